package fapiao

import java.time.Instant
import fapiao.door.NativeException

/**
 * What the desk refuses, one class for each kind (SPEC E1). The message is the code, the English text and every wrong
 * field. No text here carries passwords, tokens, full tax ids, phones or e-mails.
 */
public sealed class FapiaoException private constructor(private val body: ErrorBody) :
    RuntimeException(message(body)) {

    /** The input is wrong; [problems] names every wrong field. */
    public class Invalid internal constructor(body: ErrorBody) : FapiaoException(body)

    /** There is no such thing, or it is not the caller's. */
    public class NotFound internal constructor(body: ErrorBody) : FapiaoException(body)

    /** A rule forbids it now. */
    public class Refused internal constructor(body: ErrorBody) : FapiaoException(body)

    /** Somebody else has it. */
    public class Taken internal constructor(body: ErrorBody) : FapiaoException(body)

    /** It was changed meanwhile, or an id was used for something else. */
    public class Conflict internal constructor(body: ErrorBody) : FapiaoException(body)

    /** Something outside does not answer. */
    public class Unavailable internal constructor(body: ErrorBody) : FapiaoException(body)

    /** The library's own fault. */
    public class Internal internal constructor(body: ErrorBody) : FapiaoException(body)

    /** Stable code of the catalogue, such as `order_not_found`. */
    public val code: String get() = body.code

    /** Sort of refusal; a newer desk may have one that this library takes for [Internal]. */
    public val kind: Kind get() = body.kind

    /** The field, when one alone is meant. */
    public val field: String? get() = body.field

    /** What happened, Chinese. */
    public val zh: String get() = body.zh

    /** What happened, English. */
    public val en: String get() = body.en

    /** What to do, Chinese. */
    public val adviceZh: String get() = body.adviceZh

    /** What to do, English. */
    public val adviceEn: String get() = body.adviceEn

    /** Whether a retry helps. */
    public val retry: Retry get() = body.retry

    /** When a retry helps, if that is known. */
    public val retryAt: Instant? get() = body.retryAt

    /** Every wrong field. */
    public val problems: List<Problem> get() = body.problems

    /** Facts of the refusal by name, such as `from`, `operation`, `allowed`: maps, lists, texts, numbers, booleans. */
    public val details: Map<String, Any?>
        get() = (body.details as? Map<*, *>).orEmpty().entries.associate { (name, value) -> name.toString() to value }

    /** The refusal as JSON, the same in every language. */
    public fun toJson(): String = ErrorBody.toJson(body)

    public companion object {
        private fun message(body: ErrorBody): String =
            (listOf("${body.code}: ${body.en}") + body.problems.map { "${it.path}: ${it.en}" }).joinToString("; ")

        /** A refusal from its JSON, such as the answer of a desk behind HTTP; what [toJson] has written. */
        @JvmStatic
        public fun fromJson(json: String): FapiaoException {
            val body = ErrorBody.fromJson(json)
            return when (body.kind) {
                Kind.Invalid -> Invalid(body)
                Kind.NotFound -> NotFound(body)
                Kind.Refused -> Refused(body)
                Kind.Taken -> Taken(body)
                Kind.Conflict -> Conflict(body)
                Kind.Unavailable -> Unavailable(body)
                Kind.Internal, is Kind.Unrecognized -> Internal(body)
            }
        }
    }
}

/** Runs what may be refused below. */
internal inline fun <T> refusing(call: () -> T): T = try {
    call()
} catch (error: NativeException.Refused) {
    throw FapiaoException.fromJson(error.body)
}
