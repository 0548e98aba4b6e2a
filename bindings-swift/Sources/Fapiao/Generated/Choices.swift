// Made by `cargo xtask generate`; do not edit.

import Foundation

/// The unit of amounts in a file.
public enum AmountUnit: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Yuan with at most two decimals.
    case yuan
    /// Whole fen.
    case fen
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [AmountUnit] {
        [.yuan, .fen]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "yuan": self = .yuan
        case "fen": self = .fen
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .yuan: "yuan"
        case .fen: "fen"
        case .unrecognized(let text): text
        }
    }
}

/// Where an application stands (SPEC §4).
public enum ApplicationStatus: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Nothing yet.
    case new
    /// 未打印: not issued yet, or not all of it.
    case submitted
    /// Cancelled by its customer.
    case cancelled
    /// Rejected by staff.
    case rejected
    /// 已打印: all its fapiao are issued.
    case issued
    /// 已寄出: with the courier.
    case mailed
    /// Collected in person.
    case collected
    /// Sent by e-mail.
    case sent
    /// Received.
    case received
    /// All its fapiao were replaced by a reissue.
    case replaced
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [ApplicationStatus] {
        [.new, .submitted, .cancelled, .rejected, .issued, .mailed, .collected, .sent, .received, .replaced]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "new": self = .new
        case "submitted": self = .submitted
        case "cancelled": self = .cancelled
        case "rejected": self = .rejected
        case "issued": self = .issued
        case "mailed": self = .mailed
        case "collected": self = .collected
        case "sent": self = .sent
        case "received": self = .received
        case "replaced": self = .replaced
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .new: "new"
        case .submitted: "submitted"
        case .cancelled: "cancelled"
        case .rejected: "rejected"
        case .issued: "issued"
        case .mailed: "mailed"
        case .collected: "collected"
        case .sent: "sent"
        case .received: "received"
        case .replaced: "replaced"
        case .unrecognized(let text): text
        }
    }
}

/// A status by which a customer filters bills: the four stages of the progress bar.
public enum BillStage: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// 1 of 4: 未申请.
    case notApplied
    /// 2 of 4: 未打印.
    case notPrinted
    /// 3 of 4: 已打印.
    case printed
    /// 4 of 4: 已寄出.
    case mailed
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [BillStage] {
        [.notApplied, .notPrinted, .printed, .mailed]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "not_applied": self = .notApplied
        case "not_printed": self = .notPrinted
        case "printed": self = .printed
        case "mailed": self = .mailed
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .notApplied: "not_applied"
        case .notPrinted: "not_printed"
        case .printed: "printed"
        case .mailed: "mailed"
        case .unrecognized(let text): text
        }
    }
}

/// A field of the buyer.
public enum BuyerField: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// The title (购货单位名称).
    case title
    /// Tax id (纳税人识别号).
    case taxID
    /// Address.
    case address
    /// Phone.
    case phone
    /// Bank (开户银行).
    case bank
    /// Account at the bank (银行账号).
    case bankAccount
    /// Identity number of a natural person.
    case idNumber
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [BuyerField] {
        [.title, .taxID, .address, .phone, .bank, .bankAccount, .idNumber]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "title": self = .title
        case "tax_id": self = .taxID
        case "address": self = .address
        case "phone": self = .phone
        case "bank": self = .bank
        case "bank_account": self = .bankAccount
        case "id_number": self = .idNumber
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .title: "title"
        case .taxID: "tax_id"
        case .address: "address"
        case .phone: "phone"
        case .bank: "bank"
        case .bankAccount: "bank_account"
        case .idNumber: "id_number"
        case .unrecognized(let text): text
        }
    }
}

/// What the buyer is (SPEC Y2).
public enum BuyerKind: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// A company.
    case enterprise
    /// Government and other bodies that are no company.
    case government
    /// A natural person.
    case individual
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [BuyerKind] {
        [.enterprise, .government, .individual]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "enterprise": self = .enterprise
        case "government": self = .government
        case "individual": self = .individual
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .enterprise: "enterprise"
        case .government: "government"
        case .individual: "individual"
        case .unrecognized(let text): text
        }
    }
}

