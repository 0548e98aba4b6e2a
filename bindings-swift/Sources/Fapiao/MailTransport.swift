internal import FapiaoNative

/// The way out for mails, made by you: `desk.system().deliverDue(through: MyMailServer())`.
public protocol MailTransport: Sendable {
    /// Hands a mail to the mail server. It may be handed over twice, under the same id: use it as the Message-ID.
    func send(_ mail: RenderedMail, id: String) throws(MailError)
}

/// Why a mail was not sent.
public struct MailError: Error, Hashable, Sendable, Codable {
    /// What happened, without personal data; staff see it.
    public let message: String
    /// Whether it can be tried again.
    public let retry: Bool

    /// A refusal of the mail server.
    public init(_ message: String, retry: Bool) {
        self.message = message
        self.retry = retry
    }
}

final class MailHost: NativeHost {
    private let transport: any MailTransport

    init(_ transport: any MailTransport) {
        self.transport = transport
    }

    func call(method: String, input: String) throws -> String {
        let handed: Handed = try Wire.value(input)
        do {
            try transport.send(handed.mail, id: handed.id)
        } catch {
            throw HostError.Failed(text: try Wire.text(error))
        }
        return "null"
    }
}

/// A mail on its way out.
struct Handed: Codable {
    let id: String
    let mail: RenderedMail
}
