import Foundation

@testable import Fapiao

/// A handle whose typed methods can be called by the names of the contract.
protocol TypedCaller: Caller {
    /// `nil` for an operation that the handle does not have.
    func dispatch(_ operation: String, _ input: Input) throws -> JSONValue?
    func dispatch(_ operation: String, _ input: Input) async throws -> JSONValue?
}

/// A command that no typed method can be called with.
struct NotTyped: Error {
    let why: String
}

/// A command as a scenario writes it, whose fields are taken out one by one as typed values.
final class Input: @unchecked Sendable {
    let requestID: String?
    private var fields: [String: JSONValue]

    init(_ command: JSONValue, requestID: String?) throws {
        guard case .object(let fields) = command else { throw NotTyped(why: "no object") }
        self.fields = fields
        self.requestID = requestID
    }

    func take<Value: Codable>(_ name: String, as: Value.Type = Value.self) throws -> Value? {
        guard let value = fields.removeValue(forKey: name), value != .null else { return nil }
        let typed: Value
        do {
            typed = try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
        } catch {
            throw NotTyped(why: "\(name): \(error)")
        }
        // A field that the type does not have would be lost on the way.
        guard try json(typed).hasFields(of: value) else { throw NotTyped(why: "\(name) has more fields") }
        return typed
    }

    /// Nothing may be left.
    func end() throws {
        if let left = fields.keys.first { throw NotTyped(why: "there is no \(left)") }
    }
}

/// A typed value as the contract writes it.
func json(_ value: some Encodable) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(value))
}

func text(_ value: JSONValue) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
}

extension JSONValue {
    fileprivate func hasFields(of other: JSONValue) -> Bool {
        switch (self, other) {
        case (.object(let own), .object(let others)):
            others.allSatisfy { name, value in value == .null || own[name]?.hasFields(of: value) == true }
        case (.array(let own), .array(let others)):
            own.count == others.count && zip(own, others).allSatisfy { $0.hasFields(of: $1) }
        default: true
        }
    }

    var array: [JSONValue] {
        if case .array(let items) = self { items } else { [] }
    }

    var object: [String: JSONValue] {
        if case .object(let fields) = self { fields } else { [:] }
    }

    /// By JSON pointer.
    func at(_ pointer: String) -> JSONValue? {
        pointer.split(separator: "/").reduce(Optional(self)) { value, step in
            Int(step).flatMap { value?[$0] } ?? value?[String(step)]
        }
    }
}
