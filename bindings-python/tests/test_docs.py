"""The code in docs/python.md runs, block after block."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs/python.md"


def test_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 7
    known: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), known)
    said = capsys.readouterr().out.splitlines()
    assert "PAY-1 1280.00 未申请" in said
    assert "1 on this page, 1 in all" in said or "0 on this page, 0 in all" in said
    assert "2026-03-13 02:00:00+00:00" in said
    assert any(line.startswith("buyer.tax_id ") for line in said), said
    assert any(line.startswith("lin@example.com") for line in said), said
