package fapiao.tests

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonNull
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import fapiao.Desk
import fapiao.FapiaoException
import fapiao.Handle
import fapiao.Locale
import fapiao.ManualClock
import fapiao.PolicyChoice
import fapiao.RenderedMail
import java.time.Duration
import java.time.Instant

/** Runs one scenario through typed methods on a desk at an address, or on a store in Kotlin; see `tests/README.md`. */
class Runner(private val scenario: JsonObject, url: String?, private val store: MemoryStore?) {
    private val clock = ManualClock(Instant.parse(scenario.text("clock")!!))
    private val desk = open(url, policy(scenario.get("policy")), scenario.get("seed")?.asLong ?: 1)
    private val variables = Variables()
    private val handles = HashMap<JsonElement, Handle>()

    /** Steps that the typed methods cannot say, with the reason. */
    val raw = ArrayList<String>()
    var steps = 0

    private fun open(url: String?, policy: PolicyChoice?, seed: Long): Desk = if (url != null) {
        Desk.open(url, policy = policy, clock = clock, seed = seed, cheapPasswords = true)
    } else {
        Desk.openOn(store!!, policy = policy, clock = clock, seed = seed, cheapPasswords = true)
    }

    fun run() = desk.use {
        scenario.array("steps").forEachIndexed { at, step ->
            try {
                step(step.asJsonObject)
            } catch (error: IllegalStateException) {
                throw AssertionError("${scenario.text("name")}, step $at ${step.asJsonObject.text("op")}: ${error.message}")
            }
            steps++
        }
        check(desk.staff("the runner").verifyAll().sound) { "${scenario.text("name")}: not sound" }
    }

    private fun step(step: JsonObject) {
        step.text("wait")?.let { return clock.advance(span(it)) }
        step.text("until")?.let { return clock.set(Instant.parse(it)) }
        val seen = step.array("facts").map { it.asJsonObject }.filter { variables.isKnown(it.text("id")!!) }
            .map { row(it) }.distinct().associateWith { history(it, 0).size }
        val before = store?.content()
        val remembered = step.get("remembered")?.asBoolean ?: false
        val result = call(step)
        val requestId = step.text("request_id")
        if (result is Refused) {
            check(remembered || before == store?.content()) { "a refused call changed the store" }
            keepsSecrets(variables.fill(step.get("in") ?: JsonObject()), result.json)
        }
        if (requestId != null && !remembered) {
            val after = store?.content()
            val again = call(step)
            check(again.sameAs(result)) { "repeated, it was $again instead of $result" }
            check(after == store?.content()) { "repeated, it changed the store" }
        }
        compare(step, result)
        mails(step, drain())
        facts(step, seen)
    }

    private sealed interface Result {
        fun sameAs(other: Result): Boolean
    }

    private data class View(val json: JsonElement) : Result {
        override fun sameAs(other: Result) = this == other
    }

    private data class Refused(val json: JsonObject) : Result {
        override fun sameAs(other: Result) = other is Refused && json.get("code") == other.json.get("code")
    }

    private fun call(step: JsonObject): Result {
        val handle = handle(variables.fill(step.get("as")))
        val operation = step.text("op")!!
        val command = step.get("in")?.let(variables::fill) ?: JsonObject()
        val requestId = step.text("request_id")?.let(variables::text)
        return try {
            val view = try {
                callTyped(handle, operation, command, requestId)
            } catch (error: Inexpressible) {
                raw.add("${scenario.text("name")} $operation: ${error.message}")
                val text = if (command is JsonPrimitive && command.isString) command.asString else command.toString()
                JsonParser.parseString(handle.call(operation, text, requestId))
            }
            View(view)
        } catch (error: FapiaoException) {
            Refused(json(error))
        }
    }

    private fun handle(caller: JsonElement): Handle = handles.getOrPut(caller) {
        if (caller is JsonPrimitive) {
            when (caller.asString) {
                "public" -> desk
                "platform" -> desk.platform()
                "system" -> desk.system()
                else -> error("who is $caller?")
            }
        } else {
            val fields = caller.asJsonObject
            fields.text("staff")?.let(desk::staff)
                ?: fields.text("session")?.let(desk::customer)
                ?: desk.customerByReference(
                    fields.text("customer_reference")!!,
                    email = fields.text("email"),
                    locale = fields.text("locale")?.let(Locale::of),
                )
        }
    }

    private fun compare(step: JsonObject, result: Result) {
        val refusal = step.get("refuse") as? JsonObject
        when (result) {
            is Refused -> {
                check(refusal != null) { "refused: ${result.json}" }
                refused(refusal, result.json)
            }
            is View -> {
                check(refusal == null) { "expected ${refusal?.text("code")}, found ${result.json}" }
                step.get("expect")?.let { expected ->
                    difference(variables.fill(expected), result.json)?.let { error(it) }
                }
                (step.get("save") as? JsonObject)?.entrySet()?.forEach { (name, pointer) ->
                    variables[name] = result.json.at(pointer.asString) ?: error("$pointer is not in ${result.json}")
                }
            }
        }
    }

    private fun refused(refusal: JsonObject, found: JsonObject) {
        val wanted = JsonObject()
        for (name in listOf("code", "kind", "field", "retry", "retry_at", "details")) {
            refusal.get(name)?.let { wanted.add(name, variables.fill(it)) }
        }
        (refusal.get("texts") as? JsonObject)?.entrySet()?.forEach { (name, text) -> wanted.add(name, variables.fill(text)) }
        difference(wanted, found)?.let { error("$it of $found") }
        val problems = refusal.get("problems") as? JsonArray ?: return
        val left = found.array("problems").toMutableList()
        for (problem in problems) {
            val at = left.indexOfFirst { difference(problem, it) == null }
            check(at >= 0) { "no problem $problem in $found" }
            left.removeAt(at)
        }
        check(left.isEmpty()) { "problems that were not expected: $left" }
    }

