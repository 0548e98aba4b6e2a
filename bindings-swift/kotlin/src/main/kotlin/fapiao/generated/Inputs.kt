// Made by `cargo xtask generate`; do not edit.

package fapiao

import com.google.gson.JsonElement
import java.math.BigDecimal
import java.time.Instant
import java.time.LocalDate

/** A line of a bill, as the platform sends it. */
public data class BillLine(
    /** Item name. */
    public val name: String = "",
    /** Tax code (商品和服务税收分类编码). */
    public val taxCode: String? = null,
    /** Rate. 0.06 is 6 %. */
    public val rate: BigDecimal = BigDecimal.ZERO,
    /** Unit, such as `个`. */
    public val unit: String? = null,
    /** Quantity, decimal text. */
    public val quantity: BigDecimal? = null,
    /** Amount with tax (价税合计); negative for a discount. Integer fen. */
    public val amountFen: Long = 0,
    /** Whether it is the discount on the line before (SPEC M5). */
    public val discount: Boolean = false,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal get() = yuan(amountFen)

    public companion object : StructType<BillLine>("BillLine") {
        override fun read(fields: Fields): BillLine = BillLine(
            name = fields.optional("name", TextType) ?: "",
            taxCode = fields.optional("tax_code", TextType),
            rate = fields.optional("rate", DecimalType) ?: BigDecimal.ZERO,
            unit = fields.optional("unit", TextType),
            quantity = fields.optional("quantity", DecimalType),
            amountFen = fields.optional("amount_fen", IntegerType) ?: 0,
            discount = fields.optional("discount", BooleanType) ?: false,
        )

        override fun write(value: BillLine, into: Writer) {
            into.unlessEmpty("name", TextType, value.name)
            into.put("tax_code", TextType, value.taxCode)
            into.put("rate", DecimalType, value.rate)
            into.put("unit", TextType, value.unit)
            into.put("quantity", DecimalType, value.quantity)
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("discount", BooleanType, value.discount)
        }
    }
}

/** The buyer as it shall stand on the fapiao (SPEC §5). Empty text means "not given". */
public data class Buyer(
    /** What the buyer is. */
    public val kind: BuyerKind = BuyerKind.Enterprise,
    /** The title (发票抬头 = 购货单位名称): the buyer's name as printed. */
    public val title: String = "",
    /** Tax id (纳税人识别号). */
    public val taxId: String = "",
    /** Address. */
    public val address: String = "",
    /** Phone: landline with area code or mobile. */
    public val phone: String = "",
    /** Bank (开户银行). */
    public val bank: String = "",
    /** Account at the bank (银行账号). */
    public val bankAccount: String = "",
    /** Identity number of a natural person, optional. */
    public val idNumber: String = "",
) {
    override fun toString(): String = "Buyer(kind=$kind, …)"

    public companion object : StructType<Buyer>("Buyer") {
        override fun read(fields: Fields): Buyer = Buyer(
            kind = fields.optional("kind", BuyerKind) ?: BuyerKind.Enterprise,
            title = fields.optional("title", TextType) ?: "",
            taxId = fields.optional("tax_id", TextType) ?: "",
            address = fields.optional("address", TextType) ?: "",
            phone = fields.optional("phone", TextType) ?: "",
            bank = fields.optional("bank", TextType) ?: "",
            bankAccount = fields.optional("bank_account", TextType) ?: "",
            idNumber = fields.optional("id_number", TextType) ?: "",
        )

        override fun write(value: Buyer, into: Writer) {
            into.put("kind", BuyerKind, value.kind)
            into.unlessEmpty("title", TextType, value.title)
            into.unlessEmpty("tax_id", TextType, value.taxId)
            into.unlessEmpty("address", TextType, value.address)
            into.unlessEmpty("phone", TextType, value.phone)
            into.unlessEmpty("bank", TextType, value.bank)
            into.unlessEmpty("bank_account", TextType, value.bankAccount)
            into.unlessEmpty("id_number", TextType, value.idNumber)
        }
    }
}

/** What the channel says. */
public sealed interface ChannelAnswer {
    /** It is issued, as told. */
    public data class Issued(public val issued: IssuedDocument) : ChannelAnswer

    /** It is not issued and will not be under this key. */
    public data class Refused(
        /** Why, for staff. */
        public val reason: String,
    ) : ChannelAnswer

    /** Nobody knows: the line broke, or the platform is still at it. Ask again later; never issue again. */
    public data object Unknown : ChannelAnswer

    public companion object : UnionType<ChannelAnswer>("ChannelAnswer") {
        override fun read(name: String, payload: () -> JsonElement): ChannelAnswer? = when (name) {
            "issued" -> Issued(IssuedDocument.read(payload()))
            "refused" -> {
                val fields = Fields(payload(), "ChannelAnswer.refused")
                Refused(
                    reason = fields.required("reason", TextType),
                )
            }
            "unknown" -> Unknown
            else -> null
        }

        override fun write(value: ChannelAnswer): JsonElement = when (value) {
            is Issued -> variant("issued", IssuedDocument.write(value.issued))
            is Refused -> variant(
                "refused",
                Writer().also { into ->
                    into.put("reason", TextType, value.reason)
                }.json,
            )
            Unknown -> variant("unknown")
        }
    }
}

