// Made by `cargo xtask generate`; do not edit.

import Foundation

extension Staff {
    /// Finds an account by order number or customer reference; its address is masked (A12).
    ///
    /// - Parameter orderNumber: By order number.
    /// - Parameter customerReference: By customer reference.
    /// - Throws: Every refusal of the desk.
    public func findAccount(orderNumber: String = "", customerReference: String = "") throws(FapiaoError) -> FoundAccountView {
        try call("find_account", ["order_number": orderNumber, "customer_reference": customerReference])
    }

    /// `findAccount` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func findAccount(orderNumber: String = "", customerReference: String = "") async throws(FapiaoError) -> FoundAccountView {
        try await call("find_account", ["order_number": orderNumber, "customer_reference": customerReference])
    }

    /// Starts a change of e-mail for a customer, after checking (A10, A12).
    ///
    /// - Parameter account: Account.
    /// - Parameter newEmail: New e-mail; the link goes there.
    /// - Parameter note: How the customer was checked; it becomes part of the history, so no personal data.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func startEmailChange(account: String, newEmail: String, note: String, requestID: String? = nil) throws(FapiaoError) -> MailSentView {
        try call("start_email_change", ["account": account, "new_email": newEmail, "note": note], requestID)
    }

    /// `startEmailChange` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func startEmailChange(account: String, newEmail: String, note: String, requestID: String? = nil) async throws(FapiaoError) -> MailSentView {
        try await call("start_email_change", ["account": account, "new_email": newEmail, "note": note], requestID)
    }

    /// Shows the e-mail of an account; the look is recorded (H3).
    ///
    /// - Parameter account: Account.
    /// - Parameter reason: Why; it becomes part of the history, so no personal data.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func revealAccount(account: String, reason: String) throws(FapiaoError) -> RevealedAccountView {
        try call("reveal_account", ["account": account, "reason": reason])
    }

    /// `revealAccount` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func revealAccount(account: String, reason: String) async throws(FapiaoError) -> RevealedAccountView {
        try await call("reveal_account", ["account": account, "reason": reason])
    }

    /// Takes the personal data out of an account; its history stays (H3).
    ///
    /// - Parameter account: Account.
    /// - Parameter note: Why; it becomes part of the history, so no personal data.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func anonymiseAccount(account: String, note: String, requestID: String? = nil) throws(FapiaoError) {
        try run("anonymise_account", ["account": account, "note": note], requestID)
    }

    /// `anonymiseAccount` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func anonymiseAccount(account: String, note: String, requestID: String? = nil) async throws(FapiaoError) {
        try await run("anonymise_account", ["account": account, "note": note], requestID)
    }

    /// Lists what is to be issued or delivered, the earliest promise first (D6).
    ///
    /// - Parameter stage: Which part.
    /// - Parameter dueBy: Only those due on this day or earlier, China time, shortage taken into account.
    /// - Parameter overdue: Only those whose promise is broken.
    /// - Parameter deliveryMethod: Only those of this delivery method.
    /// - Parameter limit: Rows of a page.
    /// - Parameter cursor: `next` of the page before.
    /// - Throws: Every refusal of the desk.
    public func queue(stage: QueueStage = .toIssue, dueBy: Day? = nil, overdue: Bool = false, deliveryMethod: String? = nil, limit: Int? = nil, cursor: String? = nil) throws(FapiaoError) -> QueuePage {
        try call("queue", ["stage": stage, "due_by": dueBy, "overdue": overdue, "delivery_method": deliveryMethod, "limit": limit, "cursor": cursor])
    }

    /// `queue` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func queue(stage: QueueStage = .toIssue, dueBy: Day? = nil, overdue: Bool = false, deliveryMethod: String? = nil, limit: Int? = nil, cursor: String? = nil) async throws(FapiaoError) -> QueuePage {
        try await call("queue", ["stage": stage, "due_by": dueBy, "overdue": overdue, "delivery_method": deliveryMethod, "limit": limit, "cursor": cursor])
    }

    /// Everything that `queue` lists, page by page as it is asked for.
    ///
    /// - Parameter stage: Which part.
    /// - Parameter dueBy: Only those due on this day or earlier, China time, shortage taken into account.
    /// - Parameter overdue: Only those whose promise is broken.
    /// - Parameter deliveryMethod: Only those of this delivery method.
    /// - Parameter limit: Rows of a page.
    public func allQueue(stage: QueueStage = .toIssue, dueBy: Day? = nil, overdue: Bool = false, deliveryMethod: String? = nil, limit: Int? = nil) -> Pages<QueuePage> {
        Pages { cursor throws(FapiaoError) in
            try queue(stage: stage, dueBy: dueBy, overdue: overdue, deliveryMethod: deliveryMethod, limit: limit, cursor: cursor)
        }
    }

    /// Shows one application with its timeline, masked (D5, H3).
    ///
    /// - Parameter batchNumber: The application.
    /// - Throws: Every refusal of the desk.
    public func application(_ batchNumber: String) throws(FapiaoError) -> ProgressView {
        try call("application", ["batch_number": batchNumber])
    }

    /// `application` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func application(_ batchNumber: String) async throws(FapiaoError) -> ProgressView {
        try await call("application", ["batch_number": batchNumber])
    }

    /// Shows the personal data of an application; the look is recorded (H3).
    ///
    /// - Parameter batchNumber: The application.
    /// - Parameter reason: Why.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func reveal(batchNumber: String, reason: String, requestID: String? = nil) throws(FapiaoError) -> ApplicationView {
        try call("reveal", ["batch_number": batchNumber, "reason": reason], requestID)
    }

    /// `reveal` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func reveal(batchNumber: String, reason: String, requestID: String? = nil) async throws(FapiaoError) -> ApplicationView {
        try await call("reveal", ["batch_number": batchNumber, "reason": reason], requestID)
    }

    /// Rejects an application with a reason; its bills return (P7, B7).
    ///
    /// - Parameter batchNumber: The application.
    /// - Parameter reason: Why; the customer sees it.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func reject(batchNumber: String, reason: String, requestID: String? = nil) throws(FapiaoError) -> ApplicationView {
        try call("reject", ["batch_number": batchNumber, "reason": reason], requestID)
    }

    /// `reject` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func reject(batchNumber: String, reason: String, requestID: String? = nil) async throws(FapiaoError) -> ApplicationView {
        try await call("reject", ["batch_number": batchNumber, "reason": reason], requestID)
    }

    /// Records a fapiao issued by hand; one that differs goes into quarantine (I1, I2).
    ///
    /// - Parameter fapiaoID: The fapiao, by its id here.
    /// - Parameter document: What was issued.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func issue(fapiaoID: String, document: IssuedDocument, requestID: String? = nil) throws(FapiaoError) -> IssueView {
        try call("issue", ["fapiao_id": fapiaoID, "document": document], requestID)
    }

    /// `issue` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func issue(fapiaoID: String, document: IssuedDocument, requestID: String? = nil) async throws(FapiaoError) -> IssueView {
        try await call("issue", ["fapiao_id": fapiaoID, "document": document], requestID)
    }

    /// Issues a fapiao through the tax platform's channel (I1).
    ///
    /// - Parameter fapiaoID: The fapiao, by its id here.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func issueThroughChannel(_ fapiaoID: String, requestID: String? = nil) throws(FapiaoError) -> IssueView {
        try call("issue_through_channel", ["fapiao_id": fapiaoID], requestID)
    }

    /// `issueThroughChannel` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func issueThroughChannel(_ fapiaoID: String, requestID: String? = nil) async throws(FapiaoError) -> IssueView {
        try await call("issue_through_channel", ["fapiao_id": fapiaoID], requestID)
    }

    /// Asks the channel what became of a call without an answer (I1).
    ///
    /// - Parameter fapiaoID: The fapiao, by its id here.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func askChannel(_ fapiaoID: String, requestID: String? = nil) throws(FapiaoError) -> IssueView {
        try call("ask_channel", ["fapiao_id": fapiaoID], requestID)
    }

    /// `askChannel` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func askChannel(_ fapiaoID: String, requestID: String? = nil) async throws(FapiaoError) -> IssueView {
        try await call("ask_channel", ["fapiao_id": fapiaoID], requestID)
    }

    /// Takes a fapiao out of quarantine, once its document is voided outside (I2).
    ///
    /// - Parameter fapiaoID: The fapiao, by its id here.
    /// - Parameter note: What was done about the document.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func discardQuarantined(fapiaoID: String, note: String, requestID: String? = nil) throws(FapiaoError) -> FapiaoView {
        try call("discard_quarantined", ["fapiao_id": fapiaoID, "note": note], requestID)
    }

    /// `discardQuarantined` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func discardQuarantined(fapiaoID: String, note: String, requestID: String? = nil) async throws(FapiaoError) -> FapiaoView {
        try await call("discard_quarantined", ["fapiao_id": fapiaoID, "note": note], requestID)
    }

    /// Shows one fapiao, masked (I2, H3).
    ///
    /// - Parameter fapiaoID: The fapiao, by its id here.
    /// - Throws: Every refusal of the desk.
    public func readFapiao(_ fapiaoID: String) throws(FapiaoError) -> FapiaoView {
        try call("read_fapiao", ["fapiao_id": fapiaoID])
    }

    /// `readFapiao` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func readFapiao(_ fapiaoID: String) async throws(FapiaoError) -> FapiaoView {
        try await call("read_fapiao", ["fapiao_id": fapiaoID])
    }

    /// Gives the fapiao to a courier, with its waybill (D3).
    ///
    /// - Parameter batchNumber: The application.
    /// - Parameter carrier: Who carries it; required.
    /// - Parameter waybill: Under which number (运单号).
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func mail(batchNumber: String, carrier: String, waybill: String = "", requestID: String? = nil) throws(FapiaoError) -> ApplicationView {
        try call("mail", ["batch_number": batchNumber, "carrier": carrier, "waybill": waybill], requestID)
    }

    /// `mail` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func mail(batchNumber: String, carrier: String, waybill: String = "", requestID: String? = nil) async throws(FapiaoError) -> ApplicationView {
        try await call("mail", ["batch_number": batchNumber, "carrier": carrier, "waybill": waybill], requestID)
    }

    /// Hands the fapiao over at pick-up (D1).
    ///
    /// - Parameter batchNumber: The application.
    /// - Parameter to: To whom.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func handOver(batchNumber: String, to: String, requestID: String? = nil) throws(FapiaoError) -> ApplicationView {
        try call("hand_over", ["batch_number": batchNumber, "to": to], requestID)
    }

    /// `handOver` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func handOver(batchNumber: String, to: String, requestID: String? = nil) async throws(FapiaoError) -> ApplicationView {
        try await call("hand_over", ["batch_number": batchNumber, "to": to], requestID)
    }

    /// Records that the courier brought it back (D3).
    ///
    /// - Parameter batchNumber: The application.
    /// - Parameter reason: Why.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func returnByCourier(batchNumber: String, reason: String, requestID: String? = nil) throws(FapiaoError) -> ApplicationView {
        try call("return_by_courier", ["batch_number": batchNumber, "reason": reason], requestID)
    }

    /// `returnByCourier` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func returnByCourier(batchNumber: String, reason: String, requestID: String? = nil) async throws(FapiaoError) -> ApplicationView {
        try await call("return_by_courier", ["batch_number": batchNumber, "reason": reason], requestID)
    }

    /// Makes the sheet of what a courier takes, to print or export (D6).
    ///
    /// - Parameter deliveryMethod: The delivery method.
    /// - Parameter limit: At most so many parcels; 100 when absent.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func courierSheet(deliveryMethod: String, limit: Int? = nil, requestID: String? = nil) throws(FapiaoError) -> CourierSheetView {
        try call("courier_sheet", ["delivery_method": deliveryMethod, "limit": limit], requestID)
    }

    /// `courierSheet` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func courierSheet(deliveryMethod: String, limit: Int? = nil, requestID: String? = nil) async throws(FapiaoError) -> CourierSheetView {
        try await call("courier_sheet", ["delivery_method": deliveryMethod, "limit": limit], requestID)
    }

    /// Posts a shortage notice; promises move (D4, D7).
    ///
    /// - Parameter zh: Text, Chinese.
    /// - Parameter en: Text, English.
    /// - Parameter mailBy: The day by which fapiao are mailed, China time.
    /// - Parameter startsAt: From when it runs; now when absent.
    /// - Parameter endsAt: Until when it runs; the close of `mail_by` when absent.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func postNotice(zh: String, en: String, mailBy: Day?, startsAt: Date? = nil, endsAt: Date? = nil, requestID: String? = nil) throws(FapiaoError) -> NoticeView {
        try call("post_notice", ["zh": zh, "en": en, "mail_by": mailBy, "starts_at": startsAt.map(WireInstant.init), "ends_at": endsAt.map(WireInstant.init)], requestID)
    }

    /// `postNotice` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func postNotice(zh: String, en: String, mailBy: Day?, startsAt: Date? = nil, endsAt: Date? = nil, requestID: String? = nil) async throws(FapiaoError) -> NoticeView {
        try await call("post_notice", ["zh": zh, "en": en, "mail_by": mailBy, "starts_at": startsAt.map(WireInstant.init), "ends_at": endsAt.map(WireInstant.init)], requestID)
    }

    /// Ends a shortage notice early (D7).
    ///
    /// - Parameter notice: The notice.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func endNotice(_ notice: String, requestID: String? = nil) throws(FapiaoError) -> NoticeView {
        try call("end_notice", ["notice": notice], requestID)
    }

    /// `endNotice` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func endNotice(_ notice: String, requestID: String? = nil) async throws(FapiaoError) -> NoticeView {
        try await call("end_notice", ["notice": notice], requestID)
    }

    /// Lists the requests to be dealt with, oldest first, masked (R1).
    ///
    /// - Parameter limit: Rows of a page.
    /// - Parameter cursor: `next` of the page before.
    /// - Throws: Every refusal of the desk.
    public func requestQueue(limit: Int? = nil, cursor: String? = nil) throws(FapiaoError) -> RequestPage {
        try call("request_queue", ["limit": limit, "cursor": cursor])
    }

    /// `requestQueue` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func requestQueue(limit: Int? = nil, cursor: String? = nil) async throws(FapiaoError) -> RequestPage {
        try await call("request_queue", ["limit": limit, "cursor": cursor])
    }

    /// Everything that `requestQueue` lists, page by page as it is asked for.
    ///
    /// - Parameter limit: Rows of a page.
    public func allRequestQueue(limit: Int? = nil) -> Pages<RequestPage> {
        Pages { cursor throws(FapiaoError) in
            try requestQueue(limit: limit, cursor: cursor)
        }
    }

    /// Shows one request with its steps, masked (R1, H3).
    ///
    /// - Parameter request: The request.
    /// - Throws: Every refusal of the desk.
    public func readRequest(_ request: String) throws(FapiaoError) -> RequestView {
        try call("read_request", ["request": request])
    }

    /// `readRequest` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func readRequest(_ request: String) async throws(FapiaoError) -> RequestView {
        try await call("read_request", ["request": request])
    }

    /// Approves a split or a reissue (S1, R3).
    ///
    /// - Parameter request: The request.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func approveRequest(_ request: String, requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("approve_request", ["request": request], requestID)
    }

    /// `approveRequest` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func approveRequest(_ request: String, requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("approve_request", ["request": request], requestID)
    }

    /// Rejects a request with a reason (R1).
    ///
    /// - Parameter request: The request.
    /// - Parameter reason: Why; the customer sees it.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func rejectRequest(request: String, reason: String, requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("reject_request", ["request": request, "reason": reason], requestID)
    }

    /// `rejectRequest` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func rejectRequest(request: String, reason: String, requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("reject_request", ["request": request, "reason": reason], requestID)
    }

    /// Answers a question (R1).
    ///
    /// - Parameter request: The request.
    /// - Parameter answer: What; the customer sees it.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func answerRequest(request: String, answer: String, requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("answer_request", ["request": request, "answer": answer], requestID)
    }

    /// `answerRequest` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func answerRequest(request: String, answer: String, requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("answer_request", ["request": request, "answer": answer], requestID)
    }

    /// Takes a request back for the customer (R3).
    ///
    /// - Parameter request: The request.
    /// - Parameter reason: Why.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func withdrawForCustomer(request: String, reason: String, requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("withdraw_for_customer", ["request": request, "reason": reason], requestID)
    }

    /// `withdrawForCustomer` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func withdrawForCustomer(request: String, reason: String, requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("withdraw_for_customer", ["request": request, "reason": reason], requestID)
    }

    /// Records that the original came back, and its condition (R3).
    ///
    /// - Parameter request: The request.
    /// - Parameter condition: In which condition.
    /// - Parameter note: A note about it, optional.
    /// - Parameter arrivedOn: The day it arrived, China time; today when absent.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func recordReturn(request: String, condition: OriginalCondition = .complete, note: String = "", arrivedOn: Day? = nil, requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("record_return", ["request": request, "condition": condition, "note": note, "arrived_on": arrivedOn], requestID)
    }

    /// `recordReturn` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func recordReturn(request: String, condition: OriginalCondition = .complete, note: String = "", arrivedOn: Day? = nil, requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("record_return", ["request": request, "condition": condition, "note": note, "arrived_on": arrivedOn], requestID)
    }

    /// Records that the original was voided, in the month of its issue (R3).
    ///
    /// - Parameter request: The request.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func void(_ request: String, requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("void", ["request": request], requestID)
    }

    /// `void` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func void(_ request: String, requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("void", ["request": request], requestID)
    }

    /// Records the red fapiao of the original, in another month (R3, R5).
    ///
    /// - Parameter request: The request.
    /// - Parameter document: The red fapiao.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func issueRed(request: String, document: IssuedDocument, requestID: String? = nil) throws(FapiaoError) -> RequestView {
        try call("issue_red", ["request": request, "document": document], requestID)
    }

    /// `issueRed` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func issueRed(request: String, document: IssuedDocument, requestID: String? = nil) async throws(FapiaoError) -> RequestView {
        try await call("issue_red", ["request": request, "document": document], requestID)
    }

    /// Shows one bill, masked, with changes kept aside (B2).
    ///
    /// - Parameter billID: The bill.
    /// - Throws: Every refusal of the desk.
    public func readBill(_ billID: String) throws(FapiaoError) -> StaffBillView {
        try call("read_bill", ["bill_id": billID])
    }

    /// `readBill` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func readBill(_ billID: String) async throws(FapiaoError) -> StaffBillView {
        try await call("read_bill", ["bill_id": billID])
    }

    /// Tells whether an amount may be paid back, and which fapiao stand against it (B9).
    ///
    /// - Parameter billID: The bill.
    /// - Parameter amountFen: How much.
    /// - Throws: Every refusal of the desk.
    public func mayRefund(billID: String, amountFen: Int64) throws(FapiaoError) -> MayRefundView {
        try call("may_refund", ["bill_id": billID, "amount_fen": amountFen])
    }

    /// `mayRefund` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func mayRefund(billID: String, amountFen: Int64) async throws(FapiaoError) -> MayRefundView {
        try await call("may_refund", ["bill_id": billID, "amount_fen": amountFen])
    }

    /// Lists changes by the platform that touch bills in use (B2).
    ///
    /// - Parameter limit: Rows of a page.
    /// - Parameter cursor: `next` of the page before.
    /// - Throws: Every refusal of the desk.
    public func asides(limit: Int? = nil, cursor: String? = nil) throws(FapiaoError) -> AsidePage {
        try call("asides", ["limit": limit, "cursor": cursor])
    }

    /// `asides` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func asides(limit: Int? = nil, cursor: String? = nil) async throws(FapiaoError) -> AsidePage {
        try await call("asides", ["limit": limit, "cursor": cursor])
    }

    /// Everything that `asides` lists, page by page as it is asked for.
    ///
    /// - Parameter limit: Rows of a page.
    public func allAsides(limit: Int? = nil) -> Pages<AsidePage> {
        Pages { cursor throws(FapiaoError) in
            try asides(limit: limit, cursor: cursor)
        }
    }

    /// Decides on a change that was kept aside (B2).
    ///
    /// - Parameter billID: The bill.
    /// - Parameter aside: Its number within the bill.
    /// - Parameter accept: Whether it takes effect.
    /// - Parameter note: Why.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func settleAside(billID: String, aside: Int, accept: Bool = false, note: String, requestID: String? = nil) throws(FapiaoError) -> StaffBillView {
        try call("settle_aside", ["bill_id": billID, "aside": aside, "accept": accept, "note": note], requestID)
    }

    /// `settleAside` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func settleAside(billID: String, aside: Int, accept: Bool = false, note: String, requestID: String? = nil) async throws(FapiaoError) -> StaffBillView {
        try await call("settle_aside", ["bill_id": billID, "aside": aside, "accept": accept, "note": note], requestID)
    }

    /// Decides on a change of an order's owner that was kept aside (B2).
    ///
    /// - Parameter orderNumber: The order.
    /// - Parameter accept: Whether it takes effect. Bills in an application stay with the customer who applied.
    /// - Parameter note: Why.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    public func settleOrder(orderNumber: String, accept: Bool = false, note: String, requestID: String? = nil) throws(FapiaoError) {
        try run("settle_order", ["order_number": orderNumber, "accept": accept, "note": note], requestID)
    }

    /// `settleOrder` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func settleOrder(orderNumber: String, accept: Bool = false, note: String, requestID: String? = nil) async throws(FapiaoError) {
        try await run("settle_order", ["order_number": orderNumber, "accept": accept, "note": note], requestID)
    }

    /// Shows the facts of a row (H1).
    ///
    /// - Parameter kind: Its kind: `account`, `session`, `order`, `bill`, `application`, `fapiao`, `request`,
    /// `board`, `title_book`.
    /// - Parameter id: Its id.
    /// - Parameter after: Only facts after this one.
    /// - Parameter limit: At most so many; 100 when absent.
    /// - Throws: Every refusal of the desk.
    public func history(kind: String, id: String, after: Int = 0, limit: Int? = nil) throws(FapiaoError) -> HistoryView {
        try call("history", ["kind": kind, "id": id, "after": after, "limit": limit])
    }

    /// `history` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func history(kind: String, id: String, after: Int = 0, limit: Int? = nil) async throws(FapiaoError) -> HistoryView {
        try await call("history", ["kind": kind, "id": id, "after": after, "limit": limit])
    }

    /// Proves that the facts are whole and add up to the rows (H1).
    ///
    /// - Parameter kind: Only rows of this kind; all kinds when absent.
    /// - Parameter id: Only this row of the kind.
    /// - Parameter cursor: `next` of the call before.
    /// - Parameter limit: At most so many rows; 1000 when absent.
    /// - Throws: Every refusal of the desk.
    public func verify(kind: String? = nil, id: String? = nil, cursor: String? = nil, limit: Int? = nil) throws(FapiaoError) -> VerifyView {
        try call("verify", ["kind": kind, "id": id, "cursor": cursor, "limit": limit])
    }

    /// `verify` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func verify(kind: String? = nil, id: String? = nil, cursor: String? = nil, limit: Int? = nil) async throws(FapiaoError) -> VerifyView {
        try await call("verify", ["kind": kind, "id": id, "cursor": cursor, "limit": limit])
    }

    /// Exports the whole case of an application; recorded (H2).
    ///
    /// - Parameter batchNumber: The application.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func exportCase(_ batchNumber: String, requestID: String? = nil) throws(FapiaoError) -> CaseView {
        try call("export_case", ["batch_number": batchNumber], requestID)
    }

    /// `exportCase` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func exportCase(_ batchNumber: String, requestID: String? = nil) async throws(FapiaoError) -> CaseView {
        try await call("export_case", ["batch_number": batchNumber], requestID)
    }

    /// Lists mails by state, masked (N2).
    ///
    /// - Parameter state: In which; all when absent.
    /// - Parameter limit: Rows of a page.
    /// - Parameter cursor: `next` of the page before.
    /// - Throws: Every refusal of the desk.
    public func mails(state: MailState? = nil, limit: Int? = nil, cursor: String? = nil) throws(FapiaoError) -> MailPage {
        try call("mails", ["state": state, "limit": limit, "cursor": cursor])
    }

    /// `mails` without holding a thread of Swift's up: the desk works on a thread of its own.
    public func mails(state: MailState? = nil, limit: Int? = nil, cursor: String? = nil) async throws(FapiaoError) -> MailPage {
        try await call("mails", ["state": state, "limit": limit, "cursor": cursor])
    }

    /// Everything that `mails` lists, page by page as it is asked for.
    ///
    /// - Parameter state: In which; all when absent.
    /// - Parameter limit: Rows of a page.
    public func allMails(state: MailState? = nil, limit: Int? = nil) -> Pages<MailPage> {
        Pages { cursor throws(FapiaoError) in
            try mails(state: state, limit: limit, cursor: cursor)
        }
    }

    /// Has a mail sent again that was given up (N2).
    ///
    /// - Parameter mail: The mail.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func requeueMail(_ mail: String, requestID: String? = nil) throws(FapiaoError) -> MailView {
        try call("requeue_mail", ["mail": mail], requestID)
    }

    /// `requeueMail` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func requeueMail(_ mail: String, requestID: String? = nil) async throws(FapiaoError) -> MailView {
        try await call("requeue_mail", ["mail": mail], requestID)
    }

    /// The operations that stand here, by their names in the contract.
    static let operations = [
        "find_account", "start_email_change", "reveal_account", "anonymise_account", "queue", "application", "reveal", "reject", "issue", "issue_through_channel", "ask_channel", "discard_quarantined", "read_fapiao", "mail", "hand_over", "return_by_courier", "courier_sheet", "post_notice", "end_notice", "request_queue", "read_request", "approve_request", "reject_request", "answer_request", "withdraw_for_customer", "record_return", "void", "issue_red", "read_bill", "may_refund", "asides", "settle_aside", "settle_order", "history", "verify", "export_case", "mails", "requeue_mail",
    ]
}
