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
        if let unknown = value.fieldUnknown(to: typed) { throw NotTyped(why: "\(name): there is no \(unknown)") }
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

/// `bill_id` as Swift writes it: `billID`.
private func swiftName(_ name: String) -> String {
    let words = name.split(separator: "_").map(String.init)
    return words[0] + words.dropFirst().map { ["id", "url"].contains($0) ? $0.uppercased() : $0.capitalized }.joined()
}

extension JSONValue {
    /// A field that a typed value does not have.
    fileprivate func fieldUnknown(to typed: Any) -> String? {
        var mirror = Mirror(reflecting: typed)
        if mirror.displayStyle == .optional, let inner = mirror.children.first?.value {
            mirror = Mirror(reflecting: inner)
        }
        switch self {
        case .object(let fields):
            for (name, value) in fields where value != .null {
                guard let child = mirror.children.first(where: { $0.label == swiftName(name) }) else { return name }
                if let unknown = value.fieldUnknown(to: child.value) { return unknown }
            }
        case .array(let items):
            for (item, child) in zip(items, mirror.children) {
                if let unknown = item.fieldUnknown(to: child.value) { return unknown }
            }
        default: break
        }
        return nil
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
