"""Every scenario, over memory, SQLite and a store written in Python; over PostgreSQL where there is a server."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import fapiao
from memory_store import MemoryStore
from runner import SCENARIOS, Run

SERVER = os.environ.get("FAPIAO_POSTGRES")
"""The address of a server; `cargo xtask test postgres` starts one."""


def address(place: str, tmp_path: Path) -> str:
    """Where nothing was kept before."""
    return {
        "memory": "memory:",
        "sqlite": f"sqlite:{tmp_path / 'desk.db'}",
        "postgres": f"{SERVER}?tenant={uuid.uuid4()}",
    }[place]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
@pytest.mark.parametrize("place", ["memory", "sqlite", "python", *(["postgres"] if SERVER else [])])
def test_scenario(path: Path, place: str, tmp_path: Path, untyped: dict[str, int]) -> None:
    store: MemoryStore | None = None
    opened: Callable[..., fapiao.Desk]
    if place == "python":
        own = store = MemoryStore()
        opened = lambda **how: fapiao.Desk.open_on(own, **how)
    else:
        url = address(place, tmp_path)
        opened = lambda **how: fapiao.Desk.open(url, **how)
    run = Run(json.loads(path.read_text("utf-8")), opened, store)
    with run.desk:
        run.run()
    untyped[f"{place} {path.stem}"] = run.untyped


def test_few_calls_are_made_without_types(untyped: dict[str, int]) -> None:
    if len(untyped) < 3 * len(SCENARIOS):
        pytest.skip("not every scenario ran")
    assert sum(untyped.values()) <= 3 * 30, untyped
