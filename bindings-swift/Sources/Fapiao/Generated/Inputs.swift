// Made by `cargo xtask generate`; do not edit.

import Foundation

/// A line of a bill, as the platform sends it.
public struct BillLine: Codable, Hashable, Sendable {
    /// Item name.
    public var name: String
    /// Tax code (商品和服务税收分类编码).
    public var taxCode: String?
    /// Rate.
    public var rate: Decimal
    /// Unit, such as `个`.
    public var unit: String?
    /// Quantity, decimal text.
    public var quantity: Decimal?
    /// Amount with tax (价税合计); negative for a discount.
    public var amountFen: Int64
    /// Whether it is the discount on the line before (SPEC M5).
    public var discount: Bool
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal { Money.yuan(fen: amountFen) }

    /// What is left out is as by default.
    public init(
        name: String = "",
        taxCode: String? = nil,
        rate: Decimal = 0,
        unit: String? = nil,
        quantity: Decimal? = nil,
        amountFen: Int64 = 0,
        discount: Bool = false
    ) {
        self.name = name
        self.taxCode = taxCode
        self.rate = rate
        self.unit = unit
        self.quantity = quantity
        self.amountFen = amountFen
        self.discount = discount
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.name = try values.decodeIfPresent(String.self, forKey: .name) ?? ""
        self.taxCode = try values.decodeIfPresent(String.self, forKey: .taxCode)
        self.rate = try values.decodeIfPresent(Decimal.self, forKey: .rate) ?? 0
        self.unit = try values.decodeIfPresent(String.self, forKey: .unit)
        self.quantity = try values.decodeIfPresent(Decimal.self, forKey: .quantity)
        self.amountFen = try values.decodeIfPresent(Int64.self, forKey: .amountFen) ?? 0
        self.discount = try values.decodeIfPresent(Bool.self, forKey: .discount) ?? false
    }

    enum CodingKeys: String, CodingKey {
        case name
        case taxCode = "tax_code"
        case rate
        case unit
        case quantity
        case amountFen = "amount_fen"
        case discount
    }
}

/// The buyer as it shall stand on the fapiao (SPEC §5). Empty text means "not given".
public struct Buyer: Codable, Hashable, Sendable {
    /// What the buyer is.
    public var kind: BuyerKind
    /// The title (发票抬头 = 购货单位名称): the buyer's name as printed.
    public var title: String
    /// Tax id (纳税人识别号).
    public var taxID: String
    /// Address.
    public var address: String
    /// Phone: landline with area code or mobile.
    public var phone: String
    /// Bank (开户银行).
    public var bank: String
    /// Account at the bank (银行账号).
    public var bankAccount: String
    /// Identity number of a natural person, optional.
    public var idNumber: String

    /// What is left out is as by default.
    public init(
        kind: BuyerKind = .enterprise,
        title: String = "",
        taxID: String = "",
        address: String = "",
        phone: String = "",
        bank: String = "",
        bankAccount: String = "",
        idNumber: String = ""
    ) {
        self.kind = kind
        self.title = title
        self.taxID = taxID
        self.address = address
        self.phone = phone
        self.bank = bank
        self.bankAccount = bankAccount
        self.idNumber = idNumber
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.kind = try values.decodeIfPresent(BuyerKind.self, forKey: .kind) ?? .enterprise
        self.title = try values.decodeIfPresent(String.self, forKey: .title) ?? ""
        self.taxID = try values.decodeIfPresent(String.self, forKey: .taxID) ?? ""
        self.address = try values.decodeIfPresent(String.self, forKey: .address) ?? ""
        self.phone = try values.decodeIfPresent(String.self, forKey: .phone) ?? ""
        self.bank = try values.decodeIfPresent(String.self, forKey: .bank) ?? ""
        self.bankAccount = try values.decodeIfPresent(String.self, forKey: .bankAccount) ?? ""
        self.idNumber = try values.decodeIfPresent(String.self, forKey: .idNumber) ?? ""
    }

    enum CodingKeys: String, CodingKey {
        case kind
        case title
        case taxID = "tax_id"
        case address
        case phone
        case bank
        case bankAccount = "bank_account"
        case idNumber = "id_number"
    }
}

extension Buyer: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["kind": kind], displayStyle: .struct)
    }
}

/// Which columns of an ordinary CSV (RFC 4180, with a header) hold what. Columns are named as in the header of
/// the file.
public struct ColumnMap: Codable, Hashable, Sendable {
    /// Column of the id of the payment; a refund repeats that of its payment. It becomes the bill id.
    public var paymentID: String
    /// Column of the order number.
    public var orderNumber: String
    /// Column of the amount: what was paid, vouchers included; on a refund what was paid back, with or without a
    /// minus.
    public var amount: String
    /// Unit of the amounts.
    public var unit: AmountUnit
    /// Column of the seller's own voucher share, which nobody paid.
    public var voucher: String?
    /// Column of the time of the payment or refund.
    public var paidAt: String
    /// Its format in the signs of strftime; `%Y-%m-%d %H:%M:%S` when absent. One with `%z` reads the zone from the
    /// file.
    public var timeFormat: String?
    /// The zone of times that tell none, `+08:00` when absent.
    public var utcOffset: String?
    /// Column of what was sold. Give it or `description_text`.
    public var description: String?
    /// What was sold, the same for every row, or for those whose column is empty.
    public var descriptionText: String?
    /// Column that tells payments from refunds; without it a negative amount is a refund if `refund_id` is given.
    public var kind: String?
    /// Values of that column that mean a payment. Rows with values of neither list are passed over.
    public var paymentKinds: [String]
    /// Values of that column that mean a refund.
    public var refundKinds: [String]
    /// Column of the id of the refund.
    public var refundID: String?
    /// How it was paid, the same for every row: `bank_transfer`, `unionpay`, or another word.
    public var method: String
    /// Encoding of the file.
    public var encoding: TextEncoding

