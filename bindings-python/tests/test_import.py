"""Bulk intake of statements (SPEC B11)."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

import fapiao
import fapiao.aio

FEEDS = Path(__file__).parents[2] / "tests/vectors/feeds"
HEADER = "交易时间,微信订单号,商户订单号,交易状态,货币种类,应结订单金额,代金券金额,商品名称,订单金额\n"


def bill(rows: int) -> bytes:
    """A WeChat Pay bill, one line of which is broken."""
    lines = [
        f"`2026-03-12 10:06:33,`4200{row:08},`SO{row:08},`SUCCESS,`CNY,`1.00,`0.00,`茶,`{'x' if row == 7 else '1.00'}\n"
        for row in range(rows)
    ]
    return (HEADER + "".join(lines) + f"总交易单数,应结订单总金额\n`{rows - 1},`{rows - 1}.00\n").encode()


@pytest.mark.parametrize(
    ("name", "payments"), [("wechat_trade_all.csv.gz", 5), ("alipay_business_detail.csv.zip", 3)]
)
def test_packed_statements_from_every_source(name: str, payments: int) -> None:
    platform = fapiao.Desk.open("memory:").platform()
    path = FEEDS / name
    whole = path.read_bytes()
    told: list[fapiao.ImportProgress] = []
    first = platform.import_statement_from(path, progress=lambda now: told.append(now))
    assert first.finished and first.complete and first.totals_match and first.payments == payments
    assert first.feed.accepted == first.payments + first.refunds
    assert told[-1].records == first.feed.accepted and told[-1].bytes == len(whole)
    sources: list[fapiao.StatementSource] = [str(path), whole, io.BytesIO(whole), [whole[:99], whole[99:]]]
    for source in sources:
        again = platform.import_statement_from(source)
        assert again.feed.accepted == 0 and again.feed.unchanged == first.feed.accepted


def test_a_stopped_intake_goes_on_when_it_is_run_again() -> None:
    platform = fapiao.Desk.open("memory:").platform()
    file = bill(6000)
    stopped = platform.import_statement_from(io.BytesIO(file), progress=lambda now: now.records < 1000)
    assert not stopped.finished and 1000 <= stopped.feed.accepted < 5999
    interrupted = iter([True, True])

    def interrupt(now: fapiao.ImportProgress) -> bool:
        if next(interrupted, False) is False:
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        platform.import_statement_from(io.BytesIO(file), progress=interrupt)
    lines: list[fapiao.RejectedLine] = []
    whole = platform.import_statement_from(file, rejected=lines.append)
    assert whole.finished and whole.feed.unchanged >= stopped.feed.accepted
    assert whole.feed.accepted + whole.feed.unchanged == 5999
    assert [(line.line, line.column, line.reason) for line in lines] == [(9, "订单金额", "bad_amount")]
    assert list(whole.rejected) == lines


def test_a_column_map() -> None:
    platform = fapiao.Desk.open("memory:").platform()
    columns = fapiao.ColumnMap(
        payment_id="id", order_number="order", amount="yuan", paid_at="at", description_text="茶", method="bank_transfer"
    )
    file = b"id,order,yuan,at\nP1,S1,1.00,2026-03-12 10:06:33\n"
    assert platform.import_statement_from(file, columns=columns).new_bills.count == 1
    with pytest.raises(fapiao.FapiaoError) as caught:
        platform.import_statement_from(file, columns=fapiao.ColumnMap(payment_id="id"))
    assert caught.value.code == "invalid_input"
    with pytest.raises(fapiao.FapiaoError) as caught:
        platform.import_statement_from(b"No Bill Exist")
    assert caught.value.code == "not_a_statement"


def test_asyncio_goes_on_meanwhile_and_can_cancel() -> None:
    async def run() -> None:
        async with await fapiao.aio.AsyncDesk.open("memory:") as desk:
            task = asyncio.create_task(desk.platform().import_statement_from(bill(20_000)))
            ticks = 0
            while ticks < 3:
                await asyncio.sleep(0.01)
                ticks += 1
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            whole = await desk.platform().import_statement_from(bill(2000))
            assert whole.feed.accepted + whole.feed.unchanged == 1999

    asyncio.run(run())
