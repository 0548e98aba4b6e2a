// Made by `cargo xtask generate`; do not edit.

package fapiao

import com.google.gson.JsonElement
import java.math.BigDecimal
import java.time.Instant
import java.time.LocalDate

/** Accounts and passwords (SPEC §3). */
public data class AccountPolicy(
    /** Fewest characters of a password. */
    public val passwordMin: Long,
    /** Most characters of a password. */
    public val passwordMax: Long,
    /** Hours for which a mailed link or temporary password lives (SPEC T4). */
    public val linkHours: Long,
    /** Hours for which a session lives. */
    public val sessionHours: Long,
    /** How a forgotten password is replaced. */
    public val passwordReset: PasswordReset,
    /** Failures before an account waits (SPEC A7). */
    public val freeFailures: Long,
    /** The first wait, seconds; it doubles with each further failure. */
    public val firstWaitSeconds: Long,
    /** The longest wait, seconds. */
    public val longestWaitSeconds: Long,
    /** The language of mails to those who did not choose one. */
    public val locale: Locale,
) {
    public companion object : StructType<AccountPolicy>("AccountPolicy") {
        override fun read(fields: Fields): AccountPolicy = AccountPolicy(
            passwordMin = fields.required("password_min", IntegerType),
            passwordMax = fields.required("password_max", IntegerType),
            linkHours = fields.required("link_hours", IntegerType),
            sessionHours = fields.required("session_hours", IntegerType),
            passwordReset = fields.required("password_reset", PasswordReset),
            freeFailures = fields.required("free_failures", IntegerType),
            firstWaitSeconds = fields.required("first_wait_seconds", IntegerType),
            longestWaitSeconds = fields.required("longest_wait_seconds", IntegerType),
            locale = fields.required("locale", Locale),
        )

        override fun write(value: AccountPolicy, into: Writer) {
            into.put("password_min", IntegerType, value.passwordMin)
            into.put("password_max", IntegerType, value.passwordMax)
            into.put("link_hours", IntegerType, value.linkHours)
            into.put("session_hours", IntegerType, value.sessionHours)
            into.put("password_reset", PasswordReset, value.passwordReset)
            into.put("free_failures", IntegerType, value.freeFailures)
            into.put("first_wait_seconds", IntegerType, value.firstWaitSeconds)
            into.put("longest_wait_seconds", IntegerType, value.longestWaitSeconds)
            into.put("locale", Locale, value.locale)
        }
    }
}

/** A customer's own account. */
public data class AccountView(
    /** Account; absent for a customer that the host vouches for (SPEC A15). */
    public val account: String? = null,
    /** E-mail. */
    public val email: String? = null,
    /** Address that a running change of e-mail waits for. */
    public val newEmail: String? = null,
    /** Customer references whose bills belong to the customer (SPEC A14). */
    public val references: List<String>,
    /** Order numbers of the account. */
    public val orders: List<String>,
    /** Language of mails. */
    public val locale: Locale,
    /** Whether the password is a temporary one. */
    public val mustChangePassword: Boolean,
    /** When the session ends by itself. */
    public val sessionExpiresAt: Instant? = null,
) {
    override fun toString(): String = "AccountView(account=$account, references=$references, orders=$orders, locale=$locale, mustChangePassword=$mustChangePassword, …)"

    public companion object : StructType<AccountView>("AccountView") {
        override fun read(fields: Fields): AccountView = AccountView(
            account = fields.optional("account", TextType),
            email = fields.optional("email", TextType),
            newEmail = fields.optional("new_email", TextType),
            references = fields.required("references", ListType(TextType)),
            orders = fields.required("orders", ListType(TextType)),
            locale = fields.required("locale", Locale),
            mustChangePassword = fields.required("must_change_password", BooleanType),
            sessionExpiresAt = fields.optional("session_expires_at", InstantType),
        )

        override fun write(value: AccountView, into: Writer) {
            into.put("account", TextType, value.account)
            into.put("email", TextType, value.email)
            into.put("new_email", TextType, value.newEmail)
            into.put("references", ListType(TextType), value.references)
            into.put("orders", ListType(TextType), value.orders)
            into.put("locale", Locale, value.locale)
            into.put("must_change_password", BooleanType, value.mustChangePassword)
            into.put("session_expires_at", InstantType, value.sessionExpiresAt)
        }
    }
}

/** A part of what is available to invoice (SPEC B5). */
public data class AmountComponent(
    /** `paid`, `refunded`, `voucher`, `invoiced`, `reserved`. */
    public val reason: String,
    /** What it adds; negative for what it takes away. Integer fen. */
    public val amountFen: Long,
    /** In words. */
    public val text: Text,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal get() = yuan(amountFen)

    public companion object : StructType<AmountComponent>("AmountComponent") {
        override fun read(fields: Fields): AmountComponent = AmountComponent(
            reason = fields.required("reason", TextType),
            amountFen = fields.required("amount_fen", IntegerType),
            text = fields.required("text", Text),
        )

        override fun write(value: AmountComponent, into: Writer) {
            into.put("reason", TextType, value.reason)
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("text", Text, value.text)
        }
    }
}

/** Applications (SPEC §4). */
public data class ApplicationPolicy(
    /** Most bills of one application. */
    public val maxBills: Long,
    /** Most parts of a split. */
    public val maxParts: Long,
    /** Whether several bills may be merged into one fapiao (SPEC S3). */
    public val merge: Boolean,
    /** Who decides on a split. */
    public val split: SplitApproval,
    /** Most characters of a remark for the delivery (SPEC P9). */
    public val deliveryRemarkMax: Long,
    /** Most addresses of an e-mail delivery (SPEC D1). */
    public val maxEmails: Long,
    /** Most titles in a title book (SPEC P5). */
    public val maxTitles: Long,
    /** Rows of a page unless asked otherwise (SPEC B10). */
    public val pageSize: Long,
    /** Most rows of a page. */
    public val pageMax: Long,
) {
    public companion object : StructType<ApplicationPolicy>("ApplicationPolicy") {
        override fun read(fields: Fields): ApplicationPolicy = ApplicationPolicy(
            maxBills = fields.required("max_bills", IntegerType),
            maxParts = fields.required("max_parts", IntegerType),
            merge = fields.required("merge", BooleanType),
            split = fields.required("split", SplitApproval),
            deliveryRemarkMax = fields.required("delivery_remark_max", IntegerType),
            maxEmails = fields.required("max_emails", IntegerType),
            maxTitles = fields.required("max_titles", IntegerType),
            pageSize = fields.required("page_size", IntegerType),
            pageMax = fields.required("page_max", IntegerType),
        )

        override fun write(value: ApplicationPolicy, into: Writer) {
            into.put("max_bills", IntegerType, value.maxBills)
            into.put("max_parts", IntegerType, value.maxParts)
            into.put("merge", BooleanType, value.merge)
            into.put("split", SplitApproval, value.split)
            into.put("delivery_remark_max", IntegerType, value.deliveryRemarkMax)
            into.put("max_emails", IntegerType, value.maxEmails)
            into.put("max_titles", IntegerType, value.maxTitles)
            into.put("page_size", IntegerType, value.pageSize)
            into.put("page_max", IntegerType, value.pageMax)
        }
    }
}

/** An application. */
public data class ApplicationView(
    /** Its number (SPEC P2). */
    public val batchNumber: String,
    /** Where it stands. */
    public val status: ApplicationStatus,
    /** Stage by number, 1 to 4. */
    public val stage: Long,
    /** Status in words. */
    public val label: Text,
    /** When it was submitted. */
    public val submittedAt: Instant,
    /** The seller's id. */
    public val seller: String,
    /** Special or normal. */
    public val fapiaoType: FapiaoType,
    /** Paper or digital. */
    public val medium: Medium,
    /** What it covers. */
    public val bills: List<BillShare>,
    /** With tax, all of it. Integer fen. */
    public val grossFen: Long,
    /** The buyer. */
    public val buyer: Buyer,
    /** Where it goes. */
    public val delivery: Delivery,
    /** Who pays the courier. */
    public val freight: Freight,
    /** What the fapiao is for. */
    public val purpose: Purpose,
    /** Remark printed on the fapiao. */
    public val remark: String = "",
    /** The ids of its fapiao. */
    public val fapiaoIds: List<String>,
    /** The day by which it is mailed (SPEC D4). */
    public val promise: PromiseView,
    /** Why it was rejected. */
    public val rejected: String? = null,
    /** Who carries it. */
    public val carrier: String? = null,
    /** Under which number (运单号). */
    public val waybill: String? = null,
    /** The application that it replaces, after a reissue. */
    public val replaces: String? = null,
    /** The application that replaced it. */
    public val replacedBy: String? = null,
    /** What the caller may do now. */
    public val allowed: List<String>,
    /** What is worth a second look, such as a waybill of an unusual form (SPEC D3). */
    public val warnings: List<Problem> = emptyList(),
) {
    /** [grossFen] in yuan. */
    public val gross: BigDecimal get() = yuan(grossFen)

    public companion object : StructType<ApplicationView>("ApplicationView") {
        override fun read(fields: Fields): ApplicationView = ApplicationView(
            batchNumber = fields.required("batch_number", TextType),
            status = fields.required("status", ApplicationStatus),
            stage = fields.required("stage", IntegerType),
            label = fields.required("label", Text),
            submittedAt = fields.required("submitted_at", InstantType),
            seller = fields.required("seller", TextType),
            fapiaoType = fields.required("fapiao_type", FapiaoType),
            medium = fields.required("medium", Medium),
            bills = fields.required("bills", ListType(BillShare)),
            grossFen = fields.required("gross_fen", IntegerType),
            buyer = fields.required("buyer", Buyer),
            delivery = fields.required("delivery", Delivery),
            freight = fields.required("freight", Freight),
            purpose = fields.required("purpose", Purpose),
            remark = fields.optional("remark", TextType) ?: "",
            fapiaoIds = fields.required("fapiao_ids", ListType(TextType)),
            promise = fields.required("promise", PromiseView),
            rejected = fields.optional("rejected", TextType),
            carrier = fields.optional("carrier", TextType),
            waybill = fields.optional("waybill", TextType),
            replaces = fields.optional("replaces", TextType),
            replacedBy = fields.optional("replaced_by", TextType),
            allowed = fields.required("allowed", ListType(TextType)),
            warnings = fields.optional("warnings", ListType(Problem)) ?: emptyList(),
        )

        override fun write(value: ApplicationView, into: Writer) {
            into.put("batch_number", TextType, value.batchNumber)
            into.put("status", ApplicationStatus, value.status)
            into.put("stage", IntegerType, value.stage)
            into.put("label", Text, value.label)
            into.put("submitted_at", InstantType, value.submittedAt)
            into.put("seller", TextType, value.seller)
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("medium", Medium, value.medium)
            into.put("bills", ListType(BillShare), value.bills)
            into.put("gross_fen", IntegerType, value.grossFen)
            into.put("buyer", Buyer, value.buyer)
            into.put("delivery", Delivery, value.delivery)
            into.put("freight", Freight, value.freight)
            into.put("purpose", Purpose, value.purpose)
            into.unlessEmpty("remark", TextType, value.remark)
            into.put("fapiao_ids", ListType(TextType), value.fapiaoIds)
            into.put("promise", PromiseView, value.promise)
            into.put("rejected", TextType, value.rejected)
            into.put("carrier", TextType, value.carrier)
            into.put("waybill", TextType, value.waybill)
            into.put("replaces", TextType, value.replaces)
            into.put("replaced_by", TextType, value.replacedBy)
            into.put("allowed", ListType(TextType), value.allowed)
            into.unlessEmpty("warnings", ListType(Problem), value.warnings)
        }
    }
}

/** A page of a list (SPEC B10). */
public data class AsidePage(
    /** The rows. */
    override val items: List<AsideView>,
    /**
     * Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
     * it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
     * a next one, too.
     */
    override val next: String? = null,
) : Page<AsideView> {
    public companion object : StructType<AsidePage>("AsidePage") {
        override fun read(fields: Fields): AsidePage = AsidePage(
            items = fields.required("items", ListType(AsideView)),
            next = fields.optional("next", TextType),
        )

        override fun write(value: AsidePage, into: Writer) {
            into.put("items", ListType(AsideView), value.items)
            into.put("next", TextType, value.next)
        }
    }
}

/** A change that was kept aside. */
public data class AsideView(
    /** The bill; empty for a change of an order itself. */
    public val billId: String = "",
    /** The order, for a change of its owner. */
    public val orderNumber: String = "",
    /** Its number within the bill, for `settle_aside`. */
    public val aside: Long,
    /** `payment`, `refund`, `order`, `order_owner`. */
    public val record: String,
    /** When it came. */
    public val at: Instant,
    /** What it would make of the amount paid. Integer fen. */
    public val paidFen: Long,
    /** What it would make of the refunds. Integer fen. */
    public val refundedFen: Long,
    /** The application that the bill is in. */
    public val batchNumber: String? = null,
) {
    /** [paidFen] in yuan. */
    public val paid: BigDecimal get() = yuan(paidFen)

    /** [refundedFen] in yuan. */
    public val refunded: BigDecimal get() = yuan(refundedFen)

    public companion object : StructType<AsideView>("AsideView") {
        override fun read(fields: Fields): AsideView = AsideView(
            billId = fields.optional("bill_id", TextType) ?: "",
            orderNumber = fields.optional("order_number", TextType) ?: "",
            aside = fields.required("aside", IntegerType),
            record = fields.required("record", TextType),
            at = fields.required("at", InstantType),
            paidFen = fields.required("paid_fen", IntegerType),
            refundedFen = fields.required("refunded_fen", IntegerType),
            batchNumber = fields.optional("batch_number", TextType),
        )

        override fun write(value: AsideView, into: Writer) {
            into.unlessEmpty("bill_id", TextType, value.billId)
            into.unlessEmpty("order_number", TextType, value.orderNumber)
            into.put("aside", IntegerType, value.aside)
            into.put("record", TextType, value.record)
            into.put("at", InstantType, value.at)
            into.put("paid_fen", IntegerType, value.paidFen)
            into.put("refunded_fen", IntegerType, value.refundedFen)
            into.put("batch_number", TextType, value.batchNumber)
        }
    }
}

