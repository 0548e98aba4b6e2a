package invoicing

import fapiao.ApplicationStatus
import fapiao.FapiaoException
import fapiao.ProgressView
import fapiao.Retry
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/** How far an application is: four segments, every step, the promise, what can be done. */
class TimelineModel(
    val batchNumber: String,
    private val service: FapiaoService,
    private val language: Language,
) {
    /** A step on the way. */
    data class Entry(
        /** China time. */
        val at: String,
        val text: String,
        val isByCustomer: Boolean,
    )

    /** Everything that the screen shows. */
    data class State(
        /** The four segments of the bar; whether each is reached. */
        val segments: List<Boolean> = emptyList(),
        val headline: String? = null,
        /** What is worth knowing, and why it takes longer. */
        val remarks: List<String> = emptyList(),
        /** The day by which it is mailed. */
        val promise: String? = null,
        val isLate: Boolean = false,
        val entries: List<Entry> = emptyList(),
        val canConfirmReceipt: Boolean = false,
        val canCancel: Boolean = false,
        /** Whether nothing more will happen by itself. */
        val isFinished: Boolean = false,
        /** Why the last look failed; what was known stays. */
        val error: FapiaoException? = null,
    )

    private val mutable = MutableStateFlow(State())

    val state: StateFlow<State> = mutable.asStateFlow()

    /** Looks once; what was known stays when the desk does not answer. */
    suspend fun refresh() {
        try {
            mutable.value = shown(service.progress(batchNumber))
        } catch (error: FapiaoException) {
            mutable.update { it.copy(error = error) }
        }
    }

    /** Looks again and again until the application is finished or the screen goes away, which cancels the coroutine. */
    suspend fun follow(everyMillis: Long = 30_000) {
        while (true) {
            refresh()
            if (mutable.value.isFinished || mutable.value.error?.retry == Retry.Never) return
            delay(everyMillis)
        }
    }

    /** The customer says that the fapiao arrived. */
    suspend fun confirmReceipt() = act { service.confirmReceipt(batchNumber, "received-$batchNumber") }

    /** The customer takes the application back. */
    suspend fun cancel() = act { service.cancel(batchNumber, "cancel-$batchNumber") }

    /** Each is done once: its request id is the same for each try. */
    private suspend fun act(work: suspend () -> Unit) {
        try {
            work()
        } catch (error: FapiaoException) {
            mutable.update { it.copy(error = error) }
            return
        }
        refresh()
    }

    private fun shown(progress: ProgressView) = State(
        segments = (1..progress.stages).map { it <= progress.stage },
        headline = language.of(progress.label),
        remarks = progress.remarks.map(language::of) + progress.reasons.map { language.of(it.text) },
        promise = promise(progress),
        isLate = progress.late,
        entries = progress.timeline.map { Entry(CHINA_TIME.format(it.at), language.of(it.text), it.by == "customer") },
        canConfirmReceipt = "confirm_receipt" in progress.allowed,
        canCancel = "cancel" in progress.allowed,
        isFinished = when (progress.status) {
            ApplicationStatus.Received, ApplicationStatus.Collected, ApplicationStatus.Cancelled,
            ApplicationStatus.Rejected, ApplicationStatus.Replaced -> true
            else -> false
        },
    )

    private fun promise(progress: ProgressView): String {
        val day = progress.promise.date
        return when (language) {
            Language.Chinese -> "预计 $day 前寄出" + if (progress.promise.provisional) "（节假日安排尚未公布）" else ""
            Language.English -> "to be mailed by $day" + if (progress.promise.provisional) " (holidays not announced yet)" else ""
        }
    }

    private companion object {
        val CHINA_TIME: DateTimeFormatter =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"))
    }
}
