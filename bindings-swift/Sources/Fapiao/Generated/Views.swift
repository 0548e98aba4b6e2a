// Made by `cargo xtask generate`; do not edit.

import Foundation

/// Accounts and passwords (SPEC §3).
public struct AccountPolicy: Codable, Hashable, Sendable {
    /// Fewest characters of a password.
    public let passwordMin: Int
    /// Most characters of a password.
    public let passwordMax: Int
    /// Hours for which a mailed link or temporary password lives (SPEC T4).
    public let linkHours: Int
    /// Hours for which a session lives.
    public let sessionHours: Int
    /// How a forgotten password is replaced.
    public let passwordReset: PasswordReset
    /// Failures before an account waits (SPEC A7).
    public let freeFailures: Int
    /// The first wait, seconds; it doubles with each further failure.
    public let firstWaitSeconds: Int
    /// The longest wait, seconds.
    public let longestWaitSeconds: Int
    /// The language of mails to those who did not choose one.
    public let locale: DeskLocale

    /// What is left out is as by default.
    public init(
        passwordMin: Int,
        passwordMax: Int,
        linkHours: Int,
        sessionHours: Int,
        passwordReset: PasswordReset,
        freeFailures: Int,
        firstWaitSeconds: Int,
        longestWaitSeconds: Int,
        locale: DeskLocale
    ) {
        self.passwordMin = passwordMin
        self.passwordMax = passwordMax
        self.linkHours = linkHours
        self.sessionHours = sessionHours
        self.passwordReset = passwordReset
        self.freeFailures = freeFailures
        self.firstWaitSeconds = firstWaitSeconds
        self.longestWaitSeconds = longestWaitSeconds
        self.locale = locale
    }

    enum CodingKeys: String, CodingKey {
        case passwordMin = "password_min"
        case passwordMax = "password_max"
        case linkHours = "link_hours"
        case sessionHours = "session_hours"
        case passwordReset = "password_reset"
        case freeFailures = "free_failures"
        case firstWaitSeconds = "first_wait_seconds"
        case longestWaitSeconds = "longest_wait_seconds"
        case locale
    }
}

/// A customer's own account.
public struct AccountView: Codable, Hashable, Sendable {
    /// Account; absent for a customer that the host vouches for (SPEC A15).
    public let account: String?
    /// E-mail.
    public let email: String?
    /// Address that a running change of e-mail waits for.
    public let newEmail: String?
    /// Customer references whose bills belong to the customer (SPEC A14).
    public let references: [String]
    /// Order numbers of the account.
    public let orders: [String]
    /// Language of mails.
    public let locale: DeskLocale
    /// Whether the password is a temporary one.
    public let mustChangePassword: Bool
    /// When the session ends by itself.
    public let sessionExpiresAt: Date?

    /// What is left out is as by default.
    public init(
        account: String? = nil,
        email: String? = nil,
        newEmail: String? = nil,
        references: [String],
        orders: [String],
        locale: DeskLocale,
        mustChangePassword: Bool,
        sessionExpiresAt: Date? = nil
    ) {
        self.account = account
        self.email = email
        self.newEmail = newEmail
        self.references = references
        self.orders = orders
        self.locale = locale
        self.mustChangePassword = mustChangePassword
        self.sessionExpiresAt = sessionExpiresAt
    }

    enum CodingKeys: String, CodingKey {
        case account
        case email
        case newEmail = "new_email"
        case references
        case orders
        case locale
        case mustChangePassword = "must_change_password"
        case sessionExpiresAt = "session_expires_at"
    }
}

extension AccountView: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["account": account as Any, "references": references, "orders": orders, "locale": locale, "mustChangePassword": mustChangePassword], displayStyle: .struct)
    }
}

/// A part of what is available to invoice (SPEC B5).
public struct AmountComponent: Codable, Hashable, Sendable {
    /// `paid`, `refunded`, `voucher`, `invoiced`, `reserved`.
    public let reason: String
    /// What it adds; negative for what it takes away.
    public let amountFen: Int64
    /// In words.
    public let text: BilingualText
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal { Money.yuan(fen: amountFen) }

    /// What is left out is as by default.
    public init(
        reason: String,
        amountFen: Int64,
        text: BilingualText
    ) {
        self.reason = reason
        self.amountFen = amountFen
        self.text = text
    }

    enum CodingKeys: String, CodingKey {
        case reason
        case amountFen = "amount_fen"
        case text
    }
}

/// Applications (SPEC §4).
public struct ApplicationPolicy: Codable, Hashable, Sendable {
    /// Most bills of one application.
    public let maxBills: Int
    /// Most parts of a split.
    public let maxParts: Int
    /// Whether several bills may be merged into one fapiao (SPEC S3).
    public let merge: Bool
    /// Who decides on a split.
    public let split: SplitApproval
    /// Most characters of a remark for the delivery (SPEC P9).
    public let deliveryRemarkMax: Int
    /// Most addresses of an e-mail delivery (SPEC D1).
    public let maxEmails: Int
    /// Most titles in a title book (SPEC P5).
    public let maxTitles: Int
    /// Rows of a page unless asked otherwise (SPEC B10).
    public let pageSize: Int
    /// Most rows of a page.
    public let pageMax: Int

    /// What is left out is as by default.
    public init(
        maxBills: Int,
        maxParts: Int,
        merge: Bool,
        split: SplitApproval,
        deliveryRemarkMax: Int,
        maxEmails: Int,
        maxTitles: Int,
        pageSize: Int,
        pageMax: Int
    ) {
        self.maxBills = maxBills
        self.maxParts = maxParts
        self.merge = merge
        self.split = split
        self.deliveryRemarkMax = deliveryRemarkMax
        self.maxEmails = maxEmails
        self.maxTitles = maxTitles
        self.pageSize = pageSize
        self.pageMax = pageMax
    }

    enum CodingKeys: String, CodingKey {
        case maxBills = "max_bills"
        case maxParts = "max_parts"
        case merge
        case split
        case deliveryRemarkMax = "delivery_remark_max"
        case maxEmails = "max_emails"
        case maxTitles = "max_titles"
        case pageSize = "page_size"
        case pageMax = "page_max"
    }
}

/// An application.
public struct ApplicationView: Codable, Hashable, Sendable {
    /// Its number (SPEC P2).
    public let batchNumber: String
    /// Where it stands.
    public let status: ApplicationStatus
    /// Stage by number, 1 to 4.
    public let stage: Int
    /// Status in words.
    public let label: BilingualText
    /// When it was submitted.
    public let submittedAt: Date
    /// The seller's id.
    public let seller: String
    /// Special or normal.
    public let fapiaoType: FapiaoType
    /// Paper or digital.
    public let medium: Medium
    /// What it covers.
    public let bills: [BillShare]
    /// With tax, all of it.
    public let grossFen: Int64
    /// The buyer.
    public let buyer: Buyer
    /// Where it goes.
    public let delivery: Delivery
    /// Who pays the courier.
    public let freight: Freight
    /// What the fapiao is for.
    public let purpose: Purpose
    /// Remark printed on the fapiao.
    public let remark: String
    /// The ids of its fapiao.
    public let fapiaoIDs: [String]
    /// The day by which it is mailed (SPEC D4).
    public let promise: PromiseView
    /// Why it was rejected.
    public let rejected: String?
    /// Who carries it.
    public let carrier: String?
    /// Under which number (运单号).
    public let waybill: String?
    /// The application that it replaces, after a reissue.
    public let replaces: String?
    /// The application that replaced it.
    public let replacedBy: String?
    /// What the caller may do now.
    public let allowed: [String]
    /// What is worth a second look, such as a waybill of an unusual form (SPEC D3).
    public let warnings: [Problem]
    /// `grossFen` in yuan, exactly.
    public var gross: Decimal { Money.yuan(fen: grossFen) }

    /// What is left out is as by default.
    public init(
        batchNumber: String,
        status: ApplicationStatus,
        stage: Int,
        label: BilingualText,
        submittedAt: Date,
        seller: String,
        fapiaoType: FapiaoType,
        medium: Medium,
        bills: [BillShare],
        grossFen: Int64,
        buyer: Buyer,
        delivery: Delivery,
        freight: Freight,
        purpose: Purpose,
        remark: String = "",
        fapiaoIDs: [String],
        promise: PromiseView,
        rejected: String? = nil,
        carrier: String? = nil,
        waybill: String? = nil,
        replaces: String? = nil,
        replacedBy: String? = nil,
        allowed: [String],
        warnings: [Problem] = []
    ) {
        self.batchNumber = batchNumber
        self.status = status
        self.stage = stage
        self.label = label
        self.submittedAt = submittedAt
        self.seller = seller
        self.fapiaoType = fapiaoType
        self.medium = medium
        self.bills = bills
        self.grossFen = grossFen
        self.buyer = buyer
        self.delivery = delivery
        self.freight = freight
        self.purpose = purpose
        self.remark = remark
        self.fapiaoIDs = fapiaoIDs
        self.promise = promise
        self.rejected = rejected
        self.carrier = carrier
        self.waybill = waybill
        self.replaces = replaces
        self.replacedBy = replacedBy
        self.allowed = allowed
        self.warnings = warnings
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.batchNumber = try values.decode(String.self, forKey: .batchNumber)
        self.status = try values.decode(ApplicationStatus.self, forKey: .status)
        self.stage = try values.decode(Int.self, forKey: .stage)
        self.label = try values.decode(BilingualText.self, forKey: .label)
        self.submittedAt = try values.decode(Date.self, forKey: .submittedAt)
        self.seller = try values.decode(String.self, forKey: .seller)
        self.fapiaoType = try values.decode(FapiaoType.self, forKey: .fapiaoType)
        self.medium = try values.decode(Medium.self, forKey: .medium)
        self.bills = try values.decode([BillShare].self, forKey: .bills)
        self.grossFen = try values.decode(Int64.self, forKey: .grossFen)
        self.buyer = try values.decode(Buyer.self, forKey: .buyer)
        self.delivery = try values.decode(Delivery.self, forKey: .delivery)
        self.freight = try values.decode(Freight.self, forKey: .freight)
        self.purpose = try values.decode(Purpose.self, forKey: .purpose)
        self.remark = try values.decodeIfPresent(String.self, forKey: .remark) ?? ""
        self.fapiaoIDs = try values.decode([String].self, forKey: .fapiaoIDs)
        self.promise = try values.decode(PromiseView.self, forKey: .promise)
        self.rejected = try values.decodeIfPresent(String.self, forKey: .rejected)
        self.carrier = try values.decodeIfPresent(String.self, forKey: .carrier)
        self.waybill = try values.decodeIfPresent(String.self, forKey: .waybill)
        self.replaces = try values.decodeIfPresent(String.self, forKey: .replaces)
        self.replacedBy = try values.decodeIfPresent(String.self, forKey: .replacedBy)
        self.allowed = try values.decode([String].self, forKey: .allowed)
        self.warnings = try values.decodeIfPresent([Problem].self, forKey: .warnings) ?? []
    }

    enum CodingKeys: String, CodingKey {
        case batchNumber = "batch_number"
        case status
        case stage
        case label
        case submittedAt = "submitted_at"
        case seller
        case fapiaoType = "fapiao_type"
        case medium
        case bills
        case grossFen = "gross_fen"
        case buyer
        case delivery
        case freight
        case purpose
        case remark
        case fapiaoIDs = "fapiao_ids"
        case promise
        case rejected
        case carrier
        case waybill
        case replaces
        case replacedBy = "replaced_by"
        case allowed
        case warnings
    }
}

/// A page of a list (SPEC B10).
public struct AsidePage: Codable, Hashable, Sendable, Page {
    public typealias Element = AsideView

    /// The rows.
    public let items: [AsideView]
    /// Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it,
    /// but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a
    /// next one, too.
    public let next: String?

    /// What is left out is as by default.
    public init(
        items: [AsideView],
        next: String? = nil
    ) {
        self.items = items
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case items
        case next
    }
}

