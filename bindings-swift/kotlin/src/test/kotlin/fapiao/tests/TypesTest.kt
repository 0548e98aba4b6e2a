package fapiao.tests

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import fapiao.BillStage
import fapiao.BillsView
import fapiao.ContractFormatException
import fapiao.ContractType
import fapiao.Draft
import fapiao.SessionView
import java.io.File
import java.time.Instant
import kotlin.reflect.full.companionObjectInstance
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Every type of the contract reads and writes what the schema says, and loses nothing. */
class TypesTest {
    private val schema = JsonParser.parseString(File(root, "docs/contract.schema.json").readText()).asJsonObject
    private val types = schema.get("\$defs").asJsonObject
    private val commands = schema.array("operations").map { type(it.asJsonObject.get("command")) }.toSet()

    /** Values with a Kotlin type of their own, answers that say nothing, and what the library itself takes apart. */
    private val others = setOf("Fen", "Rate", "Secret", "Done", "DeskOptions", "ErrorBody", "Vouched")

    @Suppress("UNCHECKED_CAST")
    private fun contract(name: String): ContractType<Any> =
        Class.forName("fapiao.$name").kotlin.companionObjectInstance as ContractType<Any>

    @Test
    fun everyTypeComesBackAsItWas() {
        var seen = 0
        for (name in types.keySet() - commands - others) {
            val contract = contract(name)
            for (sample in samples(types.get(name).asJsonObject)) {
                val value = contract.fromJson(sample.toString())
                val written = JsonParser.parseString(contract.toJson(value))
                assertEquals(sample, written, name)
                assertEquals(value, contract.fromJson(written.toString()), name)
                seen++
            }
        }
        assertTrue(seen > 200, "$seen")
    }

    @Test
    fun whatANewerDeskAddsIsNoHindrance() {
        val bills = samples(types.get("BillsView").asJsonObject).first().asJsonObject
        bills.addProperty("weather", "fine")
        bills.array("items").first().asJsonObject.addProperty("stage", "framed")
        val page = BillsView.fromJson(bills.toString())
        assertEquals(BillStage.Unrecognized("framed"), page.items.first().stage)
        assertEquals("framed", page.items.first().stage.value)
        assertFalse(page.items.first().stage in BillStage.entries)
        assertEquals(listOf("not_applied", "not_printed", "printed", "mailed"), BillStage.entries.map { it.value })
    }

    @Test
    fun whatIsNoneOfTheTypeIsRefused() {
        for (text in listOf("", "{", "null", "7", "[]", "\"x\"", "{\"bills\":7}", "{\"bills\":[7]}", "{\"merge\":\"yes\"}")) {
            assertThrows(ContractFormatException::class.java, { Draft.fromJson(text) }, text)
        }
        assertEquals(Draft(), Draft.fromJson("{}"))
    }

    @Test
    fun secretsAreNotPrinted() {
        val session = SessionView("tok-1234567890", Instant.EPOCH, false)
        assertFalse("1234567890" in session.toString(), session.toString())
        assertTrue("expiresAt=1970-01-01T00:00:00Z" in session.toString(), session.toString())
        assertTrue("tok-1234567890" in SessionView.toJson(session))
    }

    private fun type(reference: JsonElement): String = reference.asJsonObject.text("\$ref")!!.substringAfterLast('/')

    /** A sample of each of its cases, every field filled in. */
    private fun samples(schema: JsonObject): List<JsonElement> {
        val cases = schema.array("oneOf").map { it.asJsonObject }
        if (cases.isNotEmpty()) return cases.flatMap(::samples)
        schema.get("const")?.let { return listOf(it) }
        schema.array("anyOf").firstOrNull()?.let { return samples(it.asJsonObject) }
        schema.text("\$ref")?.substringAfterLast('/')?.let { name ->
            return when (name) {
                "Fen" -> listOf(JsonPrimitive(9007199254740991))
                "Rate" -> listOf(JsonPrimitive("0.06"))
                "Secret" -> listOf(JsonPrimitive("geheim"))
                else -> samples(types.get(name).asJsonObject)
            }
        }
        val name = (schema.get("type") as? JsonArray)?.map { it.asString }?.first { it != "null" } ?: schema.text("type")
        return listOf(
            when (name) {
                "boolean" -> JsonPrimitive(true)
                "integer" -> JsonPrimitive(1)
                "array" -> JsonArray().also { array -> samples(schema.get("items").asJsonObject).forEach(array::add) }
                "string" -> JsonPrimitive(text(schema))
                else -> JsonObject().also { filled ->
                    (schema.get("properties") as? JsonObject)?.entrySet()?.forEach { (field, inner) ->
                        filled.add(field, samples(inner.asJsonObject).first())
                    }
                }
            },
        )
    }

    private fun text(schema: JsonObject): String = when {
        schema.text("format") == "date" -> "2026-03-12"
        schema.text("format") == "date-time" -> "2026-03-12T02:00:00.010Z"
        (schema.get("type") as? JsonArray)?.contains(JsonPrimitive("number")) == true -> "-12.500"
        else -> "𠮷野家 😀 \"\\\u0000\u2028"
    }
}
