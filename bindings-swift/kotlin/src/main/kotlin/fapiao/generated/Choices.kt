// Made by `cargo xtask generate`; do not edit.

package fapiao

/** The unit of amounts in a file. */
public sealed class AmountUnit : ChoiceValue {
    /** Yuan with at most two decimals. */
    public data object Yuan : AmountUnit() {
        override val value: String get() = "yuan"
    }

    /** Whole fen. */
    public data object Fen : AmountUnit() {
        override val value: String get() = "fen"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : AmountUnit()

    public companion object : ChoiceType<AmountUnit>() {
        /** Every one that this library knows. */
        override val entries: List<AmountUnit> get() = listOf(Yuan, Fen)

        override fun of(value: String): AmountUnit = when (value) {
            "yuan" -> Yuan
            "fen" -> Fen
            else -> Unrecognized(value)
        }
    }
}

/** Where an application stands (SPEC §4). */
public sealed class ApplicationStatus : ChoiceValue {
    /** Nothing yet. */
    public data object New : ApplicationStatus() {
        override val value: String get() = "new"
    }

    /** 未打印: not issued yet, or not all of it. */
    public data object Submitted : ApplicationStatus() {
        override val value: String get() = "submitted"
    }

    /** Cancelled by its customer. */
    public data object Cancelled : ApplicationStatus() {
        override val value: String get() = "cancelled"
    }

    /** Rejected by staff. */
    public data object Rejected : ApplicationStatus() {
        override val value: String get() = "rejected"
    }

    /** 已打印: all its fapiao are issued. */
    public data object Issued : ApplicationStatus() {
        override val value: String get() = "issued"
    }

    /** 已寄出: with the courier. */
    public data object Mailed : ApplicationStatus() {
        override val value: String get() = "mailed"
    }

    /** Collected in person. */
    public data object Collected : ApplicationStatus() {
        override val value: String get() = "collected"
    }

    /** Sent by e-mail. */
    public data object Sent : ApplicationStatus() {
        override val value: String get() = "sent"
    }

    /** Received. */
    public data object Received : ApplicationStatus() {
        override val value: String get() = "received"
    }

    /** All its fapiao were replaced by a reissue. */
    public data object Replaced : ApplicationStatus() {
        override val value: String get() = "replaced"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : ApplicationStatus()

    public companion object : ChoiceType<ApplicationStatus>() {
        /** Every one that this library knows. */
        override val entries: List<ApplicationStatus> get() = listOf(New, Submitted, Cancelled, Rejected, Issued, Mailed, Collected, Sent, Received, Replaced)

        override fun of(value: String): ApplicationStatus = when (value) {
            "new" -> New
            "submitted" -> Submitted
            "cancelled" -> Cancelled
            "rejected" -> Rejected
            "issued" -> Issued
            "mailed" -> Mailed
            "collected" -> Collected
            "sent" -> Sent
            "received" -> Received
            "replaced" -> Replaced
            else -> Unrecognized(value)
        }
    }
}

/** A status by which a customer filters bills: the four stages of the progress bar. */
public sealed class BillStage : ChoiceValue {
    /** 1 of 4: 未申请. */
    public data object NotApplied : BillStage() {
        override val value: String get() = "not_applied"
    }

    /** 2 of 4: 未打印. */
    public data object NotPrinted : BillStage() {
        override val value: String get() = "not_printed"
    }

    /** 3 of 4: 已打印. */
    public data object Printed : BillStage() {
        override val value: String get() = "printed"
    }

    /** 4 of 4: 已寄出. */
    public data object Mailed : BillStage() {
        override val value: String get() = "mailed"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : BillStage()

    public companion object : ChoiceType<BillStage>() {
        /** Every one that this library knows. */
        override val entries: List<BillStage> get() = listOf(NotApplied, NotPrinted, Printed, Mailed)

        override fun of(value: String): BillStage = when (value) {
            "not_applied" -> NotApplied
            "not_printed" -> NotPrinted
            "printed" -> Printed
            "mailed" -> Mailed
            else -> Unrecognized(value)
        }
    }
}

/** A field of the buyer. */
public sealed class BuyerField : ChoiceValue {
    /** The title (购货单位名称). */
    public data object Title : BuyerField() {
        override val value: String get() = "title"
    }

    /** Tax id (纳税人识别号). */
    public data object TaxId : BuyerField() {
        override val value: String get() = "tax_id"
    }

    /** Address. */
    public data object Address : BuyerField() {
        override val value: String get() = "address"
    }

