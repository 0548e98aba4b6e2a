// Made by `cargo xtask generate`; do not edit.

import Foundation

@testable import Fapiao

extension Desk: TypedCaller {
    func dispatch(_ operation: String, _ input: Input) throws -> JSONValue? {
        switch operation {
        case "register":
            let p0: String = try input.take("order_number") ?? ""
            let p1: String = try input.take("email") ?? ""
            let p2: String = try input.take("password") ?? ""
            let p3: String = try input.take("password_repeat") ?? ""
            let p4: Day? = try input.take("ordered_on")
            let p5: DeskLocale? = try input.take("locale")
            try input.end()
            return try json(try register(orderNumber: p0, email: p1, password: p2, passwordRepeat: p3, orderedOn: p4, locale: p5, requestID: input.requestID))
        case "activate":
            let p0: String = try input.take("token") ?? ""
            try input.end()
            try activate(p0, requestID: input.requestID)
            return [:]
        case "resend_activation":
            let p0: String = try input.take("email") ?? ""
            try input.end()
            return try json(try resendActivation(p0, requestID: input.requestID))
        case "sign_in":
            let p0: String = try input.take("email") ?? ""
            let p1: String = try input.take("password") ?? ""
            try input.end()
            return try json(try signIn(email: p0, password: p1))
        case "forgot_password":
            let p0: String = try input.take("email") ?? ""
            try input.end()
            return try json(try forgotPassword(p0, requestID: input.requestID))
        case "reset_password":
            let p0: String = try input.take("token") ?? ""
            let p1: String = try input.take("new_password") ?? ""
            let p2: String = try input.take("new_password_repeat") ?? ""
            try input.end()
            try resetPassword(token: p0, newPassword: p1, newPasswordRepeat: p2, requestID: input.requestID)
            return [:]
        case "confirm_email":
            let p0: String = try input.take("token") ?? ""
            try input.end()
            try confirmEmail(p0, requestID: input.requestID)
            return [:]
        case "registration_form":
            let p0: String = try input.take("order_number") ?? ""
            let p1: String = try input.take("link") ?? ""
            try input.end()
            return try json(try registrationForm(orderNumber: p0, link: p1))
        case "support":
            try input.end()
            return try json(try support())
        case "notices":
            try input.end()
            return try json(try notices())
        default: return nil
        }
    }
    func dispatch(_ operation: String, _ input: Input) async throws -> JSONValue? {
        switch operation {
        case "register":
            let p0: String = try input.take("order_number") ?? ""
            let p1: String = try input.take("email") ?? ""
            let p2: String = try input.take("password") ?? ""
            let p3: String = try input.take("password_repeat") ?? ""
            let p4: Day? = try input.take("ordered_on")
            let p5: DeskLocale? = try input.take("locale")
            try input.end()
            return try json(try await register(orderNumber: p0, email: p1, password: p2, passwordRepeat: p3, orderedOn: p4, locale: p5, requestID: input.requestID))
        case "activate":
            let p0: String = try input.take("token") ?? ""
            try input.end()
            try await activate(p0, requestID: input.requestID)
            return [:]
        case "resend_activation":
            let p0: String = try input.take("email") ?? ""
            try input.end()
            return try json(try await resendActivation(p0, requestID: input.requestID))
        case "sign_in":
            let p0: String = try input.take("email") ?? ""
            let p1: String = try input.take("password") ?? ""
            try input.end()
            return try json(try await signIn(email: p0, password: p1))
        case "forgot_password":
            let p0: String = try input.take("email") ?? ""
            try input.end()
            return try json(try await forgotPassword(p0, requestID: input.requestID))
        case "reset_password":
            let p0: String = try input.take("token") ?? ""
            let p1: String = try input.take("new_password") ?? ""
            let p2: String = try input.take("new_password_repeat") ?? ""
            try input.end()
            try await resetPassword(token: p0, newPassword: p1, newPasswordRepeat: p2, requestID: input.requestID)
            return [:]
        case "confirm_email":
            let p0: String = try input.take("token") ?? ""
            try input.end()
            try await confirmEmail(p0, requestID: input.requestID)
            return [:]
        case "registration_form":
            let p0: String = try input.take("order_number") ?? ""
            let p1: String = try input.take("link") ?? ""
            try input.end()
            return try json(try await registrationForm(orderNumber: p0, link: p1))
        case "support":
            try input.end()
            return try json(try await support())
        case "notices":
            try input.end()
            return try json(try await notices())
        default: return nil
        }
    }
}

