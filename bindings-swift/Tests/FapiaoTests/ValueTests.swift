import Foundation
import Testing

@testable import Fapiao

/// Money, days, instants, texts.
@Suite struct ValueTests {
    @Test(arguments: [0, 1, -1, 99, 100, 128_000, Money.most, -Money.most])
    func amountsAreExact(_ fen: Int64) throws {
        let yuan = Money.yuan(fen: fen)
        #expect(yuan * 100 == Decimal(fen))
        #expect(Money.fen(yuan: yuan) == fen)
    }

    @Test(arguments: ["0.001", "90071992547409.92", "-90071992547409.92", "NaN", "1e40"])
    func amountsThatAreNone(_ text: String) throws {
        #expect(Money.fen(yuan: Decimal(string: text) ?? .nan) == nil)
    }

    @Test func theBoundsOfAnAmount() throws {
        #expect(Money.yuan(fen: 1).description == "0.01")
        #expect(Money.yuan(fen: Money.most).description == "90071992547409.91")
        #expect(try Money.capitals(fen: 613_250) == "陆仟壹佰叁拾贰圆伍角整")
        #expect(code { _ = try Money.capitals(fen: Money.most + 1) } == "invalid_input")
        let desk = try open()
        guard case .payment(var paidByVoucher) = payment("PAY-0", fen: 100) else { return }
        paidByVoucher.voucherFen = 100
        let report = try desk.platform().feed([
            .payment(paidByVoucher), payment("PAY-1", fen: 1), payment("PAY-2", fen: Money.most), payment("PAY-3", fen: 0),
        ])
        #expect(report.accepted == 3)
        #expect(report.rejected.map(\.at) == [3])
        for beyond in [Money.most + 1, .max, .min] {
            #expect(code { try desk.platform().feed([payment("PAY-3", fen: beyond)]) } == "invalid_input")
        }
        let me = desk.customer(reference: "C-1")
        for (bill, fen) in [("PAY-0", 0), ("PAY-1", 1), ("PAY-2", Money.most)] {
            #expect(try me.bill(bill).available.availableFen == fen)
            #expect(try me.bill(bill).available.available == Money.yuan(fen: fen))
        }
    }

