import Fapiao

/// What the app asks of a desk. Here the desk is in the same process; in a shop's app it is behind HTTP, and a client of
/// `examples/rust-service` takes the place of ``DeskService``.
///
/// A connection that fails is an ``FapiaoError/unavailable(_:)``, so that the models know that trying again helps.
public protocol FapiaoService: Sendable {
    func bills() async throws(FapiaoError) -> [BillView]
    func prepare(_ draft: Draft) async throws(FapiaoError) -> Prepared
    func apply(_ draft: Draft, requestID: String) async throws(FapiaoError) -> ApplicationView
    func progress(_ batchNumber: String) async throws(FapiaoError) -> Fapiao.ProgressView
    func confirmReceipt(_ batchNumber: String, requestID: String) async throws(FapiaoError)
    func cancel(_ batchNumber: String, requestID: String) async throws(FapiaoError)
}

/// A desk in this process.
public struct DeskService: FapiaoService {
    private let me: Customer

    public init(_ me: Customer) {
        self.me = me
    }

    public func bills() async throws(FapiaoError) -> [BillView] {
        var bills: [BillView] = []
        var cursor: String?
        repeat {
            let page = try await me.bills(limit: 100, cursor: cursor)
            bills += page.items
            cursor = page.next
        } while cursor != nil
        return bills
    }

    public func prepare(_ draft: Draft) async throws(FapiaoError) -> Prepared {
        try await me.prepare(draft)
    }

    public func apply(_ draft: Draft, requestID: String) async throws(FapiaoError) -> ApplicationView {
        try await me.apply(draft, requestID: requestID)
    }

    public func progress(_ batchNumber: String) async throws(FapiaoError) -> Fapiao.ProgressView {
        try await me.progress(batchNumber)
    }

    public func confirmReceipt(_ batchNumber: String, requestID: String) async throws(FapiaoError) {
        try await me.confirmReceipt(batchNumber, requestID: requestID)
    }

    public func cancel(_ batchNumber: String, requestID: String) async throws(FapiaoError) {
        try await me.cancel(batchNumber, requestID: requestID)
    }
}

/// The language of the screens. The desk says everything in both.
public enum Language: Sendable {
    case chinese, english

    public func of(_ text: BilingualText) -> String {
        self == .chinese ? text.zh : text.en
    }

    public func of(_ problem: Problem) -> String {
        self == .chinese ? problem.zh : problem.en
    }

    /// What happened, and what to do about it.
    public func of(_ error: FapiaoError) -> String {
        self == .chinese ? "\(error.zh)。\(error.adviceZh)" : "\(error.en); \(error.adviceEn)"
    }
}
