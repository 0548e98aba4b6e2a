import Foundation

@testable import Fapiao

/// The folder of the scenarios and their vectors.
let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../tests").standardizedFileURL

/// What went wrong in a scenario.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// The scenario files, by name.
func scenarios() throws -> [JSONValue] {
    let files = try FileManager.default.contentsOfDirectory(
        at: folder.appendingPathComponent("scenarios"), includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "json" }
        .sorted { $0.path < $1.path }
        .map { try JSONDecoder().decode(JSONValue.self, from: try Data(contentsOf: $0)) }
}

/// What was saved so far; puts variables and files in place.
struct Variables {
    private var saved: [String: JSONValue] = [:]

    subscript(name: String) -> JSONValue? {
        get { saved[name] }
        set { saved[name] = newValue }
    }

    func fill(_ value: JSONValue) throws -> JSONValue {
        switch value {
        case .string(let text):
            if let name = Self.variable(text) { try known(name) } else { .string(try fill(text)) }
        case .array(let items):
            .array(try items.map(fill))
        case .object(let fields):
            if let path = fields["$file"]?.string {
                .string(try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8))
            } else {
                .object(try fields.mapValues(fill))
            }
        default: value
        }
    }

    func fill(_ text: String) throws -> String {
        if let name = Self.variable(text) { return try plain(name) }
        var pieces = text.components(separatedBy: "${")
        var filled = pieces.removeFirst()
        for piece in pieces {
            guard let end = piece.firstIndex(of: "}") else { throw Failure("an open ${ in \(text)") }
            filled += try plain(String(piece[..<end])) + piece[piece.index(after: end)...]
        }
        return filled
    }

    private func known(_ name: String) throws -> JSONValue {
        guard let value = saved[name] else { throw Failure("$\(name) was never saved") }
        return value
    }

    private func plain(_ name: String) throws -> String {
        let value = try known(name)
        return value.string ?? text(value)
    }

    /// The name of a text that is nothing but a variable.
    private static func variable(_ text: String) -> String? {
        guard text.first == "$", text.count > 1 else { return nil }
        let name = text.dropFirst()
        return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } ? String(name) : nil
    }
}
