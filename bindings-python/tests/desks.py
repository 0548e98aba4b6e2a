"""Desks for tests, with something on them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import fapiao

NOW = dt.datetime(2026, 3, 12, 2, 6, 33, tzinfo=dt.UTC)


def payment(number: int, **other: Any) -> fapiao.PaymentFeed:
    """A payment of customer C-1."""
    told: dict[str, Any] = {
        "bill_id": f"PAY-{number}",
        "order_number": f"SO-{number}",
        "customer_reference": "C-1",
        "status": fapiao.PaymentStatus.COMPLETED,
        "description": "云服务",
        "amount_fen": 128_000,
        "paid_at": NOW - dt.timedelta(hours=number + 1),
    }
    return fapiao.PaymentFeed(**told | other)


def how(**other: Any) -> dict[str, Any]:
    """How desks are opened in tests."""
    return {"clock": fapiao.ManualClock(NOW), "seed": 1, "cheap_passwords": True} | other


def fed(desk: fapiao.Desk, bills: int) -> fapiao.Customer:
    """Customer C-1 of a desk, with so many bills."""
    report = desk.platform().feed([payment(number) for number in range(bills)])
    assert report.accepted == bills
    return desk.customer_by_reference("C-1", email="lin@example.com", locale=fapiao.Locale.EN)


def opened(bills: int = 1, **other: Any) -> tuple[fapiao.Desk, fapiao.Customer]:
    """A desk in memory, and its customer with so many bills."""
    desk = fapiao.Desk.open("memory:", **how(**other))
    return desk, fed(desk, bills)


def draft(*bills: str) -> fapiao.Draft:
    """A draft that can be applied for."""
    return fapiao.Draft(
        bills=bills,
        fapiao_type=fapiao.FapiaoType.NORMAL,
        medium=fapiao.Medium.DIGITAL,
        buyer=fapiao.Buyer(kind=fapiao.BuyerKind.INDIVIDUAL, title="林小鱼"),
        delivery=fapiao.Delivery(method="email", emails=["lin@example.com"]),
    )
