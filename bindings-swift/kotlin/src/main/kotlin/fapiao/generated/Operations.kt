// Made by `cargo xtask generate`; do not edit.

package fapiao

import java.time.Instant
import java.time.LocalDate

/** What anybody may do. */
public abstract class PublicOperations internal constructor(caller: Caller) : Handle(caller) {
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
    public fun register(
        orderNumber: String,
        email: String,
        password: String,
        passwordRepeat: String,
        orderedOn: LocalDate? = null,
        locale: Locale? = null,
        requestId: String? = null,
    ): RegistrationView =
        answer("register", RegistrationView, requestId) { into ->
            into.unlessEmpty("order_number", TextType, orderNumber)
            into.unlessEmpty("email", TextType, email)
            into.unlessEmpty("password", TextType, password)
            into.unlessEmpty("password_repeat", TextType, passwordRepeat)
            into.put("ordered_on", DateType, orderedOn)
            into.put("locale", Locale, locale)
        }

    /**
     * Activates a registration by the mailed link (A3, A4).
     *
     * @param token The token of the mailed link.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun activate(token: String, requestId: String? = null): Unit =
        done("activate", requestId) { into ->
            into.unlessEmpty("token", TextType, token)
        }

    /**
     * Mails a fresh activation link and kills the older (A5, A6).
     *
     * @param email E-mail of the registration.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun resendActivation(email: String, requestId: String? = null): MailSentView =
        answer("resend_activation", MailSentView, requestId) { into ->
            into.unlessEmpty("email", TextType, email)
        }

    /**
     * Opens a session (A7, A8).
     *
     * @param email E-mail.
     * @param password Password, or a temporary one.
     */
    public fun signIn(email: String, password: String): SessionView =
        answer("sign_in", SessionView, null) { into ->
            into.unlessEmpty("email", TextType, email)
            into.unlessEmpty("password", TextType, password)
        }

    /**
     * Mails a reset link or a temporary password, as the policy says (A6, A11).
     *
     * @param email E-mail of the account.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun forgotPassword(email: String, requestId: String? = null): MailSentView =
        answer("forgot_password", MailSentView, requestId) { into ->
            into.unlessEmpty("email", TextType, email)
        }

    /**
     * Sets a new password by the mailed link and ends all sessions (A8, A11).
     *
     * @param token The token of the mailed link.
     * @param newPassword New password.
     * @param newPasswordRepeat The new password once more.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun resetPassword(
        token: String,
        newPassword: String,
        newPasswordRepeat: String,
        requestId: String? = null,
    ): Unit =
        done("reset_password", requestId) { into ->
            into.unlessEmpty("token", TextType, token)
            into.unlessEmpty("new_password", TextType, newPassword)
            into.unlessEmpty("new_password_repeat", TextType, newPasswordRepeat)
        }

    /**
     * Makes a new e-mail take effect by the mailed link and ends all sessions (A8, A10).
     *
     * @param token The token of the mailed link.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun confirmEmail(token: String, requestId: String? = null): Unit =
        done("confirm_email", requestId) { into ->
            into.unlessEmpty("token", TextType, token)
        }

    /**
     * Tells what a registration form shows, prefilled from its link (A16, A17).
     *
     * @param orderNumber Order number to fill in, if it is known by itself.
     * @param link Or the registration link that was followed; its order number is filled in.
     */
    public fun registrationForm(orderNumber: String = "", link: String = ""): RegistrationFormView =
        answer("registration_form", RegistrationFormView, null) { into ->
            into.unlessEmpty("order_number", TextType, orderNumber)
            into.unlessEmpty("link", TextType, link)
        }

    /** Tells whom to call and whether somebody answers now (A18). */
    public fun support(): SupportView =
        answer("support", SupportView, null)

    /** Shows the shortage notices that run (D7). */
    public fun notices(): NoticesView =
        answer("notices", NoticesView, null)
}

