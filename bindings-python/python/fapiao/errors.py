"""Refusals: one family, a class for each kind."""

from __future__ import annotations

import datetime as _dt
import json
from typing import Any

from ._base import instant, read
from ._types import Problem, Retry

__all__ = [
    "ConflictError",
    "FapiaoError",
    "InternalError",
    "InvalidError",
    "NotFoundError",
    "RefusedError",
    "TakenError",
    "UnavailableError",
]


class FapiaoError(Exception):
    """Every refusal of the desk. Texts never carry passwords, tokens, full tax ids, phones or e-mails (SPEC E2).

    The codes, what they mean and what to do stand in the reference.
    """

    code: str
    """Stable code of the catalogue, such as `bill_not_found`."""
    kind: str
    """Sort of refusal: that of the class."""
    field: str | None
    """Path of the field, when one alone is meant."""
    zh: str
    """What happened, Chinese."""
    en: str
    """What happened, English."""
    advice_zh: str
    """What to do, Chinese."""
    advice_en: str
    """What to do, English."""
    retry: Retry
    """Whether doing the same again can help."""
    retry_at: _dt.datetime | None
    """From when on it can help, if that is known."""
    problems: tuple[Problem, ...]
    """Every wrong field."""
    details: dict[str, Any]
    """Facts of the refusal by name, such as `operation`, `allowed`."""

    def __init__(self, body: str) -> None:
        """Of the JSON of an error; the desk does this."""
        super().__init__(body)
        told = json.loads(body)
        self.code = told["code"]
        self.kind = told["kind"]
        self.field = told.get("field")
        self.zh = told["zh"]
        self.en = told["en"]
        self.advice_zh = told["advice_zh"]
        self.advice_en = told["advice_en"]
        self.retry = Retry(told["retry"])
        self.retry_at = instant(told["retry_at"]) if "retry_at" in told else None
        self.problems = tuple(read(Problem, problem) for problem in told.get("problems", ()))
        self.details = told.get("details", {})

    def __str__(self) -> str:
        wrong = "; ".join(f"{problem.path} {problem.en}" for problem in self.problems)
        return f"{self.code}: {self.en}" + (f": {wrong}" if wrong else "")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class InvalidError(FapiaoError):
    """The input is wrong; `problems` names every wrong field."""


class NotFoundError(FapiaoError):
    """There is no such thing, or it is not the caller's."""


class RefusedError(FapiaoError):
    """A rule forbids it now."""


class TakenError(FapiaoError):
    """Somebody else has it."""


class ConflictError(FapiaoError):
    """It was changed meanwhile, or a request id was used for something else."""


class UnavailableError(FapiaoError):
    """Something outside does not answer. What an object of yours raised is its `__cause__`."""


class InternalError(FapiaoError):
    """The desk's own fault."""
