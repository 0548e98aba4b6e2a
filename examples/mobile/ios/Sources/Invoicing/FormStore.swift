import Fapiao
import Foundation

/// A form as the phone keeps it, so that nothing that was typed is lost without a network or with the process.
public struct SavedForm: Codable, Hashable, Sendable {
    public var draft: Draft
    /// One for the whole life of the form: however often it is sent, it is applied for once.
    public var requestID: String
    /// Whether it was sent and nobody has said what became of it.
    public var isOnItsWay: Bool

    public init(draft: Draft, requestID: String, isOnItsWay: Bool = false) {
        self.draft = draft
        self.requestID = requestID
        self.isOnItsWay = isOnItsWay
    }
}

/// Where the form is kept.
public protocol FormStore: Sendable {
    func load() throws -> SavedForm?
    func save(_ form: SavedForm) throws
    func clear() throws
}

/// A file. On a phone it is readable only while the phone is unlocked, for it names people and companies.
public struct FileFormStore: FormStore {
    private let file: URL

    public init(_ file: URL) {
        self.file = file
    }

    public func load() throws -> SavedForm? {
        guard let bytes = try? Data(contentsOf: file) else { return nil }
        // What an older version of the app has left behind is no reason not to start.
        return try? JSONDecoder().decode(SavedForm.self, from: bytes)
    }

    public func save(_ form: SavedForm) throws {
        let bytes = try JSONEncoder().encode(form)
        #if os(iOS)
        try bytes.write(to: file, options: [.atomic, .completeFileProtection])
        #else
        try bytes.write(to: file, options: .atomic)
        #endif
    }

    public func clear() throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        try FileManager.default.removeItem(at: file)
    }
}