/** What a customer can do. A customer never sees or names another's rows. */
public abstract class CustomerOperations internal constructor(caller: Caller) : Handle(caller) {
    /**
     * Ends the session (A8).
     *
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun signOut(requestId: String? = null): Unit =
        done("sign_out", requestId)

    /** Shows the customer's own account (A14). */
    public fun me(): AccountView =
        answer("me", AccountView, null)

    /**
     * Changes the password and ends all other sessions (A8, A9).
     *
     * @param oldPassword The password so far; after signing in with a temporary password, that one.
     * @param newPassword New password.
     * @param newPasswordRepeat The new password once more.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun changePassword(
        oldPassword: String,
        newPassword: String,
        newPasswordRepeat: String,
        requestId: String? = null,
    ): Unit =
        done("change_password", requestId) { into ->
            into.unlessEmpty("old_password", TextType, oldPassword)
            into.unlessEmpty("new_password", TextType, newPassword)
            into.unlessEmpty("new_password_repeat", TextType, newPasswordRepeat)
        }

    /**
     * Mails a link to the new address and tells the old one (A10).
     *
     * @param password Password.
     * @param newEmail New e-mail; the link goes there.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun changeEmail(password: String, newEmail: String, requestId: String? = null): MailSentView =
        answer("change_email", MailSentView, requestId) { into ->
            into.unlessEmpty("password", TextType, password)
            into.unlessEmpty("new_email", TextType, newEmail)
        }

    /**
     * Adds an order number to the account (A14).
     *
     * @param orderNumber Order number.
     * @param orderedOn The day of the order, China time, as in registering.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun addOrder(orderNumber: String, orderedOn: LocalDate? = null, requestId: String? = null): Unit =
        done("add_order", requestId) { into ->
            into.unlessEmpty("order_number", TextType, orderNumber)
            into.put("ordered_on", DateType, orderedOn)
        }

    /**
     * Chooses the language of mails (N1).
     *
     * @param locale Language; required.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun setLocale(locale: Locale? = null, requestId: String? = null): Unit =
        done("set_locale", requestId) { into ->
            into.put("locale", Locale, locale)
        }

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
    public fun bills(
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
        answer("bills", BillsView, null) { into ->
            into.put("batch_number", TextType, batchNumber)
            into.put("stage", BillStage, stage)
            into.put("paid_from", DateType, paidFrom)
            into.put("paid_to", DateType, paidTo)
            into.put("billing_month", TextType, billingMonth)
            into.put("min_fen", IntegerType, minFen)
            into.put("max_fen", IntegerType, maxFen)
            into.put("limit", IntegerType, limit)
            into.put("cursor", TextType, cursor)
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
    public fun billsSequence(
        batchNumber: String? = null,
        stage: BillStage? = null,
        paidFrom: LocalDate? = null,
        paidTo: LocalDate? = null,
        billingMonth: String? = null,
        minFen: Long? = null,
        maxFen: Long? = null,
        limit: Long? = null,
    ): Sequence<BillView> =
        sequenceOfPages { cursor ->
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
    public fun bill(billId: String): BillView =
        answer("bill", BillView, null) { into ->
            into.unlessEmpty("bill_id", TextType, billId)
        }

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
    public fun fapiao(
        batchNumber: String? = null,
        status: FapiaoStatus? = null,
        appliedFrom: LocalDate? = null,
        appliedTo: LocalDate? = null,
        limit: Long? = null,
        cursor: String? = null,
    ): FapiaoPage =
        answer("fapiao", FapiaoPage, null) { into ->
            into.put("batch_number", TextType, batchNumber)
            into.put("status", FapiaoStatus, status)
            into.put("applied_from", DateType, appliedFrom)
            into.put("applied_to", DateType, appliedTo)
            into.put("limit", IntegerType, limit)
            into.put("cursor", TextType, cursor)
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
    public fun fapiaoSequence(
        batchNumber: String? = null,
        status: FapiaoStatus? = null,
        appliedFrom: LocalDate? = null,
        appliedTo: LocalDate? = null,
        limit: Long? = null,
    ): Sequence<FapiaoView> =
        sequenceOfPages { cursor ->
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
    public fun prepare(draft: Draft = Draft()): Prepared =
        answer("prepare", Prepared, null) { into ->
            into.put("draft", Draft, draft)
        }

    /**
     * Submits an application over one or several bills (P1, P2).
     *
     * @param draft The draft.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun apply(draft: Draft = Draft(), requestId: String? = null): ApplicationView =
        answer("apply", ApplicationView, requestId) { into ->
            into.put("draft", Draft, draft)
        }

    /**
     * Cancels an application that is not printed; its bills return (P6, B7).
     *
     * @param batchNumber The application.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun cancel(batchNumber: String, requestId: String? = null): ApplicationView =
        answer("cancel", ApplicationView, requestId) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
        }

    /**
     * Tells how far an application is, with its whole timeline (D5).
     *
     * @param batchNumber The application.
     */
    public fun progress(batchNumber: String): ProgressView =
        answer("progress", ProgressView, null) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
        }

    /**
     * Says that the fapiao arrived.
     *
     * @param batchNumber The application.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun confirmReceipt(batchNumber: String, requestId: String? = null): ApplicationView =
        answer("confirm_receipt", ApplicationView, requestId) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
        }

    /**
     * Answers from the data why a fapiao has not arrived (R2).
     *
     * @param batchNumber The application.
     */
    public fun whyNotReceived(batchNumber: String): WhyView =
        answer("why_not_received", WhyView, null) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
        }

    /** Shows the title book (P5). */
    public fun titles(): TitlesView =
        answer("titles", TitlesView, null)

    /**
     * Keeps a title under a name (P5).
     *
     * @param name The name.
     * @param buyer The title.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun keepTitle(name: String, buyer: Buyer = Buyer(), requestId: String? = null): TitlesView =
        answer("keep_title", TitlesView, requestId) { into ->
            into.unlessEmpty("name", TextType, name)
            into.put("buyer", Buyer, buyer)
        }

    /**
     * Removes a title from the book (P5).
     *
     * @param name The name.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun removeTitle(name: String, requestId: String? = null): TitlesView =
        answer("remove_title", TitlesView, requestId) { into ->
            into.unlessEmpty("name", TextType, name)
        }

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
    public fun openRequest(
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
        answer("open_request", RequestView, requestId) { into ->
            into.put("kind", RequestKind, kind)
            into.put("bill_id", TextType, billId)
            into.put("batch_number", TextType, batchNumber)
            into.put("fapiao_id", TextType, fapiaoId)
            into.put("contact", Contact, contact)
            into.unlessEmpty("text", TextType, text)
            into.unlessEmpty("parts", ListType(SplitPart), parts)
            into.put("change", ReissueChange, change)
        }

    /**
     * Lists the customer's requests, latest first (R1).
     *
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public fun requests(limit: Long? = null, cursor: String? = null): RequestPage =
        answer("requests", RequestPage, null) { into ->
            into.put("limit", IntegerType, limit)
            into.put("cursor", TextType, cursor)
        }

    /**
     * The rows of all pages of [requests], one after the other; a page is asked for when it is needed.
     *
     * @param limit Rows of a page.
     */
    public fun requestsSequence(limit: Long? = null): Sequence<RequestView> =
        sequenceOfPages { cursor -> requests(limit = limit, cursor = cursor) }

    /**
     * Shows one request with its steps (R1).
     *
     * @param request The request.
     */
    public fun request(request: String): RequestView =
        answer("request", RequestView, null) { into ->
            into.unlessEmpty("request", TextType, request)
        }

    /**
     * Takes a request back, until the original is void or red (R3).
     *
     * @param request The request.
     * @param reason Why, optional.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun withdrawRequest(request: String, reason: String = "", requestId: String? = null): RequestView =
        answer("withdraw_request", RequestView, requestId) { into ->
            into.unlessEmpty("request", TextType, request)
            into.unlessEmpty("reason", TextType, reason)
        }
}

/** What the service centre can do. */
public abstract class StaffOperations internal constructor(caller: Caller) : Handle(caller) {
    /**
     * Finds an account by order number or customer reference; its address is masked (A12).
     *
     * @param orderNumber By order number.
     * @param customerReference By customer reference.
     */
    public fun findAccount(orderNumber: String = "", customerReference: String = ""): FoundAccountView =
        answer("find_account", FoundAccountView, null) { into ->
            into.unlessEmpty("order_number", TextType, orderNumber)
            into.unlessEmpty("customer_reference", TextType, customerReference)
        }