/**
 * Which columns of an ordinary CSV (RFC 4180, with a header) hold what. Columns are named as in the header of the
 * file.
 */
public data class ColumnMap(
    /** Column of the id of the payment; a refund repeats that of its payment. It becomes the bill id. */
    public val paymentId: String = "",
    /** Column of the order number. */
    public val orderNumber: String = "",
    /**
     * Column of the amount: what was paid, vouchers included; on a refund what was paid back, with or without a
     * minus.
     */
    public val amount: String = "",
    /** Unit of the amounts. */
    public val unit: AmountUnit = AmountUnit.Yuan,
    /** Column of the seller's own voucher share, which nobody paid. */
    public val voucher: String? = null,
    /** Column of the time of the payment or refund. */
    public val paidAt: String = "",
    /**
     * Its format in the signs of strftime; `%Y-%m-%d %H:%M:%S` when absent. One with `%z` reads the zone from the
     * file.
     */
    public val timeFormat: String? = null,
    /** The zone of times that tell none, `+08:00` when absent. */
    public val utcOffset: String? = null,
    /** Column of what was sold. Give it or `description_text`. */
    public val description: String? = null,
    /** What was sold, the same for every row, or for those whose column is empty. */
    public val descriptionText: String? = null,
    /** Column that tells payments from refunds; without it a negative amount is a refund if `refund_id` is given. */
    public val kind: String? = null,
    /** Values of that column that mean a payment. Rows with values of neither list are passed over. */
    public val paymentKinds: List<String> = emptyList(),
    /** Values of that column that mean a refund. */
    public val refundKinds: List<String> = emptyList(),
    /** Column of the id of the refund. */
    public val refundId: String? = null,
    /** How it was paid, the same for every row: `bank_transfer`, `unionpay`, or another word. */
    public val method: String = "",
    /** Encoding of the file. */
    public val encoding: TextEncoding = TextEncoding.Utf8,
) {
    public companion object : StructType<ColumnMap>("ColumnMap") {
        override fun read(fields: Fields): ColumnMap = ColumnMap(
            paymentId = fields.optional("payment_id", TextType) ?: "",
            orderNumber = fields.optional("order_number", TextType) ?: "",
            amount = fields.optional("amount", TextType) ?: "",
            unit = fields.optional("unit", AmountUnit) ?: AmountUnit.Yuan,
            voucher = fields.optional("voucher", TextType),
            paidAt = fields.optional("paid_at", TextType) ?: "",
            timeFormat = fields.optional("time_format", TextType),
            utcOffset = fields.optional("utc_offset", TextType),
            description = fields.optional("description", TextType),
            descriptionText = fields.optional("description_text", TextType),
            kind = fields.optional("kind", TextType),
            paymentKinds = fields.optional("payment_kinds", ListType(TextType)) ?: emptyList(),
            refundKinds = fields.optional("refund_kinds", ListType(TextType)) ?: emptyList(),
            refundId = fields.optional("refund_id", TextType),
            method = fields.optional("method", TextType) ?: "",
            encoding = fields.optional("encoding", TextEncoding) ?: TextEncoding.Utf8,
        )

        override fun write(value: ColumnMap, into: Writer) {
            into.unlessEmpty("payment_id", TextType, value.paymentId)
            into.unlessEmpty("order_number", TextType, value.orderNumber)
            into.unlessEmpty("amount", TextType, value.amount)
            into.put("unit", AmountUnit, value.unit)
            into.put("voucher", TextType, value.voucher)
            into.unlessEmpty("paid_at", TextType, value.paidAt)
            into.put("time_format", TextType, value.timeFormat)
            into.put("utc_offset", TextType, value.utcOffset)
            into.put("description", TextType, value.description)
            into.put("description_text", TextType, value.descriptionText)
            into.put("kind", TextType, value.kind)
            into.unlessEmpty("payment_kinds", ListType(TextType), value.paymentKinds)
            into.unlessEmpty("refund_kinds", ListType(TextType), value.refundKinds)
            into.put("refund_id", TextType, value.refundId)
            into.unlessEmpty("method", TextType, value.method)
            into.put("encoding", TextEncoding, value.encoding)
        }
    }
}

/** Whom to answer (SPEC R1). */
public data class Contact(
    /** Family name (姓). */
    public val familyName: String = "",
    /** Given name (名). */
    public val givenName: String = "",
    /** Phone. */
    public val phone: String = "",
    /** E-mail. */
    public val email: String = "",
    /** How to be answered. */
    public val preferred: PreferredContact = PreferredContact.Email,
    /** Up to two further e-mail addresses. */
    public val furtherEmails: List<String> = emptyList(),
) {
    override fun toString(): String = "Contact(preferred=$preferred, …)"

    public companion object : StructType<Contact>("Contact") {
        override fun read(fields: Fields): Contact = Contact(
            familyName = fields.optional("family_name", TextType) ?: "",
            givenName = fields.optional("given_name", TextType) ?: "",
            phone = fields.optional("phone", TextType) ?: "",
            email = fields.optional("email", TextType) ?: "",
            preferred = fields.optional("preferred", PreferredContact) ?: PreferredContact.Email,
            furtherEmails = fields.optional("further_emails", ListType(TextType)) ?: emptyList(),
        )

        override fun write(value: Contact, into: Writer) {
            into.unlessEmpty("family_name", TextType, value.familyName)
            into.unlessEmpty("given_name", TextType, value.givenName)
            into.unlessEmpty("phone", TextType, value.phone)
            into.unlessEmpty("email", TextType, value.email)
            into.put("preferred", PreferredContact, value.preferred)
            into.unlessEmpty("further_emails", ListType(TextType), value.furtherEmails)
        }
    }
}

