import Foundation
internal import FapiaoNative

/// A clock that stands until it is moved, for tests. Several desks can share it.
public final class ManualClock: Sendable {
    let native: NativeClock

    /// A clock that shows this instant.
    ///
    /// - Throws: `invalid_input` outside 1970 to 9999.
    public init(_ now: Date) throws(FapiaoError) {
        native = try FapiaoError.catching { try NativeClock(millis: WireInstant(now).millis ?? -1) }
    }

    /// Sets it.
    ///
    /// - Throws: `invalid_input` outside 1970 to 9999; it stays as it is.
    public func set(_ now: Date) throws(FapiaoError) {
        try FapiaoError.catching { try native.set(millis: WireInstant(now).millis ?? -1) }
    }

    /// Moves it on.
    ///
    /// - Parameter seconds: How far; rounded to milliseconds.
    public func advance(by seconds: TimeInterval) throws(FapiaoError) {
        let millis = WireInstant(Date(timeIntervalSince1970: seconds)).millis ?? .max
        try FapiaoError.catching { try native.advance(millis: millis) }
    }

    /// What it shows.
    public func now() throws(FapiaoError) -> Date {
        WireInstant(millis: try FapiaoError.catching { try native.now() }).date
    }
}
