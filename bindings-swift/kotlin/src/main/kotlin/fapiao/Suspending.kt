package fapiao

import java.io.InputStream
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/**
 * What calls on a dispatcher and suspends meanwhile. A call that is running when its coroutine is cancelled comes to its end
 * first: give writes a `requestId`, and they can be asked again.
 */
public abstract class SuspendingHandle internal constructor(
    private val waiting: Handle,
    private val dispatcher: CoroutineDispatcher,
) {
    /** [Handle.call]. */
    public suspend fun call(operation: String, command: String, requestId: String? = null): String =
        away { waiting.call(operation, command, requestId) }

    internal suspend fun <T> away(call: () -> T): T = withContext(dispatcher) { call() }
}

/** This desk for coroutines. Both can be used side by side; closing it is left to [Desk.close]. */
public fun Desk.suspending(dispatcher: CoroutineDispatcher = Dispatchers.IO): SuspendingDesk =
    SuspendingDesk(this, dispatcher)

/** A [Desk] for coroutines. */
public class SuspendingDesk internal constructor(private val desk: Desk, private val dispatcher: CoroutineDispatcher) :
    SuspendingPublicOperations(desk, dispatcher) {
    /** [Desk.customer]. */
    public fun customer(session: String): SuspendingCustomer = SuspendingCustomer(desk.customer(session), dispatcher)

    /** [Desk.customerByReference]. */
    public fun customerByReference(
        reference: String,
        email: String? = null,
        locale: Locale? = null,
    ): SuspendingCustomer = SuspendingCustomer(desk.customerByReference(reference, email, locale), dispatcher)

    /** [Desk.staff]. */
    public fun staff(name: String): SuspendingStaff = SuspendingStaff(desk.staff(name), dispatcher)

    /** [Desk.platform]. */
    public fun platform(): SuspendingPlatform = SuspendingPlatform(desk.platform(), dispatcher)

    /** [Desk.system]. */
    public fun system(): SuspendingClockwork = SuspendingClockwork(desk.system(), dispatcher)
}

/** A [Customer] for coroutines. */
public class SuspendingCustomer internal constructor(
    private val waiting: Customer,
    dispatcher: CoroutineDispatcher,
) : SuspendingCustomerOperations(waiting, dispatcher) {
    /** [Customer.prepare]. */
    public suspend fun prepare(vararg bills: String): Prepared = prepare(bills.toList())

    /** [Customer.prepare]. */
    public suspend fun prepare(bills: List<String>): Prepared = away { waiting.prepare(bills) }
}

/** A [Staff] for coroutines. */
public class SuspendingStaff internal constructor(waiting: Staff, dispatcher: CoroutineDispatcher) :
    SuspendingStaffOperations(waiting, dispatcher) {
    /** [Staff.verifyAll]; it can be cancelled between two pages. */
    public suspend fun verifyAll(progress: (VerifyView) -> Unit = {}): VerifyView {
        var all = verify().also(progress)
        while (all.next != null) all = (all + verify(cursor = all.next)).also(progress)
        return all
    }
}

/** A [Platform] for coroutines. */
public class SuspendingPlatform internal constructor(
    private val waiting: Platform,
    dispatcher: CoroutineDispatcher,
) : SuspendingPlatformOperations(waiting, dispatcher) {
    /** [Platform.feed]. */
    public suspend fun feed(vararg payments: PaymentFeed, requestId: String? = null): FeedReport =
        away { waiting.feed(*payments, requestId = requestId) }

    /** [Platform.importStatementFrom]; it can be cancelled between two pieces, and what was committed stays. */
    public suspend fun importStatementFrom(
        source: InputStream,
        options: ImportOptions = ImportOptions(),
        rejected: (RejectedLine) -> Unit = {},
        progress: (ImportProgress) -> Unit = {},
    ): ImportReport {
        val intake = waiting.caller.beginImport(options)
        while (true) away { intake.step(source) }.told(rejected, progress)?.let { return it }
    }
}

/** A [Clockwork] for coroutines. */
public class SuspendingClockwork internal constructor(
    private val waiting: Clockwork,
    private val dispatcher: CoroutineDispatcher,
) : SuspendingClockworkOperations(waiting, dispatcher) {
    /** [Clockwork.deliverDue]. */
    public suspend fun deliverDue(transport: MailTransport, limit: Int = 100): Delivered =
        away { waiting.deliverDue(transport, limit) }

    /** [Clockwork.startRelay]. */
    public suspend fun startRelay(transport: MailTransport, pause: Duration = 15.seconds): SuspendingRelay =
        SuspendingRelay(away { waiting.startRelay(transport, pause) }, dispatcher)
}

/** A [Relay] for coroutines. */
public class SuspendingRelay internal constructor(
    private val waiting: Relay,
    private val dispatcher: CoroutineDispatcher,
) {
    /** [Relay.status]. */
    public val status: RelayStatus get() = waiting.status

    /** [Relay.stop]. */
    public suspend fun stop(): RelayStatus = withContext(dispatcher) { waiting.stop() }
}
