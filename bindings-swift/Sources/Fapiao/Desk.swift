import Foundation
internal import FapiaoNative

/// A fapiao desk (发票服务台).
///
/// What anybody may do stands here: register, sign in, ask for help. For the rest take a handle: ``customer(session:)``,
/// ``customer(reference:email:locale:)``, ``staff(_:)``, ``platform()``, ``system()``; each has only the operations of its role.
///
/// A desk and its handles can be shared between threads and tasks. Every operation has two forms of one name: one that
/// works where it is called, and one that is `await`ed and works on a thread of the desk's.
public struct Desk: Sendable {
    let native: NativeDesk
    let caller: NativeCaller

    init(
        _ options: DeskOptions, store: (any Store)?, clock: ManualClock?, channel: (any Channel)?
    ) throws(FapiaoError) {
        let options = try Wire.text(options)
        self.init(
            try FapiaoError.catching {
                try NativeDesk.open(
                    options: options, store: store.map(StoreHost.init), clock: clock?.native,
                    channel: channel.map(ChannelHost.init))
            })
    }

    init(_ native: NativeDesk) {
        self.native = native
        caller = NativeCaller(native, "public")
    }

    /// What a customer can do who signed in.
    ///
    /// - Parameter session: The token that ``signIn(email:password:)`` answered.
    public func customer(session: Secret) -> Customer {
        Customer(caller: NativeCaller(native, ["session": .string(session.text)]))
    }

    /// What a customer can do for whom you vouch, after a login of your own.
    ///
    /// - Parameter reference: The customer reference of the feed.
    /// - Parameter email: Where mails go; none are written without it.
    /// - Parameter locale: The language of mails.
    public func customer(reference: String, email: String? = nil, locale: DeskLocale? = nil) -> Customer {
        var caller: [String: JSONValue] = ["customer_reference": .string(reference)]
        caller["email"] = email.map(JSONValue.string)
        caller["locale"] = locale.map { .string($0.rawValue) }
        return Customer(caller: NativeCaller(native, .object(caller)))
    }

    /// What a member of staff can do. You have checked who it is; the name goes on record.
    public func staff(_ name: String) -> Staff {
        Staff(caller: NativeCaller(native, ["staff": .string(name)]))
    }

    /// What the source of orders and payments can do.
    public func platform() -> Platform {
        Platform(caller: NativeCaller(native, "platform"))
    }

    /// What happens by itself when its time comes: deadlines and mails.
    public func system() -> System {
        System(caller: NativeCaller(native, "system"), native: native)
    }

    /// The policy that the desk works by.
    ///
    /// - Throws: `desk_closed`.
    public func policy() throws(FapiaoError) -> Policy {
        try Wire.value(try FapiaoError.catching { try native.policy() })
    }

    /// Now by the clock of the desk.
    ///
    /// - Throws: `desk_closed`.
    public func now() throws(FapiaoError) -> Date {
        WireInstant(millis: try FapiaoError.catching { try native.now() }).date
    }

    /// Closes the desk: later calls of it and its handles are refused with `desk_closed`. Files are closed when the last
    /// running call ends.
    public func close() throws(FapiaoError) {
        try FapiaoError.catching { try native.shut() }
    }
}

extension Desk: Caller {}

/// What a customer can do. A customer never sees or names another's rows.
public struct Customer: Sendable, Caller {
    let caller: NativeCaller

    /// A dry run over these bills; see ``prepare(_:)-(Draft)``.
    ///
    /// - Parameter bills: Bills, by id.
    /// - Throws: Every refusal of the desk.
    public func prepare(_ bills: [String]) throws(FapiaoError) -> Prepared {
        try prepare(Draft(bills: bills))
    }

    /// A dry run over these bills, on a thread of the desk's.
    public func prepare(_ bills: [String]) async throws(FapiaoError) -> Prepared {
        try await prepare(Draft(bills: bills))
    }
}

/// What the service centre can do.
public struct Staff: Sendable, Caller {
    let caller: NativeCaller
}

/// What the payment platform can do.
public struct Platform: Sendable, Caller {
    let caller: NativeCaller
}

/// What happens by itself when its time comes.
public struct System: Sendable, Caller {
    let caller: NativeCaller
    let native: NativeDesk

    /// Sends the mails that are due. What fails is tried again later under the same id.
    ///
    /// - Parameter limit: At most so many.
    /// - Parameter transport: Your mail server.
    /// - Throws: `desk_closed`, and what the store refuses.
    @discardableResult
    public func deliverDue(limit: Int = 100, through transport: any MailTransport) throws(FapiaoError) -> Delivered {
        let host = MailHost(transport)
        let limit = UInt32(clamping: limit)
        return try Wire.value(
            try FapiaoError.catching { try native.deliverDue(limit: limit, transport: host) })
    }

    /// ``deliverDue(limit:through:)`` on a thread of the desk's.
    @discardableResult
    public func deliverDue(
        limit: Int = 100, through transport: any MailTransport
    ) async throws(FapiaoError) -> Delivered {
        try await offload { () throws(FapiaoError) in try deliverDue(limit: limit, through: transport) }
    }
}

/// The operation table of the library, JSON.
func operationTable() throws(FapiaoError) -> String {
    try FapiaoError.catching { try FapiaoNative.operations() }
}
