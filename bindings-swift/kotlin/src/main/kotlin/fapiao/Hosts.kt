package fapiao

import fapiao.door.HostException
import fapiao.door.NativeDesk
import fapiao.door.NativeHost

/** The tax platform's channel (SPEC I1). Whatever it throws counts as [ChannelAnswer.Unknown]. */
public interface Channel {
    /** Issues this fapiao. The same key never issues twice. */
    public fun issue(key: String, fapiao: FapiaoView): ChannelAnswer

    /** Tells what became of the call with this key, without issuing anything. */
    public fun ask(key: String): ChannelAnswer
}

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

/** What happens by itself when its time comes: call both every minute or so. */
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
}

/** An object of the host's, as the desk calls it. Nothing but a [HostException] may come out of it. */
internal abstract class Host : NativeHost {
    protected abstract fun answer(method: String, input: Fields): String

    /** What the desk is told of an error; by default the name of its class, for its words may be personal. */
    protected open fun told(error: Throwable): String = error.javaClass.name

    final override fun call(method: String, input: String): String = try {
        answer(method, Fields(parse(input), method))
    } catch (error: Throwable) {
        throw HostException.Failed(told(error))
    }
}

internal class ChannelHost(private val channel: Channel) : Host() {
    override fun answer(method: String, input: Fields): String {
        val answer = when (val call = ChannelCall.read(input.json)) {
            is ChannelCall.Issue -> channel.issue(call.key, call.fapiao)
            is ChannelCall.Ask -> channel.ask(call.key)
        }
        return ChannelAnswer.toJson(answer)
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