/** What is available to invoice, and why (SPEC B5). */
public data class AvailableView(
    /** Left to invoice. Integer fen. */
    public val availableFen: Long,
    /** What it is made of; zero parts are left out, `paid` is always there. */
    public val components: List<AmountComponent>,
) {
    /** [availableFen] in yuan. */
    public val available: BigDecimal get() = yuan(availableFen)

    public companion object : StructType<AvailableView>("AvailableView") {
        override fun read(fields: Fields): AvailableView = AvailableView(
            availableFen = fields.required("available_fen", IntegerType),
            components = fields.required("components", ListType(AmountComponent)),
        )

        override fun write(value: AvailableView, into: Writer) {
            into.put("available_fen", IntegerType, value.availableFen)
            into.put("components", ListType(AmountComponent), value.components)
        }
    }
}

/** Everything that one command changes; committed whole or not at all. */
public data class Batch(
    /** Rows with the versions they replace. No key stands twice. */
    public val rows: List<RowChange>,
    /** Claims to give up, before any is taken. A claim held by another row is left alone. */
    public val release: List<Claim>,
    /** Claims to take. One that its holder already holds is no error. */
    public val claim: List<Claim>,
    /** Facts to append; `(key, seq)` is unique. */
    public val facts: List<Fact>,
    /** Mails to keep; one whose id is known is ignored. */
    public val mails: List<Mail>,
) {
    public companion object : StructType<Batch>("Batch") {
        override fun read(fields: Fields): Batch = Batch(
            rows = fields.required("rows", ListType(RowChange)),
            release = fields.required("release", ListType(Claim)),
            claim = fields.required("claim", ListType(Claim)),
            facts = fields.required("facts", ListType(Fact)),
            mails = fields.required("mails", ListType(Mail)),
        )

        override fun write(value: Batch, into: Writer) {
            into.put("rows", ListType(RowChange), value.rows)
            into.put("release", ListType(Claim), value.release)
            into.put("claim", ListType(Claim), value.claim)
            into.put("facts", ListType(Fact), value.facts)
            into.put("mails", ListType(Mail), value.mails)
        }
    }
}

/** How much of a bill a fapiao covers. */
public data class BillShare(
    /** The bill. */
    public val billId: String,
    /** How much of it, tax included. Integer fen. */
    public val amountFen: Long,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal get() = yuan(amountFen)

    public companion object : StructType<BillShare>("BillShare") {
        override fun read(fields: Fields): BillShare = BillShare(
            billId = fields.required("bill_id", TextType),
            amountFen = fields.required("amount_fen", IntegerType),
        )

        override fun write(value: BillShare, into: Writer) {
            into.put("bill_id", TextType, value.billId)
            into.put("amount_fen", IntegerType, value.amountFen)
        }
    }
}

/** A bill as its customer sees it (SPEC B10). */
public data class BillView(
    /** Its id. */
    public val billId: String,
    /** Its order. */
    public val orderNumber: String,
    /** What was sold. */
    public val description: String,
    /** The seller's id. */
    public val seller: String,
    /** When it was paid. */
    public val paidAt: Instant,
    /** The day it was paid, China time. */
    public val paidOn: LocalDate,
    /** What was paid. Integer fen. */
    public val amountFen: Long,
    /** How it was paid. */
    public val method: String,
    /** Month that it bills, `yyyy-mm`. */
    public val billingMonth: String,
    /** Its application. */
    public val batchNumber: String? = null,
    /** The day of the application, China time. */
    public val appliedOn: LocalDate? = null,
    /** `not_applied`, or the status of its application. */
    public val status: String,
    /** Stage by name. */
    public val stage: BillStage,
    /** Stage by number, 1 to 4. */
    public val stageNumber: Long,
    /** Status in words. */
    public val label: Text,
    /** Delivery method of its application. */
    public val deliveryMethod: String? = null,
    /** What is left to invoice. */
    public val available: AvailableView,
    /** Whether an approved split waits to be used. */
    public val splitApproved: Boolean,
    /** What the caller may do now. */
    public val allowed: List<String>,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal get() = yuan(amountFen)

    public companion object : StructType<BillView>("BillView") {
        override fun read(fields: Fields): BillView = BillView(
            billId = fields.required("bill_id", TextType),
            orderNumber = fields.required("order_number", TextType),
            description = fields.required("description", TextType),
            seller = fields.required("seller", TextType),
            paidAt = fields.required("paid_at", InstantType),
            paidOn = fields.required("paid_on", DateType),
            amountFen = fields.required("amount_fen", IntegerType),
            method = fields.required("method", TextType),
            billingMonth = fields.required("billing_month", TextType),
            batchNumber = fields.optional("batch_number", TextType),
            appliedOn = fields.optional("applied_on", DateType),
            status = fields.required("status", TextType),
            stage = fields.required("stage", BillStage),
            stageNumber = fields.required("stage_number", IntegerType),
            label = fields.required("label", Text),
            deliveryMethod = fields.optional("delivery_method", TextType),
            available = fields.required("available", AvailableView),
            splitApproved = fields.required("split_approved", BooleanType),
            allowed = fields.required("allowed", ListType(TextType)),
        )

        override fun write(value: BillView, into: Writer) {
            into.put("bill_id", TextType, value.billId)
            into.put("order_number", TextType, value.orderNumber)
            into.put("description", TextType, value.description)
            into.put("seller", TextType, value.seller)
            into.put("paid_at", InstantType, value.paidAt)
            into.put("paid_on", DateType, value.paidOn)
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("method", TextType, value.method)
            into.put("billing_month", TextType, value.billingMonth)
            into.put("batch_number", TextType, value.batchNumber)
            into.put("applied_on", DateType, value.appliedOn)
            into.put("status", TextType, value.status)
            into.put("stage", BillStage, value.stage)
            into.put("stage_number", IntegerType, value.stageNumber)
            into.put("label", Text, value.label)
            into.put("delivery_method", TextType, value.deliveryMethod)
            into.put("available", AvailableView, value.available)
            into.put("split_approved", BooleanType, value.splitApproved)
            into.put("allowed", ListType(TextType), value.allowed)
        }
    }
}

/** A page of My bills. */
public data class BillsView(
    /** The rows, latest payment first. */
    override val items: List<BillView>,
    /** Orders whose payment is missing; on the first page, without filters. */
    public val missing: List<MissingBill>,
    /**
     * Where the next page begins; absent on the last. A filtered page is full while there are bills for it, but a
     * call looks at a thousand at most (ten times the limit if that is more): then a short page has a next one,
     * too.
     */
    override val next: String? = null,
) : Page<BillView> {
    public companion object : StructType<BillsView>("BillsView") {
        override fun read(fields: Fields): BillsView = BillsView(
            items = fields.required("items", ListType(BillView)),
            missing = fields.required("missing", ListType(MissingBill)),
            next = fields.optional("next", TextType),
        )

        override fun write(value: BillsView, into: Writer) {
            into.put("items", ListType(BillView), value.items)
            into.put("missing", ListType(MissingBill), value.missing)
            into.put("next", TextType, value.next)
        }
    }
}

/** The whole case of an application (SPEC H2). */
public data class CaseView(
    /** When it was exported. */
    public val exportedAt: Instant,
    /** The application, with personal data; the export is recorded (SPEC H3). */
    public val application: ApplicationView,
    /** Its fapiao and their red ones. */
    public val fapiao: List<FapiaoView>,
    /** Its bills. */
    public val bills: List<BillView>,
    /** Requests about it. */
    public val requests: List<RequestView>,
    /** Mails about it. */
    public val mails: List<MailView>,
    /** All facts of all these rows, by row. */
    public val facts: List<Fact>,
) {
    public companion object : StructType<CaseView>("CaseView") {
        override fun read(fields: Fields): CaseView = CaseView(
            exportedAt = fields.required("exported_at", InstantType),
            application = fields.required("application", ApplicationView),
            fapiao = fields.required("fapiao", ListType(FapiaoView)),
            bills = fields.required("bills", ListType(BillView)),
            requests = fields.required("requests", ListType(RequestView)),
            mails = fields.required("mails", ListType(MailView)),
            facts = fields.required("facts", ListType(Fact)),
        )

        override fun write(value: CaseView, into: Writer) {
            into.put("exported_at", InstantType, value.exportedAt)
            into.put("application", ApplicationView, value.application)
            into.put("fapiao", ListType(FapiaoView), value.fapiao)
            into.put("bills", ListType(BillView), value.bills)
            into.put("requests", ListType(RequestView), value.requests)
            into.put("mails", ListType(MailView), value.mails)
            into.put("facts", ListType(Fact), value.facts)
        }
    }
}

/** A call of the channel. `key` was stored before the call was made; the same key never issues twice. */
public sealed interface ChannelCall {
    /** Issue this fapiao. */
    public data class Issue(
        /** What to issue. */
        public val fapiao: FapiaoView,
        /** Idempotency key. */
        public val key: String,
    ) : ChannelCall

    /** Ask what became of an earlier call, without issuing anything. */
    public data class Ask(
        /** Idempotency key of that call. */
        public val key: String,
    ) : ChannelCall

    public companion object : UnionType<ChannelCall>("ChannelCall") {
        override fun read(name: String, payload: () -> JsonElement): ChannelCall? = when (name) {
            "issue" -> {
                val fields = Fields(payload(), "ChannelCall.issue")
                Issue(
                    fapiao = fields.required("fapiao", FapiaoView),
                    key = fields.required("key", TextType),
                )
            }
            "ask" -> {
                val fields = Fields(payload(), "ChannelCall.ask")
                Ask(
                    key = fields.required("key", TextType),
                )
            }
            else -> null
        }

        override fun write(value: ChannelCall): JsonElement = when (value) {
            is Issue -> variant(
                "issue",
                Writer().also { into ->
                    into.put("fapiao", FapiaoView, value.fapiao)
                    into.put("key", TextType, value.key)
                }.json,
            )
            is Ask -> variant(
                "ask",
                Writer().also { into ->
                    into.put("key", TextType, value.key)
                }.json,
            )
        }
    }
}

/** A unique value and the row that holds it. */
public data class Claim(
    /** The space in which the value is unique. */
    public val space: String,
    /** The value. */
    public val value: String,
    /** The row that holds it. */
    public val holder: Key,
) {
    public companion object : StructType<Claim>("Claim") {
        override fun read(fields: Fields): Claim = Claim(
            space = fields.required("space", TextType),
            value = fields.required("value", TextType),
            holder = fields.required("holder", Key),
        )

        override fun write(value: Claim, into: Writer) {
            into.put("space", TextType, value.space)
            into.put("value", TextType, value.value)
            into.put("holder", Key, value.holder)
        }
    }
}

/** A courier sheet, to print or export. */
public data class CourierSheetView(
    /** The delivery method, in words. */
    public val method: Text,
    /** When it was made. */
    public val at: Instant,
    /** The parcels, the earliest promise first. */
    public val parcels: List<Parcel>,
    /** The same as CSV with a header line (UTF-8 with a byte order mark, as sheet programs want it). */
    public val csv: String,
) {
    override fun toString(): String = "CourierSheetView(method=$method, at=$at, …)"

    public companion object : StructType<CourierSheetView>("CourierSheetView") {
        override fun read(fields: Fields): CourierSheetView = CourierSheetView(
            method = fields.required("method", Text),
            at = fields.required("at", InstantType),
            parcels = fields.required("parcels", ListType(Parcel)),
            csv = fields.required("csv", TextType),
        )

        override fun write(value: CourierSheetView, into: Writer) {
            into.put("method", Text, value.method)
            into.put("at", InstantType, value.at)
            into.put("parcels", ListType(Parcel), value.parcels)
            into.put("csv", TextType, value.csv)
        }
    }
}

/** A row whose facts are not whole. */
public data class Damage(
    /** Its kind. */
    public val kind: String,
    /** Its id. */
    public val id: String,
    /** `missing_fact`, `broken_chain`, `changed_fact`, `row_differs`, `unreadable`. */
    public val reason: String,
    /** At which fact. */
    public val seq: Long,
) {
    public companion object : StructType<Damage>("Damage") {
        override fun read(fields: Fields): Damage = Damage(
            kind = fields.required("kind", TextType),
            id = fields.required("id", TextType),
            reason = fields.required("reason", TextType),
            seq = fields.required("seq", IntegerType),
        )

        override fun write(value: Damage, into: Writer) {
            into.put("kind", TextType, value.kind)
            into.put("id", TextType, value.id)
            into.put("reason", TextType, value.reason)
            into.put("seq", IntegerType, value.seq)
        }
    }
}

/** Deadlines. */
public data class Deadlines(
    /** Working days after which an order number should be known (SPEC B3). */
    public val orderWorkingDays: Long,
    /** Working days after which a payment should be known (SPEC B3). */
    public val paymentWorkingDays: Long,
    /** Working days within which a fapiao is promised (SPEC D4). */
    public val promiseWorkingDays: Long,
    /** Days after mailing or sending when receipt is taken for granted (SPEC §4). */
    public val receivedAfterDays: Long,
) {
    public companion object : StructType<Deadlines>("Deadlines") {
        override fun read(fields: Fields): Deadlines = Deadlines(
            orderWorkingDays = fields.required("order_working_days", IntegerType),
            paymentWorkingDays = fields.required("payment_working_days", IntegerType),
            promiseWorkingDays = fields.required("promise_working_days", IntegerType),
            receivedAfterDays = fields.required("received_after_days", IntegerType),
        )

        override fun write(value: Deadlines, into: Writer) {
            into.put("order_working_days", IntegerType, value.orderWorkingDays)
            into.put("payment_working_days", IntegerType, value.paymentWorkingDays)
            into.put("promise_working_days", IntegerType, value.promiseWorkingDays)
            into.put("received_after_days", IntegerType, value.receivedAfterDays)
        }
    }
}

/** What took effect. */
public data class DeadlinesView(
    /** Digital fapiao sent. */
    public val sent: Long,
    /** Taken for received. */
    public val received: Long,
    /** Customers told of a shortage. */
    public val told: Long,
    /** Whether there is more to do. */
    public val more: Boolean,
) {
    public companion object : StructType<DeadlinesView>("DeadlinesView") {
        override fun read(fields: Fields): DeadlinesView = DeadlinesView(
            sent = fields.required("sent", IntegerType),
            received = fields.required("received", IntegerType),
            told = fields.required("told", IntegerType),
            more = fields.required("more", BooleanType),
        )

        override fun write(value: DeadlinesView, into: Writer) {
            into.put("sent", IntegerType, value.sent)
            into.put("received", IntegerType, value.received)
            into.put("told", IntegerType, value.told)
            into.put("more", BooleanType, value.more)
        }
    }
}