extension Customer: TypedCaller {
    func dispatch(_ operation: String, _ input: Input) throws -> JSONValue? {
        switch operation {
        case "sign_out":
            try input.end()
            try signOut(requestID: input.requestID)
            return [:]
        case "me":
            try input.end()
            return try json(try me())
        case "change_password":
            let p0: String = try input.take("old_password") ?? ""
            let p1: String = try input.take("new_password") ?? ""
            let p2: String = try input.take("new_password_repeat") ?? ""
            try input.end()
            try changePassword(oldPassword: p0, newPassword: p1, newPasswordRepeat: p2, requestID: input.requestID)
            return [:]
        case "change_email":
            let p0: String = try input.take("password") ?? ""
            let p1: String = try input.take("new_email") ?? ""
            try input.end()
            return try json(try changeEmail(password: p0, newEmail: p1, requestID: input.requestID))
        case "add_order":
            let p0: String = try input.take("order_number") ?? ""
            let p1: Day? = try input.take("ordered_on")
            try input.end()
            try addOrder(orderNumber: p0, orderedOn: p1, requestID: input.requestID)
            return [:]
        case "set_locale":
            let p0: DeskLocale? = try input.take("locale")
            try input.end()
            try setLocale(p0, requestID: input.requestID)
            return [:]
        case "bills":
            let p0: String? = try input.take("batch_number")
            let p1: BillStage? = try input.take("stage")
            let p2: Day? = try input.take("paid_from")
            let p3: Day? = try input.take("paid_to")
            let p4: String? = try input.take("billing_month")
            let p5: Int64? = try input.take("min_fen")
            let p6: Int64? = try input.take("max_fen")
            let p7: Int? = try input.take("limit")
            let p8: String? = try input.take("cursor")
            try input.end()
            return try json(try bills(batchNumber: p0, stage: p1, paidFrom: p2, paidTo: p3, billingMonth: p4, minFen: p5, maxFen: p6, limit: p7, cursor: p8))
        case "bill":
            let p0: String = try input.take("bill_id") ?? ""
            try input.end()
            return try json(try bill(p0))
        case "fapiao":
            let p0: String? = try input.take("batch_number")
            let p1: FapiaoStatus? = try input.take("status")
            let p2: Day? = try input.take("applied_from")
            let p3: Day? = try input.take("applied_to")
            let p4: Int? = try input.take("limit")
            let p5: String? = try input.take("cursor")
            try input.end()
            return try json(try fapiao(batchNumber: p0, status: p1, appliedFrom: p2, appliedTo: p3, limit: p4, cursor: p5))
        case "prepare":
            let p0: Draft = try input.take("draft") ?? Draft()
            try input.end()
            return try json(try prepare(p0))
        case "apply":
            let p0: Draft = try input.take("draft") ?? Draft()
            try input.end()
            return try json(try apply(p0, requestID: input.requestID))
        case "cancel":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try cancel(p0, requestID: input.requestID))
        case "progress":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try progress(p0))
        case "confirm_receipt":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try confirmReceipt(p0, requestID: input.requestID))
        case "why_not_received":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try whyNotReceived(p0))
        case "titles":
            try input.end()
            return try json(try titles())
        case "keep_title":
            let p0: String = try input.take("name") ?? ""
            let p1: Buyer = try input.take("buyer") ?? Buyer()
            try input.end()
            return try json(try keepTitle(name: p0, buyer: p1, requestID: input.requestID))
        case "remove_title":
            let p0: String = try input.take("name") ?? ""
            try input.end()
            return try json(try removeTitle(p0, requestID: input.requestID))
        case "open_request":
            let p0: RequestKind = try input.take("kind") ?? .split
            let p1: String? = try input.take("bill_id")
            let p2: String? = try input.take("batch_number")
            let p3: String? = try input.take("fapiao_id")
            let p4: Contact = try input.take("contact") ?? Contact()
            let p5: String = try input.take("text") ?? ""
            let p6: [SplitPart] = try input.take("parts") ?? []
            let p7: ReissueChange? = try input.take("change")
            try input.end()
            return try json(try openRequest(kind: p0, billID: p1, batchNumber: p2, fapiaoID: p3, contact: p4, text: p5, parts: p6, change: p7, requestID: input.requestID))
        case "requests":
            let p0: Int? = try input.take("limit")
            let p1: String? = try input.take("cursor")
            try input.end()
            return try json(try requests(limit: p0, cursor: p1))
        case "request":
            let p0: String = try input.take("request") ?? ""
            try input.end()
            return try json(try request(p0))
        case "withdraw_request":
            let p0: String = try input.take("request") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try withdrawRequest(request: p0, reason: p1, requestID: input.requestID))
        default: return nil
        }
    }
    func dispatch(_ operation: String, _ input: Input) async throws -> JSONValue? {
        switch operation {
        case "sign_out":
            try input.end()
            try await signOut(requestID: input.requestID)
            return [:]
        case "me":
            try input.end()
            return try json(try await me())
        case "change_password":
            let p0: String = try input.take("old_password") ?? ""
            let p1: String = try input.take("new_password") ?? ""
            let p2: String = try input.take("new_password_repeat") ?? ""
            try input.end()
            try await changePassword(oldPassword: p0, newPassword: p1, newPasswordRepeat: p2, requestID: input.requestID)
            return [:]
        case "change_email":
            let p0: String = try input.take("password") ?? ""
            let p1: String = try input.take("new_email") ?? ""
            try input.end()
            return try json(try await changeEmail(password: p0, newEmail: p1, requestID: input.requestID))
        case "add_order":
            let p0: String = try input.take("order_number") ?? ""
            let p1: Day? = try input.take("ordered_on")
            try input.end()
            try await addOrder(orderNumber: p0, orderedOn: p1, requestID: input.requestID)
            return [:]
        case "set_locale":
            let p0: DeskLocale? = try input.take("locale")
            try input.end()
            try await setLocale(p0, requestID: input.requestID)
            return [:]
        case "bills":
            let p0: String? = try input.take("batch_number")
            let p1: BillStage? = try input.take("stage")
            let p2: Day? = try input.take("paid_from")
            let p3: Day? = try input.take("paid_to")
            let p4: String? = try input.take("billing_month")
            let p5: Int64? = try input.take("min_fen")
            let p6: Int64? = try input.take("max_fen")
            let p7: Int? = try input.take("limit")
            let p8: String? = try input.take("cursor")
            try input.end()
            return try json(try await bills(batchNumber: p0, stage: p1, paidFrom: p2, paidTo: p3, billingMonth: p4, minFen: p5, maxFen: p6, limit: p7, cursor: p8))
        case "bill":
            let p0: String = try input.take("bill_id") ?? ""
            try input.end()
            return try json(try await bill(p0))
        case "fapiao":
            let p0: String? = try input.take("batch_number")
            let p1: FapiaoStatus? = try input.take("status")
            let p2: Day? = try input.take("applied_from")
            let p3: Day? = try input.take("applied_to")
            let p4: Int? = try input.take("limit")
            let p5: String? = try input.take("cursor")
            try input.end()
            return try json(try await fapiao(batchNumber: p0, status: p1, appliedFrom: p2, appliedTo: p3, limit: p4, cursor: p5))
        case "prepare":
            let p0: Draft = try input.take("draft") ?? Draft()
            try input.end()
            return try json(try await prepare(p0))
        case "apply":
            let p0: Draft = try input.take("draft") ?? Draft()
            try input.end()
            return try json(try await apply(p0, requestID: input.requestID))
        case "cancel":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try await cancel(p0, requestID: input.requestID))
        case "progress":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try await progress(p0))
        case "confirm_receipt":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try await confirmReceipt(p0, requestID: input.requestID))
        case "why_not_received":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try await whyNotReceived(p0))
        case "titles":
            try input.end()
            return try json(try await titles())
        case "keep_title":
            let p0: String = try input.take("name") ?? ""
            let p1: Buyer = try input.take("buyer") ?? Buyer()
            try input.end()
            return try json(try await keepTitle(name: p0, buyer: p1, requestID: input.requestID))
        case "remove_title":
            let p0: String = try input.take("name") ?? ""
            try input.end()
            return try json(try await removeTitle(p0, requestID: input.requestID))
        case "open_request":
            let p0: RequestKind = try input.take("kind") ?? .split
            let p1: String? = try input.take("bill_id")
            let p2: String? = try input.take("batch_number")
            let p3: String? = try input.take("fapiao_id")
            let p4: Contact = try input.take("contact") ?? Contact()
            let p5: String = try input.take("text") ?? ""
            let p6: [SplitPart] = try input.take("parts") ?? []
            let p7: ReissueChange? = try input.take("change")
            try input.end()
            return try json(try await openRequest(kind: p0, billID: p1, batchNumber: p2, fapiaoID: p3, contact: p4, text: p5, parts: p6, change: p7, requestID: input.requestID))
        case "requests":
            let p0: Int? = try input.take("limit")
            let p1: String? = try input.take("cursor")
            try input.end()
            return try json(try await requests(limit: p0, cursor: p1))
        case "request":
            let p0: String = try input.take("request") ?? ""
            try input.end()
            return try json(try await request(p0))
        case "withdraw_request":
            let p0: String = try input.take("request") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try await withdrawRequest(request: p0, reason: p1, requestID: input.requestID))
        default: return nil
        }
    }
}

