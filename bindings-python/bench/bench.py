"""What the door costs, and how it compares with the same job by hand.

    maturin build --release -m bindings-python/Cargo.toml --features measure --out wheels
    pip install wheels/fapiao-*.whl
    python bindings-python/bench/bench.py

First in memory: a call in Rust beside the same call in Python. Then on an SQLite file with `synchronous=FULL`: the desk
beside `by_hand.py`, which does the same job with the module `sqlite3` and tables of its own. Medians of rounds.
"""

from __future__ import annotations

import datetime as dt
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


def seconds(call: Callable[[int], Any], numbers: range, clock: Callable[[], float] = time.perf_counter) -> float:
    begun = clock()
    for number in numbers:
        call(number)
    return clock() - begun


def look(page: fapiao.BillsView) -> None:
    """Reads every field of every bill."""
    for bill in page.items:
        for name in fapiao.BillView.__slots__:
            getattr(bill, name)


class Figures:
    """Microseconds of a call, by what was done."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}

    def note(self, name: str, took: float, calls: int) -> None:
        self.taken.setdefault(name, []).append(took / calls * 1e6)

    def __getitem__(self, name: str) -> float:
        return statistics.median(self.taken[name])

    def show(self, *names: str) -> None:
        for name in names:
            taken = sorted(self.taken[name])
            print(f"  {name:<44} {self[name]:8.1f} µs   ({taken[0]:.1f} to {taken[-1]:.1f})")


def in_memory(figures: Figures) -> None:
    """In the time of this thread alone, so that what else the machine does is left out."""
    third = BILLS // 3
    for _ in range(ROUNDS):
        me = opened("memory:")
        texts = [write({"draft": draft(number)}) for number in range(third)]
        drafts = {number: draft(number) for number in range(BILLS)}
        calls: list[tuple[str, Callable[[int], Any], range]] = [
            ("apply", lambda at: me.apply(drafts[at]), range(third, 2 * third)),
            ("apply, draft made and answer read", lambda at: me.apply(draft(at)).batch_number, range(2 * third, BILLS)),
            ("bills", lambda _: me.bills(), range(300)),
            ("bills, ids read", lambda _: [bill.bill_id for bill in me.bills().items], range(300)),
            ("bills, every field read", lambda _: look(me.bills()), range(300)),
        ]
        for name, operation, commands in [("apply, Rust", "apply", texts), ("bills, Rust", "bills", ["{}"] * 300)]:
            took = seconds(lambda _: me._native.seconds(operation, commands), range(1), time.thread_time)
            figures.note(name, took, len(commands))
        for name, call, numbers in calls:
            figures.note(name, seconds(call, numbers, time.thread_time), len(numbers))


def on_a_file(figures: Figures, folder: Path) -> None:
    for number in range(ROUNDS):
        me = opened(f"sqlite:{folder / f'desk-{number}.db'}")
        hand = ByHand(folder / f"hand-{number}.db")
        hand.feed(payments())
        half = 300
        # In turns, so that both meet the same disk.
        figures.note("apply, desk on a file", seconds(lambda at: me.apply(draft(at)).batch_number, range(half)), half)
        figures.note("apply, by hand", seconds(lambda at: hand.apply(f"PAY-{at:05}", NOW), range(half)), half)
        figures.note("bills, desk on a file", seconds(lambda _: look(me.bills()), range(300)), 300)
        figures.note("bills, by hand", seconds(lambda _: hand.bills("C-1", PAGE), range(300)), 300)


def main() -> None:
    figures = Figures()
    in_memory(figures)
    with tempfile.TemporaryDirectory() as folder:
        on_a_file(figures, Path(folder))
    print(f"Python {sys.version.split()[0]}, a page is {PAGE} bills, medians of {ROUNDS} rounds (least to most)\n")
    print("in memory, time of the processor")
    figures.show("apply, Rust", "apply", "apply, draft made and answer read")
    figures.show("bills, Rust", "bills", "bills, ids read", "bills, every field read")
    print(f"  the door adds to apply                       {figures['apply'] - figures['apply, Rust']:8.1f} µs")
    print(f"  the door adds to bills                       {figures['bills'] - figures['bills, Rust']:8.1f} µs")
    print("\non a file, synchronous=FULL, every field read")
    figures.show("apply, desk on a file", "apply, by hand", "bills, desk on a file", "bills, by hand")


if __name__ == "__main__":
    main()
