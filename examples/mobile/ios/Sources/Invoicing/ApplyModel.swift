import Fapiao
import Foundation
import Observation

/// The wizard: title, delivery, check, done (SPEC P1).
///
/// It knows no rule of fapiao. While the customer types, the desk is asked what stands against the draft, and its words are
/// shown beside the fields that were touched.
@MainActor @Observable
public final class ApplyModel {
    /// A page of the wizard.
    public enum Step: Int, CaseIterable, Sendable {
        case title = 1, delivery, check, done
    }

    /// Where the form stands.
    public enum State: Hashable, Sendable {
        /// The customer fills it in.
        case editing
        /// It is being sent.
        case sending
        /// It was sent, and no answer came. It must be sent again as it is; nobody may change it meanwhile.
        case onItsWay(FapiaoError)
        /// It was refused; the form can be changed.
        case refused(FapiaoError)
        /// It was taken.
        case applied(ApplicationView)
    }

    public private(set) var step = Step.title
    public private(set) var state = State.editing
    public private(set) var draft: Draft
    /// What the desk said of the draft when it last looked.
    public private(set) var prepared: Prepared?
    /// Whether what is shown is older than the draft.
    public private(set) var isChecking = false
    /// Why the desk could not look.
    public private(set) var offline: FapiaoError?
    /// Whether the phone has kept what was typed; a full one cannot.
    public private(set) var isKept = true

    private let service: any FapiaoService
    private let store: any FormStore
    private let language: Language
    private let pause: Duration
    private let requestID: String
    private var touched: Set<String> = []
    private var checking: Task<Void, Never>?
    private var asked = 0

    /// A form over some bills; what was typed before is taken up again if it was over the same ones, or is on its way.
    ///
    /// - Parameter pause: How long to wait after a key before the desk is asked.
    public init(
        bills: [String], service: any FapiaoService, store: any FormStore, language: Language,
        pause: Duration = .milliseconds(300)
    ) {
        (self.service, self.store, self.language, self.pause) = (service, store, language, pause)
        let saved = try? store.load()
        if let saved, saved.isOnItsWay || saved.draft.bills == bills {
            (draft, requestID) = (saved.draft, saved.requestID)
            if saved.isOnItsWay { (state, step) = (.sending, .check) }
        } else {
            (draft, requestID) = (Draft(bills: bills), UUID().uuidString)
        }
    }

    /// Begins: has the draft filled in as the last time, or sends again what was on its way when the app ended.
    public func start() async {
        if state == .sending { return await send() }
        let untouched = draft == Draft(bills: draft.bills)
        await look()
        if untouched, let prepared, draft == Draft(bills: draft.bills) { draft = prepared.draft }
    }

    // MARK: Typing

    /// Whether fields can be changed.
    public var isEditable: Bool {
        switch state {
        case .editing, .refused: true
        case .sending, .onItsWay, .applied: false
        }
    }

    /// The customer changed a field, named as the desk names it: `buyer.tax_id`.
    public func edit(_ path: String, _ change: (inout Draft) -> Void) {
        guard isEditable else { return }
        change(&draft)
        touched.insert(path)
        state = .editing
        keep(isOnItsWay: false)
        isChecking = true
        checking?.cancel()
        checking = Task { [pause] in
            try? await Task.sleep(for: pause)
            if !Task.isCancelled { await look() }
        }
    }

    /// What is wrong with a field, once it was touched.
    public func problem(at path: String) -> String? {
        guard touched.contains(path) else { return nil }
        return problems.first { $0.path == path }.map(language.of)
    }

    /// What stands against going on from this page, in the order of its fields.
    public var hindrances: [String] {
        problems.filter { step == .check || Self.step(of: $0.path) == step }.map(language.of)
    }

    public var canGoOn: Bool {
        isEditable && !isChecking && offline == nil && prepared != nil && hindrances.isEmpty && step.rawValue < Step.check.rawValue
    }

    public var canSubmit: Bool {
        if case .onItsWay = state { return true }
        return isEditable && step == .check && !isChecking && offline == nil && prepared?.ready == true
    }

    /// To the next page; if something is wrong, every wrong field of this one is shown.
    public func goOn() {
        touched.formUnion(problems.map(\.path).filter { Self.step(of: $0) == step })
        if canGoOn, let next = Step(rawValue: step.rawValue + 1) { step = next }
    }

    public func goBack() {
        if isEditable, let before = Step(rawValue: step.rawValue - 1) { step = before }
    }

    /// Waits until the desk has looked at what was typed last.
    public func settled() async {
        await checking?.value
    }

    // MARK: Sending

    /// Applies. If no answer comes, the same can be sent again: it is applied for once.
    public func submit() async {
        guard canSubmit else { return }
        await send()
    }

    private func send() async {
        state = .sending
        keep(isOnItsWay: true)
        do throws(FapiaoError) {
            let application = try await service.apply(draft, requestID: requestID)
            try? store.clear()
            (state, step) = (.applied(application), .done)
        } catch {
            // Whoever has to sign in first sends the same again afterwards: the desk may have taken it before.
            if error.retry == .soon || error.code == "session_invalid" {
                state = .onItsWay(error)
            } else {
                state = .refused(error)
                keep(isOnItsWay: false)
                touched.formUnion(error.problems.map(\.path))
                await look()
            }
        }
    }

    /// What to tell of the sending, if anything.
    public var notice: String? {
        switch state {
        case .onItsWay(let error), .refused(let error): language.of(error)
        case .editing, .sending, .applied: offline.map(language.of)
        }
    }

    private var problems: [Problem] {
        prepared?.problems ?? []
    }

    /// The page that a field stands on.
    private static func step(of path: String) -> Step {
        path.hasPrefix("delivery") ? .delivery : .title
    }

    private func keep(isOnItsWay: Bool) {
        do {
            try store.save(SavedForm(draft: draft, requestID: requestID, isOnItsWay: isOnItsWay))
            isKept = true
        } catch {
            isKept = false
        }
    }

    private func look() async {
        asked += 1
        let question = asked
        isChecking = true
        var answer: Result<Prepared, FapiaoError>
        do throws(FapiaoError) {
            answer = .success(try await service.prepare(draft))
        } catch {
            answer = .failure(error)
        }
        // An answer to what was typed before must not cover a newer one.
        guard question == asked else { return }
        isChecking = false
        switch answer {
        case .success(let prepared): (self.prepared, offline) = (prepared, nil)
        case .failure(let error): offline = error
        }
    }
}