/// A change that was kept aside.
public struct AsideView: Codable, Hashable, Sendable {
    /// The bill; empty for a change of an order itself.
    public let billID: String
    /// The order, for a change of its owner.
    public let orderNumber: String
    /// Its number within the bill, for `settle_aside`.
    public let aside: Int
    /// `payment`, `refund`, `order`, `order_owner`.
    public let record: String
    /// When it came.
    public let at: Date
    /// What it would make of the amount paid.
    public let paidFen: Int64
    /// What it would make of the refunds.
    public let refundedFen: Int64
    /// The application that the bill is in.
    public let batchNumber: String?
    /// `paidFen` in yuan, exactly.
    public var paid: Decimal { Money.yuan(fen: paidFen) }
    /// `refundedFen` in yuan, exactly.
    public var refunded: Decimal { Money.yuan(fen: refundedFen) }

    /// What is left out is as by default.
    public init(
        billID: String = "",
        orderNumber: String = "",
        aside: Int,
        record: String,
        at: Date,
        paidFen: Int64,
        refundedFen: Int64,
        batchNumber: String? = nil
    ) {
        self.billID = billID
        self.orderNumber = orderNumber
        self.aside = aside
        self.record = record
        self.at = at
        self.paidFen = paidFen
        self.refundedFen = refundedFen
        self.batchNumber = batchNumber
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.billID = try values.decodeIfPresent(String.self, forKey: .billID) ?? ""
        self.orderNumber = try values.decodeIfPresent(String.self, forKey: .orderNumber) ?? ""
        self.aside = try values.decode(Int.self, forKey: .aside)
        self.record = try values.decode(String.self, forKey: .record)
        self.at = try values.decode(Date.self, forKey: .at)
        self.paidFen = try values.decode(Int64.self, forKey: .paidFen)
        self.refundedFen = try values.decode(Int64.self, forKey: .refundedFen)
        self.batchNumber = try values.decodeIfPresent(String.self, forKey: .batchNumber)
    }

    enum CodingKeys: String, CodingKey {
        case billID = "bill_id"
        case orderNumber = "order_number"
        case aside
        case record
        case at
        case paidFen = "paid_fen"
        case refundedFen = "refunded_fen"
        case batchNumber = "batch_number"
    }
}

/// What is available to invoice, and why (SPEC B5).
public struct AvailableView: Codable, Hashable, Sendable {
    /// Left to invoice.
    public let availableFen: Int64
    /// What it is made of; zero parts are left out, `paid` is always there.
    public let components: [AmountComponent]
    /// `availableFen` in yuan, exactly.
    public var available: Decimal { Money.yuan(fen: availableFen) }

    /// What is left out is as by default.
    public init(
        availableFen: Int64,
        components: [AmountComponent]
    ) {
        self.availableFen = availableFen
        self.components = components
    }

    enum CodingKeys: String, CodingKey {
        case availableFen = "available_fen"
        case components
    }
}

/// Everything that one command changes; committed whole or not at all.
public struct Batch: Codable, Hashable, Sendable {
    /// Rows with the versions they replace. No key stands twice.
    public let rows: [RowChange]
    /// Claims to give up, before any is taken. A claim held by another row is left alone.
    public let release: [Claim]
    /// Claims to take. One that its holder already holds is no error.
    public let claim: [Claim]
    /// Facts to append; `(key, seq)` is unique.
    public let facts: [Fact]
    /// Mails to keep; one whose id is known is ignored.
    public let mails: [Mail]

    /// What is left out is as by default.
    public init(
        rows: [RowChange],
        release: [Claim],
        claim: [Claim],
        facts: [Fact],
        mails: [Mail]
    ) {
        self.rows = rows
        self.release = release
        self.claim = claim
        self.facts = facts
        self.mails = mails
    }

    enum CodingKeys: String, CodingKey {
        case rows
        case release
        case claim
        case facts
        case mails
    }
}

/// How much of a bill a fapiao covers.
public struct BillShare: Codable, Hashable, Sendable {
    /// The bill.
    public let billID: String
    /// How much of it, tax included.
    public let amountFen: Int64
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal { Money.yuan(fen: amountFen) }

    /// What is left out is as by default.
    public init(
        billID: String,
        amountFen: Int64
    ) {
        self.billID = billID
        self.amountFen = amountFen
    }

    enum CodingKeys: String, CodingKey {
        case billID = "bill_id"
        case amountFen = "amount_fen"
    }
}

/// A bill as its customer sees it (SPEC B10).
public struct BillView: Codable, Hashable, Sendable {
    /// Its id.
    public let billID: String
    /// Its order.
    public let orderNumber: String
    /// What was sold.
    public let description: String
    /// The seller's id.
    public let seller: String
    /// When it was paid.
    public let paidAt: Date
    /// The day it was paid, China time.
    public let paidOn: Day
    /// What was paid.
    public let amountFen: Int64
    /// How it was paid.
    public let method: String
    /// Month that it bills, `yyyy-mm`.
    public let billingMonth: String
    /// Its application.
    public let batchNumber: String?
    /// The day of the application, China time.
    public let appliedOn: Day?
    /// `not_applied`, or the status of its application.
    public let status: String
    /// Stage by name.
    public let stage: BillStage
    /// Stage by number, 1 to 4.
    public let stageNumber: Int
    /// Status in words.
    public let label: BilingualText
    /// Delivery method of its application.
    public let deliveryMethod: String?
    /// What is left to invoice.
    public let available: AvailableView
    /// Whether an approved split waits to be used.
    public let splitApproved: Bool
    /// What the caller may do now.
    public let allowed: [String]
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal { Money.yuan(fen: amountFen) }

    /// What is left out is as by default.
    public init(
        billID: String,
        orderNumber: String,
        description: String,
        seller: String,
        paidAt: Date,
        paidOn: Day,
        amountFen: Int64,
        method: String,
        billingMonth: String,
        batchNumber: String? = nil,
        appliedOn: Day? = nil,
        status: String,
        stage: BillStage,
        stageNumber: Int,
        label: BilingualText,
        deliveryMethod: String? = nil,
        available: AvailableView,
        splitApproved: Bool,
        allowed: [String]
    ) {
        self.billID = billID
        self.orderNumber = orderNumber
        self.description = description
        self.seller = seller
        self.paidAt = paidAt
        self.paidOn = paidOn
        self.amountFen = amountFen
        self.method = method
        self.billingMonth = billingMonth
        self.batchNumber = batchNumber
        self.appliedOn = appliedOn
        self.status = status
        self.stage = stage
        self.stageNumber = stageNumber
        self.label = label
        self.deliveryMethod = deliveryMethod
        self.available = available
        self.splitApproved = splitApproved
        self.allowed = allowed
    }

    enum CodingKeys: String, CodingKey {
        case billID = "bill_id"
        case orderNumber = "order_number"
        case description
        case seller
        case paidAt = "paid_at"
        case paidOn = "paid_on"
        case amountFen = "amount_fen"
        case method
        case billingMonth = "billing_month"
        case batchNumber = "batch_number"
        case appliedOn = "applied_on"
        case status
        case stage
        case stageNumber = "stage_number"
        case label
        case deliveryMethod = "delivery_method"
        case available
        case splitApproved = "split_approved"
        case allowed
    }
}

/// A page of My bills.
public struct BillsView: Codable, Hashable, Sendable, Page {
    public typealias Element = BillView

    /// The rows, latest payment first.
    public let items: [BillView]
    /// Orders whose payment is missing; on the first page, without filters.
    public let missing: [MissingBill]
    /// Where the next page begins; absent on the last. A filtered page is full while there are bills for it, but a
    /// call looks at a thousand at most (ten times the limit if that is more): then a short page has a next one, too.
    public let next: String?

    /// What is left out is as by default.
    public init(
        items: [BillView],
        missing: [MissingBill],
        next: String? = nil
    ) {
        self.items = items
        self.missing = missing
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case items
        case missing
        case next
    }
}

/// The whole case of an application (SPEC H2).
public struct CaseView: Codable, Hashable, Sendable {
    /// When it was exported.
    public let exportedAt: Date
    /// The application, with personal data; the export is recorded (SPEC H3).
    public let application: ApplicationView
    /// Its fapiao and their red ones.
    public let fapiao: [FapiaoView]
    /// Its bills.
    public let bills: [BillView]
    /// Requests about it.
    public let requests: [RequestView]
    /// Mails about it.
    public let mails: [MailView]
    /// All facts of all these rows, by row.
    public let facts: [Fact]

    /// What is left out is as by default.
    public init(
        exportedAt: Date,
        application: ApplicationView,
        fapiao: [FapiaoView],
        bills: [BillView],
        requests: [RequestView],
        mails: [MailView],
        facts: [Fact]
    ) {
        self.exportedAt = exportedAt
        self.application = application
        self.fapiao = fapiao
        self.bills = bills
        self.requests = requests
        self.mails = mails
        self.facts = facts
    }

    enum CodingKeys: String, CodingKey {
        case exportedAt = "exported_at"
        case application
        case fapiao
        case bills
        case requests
        case mails
        case facts
    }
}

/// A unique value and the row that holds it.
public struct Claim: Codable, Hashable, Sendable {
    /// The space in which the value is unique.
    public let space: String
    /// The value.
    public let value: String
    /// The row that holds it.
    public let holder: RowKey

    /// What is left out is as by default.
    public init(
        space: String,
        value: String,
        holder: RowKey
    ) {
        self.space = space
        self.value = value
        self.holder = holder
    }

    enum CodingKeys: String, CodingKey {
        case space
        case value
        case holder
    }
}

/// A courier sheet, to print or export.
public struct CourierSheetView: Codable, Hashable, Sendable {
    /// The delivery method, in words.
    public let method: BilingualText
    /// When it was made.
    public let at: Date
    /// The parcels, the earliest promise first.
    public let parcels: [Parcel]
    /// The same as CSV with a header line (UTF-8 with a byte order mark, as sheet programs want it).
    public let csv: String

    /// What is left out is as by default.
    public init(
        method: BilingualText,
        at: Date,
        parcels: [Parcel],
        csv: String
    ) {
        self.method = method
        self.at = at
        self.parcels = parcels
        self.csv = csv
    }

    enum CodingKeys: String, CodingKey {
        case method
        case at
        case parcels
        case csv
    }
}

extension CourierSheetView: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["method": method, "at": at], displayStyle: .struct)
    }
}

/// A row whose facts are not whole.
public struct Damage: Codable, Hashable, Sendable {
    /// Its kind.
    public let kind: String
    /// Its id.
    public let id: String
    /// `missing_fact`, `broken_chain`, `changed_fact`, `row_differs`, `unreadable`.
    public let reason: String
    /// At which fact.
    public let seq: Int

    /// What is left out is as by default.
    public init(
        kind: String,
        id: String,
        reason: String,
        seq: Int
    ) {
        self.kind = kind
        self.id = id
        self.reason = reason
        self.seq = seq
    }

    enum CodingKeys: String, CodingKey {
        case kind
        case id
        case reason
        case seq
    }
}

/// Deadlines.
public struct Deadlines: Codable, Hashable, Sendable {
    /// Working days after which an order number should be known (SPEC B3).
    public let orderWorkingDays: Int
    /// Working days after which a payment should be known (SPEC B3).
    public let paymentWorkingDays: Int
    /// Working days within which a fapiao is promised (SPEC D4).
    public let promiseWorkingDays: Int
    /// Days after mailing or sending when receipt is taken for granted (SPEC §4).
    public let receivedAfterDays: Int

    /// What is left out is as by default.
    public init(
        orderWorkingDays: Int,
        paymentWorkingDays: Int,
        promiseWorkingDays: Int,
        receivedAfterDays: Int
    ) {
        self.orderWorkingDays = orderWorkingDays
        self.paymentWorkingDays = paymentWorkingDays
        self.promiseWorkingDays = promiseWorkingDays
        self.receivedAfterDays = receivedAfterDays
    }