    /**
     * Starts a change of e-mail for a customer, after checking (A10, A12).
     *
     * @param account Account.
     * @param newEmail New e-mail; the link goes there.
     * @param note How the customer was checked; it becomes part of the history, so no personal data.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun startEmailChange(
        account: String,
        newEmail: String,
        note: String,
        requestId: String? = null,
    ): MailSentView =
        answer("start_email_change", MailSentView, requestId) { into ->
            into.unlessEmpty("account", TextType, account)
            into.unlessEmpty("new_email", TextType, newEmail)
            into.unlessEmpty("note", TextType, note)
        }

    /**
     * Shows the e-mail of an account; the look is recorded (H3).
     *
     * @param account Account.
     * @param reason Why; it becomes part of the history, so no personal data.
     */
    public fun revealAccount(account: String, reason: String): RevealedAccountView =
        answer("reveal_account", RevealedAccountView, null) { into ->
            into.unlessEmpty("account", TextType, account)
            into.unlessEmpty("reason", TextType, reason)
        }

    /**
     * Takes the personal data out of an account; its history stays (H3).
     *
     * @param account Account.
     * @param note Why; it becomes part of the history, so no personal data.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun anonymiseAccount(account: String, note: String, requestId: String? = null): Unit =
        done("anonymise_account", requestId) { into ->
            into.unlessEmpty("account", TextType, account)
            into.unlessEmpty("note", TextType, note)
        }

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
    public fun queue(
        stage: QueueStage? = null,
        dueBy: LocalDate? = null,
        overdue: Boolean = false,
        deliveryMethod: String? = null,
        limit: Long? = null,
        cursor: String? = null,
    ): QueuePage =
        answer("queue", QueuePage, null) { into ->
            into.put("stage", QueueStage, stage)
            into.put("due_by", DateType, dueBy)
            into.put("overdue", BooleanType, overdue)
            into.put("delivery_method", TextType, deliveryMethod)
            into.put("limit", IntegerType, limit)
            into.put("cursor", TextType, cursor)
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
    public fun queueSequence(
        stage: QueueStage? = null,
        dueBy: LocalDate? = null,
        overdue: Boolean = false,
        deliveryMethod: String? = null,
        limit: Long? = null,
    ): Sequence<QueueItem> =
        sequenceOfPages { cursor ->
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
    public fun application(batchNumber: String): ProgressView =
        answer("application", ProgressView, null) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
        }

    /**
     * Shows the personal data of an application; the look is recorded (H3).
     *
     * @param batchNumber The application.
     * @param reason Why.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun reveal(batchNumber: String, reason: String, requestId: String? = null): ApplicationView =
        answer("reveal", ApplicationView, requestId) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
            into.unlessEmpty("reason", TextType, reason)
        }

    /**
     * Rejects an application with a reason; its bills return (P7, B7).
     *
     * @param batchNumber The application.
     * @param reason Why; the customer sees it.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun reject(batchNumber: String, reason: String, requestId: String? = null): ApplicationView =
        answer("reject", ApplicationView, requestId) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
            into.unlessEmpty("reason", TextType, reason)
        }

    /**
     * Records a fapiao issued by hand; one that differs goes into quarantine (I1, I2).
     *
     * @param fapiaoId The fapiao, by its id here.
     * @param document What was issued.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun issue(
        fapiaoId: String,
        document: IssuedDocument = IssuedDocument(),
        requestId: String? = null,
    ): IssueView =
        answer("issue", IssueView, requestId) { into ->
            into.unlessEmpty("fapiao_id", TextType, fapiaoId)
            into.put("document", IssuedDocument, document)
        }

    /**
     * Issues a fapiao through the tax platform's channel (I1).
     *
     * @param fapiaoId The fapiao, by its id here.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun issueThroughChannel(fapiaoId: String, requestId: String? = null): IssueView =
        answer("issue_through_channel", IssueView, requestId) { into ->
            into.unlessEmpty("fapiao_id", TextType, fapiaoId)
        }

    /**
     * Asks the channel what became of a call without an answer (I1).
     *
     * @param fapiaoId The fapiao, by its id here.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun askChannel(fapiaoId: String, requestId: String? = null): IssueView =
        answer("ask_channel", IssueView, requestId) { into ->
            into.unlessEmpty("fapiao_id", TextType, fapiaoId)
        }

    /**
     * Takes a fapiao out of quarantine, once its document is voided outside (I2).
     *
     * @param fapiaoId The fapiao, by its id here.
     * @param note What was done about the document.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun discardQuarantined(fapiaoId: String, note: String, requestId: String? = null): FapiaoView =
        answer("discard_quarantined", FapiaoView, requestId) { into ->
            into.unlessEmpty("fapiao_id", TextType, fapiaoId)
            into.unlessEmpty("note", TextType, note)
        }

    /**
     * Shows one fapiao, masked (I2, H3).
     *
     * @param fapiaoId The fapiao, by its id here.
     */
    public fun readFapiao(fapiaoId: String): FapiaoView =
        answer("read_fapiao", FapiaoView, null) { into ->
            into.unlessEmpty("fapiao_id", TextType, fapiaoId)
        }

