"""Mails sent for as long as the desk is open, and the mail server."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import fapiao
from desks import draft, how, opened
from fapiao import aio

SOON = dt.timedelta(milliseconds=5)


def until(true: Callable[[], bool]) -> None:
    """Waits for what another thread does."""
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end, "it never happens"
        time.sleep(0.005)


@pytest.fixture
def server() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The mail server that the tests are run with: what it has told so far."""
    told = os.environ.get("FAPIAO_MAIL_SERVER")
    if told is None:
        pytest.skip("`cargo xtask test python` brings the mail server")
    yield lambda: [json.loads(line) for line in Path(told).read_text("utf-8").splitlines()]


def test_a_relay_sends_until_it_is_stopped() -> None:
    """N2"""
    desk, me = opened(2)
    me.apply(draft("PAY-0"))
    sent: list[str] = []
    with desk.system().start_relay(lambda id, mail: sent.append(mail.to), pause=SOON) as relay:
        until(lambda: relay.status.sent == 1)
        me.apply(draft("PAY-1"))
        until(lambda: relay.status.sent == 2)
        assert relay.status.running
    assert sent == ["lin@example.com"] * 2
    assert relay.stop() == fapiao.RelayStatus(running=False, sent=2, failed=0, given_up=0)


def test_what_a_transport_raises_ends_no_relay() -> None:
    desk, me = opened()
    me.apply(draft("PAY-0"))

    def fail(id: str, mail: fapiao.RenderedMail) -> None:
        raise ValueError("secret text")

    relay = desk.system().start_relay(fail, pause=SOON)
    until(lambda: relay.status.failed == 1)
    assert relay.status.running
    assert [mail.error for mail in desk.staff("li").mails()] == ["ValueError"]
    desk.close()
    until(lambda: not relay.status.running)
    with pytest.raises(fapiao.InvalidError) as closed:
        desk.system().start_relay(fail)
    assert closed.value.code == "desk_closed"


def test_a_transport_may_stop_its_relay() -> None:
    desk, me = opened()
    me.apply(draft("PAY-0"))
    started = threading.Event()
    relays: list[fapiao.Relay] = []

    def last(id: str, mail: fapiao.RenderedMail) -> None:
        started.wait()
        relays[0].stop()

    relays.append(desk.system().start_relay(last, pause=SOON))
    started.set()
    until(lambda: not relays[0].status.running)
    assert relays[0].status.sent == 1


@pytest.mark.parametrize("pause", [dt.timedelta(0), dt.timedelta(seconds=-1), dt.timedelta(days=50)])
def test_a_pause_is_a_pause(pause: dt.timedelta) -> None:
    desk, _ = opened()
    with pytest.raises(fapiao.InvalidError) as wrong:
        desk.system().start_relay(lambda id, mail: None, pause=pause)
    assert [(problem.path, problem.code) for problem in wrong.value.problems] == [("pause", "not_allowed")]


def test_a_transport_is_a_transport() -> None:
    desk, me = opened()
    me.apply(draft("PAY-0"))
    nothing: Any = None
    with pytest.raises(TypeError, match="NoneType"):
        desk.system().start_relay(nothing)
    with pytest.raises(TypeError, match="NoneType"):
        desk.system().deliver_due(10, nothing)
    assert [mail.attempts for mail in desk.staff("li").mails()] == [0]
    with pytest.raises(fapiao.InvalidError):
        fapiao.Smtp(nothing)


def test_a_program_ends_with_its_relay() -> None:
    program = """
import datetime as dt, fapiao
from desks import draft, opened
desk, me = opened()
me.apply(draft("PAY-0"))
desk.system().start_relay(lambda id, mail: print("sent", mail.to, flush=True), pause=dt.timedelta(milliseconds=1))
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        cwd=Path(__file__).parent,
        timeout=60,
        text=True,
        check=False,
    )
    # Its first look may come too late; whatever it does, the interpreter ends well.
    assert ended.returncode == 0 and not ended.stderr, ended.stderr
    assert ended.stdout in {"sent lin@example.com\n", ""}


def test_asyncio() -> None:
    async def main() -> None:
        async with await aio.AsyncDesk.open("memory:", **how()) as desk:
            sent: list[str] = []
            relay = await desk.system().start_relay(lambda id, mail: sent.append(id), pause=SOON)
            async with relay:
                assert relay.status.running
            assert not relay.status.running and not sent
            assert (await relay.stop()).sent == 0

    asyncio.run(main())


def test_every_wrong_option_is_told() -> None:
    with pytest.raises(fapiao.InvalidError) as wrong:
        fapiao.Smtp(
            fapiao.SmtpOptions(
                host=" ", from_address="nobody", username="desk", timeout_seconds=0, certificates="none"
            )
        )
    assert {problem.path for problem in wrong.value.problems} == {
        "host",
        "from_address",
        "password",
        "timeout_seconds",
        "certificates",
    }
    with pytest.raises(fapiao.InvalidError) as typed:
        fapiao.Smtp(fapiao.SmtpOptions(host="localhost", from_address="a@example.com", port=70_000))
    assert [problem.path for problem in typed.value.problems] == ["port"]


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    nobody = fapiao.Smtp(
        fapiao.SmtpOptions(
            host="127.0.0.1",
            port=port,
            security=fapiao.SmtpSecurity.NONE,
            from_address="desk@example.com",
        )
    )
    with pytest.raises(fapiao.MailRefused, match="connection") as refused:
        nobody.check()
    assert refused.value.retry
    desk, me = opened()
    me.apply(draft("PAY-0"))
    assert desk.system().deliver_due(10, nobody).failed == 1
    (mail,) = desk.staff("li").mails()
    assert mail.due is not None and mail.error is not None and "connection" in mail.error


def test_a_mail_server(server: Callable[[], list[dict[str, Any]]]) -> None:
    listening = server()[0]
    options = fapiao.SmtpOptions(
        host="localhost",
        port=listening["start_tls"],
        from_address="desk@seller.example",
        from_name="发票服务台",
        username="desk",
        password="a secret",
        certificates=listening["certificates"],
    )
    assert "secret" not in repr(options)
    smtp = fapiao.Smtp(options)
    smtp.check()
    desk, me = opened(2)
    me.apply(draft("PAY-0"))
    assert desk.system().deliver_due(10, smtp).sent == 1
    me.apply(draft("PAY-1"))
    with desk.system().start_relay(smtp, pause=SOON) as relay:
        until(lambda: relay.status.sent == 1)
    mails = server()[1:]
    assert [(mail["rcpt"], mail["tls"], mail["account"]) for mail in mails] == [("lin@example.com", True, "desk")] * 2
    assert all("发票服务台" in mail["headers"]["From"] for mail in mails)
