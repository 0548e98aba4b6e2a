"""A store written in Python that fails: what comes of it at each method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import fapiao
from desks import draft, fed, how
from memory_store import MemoryStore


class FailingStore(MemoryStore):
    """A store one of whose methods ends otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.method = ""
        self.end: Any = None

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name.startswith("_") or name not in METHODS or self.method != name:
            return found
        end = self.end

        def failing(*arguments: Any) -> Any:
            if isinstance(end, BaseException) or isinstance(end, type):
                raise end
            return end

        return failing


#: What calls each method.
METHODS: dict[str, Callable[[fapiao.Desk], Any]] = {
    "load": lambda desk: desk.staff("li").read_bill("PAY-0"),
    "list": lambda desk: desk.staff("li").queue(),
    "history": lambda desk: desk.staff("li").history("bill", "PAY-0"),
    "commit": lambda desk: desk.customer_by_reference("C-1").apply(draft("PAY-1")),
    "lease": lambda desk: desk.system().deliver_due(10, lambda id, mail: None),
    "settle": lambda desk: desk.system().deliver_due(10, lambda id, mail: None),
    "mails": lambda desk: desk.staff("li").mails(),
}
KEY = fapiao.Key(kind="bill", id="PAY-9")


@pytest.fixture
def store() -> FailingStore:
    return FailingStore()


@pytest.fixture
def desk(store: FailingStore) -> fapiao.Desk:
    desk = fapiao.Desk.open_on(store, **how())
    me = fed(desk, 2)
    me.apply(draft("PAY-0"))
    return desk


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("end", "code"),
    [
        (fapiao.StoreUnavailable("no line"), "store_unavailable"),
        (fapiao.StoreCorrupt("half a row"), "store_damaged"),
        (ValueError("secret"), "store_unavailable"),
        (RecursionError, "store_unavailable"),
        (object(), "store_unavailable"),
        ("nonsense", "store_damaged"),
        ([fapiao.Text(zh="", en="")], "store_damaged"),
    ],
    ids=["unavailable", "corrupt", "raised", "recursion", "no JSON", "text", "another type"],
)
def test_what_a_store_may_end_with(
    desk: fapiao.Desk, store: FailingStore, method: str, end: Any, code: str
) -> None:
    before = store.content()
    store.method, store.end = method, end
    answers_nothing = method in ("commit", "settle")
    if answers_nothing and isinstance(end, (str, list)):
        METHODS[method](desk)  # what it answers is not looked at
        return
    if answers_nothing and type(end) is object:
        METHODS[method](desk)
        return
    with pytest.raises(fapiao.FapiaoError) as caught:
        METHODS[method](desk)
    assert caught.value.code == code
    raised = isinstance(end, ValueError) or end is RecursionError
    assert isinstance(caught.value.__cause__, (ValueError, RecursionError)) == raised
    assert "secret" not in str(caught.value) + repr(caught.value.details)
    store.method = ""
    if method != "settle":
        assert store.content() == before
    METHODS[method](desk)
    assert desk.staff("li").verify_all().sound


@pytest.mark.parametrize("method", METHODS)
def test_an_interrupt_goes_on(desk: fapiao.Desk, store: FailingStore, method: str) -> None:
    store.method, store.end = method, KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        METHODS[method](desk)
    store.method = ""
    METHODS[method](desk)


def test_conflicts_and_claims(desk: fapiao.Desk, store: FailingStore) -> None:
    store.method, store.end = "commit", fapiao.StoreConflict()
    with pytest.raises(fapiao.FapiaoError) as caught:
        METHODS["commit"](desk)
    assert caught.value.code == "busy" and caught.value.__cause__ is None
    store.end = fapiao.StoreTaken("order", KEY)
    with pytest.raises(fapiao.FapiaoError) as caught:
        METHODS["commit"](desk)
    assert caught.value.kind != "internal"
    store.method = ""
    METHODS["commit"](desk)


def test_a_store_must_have_every_method() -> None:
    class Half(fapiao.Store):
        def commit(self, batch: fapiao.Batch) -> None: ...

    with pytest.raises(TypeError, match="abstract"):
        Half()  # type: ignore[abstract]


def test_a_store_that_is_none(store: FailingStore) -> None:
    desk = fapiao.Desk.open_on(object())  # type: ignore[arg-type]
    with pytest.raises(fapiao.UnavailableError) as caught:
        desk.staff("li").queue()
    assert isinstance(caught.value.__cause__, AttributeError)


def test_a_store_that_calls_the_desk(store: FailingStore, desk: fapiao.Desk) -> None:
    inner = store.load

    def load(lookups: Any) -> Any:
        desk.support()
        return inner(lookups)

    store.load = load  # type: ignore[method-assign]
    assert desk.customer_by_reference("C-1").bill("PAY-0").bill_id == "PAY-0"


def test_the_cases_of_any_store() -> None:
    report = fapiao.check_store(MemoryStore())
    assert len(report.cases) > 10
    assert not [case for case in report.cases if not case.passed]


def test_the_cases_find_what_is_wrong() -> None:
    class Forgetful(MemoryStore):
        def commit(self, batch: fapiao.Batch) -> None:
            super().commit(replace(batch, claim=()))

    report = fapiao.check_store(Forgetful())
    wrong = [case for case in report.cases if not case.passed]
    assert wrong and all(case.message and case.about for case in wrong)
    assert len(wrong) < len(report.cases)