    /**
     * Gives the fapiao to a courier, with its waybill (D3).
     *
     * @param batchNumber The application.
     * @param carrier Who carries it; required.
     * @param waybill Under which number (运单号).
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun mail(
        batchNumber: String,
        carrier: String,
        waybill: String = "",
        requestId: String? = null,
    ): ApplicationView =
        answer("mail", ApplicationView, requestId) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
            into.unlessEmpty("carrier", TextType, carrier)
            into.unlessEmpty("waybill", TextType, waybill)
        }

    /**
     * Hands the fapiao over at pick-up (D1).
     *
     * @param batchNumber The application.
     * @param to To whom.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun handOver(batchNumber: String, to: String, requestId: String? = null): ApplicationView =
        answer("hand_over", ApplicationView, requestId) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
            into.unlessEmpty("to", TextType, to)
        }

    /**
     * Records that the courier brought it back (D3).
     *
     * @param batchNumber The application.
     * @param reason Why.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun returnByCourier(batchNumber: String, reason: String, requestId: String? = null): ApplicationView =
        answer("return_by_courier", ApplicationView, requestId) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
            into.unlessEmpty("reason", TextType, reason)
        }

    /**
     * Makes the sheet of what a courier takes, to print or export (D6).
     *
     * @param deliveryMethod The delivery method.
     * @param limit At most so many parcels; 100 when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun courierSheet(
        deliveryMethod: String,
        limit: Long? = null,
        requestId: String? = null,
    ): CourierSheetView =
        answer("courier_sheet", CourierSheetView, requestId) { into ->
            into.unlessEmpty("delivery_method", TextType, deliveryMethod)
            into.put("limit", IntegerType, limit)
        }

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
    public fun postNotice(
        zh: String,
        en: String,
        mailBy: LocalDate? = null,
        startsAt: Instant? = null,
        endsAt: Instant? = null,
        requestId: String? = null,
    ): NoticeView =
        answer("post_notice", NoticeView, requestId) { into ->
            into.unlessEmpty("zh", TextType, zh)
            into.unlessEmpty("en", TextType, en)
            into.put("mail_by", DateType, mailBy)
            into.put("starts_at", InstantType, startsAt)
            into.put("ends_at", InstantType, endsAt)
        }

    /**
     * Ends a shortage notice early (D7).
     *
     * @param notice The notice.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun endNotice(notice: String, requestId: String? = null): NoticeView =
        answer("end_notice", NoticeView, requestId) { into ->
            into.unlessEmpty("notice", TextType, notice)
        }

    /**
     * Lists the requests to be dealt with, oldest first, masked (R1).
     *
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public fun requestQueue(limit: Long? = null, cursor: String? = null): RequestPage =
        answer("request_queue", RequestPage, null) { into ->
            into.put("limit", IntegerType, limit)
            into.put("cursor", TextType, cursor)
        }

    /**
     * The rows of all pages of [requestQueue], one after the other; a page is asked for when it is needed.
     *
     * @param limit Rows of a page.
     */
    public fun requestQueueSequence(limit: Long? = null): Sequence<RequestView> =
        sequenceOfPages { cursor -> requestQueue(limit = limit, cursor = cursor) }

