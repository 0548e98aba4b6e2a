package invoicing

import fapiao.ApplicationView
import fapiao.Draft
import fapiao.FapiaoException
import fapiao.Prepared
import fapiao.Problem
import fapiao.Retry
import java.io.IOException
import java.util.UUID
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/**
 * The wizard: title, delivery, check, done (SPEC P1).
 *
 * It knows no rule of fapiao. While the customer types, the desk is asked what stands against the draft, and its words are
 * shown beside the fields that were touched. Call it from one thread, as screens do; [scope] belongs to that thread.
 */
class ApplyModel(
    bills: List<String>,
    private val service: FapiaoService,
    private val store: FormStore,
    private val language: Language,
    private val scope: CoroutineScope,
    /** How long to wait after a key before the desk is asked, in milliseconds. */
    private val pause: Long = 300,
) {
    /** A page of the wizard. */
    enum class Step { Title, Delivery, Check, Done }

    /** Where the form stands. */
    sealed interface Sending {
        /** The customer fills it in. */
        data object Editing : Sending

        /** It is being sent. */
        data object Sent : Sending

        /** It was sent, and no answer came. It must be sent again as it is; nobody may change it meanwhile. */
        data class OnItsWay(val error: FapiaoException) : Sending

        /** It was refused; the form can be changed. */
        data class Refused(val error: FapiaoException) : Sending

        /** It was taken. */
        data class Applied(val application: ApplicationView) : Sending
    }

    /** Everything that the screen shows. */
    data class State(
        val draft: Draft,
        val step: Step = Step.Title,
        val sending: Sending = Sending.Editing,
        /** What the desk said of the draft when it last looked. */
        val prepared: Prepared? = null,
        /** Whether that is older than the draft. */
        val isChecking: Boolean = false,
        /** Why the desk could not look. */
        val offline: FapiaoException? = null,
        /** Whether the phone has kept what was typed; a full one cannot. */
        val isKept: Boolean = true,
        val touched: Set<String> = emptySet(),
    ) {
        internal val problems: List<Problem> get() = prepared?.problems.orEmpty()

        /** What stands against going on from this page. */
        internal val hindrances: List<Problem> get() = problems.filter { step == Step.Check || stepOf(it.path) == step }

        /** Whether fields can be changed. */
        val isEditable: Boolean get() = sending is Sending.Editing || sending is Sending.Refused

        val canGoOn: Boolean
            get() = isEditable && !isChecking && offline == null && prepared != null && hindrances.isEmpty() && step < Step.Check

        val canSubmit: Boolean
            get() = sending is Sending.OnItsWay ||
                isEditable && step == Step.Check && !isChecking && offline == null && prepared?.ready == true
    }

    private val requestId: String
    private val mutable: MutableStateFlow<State>
    private var checking: Job? = null
    private var asked = 0

    init {
        val saved = store.load()?.takeIf { it.isOnItsWay || it.draft.bills == bills }
        requestId = saved?.requestId ?: UUID.randomUUID().toString()
        val begun = State(saved?.draft ?: Draft(bills = bills))
        mutable = MutableStateFlow(
            if (saved?.isOnItsWay == true) begun.copy(step = Step.Check, sending = Sending.Sent) else begun,
        )
    }

    val state: StateFlow<State> = mutable.asStateFlow()

    private val now: State get() = mutable.value

    /** Begins: has the draft filled in as the last time, or sends again what was on its way when the app ended. */
    suspend fun start() {
        if (now.sending is Sending.Sent) return send()
        val empty = Draft(bills = now.draft.bills)
        val untouched = now.draft == empty
        look()
        val prepared = now.prepared
        if (untouched && prepared != null && now.draft == empty) mutable.update { it.copy(draft = prepared.draft) }
    }

    /** The customer changed a field, named as the desk names it: `buyer.tax_id`. */
    fun edit(path: String, change: (Draft) -> Draft) {
        if (!now.isEditable) return
        mutable.update {
            it.copy(
                draft = change(it.draft),
                touched = it.touched + path,
                sending = Sending.Editing,
                isChecking = true,
            )
        }
        keep(isOnItsWay = false)
        checking?.cancel()
        checking = scope.launch {
            delay(pause)
            look()
        }
    }

    /** What is wrong with a field, once it was touched. */
    fun problem(path: String): String? =
        now.problems.firstOrNull { it.path == path && path in now.touched }?.let(language::of)

    /** To the next page; if something is wrong, every wrong field of this one is shown. */
    fun goOn() = mutable.update { state ->
        val wrong = state.problems.map { it.path }.filter { stepOf(it) == state.step }
        val next = if (state.canGoOn) Step.entries[state.step.ordinal + 1] else state.step
        state.copy(step = next, touched = state.touched + wrong)
    }

    fun goBack() = mutable.update { state ->
        if (state.isEditable && state.step > Step.Title) state.copy(step = Step.entries[state.step.ordinal - 1]) else state
    }

    /** Waits until the desk has looked at what was typed last. */
    suspend fun settled() {
        checking?.join()
    }

    /** Applies. If no answer comes, the same can be sent again: it is applied for once. */
    suspend fun submit() {
        if (now.canSubmit) send()
    }

    /** What to tell of the sending, if anything. */
    val notice: String?
        get() = when (val sending = now.sending) {
            is Sending.OnItsWay -> language.of(sending.error)
            is Sending.Refused -> language.of(sending.error)
            else -> now.offline?.let(language::of)
        }

    /** Goes on when the screen that asked for it is gone: an answer that nobody waits for would be lost. */
    private suspend fun send() = scope.launch { sendNow() }.join()

    private suspend fun sendNow() {
        mutable.update { it.copy(sending = Sending.Sent) }
        keep(isOnItsWay = true)
        try {
            val application = service.apply(now.draft, requestId)
            store.clear()
            mutable.update { it.copy(sending = Sending.Applied(application), step = Step.Done) }
        } catch (error: FapiaoException) {
            // Whoever has to sign in first sends the same again afterwards: the desk may have taken it before.
            if (error.retry == Retry.Soon || error.code == "session_invalid") {
                mutable.update { it.copy(sending = Sending.OnItsWay(error)) }
                return
            }
            mutable.update {
                it.copy(sending = Sending.Refused(error), touched = it.touched + error.problems.map(Problem::path))
            }
            keep(isOnItsWay = false)
            look()
        }
    }

    private fun keep(isOnItsWay: Boolean) {
        val isKept = try {
            store.save(SavedForm(now.draft, requestId, isOnItsWay))
            true
        } catch (_: IOException) {
            false
        }
        mutable.update { it.copy(isKept = isKept) }
    }

    private suspend fun look() {
        val question = ++asked
        mutable.update { it.copy(isChecking = true) }
        val answer = try {
            Result.success(service.prepare(now.draft))
        } catch (error: FapiaoException) {
            Result.failure(error)
        }
        // An answer to what was typed before must not cover a newer one.
        if (question != asked) return
        mutable.update { state ->
            val offline = answer.exceptionOrNull() as FapiaoException?
            state.copy(isChecking = false, prepared = answer.getOrNull() ?: state.prepared, offline = offline)
        }
    }

    private companion object {
        /** The page that a field stands on. */
        fun stepOf(path: String): Step = if (path.startsWith("delivery")) Step.Delivery else Step.Title
    }
}