/** What became of the mails that were due. */
public data class Delivered(
    /** Handed over. */
    public val sent: Long,
    /** To be tried again. */
    public val failed: Long,
    /** Given up; staff see them. */
    public val givenUp: Long,
) {
    public companion object : StructType<Delivered>("Delivered") {
        override fun read(fields: Fields): Delivered = Delivered(
            sent = fields.required("sent", IntegerType),
            failed = fields.required("failed", IntegerType),
            givenUp = fields.required("given_up", IntegerType),
        )

        override fun write(value: Delivered, into: Writer) {
            into.put("sent", IntegerType, value.sent)
            into.put("failed", IntegerType, value.failed)
            into.put("given_up", IntegerType, value.givenUp)
        }
    }
}

/** A delivery method on offer. */
public data class DeliveryChoice(
    /** Its name for `delivery.method`. */
    public val method: String,
    /** In words. */
    public val name: Text,
    /** What it needs. */
    public val kind: DeliveryKind,
    /** Who pays. */
    public val freight: Freight,
    /** Where to collect. */
    public val address: String? = null,
    /** Whom to ask for. */
    public val contact: String? = null,
) {
    public companion object : StructType<DeliveryChoice>("DeliveryChoice") {
        override fun read(fields: Fields): DeliveryChoice = DeliveryChoice(
            method = fields.required("method", TextType),
            name = fields.required("name", Text),
            kind = fields.required("kind", DeliveryKind),
            freight = fields.required("freight", Freight),
            address = fields.optional("address", TextType),
            contact = fields.optional("contact", TextType),
        )

        override fun write(value: DeliveryChoice, into: Writer) {
            into.put("method", TextType, value.method)
            into.put("name", Text, value.name)
            into.put("kind", DeliveryKind, value.kind)
            into.put("freight", Freight, value.freight)
            into.put("address", TextType, value.address)
            into.put("contact", TextType, value.contact)
        }
    }
}

/** A delivery method (SPEC D1). */
public data class DeliveryOption(
    /** Stable name, such as `yunda`. */
    public val method: String,
    /** Name, Chinese. */
    public val nameZh: String,
    /** Name, English. */
    public val nameEn: String,
    /** What it needs. */
    public val kind: DeliveryKind,
    /** Who pays. */
    public val freight: Freight,
    /** For which media. */
    public val media: List<Medium>,
    /** Where to collect. */
    public val address: String? = null,
    /** Whom to ask for when collecting. */
    public val contact: String? = null,
) {
    public companion object : StructType<DeliveryOption>("DeliveryOption") {
        override fun read(fields: Fields): DeliveryOption = DeliveryOption(
            method = fields.required("method", TextType),
            nameZh = fields.required("name_zh", TextType),
            nameEn = fields.required("name_en", TextType),
            kind = fields.required("kind", DeliveryKind),
            freight = fields.required("freight", Freight),
            media = fields.required("media", ListType(Medium)),
            address = fields.optional("address", TextType),
            contact = fields.optional("contact", TextType),
        )

        override fun write(value: DeliveryOption, into: Writer) {
            into.put("method", TextType, value.method)
            into.put("name_zh", TextType, value.nameZh)
            into.put("name_en", TextType, value.nameEn)
            into.put("kind", DeliveryKind, value.kind)
            into.put("freight", Freight, value.freight)
            into.put("media", ListType(Medium), value.media)
            into.put("address", TextType, value.address)
            into.put("contact", TextType, value.contact)
        }
    }
}

/** A point in which what was issued differs from what was applied for (SPEC I2). */
public data class Difference(
    /** Which: `medium`, `fapiao_type`, `title`, `tax_id`, `net_fen`, `tax_fen`, `gross_fen`. */
    public val field: String,
    /** What was applied for. */
    public val expected: String,
    /** What was issued. */
    public val actual: String,
) {
    public companion object : StructType<Difference>("Difference") {
        override fun read(fields: Fields): Difference = Difference(
            field = fields.required("field", TextType),
            expected = fields.required("expected", TextType),
            actual = fields.required("actual", TextType),
        )

        override fun write(value: Difference, into: Writer) {
            into.put("field", TextType, value.field)
            into.put("expected", TextType, value.expected)
            into.put("actual", TextType, value.actual)
        }
    }
}

/** A bill of a draft. */
public data class DraftBill(
    /** Its id. */
    public val billId: String,
    /** What was sold. */
    public val description: String,
    /** When it was paid. */
    public val paidAt: Instant,
    /** Who paid, where it is known; matters for some purposes (SPEC Y8). */
    public val payer: String = "",
    /** What is left to invoice. */
    public val available: AvailableView,
    /** Whether an approved split will be used. */
    public val split: Boolean,
) {
    public companion object : StructType<DraftBill>("DraftBill") {
        override fun read(fields: Fields): DraftBill = DraftBill(
            billId = fields.required("bill_id", TextType),
            description = fields.required("description", TextType),
            paidAt = fields.required("paid_at", InstantType),
            payer = fields.optional("payer", TextType) ?: "",
            available = fields.required("available", AvailableView),
            split = fields.required("split", BooleanType),
        )

        override fun write(value: DraftBill, into: Writer) {
            into.put("bill_id", TextType, value.billId)
            into.put("description", TextType, value.description)
            into.put("paid_at", InstantType, value.paidAt)
            into.unlessEmpty("payer", TextType, value.payer)
            into.put("available", AvailableView, value.available)
            into.put("split", BooleanType, value.split)
        }
    }
}

/**
 * Every refusal of the desk, in every language the same (SPEC E1). Texts never carry passwords, tokens, full tax
 * ids, phones or e-mails (SPEC E2).
 */
internal data class ErrorBody(
    /** Sort of refusal. */
    public val kind: Kind,
    /** Stable code of the catalogue. */
    public val code: String,
    /** The field, when one alone is meant. */
    public val field: String? = null,
    /** What happened, Chinese. */
    public val zh: String,
    /** What happened, English. */
    public val en: String,
    /** What to do, Chinese. */
    public val adviceZh: String,
    /** What to do, English. */
    public val adviceEn: String,
    /** Whether a retry helps. */
    public val retry: Retry,
    /** When a retry helps, if that is known. */
    public val retryAt: Instant? = null,
    /** Every wrong field. */
    public val problems: List<Problem> = emptyList(),
    /** Facts of the refusal by name, such as `from`, `operation`, `allowed`. */
    public val details: Any? = emptyMap<String, Any?>(),
) {
    internal companion object : StructType<ErrorBody>("ErrorBody") {
        override fun read(fields: Fields): ErrorBody = ErrorBody(
            kind = fields.required("kind", Kind),
            code = fields.required("code", TextType),
            field = fields.optional("field", TextType),
            zh = fields.required("zh", TextType),
            en = fields.required("en", TextType),
            adviceZh = fields.required("advice_zh", TextType),
            adviceEn = fields.required("advice_en", TextType),
            retry = fields.required("retry", Retry),
            retryAt = fields.optional("retry_at", InstantType),
            problems = fields.optional("problems", ListType(Problem)) ?: emptyList(),
            details = fields.optional("details", JsonType) ?: emptyMap<String, Any?>(),
        )

        override fun write(value: ErrorBody, into: Writer) {
            into.put("kind", Kind, value.kind)
            into.put("code", TextType, value.code)
            into.put("field", TextType, value.field)
            into.put("zh", TextType, value.zh)
            into.put("en", TextType, value.en)
            into.put("advice_zh", TextType, value.adviceZh)
            into.put("advice_en", TextType, value.adviceEn)
            into.put("retry", Retry, value.retry)
            into.put("retry_at", InstantType, value.retryAt)
            into.unlessEmpty("problems", ListType(Problem), value.problems)
            into.put("details", JsonType, value.details)
        }
    }
}

/** A line of a fapiao. */
public data class FapiaoLine(
    /** Item name (货物或应税劳务、服务名称). */
    public val name: String,
    /** Tax code (商品和服务税收分类编码). */
    public val taxCode: String? = null,
    /** Unit. */
    public val unit: String? = null,
    /** Quantity, decimal text. */
    public val quantity: BigDecimal? = null,
    /** Price of one, without tax, decimal text in yuan. */
    public val unitPrice: BigDecimal? = null,
    /** Rate. 0.06 is 6 %. */
    public val rate: BigDecimal,
    /** 金额: without tax. Integer fen. */
    public val netFen: Long,
    /** 税额: the tax. Integer fen. */
    public val taxFen: Long,
    /** 价税合计: with tax. Integer fen. */
    public val grossFen: Long,
    /** Whether it is the discount on the line before. */
    public val discount: Boolean,
) {
    /** [netFen] in yuan. */
    public val net: BigDecimal get() = yuan(netFen)

    /** [taxFen] in yuan. */
    public val tax: BigDecimal get() = yuan(taxFen)

    /** [grossFen] in yuan. */
    public val gross: BigDecimal get() = yuan(grossFen)

    public companion object : StructType<FapiaoLine>("FapiaoLine") {
        override fun read(fields: Fields): FapiaoLine = FapiaoLine(
            name = fields.required("name", TextType),
            taxCode = fields.optional("tax_code", TextType),
            unit = fields.optional("unit", TextType),
            quantity = fields.optional("quantity", DecimalType),
            unitPrice = fields.optional("unit_price", DecimalType),
            rate = fields.required("rate", DecimalType),
            netFen = fields.required("net_fen", IntegerType),
            taxFen = fields.required("tax_fen", IntegerType),
            grossFen = fields.required("gross_fen", IntegerType),
            discount = fields.required("discount", BooleanType),
        )

        override fun write(value: FapiaoLine, into: Writer) {
            into.put("name", TextType, value.name)
            into.put("tax_code", TextType, value.taxCode)
            into.put("unit", TextType, value.unit)
            into.put("quantity", DecimalType, value.quantity)
            into.put("unit_price", DecimalType, value.unitPrice)
            into.put("rate", DecimalType, value.rate)
            into.put("net_fen", IntegerType, value.netFen)
            into.put("tax_fen", IntegerType, value.taxFen)
            into.put("gross_fen", IntegerType, value.grossFen)
            into.put("discount", BooleanType, value.discount)
        }
    }
}

/** A page of a list (SPEC B10). */
public data class FapiaoPage(
    /** The rows. */
    override val items: List<FapiaoView>,
    /**
     * Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
     * it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
     * a next one, too.
     */
    override val next: String? = null,
) : Page<FapiaoView> {
    public companion object : StructType<FapiaoPage>("FapiaoPage") {
        override fun read(fields: Fields): FapiaoPage = FapiaoPage(
            items = fields.required("items", ListType(FapiaoView)),
            next = fields.optional("next", TextType),
        )

        override fun write(value: FapiaoPage, into: Writer) {
            into.put("items", ListType(FapiaoView), value.items)
            into.put("next", TextType, value.next)
        }
    }
}

/** A fapiao. */
public data class FapiaoView(
    /** Its id here, from the first day; the official number comes when it is issued. */
    public val fapiaoId: String,
    /** Its application. */
    public val batchNumber: String,
    /** Where it stands. */
    public val status: FapiaoStatus,
    /** Status in words. */
    public val label: Text,
    /** Stage of its application, 1 to 4 (SPEC B10); 1 in a dry run. */
    public val stage: Long,
    /** Blue or red. */
    public val colour: Colour,
    /** Special or normal. */
    public val fapiaoType: FapiaoType,
    /** Paper or digital. */
    public val medium: Medium,
    /** The seller's id. */
    public val seller: String,
    /** The seller's name. */
    public val sellerName: String,
    /** The buyer. */
    public val buyer: Buyer,
    /** The lines. */
    public val lines: List<FapiaoLine>,
    /** 金额: without tax. Integer fen. */
    public val netFen: Long,
    /** 税额: the tax. Integer fen. */
    public val taxFen: Long,
    /** 价税合计: with tax. Integer fen. */
    public val grossFen: Long,
    /** 价税合计（大写）: the same in capitals (SPEC M7). */
    public val grossCapitals: String,
    /** Remark printed on it. */
    public val remark: String = "",
    /** What it covers. */
    public val bills: List<BillShare>,
    /** Code (发票代码) of a paper fapiao. */
    public val code: String? = null,
    /** Number (发票号码). */
    public val number: String? = null,
    /** Date of issue (开票日期). */
    public val issuedOn: LocalDate? = null,
    /** Delivery method of its application. */
    public val deliveryMethod: String,
    /** The blue fapiao that it replaces, after a reissue. */
    public val replaces: String? = null,
    /** The blue fapiao that replaces it. */
    public val replacedBy: String? = null,
    /** The blue fapiao that this red one reverses. */
    public val reverses: String? = null,
    /** The red fapiao that reverses it. */
    public val reversedBy: String? = null,
    /** Why it is in quarantine (SPEC I2). */
    public val differences: List<Difference> = emptyList(),
    /**
     * What whoever asks may do now (SPEC §4). Staff: operations on this fapiao. The customer: `progress`,
     * `reissue`, which is asked for with `open_request`, and operations on its application. Nothing in a dry run.
     */
    public val allowed: List<String>,
) {
    /** [netFen] in yuan. */
    public val net: BigDecimal get() = yuan(netFen)

    /** [taxFen] in yuan. */
    public val tax: BigDecimal get() = yuan(taxFen)

    /** [grossFen] in yuan. */
    public val gross: BigDecimal get() = yuan(grossFen)

    public companion object : StructType<FapiaoView>("FapiaoView") {
        override fun read(fields: Fields): FapiaoView = FapiaoView(
            fapiaoId = fields.required("fapiao_id", TextType),
            batchNumber = fields.required("batch_number", TextType),
            status = fields.required("status", FapiaoStatus),
            label = fields.required("label", Text),
            stage = fields.required("stage", IntegerType),
            colour = fields.required("colour", Colour),
            fapiaoType = fields.required("fapiao_type", FapiaoType),
            medium = fields.required("medium", Medium),
            seller = fields.required("seller", TextType),
            sellerName = fields.required("seller_name", TextType),
            buyer = fields.required("buyer", Buyer),
            lines = fields.required("lines", ListType(FapiaoLine)),
            netFen = fields.required("net_fen", IntegerType),
            taxFen = fields.required("tax_fen", IntegerType),
            grossFen = fields.required("gross_fen", IntegerType),
            grossCapitals = fields.required("gross_capitals", TextType),
            remark = fields.optional("remark", TextType) ?: "",
            bills = fields.required("bills", ListType(BillShare)),
            code = fields.optional("code", TextType),
            number = fields.optional("number", TextType),
            issuedOn = fields.optional("issued_on", DateType),
            deliveryMethod = fields.required("delivery_method", TextType),
            replaces = fields.optional("replaces", TextType),
            replacedBy = fields.optional("replaced_by", TextType),
            reverses = fields.optional("reverses", TextType),
            reversedBy = fields.optional("reversed_by", TextType),
            differences = fields.optional("differences", ListType(Difference)) ?: emptyList(),
            allowed = fields.required("allowed", ListType(TextType)),
        )

        override fun write(value: FapiaoView, into: Writer) {
            into.put("fapiao_id", TextType, value.fapiaoId)
            into.put("batch_number", TextType, value.batchNumber)
            into.put("status", FapiaoStatus, value.status)
            into.put("label", Text, value.label)
            into.put("stage", IntegerType, value.stage)
            into.put("colour", Colour, value.colour)
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("medium", Medium, value.medium)
            into.put("seller", TextType, value.seller)
            into.put("seller_name", TextType, value.sellerName)
            into.put("buyer", Buyer, value.buyer)
            into.put("lines", ListType(FapiaoLine), value.lines)
            into.put("net_fen", IntegerType, value.netFen)
            into.put("tax_fen", IntegerType, value.taxFen)
            into.put("gross_fen", IntegerType, value.grossFen)
            into.put("gross_capitals", TextType, value.grossCapitals)
            into.unlessEmpty("remark", TextType, value.remark)
            into.put("bills", ListType(BillShare), value.bills)
            into.put("code", TextType, value.code)
            into.put("number", TextType, value.number)
            into.put("issued_on", DateType, value.issuedOn)
            into.put("delivery_method", TextType, value.deliveryMethod)
            into.put("replaces", TextType, value.replaces)
            into.put("replaced_by", TextType, value.replacedBy)
            into.put("reverses", TextType, value.reverses)
            into.put("reversed_by", TextType, value.reversedBy)
            into.unlessEmpty("differences", ListType(Difference), value.differences)
            into.put("allowed", ListType(TextType), value.allowed)
        }
    }
}

