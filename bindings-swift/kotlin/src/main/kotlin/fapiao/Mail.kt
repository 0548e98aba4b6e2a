package fapiao

import com.google.gson.JsonNull
import fapiao.door.NativeDesk
import fapiao.door.NativeRelay
import fapiao.door.NativeSmtp
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

/** A way out for mails. */
public fun interface MailTransport {
    /**
     * Hands a mail over.
     *
     * @param id The same whenever the same mail is tried again: use it as the Message-ID.
     * @throws MailTransportException why it could not be handed over. Anything else that is thrown is tried again later.
     */
    public fun send(id: String, mail: RenderedMail)
}

/**
 * Why a mail could not be handed over.
 *
 * @param message What happened, without personal data: staff see it.
 * @property retry Whether trying again can help; otherwise the mail is given up at once.
 */
public class MailTransportException(message: String, public val retry: Boolean = true) : RuntimeException(message)

/**
 * A mail server, as a way out for mails. It is first spoken to with the first mail.
 *
 * @throws FapiaoException.Invalid with every wrong option.
 */
public class Smtp(options: SmtpOptions) : MailTransport {
    private val native = refusing { NativeSmtp(SmtpOptions.toJson(options)) }

    /**
     * Speaks to the server, without a mail.
     *
     * @throws MailTransportException why it cannot be reached or does not let us in.
     */
    public fun check(): Unit = told(refusing { native.check() })

    /** Hands a mail over. */
    override fun send(id: String, mail: RenderedMail) {
        val handed = Writer()
        handed.put("id", TextType, id)
        handed.put("mail", RenderedMail, mail)
        told(refusing { native.send(render(handed.json)) })
    }

    private fun told(answer: String) {
        val refusal = parse(answer)
        if (refusal is JsonNull) return
        val fields = Fields(refusal, "MailTransportException")
        throw MailTransportException(fields.required("message", TextType), fields.required("retry", BooleanType))
    }
}

/** What happens by itself when its time comes: start a relay, or call the others every minute or so. */
public class Clockwork internal constructor(caller: Caller, private val native: NativeDesk) :
    ClockworkOperations(caller) {
    /**
     * Sends the mails that are due (SPEC N2). What fails is tried again later, under the same id.
     *
     * @param limit At most so many.
     */
    public fun deliverDue(transport: MailTransport, limit: Int = 100): Delivered {
        val host = MailHost(transport)
        return Delivered.fromJson(refusing { native.deliverDue(limit.coerceAtLeast(0).toUInt(), host) })
    }

    /**
     * Lets deadlines take effect and sends mails as they fall due, in a thread of its own (SPEC N2).
     *
     * @param transport The way out, such as [Smtp]; it is called in that thread.
     * @param pause How long it rests when nothing is left to do; at least a millisecond.
     */
    public fun startRelay(transport: MailTransport, pause: Duration = 15.seconds): Relay {
        // What is no pause is refused by the desk.
        val millis = pause.inWholeMilliseconds.takeIf { it in 1..UInt.MAX_VALUE.toLong() } ?: 0
        val host = MailHost(transport)
        return Relay(refusing { native.startRelay(millis.toUInt(), host) })
    }
}

/**
 * Lets deadlines take effect and sends mails as they fall due, in a thread of its own. It ends with [stop] or when the desk is
 * closed, and not when nobody holds it any more.
 */
public class Relay internal constructor(private val native: NativeRelay) : AutoCloseable {
    /** What it has done so far. */
    public val status: RelayStatus get() = RelayStatus.fromJson(refusing { native.status() })

    /** Stops it when the mail that is being sent is sent, and tells what it has done. It may be stopped again. */
    public fun stop(): RelayStatus = RelayStatus.fromJson(refusing { native.stop() })

    /** [stop]. */
    override fun close() {
        stop()
    }
}

internal class MailHost(private val transport: MailTransport) : Host() {
    override fun answer(method: String, input: Fields): String {
        transport.send(input.required("id", TextType), input.required("mail", RenderedMail))
        return "null"
    }

    override fun told(error: Throwable): String = if (error is MailTransportException) {
        JsonType.toJson(mapOf("message" to error.message.orEmpty(), "retry" to error.retry))
    } else {
        super.told(error)
    }
}