    /** Phone. */
    public data object Phone : BuyerField() {
        override val value: String get() = "phone"
    }

    /** Bank (开户银行). */
    public data object Bank : BuyerField() {
        override val value: String get() = "bank"
    }

    /** Account at the bank (银行账号). */
    public data object BankAccount : BuyerField() {
        override val value: String get() = "bank_account"
    }

    /** Identity number of a natural person. */
    public data object IdNumber : BuyerField() {
        override val value: String get() = "id_number"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : BuyerField()

    public companion object : ChoiceType<BuyerField>() {
        /** Every one that this library knows. */
        override val entries: List<BuyerField> get() = listOf(Title, TaxId, Address, Phone, Bank, BankAccount, IdNumber)

        override fun of(value: String): BuyerField = when (value) {
            "title" -> Title
            "tax_id" -> TaxId
            "address" -> Address
            "phone" -> Phone
            "bank" -> Bank
            "bank_account" -> BankAccount
            "id_number" -> IdNumber
            else -> Unrecognized(value)
        }
    }
}

/** What the buyer is (SPEC Y2). */
public sealed class BuyerKind : ChoiceValue {
    /** A company. */
    public data object Enterprise : BuyerKind() {
        override val value: String get() = "enterprise"
    }

    /** Government and other bodies that are no company. */
    public data object Government : BuyerKind() {
        override val value: String get() = "government"
    }

    /** A natural person. */
    public data object Individual : BuyerKind() {
        override val value: String get() = "individual"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : BuyerKind()

    public companion object : ChoiceType<BuyerKind>() {
        /** Every one that this library knows. */
        override val entries: List<BuyerKind> get() = listOf(Enterprise, Government, Individual)

        override fun of(value: String): BuyerKind = when (value) {
            "enterprise" -> Enterprise
            "government" -> Government
            "individual" -> Individual
            else -> Unrecognized(value)
        }
    }
}

/** Blue (an ordinary fapiao) or red (the negative one that cancels it). */
public sealed class Colour : ChoiceValue {
    /** 蓝字. */
    public data object Blue : Colour() {
        override val value: String get() = "blue"
    }

    /** 红字. */
    public data object Red : Colour() {
        override val value: String get() = "red"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : Colour()

    public companion object : ChoiceType<Colour>() {
        /** Every one that this library knows. */
        override val entries: List<Colour> get() = listOf(Blue, Red)

        override fun of(value: String): Colour = when (value) {
            "blue" -> Blue
            "red" -> Red
            else -> Unrecognized(value)
        }
    }
}

/** What a delivery method needs. */
public sealed class DeliveryKind : ChoiceValue {
    /** A courier: an address. */
    public data object Courier : DeliveryKind() {
        override val value: String get() = "courier"
    }

    /** Collected in person: nothing more. */
    public data object PickUp : DeliveryKind() {
        override val value: String get() = "pick_up"
    }

    /** E-mail: addresses. */
    public data object Email : DeliveryKind() {
        override val value: String get() = "email"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : DeliveryKind()

    public companion object : ChoiceType<DeliveryKind>() {
        /** Every one that this library knows. */
        override val entries: List<DeliveryKind> get() = listOf(Courier, PickUp, Email)

        override fun of(value: String): DeliveryKind = when (value) {
            "courier" -> Courier
            "pick_up" -> PickUp
            "email" -> Email
            else -> Unrecognized(value)
        }
    }
}

/** Where a fapiao stands. */
public sealed class FapiaoStatus : ChoiceValue {
    /** To be issued. */
    public data object Planned : FapiaoStatus() {
        override val value: String get() = "planned"
    }

    /** The channel was asked to issue it and has not answered (SPEC I1). */
    public data object Unknown : FapiaoStatus() {
        override val value: String get() = "unknown"
    }

    /** Issued with differences, not accepted (SPEC I2). */
    public data object Quarantined : FapiaoStatus() {
        override val value: String get() = "quarantined"
    }

    /** Issued and valid. */
    public data object Live : FapiaoStatus() {
        override val value: String get() = "live"
    }

    /** Voided in the month of its issue. */
    public data object Voided : FapiaoStatus() {
        override val value: String get() = "voided"
    }

    /** Reversed by a red fapiao. */
    public data object Reversed : FapiaoStatus() {
        override val value: String get() = "reversed"
    }

    /** Never issued: its application was cancelled or rejected. */
    public data object Withdrawn : FapiaoStatus() {
        override val value: String get() = "withdrawn"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : FapiaoStatus()