/** How and to whom a fapiao goes (SPEC D1, D2). Empty text means "not given". */
public data class Delivery(
    /** A method of the policy: `yunda`, `sf_collect`, `pick_up`, `email` in the presets. */
    public val method: String = "",
    /** Recipient; not for e-mail. */
    public val recipient: String = "",
    /** Phone of the recipient; not for e-mail. */
    public val phone: String = "",
    /** Mobile of the recipient, optional. */
    public val mobile: String = "",
    /** Address, for couriers. */
    public val address: String = "",
    /** Addresses, for e-mail. */
    public val emails: List<String> = emptyList(),
    /** Remark for the delivery, optional. */
    public val remark: String = "",
) {
    override fun toString(): String = "Delivery(method=$method, …)"

    public companion object : StructType<Delivery>("Delivery") {
        override fun read(fields: Fields): Delivery = Delivery(
            method = fields.optional("method", TextType) ?: "",
            recipient = fields.optional("recipient", TextType) ?: "",
            phone = fields.optional("phone", TextType) ?: "",
            mobile = fields.optional("mobile", TextType) ?: "",
            address = fields.optional("address", TextType) ?: "",
            emails = fields.optional("emails", ListType(TextType)) ?: emptyList(),
            remark = fields.optional("remark", TextType) ?: "",
        )

        override fun write(value: Delivery, into: Writer) {
            into.unlessEmpty("method", TextType, value.method)
            into.unlessEmpty("recipient", TextType, value.recipient)
            into.unlessEmpty("phone", TextType, value.phone)
            into.unlessEmpty("mobile", TextType, value.mobile)
            into.unlessEmpty("address", TextType, value.address)
            into.unlessEmpty("emails", ListType(TextType), value.emails)
            into.unlessEmpty("remark", TextType, value.remark)
        }
    }
}

/** How a desk is opened. Everything but the address has a default. */
internal data class DeskOptions(
    /** `memory:`, `sqlite:PATH` or `postgres://…`. Left out when the host brings a store of its own. */
    public val url: String? = null,
    /**
     * The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a change: `{"preset":
     * "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396).
     */
    public val policy: Any? = null,
    /** The path of a policy file, TOML or JSON by its ending; instead of `policy`. */
    public val policyFile: String? = null,
    /** The working days as the text of a CSV file, instead of those of the State Council (SPEC T2). */
    public val calendar: String? = null,
    /** Mails in the seller's own words (SPEC N1); those of the desk where left out. */
    public val mailTexts: List<MailText> = emptyList(),
    /** Predictable randomness, for tests. */
    public val seed: Long? = null,
    /** Cheap password hashing, for tests: only under a clock that is set by hand. */
    public val cheapPasswords: Boolean = false,
) {
    internal companion object : StructType<DeskOptions>("DeskOptions") {
        override fun read(fields: Fields): DeskOptions = DeskOptions(
            url = fields.optional("url", TextType),
            policy = fields.optional("policy", JsonType),
            policyFile = fields.optional("policy_file", TextType),
            calendar = fields.optional("calendar", TextType),
            mailTexts = fields.optional("mail_texts", ListType(MailText)) ?: emptyList(),
            seed = fields.optional("seed", IntegerType),
            cheapPasswords = fields.optional("cheap_passwords", BooleanType) ?: false,
        )

        override fun write(value: DeskOptions, into: Writer) {
            into.put("url", TextType, value.url)
            into.put("policy", JsonType, value.policy)
            into.put("policy_file", TextType, value.policyFile)
            into.put("calendar", TextType, value.calendar)
            into.unlessEmpty("mail_texts", ListType(MailText), value.mailTexts)
            into.put("seed", IntegerType, value.seed)
            into.put("cheap_passwords", BooleanType, value.cheapPasswords)
        }
    }
}

/** What a customer fills in: steps 1 and 2 of the wizard (SPEC P1). */
public data class Draft(
    /** The bills. */
    public val bills: List<String> = emptyList(),
    /** Special or normal. Must be chosen; `prepare` proposes one. */
    public val fapiaoType: FapiaoType? = null,
    /** Paper or digital. Must be chosen; `prepare` proposes one. */
    public val medium: Medium? = null,
    /** The buyer. */
    public val buyer: Buyer = Buyer(),
    /** Where it goes. */
    public val delivery: Delivery = Delivery(),
    /** What the fapiao is for. */
    public val purpose: Purpose = Purpose.Accounting,
    /** Remark printed on the fapiao, optional. */
    public val remark: String = "",
    /** One fapiao over all bills instead of one for each (SPEC S3). */
    public val merge: Boolean = false,
) {
    public companion object : StructType<Draft>("Draft") {
        override fun read(fields: Fields): Draft = Draft(
            bills = fields.optional("bills", ListType(TextType)) ?: emptyList(),
            fapiaoType = fields.optional("fapiao_type", FapiaoType),
            medium = fields.optional("medium", Medium),
            buyer = fields.optional("buyer", Buyer) ?: Buyer(),
            delivery = fields.optional("delivery", Delivery) ?: Delivery(),
            purpose = fields.optional("purpose", Purpose) ?: Purpose.Accounting,
            remark = fields.optional("remark", TextType) ?: "",
            merge = fields.optional("merge", BooleanType) ?: false,
        )

        override fun write(value: Draft, into: Writer) {
            into.unlessEmpty("bills", ListType(TextType), value.bills)
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("medium", Medium, value.medium)
            into.put("buyer", Buyer, value.buyer)
            into.put("delivery", Delivery, value.delivery)
            into.put("purpose", Purpose, value.purpose)
            into.unlessEmpty("remark", TextType, value.remark)
            into.put("merge", BooleanType, value.merge)
        }
    }
}

