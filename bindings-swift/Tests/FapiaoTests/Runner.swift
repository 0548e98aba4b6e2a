import Foundation

@testable import Fapiao

/// Where a scenario runs.
enum Place: Sendable {
    case address(String)
    case store(DictionaryStore)
}

/// Runs a scenario through the typed methods, and checks what must hold after every step.
final class Runner {
    private let desk: Desk
    private let clock: ManualClock
    private let place: Place
    private let awaits: Bool
    private var variables = Variables()
    /// Steps that no typed method can be called for, and why.
    private(set) var raw: [String] = []
    private(set) var steps = 0

    private static let table = try? JSONDecoder().decode([Operation].self, from: Data(operationTable().utf8))

    init(_ scenario: JSONValue, _ place: Place, awaits: Bool) throws {
        clock = try ManualClock(try instant(scenario["clock"]?.string ?? ""))
        let policy = scenario["policy"] ?? "default"
        let seed = try scenario["seed"].map { try json($0) } ?? 1
        guard case .integer(let seed) = seed else { throw Failure("no seed") }
        desk =
            switch place {
            case .address(let url):
                try Desk.open(url, policy: policy, seed: Int(seed), cheapPasswords: true, clock: clock)
            case .store(let store):
                try Desk.open(on: store, policy: policy, seed: Int(seed), cheapPasswords: true, clock: clock)
            }
        (self.place, self.awaits) = (place, awaits)
    }

    func run(_ scenario: JSONValue) async throws {
        for (at, step) in (scenario["steps"]?.array ?? []).enumerated() {
            do {
                try await self.step(step)
            } catch {
                throw Failure("step \(at) \(step["op"]?.string ?? ""): \(error)")
            }
            steps += 1
        }
        let proof: VerifyView = try await desk.staff("the runner").verifyAll()
        guard proof.sound else { throw Failure("not sound: \(proof.damage)") }
        try desk.close()
    }

    private func step(_ step: JSONValue) async throws {
        if let wait = step["wait"]?.string { return try clock.advance(by: seconds(wait)) }
        if let until = step["until"]?.string { return try clock.set(try instant(until)) }
        let facts = step["facts"]?.array ?? []
        let seen = facts.map { fact in (try? variables.fill(fact["id"]?.string ?? "")).map { id in
            (fact, history(fact, id).count) } }
        let before = snapshot()
        let result = try await invoke(step)
        if case .failure(let error) = result {
            try keepsSecrets(try variables.fill(step["in"] ?? [:]), error)
            if step["remembered"] != true, snapshot() != before { throw Failure("a refused call changed the store") }
        }
        if step["request_id"] != nil, step["remembered"] != true { try await again(step, result) }
        switch (step["refuse"], result) {
        case (let refusal?, .failure(let error)): try compare(refusal, error)
        case (.some(let refusal), .success(let view)): throw Failure("expected \(refusal), found \(text(view))")
        case (nil, .failure(let error)): throw Failure("refused: \(error)")
        case (nil, .success(let view)):
            if let expected = step["expect"], let why = difference(try variables.fill(expected), view) {
                throw Failure(why)
            }
            for (name, pointer) in step["save"]?.object ?? [:] {
                guard let value = view.at(pointer.string ?? "") else { throw Failure("\(pointer) is not in \(text(view))") }
                variables[name] = value
            }
        }
        let mails = try await drain()
        if step["mails"] != "any" { try compare(step["mails"]?.array ?? [], mails) }
        try compare(facts, seen.compactMap(\.self))
    }

    /// Repeated under its request id, a call answers the same and changes nothing.
    private func again(_ step: JSONValue, _ first: Result<JSONValue, FapiaoError>) async throws {
        let after = snapshot()
        let second = try await invoke(step)
        let same =
            switch (first, second) {
            case (.success(let a), .success(let b)): a == b
            case (.failure(let a), .failure(let b)): a.code == b.code
            default: false
            }
        guard same else { throw Failure("repeated, it was \(second) instead of \(first)") }
        guard snapshot() == after else { throw Failure("repeated, it changed the store") }
    }

