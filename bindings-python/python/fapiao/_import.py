"""Bulk intake of statements (SPEC B11)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from . import _native
from ._base import read, write
from ._types import ImportOptions, ImportProgress, ImportReport, RejectedLine

#: Where a statement comes from: its bytes, the path of its file, a file open for reading bytes, or pieces of bytes.
StatementSource = bytes | str | os.PathLike[str] | IO[bytes] | Iterable[bytes]

_PIECE = 256 * 1024


def _pieces(source: StatementSource) -> Iterator[bytes]:
    if isinstance(source, (str, os.PathLike)):
        with open(source, "rb") as file:
            yield from _pieces(file)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        whole = memoryview(source)
        for start in range(0, len(whole), _PIECE):
            yield bytes(whole[start : start + _PIECE])
    elif (take := getattr(source, "read", None)) is not None:
        while piece := take(_PIECE):
            yield piece
    else:
        for piece in source:
            yield bytes(piece)


def take_in(
    handle: _native.Handle,
    source: StatementSource,
    options: ImportOptions,
    progress: Callable[[ImportProgress], bool | None] | None,
    rejected: Callable[[RejectedLine], None] | None,
) -> ImportReport:
    """Pushes the pieces of a statement. An exception of a callback, also KeyboardInterrupt, leaves what was committed."""
    native = handle.begin_import(write(options))

    def told(answer: str) -> tuple[dict[str, Any], bool]:
        found = json.loads(answer)
        if rejected is not None:
            for line in found["rejected"]:
                rejected(read(RejectedLine, line))
        go_on = True
        if progress is not None:
            go_on = progress(read(ImportProgress, found["progress"])) is not False
        return found, go_on

    for piece in _pieces(source):
        if not told(native.push(piece))[1]:
            return read(ImportReport, json.loads(native.stop()))
    while True:
        found, go_on = told(native.finish_step())
        if "report" in found:
            return read(ImportReport, found["report"])
        if not go_on:
            return read(ImportReport, json.loads(native.stop()))