    public companion object : ChoiceType<FapiaoStatus>() {
        /** Every one that this library knows. */
        override val entries: List<FapiaoStatus> get() = listOf(Planned, Unknown, Quarantined, Live, Voided, Reversed, Withdrawn)

        override fun of(value: String): FapiaoStatus = when (value) {
            "planned" -> Planned
            "unknown" -> Unknown
            "quarantined" -> Quarantined
            "live" -> Live
            "voided" -> Voided
            "reversed" -> Reversed
            "withdrawn" -> Withdrawn
            else -> Unrecognized(value)
        }
    }
}

/** Special (增值税专用发票, deductible) or normal (普通发票). */
public sealed class FapiaoType : ChoiceValue {
    /** Special: the buyer can deduct its tax. */
    public data object Special : FapiaoType() {
        override val value: String get() = "special"
    }

    /** Normal. */
    public data object Normal : FapiaoType() {
        override val value: String get() = "normal"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : FapiaoType()

    public companion object : ChoiceType<FapiaoType>() {
        /** Every one that this library knows. */
        override val entries: List<FapiaoType> get() = listOf(Special, Normal)

        override fun of(value: String): FapiaoType = when (value) {
            "special" -> Special
            "normal" -> Normal
            else -> Unrecognized(value)
        }
    }
}

/** Who pays the courier. */
public sealed class Freight : ChoiceValue {
    /** The sender. */
    public data object Sender : Freight() {
        override val value: String get() = "sender"
    }

    /** The recipient (到付). */
    public data object Recipient : Freight() {
        override val value: String get() = "recipient"
    }

    /** Nobody. */
    public data object Free : Freight() {
        override val value: String get() = "free"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : Freight()

    public companion object : ChoiceType<Freight>() {
        /** Every one that this library knows. */
        override val entries: List<Freight> get() = listOf(Sender, Recipient, Free)

        override fun of(value: String): Freight = when (value) {
            "sender" -> Sender
            "recipient" -> Recipient
            "free" -> Free
            else -> Unrecognized(value)
        }
    }
}

/** What sort of refusal it is; each language maps it to its own habit (SPEC E1). */
public sealed class Kind : ChoiceValue {
    /** The input is wrong; `problems` names every wrong field. */
    public data object Invalid : Kind() {
        override val value: String get() = "invalid"
    }

    /** There is no such thing, or it is not the caller's. */
    public data object NotFound : Kind() {
        override val value: String get() = "not_found"
    }

    /** A rule forbids it now. */
    public data object Refused : Kind() {
        override val value: String get() = "refused"
    }

    /** Somebody else has it. */
    public data object Taken : Kind() {
        override val value: String get() = "taken"
    }

    /** It was changed meanwhile, or an id was used for something else. */
    public data object Conflict : Kind() {
        override val value: String get() = "conflict"
    }

    /** Something outside does not answer. */
    public data object Unavailable : Kind() {
        override val value: String get() = "unavailable"
    }

    /** Our own fault. */
    public data object Internal : Kind() {
        override val value: String get() = "internal"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : Kind()

    public companion object : ChoiceType<Kind>() {
        /** Every one that this library knows. */
        override val entries: List<Kind> get() = listOf(Invalid, NotFound, Refused, Taken, Conflict, Unavailable, Internal)

        override fun of(value: String): Kind = when (value) {
            "invalid" -> Invalid
            "not_found" -> NotFound
            "refused" -> Refused
            "taken" -> Taken
            "conflict" -> Conflict
            "unavailable" -> Unavailable
            "internal" -> Internal
            else -> Unrecognized(value)
        }
    }
}

/** What a length counts. */
public sealed class LengthUnit : ChoiceValue {
    /** Unicode characters (digital fapiao). */
    public data object Characters : LengthUnit() {
        override val value: String get() = "characters"
    }

    /** Bytes in GB18030: one for ASCII, two for usual Chinese characters, four for rare ones (paper fapiao). */
    public data object Gb18030Bytes : LengthUnit() {
        override val value: String get() = "gb18030_bytes"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : LengthUnit()

    public companion object : ChoiceType<LengthUnit>() {
        /** Every one that this library knows. */
        override val entries: List<LengthUnit> get() = listOf(Characters, Gb18030Bytes)

        override fun of(value: String): LengthUnit = when (value) {
            "characters" -> Characters
            "gb18030_bytes" -> Gb18030Bytes
            else -> Unrecognized(value)
        }
    }
}

/** A language of texts. */
public sealed class Locale : ChoiceValue {
    /** Chinese. */
    public data object ZhCN : Locale() {
        override val value: String get() = "zh-CN"
    }

