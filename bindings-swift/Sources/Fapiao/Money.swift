import Foundation
internal import FapiaoNative

/// Amounts are integer fen (分). Here they become yuan (元) and come back, exactly.
public enum Money {
    /// The largest amount either way, in fen: 2^53 − 1.
    public static let most: Int64 = 9_007_199_254_740_991

    /// An amount in yuan.
    public static func yuan(fen: Int64) -> Decimal {
        Decimal(
            sign: fen < 0 ? .minus : .plus, exponent: -2, significand: Decimal(fen.magnitude))
    }

    /// An amount in fen; `nil` when it has parts of a fen or is beyond ``most``.
    public static func fen(yuan: Decimal) -> Int64? {
        guard yuan.isFinite, abs(yuan) <= self.yuan(fen: most) else { return nil }
        var exact = yuan * 100
        var whole = Decimal()
        NSDecimalRound(&whole, &exact, 0, .plain)
        guard whole == exact else { return nil }
        return Int64(whole.description)
    }

    /// An amount in capitals as it is printed on a fapiao (大写金额): `陆仟壹佰叁拾贰圆伍角整`.
    ///
    /// - Parameter fen: Amount in fen.
    /// - Throws: `invalid_input` beyond ``most``.
    public static func capitals(fen: Int64) throws(FapiaoError) -> String {
        try FapiaoError.catching { try FapiaoNative.capitals(fen: fen) }
    }
}