    /// What is left out is as by default.
    public init(
        paymentID: String = "",
        orderNumber: String = "",
        amount: String = "",
        unit: AmountUnit = .yuan,
        voucher: String? = nil,
        paidAt: String = "",
        timeFormat: String? = nil,
        utcOffset: String? = nil,
        description: String? = nil,
        descriptionText: String? = nil,
        kind: String? = nil,
        paymentKinds: [String] = [],
        refundKinds: [String] = [],
        refundID: String? = nil,
        method: String = "",
        encoding: TextEncoding = .utf8
    ) {
        self.paymentID = paymentID
        self.orderNumber = orderNumber
        self.amount = amount
        self.unit = unit
        self.voucher = voucher
        self.paidAt = paidAt
        self.timeFormat = timeFormat
        self.utcOffset = utcOffset
        self.description = description
        self.descriptionText = descriptionText
        self.kind = kind
        self.paymentKinds = paymentKinds
        self.refundKinds = refundKinds
        self.refundID = refundID
        self.method = method
        self.encoding = encoding
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.paymentID = try values.decodeIfPresent(String.self, forKey: .paymentID) ?? ""
        self.orderNumber = try values.decodeIfPresent(String.self, forKey: .orderNumber) ?? ""
        self.amount = try values.decodeIfPresent(String.self, forKey: .amount) ?? ""
        self.unit = try values.decodeIfPresent(AmountUnit.self, forKey: .unit) ?? .yuan
        self.voucher = try values.decodeIfPresent(String.self, forKey: .voucher)
        self.paidAt = try values.decodeIfPresent(String.self, forKey: .paidAt) ?? ""
        self.timeFormat = try values.decodeIfPresent(String.self, forKey: .timeFormat)
        self.utcOffset = try values.decodeIfPresent(String.self, forKey: .utcOffset)
        self.description = try values.decodeIfPresent(String.self, forKey: .description)
        self.descriptionText = try values.decodeIfPresent(String.self, forKey: .descriptionText)
        self.kind = try values.decodeIfPresent(String.self, forKey: .kind)
        self.paymentKinds = try values.decodeIfPresent([String].self, forKey: .paymentKinds) ?? []
        self.refundKinds = try values.decodeIfPresent([String].self, forKey: .refundKinds) ?? []
        self.refundID = try values.decodeIfPresent(String.self, forKey: .refundID)
        self.method = try values.decodeIfPresent(String.self, forKey: .method) ?? ""
        self.encoding = try values.decodeIfPresent(TextEncoding.self, forKey: .encoding) ?? .utf8
    }

    enum CodingKeys: String, CodingKey {
        case paymentID = "payment_id"
        case orderNumber = "order_number"
        case amount
        case unit
        case voucher
        case paidAt = "paid_at"
        case timeFormat = "time_format"
        case utcOffset = "utc_offset"
        case description
        case descriptionText = "description_text"
        case kind
        case paymentKinds = "payment_kinds"
        case refundKinds = "refund_kinds"
        case refundID = "refund_id"
        case method
        case encoding
    }
}

/// Whom to answer (SPEC R1).
public struct Contact: Codable, Hashable, Sendable {
    /// Family name (姓).
    public var familyName: String
    /// Given name (名).
    public var givenName: String
    /// Phone.
    public var phone: String
    /// E-mail.
    public var email: String
    /// How to be answered.
    public var preferred: PreferredContact
    /// Up to two further e-mail addresses.
    public var furtherEmails: [String]

    /// What is left out is as by default.
    public init(
        familyName: String = "",
        givenName: String = "",
        phone: String = "",
        email: String = "",
        preferred: PreferredContact = .email,
        furtherEmails: [String] = []
    ) {
        self.familyName = familyName
        self.givenName = givenName
        self.phone = phone
        self.email = email
        self.preferred = preferred
        self.furtherEmails = furtherEmails
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.familyName = try values.decodeIfPresent(String.self, forKey: .familyName) ?? ""
        self.givenName = try values.decodeIfPresent(String.self, forKey: .givenName) ?? ""
        self.phone = try values.decodeIfPresent(String.self, forKey: .phone) ?? ""
        self.email = try values.decodeIfPresent(String.self, forKey: .email) ?? ""
        self.preferred = try values.decodeIfPresent(PreferredContact.self, forKey: .preferred) ?? .email
        self.furtherEmails = try values.decodeIfPresent([String].self, forKey: .furtherEmails) ?? []
    }

