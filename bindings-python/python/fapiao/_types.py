# Made by `cargo xtask generate`; do not edit.
"""The types of the contract."""

from __future__ import annotations

import datetime as _dt
from collections.abc import Sequence
from dataclasses import dataclass, field as _field
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from ._base import Page, Value, assign, day, frozen_list, instant, read, variant, yuan


class PasswordReset(StrEnum):
    """How a forgotten password is replaced (SPEC A11)."""

    LINK = "link"
    """By a link to a form."""
    TEMPORARY_PASSWORD = "temporary_password"
    """By a temporary password."""


_PASSWORD_RESET = PasswordReset._value2member_map_


class Locale(StrEnum):
    """A language of texts."""

    ZH_CN = "zh-CN"
    """Chinese."""
    EN = "en"
    """English."""


_LOCALE = Locale._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPolicy(Value):
    """Accounts and passwords (SPEC §3)."""

    password_min: int
    """Fewest characters of a password."""
    password_max: int
    """Most characters of a password."""
    link_hours: int
    """Hours for which a mailed link or temporary password lives (SPEC T4)."""
    session_hours: int
    """Hours for which a session lives."""
    password_reset: PasswordReset
    """How a forgotten password is replaced."""
    free_failures: int
    """Failures before an account waits (SPEC A7)."""
    first_wait_seconds: int
    """The first wait, seconds; it doubles with each further failure."""
    longest_wait_seconds: int
    """The longest wait, seconds."""
    locale: Locale
    """The language of mails to those who did not choose one."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "password_min", found["password_min"])
        assign(self, "password_max", found["password_max"])
        assign(self, "link_hours", found["link_hours"])
        assign(self, "session_hours", found["session_hours"])
        assign(self, "password_reset", _PASSWORD_RESET.get(x := found["password_reset"], x))
        assign(self, "free_failures", found["free_failures"])
        assign(self, "first_wait_seconds", found["first_wait_seconds"])
        assign(self, "longest_wait_seconds", found["longest_wait_seconds"])
        assign(self, "locale", _LOCALE.get(x := found["locale"], x))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView(Value):
    """A customer's own account."""

    account: str | None = None
    """Account; absent for a customer that the host vouches for (SPEC A15)."""
    email: str | None = _field(default=None, repr=False)
    """E-mail."""
    new_email: str | None = _field(default=None, repr=False)
    """Address that a running change of e-mail waits for."""
    references: tuple[str, ...]
    """Customer references whose bills belong to the customer (SPEC A14)."""
    orders: tuple[str, ...]
    """Order numbers of the account."""
    locale: Locale
    """Language of mails."""
    must_change_password: bool
    """Whether the password is a temporary one."""
    session_expires_at: _dt.datetime | None = _field(default=None, repr=False)
    """When the session ends by itself."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "account", found.get("account"))
        assign(self, "email", found.get("email"))
        assign(self, "new_email", found.get("new_email"))
        assign(self, "references", tuple(found["references"]))
        assign(self, "orders", tuple(found["orders"]))
        assign(self, "locale", _LOCALE.get(x := found["locale"], x))
        assign(self, "must_change_password", found["must_change_password"])
        assign(self, "session_expires_at", None if (x := found.get("session_expires_at")) is None else instant(x))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Value):
    """A text in both languages."""

    zh: str
    """Chinese."""
    en: str
    """English."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "zh", found["zh"])
        assign(self, "en", found["en"])


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountComponent(Value):
    """A part of what is available to invoice (SPEC B5)."""

    reason: str
    """`paid`, `refunded`, `voucher`, `invoiced`, `reserved`."""
    amount_fen: int
    """What it adds; negative for what it takes away."""
    text: Text
    """In words."""

    @property
    def amount(self) -> Decimal:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "reason", found["reason"])
        assign(self, "amount_fen", found["amount_fen"])
        assign(self, "text", read(Text, found["text"]))


class AmountUnit(StrEnum):
    """The unit of amounts in a file."""

    YUAN = "yuan"
    """Yuan with at most two decimals."""
    FEN = "fen"
    """Whole fen."""


_AMOUNT_UNIT = AmountUnit._value2member_map_


class SplitApproval(StrEnum):
    """Who decides on a split (SPEC S1)."""

    STAFF = "staff"
    """Staff approve each."""
    AUTOMATIC = "automatic"
    """A well-formed split is approved at once."""


