// Made by `cargo xtask generate`; do not edit.

import Foundation

extension Customer {
    /// Ends the session (A8).
    ///
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func signOut(requestID: String? = nil) throws(FapiaoError) {
        try run("sign_out", [:], requestID)
    }

    /// `signOut` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func signOut(requestID: String? = nil) async throws(FapiaoError) {
        try await run("sign_out", [:], requestID)
    }

    /// Shows the customer's own account (A14).
    ///
    /// - Throws: Every refusal of the desk.
    public func me() throws(FapiaoError) -> AccountView {
        try call("me", [:])
    }

    /// `me` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func me() async throws(FapiaoError) -> AccountView {
        try await call("me", [:])
    }

    /// Changes the password and ends all other sessions (A8, A9).
    ///
    /// - Parameter oldPassword: The password so far; after signing in with a temporary password, that one.
    /// - Parameter newPassword: New password.
    /// - Parameter newPasswordRepeat: The new password once more.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func changePassword(oldPassword: String, newPassword: String, newPasswordRepeat: String, requestID: String? = nil) throws(FapiaoError) {
        try run("change_password", ["old_password": oldPassword, "new_password": newPassword, "new_password_repeat": newPasswordRepeat], requestID)
    }

    /// `changePassword` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func changePassword(oldPassword: String, newPassword: String, newPasswordRepeat: String, requestID: String? = nil) async throws(FapiaoError) {
        try await run("change_password", ["old_password": oldPassword, "new_password": newPassword, "new_password_repeat": newPasswordRepeat], requestID)
    }

    /// Mails a link to the new address and tells the old one (A10).
    ///
    /// - Parameter password: Password.
    /// - Parameter newEmail: New e-mail; the link goes there.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func changeEmail(password: String, newEmail: String, requestID: String? = nil) throws(FapiaoError) -> MailSentView {
        try call("change_email", ["password": password, "new_email": newEmail], requestID)
    }

    /// `changeEmail` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func changeEmail(password: String, newEmail: String, requestID: String? = nil) async throws(FapiaoError) -> MailSentView {
        try await call("change_email", ["password": password, "new_email": newEmail], requestID)
    }

    /// Adds an order number to the account (A14).
    ///
    /// - Parameter orderNumber: Order number.
    /// - Parameter orderedOn: The day of the order, China time, as in registering.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func addOrder(orderNumber: String, orderedOn: Day? = nil, requestID: String? = nil) throws(FapiaoError) {
        try run("add_order", ["order_number": orderNumber, "ordered_on": orderedOn], requestID)
    }

    /// `addOrder` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func addOrder(orderNumber: String, orderedOn: Day? = nil, requestID: String? = nil) async throws(FapiaoError) {
        try await run("add_order", ["order_number": orderNumber, "ordered_on": orderedOn], requestID)
    }

    /// Chooses the language of mails (N1).
    ///
    /// - Parameter locale: Language; required.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func setLocale(_ locale: DeskLocale?, requestID: String? = nil) throws(FapiaoError) {
        try run("set_locale", ["locale": locale], requestID)
    }

    /// `setLocale` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func setLocale(_ locale: DeskLocale?, requestID: String? = nil) async throws(FapiaoError) {
        try await run("set_locale", ["locale": locale], requestID)
    }

    /// Lists the customer's bills with stage, amounts and allowed actions, latest payment first (B10).
    ///
    /// - Parameter batchNumber: Only bills of this application.
    /// - Parameter stage: Only bills at this stage.
    /// - Parameter paidFrom: Only bills paid on this day or later, China time.
    /// - Parameter paidTo: Only bills paid on this day or earlier, China time.
    /// - Parameter billingMonth: Only bills of this month, `yyyy-mm`.
    /// - Parameter minFen: Only bills of at least this amount.
    /// - Parameter maxFen: Only bills of at most this amount.
    /// - Parameter limit: Rows of a page; 20 unless the policy says otherwise.
    /// - Parameter cursor: `next` of the page before.
    /// - Throws: Every refusal of the desk.
    public func bills(batchNumber: String? = nil, stage: BillStage? = nil, paidFrom: Day? = nil, paidTo: Day? = nil, billingMonth: String? = nil, minFen: Int64? = nil, maxFen: Int64? = nil, limit: Int? = nil, cursor: String? = nil) throws(FapiaoError) -> BillsView {
        try call("bills", ["batch_number": batchNumber, "stage": stage, "paid_from": paidFrom, "paid_to": paidTo, "billing_month": billingMonth, "min_fen": minFen, "max_fen": maxFen, "limit": limit, "cursor": cursor])
    }

    /// `bills` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func bills(batchNumber: String? = nil, stage: BillStage? = nil, paidFrom: Day? = nil, paidTo: Day? = nil, billingMonth: String? = nil, minFen: Int64? = nil, maxFen: Int64? = nil, limit: Int? = nil, cursor: String? = nil) async throws(FapiaoError) -> BillsView {
        try await call("bills", ["batch_number": batchNumber, "stage": stage, "paid_from": paidFrom, "paid_to": paidTo, "billing_month": billingMonth, "min_fen": minFen, "max_fen": maxFen, "limit": limit, "cursor": cursor])
    }

    /// Everything that `bills` lists, page by page as it is asked for.
    ///
    /// - Parameter batchNumber: Only bills of this application.
    /// - Parameter stage: Only bills at this stage.
    /// - Parameter paidFrom: Only bills paid on this day or later, China time.
    /// - Parameter paidTo: Only bills paid on this day or earlier, China time.
    /// - Parameter billingMonth: Only bills of this month, `yyyy-mm`.
    /// - Parameter minFen: Only bills of at least this amount.
    /// - Parameter maxFen: Only bills of at most this amount.
    /// - Parameter limit: Rows of a page; 20 unless the policy says otherwise.
    public func allBills(batchNumber: String? = nil, stage: BillStage? = nil, paidFrom: Day? = nil, paidTo: Day? = nil, billingMonth: String? = nil, minFen: Int64? = nil, maxFen: Int64? = nil, limit: Int? = nil) -> Pages<BillsView> {
        Pages { cursor throws(FapiaoError) in
            try bills(batchNumber: batchNumber, stage: stage, paidFrom: paidFrom, paidTo: paidTo, billingMonth: billingMonth, minFen: minFen, maxFen: maxFen, limit: limit, cursor: cursor)
        }
    }

    /// Shows one bill and what makes up its available amount (B5).
    ///
    /// - Parameter billID: Its id.
    /// - Throws: Every refusal of the desk.
    public func bill(_ billID: String) throws(FapiaoError) -> BillView {
        try call("bill", ["bill_id": billID])
    }

    /// `bill` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func bill(_ billID: String) async throws(FapiaoError) -> BillView {
        try await call("bill", ["bill_id": billID])
    }

    /// Lists the customer's fapiao with stage and allowed actions, latest application first (B10).
    ///
    /// - Parameter batchNumber: Only fapiao of this application.
    /// - Parameter status: Only fapiao of this status; all but `withdrawn` when absent.
    /// - Parameter appliedFrom: Only fapiao applied for on this day or later, China time.
    /// - Parameter appliedTo: Only fapiao applied for on this day or earlier, China time.
    /// - Parameter limit: Rows of a page; 20 unless the policy says otherwise.
    /// - Parameter cursor: `next` of the page before.
    /// - Throws: Every refusal of the desk.
    public func fapiao(batchNumber: String? = nil, status: FapiaoStatus? = nil, appliedFrom: Day? = nil, appliedTo: Day? = nil, limit: Int? = nil, cursor: String? = nil) throws(FapiaoError) -> FapiaoPage {
        try call("fapiao", ["batch_number": batchNumber, "status": status, "applied_from": appliedFrom, "applied_to": appliedTo, "limit": limit, "cursor": cursor])
    }

    /// `fapiao` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func fapiao(batchNumber: String? = nil, status: FapiaoStatus? = nil, appliedFrom: Day? = nil, appliedTo: Day? = nil, limit: Int? = nil, cursor: String? = nil) async throws(FapiaoError) -> FapiaoPage {
        try await call("fapiao", ["batch_number": batchNumber, "status": status, "applied_from": appliedFrom, "applied_to": appliedTo, "limit": limit, "cursor": cursor])
    }

    /// Everything that `fapiao` lists, page by page as it is asked for.
    ///
    /// - Parameter batchNumber: Only fapiao of this application.
    /// - Parameter status: Only fapiao of this status; all but `withdrawn` when absent.
    /// - Parameter appliedFrom: Only fapiao applied for on this day or later, China time.
    /// - Parameter appliedTo: Only fapiao applied for on this day or earlier, China time.
    /// - Parameter limit: Rows of a page; 20 unless the policy says otherwise.
    public func allFapiao(batchNumber: String? = nil, status: FapiaoStatus? = nil, appliedFrom: Day? = nil, appliedTo: Day? = nil, limit: Int? = nil) -> Pages<FapiaoPage> {
        Pages { cursor throws(FapiaoError) in
            try fapiao(batchNumber: batchNumber, status: status, appliedFrom: appliedFrom, appliedTo: appliedTo, limit: limit, cursor: cursor)
        }
    }

    /// Dry run of an application: prefilled, every choice, what is wrong, exactly what would be issued (P1, P5).
    ///
    /// - Parameter draft: The draft so far; its bills are enough. What is empty is prefilled from the last
    /// application (SPEC P5).
    /// - Throws: Every refusal of the desk.
    public func prepare(_ draft: Draft) throws(FapiaoError) -> Prepared {
        try call("prepare", ["draft": draft])
    }

    /// `prepare` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func prepare(_ draft: Draft) async throws(FapiaoError) -> Prepared {
        try await call("prepare", ["draft": draft])
    }

    /// Submits an application over one or several bills (P1, P2).
    ///
    /// - Parameter draft: The draft.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func apply(_ draft: Draft, requestID: String? = nil) throws(FapiaoError) -> ApplicationView {
        try call("apply", ["draft": draft], requestID)
    }

    /// `apply` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func apply(_ draft: Draft, requestID: String? = nil) async throws(FapiaoError) -> ApplicationView {
        try await call("apply", ["draft": draft], requestID)
    }

    /// Cancels an application that is not printed; its bills return (P6, B7).
    ///
    /// - Parameter batchNumber: The application.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func cancel(_ batchNumber: String, requestID: String? = nil) throws(FapiaoError) -> ApplicationView {
        try call("cancel", ["batch_number": batchNumber], requestID)
    }

    /// `cancel` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func cancel(_ batchNumber: String, requestID: String? = nil) async throws(FapiaoError) -> ApplicationView {
        try await call("cancel", ["batch_number": batchNumber], requestID)
    }

    /// Tells how far an application is, with its whole timeline (D5).
    ///
    /// - Parameter batchNumber: The application.
    /// - Throws: Every refusal of the desk.
    public func progress(_ batchNumber: String) throws(FapiaoError) -> ProgressView {
        try call("progress", ["batch_number": batchNumber])
    }

    /// `progress` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func progress(_ batchNumber: String) async throws(FapiaoError) -> ProgressView {
        try await call("progress", ["batch_number": batchNumber])
    }

    /// Says that the fapiao arrived.
    ///
    /// - Parameter batchNumber: The application.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func confirmReceipt(_ batchNumber: String, requestID: String? = nil) throws(FapiaoError) -> ApplicationView {
        try call("confirm_receipt", ["batch_number": batchNumber], requestID)
    }

    /// `confirmReceipt` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func confirmReceipt(_ batchNumber: String, requestID: String? = nil) async throws(FapiaoError) -> ApplicationView {
        try await call("confirm_receipt", ["batch_number": batchNumber], requestID)
    }

    /// Answers from the data why a fapiao has not arrived (R2).
    ///
    /// - Parameter batchNumber: The application.
    /// - Throws: Every refusal of the desk.
    public func whyNotReceived(_ batchNumber: String) throws(FapiaoError) -> WhyView {
        try call("why_not_received", ["batch_number": batchNumber])
    }

    /// `whyNotReceived` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func whyNotReceived(_ batchNumber: String) async throws(FapiaoError) -> WhyView {
        try await call("why_not_received", ["batch_number": batchNumber])
    }

    /// Shows the title book (P5).
    ///
    /// - Throws: Every refusal of the desk.
    public func titles() throws(FapiaoError) -> TitlesView {
        try call("titles", [:])
    }

    /// `titles` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func titles() async throws(FapiaoError) -> TitlesView {
        try await call("titles", [:])
    }

    /// Keeps a title under a name (P5).
    ///
    /// - Parameter name: The name.
    /// - Parameter buyer: The title.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func keepTitle(name: String, buyer: Buyer, requestID: String? = nil) throws(FapiaoError) -> TitlesView {
        try call("keep_title", ["name": name, "buyer": buyer], requestID)
    }

    /// `keepTitle` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func keepTitle(name: String, buyer: Buyer, requestID: String? = nil) async throws(FapiaoError) -> TitlesView {
        try await call("keep_title", ["name": name, "buyer": buyer], requestID)
    }

    /// Removes a title from the book (P5).
    ///
    /// - Parameter name: The name.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func removeTitle(_ name: String, requestID: String? = nil) throws(FapiaoError) -> TitlesView {
        try call("remove_title", ["name": name], requestID)
    }

    /// `removeTitle` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func removeTitle(_ name: String, requestID: String? = nil) async throws(FapiaoError) -> TitlesView {
        try await call("remove_title", ["name": name], requestID)
    }

    /// Asks for a split or a reissue, or asks a question (R1, S1).
    ///
    /// - Parameter kind: Which kind.
    /// - Parameter billID: The bill, of a split.
    /// - Parameter batchNumber: The application that is meant.
    /// - Parameter fapiaoID: The fapiao, of a reissue; may be left out when the application has one.
    /// - Parameter contact: Whom to answer.
    /// - Parameter text: In their own words.
    /// - Parameter parts: The parts, of a split.
    /// - Parameter change: What shall change, of a reissue.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func openRequest(kind: RequestKind = .split, billID: String? = nil, batchNumber: String? = nil, fapiaoID: String? = nil, contact: Contact, text: String = "", parts: [SplitPart] = [], change: ReissueChange? = nil, requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("open_request", ["kind": kind, "bill_id": billID, "batch_number": batchNumber, "fapiao_id": fapiaoID, "contact": contact, "text": text, "parts": parts, "change": change], requestID)
    }

    /// `openRequest` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func openRequest(kind: RequestKind = .split, billID: String? = nil, batchNumber: String? = nil, fapiaoID: String? = nil, contact: Contact, text: String = "", parts: [SplitPart] = [], change: ReissueChange? = nil, requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("open_request", ["kind": kind, "bill_id": billID, "batch_number": batchNumber, "fapiao_id": fapiaoID, "contact": contact, "text": text, "parts": parts, "change": change], requestID)
    }

    /// Lists the customer's requests, latest first (R1).
    ///
    /// - Parameter limit: Rows of a page.
    /// - Parameter cursor: `next` of the page before.
    /// - Throws: Every refusal of the desk.
    public func requests(limit: Int? = nil, cursor: String? = nil) throws(FapiaoError) -> RequestPage {
        try call("requests", ["limit": limit, "cursor": cursor])
    }

    /// `requests` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func requests(limit: Int? = nil, cursor: String? = nil) async throws(FapiaoError) -> RequestPage {
        try await call("requests", ["limit": limit, "cursor": cursor])
    }

    /// Everything that `requests` lists, page by page as it is asked for.
    ///
    /// - Parameter limit: Rows of a page.
    public func allRequests(limit: Int? = nil) -> Pages<RequestPage> {
        Pages { cursor throws(FapiaoError) in
            try requests(limit: limit, cursor: cursor)
        }
    }

    /// Shows one request with its steps (R1).
    ///
    /// - Parameter request: The request.
    /// - Throws: Every refusal of the desk.
    public func request(_ request: String) throws(FapiaoError) -> RequestView {
        try call("request", ["request": request])
    }

    /// `request` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func request(_ request: String) async throws(FapiaoError) -> RequestView {
        try await call("request", ["request": request])
    }

    /// Takes a request back, until the original is void or red (R3).
    ///
    /// - Parameter request: The request.
    /// - Parameter reason: Why, optional.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func withdrawRequest(request: String, reason: String = "", requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("withdraw_request", ["request": request, "reason": reason], requestID)
    }

    /// `withdrawRequest` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func withdrawRequest(request: String, reason: String = "", requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("withdraw_request", ["request": request, "reason": reason], requestID)
    }

    /// The operations that stand here, by their names in the contract.
    static let operations = [
        "sign_out", "me", "change_password", "change_email", "add_order", "set_locale", "bills", "bill", "fapiao", "prepare", "apply", "cancel", "progress", "confirm_receipt", "why_not_received", "titles", "keep_title", "remove_title", "open_request", "requests", "request", "withdraw_request",
    ]
}
