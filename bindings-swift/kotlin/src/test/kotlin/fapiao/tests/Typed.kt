package fapiao.tests

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import fapiao.ChoiceType
import fapiao.ContractType
import fapiao.Handle
import fapiao.UnionType
import java.lang.reflect.InvocationTargetException
import java.math.BigDecimal
import java.time.DateTimeException
import java.time.Instant
import java.time.LocalDate
import java.time.OffsetDateTime
import kotlin.reflect.KClass
import kotlin.reflect.KFunction
import kotlin.reflect.KParameter
import kotlin.reflect.KType
import kotlin.reflect.full.companionObjectInstance
import kotlin.reflect.full.declaredMemberFunctions
import kotlin.reflect.full.primaryConstructor
import kotlin.reflect.full.superclasses
import kotlin.reflect.full.valueParameters

/** What the typed methods cannot say: another role's operation, a field that is not there, a text for a number. */
class Inexpressible(message: String) : Exception(message)

/** `read_bill` as the method is called: `readBill`. */
fun camel(name: String): String = name.split('_').joinToString("") { it.replaceFirstChar(Char::uppercase) }
    .replaceFirstChar(Char::lowercase)

/** The generated methods of a handle, by name. */
fun methods(handle: KClass<*>): Map<String, KFunction<*>> =
    handle.superclasses.first { it.simpleName!!.endsWith("Operations") }.declaredMemberFunctions.associateBy { it.name }

/** Calls the typed method of an operation, its arguments by name; answers the view as JSON of the contract. */
fun callTyped(handle: Handle, operation: String, command: JsonElement, requestId: String?): JsonElement {
    val method = methods(handle::class)[camel(operation)] ?: throw Inexpressible("no $operation here")
    if (command !is JsonObject) throw Inexpressible("not an object")
    val parameters = method.valueParameters.associateBy { it.name!! }
    val arguments = arguments(method.valueParameters, command)
    if (requestId != null) parameters["requestId"]?.let { arguments[it] = requestId }
    // A field that is missing counts as empty.
    parameters.values.filter { !it.isOptional && it !in arguments }.forEach { arguments[it] = "" }
    arguments[method.parameters.first()] = handle
    val view = try {
        method.callBy(arguments)
    } catch (error: InvocationTargetException) {
        throw error.targetException
    }
    return if (view is Unit) JsonObject() else toJson(view!!)
}

/** A value of the contract as JSON, written by its own type. */
@Suppress("UNCHECKED_CAST")
fun toJson(value: Any): JsonElement {
    val type = generateSequence(listOf<KClass<*>>(value::class)) { it.flatMap(KClass<*>::superclasses).ifEmpty { null } }
        .flatten()
        .firstNotNullOf { it.companionObjectInstance as? ContractType<Any> }
    return JsonParser.parseString(type.toJson(value))
}

/** The fields of an object as arguments of these parameters. */
private fun arguments(parameters: List<KParameter>, fields: JsonObject): HashMap<KParameter, Any?> {
    val arguments = HashMap<KParameter, Any?>()
    for ((name, value) in fields.entrySet()) {
        val parameter = parameters.find { it.name == camel(name) } ?: throw Inexpressible("no $name")
        if (value is JsonNull && !parameter.type.isMarkedNullable) throw Inexpressible("$name is null")
        arguments[parameter] = if (value is JsonNull) null else typed(parameter.type, value)
    }
    return arguments
}

/** JSON as the Kotlin value that a caller would have written. */
fun typed(type: KType, json: JsonElement): Any {
    fun wrong(): Nothing = throw Inexpressible("$json is no $type")
    val primitive = json as? JsonPrimitive
    return when (val kind = type.classifier as KClass<*>) {
        String::class -> primitive?.takeIf { it.isString }?.asString ?: wrong()
        Long::class -> primitive?.takeIf { it.isNumber }?.asString?.toLongOrNull() ?: wrong()
        Boolean::class -> primitive?.takeIf { it.isBoolean }?.asBoolean ?: wrong()
        BigDecimal::class -> primitive?.takeIf { it.isString }?.asString?.toBigDecimalOrNull() ?: wrong()
        Instant::class -> time { OffsetDateTime.parse(primitive?.asString ?: wrong()).toInstant() }
        LocalDate::class -> time { LocalDate.parse(primitive?.asString ?: wrong()) }
        List::class -> (json as? JsonArray)?.map { typed(type.arguments.single().type!!, it) } ?: wrong()
        else -> when (val contract = kind.companionObjectInstance) {
            is ChoiceType<*> -> contract.of(primitive?.takeIf { it.isString }?.asString ?: wrong())
            is UnionType<*> -> variant(kind, json as? JsonObject ?: wrong())
            else -> construct(kind, json as? JsonObject ?: wrong())
        }
    }
}

private fun construct(kind: KClass<*>, fields: JsonObject): Any {
    val constructor = kind.primaryConstructor!!
    return constructor.callBy(arguments(constructor.parameters, fields))
}

/** `{"payment": {…}}` as `FeedRecord.Payment(PaymentFeed(…))`. */
private fun variant(kind: KClass<*>, json: JsonObject): Any {
    val (name, payload) = json.entrySet().singleOrNull() ?: throw Inexpressible("not one of ${kind.simpleName}")
    val case = kind.nestedClasses.find { it.simpleName == camel(name).replaceFirstChar(Char::uppercase) }
        ?: throw Inexpressible("no ${kind.simpleName} $name")
    return construct(case, JsonObject().also { it.add(name, payload) })
}

private fun <T> time(read: () -> T): T = try {
    read()
} catch (error: DateTimeException) {
    throw Inexpressible(error.message!!)
}