/** One thing that happened to one row (SPEC H1). Immutable. */
public data class Fact(
    /** The row. */
    public val key: Key,
    /** 1 for the first fact of a row, without gaps. */
    public val seq: Long,
    /** When. */
    public val at: Instant,
    /** Who: `customer:…`, `staff:…`, `platform`, `system`. */
    public val actor: String,
    /** By which operation. */
    public val operation: String,
    /** What: the event, JSON text. Kept byte for byte, for the digest is over it. */
    public val event: String,
    /** Digest of the fact before; empty for the first. */
    public val previous: String,
    /** SHA-256 over all the above, hexadecimal. */
    public val digest: String,
) {
    public companion object : StructType<Fact>("Fact") {
        override fun read(fields: Fields): Fact = Fact(
            key = fields.required("key", Key),
            seq = fields.required("seq", IntegerType),
            at = fields.required("at", InstantType),
            actor = fields.required("actor", TextType),
            operation = fields.required("operation", TextType),
            event = fields.required("event", TextType),
            previous = fields.required("previous", TextType),
            digest = fields.required("digest", TextType),
        )

        override fun write(value: Fact, into: Writer) {
            into.put("key", Key, value.key)
            into.put("seq", IntegerType, value.seq)
            into.put("at", InstantType, value.at)
            into.put("actor", TextType, value.actor)
            into.put("operation", TextType, value.operation)
            into.put("event", TextType, value.event)
            into.put("previous", TextType, value.previous)
            into.put("digest", TextType, value.digest)
        }
    }
}

/** A record of the feed. */
public sealed interface FeedRecord {
    /** An order. */
    public data class Order(public val order: OrderFeed) : FeedRecord

    /** A payment. */
    public data class Payment(public val payment: PaymentFeed) : FeedRecord

    /** A refund. */
    public data class Refund(public val refund: RefundFeed) : FeedRecord

    public companion object : UnionType<FeedRecord>("FeedRecord") {
        override fun read(name: String, payload: () -> JsonElement): FeedRecord? = when (name) {
            "order" -> Order(OrderFeed.read(payload()))
            "payment" -> Payment(PaymentFeed.read(payload()))
            "refund" -> Refund(RefundFeed.read(payload()))
            else -> null
        }

        override fun write(value: FeedRecord): JsonElement = when (value) {
            is Order -> variant("order", OrderFeed.write(value.order))
            is Payment -> variant("payment", PaymentFeed.write(value.payment))
            is Refund -> variant("refund", RefundFeed.write(value.refund))
        }
    }
}

/** How a statement is to be taken in. */
public data class ImportOptions(
    /** Its format. Whether it is packed with gzip or zip is seen from the file. */
    public val format: StatementFormat = StatementFormat.Detect,
    /** The columns of ordinary CSV. */
    public val columns: ColumnMap? = null,
    /** The seller's id; the policy's first when absent. */
    public val seller: String? = null,
) {
    public companion object : StructType<ImportOptions>("ImportOptions") {
        override fun read(fields: Fields): ImportOptions = ImportOptions(
            format = fields.optional("format", StatementFormat) ?: StatementFormat.Detect,
            columns = fields.optional("columns", ColumnMap),
            seller = fields.optional("seller", TextType),
        )

        override fun write(value: ImportOptions, into: Writer) {
            into.put("format", StatementFormat, value.format)
            into.put("columns", ColumnMap, value.columns)
            into.put("seller", TextType, value.seller)
        }
    }
}