_SPLIT_APPROVAL = SplitApproval._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationPolicy(Value):
    """Applications (SPEC §4)."""

    max_bills: int
    """Most bills of one application."""
    max_parts: int
    """Most parts of a split."""
    merge: bool
    """Whether several bills may be merged into one fapiao (SPEC S3)."""
    split: SplitApproval
    """Who decides on a split."""
    delivery_remark_max: int
    """Most characters of a remark for the delivery (SPEC P9)."""
    max_emails: int
    """Most addresses of an e-mail delivery (SPEC D1)."""
    max_titles: int
    """Most titles in a title book (SPEC P5)."""
    page_size: int
    """Rows of a page unless asked otherwise (SPEC B10)."""
    page_max: int
    """Most rows of a page."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "max_bills", found["max_bills"])
        assign(self, "max_parts", found["max_parts"])
        assign(self, "merge", found["merge"])
        assign(self, "split", _SPLIT_APPROVAL.get(x := found["split"], x))
        assign(self, "delivery_remark_max", found["delivery_remark_max"])
        assign(self, "max_emails", found["max_emails"])
        assign(self, "max_titles", found["max_titles"])
        assign(self, "page_size", found["page_size"])
        assign(self, "page_max", found["page_max"])


class ApplicationStatus(StrEnum):
    """Where an application stands (SPEC §4)."""

    NEW = "new"
    """Nothing yet."""
    SUBMITTED = "submitted"
    """未打印: not issued yet, or not all of it."""
    CANCELLED = "cancelled"
    """Cancelled by its customer."""
    REJECTED = "rejected"
    """Rejected by staff."""
    ISSUED = "issued"
    """已打印: all its fapiao are issued."""
    MAILED = "mailed"
    """已寄出: with the courier."""
    COLLECTED = "collected"
    """Collected in person."""
    SENT = "sent"
    """Sent by e-mail."""
    RECEIVED = "received"
    """Received."""
    REPLACED = "replaced"
    """All its fapiao were replaced by a reissue."""


_APPLICATION_STATUS = ApplicationStatus._value2member_map_


class FapiaoType(StrEnum):
    """Special (增值税专用发票, deductible) or normal (普通发票)."""

    SPECIAL = "special"
    """Special: the buyer can deduct its tax."""
    NORMAL = "normal"
    """Normal."""


_FAPIAO_TYPE = FapiaoType._value2member_map_


class Medium(StrEnum):
    """On paper (纸质) or fully digital (数电票)."""

    PAPER = "paper"
    """Printed."""
    DIGITAL = "digital"
    """Fully digital."""


_MEDIUM = Medium._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class BillShare(Value):
    """How much of a bill a fapiao covers."""

    bill_id: str
    """The bill."""
    amount_fen: int
    """How much of it, tax included."""

    @property
    def amount(self) -> Decimal:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "bill_id", found["bill_id"])
        assign(self, "amount_fen", found["amount_fen"])


class BuyerKind(StrEnum):
    """What the buyer is (SPEC Y2)."""

    ENTERPRISE = "enterprise"
    """A company."""
    GOVERNMENT = "government"
    """Government and other bodies that are no company."""
    INDIVIDUAL = "individual"
    """A natural person."""


_BUYER_KIND = BuyerKind._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer(Value):
    """The buyer as it shall stand on the fapiao (SPEC §5). Empty text means "not given"."""

    kind: BuyerKind = BuyerKind.ENTERPRISE
    """What the buyer is."""
    title: str = _field(default="", repr=False)
    """The title (发票抬头 = 购货单位名称): the buyer's name as printed."""
    tax_id: str = _field(default="", repr=False)
    """Tax id (纳税人识别号)."""
    address: str = _field(default="", repr=False)
    """Address."""
    phone: str = _field(default="", repr=False)
    """Phone: landline with area code or mobile."""
    bank: str = _field(default="", repr=False)
    """Bank (开户银行)."""
    bank_account: str = _field(default="", repr=False)
    """Account at the bank (银行账号)."""
    id_number: str = _field(default="", repr=False)
    """Identity number of a natural person, optional."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "kind", _BUYER_KIND.get(x := found.get("kind", BuyerKind.ENTERPRISE), x))
        assign(self, "title", found.get("title", ""))
        assign(self, "tax_id", found.get("tax_id", ""))
        assign(self, "address", found.get("address", ""))
        assign(self, "phone", found.get("phone", ""))
        assign(self, "bank", found.get("bank", ""))
        assign(self, "bank_account", found.get("bank_account", ""))
        assign(self, "id_number", found.get("id_number", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Value):
    """How and to whom a fapiao goes (SPEC D1, D2). Empty text means "not given"."""

    method: str = ""
    """A method of the policy: `yunda`, `sf_collect`, `pick_up`, `email` in the presets."""
    recipient: str = _field(default="", repr=False)
    """Recipient; not for e-mail."""
    phone: str = _field(default="", repr=False)
    """Phone of the recipient; not for e-mail."""
    mobile: str = _field(default="", repr=False)
    """Mobile of the recipient, optional."""
    address: str = _field(default="", repr=False)
    """Address, for couriers."""
    emails: Sequence[str] = _field(default=(), repr=False)
    """Addresses, for e-mail."""
    remark: str = _field(default="", repr=False)
    """Remark for the delivery, optional."""

    def __post_init__(self) -> None:
        frozen_list(self, "emails")

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "method", found.get("method", ""))
        assign(self, "recipient", found.get("recipient", ""))
        assign(self, "phone", found.get("phone", ""))
        assign(self, "mobile", found.get("mobile", ""))
        assign(self, "address", found.get("address", ""))
        assign(self, "emails", tuple(found.get("emails", ())))
        assign(self, "remark", found.get("remark", ""))


class Freight(StrEnum):
    """Who pays the courier."""

    SENDER = "sender"
    """The sender."""
    RECIPIENT = "recipient"
    """The recipient (到付)."""
    FREE = "free"
    """Nobody."""


_FREIGHT = Freight._value2member_map_


class Purpose(StrEnum):
    """What the fapiao is for (SPEC Y8)."""

    ACCOUNTING = "accounting"
    """Book-keeping, deduction: the title need not be the payer."""
    PURCHASE_CERTIFICATE = "purchase_certificate"
    """A purchase certificate: the title must be the payer."""
    REFUND = "refund"
    """A refund: the title must be the payer."""


_PURPOSE = Purpose._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView(Value):
    """A day that something is promised for or due on (SPEC T2, T3)."""

    date: _dt.date
    """The day, China time."""
    until: _dt.datetime
    """The instant at which that day closes."""
    provisional: bool
    """Whether it rests on a year whose holidays are not announced yet."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "date", day(found["date"]))
        assign(self, "until", instant(found["until"]))
        assign(self, "provisional", found["provisional"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Value):
    """A wrong field (SPEC P8)."""

    path: str
    """Path of the field, such as `buyer.tax_id` or `bills[0]`."""
    code: str
    """Stable code."""
    zh: str
    """What is wrong, Chinese."""
    en: str
    """What is wrong, English."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "path", found["path"])
        assign(self, "code", found["code"])
        assign(self, "zh", found["zh"])
        assign(self, "en", found["en"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationView(Value):
    """An application."""

    batch_number: str
    """Its number (SPEC P2)."""
    status: ApplicationStatus
    """Where it stands."""
    stage: int
    """Stage by number, 1 to 4."""
    label: Text
    """Status in words."""
    submitted_at: _dt.datetime
    """When it was submitted."""
    seller: str
    """The seller's id."""
    fapiao_type: FapiaoType
    """Special or normal."""
    medium: Medium
    """Paper or digital."""
    bills: tuple[BillShare, ...]
    """What it covers."""
    gross_fen: int
    """With tax, all of it."""
    buyer: Buyer
    """The buyer."""
    delivery: Delivery
    """Where it goes."""
    freight: Freight
    """Who pays the courier."""
    purpose: Purpose
    """What the fapiao is for."""
    remark: str = ""
    """Remark printed on the fapiao."""
    fapiao_ids: tuple[str, ...]
    """The ids of its fapiao."""
    promise: PromiseView
    """The day by which it is mailed (SPEC D4)."""
    rejected: str | None = None
    """Why it was rejected."""
    carrier: str | None = None
    """Who carries it."""
    waybill: str | None = None
    """Under which number (运单号)."""
    replaces: str | None = None
    """The application that it replaces, after a reissue."""
    replaced_by: str | None = None
    """The application that replaced it."""
    allowed: tuple[str, ...]
    """What the caller may do now."""
    warnings: tuple[Problem, ...] = ()
    """What is worth a second look, such as a waybill of an unusual form (SPEC D3)."""

    @property
    def gross(self) -> Decimal:
        """`gross_fen` in yuan."""
        return yuan(self.gross_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "batch_number", found["batch_number"])
        assign(self, "status", _APPLICATION_STATUS.get(x := found["status"], x))
        assign(self, "stage", found["stage"])
        assign(self, "label", read(Text, found["label"]))
        assign(self, "submitted_at", instant(found["submitted_at"]))
        assign(self, "seller", found["seller"])
        assign(self, "fapiao_type", _FAPIAO_TYPE.get(x := found["fapiao_type"], x))
        assign(self, "medium", _MEDIUM.get(x := found["medium"], x))
        assign(self, "bills", tuple([read(BillShare, x) for x in found["bills"]]))
        assign(self, "gross_fen", found["gross_fen"])
        assign(self, "buyer", read(Buyer, found["buyer"]))
        assign(self, "delivery", read(Delivery, found["delivery"]))
        assign(self, "freight", _FREIGHT.get(x := found["freight"], x))
        assign(self, "purpose", _PURPOSE.get(x := found["purpose"], x))
        assign(self, "remark", found.get("remark", ""))
        assign(self, "fapiao_ids", tuple(found["fapiao_ids"]))
        assign(self, "promise", read(PromiseView, found["promise"]))
        assign(self, "rejected", found.get("rejected"))
        assign(self, "carrier", found.get("carrier"))
        assign(self, "waybill", found.get("waybill"))
        assign(self, "replaces", found.get("replaces"))
        assign(self, "replaced_by", found.get("replaced_by"))
        assign(self, "allowed", tuple(found["allowed"]))
        assign(self, "warnings", tuple([read(Problem, x) for x in found.get("warnings", ())]))


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideView(Value):
    """A change that was kept aside."""

    bill_id: str = ""
    """The bill; empty for a change of an order itself."""
    order_number: str = ""
    """The order, for a change of its owner."""
    aside: int
    """Its number within the bill, for `settle_aside`."""
    record: str
    """`payment`, `refund`, `order`, `order_owner`."""
    at: _dt.datetime
    """When it came."""
    paid_fen: int
    """What it would make of the amount paid."""
    refunded_fen: int
    """What it would make of the refunds."""
    batch_number: str | None = None
    """The application that the bill is in."""

    @property
    def paid(self) -> Decimal:
        """`paid_fen` in yuan."""
        return yuan(self.paid_fen)

    @property
    def refunded(self) -> Decimal:
        """`refunded_fen` in yuan."""
        return yuan(self.refunded_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "bill_id", found.get("bill_id", ""))
        assign(self, "order_number", found.get("order_number", ""))
        assign(self, "aside", found["aside"])
        assign(self, "record", found["record"])
        assign(self, "at", instant(found["at"]))
        assign(self, "paid_fen", found["paid_fen"])
        assign(self, "refunded_fen", found["refunded_fen"])
        assign(self, "batch_number", found.get("batch_number"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AsidePage(Page["AsideView"]):
    """A page of a list (SPEC B10)."""

    items: tuple[AsideView, ...]
    """The rows."""
    next: str | None = None
    """Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
    it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
    a next one, too."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "items", tuple([read(AsideView, x) for x in found["items"]]))
        assign(self, "next", found.get("next"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AvailableView(Value):
    """What is available to invoice, and why (SPEC B5)."""

    available_fen: int
    """Left to invoice."""
    components: tuple[AmountComponent, ...]
    """What it is made of; zero parts are left out, `paid` is always there."""

    @property
    def available(self) -> Decimal:
        """`available_fen` in yuan."""
        return yuan(self.available_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "available_fen", found["available_fen"])
        assign(self, "components", tuple([read(AmountComponent, x) for x in found["components"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Value):
    """The place of a row: its kind (`bill`, `application` …) and its id within the kind."""

    kind: str
    """The kind of row."""
    id: str
    """The id within the kind."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "kind", found["kind"])
        assign(self, "id", found["id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Value):
    """A row as it was last committed."""

    key: Key
    """Where it stands."""
    version: int
    """The number of facts that made it; 1 for a row without history."""
    digest: str = _field(repr=False)
    """Digest of its latest fact, hexadecimal; empty for a row without history."""
    body: str = _field(repr=False)
    """The state, JSON text. Kept byte for byte."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "key", read(Key, found["key"]))
        assign(self, "version", found["version"])
        assign(self, "digest", found["digest"])
        assign(self, "body", found["body"])


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry(Value):
    """An entry of an ordered index: rows are listed by `(name, value)` in the order of `sort`."""

    name: str
    """The index."""
    value: str
    """What rows of a kind are grouped by."""
    sort: str
    """What rows of a group are ordered by; compared byte by byte."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "name", found["name"])
        assign(self, "value", found["value"])
        assign(self, "sort", found["sort"])


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange(Value):
    """A row to write, with the version that it replaces."""

    row: Row
    """The row as it shall be."""
    replaces: int
    """The version that it replaces; 0 means that the row must not exist."""
    unindex: tuple[IndexEntry, ...]
    """Index entries of the replaced version that no longer hold."""
    index: tuple[IndexEntry, ...]
    """Index entries that newly hold."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "row", read(Row, found["row"]))
        assign(self, "replaces", found["replaces"])
        assign(self, "unindex", tuple([read(IndexEntry, x) for x in found["unindex"]]))
        assign(self, "index", tuple([read(IndexEntry, x) for x in found["index"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Value):
    """A unique value and the row that holds it."""

    space: str
    """The space in which the value is unique."""
    value: str
    """The value."""
    holder: Key
    """The row that holds it."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "space", found["space"])
        assign(self, "value", found["value"])
        assign(self, "holder", read(Key, found["holder"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Value):
    """One thing that happened to one row (SPEC H1). Immutable."""

    key: Key
    """The row."""
    seq: int
    """1 for the first fact of a row, without gaps."""
    at: _dt.datetime
    """When."""
    actor: str
    """Who: `customer:…`, `staff:…`, `platform`, `system`."""
    operation: str
    """By which operation."""
    event: str
    """What: the event, JSON text. Kept byte for byte, for the digest is over it."""
    previous: str
    """Digest of the fact before; empty for the first."""
    digest: str
    """SHA-256 over all the above, hexadecimal."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "key", read(Key, found["key"]))
        assign(self, "seq", found["seq"])
        assign(self, "at", instant(found["at"]))
        assign(self, "actor", found["actor"])
        assign(self, "operation", found["operation"])
        assign(self, "event", found["event"])
        assign(self, "previous", found["previous"])
        assign(self, "digest", found["digest"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail(Value):
    """A mail to be sent (SPEC N2)."""

    id: str
    """Deterministic; the same mail is never kept twice."""
    about: Key
    """The row that it tells of."""
    due: _dt.datetime
    """Not to be sent before this."""
    body: str = _field(repr=False)
    """What to send, JSON text."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "id", found["id"])
        assign(self, "about", read(Key, found["about"]))
        assign(self, "due", instant(found["due"]))
        assign(self, "body", found["body"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Value):
    """Everything that one command changes; committed whole or not at all."""

    rows: tuple[RowChange, ...]
    """Rows with the versions they replace. No key stands twice."""
    release: tuple[Claim, ...]
    """Claims to give up, before any is taken. A claim held by another row is left alone."""
    claim: tuple[Claim, ...]
    """Claims to take. One that its holder already holds is no error."""
    facts: tuple[Fact, ...]
    """Facts to append; `(key, seq)` is unique."""
    mails: tuple[Mail, ...]
    """Mails to keep; one whose id is known is ignored."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "rows", tuple([read(RowChange, x) for x in found["rows"]]))
        assign(self, "release", tuple([read(Claim, x) for x in found["release"]]))
        assign(self, "claim", tuple([read(Claim, x) for x in found["claim"]]))
        assign(self, "facts", tuple([read(Fact, x) for x in found["facts"]]))
        assign(self, "mails", tuple([read(Mail, x) for x in found["mails"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine(Value):
    """A line of a bill, as the platform sends it."""

    name: str = ""
    """Item name."""
    tax_code: str | None = None
    """Tax code (商品和服务税收分类编码)."""
    rate: Decimal = Decimal(0)
    """Rate."""
    unit: str | None = None
    """Unit, such as `个`."""
    quantity: Decimal | None = None
    """Quantity, decimal text."""
    amount_fen: int = 0
    """Amount with tax (价税合计); negative for a discount."""
    discount: bool = False
    """Whether it is the discount on the line before (SPEC M5)."""

    @property
    def amount(self) -> Decimal:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "name", found.get("name", ""))
        assign(self, "tax_code", found.get("tax_code"))
        assign(self, "rate", Decimal(found.get("rate", 0)))
        assign(self, "unit", found.get("unit"))
        assign(self, "quantity", None if (x := found.get("quantity")) is None else Decimal(x))
        assign(self, "amount_fen", found.get("amount_fen", 0))
        assign(self, "discount", found.get("discount", False))


class BillStage(StrEnum):
    """A status by which a customer filters bills: the four stages of the progress bar."""

    NOT_APPLIED = "not_applied"
    """1 of 4: 未申请."""
    NOT_PRINTED = "not_printed"
    """2 of 4: 未打印."""
    PRINTED = "printed"
    """3 of 4: 已打印."""
    MAILED = "mailed"
    """4 of 4: 已寄出."""


_BILL_STAGE = BillStage._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class BillView(Value):
    """A bill as its customer sees it (SPEC B10)."""

    bill_id: str
    """Its id."""
    order_number: str
    """Its order."""
    description: str
    """What was sold."""
    seller: str
    """The seller's id."""
    paid_at: _dt.datetime
    """When it was paid."""
    paid_on: _dt.date
    """The day it was paid, China time."""
    amount_fen: int
    """What was paid."""
    method: str
    """How it was paid."""
    billing_month: str
    """Month that it bills, `yyyy-mm`."""
    batch_number: str | None = None
    """Its application."""
    applied_on: _dt.date | None = None
    """The day of the application, China time."""
    status: str
    """`not_applied`, or the status of its application."""
    stage: BillStage
    """Stage by name."""
    stage_number: int
    """Stage by number, 1 to 4."""
    label: Text
    """Status in words."""
    delivery_method: str | None = None
    """Delivery method of its application."""
    available: AvailableView
    """What is left to invoice."""
    split_approved: bool
    """Whether an approved split waits to be used."""
    allowed: tuple[str, ...]
    """What the caller may do now."""

    @property
    def amount(self) -> Decimal:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "bill_id", found["bill_id"])
        assign(self, "order_number", found["order_number"])
        assign(self, "description", found["description"])
        assign(self, "seller", found["seller"])
        assign(self, "paid_at", instant(found["paid_at"]))
        assign(self, "paid_on", day(found["paid_on"]))
        assign(self, "amount_fen", found["amount_fen"])
        assign(self, "method", found["method"])
        assign(self, "billing_month", found["billing_month"])
        assign(self, "batch_number", found.get("batch_number"))
        assign(self, "applied_on", None if (x := found.get("applied_on")) is None else day(x))
        assign(self, "status", found["status"])
        assign(self, "stage", _BILL_STAGE.get(x := found["stage"], x))
        assign(self, "stage_number", found["stage_number"])
        assign(self, "label", read(Text, found["label"]))
        assign(self, "delivery_method", found.get("delivery_method"))
        assign(self, "available", read(AvailableView, found["available"]))
        assign(self, "split_approved", found["split_approved"])
        assign(self, "allowed", tuple(found["allowed"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingBill(Value):
    """An order that is paid and whose payment has not arrived (SPEC B3)."""

    order_number: str
    """The order."""
    expected_by: _dt.datetime
    """When it should be here at the latest."""
    overdue: bool
    """Whether that is past."""
    advice: Text
    """What to do, in words."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "order_number", found["order_number"])
        assign(self, "expected_by", instant(found["expected_by"]))
        assign(self, "overdue", found["overdue"])
        assign(self, "advice", read(Text, found["advice"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class BillsView(Page["BillView"]):
    """A page of My bills."""

    items: tuple[BillView, ...]
    """The rows, latest payment first."""
    missing: tuple[MissingBill, ...]
    """Orders whose payment is missing; on the first page, without filters."""
    next: str | None = None
    """Where the next page begins; absent on the last. A filtered page is full while there are bills for it, but a
    call looks at a thousand at most (ten times the limit if that is more): then a short page has a next one,
    too."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "items", tuple([read(BillView, x) for x in found["items"]]))
        assign(self, "missing", tuple([read(MissingBill, x) for x in found["missing"]]))
        assign(self, "next", found.get("next"))


class BuyerField(StrEnum):
    """A field of the buyer."""

    TITLE = "title"
    """The title (购货单位名称)."""
    TAX_ID = "tax_id"
    """Tax id (纳税人识别号)."""
    ADDRESS = "address"
    """Address."""
    PHONE = "phone"
    """Phone."""
    BANK = "bank"
    """Bank (开户银行)."""
    BANK_ACCOUNT = "bank_account"
    """Account at the bank (银行账号)."""
    ID_NUMBER = "id_number"
    """Identity number of a natural person."""


_BUYER_FIELD = BuyerField._value2member_map_


class FapiaoStatus(StrEnum):
    """Where a fapiao stands."""

    PLANNED = "planned"
    """To be issued."""
    UNKNOWN = "unknown"
    """The channel was asked to issue it and has not answered (SPEC I1)."""
    QUARANTINED = "quarantined"
    """Issued with differences, not accepted (SPEC I2)."""
    LIVE = "live"
    """Issued and valid."""
    VOIDED = "voided"
    """Voided in the month of its issue."""
    REVERSED = "reversed"
    """Reversed by a red fapiao."""
    WITHDRAWN = "withdrawn"
    """Never issued: its application was cancelled or rejected."""


_FAPIAO_STATUS = FapiaoStatus._value2member_map_


class Colour(StrEnum):
    """Blue (an ordinary fapiao) or red (the negative one that cancels it)."""

    BLUE = "blue"
    """蓝字."""
    RED = "red"
    """红字."""


_COLOUR = Colour._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class FapiaoLine(Value):
    """A line of a fapiao."""

    name: str
    """Item name (货物或应税劳务、服务名称)."""
    tax_code: str | None = None
    """Tax code (商品和服务税收分类编码)."""
    unit: str | None = None
    """Unit."""
    quantity: Decimal | None = None
    """Quantity, decimal text."""
    unit_price: Decimal | None = None
    """Price of one, without tax, decimal text in yuan."""
    rate: Decimal
    """Rate."""
    net_fen: int
    """金额: without tax."""
    tax_fen: int
    """税额: the tax."""
    gross_fen: int
    """价税合计: with tax."""
    discount: bool
    """Whether it is the discount on the line before."""

    @property
    def net(self) -> Decimal:
        """`net_fen` in yuan."""
        return yuan(self.net_fen)

    @property
    def tax(self) -> Decimal:
        """`tax_fen` in yuan."""
        return yuan(self.tax_fen)

    @property
    def gross(self) -> Decimal:
        """`gross_fen` in yuan."""
        return yuan(self.gross_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "name", found["name"])
        assign(self, "tax_code", found.get("tax_code"))
        assign(self, "unit", found.get("unit"))
        assign(self, "quantity", None if (x := found.get("quantity")) is None else Decimal(x))
        assign(self, "unit_price", None if (x := found.get("unit_price")) is None else Decimal(x))
        assign(self, "rate", Decimal(found["rate"]))
        assign(self, "net_fen", found["net_fen"])
        assign(self, "tax_fen", found["tax_fen"])
        assign(self, "gross_fen", found["gross_fen"])
        assign(self, "discount", found["discount"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Value):
    """A point in which what was issued differs from what was applied for (SPEC I2)."""

    field: str
    """Which: `medium`, `fapiao_type`, `title`, `tax_id`, `net_fen`, `tax_fen`, `gross_fen`."""
    expected: str
    """What was applied for."""
    actual: str
    """What was issued."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "field", found["field"])
        assign(self, "expected", found["expected"])
        assign(self, "actual", found["actual"])


@dataclass(frozen=True, slots=True, kw_only=True)
class FapiaoView(Value):
    """A fapiao."""

    fapiao_id: str
    """Its id here, from the first day; the official number comes when it is issued."""
    batch_number: str
    """Its application."""
    status: FapiaoStatus
    """Where it stands."""
    label: Text
    """Status in words."""
    stage: int
    """Stage of its application, 1 to 4 (SPEC B10); 1 in a dry run."""
    colour: Colour
    """Blue or red."""
    fapiao_type: FapiaoType
    """Special or normal."""
    medium: Medium
    """Paper or digital."""
    seller: str
    """The seller's id."""
    seller_name: str
    """The seller's name."""
    buyer: Buyer
    """The buyer."""
    lines: tuple[FapiaoLine, ...]
    """The lines."""
    net_fen: int
    """金额: without tax."""
    tax_fen: int
    """税额: the tax."""
    gross_fen: int
    """价税合计: with tax."""
    gross_capitals: str
    """价税合计（大写）: the same in capitals (SPEC M7)."""
    remark: str = ""
    """Remark printed on it."""
    bills: tuple[BillShare, ...]
    """What it covers."""
    code: str | None = None
    """Code (发票代码) of a paper fapiao."""
    number: str | None = None
    """Number (发票号码)."""
    issued_on: _dt.date | None = None
    """Date of issue (开票日期)."""
    delivery_method: str
    """Delivery method of its application."""
    replaces: str | None = None
    """The blue fapiao that it replaces, after a reissue."""
    replaced_by: str | None = None
    """The blue fapiao that replaces it."""
    reverses: str | None = None
    """The blue fapiao that this red one reverses."""
    reversed_by: str | None = None
    """The red fapiao that reverses it."""
    differences: tuple[Difference, ...] = ()
    """Why it is in quarantine (SPEC I2)."""
    allowed: tuple[str, ...]
    """What whoever asks may do now (SPEC §4). Staff: operations on this fapiao. The customer: `progress`,
    `reissue`, which is asked for with `open_request`, and operations on its application. Nothing in a dry run."""

    @property
    def net(self) -> Decimal:
        """`net_fen` in yuan."""
        return yuan(self.net_fen)

    @property
    def tax(self) -> Decimal:
        """`tax_fen` in yuan."""
        return yuan(self.tax_fen)

    @property
    def gross(self) -> Decimal:
        """`gross_fen` in yuan."""
        return yuan(self.gross_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "fapiao_id", found["fapiao_id"])
        assign(self, "batch_number", found["batch_number"])
        assign(self, "status", _FAPIAO_STATUS.get(x := found["status"], x))
        assign(self, "label", read(Text, found["label"]))
        assign(self, "stage", found["stage"])
        assign(self, "colour", _COLOUR.get(x := found["colour"], x))
        assign(self, "fapiao_type", _FAPIAO_TYPE.get(x := found["fapiao_type"], x))
        assign(self, "medium", _MEDIUM.get(x := found["medium"], x))
        assign(self, "seller", found["seller"])
        assign(self, "seller_name", found["seller_name"])
        assign(self, "buyer", read(Buyer, found["buyer"]))
        assign(self, "lines", tuple([read(FapiaoLine, x) for x in found["lines"]]))
        assign(self, "net_fen", found["net_fen"])
        assign(self, "tax_fen", found["tax_fen"])
        assign(self, "gross_fen", found["gross_fen"])
        assign(self, "gross_capitals", found["gross_capitals"])
        assign(self, "remark", found.get("remark", ""))
        assign(self, "bills", tuple([read(BillShare, x) for x in found["bills"]]))
        assign(self, "code", found.get("code"))
        assign(self, "number", found.get("number"))
        assign(self, "issued_on", None if (x := found.get("issued_on")) is None else day(x))
        assign(self, "delivery_method", found["delivery_method"])
        assign(self, "replaces", found.get("replaces"))
        assign(self, "replaced_by", found.get("replaced_by"))
        assign(self, "reverses", found.get("reverses"))
        assign(self, "reversed_by", found.get("reversed_by"))
        assign(self, "differences", tuple([read(Difference, x) for x in found.get("differences", ())]))
        assign(self, "allowed", tuple(found["allowed"]))


class RequestKind(StrEnum):
    """Which kind of request (SPEC R1)."""

    SPLIT = "split"
    """Split a bill before applying."""
    REISSUE = "reissue"
    """Take a fapiao back and issue another (换开)."""
    PROGRESS = "progress"
    """How far is it?"""
    NOT_RECEIVED = "not_received"
    """It did not arrive."""
    OTHER = "other"
    """Anything else."""


_REQUEST_KIND = RequestKind._value2member_map_


class RequestStatus(StrEnum):
    """Where a request stands."""

    NEW = "new"
    """Nothing yet."""
    SUBMITTED = "submitted"
    """Waiting for staff."""
    WITHDRAWN = "withdrawn"
    """Taken back by its customer."""
    REJECTED = "rejected"
    """Rejected by staff."""
    ANSWERED = "answered"
    """Answered."""
    AWAITING_RETURN = "awaiting_return"
    """A reissue was approved; the original is on its way back."""
    RETURNED = "returned"
    """The original is back."""
    REVERSED = "reversed"
    """The original is void or red; the new fapiao is to be issued."""
    COMPLETED = "completed"
    """Done."""


_REQUEST_STATUS = RequestStatus._value2member_map_


class PreferredContact(StrEnum):
    """How to be answered."""

    EMAIL = "email"
    """By e-mail."""
    PHONE = "phone"
    """By phone."""


_PREFERRED_CONTACT = PreferredContact._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Value):
    """Whom to answer (SPEC R1)."""

    family_name: str = _field(default="", repr=False)
    """Family name (姓)."""
    given_name: str = _field(default="", repr=False)
    """Given name (名)."""
    phone: str = _field(default="", repr=False)
    """Phone."""
    email: str = _field(default="", repr=False)
    """E-mail."""
    preferred: PreferredContact = PreferredContact.EMAIL
    """How to be answered."""
    further_emails: Sequence[str] = _field(default=(), repr=False)
    """Up to two further e-mail addresses."""

    def __post_init__(self) -> None:
        frozen_list(self, "further_emails")

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "family_name", found.get("family_name", ""))
        assign(self, "given_name", found.get("given_name", ""))
        assign(self, "phone", found.get("phone", ""))
        assign(self, "email", found.get("email", ""))
        assign(self, "preferred", _PREFERRED_CONTACT.get(x := found.get("preferred", PreferredContact.EMAIL), x))
        assign(self, "further_emails", tuple(found.get("further_emails", ())))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPart(Value):
    """A part of a split (SPEC S2)."""

    amount_fen: int = 0
    """Amount with tax."""
    buyer: Buyer | None = None
    """Whose name the part is for; the application's buyer when absent."""

    @property
    def amount(self) -> Decimal:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "amount_fen", found.get("amount_fen", 0))
        assign(self, "buyer", None if (x := found.get("buyer")) is None else read(Buyer, x))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReissueChange(Value):
    """What shall change when a fapiao is reissued; what is absent stays (SPEC R3)."""

    fapiao_type: FapiaoType | None = None
    """Another type."""
    buyer: Buyer | None = None
    """Another buyer, or the same with other information."""
    delivery: Delivery | None = None
    """Another delivery."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "fapiao_type", None if (x := found.get("fapiao_type")) is None else _FAPIAO_TYPE.get(x, x))
        assign(self, "buyer", None if (x := found.get("buyer")) is None else read(Buyer, x))
        assign(self, "delivery", None if (x := found.get("delivery")) is None else read(Delivery, x))


class OriginalCondition(StrEnum):
    """The condition of an original that came back."""

    COMPLETE = "complete"
    """All copies, undamaged."""
    DAMAGED = "damaged"
    """Damaged, but good enough."""
    INCOMPLETE = "incomplete"
    """Copies are missing."""


_ORIGINAL_CONDITION = OriginalCondition._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportView(Value):
    """Whom to call (SPEC A18)."""

    phone: str
    """Phone number."""
    hours: Text
    """Hours."""
    open_now: bool
    """Whether somebody answers now."""
    opens_at: _dt.datetime | None = None
    """When somebody answers next, if not now."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "phone", found["phone"])
        assign(self, "hours", read(Text, found["hours"]))
        assign(self, "open_now", found["open_now"])
        assign(self, "opens_at", None if (x := found.get("opens_at")) is None else instant(x))


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView(Value):
    """Why a fapiao has not arrived, from the data (SPEC R2)."""

    reason: str
    """`promised`, `late`, `shortage`, `rejected`, `cancelled`, `mailed`, `returned`, `ready_for_pick_up`,
    `collected`, `to_be_sent`, `sent`, `received`, `replaced`."""
    text: Text
    """In words."""
    promise: PromiseView | None = None
    """The day by which it is mailed, while it is not."""
    carrier: str | None = None
    """Who carries it."""
    waybill: str | None = None
    """Under which number (运单号)."""
    support: SupportView
    """Whom to call."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "reason", found["reason"])
        assign(self, "text", read(Text, found["text"]))
        assign(self, "promise", None if (x := found.get("promise")) is None else read(PromiseView, x))
        assign(self, "carrier", found.get("carrier"))
        assign(self, "waybill", found.get("waybill"))
        assign(self, "support", read(SupportView, found["support"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStep(Value):
    """A step that a request took."""

    at: _dt.datetime
    """When."""
    by: str
    """Who: `customer`, `staff`, `system`."""
    operation: str
    """The operation."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "at", instant(found["at"]))
        assign(self, "by", found["by"])
        assign(self, "operation", found["operation"])


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView(Value):
    """A request."""

    request: str
    """Its id."""
    kind: RequestKind
    """Which kind."""
    status: RequestStatus
    """Where it stands."""
    label: Text
    """Status in words."""
    opened_at: _dt.datetime
    """When it was opened."""
    bill_id: str | None = None
    """The bill, of a split."""
    batch_number: str | None = None
    """The application that is meant."""
    fapiao_id: str | None = None
    """The fapiao, of a reissue."""
    contact: Contact
    """Whom to answer."""
    text: str
    """In their own words."""
    parts: tuple[PlanPart, ...] = ()
    """The parts, of a split, with their exact amounts."""
    change: ReissueChange | None = None
    """What shall change, of a reissue."""
    answer: str | None = None
    """Why it was rejected, or what was answered."""
    returned_on: _dt.date | None = None
    """The day the original arrived."""
    condition: OriginalCondition | None = None
    """In which condition the original arrived."""
    new_batch_number: str | None = None
    """The application of the new fapiao."""
    why: WhyView | None = None
    """What the data says at once, for a question about an application (SPEC R2)."""
    steps: tuple[RequestStep, ...] = ()
    """Its steps; on `request` and `read_request` only."""
    allowed: tuple[str, ...]
    """What the caller may do now."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "request", found["request"])
        assign(self, "kind", _REQUEST_KIND.get(x := found["kind"], x))
        assign(self, "status", _REQUEST_STATUS.get(x := found["status"], x))
        assign(self, "label", read(Text, found["label"]))
        assign(self, "opened_at", instant(found["opened_at"]))
        assign(self, "bill_id", found.get("bill_id"))
        assign(self, "batch_number", found.get("batch_number"))
        assign(self, "fapiao_id", found.get("fapiao_id"))
        assign(self, "contact", read(Contact, found["contact"]))
        assign(self, "text", found["text"])
        assign(self, "parts", tuple([read(PlanPart, x) for x in found.get("parts", ())]))
        assign(self, "change", None if (x := found.get("change")) is None else read(ReissueChange, x))
        assign(self, "answer", found.get("answer"))
        assign(self, "returned_on", None if (x := found.get("returned_on")) is None else day(x))
        assign(self, "condition", None if (x := found.get("condition")) is None else _ORIGINAL_CONDITION.get(x, x))
        assign(self, "new_batch_number", found.get("new_batch_number"))
        assign(self, "why", None if (x := found.get("why")) is None else read(WhyView, x))
        assign(self, "steps", tuple([read(RequestStep, x) for x in found.get("steps", ())]))
        assign(self, "allowed", tuple(found["allowed"]))


class MailState(StrEnum):
    """Where a mail stands."""

    WAITING = "waiting"
    """Waiting to be sent, or leased to a relay."""
    SENT = "sent"
    """Handed to the mail server; its body is redacted."""
    GAVE_UP = "gave_up"
    """Given up after too many tries."""


_MAIL_STATE = MailState._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class MailView(Value):
    """A mail about something."""

    mail: str
    """Its id."""
    template: str
    """Which."""
    to: str
    """To whom, masked."""
    state: MailState
    """Where it stands."""
    attempts: int
    """How often it was tried."""
    due: _dt.datetime
    """When it is due."""
    error: str | None = None
    """Why the last try failed."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "mail", found["mail"])
        assign(self, "template", found["template"])
        assign(self, "to", found["to"])
        assign(self, "state", _MAIL_STATE.get(x := found["state"], x))
        assign(self, "attempts", found["attempts"])
        assign(self, "due", instant(found["due"]))
        assign(self, "error", found.get("error"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView(Value):
    """The whole case of an application (SPEC H2)."""

    exported_at: _dt.datetime
    """When it was exported."""
    application: ApplicationView
    """The application, with personal data; the export is recorded (SPEC H3)."""
    fapiao: tuple[FapiaoView, ...]
    """Its fapiao and their red ones."""
    bills: tuple[BillView, ...]
    """Its bills."""
    requests: tuple[RequestView, ...]
    """Requests about it."""
    mails: tuple[MailView, ...]
    """Mails about it."""
    facts: tuple[Fact, ...]
    """All facts of all these rows, by row."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "exported_at", instant(found["exported_at"]))
        assign(self, "application", read(ApplicationView, found["application"]))
        assign(self, "fapiao", tuple([read(FapiaoView, x) for x in found["fapiao"]]))
        assign(self, "bills", tuple([read(BillView, x) for x in found["bills"]]))
        assign(self, "requests", tuple([read(RequestView, x) for x in found["requests"]]))
        assign(self, "mails", tuple([read(MailView, x) for x in found["mails"]]))
        assign(self, "facts", tuple([read(Fact, x) for x in found["facts"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument(Value):
    """A document as it was issued. What is absent was not told, and is not compared."""

    code: str | None = None
    """Code (发票代码), 10 or 12 digits, of a paper fapiao."""
    number: str = ""
    """Number (发票号码): 8 digits on paper, 20 digital."""
    issued_on: _dt.date | None = None
    """Date of issue (开票日期); today when absent."""
    fapiao_type: FapiaoType | None = _field(default=None, repr=False)
    """Special or normal."""
    title: str | None = _field(default=None, repr=False)
    """The title that was printed."""
    tax_id: str | None = _field(default=None, repr=False)
    """The tax id that was printed."""
    net_fen: int | None = _field(default=None, repr=False)
    """金额: without tax."""
    tax_fen: int | None = _field(default=None, repr=False)
    """税额: the tax."""
    gross_fen: int | None = _field(default=None, repr=False)
    """价税合计: with tax."""

    @property
    def net(self) -> Decimal | None:
        """`net_fen` in yuan."""
        return yuan(self.net_fen) if self.net_fen is not None else None

    @property
    def tax(self) -> Decimal | None:
        """`tax_fen` in yuan."""
        return yuan(self.tax_fen) if self.tax_fen is not None else None

    @property
    def gross(self) -> Decimal | None:
        """`gross_fen` in yuan."""
        return yuan(self.gross_fen) if self.gross_fen is not None else None

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "code", found.get("code"))
        assign(self, "number", found.get("number", ""))
        assign(self, "issued_on", None if (x := found.get("issued_on")) is None else day(x))
        assign(self, "fapiao_type", None if (x := found.get("fapiao_type")) is None else _FAPIAO_TYPE.get(x, x))
        assign(self, "title", found.get("title"))
        assign(self, "tax_id", found.get("tax_id"))
        assign(self, "net_fen", found.get("net_fen"))
        assign(self, "tax_fen", found.get("tax_fen"))
        assign(self, "gross_fen", found.get("gross_fen"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelAnswerRefused(Value):
    """It is not issued and will not be under this key."""

    reason: str
    """Why, for staff."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "reason", found["reason"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelAnswerUnknown(Value):
    """Nobody knows: the line broke, or the platform is still at it. Ask again later; never issue again."""

    def _read(self, found: dict[str, Any]) -> None:
        pass


ChannelAnswer: TypeAlias = IssuedDocument | ChannelAnswerRefused | ChannelAnswerUnknown
"""What the channel says."""


def write_channel_answer(value: Any) -> Any:
    if isinstance(value, IssuedDocument):
        return {"issued": value}
    if isinstance(value, ChannelAnswerRefused):
        return {"refused": value}
    if isinstance(value, ChannelAnswerUnknown):
        return "unknown"
    return value  # which the desk refuses


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelCallIssue(Value):
    """Issue this fapiao."""

    fapiao: FapiaoView
    """What to issue."""
    key: str
    """Idempotency key."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "fapiao", read(FapiaoView, found["fapiao"]))
        assign(self, "key", found["key"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelCallAsk(Value):
    """Ask what became of an earlier call, without issuing anything."""

    key: str
    """Idempotency key of that call."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "key", found["key"])


ChannelCall: TypeAlias = ChannelCallIssue | ChannelCallAsk
"""A call of the channel. `key` was stored before the call was made; the same key never issues twice."""


def read_channel_call(found: Any) -> ChannelCall:
    tag, inner = variant(found)
    if tag == "issue":
        return read(ChannelCallIssue, inner)
    if tag == "ask":
        return read(ChannelCallAsk, inner)
    raise ValueError(f"ChannelCall may not be {tag}")


class TextEncoding(StrEnum):
    """The encoding of a file. A byte order mark of UTF-8 in the file overrules it."""

    UTF8 = "utf8"
    """UTF-8."""
    GB18030 = "gb18030"
    """GB18030, of which GBK and GB 2312 are parts."""


_TEXT_ENCODING = TextEncoding._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap(Value):
    """Which columns of an ordinary CSV (RFC 4180, with a header) hold what. Columns are named as in the header of
    the file."""

    payment_id: str = ""
    """Column of the id of the payment; a refund repeats that of its payment. It becomes the bill id."""
    order_number: str = ""
    """Column of the order number."""
    amount: str = ""
    """Column of the amount: what was paid, vouchers included; on a refund what was paid back, with or without a
    minus."""
    unit: AmountUnit = AmountUnit.YUAN
    """Unit of the amounts."""
    voucher: str | None = None
    """Column of the seller's own voucher share, which nobody paid."""
    paid_at: str = ""
    """Column of the time of the payment or refund."""
    time_format: str | None = None
    """Its format in the signs of strftime; `%Y-%m-%d %H:%M:%S` when absent. One with `%z` reads the zone from the
    file."""
    utc_offset: str | None = None
    """The zone of times that tell none, `+08:00` when absent."""
    description: str | None = None
    """Column of what was sold. Give it or `description_text`."""
    description_text: str | None = None
    """What was sold, the same for every row, or for those whose column is empty."""
    kind: str | None = None
    """Column that tells payments from refunds; without it a negative amount is a refund if `refund_id` is given."""
    payment_kinds: Sequence[str] = ()
    """Values of that column that mean a payment. Rows with values of neither list are passed over."""
    refund_kinds: Sequence[str] = ()
    """Values of that column that mean a refund."""
    refund_id: str | None = None
    """Column of the id of the refund."""
    method: str = ""
    """How it was paid, the same for every row: `bank_transfer`, `unionpay`, or another word."""
    encoding: TextEncoding = TextEncoding.UTF8
    """Encoding of the file."""

    def __post_init__(self) -> None:
        frozen_list(self, "payment_kinds", "refund_kinds")

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "payment_id", found.get("payment_id", ""))
        assign(self, "order_number", found.get("order_number", ""))
        assign(self, "amount", found.get("amount", ""))
        assign(self, "unit", _AMOUNT_UNIT.get(x := found.get("unit", AmountUnit.YUAN), x))
        assign(self, "voucher", found.get("voucher"))
        assign(self, "paid_at", found.get("paid_at", ""))
        assign(self, "time_format", found.get("time_format"))
        assign(self, "utc_offset", found.get("utc_offset"))
        assign(self, "description", found.get("description"))
        assign(self, "description_text", found.get("description_text"))
        assign(self, "kind", found.get("kind"))
        assign(self, "payment_kinds", tuple(found.get("payment_kinds", ())))
        assign(self, "refund_kinds", tuple(found.get("refund_kinds", ())))
        assign(self, "refund_id", found.get("refund_id"))
        assign(self, "method", found.get("method", ""))
        assign(self, "encoding", _TEXT_ENCODING.get(x := found.get("encoding", TextEncoding.UTF8), x))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel(Value):
    """A parcel."""

    batch_number: str
    """The application."""
    recipient: str = _field(repr=False)
    """Recipient."""
    phone: str = _field(repr=False)
    """Phone."""
    mobile: str = _field(repr=False)
    """Mobile."""
    address: str = _field(repr=False)
    """Address."""
    remark: str = _field(repr=False)
    """Remark for the delivery."""
    freight: Text = _field(repr=False)
    """Who pays, in words."""
    fapiao_numbers: tuple[str, ...]
    """The fapiao in it, by number."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "batch_number", found["batch_number"])
        assign(self, "recipient", found["recipient"])
        assign(self, "phone", found["phone"])
        assign(self, "mobile", found["mobile"])
        assign(self, "address", found["address"])
        assign(self, "remark", found["remark"])
        assign(self, "freight", read(Text, found["freight"]))
        assign(self, "fapiao_numbers", tuple(found["fapiao_numbers"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierSheetView(Value):
    """A courier sheet, to print or export."""

    method: Text
    """The delivery method, in words."""
    at: _dt.datetime
    """When it was made."""
    parcels: tuple[Parcel, ...] = _field(repr=False)
    """The parcels, the earliest promise first."""
    csv: str = _field(repr=False)
    """The same as CSV with a header line (UTF-8 with a byte order mark, as sheet programs want it)."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "method", read(Text, found["method"]))
        assign(self, "at", instant(found["at"]))
        assign(self, "parcels", tuple([read(Parcel, x) for x in found["parcels"]]))
        assign(self, "csv", found["csv"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage(Value):
    """A row whose facts are not whole."""

    kind: str
    """Its kind."""
    id: str
    """Its id."""
    reason: str
    """`missing_fact`, `broken_chain`, `changed_fact`, `row_differs`, `unreadable`."""
    seq: int
    """At which fact."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "kind", found["kind"])
        assign(self, "id", found["id"])
        assign(self, "reason", found["reason"])
        assign(self, "seq", found["seq"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines(Value):
    """Deadlines."""

    order_working_days: int
    """Working days after which an order number should be known (SPEC B3)."""
    payment_working_days: int
    """Working days after which a payment should be known (SPEC B3)."""
    promise_working_days: int
    """Working days within which a fapiao is promised (SPEC D4)."""
    received_after_days: int
    """Days after mailing or sending when receipt is taken for granted (SPEC §4)."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "order_working_days", found["order_working_days"])
        assign(self, "payment_working_days", found["payment_working_days"])
        assign(self, "promise_working_days", found["promise_working_days"])
        assign(self, "received_after_days", found["received_after_days"])


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinesView(Value):
    """What took effect."""

    sent: int
    """Digital fapiao sent."""
    received: int
    """Taken for received."""
    told: int
    """Customers told of a shortage."""
    more: bool
    """Whether there is more to do."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "sent", found["sent"])
        assign(self, "received", found["received"])
        assign(self, "told", found["told"])
        assign(self, "more", found["more"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(Value):
    """What became of the mails that were due."""

    sent: int
    """Handed over."""
    failed: int
    """To be tried again."""
    given_up: int
    """Given up; staff see them."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "sent", found["sent"])
        assign(self, "failed", found["failed"])
        assign(self, "given_up", found["given_up"])


class DeliveryKind(StrEnum):
    """What a delivery method needs."""

    COURIER = "courier"
    """A courier: an address."""
    PICK_UP = "pick_up"
    """Collected in person: nothing more."""
    EMAIL = "email"
    """E-mail: addresses."""


_DELIVERY_KIND = DeliveryKind._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryChoice(Value):
    """A delivery method on offer."""

    method: str
    """Its name for `delivery.method`."""
    name: Text
    """In words."""
    kind: DeliveryKind
    """What it needs."""
    freight: Freight
    """Who pays."""
    address: str | None = None
    """Where to collect."""
    contact: str | None = None
    """Whom to ask for."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "method", found["method"])
        assign(self, "name", read(Text, found["name"]))
        assign(self, "kind", _DELIVERY_KIND.get(x := found["kind"], x))
        assign(self, "freight", _FREIGHT.get(x := found["freight"], x))
        assign(self, "address", found.get("address"))
        assign(self, "contact", found.get("contact"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOption(Value):
    """A delivery method (SPEC D1)."""

    method: str
    """Stable name, such as `yunda`."""
    name_zh: str
    """Name, Chinese."""
    name_en: str
    """Name, English."""
    kind: DeliveryKind
    """What it needs."""
    freight: Freight
    """Who pays."""
    media: tuple[Medium, ...]
    """For which media."""
    address: str | None = None
    """Where to collect."""
    contact: str | None = None
    """Whom to ask for when collecting."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "method", found["method"])
        assign(self, "name_zh", found["name_zh"])
        assign(self, "name_en", found["name_en"])
        assign(self, "kind", _DELIVERY_KIND.get(x := found["kind"], x))
        assign(self, "freight", _FREIGHT.get(x := found["freight"], x))
        assign(self, "media", tuple([_MEDIUM.get(x, x) for x in found["media"]]))
        assign(self, "address", found.get("address"))
        assign(self, "contact", found.get("contact"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Value):
    """An answer that has nothing to say but that it is done."""

    def _read(self, found: dict[str, Any]) -> None:
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Value):
    """What a customer fills in: steps 1 and 2 of the wizard (SPEC P1)."""

    bills: Sequence[str] = ()
    """The bills."""
    fapiao_type: FapiaoType | None = None
    """Special or normal. Must be chosen; `prepare` proposes one."""
    medium: Medium | None = None
    """Paper or digital. Must be chosen; `prepare` proposes one."""
    buyer: Buyer = Buyer()
    """The buyer."""
    delivery: Delivery = Delivery()
    """Where it goes."""
    purpose: Purpose = Purpose.ACCOUNTING
    """What the fapiao is for."""
    remark: str = ""
    """Remark printed on the fapiao, optional."""
    merge: bool = False
    """One fapiao over all bills instead of one for each (SPEC S3)."""

    def __post_init__(self) -> None:
        frozen_list(self, "bills")

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "bills", tuple(found.get("bills", ())))
        assign(self, "fapiao_type", None if (x := found.get("fapiao_type")) is None else _FAPIAO_TYPE.get(x, x))
        assign(self, "medium", None if (x := found.get("medium")) is None else _MEDIUM.get(x, x))
        assign(self, "buyer", read(Buyer, found.get("buyer", {})))
        assign(self, "delivery", read(Delivery, found.get("delivery", {})))
        assign(self, "purpose", _PURPOSE.get(x := found.get("purpose", Purpose.ACCOUNTING), x))
        assign(self, "remark", found.get("remark", ""))
        assign(self, "merge", found.get("merge", False))


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBill(Value):
    """A bill of a draft."""

    bill_id: str
    """Its id."""
    description: str
    """What was sold."""
    paid_at: _dt.datetime
    """When it was paid."""
    payer: str = ""
    """Who paid, where it is known; matters for some purposes (SPEC Y8)."""
    available: AvailableView
    """What is left to invoice."""
    split: bool
    """Whether an approved split will be used."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "bill_id", found["bill_id"])
        assign(self, "description", found["description"])
        assign(self, "paid_at", instant(found["paid_at"]))
        assign(self, "payer", found.get("payer", ""))
        assign(self, "available", read(AvailableView, found["available"]))
        assign(self, "split", found["split"])


@dataclass(frozen=True, slots=True, kw_only=True)
class FapiaoPage(Page["FapiaoView"]):
    """A page of a list (SPEC B10)."""

    items: tuple[FapiaoView, ...]
    """The rows."""
    next: str | None = None
    """Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
    it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
    a next one, too."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "items", tuple([read(FapiaoView, x) for x in found["items"]]))
        assign(self, "next", found.get("next"))


class OrderStatus(StrEnum):
    """Where an order stands."""

    UNKNOWN = "unknown"
    """Nobody told of it."""
    IMPLIED = "implied"
    """Known only from a payment that names it."""
    PLACED = "placed"
    """Placed, not paid."""
    PAID = "paid"
    """Paid; its payment record may still be on its way."""
    CANCELLED = "cancelled"
    """Cancelled; it never becomes a bill (SPEC B4)."""
    EXPIRED = "expired"
    """Ran out unpaid; it never becomes a bill (SPEC B4)."""


_ORDER_STATUS = OrderStatus._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFeed(Value):
    """An order."""

    order_number: str = ""
    """Its number."""
    version: int | None = None
    """Version of the record; a higher one replaces a lower one. 1 when absent."""
    status: OrderStatus = OrderStatus.UNKNOWN
    """Where it stands: `placed`, `paid`, `cancelled`, `expired`."""
    customer_reference: str | None = None
    """Whose order it is; its own number when absent."""
    placed_at: _dt.datetime | None = None
    """When it was placed."""
    paid_at: _dt.datetime | None = None
    """When it was paid."""
    amount_fen: int | None = None
    """Amount."""
    billing_month: str | None = None
    """Month that it bills, `yyyy-mm`."""
    description: str | None = None
    """What was ordered."""

    @property
    def amount(self) -> Decimal | None:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen) if self.amount_fen is not None else None

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "order_number", found.get("order_number", ""))
        assign(self, "version", found.get("version"))
        assign(self, "status", _ORDER_STATUS.get(x := found.get("status", OrderStatus.UNKNOWN), x))
        assign(self, "customer_reference", found.get("customer_reference"))
        assign(self, "placed_at", None if (x := found.get("placed_at")) is None else instant(x))
        assign(self, "paid_at", None if (x := found.get("paid_at")) is None else instant(x))
        assign(self, "amount_fen", found.get("amount_fen"))
        assign(self, "billing_month", found.get("billing_month"))
        assign(self, "description", found.get("description"))


class PaymentStatus(StrEnum):
    """How far a payment got."""

    PENDING = "pending"
    """Not completed; not a bill (SPEC B4)."""
    COMPLETED = "completed"
    """Completed."""
    FAILED = "failed"
    """Failed; not a bill."""
    REVOKED = "revoked"
    """Completed, then cancelled at the till."""


_PAYMENT_STATUS = PaymentStatus._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFeed(Value):
    """A payment; completed, it is a bill."""

    bill_id: str = ""
    """Id of the bill."""
    order_number: str = ""
    """The order that it pays."""
    version: int | None = _field(default=None, repr=False)
    """Version of the record; a higher one replaces a lower one. 1 when absent."""
    status: PaymentStatus = PaymentStatus.PENDING
    """How far it got."""
    customer_reference: str | None = _field(default=None, repr=False)
    """Whose it is; the order tells when absent."""
    description: str = _field(default="", repr=False)
    """What was sold, such as `Office365云服务`."""
    amount_fen: int = 0
    """What was paid, vouchers included."""
    voucher_fen: int = _field(default=0, repr=False)
    """The seller's own voucher share, which nobody paid."""
    currency: str | None = _field(default=None, repr=False)
    """Currency; CNY when absent, and nothing else is taken."""
    paid_at: _dt.datetime | None = _field(default=None, repr=False)
    """When it was paid."""
    method: str = _field(default="", repr=False)
    """How: `alipay`, `unionpay`, `wechat_pay`, `bank_transfer`, or another word."""
    payer: str = _field(default="", repr=False)
    """Who paid, where it is known."""
    seller: str | None = _field(default=None, repr=False)
    """The seller's id; the policy's first when absent."""
    billing_month: str | None = _field(default=None, repr=False)
    """Month that it bills, `yyyy-mm`; the month of payment when absent."""
    tax_code: str | None = _field(default=None, repr=False)
    """Tax code; the seller's when absent."""
    rate: Decimal | None = _field(default=None, repr=False)
    """Rate; the seller's when absent."""
    lines: Sequence[BillLine] = _field(default=(), repr=False)
    """Lines; they sum to the amount. One line of the description when absent."""

    @property
    def amount(self) -> Decimal:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen)

    @property
    def voucher(self) -> Decimal:
        """`voucher_fen` in yuan."""
        return yuan(self.voucher_fen)

    def __post_init__(self) -> None:
        frozen_list(self, "lines")

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "bill_id", found.get("bill_id", ""))
        assign(self, "order_number", found.get("order_number", ""))
        assign(self, "version", found.get("version"))
        assign(self, "status", _PAYMENT_STATUS.get(x := found.get("status", PaymentStatus.PENDING), x))
        assign(self, "customer_reference", found.get("customer_reference"))
        assign(self, "description", found.get("description", ""))
        assign(self, "amount_fen", found.get("amount_fen", 0))
        assign(self, "voucher_fen", found.get("voucher_fen", 0))
        assign(self, "currency", found.get("currency"))
        assign(self, "paid_at", None if (x := found.get("paid_at")) is None else instant(x))
        assign(self, "method", found.get("method", ""))
        assign(self, "payer", found.get("payer", ""))
        assign(self, "seller", found.get("seller"))
        assign(self, "billing_month", found.get("billing_month"))
        assign(self, "tax_code", found.get("tax_code"))
        assign(self, "rate", None if (x := found.get("rate")) is None else Decimal(x))
        assign(self, "lines", tuple([read(BillLine, x) for x in found.get("lines", ())]))


class RefundStatus(StrEnum):
    """How far a refund got."""

    PROCESSING = "processing"
    """On its way; counted, so that nothing is over-invoiced meanwhile."""
    SUCCEEDED = "succeeded"
    """Done."""
    ABNORMAL = "abnormal"
    """Could not be paid back the usual way; the seller owes it still, so it counts."""
    FAILED = "failed"
    """Did not happen; does not count."""


_REFUND_STATUS = RefundStatus._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFeed(Value):
    """A refund."""

    refund_id: str = ""
    """Its id."""
    bill_id: str = ""
    """The bill that it pays back."""
    version: int | None = None
    """Version of the record. 1 when absent."""
    status: RefundStatus = RefundStatus.PROCESSING
    """How far it got."""
    amount_fen: int = 0
    """The seller's share of what is paid back, positive."""
    refunded_at: _dt.datetime | None = None
    """When."""

    @property
    def amount(self) -> Decimal:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "refund_id", found.get("refund_id", ""))
        assign(self, "bill_id", found.get("bill_id", ""))
        assign(self, "version", found.get("version"))
        assign(self, "status", _REFUND_STATUS.get(x := found.get("status", RefundStatus.PROCESSING), x))
        assign(self, "amount_fen", found.get("amount_fen", 0))
        assign(self, "refunded_at", None if (x := found.get("refunded_at")) is None else instant(x))


FeedRecord: TypeAlias = OrderFeed | PaymentFeed | RefundFeed
"""A record of the feed."""


def write_feed_record(value: Any) -> Any:
    if isinstance(value, OrderFeed):
        return {"order": value}
    if isinstance(value, PaymentFeed):
        return {"payment": value}
    if isinstance(value, RefundFeed):
        return {"refund": value}
    return value  # which the desk refuses


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRecord(Value):
    """A record that was not taken."""

    at: int
    """Its place in the feed from 0, or its line in a statement."""
    problems: tuple[Problem, ...]
    """What is wrong."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "at", found["at"])
        assign(self, "problems", tuple([read(Problem, x) for x in found["problems"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport(Value):
    """What became of a piece of the feed. The counts add up to the number of records."""

    accepted: int
    """New, or newer than what was known."""
    unchanged: int
    """Known already."""
    stale: int
    """Older than what is known."""
    ignored: int
    """Not completed, and thus no bill (SPEC B4)."""
    aside: int
    """Would have changed a bill in use; kept for staff (SPEC B2)."""
    rejected: tuple[RejectedRecord, ...]
    """Not taken. Good records are not lost to bad ones."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "accepted", found["accepted"])
        assign(self, "unchanged", found["unchanged"])
        assign(self, "stale", found["stale"])
        assign(self, "ignored", found["ignored"])
        assign(self, "aside", found["aside"])
        assign(self, "rejected", tuple([read(RejectedRecord, x) for x in found["rejected"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAccountView(Value):
    """An account as staff find it (SPEC A12)."""

    account: str
    """Account."""
    status: str
    """Where it stands: `pending` or `active`."""
    email_masked: str
    """E-mail, masked."""
    new_email_masked: str | None = None
    """New e-mail of a running change, masked."""
    references: tuple[str, ...]
    """Customer references."""
    orders: tuple[str, ...]
    """Order numbers."""
    locale: Locale
    """Language of mails."""
    registered_at: _dt.datetime
    """When it was registered."""
    activated_at: _dt.datetime | None = None
    """When it was activated."""
    allowed: tuple[str, ...]
    """What staff may do now."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "account", found["account"])
        assign(self, "status", found["status"])
        assign(self, "email_masked", found["email_masked"])
        assign(self, "new_email_masked", found.get("new_email_masked"))
        assign(self, "references", tuple(found["references"]))
        assign(self, "orders", tuple(found["orders"]))
        assign(self, "locale", _LOCALE.get(x := found["locale"], x))
        assign(self, "registered_at", instant(found["registered_at"]))
        assign(self, "activated_at", None if (x := found.get("activated_at")) is None else instant(x))
        assign(self, "allowed", tuple(found["allowed"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView(Value):
    """Facts of a row."""

    facts: tuple[Fact, ...]
    """Oldest first."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "facts", tuple([read(Fact, x) for x in found["facts"]]))


class StatementFormat(StrEnum):
    """A format of statements."""

    DETECT = "detect"
    """A statement of WeChat Pay or Alipay: its header tells which."""
    WECHAT_PAY = "wechat_pay"
    """The WeChat Pay trade bill (交易账单)."""
    ALIPAY = "alipay"
    """The Alipay business detail (业务明细) or fund flow (账务明细)."""
    COLUMNS = "columns"
    """Ordinary CSV; `columns` says what its columns hold."""


_STATEMENT_FORMAT = StatementFormat._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions(Value):
    """How a statement is to be taken in."""

    format: StatementFormat = StatementFormat.DETECT
    """Its format. Whether it is packed with gzip or zip is seen from the file."""
    columns: ColumnMap | None = None
    """The columns of ordinary CSV."""
    seller: str | None = None
    """The seller's id; the policy's first when absent."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "format", _STATEMENT_FORMAT.get(x := found.get("format", StatementFormat.DETECT), x))
        assign(self, "columns", None if (x := found.get("columns")) is None else read(ColumnMap, x))
        assign(self, "seller", found.get("seller"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProgress(Value):
    """How far an intake is."""

    bytes: int
    """Bytes of the file read, packed as they came."""
    lines: int
    """Lines of the statement read."""
    records: int
    """Records committed, or found to be known."""
    rejected: int
    """Lines that were not taken so far."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "bytes", found["bytes"])
        assign(self, "lines", found["lines"])
        assign(self, "records", found["records"])
        assign(self, "rejected", found["rejected"])


class StatementKind(StrEnum):
    """Which of its platform's statements a file is, told by its columns."""

    TRADE_ALL = "trade_all"
    """WeChat Pay bill of payments and refunds (`ALL`)."""
    TRADE_SUCCESS = "trade_success"
    """WeChat Pay bill of payments alone (`SUCCESS`)."""
    TRADE_REFUND = "trade_refund"
    """WeChat Pay bill of refunds alone (`REFUND`)."""
    BUSINESS_DETAIL = "business_detail"
    """Alipay business detail (业务明细)."""
    FUND_FLOW = "fund_flow"
    """Alipay fund flow (账务明细)."""
    MAPPED = "mapped"
    """CSV with the columns of a map."""


_STATEMENT_KIND = StatementKind._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedLine(Value):
    """A line of a statement that was not taken."""

    line: int
    """Physical line, from 1."""
    column: str | None = None
    """Column, where one is to blame."""
    reason: str
    """`column_count`, `bad_amount`, `bad_time`, `bad_encoding`, `mangled_id`, `truncated` …, or a code of the
    catalogue."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "line", found["line"])
        assign(self, "column", found.get("column"))
        assign(self, "reason", found["reason"])


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRows(Value):
    """Rows that were not known before."""

    count: int
    """How many."""
    first: tuple[str, ...]
    """The ids of the first 100, in the order of the statement."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "count", found["count"])
        assign(self, "first", tuple(found["first"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport(Value):
    """What became of a statement that was taken in piece by piece. It stays small, however long the statement is."""

    finished: bool
    """Whether it was read to its end; otherwise the intake was stopped."""
    complete: bool
    """Whether the statement's closing lines were there and it was unpacked whole; otherwise it is cut off."""
    totals_match: bool | None = None
    """Whether the statement's own totals equal its lines; absent without totals."""
    damaged: bool
    """Whether the packed file was cut off or damaged."""
    bill: StatementKind | None = None
    """Which statement it is, once it was read to its end."""
    payments: int
    """Payments read."""
    refunds: int
    """Refunds read."""
    duplicates: int
    """Lines that repeat an earlier one."""
    skipped: int
    """Lines that are well formed and concern no order."""
    rejected: tuple[RejectedLine, ...]
    """The first thousand lines that were not taken; `progress.rejected` says how many there are."""
    feed: FeedReport
    """What became of the records; its `rejected` is empty, for they are in `rejected` by line."""
    new_orders: NewRows
    """Orders that it brought."""
    new_bills: NewRows
    """Bills that it brought."""
    progress: ImportProgress
    """How far it came."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "finished", found["finished"])
        assign(self, "complete", found["complete"])
        assign(self, "totals_match", found.get("totals_match"))
        assign(self, "damaged", found["damaged"])
        assign(self, "bill", None if (x := found.get("bill")) is None else _STATEMENT_KIND.get(x, x))
        assign(self, "payments", found["payments"])
        assign(self, "refunds", found["refunds"])
        assign(self, "duplicates", found["duplicates"])
        assign(self, "skipped", found["skipped"])
        assign(self, "rejected", tuple([read(RejectedLine, x) for x in found["rejected"]]))
        assign(self, "feed", read(FeedReport, found["feed"]))
        assign(self, "new_orders", read(NewRows, found["new_orders"]))
        assign(self, "new_bills", read(NewRows, found["new_bills"]))
        assign(self, "progress", read(ImportProgress, found["progress"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRange(Value):
    """One group of one index, or a part of it."""

    name: str
    """The index."""
    value: str
    """The group."""
    from_: str | None = None
    """Only entries with `sort >= from`."""
    to: str | None = None
    """Only entries with `sort < to`."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "name", found["name"])
        assign(self, "value", found["value"])
        assign(self, "from_", found.get("from"))
        assign(self, "to", found.get("to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView(Value):
    """What became of an attempt to issue."""

    fapiao: FapiaoView
    """The fapiao as it now is: `live`, `quarantined`, `unknown`, or `planned` again after a refusal."""
    application_status: ApplicationStatus
    """Status of its application."""
    refused: str | None = None
    """Why the channel refused."""
    at: _dt.datetime
    """When it was recorded."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "fapiao", read(FapiaoView, found["fapiao"]))
        assign(self, "application_status", _APPLICATION_STATUS.get(x := found["application_status"], x))
        assign(self, "refused", found.get("refused"))
        assign(self, "at", instant(found["at"]))


class Kind(StrEnum):
    """What sort of refusal it is; each language maps it to its own habit (SPEC E1)."""

    INVALID = "invalid"
    """The input is wrong; `problems` names every wrong field."""
    NOT_FOUND = "not_found"
    """There is no such thing, or it is not the caller's."""
    REFUSED = "refused"
    """A rule forbids it now."""
    TAKEN = "taken"
    """Somebody else has it."""
    CONFLICT = "conflict"
    """It was changed meanwhile, or an id was used for something else."""
    UNAVAILABLE = "unavailable"
    """Something outside does not answer."""
    INTERNAL = "internal"
    """Our own fault."""


_KIND = Kind._value2member_map_


class LengthUnit(StrEnum):
    """What a length counts."""

    CHARACTERS = "characters"
    """Unicode characters (digital fapiao)."""
    GB18030_BYTES = "gb18030_bytes"
    """Bytes in GB18030: one for ASCII, two for usual Chinese characters, four for rare ones (paper fapiao)."""


_LENGTH_UNIT = LengthUnit._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Value):
    """The greatest length of a field, with its unit (SPEC Y6)."""

    max: int
    """The greatest length allowed, in units."""
    unit: LengthUnit
    """What is counted."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "max", found["max"])
        assign(self, "unit", _LENGTH_UNIT.get(x := found["unit"], x))


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Value):
    """A place in a list: the sort value and the id of a row."""

    sort: str
    """Sort value; empty when listing by id."""
    id: str
    """Row id; breaks ties."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "sort", found["sort"])
        assign(self, "id", found["id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Value):
    """A listed row and its position."""

    row: Row
    """The row."""
    position: Position
    """Its position, from which a list can go on."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "row", read(Row, found["row"]))
        assign(self, "position", read(Position, found["position"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupClaim(Value):
    """By a claim that it holds."""

    space: str
    """The space of the claim."""
    value: str
    """The value claimed."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "space", found["space"])
        assign(self, "value", found["value"])


Lookup: TypeAlias = Key | LookupClaim
"""How a row is looked up."""


def read_lookup(found: Any) -> Lookup:
    tag, inner = variant(found)
    if tag == "key":
        return read(Key, inner)
    if tag == "claim":
        return read(LookupClaim, inner)
    raise ValueError(f"Lookup may not be {tag}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPage(Page["MailView"]):
    """A page of a list (SPEC B10)."""

    items: tuple[MailView, ...]
    """The rows."""
    next: str | None = None
    """Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
    it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
    a next one, too."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "items", tuple([read(MailView, x) for x in found["items"]]))
        assign(self, "next", found.get("next"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MailQuery(Value):
    """Which mails to show."""

    about: Key | None = None
    """Only mails about this row."""
    state: MailState | None = None
    """Only mails in this state."""
    after: str | None = None
    """Only mails with an id after this one; mails are listed by id."""
    limit: int
    """At most so many."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "about", None if (x := found.get("about")) is None else read(Key, x))
        assign(self, "state", None if (x := found.get("state")) is None else _MAIL_STATE.get(x, x))
        assign(self, "after", found.get("after"))
        assign(self, "limit", found["limit"])


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRow(Value):
    """A mail as the store keeps it."""

    mail: Mail
    """The mail. `due` moves with each lease and retry."""
    state: MailState
    """Where it stands."""
    attempts: int
    """How often it was leased; names the lease when it is settled."""
    error: str | None = None
    """Why the last try failed, without personal data."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "mail", read(Mail, found["mail"]))
        assign(self, "state", _MAIL_STATE.get(x := found["state"], x))
        assign(self, "attempts", found["attempts"])
        assign(self, "error", found.get("error"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSentView(Value):
    """A mail is on its way, if there is anybody to write to (SPEC A6)."""

    expires_at: _dt.datetime
    """When what was mailed dies."""
    support: SupportView
    """Whom to call if no mail comes."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "expires_at", instant(found["expires_at"]))
        assign(self, "support", read(SupportView, found["support"]))


class Template(StrEnum):
    """Which mail."""

    ACTIVATE = "activate"
    """The activation link."""
    ALREADY_REGISTERED = "already_registered"
    """Somebody registered with the e-mail of an account."""
    RESET_LINK = "reset_link"
    """The link to a new-password form."""
    TEMPORARY_PASSWORD = "temporary_password"
    """A temporary password."""
    EMAIL_CHANGE_CONFIRM = "email_change_confirm"
    """The link that makes a new e-mail take effect, to the new address."""
    EMAIL_CHANGE_NOTICE = "email_change_notice"
    """A change of e-mail was asked for, to the old address."""
    APPLICATION_RECEIVED = "application_received"
    """An application was received."""
    APPLICATION_REJECTED = "application_rejected"
    """An application was rejected."""
    FAPIAO_ISSUED = "fapiao_issued"
    """All fapiao of an application are issued."""
    FAPIAO_MAILED = "fapiao_mailed"
    """A fapiao was mailed, with its waybill."""
    READY_FOR_PICK_UP = "ready_for_pick_up"
    """A fapiao is ready for pick-up."""
    FAPIAO_SENT = "fapiao_sent"
    """A digital fapiao, to the addresses of its delivery."""
    SHORTAGE = "shortage"
    """A shortage moves a promise."""
    REQUEST_DECIDED = "request_decided"
    """A support request was decided or answered."""
    RETURN_RECEIVED = "return_received"
    """The original of a fapiao to be reissued arrived."""


_TEMPLATE = Template._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class MailText(Value):
    """A mail in the seller's own words, in one language. `{field}` stands for what the mail tells; a line with a
    field that is missing is left out whole."""

    html: str | None = None
    """The same in HTML, values are escaped. It is made of the plain text if this is left out."""
    locale: Locale
    """In which language."""
    mail: Template
    """Which mail."""
    subject: str
    """Subject; one line. It names neither secrets nor personal data (SPEC E2)."""
    text: str
    """Plain text. Nothing is added to it: the phone and the hours of support are the fields `phone` and `hours`."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "html", found.get("html"))
        assign(self, "locale", _LOCALE.get(x := found["locale"], x))
        assign(self, "mail", _TEMPLATE.get(x := found["mail"], x))
        assign(self, "subject", found["subject"])
        assign(self, "text", found["text"])


@dataclass(frozen=True, slots=True, kw_only=True)
class MayRefundView(Value):
    """Whether it may be paid back, and what stands against it."""

    may_refund: bool
    """Whether."""
    refundable_fen: int
    """How much may be paid back now."""
    reason: str
    """`refundable`, `covered_by_fapiao`, `in_application`, `more_than_paid`."""
    text: Text
    """In words."""
    fapiao_numbers: tuple[str, ...]
    """Numbers of the live fapiao that stand against it."""
    batch_number: str | None = None
    """The application that stands against it."""

    @property
    def refundable(self) -> Decimal:
        """`refundable_fen` in yuan."""
        return yuan(self.refundable_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "may_refund", found["may_refund"])
        assign(self, "refundable_fen", found["refundable_fen"])
        assign(self, "reason", found["reason"])
        assign(self, "text", read(Text, found["text"]))
        assign(self, "fapiao_numbers", tuple(found["fapiao_numbers"]))
        assign(self, "batch_number", found.get("batch_number"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView(Value):
    """A shortage notice that runs (SPEC D7)."""

    notice: str
    """Its id."""
    text: Text
    """What it says."""
    mail_by: _dt.date
    """The day by which fapiao are mailed."""
    starts_at: _dt.datetime
    """From when it runs."""
    ends_at: _dt.datetime
    """Until when it runs."""
    running: bool
    """Whether it runs now."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "notice", found["notice"])
        assign(self, "text", read(Text, found["text"]))
        assign(self, "mail_by", day(found["mail_by"]))
        assign(self, "starts_at", instant(found["starts_at"]))
        assign(self, "ends_at", instant(found["ends_at"]))
        assign(self, "running", found["running"])


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesView(Value):
    """Shortage notices."""

    notices: tuple[NoticeView, ...]
    """In the order of posting."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "notices", tuple([read(NoticeView, x) for x in found["notices"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Value):
    """A type of fapiao in a medium, on offer."""

    fapiao_type: FapiaoType
    """Special or normal."""
    medium: Medium
    """Paper or digital."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "fapiao_type", _FAPIAO_TYPE.get(x := found["fapiao_type"], x))
        assign(self, "medium", _MEDIUM.get(x := found["medium"], x))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView(Value):
    """A type and medium on offer, with the buyer fields that it requires today of the draft's kind of buyer."""

    fapiao_type: FapiaoType
    """Special or normal."""
    medium: Medium
    """Paper or digital."""
    required: tuple[BuyerField, ...]
    """Required fields of the buyer."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "fapiao_type", _FAPIAO_TYPE.get(x := found["fapiao_type"], x))
        assign(self, "medium", _MEDIUM.get(x := found["medium"], x))
        assign(self, "required", tuple([_BUYER_FIELD.get(x, x) for x in found["required"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSummary(Value):
    """An order as a customer may recognise it (SPEC A17)."""

    order_number: str
    """Order number."""
    status: OrderStatus
    """Where it stands."""
    date: _dt.date | None = None
    """The day it was placed or paid, China time."""
    amount_fen: int | None = None
    """Amount."""
    billing_month: str | None = None
    """Month that it bills, `yyyy-mm`."""
    paid: bool
    """Whether it is paid."""
    has_bill: bool
    """Whether a bill of it is here."""

    @property
    def amount(self) -> Decimal | None:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen) if self.amount_fen is not None else None

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "order_number", found["order_number"])
        assign(self, "status", _ORDER_STATUS.get(x := found["status"], x))
        assign(self, "date", None if (x := found.get("date")) is None else day(x))
        assign(self, "amount_fen", found.get("amount_fen"))
        assign(self, "billing_month", found.get("billing_month"))
        assign(self, "paid", found["paid"])
        assign(self, "has_bill", found["has_bill"])


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfOrderSummary(Page["OrderSummary"]):
    """A page of a list (SPEC B10)."""

    items: tuple[OrderSummary, ...]
    """The rows."""
    next: str | None = None
    """Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
    it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
    a next one, too."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "items", tuple([read(OrderSummary, x) for x in found["items"]]))
        assign(self, "next", found.get("next"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Value):
    """Where to get help and when (SPEC A18). Part of the policy."""

    phone: str
    """The phone number as shown to customers, `(86) 400-089-0365`."""
    hours_text_zh: str
    """The hours as told in Chinese."""
    hours_text_en: str
    """The hours as told in English."""
    opens_minute: int
    """When the desk opens: minutes after midnight in China, 540 = 9:00."""
    closes_minute: int
    """When the desk closes: minutes after midnight in China, 1080 = 18:00; at that minute it is closed. A desk that
    does not close after it opens, on the same day, never opens."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "phone", found["phone"])
        assign(self, "hours_text_zh", found["hours_text_zh"])
        assign(self, "hours_text_en", found["hours_text_en"])
        assign(self, "opens_minute", found["opens_minute"])
        assign(self, "closes_minute", found["closes_minute"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller(Value):
    """A seller, and how its sales stand on a fapiao when the platform does not say."""

    id: str
    """Its id in the feed."""
    name: str
    """Its name (销售方)."""
    tax_id: str | None = None
    """Its tax id."""
    item_name: str | None = None
    """Item name for a bill without lines; the bill's description when absent."""
    tax_code: str | None = None
    """Tax code (商品和服务税收分类编码) for a bill without one."""
    rate: Decimal
    """Rate for a bill without one."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "id", found["id"])
        assign(self, "name", found["name"])
        assign(self, "tax_id", found.get("tax_id"))
        assign(self, "item_name", found.get("item_name"))
        assign(self, "tax_code", found.get("tax_code"))
        assign(self, "rate", Decimal(found["rate"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredFields(Value):
    """Which buyer fields are required from a date on; the latest rule that fits counts (SPEC Y3)."""

    from_: _dt.date
    """First day, China time."""
    fapiao_type: FapiaoType
    """Type."""
    medium: Medium
    """Medium."""
    buyer: BuyerKind
    """Kind of buyer."""
    fields: tuple[BuyerField, ...]
    """Required fields."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "from_", day(found["from"]))
        assign(self, "fapiao_type", _FAPIAO_TYPE.get(x := found["fapiao_type"], x))
        assign(self, "medium", _MEDIUM.get(x := found["medium"], x))
        assign(self, "buyer", _BUYER_KIND.get(x := found["buyer"], x))
        assign(self, "fields", tuple([_BUYER_FIELD.get(x, x) for x in found["fields"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLimits(Value):
    """How long the texts of a medium may be (SPEC Y6)."""

    medium: Medium
    """The medium."""
    title: Limit
    """Title."""
    address: Limit
    """Address."""
    phone: Limit
    """Phone."""
    bank: Limit
    """Bank."""
    bank_account: Limit
    """Bank account."""
    remark: Limit
    """Remark printed on the fapiao."""
    item: Limit
    """Item name."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "medium", _MEDIUM.get(x := found["medium"], x))
        assign(self, "title", read(Limit, found["title"]))
        assign(self, "address", read(Limit, found["address"]))
        assign(self, "phone", read(Limit, found["phone"]))
        assign(self, "bank", read(Limit, found["bank"]))
        assign(self, "bank_account", read(Limit, found["bank_account"]))
        assign(self, "remark", read(Limit, found["remark"]))
        assign(self, "item", read(Limit, found["item"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Value):
    """Everything that a seller decides for itself."""

    name: str
    """Its name, for logs."""
    portal_url: str
    """Where the portal is, without a slash at the end; links in mails start with it."""
    support: Support
    """Whom customers call (SPEC A18)."""
    deadlines: Deadlines
    """Deadlines."""
    accounts: AccountPolicy
    """Accounts and passwords."""
    sellers: tuple[Seller, ...]
    """Who sells; the first is meant when a record names none."""
    offers: tuple[Offer, ...]
    """What a customer may apply for."""
    delivery: tuple[DeliveryOption, ...]
    """How fapiao reach customers."""
    required: tuple[RequiredFields, ...]
    """Which buyer fields are required, by date (SPEC Y3)."""
    limits: tuple[TextLimits, ...]
    """How long printed texts may be (SPEC Y6)."""
    applications: ApplicationPolicy
    """Applications."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "name", found["name"])
        assign(self, "portal_url", found["portal_url"])
        assign(self, "support", read(Support, found["support"]))
        assign(self, "deadlines", read(Deadlines, found["deadlines"]))
        assign(self, "accounts", read(AccountPolicy, found["accounts"]))
        assign(self, "sellers", tuple([read(Seller, x) for x in found["sellers"]]))
        assign(self, "offers", tuple([read(Offer, x) for x in found["offers"]]))
        assign(self, "delivery", tuple([read(DeliveryOption, x) for x in found["delivery"]]))
        assign(self, "required", tuple([read(RequiredFields, x) for x in found["required"]]))
        assign(self, "limits", tuple([read(TextLimits, x) for x in found["limits"]]))
        assign(self, "applications", read(ApplicationPolicy, found["applications"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Value):
    """What an application would come to (SPEC P1)."""

    draft: Draft
    """The draft, prefilled; change it and prepare again, or apply."""
    ready: bool
    """Whether `apply` would take it as it is."""
    problems: tuple[Problem, ...]
    """What stands against it, all at once."""
    warnings: tuple[Problem, ...]
    """What is worth a second look, such as a tax id of an unusual form."""
    bills: tuple[DraftBill, ...]
    """The bills."""
    fapiao: tuple[FapiaoView, ...]
    """Exactly the fapiao that would be issued."""
    gross_fen: int
    """With tax, all of it."""
    offers: tuple[OfferView, ...]
    """Types and media on offer."""
    delivery: tuple[DeliveryChoice, ...]
    """Delivery methods on offer for the medium of the draft."""
    may_merge: bool
    """Whether the bills may be merged."""
    titles: tuple[str, ...]
    """Names of the title book."""
    freight: Freight | None = None
    """Who pays the courier, once a method is chosen."""
    promise: PromiseView
    """The day by which it is mailed if submitted now (SPEC D4)."""
    notices: tuple[NoticeView, ...]
    """Shortage notices that run."""

    @property
    def gross(self) -> Decimal:
        """`gross_fen` in yuan."""
        return yuan(self.gross_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "draft", read(Draft, found["draft"]))
        assign(self, "ready", found["ready"])
        assign(self, "problems", tuple([read(Problem, x) for x in found["problems"]]))
        assign(self, "warnings", tuple([read(Problem, x) for x in found["warnings"]]))
        assign(self, "bills", tuple([read(DraftBill, x) for x in found["bills"]]))
        assign(self, "fapiao", tuple([read(FapiaoView, x) for x in found["fapiao"]]))
        assign(self, "gross_fen", found["gross_fen"])
        assign(self, "offers", tuple([read(OfferView, x) for x in found["offers"]]))
        assign(self, "delivery", tuple([read(DeliveryChoice, x) for x in found["delivery"]]))
        assign(self, "may_merge", found["may_merge"])
        assign(self, "titles", tuple(found["titles"]))
        assign(self, "freight", None if (x := found.get("freight")) is None else _FREIGHT.get(x, x))
        assign(self, "promise", read(PromiseView, found["promise"]))
        assign(self, "notices", tuple([read(NoticeView, x) for x in found["notices"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Value):
    """A reason, by code and in words."""

    code: str
    """Stable code."""
    text: Text
    """In words."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "code", found["code"])
        assign(self, "text", read(Text, found["text"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry(Value):
    """A step that an application took (SPEC D5)."""

    at: _dt.datetime
    """When."""
    by: str
    """Who: `customer`, `staff`, `system`, `platform`."""
    operation: str
    """The operation."""
    text: Text
    """In words."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "at", instant(found["at"]))
        assign(self, "by", found["by"])
        assign(self, "operation", found["operation"])
        assign(self, "text", read(Text, found["text"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressView(Value):
    """How far an application is (SPEC D5)."""

    batch_number: str
    """Its number."""
    status: ApplicationStatus
    """Where it stands."""
    stage: int
    """Stage by number, 1 to 4."""
    stages: int
    """How many stages there are."""
    label: Text
    """Status in words."""
    remarks: tuple[Text, ...]
    """What is worth knowing, such as "issued" and "mailed out"."""
    promise: PromiseView
    """The day by which it is mailed (SPEC D4)."""
    late: bool
    """Whether that day is past and it is not mailed."""
    reasons: tuple[Reason, ...]
    """Why it takes longer."""
    fapiao: tuple[FapiaoView, ...]
    """Its fapiao."""
    timeline: tuple[TimelineEntry, ...]
    """Every step, oldest first."""
    allowed: tuple[str, ...]
    """What the caller may do now."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "batch_number", found["batch_number"])
        assign(self, "status", _APPLICATION_STATUS.get(x := found["status"], x))
        assign(self, "stage", found["stage"])
        assign(self, "stages", found["stages"])
        assign(self, "label", read(Text, found["label"]))
        assign(self, "remarks", tuple([read(Text, x) for x in found["remarks"]]))
        assign(self, "promise", read(PromiseView, found["promise"]))
        assign(self, "late", found["late"])
        assign(self, "reasons", tuple([read(Reason, x) for x in found["reasons"]]))
        assign(self, "fapiao", tuple([read(FapiaoView, x) for x in found["fapiao"]]))
        assign(self, "timeline", tuple([read(TimelineEntry, x) for x in found["timeline"]]))
        assign(self, "allowed", tuple(found["allowed"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Query(Value):
    """Which rows to list, and in which order."""

    kind: str
    """The kind of row."""
    by: IndexRange | None = None
    """By this index, ordered by `(sort, id)`; without it, all rows of the kind ordered by id."""
    descending: bool
    """From the last to the first."""
    after: Position | None = None
    """Only rows past this position, in the order of the list; without an index its id alone counts."""
    limit: int
    """At most so many."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "kind", found["kind"])
        assign(self, "by", None if (x := found.get("by")) is None else read(IndexRange, x))
        assign(self, "descending", found["descending"])
        assign(self, "after", None if (x := found.get("after")) is None else read(Position, x))
        assign(self, "limit", found["limit"])


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFapiao(Value):
    """A fapiao of the queue, with what it takes to issue it; personal data is masked (SPEC H3)."""

    fapiao_id: str
    """Its id here."""
    fapiao_type: FapiaoType
    """Special or normal."""
    gross_fen: int
    """价税合计: with tax."""
    medium: Medium
    """Paper or digital."""
    status: FapiaoStatus
    """Where it stands."""
    title: str
    """The title (发票抬头)."""

    @property
    def gross(self) -> Decimal:
        """`gross_fen` in yuan."""
        return yuan(self.gross_fen)

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "fapiao_id", found["fapiao_id"])
        assign(self, "fapiao_type", _FAPIAO_TYPE.get(x := found["fapiao_type"], x))
        assign(self, "gross_fen", found["gross_fen"])
        assign(self, "medium", _MEDIUM.get(x := found["medium"], x))
        assign(self, "status", _FAPIAO_STATUS.get(x := found["status"], x))
        assign(self, "title", found["title"])


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem(Value):
    """A row of the queue; personal data is masked (SPEC H3)."""

    application: ApplicationView
    """The application."""
    promise: PromiseView
    """The day by which it is mailed, shortage taken into account."""
    overdue: bool
    """Whether that is past."""
    to_issue: tuple[QueueFapiao, ...]
    """Fapiao still to be issued, those in quarantine and those without an answer of the channel included."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "application", read(ApplicationView, found["application"]))
        assign(self, "promise", read(PromiseView, found["promise"]))
        assign(self, "overdue", found["overdue"])
        assign(self, "to_issue", tuple([read(QueueFapiao, x) for x in found["to_issue"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage(Page["QueueItem"]):
    """A page of a list (SPEC B10)."""

    items: tuple[QueueItem, ...]
    """The rows."""
    next: str | None = None
    """Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
    it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
    a next one, too."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "items", tuple([read(QueueItem, x) for x in found["items"]]))
        assign(self, "next", found.get("next"))


class QueueStage(StrEnum):
    """Which part of the queue."""

    TO_ISSUE = "to_issue"
    """Fapiao to be issued."""
    TO_DELIVER = "to_deliver"
    """Issued, to be mailed, handed over or sent."""


_QUEUE_STAGE = QueueStage._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationFormView(Value):
    """What a registration form shows (SPEC A16, A17)."""

    order_number: str | None = None
    """Order number to fill in. Whether it is known is not told."""
    order_number_help: Text
    """Where to find the order number."""
    password_min: int
    """Fewest characters of a password."""
    password_max: int
    """Most characters of a password."""
    password_help: Text
    """The rules for passwords, in words."""
    link_hours: int
    """Hours for which the activation link lives."""
    locale: Locale
    """Language of mails unless chosen."""
    support: SupportView
    """Whom to call."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "order_number", found.get("order_number"))
        assign(self, "order_number_help", read(Text, found["order_number_help"]))
        assign(self, "password_min", found["password_min"])
        assign(self, "password_max", found["password_max"])
        assign(self, "password_help", read(Text, found["password_help"]))
        assign(self, "link_hours", found["link_hours"])
        assign(self, "locale", _LOCALE.get(x := found["locale"], x))
        assign(self, "support", read(SupportView, found["support"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationLinkView(Value):
    """A registration link (SPEC A16)."""

    url: str = _field(repr=False)
    """Address of the portal's registration form with the order number in it."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "url", found["url"])


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationView(Value):
    """A registration was received. It says the same whether the e-mail was known or not (SPEC A6)."""

    order_number: str
    """Order number."""
    expires_at: _dt.datetime
    """When the mailed link dies."""
    support: SupportView
    """Whom to call if no mail comes."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "order_number", found["order_number"])
        assign(self, "expires_at", instant(found["expires_at"]))
        assign(self, "support", read(SupportView, found["support"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayStatus(Value):
    """What a relay has done since it was started."""

    running: bool
    """Whether it is still running."""
    sent: int
    """Mails handed over."""
    failed: int
    """Times that a mail could not be handed over and is tried again."""
    given_up: int
    """Mails given up; staff see them, and can have them sent again."""
    error: str | None = None
    """The code that the last look at the outbox failed with, such as `store_unavailable`; it looks again."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "running", found["running"])
        assign(self, "sent", found["sent"])
        assign(self, "failed", found["failed"])
        assign(self, "given_up", found["given_up"])
        assign(self, "error", found.get("error"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedMail(Value):
    """A mail as it is read."""

    template: Template
    """Which mail."""
    locale: Locale
    """In which language."""
    to: str = _field(repr=False)
    """To whom."""
    subject: str = _field(repr=False)
    """Subject; one line."""
    text: str = _field(repr=False)
    """Plain text."""
    html: str = _field(repr=False)
    """The same as a page of HTML."""
    link: str | None = _field(default=None, repr=False)
    """The link that the text carries, where it carries one."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "template", _TEMPLATE.get(x := found["template"], x))
        assign(self, "locale", _LOCALE.get(x := found["locale"], x))
        assign(self, "to", found["to"])
        assign(self, "subject", found["subject"])
        assign(self, "text", found["text"])
        assign(self, "html", found["html"])
        assign(self, "link", found.get("link"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage(Page["RequestView"]):
    """A page of a list (SPEC B10)."""

    items: tuple[RequestView, ...]
    """The rows."""
    next: str | None = None
    """Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for
    it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has
    a next one, too."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "items", tuple([read(RequestView, x) for x in found["items"]]))
        assign(self, "next", found.get("next"))


class Retry(StrEnum):
    """Whether doing the same again can help (SPEC E1)."""

    NEVER = "never"
    """The same call fails again."""
    SOON = "soon"
    """At once, or after a moment."""
    LATER = "later"
    """Later: at `retry_at` where it is given."""


_RETRY = Retry._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedAccountView(Value):
    """The address of an account; that it was shown is recorded (SPEC H3)."""

    account: str
    """Account."""
    email: str = _field(repr=False)
    """E-mail."""
    new_email: str | None = _field(default=None, repr=False)
    """New e-mail of a running change."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "account", found["account"])
        assign(self, "email", found["email"])
        assign(self, "new_email", found.get("new_email"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView(Value):
    """A session (SPEC A8)."""

    token: str = _field(repr=False)
    """Opaque token, told once; the store keeps only its digest."""
    expires_at: _dt.datetime
    """When the session ends by itself."""
    must_change_password: bool
    """Whether nothing but changing the password is possible, for it is a temporary one (SPEC A11)."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "token", found["token"])
        assign(self, "expires_at", instant(found["expires_at"]))
        assign(self, "must_change_password", found["must_change_password"])


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementSent(Value):
    """Sent. The body is replaced, so that no token outlives its mail (SPEC N2)."""

    body: str
    """The body without secrets, JSON text."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "body", found["body"])


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementRetry(Value):
    """To be tried again."""

    at: _dt.datetime
    """Not before this."""
    error: str
    """Why it failed."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "at", instant(found["at"]))
        assign(self, "error", found["error"])


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementGaveUp(Value):
    """Not to be tried again until staff ask for it."""

    error: str
    """Why it failed."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "error", found["error"])


Settlement: TypeAlias = SettlementSent | SettlementRetry | SettlementGaveUp
"""How a try to send a mail ended."""


def read_settlement(found: Any) -> Settlement:
    tag, inner = variant(found)
    if tag == "sent":
        return read(SettlementSent, inner)
    if tag == "retry":
        return read(SettlementRetry, inner)
    if tag == "gave_up":
        return read(SettlementGaveUp, inner)
    raise ValueError(f"Settlement may not be {tag}")


class SmtpSecurity(StrEnum):
    """How a connection to a mail server is protected."""

    START_TLS = "start_tls"
    """It begins in the clear and must turn to TLS before anything else is said (STARTTLS)."""
    TLS = "tls"
    """TLS from the beginning."""
    NONE = "none"
    """In the clear, for a mail server on the same machine. A password is then sent to a loopback address only."""


_SMTP_SECURITY = SmtpSecurity._value2member_map_


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpOptions(Value):
    """The mail server that takes the mails."""

    host: str
    """Its name, which its certificate must bear."""
    from_address: str
    """The address that mails come from. Their Message-IDs end with its domain."""
    from_name: str | None = _field(default=None, repr=False)
    """The name that stands beside it."""
    reply_to: str | None = _field(default=None, repr=False)
    """Where answers go, if not to `from_address`."""
    security: SmtpSecurity = SmtpSecurity.START_TLS
    """How the connection is protected."""
    port: int | None = None
    """Its port; 587 for `start_tls`, 465 for `tls`, 25 for `none` if left out."""
    username: str | None = _field(default=None, repr=False)
    """The account to sign in with."""
    password: str | None = _field(default=None, repr=False)
    """Its password."""
    certificates: str | None = _field(default=None, repr=False)
    """Certificates to trust instead of those of the system: the text of a PEM file."""
    timeout_seconds: int | None = _field(default=None, repr=False)
    """Seconds to wait for each answer of the server, 1 to 60; 20 if left out."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "host", found["host"])
        assign(self, "from_address", found["from_address"])
        assign(self, "from_name", found.get("from_name"))
        assign(self, "reply_to", found.get("reply_to"))
        assign(self, "security", _SMTP_SECURITY.get(x := found.get("security", SmtpSecurity.START_TLS), x))
        assign(self, "port", found.get("port"))
        assign(self, "username", found.get("username"))
        assign(self, "password", found.get("password"))
        assign(self, "certificates", found.get("certificates"))
        assign(self, "timeout_seconds", found.get("timeout_seconds"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPart(Value):
    """A part that is asked for: an amount, or a share. All parts of a split are given the same way (SPEC S2)."""

    amount_fen: int | None = None
    """Amount with tax."""
    share: int | None = None
    """Share of the available amount, in proportion to the other parts."""
    buyer: Buyer | None = None
    """Whose name the part is for; the application's buyer when absent."""

    @property
    def amount(self) -> Decimal | None:
        """`amount_fen` in yuan."""
        return yuan(self.amount_fen) if self.amount_fen is not None else None

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "amount_fen", found.get("amount_fen"))
        assign(self, "share", found.get("share"))
        assign(self, "buyer", None if (x := found.get("buyer")) is None else read(Buyer, x))


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffBillView(Value):
    """A bill and the history of its fapiao."""

    bill: BillView
    """The bill."""
    customer_reference: str
    """Whose it is."""
    payer: str
    """Who paid, masked."""
    asides: tuple[AsideView, ...]
    """Changes kept aside."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "bill", read(BillView, found["bill"]))
        assign(self, "customer_reference", found["customer_reference"])
        assign(self, "payer", found["payer"])
        assign(self, "asides", tuple([read(AsideView, x) for x in found["asides"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementReport(Value):
    """What became of a statement."""

    complete: bool
    """Whether its closing totals were there; a file without them is cut off."""
    totals_match: bool | None = None
    """Whether the totals equal the lines."""
    payments: int
    """Payments read."""
    refunds: int
    """Refunds read."""
    duplicate_lines: tuple[int, ...]
    """Lines that stand twice."""
    skipped_lines: tuple[int, ...]
    """Lines that are well formed and no order."""
    rejected: tuple[RejectedLine, ...]
    """Lines that were not taken."""
    feed: FeedReport
    """What became of the records."""
    new_orders: NewRows
    """Orders that it brought, by number: those that nothing told of before."""
    new_bills: NewRows
    """Bills that it brought: payments that are new and completed."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "complete", found["complete"])
        assign(self, "totals_match", found.get("totals_match"))
        assign(self, "payments", found["payments"])
        assign(self, "refunds", found["refunds"])
        assign(self, "duplicate_lines", tuple(found["duplicate_lines"]))
        assign(self, "skipped_lines", tuple(found["skipped_lines"]))
        assign(self, "rejected", tuple([read(RejectedLine, x) for x in found["rejected"]]))
        assign(self, "feed", read(FeedReport, found["feed"]))
        assign(self, "new_orders", read(NewRows, found["new_orders"]))
        assign(self, "new_bills", read(NewRows, found["new_bills"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCaseReport(Value):
    """What came of one case."""

    name: str
    """The name of the case."""
    about: str
    """What it proves, one sentence."""
    passed: bool
    """Whether the store did it."""
    message: str | None = None
    """What was wrong; nothing if it passed."""
    millis: int
    """How long it took, in milliseconds."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "name", found["name"])
        assign(self, "about", found["about"])
        assign(self, "passed", found["passed"])
        assign(self, "message", found.get("message"))
        assign(self, "millis", found["millis"])


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreReport(Value):
    """What came of all cases. Its text is a table that ends with `N passed, N failed`."""

    cases: tuple[StoreCaseReport, ...]
    """One for each case, in the order in which they ran."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "cases", tuple([read(StoreCaseReport, x) for x in found["cases"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleView(Value):
    """A named title."""

    name: str
    """Its name."""
    buyer: Buyer
    """The title."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "name", found["name"])
        assign(self, "buyer", read(Buyer, found["buyer"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlesView(Value):
    """The title book."""

    titles: tuple[TitleView, ...]
    """By name."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "titles", tuple([read(TitleView, x) for x in found["titles"]]))


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyView(Value):
    """What `verify` found."""

    sound: bool
    """Whether all is well so far."""
    rows: int
    """Rows looked at."""
    facts: int
    """Facts looked at."""
    damage: tuple[Damage, ...]
    """What is not well."""
    next: str | None = None
    """Where to go on; absent at the end."""

    def _read(self, found: dict[str, Any]) -> None:
        assign(self, "sound", found["sound"])
        assign(self, "rows", found["rows"])
        assign(self, "facts", found["facts"])
        assign(self, "damage", tuple([read(Damage, x) for x in found["damage"]]))
        assign(self, "next", found.get("next"))


__all__ = [
    "AccountPolicy",
    "AccountView",
    "AmountComponent",
    "AmountUnit",
    "ApplicationPolicy",
    "ApplicationStatus",
    "ApplicationView",
    "AsidePage",
    "AsideView",
    "AvailableView",
    "Batch",
    "BillLine",
    "BillShare",
    "BillStage",
    "BillView",
    "BillsView",
    "Buyer",
    "BuyerField",
    "BuyerKind",
    "CaseView",
    "ChannelAnswer",
    "ChannelAnswerRefused",
    "ChannelAnswerUnknown",
    "ChannelCall",
    "ChannelCallAsk",
    "ChannelCallIssue",
    "Claim",
    "Colour",
    "ColumnMap",
    "Contact",
    "CourierSheetView",
    "Damage",
    "Deadlines",
    "DeadlinesView",
    "Delivered",
    "Delivery",
    "DeliveryChoice",
    "DeliveryKind",
    "DeliveryOption",
    "Difference",
    "Done",
    "Draft",
    "DraftBill",
    "Fact",
    "FapiaoLine",
    "FapiaoPage",
    "FapiaoStatus",
    "FapiaoType",
    "FapiaoView",
    "FeedRecord",
    "FeedReport",
    "FoundAccountView",
    "Freight",
    "HistoryView",
    "ImportOptions",
    "ImportProgress",
    "ImportReport",
    "IndexEntry",
    "IndexRange",
    "IssueView",
    "IssuedDocument",
    "Key",
    "Kind",
    "LengthUnit",
    "Limit",
    "Listed",
    "Locale",
    "Lookup",
    "LookupClaim",
    "Mail",
    "MailPage",
    "MailQuery",
    "MailRow",
    "MailSentView",
    "MailState",
    "MailText",
    "MailView",
    "MayRefundView",
    "Medium",
    "MissingBill",
    "NewRows",
    "NoticeView",
    "NoticesView",
    "Offer",
    "OfferView",
    "OrderFeed",
    "OrderStatus",
    "OrderSummary",
    "OriginalCondition",
    "PageOfOrderSummary",
    "Parcel",
    "PasswordReset",
    "PaymentFeed",
    "PaymentStatus",
    "PlanPart",
    "Policy",
    "Position",
    "PreferredContact",
    "Prepared",
    "Problem",
    "ProgressView",
    "PromiseView",
    "Purpose",
    "Query",
    "QueueFapiao",
    "QueueItem",
    "QueuePage",
    "QueueStage",
    "Reason",
    "RefundFeed",
    "RefundStatus",
    "RegistrationFormView",
    "RegistrationLinkView",
    "RegistrationView",
    "ReissueChange",
    "RejectedLine",
    "RejectedRecord",
    "RelayStatus",
    "RenderedMail",
    "RequestKind",
    "RequestPage",
    "RequestStatus",
    "RequestStep",
    "RequestView",
    "RequiredFields",
    "Retry",
    "RevealedAccountView",
    "Row",
    "RowChange",
    "Seller",
    "SessionView",
    "Settlement",
    "SettlementGaveUp",
    "SettlementRetry",
    "SettlementSent",
    "SmtpOptions",
    "SmtpSecurity",
    "SplitApproval",
    "SplitPart",
    "StaffBillView",
    "StatementFormat",
    "StatementKind",
    "StatementReport",
    "StoreCaseReport",
    "StoreReport",
    "Support",
    "SupportView",
    "Template",
    "Text",
    "TextEncoding",
    "TextLimits",
    "TimelineEntry",
    "TitleView",
    "TitlesView",
    "VerifyView",
    "WhyView",
]
