package fapiao

import com.google.gson.JsonArray
import com.google.gson.JsonNull
import fapiao.door.checkStore as nativeCheckStore
import java.time.Instant

/**
 * A place where the desk keeps what it knows. It knows keys, versions, claims, index entries and texts, and nothing of
 * fapiao. It is called by several threads at once. What it throws besides [StoreException] counts as
 * [StoreException.Unavailable], and only the name of its class goes further.
 */
public interface Store {
    /** The rows asked for, in the order asked, `null` where there is none. */
    public fun load(lookups: List<Lookup>): List<Row?>

    /** A page of rows. Rows inserted meanwhile never shift a page: a list goes on from a [Position]. */
    public fun list(query: Query): List<Listed>

    /** The facts of a row with `seq > after`, in order, at most [limit]. */
    public fun history(key: Key, after: Long, limit: Long): List<Fact>

    /**
     * Commits the batch whole, durably, or not at all. Versions are checked before claims, claims before facts; claims are
     * released before any is taken; all `unindex` apply before `index`. An empty batch does nothing.
     *
     * @throws StoreException.Conflict a row is at another version; nothing was changed.
     * @throws StoreException.Taken a claim is held by another row; nothing was changed.
     */
    public fun commit(batch: Batch)

    /**
     * Waiting mails with `due <= now`, the longest due first, at most [limit]. Each one's `due` becomes [until] and its
     * `attempts` grows by one, so that no other relay takes it before then.
     */
    public fun lease(now: Instant, until: Instant, limit: Long): List<MailRow>

    /**
     * Says how a try ended. `Sent` clears the error of an earlier try; only `Retry` moves `due`.
     *
     * @param attempts That of the mail as it was leased or listed.
     * @throws StoreException.Conflict when the mail is unknown, was leased again since, or is sent already (but for `Sent`
     * again).
     */
    public fun settle(id: String, attempts: Long, settlement: Settlement)

    /** Mails as they are kept, by id. */
    public fun mails(query: MailQuery): List<MailRow>
}

/**
 * Runs the cases that any store must pass, and tells how each ended.
 *
 * @param store One that can be thrown away: what the cases write stays in it.
 */
public fun checkStore(store: Store): StoreReport = StoreReport.fromJson(refusing { nativeCheckStore(StoreHost(store)) })

/** Why a store did not do what it was asked. Messages carry no personal data. */
public sealed class StoreException(message: String) : RuntimeException(message) {
    internal abstract val json: Map<String, Any?>

    /** A row is not at the version that the batch replaces. Nothing was changed. */
    public class Conflict : StoreException("the row was changed meanwhile") {
        override val json: Map<String, Any?> get() = mapOf("error" to "conflict")
    }

    /** A claim is held by another row. Nothing was changed. */
    public class Taken(public val space: String, public val holder: Key) :
        StoreException("a value of $space is taken") {
        override val json: Map<String, Any?>
            get() = mapOf(
                "error" to "taken",
                "space" to space,
                "holder" to mapOf("kind" to holder.kind, "id" to holder.id),
            )
    }

    /** The store cannot answer now. A commit may or may not have happened. */
    public class Unavailable(message: String) : StoreException(message) {
        override val json: Map<String, Any?> get() = mapOf("error" to "unavailable", "message" to message)
    }

    /** What is stored, or was to be stored, cannot be understood. Trying again does not help. */
    public class Corrupt(message: String) : StoreException(message) {
        override val json: Map<String, Any?> get() = mapOf("error" to "corrupt", "message" to message)
    }
}

internal class StoreHost(private val store: Store) : Host() {
    override fun answer(method: String, input: Fields): String = when (method) {
        "load" -> {
            val rows = store.load(input.required("lookups", ListType(Lookup)))
            val array = JsonArray(rows.size)
            rows.forEach { row -> array.add(row?.let(Row::write) ?: JsonNull.INSTANCE) }
            array.toString()
        }
        "list" -> ListType(Listed).toJson(store.list(Query.read(input)))
        "history" -> ListType(Fact).toJson(
            store.history(
                input.required("key", Key),
                input.required("after", IntegerType),
                input.required("limit", IntegerType),
            ),
        )
        "commit" -> nothing { store.commit(Batch.read(input)) }
        "lease" -> ListType(MailRow).toJson(
            store.lease(
                input.required("now", InstantType),
                input.required("until", InstantType),
                input.required("limit", IntegerType),
            ),
        )
        "settle" -> nothing {
            store.settle(
                input.required("id", TextType),
                input.required("attempts", IntegerType),
                input.required("settlement", Settlement),
            )
        }
        "mails" -> ListType(MailRow).toJson(store.mails(MailQuery.read(input)))
        else -> throw StoreException.Unavailable("this library knows no $method of a store")
    }

    override fun told(error: Throwable): String =
        if (error is StoreException) JsonType.toJson(error.json) else super.told(error)

    private inline fun nothing(act: () -> Unit): String {
        act()
        return "null"
    }
}
