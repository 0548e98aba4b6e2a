// Made by `cargo xtask generate`; do not edit.

import Foundation

/// What the channel says.
public enum ChannelAnswer: Codable, Hashable, Sendable {
    /// It is issued, as told.
    case issued(IssuedDocument)
    /// It is not issued and will not be under this key.
    case refused(reason: String)
    /// Nobody knows: the line broke, or the platform is still at it. Ask again later; never issue again.
    case unknown

    public init(from decoder: any Decoder) throws {
        if let values = try? decoder.container(keyedBy: AnyKey.self), values.contains(AnyKey("issued")) {
            self = .issued(try values.decode(IssuedDocument.self, forKey: AnyKey("issued")))
            return
        }
        if let outer = try? decoder.container(keyedBy: AnyKey.self), outer.contains(AnyKey("refused")) {
            let values = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("refused"))
            self = .refused(reason: try values.decode(String.self, forKey: AnyKey("reason")))
            return
        }
        if let text = try? decoder.singleValueContainer().decode(String.self), text == "unknown" {
            self = .unknown
            return
        }
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "none of the known variants"))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .issued(let value):
            var values = encoder.container(keyedBy: AnyKey.self)
            try values.encode(value, forKey: AnyKey("issued"))
        case .refused(let reason):
            var outer = encoder.container(keyedBy: AnyKey.self)
            var values = outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("refused"))
            try values.encode(reason, forKey: AnyKey("reason"))
        case .unknown:
            var value = encoder.singleValueContainer()
            try value.encode("unknown")
        }
    }
}

/// A call of the channel. `key` was stored before the call was made; the same key never issues twice.
public enum ChannelCall: Codable, Hashable, Sendable {
    /// Issue this fapiao.
    case issue(fapiao: FapiaoView, key: String)
    /// Ask what became of an earlier call, without issuing anything.
    case ask(key: String)

    public init(from decoder: any Decoder) throws {
        if let outer = try? decoder.container(keyedBy: AnyKey.self), outer.contains(AnyKey("issue")) {
            let values = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("issue"))
            self = .issue(fapiao: try values.decode(FapiaoView.self, forKey: AnyKey("fapiao")), key: try values.decode(String.self, forKey: AnyKey("key")))
            return
        }
        if let outer = try? decoder.container(keyedBy: AnyKey.self), outer.contains(AnyKey("ask")) {
            let values = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("ask"))
            self = .ask(key: try values.decode(String.self, forKey: AnyKey("key")))
            return
        }
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "none of the known variants"))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .issue(let fapiao, let key):
            var outer = encoder.container(keyedBy: AnyKey.self)
            var values = outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("issue"))
            try values.encode(fapiao, forKey: AnyKey("fapiao"))
            try values.encode(key, forKey: AnyKey("key"))
        case .ask(let key):
            var outer = encoder.container(keyedBy: AnyKey.self)
            var values = outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("ask"))
            try values.encode(key, forKey: AnyKey("key"))
        }
    }
}

/// A record of the feed.
public enum FeedRecord: Codable, Hashable, Sendable {
    /// An order.
    case order(OrderFeed)
    /// A payment.
    case payment(PaymentFeed)
    /// A refund.
    case refund(RefundFeed)

    public init(from decoder: any Decoder) throws {
        if let values = try? decoder.container(keyedBy: AnyKey.self), values.contains(AnyKey("order")) {
            self = .order(try values.decode(OrderFeed.self, forKey: AnyKey("order")))
            return
        }
        if let values = try? decoder.container(keyedBy: AnyKey.self), values.contains(AnyKey("payment")) {
            self = .payment(try values.decode(PaymentFeed.self, forKey: AnyKey("payment")))
            return
        }
        if let values = try? decoder.container(keyedBy: AnyKey.self), values.contains(AnyKey("refund")) {
            self = .refund(try values.decode(RefundFeed.self, forKey: AnyKey("refund")))
            return
        }
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "none of the known variants"))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .order(let value):
            var values = encoder.container(keyedBy: AnyKey.self)
            try values.encode(value, forKey: AnyKey("order"))
        case .payment(let value):
            var values = encoder.container(keyedBy: AnyKey.self)
            try values.encode(value, forKey: AnyKey("payment"))
        case .refund(let value):
            var values = encoder.container(keyedBy: AnyKey.self)
            try values.encode(value, forKey: AnyKey("refund"))
        }
    }
}

/// How a row is looked up.
public enum Lookup: Codable, Hashable, Sendable {
    /// By its key.
    case key(RowKey)
    /// By a claim that it holds.
    case claim(space: String, value: String)

    public init(from decoder: any Decoder) throws {
        if let values = try? decoder.container(keyedBy: AnyKey.self), values.contains(AnyKey("key")) {
            self = .key(try values.decode(RowKey.self, forKey: AnyKey("key")))
            return
        }
        if let outer = try? decoder.container(keyedBy: AnyKey.self), outer.contains(AnyKey("claim")) {
            let values = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("claim"))
            self = .claim(space: try values.decode(String.self, forKey: AnyKey("space")), value: try values.decode(String.self, forKey: AnyKey("value")))
            return
        }
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "none of the known variants"))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .key(let value):
            var values = encoder.container(keyedBy: AnyKey.self)
            try values.encode(value, forKey: AnyKey("key"))
        case .claim(let space, let value):
            var outer = encoder.container(keyedBy: AnyKey.self)
            var values = outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("claim"))
            try values.encode(space, forKey: AnyKey("space"))
            try values.encode(value, forKey: AnyKey("value"))
        }
    }
}

/// How a try to send a mail ended.
public enum Settlement: Codable, Hashable, Sendable {
    /// Sent. The body is replaced, so that no token outlives its mail (SPEC N2).
    case sent(body: String)
    /// To be tried again.
    case retry(at: Date, error: String)
    /// Not to be tried again until staff ask for it.
    case gaveUp(error: String)

    public init(from decoder: any Decoder) throws {
        if let outer = try? decoder.container(keyedBy: AnyKey.self), outer.contains(AnyKey("sent")) {
            let values = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("sent"))
            self = .sent(body: try values.decode(String.self, forKey: AnyKey("body")))
            return
        }
        if let outer = try? decoder.container(keyedBy: AnyKey.self), outer.contains(AnyKey("retry")) {
            let values = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("retry"))
            self = .retry(at: try values.decode(Date.self, forKey: AnyKey("at")), error: try values.decode(String.self, forKey: AnyKey("error")))
            return
        }
        if let outer = try? decoder.container(keyedBy: AnyKey.self), outer.contains(AnyKey("gave_up")) {
            let values = try outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("gave_up"))
            self = .gaveUp(error: try values.decode(String.self, forKey: AnyKey("error")))
            return
        }
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "none of the known variants"))
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .sent(let body):
            var outer = encoder.container(keyedBy: AnyKey.self)
            var values = outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("sent"))
            try values.encode(body, forKey: AnyKey("body"))
        case .retry(let at, let error):
            var outer = encoder.container(keyedBy: AnyKey.self)
            var values = outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("retry"))
            try values.encode(at, forKey: AnyKey("at"))
            try values.encode(error, forKey: AnyKey("error"))
        case .gaveUp(let error):
            var outer = encoder.container(keyedBy: AnyKey.self)
            var values = outer.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey("gave_up"))
            try values.encode(error, forKey: AnyKey("error"))
        }
    }
}
