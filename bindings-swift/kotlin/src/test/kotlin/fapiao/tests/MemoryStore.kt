package fapiao.tests

import fapiao.Batch
import fapiao.Claim
import fapiao.Fact
import fapiao.IndexEntry
import fapiao.IndexRange
import fapiao.Key
import fapiao.Listed
import fapiao.Lookup
import fapiao.MailQuery
import fapiao.MailRow
import fapiao.MailState
import fapiao.Position
import fapiao.Query
import fapiao.Row
import fapiao.Settlement
import fapiao.Store
import fapiao.StoreException
import java.time.Instant
import java.util.TreeMap

/**
 * A store that lasts as long as the process. Copy it to begin a store of your own: what a database would do with tables and
 * a transaction is done here with maps and one lock.
 */
class MemoryStore : Store {
    private data class Group(val kind: String, val index: String, val value: String)

    private val rows = HashMap<String, TreeMap<String, Row>>()
    private val index = HashMap<Group, TreeMap<Position, Unit>>()
    private val claims = HashMap<Pair<String, String>, Key>()
    private val facts = HashMap<Key, TreeMap<Long, Fact>>()
    private val mails = TreeMap<String, MailRow>(byBytes)

    /** All that is kept; equal exactly when the content is. */
    @Synchronized
    fun content(): List<Any> = listOf(
        rows.mapValues { it.value.toMap() },
        index.mapValues { it.value.keys.toList() }.filterValues { it.isNotEmpty() },
        claims.toMap(),
        facts.mapValues { it.value.toMap() },
        mails.toMap(),
    )

    @Synchronized
    override fun load(lookups: List<Lookup>): List<Row?> = lookups.map { lookup ->
        when (lookup) {
            is Lookup.Key -> row(lookup.key)
            is Lookup.Claim -> claims[lookup.space to lookup.value]?.let(::row)
        }
    }

    @Synchronized
    override fun list(query: Query): List<Listed> {
        val kind = rows[query.kind] ?: return emptyList()
        val range = query.by
        val places = if (range == null) kind.keys.map { Position("", it) } else places(query.kind, range)
        val ordered = if (query.descending) places.reversed() else places
        return ordered.asSequence()
            .filter { isPast(it, query) }
            .take(query.limit.toInt())
            .map { Listed(kind.getValue(it.id), it) }
            .toList()
    }

    @Synchronized
    override fun history(key: Key, after: Long, limit: Long): List<Fact> =
        facts[key].orEmpty().values.filter { it.seq > after }.take(limit.toInt())

    @Synchronized
    override fun commit(batch: Batch) {
        check(batch)
        for (change in batch.rows) {
            val entries = { entry: IndexEntry ->
                index.getOrPut(Group(change.row.key.kind, entry.name, entry.value)) { TreeMap(byPosition) }
            }
            change.unindex.forEach { entries(it).remove(Position(it.sort, change.row.key.id)) }
            change.index.forEach { entries(it)[Position(it.sort, change.row.key.id)] = Unit }
            rows.getOrPut(change.row.key.kind) { TreeMap(byBytes) }[change.row.key.id] = change.row
        }
        batch.release.filter { claims[it.place] == it.holder }.forEach { claims.remove(it.place) }
        batch.claim.forEach { claims[it.place] = it.holder }
        batch.facts.forEach { facts.getOrPut(it.key) { TreeMap() }[it.seq] = it }
        batch.mails.forEach { mails.putIfAbsent(it.id, MailRow(it, MailState.Waiting, attempts = 0)) }
    }