    /** English. */
    public data object En : Locale() {
        override val value: String get() = "en"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : Locale()

    public companion object : ChoiceType<Locale>() {
        /** Every one that this library knows. */
        override val entries: List<Locale> get() = listOf(ZhCN, En)

        override fun of(value: String): Locale = when (value) {
            "zh-CN" -> ZhCN
            "en" -> En
            else -> Unrecognized(value)
        }
    }
}

/** Where a mail stands. */
public sealed class MailState : ChoiceValue {
    /** Waiting to be sent, or leased to a relay. */
    public data object Waiting : MailState() {
        override val value: String get() = "waiting"
    }

    /** Handed to the mail server; its body is redacted. */
    public data object Sent : MailState() {
        override val value: String get() = "sent"
    }

    /** Given up after too many tries. */
    public data object GaveUp : MailState() {
        override val value: String get() = "gave_up"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : MailState()

    public companion object : ChoiceType<MailState>() {
        /** Every one that this library knows. */
        override val entries: List<MailState> get() = listOf(Waiting, Sent, GaveUp)

        override fun of(value: String): MailState = when (value) {
            "waiting" -> Waiting
            "sent" -> Sent
            "gave_up" -> GaveUp
            else -> Unrecognized(value)
        }
    }
}

/** On paper (纸质) or fully digital (数电票). */
public sealed class Medium : ChoiceValue {
    /** Printed. */
    public data object Paper : Medium() {
        override val value: String get() = "paper"
    }

    /** Fully digital. */
    public data object Digital : Medium() {
        override val value: String get() = "digital"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : Medium()

    public companion object : ChoiceType<Medium>() {
        /** Every one that this library knows. */
        override val entries: List<Medium> get() = listOf(Paper, Digital)

        override fun of(value: String): Medium = when (value) {
            "paper" -> Paper
            "digital" -> Digital
            else -> Unrecognized(value)
        }
    }
}

/** Where an order stands. */
public sealed class OrderStatus : ChoiceValue {
    /** Nobody told of it. */
    public data object Unknown : OrderStatus() {
        override val value: String get() = "unknown"
    }

    /** Known only from a payment that names it. */
    public data object Implied : OrderStatus() {
        override val value: String get() = "implied"
    }

    /** Placed, not paid. */
    public data object Placed : OrderStatus() {
        override val value: String get() = "placed"
    }

    /** Paid; its payment record may still be on its way. */
    public data object Paid : OrderStatus() {
        override val value: String get() = "paid"
    }

    /** Cancelled; it never becomes a bill (SPEC B4). */
    public data object Cancelled : OrderStatus() {
        override val value: String get() = "cancelled"
    }

    /** Ran out unpaid; it never becomes a bill (SPEC B4). */
    public data object Expired : OrderStatus() {
        override val value: String get() = "expired"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : OrderStatus()

    public companion object : ChoiceType<OrderStatus>() {
        /** Every one that this library knows. */
        override val entries: List<OrderStatus> get() = listOf(Unknown, Implied, Placed, Paid, Cancelled, Expired)

        override fun of(value: String): OrderStatus = when (value) {
            "unknown" -> Unknown
            "implied" -> Implied
            "placed" -> Placed
            "paid" -> Paid
            "cancelled" -> Cancelled
            "expired" -> Expired
            else -> Unrecognized(value)
        }
    }
}

/** The condition of an original that came back. */
public sealed class OriginalCondition : ChoiceValue {
    /** All copies, undamaged. */
    public data object Complete : OriginalCondition() {
        override val value: String get() = "complete"
    }

    /** Damaged, but good enough. */
    public data object Damaged : OriginalCondition() {
        override val value: String get() = "damaged"
    }

    /** Copies are missing. */
    public data object Incomplete : OriginalCondition() {
        override val value: String get() = "incomplete"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : OriginalCondition()

    public companion object : ChoiceType<OriginalCondition>() {
        /** Every one that this library knows. */
        override val entries: List<OriginalCondition> get() = listOf(Complete, Damaged, Incomplete)

        override fun of(value: String): OriginalCondition = when (value) {
            "complete" -> Complete
            "damaged" -> Damaged
            "incomplete" -> Incomplete
            else -> Unrecognized(value)
        }
    }
}

/** How a forgotten password is replaced (SPEC A11). */
public sealed class PasswordReset : ChoiceValue {
    /** By a link to a form. */
    public data object Link : PasswordReset() {
        override val value: String get() = "link"
    }

