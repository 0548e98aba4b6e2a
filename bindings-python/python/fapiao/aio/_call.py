"""Calling the desk from an event loop."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Generic, TypeVar

from .._call import Caller

_C = TypeVar("_C", bound=Caller)
_T = TypeVar("_T")


async def run(threads: Executor, work: Callable[[], _T]) -> _T:
    """Works in a thread, in the context of the task."""
    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(threads, context.run, work)


class AsyncCaller(Generic[_C]):
    """Who calls: what every handle is made of."""

    __slots__ = ("_caller", "_threads")

    def __init__(self, caller: _C, threads: Executor) -> None:
        self._caller = caller
        self._threads = threads

    async def _run(self, work: Callable[[], _T]) -> _T:
        return await run(self._threads, work)