extension Staff: TypedCaller {
    func dispatch(_ operation: String, _ input: Input) throws -> JSONValue? {
        switch operation {
        case "find_account":
            let p0: String = try input.take("order_number") ?? ""
            let p1: String = try input.take("customer_reference") ?? ""
            try input.end()
            return try json(try findAccount(orderNumber: p0, customerReference: p1))
        case "start_email_change":
            let p0: String = try input.take("account") ?? ""
            let p1: String = try input.take("new_email") ?? ""
            let p2: String = try input.take("note") ?? ""
            try input.end()
            return try json(try startEmailChange(account: p0, newEmail: p1, note: p2, requestID: input.requestID))
        case "reveal_account":
            let p0: String = try input.take("account") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try revealAccount(account: p0, reason: p1))
        case "anonymise_account":
            let p0: String = try input.take("account") ?? ""
            let p1: String = try input.take("note") ?? ""
            try input.end()
            try anonymiseAccount(account: p0, note: p1, requestID: input.requestID)
            return [:]
        case "queue":
            let p0: QueueStage = try input.take("stage") ?? .toIssue
            let p1: Day? = try input.take("due_by")
            let p2: Bool = try input.take("overdue") ?? false
            let p3: String? = try input.take("delivery_method")
            let p4: Int? = try input.take("limit")
            let p5: String? = try input.take("cursor")
            try input.end()
            return try json(try queue(stage: p0, dueBy: p1, overdue: p2, deliveryMethod: p3, limit: p4, cursor: p5))
        case "application":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try application(p0))
        case "reveal":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try reveal(batchNumber: p0, reason: p1, requestID: input.requestID))
        case "reject":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try reject(batchNumber: p0, reason: p1, requestID: input.requestID))
        case "issue":
            let p0: String = try input.take("fapiao_id") ?? ""
            let p1: IssuedDocument = try input.take("document") ?? IssuedDocument()
            try input.end()
            return try json(try issue(fapiaoID: p0, document: p1, requestID: input.requestID))
        case "issue_through_channel":
            let p0: String = try input.take("fapiao_id") ?? ""
            try input.end()
            return try json(try issueThroughChannel(p0, requestID: input.requestID))
        case "ask_channel":
            let p0: String = try input.take("fapiao_id") ?? ""
            try input.end()
            return try json(try askChannel(p0, requestID: input.requestID))
        case "discard_quarantined":
            let p0: String = try input.take("fapiao_id") ?? ""
            let p1: String = try input.take("note") ?? ""
            try input.end()
            return try json(try discardQuarantined(fapiaoID: p0, note: p1, requestID: input.requestID))
        case "read_fapiao":
            let p0: String = try input.take("fapiao_id") ?? ""
            try input.end()
            return try json(try readFapiao(p0))
        case "mail":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("carrier") ?? ""
            let p2: String = try input.take("waybill") ?? ""
            try input.end()
            return try json(try mail(batchNumber: p0, carrier: p1, waybill: p2, requestID: input.requestID))
        case "hand_over":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("to") ?? ""
            try input.end()
            return try json(try handOver(batchNumber: p0, to: p1, requestID: input.requestID))
        case "return_by_courier":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try returnByCourier(batchNumber: p0, reason: p1, requestID: input.requestID))
        case "courier_sheet":
            let p0: String = try input.take("delivery_method") ?? ""
            let p1: Int? = try input.take("limit")
            try input.end()
            return try json(try courierSheet(deliveryMethod: p0, limit: p1, requestID: input.requestID))
        case "post_notice":
            let p0: String = try input.take("zh") ?? ""
            let p1: String = try input.take("en") ?? ""
            let p2: Day? = try input.take("mail_by")
            let p3: Date? = try input.take("starts_at", as: WireInstant.self)?.date
            let p4: Date? = try input.take("ends_at", as: WireInstant.self)?.date
            try input.end()
            return try json(try postNotice(zh: p0, en: p1, mailBy: p2, startsAt: p3, endsAt: p4, requestID: input.requestID))
        case "end_notice":
            let p0: String = try input.take("notice") ?? ""
            try input.end()
            return try json(try endNotice(p0, requestID: input.requestID))
        case "request_queue":
            let p0: Int? = try input.take("limit")
            let p1: String? = try input.take("cursor")
            try input.end()
            return try json(try requestQueue(limit: p0, cursor: p1))
        case "read_request":
            let p0: String = try input.take("request") ?? ""
            try input.end()
            return try json(try readRequest(p0))
        case "approve_request":
            let p0: String = try input.take("request") ?? ""
            try input.end()
            return try json(try approveRequest(p0, requestID: input.requestID))
        case "reject_request":
            let p0: String = try input.take("request") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try rejectRequest(request: p0, reason: p1, requestID: input.requestID))
        case "answer_request":
            let p0: String = try input.take("request") ?? ""
            let p1: String = try input.take("answer") ?? ""
            try input.end()
            return try json(try answerRequest(request: p0, answer: p1, requestID: input.requestID))
        case "withdraw_for_customer":
            let p0: String = try input.take("request") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try withdrawForCustomer(request: p0, reason: p1, requestID: input.requestID))
        case "record_return":
            let p0: String = try input.take("request") ?? ""
            let p1: OriginalCondition = try input.take("condition") ?? .complete
            let p2: String = try input.take("note") ?? ""
            let p3: Day? = try input.take("arrived_on")
            try input.end()
            return try json(try recordReturn(request: p0, condition: p1, note: p2, arrivedOn: p3, requestID: input.requestID))
        case "void":
            let p0: String = try input.take("request") ?? ""
            try input.end()
            return try json(try void(p0, requestID: input.requestID))
        case "issue_red":
            let p0: String = try input.take("request") ?? ""
            let p1: IssuedDocument = try input.take("document") ?? IssuedDocument()
            try input.end()
            return try json(try issueRed(request: p0, document: p1, requestID: input.requestID))
        case "read_bill":
            let p0: String = try input.take("bill_id") ?? ""
            try input.end()
            return try json(try readBill(p0))
        case "may_refund":
            let p0: String = try input.take("bill_id") ?? ""
            let p1: Int64 = try input.take("amount_fen") ?? 0
            try input.end()
            return try json(try mayRefund(billID: p0, amountFen: p1))
        case "asides":
            let p0: Int? = try input.take("limit")
            let p1: String? = try input.take("cursor")
            try input.end()
            return try json(try asides(limit: p0, cursor: p1))
        case "settle_aside":
            let p0: String = try input.take("bill_id") ?? ""
            let p1: Int = try input.take("aside") ?? 0
            let p2: Bool = try input.take("accept") ?? false
            let p3: String = try input.take("note") ?? ""
            try input.end()
            return try json(try settleAside(billID: p0, aside: p1, accept: p2, note: p3, requestID: input.requestID))
        case "settle_order":
            let p0: String = try input.take("order_number") ?? ""
            let p1: Bool = try input.take("accept") ?? false
            let p2: String = try input.take("note") ?? ""
            try input.end()
            try settleOrder(orderNumber: p0, accept: p1, note: p2, requestID: input.requestID)
            return [:]
        case "history":
            let p0: String = try input.take("kind") ?? ""
            let p1: String = try input.take("id") ?? ""
            let p2: Int = try input.take("after") ?? 0
            let p3: Int? = try input.take("limit")
            try input.end()
            return try json(try history(kind: p0, id: p1, after: p2, limit: p3))
        case "verify":
            let p0: String? = try input.take("kind")
            let p1: String? = try input.take("id")
            let p2: String? = try input.take("cursor")
            let p3: Int? = try input.take("limit")
            try input.end()
            return try json(try verify(kind: p0, id: p1, cursor: p2, limit: p3))
        case "export_case":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try exportCase(p0, requestID: input.requestID))
        case "mails":
            let p0: MailState? = try input.take("state")
            let p1: Int? = try input.take("limit")
            let p2: String? = try input.take("cursor")
            try input.end()
            return try json(try mails(state: p0, limit: p1, cursor: p2))
        case "requeue_mail":
            let p0: String = try input.take("mail") ?? ""
            try input.end()
            return try json(try requeueMail(p0, requestID: input.requestID))
        default: return nil
        }
    }
    func dispatch(_ operation: String, _ input: Input) async throws -> JSONValue? {
        switch operation {
        case "find_account":
            let p0: String = try input.take("order_number") ?? ""
            let p1: String = try input.take("customer_reference") ?? ""
            try input.end()
            return try json(try await findAccount(orderNumber: p0, customerReference: p1))
        case "start_email_change":
            let p0: String = try input.take("account") ?? ""
            let p1: String = try input.take("new_email") ?? ""
            let p2: String = try input.take("note") ?? ""
            try input.end()
            return try json(try await startEmailChange(account: p0, newEmail: p1, note: p2, requestID: input.requestID))
        case "reveal_account":
            let p0: String = try input.take("account") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try await revealAccount(account: p0, reason: p1))
        case "anonymise_account":
            let p0: String = try input.take("account") ?? ""
            let p1: String = try input.take("note") ?? ""
            try input.end()
            try await anonymiseAccount(account: p0, note: p1, requestID: input.requestID)
            return [:]
        case "queue":
            let p0: QueueStage = try input.take("stage") ?? .toIssue
            let p1: Day? = try input.take("due_by")
            let p2: Bool = try input.take("overdue") ?? false
            let p3: String? = try input.take("delivery_method")
            let p4: Int? = try input.take("limit")
            let p5: String? = try input.take("cursor")
            try input.end()
            return try json(try await queue(stage: p0, dueBy: p1, overdue: p2, deliveryMethod: p3, limit: p4, cursor: p5))
        case "application":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try await application(p0))
        case "reveal":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try await reveal(batchNumber: p0, reason: p1, requestID: input.requestID))
        case "reject":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try await reject(batchNumber: p0, reason: p1, requestID: input.requestID))
        case "issue":
            let p0: String = try input.take("fapiao_id") ?? ""
            let p1: IssuedDocument = try input.take("document") ?? IssuedDocument()
            try input.end()
            return try json(try await issue(fapiaoID: p0, document: p1, requestID: input.requestID))
        case "issue_through_channel":
            let p0: String = try input.take("fapiao_id") ?? ""
            try input.end()
            return try json(try await issueThroughChannel(p0, requestID: input.requestID))
        case "ask_channel":
            let p0: String = try input.take("fapiao_id") ?? ""
            try input.end()
            return try json(try await askChannel(p0, requestID: input.requestID))
        case "discard_quarantined":
            let p0: String = try input.take("fapiao_id") ?? ""
            let p1: String = try input.take("note") ?? ""
            try input.end()
            return try json(try await discardQuarantined(fapiaoID: p0, note: p1, requestID: input.requestID))
        case "read_fapiao":
            let p0: String = try input.take("fapiao_id") ?? ""
            try input.end()
            return try json(try await readFapiao(p0))
        case "mail":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("carrier") ?? ""
            let p2: String = try input.take("waybill") ?? ""
            try input.end()
            return try json(try await mail(batchNumber: p0, carrier: p1, waybill: p2, requestID: input.requestID))
        case "hand_over":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("to") ?? ""
            try input.end()
            return try json(try await handOver(batchNumber: p0, to: p1, requestID: input.requestID))
        case "return_by_courier":
            let p0: String = try input.take("batch_number") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try await returnByCourier(batchNumber: p0, reason: p1, requestID: input.requestID))
        case "courier_sheet":
            let p0: String = try input.take("delivery_method") ?? ""
            let p1: Int? = try input.take("limit")
            try input.end()
            return try json(try await courierSheet(deliveryMethod: p0, limit: p1, requestID: input.requestID))
        case "post_notice":
            let p0: String = try input.take("zh") ?? ""
            let p1: String = try input.take("en") ?? ""
            let p2: Day? = try input.take("mail_by")
            let p3: Date? = try input.take("starts_at", as: WireInstant.self)?.date
            let p4: Date? = try input.take("ends_at", as: WireInstant.self)?.date
            try input.end()
            return try json(try await postNotice(zh: p0, en: p1, mailBy: p2, startsAt: p3, endsAt: p4, requestID: input.requestID))
        case "end_notice":
            let p0: String = try input.take("notice") ?? ""
            try input.end()
            return try json(try await endNotice(p0, requestID: input.requestID))
        case "request_queue":
            let p0: Int? = try input.take("limit")
            let p1: String? = try input.take("cursor")
            try input.end()
            return try json(try await requestQueue(limit: p0, cursor: p1))
        case "read_request":
            let p0: String = try input.take("request") ?? ""
            try input.end()
            return try json(try await readRequest(p0))
        case "approve_request":
            let p0: String = try input.take("request") ?? ""
            try input.end()
            return try json(try await approveRequest(p0, requestID: input.requestID))
        case "reject_request":
            let p0: String = try input.take("request") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try await rejectRequest(request: p0, reason: p1, requestID: input.requestID))
        case "answer_request":
            let p0: String = try input.take("request") ?? ""
            let p1: String = try input.take("answer") ?? ""
            try input.end()
            return try json(try await answerRequest(request: p0, answer: p1, requestID: input.requestID))
        case "withdraw_for_customer":
            let p0: String = try input.take("request") ?? ""
            let p1: String = try input.take("reason") ?? ""
            try input.end()
            return try json(try await withdrawForCustomer(request: p0, reason: p1, requestID: input.requestID))
        case "record_return":
            let p0: String = try input.take("request") ?? ""
            let p1: OriginalCondition = try input.take("condition") ?? .complete
            let p2: String = try input.take("note") ?? ""
            let p3: Day? = try input.take("arrived_on")
            try input.end()
            return try json(try await recordReturn(request: p0, condition: p1, note: p2, arrivedOn: p3, requestID: input.requestID))
        case "void":
            let p0: String = try input.take("request") ?? ""
            try input.end()
            return try json(try await void(p0, requestID: input.requestID))
        case "issue_red":
            let p0: String = try input.take("request") ?? ""
            let p1: IssuedDocument = try input.take("document") ?? IssuedDocument()
            try input.end()
            return try json(try await issueRed(request: p0, document: p1, requestID: input.requestID))
        case "read_bill":
            let p0: String = try input.take("bill_id") ?? ""
            try input.end()
            return try json(try await readBill(p0))
        case "may_refund":
            let p0: String = try input.take("bill_id") ?? ""
            let p1: Int64 = try input.take("amount_fen") ?? 0
            try input.end()
            return try json(try await mayRefund(billID: p0, amountFen: p1))
        case "asides":
            let p0: Int? = try input.take("limit")
            let p1: String? = try input.take("cursor")
            try input.end()
            return try json(try await asides(limit: p0, cursor: p1))
        case "settle_aside":
            let p0: String = try input.take("bill_id") ?? ""
            let p1: Int = try input.take("aside") ?? 0
            let p2: Bool = try input.take("accept") ?? false
            let p3: String = try input.take("note") ?? ""
            try input.end()
            return try json(try await settleAside(billID: p0, aside: p1, accept: p2, note: p3, requestID: input.requestID))
        case "settle_order":
            let p0: String = try input.take("order_number") ?? ""
            let p1: Bool = try input.take("accept") ?? false
            let p2: String = try input.take("note") ?? ""
            try input.end()
            try await settleOrder(orderNumber: p0, accept: p1, note: p2, requestID: input.requestID)
            return [:]
        case "history":
            let p0: String = try input.take("kind") ?? ""
            let p1: String = try input.take("id") ?? ""
            let p2: Int = try input.take("after") ?? 0
            let p3: Int? = try input.take("limit")
            try input.end()
            return try json(try await history(kind: p0, id: p1, after: p2, limit: p3))
        case "verify":
            let p0: String? = try input.take("kind")
            let p1: String? = try input.take("id")
            let p2: String? = try input.take("cursor")
            let p3: Int? = try input.take("limit")
            try input.end()
            return try json(try await verify(kind: p0, id: p1, cursor: p2, limit: p3))
        case "export_case":
            let p0: String = try input.take("batch_number") ?? ""
            try input.end()
            return try json(try await exportCase(p0, requestID: input.requestID))
        case "mails":
            let p0: MailState? = try input.take("state")
            let p1: Int? = try input.take("limit")
            let p2: String? = try input.take("cursor")
            try input.end()
            return try json(try await mails(state: p0, limit: p1, cursor: p2))
        case "requeue_mail":
            let p0: String = try input.take("mail") ?? ""
            try input.end()
            return try json(try await requeueMail(p0, requestID: input.requestID))
        default: return nil
        }
    }
}