    enum CodingKeys: String, CodingKey {
        case orderWorkingDays = "order_working_days"
        case paymentWorkingDays = "payment_working_days"
        case promiseWorkingDays = "promise_working_days"
        case receivedAfterDays = "received_after_days"
    }
}

/// What took effect.
public struct DeadlinesView: Codable, Hashable, Sendable {
    /// Digital fapiao sent.
    public let sent: Int
    /// Taken for received.
    public let received: Int
    /// Customers told of a shortage.
    public let told: Int
    /// Whether there is more to do.
    public let more: Bool

    /// What is left out is as by default.
    public init(
        sent: Int,
        received: Int,
        told: Int,
        more: Bool
    ) {
        self.sent = sent
        self.received = received
        self.told = told
        self.more = more
    }

    enum CodingKeys: String, CodingKey {
        case sent
        case received
        case told
        case more
    }
}

/// What became of the mails that were due.
public struct Delivered: Codable, Hashable, Sendable {
    /// Handed over.
    public let sent: Int
    /// To be tried again.
    public let failed: Int
    /// Given up; staff see them.
    public let givenUp: Int

    /// What is left out is as by default.
    public init(
        sent: Int,
        failed: Int,
        givenUp: Int
    ) {
        self.sent = sent
        self.failed = failed
        self.givenUp = givenUp
    }

    enum CodingKeys: String, CodingKey {
        case sent
        case failed
        case givenUp = "given_up"
    }
}

/// A delivery method on offer.
public struct DeliveryChoice: Codable, Hashable, Sendable {
    /// Its name for `delivery.method`.
    public let method: String
    /// In words.
    public let name: BilingualText
    /// What it needs.
    public let kind: DeliveryKind
    /// Who pays.
    public let freight: Freight
    /// Where to collect.
    public let address: String?
    /// Whom to ask for.
    public let contact: String?

    /// What is left out is as by default.
    public init(
        method: String,
        name: BilingualText,
        kind: DeliveryKind,
        freight: Freight,
        address: String? = nil,
        contact: String? = nil
    ) {
        self.method = method
        self.name = name
        self.kind = kind
        self.freight = freight
        self.address = address
        self.contact = contact
    }

    enum CodingKeys: String, CodingKey {
        case method
        case name
        case kind
        case freight
        case address
        case contact
    }
}

/// A delivery method (SPEC D1).
public struct DeliveryOption: Codable, Hashable, Sendable {
    /// Stable name, such as `yunda`.
    public let method: String
    /// Name, Chinese.
    public let nameZh: String
    /// Name, English.
    public let nameEn: String
    /// What it needs.
    public let kind: DeliveryKind
    /// Who pays.
    public let freight: Freight
    /// For which media.
    public let media: [Medium]
    /// Where to collect.
    public let address: String?
    /// Whom to ask for when collecting.
    public let contact: String?

    /// What is left out is as by default.
    public init(
        method: String,
        nameZh: String,
        nameEn: String,
        kind: DeliveryKind,
        freight: Freight,
        media: [Medium],
        address: String? = nil,
        contact: String? = nil
    ) {
        self.method = method
        self.nameZh = nameZh
        self.nameEn = nameEn
        self.kind = kind
        self.freight = freight
        self.media = media
        self.address = address
        self.contact = contact
    }

    enum CodingKeys: String, CodingKey {
        case method
        case nameZh = "name_zh"
        case nameEn = "name_en"
        case kind
        case freight
        case media
        case address
        case contact
    }
}

/// A point in which what was issued differs from what was applied for (SPEC I2).
public struct Difference: Codable, Hashable, Sendable {
    /// Which: `medium`, `fapiao_type`, `title`, `tax_id`, `net_fen`, `tax_fen`, `gross_fen`.
    public let field: String
    /// What was applied for.
    public let expected: String
    /// What was issued.
    public let actual: String

    /// What is left out is as by default.
    public init(
        field: String,
        expected: String,
        actual: String
    ) {
        self.field = field
        self.expected = expected
        self.actual = actual
    }

    enum CodingKeys: String, CodingKey {
        case field
        case expected
        case actual
    }
}

/// A bill of a draft.
public struct DraftBill: Codable, Hashable, Sendable {
    /// Its id.
    public let billID: String
    /// What was sold.
    public let description: String
    /// When it was paid.
    public let paidAt: Date
    /// Who paid, where it is known; matters for some purposes (SPEC Y8).
    public let payer: String
    /// What is left to invoice.
    public let available: AvailableView
    /// Whether an approved split will be used.
    public let split: Bool

    /// What is left out is as by default.
    public init(
        billID: String,
        description: String,
        paidAt: Date,
        payer: String = "",
        available: AvailableView,
        split: Bool
    ) {
        self.billID = billID
        self.description = description
        self.paidAt = paidAt
        self.payer = payer
        self.available = available
        self.split = split
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.billID = try values.decode(String.self, forKey: .billID)
        self.description = try values.decode(String.self, forKey: .description)
        self.paidAt = try values.decode(Date.self, forKey: .paidAt)
        self.payer = try values.decodeIfPresent(String.self, forKey: .payer) ?? ""
        self.available = try values.decode(AvailableView.self, forKey: .available)
        self.split = try values.decode(Bool.self, forKey: .split)
    }

    enum CodingKeys: String, CodingKey {
        case billID = "bill_id"
        case description
        case paidAt = "paid_at"
        case payer
        case available
        case split
    }
}

/// Every refusal of the desk, in every language the same (SPEC E1). Texts never carry passwords, tokens, full tax
/// ids, phones or e-mails (SPEC E2).
public struct ErrorBody: Codable, Hashable, Sendable {
    /// Sort of refusal.
    public let kind: ErrorKind
    /// Stable code of the catalogue.
    public let code: String
    /// The field, when one alone is meant.
    public let field: String?
    /// What happened, Chinese.
    public let zh: String
    /// What happened, English.
    public let en: String
    /// What to do, Chinese.
    public let adviceZh: String
    /// What to do, English.
    public let adviceEn: String
    /// Whether a retry helps.
    public let retry: Retry
    /// When a retry helps, if that is known.
    public let retryAt: Date?
    /// Every wrong field.
    public let problems: [Problem]
    /// Facts of the refusal by name, such as `from`, `operation`, `allowed`.
    public let details: JSONValue

    /// What is left out is as by default.
    public init(
        kind: ErrorKind,
        code: String,
        field: String? = nil,
        zh: String,
        en: String,
        adviceZh: String,
        adviceEn: String,
        retry: Retry,
        retryAt: Date? = nil,
        problems: [Problem] = [],
        details: JSONValue = [:]
    ) {
        self.kind = kind
        self.code = code
        self.field = field
        self.zh = zh
        self.en = en
        self.adviceZh = adviceZh
        self.adviceEn = adviceEn
        self.retry = retry
        self.retryAt = retryAt
        self.problems = problems
        self.details = details
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.kind = try values.decode(ErrorKind.self, forKey: .kind)
        self.code = try values.decode(String.self, forKey: .code)
        self.field = try values.decodeIfPresent(String.self, forKey: .field)
        self.zh = try values.decode(String.self, forKey: .zh)
        self.en = try values.decode(String.self, forKey: .en)
        self.adviceZh = try values.decode(String.self, forKey: .adviceZh)
        self.adviceEn = try values.decode(String.self, forKey: .adviceEn)
        self.retry = try values.decode(Retry.self, forKey: .retry)
        self.retryAt = try values.decodeIfPresent(Date.self, forKey: .retryAt)
        self.problems = try values.decodeIfPresent([Problem].self, forKey: .problems) ?? []
        self.details = try values.decodeIfPresent(JSONValue.self, forKey: .details) ?? [:]
    }

    enum CodingKeys: String, CodingKey {
        case kind
        case code
        case field
        case zh
        case en
        case adviceZh = "advice_zh"
        case adviceEn = "advice_en"
        case retry
        case retryAt = "retry_at"
        case problems
        case details
    }
}

/// A line of a fapiao.
public struct FapiaoLine: Codable, Hashable, Sendable {
    /// Item name (货物或应税劳务、服务名称).
    public let name: String
    /// Tax code (商品和服务税收分类编码).
    public let taxCode: String?
    /// Unit.
    public let unit: String?
    /// Quantity, decimal text.
    public let quantity: Decimal?
    /// Price of one, without tax, decimal text in yuan.
    public let unitPrice: Decimal?
    /// Rate.
    public let rate: Decimal
    /// 金额: without tax.
    public let netFen: Int64
    /// 税额: the tax.
    public let taxFen: Int64
    /// 价税合计: with tax.
    public let grossFen: Int64
    /// Whether it is the discount on the line before.
    public let discount: Bool
    /// `netFen` in yuan, exactly.
    public var net: Decimal { Money.yuan(fen: netFen) }
    /// `taxFen` in yuan, exactly.
    public var tax: Decimal { Money.yuan(fen: taxFen) }
    /// `grossFen` in yuan, exactly.
    public var gross: Decimal { Money.yuan(fen: grossFen) }

    /// What is left out is as by default.
    public init(
        name: String,
        taxCode: String? = nil,
        unit: String? = nil,
        quantity: Decimal? = nil,
        unitPrice: Decimal? = nil,
        rate: Decimal,
        netFen: Int64,
        taxFen: Int64,
        grossFen: Int64,
        discount: Bool
    ) {
        self.name = name
        self.taxCode = taxCode
        self.unit = unit
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.rate = rate
        self.netFen = netFen
        self.taxFen = taxFen
        self.grossFen = grossFen
        self.discount = discount
    }

    enum CodingKeys: String, CodingKey {
        case name
        case taxCode = "tax_code"
        case unit
        case quantity
        case unitPrice = "unit_price"
        case rate
        case netFen = "net_fen"
        case taxFen = "tax_fen"
        case grossFen = "gross_fen"
        case discount
    }
}

/// A page of a list (SPEC B10).
public struct FapiaoPage: Codable, Hashable, Sendable, Page {
    public typealias Element = FapiaoView

    /// The rows.
    public let items: [FapiaoView]
    /// Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it,
    /// but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a
    /// next one, too.
    public let next: String?

    /// What is left out is as by default.
    public init(
        items: [FapiaoView],
        next: String? = nil
    ) {
        self.items = items
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case items
        case next
    }
}

/// A fapiao.
public struct FapiaoView: Codable, Hashable, Sendable {
    /// Its id here, from the first day; the official number comes when it is issued.
    public let fapiaoID: String
    /// Its application.
    public let batchNumber: String
    /// Where it stands.
    public let status: FapiaoStatus
    /// Status in words.
    public let label: BilingualText
    /// Stage of its application, 1 to 4 (SPEC B10); 1 in a dry run.
    public let stage: Int
    /// Blue or red.
    public let colour: Colour
    /// Special or normal.
    public let fapiaoType: FapiaoType
    /// Paper or digital.
    public let medium: Medium
    /// The seller's id.
    public let seller: String
    /// The seller's name.
    public let sellerName: String
    /// The buyer.
    public let buyer: Buyer
    /// The lines.
    public let lines: [FapiaoLine]
    /// 金额: without tax.
    public let netFen: Int64
    /// 税额: the tax.
    public let taxFen: Int64
    /// 价税合计: with tax.
    public let grossFen: Int64
    /// 价税合计（大写）: the same in capitals (SPEC M7).
    public let grossCapitals: String
    /// Remark printed on it.
    public let remark: String
    /// What it covers.
    public let bills: [BillShare]
    /// Code (发票代码) of a paper fapiao.
    public let code: String?
    /// Number (发票号码).
    public let number: String?
    /// Date of issue (开票日期).
    public let issuedOn: Day?
    /// Delivery method of its application.
    public let deliveryMethod: String
    /// The blue fapiao that it replaces, after a reissue.
    public let replaces: String?
    /// The blue fapiao that replaces it.
    public let replacedBy: String?
    /// The blue fapiao that this red one reverses.
    public let reverses: String?
    /// The red fapiao that reverses it.
    public let reversedBy: String?
    /// Why it is in quarantine (SPEC I2).
    public let differences: [Difference]
    /// What whoever asks may do now (SPEC §4). Staff: operations on this fapiao. The customer: `progress`, `reissue`,
    /// which is asked for with `open_request`, and operations on its application. Nothing in a dry run.
    public let allowed: [String]
    /// `netFen` in yuan, exactly.
    public var net: Decimal { Money.yuan(fen: netFen) }
    /// `taxFen` in yuan, exactly.
    public var tax: Decimal { Money.yuan(fen: taxFen) }
    /// `grossFen` in yuan, exactly.
    public var gross: Decimal { Money.yuan(fen: grossFen) }

