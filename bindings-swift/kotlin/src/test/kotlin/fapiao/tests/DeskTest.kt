package fapiao.tests

import com.google.gson.JsonParser
import fapiao.Desk
import fapiao.FapiaoException
import fapiao.Handle
import fapiao.Kind
import fapiao.Lookup
import fapiao.ManualClock
import fapiao.PolicyChoice
import fapiao.Retry
import fapiao.Row
import fapiao.Store
import fapiao.capitals
import fapiao.fen
import fapiao.suspending
import fapiao.yuan
import java.math.BigDecimal
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class DeskTest {
    private fun handles(desk: Desk): Map<String, Handle> = mapOf(
        "public" to desk,
        "customer" to desk.customerByReference("cust-7"),
        "staff" to desk.staff("li"),
        "platform" to desk.platform(),
        "system" to desk.system(),
    )

    @Test
    fun refusalsTellEverythingInBothLanguages() = testDesk().use { desk ->
        val error = refusal { desk.register("SO-1", email = "nonsense", password = "x", passwordRepeat = "y") }
        assertTrue(error is FapiaoException.Invalid)
        assertEquals(Kind.Invalid, error.kind)
        assertEquals("invalid_input", error.code)
        assertEquals(setOf("email", "password", "password_repeat"), error.problems.map { it.path }.toSet())
        assertTrue(error.problems.all { it.zh.isNotEmpty() && it.en.isNotEmpty() })
        assertEquals(Retry.Never, error.retry)
        assertTrue(error.message!!.startsWith("${error.code}: ${error.en}") && "email: " in error.message!!, error.message)
        val missing = refusal { desk.customerByReference("cust-7").bill("PAY-404") }
        assertTrue(missing is FapiaoException.NotFound)
        assertEquals("bill_not_found", missing.code)
    }

    @Test
    fun amountsAreExact() = testDesk().use { desk ->
        val largest = 9_007_199_254_740_991
        assertEquals(3, desk.platform().feed(payment("A", 0), payment("B", 1), payment("C", largest)).let { it.accepted + it.rejected.size })
        val staff = desk.staff("li")
        assertEquals(1, staff.readBill("B").bill.amountFen)
        assertEquals(BigDecimal("0.01"), staff.readBill("B").bill.amount)
        assertEquals(largest, staff.readBill("C").bill.amountFen)
        assertEquals(BigDecimal("90071992547409.91"), staff.readBill("C").bill.amount)
        val tooMuch = refusal { desk.platform().feed(payment("D", largest + 1)) }
        assertEquals("records[0].payment.amount_fen", tooMuch.problems.single().path)
        assertEquals("bad_amount", refusal { staff.mayRefund("C", Long.MIN_VALUE) }.problems.single().code)
        assertTrue(staff.mayRefund("C", largest).mayRefund)
        assertEquals(largest, fen(yuan(largest)))
        assertEquals(128_000, fen("1280"))
        assertThrows(ArithmeticException::class.java) { fen("0.001") }
        assertEquals("陆仟壹佰叁拾贰圆伍角整", capitals(613_250))
        assertTrue(refusal { capitals(largest + 1) } is FapiaoException.Invalid)
    }

    @Test
    fun pagesAreIteratedAndBillsAreNamedByAList() = testDesk().use { desk ->
        desk.platform().feed(payment("A", 1), payment("B", 2))
        val me = desk.customerByReference("cust-7")
        val page = me.bills()
        assertEquals(page.items, page.toList())
        val ids = page.map { it.billId }
        assertEquals(setOf("A", "B"), ids.toSet())
        assertEquals(me.prepare("A", "B").bills.size, me.prepare(ids).bills.size)
        runBlocking { assertEquals(2, desk.suspending().customerByReference("cust-7").prepare(ids).bills.size) }
    }

    @Test
    fun textsBeyondTheFirstPlaneComeBack() = testDesk().use { desk ->
        val odd = "𠮷野家 😀 𝔘𝔫𝔦"
        assertEquals(1, desk.platform().feed(payment("P", description = odd).copy(payer = odd, lines = emptyList())).accepted)
        val me = desk.customerByReference("cust-7")
        assertEquals(odd, me.bill("P").description)
        val sent = draft("P").let { draft ->
            draft.copy(
                remark = odd,
                buyer = draft.buyer.copy(title = odd, address = odd, bank = odd),
                delivery = draft.delivery.copy(recipient = odd, address = odd, remark = odd),
            )
        }
        val prepared = me.prepare(sent)
        assertEquals(sent.buyer, prepared.draft.buyer)
        assertEquals(sent.delivery, prepared.draft.delivery)
        assertEquals(odd, prepared.draft.remark)
        val application = me.apply(sent)
        assertEquals(odd, application.buyer.title)
        val staff = desk.staff(odd)
        assertEquals(odd, staff.reject(application.batchNumber, reason = odd).rejected)
        val facts = staff.history(kind = "application", id = application.batchNumber).facts
        assertEquals("staff:$odd", facts.last().actor)
        assertEquals(odd, staff.postNotice(zh = odd, en = odd, mailBy = LocalDate.of(2026, 4, 1)).text.zh)
    }

    @Test
    fun halfACharacterIsRefused() = testDesk().use { desk ->
        val half = "x\uD83D"
        desk.platform().feed(payment("P"))
        val me = desk.customerByReference("cust-7")
        for (call in listOf<() -> Unit>(
            { desk.platform().feed(payment("Q", description = half)) },
            { me.prepare(draft("P").copy(remark = half)) },
            { me.apply(draft("P"), requestId = half) },
            { me.apply(draft("P"), requestId = "\uDE00") },
            { desk.staff(half).queue() },
            { desk.customer(half).me() },
        )) {
            assertTrue(refusal(call = call) is FapiaoException.Invalid)
        }
        assertEquals(null, me.bill("P").batchNumber)
        assertEquals("bill_not_found", refusal { me.bill("Q") }.code)
    }

    /** Whatever is sent to whatever operation, the answer is a view or a refusal that is the sender's fault. */
    @Test
    fun garbageIsRefused() = testDesk().use { desk ->
        desk.platform().feed(payment("P"))
        val half = "\"\\ud800\""
        val garbage = listOf(
            "", " ", "{", "nonsense", "null", "true", "0", "-1", "1.5", "1e400", "\"text\"", half, "[]", "[{}]", "{}",
            "{\"fly\":1}", "{\"limit\":-1}", "{\"limit\":\"x\"}", "{\"draft\":[]}", "{\"records\":{}}", "{\"cursor\":\"x\"}",
            "[".repeat(200), "{\"a\":".repeat(200),
        )
        var calls = 0
        for (operation in JsonParser.parseString(Desk.operations()).asJsonArray.map { it.asJsonObject }) {
            val handle = handles(desk).getValue(operation.text("role")!!)
            for (text in garbage) {
                try {
                    handle.call(operation.text("name")!!, text)
                } catch (error: FapiaoException) {
                    assertFalse(error is FapiaoException.Internal, "${operation.text("name")} $text")
                }
                calls++
            }
        }
        assertTrue(calls > 1500, "$calls")
        assertTrue(desk.staff("li").verifyAll().sound)
    }

    @Test
    fun afterClosingEverythingIsRefused() {
        val desk = testDesk()
        val handles = handles(desk).values + desk.customer("tok")
        desk.close()
        desk.close()
        for (handle in handles) {
            assertEquals("desk_closed", refusal { handle.call("support", "{}") }.code)
        }
        assertEquals("desk_closed", refusal { desk.support() }.code)
        assertEquals("desk_closed", refusal { desk.now() }.code)
        assertEquals("desk_closed", refusal { desk.policy }.code)
        assertEquals("desk_closed", refusal { desk.system().deliverDue({ _, _ -> }) }.code)
    }

    @Test
    fun aCallThatRunsWhenTheDeskIsClosedComesToItsEnd() {
        val (begun, closed) = CountDownLatch(1) to CountDownLatch(1)
        val store = object : Store by MemoryStore() {
            override fun load(lookups: List<Lookup>): List<Row?> {
                begun.countDown()
                check(closed.await(10, TimeUnit.SECONDS))
                return lookups.map { null }
            }
        }
        val desk = testDesk(store)
        val threads = Executors.newSingleThreadExecutor()
        val call = threads.submit(Callable { refusal { desk.staff("li").readBill("P") } })
        assertTrue(begun.await(10, TimeUnit.SECONDS))
        desk.close()
        closed.countDown()
        assertEquals("bill_not_found", call.get(10, TimeUnit.SECONDS).code)
        threads.shutdown()
    }

    @Test
    fun twoDesksShareAFile(@TempDir folder: Path) {
        val url = "sqlite:$folder/desk.db"
        testDesk(url).use { one ->
            testDesk(url).use { other ->
                val threads = Executors.newFixedThreadPool(4)
                val feeds = (0 until 40).map { at ->
                    threads.submit(Callable { (if (at % 2 == 0) one else other).platform().feed(payment("P-$at")).accepted })
                }
                assertEquals(40, feeds.sumOf { it.get(60, TimeUnit.SECONDS) })
                threads.shutdown()
                for (desk in listOf(one, other)) {
                    assertEquals(40, desk.customerByReference("cust-7").billsSequence(limit = 7).count())
                }
            }
        }
        assertTrue(Files.exists(folder.resolve("desk.db")))
    }

    /** One bill, many takers at once: one of them gets it, whoever it is (B7). */
    @Test
    fun threadsShareADesk() = testDesk().use { desk ->
        desk.platform().feed(payment("P"))
        val threads = Executors.newFixedThreadPool(8)
        val tries = (0 until 16).map {
            threads.submit(
                Callable {
                    runCatching { desk.customerByReference("cust-7").apply(draft("P")) }
                        .exceptionOrNull()?.let { (it as FapiaoException).code } ?: "applied"
                },
            )
        }
        val ends = tries.map { it.get(60, TimeUnit.SECONDS) }
        threads.shutdown()
        assertEquals(1, ends.count { it == "applied" }, "$ends")
        assertTrue(desk.staff("li").verifyAll().sound)
    }

    @Test
    fun desksCanShareAClock() {
        val clock = ManualClock(morning)
        testDesk(clock = clock).use { one ->
            testDesk(clock = clock).use { other ->
                clock.advance(Duration.ofHours(3))
                assertEquals(morning.plusSeconds(10_800), one.now())
                assertEquals(one.now(), other.now())
                clock.set(Instant.parse("2027-01-01T00:00:00.123456Z"))
                assertEquals(Instant.parse("2027-01-01T00:00:00.123Z"), other.now())
                assertTrue(refusal { clock.set(Instant.MAX) } is FapiaoException.Invalid)
                assertTrue(refusal { ManualClock(Instant.MIN) } is FapiaoException.Invalid)
                assertEquals(Instant.parse("2027-01-01T00:00:00.123Z"), clock.now())
            }
        }
    }

    @Test
    fun aDeskIsOpenedAsItIsAsked(@TempDir folder: Path) {
        Desk.open("memory:", policy = PolicyChoice.Preset("vianet21")).use { desk ->
            assertEquals("vianet21", desk.policy.name)
            Desk.open("memory:", policy = PolicyChoice.Whole(desk.policy)).use { assertEquals(desk.policy, it.policy) }
        }
        val change = mapOf("name" to "ours", "support" to mapOf("phone" to "021-1234567"))
        Desk.open("memory:", policy = PolicyChoice.Preset("default", change)).use { desk ->
            assertEquals("ours", desk.policy.name)
            assertEquals("021-1234567", desk.support().phone)
        }
        val file = root.resolve("docs/policy.example.toml").path
        Desk.open("memory:", policyFile = file).use { assertEquals("example", it.policy.name) }
        for (open in listOf<() -> Desk>(
            { Desk.open("nowhere:") },
            { Desk.open("sqlite:$folder/none/desk.db") },
            { Desk.open("memory:", policy = PolicyChoice.Preset("theirs")) },
            { Desk.open("memory:", policy = PolicyChoice.Preset("default"), policyFile = file) },
            { Desk.open("memory:", policyFile = "$folder/none.toml") },
            { Desk.open("memory:", calendar = "nonsense") },
            { Desk.open("memory:", cheapPasswords = true) },
        )) {
            assertNotEquals("", refusal { open() }.code)
        }
        val typo = mapOf("support" to mapOf("fone" to "021-1234567"))
        val unknown = refusal { Desk.open("memory:", policy = PolicyChoice.Preset("default", typo)) }
        assertEquals("support.fone" to "unknown_field", unknown.problems.single().let { it.path to it.code })
        val before = Instant.now().minusSeconds(1)
        Desk.open("memory:").use { assertTrue(it.now().isAfter(before)) }
    }
}
