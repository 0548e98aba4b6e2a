"""From the JSON of the contract to values with types, and back, by the annotations alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import functools
import inspect
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import fapiao

Json = Any


class Untyped(Exception):
    """The types have no way to say this."""


@functools.cache
def hints(of: Any) -> dict[str, Any]:
    """The annotations of a class or function, resolved."""
    return typing.get_type_hints(of)


def typed(hint: Any, json: Json) -> Any:
    """What a value of this annotation is that has this JSON."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return json
    if origin in (types.UnionType, typing.Union):
        return one_of([argument for argument in arguments], json)
    if origin in (tuple, Sequence):
        return tuple(typed(arguments[0], item) for item in expect(json, list))
    if dataclasses.is_dataclass(hint):
        return value(typing.cast(type, hint), expect(json, dict))
    try:
        if issubclass(hint, enum.Enum):
            return hint(expect(json, str))
        if hint is dt.datetime:
            at = dt.datetime.fromisoformat(expect(json, str))
            if at.tzinfo is None:
                raise Untyped("an instant without a zone")
            return at
        if hint is dt.date:
            return dt.date.fromisoformat(expect(json, str))
        if hint is Decimal:
            return Decimal(expect(json, str))
    except (ValueError, InvalidOperation) as error:
        raise Untyped(str(error)) from None
    return expect(json, hint)


def expect(json: Json, kind: type) -> Any:
    if type(json) is not kind:
        raise Untyped(f"{json!r} is no {kind.__name__}")
    return json


def one_of(hints: list[Any], json: Json) -> Any:
    if json is None and type(None) in hints:
        return None
    if fapiao.PaymentFeed in hints:
        records = {hint.__name__.removesuffix("Feed").lower(): hint for hint in hints}
        if not isinstance(json, dict) or len(json) != 1 or next(iter(json)) not in records:
            raise Untyped("no record")
        ((tag, inner),) = json.items()
        return typed(records[tag], inner)
    if fapiao.Draft in hints and isinstance(json, dict):
        return typed(fapiao.Draft, json)
    rest = [hint for hint in hints if hint is not type(None)]
    return typed(rest[0], json)


def value(kind: type, json: Mapping[str, Json]) -> Any:
    """A value type from its fields."""
    known = hints(kind)
    fields = {field.name for field in dataclasses.fields(kind)}
    given = {}
    for name, inner in json.items():
        own = name if name in fields else f"{name}_"
        if own not in fields:
            raise Untyped(f"{kind.__name__} has no {name}")
        found = typed(known[own], inner)
        # Absent and null mean the same.
        if not (found is None and inner is None):
            given[own] = found
    try:
        return kind(**given)
    except TypeError as error:
        raise Untyped(str(error)) from None


def arguments(method: Callable[..., Any], command: Json) -> dict[str, Any]:
    """The arguments of a method that say the same as a command."""
    known = hints(method)
    parameters = inspect.signature(method).parameters
    given = {}
    for name, inner in expect(command, dict).items():
        own = name if name in parameters else f"{name}_"
        if own not in parameters or own == "request_id":
            raise Untyped(f"{method.__name__} has no {name}")
        given[own] = typed(known[own], inner)
    for name, parameter in parameters.items():
        if parameter.default is parameter.empty and given.get(name) is None:
            # What is missing in a command counts as empty.
            given[name] = empty(known[name])
    return given


def empty(hint: Any) -> Any:
    if hint is str:
        return ""
    if hint is int:
        return 0
    if dataclasses.is_dataclass(hint):
        return hint()  # type: ignore[operator]
    if typing.get_origin(hint) is Sequence:
        return ()
    if fapiao.Draft in typing.get_args(hint):
        return fapiao.Draft()
    raise Untyped(f"nothing is no {hint}")


def plain(found: Any) -> Json:
    """The JSON of a value."""
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        every = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
        return {name.rstrip("_"): plain(inner) for name, inner in every.items() if inner is not None}
    if isinstance(found, enum.Enum):
        return found.value
    if isinstance(found, dt.datetime):
        assert found.tzinfo is dt.UTC, found
        return found.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(found, dt.date):
        return found.isoformat()
    if isinstance(found, Decimal):
        return str(found)
    if isinstance(found, tuple):
        return [plain(inner) for inner in found]
    if isinstance(found, dict):
        return found
    assert found is None or type(found) in (str, int, bool), found
    return found


def refusal(error: fapiao.FapiaoError) -> Json:
    """The JSON of an error."""
    names = ["code", "kind", "field", "zh", "en", "advice_zh", "advice_en", "retry", "retry_at"]
    told = {name: plain(getattr(error, name)) for name in names}
    return told | {"problems": plain(error.problems), "details": error.details}
