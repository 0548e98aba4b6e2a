package fapiao.tests

import fapiao.ApplicationView
import fapiao.BillStage
import fapiao.Buyer
import fapiao.Customer
import fapiao.Delivery
import fapiao.Desk
import fapiao.FapiaoException
import fapiao.FapiaoType
import fapiao.ManualClock
import fapiao.MailTransport
import fapiao.MailTransportException
import fapiao.Medium
import fapiao.PaymentFeed
import fapiao.PaymentStatus
import fapiao.PolicyChoice
import fapiao.RenderedMail
import fapiao.Smtp
import fapiao.SmtpOptions
import fapiao.Retry
import fapiao.Store
import fapiao.asPlanned
import fapiao.checkStore
import fapiao.fen
import fapiao.suspending
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The code of docs/kotlin.md, so that it compiles and does what the page says. `cargo xtask generate` copies it there. */
class GuideTest {
    @Test
    fun tenLines(@TempDir folder: Path) {
        val path = folder.resolve("desk.db").toString()
        // snippet: begin
        val desk = Desk.open("sqlite:$path")
        desk.platform().feed(
            PaymentFeed(
                billId = "PAY-1",
                orderNumber = "SO-1",
                customerReference = "cust-7",
                status = PaymentStatus.Completed,
                description = "Office365云服务",
                amountFen = fen("1280.00"),
                paidAt = Instant.now(),
            ),
        )
        val me = desk.customerByReference("cust-7", email = "lin@example.com")
        for (bill in me.bills()) {
            println("${bill.billId} ${bill.label.zh} ${bill.amount} ${bill.available.available}")
        }
        println(me.prepare("PAY-1").problems.map { "${it.path} ${it.en}" })
        // end
        desk.use { assertEquals(fen("1280"), me.bill("PAY-1").available.availableFen) }
    }

    @Test
    fun journey() {
        val noon = Instant.parse("2026-03-12T04:00:00Z")
        // snippet: clock
        val clock = ManualClock(noon)
        val desk = Desk.open("memory:", clock = clock, seed = 1, cheapPasswords = true)
        clock.advance(Duration.ofHours(1))
        println(desk.now()) // 2026-03-12T05:00:00Z
        // end
        desk.use {
            assertEquals(noon.plusSeconds(3600), desk.now())
            desk.platform().feed(payment("PAY-1"), payment("PAY-2"))
            val me = desk.customerByReference("cust-7", email = "lin@example.com")
            val application = apply(me)
            issue(desk, application)
            refused(me, application)
            assertEquals(1, mails(desk))
            relay(desk)
            pages(me)
            runBlocking { coroutines(desk) }
        }
    }

    private fun apply(me: Customer): ApplicationView {
        // snippet: apply
        val draft = me.prepare("PAY-1").draft.copy(
            fapiaoType = FapiaoType.Special,
            medium = Medium.Paper,
            buyer = Buyer(
                title = "云帆信息技术（上海）有限公司",
                taxId = "91310110MAJ5TU2T65",
                address = "上海市杨浦区示例路 88 号 5 层",
                phone = "021-55550188",
                bank = "示例银行上海杨浦支行",
                bankAccount = "121900000010901",
            ),
            delivery = Delivery(
                method = "yunda",
                recipient = "林小帆",
                phone = "021-55550188",
                address = "上海市杨浦区示例路 88 号 5 层 财务部",
            ),
        )
        val application = me.apply(draft, requestId = "form-4711")
        println("${application.batchNumber} ${application.label.zh} ${application.gross}")
        // end
        assertEquals(application, me.apply(draft, requestId = "form-4711"))
        return application
    }

    private fun issue(desk: Desk, application: ApplicationView) {
        // snippet: issue
        val clerk = desk.staff("Zhou Min")
        for (item in clerk.queueSequence()) {
            for (fapiaoId in item.application.fapiaoIds) {
                val planned = clerk.readFapiao(fapiaoId)
                clerk.issue(fapiaoId, asPlanned(planned, number = "10000001", code = "031002600111"))
            }
        }
        clerk.mail(application.batchNumber, carrier = "韵达快递", waybill = "4312876509931")
        // end
        assertEquals("已寄出", clerk.application(application.batchNumber).label.zh)
    }

    private fun refused(me: Customer, application: ApplicationView) {
        val said = ArrayList<Any>()
        // snippet: refused
        try {
            me.cancel(application.batchNumber)
        } catch (error: FapiaoException) {
            when (error) {
                is FapiaoException.Invalid -> error.problems.forEach { println("${it.path} ${it.zh}") }
                is FapiaoException.Refused -> println("${error.code} ${error.en} ${error.adviceEn}")
                is FapiaoException.Unavailable -> println("try again under the same request id: ${error.retryAt}")
                else -> throw error
            }
            // end
            said.add(error.code)
            assertEquals(Retry.Never, error.retry)
        }
        assertEquals(listOf<Any>("illegal_transition"), said)
    }

    private fun relay(desk: Desk) {
        // snippet: relay
        val smtp = Smtp(
            SmtpOptions(
                host = "mail.seller.example",
                fromAddress = "no-reply@seller.example",
                username = "desk",
                password = System.getenv("DESK_MAIL_PASSWORD") ?: "",
            ),
        )
        desk.system().startRelay(smtp).use { relay ->
            println("${relay.status.sent} sent") // … serve customers …
        }
        // end
    }

    private fun mails(desk: Desk): Int {
        val inbox = ArrayList<RenderedMail>()
        // snippet: mails
        val server = MailTransport { id, mail ->
            if ('@' !in mail.to) throw MailTransportException("no address", retry = false)
            inbox.add(mail) // here: hand it to your mail server, with `id` as its Message-ID
        }
        desk.system().runDeadlines()
        val delivered = desk.system().deliverDue(server, limit = 100)
        println("${delivered.sent} sent, ${delivered.failed} to be tried again, ${delivered.givenUp} given up")
        // end
        assertEquals(delivered.sent.toInt(), inbox.size)
        return inbox.map { it.to }.distinct().size
    }

    private fun pages(me: Customer) {
        // snippet: pages
        val page = me.bills(limit = 20, stage = BillStage.NotApplied)
        println("${page.items.size} on this page, go on with ${page.next}")
        val all = me.billsSequence(stage = BillStage.NotApplied).sumOf { it.available.available }
        // end
        assertEquals(page.items.sumOf { it.available.available }, all)
    }

    private suspend fun coroutines(desk: Desk) {
        // snippet: coroutines
        val me = desk.suspending().customerByReference("cust-7")
        val first = me.bills(limit = 20)
        me.billsFlow().collect { bill -> println("${bill.billId} ${bill.label.zh}") }
        // end
        assertEquals(first.items, me.billsFlow().toList())
    }

    @Test
    fun policy() {
        // snippet: policy
        val change = mapOf("support" to mapOf("phone" to "021-1234567"))
        val desk = Desk.open("memory:", policy = PolicyChoice.Preset("vianet21", change))
        println(desk.policy.support.phone)
        // end
        desk.use { assertEquals("021-1234567", desk.policy.support.phone) }
    }

    @Test
    fun store() {
        val myStore: Store = MemoryStore()
        // snippet: store
        for (case in checkStore(myStore).cases) {
            println("${if (case.passed) "ok" else "FAILED"} ${case.name} ${case.message.orEmpty()}")
        }
        val desk = Desk.openOn(myStore)
        // end
        desk.use { assertTrue(desk.staff("Zhou Min").verifyAll().sound) }
    }
}