/// Blue (an ordinary fapiao) or red (the negative one that cancels it).
public enum Colour: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// 蓝字.
    case blue
    /// 红字.
    case red
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [Colour] {
        [.blue, .red]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "blue": self = .blue
        case "red": self = .red
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .blue: "blue"
        case .red: "red"
        case .unrecognized(let text): text
        }
    }
}

/// What a delivery method needs.
public enum DeliveryKind: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// A courier: an address.
    case courier
    /// Collected in person: nothing more.
    case pickUp
    /// E-mail: addresses.
    case email
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [DeliveryKind] {
        [.courier, .pickUp, .email]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "courier": self = .courier
        case "pick_up": self = .pickUp
        case "email": self = .email
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .courier: "courier"
        case .pickUp: "pick_up"
        case .email: "email"
        case .unrecognized(let text): text
        }
    }
}

/// Where a fapiao stands.
public enum FapiaoStatus: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// To be issued.
    case planned
    /// The channel was asked to issue it and has not answered (SPEC I1).
    case unknown
    /// Issued with differences, not accepted (SPEC I2).
    case quarantined
    /// Issued and valid.
    case live
    /// Voided in the month of its issue.
    case voided
    /// Reversed by a red fapiao.
    case reversed
    /// Never issued: its application was cancelled or rejected.
    case withdrawn
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [FapiaoStatus] {
        [.planned, .unknown, .quarantined, .live, .voided, .reversed, .withdrawn]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "planned": self = .planned
        case "unknown": self = .unknown
        case "quarantined": self = .quarantined
        case "live": self = .live
        case "voided": self = .voided
        case "reversed": self = .reversed
        case "withdrawn": self = .withdrawn
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .planned: "planned"
        case .unknown: "unknown"
        case .quarantined: "quarantined"
        case .live: "live"
        case .voided: "voided"
        case .reversed: "reversed"
        case .withdrawn: "withdrawn"
        case .unrecognized(let text): text
        }
    }
}

/// Special (增值税专用发票, deductible) or normal (普通发票).
public enum FapiaoType: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Special: the buyer can deduct its tax.
    case special
    /// Normal.
    case normal
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [FapiaoType] {
        [.special, .normal]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "special": self = .special
        case "normal": self = .normal
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .special: "special"
        case .normal: "normal"
        case .unrecognized(let text): text
        }
    }
}

/// Who pays the courier.
public enum Freight: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// The sender.
    case sender
    /// The recipient (到付).
    case recipient
    /// Nobody.
    case free
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [Freight] {
        [.sender, .recipient, .free]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "sender": self = .sender
        case "recipient": self = .recipient
        case "free": self = .free
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .sender: "sender"
        case .recipient: "recipient"
        case .free: "free"
        case .unrecognized(let text): text
        }
    }
}

/// What sort of refusal it is; each language maps it to its own habit (SPEC E1).
public enum ErrorKind: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// The input is wrong; `problems` names every wrong field.
    case invalid
    /// There is no such thing, or it is not the caller's.
    case notFound
    /// A rule forbids it now.
    case refused
    /// Somebody else has it.
    case taken
    /// It was changed meanwhile, or an id was used for something else.
    case conflict
    /// Something outside does not answer.
    case unavailable
    /// Our own fault.
    case `internal`
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [ErrorKind] {
        [.invalid, .notFound, .refused, .taken, .conflict, .unavailable, .`internal`]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "invalid": self = .invalid
        case "not_found": self = .notFound
        case "refused": self = .refused
        case "taken": self = .taken
        case "conflict": self = .conflict
        case "unavailable": self = .unavailable
        case "internal": self = .`internal`
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .invalid: "invalid"
        case .notFound: "not_found"
        case .refused: "refused"
        case .taken: "taken"
        case .conflict: "conflict"
        case .unavailable: "unavailable"
        case .`internal`: "internal"
        case .unrecognized(let text): text
        }
    }
}