/** What became of a piece of the feed. The counts add up to the number of records. */
public data class FeedReport(
    /** New, or newer than what was known. */
    public val accepted: Long,
    /** Known already. */
    public val unchanged: Long,
    /** Older than what is known. */
    public val stale: Long,
    /** Not completed, and thus no bill (SPEC B4). */
    public val ignored: Long,
    /** Would have changed a bill in use; kept for staff (SPEC B2). */
    public val aside: Long,
    /** Not taken. Good records are not lost to bad ones. */
    public val rejected: List<RejectedRecord>,
) {
    public companion object : StructType<FeedReport>("FeedReport") {
        override fun read(fields: Fields): FeedReport = FeedReport(
            accepted = fields.required("accepted", IntegerType),
            unchanged = fields.required("unchanged", IntegerType),
            stale = fields.required("stale", IntegerType),
            ignored = fields.required("ignored", IntegerType),
            aside = fields.required("aside", IntegerType),
            rejected = fields.required("rejected", ListType(RejectedRecord)),
        )

        override fun write(value: FeedReport, into: Writer) {
            into.put("accepted", IntegerType, value.accepted)
            into.put("unchanged", IntegerType, value.unchanged)
            into.put("stale", IntegerType, value.stale)
            into.put("ignored", IntegerType, value.ignored)
            into.put("aside", IntegerType, value.aside)
            into.put("rejected", ListType(RejectedRecord), value.rejected)
        }
    }
}

/** An account as staff find it (SPEC A12). */
public data class FoundAccountView(
    /** Account. */
    public val account: String,
    /** Where it stands: `pending` or `active`. */
    public val status: String,
    /** E-mail, masked. */
    public val emailMasked: String,
    /** New e-mail of a running change, masked. */
    public val newEmailMasked: String? = null,
    /** Customer references. */
    public val references: List<String>,
    /** Order numbers. */
    public val orders: List<String>,
    /** Language of mails. */
    public val locale: Locale,
    /** When it was registered. */
    public val registeredAt: Instant,
    /** When it was activated. */
    public val activatedAt: Instant? = null,
    /** What staff may do now. */
    public val allowed: List<String>,
) {
    public companion object : StructType<FoundAccountView>("FoundAccountView") {
        override fun read(fields: Fields): FoundAccountView = FoundAccountView(
            account = fields.required("account", TextType),
            status = fields.required("status", TextType),
            emailMasked = fields.required("email_masked", TextType),
            newEmailMasked = fields.optional("new_email_masked", TextType),
            references = fields.required("references", ListType(TextType)),
            orders = fields.required("orders", ListType(TextType)),
            locale = fields.required("locale", Locale),
            registeredAt = fields.required("registered_at", InstantType),
            activatedAt = fields.optional("activated_at", InstantType),
            allowed = fields.required("allowed", ListType(TextType)),
        )

        override fun write(value: FoundAccountView, into: Writer) {
            into.put("account", TextType, value.account)
            into.put("status", TextType, value.status)
            into.put("email_masked", TextType, value.emailMasked)
            into.put("new_email_masked", TextType, value.newEmailMasked)
            into.put("references", ListType(TextType), value.references)
            into.put("orders", ListType(TextType), value.orders)
            into.put("locale", Locale, value.locale)
            into.put("registered_at", InstantType, value.registeredAt)
            into.put("activated_at", InstantType, value.activatedAt)
            into.put("allowed", ListType(TextType), value.allowed)
        }
    }
}

/** Facts of a row. */
public data class HistoryView(
    /** Oldest first. */
    public val facts: List<Fact>,
) {
    public companion object : StructType<HistoryView>("HistoryView") {
        override fun read(fields: Fields): HistoryView = HistoryView(
            facts = fields.required("facts", ListType(Fact)),
        )

        override fun write(value: HistoryView, into: Writer) {
            into.put("facts", ListType(Fact), value.facts)
        }
    }
}

/** How far an intake is. */
public data class ImportProgress(
    /** Bytes of the file read, packed as they came. */
    public val bytes: Long,
    /** Lines of the statement read. */
    public val lines: Long,
    /** Records committed, or found to be known. */
    public val records: Long,
    /** Lines that were not taken so far. */
    public val rejected: Long,
) {
    public companion object : StructType<ImportProgress>("ImportProgress") {
        override fun read(fields: Fields): ImportProgress = ImportProgress(
            bytes = fields.required("bytes", IntegerType),
            lines = fields.required("lines", IntegerType),
            records = fields.required("records", IntegerType),
            rejected = fields.required("rejected", IntegerType),
        )

        override fun write(value: ImportProgress, into: Writer) {
            into.put("bytes", IntegerType, value.bytes)
            into.put("lines", IntegerType, value.lines)
            into.put("records", IntegerType, value.records)
            into.put("rejected", IntegerType, value.rejected)
        }
    }
}

/** What became of a statement that was taken in piece by piece. It stays small, however long the statement is. */
public data class ImportReport(
    /** Whether it was read to its end; otherwise the intake was stopped. */
    public val finished: Boolean,
    /** Whether the statement's closing lines were there and it was unpacked whole; otherwise it is cut off. */
    public val complete: Boolean,
    /** Whether the statement's own totals equal its lines; absent without totals. */
    public val totalsMatch: Boolean? = null,
    /** Whether the packed file was cut off or damaged. */
    public val damaged: Boolean,
    /** Which statement it is, once it was read to its end. */
    public val bill: StatementKind? = null,
    /** Payments read. */
    public val payments: Long,
    /** Refunds read. */
    public val refunds: Long,
    /** Lines that repeat an earlier one. */
    public val duplicates: Long,
    /** Lines that are well formed and concern no order. */
    public val skipped: Long,
    /** The first thousand lines that were not taken; `progress.rejected` says how many there are. */
    public val rejected: List<RejectedLine>,
    /** What became of the records; its `rejected` is empty, for they are in `rejected` by line. */
    public val feed: FeedReport,
    /** Orders that it brought. */
    public val newOrders: NewRows,
    /** Bills that it brought. */
    public val newBills: NewRows,
    /** How far it came. */
    public val progress: ImportProgress,
) {
    public companion object : StructType<ImportReport>("ImportReport") {
        override fun read(fields: Fields): ImportReport = ImportReport(
            finished = fields.required("finished", BooleanType),
            complete = fields.required("complete", BooleanType),
            totalsMatch = fields.optional("totals_match", BooleanType),
            damaged = fields.required("damaged", BooleanType),
            bill = fields.optional("bill", StatementKind),
            payments = fields.required("payments", IntegerType),
            refunds = fields.required("refunds", IntegerType),
            duplicates = fields.required("duplicates", IntegerType),
            skipped = fields.required("skipped", IntegerType),
            rejected = fields.required("rejected", ListType(RejectedLine)),
            feed = fields.required("feed", FeedReport),
            newOrders = fields.required("new_orders", NewRows),
            newBills = fields.required("new_bills", NewRows),
            progress = fields.required("progress", ImportProgress),
        )

        override fun write(value: ImportReport, into: Writer) {
            into.put("finished", BooleanType, value.finished)
            into.put("complete", BooleanType, value.complete)
            into.put("totals_match", BooleanType, value.totalsMatch)
            into.put("damaged", BooleanType, value.damaged)
            into.put("bill", StatementKind, value.bill)
            into.put("payments", IntegerType, value.payments)
            into.put("refunds", IntegerType, value.refunds)
            into.put("duplicates", IntegerType, value.duplicates)
            into.put("skipped", IntegerType, value.skipped)
            into.put("rejected", ListType(RejectedLine), value.rejected)
            into.put("feed", FeedReport, value.feed)
            into.put("new_orders", NewRows, value.newOrders)
            into.put("new_bills", NewRows, value.newBills)
            into.put("progress", ImportProgress, value.progress)
        }
    }
}

/** An entry of an ordered index: rows are listed by `(name, value)` in the order of `sort`. */
public data class IndexEntry(
    /** The index. */
    public val name: String,
    /** What rows of a kind are grouped by. */
    public val value: String,
    /** What rows of a group are ordered by; compared byte by byte. */
    public val sort: String,
) {
    public companion object : StructType<IndexEntry>("IndexEntry") {
        override fun read(fields: Fields): IndexEntry = IndexEntry(
            name = fields.required("name", TextType),
            value = fields.required("value", TextType),
            sort = fields.required("sort", TextType),
        )

        override fun write(value: IndexEntry, into: Writer) {
            into.put("name", TextType, value.name)
            into.put("value", TextType, value.value)
            into.put("sort", TextType, value.sort)
        }
    }
}

/** One group of one index, or a part of it. */
public data class IndexRange(
    /** The index. */
    public val name: String,
    /** The group. */
    public val value: String,
    /** Only entries with `sort >= from`. */
    public val from: String? = null,
    /** Only entries with `sort < to`. */
    public val to: String? = null,
) {
    public companion object : StructType<IndexRange>("IndexRange") {
        override fun read(fields: Fields): IndexRange = IndexRange(
            name = fields.required("name", TextType),
            value = fields.required("value", TextType),
            from = fields.optional("from", TextType),
            to = fields.optional("to", TextType),
        )

        override fun write(value: IndexRange, into: Writer) {
            into.put("name", TextType, value.name)
            into.put("value", TextType, value.value)
            into.put("from", TextType, value.from)
            into.put("to", TextType, value.to)
        }
    }
}

/** What became of an attempt to issue. */
public data class IssueView(
    /** The fapiao as it now is: `live`, `quarantined`, `unknown`, or `planned` again after a refusal. */
    public val fapiao: FapiaoView,
    /** Status of its application. */
    public val applicationStatus: ApplicationStatus,
    /** Why the channel refused. */
    public val refused: String? = null,
    /** When it was recorded. */
    public val at: Instant,
) {
    public companion object : StructType<IssueView>("IssueView") {
        override fun read(fields: Fields): IssueView = IssueView(
            fapiao = fields.required("fapiao", FapiaoView),
            applicationStatus = fields.required("application_status", ApplicationStatus),
            refused = fields.optional("refused", TextType),
            at = fields.required("at", InstantType),
        )

        override fun write(value: IssueView, into: Writer) {
            into.put("fapiao", FapiaoView, value.fapiao)
            into.put("application_status", ApplicationStatus, value.applicationStatus)
            into.put("refused", TextType, value.refused)
            into.put("at", InstantType, value.at)
        }
    }
}

/** The greatest length of a field, with its unit (SPEC Y6). */
public data class Limit(
    /** The greatest length allowed, in units. */
    public val max: Long,
    /** What is counted. */
    public val unit: LengthUnit,
) {
    public companion object : StructType<Limit>("Limit") {
        override fun read(fields: Fields): Limit = Limit(
            max = fields.required("max", IntegerType),
            unit = fields.required("unit", LengthUnit),
        )

        override fun write(value: Limit, into: Writer) {
            into.put("max", IntegerType, value.max)
            into.put("unit", LengthUnit, value.unit)
        }
    }
}

/** How a row is looked up. */
public sealed interface Lookup {
    /** By its key. */
    public data class Key(public val key: fapiao.Key) : Lookup

    /** By a claim that it holds. */
    public data class Claim(
        /** The space of the claim. */
        public val space: String,
        /** The value claimed. */
        public val value: String,
    ) : Lookup

    public companion object : UnionType<Lookup>("Lookup") {
        override fun read(name: String, payload: () -> JsonElement): Lookup? = when (name) {
            "key" -> Key(fapiao.Key.read(payload()))
            "claim" -> {
                val fields = Fields(payload(), "Lookup.claim")
                Claim(
                    space = fields.required("space", TextType),
                    value = fields.required("value", TextType),
                )
            }
            else -> null
        }

        override fun write(value: Lookup): JsonElement = when (value) {
            is Key -> variant("key", fapiao.Key.write(value.key))
            is Claim -> variant(
                "claim",
                Writer().also { into ->
                    into.put("space", TextType, value.space)
                    into.put("value", TextType, value.value)
                }.json,
            )
        }
    }
}

/** A page of a list (SPEC B10). */
public data class MailPage(
    /** The rows. */
    override val items: List<MailView>,
    /**
     * Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
     * it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
     * a next one, too.
     */
    override val next: String? = null,
) : Page<MailView> {
    public companion object : StructType<MailPage>("MailPage") {
        override fun read(fields: Fields): MailPage = MailPage(
            items = fields.required("items", ListType(MailView)),
            next = fields.optional("next", TextType),
        )

        override fun write(value: MailPage, into: Writer) {
            into.put("items", ListType(MailView), value.items)
            into.put("next", TextType, value.next)
        }
    }
}

