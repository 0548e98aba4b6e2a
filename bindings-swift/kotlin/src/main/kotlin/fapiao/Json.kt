package fapiao

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonParseException
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import java.math.BigDecimal
import java.time.DateTimeException
import java.time.Instant
import java.time.LocalDate
import java.time.OffsetDateTime
import java.time.format.DateTimeFormatter
import java.time.format.DateTimeFormatterBuilder

/** Text that is not the JSON of the type that it was read as. */
public class ContractFormatException internal constructor(message: String, cause: Throwable? = null) :
    IllegalArgumentException(message, cause)

/** A type of the contract: its companion reads and writes the JSON that all languages share. */
public abstract class ContractType<T : Any> internal constructor() {
    internal abstract fun read(json: JsonElement): T

    internal abstract fun write(value: T): JsonElement

    /**
     * Reads it; fields that are not known are skipped.
     *
     * @throws ContractFormatException when the text is something else.
     */
    public fun fromJson(text: String): T = read(parse(text))

    /** Writes it, with everything that it holds: tokens too. */
    public fun toJson(value: T): String = render(write(value))
}

/** A type with fields. */
public abstract class StructType<T : Any> internal constructor(private val name: String) : ContractType<T>() {
    internal abstract fun read(fields: Fields): T

    internal abstract fun write(value: T, into: Writer)

    final override fun read(json: JsonElement): T = read(Fields(json, name))

    final override fun write(value: T): JsonElement = Writer().also { write(value, it) }.json
}

/** One of several things, each with its own fields. */
public abstract class UnionType<T : Any> internal constructor(private val name: String) : ContractType<T>() {
    internal abstract fun read(name: String, payload: () -> JsonElement): T?

    final override fun read(json: JsonElement): T {
        val found = when {
            json is JsonPrimitive && json.isString -> read(json.asString) { Fields(json, name).json }
            json is JsonObject && json.size() == 1 -> {
                val (case, payload) = json.entrySet().first()
                read(case) { payload }
            }
            else -> null
        }
        return found ?: throw ContractFormatException("$name: not one of its cases")
    }

    internal fun variant(name: String): JsonElement = JsonPrimitive(name)

    internal fun variant(name: String, payload: JsonElement): JsonElement =
        JsonObject().also { it.add(name, payload) }
}

/** One of a closed set of texts. */
public interface ChoiceValue {
    /** The text of the contract, such as `not_applied`. */
    public val value: String
}

/** A closed set of texts. A text of a newer desk is kept as `Unrecognized`. */
public abstract class ChoiceType<T : ChoiceValue> internal constructor() : ContractType<T>() {
    /** Every one that this library knows. */
    public abstract val entries: List<T>

    /** The one with this text. */
    public abstract fun of(value: String): T

    final override fun read(json: JsonElement): T = of(TextType.read(json))

    final override fun write(value: T): JsonElement = JsonPrimitive(value.value)
}

/** The fields of an object that is read. */
internal class Fields(json: JsonElement, private val name: String) {
    val json: JsonObject = json as? JsonObject ?: throw ContractFormatException("$name: not an object")

    fun <T : Any> optional(field: String, type: ContractType<T>): T? {
        val found = json.get(field)
        if (found == null || found is JsonNull) return null
        try {
            return type.read(found)
        } catch (error: ContractFormatException) {
            throw ContractFormatException("$name.$field: ${error.message}", error)
        }
    }

    fun <T : Any> required(field: String, type: ContractType<T>): T =
        optional(field, type) ?: throw ContractFormatException("$name.$field: missing")
}

/** The fields of an object that is written. Nothing is written for `null`. */
internal class Writer {
    val json = JsonObject()

    fun <T : Any> put(field: String, type: ContractType<T>, value: T?) {
        if (value != null) json.add(field, type.write(value))
    }

    fun unlessEmpty(field: String, type: ContractType<String>, value: String) {
        if (value.isNotEmpty()) put(field, type, value)
    }

    fun <T : Any> unlessEmpty(field: String, type: ContractType<List<T>>, value: List<T>) {
        if (value.isNotEmpty()) put(field, type, value)
    }
}

internal object TextType : ContractType<String>() {
    override fun read(json: JsonElement): String = primitive(json, "text") { it.isString }.asString

    override fun write(value: String): JsonElement = JsonPrimitive(value)
}

internal object IntegerType : ContractType<Long>() {
    override fun read(json: JsonElement): Long = try {
        primitive(json, "an integer") { it.isNumber }.asBigDecimal.longValueExact()
    } catch (error: ArithmeticException) {
        throw ContractFormatException("not an integer of 64 bits", error)
    }

    override fun write(value: Long): JsonElement = JsonPrimitive(value)
}

