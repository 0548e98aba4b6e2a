import Foundation
import Testing

import Fapiao

/// The five lines of README.md, which are cut out of here.
@Suite struct ReadmeTests {
    @Test func fiveLines() throws {
        let file = try TemporaryFile()
        let home = FileManager.default.currentDirectoryPath
        #expect(FileManager.default.changeCurrentDirectoryPath(file.folder.path))
        defer { _ = FileManager.default.changeCurrentDirectoryPath(home) }
        let before = try Desk.open(file.address)
        try before.platform().feed(
            ["PAY-1", "PAY-2"].map { bill in
                .payment(
                    PaymentFeed(
                        billID: bill, orderNumber: "SO-\(bill)", status: .completed, customerReference: "cust-7",
                        description: "Office365云服务", amountFen: 128_000, paidAt: Date()))
            })
        let first = before.customer(reference: "cust-7")
        var draft = try first.prepare(["PAY-1"]).draft
        draft.fapiaoType = .normal
        draft.medium = .paper
        draft.buyer = Buyer(kind: .individual, title: "林小帆")
        draft.delivery = Delivery(
            method: "yunda", recipient: "林小帆", phone: "021-55550188", address: "上海市杨浦区示例路 88 号")
        try first.apply(draft)
        // snippet: five lines
        let desk = try Desk.open("sqlite:desk.db")
        let me = desk.customer(reference: "cust-7")
        let prepared = try me.prepare(["PAY-2"])
        let application = try me.apply(prepared.draft)
        print(try me.progress(application.batchNumber).promise.date)
        // end
        #expect(try first.bill("PAY-2").label.zh == "未打印")
    }
}