    /** Everything that can be wrong, before anything is changed. */
    private fun check(batch: Batch) {
        if (batch.rows.distinctBy { it.row.key }.size < batch.rows.size) {
            throw StoreException.Corrupt("a batch names a row twice")
        }
        if (batch.rows.any { it.row.version < 1 } || batch.facts.any { it.seq < 1 }) {
            throw StoreException.Corrupt("a version is out of range")
        }
        if (batch.rows.any { (row(it.row.key)?.version ?: 0) != it.replaces }) throw StoreException.Conflict()
        val held = HashMap<Pair<String, String>, Key?>()
        batch.release.filter { claims[it.place] == it.holder }.forEach { held[it.place] = null }
        for (claim in batch.claim) {
            val holder = if (claim.place in held) held[claim.place] else claims[claim.place]
            if (holder != null && holder != claim.holder) throw StoreException.Taken(claim.space, holder)
            held[claim.place] = claim.holder
        }
        val appended = HashSet<Pair<Key, Long>>()
        for (fact in batch.facts) {
            val known = facts[fact.key].orEmpty().containsKey(fact.seq)
            if (known || !appended.add(fact.key to fact.seq)) throw StoreException.Conflict()
        }
    }

    @Synchronized
    override fun lease(now: Instant, until: Instant, limit: Long): List<MailRow> {
        val due = mails.values
            .filter { it.state == MailState.Waiting && it.mail.due <= now }
            .sortedWith(compareBy<MailRow> { it.mail.due }.thenBy(byBytes) { it.mail.id })
            .take(limit.toInt())
        return due.map { row ->
            val leased = row.copy(mail = row.mail.copy(due = until), attempts = row.attempts + 1)
            mails[row.mail.id] = leased
            leased
        }
    }

    @Synchronized
    override fun settle(id: String, attempts: Long, settlement: Settlement) {
        val row = mails[id]?.takeIf { it.attempts == attempts } ?: throw StoreException.Conflict()
        if (row.state == MailState.Sent && settlement !is Settlement.Sent) throw StoreException.Conflict()
        mails[id] = when (settlement) {
            is Settlement.Sent ->
                row.copy(mail = row.mail.copy(body = settlement.body), state = MailState.Sent, error = null)
            is Settlement.Retry -> row.copy(
                mail = row.mail.copy(due = settlement.at),
                state = MailState.Waiting,
                error = settlement.error,
            )
            is Settlement.GaveUp -> row.copy(state = MailState.GaveUp, error = settlement.error)
        }
    }

    @Synchronized
    override fun mails(query: MailQuery): List<MailRow> = mails.values
        .filter { row -> query.after?.let { byBytes.compare(row.mail.id, it) > 0 } ?: true }
        .filter { row -> query.about?.let { row.mail.about == it } ?: true }
        .filter { row -> query.state?.let { row.state == it } ?: true }
        .take(query.limit.toInt())

    private fun row(key: Key): Row? = rows[key.kind]?.get(key.id)

    private fun places(kind: String, range: IndexRange): List<Position> {
        val group = index[Group(kind, range.name, range.value)] ?: return emptyList()
        return group.keys.filter { place ->
            (range.from?.let { byBytes.compare(place.sort, it) >= 0 } ?: true) &&
                (range.to?.let { byBytes.compare(place.sort, it) < 0 } ?: true)
        }
    }

    private fun isPast(place: Position, query: Query): Boolean {
        val after = query.after ?: return true
        val compared = if (query.by == null) byBytes.compare(place.id, after.id) else byPosition.compare(place, after)
        return if (query.descending) compared < 0 else compared > 0
    }
}

private val Claim.place: Pair<String, String> get() = space to value

/** The order of the bytes of UTF-8, which is that of code points. Kotlin compares halves of characters. */
private val byBytes: Comparator<String> = Comparator { a, b ->
    val (left, right) = a.codePoints().iterator() to b.codePoints().iterator()
    while (left.hasNext() && right.hasNext()) {
        val compared = left.nextInt().compareTo(right.nextInt())
        if (compared != 0) return@Comparator compared
    }
    left.hasNext().compareTo(right.hasNext())
}

private val byPosition: Comparator<Position> =
    compareBy<Position, String>(byBytes) { it.sort }.thenBy(byBytes) { it.id }