    /** By a temporary password. */
    public data object TemporaryPassword : PasswordReset() {
        override val value: String get() = "temporary_password"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : PasswordReset()

    public companion object : ChoiceType<PasswordReset>() {
        /** Every one that this library knows. */
        override val entries: List<PasswordReset> get() = listOf(Link, TemporaryPassword)

        override fun of(value: String): PasswordReset = when (value) {
            "link" -> Link
            "temporary_password" -> TemporaryPassword
            else -> Unrecognized(value)
        }
    }
}

/** How far a payment got. */
public sealed class PaymentStatus : ChoiceValue {
    /** Not completed; not a bill (SPEC B4). */
    public data object Pending : PaymentStatus() {
        override val value: String get() = "pending"
    }

    /** Completed. */
    public data object Completed : PaymentStatus() {
        override val value: String get() = "completed"
    }

    /** Failed; not a bill. */
    public data object Failed : PaymentStatus() {
        override val value: String get() = "failed"
    }

    /** Completed, then cancelled at the till. */
    public data object Revoked : PaymentStatus() {
        override val value: String get() = "revoked"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : PaymentStatus()

    public companion object : ChoiceType<PaymentStatus>() {
        /** Every one that this library knows. */
        override val entries: List<PaymentStatus> get() = listOf(Pending, Completed, Failed, Revoked)

        override fun of(value: String): PaymentStatus = when (value) {
            "pending" -> Pending
            "completed" -> Completed
            "failed" -> Failed
            "revoked" -> Revoked
            else -> Unrecognized(value)
        }
    }
}

/** How to be answered. */
public sealed class PreferredContact : ChoiceValue {
    /** By e-mail. */
    public data object Email : PreferredContact() {
        override val value: String get() = "email"
    }

    /** By phone. */
    public data object Phone : PreferredContact() {
        override val value: String get() = "phone"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : PreferredContact()

    public companion object : ChoiceType<PreferredContact>() {
        /** Every one that this library knows. */
        override val entries: List<PreferredContact> get() = listOf(Email, Phone)

        override fun of(value: String): PreferredContact = when (value) {
            "email" -> Email
            "phone" -> Phone
            else -> Unrecognized(value)
        }
    }
}

/** What the fapiao is for (SPEC Y8). */
public sealed class Purpose : ChoiceValue {
    /** Book-keeping, deduction: the title need not be the payer. */
    public data object Accounting : Purpose() {
        override val value: String get() = "accounting"
    }

    /** A purchase certificate: the title must be the payer. */
    public data object PurchaseCertificate : Purpose() {
        override val value: String get() = "purchase_certificate"
    }

    /** A refund: the title must be the payer. */
    public data object Refund : Purpose() {
        override val value: String get() = "refund"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : Purpose()

    public companion object : ChoiceType<Purpose>() {
        /** Every one that this library knows. */
        override val entries: List<Purpose> get() = listOf(Accounting, PurchaseCertificate, Refund)

        override fun of(value: String): Purpose = when (value) {
            "accounting" -> Accounting
            "purchase_certificate" -> PurchaseCertificate
            "refund" -> Refund
            else -> Unrecognized(value)
        }
    }
}

/** Which part of the queue. */
public sealed class QueueStage : ChoiceValue {
    /** Fapiao to be issued. */
    public data object ToIssue : QueueStage() {
        override val value: String get() = "to_issue"
    }

    /** Issued, to be mailed, handed over or sent. */
    public data object ToDeliver : QueueStage() {
        override val value: String get() = "to_deliver"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : QueueStage()

    public companion object : ChoiceType<QueueStage>() {
        /** Every one that this library knows. */
        override val entries: List<QueueStage> get() = listOf(ToIssue, ToDeliver)

        override fun of(value: String): QueueStage = when (value) {
            "to_issue" -> ToIssue
            "to_deliver" -> ToDeliver
            else -> Unrecognized(value)
        }
    }
}

/** How far a refund got. */
public sealed class RefundStatus : ChoiceValue {
    /** On its way; counted, so that nothing is over-invoiced meanwhile. */
    public data object Processing : RefundStatus() {
        override val value: String get() = "processing"
    }

    /** Done. */
    public data object Succeeded : RefundStatus() {
        override val value: String get() = "succeeded"
    }

