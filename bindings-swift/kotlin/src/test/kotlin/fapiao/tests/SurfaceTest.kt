package fapiao.tests

import com.google.gson.JsonArray
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import fapiao.Clockwork
import fapiao.Customer
import fapiao.Desk
import fapiao.Platform
import fapiao.Staff
import fapiao.SuspendingClockwork
import fapiao.SuspendingCustomer
import fapiao.SuspendingDesk
import fapiao.SuspendingPlatform
import fapiao.SuspendingStaff
import java.io.File
import java.math.BigDecimal
import java.time.Instant
import java.time.LocalDate
import kotlin.reflect.KFunction
import kotlin.reflect.KType
import kotlin.reflect.full.valueParameters
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** The methods against the operation table of the library that is really there, and the schema of the contract. */
class SurfaceTest {
    private val schema = JsonParser.parseString(File(root, "docs/contract.schema.json").readText()).asJsonObject
    private val types = schema.get("\$defs").asJsonObject
    private val table = JsonParser.parseString(Desk.operations()).asJsonArray.map { it.asJsonObject }

    private val waiting = mapOf(
        "public" to Desk::class,
        "customer" to Customer::class,
        "staff" to Staff::class,
        "platform" to Platform::class,
        "system" to Clockwork::class,
    )
    private val suspending = mapOf(
        "public" to SuspendingDesk::class,
        "customer" to SuspendingCustomer::class,
        "staff" to SuspendingStaff::class,
        "platform" to SuspendingPlatform::class,
        "system" to SuspendingClockwork::class,
    )

    @Test
    fun everyOperationIsAMethodOfItsRoleAndNothingElseIs() {
        assertEquals(schema.array("operations").map { it.asJsonObject.text("name") }, table.map { it.text("name") })
        for ((handles, pages) in listOf(waiting to "Sequence", suspending to "Flow")) {
            for ((role, handle) in handles) {
                val found = methods(handle).values.filter { !it.name.endsWith(pages) && it.name != "call" }
                val expected = table.filter { it.text("role") == role }.map { camel(it.text("name")!!) }
                assertEquals(expected.sorted(), found.map { it.name }.sorted(), role)
                assertTrue(found.all { it.isSuspend == (pages == "Flow") }, role)
            }
        }
    }

    @Test
    fun parametersAndAnswersAreThoseOfTheContract() {
        for (operation in schema.array("operations").map { it.asJsonObject }) {
            val name = operation.text("name")!!
            for (handles in listOf(waiting, suspending)) {
                val method = methods(handles.getValue(operation.text("role")!!)).getValue(camel(name))
                parameters(name, operation, method)
                val view = operation.get("view").asJsonObject.text("\$ref")!!.substringAfterLast('/')
                val answer = if (types.get(view).asJsonObject.has("properties")) view else "Unit"
                assertEquals(answer, method.returnType.toString().substringAfterLast('.'), name)
            }
        }
    }

    private fun parameters(name: String, operation: JsonObject, method: KFunction<*>) {
        val command = operation.get("command").asJsonObject.text("\$ref")!!.substringAfterLast('/')
        val fields = (types.get(command).asJsonObject.get("properties") as? JsonObject)?.entrySet().orEmpty()
        val declared = method.valueParameters.associate { it.name!! to it.type }
        val expected = fields.associate { camel(it.key) to it.value.asJsonObject }
        val requestId = if (operation.get("takes_request_id").asBoolean) setOf("requestId") else emptySet()
        assertEquals(expected.keys + requestId, declared.keys, name)
        expected.forEach { (field, schema) -> assertEquals(kotlin(schema), shown(declared.getValue(field)), "$name.$field") }
    }

    @Test
    fun everyPageCanBeGoneThrough() {
        val paging = schema.array("operations").map { it.asJsonObject }.filter { operation ->
            val view = operation.get("view").asJsonObject.text("\$ref")!!.substringAfterLast('/')
            val fields = types.get(view).asJsonObject.get("properties") as? JsonObject
            fields != null && fields.has("items") && fields.has("next")
        }
        assertTrue(paging.size >= 8, "$paging")
        for (operation in paging) {
            val name = camel(operation.text("name")!!)
            assertNotNull(methods(waiting.getValue(operation.text("role")!!))[name + "Sequence"], name)
            assertNotNull(methods(suspending.getValue(operation.text("role")!!))[name + "Flow"], name)
        }
    }

    /** The Kotlin type of a field, without its nullability: that says how it is left out, not what it is. */
    private fun kotlin(field: JsonObject): String {
        val schema = field.array("anyOf").firstOrNull()?.asJsonObject ?: field
        schema.text("\$ref")?.substringAfterLast('/')?.let { name ->
            return when (name) {
                "Fen" -> Long::class.qualifiedName!!
                "Rate" -> BigDecimal::class.qualifiedName!!
                "Secret" -> String::class.qualifiedName!!
                else -> "fapiao.$name"
            }
        }
        val names = (schema.get("type") as? JsonArray)?.map { it.asString } ?: listOf(schema.text("type"))
        return when (names.first { it != "null" }) {
            "integer" -> Long::class.qualifiedName!!
            "boolean" -> Boolean::class.qualifiedName!!
            "array" -> "List<${kotlin(schema.get("items").asJsonObject)}>"
            else -> when {
                "number" in names -> BigDecimal::class.qualifiedName!!
                schema.text("format") == "date" -> LocalDate::class.qualifiedName!!
                schema.text("format") == "date-time" -> Instant::class.qualifiedName!!
                else -> String::class.qualifiedName!!
            }
        }
    }

    private fun shown(type: KType): String =
        type.toString().removeSuffix("?").replace("kotlin.collections.", "")
}
