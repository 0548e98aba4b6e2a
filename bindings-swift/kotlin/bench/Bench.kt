// What the door costs, and how it compares with the same job by hand: `cargo xtask bench kotlin`.
//
// First in memory: a call in Rust beside the same call in Kotlin. Then on an SQLite file with `synchronous=FULL`: the desk
// beside `ByHand.kt`, which does the same job with JDBC and tables of its own.
package fapiao.bench

import fapiao.Buyer
import fapiao.BuyerKind
import fapiao.Customer
import fapiao.Delivery
import fapiao.Desk
import fapiao.Draft
import fapiao.FapiaoType
import fapiao.ManualClock
import fapiao.Medium
import fapiao.PaymentFeed
import fapiao.PaymentStatus
import fapiao.PolicyChoice
import java.io.File
import java.nio.file.Files
import java.time.Instant
import org.sqlite.SQLiteJDBCLoader

private const val BILLS = 1500
private const val THIRD = BILLS / 3
private const val CALLS = 300

// So many applications, and the log of a new file has grown to its full size and is written over; until then each flush
// takes longer.
private const val WARM = 200
private const val ROUNDS = 7
private const val PAGE = 20
private val NOW: Instant = Instant.parse("2026-03-12T02:06:33Z")

private fun billId(number: Int) = "PAY-%05d".format(number)

private val payments = List(BILLS) { number ->
    PaymentFeed(
        billId = billId(number),
        orderNumber = "SO-%05d".format(number),
        customerReference = "C-1",
        status = PaymentStatus.Completed,
        description = "Office365云服务",
        amountFen = 128_000L + number,
        paidAt = NOW.minusSeconds(60L * number),
        method = "wechat_pay",
    )
}

private fun draft(number: Int) = Draft(
    bills = listOf(billId(number)),
    fapiaoType = FapiaoType.Normal,
    medium = Medium.Digital,
    buyer = Buyer(kind = BuyerKind.Individual, title = "林小鱼"),
    delivery = Delivery(method = "email", emails = listOf("lin@example.com")),
)

private fun Desk.fed(): Customer {
    check(platform().feed(*payments.toTypedArray()).accepted == BILLS.toLong())
    return customerByReference("C-1", email = "lin@example.com")
}

private fun open(url: String): Desk =
    Desk.open(url, policy = PolicyChoice.Preset("vianet21"), clock = ManualClock(NOW), seed = 1)

/** Microseconds of a call, by what was done. */
private val figures = HashMap<String, MutableList<Double>>()

private fun note(name: String, seconds: Double, calls: Int) {
    figures.getOrPut(name, ::ArrayList) += seconds / calls * 1e6
}

private inline fun measure(name: String, numbers: IntRange, call: (Int) -> Unit) {
    val begun = System.nanoTime()
    for (number in numbers) call(number)
    note(name, (System.nanoTime() - begun) / 1e9, numbers.count())
}

private fun median(name: String) = figures.getValue(name).sorted()[ROUNDS / 2]

private fun cell(name: String): String {
    val taken = figures.getValue(name)
    return "%.0f (%.0f–%.0f)".format(median(name), taken.min(), taken.max())
}

private fun inMemory() {
    open("memory:").use { desk ->
        val me = desk.fed()
        val drafts = List(THIRD) { """{"draft":${Draft.toJson(draft(it))}}""" }
        val one = List(CALLS) { """{"bill_id":"PAY-01499"}""" }
        for ((operation, commands) in listOf("apply" to drafts, "bill" to one, "bills" to List(CALLS) { "{}" })) {
            note("$operation, Rust", me.caller.native.seconds(operation, commands), commands.size)
        }
        measure("apply", THIRD until 2 * THIRD) { me.apply(draft(it)) }
        measure("bill", 0 until CALLS) { check(me.bill("PAY-01499").amountFen > 0) }
        measure("bills", 0 until CALLS) { check(me.bills().items.size == PAGE) }
    }
}

private fun onAFile(folder: File, turn: Int) {
    open("sqlite:$folder/desk-$turn.db").use { desk ->
        ByHand(File(folder, "hand-$turn.db")).use { hand ->
            val me = desk.fed()
            hand.feed(payments)
            for (number in BILLS - WARM until BILLS) {
                me.apply(draft(number))
                hand.apply(billId(number), NOW)
            }
            // In turns, so that both meet the same disk.
            measure("apply, desk", 0 until CALLS) { me.apply(draft(it)) }
            measure("apply, by hand", 0 until CALLS) { hand.apply(billId(it), NOW) }
            measure("bills, desk", 0 until CALLS) { check(me.bills().items.size == PAGE) }
            measure("bills, by hand", 0 until CALLS) { check(hand.bills("C-1", PAGE).size == PAGE) }
        }
    }
}

fun main() {
    val folder = Files.createTempDirectory("fapiao-bench").toFile()
    // Java compiles what is called often.
    repeat(3) { turn ->
        inMemory()
        onAFile(folder, ROUNDS + turn)
    }
    figures.clear()
    repeat(ROUNDS) { turn ->
        inMemory()
        onAFile(folder, turn)
    }
    folder.deleteRecursively()
    val sqlite = SQLiteJDBCLoader.getVersion()
    println(
        "\nKotlin ${KotlinVersion.CURRENT}, Java ${System.getProperty("java.version")}, sqlite-jdbc $sqlite; " +
            "microseconds a call, medians of $ROUNDS rounds (least–most)\n",
    )
    println("| in memory | in Rust | from Kotlin | the door adds |\n|---|---:|---:|---:|")
    val rows = listOf("bill" to "one bill", "bills" to "a page of $PAGE bills", "apply" to "apply")
    for ((name, what) in rows) {
        val adds = "%.0f".format(median(name) - median("$name, Rust"))
        println("| $what | ${cell("$name, Rust")} | ${cell(name)} | $adds |")
    }
    println("\n| on a file, `synchronous=FULL` | through the desk | by hand with sqlite-jdbc |\n|---|---:|---:|")
    for ((name, what) in rows.drop(1)) println("| $what | ${cell("$name, desk")} | ${cell("$name, by hand")} |")
}