    /**
     * Shows one request with its steps, masked (R1, H3).
     *
     * @param request The request.
     */
    public fun readRequest(request: String): RequestView =
        answer("read_request", RequestView, null) { into ->
            into.unlessEmpty("request", TextType, request)
        }

    /**
     * Approves a split or a reissue (S1, R3).
     *
     * @param request The request.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun approveRequest(request: String, requestId: String? = null): RequestView =
        answer("approve_request", RequestView, requestId) { into ->
            into.unlessEmpty("request", TextType, request)
        }

    /**
     * Rejects a request with a reason (R1).
     *
     * @param request The request.
     * @param reason Why; the customer sees it.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun rejectRequest(request: String, reason: String, requestId: String? = null): RequestView =
        answer("reject_request", RequestView, requestId) { into ->
            into.unlessEmpty("request", TextType, request)
            into.unlessEmpty("reason", TextType, reason)
        }

    /**
     * Answers a question (R1).
     *
     * @param request The request.
     * @param answer What; the customer sees it.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun answerRequest(request: String, answer: String, requestId: String? = null): RequestView =
        answer("answer_request", RequestView, requestId) { into ->
            into.unlessEmpty("request", TextType, request)
            into.unlessEmpty("answer", TextType, answer)
        }

    /**
     * Takes a request back for the customer (R3).
     *
     * @param request The request.
     * @param reason Why.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun withdrawForCustomer(request: String, reason: String, requestId: String? = null): RequestView =
        answer("withdraw_for_customer", RequestView, requestId) { into ->
            into.unlessEmpty("request", TextType, request)
            into.unlessEmpty("reason", TextType, reason)
        }

    /**
     * Records that the original came back, and its condition (R3).
     *
     * @param request The request.
     * @param condition In which condition.
     * @param note A note about it, optional.
     * @param arrivedOn The day it arrived, China time; today when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun recordReturn(
        request: String,
        condition: OriginalCondition? = null,
        note: String = "",
        arrivedOn: LocalDate? = null,
        requestId: String? = null,
    ): RequestView =
        answer("record_return", RequestView, requestId) { into ->
            into.unlessEmpty("request", TextType, request)
            into.put("condition", OriginalCondition, condition)
            into.unlessEmpty("note", TextType, note)
            into.put("arrived_on", DateType, arrivedOn)
        }

    /**
     * Records that the original was voided, in the month of its issue (R3).
     *
     * @param request The request.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun void(request: String, requestId: String? = null): RequestView =
        answer("void", RequestView, requestId) { into ->
            into.unlessEmpty("request", TextType, request)
        }

    /**
     * Records the red fapiao of the original, in another month (R3, R5).
     *
     * @param request The request.
     * @param document The red fapiao.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun issueRed(
        request: String,
        document: IssuedDocument = IssuedDocument(),
        requestId: String? = null,
    ): RequestView =
        answer("issue_red", RequestView, requestId) { into ->
            into.unlessEmpty("request", TextType, request)
            into.put("document", IssuedDocument, document)
        }

    /**
     * Shows one bill, masked, with changes kept aside (B2).
     *
     * @param billId The bill.
     */
    public fun readBill(billId: String): StaffBillView =
        answer("read_bill", StaffBillView, null) { into ->
            into.unlessEmpty("bill_id", TextType, billId)
        }

