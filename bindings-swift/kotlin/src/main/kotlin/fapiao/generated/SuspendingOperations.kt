// Made by `cargo xtask generate`; do not edit.

package fapiao

import java.time.Instant
import java.time.LocalDate
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.flow.Flow

/** What anybody may do. Every call runs on a dispatcher and suspends meanwhile. */
public abstract class SuspendingPublicOperations internal constructor(
    private val waiting: PublicOperations,
    dispatcher: CoroutineDispatcher,
) : SuspendingHandle(waiting, dispatcher) {
    /**
     * Registers with an order number and mails an activation link (A1, A4, A6).
     *
     * @param orderNumber Order number.
     * @param email E-mail; the activation link goes there.
     * @param password Password; its length is policy.
     * @param passwordRepeat The password once more.
     * @param orderedOn The day of the order, China time, where the customer knows it: an unknown order number that
     * should have arrived by now is then sent to support at once (SPEC B3).
     * @param locale Language of mails; that of the policy when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun register(
        orderNumber: String,
        email: String,
        password: String,
        passwordRepeat: String,
        orderedOn: LocalDate? = null,
        locale: Locale? = null,
        requestId: String? = null,
    ): RegistrationView =
        away {
            waiting.register(
                orderNumber = orderNumber,
                email = email,
                password = password,
                passwordRepeat = passwordRepeat,
                orderedOn = orderedOn,
                locale = locale,
                requestId = requestId,
            )
        }

    /**
     * Activates a registration by the mailed link (A3, A4).
     *
     * @param token The token of the mailed link.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun activate(token: String, requestId: String? = null): Unit =
        away { waiting.activate(token = token, requestId = requestId) }

    /**
     * Mails a fresh activation link and kills the older (A5, A6).
     *
     * @param email E-mail of the registration.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun resendActivation(email: String, requestId: String? = null): MailSentView =
        away { waiting.resendActivation(email = email, requestId = requestId) }

    /**
     * Opens a session (A7, A8).
     *
     * @param email E-mail.
     * @param password Password, or a temporary one.
     */
    public suspend fun signIn(email: String, password: String): SessionView =
        away { waiting.signIn(email = email, password = password) }

    /**
     * Mails a reset link or a temporary password, as the policy says (A6, A11).
     *
     * @param email E-mail of the account.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun forgotPassword(email: String, requestId: String? = null): MailSentView =
        away { waiting.forgotPassword(email = email, requestId = requestId) }

    /**
     * Sets a new password by the mailed link and ends all sessions (A8, A11).
     *
     * @param token The token of the mailed link.
     * @param newPassword New password.
     * @param newPasswordRepeat The new password once more.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun resetPassword(
        token: String,
        newPassword: String,
        newPasswordRepeat: String,
        requestId: String? = null,
    ): Unit =
        away {
            waiting.resetPassword(
                token = token,
                newPassword = newPassword,
                newPasswordRepeat = newPasswordRepeat,
                requestId = requestId,
            )
        }

    /**
     * Makes a new e-mail take effect by the mailed link and ends all sessions (A8, A10).
     *
     * @param token The token of the mailed link.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun confirmEmail(token: String, requestId: String? = null): Unit =
        away { waiting.confirmEmail(token = token, requestId = requestId) }

    /**
     * Tells what a registration form shows, prefilled from its link (A16, A17).
     *
     * @param orderNumber Order number to fill in, if it is known by itself.
     * @param link Or the registration link that was followed; its order number is filled in.
     */
    public suspend fun registrationForm(orderNumber: String = "", link: String = ""): RegistrationFormView =
        away { waiting.registrationForm(orderNumber = orderNumber, link = link) }

    /** Tells whom to call and whether somebody answers now (A18). */
    public suspend fun support(): SupportView =
        away { waiting.support() }

    /** Shows the shortage notices that run (D7). */
    public suspend fun notices(): NoticesView =
        away { waiting.notices() }
}

/**
 * What a customer can do. A customer never sees or names another's rows. Every call runs on a dispatcher and
 * suspends meanwhile.
 */
