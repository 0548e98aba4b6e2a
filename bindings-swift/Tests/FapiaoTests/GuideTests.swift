import Foundation
import Testing

import Fapiao

/// The code of docs/swift.md, which is cut out of here.
@Suite struct GuideTests {
    @Test func begin() throws {
        let file = try TemporaryFile()
        let path = file.folder.appendingPathComponent("desk.db").path
        // snippet: begin
        let desk = try Desk.open("sqlite:\(path)")
        try desk.platform().feed([
            .payment(
                PaymentFeed(
                    billID: "PAY-1", orderNumber: "SO-1", status: .completed, customerReference: "cust-7",
                    description: "Office365云服务", amountFen: 128_000, paidAt: Date()))
        ])
        let me = desk.customer(reference: "cust-7", email: "lin@example.com", locale: .en)
        for bill in try me.bills() {
            print(bill.billID, bill.label.en, bill.amount, bill.available.available)
        }
        let prepared = try me.prepare(["PAY-1"])
        print(prepared.problems.map { "\($0.path) \($0.en)" })
        // end
        #expect(!prepared.ready)
    }

    @Test func apply() throws {
        let desk = try open()
        try desk.platform().feed([payment("PAY-1", fen: 128_000)])
        let me = desk.customer(reference: "C-1")
        // snippet: apply
        var draft = try me.prepare(["PAY-1"]).draft
        draft.fapiaoType = .special
        draft.medium = .paper
        draft.buyer = Buyer(
            kind: .enterprise, title: "云帆信息技术（上海）有限公司", taxID: "91310110MAJ5TU2T65",
            address: "上海市杨浦区示例路 88 号 5 层", phone: "021-55550188", bank: "示例银行上海杨浦支行",
            bankAccount: "121900000010901")
        draft.delivery = Delivery(
            method: "yunda", recipient: "林小帆", phone: "021-55550188", address: "上海市杨浦区示例路 88 号 5 层 财务部")
        let application = try me.apply(draft, requestID: "form-4711")
        print(application.batchNumber, application.label.zh, application.gross)
        // end
        #expect(application.status == .submitted)
        // snippet: refused
        do {
            try me.apply(draft)
        } catch {
            switch error {
            case .invalid: for problem in error.problems { print(problem.path, problem.zh) }
            case .refused: print(error.code, error.en, error.adviceEn)
            case .unavailable where error.retry == .soon: print("try again under the same request id")
            default: print(error)
            }
        }
        // end
    }

    @Test func await() async throws {
        let desk = try open()
        // snippet: await
        let me = desk.customer(reference: "cust-7")
        let first = try await me.bills(stage: .notApplied, limit: 20)
        for try await bill in me.allBills() {
            print(bill.billID)
        }
        // end
        #expect(first.items.isEmpty)
    }

    @Test func promises() throws {
        let noon = Date(timeIntervalSince1970: 1_773_288_000)
        // snippet: clock
        let clock = try ManualClock(noon)
        let desk = try Desk.open("memory:", cheapPasswords: true, clock: clock)
        try desk.platform().feed([payment("PAY-1", fen: 128_000)])
        let me = desk.customer(reference: "C-1")
        let promised = try me.prepare(["PAY-1"]).promise.date
        try clock.advance(by: 7 * 86_400)
        #expect(try me.prepare(["PAY-1"]).promise.date > promised)
        // end
    }

    @Test func relay() throws {
        let desk = try open()
        let password: Secret = "none"
        // snippet: relay
        let server = try Smtp(
            SmtpOptions(
                host: "mail.seller.example", fromAddress: "no-reply@seller.example", username: "desk",
                password: password))
        let relay = try desk.system().startRelay(through: server)
        // … serve customers …
        print(try relay.stop().sent)
        // end
        #expect(try !relay.status().running)
    }

    @Test func mails() throws {
        let desk = try open()
        let server = Outbox()
        // snippet: mails
        let delivered = try desk.system().deliverDue(limit: 100, through: server)
        print(delivered.sent, delivered.failed)
        // end
        #expect(delivered.sent == 0)
    }
}

// snippet: transport
struct Outbox: MailTransport {
    func send(_ mail: RenderedMail, id: String) throws(MailError) {
        guard mail.to.contains("@") else { throw MailError("no address", retry: false) }
        print("to \(mail.to): \(mail.subject)")  // here: hand it to your mail server, with `id` as its Message-ID
    }
}
// end