    /// What is left out is as by default.
    public init(
        fapiaoID: String,
        batchNumber: String,
        status: FapiaoStatus,
        label: BilingualText,
        stage: Int,
        colour: Colour,
        fapiaoType: FapiaoType,
        medium: Medium,
        seller: String,
        sellerName: String,
        buyer: Buyer,
        lines: [FapiaoLine],
        netFen: Int64,
        taxFen: Int64,
        grossFen: Int64,
        grossCapitals: String,
        remark: String = "",
        bills: [BillShare],
        code: String? = nil,
        number: String? = nil,
        issuedOn: Day? = nil,
        deliveryMethod: String,
        replaces: String? = nil,
        replacedBy: String? = nil,
        reverses: String? = nil,
        reversedBy: String? = nil,
        differences: [Difference] = [],
        allowed: [String]
    ) {
        self.fapiaoID = fapiaoID
        self.batchNumber = batchNumber
        self.status = status
        self.label = label
        self.stage = stage
        self.colour = colour
        self.fapiaoType = fapiaoType
        self.medium = medium
        self.seller = seller
        self.sellerName = sellerName
        self.buyer = buyer
        self.lines = lines
        self.netFen = netFen
        self.taxFen = taxFen
        self.grossFen = grossFen
        self.grossCapitals = grossCapitals
        self.remark = remark
        self.bills = bills
        self.code = code
        self.number = number
        self.issuedOn = issuedOn
        self.deliveryMethod = deliveryMethod
        self.replaces = replaces
        self.replacedBy = replacedBy
        self.reverses = reverses
        self.reversedBy = reversedBy
        self.differences = differences
        self.allowed = allowed
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.fapiaoID = try values.decode(String.self, forKey: .fapiaoID)
        self.batchNumber = try values.decode(String.self, forKey: .batchNumber)
        self.status = try values.decode(FapiaoStatus.self, forKey: .status)
        self.label = try values.decode(BilingualText.self, forKey: .label)
        self.stage = try values.decode(Int.self, forKey: .stage)
        self.colour = try values.decode(Colour.self, forKey: .colour)
        self.fapiaoType = try values.decode(FapiaoType.self, forKey: .fapiaoType)
        self.medium = try values.decode(Medium.self, forKey: .medium)
        self.seller = try values.decode(String.self, forKey: .seller)
        self.sellerName = try values.decode(String.self, forKey: .sellerName)
        self.buyer = try values.decode(Buyer.self, forKey: .buyer)
        self.lines = try values.decode([FapiaoLine].self, forKey: .lines)
        self.netFen = try values.decode(Int64.self, forKey: .netFen)
        self.taxFen = try values.decode(Int64.self, forKey: .taxFen)
        self.grossFen = try values.decode(Int64.self, forKey: .grossFen)
        self.grossCapitals = try values.decode(String.self, forKey: .grossCapitals)
        self.remark = try values.decodeIfPresent(String.self, forKey: .remark) ?? ""
        self.bills = try values.decode([BillShare].self, forKey: .bills)
        self.code = try values.decodeIfPresent(String.self, forKey: .code)
        self.number = try values.decodeIfPresent(String.self, forKey: .number)
        self.issuedOn = try values.decodeIfPresent(Day.self, forKey: .issuedOn)
        self.deliveryMethod = try values.decode(String.self, forKey: .deliveryMethod)
        self.replaces = try values.decodeIfPresent(String.self, forKey: .replaces)
        self.replacedBy = try values.decodeIfPresent(String.self, forKey: .replacedBy)
        self.reverses = try values.decodeIfPresent(String.self, forKey: .reverses)
        self.reversedBy = try values.decodeIfPresent(String.self, forKey: .reversedBy)
        self.differences = try values.decodeIfPresent([Difference].self, forKey: .differences) ?? []
        self.allowed = try values.decode([String].self, forKey: .allowed)
    }

    enum CodingKeys: String, CodingKey {
        case fapiaoID = "fapiao_id"
        case batchNumber = "batch_number"
        case status
        case label
        case stage
        case colour
        case fapiaoType = "fapiao_type"
        case medium
        case seller
        case sellerName = "seller_name"
        case buyer
        case lines
        case netFen = "net_fen"
        case taxFen = "tax_fen"
        case grossFen = "gross_fen"
        case grossCapitals = "gross_capitals"
        case remark
        case bills
        case code
        case number
        case issuedOn = "issued_on"
        case deliveryMethod = "delivery_method"
        case replaces
        case replacedBy = "replaced_by"
        case reverses
        case reversedBy = "reversed_by"
        case differences
        case allowed
    }
}

/// What became of a piece of the feed. The counts add up to the number of records.
public struct FeedReport: Codable, Hashable, Sendable {
    /// New, or newer than what was known.
    public let accepted: Int
    /// Known already.
    public let unchanged: Int
    /// Older than what is known.
    public let stale: Int
    /// Not completed, and thus no bill (SPEC B4).
    public let ignored: Int
    /// Would have changed a bill in use; kept for staff (SPEC B2).
    public let aside: Int
    /// Not taken. Good records are not lost to bad ones.
    public let rejected: [RejectedRecord]

    /// What is left out is as by default.
    public init(
        accepted: Int,
        unchanged: Int,
        stale: Int,
        ignored: Int,
        aside: Int,
        rejected: [RejectedRecord]
    ) {
        self.accepted = accepted
        self.unchanged = unchanged
        self.stale = stale
        self.ignored = ignored
        self.aside = aside
        self.rejected = rejected
    }

    enum CodingKeys: String, CodingKey {
        case accepted
        case unchanged
        case stale
        case ignored
        case aside
        case rejected
    }
}

/// An account as staff find it (SPEC A12).
public struct FoundAccountView: Codable, Hashable, Sendable {
    /// Account.
    public let account: String
    /// Where it stands: `pending` or `active`.
    public let status: String
    /// E-mail, masked.
    public let emailMasked: String
    /// New e-mail of a running change, masked.
    public let newEmailMasked: String?
    /// Customer references.
    public let references: [String]
    /// Order numbers.
    public let orders: [String]
    /// Language of mails.
    public let locale: DeskLocale
    /// When it was registered.
    public let registeredAt: Date
    /// When it was activated.
    public let activatedAt: Date?
    /// What staff may do now.
    public let allowed: [String]

    /// What is left out is as by default.
    public init(
        account: String,
        status: String,
        emailMasked: String,
        newEmailMasked: String? = nil,
        references: [String],
        orders: [String],
        locale: DeskLocale,
        registeredAt: Date,
        activatedAt: Date? = nil,
        allowed: [String]
    ) {
        self.account = account
        self.status = status
        self.emailMasked = emailMasked
        self.newEmailMasked = newEmailMasked
        self.references = references
        self.orders = orders
        self.locale = locale
        self.registeredAt = registeredAt
        self.activatedAt = activatedAt
        self.allowed = allowed
    }

    enum CodingKeys: String, CodingKey {
        case account
        case status
        case emailMasked = "email_masked"
        case newEmailMasked = "new_email_masked"
        case references
        case orders
        case locale
        case registeredAt = "registered_at"
        case activatedAt = "activated_at"
        case allowed
    }
}

/// Facts of a row.
public struct HistoryView: Codable, Hashable, Sendable {
    /// Oldest first.
    public let facts: [Fact]

    /// What is left out is as by default.
    public init(
        facts: [Fact]
    ) {
        self.facts = facts
    }

    enum CodingKeys: String, CodingKey {
        case facts
    }
}

/// How far an intake is.
public struct ImportProgress: Codable, Hashable, Sendable {
    /// Bytes of the file read, packed as they came.
    public let bytes: Int
    /// Lines of the statement read.
    public let lines: Int
    /// Records committed, or found to be known.
    public let records: Int
    /// Lines that were not taken so far.
    public let rejected: Int

    /// What is left out is as by default.
    public init(
        bytes: Int,
        lines: Int,
        records: Int,
        rejected: Int
    ) {
        self.bytes = bytes
        self.lines = lines
        self.records = records
        self.rejected = rejected
    }

    enum CodingKeys: String, CodingKey {
        case bytes
        case lines
        case records
        case rejected
    }
}

/// What became of a statement that was taken in piece by piece. It stays small, however long the statement is.
public struct ImportReport: Codable, Hashable, Sendable {
    /// Whether it was read to its end; otherwise the intake was stopped.
    public let finished: Bool
    /// Whether the statement's closing lines were there and it was unpacked whole; otherwise it is cut off.
    public let complete: Bool
    /// Whether the statement's own totals equal its lines; absent without totals.
    public let totalsMatch: Bool?
    /// Whether the packed file was cut off or damaged.
    public let damaged: Bool
    /// Which statement it is, once it was read to its end.
    public let bill: StatementKind?
    /// Payments read.
    public let payments: Int
    /// Refunds read.
    public let refunds: Int
    /// Lines that repeat an earlier one.
    public let duplicates: Int
    /// Lines that are well formed and concern no order.
    public let skipped: Int
    /// The first thousand lines that were not taken; `progress.rejected` says how many there are.
    public let rejected: [RejectedLine]
    /// What became of the records; its `rejected` is empty, for they are in `rejected` by line.
    public let feed: FeedReport
    /// Orders that it brought.
    public let newOrders: NewRows
    /// Bills that it brought.
    public let newBills: NewRows
    /// How far it came.
    public let progress: ImportProgress

    /// What is left out is as by default.
    public init(
        finished: Bool,
        complete: Bool,
        totalsMatch: Bool? = nil,
        damaged: Bool,
        bill: StatementKind? = nil,
        payments: Int,
        refunds: Int,
        duplicates: Int,
        skipped: Int,
        rejected: [RejectedLine],
        feed: FeedReport,
        newOrders: NewRows,
        newBills: NewRows,
        progress: ImportProgress
    ) {
        self.finished = finished
        self.complete = complete
        self.totalsMatch = totalsMatch
        self.damaged = damaged
        self.bill = bill
        self.payments = payments
        self.refunds = refunds
        self.duplicates = duplicates
        self.skipped = skipped
        self.rejected = rejected
        self.feed = feed
        self.newOrders = newOrders
        self.newBills = newBills
        self.progress = progress
    }

    enum CodingKeys: String, CodingKey {
        case finished
        case complete
        case totalsMatch = "totals_match"
        case damaged
        case bill
        case payments
        case refunds
        case duplicates
        case skipped
        case rejected
        case feed
        case newOrders = "new_orders"
        case newBills = "new_bills"
        case progress
    }
}

/// An entry of an ordered index: rows are listed by `(name, value)` in the order of `sort`.
public struct IndexEntry: Codable, Hashable, Sendable {
    /// The index.
    public let name: String
    /// What rows of a kind are grouped by.
    public let value: String
    /// What rows of a group are ordered by; compared byte by byte.
    public let sort: String

    /// What is left out is as by default.
    public init(
        name: String,
        value: String,
        sort: String
    ) {
        self.name = name
        self.value = value
        self.sort = sort
    }

    enum CodingKeys: String, CodingKey {
        case name
        case value
        case sort
    }
}

/// One group of one index, or a part of it.
public struct IndexRange: Codable, Hashable, Sendable {
    /// The index.
    public let name: String
    /// The group.
    public let value: String
    /// Only entries with `sort >= from`.
    public let from: String?
    /// Only entries with `sort < to`.
    public let to: String?

    /// What is left out is as by default.
    public init(
        name: String,
        value: String,
        from: String? = nil,
        to: String? = nil
    ) {
        self.name = name
        self.value = value
        self.from = from
        self.to = to
    }