/** Which mails to show. */
public data class MailQuery(
    /** Only mails about this row. */
    public val about: Key? = null,
    /** Only mails in this state. */
    public val state: MailState? = null,
    /** Only mails with an id after this one; mails are listed by id. */
    public val after: String? = null,
    /** At most so many. */
    public val limit: Long,
) {
    public companion object : StructType<MailQuery>("MailQuery") {
        override fun read(fields: Fields): MailQuery = MailQuery(
            about = fields.optional("about", Key),
            state = fields.optional("state", MailState),
            after = fields.optional("after", TextType),
            limit = fields.required("limit", IntegerType),
        )

        override fun write(value: MailQuery, into: Writer) {
            into.put("about", Key, value.about)
            into.put("state", MailState, value.state)
            into.put("after", TextType, value.after)
            into.put("limit", IntegerType, value.limit)
        }
    }
}

/** A mail is on its way, if there is anybody to write to (SPEC A6). */
public data class MailSentView(
    /** When what was mailed dies. */
    public val expiresAt: Instant,
    /** Whom to call if no mail comes. */
    public val support: SupportView,
) {
    public companion object : StructType<MailSentView>("MailSentView") {
        override fun read(fields: Fields): MailSentView = MailSentView(
            expiresAt = fields.required("expires_at", InstantType),
            support = fields.required("support", SupportView),
        )

        override fun write(value: MailSentView, into: Writer) {
            into.put("expires_at", InstantType, value.expiresAt)
            into.put("support", SupportView, value.support)
        }
    }
}

/** A mail about something. */
public data class MailView(
    /** Its id. */
    public val mail: String,
    /** Which. */
    public val template: String,
    /** To whom, masked. */
    public val to: String,
    /** Where it stands. */
    public val state: MailState,
    /** How often it was tried. */
    public val attempts: Long,
    /** When it is due. */
    public val due: Instant,
    /** Why the last try failed. */
    public val error: String? = null,
) {
    public companion object : StructType<MailView>("MailView") {
        override fun read(fields: Fields): MailView = MailView(
            mail = fields.required("mail", TextType),
            template = fields.required("template", TextType),
            to = fields.required("to", TextType),
            state = fields.required("state", MailState),
            attempts = fields.required("attempts", IntegerType),
            due = fields.required("due", InstantType),
            error = fields.optional("error", TextType),
        )

        override fun write(value: MailView, into: Writer) {
            into.put("mail", TextType, value.mail)
            into.put("template", TextType, value.template)
            into.put("to", TextType, value.to)
            into.put("state", MailState, value.state)
            into.put("attempts", IntegerType, value.attempts)
            into.put("due", InstantType, value.due)
            into.put("error", TextType, value.error)
        }
    }
}

/** Whether it may be paid back, and what stands against it. */
public data class MayRefundView(
    /** Whether. */
    public val mayRefund: Boolean,
    /** How much may be paid back now. Integer fen. */
    public val refundableFen: Long,
    /** `refundable`, `covered_by_fapiao`, `in_application`, `more_than_paid`. */
    public val reason: String,
    /** In words. */
    public val text: Text,
    /** Numbers of the live fapiao that stand against it. */
    public val fapiaoNumbers: List<String>,
    /** The application that stands against it. */
    public val batchNumber: String? = null,
) {
    /** [refundableFen] in yuan. */
    public val refundable: BigDecimal get() = yuan(refundableFen)

    public companion object : StructType<MayRefundView>("MayRefundView") {
        override fun read(fields: Fields): MayRefundView = MayRefundView(
            mayRefund = fields.required("may_refund", BooleanType),
            refundableFen = fields.required("refundable_fen", IntegerType),
            reason = fields.required("reason", TextType),
            text = fields.required("text", Text),
            fapiaoNumbers = fields.required("fapiao_numbers", ListType(TextType)),
            batchNumber = fields.optional("batch_number", TextType),
        )

        override fun write(value: MayRefundView, into: Writer) {
            into.put("may_refund", BooleanType, value.mayRefund)
            into.put("refundable_fen", IntegerType, value.refundableFen)
            into.put("reason", TextType, value.reason)
            into.put("text", Text, value.text)
            into.put("fapiao_numbers", ListType(TextType), value.fapiaoNumbers)
            into.put("batch_number", TextType, value.batchNumber)
        }
    }
}

/** An order that is paid and whose payment has not arrived (SPEC B3). */
public data class MissingBill(
    /** The order. */
    public val orderNumber: String,
    /** When it should be here at the latest. */
    public val expectedBy: Instant,
    /** Whether that is past. */
    public val overdue: Boolean,
    /** What to do, in words. */
    public val advice: Text,
) {
    public companion object : StructType<MissingBill>("MissingBill") {
        override fun read(fields: Fields): MissingBill = MissingBill(
            orderNumber = fields.required("order_number", TextType),
            expectedBy = fields.required("expected_by", InstantType),
            overdue = fields.required("overdue", BooleanType),
            advice = fields.required("advice", Text),
        )

        override fun write(value: MissingBill, into: Writer) {
            into.put("order_number", TextType, value.orderNumber)
            into.put("expected_by", InstantType, value.expectedBy)
            into.put("overdue", BooleanType, value.overdue)
            into.put("advice", Text, value.advice)
        }
    }
}

/** Rows that were not known before. */
public data class NewRows(
    /** How many. */
    public val count: Long,
    /** The ids of the first 100, in the order of the statement. */
    public val first: List<String>,
) {
    public companion object : StructType<NewRows>("NewRows") {
        override fun read(fields: Fields): NewRows = NewRows(
            count = fields.required("count", IntegerType),
            first = fields.required("first", ListType(TextType)),
        )

        override fun write(value: NewRows, into: Writer) {
            into.put("count", IntegerType, value.count)
            into.put("first", ListType(TextType), value.first)
        }
    }
}

/** A shortage notice that runs (SPEC D7). */
public data class NoticeView(
    /** Its id. */
    public val notice: String,
    /** What it says. */
    public val text: Text,
    /** The day by which fapiao are mailed. */
    public val mailBy: LocalDate,
    /** From when it runs. */
    public val startsAt: Instant,
    /** Until when it runs. */
    public val endsAt: Instant,
    /** Whether it runs now. */
    public val running: Boolean,
) {
    public companion object : StructType<NoticeView>("NoticeView") {
        override fun read(fields: Fields): NoticeView = NoticeView(
            notice = fields.required("notice", TextType),
            text = fields.required("text", Text),
            mailBy = fields.required("mail_by", DateType),
            startsAt = fields.required("starts_at", InstantType),
            endsAt = fields.required("ends_at", InstantType),
            running = fields.required("running", BooleanType),
        )

        override fun write(value: NoticeView, into: Writer) {
            into.put("notice", TextType, value.notice)
            into.put("text", Text, value.text)
            into.put("mail_by", DateType, value.mailBy)
            into.put("starts_at", InstantType, value.startsAt)
            into.put("ends_at", InstantType, value.endsAt)
            into.put("running", BooleanType, value.running)
        }
    }
}

/** Shortage notices. */
public data class NoticesView(
    /** In the order of posting. */
    public val notices: List<NoticeView>,
) {
    public companion object : StructType<NoticesView>("NoticesView") {
        override fun read(fields: Fields): NoticesView = NoticesView(
            notices = fields.required("notices", ListType(NoticeView)),
        )

        override fun write(value: NoticesView, into: Writer) {
            into.put("notices", ListType(NoticeView), value.notices)
        }
    }
}

/** A type of fapiao in a medium, on offer. */
public data class Offer(
    /** Special or normal. */
    public val fapiaoType: FapiaoType,
    /** Paper or digital. */
    public val medium: Medium,
) {
    public companion object : StructType<Offer>("Offer") {
        override fun read(fields: Fields): Offer = Offer(
            fapiaoType = fields.required("fapiao_type", FapiaoType),
            medium = fields.required("medium", Medium),
        )

        override fun write(value: Offer, into: Writer) {
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("medium", Medium, value.medium)
        }
    }
}

/** A type and medium on offer, with the buyer fields that it requires today of the draft's kind of buyer. */
public data class OfferView(
    /** Special or normal. */
    public val fapiaoType: FapiaoType,
    /** Paper or digital. */
    public val medium: Medium,
    /** Required fields of the buyer. */
    public val required: List<BuyerField>,
) {
    public companion object : StructType<OfferView>("OfferView") {
        override fun read(fields: Fields): OfferView = OfferView(
            fapiaoType = fields.required("fapiao_type", FapiaoType),
            medium = fields.required("medium", Medium),
            required = fields.required("required", ListType(BuyerField)),
        )

        override fun write(value: OfferView, into: Writer) {
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("medium", Medium, value.medium)
            into.put("required", ListType(BuyerField), value.required)
        }
    }
}

/** An order as a customer may recognise it (SPEC A17). */
public data class OrderSummary(
    /** Order number. */
    public val orderNumber: String,
    /** Where it stands. */
    public val status: OrderStatus,
    /** The day it was placed or paid, China time. */
    public val date: LocalDate? = null,
    /** Amount. Integer fen. */
    public val amountFen: Long? = null,
    /** Month that it bills, `yyyy-mm`. */
    public val billingMonth: String? = null,
    /** Whether it is paid. */
    public val paid: Boolean,
    /** Whether a bill of it is here. */
    public val hasBill: Boolean,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal? get() = amountFen?.let(::yuan)

    public companion object : StructType<OrderSummary>("OrderSummary") {
        override fun read(fields: Fields): OrderSummary = OrderSummary(
            orderNumber = fields.required("order_number", TextType),
            status = fields.required("status", OrderStatus),
            date = fields.optional("date", DateType),
            amountFen = fields.optional("amount_fen", IntegerType),
            billingMonth = fields.optional("billing_month", TextType),
            paid = fields.required("paid", BooleanType),
            hasBill = fields.required("has_bill", BooleanType),
        )

        override fun write(value: OrderSummary, into: Writer) {
            into.put("order_number", TextType, value.orderNumber)
            into.put("status", OrderStatus, value.status)
            into.put("date", DateType, value.date)
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("billing_month", TextType, value.billingMonth)
            into.put("paid", BooleanType, value.paid)
            into.put("has_bill", BooleanType, value.hasBill)
        }
    }
}

/** A page of a list (SPEC B10). */
public data class PageOfOrderSummary(
    /** The rows. */
    override val items: List<OrderSummary>,
    /**
     * Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
     * it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
     * a next one, too.
     */
    override val next: String? = null,
) : Page<OrderSummary> {
    public companion object : StructType<PageOfOrderSummary>("PageOfOrderSummary") {
        override fun read(fields: Fields): PageOfOrderSummary = PageOfOrderSummary(
            items = fields.required("items", ListType(OrderSummary)),
            next = fields.optional("next", TextType),
        )

        override fun write(value: PageOfOrderSummary, into: Writer) {
            into.put("items", ListType(OrderSummary), value.items)
            into.put("next", TextType, value.next)
        }
    }
}

/** A parcel. */
public data class Parcel(
    /** The application. */
    public val batchNumber: String,
    /** Recipient. */
    public val recipient: String,
    /** Phone. */
    public val phone: String,
    /** Mobile. */
    public val mobile: String,
    /** Address. */
    public val address: String,
    /** Remark for the delivery. */
    public val remark: String,
    /** Who pays, in words. */
    public val freight: Text,
    /** The fapiao in it, by number. */
    public val fapiaoNumbers: List<String>,
) {
    override fun toString(): String = "Parcel(batchNumber=$batchNumber, fapiaoNumbers=$fapiaoNumbers, …)"

    public companion object : StructType<Parcel>("Parcel") {
        override fun read(fields: Fields): Parcel = Parcel(
            batchNumber = fields.required("batch_number", TextType),
            recipient = fields.required("recipient", TextType),
            phone = fields.required("phone", TextType),
            mobile = fields.required("mobile", TextType),
            address = fields.required("address", TextType),
            remark = fields.required("remark", TextType),
            freight = fields.required("freight", Text),
            fapiaoNumbers = fields.required("fapiao_numbers", ListType(TextType)),
        )

        override fun write(value: Parcel, into: Writer) {
            into.put("batch_number", TextType, value.batchNumber)
            into.put("recipient", TextType, value.recipient)
            into.put("phone", TextType, value.phone)
            into.put("mobile", TextType, value.mobile)
            into.put("address", TextType, value.address)
            into.put("remark", TextType, value.remark)
            into.put("freight", Text, value.freight)
            into.put("fapiao_numbers", ListType(TextType), value.fapiaoNumbers)
        }
    }
}

/** A part of a split (SPEC S2). */
public data class PlanPart(
    /** Amount with tax. Integer fen. */
    public val amountFen: Long = 0,
    /** Whose name the part is for; the application's buyer when absent. */
    public val buyer: Buyer? = null,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal get() = yuan(amountFen)

    public companion object : StructType<PlanPart>("PlanPart") {
        override fun read(fields: Fields): PlanPart = PlanPart(
            amountFen = fields.optional("amount_fen", IntegerType) ?: 0,
            buyer = fields.optional("buyer", Buyer),
        )

        override fun write(value: PlanPart, into: Writer) {
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("buyer", Buyer, value.buyer)
        }
    }
}

/** Everything that a seller decides for itself. */
public data class Policy(
    /** Its name, for logs. */
    public val name: String,
    /** Where the portal is, without a slash at the end; links in mails start with it. */
    public val portalUrl: String,
    /** Whom customers call (SPEC A18). */
    public val support: Support,
    /** Deadlines. */
    public val deadlines: Deadlines,
    /** Accounts and passwords. */
    public val accounts: AccountPolicy,
    /** Who sells; the first is meant when a record names none. */
    public val sellers: List<Seller>,
    /** What a customer may apply for. */
    public val offers: List<Offer>,
    /** How fapiao reach customers. */
    public val delivery: List<DeliveryOption>,
    /** Which buyer fields are required, by date (SPEC Y3). */
    public val required: List<RequiredFields>,
    /** How long printed texts may be (SPEC Y6). */
    public val limits: List<TextLimits>,
    /** Applications. */
    public val applications: ApplicationPolicy,
) {
    public companion object : StructType<Policy>("Policy") {
        override fun read(fields: Fields): Policy = Policy(
            name = fields.required("name", TextType),
            portalUrl = fields.required("portal_url", TextType),
            support = fields.required("support", Support),
            deadlines = fields.required("deadlines", Deadlines),
            accounts = fields.required("accounts", AccountPolicy),
            sellers = fields.required("sellers", ListType(Seller)),
            offers = fields.required("offers", ListType(Offer)),
            delivery = fields.required("delivery", ListType(DeliveryOption)),
            required = fields.required("required", ListType(RequiredFields)),
            limits = fields.required("limits", ListType(TextLimits)),
            applications = fields.required("applications", ApplicationPolicy),
        )

        override fun write(value: Policy, into: Writer) {
            into.put("name", TextType, value.name)
            into.put("portal_url", TextType, value.portalUrl)
            into.put("support", Support, value.support)
            into.put("deadlines", Deadlines, value.deadlines)
            into.put("accounts", AccountPolicy, value.accounts)
            into.put("sellers", ListType(Seller), value.sellers)
            into.put("offers", ListType(Offer), value.offers)
            into.put("delivery", ListType(DeliveryOption), value.delivery)
            into.put("required", ListType(RequiredFields), value.required)
            into.put("limits", ListType(TextLimits), value.limits)
            into.put("applications", ApplicationPolicy, value.applications)
        }
    }
}