    /**
     * Tells whether an amount may be paid back, and which fapiao stand against it (B9).
     *
     * @param billId The bill.
     * @param amountFen How much. Integer fen.
     */
    public fun mayRefund(billId: String, amountFen: Long = 0): MayRefundView =
        answer("may_refund", MayRefundView, null) { into ->
            into.unlessEmpty("bill_id", TextType, billId)
            into.put("amount_fen", IntegerType, amountFen)
        }

    /**
     * Lists changes by the platform that touch bills in use (B2).
     *
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public fun asides(limit: Long? = null, cursor: String? = null): AsidePage =
        answer("asides", AsidePage, null) { into ->
            into.put("limit", IntegerType, limit)
            into.put("cursor", TextType, cursor)
        }

    /**
     * The rows of all pages of [asides], one after the other; a page is asked for when it is needed.
     *
     * @param limit Rows of a page.
     */
    public fun asidesSequence(limit: Long? = null): Sequence<AsideView> =
        sequenceOfPages { cursor -> asides(limit = limit, cursor = cursor) }

    /**
     * Decides on a change that was kept aside (B2).
     *
     * @param billId The bill.
     * @param note Why.
     * @param aside Its number within the bill.
     * @param accept Whether it takes effect.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun settleAside(
        billId: String,
        note: String,
        aside: Long = 0,
        accept: Boolean = false,
        requestId: String? = null,
    ): StaffBillView =
        answer("settle_aside", StaffBillView, requestId) { into ->
            into.unlessEmpty("bill_id", TextType, billId)
            into.put("aside", IntegerType, aside)
            into.put("accept", BooleanType, accept)
            into.unlessEmpty("note", TextType, note)
        }

    /**
     * Decides on a change of an order's owner that was kept aside (B2).
     *
     * @param orderNumber The order.
     * @param note Why.
     * @param accept Whether it takes effect. Bills in an application stay with the customer who applied.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun settleOrder(
        orderNumber: String,
        note: String,
        accept: Boolean = false,
        requestId: String? = null,
    ): Unit =
        done("settle_order", requestId) { into ->
            into.unlessEmpty("order_number", TextType, orderNumber)
            into.put("accept", BooleanType, accept)
            into.unlessEmpty("note", TextType, note)
        }

    /**
     * Shows the facts of a row (H1).
     *
     * @param kind Its kind: `account`, `session`, `order`, `bill`, `application`, `fapiao`, `request`, `board`,
     * `title_book`.
     * @param id Its id.
     * @param after Only facts after this one.
     * @param limit At most so many; 100 when absent.
     */
    public fun history(kind: String, id: String, after: Long = 0, limit: Long? = null): HistoryView =
        answer("history", HistoryView, null) { into ->
            into.unlessEmpty("kind", TextType, kind)
            into.unlessEmpty("id", TextType, id)
            into.put("after", IntegerType, after)
            into.put("limit", IntegerType, limit)
        }