    enum CodingKeys: String, CodingKey {
        case familyName = "family_name"
        case givenName = "given_name"
        case phone
        case email
        case preferred
        case furtherEmails = "further_emails"
    }
}

extension Contact: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["preferred": preferred], displayStyle: .struct)
    }
}

/// How and to whom a fapiao goes (SPEC D1, D2). Empty text means "not given".
public struct Delivery: Codable, Hashable, Sendable {
    /// A method of the policy: `yunda`, `sf_collect`, `pick_up`, `email` in the presets.
    public var method: String
    /// Recipient; not for e-mail.
    public var recipient: String
    /// Phone of the recipient; not for e-mail.
    public var phone: String
    /// Mobile of the recipient, optional.
    public var mobile: String
    /// Address, for couriers.
    public var address: String
    /// Addresses, for e-mail.
    public var emails: [String]
    /// Remark for the delivery, optional.
    public var remark: String

    /// What is left out is as by default.
    public init(
        method: String = "",
        recipient: String = "",
        phone: String = "",
        mobile: String = "",
        address: String = "",
        emails: [String] = [],
        remark: String = ""
    ) {
        self.method = method
        self.recipient = recipient
        self.phone = phone
        self.mobile = mobile
        self.address = address
        self.emails = emails
        self.remark = remark
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.method = try values.decodeIfPresent(String.self, forKey: .method) ?? ""
        self.recipient = try values.decodeIfPresent(String.self, forKey: .recipient) ?? ""
        self.phone = try values.decodeIfPresent(String.self, forKey: .phone) ?? ""
        self.mobile = try values.decodeIfPresent(String.self, forKey: .mobile) ?? ""
        self.address = try values.decodeIfPresent(String.self, forKey: .address) ?? ""
        self.emails = try values.decodeIfPresent([String].self, forKey: .emails) ?? []
        self.remark = try values.decodeIfPresent(String.self, forKey: .remark) ?? ""
    }

    enum CodingKeys: String, CodingKey {
        case method
        case recipient
        case phone
        case mobile
        case address
        case emails
        case remark
    }
}

extension Delivery: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["method": method], displayStyle: .struct)
    }
}

/// How a desk is opened. Everything but the address has a default.
public struct DeskOptions: Codable, Hashable, Sendable {
    /// `memory:`, `sqlite:PATH` or `postgres://…`. Left out when the host brings a store of its own.
    public var url: String?
    /// The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a change: `{"preset":
    /// "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396).
    public var policy: JSONValue?
    /// The path of a policy file, TOML or JSON by its ending; instead of `policy`.
    public var policyFile: String?
    /// The working days as the text of a CSV file, instead of those of the State Council (SPEC T2).
    public var calendar: String?
    /// Mails in the seller's own words (SPEC N1); those of the desk where left out.
    public var mailTexts: [MailText]
    /// Predictable randomness, for tests.
    public var seed: Int?
    /// Cheap password hashing, for tests: only under a clock that is set by hand.
    public var cheapPasswords: Bool

    /// What is left out is as by default.
    public init(
        url: String? = nil,
        policy: JSONValue? = nil,
        policyFile: String? = nil,
        calendar: String? = nil,
        mailTexts: [MailText] = [],
        seed: Int? = nil,
        cheapPasswords: Bool = false
    ) {
        self.url = url
        self.policy = policy
        self.policyFile = policyFile
        self.calendar = calendar
        self.mailTexts = mailTexts
        self.seed = seed
        self.cheapPasswords = cheapPasswords
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.url = try values.decodeIfPresent(String.self, forKey: .url)
        self.policy = try values.decodeIfPresent(JSONValue.self, forKey: .policy)
        self.policyFile = try values.decodeIfPresent(String.self, forKey: .policyFile)
        self.calendar = try values.decodeIfPresent(String.self, forKey: .calendar)
        self.mailTexts = try values.decodeIfPresent([MailText].self, forKey: .mailTexts) ?? []
        self.seed = try values.decodeIfPresent(Int.self, forKey: .seed)
        self.cheapPasswords = try values.decodeIfPresent(Bool.self, forKey: .cheapPasswords) ?? false
    }

    enum CodingKeys: String, CodingKey {
        case url
        case policy
        case policyFile = "policy_file"
        case calendar
        case mailTexts = "mail_texts"
        case seed
        case cheapPasswords = "cheap_passwords"
    }
}

/// What a customer fills in: steps 1 and 2 of the wizard (SPEC P1).
public struct Draft: Codable, Hashable, Sendable {
    /// The bills.
    public var bills: [String]
    /// Special or normal. Must be chosen; `prepare` proposes one.
    public var fapiaoType: FapiaoType?
    /// Paper or digital. Must be chosen; `prepare` proposes one.
    public var medium: Medium?
    /// The buyer.
    public var buyer: Buyer
    /// Where it goes.
    public var delivery: Delivery
    /// What the fapiao is for.
    public var purpose: Purpose
    /// Remark printed on the fapiao, optional.
    public var remark: String
    /// One fapiao over all bills instead of one for each (SPEC S3).
    public var merge: Bool

