"""A store written in Python: where the desk keeps what it knows.

Derive from `Store` and open a desk with `Desk.open_on(store)`. The promises that a store makes are those of `docs/stores.md`.
"""

from __future__ import annotations

import datetime as _dt
import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from . import _native
from ._base import instant, read
from ._hosts import Host, HostError, host
from ._types import (
    Batch,
    Fact,
    Key,
    Listed,
    Lookup,
    MailQuery,
    MailRow,
    Query,
    Row,
    Settlement,
    StoreReport,
    read_lookup,
    read_settlement,
)

__all__ = [
    "Store",
    "StoreConflict",
    "StoreCorrupt",
    "StoreError",
    "StoreTaken",
    "StoreUnavailable",
    "check_store",
]


class StoreError(HostError):
    """Why a store did not do what it was asked. Anything else that a store raises counts as `StoreUnavailable`."""


class StoreConflict(StoreError):
    """A row is not at the version that the batch replaces. Nothing was changed."""

    def told(self) -> dict[str, Any]:
        return {"error": "conflict"}


class StoreTaken(StoreError):
    """A claim is held by another row. Nothing was changed."""

    def __init__(self, space: str, holder: Key) -> None:
        super().__init__(space, holder)
        self.space = space
        self.holder = holder

    def told(self) -> dict[str, Any]:
        holder = {"kind": self.holder.kind, "id": self.holder.id}
        return {"error": "taken", "space": self.space, "holder": holder}


class StoreUnavailable(StoreError):
    """The store cannot answer now. A commit may or may not have happened. The message has no personal data."""

    def told(self) -> dict[str, Any]:
        return {"error": "unavailable", "message": str(self)}


class StoreCorrupt(StoreError):
    """What is stored, or was to be stored, cannot be understood. The message has no personal data."""

    def told(self) -> dict[str, Any]:
        return {"error": "corrupt", "message": str(self)}


class Store(ABC):
    """A place where the desk keeps what it knows. It is called from several threads at a time."""

    @abstractmethod
    def load(self, lookups: Sequence[Lookup]) -> Sequence[Row | None]:
        """The rows asked for, in the order asked, `None` where there is none."""

    @abstractmethod
    def list(self, query: Query) -> Sequence[Listed]:
        """A page of rows. Rows inserted meanwhile never shift a page: a list goes on from a position."""

    @abstractmethod
    def history(self, key: Key, after: int, limit: int) -> Sequence[Fact]:
        """The facts of a row with `seq > after`, in order, at most `limit`."""

    @abstractmethod
    def commit(self, batch: Batch) -> None:
        """Commits the batch whole, durably, or not at all.

        Versions are checked before claims, claims before facts; claims are released before any is taken; all
        `unindex` apply before `index`. An empty batch does nothing.

        Raises:
            StoreConflict: A row is not at the version that the batch replaces.
            StoreTaken: A claim is held by another row.
        """

    @abstractmethod
    def lease(self, now: _dt.datetime, until: _dt.datetime, limit: int) -> Sequence[MailRow]:
        """Waiting mails with `due <= now`, the longest due first, at most `limit`.

        Each one's `due` becomes `until` and its `attempts` grows by one, so that no other relay takes it before then.
        """

    @abstractmethod
    def settle(self, id: str, attempts: int, settlement: Settlement) -> None:
        """Says how a try to send a mail ended; `attempts` is that of the mail as it was leased or listed.

        Raises:
            StoreConflict: The mail is unknown, was leased again since, or is sent already (but for `sent` again).
        """

    @abstractmethod
    def mails(self, query: MailQuery) -> Sequence[MailRow]:
        """Mails as they are kept, by id."""


def store_host(store: Store) -> Host:
    """The store as the native part calls it."""

    def load(asked: Any) -> Any:
        return list(store.load([read_lookup(lookup) for lookup in asked["lookups"]]))

    def history(asked: Any) -> Any:
        return list(store.history(read(Key, asked["key"]), asked["after"], asked["limit"]))

    def commit(asked: Any) -> None:
        store.commit(read(Batch, asked))

    def lease(asked: Any) -> Any:
        return list(store.lease(instant(asked["now"]), instant(asked["until"]), asked["limit"]))

    def settle(asked: Any) -> None:
        store.settle(asked["id"], asked["attempts"], read_settlement(asked["settlement"]))

    return host(
        {
            "load": load,
            "list": lambda asked: list(store.list(read(Query, asked))),
            "history": history,
            "commit": commit,
            "lease": lease,
            "settle": settle,
            "mails": lambda asked: list(store.mails(read(MailQuery, asked))),
        }
    )


def check_store(store: Store) -> StoreReport:
    """Runs the cases that any store must pass on a store that is empty, and tells how each ended.

    What the cases write stays in the store. Print what failed: `[case for case in report.cases if not case.passed]`.
    """
    return read(StoreReport, json.loads(_native.check_store(store_host(store))))