/// What a length counts.
public enum LengthUnit: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Unicode characters (digital fapiao).
    case characters
    /// Bytes in GB18030: one for ASCII, two for usual Chinese characters, four for rare ones (paper fapiao).
    case gb18030Bytes
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [LengthUnit] {
        [.characters, .gb18030Bytes]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "characters": self = .characters
        case "gb18030_bytes": self = .gb18030Bytes
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .characters: "characters"
        case .gb18030Bytes: "gb18030_bytes"
        case .unrecognized(let text): text
        }
    }
}

/// A language of texts.
public enum DeskLocale: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Chinese.
    case zhCN
    /// English.
    case en
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [DeskLocale] {
        [.zhCN, .en]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "zh-CN": self = .zhCN
        case "en": self = .en
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .zhCN: "zh-CN"
        case .en: "en"
        case .unrecognized(let text): text
        }
    }
}

/// Where a mail stands.
public enum MailState: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Waiting to be sent, or leased to a relay.
    case waiting
    /// Handed to the mail server; its body is redacted.
    case sent
    /// Given up after too many tries.
    case gaveUp
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [MailState] {
        [.waiting, .sent, .gaveUp]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "waiting": self = .waiting
        case "sent": self = .sent
        case "gave_up": self = .gaveUp
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .waiting: "waiting"
        case .sent: "sent"
        case .gaveUp: "gave_up"
        case .unrecognized(let text): text
        }
    }
}

/// On paper (纸质) or fully digital (数电票).
public enum Medium: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Printed.
    case paper
    /// Fully digital.
    case digital
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [Medium] {
        [.paper, .digital]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "paper": self = .paper
        case "digital": self = .digital
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .paper: "paper"
        case .digital: "digital"
        case .unrecognized(let text): text
        }
    }
}

/// Where an order stands.
public enum OrderStatus: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Nobody told of it.
    case unknown
    /// Known only from a payment that names it.
    case implied
    /// Placed, not paid.
    case placed
    /// Paid; its payment record may still be on its way.
    case paid
    /// Cancelled; it never becomes a bill (SPEC B4).
    case cancelled
    /// Ran out unpaid; it never becomes a bill (SPEC B4).
    case expired
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [OrderStatus] {
        [.unknown, .implied, .placed, .paid, .cancelled, .expired]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "unknown": self = .unknown
        case "implied": self = .implied
        case "placed": self = .placed
        case "paid": self = .paid
        case "cancelled": self = .cancelled
        case "expired": self = .expired
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .unknown: "unknown"
        case .implied: "implied"
        case .placed: "placed"
        case .paid: "paid"
        case .cancelled: "cancelled"
        case .expired: "expired"
        case .unrecognized(let text): text
        }
    }
}

/// The condition of an original that came back.
public enum OriginalCondition: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// All copies, undamaged.
    case complete
    /// Damaged, but good enough.
    case damaged
    /// Copies are missing.
    case incomplete
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [OriginalCondition] {
        [.complete, .damaged, .incomplete]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "complete": self = .complete
        case "damaged": self = .damaged
        case "incomplete": self = .incomplete
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .complete: "complete"
        case .damaged: "damaged"
        case .incomplete: "incomplete"
        case .unrecognized(let text): text
        }
    }
}

/// How a forgotten password is replaced (SPEC A11).
public enum PasswordReset: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// By a link to a form.
    case link
    /// By a temporary password.
    case temporaryPassword
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [PasswordReset] {
        [.link, .temporaryPassword]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "link": self = .link
        case "temporary_password": self = .temporaryPassword
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .link: "link"
        case .temporaryPassword: "temporary_password"
        case .unrecognized(let text): text
        }
    }
}