    /// What is left out is as by default.
    public init(
        bills: [String] = [],
        fapiaoType: FapiaoType? = nil,
        medium: Medium? = nil,
        buyer: Buyer = Buyer(),
        delivery: Delivery = Delivery(),
        purpose: Purpose = .accounting,
        remark: String = "",
        merge: Bool = false
    ) {
        self.bills = bills
        self.fapiaoType = fapiaoType
        self.medium = medium
        self.buyer = buyer
        self.delivery = delivery
        self.purpose = purpose
        self.remark = remark
        self.merge = merge
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.bills = try values.decodeIfPresent([String].self, forKey: .bills) ?? []
        self.fapiaoType = try values.decodeIfPresent(FapiaoType.self, forKey: .fapiaoType)
        self.medium = try values.decodeIfPresent(Medium.self, forKey: .medium)
        self.buyer = try values.decodeIfPresent(Buyer.self, forKey: .buyer) ?? Buyer()
        self.delivery = try values.decodeIfPresent(Delivery.self, forKey: .delivery) ?? Delivery()
        self.purpose = try values.decodeIfPresent(Purpose.self, forKey: .purpose) ?? .accounting
        self.remark = try values.decodeIfPresent(String.self, forKey: .remark) ?? ""
        self.merge = try values.decodeIfPresent(Bool.self, forKey: .merge) ?? false
    }

    enum CodingKeys: String, CodingKey {
        case bills
        case fapiaoType = "fapiao_type"
        case medium
        case buyer
        case delivery
        case purpose
        case remark
        case merge
    }
}

/// One thing that happened to one row (SPEC H1). Immutable.
public struct Fact: Codable, Hashable, Sendable {
    /// The row.
    public var key: RowKey
    /// 1 for the first fact of a row, without gaps.
    public var seq: Int
    /// When.
    public var at: Date
    /// Who: `customer:…`, `staff:…`, `platform`, `system`.
    public var actor: String
    /// By which operation.
    public var operation: String
    /// What: the event, JSON text. Kept byte for byte, for the digest is over it.
    public var event: String
    /// Digest of the fact before; empty for the first.
    public var previous: String
    /// SHA-256 over all the above, hexadecimal.
    public var digest: String

    /// What is left out is as by default.
    public init(
        key: RowKey,
        seq: Int,
        at: Date,
        actor: String,
        operation: String,
        event: String,
        previous: String,
        digest: String
    ) {
        self.key = key
        self.seq = seq
        self.at = at
        self.actor = actor
        self.operation = operation
        self.event = event
        self.previous = previous
        self.digest = digest
    }

    enum CodingKeys: String, CodingKey {
        case key
        case seq
        case at
        case actor
        case operation
        case event
        case previous
        case digest
    }
}

/// How a statement is to be taken in.
public struct ImportOptions: Codable, Hashable, Sendable {
    /// Its format. Whether it is packed with gzip or zip is seen from the file.
    public var format: StatementFormat
    /// The columns of ordinary CSV.
    public var columns: ColumnMap?
    /// The seller's id; the policy's first when absent.
    public var seller: String?

    /// What is left out is as by default.
    public init(
        format: StatementFormat = .detect,
        columns: ColumnMap? = nil,
        seller: String? = nil
    ) {
        self.format = format
        self.columns = columns
        self.seller = seller
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.format = try values.decodeIfPresent(StatementFormat.self, forKey: .format) ?? .detect
        self.columns = try values.decodeIfPresent(ColumnMap.self, forKey: .columns)
        self.seller = try values.decodeIfPresent(String.self, forKey: .seller)
    }

    enum CodingKeys: String, CodingKey {
        case format
        case columns
        case seller
    }
}

/// A document as it was issued. What is absent was not told, and is not compared.
public struct IssuedDocument: Codable, Hashable, Sendable {
    /// Code (发票代码), 10 or 12 digits, of a paper fapiao.
    public var code: String?
    /// Number (发票号码): 8 digits on paper, 20 digital.
    public var number: String
    /// Date of issue (开票日期); today when absent.
    public var issuedOn: Day?
    /// Special or normal.
    public var fapiaoType: FapiaoType?
    /// The title that was printed.
    public var title: String?
    /// The tax id that was printed.
    public var taxID: String?
    /// 金额: without tax.
    public var netFen: Int64?
    /// 税额: the tax.
    public var taxFen: Int64?
    /// 价税合计: with tax.
    public var grossFen: Int64?
    /// `netFen` in yuan, exactly.
    public var net: Decimal? { netFen.map(Money.yuan(fen:)) }
    /// `taxFen` in yuan, exactly.
    public var tax: Decimal? { taxFen.map(Money.yuan(fen:)) }
    /// `grossFen` in yuan, exactly.
    public var gross: Decimal? { grossFen.map(Money.yuan(fen:)) }

