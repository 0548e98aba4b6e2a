package invoicing

import fapiao.ContractFormatException
import fapiao.Draft
import java.io.IOException
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption

/** A form as the phone keeps it, so that nothing that was typed is lost without a network or with the process. */
data class SavedForm(
    val draft: Draft,
    /** One for the whole life of the form: however often it is sent, it is applied for once. */
    val requestId: String,
    /** Whether it was sent and nobody has said what became of it. */
    val isOnItsWay: Boolean = false,
)

/** Where the form is kept. */
interface FormStore {
    fun load(): SavedForm?

    fun save(form: SavedForm)

    fun clear()
}

/** A file, in a folder of the app's own: it names people and companies. */
class FileFormStore(private val file: Path) : FormStore {
    override fun load(): SavedForm? = try {
        val (way, requestId, draft) = String(Files.readAllBytes(file), Charsets.UTF_8).split("\n", limit = 3)
        SavedForm(Draft.fromJson(draft), requestId, way == ON_ITS_WAY)
    } catch (_: IOException) {
        null
    } catch (_: ContractFormatException) {
        // What an older version of the app has left behind is no reason not to start.
        null
    } catch (_: IndexOutOfBoundsException) {
        null
    }

    override fun save(form: SavedForm) {
        val way = if (form.isOnItsWay) ON_ITS_WAY else "typed"
        val text = listOf(way, form.requestId, Draft.toJson(form.draft)).joinToString("\n")
        // A power cut leaves the old form or the new one.
        val fresh = file.resolveSibling("${file.fileName}.new")
        Files.write(fresh, text.toByteArray(Charsets.UTF_8))
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING)
    }

    override fun clear() {
        Files.deleteIfExists(file)
    }

    private companion object {
        const val ON_ITS_WAY = "on its way"
    }
}
