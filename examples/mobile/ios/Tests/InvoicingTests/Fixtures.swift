import Fapiao
import Foundation
import Synchronization

@testable import Invoicing

let noon = Date(timeIntervalSince1970: 1_773_288_000)
let reference = "cust-7"

/// A desk at which the customer has paid for two bills.
func openDesk(_ clock: ManualClock) throws -> Desk {
    let desk = try Desk.open("memory:", seed: 1, cheapPasswords: true, clock: clock)
    try desk.platform().feed(
        ["PAY-1", "PAY-2"].map { bill in
            .payment(
                PaymentFeed(
                    billID: bill, orderNumber: "SO-\(bill)", status: .completed, customerReference: reference,
                    description: "Office365云服务", amountFen: 128_000, paidAt: noon))
        })
    return desk
}

func service(_ desk: Desk) -> DeskService {
    DeskService(desk.customer(reference: reference))
}

/// A form that can be sent, filled in field by field.
@MainActor func fillIn(_ model: ApplyModel, title: String = "林小帆") {
    model.edit("fapiao_type") { $0.fapiaoType = .normal }
    model.edit("medium") { $0.medium = .paper }
    model.edit("buyer.kind") { $0.buyer.kind = .individual }
    model.edit("buyer.title") { $0.buyer.title = title }
    model.edit("delivery.method") { $0.delivery.method = "yunda" }
    model.edit("delivery.recipient") { $0.delivery.recipient = "林小帆" }
    model.edit("delivery.phone") { $0.delivery.phone = "021-55550188" }
    model.edit("delivery.address") { $0.delivery.address = "上海市杨浦区示例路 88 号" }
}

/// What a connection that is cut ends with.
let cutOff = FapiaoError.unavailable(
    ErrorBody(
        kind: .unavailable, code: "store_unavailable", zh: "网络已断开", en: "no network", adviceZh: "请稍后重试",
        adviceEn: "try again later", retry: .soon))

/// A form in memory, as it outlasts the app.
final class MemoryFormStore: FormStore {
    private let form = Mutex<SavedForm?>(nil)

    func load() -> SavedForm? { form.withLock { $0 } }
    func save(_ form: SavedForm) { self.form.withLock { $0 = form } }
    func clear() { form.withLock { $0 = nil } }
}

/// A service whose connection can be cut before or after the desk has done its work, and made to answer late.
final class Line: FapiaoService {
    enum Cut: Sendable { case never, before, after }

    private struct Inside: Sendable {
        var cut = Cut.never
        var held: [CheckedContinuation<Void, Never>] = []
        var holds = 0
        var progressCalls = 0
    }

    private let desk: DeskService
    private let inside = Mutex(Inside())

    init(_ desk: DeskService) { self.desk = desk }

    func cut(_ cut: Cut) { inside.withLock { $0.cut = cut } }

    /// The next so many answers to `prepare` are held back until ``release(_:)``.
    func hold(_ count: Int) { inside.withLock { $0.holds = count } }

    var held: Int { inside.withLock { $0.held.count } }
    var progressCalls: Int { inside.withLock { $0.progressCalls } }

    func release(_ number: Int) { inside.withLock { $0.held[number] }.resume() }

    private func over<Value: Sendable>(
        _ work: () async throws(FapiaoError) -> Value
    ) async throws(FapiaoError) -> Value {
        let cut = inside.withLock { $0.cut }
        if cut == .before { throw cutOff }
        let value = try await work()
        if cut == .after { throw cutOff }
        return value
    }

    func bills() async throws(FapiaoError) -> [BillView] {
        try await over { () async throws(FapiaoError) in try await desk.bills() }
    }

    func prepare(_ draft: Draft) async throws(FapiaoError) -> Prepared {
        let value = try await over { () async throws(FapiaoError) in try await desk.prepare(draft) }
        let waits = inside.withLock { inside in
            inside.holds -= 1
            return inside.holds >= 0
        }
        if waits {
            await withCheckedContinuation { waiting in inside.withLock { $0.held.append(waiting) } }
        }
        return value
    }

    func apply(_ draft: Draft, requestID: String) async throws(FapiaoError) -> ApplicationView {
        try await over { () async throws(FapiaoError) in try await desk.apply(draft, requestID: requestID) }
    }

    func progress(_ batchNumber: String) async throws(FapiaoError) -> Fapiao.ProgressView {
        inside.withLock { $0.progressCalls += 1 }
        return try await over { () async throws(FapiaoError) in try await desk.progress(batchNumber) }
    }

    func confirmReceipt(_ batchNumber: String, requestID: String) async throws(FapiaoError) {
        try await over { () async throws(FapiaoError) in try await desk.confirmReceipt(batchNumber, requestID: requestID) }
    }

    func cancel(_ batchNumber: String, requestID: String) async throws(FapiaoError) {
        try await over { () async throws(FapiaoError) in try await desk.cancel(batchNumber, requestID: requestID) }
    }
}

/// Waits until something is so; a test that waits in vain is ended by the time limit of its suite.
@MainActor func until(_ condition: () -> Bool) async {
    while !condition() { try? await Task.sleep(for: .milliseconds(2)) }
}