/// How far a payment got.
public enum PaymentStatus: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Not completed; not a bill (SPEC B4).
    case pending
    /// Completed.
    case completed
    /// Failed; not a bill.
    case failed
    /// Completed, then cancelled at the till.
    case revoked
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [PaymentStatus] {
        [.pending, .completed, .failed, .revoked]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "pending": self = .pending
        case "completed": self = .completed
        case "failed": self = .failed
        case "revoked": self = .revoked
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .pending: "pending"
        case .completed: "completed"
        case .failed: "failed"
        case .revoked: "revoked"
        case .unrecognized(let text): text
        }
    }
}

/// How to be answered.
public enum PreferredContact: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// By e-mail.
    case email
    /// By phone.
    case phone
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [PreferredContact] {
        [.email, .phone]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "email": self = .email
        case "phone": self = .phone
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .email: "email"
        case .phone: "phone"
        case .unrecognized(let text): text
        }
    }
}

/// What the fapiao is for (SPEC Y8).
public enum Purpose: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Book-keeping, deduction: the title need not be the payer.
    case accounting
    /// A purchase certificate: the title must be the payer.
    case purchaseCertificate
    /// A refund: the title must be the payer.
    case refund
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [Purpose] {
        [.accounting, .purchaseCertificate, .refund]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "accounting": self = .accounting
        case "purchase_certificate": self = .purchaseCertificate
        case "refund": self = .refund
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .accounting: "accounting"
        case .purchaseCertificate: "purchase_certificate"
        case .refund: "refund"
        case .unrecognized(let text): text
        }
    }
}

/// Which part of the queue.
public enum QueueStage: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Fapiao to be issued.
    case toIssue
    /// Issued, to be mailed, handed over or sent.
    case toDeliver
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [QueueStage] {
        [.toIssue, .toDeliver]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "to_issue": self = .toIssue
        case "to_deliver": self = .toDeliver
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .toIssue: "to_issue"
        case .toDeliver: "to_deliver"
        case .unrecognized(let text): text
        }
    }
}

/// How far a refund got.
public enum RefundStatus: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// On its way; counted, so that nothing is over-invoiced meanwhile.
    case processing
    /// Done.
    case succeeded
    /// Could not be paid back the usual way; the seller owes it still, so it counts.
    case abnormal
    /// Did not happen; does not count.
    case failed
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [RefundStatus] {
        [.processing, .succeeded, .abnormal, .failed]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "processing": self = .processing
        case "succeeded": self = .succeeded
        case "abnormal": self = .abnormal
        case "failed": self = .failed
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .processing: "processing"
        case .succeeded: "succeeded"
        case .abnormal: "abnormal"
        case .failed: "failed"
        case .unrecognized(let text): text
        }
    }
}

/// Which kind of request (SPEC R1).
public enum RequestKind: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Split a bill before applying.
    case split
    /// Take a fapiao back and issue another (换开).
    case reissue
    /// How far is it?
    case progress
    /// It did not arrive.
    case notReceived
    /// Anything else.
    case other
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [RequestKind] {
        [.split, .reissue, .progress, .notReceived, .other]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "split": self = .split
        case "reissue": self = .reissue
        case "progress": self = .progress
        case "not_received": self = .notReceived
        case "other": self = .other
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .split: "split"
        case .reissue: "reissue"
        case .progress: "progress"
        case .notReceived: "not_received"
        case .other: "other"
        case .unrecognized(let text): text
        }
    }
}

