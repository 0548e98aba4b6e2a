package fapiao.tests

import fapiao.Batch
import fapiao.Channel
import fapiao.ChannelAnswer
import fapiao.Delivered
import fapiao.Desk
import fapiao.Fact
import fapiao.FapiaoException
import fapiao.FapiaoStatus
import fapiao.FapiaoView
import fapiao.Key
import fapiao.Listed
import fapiao.Lookup
import fapiao.MailQuery
import fapiao.MailRow
import fapiao.MailState
import fapiao.MailTransportException
import fapiao.ManualClock
import fapiao.Query
import fapiao.RenderedMail
import fapiao.Row
import fapiao.Settlement
import fapiao.Store
import fapiao.StoreException
import fapiao.StoreReport
import fapiao.asPlanned
import fapiao.checkStore
import java.time.Instant
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** An error whose words must go nowhere. */
private class Personal : RuntimeException("the password of lin@example.com is three-small-fish")

/** Fails in one method, whatever it is asked. */
private class Failing(private val inner: Store, var method: String = "", var error: () -> Throwable = { Exception() }) :
    Store {
    private fun <T> meanwhile(name: String, call: () -> T): T = if (name == method) throw error() else call()

    override fun load(lookups: List<Lookup>): List<Row?> = meanwhile("load") { inner.load(lookups) }

    override fun list(query: Query): List<Listed> = meanwhile("list") { inner.list(query) }

    override fun history(key: Key, after: Long, limit: Long): List<Fact> =
        meanwhile("history") { inner.history(key, after, limit) }

    override fun commit(batch: Batch) = meanwhile("commit") { inner.commit(batch) }

    override fun lease(now: Instant, until: Instant, limit: Long): List<MailRow> =
        meanwhile("lease") { inner.lease(now, until, limit) }

    override fun settle(id: String, attempts: Long, settlement: Settlement) =
        meanwhile("settle") { inner.settle(id, attempts, settlement) }

    override fun mails(query: MailQuery): List<MailRow> = meanwhile("mails") { inner.mails(query) }
}

class HostsTest {
    /** Something that calls each method of the store. */
    private val callers: Map<String, (Desk) -> Unit> = mapOf(
        "load" to { it.staff("li").readBill("P") },
        "list" to { it.customerByReference("cust-7").bills() },
        "history" to { it.staff("li").history(kind = "bill", id = "P") },
        "commit" to { it.platform().feed(payment("Q")) },
        "lease" to { it.system().deliverDue({ _, _ -> }) },
        "settle" to { it.system().deliverDue({ _, _ -> }) },
        "mails" to { it.staff("li").mails() },
    )

    /** A desk with a bill and a mail that is due, on a store that can be made to fail. */
    private fun failing(test: (Desk, Failing, MemoryStore) -> Unit) {
        val memory = MemoryStore()
        val store = Failing(memory)
        testDesk(store).use { desk ->
            desk.platform().feed(payment("P"))
            desk.register("SO-P", "lin@example.com", "three-small-fish", "three-small-fish")
            test(desk, store, memory)
        }
    }

    @Test
    fun errorsOfAStoreArriveFromEveryMethod() {
        val errors = listOf(
            StoreException.Unavailable("the disk is away") to "store_unavailable",
            StoreException.Corrupt("page 7 is torn") to "store_damaged",
            // What is none of a store's errors may say anything: only its name goes on.
            Personal() to "store_unavailable",
            NotImplementedError("lin@example.com") to "store_unavailable",
            StackOverflowError("lin@example.com") to "store_unavailable",
        )
        for ((method, call) in callers) {
            for ((error, code) in errors) {
                failing { desk, store, memory ->
                    store.method = method
                    store.error = { error }
                    val before = memory.content()
                    val told = refusal(method) { call(desk) }
                    assertEquals(code, told.code, method)
                    val reason = if (error is StoreException) error.message else error.javaClass.name
                    assertEquals(reason, told.details["reason"], method)
                    assertFalse("lin@" in told.toJson(), told.toJson())
                    if (method !in setOf("lease", "settle")) assertEquals(before, memory.content(), method)
                    store.method = ""
                    call(desk)
                    assertTrue(desk.staff("li").verifyAll().sound)
                }
            }
        }
    }

    @Test
    fun conflictsAreTriedAgainAndTakenIsToldApart() = failing { desk, store, _ ->
        store.method = "commit"
        var tries = 0
        store.error = {
            if (++tries == 2) store.method = ""
            StoreException.Conflict()
        }
        assertEquals(1, desk.platform().feed(payment("Q")).accepted)
        assertEquals(2, tries)
        store.method = "commit"
        store.error = { StoreException.Conflict() }
        val busy = refusal { desk.platform().feed(payment("R")) }
        assertTrue(busy is FapiaoException.Conflict, "$busy")
        store.error = { StoreException.Taken("order", Key("account", "somebody")) }
        val taken = refusal { desk.register("SO-Q", "wu@example.com", "three-small-fish", "three-small-fish") }
        assertEquals("order_taken", taken.code)
        assertTrue(taken is FapiaoException.Taken)
    }

    @Test
    fun answersOfAnotherShapeAreDamage() {
        val short = object : Store by MemoryStore() {
            override fun load(lookups: List<Lookup>): List<Row?> = emptyList()
        }
        testDesk(short).use { assertEquals("store_damaged", refusal { it.staff("li").readBill("P") }.code) }
    }