    /**
     * Proves that the facts are whole and add up to the rows (H1).
     *
     * @param kind Only rows of this kind; all kinds when absent.
     * @param id Only this row of the kind.
     * @param cursor `next` of the call before.
     * @param limit At most so many rows; 1000 when absent.
     */
    public fun verify(
        kind: String? = null,
        id: String? = null,
        cursor: String? = null,
        limit: Long? = null,
    ): VerifyView =
        answer("verify", VerifyView, null) { into ->
            into.put("kind", TextType, kind)
            into.put("id", TextType, id)
            into.put("cursor", TextType, cursor)
            into.put("limit", IntegerType, limit)
        }

    /**
     * Exports the whole case of an application; recorded (H2).
     *
     * @param batchNumber The application.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun exportCase(batchNumber: String, requestId: String? = null): CaseView =
        answer("export_case", CaseView, requestId) { into ->
            into.unlessEmpty("batch_number", TextType, batchNumber)
        }

    /**
     * Lists mails by state, masked (N2).
     *
     * @param state In which; all when absent.
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public fun mails(state: MailState? = null, limit: Long? = null, cursor: String? = null): MailPage =
        answer("mails", MailPage, null) { into ->
            into.put("state", MailState, state)
            into.put("limit", IntegerType, limit)
            into.put("cursor", TextType, cursor)
        }

    /**
     * The rows of all pages of [mails], one after the other; a page is asked for when it is needed.
     *
     * @param state In which; all when absent.
     * @param limit Rows of a page.
     */
    public fun mailsSequence(state: MailState? = null, limit: Long? = null): Sequence<MailView> =
        sequenceOfPages { cursor -> mails(state = state, limit = limit, cursor = cursor) }