extension Platform: TypedCaller {
    func dispatch(_ operation: String, _ input: Input) throws -> JSONValue? {
        switch operation {
        case "orders":
            let p0: String = try input.take("customer_reference") ?? ""
            let p1: Int? = try input.take("limit")
            let p2: String? = try input.take("cursor")
            try input.end()
            return try json(try orders(customerReference: p0, limit: p1, cursor: p2))
        case "registration_link":
            let p0: String = try input.take("order_number") ?? ""
            try input.end()
            return try json(try registrationLink(p0))
        case "feed":
            let p0: [FeedRecord] = try input.take("records") ?? []
            try input.end()
            return try json(try feed(p0, requestID: input.requestID))
        case "import_statement":
            let p0: StatementFormat = try input.take("format") ?? .detect
            let p1: ColumnMap? = try input.take("columns")
            let p2: String? = try input.take("text")
            let p3: String? = try input.take("base64")
            let p4: String? = try input.take("seller")
            try input.end()
            return try json(try importStatement(format: p0, columns: p1, text: p2, base64: p3, seller: p4, requestID: input.requestID))
        default: return nil
        }
    }
    func dispatch(_ operation: String, _ input: Input) async throws -> JSONValue? {
        switch operation {
        case "orders":
            let p0: String = try input.take("customer_reference") ?? ""
            let p1: Int? = try input.take("limit")
            let p2: String? = try input.take("cursor")
            try input.end()
            return try json(try await orders(customerReference: p0, limit: p1, cursor: p2))
        case "registration_link":
            let p0: String = try input.take("order_number") ?? ""
            try input.end()
            return try json(try await registrationLink(p0))
        case "feed":
            let p0: [FeedRecord] = try input.take("records") ?? []
            try input.end()
            return try json(try await feed(p0, requestID: input.requestID))
        case "import_statement":
            let p0: StatementFormat = try input.take("format") ?? .detect
            let p1: ColumnMap? = try input.take("columns")
            let p2: String? = try input.take("text")
            let p3: String? = try input.take("base64")
            let p4: String? = try input.take("seller")
            try input.end()
            return try json(try await importStatement(format: p0, columns: p1, text: p2, base64: p3, seller: p4, requestID: input.requestID))
        default: return nil
        }
    }
}

extension System: TypedCaller {
    func dispatch(_ operation: String, _ input: Input) throws -> JSONValue? {
        switch operation {
        case "run_deadlines":
            let p0: Int? = try input.take("limit")
            try input.end()
            return try json(try runDeadlines(limit: p0, requestID: input.requestID))
        default: return nil
        }
    }
    func dispatch(_ operation: String, _ input: Input) async throws -> JSONValue? {
        switch operation {
        case "run_deadlines":
            let p0: Int? = try input.take("limit")
            try input.end()
            return try json(try await runDeadlines(limit: p0, requestID: input.requestID))
        default: return nil
        }
    }
}
