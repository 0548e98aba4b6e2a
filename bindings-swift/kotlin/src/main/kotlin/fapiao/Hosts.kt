package fapiao

import fapiao.door.HostException
import fapiao.door.NativeHost

/** The tax platform's channel (SPEC I1). Whatever it throws counts as [ChannelAnswer.Unknown]. */
public interface Channel {
    /** Issues this fapiao. The same key never issues twice. */
    public fun issue(key: String, fapiao: FapiaoView): ChannelAnswer

    /** Tells what became of the call with this key, without issuing anything. */
    public fun ask(key: String): ChannelAnswer
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