/** What an application would come to (SPEC P1). */
public data class Prepared(
    /** The draft, prefilled; change it and prepare again, or apply. */
    public val draft: Draft,
    /** Whether `apply` would take it as it is. */
    public val ready: Boolean,
    /** What stands against it, all at once. */
    public val problems: List<Problem>,
    /** What is worth a second look, such as a tax id of an unusual form. */
    public val warnings: List<Problem>,
    /** The bills. */
    public val bills: List<DraftBill>,
    /** Exactly the fapiao that would be issued. */
    public val fapiao: List<FapiaoView>,
    /** With tax, all of it. Integer fen. */
    public val grossFen: Long,
    /** Types and media on offer. */
    public val offers: List<OfferView>,
    /** Delivery methods on offer for the medium of the draft. */
    public val delivery: List<DeliveryChoice>,
    /** Whether the bills may be merged. */
    public val mayMerge: Boolean,
    /** Names of the title book. */
    public val titles: List<String>,
    /** Who pays the courier, once a method is chosen. */
    public val freight: Freight? = null,
    /** The day by which it is mailed if submitted now (SPEC D4). */
    public val promise: PromiseView,
    /** Shortage notices that run. */
    public val notices: List<NoticeView>,
) {
    /** [grossFen] in yuan. */
    public val gross: BigDecimal get() = yuan(grossFen)

    public companion object : StructType<Prepared>("Prepared") {
        override fun read(fields: Fields): Prepared = Prepared(
            draft = fields.required("draft", Draft),
            ready = fields.required("ready", BooleanType),
            problems = fields.required("problems", ListType(Problem)),
            warnings = fields.required("warnings", ListType(Problem)),
            bills = fields.required("bills", ListType(DraftBill)),
            fapiao = fields.required("fapiao", ListType(FapiaoView)),
            grossFen = fields.required("gross_fen", IntegerType),
            offers = fields.required("offers", ListType(OfferView)),
            delivery = fields.required("delivery", ListType(DeliveryChoice)),
            mayMerge = fields.required("may_merge", BooleanType),
            titles = fields.required("titles", ListType(TextType)),
            freight = fields.optional("freight", Freight),
            promise = fields.required("promise", PromiseView),
            notices = fields.required("notices", ListType(NoticeView)),
        )

        override fun write(value: Prepared, into: Writer) {
            into.put("draft", Draft, value.draft)
            into.put("ready", BooleanType, value.ready)
            into.put("problems", ListType(Problem), value.problems)
            into.put("warnings", ListType(Problem), value.warnings)
            into.put("bills", ListType(DraftBill), value.bills)
            into.put("fapiao", ListType(FapiaoView), value.fapiao)
            into.put("gross_fen", IntegerType, value.grossFen)
            into.put("offers", ListType(OfferView), value.offers)
            into.put("delivery", ListType(DeliveryChoice), value.delivery)
            into.put("may_merge", BooleanType, value.mayMerge)
            into.put("titles", ListType(TextType), value.titles)
            into.put("freight", Freight, value.freight)
            into.put("promise", PromiseView, value.promise)
            into.put("notices", ListType(NoticeView), value.notices)
        }
    }
}

/** A wrong field (SPEC P8). */
public data class Problem(
    /** Path of the field, such as `buyer.tax_id` or `bills[0]`. */
    public val path: String,
    /** Stable code. */
    public val code: String,
    /** What is wrong, Chinese. */
    public val zh: String,
    /** What is wrong, English. */
    public val en: String,
) {
    public companion object : StructType<Problem>("Problem") {
        override fun read(fields: Fields): Problem = Problem(
            path = fields.required("path", TextType),
            code = fields.required("code", TextType),
            zh = fields.required("zh", TextType),
            en = fields.required("en", TextType),
        )

        override fun write(value: Problem, into: Writer) {
            into.put("path", TextType, value.path)
            into.put("code", TextType, value.code)
            into.put("zh", TextType, value.zh)
            into.put("en", TextType, value.en)
        }
    }
}

/** How far an application is (SPEC D5). */
public data class ProgressView(
    /** Its number. */
    public val batchNumber: String,
    /** Where it stands. */
    public val status: ApplicationStatus,
    /** Stage by number, 1 to 4. */
    public val stage: Long,
    /** How many stages there are. */
    public val stages: Long,
    /** Status in words. */
    public val label: Text,
    /** What is worth knowing, such as "issued" and "mailed out". */
    public val remarks: List<Text>,
    /** The day by which it is mailed (SPEC D4). */
    public val promise: PromiseView,
    /** Whether that day is past and it is not mailed. */
    public val late: Boolean,
    /** Why it takes longer. */
    public val reasons: List<Reason>,
    /** Its fapiao. */
    public val fapiao: List<FapiaoView>,
    /** Every step, oldest first. */
    public val timeline: List<TimelineEntry>,
    /** What the caller may do now. */
    public val allowed: List<String>,
) {
    public companion object : StructType<ProgressView>("ProgressView") {
        override fun read(fields: Fields): ProgressView = ProgressView(
            batchNumber = fields.required("batch_number", TextType),
            status = fields.required("status", ApplicationStatus),
            stage = fields.required("stage", IntegerType),
            stages = fields.required("stages", IntegerType),
            label = fields.required("label", Text),
            remarks = fields.required("remarks", ListType(Text)),
            promise = fields.required("promise", PromiseView),
            late = fields.required("late", BooleanType),
            reasons = fields.required("reasons", ListType(Reason)),
            fapiao = fields.required("fapiao", ListType(FapiaoView)),
            timeline = fields.required("timeline", ListType(TimelineEntry)),
            allowed = fields.required("allowed", ListType(TextType)),
        )

        override fun write(value: ProgressView, into: Writer) {
            into.put("batch_number", TextType, value.batchNumber)
            into.put("status", ApplicationStatus, value.status)
            into.put("stage", IntegerType, value.stage)
            into.put("stages", IntegerType, value.stages)
            into.put("label", Text, value.label)
            into.put("remarks", ListType(Text), value.remarks)
            into.put("promise", PromiseView, value.promise)
            into.put("late", BooleanType, value.late)
            into.put("reasons", ListType(Reason), value.reasons)
            into.put("fapiao", ListType(FapiaoView), value.fapiao)
            into.put("timeline", ListType(TimelineEntry), value.timeline)
            into.put("allowed", ListType(TextType), value.allowed)
        }
    }
}

/** A day that something is promised for or due on (SPEC T2, T3). */
public data class PromiseView(
    /** The day, China time. */
    public val date: LocalDate,
    /** The instant at which that day closes. */
    public val until: Instant,
    /** Whether it rests on a year whose holidays are not announced yet. */
    public val provisional: Boolean,
) {
    public companion object : StructType<PromiseView>("PromiseView") {
        override fun read(fields: Fields): PromiseView = PromiseView(
            date = fields.required("date", DateType),
            until = fields.required("until", InstantType),
            provisional = fields.required("provisional", BooleanType),
        )

        override fun write(value: PromiseView, into: Writer) {
            into.put("date", DateType, value.date)
            into.put("until", InstantType, value.until)
            into.put("provisional", BooleanType, value.provisional)
        }
    }
}

/** Which rows to list, and in which order. */
public data class Query(
    /** The kind of row. */
    public val kind: String,
    /** By this index, ordered by `(sort, id)`; without it, all rows of the kind ordered by id. */
    public val by: IndexRange? = null,
    /** From the last to the first. */
    public val descending: Boolean,
    /** Only rows past this position, in the order of the list; without an index its id alone counts. */
    public val after: Position? = null,
    /** At most so many. */
    public val limit: Long,
) {
    public companion object : StructType<Query>("Query") {
        override fun read(fields: Fields): Query = Query(
            kind = fields.required("kind", TextType),
            by = fields.optional("by", IndexRange),
            descending = fields.required("descending", BooleanType),
            after = fields.optional("after", Position),
            limit = fields.required("limit", IntegerType),
        )

        override fun write(value: Query, into: Writer) {
            into.put("kind", TextType, value.kind)
            into.put("by", IndexRange, value.by)
            into.put("descending", BooleanType, value.descending)
            into.put("after", Position, value.after)
            into.put("limit", IntegerType, value.limit)
        }
    }
}

/** A fapiao of the queue, with what it takes to issue it; personal data is masked (SPEC H3). */
public data class QueueFapiao(
    /** Its id here. */
    public val fapiaoId: String,
    /** Special or normal. */
    public val fapiaoType: FapiaoType,
    /** 价税合计: with tax. Integer fen. */
    public val grossFen: Long,
    /** Paper or digital. */
    public val medium: Medium,
    /** Where it stands. */
    public val status: FapiaoStatus,
    /** The title (发票抬头). */
    public val title: String,
) {
    /** [grossFen] in yuan. */
    public val gross: BigDecimal get() = yuan(grossFen)

    public companion object : StructType<QueueFapiao>("QueueFapiao") {
        override fun read(fields: Fields): QueueFapiao = QueueFapiao(
            fapiaoId = fields.required("fapiao_id", TextType),
            fapiaoType = fields.required("fapiao_type", FapiaoType),
            grossFen = fields.required("gross_fen", IntegerType),
            medium = fields.required("medium", Medium),
            status = fields.required("status", FapiaoStatus),
            title = fields.required("title", TextType),
        )

        override fun write(value: QueueFapiao, into: Writer) {
            into.put("fapiao_id", TextType, value.fapiaoId)
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("gross_fen", IntegerType, value.grossFen)
            into.put("medium", Medium, value.medium)
            into.put("status", FapiaoStatus, value.status)
            into.put("title", TextType, value.title)
        }
    }
}

/** A row of the queue; personal data is masked (SPEC H3). */
public data class QueueItem(
    /** The application. */
    public val application: ApplicationView,
    /** The day by which it is mailed, shortage taken into account. */
    public val promise: PromiseView,
    /** Whether that is past. */
    public val overdue: Boolean,
    /** Fapiao still to be issued, those in quarantine and those without an answer of the channel included. */
    public val toIssue: List<QueueFapiao>,
) {
    public companion object : StructType<QueueItem>("QueueItem") {
        override fun read(fields: Fields): QueueItem = QueueItem(
            application = fields.required("application", ApplicationView),
            promise = fields.required("promise", PromiseView),
            overdue = fields.required("overdue", BooleanType),
            toIssue = fields.required("to_issue", ListType(QueueFapiao)),
        )

        override fun write(value: QueueItem, into: Writer) {
            into.put("application", ApplicationView, value.application)
            into.put("promise", PromiseView, value.promise)
            into.put("overdue", BooleanType, value.overdue)
            into.put("to_issue", ListType(QueueFapiao), value.toIssue)
        }
    }
}

/** A page of a list (SPEC B10). */
public data class QueuePage(
    /** The rows. */
    override val items: List<QueueItem>,
    /**
     * Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
     * it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
     * a next one, too.
     */
    override val next: String? = null,
) : Page<QueueItem> {
    public companion object : StructType<QueuePage>("QueuePage") {
        override fun read(fields: Fields): QueuePage = QueuePage(
            items = fields.required("items", ListType(QueueItem)),
            next = fields.optional("next", TextType),
        )

        override fun write(value: QueuePage, into: Writer) {
            into.put("items", ListType(QueueItem), value.items)
            into.put("next", TextType, value.next)
        }
    }
}

/** A reason, by code and in words. */
public data class Reason(
    /** Stable code. */
    public val code: String,
    /** In words. */
    public val text: Text,
) {
    public companion object : StructType<Reason>("Reason") {
        override fun read(fields: Fields): Reason = Reason(
            code = fields.required("code", TextType),
            text = fields.required("text", Text),
        )

        override fun write(value: Reason, into: Writer) {
            into.put("code", TextType, value.code)
            into.put("text", Text, value.text)
        }
    }
}

/** What a registration form shows (SPEC A16, A17). */
public data class RegistrationFormView(
    /** Order number to fill in. Whether it is known is not told. */
    public val orderNumber: String? = null,
    /** Where to find the order number. */
    public val orderNumberHelp: Text,
    /** Fewest characters of a password. */
    public val passwordMin: Long,
    /** Most characters of a password. */
    public val passwordMax: Long,
    /** The rules for passwords, in words. */
    public val passwordHelp: Text,
    /** Hours for which the activation link lives. */
    public val linkHours: Long,
    /** Language of mails unless chosen. */
    public val locale: Locale,
    /** Whom to call. */
    public val support: SupportView,
) {
    public companion object : StructType<RegistrationFormView>("RegistrationFormView") {
        override fun read(fields: Fields): RegistrationFormView = RegistrationFormView(
            orderNumber = fields.optional("order_number", TextType),
            orderNumberHelp = fields.required("order_number_help", Text),
            passwordMin = fields.required("password_min", IntegerType),
            passwordMax = fields.required("password_max", IntegerType),
            passwordHelp = fields.required("password_help", Text),
            linkHours = fields.required("link_hours", IntegerType),
            locale = fields.required("locale", Locale),
            support = fields.required("support", SupportView),
        )

        override fun write(value: RegistrationFormView, into: Writer) {
            into.put("order_number", TextType, value.orderNumber)
            into.put("order_number_help", Text, value.orderNumberHelp)
            into.put("password_min", IntegerType, value.passwordMin)
            into.put("password_max", IntegerType, value.passwordMax)
            into.put("password_help", Text, value.passwordHelp)
            into.put("link_hours", IntegerType, value.linkHours)
            into.put("locale", Locale, value.locale)
            into.put("support", SupportView, value.support)
        }
    }
}