/** A document as it was issued. What is absent was not told, and is not compared. */
public data class IssuedDocument(
    /** Code (发票代码), 10 or 12 digits, of a paper fapiao. */
    public val code: String? = null,
    /** Number (发票号码): 8 digits on paper, 20 digital. */
    public val number: String = "",
    /** Date of issue (开票日期); today when absent. */
    public val issuedOn: LocalDate? = null,
    /** Special or normal. */
    public val fapiaoType: FapiaoType? = null,
    /** The title that was printed. */
    public val title: String? = null,
    /** The tax id that was printed. */
    public val taxId: String? = null,
    /** 金额: without tax. Integer fen. */
    public val netFen: Long? = null,
    /** 税额: the tax. Integer fen. */
    public val taxFen: Long? = null,
    /** 价税合计: with tax. Integer fen. */
    public val grossFen: Long? = null,
) {
    /** [netFen] in yuan. */
    public val net: BigDecimal? get() = netFen?.let(::yuan)

    /** [taxFen] in yuan. */
    public val tax: BigDecimal? get() = taxFen?.let(::yuan)

    /** [grossFen] in yuan. */
    public val gross: BigDecimal? get() = grossFen?.let(::yuan)

    override fun toString(): String = "IssuedDocument(code=$code, number=$number, issuedOn=$issuedOn, …)"

    public companion object : StructType<IssuedDocument>("IssuedDocument") {
        override fun read(fields: Fields): IssuedDocument = IssuedDocument(
            code = fields.optional("code", TextType),
            number = fields.optional("number", TextType) ?: "",
            issuedOn = fields.optional("issued_on", DateType),
            fapiaoType = fields.optional("fapiao_type", FapiaoType),
            title = fields.optional("title", TextType),
            taxId = fields.optional("tax_id", TextType),
            netFen = fields.optional("net_fen", IntegerType),
            taxFen = fields.optional("tax_fen", IntegerType),
            grossFen = fields.optional("gross_fen", IntegerType),
        )

        override fun write(value: IssuedDocument, into: Writer) {
            into.put("code", TextType, value.code)
            into.unlessEmpty("number", TextType, value.number)
            into.put("issued_on", DateType, value.issuedOn)
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("title", TextType, value.title)
            into.put("tax_id", TextType, value.taxId)
            into.put("net_fen", IntegerType, value.netFen)
            into.put("tax_fen", IntegerType, value.taxFen)
            into.put("gross_fen", IntegerType, value.grossFen)
        }
    }
}

/** The place of a row: its kind (`bill`, `application` …) and its id within the kind. */
public data class Key(
    /** The kind of row. */
    public val kind: String,
    /** The id within the kind. */
    public val id: String,
) {
    public companion object : StructType<Key>("Key") {
        override fun read(fields: Fields): Key = Key(
            kind = fields.required("kind", TextType),
            id = fields.required("id", TextType),
        )

        override fun write(value: Key, into: Writer) {
            into.put("kind", TextType, value.kind)
            into.put("id", TextType, value.id)
        }
    }
}

/** A listed row and its position. */
public data class Listed(
    /** The row. */
    public val row: Row,
    /** Its position, from which a list can go on. */
    public val position: Position,
) {
    public companion object : StructType<Listed>("Listed") {
        override fun read(fields: Fields): Listed = Listed(
            row = fields.required("row", Row),
            position = fields.required("position", Position),
        )

        override fun write(value: Listed, into: Writer) {
            into.put("row", Row, value.row)
            into.put("position", Position, value.position)
        }
    }
}

/** A mail to be sent (SPEC N2). */
public data class Mail(
    /** Deterministic; the same mail is never kept twice. */
    public val id: String,
    /** The row that it tells of. */
    public val about: Key,
    /** Not to be sent before this. */
    public val due: Instant,
    /** What to send, JSON text. */
    public val body: String,
) {
    override fun toString(): String = "Mail(id=$id, about=$about, due=$due, …)"

    public companion object : StructType<Mail>("Mail") {
        override fun read(fields: Fields): Mail = Mail(
            id = fields.required("id", TextType),
            about = fields.required("about", Key),
            due = fields.required("due", InstantType),
            body = fields.required("body", TextType),
        )

        override fun write(value: Mail, into: Writer) {
            into.put("id", TextType, value.id)
            into.put("about", Key, value.about)
            into.put("due", InstantType, value.due)
            into.put("body", TextType, value.body)
        }
    }
}

/** A mail as the store keeps it. */
public data class MailRow(
    /** The mail. `due` moves with each lease and retry. */
    public val mail: Mail,
    /** Where it stands. */
    public val state: MailState,
    /** How often it was leased; names the lease when it is settled. */
    public val attempts: Long,
    /** Why the last try failed, without personal data. */
    public val error: String? = null,
) {
    public companion object : StructType<MailRow>("MailRow") {
        override fun read(fields: Fields): MailRow = MailRow(
            mail = fields.required("mail", Mail),
            state = fields.required("state", MailState),
            attempts = fields.required("attempts", IntegerType),
            error = fields.optional("error", TextType),
        )

        override fun write(value: MailRow, into: Writer) {
            into.put("mail", Mail, value.mail)
            into.put("state", MailState, value.state)
            into.put("attempts", IntegerType, value.attempts)
            into.put("error", TextType, value.error)
        }
    }
}

/**
 * A mail in the seller's own words, in one language. `{field}` stands for what the mail tells; a line with a field
 * that is missing is left out whole.
 */
public data class MailText(
    /** The same in HTML, values are escaped. It is made of the plain text if this is left out. */
    public val html: String? = null,
    /** In which language. */
    public val locale: Locale,
    /** Which mail. */
    public val mail: Template,
    /** Subject; one line. It names neither secrets nor personal data (SPEC E2). */
    public val subject: String,
    /** Plain text. Nothing is added to it: the phone and the hours of support are the fields `phone` and `hours`. */
    public val text: String,
) {
    public companion object : StructType<MailText>("MailText") {
        override fun read(fields: Fields): MailText = MailText(
            html = fields.optional("html", TextType),
            locale = fields.required("locale", Locale),
            mail = fields.required("mail", Template),
            subject = fields.required("subject", TextType),
            text = fields.required("text", TextType),
        )

        override fun write(value: MailText, into: Writer) {
            into.put("html", TextType, value.html)
            into.put("locale", Locale, value.locale)
            into.put("mail", Template, value.mail)
            into.put("subject", TextType, value.subject)
            into.put("text", TextType, value.text)
        }
    }
}