    @Test func instantsAreWrittenToTheMillisecond() throws {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400, "2000-02-29T00:00:00.000Z"),
            (1_773_288_000.001, "2026-03-12T04:00:00.001Z"), (-0.001, "1969-12-31T23:59:59.999Z"),
            (253_402_300_799.999, "9999-12-31T23:59:59.999Z"),
        ] {
            let wire = WireInstant(Date(timeIntervalSince1970: seconds))
            #expect(wire.text == expected)
            #expect(WireInstant(expected)?.millis == wire.millis)
        }
        #expect(WireInstant("2026-03-12T12:00:00+08:00")?.date == noon)
        #expect(WireInstant("2026-03-12t04:00:00.0z")?.date == noon)
        for text in ["", "2026-03-12", "2026-03-12T04:00:00", "2026-13-12T04:00:00Z", "2026-03-12T04:00:00.Z", "2026-03-12T04:00:00+8:00"] {
            #expect(WireInstant(text) == nil, "\(text)")
        }
        for date in [Date.distantFuture.addingTimeInterval(1e12), Date(timeIntervalSince1970: .nan), Date(timeIntervalSince1970: .infinity)] {
            #expect(WireInstant(date).text == "out of range")
        }
    }

    @Test func instantsThatAreNoneAreRefused() throws {
        #expect(code { _ = try ManualClock(Date(timeIntervalSince1970: .infinity)) } == "invalid_input")
        #expect(code { _ = try ManualClock(Date(timeIntervalSince1970: -1)) } == "invalid_input")
        let desk = try open()
        #expect(
            code {
                try desk.staff("li").postNotice(
                    zh: "缺票", en: "no paper", mailBy: Day(noon), startsAt: Date(timeIntervalSince1970: .nan), endsAt: noon)
            } == "invalid_input")
    }

    @Test func daysAreThoseOfChina() throws {
        #expect(Day(noon).description == "2026-03-12")
        #expect(Day(noon.addingTimeInterval(12 * 3600 - 0.001)).description == "2026-03-12")
        #expect(Day(noon.addingTimeInterval(12 * 3600)).description == "2026-03-13")
        #expect(Day("2026-03-12")?.start == noon.addingTimeInterval(-12 * 3600))
        for days in stride(from: -800_000, to: 800_000, by: 97) { #expect(Day(daysSince1970: days).daysSince1970 == days) }
        for text in ["", "2026-3-12", "2026-03-12T", "２０２６-03-12", "+026-03-12", "-026-03-12"] { #expect(Day(text) == nil, "\(text)") }
        #expect(try #require(Day("2026-03-12")) < #require(Day("2026-04-01")))
    }

    @Test func draftsSurviveAnyCoder() throws {
        var order = OrderFeed(orderNumber: "SO-1", placedAt: noon)
        order.amountFen = 1
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        let text = String(decoding: try encoder.encode(order), as: UTF8.self)
        #expect(text.contains("2026-03-12T04:00:00.000Z"))
        #expect(try JSONDecoder().decode(OrderFeed.self, from: Data(text.utf8)) == order)
        let line = BillLine(name: "云主机", rate: Decimal(string: "0.06")!, quantity: Decimal(string: "66.66666667")!, amountFen: 100)
        #expect(try json(line)["rate"] == "0.06")
        #expect(try json(line)["quantity"] == "66.66666667")
    }

    /// Every text field of an application and of a feed, through the desk and back, to the byte.
    @Test func textsBeyondTheBasicPlane() throws {
        let odd = "𠮷野家𝄞👩🏽e\u{301}"
        let desk = try Desk.open(on: DictionaryStore(), seed: 1, cheapPasswords: true, clock: try ManualClock(noon))
        try desk.platform().feed([payment("PAY-1", fen: 100, odd)])
        let bill = try desk.customer(reference: "C-1").bill("PAY-1")
        #expect(Array(bill.description.utf8) == Array(odd.utf8))
        let me = desk.customer(reference: "C-1")
        let draft = Draft(
            bills: ["PAY-1"],
            buyer: Buyer(title: odd, taxID: odd, address: odd, phone: odd, bank: odd, bankAccount: odd, idNumber: odd),
            delivery: Delivery(
                method: "yunda", recipient: odd, phone: odd, mobile: odd, address: odd, emails: [odd], remark: odd),
            remark: odd)
        let prepared = try me.prepare(draft)
        #expect(try text(json(prepared.draft.buyer)) == text(json(draft.buyer)))
        #expect(try text(json(prepared.draft.delivery)) == text(json(draft.delivery)))
        #expect(Array(prepared.draft.remark.utf8) == Array(odd.utf8))
        for operation in try JSONDecoder().decode([Operation].self, from: Data(operationTable().utf8)) {
            try everyField(of: operation, is: .string(odd), desk)
        }
    }

    /// Whatever JSON comes in for whatever field of whatever operation: an error of the catalogue, and the process lives.
    @Test func garbageOfEveryKind() throws {
        let desk = try open()
        let kinds: [JSONValue] = [
            .null, true, 0, -1, .integer(.max), .number(0.5), .number(1e300), "", "\u{0}", [], [:], [[]], ["a": ["b": nil]],
            .string(String(repeating: "长", count: 20_000)),
        ]
        for operation in try JSONDecoder().decode([Operation].self, from: Data(operationTable().utf8)) {
            for kind in kinds {
                try everyField(of: operation, is: kind, desk)
                let handle = handle(operation, desk)
                do {
                    let _: JSONValue = try Wire.value(try handle.caller.call(operation.name, text(kind), text(kind)))
                } catch {
                    #expect(error.code != "internal" && error.code != "store_damaged", "\(operation.name) \(kind): \(error)")
                }
            }
        }
    }

    private func handle(_ operation: Operation, _ desk: Desk) -> any TypedCaller {
        let handles: [String: any TypedCaller] = [
            "customer": desk.customer(reference: "C-1"), "staff": desk.staff("li"), "platform": desk.platform(),
            "system": desk.system(),
        ]
        return handles[operation.role] ?? desk
    }

    private func everyField(of operation: Operation, is value: JSONValue, _ desk: Desk) throws {
        let handle = handle(operation, desk)
        for field in try commandFields(operation.name) {
            do {
                _ = try handle.caller.call(operation.name, text(JSONValue.object([field: value])), nil)
            } catch {
                #expect(error.code != "internal" && error.code != "store_damaged", "\(operation.name).\(field): \(error)")
            }
        }
    }

    /// The fields of a command, as the schema has them.
    private func commandFields(_ operation: String) throws -> [String] {
        let entry = Self.schema["operations"]?.array.first { $0["name"]?.string == operation }
        let name = try #require(entry?["command"]?["$ref"]?.string?.split(separator: "/").last.map(String.init))
        return (Self.schema["$defs"]?[name]?["properties"]?.object.keys).map(Array.init) ?? []
    }

    private static let schema: JSONValue =
        (try? JSONDecoder().decode(
            JSONValue.self, from: Data(contentsOf: folder.appendingPathComponent("../docs/contract.schema.json")))) ?? [:]
}