    /// What is left out is as by default.
    public init(
        code: String? = nil,
        number: String = "",
        issuedOn: Day? = nil,
        fapiaoType: FapiaoType? = nil,
        title: String? = nil,
        taxID: String? = nil,
        netFen: Int64? = nil,
        taxFen: Int64? = nil,
        grossFen: Int64? = nil
    ) {
        self.code = code
        self.number = number
        self.issuedOn = issuedOn
        self.fapiaoType = fapiaoType
        self.title = title
        self.taxID = taxID
        self.netFen = netFen
        self.taxFen = taxFen
        self.grossFen = grossFen
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.code = try values.decodeIfPresent(String.self, forKey: .code)
        self.number = try values.decodeIfPresent(String.self, forKey: .number) ?? ""
        self.issuedOn = try values.decodeIfPresent(Day.self, forKey: .issuedOn)
        self.fapiaoType = try values.decodeIfPresent(FapiaoType.self, forKey: .fapiaoType)
        self.title = try values.decodeIfPresent(String.self, forKey: .title)
        self.taxID = try values.decodeIfPresent(String.self, forKey: .taxID)
        self.netFen = try values.decodeIfPresent(Int64.self, forKey: .netFen)
        self.taxFen = try values.decodeIfPresent(Int64.self, forKey: .taxFen)
        self.grossFen = try values.decodeIfPresent(Int64.self, forKey: .grossFen)
    }

    enum CodingKeys: String, CodingKey {
        case code
        case number
        case issuedOn = "issued_on"
        case fapiaoType = "fapiao_type"
        case title
        case taxID = "tax_id"
        case netFen = "net_fen"
        case taxFen = "tax_fen"
        case grossFen = "gross_fen"
    }
}

extension IssuedDocument: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["code": code as Any, "number": number, "issuedOn": issuedOn as Any], displayStyle: .struct)
    }
}

/// The place of a row: its kind (`bill`, `application` …) and its id within the kind.
public struct RowKey: Codable, Hashable, Sendable {
    /// The kind of row.
    public var kind: String
    /// The id within the kind.
    public var id: String

    /// What is left out is as by default.
    public init(
        kind: String,
        id: String
    ) {
        self.kind = kind
        self.id = id
    }

    enum CodingKeys: String, CodingKey {
        case kind
        case id
    }
}

/// A listed row and its position.
public struct Listed: Codable, Hashable, Sendable {
    /// The row.
    public var row: Row
    /// Its position, from which a list can go on.
    public var position: Position

    /// What is left out is as by default.
    public init(
        row: Row,
        position: Position
    ) {
        self.row = row
        self.position = position
    }

    enum CodingKeys: String, CodingKey {
        case row
        case position
    }
}

/// A mail to be sent (SPEC N2).
public struct Mail: Codable, Hashable, Sendable {
    /// Deterministic; the same mail is never kept twice.
    public var id: String
    /// The row that it tells of.
    public var about: RowKey
    /// Not to be sent before this.
    public var due: Date
    /// What to send, JSON text.
    public var body: String

    /// What is left out is as by default.
    public init(
        id: String,
        about: RowKey,
        due: Date,
        body: String
    ) {
        self.id = id
        self.about = about
        self.due = due
        self.body = body
    }

    enum CodingKeys: String, CodingKey {
        case id
        case about
        case due
        case body
    }
}

extension Mail: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["id": id, "about": about, "due": due], displayStyle: .struct)
    }
}

/// A mail as the store keeps it.
public struct MailRow: Codable, Hashable, Sendable {
    /// The mail. `due` moves with each lease and retry.
    public var mail: Mail
    /// Where it stands.
    public var state: MailState
    /// How often it was leased; names the lease when it is settled.
    public var attempts: Int
    /// Why the last try failed, without personal data.
    public var error: String?

    /// What is left out is as by default.
    public init(
        mail: Mail,
        state: MailState,
        attempts: Int,
        error: String? = nil
    ) {
        self.mail = mail
        self.state = state
        self.attempts = attempts
        self.error = error
    }

    enum CodingKeys: String, CodingKey {
        case mail
        case state
        case attempts
        case error
    }
}

/// A mail in the seller's own words, in one language. `{field}` stands for what the mail tells; a line with a
/// field that is missing is left out whole.
public struct MailText: Codable, Hashable, Sendable {
    /// The same in HTML, values are escaped. It is made of the plain text if this is left out.
    public var html: String?
    /// In which language.
    public var locale: DeskLocale
    /// Which mail.
    public var mail: Template
    /// Subject; one line. It names neither secrets nor personal data (SPEC E2).
    public var subject: String
    /// Plain text. Nothing is added to it: the phone and the hours of support are the fields `phone` and `hours`.
    public var text: String

    /// What is left out is as by default.
    public init(
        html: String? = nil,
        locale: DeskLocale,
        mail: Template,
        subject: String,
        text: String
    ) {
        self.html = html
        self.locale = locale
        self.mail = mail
        self.subject = subject
        self.text = text
    }

    enum CodingKeys: String, CodingKey {
        case html
        case locale
        case mail
        case subject
        case text
    }
}

/// An order.
public struct OrderFeed: Codable, Hashable, Sendable {
    /// Its number.
    public var orderNumber: String
    /// Version of the record; a higher one replaces a lower one. 1 when absent.
    public var version: Int?
    /// Where it stands: `placed`, `paid`, `cancelled`, `expired`.
    public var status: OrderStatus
    /// Whose order it is; its own number when absent.
    public var customerReference: String?
    /// When it was placed.
    public var placedAt: Date?
    /// When it was paid.
    public var paidAt: Date?
    /// Amount.
    public var amountFen: Int64?
    /// Month that it bills, `yyyy-mm`.
    public var billingMonth: String?
    /// What was ordered.
    public var description: String?
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal? { amountFen.map(Money.yuan(fen:)) }

