import Foundation
internal import FapiaoNative

/// Lets deadlines take effect and sends mails as they fall due, in a thread of its own (SPEC N2).
///
/// It ends with `stop` or when the desk is closed, and not when nobody holds it any more.
public struct Relay: Sendable {
    private let native: NativeRelay

    fileprivate init(_ native: NativeRelay) {
        self.native = native
    }

    /// What it has done so far.
    public func status() throws(FapiaoError) -> RelayStatus {
        try Wire.value(try FapiaoError.catching { try native.status() })
    }

    /// Stops it when the mail that is being sent is sent, and tells what it has done. It may be stopped again.
    @discardableResult
    public func stop() throws(FapiaoError) -> RelayStatus {
        try Wire.value(try FapiaoError.catching { try native.stop() })
    }

    /// Stops it, on a thread of the desk's.
    @discardableResult
    public func stop() async throws(FapiaoError) -> RelayStatus {
        try await offload { () throws(FapiaoError) in try stop() }
    }
}

extension System {
    /// Lets deadlines take effect and sends mails as they fall due, in a thread of its own.
    ///
    /// - Parameter transport: The way out, such as ``Smtp``; it is called in that thread.
    /// - Parameter pause: How long it rests when nothing is left to do, in seconds; at least a millisecond.
    /// - Throws: `desk_closed`, and `invalid_input` for no pause.
    public func startRelay(
        through transport: any MailTransport, pause: TimeInterval = 15
    ) throws(FapiaoError) -> Relay {
        // What is no pause is refused by the desk.
        let millis = UInt32(exactly: (pause * 1000).rounded(.down)) ?? 0
        let host = MailHost(transport)
        return Relay(try FapiaoError.catching { try native.startRelay(pauseMillis: millis, transport: host) })
    }
}