    /** Could not be paid back the usual way; the seller owes it still, so it counts. */
    public data object Abnormal : RefundStatus() {
        override val value: String get() = "abnormal"
    }

    /** Did not happen; does not count. */
    public data object Failed : RefundStatus() {
        override val value: String get() = "failed"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : RefundStatus()

    public companion object : ChoiceType<RefundStatus>() {
        /** Every one that this library knows. */
        override val entries: List<RefundStatus> get() = listOf(Processing, Succeeded, Abnormal, Failed)

        override fun of(value: String): RefundStatus = when (value) {
            "processing" -> Processing
            "succeeded" -> Succeeded
            "abnormal" -> Abnormal
            "failed" -> Failed
            else -> Unrecognized(value)
        }
    }
}

/** Which kind of request (SPEC R1). */
public sealed class RequestKind : ChoiceValue {
    /** Split a bill before applying. */
    public data object Split : RequestKind() {
        override val value: String get() = "split"
    }

    /** Take a fapiao back and issue another (换开). */
    public data object Reissue : RequestKind() {
        override val value: String get() = "reissue"
    }

    /** How far is it? */
    public data object Progress : RequestKind() {
        override val value: String get() = "progress"
    }

    /** It did not arrive. */
    public data object NotReceived : RequestKind() {
        override val value: String get() = "not_received"
    }

    /** Anything else. */
    public data object Other : RequestKind() {
        override val value: String get() = "other"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : RequestKind()

    public companion object : ChoiceType<RequestKind>() {
        /** Every one that this library knows. */
        override val entries: List<RequestKind> get() = listOf(Split, Reissue, Progress, NotReceived, Other)

        override fun of(value: String): RequestKind = when (value) {
            "split" -> Split
            "reissue" -> Reissue
            "progress" -> Progress
            "not_received" -> NotReceived
            "other" -> Other
            else -> Unrecognized(value)
        }
    }
}

/** Where a request stands. */
public sealed class RequestStatus : ChoiceValue {
    /** Nothing yet. */
    public data object New : RequestStatus() {
        override val value: String get() = "new"
    }

    /** Waiting for staff. */
    public data object Submitted : RequestStatus() {
        override val value: String get() = "submitted"
    }

    /** Taken back by its customer. */
    public data object Withdrawn : RequestStatus() {
        override val value: String get() = "withdrawn"
    }

    /** Rejected by staff. */
    public data object Rejected : RequestStatus() {
        override val value: String get() = "rejected"
    }

    /** Answered. */
    public data object Answered : RequestStatus() {
        override val value: String get() = "answered"
    }

    /** A reissue was approved; the original is on its way back. */
    public data object AwaitingReturn : RequestStatus() {
        override val value: String get() = "awaiting_return"
    }

    /** The original is back. */
    public data object Returned : RequestStatus() {
        override val value: String get() = "returned"
    }

    /** The original is void or red; the new fapiao is to be issued. */
    public data object Reversed : RequestStatus() {
        override val value: String get() = "reversed"
    }

    /** Done. */
    public data object Completed : RequestStatus() {
        override val value: String get() = "completed"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : RequestStatus()

    public companion object : ChoiceType<RequestStatus>() {
        /** Every one that this library knows. */
        override val entries: List<RequestStatus> get() = listOf(New, Submitted, Withdrawn, Rejected, Answered, AwaitingReturn, Returned, Reversed, Completed)

        override fun of(value: String): RequestStatus = when (value) {
            "new" -> New
            "submitted" -> Submitted
            "withdrawn" -> Withdrawn
            "rejected" -> Rejected
            "answered" -> Answered
            "awaiting_return" -> AwaitingReturn
            "returned" -> Returned
            "reversed" -> Reversed
            "completed" -> Completed
            else -> Unrecognized(value)
        }
    }
}

/** Whether doing the same again can help (SPEC E1). */
public sealed class Retry : ChoiceValue {
    /** The same call fails again. */
    public data object Never : Retry() {
        override val value: String get() = "never"
    }

    /** At once, or after a moment. */
    public data object Soon : Retry() {
        override val value: String get() = "soon"
    }

    /** Later: at `retry_at` where it is given. */
    public data object Later : Retry() {
        override val value: String get() = "later"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : Retry()

