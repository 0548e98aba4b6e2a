package fapiao.tests

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import java.io.File

/** The root of the repository. */
val root: File = File(System.getProperty("fapiao.root") ?: "../..")

/** The files of `tests/scenarios`, by name. */
fun scenarios(): List<JsonObject> = File(root, "tests/scenarios").listFiles { file -> file.extension == "json" }!!
    .sortedBy { it.name }
    .map { JsonParser.parseString(it.readText()).asJsonObject }

fun JsonObject.text(name: String): String? = get(name)?.takeIf { it is JsonPrimitive }?.asString

fun JsonObject.array(name: String): List<JsonElement> = (get(name) as? JsonArray)?.toList().orEmpty()

/** What was saved so far, and how it is put in place: `"$name"`, `"… ${name} …"`, `{"$file": "vectors/…"}`. */
class Variables {
    private val known = HashMap<String, JsonElement>()

    operator fun set(name: String, value: JsonElement) {
        known[name] = value
    }

    fun fill(value: JsonElement): JsonElement = when (value) {
        is JsonPrimitive -> when {
            !value.isString -> value
            whole.matches(value.asString) -> find(value.asString.drop(1))
            else -> JsonPrimitive(text(value.asString))
        }
        is JsonArray -> JsonArray().also { array -> value.forEach { array.add(fill(it)) } }
        is JsonObject -> value.text("\$file")?.let { JsonPrimitive(File(root, "tests/$it").readText()) }
            ?: JsonObject().also { filled -> value.entrySet().forEach { (name, item) -> filled.add(name, fill(item)) } }
        else -> value
    }

    fun text(text: String): String {
        if (whole.matches(text)) return plain(find(text.drop(1)))
        return Regex("""\$\{([^}]*)}""").replace(text) { plain(find(it.groupValues[1])) }
    }

    fun isKnown(text: String): Boolean = runCatching { text(text) }.isSuccess

    private fun find(name: String): JsonElement = known[name] ?: error("\$$name was never saved")

    private fun plain(value: JsonElement): String =
        if (value is JsonPrimitive && value.isString) value.asString else value.toString()

    private companion object {
        val whole = Regex("""\$\w+""")
    }
}

/** The value at a JSON pointer. */
fun JsonElement.at(pointer: String): JsonElement? = pointer.split('/').drop(1).fold(this as JsonElement?) { at, step ->
    when (at) {
        is JsonObject -> at.get(step)
        is JsonArray -> step.toIntOrNull()?.takeIf { it < at.size() }?.let(at::get)
        else -> null
    }
}

/** Where an answer differs from what is expected, and how; nothing when it does not. See `tests/README.md`. */
fun difference(expected: JsonElement, actual: JsonElement?, path: String = ""): String? {
    val differs = "${path.ifEmpty { "/" }}: expected $expected, found $actual"
    return when {
        expected is JsonNull -> differs.takeUnless { isNothing(actual) }
        // The library leaves out empty texts and lists.
        actual == null -> differs.takeUnless { isNothing(expected) }
        expected is JsonObject && expected.has("\$any") -> differs.takeIf { actual is JsonNull }
        expected is JsonObject && expected.has("\$lacks") ->
            differs.takeIf { expected.array("\$lacks").any { it.asString in actual.toString() } }
        expected is JsonObject && expected.has("\$contains") -> {
            val wanted = expected.array("\$contains")
            val all = when (actual) {
                is JsonArray -> wanted.all { part -> actual.any { difference(part, it) == null } }
                is JsonPrimitive -> wanted.all { it.asString in actual.asString }
                else -> false
            }
            differs.takeUnless { all }
        }
        expected is JsonObject && actual is JsonObject ->
            expected.entrySet().firstNotNullOfOrNull { (name, part) -> difference(part, actual.get(name), "$path/$name") }
        expected is JsonArray && actual is JsonArray && expected.size() == actual.size() ->
            expected.indices.firstNotNullOfOrNull { difference(expected[it], actual[it], "$path/$it") }
        else -> differs.takeUnless { expected == actual }
    }
}

private val JsonArray.indices: IntRange get() = 0 until size()

private fun isNothing(value: JsonElement?): Boolean = when (value) {
    null, is JsonNull -> true
    is JsonArray -> value.isEmpty
    is JsonPrimitive -> value.isString && value.asString.isEmpty()
    else -> false
}
