import Foundation
import Testing

@testable import Fapiao

let noon = Date(timeIntervalSince1970: 1_773_288_000)  // 2026-03-12, noon in China

func payment(_ bill: String, fen: Int64, _ text: String = "云服务") -> FeedRecord {
    .payment(
        PaymentFeed(
            billID: bill, orderNumber: "SO-\(bill)", status: .completed, customerReference: "C-1", description: text,
            amountFen: fen, paidAt: noon))
}

/// What a desk is opened with in a test.
func open(_ url: String = "memory:", _ clock: ManualClock? = nil) throws -> Desk {
    try Desk.open(url, seed: 1, cheapPasswords: true, clock: try clock ?? ManualClock(noon))
}

/// A file of its own, which is gone with the value.
final class TemporaryFile: Sendable {
    let folder: URL
    var address: String { "sqlite:" + folder.appendingPathComponent("desk.db").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("fapiao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }
}

func code(_ work: () throws -> Void) -> String {
    do {
        try work()
        return "no error"
    } catch let error as FapiaoError {
        return error.code
    } catch {
        return "\(error)"
    }
}

@Suite struct DeskTests {
    @Test func tenLines() throws {
        let desk = try open()
        try desk.platform().feed([payment("PAY-1", fen: 128_000)])
        let me = desk.customer(reference: "C-1")
        let bill = try #require(try me.bills().first { _ in true })
        #expect(bill.amount == Decimal(string: "1280"))
        #expect(bill.paidOn.description == "2026-03-12")
        #expect(bill.paidAt == noon)
        let prepared = try me.prepare(["PAY-1"])
        #expect(!prepared.ready)
        #expect(prepared.problems.contains { $0.path == "buyer.title" })
    }

    @Test func everyOperationStandsOnItsHandle() throws {
        let table = try JSONDecoder().decode([Operation].self, from: Data(operationTable().utf8))
        let handles = [
            "public": Desk.operations, "customer": Customer.operations, "staff": Staff.operations,
            "platform": Platform.operations, "system": System.operations,
        ]
        for (role, own) in handles {
            #expect(own == table.filter { $0.role == role }.map(\.name))
        }
        #expect(table.count == handles.values.map(\.count).reduce(0, +))
        #expect(Set(table.map(\.role)) == Set(handles.keys))
    }

    /// A call through a typed method with nothing in it, for every operation: what Swift sends is what the desk knows.
    @Test func everyMethodSendsACommandThatTheDeskKnows() throws {
        let desk = try open()
        let handles: [any TypedCaller] = [
            desk, desk.customer(reference: "C-1"), desk.staff("li"), desk.platform(), desk.system(),
        ]
        for operation in try JSONDecoder().decode([Operation].self, from: Data(operationTable().utf8)) {
            let answers = try handles.compactMap { handle in
                do {
                    return try handle.dispatch(operation.name, Input([:], requestID: nil)).map { _ in "ok" }
                } catch let error as FapiaoError {
                    #expect(!error.problems.contains { $0.code == "unknown_field" || $0.code == "wrong_type" }, "\(error)")
                    #expect(error.code != "internal", "\(operation.name): \(error)")
                    return error.code
                }
            }
            #expect(answers.count == 1, "\(operation.name) stands on \(answers.count) handles")
        }
    }

    @Test func refusalsAreTyped() throws {
        let desk = try open()
        do {
            _ = try desk.customer(reference: "C-1").bill("PAY-9")
            Issue.record("it was found")
        } catch {
            switch error {
            case .notFound(let body): #expect(body.code == "bill_not_found")
            default: Issue.record("\(error)")
            }
            #expect(error.retry == .never)
        }
        do {
            try desk.customer(reference: "C-1").apply(Draft())
            Issue.record("it was applied")
        } catch {
            #expect(error.kind == .invalid)
            #expect(error.problems.count > 1)
            #expect("\(error)".contains("bills is required"), "\(error)")
            #expect(error.localizedDescription == error.description)
        }
    }

    @Test func aClosedDeskRefuses() async throws {
        let desk = try open()
        let me = desk.customer(reference: "C-1")
        try now { try desk.close() }
        try now { try desk.close() }
        #expect(code { _ = try me.bills() } == "desk_closed")
        #expect(code { _ = try desk.policy() } == "desk_closed")
        #expect(code { _ = try desk.now() } == "desk_closed")
        #expect(code { _ = try me.allBills().collect() } == "desk_closed")
        await #expect(throws: FapiaoError.self) { try await me.bills() }
        await #expect(throws: FapiaoError.self) { for try await _ in me.allBills() {} }
    }

    /// The form that is not awaited.
    private func now(_ work: () throws -> Void) rethrows {
        try work()
    }

    @Test func twoDesksOnOneFile() throws {
        let (file, clock) = (try TemporaryFile(), try ManualClock(noon))
        let (first, second) = (try open(file.address, clock), try open(file.address, clock))
        try first.platform().feed([payment("PAY-1", fen: 100)])
        #expect(try second.customer(reference: "C-1").bill("PAY-1").amountFen == 100)
        try first.close()
        try second.platform().feed([payment("PAY-2", fen: 200)])
        #expect(try second.customer(reference: "C-1").bills().items.count == 2)
        try clock.advance(by: 3600)
        #expect(try second.now() == noon.addingTimeInterval(3600))
    }

    @Test func aThousandCallsAtOnce() async throws {
        let file = try TemporaryFile()
        let desk = try await Desk.open(file.address, seed: 1, cheapPasswords: true, clock: try ManualClock(noon))
        let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask { try await desk.platform().feed([payment("PAY-\(number)", fen: 100)]).accepted }
            }
            for number in 0..<800 {
                group.addTask {
                    let page: BillsView = try await desk.customer(reference: "C-1").bills(limit: 1 + number % 5)
                    return page.items.count > 5 ? 1000 : 0
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(accepted == 200)
        var seen: Set<String> = []
        for try await bill in desk.customer(reference: "C-1").allBills(limit: 7) { seen.insert(bill.billID) }
        #expect(seen.count == 200)
        let proof: VerifyView = try await desk.staff("li").verifyAll()
        #expect(proof.sound)
    }

    /// A store that waits holds up none of the few threads that Swift's tasks share.
    @Test func waitingHoldsNoTaskUp() async throws {
        let desk = try await Desk.open(on: SlowStore(seconds: 1), seed: 1, cheapPasswords: true, clock: try ManualClock(noon))
        let begun = Date()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<16 { group.addTask { let _: BillsView = try await desk.customer(reference: "C-1").bills() } }
            let ticks = Date()
            for _ in 0..<10 { await Task.yield() }
            #expect(Date().timeIntervalSince(ticks) < 0.9)
            try await group.waitForAll()
        }
        #expect(Date().timeIntervalSince(begun) < 8)
    }

    @Test func aCancelledTaskStopsBetweenPages() async throws {
        let desk = try open()
        let records = (0..<20).map { payment("PAY-\($0)", fen: 100) }
        let _: FeedReport = try await desk.platform().feed(records)
        let task = Task {
            var seen = 0
            for try await _ in desk.customer(reference: "C-1").allBills(limit: 2) {
                seen += 1
                if seen == 2 { withUnsafeCurrentTask { $0?.cancel() } }
            }
            return seen
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func progressOfAProof() async throws {
        let desk = try open()
        let _: FeedReport = try await desk.platform().feed((0..<1200).map { payment("PAY-\($0)", fen: 100) })
        let pages = Counter()
        let proof = try await desk.staff("li").verifyAll { _ in pages.count() }
        #expect(proof.sound)
        #expect(pages.counted > 1)
        #expect(proof.rows > 1200)
    }

    @Test func sessionsAndOtherSecretsAreNotPrinted() throws {
        let session = SessionView(token: "abc123", expiresAt: noon, mustChangePassword: false)
        var dumped = ""
        dump(session, to: &dumped)
        for text in ["\(session)", String(reflecting: session), dumped] { #expect(!text.contains("abc123"), "\(text)") }
        #expect(try json(session)["token"] == "abc123")
        let buyer = Buyer(title: "云帆公司", taxID: "91310110MAJ5TU2T65")
        let printed = "\(FeedRecord.payment(PaymentFeed(billID: "PAY-1", payer: "林小帆"))) \(buyer) \(Draft(buyer: buyer))"
        for text in ["云帆公司", "91310110MAJ5TU2T65", "林小帆"] { #expect(!printed.contains(text), "\(printed)") }
        #expect(printed.contains("PAY-1"))
    }

    @Test func whatANewerDeskSaysIsRead() throws {
        let text = #"{"zh": "一", "en": "one", "fr": "un"}"#
        #expect(try JSONDecoder().decode(BilingualText.self, from: Data(text.utf8)).zh == "一")
        let stage = try JSONDecoder().decode([BillStage].self, from: Data(#"["printed", "flown"]"#.utf8))
        #expect(stage == [.printed, .unrecognized("flown")])
        #expect(try json(stage) == ["printed", "flown"])
        #expect(BillStage.allCases.count == 4)
        let error = try json(ErrorBody.internalError("")).object.merging(["kind": "tired"]) { $1 }
        #expect(FapiaoError(try JSONDecoder().decode(ErrorBody.self, from: Data(Fapiao.Wire.text(JSONValue.object(error)).utf8))).kind == .unrecognized("tired"))
    }
}

/// Counts from any thread.
final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count_ = 0

    var counted: Int { lock.withLock { count_ } }

    func count() {
        lock.withLock { count_ += 1 }
    }
}