    private func invoke(_ step: JSONValue) async throws -> Result<JSONValue, FapiaoError> {
        let caller = try caller(try variables.fill(step["as"] ?? .null))
        let operation = step["op"]?.string ?? ""
        let command = try variables.fill(step["in"] ?? [:])
        let requestID = try step["request_id"]?.string.map { try variables.fill($0) }
        do {
            let input = try Input(command, requestID: requestID)
            let takesID = Self.table?.contains { $0.name == operation && $0.takesRequestID } ?? false
            if requestID != nil, !takesID { throw NotTyped(why: "no request id") }
            let answer =
                awaits
                ? try await caller.dispatch(operation, input) : try now(caller, operation, input)
            if let answer { return .success(answer) }
            throw NotTyped(why: "not on this handle")
        } catch let error as FapiaoError {
            return .failure(error)
        } catch let error as NotTyped {
            raw.append("\(operation): \(error.why)")
            // A command that is text is sent as it stands, to see what becomes of bad JSON.
            let sent = command.string ?? text(command)
            return Result { () throws(FapiaoError) in
                try Wire.value(try caller.caller.call(operation, sent, requestID))
            }
        }
    }

    /// The form that is not awaited, which a function that awaits cannot name.
    private func now(_ caller: any TypedCaller, _ operation: String, _ input: Input) throws -> JSONValue? {
        try caller.dispatch(operation, input)
    }

    private func caller(_ who: JSONValue) throws -> any TypedCaller {
        switch who {
        case "public": return desk
        case "platform": return desk.platform()
        case "system": return desk.system()
        default:
            if let name = who["staff"]?.string { return desk.staff(name) }
            if let token = who["session"]?.string { return desk.customer(session: Secret(token)) }
            guard let reference = who["customer_reference"]?.string else { throw Failure("who is \(who)?") }
            return desk.customer(
                reference: reference, email: who["email"]?.string,
                locale: (who["locale"]?.string).map(DeskLocale.init(rawValue:)))
        }
    }

    private func snapshot() -> DictionaryStore.Content? {
        if case .store(let store) = place { store.snapshot() } else { nil }
    }

    private func drain() async throws -> [RenderedMail] {
        let box = MailBox()
        if awaits {
            try await desk.system().deliverDue(limit: 1000, through: box)
        } else {
            try deliver(box)
        }
        return box.mails
    }

    private func deliver(_ box: MailBox) throws {
        try desk.system().deliverDue(limit: 1000, through: box)
    }

    private func history(_ fact: JSONValue, _ id: String, after: Int = 0) -> [Fact] {
        let view = try? desk.staff("the runner").history(kind: fact["kind"]?.string ?? "", id: id, after: after, limit: 1000)
        return view?.facts ?? []
    }

    private func compare(_ refusal: JSONValue, _ error: FapiaoError) throws {
        var wanted = refusal.object
        let problems = wanted.removeValue(forKey: "problems")?.array
        for (name, value) in wanted.removeValue(forKey: "texts")?.object ?? [:] { wanted[name] = value }
        if let why = difference(try variables.fill(.object(wanted)), try json(error.body)) {
            throw Failure("\(why) of \(error)")
        }
        guard let problems else { return }
        var found = try error.problems.map { try json($0) }
        for problem in problems {
            guard let at = found.firstIndex(where: { difference(problem, $0) == nil }) else {
                throw Failure("no problem \(text(problem)) in \(error.problems)")
            }
            found.remove(at: at)
        }
        guard found.isEmpty else { throw Failure("problems that were not expected: \(found.map(text))") }
    }

    private func compare(_ expected: [JSONValue], _ mails: [RenderedMail]) throws {
        var mails = mails
        for wanted in expected {
            let to = try variables.fill(wanted["to"]?.string ?? "")
            guard
                let at = mails.firstIndex(where: { $0.template.rawValue == wanted["template"]?.string && $0.to == to })
            else { throw Failure("no mail \(text(wanted)) in \(mails)") }
            try compare(wanted, mails.remove(at: at))
        }
        guard mails.isEmpty else { throw Failure("mails that were not expected: \(mails)") }
    }