    /**
     * Has a mail sent again that was given up (N2).
     *
     * @param mail The mail.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun requeueMail(mail: String, requestId: String? = null): MailView =
        answer("requeue_mail", MailView, requestId) { into ->
            into.unlessEmpty("mail", TextType, mail)
        }
}

/** What the payment platform can do. */
public abstract class PlatformOperations internal constructor(caller: Caller) : Handle(caller) {
    /**
     * Lists the orders of a customer, for finding an order number (A17).
     *
     * @param customerReference Customer reference.
     * @param limit Rows of a page.
     * @param cursor `next` of the page before.
     */
    public fun orders(customerReference: String, limit: Long? = null, cursor: String? = null): PageOfOrderSummary =
        answer("orders", PageOfOrderSummary, null) { into ->
            into.unlessEmpty("customer_reference", TextType, customerReference)
            into.put("limit", IntegerType, limit)
            into.put("cursor", TextType, cursor)
        }

    /**
     * The rows of all pages of [orders], one after the other; a page is asked for when it is needed.
     *
     * @param customerReference Customer reference.
     * @param limit Rows of a page.
     */
    public fun ordersSequence(customerReference: String, limit: Long? = null): Sequence<OrderSummary> =
        sequenceOfPages { cursor -> orders(customerReference = customerReference, limit = limit, cursor = cursor) }

    /**
     * Makes the registration link of an order, for the host's own mail (A16).
     *
     * @param orderNumber Order number; it need not be known yet.
     */
    public fun registrationLink(orderNumber: String): RegistrationLinkView =
        answer("registration_link", RegistrationLinkView, null) { into ->
            into.unlessEmpty("order_number", TextType, orderNumber)
        }

    /**
     * Takes orders, payments and refunds in, in any order and more than once (B1, B2).
     *
     * @param records The records.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun feed(records: List<FeedRecord> = emptyList(), requestId: String? = null): FeedReport =
        answer("feed", FeedReport, requestId) { into ->
            into.unlessEmpty("records", ListType(FeedRecord), records)
        }

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
    public fun importStatement(
        format: StatementFormat? = null,
        columns: ColumnMap? = null,
        text: String? = null,
        base64: String? = null,
        seller: String? = null,
        requestId: String? = null,
    ): StatementReport =
        answer("import_statement", StatementReport, requestId) { into ->
            into.put("format", StatementFormat, format)
            into.put("columns", ColumnMap, columns)
            into.put("text", TextType, text)
            into.put("base64", TextType, base64)
            into.put("seller", TextType, seller)
        }
}

/** What happens by itself when its time comes. */
public abstract class ClockworkOperations internal constructor(caller: Caller) : Handle(caller) {
    /**
     * Lets due deadlines take effect: send, receive, tell of shortages (D4, D7).
     *
     * @param limit At most so many applications; 1000 when absent.
     * @param requestId Names this write: the same id again gives the first answer and changes nothing (SPEC P4).
     */
    public fun runDeadlines(limit: Long? = null, requestId: String? = null): DeadlinesView =
        answer("run_deadlines", DeadlinesView, requestId) { into ->
            into.put("limit", IntegerType, limit)
        }
}