/** A registration link (SPEC A16). */
public data class RegistrationLinkView(
    /** Address of the portal's registration form with the order number in it. */
    public val url: String,
) {
    override fun toString(): String = "RegistrationLinkView(…)"

    public companion object : StructType<RegistrationLinkView>("RegistrationLinkView") {
        override fun read(fields: Fields): RegistrationLinkView = RegistrationLinkView(
            url = fields.required("url", TextType),
        )

        override fun write(value: RegistrationLinkView, into: Writer) {
            into.put("url", TextType, value.url)
        }
    }
}

/** A registration was received. It says the same whether the e-mail was known or not (SPEC A6). */
public data class RegistrationView(
    /** Order number. */
    public val orderNumber: String,
    /** When the mailed link dies. */
    public val expiresAt: Instant,
    /** Whom to call if no mail comes. */
    public val support: SupportView,
) {
    public companion object : StructType<RegistrationView>("RegistrationView") {
        override fun read(fields: Fields): RegistrationView = RegistrationView(
            orderNumber = fields.required("order_number", TextType),
            expiresAt = fields.required("expires_at", InstantType),
            support = fields.required("support", SupportView),
        )

        override fun write(value: RegistrationView, into: Writer) {
            into.put("order_number", TextType, value.orderNumber)
            into.put("expires_at", InstantType, value.expiresAt)
            into.put("support", SupportView, value.support)
        }
    }
}

/** A line of a statement that was not taken. */
public data class RejectedLine(
    /** Physical line, from 1. */
    public val line: Long,
    /** Column, where one is to blame. */
    public val column: String? = null,
    /**
     * `column_count`, `bad_amount`, `bad_time`, `bad_encoding`, `mangled_id`, `truncated` …, or a code of the
     * catalogue.
     */
    public val reason: String,
) {
    public companion object : StructType<RejectedLine>("RejectedLine") {
        override fun read(fields: Fields): RejectedLine = RejectedLine(
            line = fields.required("line", IntegerType),
            column = fields.optional("column", TextType),
            reason = fields.required("reason", TextType),
        )

        override fun write(value: RejectedLine, into: Writer) {
            into.put("line", IntegerType, value.line)
            into.put("column", TextType, value.column)
            into.put("reason", TextType, value.reason)
        }
    }
}

/** A record that was not taken. */
public data class RejectedRecord(
    /** Its place in the feed from 0, or its line in a statement. */
    public val at: Long,
    /** What is wrong. */
    public val problems: List<Problem>,
) {
    public companion object : StructType<RejectedRecord>("RejectedRecord") {
        override fun read(fields: Fields): RejectedRecord = RejectedRecord(
            at = fields.required("at", IntegerType),
            problems = fields.required("problems", ListType(Problem)),
        )

        override fun write(value: RejectedRecord, into: Writer) {
            into.put("at", IntegerType, value.at)
            into.put("problems", ListType(Problem), value.problems)
        }
    }
}

/** What a relay has done since it was started. */
public data class RelayStatus(
    /** Whether it is still running. */
    public val running: Boolean,
    /** Mails handed over. */
    public val sent: Long,
    /** Times that a mail could not be handed over and is tried again. */
    public val failed: Long,
    /** Mails given up; staff see them, and can have them sent again. */
    public val givenUp: Long,
    /** The code that the last look at the outbox failed with, such as `store_unavailable`; it looks again. */
    public val error: String? = null,
) {
    public companion object : StructType<RelayStatus>("RelayStatus") {
        override fun read(fields: Fields): RelayStatus = RelayStatus(
            running = fields.required("running", BooleanType),
            sent = fields.required("sent", IntegerType),
            failed = fields.required("failed", IntegerType),
            givenUp = fields.required("given_up", IntegerType),
            error = fields.optional("error", TextType),
        )

        override fun write(value: RelayStatus, into: Writer) {
            into.put("running", BooleanType, value.running)
            into.put("sent", IntegerType, value.sent)
            into.put("failed", IntegerType, value.failed)
            into.put("given_up", IntegerType, value.givenUp)
            into.put("error", TextType, value.error)
        }
    }
}

/** A page of a list (SPEC B10). */
public data class RequestPage(
    /** The rows. */
    override val items: List<RequestView>,
    /**
     * Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
     * it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
     * a next one, too.
     */
    override val next: String? = null,
) : Page<RequestView> {
    public companion object : StructType<RequestPage>("RequestPage") {
        override fun read(fields: Fields): RequestPage = RequestPage(
            items = fields.required("items", ListType(RequestView)),
            next = fields.optional("next", TextType),
        )

        override fun write(value: RequestPage, into: Writer) {
            into.put("items", ListType(RequestView), value.items)
            into.put("next", TextType, value.next)
        }
    }
}

/** A step that a request took. */
public data class RequestStep(
    /** When. */
    public val at: Instant,
    /** Who: `customer`, `staff`, `system`. */
    public val by: String,
    /** The operation. */
    public val operation: String,
) {
    public companion object : StructType<RequestStep>("RequestStep") {
        override fun read(fields: Fields): RequestStep = RequestStep(
            at = fields.required("at", InstantType),
            by = fields.required("by", TextType),
            operation = fields.required("operation", TextType),
        )

        override fun write(value: RequestStep, into: Writer) {
            into.put("at", InstantType, value.at)
            into.put("by", TextType, value.by)
            into.put("operation", TextType, value.operation)
        }
    }
}

/** A request. */
public data class RequestView(
    /** Its id. */
    public val request: String,
    /** Which kind. */
    public val kind: RequestKind,
    /** Where it stands. */
    public val status: RequestStatus,
    /** Status in words. */
    public val label: Text,
    /** When it was opened. */
    public val openedAt: Instant,
    /** The bill, of a split. */
    public val billId: String? = null,
    /** The application that is meant. */
    public val batchNumber: String? = null,
    /** The fapiao, of a reissue. */
    public val fapiaoId: String? = null,
    /** Whom to answer. */
    public val contact: Contact,
    /** In their own words. */
    public val text: String,
    /** The parts, of a split, with their exact amounts. */
    public val parts: List<PlanPart> = emptyList(),
    /** What shall change, of a reissue. */
    public val change: ReissueChange? = null,
    /** Why it was rejected, or what was answered. */
    public val answer: String? = null,
    /** The day the original arrived. */
    public val returnedOn: LocalDate? = null,
    /** In which condition the original arrived. */
    public val condition: OriginalCondition? = null,
    /** The application of the new fapiao. */
    public val newBatchNumber: String? = null,
    /** What the data says at once, for a question about an application (SPEC R2). */
    public val why: WhyView? = null,
    /** Its steps; on `request` and `read_request` only. */
    public val steps: List<RequestStep> = emptyList(),
    /** What the caller may do now. */
    public val allowed: List<String>,
) {
    public companion object : StructType<RequestView>("RequestView") {
        override fun read(fields: Fields): RequestView = RequestView(
            request = fields.required("request", TextType),
            kind = fields.required("kind", RequestKind),
            status = fields.required("status", RequestStatus),
            label = fields.required("label", Text),
            openedAt = fields.required("opened_at", InstantType),
            billId = fields.optional("bill_id", TextType),
            batchNumber = fields.optional("batch_number", TextType),
            fapiaoId = fields.optional("fapiao_id", TextType),
            contact = fields.required("contact", Contact),
            text = fields.required("text", TextType),
            parts = fields.optional("parts", ListType(PlanPart)) ?: emptyList(),
            change = fields.optional("change", ReissueChange),
            answer = fields.optional("answer", TextType),
            returnedOn = fields.optional("returned_on", DateType),
            condition = fields.optional("condition", OriginalCondition),
            newBatchNumber = fields.optional("new_batch_number", TextType),
            why = fields.optional("why", WhyView),
            steps = fields.optional("steps", ListType(RequestStep)) ?: emptyList(),
            allowed = fields.required("allowed", ListType(TextType)),
        )

        override fun write(value: RequestView, into: Writer) {
            into.put("request", TextType, value.request)
            into.put("kind", RequestKind, value.kind)
            into.put("status", RequestStatus, value.status)
            into.put("label", Text, value.label)
            into.put("opened_at", InstantType, value.openedAt)
            into.put("bill_id", TextType, value.billId)
            into.put("batch_number", TextType, value.batchNumber)
            into.put("fapiao_id", TextType, value.fapiaoId)
            into.put("contact", Contact, value.contact)
            into.put("text", TextType, value.text)
            into.unlessEmpty("parts", ListType(PlanPart), value.parts)
            into.put("change", ReissueChange, value.change)
            into.put("answer", TextType, value.answer)
            into.put("returned_on", DateType, value.returnedOn)
            into.put("condition", OriginalCondition, value.condition)
            into.put("new_batch_number", TextType, value.newBatchNumber)
            into.put("why", WhyView, value.why)
            into.unlessEmpty("steps", ListType(RequestStep), value.steps)
            into.put("allowed", ListType(TextType), value.allowed)
        }
    }
}

/** Which buyer fields are required from a date on; the latest rule that fits counts (SPEC Y3). */
public data class RequiredFields(
    /** First day, China time. */
    public val from: LocalDate,
    /** Type. */
    public val fapiaoType: FapiaoType,
    /** Medium. */
    public val medium: Medium,
    /** Kind of buyer. */
    public val buyer: BuyerKind,
    /** Required fields. */
    public val fields: List<BuyerField>,
) {
    public companion object : StructType<RequiredFields>("RequiredFields") {
        override fun read(fields: Fields): RequiredFields = RequiredFields(
            from = fields.required("from", DateType),
            fapiaoType = fields.required("fapiao_type", FapiaoType),
            medium = fields.required("medium", Medium),
            buyer = fields.required("buyer", BuyerKind),
            fields = fields.required("fields", ListType(BuyerField)),
        )

        override fun write(value: RequiredFields, into: Writer) {
            into.put("from", DateType, value.from)
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("medium", Medium, value.medium)
            into.put("buyer", BuyerKind, value.buyer)
            into.put("fields", ListType(BuyerField), value.fields)
        }
    }
}

/** The address of an account; that it was shown is recorded (SPEC H3). */
public data class RevealedAccountView(
    /** Account. */
    public val account: String,
    /** E-mail. */
    public val email: String,
    /** New e-mail of a running change. */
    public val newEmail: String? = null,
) {
    override fun toString(): String = "RevealedAccountView(account=$account, …)"

    public companion object : StructType<RevealedAccountView>("RevealedAccountView") {
        override fun read(fields: Fields): RevealedAccountView = RevealedAccountView(
            account = fields.required("account", TextType),
            email = fields.required("email", TextType),
            newEmail = fields.optional("new_email", TextType),
        )

        override fun write(value: RevealedAccountView, into: Writer) {
            into.put("account", TextType, value.account)
            into.put("email", TextType, value.email)
            into.put("new_email", TextType, value.newEmail)
        }
    }
}

/** A row to write, with the version that it replaces. */
public data class RowChange(
    /** The row as it shall be. */
    public val row: Row,
    /** The version that it replaces; 0 means that the row must not exist. */
    public val replaces: Long,
    /** Index entries of the replaced version that no longer hold. */
    public val unindex: List<IndexEntry>,
    /** Index entries that newly hold. */
    public val index: List<IndexEntry>,
) {
    public companion object : StructType<RowChange>("RowChange") {
        override fun read(fields: Fields): RowChange = RowChange(
            row = fields.required("row", Row),
            replaces = fields.required("replaces", IntegerType),
            unindex = fields.required("unindex", ListType(IndexEntry)),
            index = fields.required("index", ListType(IndexEntry)),
        )

        override fun write(value: RowChange, into: Writer) {
            into.put("row", Row, value.row)
            into.put("replaces", IntegerType, value.replaces)
            into.put("unindex", ListType(IndexEntry), value.unindex)
            into.put("index", ListType(IndexEntry), value.index)
        }
    }
}

/** A seller, and how its sales stand on a fapiao when the platform does not say. */
public data class Seller(
    /** Its id in the feed. */
    public val id: String,
    /** Its name (销售方). */
    public val name: String,
    /** Its tax id. */
    public val taxId: String? = null,
    /** Item name for a bill without lines; the bill's description when absent. */
    public val itemName: String? = null,
    /** Tax code (商品和服务税收分类编码) for a bill without one. */
    public val taxCode: String? = null,
    /** Rate for a bill without one. 0.06 is 6 %. */
    public val rate: BigDecimal,
) {
    public companion object : StructType<Seller>("Seller") {
        override fun read(fields: Fields): Seller = Seller(
            id = fields.required("id", TextType),
            name = fields.required("name", TextType),
            taxId = fields.optional("tax_id", TextType),
            itemName = fields.optional("item_name", TextType),
            taxCode = fields.optional("tax_code", TextType),
            rate = fields.required("rate", DecimalType),
        )

        override fun write(value: Seller, into: Writer) {
            into.put("id", TextType, value.id)
            into.put("name", TextType, value.name)
            into.put("tax_id", TextType, value.taxId)
            into.put("item_name", TextType, value.itemName)
            into.put("tax_code", TextType, value.taxCode)
            into.put("rate", DecimalType, value.rate)
        }
    }
}

/** A session (SPEC A8). */
public data class SessionView(
    /** Opaque token, told once; the store keeps only its digest. */
    public val token: String,
    /** When the session ends by itself. */
    public val expiresAt: Instant,
    /** Whether nothing but changing the password is possible, for it is a temporary one (SPEC A11). */
    public val mustChangePassword: Boolean,
) {
    override fun toString(): String = "SessionView(expiresAt=$expiresAt, mustChangePassword=$mustChangePassword, …)"

    public companion object : StructType<SessionView>("SessionView") {
        override fun read(fields: Fields): SessionView = SessionView(
            token = fields.required("token", TextType),
            expiresAt = fields.required("expires_at", InstantType),
            mustChangePassword = fields.required("must_change_password", BooleanType),
        )

        override fun write(value: SessionView, into: Writer) {
            into.put("token", TextType, value.token)
            into.put("expires_at", InstantType, value.expiresAt)
            into.put("must_change_password", BooleanType, value.mustChangePassword)
        }
    }
}

/** How a try to send a mail ended. */
public sealed interface Settlement {
    /** Sent. The body is replaced, so that no token outlives its mail (SPEC N2). */
    public data class Sent(
        /** The body without secrets, JSON text. */
        public val body: String,
    ) : Settlement

