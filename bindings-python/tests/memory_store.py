"""A store written in Python, to copy from: everything in dictionaries, under one lock."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import replace

import fapiao
from fapiao import (
    Batch,
    Fact,
    Key,
    Listed,
    Lookup,
    MailQuery,
    MailRow,
    MailState,
    Position,
    Query,
    Row,
    Settlement,
    SettlementGaveUp,
    SettlementRetry,
    SettlementSent,
)


class MemoryStore(fapiao.Store):
    """Keeps everything in memory."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: dict[Key, Row] = {}
        # By kind, index and value: the sort texts and ids of rows.
        self._entries: dict[tuple[str, str, str], set[tuple[str, str]]] = {}
        self._claims: dict[tuple[str, str], Key] = {}
        self._facts: dict[Key, list[Fact]] = {}
        self._mails: dict[str, MailRow] = {}

    def content(self) -> object:
        """All that is kept; equal exactly when the content is."""
        with self._lock:
            return (
                dict(self._rows),
                {group: set(places) for group, places in self._entries.items() if places},
                dict(self._claims),
                {key: tuple(facts) for key, facts in self._facts.items()},
                dict(self._mails),
            )

    def load(self, lookups: Sequence[Lookup]) -> Sequence[Row | None]:
        with self._lock:
            return [self._find(lookup) for lookup in lookups]

    def _find(self, lookup: Lookup) -> Row | None:
        if isinstance(lookup, Key):
            return self._rows.get(lookup)
        holder = self._claims.get((lookup.space, lookup.value))
        return None if holder is None else self._rows.get(holder)

    def list(self, query: Query) -> Sequence[Listed]:
        with self._lock:
            by = query.by
            if by is None:
                places = [("", key.id) for key in self._rows if key.kind == query.kind]
            else:
                places = [
                    (sort, id)
                    for sort, id in self._entries.get((query.kind, by.name, by.value), ())
                    if (by.from_ is None or sort >= by.from_) and (by.to is None or sort < by.to)
                ]
            places.sort(reverse=query.descending)
            if query.after is not None:
                # Without an index the id alone counts.
                after = (query.after.sort if by else "", query.after.id)
                if query.descending:
                    places = [place for place in places if place < after]
                else:
                    places = [place for place in places if place > after]
            return [
                Listed(
                    row=self._rows[Key(kind=query.kind, id=id)],
                    position=Position(sort=sort, id=id),
                )
                for sort, id in places[: query.limit]
            ]

    def history(self, key: Key, after: int, limit: int) -> Sequence[Fact]:
        with self._lock:
            facts = [fact for fact in self._facts.get(key, ()) if fact.seq > after]
            return sorted(facts, key=lambda fact: fact.seq)[:limit]

    def commit(self, batch: Batch) -> None:
        with self._lock:
            self._check(batch)
            self._apply(batch)

    def _check(self, batch: Batch) -> None:
        for change in batch.rows:
            kept = self._rows.get(change.row.key)
            if (0 if kept is None else kept.version) != change.replaces:
                raise fapiao.StoreConflict
        claims = dict(self._claims)
        for claim in batch.release:
            if claims.get((claim.space, claim.value)) == claim.holder:
                del claims[claim.space, claim.value]
        for claim in batch.claim:
            holder = claims.setdefault((claim.space, claim.value), claim.holder)
            if holder != claim.holder:
                raise fapiao.StoreTaken(claim.space, holder)
        numbers = {key: {fact.seq for fact in facts} for key, facts in self._facts.items()}
        for fact in batch.facts:
            known = numbers.setdefault(fact.key, set())
            if fact.seq in known:
                raise fapiao.StoreConflict
            known.add(fact.seq)

    def _apply(self, batch: Batch) -> None:
        for change in batch.rows:
            for entry in change.unindex:
                self._group(change.row, entry).discard((entry.sort, change.row.key.id))
        for change in batch.rows:
            for entry in change.index:
                self._group(change.row, entry).add((entry.sort, change.row.key.id))
            self._rows[change.row.key] = change.row
        for claim in batch.release:
            if self._claims.get((claim.space, claim.value)) == claim.holder:
                del self._claims[claim.space, claim.value]
        for claim in batch.claim:
            self._claims[claim.space, claim.value] = claim.holder
        for fact in batch.facts:
            self._facts.setdefault(fact.key, []).append(fact)
        for mail in batch.mails:
            row = MailRow(mail=mail, state=MailState.WAITING, attempts=0)
            self._mails.setdefault(mail.id, row)

    def _group(self, row: Row, entry: fapiao.IndexEntry) -> set[tuple[str, str]]:
        return self._entries.setdefault((row.key.kind, entry.name, entry.value), set())

    def lease(self, now: dt.datetime, until: dt.datetime, limit: int) -> Sequence[MailRow]:
        with self._lock:
            due = [
                row
                for row in self._mails.values()
                if row.state == MailState.WAITING and row.mail.due <= now
            ]
            due.sort(key=lambda row: (row.mail.due, row.mail.id))
            leased = [
                replace(row, mail=replace(row.mail, due=until), attempts=row.attempts + 1)
                for row in due[:limit]
            ]
            self._mails.update({row.mail.id: row for row in leased})
            return leased

    def settle(self, id: str, attempts: int, settlement: Settlement) -> None:
        with self._lock:
            row = self._mails.get(id)
            if row is None or row.attempts != attempts:
                raise fapiao.StoreConflict
            if row.state == MailState.SENT and not isinstance(settlement, SettlementSent):
                raise fapiao.StoreConflict
            match settlement:
                case SettlementSent():
                    mail = replace(row.mail, body=settlement.body)
                    row = replace(row, mail=mail, state=MailState.SENT, error=None)
                case SettlementRetry():
                    mail = replace(row.mail, due=settlement.at)
                    row = replace(row, mail=mail, state=MailState.WAITING, error=settlement.error)
                case SettlementGaveUp():
                    row = replace(row, state=MailState.GAVE_UP, error=settlement.error)
            self._mails[id] = row

    def mails(self, query: MailQuery) -> Sequence[MailRow]:
        with self._lock:
            rows = [
                row
                for id, row in sorted(self._mails.items())
                if (query.after is None or id > query.after)
                and (query.about is None or row.mail.about == query.about)
                and (query.state is None or row.state == query.state)
            ]
            return rows[: query.limit]
