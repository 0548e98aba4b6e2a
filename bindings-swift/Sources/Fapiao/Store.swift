import Foundation
internal import FapiaoNative

/// A place where a desk keeps what it knows, made by you: `Desk.open(on: MyStore())`.
///
/// A store knows keys, versions and texts; it knows nothing of fapiao, never reads a clock and holds no rule. It is called from
/// many threads. Three promises make everything above it safe:
///
/// 1. ``commit(_:)`` is all or nothing, and durable when it returns.
/// 2. A row is replaced only if its version is the one that the caller saw, else ``StoreError/conflict``.
/// 3. A claim has at most one holder, else ``StoreError/taken(space:holder:)``.
///
/// - Important: Keys, claims and sort values are compared **byte by byte** (UTF-8). Swift compares text as people read it: to
///   Swift, an `é` in one scalar and one in two are equal, and its order is another. Compare `text.utf8`, not `text`.
///
/// `Tests/FapiaoTests/DictionaryStore.swift` is a whole one to copy from.
public protocol Store: Sendable {
    /// The rows asked for, in the order asked, `nil` where there is none.
    ///
    /// - Parameter lookups: By key, or by a claim that the row holds.
    func load(_ lookups: [Lookup]) throws(StoreError) -> [Row?]

    /// A page of rows. Rows inserted meanwhile never shift a page: a list goes on from a position.
    func list(_ query: Query) throws(StoreError) -> [Listed]

    /// The facts of a row with `seq > after`, in order, at most `limit`.
    func history(of key: RowKey, after: Int, limit: Int) throws(StoreError) -> [Fact]

    /// Commits the batch whole, durably, or not at all. Versions are checked before claims, claims before facts; claims are
    /// released before any is taken; all `unindex` apply before `index`. An empty batch does nothing. A batch that names a row
    /// twice, or has a version or `seq` outside 1 to 2^53 − 1, is ``StoreError/corrupt(_:)``.
    ///
    /// - Throws: ``StoreError/conflict`` and ``StoreError/taken(space:holder:)`` mean that nothing was changed;
    ///   ``StoreError/unavailable(_:)`` leaves that open.
    func commit(_ batch: Batch) throws(StoreError)

    /// Waiting mails with `due <= now`, the longest due first, at most `limit`. Each one's `due` becomes `until` and its
    /// `attempts` grows by one, so that no other relay takes it before then.
    func lease(now: Date, until: Date, limit: Int) throws(StoreError) -> [MailRow]

    /// Says how a try ended. `attempts` is that of the mail as it was leased or listed. `sent` clears the error of an earlier
    /// try; only `retry` moves `due`.
    ///
    /// - Throws: ``StoreError/conflict`` when the mail is unknown, was leased again since, or is sent already (but for `sent`
    ///   again).
    func settle(_ id: String, attempts: Int, as settlement: Settlement) throws(StoreError)

    /// Mails as they are kept, by id.
    func mails(_ query: MailQuery) throws(StoreError) -> [MailRow]
}

/// Runs the cases that any store must pass on a store of yours, and tells how each ended.
///
/// - Parameter store: A fresh one: what the cases write stays in it.
/// - Throws: `internal`.
public func checkStore(_ store: any Store) throws(FapiaoError) -> StoreReport {
    try Wire.value(try FapiaoError.catching { try FapiaoNative.checkStore(store: StoreHost(store)) })
}

/// Why a store did not do what it was asked.
public enum StoreError: Error, Hashable, Sendable {
    /// A row is not at the version that the batch replaces. Nothing was changed; load again.
    case conflict
    /// A claim is held by another row. Nothing was changed.
    case taken(space: String, holder: RowKey)
    /// The store cannot answer now. A commit may or may not have happened. Say what happened, without personal data.
    case unavailable(String)
    /// What is stored, or was to be stored, cannot be understood. Trying again does not help.
    case corrupt(String)

    fileprivate var json: JSONValue {
        switch self {
        case .conflict: ["error": "conflict"]
        case .taken(let space, let holder):
            [
                "error": "taken", "space": .string(space),
                "holder": ["kind": .string(holder.kind), "id": .string(holder.id)],
            ]
        case .unavailable(let message): ["error": "unavailable", "message": .string(message)]
        case .corrupt(let message): ["error": "corrupt", "message": .string(message)]
        }
    }
}

/// A store as the library calls it.
final class StoreHost: NativeHost {
    private let store: any Store

    init(_ store: any Store) {
        self.store = store
    }

    func call(method: String, input: String) throws -> String {
        do {
            return try answer(method, input)
        } catch let error as StoreError {
            throw HostError.Failed(text: try Wire.text(error.json))
        }
    }

    private func answer(_ method: String, _ input: String) throws -> String {
        switch method {
        case "load":
            let asked: Load = try Wire.value(input)
            return try Wire.text(try store.load(asked.lookups))
        case "list":
            return try Wire.text(try store.list(try Wire.value(input)))
        case "history":
            let asked: History = try Wire.value(input)
            return try Wire.text(try store.history(of: asked.key, after: asked.after, limit: asked.limit))
        case "commit":
            try store.commit(try Wire.value(input))
        case "lease":
            let asked: Lease = try Wire.value(input)
            return try Wire.text(try store.lease(now: asked.now, until: asked.until, limit: asked.limit))
        case "settle":
            let asked: Settle = try Wire.value(input)
            try store.settle(asked.id, attempts: asked.attempts, as: asked.settlement)
        case "mails":
            return try Wire.text(try store.mails(try Wire.value(input)))
        default:
            throw StoreError.unavailable("there is no method \(method)")
        }
        return "null"
    }

    private struct Load: Decodable {
        let lookups: [Lookup]
    }

    private struct History: Decodable {
        let key: RowKey
        let after: Int
        let limit: Int
    }

    private struct Lease: Decodable {
        let now: Date
        let until: Date
        let limit: Int
    }

    private struct Settle: Decodable {
        let id: String
        let attempts: Int
        let settlement: Settlement
    }
}
