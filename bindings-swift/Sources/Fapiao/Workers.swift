import Foundation

/// Does what blocks on threads that may block, so that no thread of Swift's concurrency is held up.
func offload<Value: Sendable>(
    _ work: @escaping @Sendable () throws(FapiaoError) -> Value
) async throws(FapiaoError) -> Value {
    let result: Result<Value, FapiaoError> = await withCheckedContinuation { continuation in
        Workers.shared.run { continuation.resume(returning: Result(catching: work)) }
    }
    return try result.get()
}

/// A few threads for work that waits. Queues of Dispatch would not do: on Linux they share their threads with Swift's tasks.
private final class Workers: @unchecked Sendable {
    static let shared = Workers()

    /// More calls than this wait for their turn.
    private let most = 16
    /// A thread without work ends after so many seconds.
    private let patience: TimeInterval = 10

    private let condition = NSCondition()
    private var jobs: [@Sendable () -> Void] = []
    private var threads = 0
    private var idle = 0

    func run(_ job: @escaping @Sendable () -> Void) {
        condition.lock()
        defer { condition.unlock() }
        jobs.append(job)
        if idle >= jobs.count {
            condition.signal()
        } else if threads < most {
            threads += 1
            let thread = Thread { self.work() }
            // As much as a thread of Rust has; on Apple’s systems it would be 512 KiB.
            thread.stackSize = 2 << 20
            thread.start()
        }
    }

    private func work() {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if !jobs.isEmpty {
                let job = jobs.removeFirst()
                condition.unlock()
                job()
                condition.lock()
                continue
            }
            idle += 1
            let called = condition.wait(until: Date(timeIntervalSinceNow: patience))
            idle -= 1
            if !called && jobs.isEmpty {
                threads -= 1
                return
            }
        }
    }
}