    /// What is left out is as by default.
    public init(
        orderNumber: String = "",
        version: Int? = nil,
        status: OrderStatus = .unknown,
        customerReference: String? = nil,
        placedAt: Date? = nil,
        paidAt: Date? = nil,
        amountFen: Int64? = nil,
        billingMonth: String? = nil,
        description: String? = nil
    ) {
        self.orderNumber = orderNumber
        self.version = version
        self.status = status
        self.customerReference = customerReference
        self.placedAt = placedAt
        self.paidAt = paidAt
        self.amountFen = amountFen
        self.billingMonth = billingMonth
        self.description = description
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.orderNumber = try values.decodeIfPresent(String.self, forKey: .orderNumber) ?? ""
        self.version = try values.decodeIfPresent(Int.self, forKey: .version)
        self.status = try values.decodeIfPresent(OrderStatus.self, forKey: .status) ?? .unknown
        self.customerReference = try values.decodeIfPresent(String.self, forKey: .customerReference)
        self.placedAt = try values.decodeIfPresent(Date.self, forKey: .placedAt)
        self.paidAt = try values.decodeIfPresent(Date.self, forKey: .paidAt)
        self.amountFen = try values.decodeIfPresent(Int64.self, forKey: .amountFen)
        self.billingMonth = try values.decodeIfPresent(String.self, forKey: .billingMonth)
        self.description = try values.decodeIfPresent(String.self, forKey: .description)
    }

    enum CodingKeys: String, CodingKey {
        case orderNumber = "order_number"
        case version
        case status
        case customerReference = "customer_reference"
        case placedAt = "placed_at"
        case paidAt = "paid_at"
        case amountFen = "amount_fen"
        case billingMonth = "billing_month"
        case description
    }
}

/// A payment; completed, it is a bill.
public struct PaymentFeed: Codable, Hashable, Sendable {
    /// Id of the bill.
    public var billID: String
    /// The order that it pays.
    public var orderNumber: String
    /// Version of the record; a higher one replaces a lower one. 1 when absent.
    public var version: Int?
    /// How far it got.
    public var status: PaymentStatus
    /// Whose it is; the order tells when absent.
    public var customerReference: String?
    /// What was sold, such as `Office365云服务`.
    public var description: String
    /// What was paid, vouchers included.
    public var amountFen: Int64
    /// The seller's own voucher share, which nobody paid.
    public var voucherFen: Int64
    /// Currency; CNY when absent, and nothing else is taken.
    public var currency: String?
    /// When it was paid.
    public var paidAt: Date?
    /// How: `alipay`, `unionpay`, `wechat_pay`, `bank_transfer`, or another word.
    public var method: String
    /// Who paid, where it is known.
    public var payer: String
    /// The seller's id; the policy's first when absent.
    public var seller: String?
    /// Month that it bills, `yyyy-mm`; the month of payment when absent.
    public var billingMonth: String?
    /// Tax code; the seller's when absent.
    public var taxCode: String?
    /// Rate; the seller's when absent.
    public var rate: Decimal?
    /// Lines; they sum to the amount. One line of the description when absent.
    public var lines: [BillLine]
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal { Money.yuan(fen: amountFen) }
    /// `voucherFen` in yuan, exactly.
    public var voucher: Decimal { Money.yuan(fen: voucherFen) }

    /// What is left out is as by default.
    public init(
        billID: String = "",
        orderNumber: String = "",
        version: Int? = nil,
        status: PaymentStatus = .pending,
        customerReference: String? = nil,
        description: String = "",
        amountFen: Int64 = 0,
        voucherFen: Int64 = 0,
        currency: String? = nil,
        paidAt: Date? = nil,
        method: String = "",
        payer: String = "",
        seller: String? = nil,
        billingMonth: String? = nil,
        taxCode: String? = nil,
        rate: Decimal? = nil,
        lines: [BillLine] = []
    ) {
        self.billID = billID
        self.orderNumber = orderNumber
        self.version = version
        self.status = status
        self.customerReference = customerReference
        self.description = description
        self.amountFen = amountFen
        self.voucherFen = voucherFen
        self.currency = currency
        self.paidAt = paidAt
        self.method = method
        self.payer = payer
        self.seller = seller
        self.billingMonth = billingMonth
        self.taxCode = taxCode
        self.rate = rate
        self.lines = lines
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.billID = try values.decodeIfPresent(String.self, forKey: .billID) ?? ""
        self.orderNumber = try values.decodeIfPresent(String.self, forKey: .orderNumber) ?? ""
        self.version = try values.decodeIfPresent(Int.self, forKey: .version)
        self.status = try values.decodeIfPresent(PaymentStatus.self, forKey: .status) ?? .pending
        self.customerReference = try values.decodeIfPresent(String.self, forKey: .customerReference)
        self.description = try values.decodeIfPresent(String.self, forKey: .description) ?? ""
        self.amountFen = try values.decodeIfPresent(Int64.self, forKey: .amountFen) ?? 0
        self.voucherFen = try values.decodeIfPresent(Int64.self, forKey: .voucherFen) ?? 0
        self.currency = try values.decodeIfPresent(String.self, forKey: .currency)
        self.paidAt = try values.decodeIfPresent(Date.self, forKey: .paidAt)
        self.method = try values.decodeIfPresent(String.self, forKey: .method) ?? ""
        self.payer = try values.decodeIfPresent(String.self, forKey: .payer) ?? ""
        self.seller = try values.decodeIfPresent(String.self, forKey: .seller)
        self.billingMonth = try values.decodeIfPresent(String.self, forKey: .billingMonth)
        self.taxCode = try values.decodeIfPresent(String.self, forKey: .taxCode)
        self.rate = try values.decodeIfPresent(Decimal.self, forKey: .rate)
        self.lines = try values.decodeIfPresent([BillLine].self, forKey: .lines) ?? []
    }