/** An order. */
public data class OrderFeed(
    /** Its number. */
    public val orderNumber: String = "",
    /** Version of the record; a higher one replaces a lower one. 1 when absent. */
    public val version: Long? = null,
    /** Where it stands: `placed`, `paid`, `cancelled`, `expired`. */
    public val status: OrderStatus = OrderStatus.Unknown,
    /** Whose order it is; its own number when absent. */
    public val customerReference: String? = null,
    /** When it was placed. */
    public val placedAt: Instant? = null,
    /** When it was paid. */
    public val paidAt: Instant? = null,
    /** Amount. Integer fen. */
    public val amountFen: Long? = null,
    /** Month that it bills, `yyyy-mm`. */
    public val billingMonth: String? = null,
    /** What was ordered. */
    public val description: String? = null,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal? get() = amountFen?.let(::yuan)

    public companion object : StructType<OrderFeed>("OrderFeed") {
        override fun read(fields: Fields): OrderFeed = OrderFeed(
            orderNumber = fields.optional("order_number", TextType) ?: "",
            version = fields.optional("version", IntegerType),
            status = fields.optional("status", OrderStatus) ?: OrderStatus.Unknown,
            customerReference = fields.optional("customer_reference", TextType),
            placedAt = fields.optional("placed_at", InstantType),
            paidAt = fields.optional("paid_at", InstantType),
            amountFen = fields.optional("amount_fen", IntegerType),
            billingMonth = fields.optional("billing_month", TextType),
            description = fields.optional("description", TextType),
        )

        override fun write(value: OrderFeed, into: Writer) {
            into.unlessEmpty("order_number", TextType, value.orderNumber)
            into.put("version", IntegerType, value.version)
            into.put("status", OrderStatus, value.status)
            into.put("customer_reference", TextType, value.customerReference)
            into.put("placed_at", InstantType, value.placedAt)
            into.put("paid_at", InstantType, value.paidAt)
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("billing_month", TextType, value.billingMonth)
            into.put("description", TextType, value.description)
        }
    }
}

/** A payment; completed, it is a bill. */
public data class PaymentFeed(
    /** Id of the bill. */
    public val billId: String = "",
    /** The order that it pays. */
    public val orderNumber: String = "",
    /** Version of the record; a higher one replaces a lower one. 1 when absent. */
    public val version: Long? = null,
    /** How far it got. */
    public val status: PaymentStatus = PaymentStatus.Pending,
    /** Whose it is; the order tells when absent. */
    public val customerReference: String? = null,
    /** What was sold, such as `Office365云服务`. */
    public val description: String = "",
    /** What was paid, vouchers included. Integer fen. */
    public val amountFen: Long = 0,
    /** The seller's own voucher share, which nobody paid. Integer fen. */
    public val voucherFen: Long = 0,
    /** Currency; CNY when absent, and nothing else is taken. */
    public val currency: String? = null,
    /** When it was paid. */
    public val paidAt: Instant? = null,
    /** How: `alipay`, `unionpay`, `wechat_pay`, `bank_transfer`, or another word. */
    public val method: String = "",
    /** Who paid, where it is known. */
    public val payer: String = "",
    /** The seller's id; the policy's first when absent. */
    public val seller: String? = null,
    /** Month that it bills, `yyyy-mm`; the month of payment when absent. */
    public val billingMonth: String? = null,
    /** Tax code; the seller's when absent. */
    public val taxCode: String? = null,
    /** Rate; the seller's when absent. 0.06 is 6 %. */
    public val rate: BigDecimal? = null,
    /** Lines; they sum to the amount. One line of the description when absent. */
    public val lines: List<BillLine> = emptyList(),
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal get() = yuan(amountFen)

    /** [voucherFen] in yuan. */
    public val voucher: BigDecimal get() = yuan(voucherFen)

    override fun toString(): String = "PaymentFeed(billId=$billId, orderNumber=$orderNumber, status=$status, amountFen=$amountFen, …)"

    public companion object : StructType<PaymentFeed>("PaymentFeed") {
        override fun read(fields: Fields): PaymentFeed = PaymentFeed(
            billId = fields.optional("bill_id", TextType) ?: "",
            orderNumber = fields.optional("order_number", TextType) ?: "",
            version = fields.optional("version", IntegerType),
            status = fields.optional("status", PaymentStatus) ?: PaymentStatus.Pending,
            customerReference = fields.optional("customer_reference", TextType),
            description = fields.optional("description", TextType) ?: "",
            amountFen = fields.optional("amount_fen", IntegerType) ?: 0,
            voucherFen = fields.optional("voucher_fen", IntegerType) ?: 0,
            currency = fields.optional("currency", TextType),
            paidAt = fields.optional("paid_at", InstantType),
            method = fields.optional("method", TextType) ?: "",
            payer = fields.optional("payer", TextType) ?: "",
            seller = fields.optional("seller", TextType),
            billingMonth = fields.optional("billing_month", TextType),
            taxCode = fields.optional("tax_code", TextType),
            rate = fields.optional("rate", DecimalType),
            lines = fields.optional("lines", ListType(BillLine)) ?: emptyList(),
        )

        override fun write(value: PaymentFeed, into: Writer) {
            into.unlessEmpty("bill_id", TextType, value.billId)
            into.unlessEmpty("order_number", TextType, value.orderNumber)
            into.put("version", IntegerType, value.version)
            into.put("status", PaymentStatus, value.status)
            into.put("customer_reference", TextType, value.customerReference)
            into.unlessEmpty("description", TextType, value.description)
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("voucher_fen", IntegerType, value.voucherFen)
            into.put("currency", TextType, value.currency)
            into.put("paid_at", InstantType, value.paidAt)
            into.unlessEmpty("method", TextType, value.method)
            into.unlessEmpty("payer", TextType, value.payer)
            into.put("seller", TextType, value.seller)
            into.put("billing_month", TextType, value.billingMonth)
            into.put("tax_code", TextType, value.taxCode)
            into.put("rate", DecimalType, value.rate)
            into.unlessEmpty("lines", ListType(BillLine), value.lines)
        }
    }
}