/// Where a request stands.
public enum RequestStatus: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Nothing yet.
    case new
    /// Waiting for staff.
    case submitted
    /// Taken back by its customer.
    case withdrawn
    /// Rejected by staff.
    case rejected
    /// Answered.
    case answered
    /// A reissue was approved; the original is on its way back.
    case awaitingReturn
    /// The original is back.
    case returned
    /// The original is void or red; the new fapiao is to be issued.
    case reversed
    /// Done.
    case completed
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [RequestStatus] {
        [.new, .submitted, .withdrawn, .rejected, .answered, .awaitingReturn, .returned, .reversed, .completed]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "new": self = .new
        case "submitted": self = .submitted
        case "withdrawn": self = .withdrawn
        case "rejected": self = .rejected
        case "answered": self = .answered
        case "awaiting_return": self = .awaitingReturn
        case "returned": self = .returned
        case "reversed": self = .reversed
        case "completed": self = .completed
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .new: "new"
        case .submitted: "submitted"
        case .withdrawn: "withdrawn"
        case .rejected: "rejected"
        case .answered: "answered"
        case .awaitingReturn: "awaiting_return"
        case .returned: "returned"
        case .reversed: "reversed"
        case .completed: "completed"
        case .unrecognized(let text): text
        }
    }
}

/// Whether doing the same again can help (SPEC E1).
public enum Retry: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// The same call fails again.
    case never
    /// At once, or after a moment.
    case soon
    /// Later: at `retry_at` where it is given.
    case later
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [Retry] {
        [.never, .soon, .later]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "never": self = .never
        case "soon": self = .soon
        case "later": self = .later
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .never: "never"
        case .soon: "soon"
        case .later: "later"
        case .unrecognized(let text): text
        }
    }
}

/// How a connection to a mail server is protected.
public enum SmtpSecurity: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// It begins in the clear and must turn to TLS before anything else is said (STARTTLS).
    case startTls
    /// TLS from the beginning.
    case tls
    /// In the clear, for a mail server on the same machine. A password is then sent to a loopback address only.
    case none
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [SmtpSecurity] {
        [.startTls, .tls, .none]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "start_tls": self = .startTls
        case "tls": self = .tls
        case "none": self = .none
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .startTls: "start_tls"
        case .tls: "tls"
        case .none: "none"
        case .unrecognized(let text): text
        }
    }
}

/// Who decides on a split (SPEC S1).
public enum SplitApproval: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// Staff approve each.
    case staff
    /// A well-formed split is approved at once.
    case automatic
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [SplitApproval] {
        [.staff, .automatic]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "staff": self = .staff
        case "automatic": self = .automatic
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .staff: "staff"
        case .automatic: "automatic"
        case .unrecognized(let text): text
        }
    }
}

/// A format of statements.
public enum StatementFormat: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// A statement of WeChat Pay or Alipay: its header tells which.
    case detect
    /// The WeChat Pay trade bill (交易账单).
    case wechatPay
    /// The Alipay business detail (业务明细) or fund flow (账务明细).
    case alipay
    /// Ordinary CSV; `columns` says what its columns hold.
    case columns
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [StatementFormat] {
        [.detect, .wechatPay, .alipay, .columns]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "detect": self = .detect
        case "wechat_pay": self = .wechatPay
        case "alipay": self = .alipay
        case "columns": self = .columns
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .detect: "detect"
        case .wechatPay: "wechat_pay"
        case .alipay: "alipay"
        case .columns: "columns"
        case .unrecognized(let text): text
        }
    }
}

/// Which of its platform's statements a file is, told by its columns.
public enum StatementKind: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// WeChat Pay bill of payments and refunds (`ALL`).
    case tradeAll
    /// WeChat Pay bill of payments alone (`SUCCESS`).
    case tradeSuccess
    /// WeChat Pay bill of refunds alone (`REFUND`).
    case tradeRefund
    /// Alipay business detail (业务明细).
    case businessDetail
    /// Alipay fund flow (账务明细).
    case fundFlow
    /// CSV with the columns of a map.
    case mapped
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [StatementKind] {
        [.tradeAll, .tradeSuccess, .tradeRefund, .businessDetail, .fundFlow, .mapped]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "trade_all": self = .tradeAll
        case "trade_success": self = .tradeSuccess
        case "trade_refund": self = .tradeRefund
        case "business_detail": self = .businessDetail
        case "fund_flow": self = .fundFlow
        case "mapped": self = .mapped
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .tradeAll: "trade_all"
        case .tradeSuccess: "trade_success"
        case .tradeRefund: "trade_refund"
        case .businessDetail: "business_detail"
        case .fundFlow: "fund_flow"
        case .mapped: "mapped"
        case .unrecognized(let text): text
        }
    }
}

