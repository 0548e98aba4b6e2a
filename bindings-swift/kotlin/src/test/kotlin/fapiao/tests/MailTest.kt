package fapiao.tests

import fapiao.Desk
import fapiao.FapiaoException
import fapiao.MailState
import fapiao.MailTransport
import fapiao.MailTransportException
import fapiao.RelayStatus
import fapiao.Smtp
import fapiao.SmtpOptions
import fapiao.SmtpSecurity
import fapiao.suspending
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File
import java.net.ServerSocket
import java.util.Collections
import kotlin.time.Duration
import kotlin.time.Duration.Companion.days
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Test

class MailTest {
    private val soon = 5.milliseconds

    /** Waits for what another thread does. */
    private fun until(status: () -> RelayStatus, isTrue: (RelayStatus) -> Boolean) {
        repeat(6000) {
            if (isTrue(status())) return
            Thread.sleep(5)
        }
        throw AssertionError("it never happens: ${status()}")
    }

    private fun Desk.registered(order: String): Desk {
        platform().feed(payment(order))
        register("SO-$order", "${order.lowercase()}@example.com", "three-small-fish", "three-small-fish")
        return this
    }

    /** N2 */
    @Test
    fun aRelaySendsUntilItIsStopped() = testDesk().use { desk ->
        desk.registered("P")
        val sent = Collections.synchronizedList(ArrayList<String>())
        val relay = desk.system().startRelay({ _, mail -> sent.add(mail.to) }, soon)
        until({ relay.status }) { it.sent == 1L }
        desk.registered("Q")
        until({ relay.status }) { it.sent == 2L && it.running }
        val ended = RelayStatus(running = false, sent = 2, failed = 0, givenUp = 0)
        assertEquals(ended, relay.stop())
        relay.close()
        assertEquals(ended, relay.status)
        assertEquals(listOf("p@example.com", "q@example.com"), sent)
    }

    @Test
    fun whatATransportThrowsEndsNoRelayAndClosingTheDeskDoes() {
        val desk = testDesk().registered("P")
        val fail = MailTransport { _, _ -> throw IllegalStateException("secret text") }
        val relay = desk.system().startRelay(fail, soon)
        until({ relay.status }) { it.failed == 1L && it.running }
        assertEquals("java.lang.IllegalStateException", desk.staff("li").mails().items.single().error)
        desk.close()
        until({ relay.status }) { !it.running }
        assertEquals("desk_closed", refusal { desk.system().startRelay(fail) }.code)
    }

    @Test
    fun aPauseIsAPause() = testDesk().use { desk ->
        for (pause in listOf(Duration.ZERO, (-1).milliseconds, 999.microseconds, 50.days, Duration.INFINITE)) {
            val wrong = refusal("$pause") { desk.system().startRelay({ _, _ -> }, pause) }
            assertEquals(listOf("pause" to "not_allowed"), wrong.problems.map { it.path to it.code })
        }
    }

    @Test
    fun coroutines() = runBlocking {
        testDesk().use { waiting ->
            waiting.registered("P")
            val relay = waiting.suspending().system().startRelay({ _, _ -> }, soon)
            until({ relay.status }) { it.sent == 1L }
            assertFalse(relay.stop().running)
        }
    }

    @Test
    fun everyWrongOptionIsTold() {
        val wrong = SmtpOptions(" ", "nobody", username = "desk", certificates = "none", timeoutSeconds = 0)
        val refused = refusal { Smtp(wrong) } as FapiaoException.Invalid
        val paths = setOf("host", "from_address", "password", "certificates", "timeout_seconds")
        assertEquals(paths, refused.problems.map { it.path }.toSet())
        val typed = refusal { Smtp(SmtpOptions("localhost", "desk@example.com", port = 70_000)) }
        assertEquals("port", typed.problems.single().path)
    }

    @Test
    fun aServerThatIsNotThere() = testDesk().use { desk ->
        val port = ServerSocket(0).use { it.localPort.toLong() }
        val nobody = Smtp(SmtpOptions("127.0.0.1", "desk@example.com", port = port, security = SmtpSecurity.None))
        val refused = assertThrows(MailTransportException::class.java) { nobody.check() }
        assertTrue("connection" in refused.message!! && refused.retry)
        desk.registered("P")
        assertEquals(1, desk.system().deliverDue(nobody).failed)
        val mail = desk.staff("li").mails().items.single()
        assertTrue(mail.state == MailState.Waiting && "connection" in mail.error!!)
    }

    @Test
    fun aMailServerTakesMails() = testDesk().use { desk ->
        val told = System.getProperty("fapiao.mail")
        assumeTrue(told != null, "`cargo xtask test kotlin` brings the mail server")
        fun server(): List<JsonObject> = File(told).readLines().map { JsonParser.parseString(it).asJsonObject }
        val listening = server().first()
        val options = SmtpOptions(
            host = "127.0.0.1",
            fromAddress = "desk@seller.example",
            fromName = "发票服务台",
            port = listening["start_tls"].asLong,
            username = "desk",
            password = "a secret",
            certificates = listening["certificates"].asString,
        )
        assertFalse("secret" in "$options")
        val smtp = Smtp(options)
        smtp.check()
        assertEquals(1, desk.registered("P").system().deliverDue(smtp).sent)
        desk.registered("Q").system().startRelay(smtp, soon).use { relay ->
            until({ relay.status }) { it.sent == 1L }
        }
        val mails = server().drop(1)
        assertEquals(listOf("p@example.com", "q@example.com"), mails.map { it["rcpt"].asString })
        assertTrue(mails.all { it["tls"].asBoolean && it["account"].asString == "desk" })
        assertTrue(mails.all { "发票服务台" in it["headers"].asJsonObject["From"].asString })
    }
}