    enum CodingKeys: String, CodingKey {
        case billID = "bill_id"
        case orderNumber = "order_number"
        case version
        case status
        case customerReference = "customer_reference"
        case description
        case amountFen = "amount_fen"
        case voucherFen = "voucher_fen"
        case currency
        case paidAt = "paid_at"
        case method
        case payer
        case seller
        case billingMonth = "billing_month"
        case taxCode = "tax_code"
        case rate
        case lines
    }
}

extension PaymentFeed: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["billID": billID, "orderNumber": orderNumber, "status": status, "amountFen": amountFen], displayStyle: .struct)
    }
}

/// A place in a list: the sort value and the id of a row.
public struct Position: Codable, Hashable, Sendable {
    /// Sort value; empty when listing by id.
    public var sort: String
    /// Row id; breaks ties.
    public var id: String

    /// What is left out is as by default.
    public init(
        sort: String,
        id: String
    ) {
        self.sort = sort
        self.id = id
    }

    enum CodingKeys: String, CodingKey {
        case sort
        case id
    }
}

/// A refund.
public struct RefundFeed: Codable, Hashable, Sendable {
    /// Its id.
    public var refundID: String
    /// The bill that it pays back.
    public var billID: String
    /// Version of the record. 1 when absent.
    public var version: Int?
    /// How far it got.
    public var status: RefundStatus
    /// The seller's share of what is paid back, positive.
    public var amountFen: Int64
    /// When.
    public var refundedAt: Date?
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal { Money.yuan(fen: amountFen) }

    /// What is left out is as by default.
    public init(
        refundID: String = "",
        billID: String = "",
        version: Int? = nil,
        status: RefundStatus = .processing,
        amountFen: Int64 = 0,
        refundedAt: Date? = nil
    ) {
        self.refundID = refundID
        self.billID = billID
        self.version = version
        self.status = status
        self.amountFen = amountFen
        self.refundedAt = refundedAt
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.refundID = try values.decodeIfPresent(String.self, forKey: .refundID) ?? ""
        self.billID = try values.decodeIfPresent(String.self, forKey: .billID) ?? ""
        self.version = try values.decodeIfPresent(Int.self, forKey: .version)
        self.status = try values.decodeIfPresent(RefundStatus.self, forKey: .status) ?? .processing
        self.amountFen = try values.decodeIfPresent(Int64.self, forKey: .amountFen) ?? 0
        self.refundedAt = try values.decodeIfPresent(Date.self, forKey: .refundedAt)
    }

    enum CodingKeys: String, CodingKey {
        case refundID = "refund_id"
        case billID = "bill_id"
        case version
        case status
        case amountFen = "amount_fen"
        case refundedAt = "refunded_at"
    }
}

/// What shall change when a fapiao is reissued; what is absent stays (SPEC R3).
public struct ReissueChange: Codable, Hashable, Sendable {
    /// Another type.
    public var fapiaoType: FapiaoType?
    /// Another buyer, or the same with other information.
    public var buyer: Buyer?
    /// Another delivery.
    public var delivery: Delivery?

    /// What is left out is as by default.
    public init(
        fapiaoType: FapiaoType? = nil,
        buyer: Buyer? = nil,
        delivery: Delivery? = nil
    ) {
        self.fapiaoType = fapiaoType
        self.buyer = buyer
        self.delivery = delivery
    }

    enum CodingKeys: String, CodingKey {
        case fapiaoType = "fapiao_type"
        case buyer
        case delivery
    }
}

/// A mail as it is read.
public struct RenderedMail: Codable, Hashable, Sendable {
    /// Which mail.
    public var template: Template
    /// In which language.
    public var locale: DeskLocale
    /// To whom.
    public var to: String
    /// Subject; one line.
    public var subject: String
    /// Plain text.
    public var text: String
    /// The same as a page of HTML.
    public var html: String
    /// The link that the text carries, where it carries one.
    public var link: String?

    /// What is left out is as by default.
    public init(
        template: Template,
        locale: DeskLocale,
        to: String,
        subject: String,
        text: String,
        html: String,
        link: String? = nil
    ) {
        self.template = template
        self.locale = locale
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.link = link
    }

    enum CodingKeys: String, CodingKey {
        case template
        case locale
        case to
        case subject
        case text
        case html
        case link
    }
}

