import Fapiao
import Foundation
import Observation

/// How far an application is: four segments, every step, the promise, what can be done.
@MainActor @Observable
public final class TimelineModel {
    /// A step on the way.
    public struct Entry: Hashable, Identifiable, Sendable {
        public let id: Int
        /// China time.
        public let at: String
        public let text: String
        public let isByCustomer: Bool
    }

    public let batchNumber: String
    public private(set) var progress: Fapiao.ProgressView?
    public private(set) var error: FapiaoError?

    private let service: any FapiaoService
    private let language: Language

    public init(_ batchNumber: String, service: any FapiaoService, language: Language) {
        (self.batchNumber, self.service, self.language) = (batchNumber, service, language)
    }

    /// The four segments of the bar; whether each is reached.
    public var segments: [Bool] {
        guard let progress else { return [] }
        return (1...progress.stages).map { $0 <= progress.stage }
    }

    public var headline: String? { progress.map { language.of($0.label) } }

    /// What is worth knowing, and why it takes longer.
    public var remarks: [String] {
        guard let progress else { return [] }
        return progress.remarks.map(language.of) + progress.reasons.map { language.of($0.text) }
    }

    /// The day by which it is mailed.
    public var promise: String? {
        guard let progress else { return nil }
        let day = "\(progress.promise.date)"
        return switch (language, progress.promise.provisional) {
        case (.chinese, false): "预计 \(day) 前寄出"
        case (.chinese, true): "预计 \(day) 前寄出（节假日安排尚未公布）"
        case (.english, false): "to be mailed by \(day)"
        case (.english, true): "to be mailed by \(day) (holidays not announced yet)"
        }
    }

    public var isLate: Bool { progress?.late ?? false }

    public var entries: [Entry] {
        (progress?.timeline ?? []).enumerated().map { number, step in
            Entry(
                id: number, at: Self.chinaTime.string(from: step.at), text: language.of(step.text),
                isByCustomer: step.by == "customer")
        }
    }

    public var canConfirmReceipt: Bool { allows("confirm_receipt") }
    public var canCancel: Bool { allows("cancel") }

    /// Whether nothing more will happen by itself.
    public var isFinished: Bool {
        switch progress?.status {
        case .received, .collected, .cancelled, .rejected, .replaced: true
        default: false
        }
    }

    /// Looks once; what was known stays when the desk does not answer.
    public func refresh() async {
        do throws(FapiaoError) {
            progress = try await service.progress(batchNumber)
            self.error = nil
        } catch {
            self.error = error
        }
    }

    /// Looks again and again until the application is finished or the screen goes away, which cancels the task.
    public func follow(every pause: Duration = .seconds(30)) async {
        while !Task.isCancelled {
            await refresh()
            if isFinished || error?.retry == .never { return }
            do { try await Task.sleep(for: pause) } catch { return }
        }
    }

    /// The customer says that the fapiao arrived.
    public func confirmReceipt() async {
        await act { () async throws(FapiaoError) in
            try await service.confirmReceipt(batchNumber, requestID: "received-\(batchNumber)")
        }
    }

    /// The customer takes the application back.
    public func cancel() async {
        await act { () async throws(FapiaoError) in
            try await service.cancel(batchNumber, requestID: "cancel-\(batchNumber)")
        }
    }

    /// Each is done once: its request id is the same for each try.
    private func act(_ work: () async throws(FapiaoError) -> Void) async {
        do throws(FapiaoError) {
            try await work()
        } catch {
            self.error = error
            return
        }
        await refresh()
    }

    private func allows(_ operation: String) -> Bool {
        progress?.allowed.contains(operation) ?? false
    }

    private static let chinaTime: DateFormatter = {
        let format = DateFormatter()
        format.locale = Foundation.Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        format.dateFormat = "yyyy-MM-dd HH:mm"
        return format
    }()
}
