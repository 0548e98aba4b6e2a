"""A desk in a Python program: threads, closing, errors, garbage, mails, channels."""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
import json
import pickle
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import fapiao
from desks import NOW, draft, fed, how, opened, payment
from fapiao import _native
from test_operations import HANDLES, OPERATIONS


def test_other_threads_run_while_calls_work() -> None:
    with fapiao.Desk.open("memory:") as desk:  # passwords cost what they cost
        fed(desk, 4)
        took: list[float] = []

        def register(number: int) -> None:
            begun = time.perf_counter()
            desk.register(
                order_number=f"SO-{number}",
                email=f"wang{number}@example.com",
                password="Harbour-Light-7",
                password_repeat="Harbour-Light-7",
            )
            took.append(time.perf_counter() - begun)

        threads = [threading.Thread(target=register, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        longest, last = 0.0, time.perf_counter()
        while any(thread.is_alive() for thread in threads):
            time.sleep(0.0002)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
        assert len(took) == 4
        assert longest < min(took) / 2, (longest, took)


def test_a_closed_desk_refuses() -> None:
    with fapiao.Desk.open("memory:", policy="vianet21", **how()) as desk:
        me, system = fed(desk, 30), desk.system()
        page = me.bills()
    for call in (
        me.bills,
        desk.support,
        lambda: desk.staff("li").queue(),
        lambda: list(page),
        lambda: desk.policy,
        lambda: desk.now,
        lambda: system.deliver_due(1, lambda id, mail: None),
    ):
        with pytest.raises(fapiao.FapiaoError) as caught:
            call()
        assert caught.value.code == "desk_closed"
    assert page.items[0].bill_id == "PAY-0"
    desk.close()


def test_pages_go_on_by_themselves() -> None:
    desk, me = opened(45)
    assert [bill.bill_id for bill in me.bills()] == [f"PAY-{number}" for number in range(45)]
    page = me.bills(limit=10)
    assert len(page.items) == 10 and len(list(page)) == 45
    assert len(list(me.bills(cursor=page.next, limit=10))) == 35
    assert [bill.bill_id for bill in me.bills(limit=2, min_fen=1, paid_from=dt.date(2026, 3, 12))] == [
        bill.bill_id for bill in me.bills() if bill.paid_on == dt.date(2026, 3, 12)
    ]
    assert len(list(desk.platform().orders("C-1"))) == 45
    assert list(me.fapiao()) == [] == list(me.requests())
    assert len(list(pickle.loads(pickle.dumps(page)))) == 10


def test_two_desks_on_one_file(tmp_path: Path) -> None:
    url = f"sqlite:{tmp_path / 'desk.db'}"
    clock = fapiao.ManualClock(NOW)
    with (
        fapiao.Desk.open(url, **how(clock=clock)) as one,
        fapiao.Desk.open(url, **how(clock=clock, seed=2)) as two,
    ):
        fed(one, 40)
        codes: list[str] = []

        def apply(desk: fapiao.Desk, number: int) -> None:
            try:
                me = desk.customer_by_reference("C-1", email="lin@example.com")
                codes.append(me.apply(draft(f"PAY-{number}")).status)
            except fapiao.FapiaoError as error:
                codes.append(error.code)

        for number in range(40):
            threads = [threading.Thread(target=apply, args=(desk, number)) for desk in (one, two)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert codes.count("submitted") == 40, codes
        assert len(set(codes)) == 2, codes
        clock.advance(dt.timedelta(days=1))
        assert one.now == two.now == NOW + dt.timedelta(days=1) == clock.now
        assert one.staff("li").verify_all().sound


def test_an_error_tells_everything() -> None:
    _, me = opened()
    with pytest.raises(fapiao.InvalidError) as caught:
        me.apply(fapiao.Draft(bills=["PAY-0"]))
    error = caught.value
    assert isinstance(error, fapiao.FapiaoError)
    assert (error.code, error.kind, error.retry) == ("invalid_input", "invalid", fapiao.Retry.NEVER)
    paths = [problem.path for problem in error.problems]
    assert {"fapiao_type", "medium", "delivery.method"} <= {path.removeprefix("draft.") for path in paths}
    assert all(f"{problem.path} {problem.en}" in str(error) for problem in error.problems)
    assert error.zh and error.advice_zh and error.advice_en and error.retry_at is None
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is fapiao.InvalidError and again.problems == error.problems
    with pytest.raises(fapiao.NotFoundError, match="^bill_not_found: "):
        me.bill("PAY-9")
    me.apply(draft("PAY-0"), request_id="r-1")
    with pytest.raises(fapiao.ConflictError):
        me.apply(draft("PAY-0", "PAY-1"), request_id="r-1")
    with pytest.raises(fapiao.RefusedError) as refused:
        me.apply(draft("PAY-0"))
    assert refused.value.details


def test_the_way_a_desk_is_opened() -> None:
    for options in (
        {"url": "nowhere:"},
        {"url": "memory:", "policy": "none"},
        {"url": "memory:", "policy": "default", "policy_file": "x.toml"},
        {"url": "memory:", "policy": 3},
        {"url": "memory:", "calendar": "no,calendar"},
        {"url": "memory:", "cheap_passwords": True},
        {"url": "memory:", "seed": -1},
        {"url": None},
    ):
        with pytest.raises(fapiao.FapiaoError):
            fapiao.Desk.open(**options)
    change = {"preset": "vianet21", "change": {"name": "mine"}}
    with fapiao.Desk.open("memory:", policy=change) as desk:
        assert desk.policy.name == "mine" and desk.policy.sellers
        with fapiao.Desk.open("memory:", policy=desk.policy) as same:
            assert same.policy == desk.policy
    with pytest.raises(fapiao.InvalidError):
        desk.staff(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        fapiao.ManualClock(dt.datetime(2026, 1, 1))
    with pytest.raises(ValueError):
        fapiao.ManualClock(dt.datetime(1969, 1, 1, tzinfo=dt.UTC))


GARBAGE: list[Any] = [
    None, True, 0, -1, 1.5, 10**40, float("nan"), float("inf"), "", "x", "\x00", "x" * 100_000,
    [], [None], ["x"], [[[]]], {}, {"": None}, {"x": {"x": []}}, [{"payment": 1}], {"bills": {}},
]  # fmt: skip


@pytest.fixture(scope="module")
def everybody() -> dict[str, Any]:
    desk, me = opened()
    return {
        "public": desk,
        "customer": me,
        "staff": desk.staff("li"),
        "platform": desk.platform(),
        "system": desk.system(),
    }


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation["name"])
def test_garbage(operation: dict[str, Any], everybody: dict[str, Any]) -> None:
    handle = everybody[operation["role"]]
    method = getattr(handle, operation["name"])
    names = [name for name in inspect.signature(method).parameters if name != "request_id"]
    for garbage in GARBAGE:
        # As every argument, as each alone, and as the whole command.
        for given in ([names] if names else []) + [[name] for name in names]:
            arguments: dict[str, Any] = dict.fromkeys(names, "x") | dict.fromkeys(given, garbage)
            refused_or_done(lambda: method(**arguments))
        for text in (json.dumps(garbage), f'{{"x": {json.dumps(garbage)}}}'):
            refused_or_done(lambda: handle._native.call(operation["name"], text))
    with pytest.raises(TypeError):
        method(no_such_argument=1)
    if names:
        with pytest.raises(TypeError):
            method(**dict.fromkeys(names, object()))
    assert everybody["staff"].verify_all().sound


def refused_or_done(call: Callable[[], Any]) -> None:
    try:
        call()
    except fapiao.FapiaoError as error:
        assert error.kind != "internal", error


def test_mails_go_out() -> None:
    desk, me = opened(3)
    for number in range(3):
        me.apply(draft(f"PAY-{number}"))
    ends: list[BaseException | None] = [
        None,
        fapiao.MailRefused("no such mailbox", retry=False),
        ValueError("secret text"),
    ]
    sent: list[str] = []

    def send(id: str, mail: fapiao.RenderedMail) -> None:
        assert mail.to == "lin@example.com" and mail.locale is fapiao.Locale.EN
        sent.append(id)
        end = ends.pop()
        if end is not None:
            raise end

    delivered = desk.system().deliver_due(10, send)
    assert delivered == fapiao.Delivered(sent=1, failed=1, given_up=1)
    mails = list(desk.staff("li").mails())
    assert {mail.error for mail in mails} == {None, "no such mailbox", "ValueError"}
    assert {mail.mail for mail in mails} == set(sent)


class Channel(fapiao.Channel):
    """A tax platform that says what it is told to say."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.calls: list[fapiao.ChannelCall] = []

    def issue(self, call: fapiao.ChannelCallIssue) -> fapiao.ChannelAnswer:
        self.calls.append(call)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer(call) if callable(self.answer) else self.answer  # type: ignore[no-any-return]

    def ask(self, call: fapiao.ChannelCallAsk) -> fapiao.ChannelAnswer:
        self.calls.append(call)
        return self.answer  # type: ignore[no-any-return]


def issued(call: fapiao.ChannelCallIssue) -> fapiao.IssuedDocument:
    return fapiao.as_planned(call.fapiao, "24312000000012345678")


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (issued, "live"),
        (fapiao.ChannelAnswerRefused(reason="not today"), "planned"),
        (fapiao.ChannelAnswerUnknown(), "unknown"),
        (ValueError("secret"), "unknown"),
        ("nonsense", "unknown"),
    ],
    ids=["issued", "refused", "unknown", "raised", "nonsense"],
)
def test_a_channel(answer: Any, status: str) -> None:
    channel = Channel(answer)
    desk, me = opened(channel=channel)
    planned = me.apply(draft("PAY-0")).fapiao_ids[0]
    li = desk.staff("li")
    seen = li.issue_through_channel(planned)
    assert seen.fapiao.status == status
    call = channel.calls[0]
    assert isinstance(call, fapiao.ChannelCallIssue) and call.fapiao.gross_fen == 128_000
    assert seen.refused == ("not today" if status == "planned" else None)
    if status == "unknown":
        channel.answer = issued(call)
        assert li.ask_channel(planned).fapiao.status == "live"
        asked = channel.calls[-1]
        assert isinstance(asked, fapiao.ChannelCallAsk) and asked.key == call.key


def test_a_whole_journey() -> None:
    desk, me = opened(2)
    prepared = me.prepare(["PAY-0"])
    assert not prepared.ready and prepared.gross_fen == 128_000 and prepared.gross == 1280
    application = me.apply(draft("PAY-0", "PAY-1"))
    li = desk.staff("li")
    assert [item.application.batch_number for item in li.queue()] == [application.batch_number]
    for number, id in enumerate(application.fapiao_ids):
        fapiao_view = li.read_fapiao(id)
        li.issue(id, fapiao.as_planned(fapiao_view, f"2431200000001234567{number}"))
    progress = me.progress(application.batch_number)
    assert progress.status is fapiao.ApplicationStatus.ISSUED
    assert {one.status for one in me.fapiao()} == {fapiao.FapiaoStatus.LIVE}
    assert desk.system().run_deadlines().more is False
    assert desk.staff("li").verify_all().sound


def test_a_panic_of_rust_is_an_error() -> None:
    # The library under test is built with the feature `test-panic`.
    door = _native.Door.open("{}", store=lambda method, text: (True, "panic"))
    with pytest.raises(fapiao.InternalError) as caught:
        door.handle('{"staff": "li"}').call("queue", "{}")
    assert caught.value.code == "internal"
    with pytest.raises(fapiao.InternalError):
        door.handle('{"staff": "li"}').call("queue", "{}")


def test_roles() -> None:
    assert set(HANDLES) == {operation["role"] for operation in OPERATIONS}
    desk, _ = opened()
    assert not hasattr(desk, "bills") and not hasattr(desk.platform(), "queue")
    with pytest.raises(fapiao.FapiaoError) as caught:
        desk.customer("no session").me()
    assert caught.value.code == "session_invalid"
    assert payment(1) == payment(1)


def test_mails_in_the_sellers_own_words() -> None:
    own = fapiao.MailText(
        mail=fapiao.Template.APPLICATION_RECEIVED,
        locale=fapiao.Locale.EN,
        subject="{batch_number} is with us",
        text="It comes to {amount}.",
        html="<b>{amount}</b>",
    )
    desk, me = opened(mail_texts=[own])
    me.apply(draft("PAY-0"))
    sent: list[fapiao.RenderedMail] = []
    desk.system().deliver_due(10, lambda id, mail: sent.append(mail))
    (mail,) = sent
    assert mail.subject.endswith("is with us") and mail.text.startswith("It comes to ")
    assert mail.html.startswith("<b>")
    with pytest.raises(fapiao.InvalidError) as wrong:
        opened(mail_texts=[dataclasses.replace(own, text="{nobody}"), own])
    assert [(problem.path, problem.code) for problem in wrong.value.problems] == [
        ("mail_texts[0].text", "not_allowed"),
        ("mail_texts[1].mail", "duplicate"),
    ]
