import Foundation
import FapiaoNative
import Testing

@testable import Fapiao

/// A store whose methods end with an error of the test's.
final class FailingStore: Store, @unchecked Sendable {
    private let inner = DictionaryStore()
    private let lock = NSLock()
    private var failing: (method: String, error: StoreError)?

    func fail(_ method: String?, _ error: StoreError) {
        lock.lock()
        failing = method.map { ($0, error) }
        lock.unlock()
    }

    private func check(_ method: String) throws(StoreError) {
        lock.lock()
        defer { lock.unlock() }
        if let failing, failing.method == method { throw failing.error }
    }

    func load(_ lookups: [Lookup]) throws(StoreError) -> [Row?] {
        try check("load")
        return try inner.load(lookups)
    }

    func list(_ query: Query) throws(StoreError) -> [Listed] {
        try check("list")
        return try inner.list(query)
    }

    func history(of key: RowKey, after: Int, limit: Int) throws(StoreError) -> [Fact] {
        try check("history")
        return try inner.history(of: key, after: after, limit: limit)
    }

    func commit(_ batch: Batch) throws(StoreError) {
        try check("commit")
        try inner.commit(batch)
    }

    func lease(now: Date, until: Date, limit: Int) throws(StoreError) -> [MailRow] {
        try check("lease")
        return try inner.lease(now: now, until: until, limit: limit)
    }

    func settle(_ id: String, attempts: Int, as settlement: Settlement) throws(StoreError) {
        try check("settle")
        try inner.settle(id, attempts: attempts, as: settlement)
    }

    func mails(_ query: MailQuery) throws(StoreError) -> [MailRow] {
        try check("mails")
        return try inner.mails(query)
    }
}

/// A store that takes its time and has nothing.
struct SlowStore: Store {
    let seconds: TimeInterval

    func load(_ lookups: [Lookup]) throws(StoreError) -> [Row?] {
        Thread.sleep(forTimeInterval: seconds)
        return lookups.map { _ in nil }
    }

    func list(_ query: Query) throws(StoreError) -> [Listed] {
        Thread.sleep(forTimeInterval: seconds)
        return []
    }

    func history(of key: RowKey, after: Int, limit: Int) throws(StoreError) -> [Fact] { [] }
    func commit(_ batch: Batch) throws(StoreError) { throw .unavailable("it only reads") }
    func lease(now: Date, until: Date, limit: Int) throws(StoreError) -> [MailRow] { [] }
    func settle(_ id: String, attempts: Int, as settlement: Settlement) throws(StoreError) { throw .conflict }
    func mails(_ query: MailQuery) throws(StoreError) -> [MailRow] { [] }
}

/// Throws the text by which the library of the tests is made to panic.
final class PanickingHost: NativeHost {
    func call(method: String, input: String) throws -> String {
        throw HostError.Failed(text: "panic")
    }
}

/// A tax platform that answers what it is told to.
final class ScriptedChannel: Channel, @unchecked Sendable {
    private let lock = NSLock()
    private var answers: [ChannelAnswer]
    private var calls: [String] = []

    init(_ answers: [ChannelAnswer]) {
        self.answers = answers
    }

    var called: [String] { lock.withLock { calls } }

    func issue(_ fapiao: FapiaoView, key: String) -> ChannelAnswer {
        answer("issue \(fapiao.grossFen)")
    }

    func ask(key: String) -> ChannelAnswer {
        answer("ask")
    }

    private func answer(_ call: String) -> ChannelAnswer {
        lock.withLock {
            calls.append(call)
            return answers.isEmpty ? .unknown : answers.removeFirst()
        }
    }
}

/// A mail server that refuses.
struct RefusingServer: MailTransport {
    let error: MailError

    func send(_ mail: RenderedMail, id: String) throws(MailError) {
        throw error
    }
}

