"""The desk for asyncio."""

from __future__ import annotations

import asyncio
import datetime as _dt
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import Any, Self

from .._desk import Channel, Desk, ManualClock, Platform, Staff, System
from .._import import StatementSource
from .._mail import MailTransport, Relay
from .._types import (
    ColumnMap,
    Delivered,
    ImportProgress,
    ImportReport,
    Locale,
    MailText,
    Policy,
    RejectedLine,
    RelayStatus,
    StatementFormat,
    VerifyView,
)
from ..store import Store
from ._call import run
from ._handles import (
    AsyncCustomerOperations,
    AsyncPlatformOperations,
    AsyncPublic,
    AsyncStaffOperations,
    AsyncSystemOperations,
)


class AsyncCustomer(AsyncCustomerOperations):
    """What a customer can do. A customer never sees or names another's rows."""

    __slots__ = ()


class AsyncStaff(AsyncStaffOperations):
    """What the service centre can do."""

    __slots__ = ("_staff",)

    def __init__(self, staff: Staff, threads: Executor) -> None:
        super().__init__(staff, threads)
        self._staff = staff

    async def verify_all(self) -> VerifyView:
        """Proves the whole store, page by page (SPEC H1)."""
        return await self._run(self._staff.verify_all)


class AsyncPlatform(AsyncPlatformOperations):
    """What the payment platform can do."""

    __slots__ = ()

    async def import_statement_from(
        self,
        source: StatementSource,
        *,
        format: StatementFormat | str | None = None,
        columns: ColumnMap | None = None,
        seller: str | None = None,
        progress: Callable[[ImportProgress], bool | None] | None = None,
        rejected: Callable[[RejectedLine], None] | None = None,
    ) -> ImportReport:
        """Takes in a statement of any size; see `fapiao.Platform.import_statement_from`.

        The source is read and the callbacks are called in a thread. When the task is cancelled, what was committed stays.
        """
        left = threading.Event()

        def follow(now: ImportProgress) -> bool:
            return not left.is_set() and (progress is None or progress(now) is not False)

        platform = self._caller
        assert isinstance(platform, Platform)
        try:
            return await self._run(
                partial(
                    platform.import_statement_from,
                    source,
                    format=format,
                    columns=columns,
                    seller=seller,
                    progress=follow,
                    rejected=rejected,
                )
            )
        finally:
            left.set()


class AsyncSystem(AsyncSystemOperations):
    """What happens by itself when its time comes."""

    __slots__ = ("_system",)

    def __init__(self, system: System, threads: Executor) -> None:
        super().__init__(system, threads)
        self._system = system

    async def deliver_due(self, limit: int, transport: MailTransport) -> Delivered:
        """Sends the mails that are due, at most `limit` (SPEC N2). The transport is called in a thread."""
        return await self._run(partial(self._system.deliver_due, limit, transport))

    async def start_relay(
        self, transport: MailTransport, *, pause: _dt.timedelta = _dt.timedelta(seconds=15)
    ) -> AsyncRelay:
        """Sends mails as they fall due, in a thread of its own; see `fapiao.System.start_relay`."""
        relay = await self._run(partial(self._system.start_relay, transport, pause=pause))
        return AsyncRelay(relay, self._threads)


class AsyncRelay:
    """A relay whose end is awaited. See `fapiao.Relay`."""

    __slots__ = ("_relay", "_threads")

    def __init__(self, relay: Relay, threads: Executor) -> None:
        """Use `AsyncSystem.start_relay`."""
        self._relay = relay
        self._threads = threads

    @property
    def status(self) -> RelayStatus:
        """What it has done so far."""
        return self._relay.status

    async def stop(self) -> RelayStatus:
        """Stops it when the mail that is being sent is sent, and tells what it has done. It may be stopped again."""
        return await run(self._threads, self._relay.stop)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.stop()


class AsyncDesk(AsyncPublic):
    """A fapiao desk whose operations are awaited. See `fapiao.Desk`."""

    __slots__ = ("_desk", "_pool")

    def __init__(self, desk: Desk, threads: ThreadPoolExecutor) -> None:
        """Use `open` or `open_on`."""
        super().__init__(desk, threads)
        self._desk = desk
        self._pool = threads

    @classmethod
    async def open(
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
        threads: int | None = None,
    ) -> Self:
        """Opens a desk; see `fapiao.Desk.open`. At most so many `threads` work at a time."""
        return await cls._open(
            partial(
                Desk.open,
                url,
                policy=policy,
                policy_file=policy_file,
                clock=clock,
                channel=channel,
                calendar=calendar,
                mail_texts=mail_texts,
                seed=seed,
                cheap_passwords=cheap_passwords,
            ),
            threads,
        )

    @classmethod
    async def open_on(
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
        threads: int | None = None,
    ) -> Self:
        """Opens a desk on a store of yours, which is called in threads. Everything else as in `open`."""
        return await cls._open(
            partial(
                Desk.open_on,
                store,
                policy=policy,
                policy_file=policy_file,
                clock=clock,
                channel=channel,
                calendar=calendar,
                mail_texts=mail_texts,
                seed=seed,
                cheap_passwords=cheap_passwords,
            ),
            threads,
        )

    @classmethod
    async def _open(cls, opened: Callable[[], Desk], threads: int | None) -> Self:
        pool = ThreadPoolExecutor(threads, thread_name_prefix="fapiao")
        try:
            return cls(await run(pool, opened), pool)
        except BaseException:
            pool.shutdown(wait=False)
            raise

    def customer(self, session: str) -> AsyncCustomer:
        """The handle of a customer who signed in, by the token that `sign_in` gave."""
        return AsyncCustomer(self._desk.customer(session), self._threads)

    def customer_by_reference(
        self, reference: str, *, email: str | None = None, locale: Locale | None = None
    ) -> AsyncCustomer:
        """The handle of a customer that you vouch for with your own login (SPEC A15)."""
        customer = self._desk.customer_by_reference(reference, email=email, locale=locale)
        return AsyncCustomer(customer, self._threads)

    def staff(self, name: str) -> AsyncStaff:
        """The handle of a member of staff, whose name stands in the history. You have checked who it is."""
        return AsyncStaff(self._desk.staff(name), self._threads)

    def platform(self) -> AsyncPlatform:
        """The handle of the payment platform."""
        return AsyncPlatform(self._desk.platform(), self._threads)

    def system(self) -> AsyncSystem:
        """The handle of the clockwork: deadlines and mails."""
        return AsyncSystem(self._desk.system(), self._threads)

    @property
    def policy(self) -> Policy:
        """The policy of the desk."""
        return self._desk.policy

    @property
    def now(self) -> _dt.datetime:
        """Now, by the clock of the desk, in UTC."""
        return self._desk.now

    async def close(self) -> None:
        """Closes the desk when the calls that run have ended."""
        self._desk.close()
        await asyncio.to_thread(self._pool.shutdown)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
