// Made by `cargo xtask generate`; do not edit.

import Foundation

extension System {
    /// Lets due deadlines take effect: send, receive, tell of shortages (D4, D7).
    ///
    /// - Parameter limit: At most so many applications; 1000 when absent.
    /// - Parameter requestID: Names the submission: under the same id again it gives the first answer and changes nothing.
    /// - Throws: Every refusal of the desk.
    @discardableResult
    public func runDeadlines(limit: Int? = nil, requestID: String? = nil) throws(FapiaoError) -> DeadlinesView {
        try call("run_deadlines", ["limit": limit], requestID)
    }

    /// `runDeadlines` without holding a thread of Swift's up: the desk works on a thread of its own.
    @discardableResult
    public func runDeadlines(limit: Int? = nil, requestID: String? = nil) async throws(FapiaoError) -> DeadlinesView {
        try await call("run_deadlines", ["limit": limit], requestID)
    }

    /// The operations that stand here, by their names in the contract.
    static let operations = [
        "run_deadlines",
    ]
}