    enum CodingKeys: String, CodingKey {
        case name
        case value
        case from
        case to
    }
}

/// What became of an attempt to issue.
public struct IssueView: Codable, Hashable, Sendable {
    /// The fapiao as it now is: `live`, `quarantined`, `unknown`, or `planned` again after a refusal.
    public let fapiao: FapiaoView
    /// Status of its application.
    public let applicationStatus: ApplicationStatus
    /// Why the channel refused.
    public let refused: String?
    /// When it was recorded.
    public let at: Date

    /// What is left out is as by default.
    public init(
        fapiao: FapiaoView,
        applicationStatus: ApplicationStatus,
        refused: String? = nil,
        at: Date
    ) {
        self.fapiao = fapiao
        self.applicationStatus = applicationStatus
        self.refused = refused
        self.at = at
    }

    enum CodingKeys: String, CodingKey {
        case fapiao
        case applicationStatus = "application_status"
        case refused
        case at
    }
}

/// The greatest length of a field, with its unit (SPEC Y6).
public struct Limit: Codable, Hashable, Sendable {
    /// The greatest length allowed, in units.
    public let max: Int
    /// What is counted.
    public let unit: LengthUnit

    /// What is left out is as by default.
    public init(
        max: Int,
        unit: LengthUnit
    ) {
        self.max = max
        self.unit = unit
    }

    enum CodingKeys: String, CodingKey {
        case max
        case unit
    }
}

/// A page of a list (SPEC B10).
public struct MailPage: Codable, Hashable, Sendable, Page {
    public typealias Element = MailView

    /// The rows.
    public let items: [MailView]
    /// Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it,
    /// but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a
    /// next one, too.
    public let next: String?

    /// What is left out is as by default.
    public init(
        items: [MailView],
        next: String? = nil
    ) {
        self.items = items
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case items
        case next
    }
}

/// Which mails to show.
public struct MailQuery: Codable, Hashable, Sendable {
    /// Only mails about this row.
    public let about: RowKey?
    /// Only mails in this state.
    public let state: MailState?
    /// Only mails with an id after this one; mails are listed by id.
    public let after: String?
    /// At most so many.
    public let limit: Int

    /// What is left out is as by default.
    public init(
        about: RowKey? = nil,
        state: MailState? = nil,
        after: String? = nil,
        limit: Int
    ) {
        self.about = about
        self.state = state
        self.after = after
        self.limit = limit
    }

    enum CodingKeys: String, CodingKey {
        case about
        case state
        case after
        case limit
    }
}

/// A mail is on its way, if there is anybody to write to (SPEC A6).
public struct MailSentView: Codable, Hashable, Sendable {
    /// When what was mailed dies.
    public let expiresAt: Date
    /// Whom to call if no mail comes.
    public let support: SupportView

    /// What is left out is as by default.
    public init(
        expiresAt: Date,
        support: SupportView
    ) {
        self.expiresAt = expiresAt
        self.support = support
    }

    enum CodingKeys: String, CodingKey {
        case expiresAt = "expires_at"
        case support
    }
}

/// A mail about something.
public struct MailView: Codable, Hashable, Sendable {
    /// Its id.
    public let mail: String
    /// Which.
    public let template: String
    /// To whom, masked.
    public let to: String
    /// Where it stands.
    public let state: MailState
    /// How often it was tried.
    public let attempts: Int
    /// When it is due.
    public let due: Date
    /// Why the last try failed.
    public let error: String?

    /// What is left out is as by default.
    public init(
        mail: String,
        template: String,
        to: String,
        state: MailState,
        attempts: Int,
        due: Date,
        error: String? = nil
    ) {
        self.mail = mail
        self.template = template
        self.to = to
        self.state = state
        self.attempts = attempts
        self.due = due
        self.error = error
    }

    enum CodingKeys: String, CodingKey {
        case mail
        case template
        case to
        case state
        case attempts
        case due
        case error
    }
}

/// Whether it may be paid back, and what stands against it.
public struct MayRefundView: Codable, Hashable, Sendable {
    /// Whether.
    public let mayRefund: Bool
    /// How much may be paid back now.
    public let refundableFen: Int64
    /// `refundable`, `covered_by_fapiao`, `in_application`, `more_than_paid`.
    public let reason: String
    /// In words.
    public let text: BilingualText
    /// Numbers of the live fapiao that stand against it.
    public let fapiaoNumbers: [String]
    /// The application that stands against it.
    public let batchNumber: String?
    /// `refundableFen` in yuan, exactly.
    public var refundable: Decimal { Money.yuan(fen: refundableFen) }

    /// What is left out is as by default.
    public init(
        mayRefund: Bool,
        refundableFen: Int64,
        reason: String,
        text: BilingualText,
        fapiaoNumbers: [String],
        batchNumber: String? = nil
    ) {
        self.mayRefund = mayRefund
        self.refundableFen = refundableFen
        self.reason = reason
        self.text = text
        self.fapiaoNumbers = fapiaoNumbers
        self.batchNumber = batchNumber
    }

    enum CodingKeys: String, CodingKey {
        case mayRefund = "may_refund"
        case refundableFen = "refundable_fen"
        case reason
        case text
        case fapiaoNumbers = "fapiao_numbers"
        case batchNumber = "batch_number"
    }
}

/// An order that is paid and whose payment has not arrived (SPEC B3).
public struct MissingBill: Codable, Hashable, Sendable {
    /// The order.
    public let orderNumber: String
    /// When it should be here at the latest.
    public let expectedBy: Date
    /// Whether that is past.
    public let overdue: Bool
    /// What to do, in words.
    public let advice: BilingualText

    /// What is left out is as by default.
    public init(
        orderNumber: String,
        expectedBy: Date,
        overdue: Bool,
        advice: BilingualText
    ) {
        self.orderNumber = orderNumber
        self.expectedBy = expectedBy
        self.overdue = overdue
        self.advice = advice
    }

    enum CodingKeys: String, CodingKey {
        case orderNumber = "order_number"
        case expectedBy = "expected_by"
        case overdue
        case advice
    }
}

/// Rows that were not known before.
public struct NewRows: Codable, Hashable, Sendable {
    /// How many.
    public let count: Int
    /// The ids of the first 100, in the order of the statement.
    public let first: [String]

    /// What is left out is as by default.
    public init(
        count: Int,
        first: [String]
    ) {
        self.count = count
        self.first = first
    }

    enum CodingKeys: String, CodingKey {
        case count
        case first
    }
}

/// A shortage notice that runs (SPEC D7).
public struct NoticeView: Codable, Hashable, Sendable {
    /// Its id.
    public let notice: String
    /// What it says.
    public let text: BilingualText
    /// The day by which fapiao are mailed.
    public let mailBy: Day
    /// From when it runs.
    public let startsAt: Date
    /// Until when it runs.
    public let endsAt: Date
    /// Whether it runs now.
    public let running: Bool

    /// What is left out is as by default.
    public init(
        notice: String,
        text: BilingualText,
        mailBy: Day,
        startsAt: Date,
        endsAt: Date,
        running: Bool
    ) {
        self.notice = notice
        self.text = text
        self.mailBy = mailBy
        self.startsAt = startsAt
        self.endsAt = endsAt
        self.running = running
    }

    enum CodingKeys: String, CodingKey {
        case notice
        case text
        case mailBy = "mail_by"
        case startsAt = "starts_at"
        case endsAt = "ends_at"
        case running
    }
}

/// Shortage notices.
public struct NoticesView: Codable, Hashable, Sendable {
    /// In the order of posting.
    public let notices: [NoticeView]

    /// What is left out is as by default.
    public init(
        notices: [NoticeView]
    ) {
        self.notices = notices
    }

    enum CodingKeys: String, CodingKey {
        case notices
    }
}

/// A type of fapiao in a medium, on offer.
public struct Offer: Codable, Hashable, Sendable {
    /// Special or normal.
    public let fapiaoType: FapiaoType
    /// Paper or digital.
    public let medium: Medium

    /// What is left out is as by default.
    public init(
        fapiaoType: FapiaoType,
        medium: Medium
    ) {
        self.fapiaoType = fapiaoType
        self.medium = medium
    }

    enum CodingKeys: String, CodingKey {
        case fapiaoType = "fapiao_type"
        case medium
    }
}

/// A type and medium on offer, with the buyer fields that it requires today of the draft's kind of buyer.
public struct OfferView: Codable, Hashable, Sendable {
    /// Special or normal.
    public let fapiaoType: FapiaoType
    /// Paper or digital.
    public let medium: Medium
    /// Required fields of the buyer.
    public let required: [BuyerField]

    /// What is left out is as by default.
    public init(
        fapiaoType: FapiaoType,
        medium: Medium,
        required: [BuyerField]
    ) {
        self.fapiaoType = fapiaoType
        self.medium = medium
        self.required = required
    }

    enum CodingKeys: String, CodingKey {
        case fapiaoType = "fapiao_type"
        case medium
        case required
    }
}

/// An order as a customer may recognise it (SPEC A17).
public struct OrderSummary: Codable, Hashable, Sendable {
    /// Order number.
    public let orderNumber: String
    /// Where it stands.
    public let status: OrderStatus
    /// The day it was placed or paid, China time.
    public let date: Day?
    /// Amount.
    public let amountFen: Int64?
    /// Month that it bills, `yyyy-mm`.
    public let billingMonth: String?
    /// Whether it is paid.
    public let paid: Bool
    /// Whether a bill of it is here.
    public let hasBill: Bool
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal? { amountFen.map(Money.yuan(fen:)) }

    /// What is left out is as by default.
    public init(
        orderNumber: String,
        status: OrderStatus,
        date: Day? = nil,
        amountFen: Int64? = nil,
        billingMonth: String? = nil,
        paid: Bool,
        hasBill: Bool
    ) {
        self.orderNumber = orderNumber
        self.status = status
        self.date = date
        self.amountFen = amountFen
        self.billingMonth = billingMonth
        self.paid = paid
        self.hasBill = hasBill
    }

    enum CodingKeys: String, CodingKey {
        case orderNumber = "order_number"
        case status
        case date
        case amountFen = "amount_fen"
        case billingMonth = "billing_month"
        case paid
        case hasBill = "has_bill"
    }
}

/// A page of a list (SPEC B10).
public struct OrderPage: Codable, Hashable, Sendable, Page {
    public typealias Element = OrderSummary

    /// The rows.
    public let items: [OrderSummary]
    /// Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it,
    /// but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a
    /// next one, too.
    public let next: String?

    /// What is left out is as by default.
    public init(
        items: [OrderSummary],
        next: String? = nil
    ) {
        self.items = items
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case items
        case next
    }
}

/// A parcel.
public struct Parcel: Codable, Hashable, Sendable {
    /// The application.
    public let batchNumber: String
    /// Recipient.
    public let recipient: String
    /// Phone.
    public let phone: String
    /// Mobile.
    public let mobile: String
    /// Address.
    public let address: String
    /// Remark for the delivery.
    public let remark: String
    /// Who pays, in words.
    public let freight: BilingualText
    /// The fapiao in it, by number.
    public let fapiaoNumbers: [String]

    /// What is left out is as by default.
    public init(
        batchNumber: String,
        recipient: String,
        phone: String,
        mobile: String,
        address: String,
        remark: String,
        freight: BilingualText,
        fapiaoNumbers: [String]
    ) {
        self.batchNumber = batchNumber
        self.recipient = recipient
        self.phone = phone
        self.mobile = mobile
        self.address = address
        self.remark = remark
        self.freight = freight
        self.fapiaoNumbers = fapiaoNumbers
    }

    enum CodingKeys: String, CodingKey {
        case batchNumber = "batch_number"
        case recipient
        case phone
        case mobile
        case address
        case remark
        case freight
        case fapiaoNumbers = "fapiao_numbers"
    }
}

extension Parcel: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["batchNumber": batchNumber, "fapiaoNumbers": fapiaoNumbers], displayStyle: .struct)
    }
}