    public companion object : ChoiceType<Retry>() {
        /** Every one that this library knows. */
        override val entries: List<Retry> get() = listOf(Never, Soon, Later)

        override fun of(value: String): Retry = when (value) {
            "never" -> Never
            "soon" -> Soon
            "later" -> Later
            else -> Unrecognized(value)
        }
    }
}

/** How a connection to a mail server is protected. */
public sealed class SmtpSecurity : ChoiceValue {
    /** It begins in the clear and must turn to TLS before anything else is said (STARTTLS). */
    public data object StartTls : SmtpSecurity() {
        override val value: String get() = "start_tls"
    }

    /** TLS from the beginning. */
    public data object Tls : SmtpSecurity() {
        override val value: String get() = "tls"
    }

    /** In the clear, for a mail server on the same machine. A password is then sent to a loopback address only. */
    public data object None : SmtpSecurity() {
        override val value: String get() = "none"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : SmtpSecurity()

    public companion object : ChoiceType<SmtpSecurity>() {
        /** Every one that this library knows. */
        override val entries: List<SmtpSecurity> get() = listOf(StartTls, Tls, None)

        override fun of(value: String): SmtpSecurity = when (value) {
            "start_tls" -> StartTls
            "tls" -> Tls
            "none" -> None
            else -> Unrecognized(value)
        }
    }
}

/** Who decides on a split (SPEC S1). */
public sealed class SplitApproval : ChoiceValue {
    /** Staff approve each. */
    public data object Staff : SplitApproval() {
        override val value: String get() = "staff"
    }

    /** A well-formed split is approved at once. */
    public data object Automatic : SplitApproval() {
        override val value: String get() = "automatic"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : SplitApproval()

    public companion object : ChoiceType<SplitApproval>() {
        /** Every one that this library knows. */
        override val entries: List<SplitApproval> get() = listOf(Staff, Automatic)

        override fun of(value: String): SplitApproval = when (value) {
            "staff" -> Staff
            "automatic" -> Automatic
            else -> Unrecognized(value)
        }
    }
}

/** A format of statements. */
public sealed class StatementFormat : ChoiceValue {
    /** A statement of WeChat Pay or Alipay: its header tells which. */
    public data object Detect : StatementFormat() {
        override val value: String get() = "detect"
    }

    /** The WeChat Pay trade bill (交易账单). */
    public data object WechatPay : StatementFormat() {
        override val value: String get() = "wechat_pay"
    }

    /** The Alipay business detail (业务明细) or fund flow (账务明细). */
    public data object Alipay : StatementFormat() {
        override val value: String get() = "alipay"
    }

    /** Ordinary CSV; `columns` says what its columns hold. */
    public data object Columns : StatementFormat() {
        override val value: String get() = "columns"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : StatementFormat()

    public companion object : ChoiceType<StatementFormat>() {
        /** Every one that this library knows. */
        override val entries: List<StatementFormat> get() = listOf(Detect, WechatPay, Alipay, Columns)

        override fun of(value: String): StatementFormat = when (value) {
            "detect" -> Detect
            "wechat_pay" -> WechatPay
            "alipay" -> Alipay
            "columns" -> Columns
            else -> Unrecognized(value)
        }
    }
}

/** Which of its platform's statements a file is, told by its columns. */
public sealed class StatementKind : ChoiceValue {
    /** WeChat Pay bill of payments and refunds (`ALL`). */
    public data object TradeAll : StatementKind() {
        override val value: String get() = "trade_all"
    }

    /** WeChat Pay bill of payments alone (`SUCCESS`). */
    public data object TradeSuccess : StatementKind() {
        override val value: String get() = "trade_success"
    }

    /** WeChat Pay bill of refunds alone (`REFUND`). */
    public data object TradeRefund : StatementKind() {
        override val value: String get() = "trade_refund"
    }

    /** Alipay business detail (业务明细). */
    public data object BusinessDetail : StatementKind() {
        override val value: String get() = "business_detail"
    }

    /** Alipay fund flow (账务明细). */
    public data object FundFlow : StatementKind() {
        override val value: String get() = "fund_flow"
    }

    /** CSV with the columns of a map. */
    public data object Mapped : StatementKind() {
        override val value: String get() = "mapped"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : StatementKind()

    public companion object : ChoiceType<StatementKind>() {
        /** Every one that this library knows. */
        override val entries: List<StatementKind> get() = listOf(TradeAll, TradeSuccess, TradeRefund, BusinessDetail, FundFlow, Mapped)

        override fun of(value: String): StatementKind = when (value) {
            "trade_all" -> TradeAll
            "trade_success" -> TradeSuccess
            "trade_refund" -> TradeRefund
            "business_detail" -> BusinessDetail
            "fund_flow" -> FundFlow
            "mapped" -> Mapped
            else -> Unrecognized(value)
        }
    }
}

/** Which mail. */
public sealed class Template : ChoiceValue {
    /** The activation link. */
    public data object Activate : Template() {
        override val value: String get() = "activate"
    }