/** A place in a list: the sort value and the id of a row. */
public data class Position(
    /** Sort value; empty when listing by id. */
    public val sort: String,
    /** Row id; breaks ties. */
    public val id: String,
) {
    public companion object : StructType<Position>("Position") {
        override fun read(fields: Fields): Position = Position(
            sort = fields.required("sort", TextType),
            id = fields.required("id", TextType),
        )

        override fun write(value: Position, into: Writer) {
            into.put("sort", TextType, value.sort)
            into.put("id", TextType, value.id)
        }
    }
}

/** A refund. */
public data class RefundFeed(
    /** Its id. */
    public val refundId: String = "",
    /** The bill that it pays back. */
    public val billId: String = "",
    /** Version of the record. 1 when absent. */
    public val version: Long? = null,
    /** How far it got. */
    public val status: RefundStatus = RefundStatus.Processing,
    /** The seller's share of what is paid back, positive. Integer fen. */
    public val amountFen: Long = 0,
    /** When. */
    public val refundedAt: Instant? = null,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal get() = yuan(amountFen)

    public companion object : StructType<RefundFeed>("RefundFeed") {
        override fun read(fields: Fields): RefundFeed = RefundFeed(
            refundId = fields.optional("refund_id", TextType) ?: "",
            billId = fields.optional("bill_id", TextType) ?: "",
            version = fields.optional("version", IntegerType),
            status = fields.optional("status", RefundStatus) ?: RefundStatus.Processing,
            amountFen = fields.optional("amount_fen", IntegerType) ?: 0,
            refundedAt = fields.optional("refunded_at", InstantType),
        )

        override fun write(value: RefundFeed, into: Writer) {
            into.unlessEmpty("refund_id", TextType, value.refundId)
            into.unlessEmpty("bill_id", TextType, value.billId)
            into.put("version", IntegerType, value.version)
            into.put("status", RefundStatus, value.status)
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("refunded_at", InstantType, value.refundedAt)
        }
    }
}

/** What shall change when a fapiao is reissued; what is absent stays (SPEC R3). */
public data class ReissueChange(
    /** Another type. */
    public val fapiaoType: FapiaoType? = null,
    /** Another buyer, or the same with other information. */
    public val buyer: Buyer? = null,
    /** Another delivery. */
    public val delivery: Delivery? = null,
) {
    public companion object : StructType<ReissueChange>("ReissueChange") {
        override fun read(fields: Fields): ReissueChange = ReissueChange(
            fapiaoType = fields.optional("fapiao_type", FapiaoType),
            buyer = fields.optional("buyer", Buyer),
            delivery = fields.optional("delivery", Delivery),
        )

        override fun write(value: ReissueChange, into: Writer) {
            into.put("fapiao_type", FapiaoType, value.fapiaoType)
            into.put("buyer", Buyer, value.buyer)
            into.put("delivery", Delivery, value.delivery)
        }
    }
}

/** A mail as it is read. */
public data class RenderedMail(
    /** Which mail. */
    public val template: Template,
    /** In which language. */
    public val locale: Locale,
    /** To whom. */
    public val to: String,
    /** Subject; one line. */
    public val subject: String,
    /** Plain text. */
    public val text: String,
    /** The same as a page of HTML. */
    public val html: String,
    /** The link that the text carries, where it carries one. */
    public val link: String? = null,
) {
    override fun toString(): String = "RenderedMail(template=$template, locale=$locale, …)"

    public companion object : StructType<RenderedMail>("RenderedMail") {
        override fun read(fields: Fields): RenderedMail = RenderedMail(
            template = fields.required("template", Template),
            locale = fields.required("locale", Locale),
            to = fields.required("to", TextType),
            subject = fields.required("subject", TextType),
            text = fields.required("text", TextType),
            html = fields.required("html", TextType),
            link = fields.optional("link", TextType),
        )

        override fun write(value: RenderedMail, into: Writer) {
            into.put("template", Template, value.template)
            into.put("locale", Locale, value.locale)
            into.put("to", TextType, value.to)
            into.put("subject", TextType, value.subject)
            into.put("text", TextType, value.text)
            into.put("html", TextType, value.html)
            into.put("link", TextType, value.link)
        }
    }
}

