package fapiao.tests

import fapiao.FapiaoException
import fapiao.Lookup
import fapiao.Row
import fapiao.Store
import fapiao.suspending
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class SuspendingTest {
    @Test
    fun pagesFlow() = runBlocking {
        testDesk().use { waiting ->
            val desk = waiting.suspending()
            val fed = (0 until 45).map { at -> async { desk.platform().feed(payment("P-$at")).accepted } }.awaitAll()
            assertEquals(45, fed.sum())
            val me = desk.customerByReference("cust-7")
            val flown = me.billsFlow(limit = 20).map { it.billId }.toList()
            assertEquals(45, flown.distinct().size)
            assertEquals(flown, waiting.customerByReference("cust-7").billsSequence(limit = 11).map { it.billId }.toList())
            assertEquals(flown.take(3), me.billsFlow(limit = 2).take(3).map { it.billId }.toList())
            assertTrue(desk.staff("li").verifyAll().sound)
            assertEquals(0, desk.system().deliverDue({ _, _ -> }).sent)
            assertTrue(me.prepare("P-1").problems.isNotEmpty())
        }
    }

    @Test
    fun refusalsAreThrown() = runBlocking {
        testDesk().use { waiting ->
            val refused = runCatching { waiting.suspending().staff("li").readBill("none") }.exceptionOrNull()
            assertEquals("bill_not_found", (refused as FapiaoException.NotFound).code)
        }
    }

    /** While a call waits for its store, the thread of the coroutine goes on with others. */
    @Test
    fun theThreadIsFreeWhileACallRuns() = runBlocking {
        val ticked = CountDownLatch(1000)
        val begun = CompletableDeferred<Unit>()
        val store = object : Store by MemoryStore() {
            override fun load(lookups: List<Lookup>): List<Row?> {
                begun.complete(Unit)
                check(ticked.await(10, TimeUnit.SECONDS)) { "the thread did not tick" }
                return lookups.map { null }
            }
        }
        testDesk(store).use { waiting ->
            val call = async { runCatching { waiting.suspending().staff("li").readBill("P") }.exceptionOrNull() }
            begun.await()
            launch {
                repeat(1000) {
                    ticked.countDown()
                    yield()
                }
            }
            assertEquals("bill_not_found", (call.await() as FapiaoException).code)
        }
    }
}
