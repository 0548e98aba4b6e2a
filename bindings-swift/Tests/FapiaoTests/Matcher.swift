@testable import Fapiao

/// Where a value differs from what is expected, and how; `nil` if it has all of it. The rules are in `tests/README.md`.
func difference(_ expected: JSONValue, _ actual: JSONValue?, _ path: String = "") -> String? {
    let differs = "\(path.isEmpty ? "/" : path): expected \(text(expected)), found \(actual.map(text) ?? "nothing")"
    switch (expected, actual) {
    // A list that is left out is an empty one to Swift.
    case (.null, nil), (.null, .null), (.null, .array([])):
        return nil
    case (_, nil):
        return differs
    case (.object(let fields), let value?) where fields["$any"] != nil:
        return value == .null ? differs : nil
    case (.object(let fields), let value?) where fields["$lacks"] != nil:
        let whole = text(value)
        let found = fields["$lacks"]?.array.contains { whole.contains($0.string ?? "") } ?? true
        return found ? differs : nil
    case (.object(let fields), let value?) where fields["$contains"] != nil:
        let wanted = fields["$contains"]?.array ?? []
        let all =
            switch value {
            case .array(let items):
                wanted.allSatisfy { wanted in items.contains { difference(wanted, $0) == nil } }
            case .string(let text): wanted.allSatisfy { $0.string.map(text.contains) ?? false }
            default: false
            }
        return all ? nil : differs
    case (.object(let fields), .object(let own)):
        for (name, expected) in fields {
            if let found = difference(expected, own[name], "\(path)/\(name)") { return found }
        }
        return nil
    case (.array(let items), .array(let own)) where items.count == own.count:
        for (index, (expected, actual)) in zip(items, own).enumerated() {
            if let found = difference(expected, actual, "\(path)/\(index)") { return found }
        }
        return nil
    default:
        return expected == actual ? nil : differs
    }
}