extension RenderedMail: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["template": template, "locale": locale], displayStyle: .struct)
    }
}

/// A row as it was last committed.
public struct Row: Codable, Hashable, Sendable {
    /// Where it stands.
    public var key: RowKey
    /// The number of facts that made it; 1 for a row without history.
    public var version: Int
    /// Digest of its latest fact, hexadecimal; empty for a row without history.
    public var digest: String
    /// The state, JSON text. Kept byte for byte.
    public var body: String

    /// What is left out is as by default.
    public init(
        key: RowKey,
        version: Int,
        digest: String,
        body: String
    ) {
        self.key = key
        self.version = version
        self.digest = digest
        self.body = body
    }

    enum CodingKeys: String, CodingKey {
        case key
        case version
        case digest
        case body
    }
}

extension Row: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["key": key, "version": version], displayStyle: .struct)
    }
}

/// The mail server that takes the mails.
public struct SmtpOptions: Codable, Hashable, Sendable {
    /// Its name, which its certificate must bear.
    public var host: String
    /// The address that mails come from. Their Message-IDs end with its domain.
    public var fromAddress: String
    /// The name that stands beside it.
    public var fromName: String?
    /// Where answers go, if not to `from_address`.
    public var replyTo: String?
    /// How the connection is protected.
    public var security: SmtpSecurity
    /// Its port; 587 for `start_tls`, 465 for `tls`, 25 for `none` if left out.
    public var port: Int?
    /// The account to sign in with.
    public var username: String?
    /// Its password.
    public var password: Secret?
    /// Certificates to trust instead of those of the system: the text of a PEM file.
    public var certificates: String?
    /// Seconds to wait for each answer of the server, 1 to 60; 20 if left out.
    public var timeoutSeconds: Int?

    /// What is left out is as by default.
    public init(
        host: String,
        fromAddress: String,
        fromName: String? = nil,
        replyTo: String? = nil,
        security: SmtpSecurity = .startTls,
        port: Int? = nil,
        username: String? = nil,
        password: Secret? = nil,
        certificates: String? = nil,
        timeoutSeconds: Int? = nil
    ) {
        self.host = host
        self.fromAddress = fromAddress
        self.fromName = fromName
        self.replyTo = replyTo
        self.security = security
        self.port = port
        self.username = username
        self.password = password
        self.certificates = certificates
        self.timeoutSeconds = timeoutSeconds
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.host = try values.decode(String.self, forKey: .host)
        self.fromAddress = try values.decode(String.self, forKey: .fromAddress)
        self.fromName = try values.decodeIfPresent(String.self, forKey: .fromName)
        self.replyTo = try values.decodeIfPresent(String.self, forKey: .replyTo)
        self.security = try values.decodeIfPresent(SmtpSecurity.self, forKey: .security) ?? .startTls
        self.port = try values.decodeIfPresent(Int.self, forKey: .port)
        self.username = try values.decodeIfPresent(String.self, forKey: .username)
        self.password = try values.decodeIfPresent(Secret.self, forKey: .password)
        self.certificates = try values.decodeIfPresent(String.self, forKey: .certificates)
        self.timeoutSeconds = try values.decodeIfPresent(Int.self, forKey: .timeoutSeconds)
    }

    enum CodingKeys: String, CodingKey {
        case host
        case fromAddress = "from_address"
        case fromName = "from_name"
        case replyTo = "reply_to"
        case security
        case port
        case username
        case password
        case certificates
        case timeoutSeconds = "timeout_seconds"
    }
}

extension SmtpOptions: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["host": host, "fromAddress": fromAddress, "security": security, "port": port as Any], displayStyle: .struct)
    }
}

/// A part that is asked for: an amount, or a share. All parts of a split are given the same way (SPEC S2).
public struct SplitPart: Codable, Hashable, Sendable {
    /// Amount with tax.
    public var amountFen: Int64?
    /// Share of the available amount, in proportion to the other parts.
    public var share: Int?
    /// Whose name the part is for; the application's buyer when absent.
    public var buyer: Buyer?
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal? { amountFen.map(Money.yuan(fen:)) }

    /// What is left out is as by default.
    public init(
        amountFen: Int64? = nil,
        share: Int? = nil,
        buyer: Buyer? = nil
    ) {
        self.amountFen = amountFen
        self.share = share
        self.buyer = buyer
    }

    enum CodingKeys: String, CodingKey {
        case amountFen = "amount_fen"
        case share
        case buyer
    }
}

/// A customer that a host vouches for with its own login (SPEC A15).
public struct Vouched: Codable, Hashable, Sendable {
    /// The customer reference of the feed.
    public var customerReference: String
    /// Where mails go; none are written without it.
    public var email: String?
    /// The language of mails.
    public var locale: DeskLocale?

    /// What is left out is as by default.
    public init(
        customerReference: String,
        email: String? = nil,
        locale: DeskLocale? = nil
    ) {
        self.customerReference = customerReference
        self.email = email
        self.locale = locale
    }

    enum CodingKeys: String, CodingKey {
        case customerReference = "customer_reference"
        case email
        case locale
    }
}

extension Vouched: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["customerReference": customerReference, "locale": locale as Any], displayStyle: .struct)
    }
}
