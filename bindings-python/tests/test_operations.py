"""Every operation is there, with the types that the contract has for it."""

from __future__ import annotations

import dataclasses
import enum
import inspect
import json
from pathlib import Path
from typing import Any, cast

import pytest
import contract
import fapiao
from fapiao import _native, aio

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/contract.schema.json").read_text("utf-8")
)
OPERATIONS = json.loads(_native.operations())
HANDLES: dict[str, tuple[type, type]] = {
    "public": (fapiao.Desk, aio.AsyncDesk),
    "customer": (fapiao.Customer, aio.AsyncCustomer),
    "staff": (fapiao.Staff, aio.AsyncStaff),
    "platform": (fapiao.Platform, aio.AsyncPlatform),
    "system": (fapiao.System, aio.AsyncSystem),
}
#: What handles have besides operations.
BESIDES = {
    "public": {"open", "open_on", "customer", "customer_by_reference", "staff", "platform", "system"}
    | {"policy", "now", "close"},
    "customer": set[str](),
    "staff": {"verify_all"},
    "platform": {"import_statement_from"},
    "system": {"deliver_due", "start_relay"},
}


def schema_of(reference: dict[str, str]) -> tuple[str, dict[str, Any]]:
    name = reference["$ref"].rsplit("/", 1)[1]
    return name, SCHEMA["$defs"][name]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation["name"])
def test_operation(operation: dict[str, Any]) -> None:
    told = next(one for one in SCHEMA["operations"] if one["name"] == operation["name"])
    handle, twin = HANDLES[operation["role"]]
    method = getattr(handle, operation["name"])
    parameters = set(inspect.signature(method).parameters) - {"self"}
    assert ("request_id" in parameters) == operation["takes_request_id"]
    _, command = schema_of(told["command"])
    fields = {name.rstrip("_") for name in parameters - {"request_id"}}
    assert fields == set(command.get("properties", {}))
    view, _ = schema_of(told["view"])
    assert contract.hints(method)["return"] is getattr(fapiao, view)
    assert method.__doc__
    same = getattr(twin, operation["name"])
    assert inspect.signature(same) == inspect.signature(method)
    assert inspect.iscoroutinefunction(same)


@pytest.mark.parametrize("role", HANDLES)
@pytest.mark.parametrize("which", [0, 1], ids=["sync", "async"])
def test_a_handle_has_no_operations_but_those_of_its_role(role: str, which: int) -> None:
    own = {operation["name"] for operation in OPERATIONS if operation["role"] == role}
    assert {name for name in dir(HANDLES[role][which]) if name[0] != "_"} == own | BESIDES[role]


def test_every_type_has_the_fields_of_the_contract() -> None:
    seen = 0
    for name, schema in SCHEMA["$defs"].items():
        kind: Any = getattr(fapiao, name, None)
        if isinstance(kind, enum.EnumMeta):
            seen += 1
            assert {choice["const"] for choice in schema["oneOf"]} == set(kind.__members__.values())
        elif dataclasses.is_dataclass(kind):
            seen += 1
            fields = {field.name.rstrip("_") for field in dataclasses.fields(kind)}
            assert fields == set(schema.get("properties", {})), name
            assert {name.rstrip("_") for name in contract.hints(cast(Any, kind))} == fields
    assert seen > 100
