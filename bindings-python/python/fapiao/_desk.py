"""The desk: opening it, its handles, and what belongs to it besides the operations."""

from __future__ import annotations

import datetime as _dt
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import TracebackType
from typing import Any, Self

from . import _native
from ._base import read, write
from ._handles import (
    CustomerOperations,
    PlatformOperations,
    Public,
    StaffOperations,
    SystemOperations,
)
from ._hosts import Host, explain, host
from ._import import StatementSource, take_in
from ._mail import MailTransport, Relay, start_relay, transport_host
from ._types import (
    ChannelAnswer,
    ChannelCallAsk,
    ChannelCallIssue,
    ColumnMap,
    Delivered,
    FapiaoView,
    ImportOptions,
    ImportProgress,
    ImportReport,
    IssuedDocument,
    Locale,
    MailText,
    Policy,
    RejectedLine,
    StatementFormat,
    VerifyView,
    read_channel_call,
    write_channel_answer,
)
from .errors import FapiaoError
from .store import Store, store_host

_EPOCH = _dt.datetime(1970, 1, 1, tzinfo=_dt.UTC)
_MILLISECOND = _dt.timedelta(milliseconds=1)


class ManualClock:
    """A clock that stands until it is moved, for tests. Several desks can share it."""

    __slots__ = ("_native",)

    def __init__(self, now: _dt.datetime) -> None:
        """A clock that shows this instant; it must have a time zone. Parts below a millisecond are cut off."""
        self._native = _native.Clock((now - _EPOCH) // _MILLISECOND)

    @property
    def now(self) -> _dt.datetime:
        """What it shows, in UTC."""
        return _EPOCH + self._native.now_millis() * _MILLISECOND

    def set(self, now: _dt.datetime) -> None:
        """Sets it; the instant must have a time zone."""
        self._native.set_millis((now - _EPOCH) // _MILLISECOND)

    def advance(self, span: _dt.timedelta) -> None:
        """Moves it on."""
        self._native.advance_millis(span // _MILLISECOND)

    def __repr__(self) -> str:
        return f"ManualClock({self.now.isoformat()})"


class Channel(ABC):
    """The way to the tax platform (SPEC I1). It may be called again with a key; the same key must never issue twice."""

    @abstractmethod
    def issue(self, call: ChannelCallIssue) -> ChannelAnswer:
        """Issues a fapiao. If anything is raised, nobody knows whether it was issued, and `ask` follows later."""

    @abstractmethod
    def ask(self, call: ChannelCallAsk) -> ChannelAnswer:
        """Tells what became of an earlier call, without issuing anything."""


def _channel_host(channel: Channel) -> Host:
    def call(asked: Any) -> Any:
        found = read_channel_call(asked)
        if isinstance(found, ChannelCallIssue):
            return write_channel_answer(channel.issue(found))
        return write_channel_answer(channel.ask(found))

    return host({"call": call})


class Customer(CustomerOperations):
    """What a customer can do. A customer never sees or names another's rows."""

    __slots__ = ()


class Staff(StaffOperations):
    """What the service centre can do."""

    __slots__ = ()

    def verify_all(self) -> VerifyView:
        """Proves the whole store, page by page (SPEC H1)."""
        page = self.verify()
        sound, rows, facts, damage = page.sound, page.rows, page.facts, page.damage
        while page.next is not None:
            page = self.verify(cursor=page.next)
            sound = sound and page.sound
            rows += page.rows
            facts += page.facts
            damage += page.damage
        return VerifyView(sound=sound, rows=rows, facts=facts, damage=damage)


class Platform(PlatformOperations):
    """What the payment platform can do."""

    __slots__ = ()

    def import_statement_from(
        self,
        source: StatementSource,
        *,
        format: StatementFormat | str | None = None,
        columns: ColumnMap | None = None,
        seller: str | None = None,
        progress: Callable[[ImportProgress], bool | None] | None = None,
        rejected: Callable[[RejectedLine], None] | None = None,
    ) -> ImportReport:
        """Takes in a statement of any size, plain or packed with gzip or zip (SPEC B11).

        It can be run again with the same source, after a crash or a stop: what is known changes nothing.

        Args:
            source: Its bytes, the path of its file, a file open for reading bytes, or pieces of bytes.
            format: Its format; WeChat Pay and Alipay are told by their header.
            columns: What the columns of ordinary CSV hold.
            seller: The seller's id; the policy's first when absent.
            progress: Told how far it is; `False` ends it, and what was committed stays. So does an exception.
            rejected: Told of every line that is not taken; the report keeps the first thousand.
        """
        if format is None:
            format = "detect" if columns is None else "columns"
        options = ImportOptions(format=StatementFormat(format), columns=columns, seller=seller)
        return take_in(self._native, source, options, progress, rejected)


class System(SystemOperations):
    """What happens by itself when its time comes."""

    __slots__ = ("_door",)

    def __init__(self, native: _native.Handle, door: _native.Door) -> None:
        super().__init__(native)
        self._door = door

    def deliver_due(self, limit: int, transport: MailTransport) -> Delivered:
        """Sends the mails that are due, at most `limit` (SPEC N2). What fails is tried again later, under the same id."""

        try:
            delivered = self._door.deliver_due(limit, transport_host(transport))
        except FapiaoError as error:
            explain(error)
            raise
        return read(Delivered, json.loads(delivered))

    def start_relay(
        self, transport: MailTransport, *, pause: _dt.timedelta = _dt.timedelta(seconds=15)
    ) -> Relay:
        """Lets deadlines take effect and sends mails as they fall due, in a thread of its own, which calls the transport.

        Args:
            transport: The way out, such as `Smtp`. What it raises is tried again later, under the same id.
            pause: How long it rests when nothing is left to do; at least a millisecond.
        """
        return start_relay(self._door, pause, transport)


class Desk(Public):
    """A fapiao desk. It is shared between threads, and while a call works, other threads run.

    Open it with `Desk.open("sqlite:desk.db")`, and take the handle of a role: `customer`, `staff`, `platform`, `system`.
    What anybody may do is on the desk itself.
    """

    __slots__ = ("_door",)

    def __init__(self, door: _native.Door) -> None:
        """Use `open` or `open_on`."""
        super().__init__(door.handle('"public"'))
        self._door = door

    @classmethod
    def open(
        cls,
        url: str,
        *,
        policy: str | Mapping[str, Any] | Policy | None = None,
        policy_file: str | None = None,
        clock: ManualClock | None = None,
        channel: Channel | None = None,
        calendar: str | None = None,
        mail_texts: Iterable[MailText] = (),
        seed: int | None = None,
        cheap_passwords: bool = False,
    ) -> Self:
        """Opens a desk.

        Args:
            url: `memory:`, `sqlite:PATH` (a file, made if it is not there) or `postgres://…`.
            policy: The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a change:
                `{"preset": "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396).
            policy_file: The path of a policy file, TOML or JSON by its ending; instead of `policy`.
            clock: A clock that is set by hand, for tests.
            channel: The way to the tax platform (SPEC I1).
            calendar: The working days as the text of a CSV file, instead of those of the State Council (SPEC T2).
            mail_texts: Mails in the seller's own words (SPEC N1); those of the desk where left out.
            seed: Predictable randomness, for tests.
            cheap_passwords: Cheap password hashing, for tests: only under a clock that is set by hand.
        """
        options = _options(policy, policy_file, calendar, mail_texts, seed, cheap_passwords)
        return cls._opened(options | {"url": url}, None, clock, channel)

    @classmethod
    def open_on(
        cls,
        store: Store,
        *,
        policy: str | Mapping[str, Any] | Policy | None = None,
        policy_file: str | None = None,
        clock: ManualClock | None = None,
        channel: Channel | None = None,
        calendar: str | None = None,
        mail_texts: Iterable[MailText] = (),
        seed: int | None = None,
        cheap_passwords: bool = False,
    ) -> Self:
        """Opens a desk on a store of yours. Everything else as in `open`."""
        options = _options(policy, policy_file, calendar, mail_texts, seed, cheap_passwords)
        return cls._opened(options, store, clock, channel)

    @classmethod
    def _opened(
        cls,
        options: dict[str, Any],
        store: Store | None,
        clock: ManualClock | None,
        channel: Channel | None,
    ) -> Self:
        try:
            door = _native.Door.open(
                write({name: value for name, value in options.items() if value is not None}),
                None if store is None else store_host(store),
                None if channel is None else _channel_host(channel),
                None if clock is None else clock._native,  # pyright: ignore[reportPrivateUsage]
            )
        except FapiaoError as error:
            explain(error)
            raise
        return cls(door)

    def customer(self, session: str) -> Customer:
        """The handle of a customer who signed in, by the token that `sign_in` gave.

        Whether the session still lives is looked up with each call.
        """
        return Customer(self._handle({"session": session}))

    def customer_by_reference(
        self, reference: str, *, email: str | None = None, locale: Locale | None = None
    ) -> Customer:
        """The handle of a customer that you vouch for with your own login (SPEC A15).

        Args:
            reference: The customer reference of the feed.
            email: Where mails go; none are written without it.
            locale: The language of mails.
        """
        vouched = {"customer_reference": reference, "email": email, "locale": locale}
        return Customer(self._handle(vouched))

    def staff(self, name: str) -> Staff:
        """The handle of a member of staff, whose name stands in the history. You have checked who it is."""
        return Staff(self._handle({"staff": name}))

    def platform(self) -> Platform:
        """The handle of the payment platform."""
        return Platform(self._handle("platform"))

    def system(self) -> System:
        """The handle of the clockwork: deadlines and mails."""
        return System(self._handle("system"), self._door)

    @property
    def policy(self) -> Policy:
        """The policy of the desk."""
        return read(Policy, json.loads(self._door.policy()))

    @property
    def now(self) -> _dt.datetime:
        """Now, by the clock of the desk, in UTC."""
        return _EPOCH + self._door.now_millis() * _MILLISECOND

    def close(self) -> None:
        """Closes the desk: later calls are refused. Files are closed when the last running call ends."""
        self._door.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _handle(self, caller: Any) -> _native.Handle:
        return self._door.handle(write(caller))


def _options(
    policy: Any,
    policy_file: Any,
    calendar: Any,
    mail_texts: Iterable[MailText],
    seed: Any,
    cheap_passwords: Any,
) -> dict[str, Any]:
    return {
        "policy": policy,
        "policy_file": policy_file,
        "calendar": calendar,
        "mail_texts": list(mail_texts),
        "seed": seed,
        "cheap_passwords": cheap_passwords,
    }


def fen(yuan: Decimal | int | str) -> int:
    """Yuan as fen, exactly: `fen("1280.00")` is `128000`.

    Raises:
        ValueError: It is no number, or has parts of a fen.
    """
    try:
        amount = Decimal(yuan).scaleb(2)
        whole = int(amount)
    except (ArithmeticError, ValueError):
        raise ValueError("an amount in yuan is a decimal number") from None
    if whole != amount:
        raise ValueError("an amount in yuan has two decimals at most")
    return whole


def as_planned(fapiao: FapiaoView, number: str, *, code: str | None = None) -> IssuedDocument:
    """A document exactly as planned, under the number that was printed on it; a digital one has no code."""
    return IssuedDocument(
        code=code,
        number=number,
        fapiao_type=fapiao.fapiao_type,
        net_fen=fapiao.net_fen,
        tax_fen=fapiao.tax_fen,
        gross_fen=fapiao.gross_fen,
    )
