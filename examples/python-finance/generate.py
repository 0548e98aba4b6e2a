"""Makes a data file for `month_end.py`: a quarter of payments, and what became of them.

    python generate.py finance.db --bills 20000
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import fapiao

CHINA = dt.timezone(dt.timedelta(hours=8))
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
GOODS = [("云服务器", "0.06"), ("软件授权", "0.13"), ("机房租用", "0.09")]
#: The share of bills that a fapiao is asked for.
APPLIED = 0.1
NAMES = ["林小鱼", "王海", "陈思远", "赵明月", "黄一诺"]


def payments(bills: int, dice: random.Random) -> dict[dt.date, list[fapiao.PaymentFeed]]:
    """Payments by day."""
    days = [FIRST + dt.timedelta(days=day) for day in range((LAST - FIRST).days + 1)]
    made: dict[dt.date, list[fapiao.PaymentFeed]] = {day: [] for day in days}
    for number in range(bills):
        day = days[number * len(days) // bills]
        goods, rate = dice.choice(GOODS)
        at = dt.datetime.combine(day, dt.time(dice.randrange(8, 18), dice.randrange(60)), CHINA)
        made[day].append(
            fapiao.PaymentFeed(
                bill_id=f"PAY-{number:06}",
                order_number=f"SO-{number:06}",
                customer_reference=f"C-{dice.randrange(max(bills // 4, 1)):05}",
                status=fapiao.PaymentStatus.COMPLETED,
                description=goods,
                amount_fen=dice.randrange(1_000, 500_000),
                rate=Decimal(rate),
                paid_at=at,
                method=dice.choice(["wechat_pay", "alipay", "bank"]),
            )
        )
    return made


def draft(bill_id: str, dice: random.Random) -> fapiao.Draft:
    """An application, on paper or by e-mail."""
    name = dice.choice(NAMES)
    paper = dice.random() < 0.4
    return fapiao.Draft(
        bills=[bill_id],
        fapiao_type=fapiao.FapiaoType.NORMAL,
        medium=fapiao.Medium.PAPER if paper else fapiao.Medium.DIGITAL,
        buyer=fapiao.Buyer(kind=fapiao.BuyerKind.INDIVIDUAL, title=name),
        delivery=fapiao.Delivery(
            method="yunda", recipient=name, phone="13800138000", address="上海市浦东新区示例路 1 号"
        )
        if paper
        else fapiao.Delivery(method="email", emails=["customer@example.com"]),
    )


def numbers() -> Iterator[str]:
    """Fapiao numbers, as a tax bureau would give them."""
    number = 0
    while True:
        number += 1
        yield f"{number:020}"


def generate(path: Path, bills: int, seed: int = 1) -> None:
    """Writes the file."""
    dice = random.Random(seed)
    clock = fapiao.ManualClock(dt.datetime.combine(FIRST, dt.time(), CHINA))
    given = numbers()
    with fapiao.Desk.open(f"sqlite:{path}", clock=clock, seed=seed, policy="vianet21") as desk:
        platform, staff, system = desk.platform(), desk.staff("li"), desk.system()
        for day, paid in payments(bills, dice).items():
            clock.set(dt.datetime.combine(day, dt.time(19), CHINA))
            if paid:
                platform.feed(paid)
            for payment in paid:
                if dice.random() >= APPLIED:
                    continue
                me = desk.customer_by_reference(payment.customer_reference or "")
                me.apply(draft(payment.bill_id, dice))
            clock.set(dt.datetime.combine(day, dt.time(20), CHINA))
            work(staff, given, dice)
            system.run_deadlines()


def work(staff: fapiao.Staff, given: Iterator[str], dice: random.Random) -> None:
    """A day at the service centre: most of what waits is issued and sent, some is left."""
    for item in staff.queue():
        application = item.application
        forgotten = application.gross_fen % 20 == 0
        if forgotten or dice.random() < 0.3:
            continue
        for fapiao_id in application.fapiao_ids:
            planned = staff.read_fapiao(fapiao_id)
            paper = application.medium is fapiao.Medium.PAPER
            code = "031002600111" if paper else None
            number = next(given)[-8:] if paper else next(given)
            staff.issue(fapiao_id, fapiao.as_planned(planned, number, code=code))
    for item in staff.queue(stage=fapiao.QueueStage.TO_DELIVER):
        application = item.application
        # What is not mailed is for the courier sheet.
        if application.delivery.method == "yunda" and application.gross_fen % 5 and dice.random() < 0.5:
            staff.mail(application.batch_number, "韵达", waybill=f"YD{dice.randrange(10**12):012}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--bills", type=int, default=20_000)
    asked = parser.parse_args()
    generate(asked.file, asked.bills)
