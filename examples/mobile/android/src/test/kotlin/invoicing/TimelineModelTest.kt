package invoicing

import fapiao.ApplicationView
import fapiao.ManualClock
import fapiao.asPlanned
import java.math.BigDecimal
import java.time.Duration
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class TimelineModelTest {
    private val clock = ManualClock(noon)
    private val desk = openDesk(clock)
    private val line = Line(service(desk))
    private val application: ApplicationView = runBlocking {
        val form = ApplyModel(listOf("PAY-1"), line, MemoryFormStore(), Language.Chinese, this, pause = 0)
        fillIn(form)
        form.settled()
        line.apply(form.state.value.draft, "r-1")
    }

    @AfterEach
    fun close() = desk.close()

    private fun model(language: Language = Language.Chinese) = TimelineModel(application.batchNumber, line, language)

    @Test
    fun theStepsOfAnApplication() = runBlocking {
        val model = model()
        assertNull(model.state.value.headline)
        model.refresh()
        val first = model.state.value
        assertEquals(4, first.segments.size)
        assertTrue(first.segments.first() && !first.segments.last())
        assertEquals("未打印", first.headline)
        assertEquals("2026-03-12 12:00", first.entries.first().at, "China time")
        assertTrue(first.entries.first().isByCustomer)
        assertTrue(first.promise.orEmpty().startsWith("预计 2026-03-"))
        assertFalse(first.isLate)
        val clerk = desk.staff("li")
        for (id in application.fapiaoIds) {
            clerk.issue(id, asPlanned(clerk.readFapiao(id), number = "10000001", code = "031002600111"))
        }
        clerk.mail(application.batchNumber, carrier = "韵达快递", waybill = "4312876509931")
        model.refresh()
        assertEquals("已寄出", model.state.value.headline)
        assertTrue(model.state.value.canConfirmReceipt && !model.state.value.isFinished)
        model.confirmReceipt()
        assertTrue(model.state.value.isFinished && model.state.value.segments.all { it })
        assertNull(model.state.value.error)
        val english = model(Language.English)
        english.refresh()
        assertNotEquals(model.state.value.headline, english.state.value.headline)
    }

    @Test
    fun latenessHasItsReason() = runBlocking {
        clock.advance(Duration.ofDays(20))
        val model = model(Language.English)
        model.refresh()
        assertTrue(model.state.value.isLate && model.state.value.remarks.isNotEmpty())
    }

    @Test
    fun whatWasKnownStaysWithoutANetwork() = runBlocking {
        val model = model()
        model.refresh()
        line.cut = Line.Cut.Before
        model.refresh()
        assertEquals(cutOff, model.state.value.error)
        assertEquals("未打印", model.state.value.headline)
    }

    @Test
    fun followingEndsWithTheScreenOrTheApplication() = runBlocking {
        val screen = launch { model().follow(everyMillis = 1) }
        until { line.progressCalls.get() >= 3 }
        screen.cancelAndJoin()
        val calls = line.progressCalls.get()
        delay(20)
        assertEquals(calls, line.progressCalls.get(), "nobody asks for a screen that is gone")
        val cancelled = model()
        cancelled.cancel()
        assertTrue(cancelled.state.value.isFinished && !cancelled.state.value.canCancel)
        model().follow(everyMillis = 3_600_000)
        assertEquals(calls + 2, line.progressCalls.get())
        // What will never be answered is not asked for again.
        val nothing = TimelineModel("A-0", line, Language.English)
        nothing.follow(everyMillis = 3_600_000)
        assertEquals("application_not_found", nothing.state.value.error?.code)
    }

    @Test
    fun billsAreChosenAsTheDeskAllows() = runBlocking {
        val list = BillsModel(line)
        list.refresh()
        assertEquals(BigDecimal.ZERO, list.state.value.total)
        list.state.value.bills.forEach(list::toggle)
        assertEquals(setOf("PAY-2"), list.state.value.chosen)
        assertEquals(0, list.state.value.total.compareTo(BigDecimal(1280)))
        line.cut = Line.Cut.Before
        list.refresh()
        assertEquals(cutOff, list.state.value.error)
        assertEquals(2, list.state.value.bills.size)
    }
}
