"""What all value types are made of: reading them out of JSON, when they are looked at, and writing them."""

from __future__ import annotations

import base64
import datetime as _dt
import json
import operator
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

_T = TypeVar("_T")
_V = TypeVar("_V", bound="Value")

assign = object.__setattr__


class Value:
    """An immutable value of the contract.

    A value that comes from the desk is kept as it came until a field of it is read for the first time; then all its
    fields are there, and nobody can tell the difference.
    """

    # A value that is still to be read holds JSON text (an answer), or what the JSON of its surroundings has for it.
    __slots__ = ("_unread",)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Python comes here only for what is not set.
            try:
                unread = _unread(self)
            except AttributeError:
                unread = None
            if unread is not None:
                self._read(json.loads(unread) if isinstance(unread, bytes) else unread)
                assign(self, "_unread", None)
            # Else another thread has read it meanwhile, or there is no such attribute.
            return object.__getattribute__(self, name)

    def _read(self, found: dict[str, Any]) -> None:
        raise NotImplementedError


_unread = Value.__dict__["_unread"].__get__


def read(kind: type[_V], unread: Any) -> _V:
    """A value that is read when it is looked at."""
    value = kind.__new__(kind)
    assign(value, "_unread", unread)
    return value


class Page(Value, Generic[_T]):
    """A page of a list.

    `items` has the rows of this page; iterating goes on over all following pages, which are fetched when they are
    reached: `for bill in me.bills(): …`, or `async for` in `fapiao.aio`.
    """

    __slots__ = ("_following",)

    @property
    def _rows(self) -> tuple[_T, ...]:
        return cast(tuple[_T, ...], cast(Any, self).items)

    def _after(self) -> Callable[[], Page[_T]] | None:
        """What fetches the page after this one."""
        cursor: str | None = cast(Any, self).next
        following: Callable[[str], Page[_T]] | None = getattr(self, "_following", None)
        if cursor is None or following is None:
            return None
        return lambda: following(cursor)

    def __iter__(self) -> Iterator[_T]:
        page = self
        while True:
            yield from page._rows
            after = page._after()
            if after is None:
                return
            page = after()

    async def __aiter__(self) -> AsyncIterator[_T]:
        # Who comes here has it, and the others need not wait for it.
        import asyncio

        page = self
        while True:
            for row in page._rows:
                yield row
            after = page._after()
            if after is None:
                return
            page = await asyncio.to_thread(after)


def follow(page: Page[_T], following: Callable[[str], Page[_T]]) -> None:
    """Says how the page after this one is fetched."""
    assign(page, "_following", following)


# By type: the names of the fields in the contract, and what gets them all at once.
_shapes: dict[type[Value], tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]] = {}


def fields(value: Value) -> dict[str, Any]:
    """The JSON of a value: its fields by name. Absent and null mean the same."""
    kind = type(value)
    if kind not in _shapes:
        own: tuple[str, ...] = tuple(kind.__slots__)
        several = operator.attrgetter(*own) if len(own) > 1 else None
        names = tuple(name.removesuffix("_") for name in own)
        _shapes[kind] = names, several or (lambda value: tuple(getattr(value, name) for name in own))
    names, get = _shapes[kind]
    return dict(zip(names, get(value), strict=True))


def _plain(value: Any) -> Any:
    """What JSON has no word for."""
    if isinstance(value, Value):
        return fields(value)
    if isinstance(value, (_dt.datetime, _dt.date)):
        # A datetime without a zone is refused by the desk, by the path of its field.
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"the desk cannot be given a {type(value).__name__}")


#: The JSON text of anything that is sent to the desk.
write: Callable[[Any], str] = json.JSONEncoder(separators=(",", ":"), default=_plain).encode


def frozen_list(value: Value, *names: str) -> None:
    """Makes tuples of fields that were given as lists."""
    for name in names:
        given: Any = getattr(value, name)
        if type(given) is list:
            assign(value, name, tuple(cast(Sequence[Any], given)))


def yuan(amount_fen: int) -> Decimal:
    """Fen as yuan, exactly: `12345` is `Decimal("123.45")`."""
    return Decimal(amount_fen).scaleb(-2)


def instant(text: str) -> _dt.datetime:
    """An instant of the contract, in UTC."""
    return _dt.datetime.fromisoformat(text)


day = _dt.date.fromisoformat


def variant(found: Any) -> tuple[str, Any]:
    """Which of several things a value is, and what it says: `{"tag": …}`, or `"tag"` where it has nothing to say."""
    if isinstance(found, str):
        return found, {}
    ((tag, inner),) = found.items()
    return tag, inner