/** A row as it was last committed. */
public data class Row(
    /** Where it stands. */
    public val key: Key,
    /** The number of facts that made it; 1 for a row without history. */
    public val version: Long,
    /** Digest of its latest fact, hexadecimal; empty for a row without history. */
    public val digest: String,
    /** The state, JSON text. Kept byte for byte. */
    public val body: String,
) {
    override fun toString(): String = "Row(key=$key, version=$version, …)"

    public companion object : StructType<Row>("Row") {
        override fun read(fields: Fields): Row = Row(
            key = fields.required("key", Key),
            version = fields.required("version", IntegerType),
            digest = fields.required("digest", TextType),
            body = fields.required("body", TextType),
        )

        override fun write(value: Row, into: Writer) {
            into.put("key", Key, value.key)
            into.put("version", IntegerType, value.version)
            into.put("digest", TextType, value.digest)
            into.put("body", TextType, value.body)
        }
    }
}

/** The mail server that takes the mails. */
public data class SmtpOptions(
    /** Its name, which its certificate must bear. */
    public val host: String,
    /** The address that mails come from. Their Message-IDs end with its domain. */
    public val fromAddress: String,
    /** The name that stands beside it. */
    public val fromName: String? = null,
    /** Where answers go, if not to `from_address`. */
    public val replyTo: String? = null,
    /** How the connection is protected. */
    public val security: SmtpSecurity = SmtpSecurity.StartTls,
    /** Its port; 587 for `start_tls`, 465 for `tls`, 25 for `none` if left out. */
    public val port: Long? = null,
    /** The account to sign in with. */
    public val username: String? = null,
    /** Its password. */
    public val password: String? = null,
    /** Certificates to trust instead of those of the system: the text of a PEM file. */
    public val certificates: String? = null,
    /** Seconds to wait for each answer of the server, 1 to 60; 20 if left out. */
    public val timeoutSeconds: Long? = null,
) {
    override fun toString(): String = "SmtpOptions(host=$host, fromAddress=$fromAddress, security=$security, port=$port, …)"

    public companion object : StructType<SmtpOptions>("SmtpOptions") {
        override fun read(fields: Fields): SmtpOptions = SmtpOptions(
            host = fields.required("host", TextType),
            fromAddress = fields.required("from_address", TextType),
            fromName = fields.optional("from_name", TextType),
            replyTo = fields.optional("reply_to", TextType),
            security = fields.optional("security", SmtpSecurity) ?: SmtpSecurity.StartTls,
            port = fields.optional("port", IntegerType),
            username = fields.optional("username", TextType),
            password = fields.optional("password", TextType),
            certificates = fields.optional("certificates", TextType),
            timeoutSeconds = fields.optional("timeout_seconds", IntegerType),
        )

        override fun write(value: SmtpOptions, into: Writer) {
            into.put("host", TextType, value.host)
            into.put("from_address", TextType, value.fromAddress)
            into.put("from_name", TextType, value.fromName)
            into.put("reply_to", TextType, value.replyTo)
            into.put("security", SmtpSecurity, value.security)
            into.put("port", IntegerType, value.port)
            into.put("username", TextType, value.username)
            into.put("password", TextType, value.password)
            into.put("certificates", TextType, value.certificates)
            into.put("timeout_seconds", IntegerType, value.timeoutSeconds)
        }
    }
}

/** A part that is asked for: an amount, or a share. All parts of a split are given the same way (SPEC S2). */
public data class SplitPart(
    /** Amount with tax. Integer fen. */
    public val amountFen: Long? = null,
    /** Share of the available amount, in proportion to the other parts. */
    public val share: Long? = null,
    /** Whose name the part is for; the application's buyer when absent. */
    public val buyer: Buyer? = null,
) {
    /** [amountFen] in yuan. */
    public val amount: BigDecimal? get() = amountFen?.let(::yuan)

    public companion object : StructType<SplitPart>("SplitPart") {
        override fun read(fields: Fields): SplitPart = SplitPart(
            amountFen = fields.optional("amount_fen", IntegerType),
            share = fields.optional("share", IntegerType),
            buyer = fields.optional("buyer", Buyer),
        )

        override fun write(value: SplitPart, into: Writer) {
            into.put("amount_fen", IntegerType, value.amountFen)
            into.put("share", IntegerType, value.share)
            into.put("buyer", Buyer, value.buyer)
        }
    }
}

/** A customer that a host vouches for with its own login (SPEC A15). */
internal data class Vouched(
    /** The customer reference of the feed. */
    public val customerReference: String,
    /** Where mails go; none are written without it. */
    public val email: String? = null,
    /** The language of mails. */
    public val locale: Locale? = null,
) {
    override fun toString(): String = "Vouched(customerReference=$customerReference, locale=$locale, …)"

    internal companion object : StructType<Vouched>("Vouched") {
        override fun read(fields: Fields): Vouched = Vouched(
            customerReference = fields.required("customer_reference", TextType),
            email = fields.optional("email", TextType),
            locale = fields.optional("locale", Locale),
        )

        override fun write(value: Vouched, into: Writer) {
            into.put("customer_reference", TextType, value.customerReference)
            into.put("email", TextType, value.email)
            into.put("locale", Locale, value.locale)
        }
    }
}
