"""Calling the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from . import _hosts, _native
from ._base import write
from ._types import Draft
from .errors import FapiaoError


class Caller:
    """Who calls: what every handle is made of."""

    __slots__ = ("_native",)

    def __init__(self, native: _native.Handle) -> None:
        self._native = native

    def _call(self, operation: str, command: Any, request_id: str | None = None) -> bytes:
        try:
            return self._native.call(operation, write(command), request_id)
        except FapiaoError as error:
            _hosts.explain(error)
            raise


def each(values: Any, one: Callable[[Any], Any]) -> Any:
    """The values, each as `one` writes it."""
    if isinstance(values, (list, tuple)):
        return [one(value) for value in cast(Sequence[Any], values)]
    return values


def draft_of(given: Any) -> Any:
    """A draft; the ids of bills are one."""
    if isinstance(given, (list, tuple)):
        return Draft(bills=cast(Sequence[str], given))
    return given