/// A part of a split (SPEC S2).
public struct PlanPart: Codable, Hashable, Sendable {
    /// Amount with tax.
    public let amountFen: Int64
    /// Whose name the part is for; the application's buyer when absent.
    public let buyer: Buyer?
    /// `amountFen` in yuan, exactly.
    public var amount: Decimal { Money.yuan(fen: amountFen) }

    /// What is left out is as by default.
    public init(
        amountFen: Int64 = 0,
        buyer: Buyer? = nil
    ) {
        self.amountFen = amountFen
        self.buyer = buyer
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.amountFen = try values.decodeIfPresent(Int64.self, forKey: .amountFen) ?? 0
        self.buyer = try values.decodeIfPresent(Buyer.self, forKey: .buyer)
    }

    enum CodingKeys: String, CodingKey {
        case amountFen = "amount_fen"
        case buyer
    }
}

/// Everything that a seller decides for itself.
public struct Policy: Codable, Hashable, Sendable {
    /// Its name, for logs.
    public let name: String
    /// Where the portal is, without a slash at the end; links in mails start with it.
    public let portalURL: String
    /// Whom customers call (SPEC A18).
    public let support: Support
    /// Deadlines.
    public let deadlines: Deadlines
    /// Accounts and passwords.
    public let accounts: AccountPolicy
    /// Who sells; the first is meant when a record names none.
    public let sellers: [Seller]
    /// What a customer may apply for.
    public let offers: [Offer]
    /// How fapiao reach customers.
    public let delivery: [DeliveryOption]
    /// Which buyer fields are required, by date (SPEC Y3).
    public let required: [RequiredFields]
    /// How long printed texts may be (SPEC Y6).
    public let limits: [TextLimits]
    /// Applications.
    public let applications: ApplicationPolicy

    /// What is left out is as by default.
    public init(
        name: String,
        portalURL: String,
        support: Support,
        deadlines: Deadlines,
        accounts: AccountPolicy,
        sellers: [Seller],
        offers: [Offer],
        delivery: [DeliveryOption],
        required: [RequiredFields],
        limits: [TextLimits],
        applications: ApplicationPolicy
    ) {
        self.name = name
        self.portalURL = portalURL
        self.support = support
        self.deadlines = deadlines
        self.accounts = accounts
        self.sellers = sellers
        self.offers = offers
        self.delivery = delivery
        self.required = required
        self.limits = limits
        self.applications = applications
    }

    enum CodingKeys: String, CodingKey {
        case name
        case portalURL = "portal_url"
        case support
        case deadlines
        case accounts
        case sellers
        case offers
        case delivery
        case required
        case limits
        case applications
    }
}

/// What an application would come to (SPEC P1).
public struct Prepared: Codable, Hashable, Sendable {
    /// The draft, prefilled; change it and prepare again, or apply.
    public let draft: Draft
    /// Whether `apply` would take it as it is.
    public let ready: Bool
    /// What stands against it, all at once.
    public let problems: [Problem]
    /// What is worth a second look, such as a tax id of an unusual form.
    public let warnings: [Problem]
    /// The bills.
    public let bills: [DraftBill]
    /// Exactly the fapiao that would be issued.
    public let fapiao: [FapiaoView]
    /// With tax, all of it.
    public let grossFen: Int64
    /// Types and media on offer.
    public let offers: [OfferView]
    /// Delivery methods on offer for the medium of the draft.
    public let delivery: [DeliveryChoice]
    /// Whether the bills may be merged.
    public let mayMerge: Bool
    /// Names of the title book.
    public let titles: [String]
    /// Who pays the courier, once a method is chosen.
    public let freight: Freight?
    /// The day by which it is mailed if submitted now (SPEC D4).
    public let promise: PromiseView
    /// Shortage notices that run.
    public let notices: [NoticeView]
    /// `grossFen` in yuan, exactly.
    public var gross: Decimal { Money.yuan(fen: grossFen) }

    /// What is left out is as by default.
    public init(
        draft: Draft,
        ready: Bool,
        problems: [Problem],
        warnings: [Problem],
        bills: [DraftBill],
        fapiao: [FapiaoView],
        grossFen: Int64,
        offers: [OfferView],
        delivery: [DeliveryChoice],
        mayMerge: Bool,
        titles: [String],
        freight: Freight? = nil,
        promise: PromiseView,
        notices: [NoticeView]
    ) {
        self.draft = draft
        self.ready = ready
        self.problems = problems
        self.warnings = warnings
        self.bills = bills
        self.fapiao = fapiao
        self.grossFen = grossFen
        self.offers = offers
        self.delivery = delivery
        self.mayMerge = mayMerge
        self.titles = titles
        self.freight = freight
        self.promise = promise
        self.notices = notices
    }

    enum CodingKeys: String, CodingKey {
        case draft
        case ready
        case problems
        case warnings
        case bills
        case fapiao
        case grossFen = "gross_fen"
        case offers
        case delivery
        case mayMerge = "may_merge"
        case titles
        case freight
        case promise
        case notices
    }
}

/// A wrong field (SPEC P8).
public struct Problem: Codable, Hashable, Sendable {
    /// Path of the field, such as `buyer.tax_id` or `bills[0]`.
    public let path: String
    /// Stable code.
    public let code: String
    /// What is wrong, Chinese.
    public let zh: String
    /// What is wrong, English.
    public let en: String

    /// What is left out is as by default.
    public init(
        path: String,
        code: String,
        zh: String,
        en: String
    ) {
        self.path = path
        self.code = code
        self.zh = zh
        self.en = en
    }

    enum CodingKeys: String, CodingKey {
        case path
        case code
        case zh
        case en
    }
}

/// How far an application is (SPEC D5).
public struct ProgressView: Codable, Hashable, Sendable {
    /// Its number.
    public let batchNumber: String
    /// Where it stands.
    public let status: ApplicationStatus
    /// Stage by number, 1 to 4.
    public let stage: Int
    /// How many stages there are.
    public let stages: Int
    /// Status in words.
    public let label: BilingualText
    /// What is worth knowing, such as "issued" and "mailed out".
    public let remarks: [BilingualText]
    /// The day by which it is mailed (SPEC D4).
    public let promise: PromiseView
    /// Whether that day is past and it is not mailed.
    public let late: Bool
    /// Why it takes longer.
    public let reasons: [Reason]
    /// Its fapiao.
    public let fapiao: [FapiaoView]
    /// Every step, oldest first.
    public let timeline: [TimelineEntry]
    /// What the caller may do now.
    public let allowed: [String]

    /// What is left out is as by default.
    public init(
        batchNumber: String,
        status: ApplicationStatus,
        stage: Int,
        stages: Int,
        label: BilingualText,
        remarks: [BilingualText],
        promise: PromiseView,
        late: Bool,
        reasons: [Reason],
        fapiao: [FapiaoView],
        timeline: [TimelineEntry],
        allowed: [String]
    ) {
        self.batchNumber = batchNumber
        self.status = status
        self.stage = stage
        self.stages = stages
        self.label = label
        self.remarks = remarks
        self.promise = promise
        self.late = late
        self.reasons = reasons
        self.fapiao = fapiao
        self.timeline = timeline
        self.allowed = allowed
    }

    enum CodingKeys: String, CodingKey {
        case batchNumber = "batch_number"
        case status
        case stage
        case stages
        case label
        case remarks
        case promise
        case late
        case reasons
        case fapiao
        case timeline
        case allowed
    }
}

/// A day that something is promised for or due on (SPEC T2, T3).
public struct PromiseView: Codable, Hashable, Sendable {
    /// The day, China time.
    public let date: Day
    /// The instant at which that day closes.
    public let until: Date
    /// Whether it rests on a year whose holidays are not announced yet.
    public let provisional: Bool

    /// What is left out is as by default.
    public init(
        date: Day,
        until: Date,
        provisional: Bool
    ) {
        self.date = date
        self.until = until
        self.provisional = provisional
    }

    enum CodingKeys: String, CodingKey {
        case date
        case until
        case provisional
    }
}

/// Which rows to list, and in which order.
public struct Query: Codable, Hashable, Sendable {
    /// The kind of row.
    public let kind: String
    /// By this index, ordered by `(sort, id)`; without it, all rows of the kind ordered by id.
    public let by: IndexRange?
    /// From the last to the first.
    public let descending: Bool
    /// Only rows past this position, in the order of the list; without an index its id alone counts.
    public let after: Position?
    /// At most so many.
    public let limit: Int

    /// What is left out is as by default.
    public init(
        kind: String,
        by: IndexRange? = nil,
        descending: Bool,
        after: Position? = nil,
        limit: Int
    ) {
        self.kind = kind
        self.by = by
        self.descending = descending
        self.after = after
        self.limit = limit
    }

    enum CodingKeys: String, CodingKey {
        case kind
        case by
        case descending
        case after
        case limit
    }
}

/// A fapiao of the queue, with what it takes to issue it; personal data is masked (SPEC H3).
public struct QueueFapiao: Codable, Hashable, Sendable {
    /// Its id here.
    public let fapiaoID: String
    /// Special or normal.
    public let fapiaoType: FapiaoType
    /// 价税合计: with tax.
    public let grossFen: Int64
    /// Paper or digital.
    public let medium: Medium
    /// Where it stands.
    public let status: FapiaoStatus
    /// The title (发票抬头).
    public let title: String
    /// `grossFen` in yuan, exactly.
    public var gross: Decimal { Money.yuan(fen: grossFen) }

    /// What is left out is as by default.
    public init(
        fapiaoID: String,
        fapiaoType: FapiaoType,
        grossFen: Int64,
        medium: Medium,
        status: FapiaoStatus,
        title: String
    ) {
        self.fapiaoID = fapiaoID
        self.fapiaoType = fapiaoType
        self.grossFen = grossFen
        self.medium = medium
        self.status = status
        self.title = title
    }

    enum CodingKeys: String, CodingKey {
        case fapiaoID = "fapiao_id"
        case fapiaoType = "fapiao_type"
        case grossFen = "gross_fen"
        case medium
        case status
        case title
    }
}

/// A row of the queue; personal data is masked (SPEC H3).
public struct QueueItem: Codable, Hashable, Sendable {
    /// The application.
    public let application: ApplicationView
    /// The day by which it is mailed, shortage taken into account.
    public let promise: PromiseView
    /// Whether that is past.
    public let overdue: Bool
    /// Fapiao still to be issued, those in quarantine and those without an answer of the channel included.
    public let toIssue: [QueueFapiao]

    /// What is left out is as by default.
    public init(
        application: ApplicationView,
        promise: PromiseView,
        overdue: Bool,
        toIssue: [QueueFapiao]
    ) {
        self.application = application
        self.promise = promise
        self.overdue = overdue
        self.toIssue = toIssue
    }

    enum CodingKeys: String, CodingKey {
        case application
        case promise
        case overdue
        case toIssue = "to_issue"
    }
}

/// A page of a list (SPEC B10).
public struct QueuePage: Codable, Hashable, Sendable, Page {
    public typealias Element = QueueItem

    /// The rows.
    public let items: [QueueItem]
    /// Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it,
    /// but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a
    /// next one, too.
    public let next: String?

    /// What is left out is as by default.
    public init(
        items: [QueueItem],
        next: String? = nil
    ) {
        self.items = items
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case items
        case next
    }
}

/// A reason, by code and in words.
public struct Reason: Codable, Hashable, Sendable {
    /// Stable code.
    public let code: String
    /// In words.
    public let text: BilingualText

    /// What is left out is as by default.
    public init(
        code: String,
        text: BilingualText
    ) {
        self.code = code
        self.text = text
    }

    enum CodingKeys: String, CodingKey {
        case code
        case text
    }
}

