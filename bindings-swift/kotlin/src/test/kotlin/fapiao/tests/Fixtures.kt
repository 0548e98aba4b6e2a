package fapiao.tests

import fapiao.Buyer
import fapiao.Delivery
import fapiao.Desk
import fapiao.Draft
import fapiao.FapiaoException
import fapiao.FapiaoType
import fapiao.ManualClock
import fapiao.Medium
import fapiao.PaymentFeed
import fapiao.PaymentStatus
import fapiao.Store
import java.time.Instant
import org.junit.jupiter.api.Assertions.assertThrows

val morning: Instant = Instant.parse("2026-03-12T02:00:00Z")

/** A desk for a test: time stands still, passwords cost nothing. */
fun testDesk(url: String = "memory:", clock: ManualClock = ManualClock(morning)): Desk =
    Desk.open(url, clock = clock, seed = 1, cheapPasswords = true)

fun testDesk(store: Store): Desk = Desk.openOn(store, clock = ManualClock(morning), seed = 1, cheapPasswords = true)

fun payment(bill: String, amountFen: Long = 128_000, description: String = "Office365云服务"): PaymentFeed = PaymentFeed(
    billId = bill,
    orderNumber = "SO-$bill",
    customerReference = "cust-7",
    status = PaymentStatus.Completed,
    description = description,
    amountFen = amountFen,
    paidAt = morning.minusSeconds(86_400),
    method = "wechat_pay",
    payer = "云帆信息技术（上海）有限公司",
)

/** What a customer fills in: complete, and good for the default policy. */
fun draft(vararg bills: String): Draft = Draft(
    bills = bills.toList(),
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

/** The refusal that a call ends with. */
fun refusal(of: String = "", call: () -> Unit): FapiaoException =
    assertThrows(FapiaoException::class.java, { call() }, of)