/// Which mail.
public enum Template: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// The activation link.
    case activate
    /// Somebody registered with the e-mail of an account.
    case alreadyRegistered
    /// The link to a new-password form.
    case resetLink
    /// A temporary password.
    case temporaryPassword
    /// The link that makes a new e-mail take effect, to the new address.
    case emailChangeConfirm
    /// A change of e-mail was asked for, to the old address.
    case emailChangeNotice
    /// An application was received.
    case applicationReceived
    /// An application was rejected.
    case applicationRejected
    /// All fapiao of an application are issued.
    case fapiaoIssued
    /// A fapiao was mailed, with its waybill.
    case fapiaoMailed
    /// A fapiao is ready for pick-up.
    case readyForPickUp
    /// A digital fapiao, to the addresses of its delivery.
    case fapiaoSent
    /// A shortage moves a promise.
    case shortage
    /// A support request was decided or answered.
    case requestDecided
    /// The original of a fapiao to be reissued arrived.
    case returnReceived
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [Template] {
        [.activate, .alreadyRegistered, .resetLink, .temporaryPassword, .emailChangeConfirm, .emailChangeNotice, .applicationReceived, .applicationRejected, .fapiaoIssued, .fapiaoMailed, .readyForPickUp, .fapiaoSent, .shortage, .requestDecided, .returnReceived]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "activate": self = .activate
        case "already_registered": self = .alreadyRegistered
        case "reset_link": self = .resetLink
        case "temporary_password": self = .temporaryPassword
        case "email_change_confirm": self = .emailChangeConfirm
        case "email_change_notice": self = .emailChangeNotice
        case "application_received": self = .applicationReceived
        case "application_rejected": self = .applicationRejected
        case "fapiao_issued": self = .fapiaoIssued
        case "fapiao_mailed": self = .fapiaoMailed
        case "ready_for_pick_up": self = .readyForPickUp
        case "fapiao_sent": self = .fapiaoSent
        case "shortage": self = .shortage
        case "request_decided": self = .requestDecided
        case "return_received": self = .returnReceived
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .activate: "activate"
        case .alreadyRegistered: "already_registered"
        case .resetLink: "reset_link"
        case .temporaryPassword: "temporary_password"
        case .emailChangeConfirm: "email_change_confirm"
        case .emailChangeNotice: "email_change_notice"
        case .applicationReceived: "application_received"
        case .applicationRejected: "application_rejected"
        case .fapiaoIssued: "fapiao_issued"
        case .fapiaoMailed: "fapiao_mailed"
        case .readyForPickUp: "ready_for_pick_up"
        case .fapiaoSent: "fapiao_sent"
        case .shortage: "shortage"
        case .requestDecided: "request_decided"
        case .returnReceived: "return_received"
        case .unrecognized(let text): text
        }
    }
}

/// The encoding of a file. A byte order mark of UTF-8 in the file overrules it.
public enum TextEncoding: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {
    /// UTF-8.
    case utf8
    /// GB18030, of which GBK and GB 2312 are parts.
    case gb18030
    /// Something that a newer desk knows, as it is written.
    case unrecognized(String)

    /// Every value that is known here.
    public static var allCases: [TextEncoding] {
        [.utf8, .gb18030]
    }

    /// The value of this text; `unrecognized` for one that is not known here.
    public init(rawValue: String) {
        switch rawValue {
        case "utf8": self = .utf8
        case "gb18030": self = .gb18030
        default: self = .unrecognized(rawValue)
        }
    }

    /// As it is written in the contract.
    public var rawValue: String {
        switch self {
        case .utf8: "utf8"
        case .gb18030: "gb18030"
        case .unrecognized(let text): text
        }
    }
}
