package fapiao.tests

import fapiao.FapiaoException
import fapiao.ImportOptions
import fapiao.ImportProgress
import fapiao.RejectedLine
import fapiao.StatementFormat
import fapiao.suspending
import java.io.File
import java.io.IOException
import java.io.InputStream
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

private const val HEADER = "交易时间,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,代金券金额,商品名称,订单金额\n"

/** A WeChat Pay bill, one line of which is broken. */
private fun bill(rows: Int): ByteArray = buildString {
    append(HEADER)
    for (row in 0 until rows) {
        val number = 100_000_000 + row
        append("`2026-03-12 10:06:33,`4200$number,`SO$number,`SUCCESS,`CNY,`1.00,`0.00,`茶,`${if (row == 7) "x" else "1.00"}\n")
    }
    append("总交易单数,应结订单总金额\n`${rows - 1},`${rows - 1}.00\n")
}.toByteArray()

/** Bulk intake of statements (SPEC B11). */
class ImportTest {
    private class Enough : RuntimeException()

    @Test
    fun packedStatementsFromFilesAndBytes() {
        for ((name, payments) in listOf("wechat_trade_all.csv.gz" to 5L, "alipay_business_detail.csv.zip" to 3L)) {
            testDesk().use { desk ->
                val file = File(System.getProperty("fapiao.root"), "tests/vectors/feeds/$name")
                val told = ArrayList<ImportProgress>()
                val first = file.inputStream().use { desk.platform().importStatementFrom(it, progress = told::add) }
                assertTrue(first.finished && first.complete && first.totalsMatch == true)
                assertEquals(payments, first.payments)
                assertEquals(first.payments + first.refunds, first.feed.accepted)
                assertEquals(file.length() to first.feed.accepted, told.last().bytes to told.last().records)
                val again = desk.platform().importStatementFrom(file.readBytes().inputStream())
                assertEquals(0L to first.feed.accepted, again.feed.accepted to again.feed.unchanged)
            }
        }
    }

    @Test
    fun anIntakeThatEndedGoesOnWhenItIsRunAgain() = testDesk().use { desk ->
        val file = bill(6000)
        val platform = desk.platform()
        assertThrows(Enough::class.java) {
            platform.importStatementFrom(file.inputStream()) { if (it.records >= 1000) throw Enough() }
        }
        runBlocking {
            val suspending = desk.suspending().platform()
            val work = launch { suspending.importStatementFrom(file.inputStream()) }
            work.cancelAndJoin()
        }
        val lines = ArrayList<RejectedLine>()
        val whole = runBlocking {
            desk.suspending().platform().importStatementFrom(file.inputStream(), rejected = lines::add)
        }
        assertTrue(whole.feed.unchanged >= 1000)
        assertEquals(5999, whole.feed.accepted + whole.feed.unchanged)
        assertEquals(listOf("bad_amount"), lines.map { it.reason })
        assertEquals(lines, whole.rejected)
        assertTrue(desk.staff("li").verifyAll().sound)
    }

    @Test
    fun whatIsNoStatementIsRefused() = testDesk().use { desk ->
        val platform = desk.platform()
        val nothing = "{\"code\":\"NO_STATEMENT_EXIST\"}".byteInputStream()
        val refused = assertThrows(FapiaoException::class.java) { platform.importStatementFrom(nothing) }
        assertEquals("not_a_statement", refused.code)
        val options = ImportOptions(format = StatementFormat.Columns)
        assertThrows(FapiaoException.Invalid::class.java) { platform.importStatementFrom(bill(1).inputStream(), options) }
        val broken = object : InputStream() {
            override fun read(): Int = throw IOException("the disk is gone")
        }
        assertThrows(IOException::class.java) { platform.importStatementFrom(broken) }
        Unit
    }
}
