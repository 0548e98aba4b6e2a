package invoicing

import fapiao.Buyer
import fapiao.Desk
import fapiao.Draft
import fapiao.FapiaoType
import fapiao.ManualClock
import java.io.IOException
import java.nio.file.Files
import java.nio.file.Path
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class ApplyModelTest {
    private val desk = openDesk(ManualClock(noon))
    private val line = Line(service(desk))
    private val store = MemoryFormStore()

    @AfterEach
    fun close() = desk.close()

    private fun CoroutineScope.open(bill: String = "PAY-1", language: Language = Language.Chinese) =
        ApplyModel(listOf(bill), line, store, language, this, pause = 0)

    private suspend fun CoroutineScope.toTheCheck(language: Language = Language.Chinese): ApplyModel {
        val model = open(language = language)
        fillIn(model)
        model.settled()
        model.goOn()
        model.goOn()
        assertTrue(model.state.value.canSubmit)
        return model
    }

    @Test
    fun whatIsWrongIsShownWhereItWasTyped() = runBlocking<Unit> {
        val model = open()
        model.start()
        assertNull(model.problem("buyer.title"), "nobody has typed yet")
        assertFalse(model.state.value.canGoOn)
        model.edit("buyer.tax_id") { it.copy(fapiaoType = FapiaoType.Special, buyer = Buyer(taxId = "9131")) }
        model.settled()
        assertNotNull(model.problem("buyer.tax_id"))
        assertNull(model.problem("buyer.title"), "not touched yet")
        // Going on shows all of the page.
        model.goOn()
        assertEquals(ApplyModel.Step.Title, model.state.value.step)
        assertNotNull(model.problem("buyer.title"))
        assertNull(model.problem("delivery.recipient"), "another page")
        model.edit("buyer.tax_id") { it.copy(buyer = it.buyer.copy(taxId = "91310110MAJ5TU2T65")) }
        model.settled()
        assertNull(model.problem("buyer.tax_id"))
    }

    @Test
    fun problemsAreToldInTheLanguageOfTheScreen() = runBlocking {
        val words = Language.entries.map { language ->
            val model = open(language = language)
            model.edit("buyer.tax_id") { it.copy(buyer = Buyer(taxId = "x")) }
            model.settled()
            assertNotNull(model.problem("buyer.tax_id"))
            model.problem("buyer.tax_id")
        }
        assertNotEquals(words[0], words[1])
    }

    @Test
    fun aLateAnswerCoversNoNewerOne() = runBlocking {
        val model = open()
        line.holds.set(2)
        // The first look of a screen is not called off by typing.
        val first = launch { model.start() }
        until { line.held.size == 1 }
        model.edit("buyer.title") { it.copy(buyer = Buyer(title = "林小帆 𠮷")) }
        until { line.held.size == 2 }
        val (late, newer) = line.held.toList()
        newer.complete(Unit)
        model.settled()
        assertEquals("林小帆 𠮷", model.state.value.prepared?.draft?.buyer?.title)
        late.complete(Unit)
        first.join()
        assertEquals("林小帆 𠮷", model.state.value.prepared?.draft?.buyer?.title)
        assertEquals("林小帆 𠮷", model.state.value.draft.buyer.title)
        assertNull(model.problem("buyer.title"))
    }

    @Test
    fun fromTheFirstPageToTheLast() = runBlocking {
        val model = toTheCheck()
        assertEquals("壹仟贰佰捌拾圆整", model.state.value.prepared?.fapiao?.first()?.grossCapitals)
        model.submit()
        val sent = assertInstanceOf(ApplyModel.Sending.Applied::class.java, model.state.value.sending)
        assertEquals(ApplyModel.Step.Done, model.state.value.step)
        assertNull(store.load())
        val bill = desk.customerByReference(REFERENCE).bill("PAY-1")
        assertEquals(sent.application.batchNumber, bill.batchNumber)
        // The next form is filled in as this one was.
        val next = open("PAY-2")
        next.start()
        assertEquals("林小帆", next.state.value.draft.buyer.title)
        assertEquals(true, next.state.value.prepared?.ready)
    }

    @Test
    fun aFormOutlastsTheApp() = runBlocking {
        val first = open()
        first.start()
        fillIn(first)
        val again = open()
        assertEquals(first.state.value.draft, again.state.value.draft)
        assertTrue(again.state.value.isEditable)
        // One over other bills begins anew.
        assertEquals(Draft(bills = listOf("PAY-2")), open("PAY-2").state.value.draft)
    }

    @Test
    fun offlineTheFormIsKeptAndSaysSo() = runBlocking {
        line.cut = Line.Cut.Before
        val model = open()
        model.start()
        fillIn(model)
        model.settled()
        assertTrue(model.notice.orEmpty().contains("网络已断开"))
        assertFalse(model.state.value.canGoOn)
        assertEquals("林小帆", store.load()?.draft?.buyer?.title)
        line.cut = Line.Cut.Never
        model.edit("remark") { it }
        model.settled()
        assertNull(model.notice)
        assertTrue(model.state.value.canGoOn)
    }

    @Test
    fun whatWasSentWithoutAnAnswerIsAppliedForOnce() {
        for (cut in listOf(Line.Cut.Before, Line.Cut.After)) {
            val desk = openDesk(ManualClock(noon))
            desk.use { appliesOnce(cut, it) }
        }
    }

    private fun appliesOnce(cut: Line.Cut, desk: Desk) = runBlocking {
        val line = Line(service(desk))
        val store = MemoryFormStore()
        val open = { bill: String -> ApplyModel(listOf(bill), line, store, Language.Chinese, this, pause = 0) }
        val model = open("PAY-1")
        fillIn(model)
        model.settled()
        model.goOn()
        model.goOn()
        line.cut = cut
        model.submit()
        assertEquals(ApplyModel.Sending.OnItsWay(cutOff), model.state.value.sending)
        model.edit("buyer.title") { it.copy(buyer = Buyer(title = "somebody else")) }
        assertEquals("林小帆", model.state.value.draft.buyer.title, "nobody may change it now")
        // The app ends, and is started again where there is a network.
        line.cut = Line.Cut.Never
        val again = open("PAY-2")
        again.start()
        val sent = assertInstanceOf(ApplyModel.Sending.Applied::class.java, again.state.value.sending)
        assertEquals(listOf("PAY-1"), sent.application.bills.map { it.billId })
        assertEquals(1, desk.staff("li").queue().items.size)
    }

    @Test
    fun aBillThatIsGoneMeanwhileIsRefusedInWords() = runBlocking {
        val model = toTheCheck(Language.English)
        desk.customerByReference(REFERENCE).apply(model.state.value.draft)
        model.submit()
        val sent = assertInstanceOf(ApplyModel.Sending.Refused::class.java, model.state.value.sending)
        assertEquals("bill_in_application", sent.error.code)
        assertEquals("${sent.error.en}; ${sent.error.adviceEn}", model.notice)
        assertTrue(model.state.value.isEditable)
        assertEquals(false, store.load()?.isOnItsWay)
    }

    @Test
    fun aScreenThatGoesAwayDoesNotStopTheSending() = runBlocking {
        val model = toTheCheck()
        val screen = launch { model.submit() }
        until { model.state.value.sending != ApplyModel.Sending.Editing }
        screen.cancel()
        until { model.state.value.sending is ApplyModel.Sending.Applied }
    }

    @Test
    fun aFullPhoneIsTold() = runBlocking {
        val full = object : FormStore {
            override fun load(): SavedForm? = null

            override fun save(form: SavedForm) = throw IOException("no space")

            override fun clear() = Unit
        }
        val model = ApplyModel(listOf("PAY-1"), line, full, Language.English, this, pause = 0)
        assertTrue(model.state.value.isKept)
        fillIn(model)
        model.settled()
        assertFalse(model.state.value.isKept)
        assertEquals("林小帆", model.state.value.draft.buyer.title)
    }

    @Test
    fun aFileKeepsTheForm(@TempDir folder: Path) {
        val file = folder.resolve("form")
        val kept = FileFormStore(file)
        assertNull(kept.load())
        val draft = Draft(bills = listOf("PAY-1"), buyer = Buyer(title = "𠮷野家（上海）\n🧾"))
        val form = SavedForm(draft, "r-1", isOnItsWay = true)
        kept.save(form)
        assertEquals(form, kept.load())
        for (broken in listOf("", "{", "typed\nr-1\n{")) {
            Files.write(file, broken.toByteArray())
            assertNull(kept.load(), "what nobody can read is no form")
        }
        kept.clear()
        kept.clear()
    }
}
