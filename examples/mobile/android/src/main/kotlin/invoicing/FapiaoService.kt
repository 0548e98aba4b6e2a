package invoicing

import fapiao.ApplicationView
import fapiao.BillView
import fapiao.Draft
import fapiao.FapiaoException
import fapiao.Prepared
import fapiao.Problem
import fapiao.ProgressView
import fapiao.SuspendingCustomer
import fapiao.Text
import kotlinx.coroutines.flow.toList

/**
 * What the app asks of a desk. Here the desk is in the same process; in a shop's app it is behind HTTP, and a client of
 * `examples/rust-service` takes the place of [DeskService].
 *
 * Every function may throw a [FapiaoException]. A connection that fails is a [FapiaoException.Unavailable], so that the
 * models know that trying again helps.
 */
interface FapiaoService {
    suspend fun bills(): List<BillView>

    suspend fun prepare(draft: Draft): Prepared

    suspend fun apply(draft: Draft, requestId: String): ApplicationView

    suspend fun progress(batchNumber: String): ProgressView

    suspend fun confirmReceipt(batchNumber: String, requestId: String)

    suspend fun cancel(batchNumber: String, requestId: String)
}

/** A desk in this process. */
class DeskService(private val me: SuspendingCustomer) : FapiaoService {
    override suspend fun bills(): List<BillView> = me.billsFlow(limit = 100).toList()

    override suspend fun prepare(draft: Draft): Prepared = me.prepare(draft)

    override suspend fun apply(draft: Draft, requestId: String): ApplicationView = me.apply(draft, requestId)

    override suspend fun progress(batchNumber: String): ProgressView = me.progress(batchNumber)

    override suspend fun confirmReceipt(batchNumber: String, requestId: String) {
        me.confirmReceipt(batchNumber, requestId)
    }

    override suspend fun cancel(batchNumber: String, requestId: String) {
        me.cancel(batchNumber, requestId)
    }
}

/** The language of the screens. The desk says everything in both. */
enum class Language {
    Chinese, English;

    fun of(text: Text): String = if (this == Chinese) text.zh else text.en

    fun of(problem: Problem): String = if (this == Chinese) problem.zh else problem.en

    /** What happened, and what to do about it. */
    fun of(error: FapiaoException): String =
        if (this == Chinese) "${error.zh}。${error.adviceZh}" else "${error.en}; ${error.adviceEn}"
}
