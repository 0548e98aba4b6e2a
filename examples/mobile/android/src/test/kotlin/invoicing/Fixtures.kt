package invoicing

import fapiao.ApplicationView
import fapiao.BillView
import fapiao.Buyer
import fapiao.BuyerKind
import fapiao.Delivery
import fapiao.Desk
import fapiao.Draft
import fapiao.FapiaoException
import fapiao.FapiaoType
import fapiao.ManualClock
import fapiao.Medium
import fapiao.PaymentFeed
import fapiao.PaymentStatus
import fapiao.Prepared
import fapiao.ProgressView
import fapiao.suspending
import java.time.Instant
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.delay
import kotlinx.coroutines.withTimeout

val noon: Instant = Instant.parse("2026-03-12T04:00:00Z")
const val REFERENCE = "cust-7"

/** A desk at which the customer has paid for two bills. */
fun openDesk(clock: ManualClock): Desk =
    Desk.open("memory:", clock = clock, seed = 1, cheapPasswords = true).also { desk ->
        for (bill in listOf("PAY-1", "PAY-2")) {
            desk.platform().feed(
                PaymentFeed(
                    billId = bill,
                    orderNumber = "SO-$bill",
                    customerReference = REFERENCE,
                    status = PaymentStatus.Completed,
                    description = "Office365云服务",
                    amountFen = 128_000,
                    paidAt = noon,
                ),
            )
        }
    }

fun service(desk: Desk): DeskService = DeskService(desk.suspending().customerByReference(REFERENCE))

/** A form that can be sent, filled in field by field. */
fun fillIn(model: ApplyModel) {
    model.edit("fapiao_type") { it.copy(fapiaoType = FapiaoType.Normal) }
    model.edit("medium") { it.copy(medium = Medium.Paper) }
    model.edit("buyer.title") { it.copy(buyer = Buyer(kind = BuyerKind.Individual, title = "林小帆")) }
    model.edit("delivery.address") {
        it.copy(
            delivery = Delivery(
                method = "yunda",
                recipient = "林小帆",
                phone = "021-55550188",
                address = "上海市杨浦区示例路 88 号",
            ),
        )
    }
}

/** What a connection that is cut ends with. */
val cutOff: FapiaoException = FapiaoException.fromJson(
    """{"code": "store_unavailable", "kind": "unavailable", "zh": "网络已断开", "en": "no network",
        "advice_zh": "请稍后重试", "advice_en": "try again later", "retry": "soon"}""",
)

/** A form in memory, as it outlasts the app. */
class MemoryFormStore : FormStore {
    private var form: SavedForm? = null

    override fun load(): SavedForm? = form

    override fun save(form: SavedForm) {
        this.form = form
    }

    override fun clear() {
        form = null
    }
}

/** A service whose connection can be cut before or after the desk has done its work, and made to answer late. */
class Line(private val desk: FapiaoService) : FapiaoService {
    enum class Cut { Never, Before, After }

    @Volatile
    var cut = Cut.Never

    /** The next so many answers to `prepare` are held back; complete them from [held]. */
    val holds = AtomicInteger()
    val held = ConcurrentLinkedQueue<CompletableDeferred<Unit>>()
    val progressCalls = AtomicInteger()

    private inline fun <T> over(work: () -> T): T {
        val cut = cut
        if (cut == Cut.Before) throw cutOff
        val value = work()
        if (cut == Cut.After) throw cutOff
        return value
    }

    override suspend fun bills(): List<BillView> = over { desk.bills() }

    override suspend fun prepare(draft: Draft): Prepared {
        val prepared = over { desk.prepare(draft) }
        if (holds.getAndDecrement() > 0) CompletableDeferred<Unit>().also(held::add).await()
        return prepared
    }

    override suspend fun apply(draft: Draft, requestId: String): ApplicationView = over { desk.apply(draft, requestId) }

    override suspend fun progress(batchNumber: String): ProgressView {
        progressCalls.incrementAndGet()
        return over { desk.progress(batchNumber) }
    }

    override suspend fun confirmReceipt(batchNumber: String, requestId: String) =
        over { desk.confirmReceipt(batchNumber, requestId) }

    override suspend fun cancel(batchNumber: String, requestId: String) = over { desk.cancel(batchNumber, requestId) }
}

/** Waits until something is so. */
suspend fun until(condition: () -> Boolean) = withTimeout(60_000) {
    while (!condition()) delay(2)
}