    /** To be tried again. */
    public data class Retry(
        /** Not before this. */
        public val at: Instant,
        /** Why it failed. */
        public val error: String,
    ) : Settlement

    /** Not to be tried again until staff ask for it. */
    public data class GaveUp(
        /** Why it failed. */
        public val error: String,
    ) : Settlement

    public companion object : UnionType<Settlement>("Settlement") {
        override fun read(name: String, payload: () -> JsonElement): Settlement? = when (name) {
            "sent" -> {
                val fields = Fields(payload(), "Settlement.sent")
                Sent(
                    body = fields.required("body", TextType),
                )
            }
            "retry" -> {
                val fields = Fields(payload(), "Settlement.retry")
                Retry(
                    at = fields.required("at", InstantType),
                    error = fields.required("error", TextType),
                )
            }
            "gave_up" -> {
                val fields = Fields(payload(), "Settlement.gave_up")
                GaveUp(
                    error = fields.required("error", TextType),
                )
            }
            else -> null
        }

        override fun write(value: Settlement): JsonElement = when (value) {
            is Sent -> variant(
                "sent",
                Writer().also { into ->
                    into.put("body", TextType, value.body)
                }.json,
            )
            is Retry -> variant(
                "retry",
                Writer().also { into ->
                    into.put("at", InstantType, value.at)
                    into.put("error", TextType, value.error)
                }.json,
            )
            is GaveUp -> variant(
                "gave_up",
                Writer().also { into ->
                    into.put("error", TextType, value.error)
                }.json,
            )
        }
    }
}

/** A bill and the history of its fapiao. */
public data class StaffBillView(
    /** The bill. */
    public val bill: BillView,
    /** Whose it is. */
    public val customerReference: String,
    /** Who paid, masked. */
    public val payer: String,
    /** Changes kept aside. */
    public val asides: List<AsideView>,
) {
    public companion object : StructType<StaffBillView>("StaffBillView") {
        override fun read(fields: Fields): StaffBillView = StaffBillView(
            bill = fields.required("bill", BillView),
            customerReference = fields.required("customer_reference", TextType),
            payer = fields.required("payer", TextType),
            asides = fields.required("asides", ListType(AsideView)),
        )

        override fun write(value: StaffBillView, into: Writer) {
            into.put("bill", BillView, value.bill)
            into.put("customer_reference", TextType, value.customerReference)
            into.put("payer", TextType, value.payer)
            into.put("asides", ListType(AsideView), value.asides)
        }
    }
}

/** What became of a statement. */
public data class StatementReport(
    /** Whether its closing totals were there; a file without them is cut off. */
    public val complete: Boolean,
    /** Whether the totals equal the lines. */
    public val totalsMatch: Boolean? = null,
    /** Payments read. */
    public val payments: Long,
    /** Refunds read. */
    public val refunds: Long,
    /** Lines that stand twice. */
    public val duplicateLines: List<Long>,
    /** Lines that are well formed and no order. */
    public val skippedLines: List<Long>,
    /** Lines that were not taken. */
    public val rejected: List<RejectedLine>,
    /** What became of the records. */
    public val feed: FeedReport,
    /** Orders that it brought, by number: those that nothing told of before. */
    public val newOrders: NewRows,
    /** Bills that it brought: payments that are new and completed. */
    public val newBills: NewRows,
) {
    public companion object : StructType<StatementReport>("StatementReport") {
        override fun read(fields: Fields): StatementReport = StatementReport(
            complete = fields.required("complete", BooleanType),
            totalsMatch = fields.optional("totals_match", BooleanType),
            payments = fields.required("payments", IntegerType),
            refunds = fields.required("refunds", IntegerType),
            duplicateLines = fields.required("duplicate_lines", ListType(IntegerType)),
            skippedLines = fields.required("skipped_lines", ListType(IntegerType)),
            rejected = fields.required("rejected", ListType(RejectedLine)),
            feed = fields.required("feed", FeedReport),
            newOrders = fields.required("new_orders", NewRows),
            newBills = fields.required("new_bills", NewRows),
        )

        override fun write(value: StatementReport, into: Writer) {
            into.put("complete", BooleanType, value.complete)
            into.put("totals_match", BooleanType, value.totalsMatch)
            into.put("payments", IntegerType, value.payments)
            into.put("refunds", IntegerType, value.refunds)
            into.put("duplicate_lines", ListType(IntegerType), value.duplicateLines)
            into.put("skipped_lines", ListType(IntegerType), value.skippedLines)
            into.put("rejected", ListType(RejectedLine), value.rejected)
            into.put("feed", FeedReport, value.feed)
            into.put("new_orders", NewRows, value.newOrders)
            into.put("new_bills", NewRows, value.newBills)
        }
    }
}

/** What came of one case. */
public data class StoreCaseReport(
    /** The name of the case. */
    public val name: String,
    /** What it proves, one sentence. */
    public val about: String,
    /** Whether the store did it. */
    public val passed: Boolean,
    /** What was wrong; nothing if it passed. */
    public val message: String? = null,
    /** How long it took, in milliseconds. */
    public val millis: Long,
) {
    public companion object : StructType<StoreCaseReport>("StoreCaseReport") {
        override fun read(fields: Fields): StoreCaseReport = StoreCaseReport(
            name = fields.required("name", TextType),
            about = fields.required("about", TextType),
            passed = fields.required("passed", BooleanType),
            message = fields.optional("message", TextType),
            millis = fields.required("millis", IntegerType),
        )

        override fun write(value: StoreCaseReport, into: Writer) {
            into.put("name", TextType, value.name)
            into.put("about", TextType, value.about)
            into.put("passed", BooleanType, value.passed)
            into.put("message", TextType, value.message)
            into.put("millis", IntegerType, value.millis)
        }
    }
}

/** What came of all cases. Its text is a table that ends with `N passed, N failed`. */
public data class StoreReport(
    /** One for each case, in the order in which they ran. */
    public val cases: List<StoreCaseReport>,
) {
    public companion object : StructType<StoreReport>("StoreReport") {
        override fun read(fields: Fields): StoreReport = StoreReport(
            cases = fields.required("cases", ListType(StoreCaseReport)),
        )

        override fun write(value: StoreReport, into: Writer) {
            into.put("cases", ListType(StoreCaseReport), value.cases)
        }
    }
}

/** Where to get help and when (SPEC A18). Part of the policy. */
public data class Support(
    /** The phone number as shown to customers, `(86) 400-089-0365`. */
    public val phone: String,
    /** The hours as told in Chinese. */
    public val hoursTextZh: String,
    /** The hours as told in English. */
    public val hoursTextEn: String,
    /** When the desk opens: minutes after midnight in China, 540 = 9:00. */
    public val opensMinute: Long,
    /**
     * When the desk closes: minutes after midnight in China, 1080 = 18:00; at that minute it is closed. A desk that
     * does not close after it opens, on the same day, never opens.
     */
    public val closesMinute: Long,
) {
    public companion object : StructType<Support>("Support") {
        override fun read(fields: Fields): Support = Support(
            phone = fields.required("phone", TextType),
            hoursTextZh = fields.required("hours_text_zh", TextType),
            hoursTextEn = fields.required("hours_text_en", TextType),
            opensMinute = fields.required("opens_minute", IntegerType),
            closesMinute = fields.required("closes_minute", IntegerType),
        )

        override fun write(value: Support, into: Writer) {
            into.put("phone", TextType, value.phone)
            into.put("hours_text_zh", TextType, value.hoursTextZh)
            into.put("hours_text_en", TextType, value.hoursTextEn)
            into.put("opens_minute", IntegerType, value.opensMinute)
            into.put("closes_minute", IntegerType, value.closesMinute)
        }
    }
}

/** Whom to call (SPEC A18). */
public data class SupportView(
    /** Phone number. */
    public val phone: String,
    /** Hours. */
    public val hours: Text,
    /** Whether somebody answers now. */
    public val openNow: Boolean,
    /** When somebody answers next, if not now. */
    public val opensAt: Instant? = null,
) {
    public companion object : StructType<SupportView>("SupportView") {
        override fun read(fields: Fields): SupportView = SupportView(
            phone = fields.required("phone", TextType),
            hours = fields.required("hours", Text),
            openNow = fields.required("open_now", BooleanType),
            opensAt = fields.optional("opens_at", InstantType),
        )

        override fun write(value: SupportView, into: Writer) {
            into.put("phone", TextType, value.phone)
            into.put("hours", Text, value.hours)
            into.put("open_now", BooleanType, value.openNow)
            into.put("opens_at", InstantType, value.opensAt)
        }
    }
}

/** A text in both languages. */
public data class Text(
    /** Chinese. */
    public val zh: String,
    /** English. */
    public val en: String,
) {
    public companion object : StructType<Text>("Text") {
        override fun read(fields: Fields): Text = Text(
            zh = fields.required("zh", TextType),
            en = fields.required("en", TextType),
        )

        override fun write(value: Text, into: Writer) {
            into.put("zh", TextType, value.zh)
            into.put("en", TextType, value.en)
        }
    }
}

/** How long the texts of a medium may be (SPEC Y6). */
public data class TextLimits(
    /** The medium. */
    public val medium: Medium,
    /** Title. */
    public val title: Limit,
    /** Address. */
    public val address: Limit,
    /** Phone. */
    public val phone: Limit,
    /** Bank. */
    public val bank: Limit,
    /** Bank account. */
    public val bankAccount: Limit,
    /** Remark printed on the fapiao. */
    public val remark: Limit,
    /** Item name. */
    public val item: Limit,
) {
    public companion object : StructType<TextLimits>("TextLimits") {
        override fun read(fields: Fields): TextLimits = TextLimits(
            medium = fields.required("medium", Medium),
            title = fields.required("title", Limit),
            address = fields.required("address", Limit),
            phone = fields.required("phone", Limit),
            bank = fields.required("bank", Limit),
            bankAccount = fields.required("bank_account", Limit),
            remark = fields.required("remark", Limit),
            item = fields.required("item", Limit),
        )

        override fun write(value: TextLimits, into: Writer) {
            into.put("medium", Medium, value.medium)
            into.put("title", Limit, value.title)
            into.put("address", Limit, value.address)
            into.put("phone", Limit, value.phone)
            into.put("bank", Limit, value.bank)
            into.put("bank_account", Limit, value.bankAccount)
            into.put("remark", Limit, value.remark)
            into.put("item", Limit, value.item)
        }
    }
}

/** A step that an application took (SPEC D5). */
public data class TimelineEntry(
    /** When. */
    public val at: Instant,
    /** Who: `customer`, `staff`, `system`, `platform`. */
    public val by: String,
    /** The operation. */
    public val operation: String,
    /** In words. */
    public val text: Text,
) {
    public companion object : StructType<TimelineEntry>("TimelineEntry") {
        override fun read(fields: Fields): TimelineEntry = TimelineEntry(
            at = fields.required("at", InstantType),
            by = fields.required("by", TextType),
            operation = fields.required("operation", TextType),
            text = fields.required("text", Text),
        )

        override fun write(value: TimelineEntry, into: Writer) {
            into.put("at", InstantType, value.at)
            into.put("by", TextType, value.by)
            into.put("operation", TextType, value.operation)
            into.put("text", Text, value.text)
        }
    }
}

/** A named title. */
public data class TitleView(
    /** Its name. */
    public val name: String,
    /** The title. */
    public val buyer: Buyer,
) {
    public companion object : StructType<TitleView>("TitleView") {
        override fun read(fields: Fields): TitleView = TitleView(
            name = fields.required("name", TextType),
            buyer = fields.required("buyer", Buyer),
        )

        override fun write(value: TitleView, into: Writer) {
            into.put("name", TextType, value.name)
            into.put("buyer", Buyer, value.buyer)
        }
    }
}

/** The title book. */
public data class TitlesView(
    /** By name. */
    public val titles: List<TitleView>,
) {
    public companion object : StructType<TitlesView>("TitlesView") {
        override fun read(fields: Fields): TitlesView = TitlesView(
            titles = fields.required("titles", ListType(TitleView)),
        )

        override fun write(value: TitlesView, into: Writer) {
            into.put("titles", ListType(TitleView), value.titles)
        }
    }
}

/** What `verify` found. */
public data class VerifyView(
    /** Whether all is well so far. */
    public val sound: Boolean,
    /** Rows looked at. */
    public val rows: Long,
    /** Facts looked at. */
    public val facts: Long,
    /** What is not well. */
    public val damage: List<Damage>,
    /** Where to go on; absent at the end. */
    public val next: String? = null,
) {
    public companion object : StructType<VerifyView>("VerifyView") {
        override fun read(fields: Fields): VerifyView = VerifyView(
            sound = fields.required("sound", BooleanType),
            rows = fields.required("rows", IntegerType),
            facts = fields.required("facts", IntegerType),
            damage = fields.required("damage", ListType(Damage)),
            next = fields.optional("next", TextType),
        )

        override fun write(value: VerifyView, into: Writer) {
            into.put("sound", BooleanType, value.sound)
            into.put("rows", IntegerType, value.rows)
            into.put("facts", IntegerType, value.facts)
            into.put("damage", ListType(Damage), value.damage)
            into.put("next", TextType, value.next)
        }
    }
}

/** Why a fapiao has not arrived, from the data (SPEC R2). */
public data class WhyView(
    /**
     * `promised`, `late`, `shortage`, `rejected`, `cancelled`, `mailed`, `returned`, `ready_for_pick_up`,
     * `collected`, `to_be_sent`, `sent`, `received`, `replaced`.
     */
    public val reason: String,
    /** In words. */
    public val text: Text,
    /** The day by which it is mailed, while it is not. */
    public val promise: PromiseView? = null,
    /** Who carries it. */
    public val carrier: String? = null,
    /** Under which number (运单号). */
    public val waybill: String? = null,
    /** Whom to call. */
    public val support: SupportView,
) {
    public companion object : StructType<WhyView>("WhyView") {
        override fun read(fields: Fields): WhyView = WhyView(
            reason = fields.required("reason", TextType),
            text = fields.required("text", Text),
            promise = fields.optional("promise", PromiseView),
            carrier = fields.optional("carrier", TextType),
            waybill = fields.optional("waybill", TextType),
            support = fields.required("support", SupportView),
        )

        override fun write(value: WhyView, into: Writer) {
            into.put("reason", TextType, value.reason)
            into.put("text", Text, value.text)
            into.put("promise", PromiseView, value.promise)
            into.put("carrier", TextType, value.carrier)
            into.put("waybill", TextType, value.waybill)
            into.put("support", SupportView, value.support)
        }
    }
}