    /** Somebody registered with the e-mail of an account. */
    public data object AlreadyRegistered : Template() {
        override val value: String get() = "already_registered"
    }

    /** The link to a new-password form. */
    public data object ResetLink : Template() {
        override val value: String get() = "reset_link"
    }

    /** A temporary password. */
    public data object TemporaryPassword : Template() {
        override val value: String get() = "temporary_password"
    }

    /** The link that makes a new e-mail take effect, to the new address. */
    public data object EmailChangeConfirm : Template() {
        override val value: String get() = "email_change_confirm"
    }

    /** A change of e-mail was asked for, to the old address. */
    public data object EmailChangeNotice : Template() {
        override val value: String get() = "email_change_notice"
    }

    /** An application was received. */
    public data object ApplicationReceived : Template() {
        override val value: String get() = "application_received"
    }

    /** An application was rejected. */
    public data object ApplicationRejected : Template() {
        override val value: String get() = "application_rejected"
    }

    /** All fapiao of an application are issued. */
    public data object FapiaoIssued : Template() {
        override val value: String get() = "fapiao_issued"
    }

    /** A fapiao was mailed, with its waybill. */
    public data object FapiaoMailed : Template() {
        override val value: String get() = "fapiao_mailed"
    }

    /** A fapiao is ready for pick-up. */
    public data object ReadyForPickUp : Template() {
        override val value: String get() = "ready_for_pick_up"
    }

    /** A digital fapiao, to the addresses of its delivery. */
    public data object FapiaoSent : Template() {
        override val value: String get() = "fapiao_sent"
    }

    /** A shortage moves a promise. */
    public data object Shortage : Template() {
        override val value: String get() = "shortage"
    }

    /** A support request was decided or answered. */
    public data object RequestDecided : Template() {
        override val value: String get() = "request_decided"
    }

    /** The original of a fapiao to be reissued arrived. */
    public data object ReturnReceived : Template() {
        override val value: String get() = "return_received"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : Template()

    public companion object : ChoiceType<Template>() {
        /** Every one that this library knows. */
        override val entries: List<Template> get() = listOf(Activate, AlreadyRegistered, ResetLink, TemporaryPassword, EmailChangeConfirm, EmailChangeNotice, ApplicationReceived, ApplicationRejected, FapiaoIssued, FapiaoMailed, ReadyForPickUp, FapiaoSent, Shortage, RequestDecided, ReturnReceived)

        override fun of(value: String): Template = when (value) {
            "activate" -> Activate
            "already_registered" -> AlreadyRegistered
            "reset_link" -> ResetLink
            "temporary_password" -> TemporaryPassword
            "email_change_confirm" -> EmailChangeConfirm
            "email_change_notice" -> EmailChangeNotice
            "application_received" -> ApplicationReceived
            "application_rejected" -> ApplicationRejected
            "fapiao_issued" -> FapiaoIssued
            "fapiao_mailed" -> FapiaoMailed
            "ready_for_pick_up" -> ReadyForPickUp
            "fapiao_sent" -> FapiaoSent
            "shortage" -> Shortage
            "request_decided" -> RequestDecided
            "return_received" -> ReturnReceived
            else -> Unrecognized(value)
        }
    }
}

/** The encoding of a file. A byte order mark of UTF-8 in the file overrules it. */
public sealed class TextEncoding : ChoiceValue {
    /** UTF-8. */
    public data object Utf8 : TextEncoding() {
        override val value: String get() = "utf8"
    }

    /** GB18030, of which GBK and GB 2312 are parts. */
    public data object Gb18030 : TextEncoding() {
        override val value: String get() = "gb18030"
    }

    /** What a newer desk says and this library does not know. */
    public data class Unrecognized(override val value: String) : TextEncoding()

    public companion object : ChoiceType<TextEncoding>() {
        /** Every one that this library knows. */
        override val entries: List<TextEncoding> get() = listOf(Utf8, Gb18030)

        override fun of(value: String): TextEncoding = when (value) {
            "utf8" -> Utf8
            "gb18030" -> Gb18030
            else -> Unrecognized(value)
        }
    }
}
