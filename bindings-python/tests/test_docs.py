"""The code in docs/python.md and README.md runs, block after block."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from desks import payment

import fapiao

ROOT = Path(__file__).resolve().parents[2]


def run(page: str, blocks: int, known: dict[str, Any]) -> None:
    found = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert len(found) == blocks
    for block in found:
        exec(compile(block, page, "exec"), known)


def test_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    run("docs/python.md", 8, {})
    said = capsys.readouterr().out.splitlines()
    assert "PAY-1 1280.00 未申请" in said
    assert "1 on this page, 1 in all" in said or "0 on this page, 0 in all" in said
    assert "2026-03-13 02:00:00+00:00" in said
    assert any(line.startswith("buyer.tax_id ") for line in said), said
    assert "sending True" in said
    assert any(line.startswith("lin@example.com") for line in said), said


def test_the_five_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with fapiao.Desk.open("sqlite:desk.db") as desk:
        desk.platform().feed([payment(number, customer_reference="cust-7") for number in (1, 2)])
        me = desk.customer_by_reference("cust-7")
        me.apply(
            fapiao.Draft(
                bills=["PAY-1"],
                fapiao_type=fapiao.FapiaoType.NORMAL,
                medium=fapiao.Medium.PAPER,
                buyer=fapiao.Buyer(kind=fapiao.BuyerKind.INDIVIDUAL, title="林小帆"),
                delivery=fapiao.Delivery(
                    method="yunda", recipient="林小帆", phone="021-55550188", address="上海市杨浦区示例路 88 号"
                ),
            )
        )
        run("README.md", 1, {"fapiao": fapiao})
        (said,) = capsys.readouterr().out.splitlines()
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", said)
        assert me.bill("PAY-2").label.zh == "未打印"
