"""The ways out for mails, and sending them for as long as the desk is open."""

from __future__ import annotations

import atexit
import datetime as _dt
import json
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from . import _native
from ._base import read, write
from ._hosts import Host, HostError, host
from ._types import RelayStatus, RenderedMail, SmtpOptions

_MILLISECOND = _dt.timedelta(milliseconds=1)


class MailRefused(HostError):
    """What a mail transport raises when it knows why a mail was not taken.

    Anything else that it raises is tried again later, and only its class is kept.
    """

    def __init__(self, message: str, *, retry: bool = True) -> None:
        """The message has no personal data; without `retry` the mail is given up."""
        super().__init__(message)
        self.message = message
        self.retry = retry

    def told(self) -> dict[str, Any]:
        return {"message": self.message, "retry": self.retry}


#: Sends a mail, under an id that stays the same when it is tried again.
MailTransport = Callable[[str, RenderedMail], None]


def transport_host(transport: MailTransport) -> Host:
    if not callable(transport):
        # Else it would be found out mail by mail.
        raise TypeError(f"a mail transport can be called, and a {type(transport).__name__} cannot")

    def send(asked: Any) -> None:
        transport(asked["id"], read(RenderedMail, asked["mail"]))

    return host({"send": send})


class Smtp:
    """A mail server. It is a mail transport: `system.deliver_due(100, Smtp(options))`."""

    __slots__ = ("_native",)

    def __init__(self, options: SmtpOptions) -> None:
        """Makes ready to send; the server is first spoken to with the first mail.

        Raises:
            InvalidError: With every wrong option.
        """
        self._native = _native.Smtp(write(options))

    def check(self) -> None:
        """Speaks to the server, without a mail.

        Raises:
            MailRefused: It cannot be reached or does not let us in.
        """
        _refuse(self._native.check())

    def __call__(self, id: str, mail: RenderedMail) -> None:
        """Hands a mail over.

        Raises:
            MailRefused: The server did not take it.
        """
        _refuse(self._native.send(write({"id": id, "mail": mail})))


def _refuse(told: str) -> None:
    refusal: dict[str, Any] | None = json.loads(told)
    if refusal is not None:
        raise MailRefused(refusal["message"], retry=refusal["retry"])


class Relay:
    """Lets deadlines take effect and sends mails as they fall due, in a thread of its own (SPEC N2).

    It ends with `stop`, when the desk is closed, or with the interpreter; not when nobody holds it any more.
    """

    __slots__ = ("_native",)

    def __init__(self, native: _native.Relay) -> None:
        """Use `System.start_relay`."""
        self._native = native

    @property
    def status(self) -> RelayStatus:
        """What it has done so far."""
        return read(RelayStatus, json.loads(self._native.status()))

    def stop(self) -> RelayStatus:
        """Stops it when the mail that is being sent is sent, and tells what it has done. It may be stopped again."""
        return read(RelayStatus, json.loads(self._native.stop()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()


# Those that may be running: their threads call Python, which must still be there.
_started: list[Relay] = []


def start_relay(door: _native.Door, pause: _dt.timedelta, transport: MailTransport) -> Relay:
    millis = pause // _MILLISECOND
    # What is no pause is refused by the desk.
    relay = Relay(door.start_relay(millis if 0 < millis < 1 << 32 else 0, transport_host(transport)))
    _started[:] = [one for one in _started if one.status.running] + [relay]
    return relay


@atexit.register
def _stop_relays() -> None:
    for relay in _started:
        relay.stop()
