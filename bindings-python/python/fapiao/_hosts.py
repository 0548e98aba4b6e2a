"""Objects of yours that the desk calls: from methods and JSON to calls with types, and back."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any

from ._base import write
from .errors import FapiaoError

#: What the native part calls: a method and JSON in, whether it went well and JSON out.
Host = Callable[[str, str], tuple[bool, str]]


class HostError(Exception):
    """What an object of yours may raise for the desk to understand."""

    def told(self) -> dict[str, Any]:
        raise NotImplementedError


class _Raised(threading.local):
    """What was raised below the call that this thread is in."""

    last: BaseException | None = None


_raised = _Raised()


def host(methods: Mapping[str, Callable[[Any], Any]]) -> Host:
    """Makes a host of methods that take what JSON says."""

    def call(method: str, text: str) -> tuple[bool, str]:
        try:
            return True, write(methods[method](json.loads(text)))
        except HostError as error:
            return False, json.dumps(error.told())
        except BaseException as error:
            # The desk is told no more than the class, for the text may have personal data.
            _raised.last = error
            return False, type(error).__name__

    return call


def explain(error: FapiaoError) -> None:
    """Makes what an object of yours raised the cause of the error. An interrupt is raised instead of it."""
    raised, _raised.last = _raised.last, None
    if raised is None:
        return
    if not isinstance(raised, Exception):
        raise raised
    error.__cause__ = raised
