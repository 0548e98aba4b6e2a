internal import FapiaoNative

/// A mail server, as a way out for mails: `desk.system().deliverDue(through: try Smtp(options))`.
public struct Smtp: MailTransport {
    private let native: NativeSmtp

    /// Makes ready to send; the server is first spoken to with the first mail.
    ///
    /// - Throws: `invalid_input` with every wrong option.
    public init(_ options: SmtpOptions) throws(FapiaoError) {
        let options = try Wire.text(options)
        native = try FapiaoError.catching { try NativeSmtp(options: options) }
    }

    /// Speaks to the server, without a mail.
    ///
    /// - Throws: Why it cannot be reached or does not let us in.
    public func check() throws(MailError) {
        try told { () throws(FapiaoError) in try FapiaoError.catching { try native.check() } }
    }

    /// Hands a mail over.
    ///
    /// - Throws: Why the server did not take it.
    public func send(_ mail: RenderedMail, id: String) throws(MailError) {
        try told { () throws(FapiaoError) in
            let handed = try Wire.text(Handed(id: id, mail: mail))
            return try FapiaoError.catching { try native.send(handed: handed) }
        }
    }

    private func told(_ work: () throws(FapiaoError) -> String) throws(MailError) {
        let refusal: MailError?
        do {
            refusal = try Wire.value(try work())
        } catch {
            throw MailError(error.code, retry: true)
        }
        if let refusal { throw refusal }
    }
}
