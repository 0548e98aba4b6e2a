package fapiao

import fapiao.door.NativeHandle
import java.io.InputStream

/** A caller below, who calls operations by name. */
internal class Caller(internal val native: NativeHandle) {
    fun beginImport(options: ImportOptions): Intake =
        Intake(refusing { native.beginImport(ImportOptions.toJson(options)) })

    fun call(operation: String, command: String, requestId: String?): String = refusing {
        // Half a character cannot leave as UTF-8; the desk is shown it, and says what it thinks of it.
        if (requestId != null && !isWellFormed(requestId)) {
            native.call(operation, render(TextType.write(requestId)), null)
        } else {
            native.call(operation, command, requestId)
        }
    }
}

/** What a caller at the desk can do: each role has its own operations. Can be shared between threads. */
public abstract class Handle internal constructor(internal val caller: Caller) {
    /**
     * Calls an operation by its name, for instance one of a newer desk.
     *
     * @param operation Its name in the reference, such as `read_bill`.
     * @param command Its command, JSON.
     * @param requestId Names this write (SPEC P4).
     * @return Its view, JSON.
     */
    public fun call(operation: String, command: String, requestId: String? = null): String =
        caller.call(operation, command, requestId)

    internal fun <V : Any> answer(
        operation: String,
        view: ContractType<V>,
        requestId: String?,
        command: (Writer) -> Unit = {},
    ): V = view.fromJson(caller.call(operation, render(Writer().also(command).json), requestId))

    internal fun done(operation: String, requestId: String?, command: (Writer) -> Unit = {}) {
        caller.call(operation, render(Writer().also(command).json), requestId)
    }
}

/** What a customer can do. A customer never sees or names another's rows. */
public class Customer internal constructor(caller: Caller) : CustomerOperations(caller) {
    /** [prepare] of an application over these bills, everything else as last time. */
    public fun prepare(vararg bills: String): Prepared = prepare(bills.toList())

    /** [prepare] of an application over these bills, everything else as last time. */
    public fun prepare(bills: List<String>): Prepared = prepare(Draft(bills = bills))
}

/** What the service centre can do. */
public class Staff internal constructor(caller: Caller) : StaffOperations(caller) {
    /**
     * Proves the whole store, page by page (SPEC H1).
     *
     * @param progress Is told after each page what was found so far. What it throws ends the work.
     */
    public fun verifyAll(progress: (VerifyView) -> Unit = {}): VerifyView {
        var all = verify().also(progress)
        while (all.next != null) all = (all + verify(cursor = all.next)).also(progress)
        return all
    }
}

/** Both pages as one. */
internal operator fun VerifyView.plus(page: VerifyView): VerifyView = VerifyView(
    sound = sound && page.sound,
    rows = rows + page.rows,
    facts = facts + page.facts,
    damage = damage + page.damage,
    next = page.next,
)

/**
 * A document exactly as planned, for [Staff.issue].
 *
 * @param number The number that stands on it.
 * @param code The code that stands on it; a digital one has none.
 */
public fun asPlanned(planned: FapiaoView, number: String, code: String? = null): IssuedDocument = IssuedDocument(
    code = code,
    number = number,
    fapiaoType = planned.fapiaoType,
    netFen = planned.netFen,
    taxFen = planned.taxFen,
    grossFen = planned.grossFen,
)

/** What the payment platform can do. */
public class Platform internal constructor(caller: Caller) : PlatformOperations(caller) {
    /** [feed] of payments alone. */
    public fun feed(vararg payments: PaymentFeed, requestId: String? = null): FeedReport =
        feed(records = payments.map(FeedRecord::Payment), requestId = requestId)

    /**
     * Takes in a statement of any size: a WeChat Pay bill, Alipay business detail or fund flow as downloaded, packed with gzip
     * or zip or not at all, or ordinary CSV with a column map (SPEC B11). Run again, it goes on from where it ended.
     *
     * @param source The bytes of the file; closing it is yours.
     * @param options Its format and, for ordinary CSV, its columns.
     * @param rejected Is told every line that is not taken, though the report keeps the first thousand alone.
     * @param progress Is told how far it is. What it throws ends the intake; what was committed stays.
     */
    public fun importStatementFrom(
        source: InputStream,
        options: ImportOptions = ImportOptions(),
        rejected: (RejectedLine) -> Unit = {},
        progress: (ImportProgress) -> Unit = {},
    ): ImportReport {
        val intake = caller.beginImport(options)
        while (true) intake.step(source).told(rejected, progress)?.let { return it }
    }
}