/// What a registration form shows (SPEC A16, A17).
public struct RegistrationFormView: Codable, Hashable, Sendable {
    /// Order number to fill in. Whether it is known is not told.
    public let orderNumber: String?
    /// Where to find the order number.
    public let orderNumberHelp: BilingualText
    /// Fewest characters of a password.
    public let passwordMin: Int
    /// Most characters of a password.
    public let passwordMax: Int
    /// The rules for passwords, in words.
    public let passwordHelp: BilingualText
    /// Hours for which the activation link lives.
    public let linkHours: Int
    /// Language of mails unless chosen.
    public let locale: DeskLocale
    /// Whom to call.
    public let support: SupportView

    /// What is left out is as by default.
    public init(
        orderNumber: String? = nil,
        orderNumberHelp: BilingualText,
        passwordMin: Int,
        passwordMax: Int,
        passwordHelp: BilingualText,
        linkHours: Int,
        locale: DeskLocale,
        support: SupportView
    ) {
        self.orderNumber = orderNumber
        self.orderNumberHelp = orderNumberHelp
        self.passwordMin = passwordMin
        self.passwordMax = passwordMax
        self.passwordHelp = passwordHelp
        self.linkHours = linkHours
        self.locale = locale
        self.support = support
    }

    enum CodingKeys: String, CodingKey {
        case orderNumber = "order_number"
        case orderNumberHelp = "order_number_help"
        case passwordMin = "password_min"
        case passwordMax = "password_max"
        case passwordHelp = "password_help"
        case linkHours = "link_hours"
        case locale
        case support
    }
}

/// A registration link (SPEC A16).
public struct RegistrationLinkView: Codable, Hashable, Sendable {
    /// Address of the portal's registration form with the order number in it.
    public let url: String

    /// What is left out is as by default.
    public init(
        url: String
    ) {
        self.url = url
    }

    enum CodingKeys: String, CodingKey {
        case url
    }
}

extension RegistrationLinkView: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: [:], displayStyle: .struct)
    }
}

/// A registration was received. It says the same whether the e-mail was known or not (SPEC A6).
public struct RegistrationView: Codable, Hashable, Sendable {
    /// Order number.
    public let orderNumber: String
    /// When the mailed link dies.
    public let expiresAt: Date
    /// Whom to call if no mail comes.
    public let support: SupportView

    /// What is left out is as by default.
    public init(
        orderNumber: String,
        expiresAt: Date,
        support: SupportView
    ) {
        self.orderNumber = orderNumber
        self.expiresAt = expiresAt
        self.support = support
    }

    enum CodingKeys: String, CodingKey {
        case orderNumber = "order_number"
        case expiresAt = "expires_at"
        case support
    }
}

/// A line of a statement that was not taken.
public struct RejectedLine: Codable, Hashable, Sendable {
    /// Physical line, from 1.
    public let line: Int
    /// Column, where one is to blame.
    public let column: String?
    /// `column_count`, `bad_amount`, `bad_time`, `bad_encoding`, `mangled_id`, `truncated` …, or a code of the
    /// catalogue.
    public let reason: String

    /// What is left out is as by default.
    public init(
        line: Int,
        column: String? = nil,
        reason: String
    ) {
        self.line = line
        self.column = column
        self.reason = reason
    }

    enum CodingKeys: String, CodingKey {
        case line
        case column
        case reason
    }
}

/// A record that was not taken.
public struct RejectedRecord: Codable, Hashable, Sendable {
    /// Its place in the feed from 0, or its line in a statement.
    public let at: Int
    /// What is wrong.
    public let problems: [Problem]

    /// What is left out is as by default.
    public init(
        at: Int,
        problems: [Problem]
    ) {
        self.at = at
        self.problems = problems
    }

    enum CodingKeys: String, CodingKey {
        case at
        case problems
    }
}

/// What a relay has done since it was started.
public struct RelayStatus: Codable, Hashable, Sendable {
    /// Whether it is still running.
    public let running: Bool
    /// Mails handed over.
    public let sent: Int
    /// Times that a mail could not be handed over and is tried again.
    public let failed: Int
    /// Mails given up; staff see them, and can have them sent again.
    public let givenUp: Int
    /// The code that the last look at the outbox failed with, such as `store_unavailable`; it looks again.
    public let error: String?

    /// What is left out is as by default.
    public init(
        running: Bool,
        sent: Int,
        failed: Int,
        givenUp: Int,
        error: String? = nil
    ) {
        self.running = running
        self.sent = sent
        self.failed = failed
        self.givenUp = givenUp
        self.error = error
    }

    enum CodingKeys: String, CodingKey {
        case running
        case sent
        case failed
        case givenUp = "given_up"
        case error
    }
}

/// A page of a list (SPEC B10).
public struct RequestPage: Codable, Hashable, Sendable, Page {
    public typealias Element = RequestView

    /// The rows.
    public let items: [RequestView]
    /// Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it,
    /// but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a
    /// next one, too.
    public let next: String?

    /// What is left out is as by default.
    public init(
        items: [RequestView],
        next: String? = nil
    ) {
        self.items = items
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case items
        case next
    }
}

/// A step that a request took.
public struct RequestStep: Codable, Hashable, Sendable {
    /// When.
    public let at: Date
    /// Who: `customer`, `staff`, `system`.
    public let by: String
    /// The operation.
    public let operation: String

    /// What is left out is as by default.
    public init(
        at: Date,
        by: String,
        operation: String
    ) {
        self.at = at
        self.by = by
        self.operation = operation
    }

    enum CodingKeys: String, CodingKey {
        case at
        case by
        case operation
    }
}

/// A request.
public struct RequestView: Codable, Hashable, Sendable {
    /// Its id.
    public let request: String
    /// Which kind.
    public let kind: RequestKind
    /// Where it stands.
    public let status: RequestStatus
    /// Status in words.
    public let label: BilingualText
    /// When it was opened.
    public let openedAt: Date
    /// The bill, of a split.
    public let billID: String?
    /// The application that is meant.
    public let batchNumber: String?
    /// The fapiao, of a reissue.
    public let fapiaoID: String?
    /// Whom to answer.
    public let contact: Contact
    /// In their own words.
    public let text: String
    /// The parts, of a split, with their exact amounts.
    public let parts: [PlanPart]
    /// What shall change, of a reissue.
    public let change: ReissueChange?
    /// Why it was rejected, or what was answered.
    public let answer: String?
    /// The day the original arrived.
    public let returnedOn: Day?
    /// In which condition the original arrived.
    public let condition: OriginalCondition?
    /// The application of the new fapiao.
    public let newBatchNumber: String?
    /// What the data says at once, for a question about an application (SPEC R2).
    public let why: WhyView?
    /// Its steps; on `request` and `read_request` only.
    public let steps: [RequestStep]
    /// What the caller may do now.
    public let allowed: [String]

    /// What is left out is as by default.
    public init(
        request: String,
        kind: RequestKind,
        status: RequestStatus,
        label: BilingualText,
        openedAt: Date,
        billID: String? = nil,
        batchNumber: String? = nil,
        fapiaoID: String? = nil,
        contact: Contact,
        text: String,
        parts: [PlanPart] = [],
        change: ReissueChange? = nil,
        answer: String? = nil,
        returnedOn: Day? = nil,
        condition: OriginalCondition? = nil,
        newBatchNumber: String? = nil,
        why: WhyView? = nil,
        steps: [RequestStep] = [],
        allowed: [String]
    ) {
        self.request = request
        self.kind = kind
        self.status = status
        self.label = label
        self.openedAt = openedAt
        self.billID = billID
        self.batchNumber = batchNumber
        self.fapiaoID = fapiaoID
        self.contact = contact
        self.text = text
        self.parts = parts
        self.change = change
        self.answer = answer
        self.returnedOn = returnedOn
        self.condition = condition
        self.newBatchNumber = newBatchNumber
        self.why = why
        self.steps = steps
        self.allowed = allowed
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.request = try values.decode(String.self, forKey: .request)
        self.kind = try values.decode(RequestKind.self, forKey: .kind)
        self.status = try values.decode(RequestStatus.self, forKey: .status)
        self.label = try values.decode(BilingualText.self, forKey: .label)
        self.openedAt = try values.decode(Date.self, forKey: .openedAt)
        self.billID = try values.decodeIfPresent(String.self, forKey: .billID)
        self.batchNumber = try values.decodeIfPresent(String.self, forKey: .batchNumber)
        self.fapiaoID = try values.decodeIfPresent(String.self, forKey: .fapiaoID)
        self.contact = try values.decode(Contact.self, forKey: .contact)
        self.text = try values.decode(String.self, forKey: .text)
        self.parts = try values.decodeIfPresent([PlanPart].self, forKey: .parts) ?? []
        self.change = try values.decodeIfPresent(ReissueChange.self, forKey: .change)
        self.answer = try values.decodeIfPresent(String.self, forKey: .answer)
        self.returnedOn = try values.decodeIfPresent(Day.self, forKey: .returnedOn)
        self.condition = try values.decodeIfPresent(OriginalCondition.self, forKey: .condition)
        self.newBatchNumber = try values.decodeIfPresent(String.self, forKey: .newBatchNumber)
        self.why = try values.decodeIfPresent(WhyView.self, forKey: .why)
        self.steps = try values.decodeIfPresent([RequestStep].self, forKey: .steps) ?? []
        self.allowed = try values.decode([String].self, forKey: .allowed)
    }

    enum CodingKeys: String, CodingKey {
        case request
        case kind
        case status
        case label
        case openedAt = "opened_at"
        case billID = "bill_id"
        case batchNumber = "batch_number"
        case fapiaoID = "fapiao_id"
        case contact
        case text
        case parts
        case change
        case answer
        case returnedOn = "returned_on"
        case condition
        case newBatchNumber = "new_batch_number"
        case why
        case steps
        case allowed
    }
}

/// Which buyer fields are required from a date on; the latest rule that fits counts (SPEC Y3).
public struct RequiredFields: Codable, Hashable, Sendable {
    /// First day, China time.
    public let from: Day
    /// Type.
    public let fapiaoType: FapiaoType
    /// Medium.
    public let medium: Medium
    /// Kind of buyer.
    public let buyer: BuyerKind
    /// Required fields.
    public let fields: [BuyerField]

    /// What is left out is as by default.
    public init(
        from: Day,
        fapiaoType: FapiaoType,
        medium: Medium,
        buyer: BuyerKind,
        fields: [BuyerField]
    ) {
        self.from = from
        self.fapiaoType = fapiaoType
        self.medium = medium
        self.buyer = buyer
        self.fields = fields
    }

    enum CodingKeys: String, CodingKey {
        case from
        case fapiaoType = "fapiao_type"
        case medium
        case buyer
        case fields
    }
}

/// The address of an account; that it was shown is recorded (SPEC H3).
public struct RevealedAccountView: Codable, Hashable, Sendable {
    /// Account.
    public let account: String
    /// E-mail.
    public let email: String
    /// New e-mail of a running change.
    public let newEmail: String?

    /// What is left out is as by default.
    public init(
        account: String,
        email: String,
        newEmail: String? = nil
    ) {
        self.account = account
        self.email = email
        self.newEmail = newEmail
    }

    enum CodingKeys: String, CodingKey {
        case account
        case email
        case newEmail = "new_email"
    }
}

extension RevealedAccountView: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["account": account], displayStyle: .struct)
    }
}

/// A row to write, with the version that it replaces.
public struct RowChange: Codable, Hashable, Sendable {
    /// The row as it shall be.
    public let row: Row
    /// The version that it replaces; 0 means that the row must not exist.
    public let replaces: Int
    /// Index entries of the replaced version that no longer hold.
    public let unindex: [IndexEntry]
    /// Index entries that newly hold.
    public let index: [IndexEntry]

    /// What is left out is as by default.
    public init(
        row: Row,
        replaces: Int,
        unindex: [IndexEntry],
        index: [IndexEntry]
    ) {
        self.row = row
        self.replaces = replaces
        self.unindex = unindex
        self.index = index
    }

    enum CodingKeys: String, CodingKey {
        case row
        case replaces
        case unindex
        case index
    }
}