internal object BooleanType : ContractType<Boolean>() {
    override fun read(json: JsonElement): Boolean = primitive(json, "a boolean") { it.isBoolean }.asBoolean

    override fun write(value: Boolean): JsonElement = JsonPrimitive(value)
}

internal object DecimalType : ContractType<BigDecimal>() {
    override fun read(json: JsonElement): BigDecimal = try {
        primitive(json, "a decimal number") { it.isString || it.isNumber }.asBigDecimal
    } catch (error: NumberFormatException) {
        throw ContractFormatException("not a decimal number", error)
    }

    override fun write(value: BigDecimal): JsonElement = JsonPrimitive(value.toPlainString())
}

internal object InstantType : ContractType<Instant>() {
    // The contract knows milliseconds, and always writes them.
    private val format: DateTimeFormatter = DateTimeFormatterBuilder().appendInstant(3).toFormatter()

    override fun read(json: JsonElement): Instant = time("an instant") {
        OffsetDateTime.parse(TextType.read(json)).toInstant()
    }

    override fun write(value: Instant): JsonElement = JsonPrimitive(format.format(value))
}

internal object DateType : ContractType<LocalDate>() {
    override fun read(json: JsonElement): LocalDate = time("a date") { LocalDate.parse(TextType.read(json)) }

    override fun write(value: LocalDate): JsonElement = JsonPrimitive(value.toString())
}

internal class ListType<T : Any>(private val item: ContractType<T>) : ContractType<List<T>>() {
    override fun read(json: JsonElement): List<T> {
        val items = json as? JsonArray ?: throw ContractFormatException("not a list")
        return items.map(item::read)
    }

    override fun write(value: List<T>): JsonElement =
        JsonArray(value.size).also { array -> value.forEach { array.add(item.write(it)) } }
}

/** Any JSON: maps, lists, texts, [BigDecimal], booleans. */
internal object JsonType : ContractType<Any>() {
    override fun read(json: JsonElement): Any =
        plain(json) ?: throw ContractFormatException("nothing")

    private fun plain(json: JsonElement): Any? = when (json) {
        is JsonObject -> json.entrySet().associate { (name, value) -> name to plain(value) }
        is JsonArray -> json.map(::plain)
        is JsonPrimitive -> when {
            json.isBoolean -> json.asBoolean
            json.isNumber -> json.asBigDecimal
            else -> json.asString
        }
        else -> null
    }

    override fun write(value: Any): JsonElement = tree(value)

    private fun tree(value: Any?): JsonElement = when (value) {
        null -> JsonNull.INSTANCE
        is Map<*, *> -> JsonObject().also { json ->
            value.forEach { (name, item) -> json.add(name.toString(), tree(item)) }
        }
        is Iterable<*> -> JsonArray().also { json -> value.forEach { json.add(tree(it)) } }
        is Boolean -> JsonPrimitive(value)
        is Number -> JsonPrimitive(value)
        is CharSequence -> JsonPrimitive(value.toString())
        is ChoiceValue -> JsonPrimitive(value.value)
        else -> throw ContractFormatException("${value.javaClass.simpleName} has no JSON")
    }
}

private fun primitive(json: JsonElement, what: String, fits: (JsonPrimitive) -> Boolean): JsonPrimitive =
    (json as? JsonPrimitive)?.takeIf(fits) ?: throw ContractFormatException("not $what")

private inline fun <T> time(what: String, read: () -> T): T = try {
    read()
} catch (error: DateTimeException) {
    throw ContractFormatException("not $what", error)
}

internal fun parse(text: String): JsonElement = try {
    JsonParser.parseString(text)
} catch (error: JsonParseException) {
    // Gson quotes what it reads, which may be personal.
    throw ContractFormatException("not JSON")
}

/**
 * JSON text that can leave as UTF-8: half a character, which a Kotlin text may hold, is written as an escape, so that the
 * desk sees it and refuses it.
 */
internal fun render(json: JsonElement): String {
    val text = json.toString()
    if (isWellFormed(text)) return text
    return buildString(text.length + 16) {
        var at = 0
        while (at < text.length) {
            val letter = text[at]
            when {
                !letter.isSurrogate() -> append(letter)
                isPair(text, at) -> append(letter).append(text[++at])
                else -> append("\\u").append(letter.code.toString(16))
            }
            at++
        }
    }
}

internal fun isWellFormed(text: String): Boolean {
    var at = 0
    while (at < text.length) {
        if (text[at].isSurrogate()) {
            if (!isPair(text, at)) return false
            at++
        }
        at++
    }
    return true
}

private fun isPair(text: String, at: Int): Boolean =
    text[at].isHighSurrogate() && at + 1 < text.length && text[at + 1].isLowSurrogate()