    private func compare(_ wanted: JSONValue, _ mail: RenderedMail) throws {
        if let locale = wanted["locale"]?.string, locale != mail.locale.rawValue { throw Failure("it is in \(mail.locale)") }
        func parts(_ name: String) throws -> [String] {
            try (wanted[name]?.array ?? []).map { try variables.fill($0.string ?? "") }
        }
        for part in try parts("subject_contains") where !mail.subject.contains(part) { throw Failure("no \(part) in \(mail)") }
        for part in try parts("text_contains") where !mail.text.contains(part) { throw Failure("no \(part) in \(mail)") }
        for part in try parts("text_lacks") where mail.text.contains(part) { throw Failure("\(part) stands in \(mail)") }
        for (name, from) in wanted["save"]?.object ?? [:] {
            guard let found = mail.text.range(of: from["after"]?.string ?? "") else { throw Failure("nothing after \(from)") }
            let rest = mail.text[found.upperBound...].drop { $0 == " " }
            variables[name] = .string(String(rest.prefix { !$0.isWhitespace }))
        }
    }

    private func compare(_ facts: [JSONValue], _ seen: [(JSONValue, Int)]) throws {
        var rows: [String: [JSONValue]] = [:]
        for fact in facts {
            rows["\(fact["kind"]?.string ?? "") \(try variables.fill(fact["id"]?.string ?? ""))", default: []].append(fact)
        }
        for (row, expected) in rows {
            guard let fact = expected.first else { continue }
            let id = try variables.fill(fact["id"]?.string ?? "")
            let count = try seen.first {
                try $0.0["kind"] == fact["kind"] && variables.fill($0.0["id"]?.string ?? "") == id
            }?.1
            let found = history(fact, id, after: count ?? 0)
            let same =
                found.count == expected.count
                && zip(expected, found).allSatisfy { expected, found in
                    expected["operation"]?.string == found.operation
                        && (expected["actor"]?.string ?? found.actor) == found.actor
                }
            guard same else { throw Failure("facts of \(row): expected \(expected.map(text)), found \(found)") }
        }
    }
}

/// A line of the operation table.
struct Operation: Decodable {
    let name: String
    let role: String
    let takesRequestID: Bool

    enum CodingKeys: String, CodingKey {
        case name, role
        case takesRequestID = "takes_request_id"
    }
}

/// Keeps what is sent.
final class MailBox: MailTransport, @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [RenderedMail] = []

    var mails: [RenderedMail] { lock.withLock { kept } }

    func send(_ mail: RenderedMail, id: String) throws(MailError) {
        lock.withLock { kept.append(mail) }
    }
}

func instant(_ text: String) throws -> Date {
    guard let instant = WireInstant(text) else { throw Failure("\(text) is no instant") }
    return instant.date
}

/// A span such as `24h`, `1ms`, `3d`.
func seconds(_ span: String) throws -> TimeInterval {
    let digits = span.prefix { $0.isNumber }
    let units = ["ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let count = Double(digits), let unit = units[String(span.dropFirst(digits.count))] else {
        throw Failure("\(span) is no span")
    }
    return count * unit
}

/// Texts of refusals never carry what was typed of a secret or personal kind (E2).
private func keepsSecrets(_ input: JSONValue, _ error: FapiaoError) throws {
    let names = ["password", "token", "email", "phone", "mobile", "tax_id", "bank_account", "id_number"]
    func secrets(_ value: JSONValue, _ secret: Bool) -> [String] {
        switch value {
        case .string(let text): secret && text.unicodeScalars.count >= 6 ? [text] : []
        case .array(let items): items.flatMap { secrets($0, secret) }
        case .object(let fields):
            fields.flatMap { name, value in secrets(value, names.contains { name.contains($0) }) }
        default: []
        }
    }
    let told = text(try json(error.body))
    if let secret = secrets(input, false).first(where: { told.contains($0) }) {
        throw Failure("the refusal tells \(secret): \(told)")
    }
}