/// A seller, and how its sales stand on a fapiao when the platform does not say.
public struct Seller: Codable, Hashable, Sendable {
    /// Its id in the feed.
    public let id: String
    /// Its name (销售方).
    public let name: String
    /// Its tax id.
    public let taxID: String?
    /// Item name for a bill without lines; the bill's description when absent.
    public let itemName: String?
    /// Tax code (商品和服务税收分类编码) for a bill without one.
    public let taxCode: String?
    /// Rate for a bill without one.
    public let rate: Decimal

    /// What is left out is as by default.
    public init(
        id: String,
        name: String,
        taxID: String? = nil,
        itemName: String? = nil,
        taxCode: String? = nil,
        rate: Decimal
    ) {
        self.id = id
        self.name = name
        self.taxID = taxID
        self.itemName = itemName
        self.taxCode = taxCode
        self.rate = rate
    }

    enum CodingKeys: String, CodingKey {
        case id
        case name
        case taxID = "tax_id"
        case itemName = "item_name"
        case taxCode = "tax_code"
        case rate
    }
}

/// A session (SPEC A8).
public struct SessionView: Codable, Hashable, Sendable {
    /// Opaque token, told once; the store keeps only its digest.
    public let token: Secret
    /// When the session ends by itself.
    public let expiresAt: Date
    /// Whether nothing but changing the password is possible, for it is a temporary one (SPEC A11).
    public let mustChangePassword: Bool

    /// What is left out is as by default.
    public init(
        token: Secret,
        expiresAt: Date,
        mustChangePassword: Bool
    ) {
        self.token = token
        self.expiresAt = expiresAt
        self.mustChangePassword = mustChangePassword
    }

    enum CodingKeys: String, CodingKey {
        case token
        case expiresAt = "expires_at"
        case mustChangePassword = "must_change_password"
    }
}

extension SessionView: CustomReflectable {
    /// What is shown when it is printed: nothing secret or personal.
    public var customMirror: Mirror {
        Mirror(self, children: ["expiresAt": expiresAt, "mustChangePassword": mustChangePassword], displayStyle: .struct)
    }
}

/// A bill and the history of its fapiao.
public struct StaffBillView: Codable, Hashable, Sendable {
    /// The bill.
    public let bill: BillView
    /// Whose it is.
    public let customerReference: String
    /// Who paid, masked.
    public let payer: String
    /// Changes kept aside.
    public let asides: [AsideView]

    /// What is left out is as by default.
    public init(
        bill: BillView,
        customerReference: String,
        payer: String,
        asides: [AsideView]
    ) {
        self.bill = bill
        self.customerReference = customerReference
        self.payer = payer
        self.asides = asides
    }

    enum CodingKeys: String, CodingKey {
        case bill
        case customerReference = "customer_reference"
        case payer
        case asides
    }
}

/// What became of a statement.
public struct StatementReport: Codable, Hashable, Sendable {
    /// Whether its closing totals were there; a file without them is cut off.
    public let complete: Bool
    /// Whether the totals equal the lines.
    public let totalsMatch: Bool?
    /// Payments read.
    public let payments: Int
    /// Refunds read.
    public let refunds: Int
    /// Lines that stand twice.
    public let duplicateLines: [Int]
    /// Lines that are well formed and no order.
    public let skippedLines: [Int]
    /// Lines that were not taken.
    public let rejected: [RejectedLine]
    /// What became of the records.
    public let feed: FeedReport
    /// Orders that it brought, by number: those that nothing told of before.
    public let newOrders: NewRows
    /// Bills that it brought: payments that are new and completed.
    public let newBills: NewRows

    /// What is left out is as by default.
    public init(
        complete: Bool,
        totalsMatch: Bool? = nil,
        payments: Int,
        refunds: Int,
        duplicateLines: [Int],
        skippedLines: [Int],
        rejected: [RejectedLine],
        feed: FeedReport,
        newOrders: NewRows,
        newBills: NewRows
    ) {
        self.complete = complete
        self.totalsMatch = totalsMatch
        self.payments = payments
        self.refunds = refunds
        self.duplicateLines = duplicateLines
        self.skippedLines = skippedLines
        self.rejected = rejected
        self.feed = feed
        self.newOrders = newOrders
        self.newBills = newBills
    }

    enum CodingKeys: String, CodingKey {
        case complete
        case totalsMatch = "totals_match"
        case payments
        case refunds
        case duplicateLines = "duplicate_lines"
        case skippedLines = "skipped_lines"
        case rejected
        case feed
        case newOrders = "new_orders"
        case newBills = "new_bills"
    }
}

/// What came of one case.
public struct StoreCaseReport: Codable, Hashable, Sendable {
    /// The name of the case.
    public let name: String
    /// What it proves, one sentence.
    public let about: String
    /// Whether the store did it.
    public let passed: Bool
    /// What was wrong; nothing if it passed.
    public let message: String?
    /// How long it took, in milliseconds.
    public let millis: Int

    /// What is left out is as by default.
    public init(
        name: String,
        about: String,
        passed: Bool,
        message: String? = nil,
        millis: Int
    ) {
        self.name = name
        self.about = about
        self.passed = passed
        self.message = message
        self.millis = millis
    }

    enum CodingKeys: String, CodingKey {
        case name
        case about
        case passed
        case message
        case millis
    }
}

/// What came of all cases. Its text is a table that ends with `N passed, N failed`.
public struct StoreReport: Codable, Hashable, Sendable {
    /// One for each case, in the order in which they ran.
    public let cases: [StoreCaseReport]

    /// What is left out is as by default.
    public init(
        cases: [StoreCaseReport]
    ) {
        self.cases = cases
    }

    enum CodingKeys: String, CodingKey {
        case cases
    }
}

/// Where to get help and when (SPEC A18). Part of the policy.
public struct Support: Codable, Hashable, Sendable {
    /// The phone number as shown to customers, `(86) 400-089-0365`.
    public let phone: String
    /// The hours as told in Chinese.
    public let hoursTextZh: String
    /// The hours as told in English.
    public let hoursTextEn: String
    /// When the desk opens: minutes after midnight in China, 540 = 9:00.
    public let opensMinute: Int
    /// When the desk closes: minutes after midnight in China, 1080 = 18:00; at that minute it is closed. A desk that
    /// does not close after it opens, on the same day, never opens.
    public let closesMinute: Int

    /// What is left out is as by default.
    public init(
        phone: String,
        hoursTextZh: String,
        hoursTextEn: String,
        opensMinute: Int,
        closesMinute: Int
    ) {
        self.phone = phone
        self.hoursTextZh = hoursTextZh
        self.hoursTextEn = hoursTextEn
        self.opensMinute = opensMinute
        self.closesMinute = closesMinute
    }

    enum CodingKeys: String, CodingKey {
        case phone
        case hoursTextZh = "hours_text_zh"
        case hoursTextEn = "hours_text_en"
        case opensMinute = "opens_minute"
        case closesMinute = "closes_minute"
    }
}

/// Whom to call (SPEC A18).
public struct SupportView: Codable, Hashable, Sendable {
    /// Phone number.
    public let phone: String
    /// Hours.
    public let hours: BilingualText
    /// Whether somebody answers now.
    public let openNow: Bool
    /// When somebody answers next, if not now.
    public let opensAt: Date?

    /// What is left out is as by default.
    public init(
        phone: String,
        hours: BilingualText,
        openNow: Bool,
        opensAt: Date? = nil
    ) {
        self.phone = phone
        self.hours = hours
        self.openNow = openNow
        self.opensAt = opensAt
    }

    enum CodingKeys: String, CodingKey {
        case phone
        case hours
        case openNow = "open_now"
        case opensAt = "opens_at"
    }
}

/// A text in both languages.
public struct BilingualText: Codable, Hashable, Sendable {
    /// Chinese.
    public let zh: String
    /// English.
    public let en: String

    /// What is left out is as by default.
    public init(
        zh: String,
        en: String
    ) {
        self.zh = zh
        self.en = en
    }

    enum CodingKeys: String, CodingKey {
        case zh
        case en
    }
}

/// How long the texts of a medium may be (SPEC Y6).
public struct TextLimits: Codable, Hashable, Sendable {
    /// The medium.
    public let medium: Medium
    /// Title.
    public let title: Limit
    /// Address.
    public let address: Limit
    /// Phone.
    public let phone: Limit
    /// Bank.
    public let bank: Limit
    /// Bank account.
    public let bankAccount: Limit
    /// Remark printed on the fapiao.
    public let remark: Limit
    /// Item name.
    public let item: Limit

    /// What is left out is as by default.
    public init(
        medium: Medium,
        title: Limit,
        address: Limit,
        phone: Limit,
        bank: Limit,
        bankAccount: Limit,
        remark: Limit,
        item: Limit
    ) {
        self.medium = medium
        self.title = title
        self.address = address
        self.phone = phone
        self.bank = bank
        self.bankAccount = bankAccount
        self.remark = remark
        self.item = item
    }

    enum CodingKeys: String, CodingKey {
        case medium
        case title
        case address
        case phone
        case bank
        case bankAccount = "bank_account"
        case remark
        case item
    }
}

/// A step that an application took (SPEC D5).
public struct TimelineEntry: Codable, Hashable, Sendable {
    /// When.
    public let at: Date
    /// Who: `customer`, `staff`, `system`, `platform`.
    public let by: String
    /// The operation.
    public let operation: String
    /// In words.
    public let text: BilingualText

    /// What is left out is as by default.
    public init(
        at: Date,
        by: String,
        operation: String,
        text: BilingualText
    ) {
        self.at = at
        self.by = by
        self.operation = operation
        self.text = text
    }

    enum CodingKeys: String, CodingKey {
        case at
        case by
        case operation
        case text
    }
}

/// A named title.
public struct TitleView: Codable, Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The title.
    public let buyer: Buyer

    /// What is left out is as by default.
    public init(
        name: String,
        buyer: Buyer
    ) {
        self.name = name
        self.buyer = buyer
    }

    enum CodingKeys: String, CodingKey {
        case name
        case buyer
    }
}

/// The title book.
public struct TitlesView: Codable, Hashable, Sendable {
    /// By name.
    public let titles: [TitleView]

    /// What is left out is as by default.
    public init(
        titles: [TitleView]
    ) {
        self.titles = titles
    }

    enum CodingKeys: String, CodingKey {
        case titles
    }
}

/// What `verify` found.
public struct VerifyView: Codable, Hashable, Sendable {
    /// Whether all is well so far.
    public let sound: Bool
    /// Rows looked at.
    public let rows: Int
    /// Facts looked at.
    public let facts: Int
    /// What is not well.
    public let damage: [Damage]
    /// Where to go on; absent at the end.
    public let next: String?

    /// What is left out is as by default.
    public init(
        sound: Bool,
        rows: Int,
        facts: Int,
        damage: [Damage],
        next: String? = nil
    ) {
        self.sound = sound
        self.rows = rows
        self.facts = facts
        self.damage = damage
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case sound
        case rows
        case facts
        case damage
        case next
    }
}

/// Why a fapiao has not arrived, from the data (SPEC R2).
public struct WhyView: Codable, Hashable, Sendable {
    /// `promised`, `late`, `shortage`, `rejected`, `cancelled`, `mailed`, `returned`, `ready_for_pick_up`,
    /// `collected`, `to_be_sent`, `sent`, `received`, `replaced`.
    public let reason: String
    /// In words.
    public let text: BilingualText
    /// The day by which it is mailed, while it is not.
    public let promise: PromiseView?
    /// Who carries it.
    public let carrier: String?
    /// Under which number (运单号).
    public let waybill: String?
    /// Whom to call.
    public let support: SupportView

    /// What is left out is as by default.
    public init(
        reason: String,
        text: BilingualText,
        promise: PromiseView? = nil,
        carrier: String? = nil,
        waybill: String? = nil,
        support: SupportView
    ) {
        self.reason = reason
        self.text = text
        self.promise = promise
        self.carrier = carrier
        self.waybill = waybill
        self.support = support
    }

    enum CodingKeys: String, CodingKey {
        case reason
        case text
        case promise
        case carrier
        case waybill
        case support
    }
}