public abstract class SuspendingCustomerOperations internal constructor(
    private val waiting: CustomerOperations,
    dispatcher: CoroutineDispatcher,
) : SuspendingHandle(waiting, dispatcher) {
    /**
     * Ends the session (A8).
     *
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun signOut(requestId: String? = null): Unit =
        away { waiting.signOut(requestId = requestId) }

    /** Shows the customer's own account (A14). */
    public suspend fun me(): AccountView =
        away { waiting.me() }

    /**
     * Changes the password and ends all other sessions (A8, A9).
     *
     * @param oldPassword The password so far; after signing in with a temporary password, that one.
     * @param newPassword New password.
     * @param newPasswordRepeat The new password once more.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun changePassword(
        oldPassword: String,
        newPassword: String,
        newPasswordRepeat: String,
        requestId: String? = null,
    ): Unit =
        away {
            waiting.changePassword(
                oldPassword = oldPassword,
                newPassword = newPassword,
                newPasswordRepeat = newPasswordRepeat,
                requestId = requestId,
            )
        }

    /**
     * Mails a link to the new address and tells the old one (A10).
     *
     * @param password Password.
     * @param newEmail New e-mail; the link goes there.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun changeEmail(password: String, newEmail: String, requestId: String? = null): MailSentView =
        away { waiting.changeEmail(password = password, newEmail = newEmail, requestId = requestId) }

    /**
     * Adds an order number to the account (A14).
     *
     * @param orderNumber Order number.
     * @param orderedOn The day of the order, China time, as in registering.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun addOrder(
        orderNumber: String,
        orderedOn: LocalDate? = null,
        requestId: String? = null,
    ): Unit =
        away { waiting.addOrder(orderNumber = orderNumber, orderedOn = orderedOn, requestId = requestId) }

    /**
     * Chooses the language of mails (N1).
     *
     * @param locale Language; required.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun setLocale(locale: Locale? = null, requestId: String? = null): Unit =
        away { waiting.setLocale(locale = locale, requestId = requestId) }

    /**
     * Lists the customer's bills with stage, amounts and allowed actions, latest payment first (B10).
     *
     * @param batchNumber Only bills of this application.
     * @param stage Only bills at this stage.
     * @param paidFrom Only bills paid on this day or later, China time.
     * @param paidTo Only bills paid on this day or earlier, China time.
     * @param billingMonth Only bills of this month, `yyyy-mm`.
     * @param minFen Only bills of at least this amount. Integer fen.
     * @param maxFen Only bills of at most this amount. Integer fen.
     * @param limit Rows of a page; 20 unless the policy says otherwise.
     * @param cursor `next` of the page before.
     */
    public suspend fun bills(
        batchNumber: String? = null,
        stage: BillStage? = null,
        paidFrom: LocalDate? = null,
        paidTo: LocalDate? = null,
        billingMonth: String? = null,
        minFen: Long? = null,
        maxFen: Long? = null,
        limit: Long? = null,
        cursor: String? = null,
    ): BillsView =
        away {
            waiting.bills(
                batchNumber = batchNumber,
                stage = stage,
                paidFrom = paidFrom,
                paidTo = paidTo,
                billingMonth = billingMonth,
                minFen = minFen,
                maxFen = maxFen,
                limit = limit,
                cursor = cursor,
            )
        }

    /**
     * The rows of all pages of [bills], one after the other; a page is asked for when it is needed.
     *
     * @param batchNumber Only bills of this application.
     * @param stage Only bills at this stage.
     * @param paidFrom Only bills paid on this day or later, China time.
     * @param paidTo Only bills paid on this day or earlier, China time.
     * @param billingMonth Only bills of this month, `yyyy-mm`.
     * @param minFen Only bills of at least this amount. Integer fen.
     * @param maxFen Only bills of at most this amount. Integer fen.
     * @param limit Rows of a page; 20 unless the policy says otherwise.
     */
    public fun billsFlow(
        batchNumber: String? = null,
        stage: BillStage? = null,
        paidFrom: LocalDate? = null,
        paidTo: LocalDate? = null,
        billingMonth: String? = null,
        minFen: Long? = null,
        maxFen: Long? = null,
        limit: Long? = null,
    ): Flow<BillView> =
        flowOfPages { cursor ->
            bills(
                batchNumber = batchNumber,
                stage = stage,
                paidFrom = paidFrom,
                paidTo = paidTo,
                billingMonth = billingMonth,
                minFen = minFen,
                maxFen = maxFen,
                limit = limit,
                cursor = cursor,
            )
        }

    /**
     * Shows one bill and what makes up its available amount (B5).
     *
     * @param billId Its id.
     */
    public suspend fun bill(billId: String): BillView =
        away { waiting.bill(billId = billId) }

    /**
     * Lists the customer's fapiao with stage and allowed actions, latest application first (B10).
     *
     * @param batchNumber Only fapiao of this application.
     * @param status Only fapiao of this status; all but `withdrawn` when absent.
     * @param appliedFrom Only fapiao applied for on this day or later, China time.
     * @param appliedTo Only fapiao applied for on this day or earlier, China time.
     * @param limit Rows of a page; 20 unless the policy says otherwise.
     * @param cursor `next` of the page before.
     */
    public suspend fun fapiao(
        batchNumber: String? = null,
        status: FapiaoStatus? = null,
        appliedFrom: LocalDate? = null,
        appliedTo: LocalDate? = null,
        limit: Long? = null,
        cursor: String? = null,
    ): FapiaoPage =
        away {
            waiting.fapiao(
                batchNumber = batchNumber,
                status = status,
                appliedFrom = appliedFrom,
                appliedTo = appliedTo,
                limit = limit,
                cursor = cursor,
            )
        }

    /**
     * The rows of all pages of [fapiao], one after the other; a page is asked for when it is needed.
     *
     * @param batchNumber Only fapiao of this application.
     * @param status Only fapiao of this status; all but `withdrawn` when absent.
     * @param appliedFrom Only fapiao applied for on this day or later, China time.
     * @param appliedTo Only fapiao applied for on this day or earlier, China time.
     * @param limit Rows of a page; 20 unless the policy says otherwise.
     */
    public fun fapiaoFlow(
        batchNumber: String? = null,
        status: FapiaoStatus? = null,
        appliedFrom: LocalDate? = null,
        appliedTo: LocalDate? = null,
        limit: Long? = null,
    ): Flow<FapiaoView> =
        flowOfPages { cursor ->
            fapiao(
                batchNumber = batchNumber,
                status = status,
                appliedFrom = appliedFrom,
                appliedTo = appliedTo,
                limit = limit,
                cursor = cursor,
            )
        }

    /**
     * Dry run of an application: prefilled, every choice, what is wrong, exactly what would be issued (P1, P5).
     *
     * @param draft The draft so far; its bills are enough. What is empty is prefilled from the last application
     * (SPEC P5).
     */
    public suspend fun prepare(draft: Draft = Draft()): Prepared =
        away { waiting.prepare(draft = draft) }

    /**
     * Submits an application over one or several bills (P1, P2).
     *
     * @param draft The draft.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun apply(draft: Draft = Draft(), requestId: String? = null): ApplicationView =
        away { waiting.apply(draft = draft, requestId = requestId) }

    /**
     * Cancels an application that is not printed; its bills return (P6, B7).
     *
     * @param batchNumber The application.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun cancel(batchNumber: String, requestId: String? = null): ApplicationView =
        away { waiting.cancel(batchNumber = batchNumber, requestId = requestId) }

    /**
     * Tells how far an application is, with its whole timeline (D5).
     *
     * @param batchNumber The application.
     */
    public suspend fun progress(batchNumber: String): ProgressView =
        away { waiting.progress(batchNumber = batchNumber) }

    /**
     * Says that the fapiao arrived.
     *
     * @param batchNumber The application.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun confirmReceipt(batchNumber: String, requestId: String? = null): ApplicationView =
        away { waiting.confirmReceipt(batchNumber = batchNumber, requestId = requestId) }

    /**
     * Answers from the data why a fapiao has not arrived (R2).
     *
     * @param batchNumber The application.
     */
    public suspend fun whyNotReceived(batchNumber: String): WhyView =
        away { waiting.whyNotReceived(batchNumber = batchNumber) }

    /** Shows the title book (P5). */
    public suspend fun titles(): TitlesView =
        away { waiting.titles() }

    /**
     * Keeps a title under a name (P5).
     *
     * @param name The name.
     * @param buyer The title.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun keepTitle(name: String, buyer: Buyer = Buyer(), requestId: String? = null): TitlesView =
        away { waiting.keepTitle(name = name, buyer = buyer, requestId = requestId) }

    /**
     * Removes a title from the book (P5).
     *
     * @param name The name.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun removeTitle(name: String, requestId: String? = null): TitlesView =
        away { waiting.removeTitle(name = name, requestId = requestId) }

    /**
     * Asks for a split or a reissue, or asks a question (R1, S1).
     *
     * @param kind Which kind.
     * @param billId The bill, of a split.
     * @param batchNumber The application that is meant.
     * @param fapiaoId The fapiao, of a reissue; may be left out when the application has one.
     * @param contact Whom to answer.
     * @param text In their own words.
     * @param parts The parts, of a split.
     * @param change What shall change, of a reissue.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun openRequest(
        kind: RequestKind? = null,
        billId: String? = null,
        batchNumber: String? = null,
        fapiaoId: String? = null,
        contact: Contact = Contact(),
        text: String = "",
        parts: List<SplitPart> = emptyList(),
        change: ReissueChange? = null,
        requestId: String? = null,
    ): RequestView =
        away {
            waiting.openRequest(
                kind = kind,
                billId = billId,
                batchNumber = batchNumber,
                fapiaoId = fapiaoId,
                contact = contact,
                text = text,
                parts = parts,
                change = change,
                requestId = requestId,
            )
        }

    /**
     * Lists the customer's requests, latest first (R1).
     *
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public suspend fun requests(limit: Long? = null, cursor: String? = null): RequestPage =
        away { waiting.requests(limit = limit, cursor = cursor) }

    /**
     * The rows of all pages of [requests], one after the other; a page is asked for when it is needed.
     *
     * @param limit Rows of a page.
     */
    public fun requestsFlow(limit: Long? = null): Flow<RequestView> =
        flowOfPages { cursor -> requests(limit = limit, cursor = cursor) }

    /**
     * Shows one request with its steps (R1).
     *
     * @param request The request.
     */
    public suspend fun request(request: String): RequestView =
        away { waiting.request(request = request) }

    /**
     * Takes a request back, until the original is void or red (R3).
     *
     * @param request The request.
     * @param reason Why, optional.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun withdrawRequest(
        request: String,
        reason: String = "",
        requestId: String? = null,
    ): RequestView =
        away { waiting.withdrawRequest(request = request, reason = reason, requestId = requestId) }
}

/** What the service centre can do. Every call runs on a dispatcher and suspends meanwhile. */
public abstract class SuspendingStaffOperations internal constructor(
    private val waiting: StaffOperations,
    dispatcher: CoroutineDispatcher,
) : SuspendingHandle(waiting, dispatcher) {
    /**
     * Finds an account by order number or customer reference; its address is masked (A12).
     *
     * @param orderNumber By order number.
     * @param customerReference By customer reference.
     */
    public suspend fun findAccount(orderNumber: String = "", customerReference: String = ""): FoundAccountView =
        away { waiting.findAccount(orderNumber = orderNumber, customerReference = customerReference) }

    /**
     * Starts a change of e-mail for a customer, after checking (A10, A12).
     *
     * @param account Account.
     * @param newEmail New e-mail; the link goes there.
     * @param note How the customer was checked; it becomes part of the history, so no personal data.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun startEmailChange(
        account: String,
        newEmail: String,
        note: String,
        requestId: String? = null,
    ): MailSentView =
        away {
            waiting.startEmailChange(account = account, newEmail = newEmail, note = note, requestId = requestId)
        }

    /**
     * Shows the e-mail of an account; the look is recorded (H3).
     *
     * @param account Account.
     * @param reason Why; it becomes part of the history, so no personal data.
     */
    public suspend fun revealAccount(account: String, reason: String): RevealedAccountView =
        away { waiting.revealAccount(account = account, reason = reason) }

    /**
     * Takes the personal data out of an account; its history stays (H3).
     *
     * @param account Account.
     * @param note Why; it becomes part of the history, so no personal data.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun anonymiseAccount(account: String, note: String, requestId: String? = null): Unit =
        away { waiting.anonymiseAccount(account = account, note = note, requestId = requestId) }

    /**
     * Lists what is to be issued or delivered, the earliest promise first (D6).
     *
     * @param stage Which part.
     * @param dueBy Only those due on this day or earlier, China time, shortage taken into account.
     * @param overdue Only those whose promise is broken.
     * @param deliveryMethod Only those of this delivery method.
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public suspend fun queue(
        stage: QueueStage? = null,
        dueBy: LocalDate? = null,
        overdue: Boolean = false,
        deliveryMethod: String? = null,
        limit: Long? = null,
        cursor: String? = null,
    ): QueuePage =
        away {
            waiting.queue(
                stage = stage,
                dueBy = dueBy,
                overdue = overdue,
                deliveryMethod = deliveryMethod,
                limit = limit,
                cursor = cursor,
            )
        }

    /**
     * The rows of all pages of [queue], one after the other; a page is asked for when it is needed.
     *
     * @param stage Which part.
     * @param dueBy Only those due on this day or earlier, China time, shortage taken into account.
     * @param overdue Only those whose promise is broken.
     * @param deliveryMethod Only those of this delivery method.
     * @param limit Rows of a page.
     */
    public fun queueFlow(
        stage: QueueStage? = null,
        dueBy: LocalDate? = null,
        overdue: Boolean = false,
        deliveryMethod: String? = null,
        limit: Long? = null,
    ): Flow<QueueItem> =
        flowOfPages { cursor ->
            queue(
                stage = stage,
                dueBy = dueBy,
                overdue = overdue,
                deliveryMethod = deliveryMethod,
                limit = limit,
                cursor = cursor,
            )
        }

    /**
     * Shows one application with its timeline, masked (D5, H3).
     *
     * @param batchNumber The application.
     */
    public suspend fun application(batchNumber: String): ProgressView =
        away { waiting.application(batchNumber = batchNumber) }

    /**
     * Shows the personal data of an application; the look is recorded (H3).
     *
     * @param batchNumber The application.
     * @param reason Why.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun reveal(batchNumber: String, reason: String, requestId: String? = null): ApplicationView =
        away { waiting.reveal(batchNumber = batchNumber, reason = reason, requestId = requestId) }

    /**
     * Rejects an application with a reason; its bills return (P7, B7).
     *
     * @param batchNumber The application.
     * @param reason Why; the customer sees it.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun reject(batchNumber: String, reason: String, requestId: String? = null): ApplicationView =
        away { waiting.reject(batchNumber = batchNumber, reason = reason, requestId = requestId) }

    /**
     * Records a fapiao issued by hand; one that differs goes into quarantine (I1, I2).
     *
     * @param fapiaoId The fapiao, by its id here.
     * @param document What was issued.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun issue(
        fapiaoId: String,
        document: IssuedDocument = IssuedDocument(),
        requestId: String? = null,
    ): IssueView =
        away { waiting.issue(fapiaoId = fapiaoId, document = document, requestId = requestId) }

    /**
     * Issues a fapiao through the tax platform's channel (I1).
     *
     * @param fapiaoId The fapiao, by its id here.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun issueThroughChannel(fapiaoId: String, requestId: String? = null): IssueView =
        away { waiting.issueThroughChannel(fapiaoId = fapiaoId, requestId = requestId) }

    /**
     * Asks the channel what became of a call without an answer (I1).
     *
     * @param fapiaoId The fapiao, by its id here.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun askChannel(fapiaoId: String, requestId: String? = null): IssueView =
        away { waiting.askChannel(fapiaoId = fapiaoId, requestId = requestId) }

    /**
     * Takes a fapiao out of quarantine, once its document is voided outside (I2).
     *
     * @param fapiaoId The fapiao, by its id here.
     * @param note What was done about the document.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun discardQuarantined(fapiaoId: String, note: String, requestId: String? = null): FapiaoView =
        away { waiting.discardQuarantined(fapiaoId = fapiaoId, note = note, requestId = requestId) }

    /**
     * Shows one fapiao, masked (I2, H3).
     *
     * @param fapiaoId The fapiao, by its id here.
     */
    public suspend fun readFapiao(fapiaoId: String): FapiaoView =
        away { waiting.readFapiao(fapiaoId = fapiaoId) }

    /**
     * Gives the fapiao to a courier, with its waybill (D3).
     *
     * @param batchNumber The application.
     * @param carrier Who carries it; required.
     * @param waybill Under which number (运单号).
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun mail(
        batchNumber: String,
        carrier: String,
        waybill: String = "",
        requestId: String? = null,
    ): ApplicationView =
        away {
            waiting.mail(batchNumber = batchNumber, carrier = carrier, waybill = waybill, requestId = requestId)
        }

    /**
     * Hands the fapiao over at pick-up (D1).
     *
     * @param batchNumber The application.
     * @param to To whom.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun handOver(batchNumber: String, to: String, requestId: String? = null): ApplicationView =
        away { waiting.handOver(batchNumber = batchNumber, to = to, requestId = requestId) }

    /**
     * Records that the courier brought it back (D3).
     *
     * @param batchNumber The application.
     * @param reason Why.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun returnByCourier(
        batchNumber: String,
        reason: String,
        requestId: String? = null,
    ): ApplicationView =
        away { waiting.returnByCourier(batchNumber = batchNumber, reason = reason, requestId = requestId) }

    /**
     * Makes the sheet of what a courier takes, to print or export (D6).
     *
     * @param deliveryMethod The delivery method.
     * @param limit At most so many parcels; 100 when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun courierSheet(
        deliveryMethod: String,
        limit: Long? = null,
        requestId: String? = null,
    ): CourierSheetView =
        away { waiting.courierSheet(deliveryMethod = deliveryMethod, limit = limit, requestId = requestId) }

    /**
     * Posts a shortage notice; promises move (D4, D7).
     *
     * @param zh Text, Chinese.
     * @param en Text, English.
     * @param mailBy The day by which fapiao are mailed, China time.
     * @param startsAt From when it runs; now when absent.
     * @param endsAt Until when it runs; the close of `mail_by` when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun postNotice(
        zh: String,
        en: String,
        mailBy: LocalDate? = null,
        startsAt: Instant? = null,
        endsAt: Instant? = null,
        requestId: String? = null,
    ): NoticeView =
        away {
            waiting.postNotice(
                zh = zh,
                en = en,
                mailBy = mailBy,
                startsAt = startsAt,
                endsAt = endsAt,
                requestId = requestId,
            )
        }

    /**
     * Ends a shortage notice early (D7).
     *
     * @param notice The notice.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun endNotice(notice: String, requestId: String? = null): NoticeView =
        away { waiting.endNotice(notice = notice, requestId = requestId) }

    /**
     * Lists the requests to be dealt with, oldest first, masked (R1).
     *
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public suspend fun requestQueue(limit: Long? = null, cursor: String? = null): RequestPage =
        away { waiting.requestQueue(limit = limit, cursor = cursor) }

    /**
     * The rows of all pages of [requestQueue], one after the other; a page is asked for when it is needed.
     *
     * @param limit Rows of a page.
     */
    public fun requestQueueFlow(limit: Long? = null): Flow<RequestView> =
        flowOfPages { cursor -> requestQueue(limit = limit, cursor = cursor) }

    /**
     * Shows one request with its steps, masked (R1, H3).
     *
     * @param request The request.
     */
    public suspend fun readRequest(request: String): RequestView =
        away { waiting.readRequest(request = request) }

    /**
     * Approves a split or a reissue (S1, R3).
     *
     * @param request The request.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun approveRequest(request: String, requestId: String? = null): RequestView =
        away { waiting.approveRequest(request = request, requestId = requestId) }

    /**
     * Rejects a request with a reason (R1).
     *
     * @param request The request.
     * @param reason Why; the customer sees it.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun rejectRequest(request: String, reason: String, requestId: String? = null): RequestView =
        away { waiting.rejectRequest(request = request, reason = reason, requestId = requestId) }

    /**
     * Answers a question (R1).
     *
     * @param request The request.
     * @param answer What; the customer sees it.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun answerRequest(request: String, answer: String, requestId: String? = null): RequestView =
        away { waiting.answerRequest(request = request, answer = answer, requestId = requestId) }

    /**
     * Takes a request back for the customer (R3).
     *
     * @param request The request.
     * @param reason Why.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun withdrawForCustomer(
        request: String,
        reason: String,
        requestId: String? = null,
    ): RequestView =
        away { waiting.withdrawForCustomer(request = request, reason = reason, requestId = requestId) }

    /**
     * Records that the original came back, and its condition (R3).
     *
     * @param request The request.
     * @param condition In which condition.
     * @param note A note about it, optional.
     * @param arrivedOn The day it arrived, China time; today when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun recordReturn(
        request: String,
        condition: OriginalCondition? = null,
        note: String = "",
        arrivedOn: LocalDate? = null,
        requestId: String? = null,
    ): RequestView =
        away {
            waiting.recordReturn(
                request = request,
                condition = condition,
                note = note,
                arrivedOn = arrivedOn,
                requestId = requestId,
            )
        }

    /**
     * Records that the original was voided, in the month of its issue (R3).
     *
     * @param request The request.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun void(request: String, requestId: String? = null): RequestView =
        away { waiting.void(request = request, requestId = requestId) }

    /**
     * Records the red fapiao of the original, in another month (R3, R5).
     *
     * @param request The request.
     * @param document The red fapiao.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun issueRed(
        request: String,
        document: IssuedDocument = IssuedDocument(),
        requestId: String? = null,
    ): RequestView =
        away { waiting.issueRed(request = request, document = document, requestId = requestId) }

    /**
     * Shows one bill, masked, with changes kept aside (B2).
     *
     * @param billId The bill.
     */
    public suspend fun readBill(billId: String): StaffBillView =
        away { waiting.readBill(billId = billId) }

    /**
     * Tells whether an amount may be paid back, and which fapiao stand against it (B9).
     *
     * @param billId The bill.
     * @param amountFen How much. Integer fen.
     */
    public suspend fun mayRefund(billId: String, amountFen: Long = 0): MayRefundView =
        away { waiting.mayRefund(billId = billId, amountFen = amountFen) }

    /**
     * Lists changes by the platform that touch bills in use (B2).
     *
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public suspend fun asides(limit: Long? = null, cursor: String? = null): AsidePage =
        away { waiting.asides(limit = limit, cursor = cursor) }

    /**
     * The rows of all pages of [asides], one after the other; a page is asked for when it is needed.
     *
     * @param limit Rows of a page.
     */
    public fun asidesFlow(limit: Long? = null): Flow<AsideView> =
        flowOfPages { cursor -> asides(limit = limit, cursor = cursor) }

    /**
     * Decides on a change that was kept aside (B2).
     *
     * @param billId The bill.
     * @param note Why.
     * @param aside Its number within the bill.
     * @param accept Whether it takes effect.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun settleAside(
        billId: String,
        note: String,
        aside: Long = 0,
        accept: Boolean = false,
        requestId: String? = null,
    ): StaffBillView =
        away {
            waiting.settleAside(billId = billId, note = note, aside = aside, accept = accept, requestId = requestId)
        }

    /**
     * Decides on a change of an order's owner that was kept aside (B2).
     *
     * @param orderNumber The order.
     * @param note Why.
     * @param accept Whether it takes effect. Bills in an application stay with the customer who applied.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun settleOrder(
        orderNumber: String,
        note: String,
        accept: Boolean = false,
        requestId: String? = null,
    ): Unit =
        away { waiting.settleOrder(orderNumber = orderNumber, note = note, accept = accept, requestId = requestId) }

    /**
     * Shows the facts of a row (H1).
     *
     * @param kind Its kind: `account`, `session`, `order`, `bill`, `application`, `fapiao`, `request`, `board`,
     * `title_book`.
     * @param id Its id.
     * @param after Only facts after this one.
     * @param limit At most so many; 100 when absent.
     */
    public suspend fun history(kind: String, id: String, after: Long = 0, limit: Long? = null): HistoryView =
        away { waiting.history(kind = kind, id = id, after = after, limit = limit) }

    /**
     * Proves that the facts are whole and add up to the rows (H1).
     *
     * @param kind Only rows of this kind; all kinds when absent.
     * @param id Only this row of the kind.
     * @param cursor `next` of the call before.
     * @param limit At most so many rows; 1000 when absent.
     */
    public suspend fun verify(
        kind: String? = null,
        id: String? = null,
        cursor: String? = null,
        limit: Long? = null,
    ): VerifyView =
        away { waiting.verify(kind = kind, id = id, cursor = cursor, limit = limit) }

    /**
     * Exports the whole case of an application; recorded (H2).
     *
     * @param batchNumber The application.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun exportCase(batchNumber: String, requestId: String? = null): CaseView =
        away { waiting.exportCase(batchNumber = batchNumber, requestId = requestId) }

    /**
     * Lists mails by state, masked (N2).
     *
     * @param state In which; all when absent.
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public suspend fun mails(state: MailState? = null, limit: Long? = null, cursor: String? = null): MailPage =
        away { waiting.mails(state = state, limit = limit, cursor = cursor) }

    /**
     * The rows of all pages of [mails], one after the other; a page is asked for when it is needed.
     *
     * @param state In which; all when absent.
     * @param limit Rows of a page.
     */
    public fun mailsFlow(state: MailState? = null, limit: Long? = null): Flow<MailView> =
        flowOfPages { cursor -> mails(state = state, limit = limit, cursor = cursor) }

    /**
     * Has a mail sent again that was given up (N2).
     *
     * @param mail The mail.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun requeueMail(mail: String, requestId: String? = null): MailView =
        away { waiting.requeueMail(mail = mail, requestId = requestId) }
}

/** What the payment platform can do. Every call runs on a dispatcher and suspends meanwhile. */
public abstract class SuspendingPlatformOperations internal constructor(
    private val waiting: PlatformOperations,
    dispatcher: CoroutineDispatcher,
) : SuspendingHandle(waiting, dispatcher) {
    /**
     * Lists the orders of a customer, for finding an order number (A17).
     *
     * @param customerReference Customer reference.
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public suspend fun orders(
        customerReference: String,
        limit: Long? = null,
        cursor: String? = null,
    ): PageOfOrderSummary =
        away { waiting.orders(customerReference = customerReference, limit = limit, cursor = cursor) }

    /**
     * The rows of all pages of [orders], one after the other; a page is asked for when it is needed.
     *
     * @param customerReference Customer reference.
     * @param limit Rows of a page.
     */
    public fun ordersFlow(customerReference: String, limit: Long? = null): Flow<OrderSummary> =
        flowOfPages { cursor -> orders(customerReference = customerReference, limit = limit, cursor = cursor) }

    /**
     * Makes the registration link of an order, for the host's own mail (A16).
     *
     * @param orderNumber Order number; it need not be known yet.
     */
    public suspend fun registrationLink(orderNumber: String): RegistrationLinkView =
        away { waiting.registrationLink(orderNumber = orderNumber) }

    /**
     * Takes orders, payments and refunds in, in any order and more than once (B1, B2).
     *
     * @param records The records.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun feed(records: List<FeedRecord> = emptyList(), requestId: String? = null): FeedReport =
        away { waiting.feed(records = records, requestId = requestId) }

    /**
     * Reads a statement as the seller downloads it and takes it in (B1, B11).
     *
     * @param format Its format.
     * @param columns The columns of ordinary CSV.
     * @param text The statement as text.
     * @param base64 The statement's bytes in base64.
     * @param seller The seller's id; the policy's first when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun importStatement(
        format: StatementFormat? = null,
        columns: ColumnMap? = null,
        text: String? = null,
        base64: String? = null,
        seller: String? = null,
        requestId: String? = null,
    ): StatementReport =
        away {
            waiting.importStatement(
                format = format,
                columns = columns,
                text = text,
                base64 = base64,
                seller = seller,
                requestId = requestId,
            )
        }
}

/** What happens by itself when its time comes. Every call runs on a dispatcher and suspends meanwhile. */
public abstract class SuspendingClockworkOperations internal constructor(
    private val waiting: ClockworkOperations,
    dispatcher: CoroutineDispatcher,
) : SuspendingHandle(waiting, dispatcher) {
    /**
     * Lets due deadlines take effect: send, receive, tell of shortages (D4, D7).
     *
     * @param limit At most so many applications; 1000 when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public suspend fun runDeadlines(limit: Long? = null, requestId: String? = null): DeadlinesView =
        away { waiting.runDeadlines(limit = limit, requestId = requestId) }
}