    private fun drain(): List<RenderedMail> {
        val mails = ArrayList<RenderedMail>()
        desk.system().deliverDue({ _, mail -> mails.add(mail) }, limit = 1000)
        return mails
    }

    private fun mails(step: JsonObject, found: List<RenderedMail>) {
        if (step.text("mails") == "any") return
        val left = found.toMutableList()
        for (wanted in step.array("mails").map { it.asJsonObject }) {
            val to = variables.text(wanted.text("to")!!)
            val at = left.indexOfFirst { it.template.value == wanted.text("template") && it.to == to }
            check(at >= 0) { "no mail ${wanted.text("template")} to $to in $left" }
            mail(wanted, left.removeAt(at))
        }
        check(left.isEmpty()) { "mails that were not expected: $left" }
    }

    private fun mail(wanted: JsonObject, mail: RenderedMail) {
        wanted.text("locale")?.let { check(mail.locale.value == it) { "it is in ${mail.locale}" } }
        fun parts(name: String) = wanted.array(name).map { variables.text(it.asString) }
        parts("subject_contains").forEach { check(it in mail.subject) { "no $it in ${mail.subject}" } }
        parts("text_contains").forEach { check(it in mail.text) { "no $it in ${mail.text}" } }
        parts("text_lacks").forEach { check(it !in mail.text) { "$it in ${mail.text}" } }
        (wanted.get("save") as? JsonObject)?.entrySet()?.forEach { (name, from) ->
            val after = from.asJsonObject.text("after")!!
            check(after in mail.text) { "nothing after $after" }
            val value = mail.text.substringAfter(after).trimStart(' ').takeWhile { !it.isWhitespace() }
            variables[name] = JsonPrimitive(value)
        }
    }

    private fun facts(step: JsonObject, seen: Map<Pair<String, String>, Int>) {
        val expected = step.array("facts").map { it.asJsonObject }.groupBy(::row)
        for ((row, facts) in expected) {
            val found = history(row, seen[row] ?: 0)
            val same = found.size == facts.size && facts.zip(found).all { (wanted, fact) ->
                fact.operation == wanted.text("operation") && wanted.text("actor").let { it == null || it == fact.actor }
            }
            check(same) { "facts of $row: expected $facts, found $found" }
        }
    }

    private fun row(fact: JsonObject) = fact.text("kind")!! to variables.text(fact.text("id")!!)

    private fun history(row: Pair<String, String>, after: Int) = try {
        desk.staff("the runner").history(kind = row.first, id = row.second, after = after.toLong(), limit = 1000).facts
    } catch (error: FapiaoException.NotFound) {
        emptyList()
    }
}

/** A refusal as the contract writes it, from what the exception tells. */
private fun json(error: FapiaoException): JsonObject = JsonParser.parseString(error.toJson()).asJsonObject.also { json ->
    val told = mapOf(
        "code" to error.code,
        "kind" to error.kind.value,
        "field" to error.field,
        "zh" to error.zh,
        "en" to error.en,
        "advice_zh" to error.adviceZh,
        "advice_en" to error.adviceEn,
        "retry" to error.retry.value,
    )
    for ((name, text) in told) check(json.text(name) == text) { "$name is $text in $json" }
    check(json.array("problems").map { it.asJsonObject.text("path") } == error.problems.map { it.path })
    check((json.get("details") as? JsonObject)?.keySet().orEmpty() == error.details.keys)
    check(json.text("retry_at")?.let(Instant::parse) == error.retryAt)
}

private fun policy(choice: JsonElement?): PolicyChoice? = when (choice) {
    null -> null
    is JsonPrimitive -> PolicyChoice.Preset(choice.asString)
    else -> PolicyChoice.Preset(
        choice.asJsonObject.text("preset")!!,
        @Suppress("UNCHECKED_CAST")
        (plain(choice.asJsonObject.get("change")) as Map<String, Any?>),
    )
}

private fun plain(json: JsonElement): Any? = when (json) {
    is JsonObject -> json.entrySet().associate { (name, value) -> name to plain(value) }
    is JsonArray -> json.map(::plain)
    is JsonNull -> null
    is JsonPrimitive -> if (json.isBoolean) json.asBoolean else if (json.isNumber) json.asBigDecimal else json.asString
    else -> error("what is $json?")
}

private fun span(text: String): Duration {
    val number = text.takeWhile(Char::isDigit).toLong()
    return when (text.dropWhile(Char::isDigit)) {
        "ms" -> Duration.ofMillis(number)
        "s" -> Duration.ofSeconds(number)
        "m" -> Duration.ofMinutes(number)
        "h" -> Duration.ofHours(number)
        "d" -> Duration.ofDays(number)
        else -> error("$text is no span")
    }
}

private val secretNames = listOf("password", "token", "email", "phone", "mobile", "tax_id", "bank_account", "id_number")

/** Texts of refusals never carry what was typed of a secret or personal kind (E2). */
private fun keepsSecrets(command: JsonElement, refusal: JsonObject) {
    fun look(value: JsonElement, secret: Boolean): Unit = when (value) {
        is JsonPrimitive -> check(!(secret && value.isString && value.asString.length >= 6 && value.asString in refusal.toString())) {
            "the refusal tells a secret: $refusal"
        }
        is JsonArray -> value.forEach { look(it, secret) }
        is JsonObject -> value.entrySet().forEach { (name, item) -> look(item, secretNames.any { it in name }) }
        else -> Unit
    }
    look(command, false)
}
