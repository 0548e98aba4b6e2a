// Made by `cargo xtask generate`; do not edit.

import Foundation

extension Desk {
    /// Opens a desk by address: `sqlite:PATH`, `postgres://…`, or `memory:`, which is gone with the desk.
    ///
    /// - Parameter policy: The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a
    /// change: `{"preset": "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396).
    /// - Parameter policyFile: The path of a policy file, TOML or JSON by its ending; instead of `policy`.
    /// - Parameter calendar: The working days as the text of a CSV file, instead of those of the State Council (SPEC
    /// T2).
    /// - Parameter mailTexts: Mails in the seller's own words (SPEC N1); those of the desk where left out.
    /// - Parameter seed: Predictable randomness, for tests.
    /// - Parameter cheapPasswords: Cheap password hashing, for tests: only under a clock that is set by hand.
    /// - Parameter clock: A clock that is set by hand, for tests.
    /// - Parameter channel: The way to the tax platform.
    /// - Throws: What is wrong with address, store or options.
    public static func open(
        _ url: String,
        policy: JSONValue? = nil,
        policyFile: String? = nil,
        calendar: String? = nil,
        mailTexts: [MailText] = [],
        seed: Int? = nil,
        cheapPasswords: Bool = false,
        clock: ManualClock? = nil,
        channel: (any Channel)? = nil
    ) throws(FapiaoError) -> Desk {
        try Desk(
            DeskOptions(url: url, policy: policy, policyFile: policyFile, calendar: calendar, mailTexts: mailTexts, seed: seed, cheapPasswords: cheapPasswords),
            store: nil, clock: clock, channel: channel)
    }

    /// Opens a desk by address: `sqlite:PATH`, `postgres://…`, or `memory:`, which is gone with the desk. Holds no
    /// thread of Swift's up.
    ///
    /// - Parameter policy: The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a
    /// change: `{"preset": "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396).
    /// - Parameter policyFile: The path of a policy file, TOML or JSON by its ending; instead of `policy`.
    /// - Parameter calendar: The working days as the text of a CSV file, instead of those of the State Council (SPEC
    /// T2).
    /// - Parameter mailTexts: Mails in the seller's own words (SPEC N1); those of the desk where left out.
    /// - Parameter seed: Predictable randomness, for tests.
    /// - Parameter cheapPasswords: Cheap password hashing, for tests: only under a clock that is set by hand.
    /// - Parameter clock: A clock that is set by hand, for tests.
    /// - Parameter channel: The way to the tax platform.
    /// - Throws: What is wrong with address, store or options.
    public static func open(
        _ url: String,
        policy: JSONValue? = nil,
        policyFile: String? = nil,
        calendar: String? = nil,
        mailTexts: [MailText] = [],
        seed: Int? = nil,
        cheapPasswords: Bool = false,
        clock: ManualClock? = nil,
        channel: (any Channel)? = nil
    ) async throws(FapiaoError) -> Desk {
        try await offload { () throws(FapiaoError) in try Desk(
            DeskOptions(url: url, policy: policy, policyFile: policyFile, calendar: calendar, mailTexts: mailTexts, seed: seed, cheapPasswords: cheapPasswords),
            store: nil, clock: clock, channel: channel) }
    }

    /// Opens a desk on a store of your own.
    ///
    /// - Parameter policy: The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a
    /// change: `{"preset": "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396).
    /// - Parameter policyFile: The path of a policy file, TOML or JSON by its ending; instead of `policy`.
    /// - Parameter calendar: The working days as the text of a CSV file, instead of those of the State Council (SPEC
    /// T2).
    /// - Parameter mailTexts: Mails in the seller's own words (SPEC N1); those of the desk where left out.
    /// - Parameter seed: Predictable randomness, for tests.
    /// - Parameter cheapPasswords: Cheap password hashing, for tests: only under a clock that is set by hand.
    /// - Parameter clock: A clock that is set by hand, for tests.
    /// - Parameter channel: The way to the tax platform.
    /// - Throws: What is wrong with address, store or options.
    public static func open(
        on store: any Store,
        policy: JSONValue? = nil,
        policyFile: String? = nil,
        calendar: String? = nil,
        mailTexts: [MailText] = [],
        seed: Int? = nil,
        cheapPasswords: Bool = false,
        clock: ManualClock? = nil,
        channel: (any Channel)? = nil
    ) throws(FapiaoError) -> Desk {
        try Desk(
            DeskOptions(url: nil, policy: policy, policyFile: policyFile, calendar: calendar, mailTexts: mailTexts, seed: seed, cheapPasswords: cheapPasswords),
            store: store, clock: clock, channel: channel)
    }

    /// Opens a desk on a store of your own. Holds no thread of Swift's up.
    ///
    /// - Parameter policy: The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a
    /// change: `{"preset": "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396).
    /// - Parameter policyFile: The path of a policy file, TOML or JSON by its ending; instead of `policy`.
    /// - Parameter calendar: The working days as the text of a CSV file, instead of those of the State Council (SPEC
    /// T2).
    /// - Parameter mailTexts: Mails in the seller's own words (SPEC N1); those of the desk where left out.
    /// - Parameter seed: Predictable randomness, for tests.
    /// - Parameter cheapPasswords: Cheap password hashing, for tests: only under a clock that is set by hand.
    /// - Parameter clock: A clock that is set by hand, for tests.
    /// - Parameter channel: The way to the tax platform.
    /// - Throws: What is wrong with address, store or options.
    public static func open(
        on store: any Store,
        policy: JSONValue? = nil,
        policyFile: String? = nil,
        calendar: String? = nil,
        mailTexts: [MailText] = [],
        seed: Int? = nil,
        cheapPasswords: Bool = false,
        clock: ManualClock? = nil,
        channel: (any Channel)? = nil
    ) async throws(FapiaoError) -> Desk {
        try await offload { () throws(FapiaoError) in try Desk(
            DeskOptions(url: nil, policy: policy, policyFile: policyFile, calendar: calendar, mailTexts: mailTexts, seed: seed, cheapPasswords: cheapPasswords),
            store: store, clock: clock, channel: channel) }
    }
}