    /** The library must be built with the feature `test-panic`. */
    @Test
    fun aPanicIsAnError() {
        for ((method, call) in callers) {
            failing { desk, store, _ ->
                store.method = method
                store.error = { Class.forName("panic").getConstructor().newInstance() as Throwable }
                val error = refusal(method) { call(desk) }
                assertTrue(error is FapiaoException.Internal, "$method $error")
                assertEquals("internal", error.code)
                store.method = ""
                assertTrue(desk.staff("li").verifyAll().sound)
            }
        }
    }

    @Test
    fun mailsThatCannotBeSentAreTriedAgainOrGivenUp() = failing { desk, _, memory ->
        fun states() = memory.mails(MailQuery(limit = 10)).map { it.state }
        fun deliver(error: Throwable?): Delivered {
            val sent = ArrayList<String>()
            return desk.system().deliverDue({ id, _ -> sent.add(id); error?.let { throw it } })
        }
        assertEquals(1, deliver(MailTransportException("the server is away")).failed)
        assertEquals("the server is away", memory.mails(MailQuery(limit = 1)).single().error)
        assertEquals(0, deliver(null).sent)
        assertEquals(listOf(MailState.Waiting), states())
    }

    @Test
    fun aMailIsHandedOverOnceOrGivenUp() {
        val clock = ManualClock(morning)
        val memory = MemoryStore()
        Desk.openOn(memory, clock = clock, seed = 1, cheapPasswords = true).use { desk ->
            desk.platform().feed(payment("P"), payment("Q"))
            desk.register("SO-P", "lin@example.com", "three-small-fish", "three-small-fish")
            val ids = ArrayList<String>()
            val mails = ArrayList<RenderedMail>()
            desk.system().deliverDue({ id, _ -> ids.add(id); throw Personal() })
            assertEquals(Personal::class.java.name, memory.mails(MailQuery(limit = 1)).single().error)
            clock.advance(java.time.Duration.ofHours(1))
            assertEquals(1, desk.system().deliverDue({ id, mail -> ids.add(id); mails.add(mail) }).sent)
            assertEquals(1, ids.distinct().size)
            assertEquals("lin@example.com", mails.single().to)
            desk.register("SO-Q", "wu@example.com", "three-small-fish", "three-small-fish")
            val refused = desk.system().deliverDue({ _, _ -> throw MailTransportException("no such box", retry = false) })
            assertEquals(1, refused.givenUp)
            assertEquals(1, desk.staff("li").mailsSequence(state = MailState.GaveUp).count())
        }
    }

    /** A channel that loses an answer, and tells it when it is asked. */
    private class Platform : Channel {
        val keys = ArrayList<String>()
        var issued: FapiaoView? = null

        override fun issue(key: String, fapiao: FapiaoView): ChannelAnswer {
            keys.add(key)
            issued = fapiao
            throw Personal()
        }

        override fun ask(key: String): ChannelAnswer {
            keys.add(key)
            return ChannelAnswer.Issued(asPlanned(issued!!, number = "10000001", code = "031002600111"))
        }
    }

    @Test
    fun aChannelThatLosesAnAnswerIsAskedAgain() {
        val platform = Platform()
        Desk.open("memory:", clock = ManualClock(morning), seed = 1, channel = platform).use { desk ->
            desk.platform().feed(payment("P"))
            val planned = desk.customerByReference("cust-7").apply(draft("P")).fapiaoIds.single()
            val staff = desk.staff("li")
            assertEquals(FapiaoStatus.Unknown, staff.issueThroughChannel(planned).fapiao.status)
            assertEquals(planned, platform.issued?.fapiaoId)
            val issued = staff.askChannel(planned).fapiao
            assertEquals(FapiaoStatus.Live, issued.status)
            assertEquals("10000001", issued.number)
            assertEquals(1, platform.keys.distinct().size)
        }
    }

    @Test
    fun aChannelMayRefuse() {
        val platform = object : Channel {
            override fun issue(key: String, fapiao: FapiaoView) = ChannelAnswer.Refused("the title is not known")

            override fun ask(key: String) = ChannelAnswer.Unknown
        }
        Desk.open("memory:", clock = ManualClock(morning), seed = 1, channel = platform).use { desk ->
            desk.platform().feed(payment("P"))
            val planned = desk.customerByReference("cust-7").apply(draft("P")).fapiaoIds.single()
            val answer = desk.staff("li").issueThroughChannel(planned)
            assertEquals("the title is not known", answer.refused)
            assertEquals(FapiaoStatus.Planned, answer.fapiao.status)
        }
    }

    @Test
    fun theStoreToCopyIsOneThatADeskCanRelyOn() {
        val report = checkStore(MemoryStore())
        assertTrue(report.cases.size > 30, "${report.cases.size}")
        assertEquals(emptyList<Any>(), report.cases.filterNot { it.passed })
    }

    @Test
    fun aStoreThatForgetsIsFound() {
        val forgetful = object : Store by MemoryStore() {
            override fun history(key: Key, after: Long, limit: Long): List<Fact> = emptyList()
        }
        val failed = checkStore(forgetful).cases.filterNot { it.passed }
        assertTrue(failed.isNotEmpty() && failed.all { it.message != null }, "$failed")
        val broken = object : Store by MemoryStore() {
            override fun commit(batch: Batch) = throw Personal()
        }
        val report = checkStore(broken)
        assertTrue(report.cases.none { it.passed && "commit" in it.name }, "$report")
        assertFalse("lin@" in StoreReport.toJson(report))
    }
}
