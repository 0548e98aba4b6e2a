import Foundation

/// Values as the contract writes them: RFC 3339, decimals as text.
enum Wire {
    static func text(_ value: some Encodable) throws(FapiaoError) -> String {
        do {
            return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        } catch {
            throw FapiaoError(.internalError("\(type(of: value)) cannot be written"))
        }
    }

    static func value<Value: Decodable>(_ text: String) throws(FapiaoError) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
            throw FapiaoError(.internalError("\(Value.self) cannot be read"))
        }
    }
}

/// A name that is not known beforehand.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        stringValue = name
    }

    init?(stringValue: String) {
        self.init(stringValue)
    }

    init?(intValue: Int) {
        nil
    }
}

/// An instant: milliseconds in UTC, `2026-03-12T02:06:33.000Z`.
struct WireInstant: Codable, Sendable {
    let date: Date

    init(_ date: Date) {
        self.date = date
    }

    init(millis: Int64) {
        date = Date(timeIntervalSince1970: Double(millis) / 1000)
    }

    /// Rounded to the millisecond; `nil` where a `Date` is none that can be counted.
    var millis: Int64? {
        let millis = (date.timeIntervalSince1970 * 1000).rounded()
        return Int64(exactly: millis)
    }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        guard let read = WireInstant(try value.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: value, debugDescription: "no instant")
        }
        self = read
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(text)
    }

    /// Reads RFC 3339 with any offset.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count else { return nil }
            var number: Int64 = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                number = number * 10 + Int64(byte - 48)
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60,
            [bytes[4], bytes[7], bytes[13], bytes[16]] == Array("--::".utf8), bytes[10] | 32 == 116
        else { return nil }
        var at = 19
        var millis: Int64 = 0
        if at < bytes.count, bytes[at] == 46 {
            at += 1
            let begin = at
            while at < bytes.count, (48...57).contains(bytes[at]) {
                if at - begin < 3 { millis = millis * 10 + Int64(bytes[at] - 48) }
                at += 1
            }
            guard at > begin else { return nil }
            for _ in 0..<max(0, 3 - (at - begin)) { millis *= 10 }
        }
        var offset: Int64 = 0
        let zone = bytes[at...]
        if zone.count == 6, zone[at + 3] == 58, zone[at] == 43 || zone[at] == 45,
            let hours = number(at + 1..<at + 3), let minutes = number(at + 4..<at + 6)
        {
            offset = (hours * 60 + minutes) * (zone[at] == 45 ? -1 : 1)
        } else if zone.count != 1 || zone[at] | 32 != 122 {
            return nil
        }
        let days = Day(year: Int(year), month: Int(month), day: Int(day)).daysSince1970
        self.init(millis: (((Int64(days) * 24 + hour) * 60 + minute - offset) * 60 + second) * 1000 + millis)
    }

    /// What cannot be counted is written so that the desk refuses it.
    var text: String {
        // Years 0 to 9999: what is beyond has no place in RFC 3339.
        guard let millis, (-62_167_219_200_000..<253_402_300_800_000).contains(millis) else {
            return "out of range"
        }
        let (days, rest) = millis.quotientAndRemainder(floor: 86_400_000)
        let second = rest / 1000
        let time = [second / 3600, second / 60 % 60, second % 60].map { pad($0, 2) }
        return "\(Day(daysSince1970: Int(days)))T\(time.joined(separator: ":")).\(pad(rest % 1000, 3))Z"
    }
}

/// A decimal number, written as text so that nobody makes a float of it.
struct WireDecimal: Codable, Sendable {
    let value: Decimal

    init(_ value: Decimal) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Decimal(string: text), !value.isNaN else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no decimal")
        }
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value.description)
    }
}

// The types of the contract are coded by what Swift writes for them, which finds these before those of the standard library.
extension KeyedDecodingContainer {
    func decode(_: Date.Type, forKey key: Key) throws -> Date {
        try decode(WireInstant.self, forKey: key).date
    }

    func decodeIfPresent(_: Date.Type, forKey key: Key) throws -> Date? {
        try decodeIfPresent(WireInstant.self, forKey: key)?.date
    }

    func decode(_: Decimal.Type, forKey key: Key) throws -> Decimal {
        try decode(WireDecimal.self, forKey: key).value
    }

    func decodeIfPresent(_: Decimal.Type, forKey key: Key) throws -> Decimal? {
        try decodeIfPresent(WireDecimal.self, forKey: key)?.value
    }
}

extension KeyedEncodingContainer {
    mutating func encode(_ value: Date, forKey key: Key) throws {
        try encode(WireInstant(value), forKey: key)
    }

    mutating func encodeIfPresent(_ value: Date?, forKey key: Key) throws {
        try encodeIfPresent(value.map(WireInstant.init), forKey: key)
    }

    mutating func encode(_ value: Decimal, forKey key: Key) throws {
        try encode(WireDecimal(value), forKey: key)
    }

    mutating func encodeIfPresent(_ value: Decimal?, forKey key: Key) throws {
        try encodeIfPresent(value.map(WireDecimal.init), forKey: key)
    }
}

extension BinaryInteger {
    /// Division whose remainder is never below zero.
    func quotientAndRemainder(floor divisor: Self) -> (Self, Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

/// A number with zeros before it.
func pad(_ number: some BinaryInteger, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
