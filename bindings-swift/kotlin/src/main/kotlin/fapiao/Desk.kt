package fapiao

import java.time.Instant
import fapiao.door.NativeDesk
import fapiao.door.NativeHost
import fapiao.door.operations as nativeOperations

/** Which policy a desk has: what a seller decides for itself. */
public sealed interface PolicyChoice {
    /**
     * A ready one.
     *
     * @property name `default` or `vianet21`.
     * @property change What differs from it, a JSON merge patch (RFC 7396) as maps: `mapOf("deadlines" to mapOf(…))`.
     */
    public data class Preset(val name: String, val change: Map<String, Any?> = emptyMap()) : PolicyChoice

    /** A whole one. */
    public data class Whole(val policy: Policy) : PolicyChoice
}

/**
 * A fapiao desk: what anybody may do, and the handles of the other roles. Can be shared between threads; [close] it, or
 * `use` it.
 */
public class Desk private constructor(private val native: NativeDesk) :
    PublicOperations(Caller(native.handle("\"public\""))),
    AutoCloseable {

    /** The policy of the desk. */
    public val policy: Policy get() = Policy.fromJson(refusing { native.policy() })

    /** Now, by the clock of the desk. */
    public fun now(): Instant = Instant.ofEpochMilli(refusing { native.now() })

    /** The handle of a customer who signed in, by the token that [signIn] gave. */
    public fun customer(session: String): Customer = Customer(caller(JsonType.toJson(mapOf("session" to session))))

    /**
     * The handle of a customer that the host vouches for with its own login (SPEC A15).
     *
     * @param reference The reference that the feed names.
     * @param email Where mails go; none are sent without.
     * @param locale Language of mails; that of the policy when absent.
     */
    public fun customerByReference(reference: String, email: String? = null, locale: Locale? = null): Customer =
        Customer(caller(Vouched.toJson(Vouched(customerReference = reference, email = email, locale = locale))))

    /** The handle of a member of staff, whose name stands in the history. The host has checked who it is. */
    public fun staff(name: String): Staff = Staff(caller(JsonType.toJson(mapOf("staff" to name))))

    /** The handle of the payment platform. */
    public fun platform(): Platform = Platform(caller("\"platform\""))

    /** The handle of what happens by itself: deadlines and mails. */
    public fun system(): Clockwork = Clockwork(caller("\"system\""), native)

    /** Closes it: later calls are refused with `desk_closed`. Files are closed when the last running call ends. */
    override fun close() {
        refusing { native.shut() }
    }

    private fun caller(json: String): Caller = Caller(refusing { native.handle(json) })

    public companion object {
        /**
         * Opens a desk on an address.
         *
         * @param url `memory:`, `sqlite:PATH` (a file, made if it is not there) or `postgres://…`.
         * @param policy What the seller decides for itself; the preset `default` when absent.
         * @param policyFile The path of a policy file, TOML or JSON by its ending; instead of [policy].
         * @param clock A clock that is set by hand, for tests.
         * @param channel The tax platform's channel (SPEC I1).
         * @param calendar The working days as the text of a CSV file, instead of those of the State Council (SPEC T2).
         * @param mailTexts Mails in the seller's own words (SPEC N1); those of the desk where left out.
         * @param seed Predictable randomness, for tests.
         * @param cheapPasswords Cheap password hashing, for tests: only under a clock that is set by hand.
         * @throws FapiaoException what is wrong with it.
         */
        public fun open(
            url: String,
            policy: PolicyChoice? = null,
            policyFile: String? = null,
            clock: ManualClock? = null,
            channel: Channel? = null,
            calendar: String? = null,
            mailTexts: List<MailText> = emptyList(),
            seed: Long? = null,
            cheapPasswords: Boolean = false,
        ): Desk = open(
            DeskOptions(url, policy?.let(::json), policyFile, calendar, mailTexts, seed, cheapPasswords),
            null,
            clock,
            channel,
        )

        /**
         * Opens a desk on a store of the host's; see [open].
         *
         * @param store Where the desk keeps what it knows.
         * @throws FapiaoException what is wrong with it.
         */
        public fun openOn(
            store: Store,
            policy: PolicyChoice? = null,
            policyFile: String? = null,
            clock: ManualClock? = null,
            channel: Channel? = null,
            calendar: String? = null,
            mailTexts: List<MailText> = emptyList(),
            seed: Long? = null,
            cheapPasswords: Boolean = false,
        ): Desk = open(
            DeskOptions(null, policy?.let(::json), policyFile, calendar, mailTexts, seed, cheapPasswords),
            StoreHost(store),
            clock,
            channel,
        )

        /** The operation table as JSON: what every door to the desk is tested against. */
        public fun operations(): String = refusing { nativeOperations() }

        private fun open(options: DeskOptions, store: NativeHost?, clock: ManualClock?, channel: Channel?): Desk =
            Desk(
                refusing {
                    NativeDesk.open(DeskOptions.toJson(options), store, clock?.native, channel?.let(::ChannelHost))
                },
            )

        private fun json(policy: PolicyChoice): Any = when (policy) {
            is PolicyChoice.Preset -> mapOf("preset" to policy.name, "change" to policy.change)
            is PolicyChoice.Whole -> JsonType.fromJson(Policy.toJson(policy.policy))
        }
    }
}