/// Objects of the host's: stores, channels, mail servers.
@Suite struct HostTests {
    @Test func aStoreWrittenInSwiftPassesEveryCase() throws {
        let report = try checkStore(DictionaryStore())
        #expect(report.cases.count > 20)
        for found in report.cases { #expect(found.passed, "\(found.name): \(found.message ?? "")") }
        let failing = try checkStore(SlowStore(seconds: 0))
        #expect(failing.cases.contains { !$0.passed })
    }

    @Test func errorsOfAStoreAreTypedAndChangeNothing() throws {
        let store = FailingStore()
        let desk = try Desk.open(on: store, seed: 1, cheapPasswords: true, clock: try ManualClock(noon))
        let calls: [(String, () throws -> Void)] = [
            ("commit", { try desk.platform().feed([payment("PAY-1", fen: 100)], requestID: "r-1") }),
            ("load", { _ = try desk.staff("li").readBill("PAY-1") }),
            ("list", { _ = try desk.customer(reference: "C-1").bills() }),
            ("history", { _ = try desk.staff("li").history(kind: "bill", id: "PAY-1") }),
            ("mails", { _ = try desk.staff("li").mails() }),
            ("lease", { try desk.system().deliverDue(through: MailBox()) }),
        ]
        try register(desk)
        let errors: [(StoreError, String)] = [
            (.conflict, "busy"), (.unavailable("no line"), "store_unavailable"), (.corrupt("half a row"), "store_damaged"),
            (.taken(space: "email", holder: RowKey(kind: "account", id: "1")), "email_taken"),
        ]
        for (method, call) in calls {
            for (error, expected) in errors {
                store.fail(method, error)
                #expect(code(call) == expected, "\(method) \(error)")
                store.fail(nil, error)
            }
            try call()
        }
    }

    /// A mail of which the settlement fails is sent again later.
    @Test func aSettlementThatFails() throws {
        let store = FailingStore()
        let clock = try ManualClock(noon)
        let desk = try Desk.open(on: store, seed: 1, cheapPasswords: true, clock: clock)
        try register(desk)
        store.fail("settle", .unavailable("no line"))
        #expect(code { try desk.system().deliverDue(through: MailBox()) } == "store_unavailable")
        store.fail(nil, .conflict)
        try clock.advance(by: 86_400)
        let box = MailBox()
        #expect(try desk.system().deliverDue(through: box).sent == 1)
        #expect(box.mails.map(\.to) == ["lin@example.com"])
    }

    @Test func aPanicArrivesAsAnError() throws {
        let desk = Desk(try NativeDesk.open(options: "{}", store: PanickingHost(), clock: nil, channel: nil))
        #expect(code { _ = try desk.staff("li").readBill("PAY-1") } == "internal")
        #expect(code { try desk.platform().feed([payment("PAY-1", fen: 100)]) } == "internal")
        #expect(try desk.support().phone != "")
    }

    @Test func aChannelIsAskedAndNeverIssuesTwice() throws {
        let channel = ScriptedChannel([.unknown, .refused(reason: "额度不足")])
        let desk = try Desk.open("memory:", seed: 1, cheapPasswords: true, clock: try ManualClock(noon), channel: channel)
        let fapiao = try #require(try applied(desk).fapiaoIDs.first)
        let clerk = desk.staff("li")
        #expect(try clerk.issueThroughChannel(fapiao).fapiao.status == .unknown)
        #expect(try clerk.askChannel(fapiao).refused == "额度不足")
        #expect(channel.called == ["issue 128000", "ask"])
    }

    @Test func mailsThatAreRefused() throws {
        let clock = try ManualClock(noon)
        let desk = try open("memory:", clock)
        try register(desk)
        let later = try desk.system().deliverDue(through: RefusingServer(error: MailError("greylisted", retry: true)))
        #expect((later.sent, later.failed, later.givenUp) == (0, 1, 0))
        try clock.advance(by: 86_400)
        let never = try desk.system().deliverDue(through: RefusingServer(error: MailError("no such box", retry: false)))
        #expect((never.sent, never.failed, never.givenUp) == (0, 0, 1))
        let mails = try desk.staff("li").mails(state: .gaveUp)
        #expect(mails.items.map(\.error) == ["no such box"])
    }

    private func register(_ desk: Desk) throws {
        try desk.platform().feed([.order(OrderFeed(orderNumber: "SO-1", status: .paid))])
        try desk.register(
            orderNumber: "SO-1", email: "lin@example.com", password: "three-small-fish",
            passwordRepeat: "three-small-fish")
    }
}

/// An application over 1,280 yuan.
func applied(_ desk: Desk) throws -> ApplicationView {
    try desk.platform().feed([payment("PAY-1", fen: 128_000)])
    let me = desk.customer(reference: "C-1")
    var draft = try me.prepare(["PAY-1"]).draft
    draft.fapiaoType = .special
    draft.medium = .paper
    draft.buyer = Buyer(
        kind: .enterprise, title: "云帆信息技术（上海）有限公司", taxID: "91310110MAJ5TU2T65", address: "上海市杨浦区示例路 88 号 5 层",
        phone: "021-55550188", bank: "示例银行上海杨浦支行", bankAccount: "121900000010901")
    draft.delivery = Delivery(
        method: "yunda", recipient: "林小帆", phone: "021-55550188", address: "上海市杨浦区示例路 88 号 5 层 财务部")
    return try me.apply(draft)
}
