"""What the door costs, and how it compares with the same job by hand: `cargo xtask bench python`.

First in memory: a call in Rust beside the same call in Python, every field of the answer read. Then on an SQLite file with
`synchronous=FULL`: the desk beside `by_hand.py`, which does the same job with the module `sqlite3` and tables of its own.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import fapiao
from by_hand import ByHand
from fapiao._base import write

BILLS = 1500
THIRD = BILLS // 3
CALLS = 300
# So many applications, and the log of a new file has grown to its full size and is written over; until then each flush
# takes longer.
WARM = 200
ROUNDS = 7
PAGE = 20
NOW = dt.datetime(2026, 3, 12, 2, 6, 33, tzinfo=dt.UTC)


def payments() -> Iterable[fapiao.PaymentFeed]:
    for number in range(BILLS):
        yield fapiao.PaymentFeed(
            bill_id=f"PAY-{number:05}",
            order_number=f"SO-{number:05}",
            customer_reference="C-1",
            status=fapiao.PaymentStatus.COMPLETED,
            description="Office365云服务",
            amount_fen=128_000 + number,
            paid_at=NOW - dt.timedelta(minutes=number),
            method="wechat_pay",
        )


def draft(number: int) -> fapiao.Draft:
    return fapiao.Draft(
        bills=[f"PAY-{number:05}"],
        fapiao_type=fapiao.FapiaoType.NORMAL,
        medium=fapiao.Medium.DIGITAL,
        buyer=fapiao.Buyer(kind=fapiao.BuyerKind.INDIVIDUAL, title="林小鱼"),
        delivery=fapiao.Delivery(method="email", emails=["lin@example.com"]),
    )


def opened(url: str) -> fapiao.Customer:
    desk = fapiao.Desk.open(url, clock=fapiao.ManualClock(NOW), seed=1, policy="vianet21")
    assert desk.platform().feed(list(payments())).accepted == BILLS
    return desk.customer_by_reference("C-1", email="lin@example.com")


def read(answer: Any) -> None:
    """Reads every field of an answer, and of every bill of a page; they are decoded only then."""
    for view in getattr(answer, "items", [answer]):
        for name in type(view).__slots__:
            getattr(view, name)


class Figures:
    """Microseconds of a call, by what was done."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}

    def measure(self, name: str, numbers: range, call: Callable[[int], Any]) -> None:
        begun = time.perf_counter()
        for number in numbers:
            call(number)
        self.note(name, time.perf_counter() - begun, len(numbers))

    def note(self, name: str, seconds: float, calls: int) -> None:
        self.taken.setdefault(name, []).append(seconds / calls * 1e6)

    def median(self, name: str) -> float:
        return statistics.median(self.taken[name])

    def cell(self, name: str) -> str:
        return f"{self.median(name):.0f} ({min(self.taken[name]):.0f}–{max(self.taken[name]):.0f})"


def in_memory(figures: Figures) -> None:
    me = opened("memory:")
    texts = [write({"draft": draft(number)}) for number in range(THIRD)]
    one = '{"bill_id":"PAY-01499"}'
    for operation, commands in [("apply", texts), ("bill", [one] * CALLS), ("bills", ["{}"] * CALLS)]:
        figures.note(f"{operation}, Rust", me._native.seconds(operation, commands), len(commands))
    figures.measure("apply", range(THIRD, 2 * THIRD), lambda at: read(me.apply(draft(at))))
    figures.measure("bill", range(CALLS), lambda _: read(me.bill("PAY-01499")))
    figures.measure("bills", range(CALLS), lambda _: read(me.bills()))
    figures.measure("bills, nothing read", range(CALLS), lambda _: me.bills())


def on_a_file(figures: Figures, folder: Path, turn: int) -> None:
    me = opened(f"sqlite:{folder / f'desk-{turn}.db'}")
    hand = ByHand(folder / f"hand-{turn}.db")
    hand.feed(payments())
    for at in range(BILLS - WARM, BILLS):
        me.apply(draft(at))
        hand.apply(f"PAY-{at:05}", NOW)
    # In turns, so that both meet the same disk.
    figures.measure("apply, desk", range(CALLS), lambda at: read(me.apply(draft(at))))
    figures.measure("apply, by hand", range(CALLS), lambda at: hand.apply(f"PAY-{at:05}", NOW))
    figures.measure("bills, desk", range(CALLS), lambda _: read(me.bills()))
    figures.measure("bills, by hand", range(CALLS), lambda _: hand.bills("C-1", PAGE))


def main() -> None:
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(ROUNDS):
            in_memory(figures)
            on_a_file(figures, Path(folder), turn)
    print(
        f"\nPython {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version} by hand; "
        f"microseconds a call, medians of {ROUNDS} rounds (least–most)\n"
    )
    print("| in memory | in Rust | from Python | the door adds |\n|---|---:|---:|---:|")
    page = f"a page of {PAGE} bills"
    for name, rust, what in [
        ("bill", "bill", "one bill"),
        ("bills", "bills", page),
        ("bills, nothing read", "bills", f"{page}, nothing of it read"),
        ("apply", "apply", "apply"),
    ]:
        rust = f"{rust}, Rust"
        adds = figures.median(name) - figures.median(rust)
        print(f"| {what} | {figures.cell(rust)} | {figures.cell(name)} | {adds:.0f} |")
    print("\n| on a file, `synchronous=FULL` | through the desk | by hand with `sqlite3` |\n|---|---:|---:|")
    for name, what in [("bills", page), ("apply", "apply")]:
        print(f"| {what} | {figures.cell(f'{name}, desk')} | {figures.cell(f'{name}, by hand')} |")


if __name__ == "__main__":
    main()
