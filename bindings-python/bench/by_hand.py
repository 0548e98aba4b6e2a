"""The floor: bills and applications by hand, with the module `sqlite3`, as one would write it without a desk.

The same content as the desk keeps of it, in plain tables; as durable; one transaction for each application. What it
leaves out are rules: it looks only whether the bill is there, is the customer's and is free.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import fapiao

TABLES = """
CREATE TABLE bills (
    bill_id TEXT PRIMARY KEY, order_number TEXT NOT NULL, customer TEXT NOT NULL, seller TEXT NOT NULL,
    description TEXT NOT NULL, method TEXT NOT NULL, amount_fen INTEGER NOT NULL, refunded_fen INTEGER NOT NULL,
    paid_at TEXT NOT NULL, billing_month TEXT NOT NULL, batch_number TEXT REFERENCES applications
) STRICT;
CREATE INDEX bills_of_customer ON bills (customer, paid_at DESC, bill_id);
CREATE TABLE applications (
    batch_number TEXT PRIMARY KEY, customer TEXT NOT NULL, status TEXT NOT NULL, submitted_at TEXT NOT NULL,
    promised TEXT NOT NULL, fapiao_type TEXT NOT NULL, medium TEXT NOT NULL, buyer TEXT NOT NULL, delivery TEXT NOT NULL
) STRICT;
CREATE INDEX applications_to_issue ON applications (status, promised);
CREATE TABLE fapiao (
    fapiao_id TEXT PRIMARY KEY, batch_number TEXT NOT NULL REFERENCES applications, status TEXT NOT NULL,
    net_fen INTEGER NOT NULL, tax_fen INTEGER NOT NULL, lines TEXT NOT NULL
) STRICT;
CREATE TABLE history (
    kind TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
    event TEXT NOT NULL, PRIMARY KEY (kind, id, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE mails (id TEXT PRIMARY KEY, due TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX mails_due ON mails (state, due);
"""

BUYER = json.dumps({"kind": "individual", "title": "林小鱼"}, ensure_ascii=False)
DELIVERY = json.dumps({"method": "email", "emails": ["lin@example.com"]})


@dataclass(frozen=True, slots=True)
class Bill:
    bill_id: str
    order_number: str
    seller: str
    description: str
    method: str
    amount_fen: int
    available_fen: int
    paid_at: dt.datetime
    billing_month: str
    batch_number: str | None
    status: str
    applied_at: dt.datetime | None


class ByHand:
    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.executescript(TABLES)

    def feed(self, payments: Iterable[fapiao.PaymentFeed]) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(
            "INSERT INTO bills VALUES (?, ?, ?, 'seller', ?, ?, ?, 0, ?, ?, NULL)",
            [
                (
                    one.bill_id,
                    one.order_number,
                    one.customer_reference,
                    one.description,
                    one.method,
                    one.amount_fen,
                    str(one.paid_at),
                    f"{one.paid_at:%Y-%m}",
                )
                for one in payments
            ],
        )
        self.connection.execute("COMMIT")

    def apply(self, bill_id: str, now: dt.datetime) -> str:
        run = self.connection.execute
        at = now.isoformat()
        batch_number = f"G{now:%Y%m%d}_{now:%H%M%S}{secrets.randbelow(10_000):04}{bill_id[-5:]}"
        run("BEGIN IMMEDIATE")
        try:
            found = run(
                "SELECT amount_fen - refunded_fen, description FROM bills "
                "WHERE bill_id = ? AND customer = 'C-1' AND batch_number IS NULL",
                (bill_id,),
            ).fetchone()
            if found is None:
                raise LookupError(bill_id)
            gross, description = found
            net = int((Decimal(gross) / Decimal("1.06")).quantize(Decimal(1)))
            line = {"name": description, "net_fen": net, "tax_fen": gross - net, "rate": "0.06"}
            promised = (now + dt.timedelta(days=10)).date().isoformat()
            run(
                "INSERT INTO applications VALUES (?, 'C-1', 'submitted', ?, ?, 'normal', 'digital', ?, ?)",
                (batch_number, at, promised, BUYER, DELIVERY),
            )
            run("UPDATE bills SET batch_number = ? WHERE bill_id = ?", (batch_number, bill_id))
            run(
                "INSERT INTO fapiao VALUES (?, ?, 'planned', ?, ?, ?)",
                (f"{batch_number}-1", batch_number, net, gross - net, json.dumps([line])),
            )
            event = json.dumps({"submitted": {"bills": [bill_id], "gross_fen": gross}})
            rows = [("application", batch_number), ("bill", bill_id), ("fapiao", f"{batch_number}-1")]
            self.connection.executemany(
                "INSERT INTO history VALUES (?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM history "
                "WHERE kind = ?1 AND id = ?2), ?, 'customer', ?)",
                [(kind, id, at, event) for kind, id in rows],
            )
            body = json.dumps({"to": "lin@example.com", "template": "application_received", "batch": batch_number})
            run("INSERT INTO mails VALUES (?, ?, 'waiting', ?)", (f"received-{batch_number}", at, body))
        except BaseException:
            run("ROLLBACK")
            raise
        run("COMMIT")
        return batch_number

    def bills(self, customer: str, limit: int) -> list[Bill]:
        rows = self.connection.execute(
            "SELECT bill_id, order_number, seller, description, method, amount_fen, amount_fen - refunded_fen, paid_at, "
            "billing_month, batch_number, coalesce(status, 'not_applied'), submitted_at "
            "FROM bills LEFT JOIN applications USING (batch_number) "
            "WHERE bills.customer = ? ORDER BY paid_at DESC, bill_id LIMIT ?",
            (customer, limit),
        )
        read = dt.datetime.fromisoformat
        return [
            Bill(*row[:7], read(row[7]), *row[8:11], None if row[11] is None else read(row[11])) for row in rows
        ]
