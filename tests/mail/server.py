"""A mail server on loopback for the tests of the relay, which misbehaves as the address says.

Prints one line of JSON with its ports and its certificate, then one line for each mail that it has taken, until its input
ends. It knows the account `desk` with the password `a secret`. Its certificate is for `localhost` and for what it is called with.
"""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
import ssl
import sys
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

met: set[str] = set()


def first(address: str) -> bool:
    """Whether it is asked for the first time."""
    known = address in met
    met.add(address)
    return not known


def say(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


class Handler:
    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        match address.split("@")[0]:
            case "gone":
                return f"550 5.1.1 <{address}> is nobody here"
            case "later" if first(address):
                return "451 4.3.0 later"
            case "slow" if first(address):
                await asyncio.sleep(4)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        (to,) = envelope.rcpt_tos
        name = to.split("@")[0]
        if name == "cut" and first(to):
            server.transport.abort()
            return "250 OK"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        say(
            {
                "rcpt": to,
                "from": envelope.mail_from,
                "tls": server.transport.get_extra_info("ssl_object") is not None,
                "account": session.authenticated and session.auth_data,
                "headers": {key: str(value) for key, value in message.items()},
                "parts": [(part.get_content_type(), part.get_content()) for part in message.walk() if not part.is_multipart()],
                "lines": max(map(len, envelope.content.splitlines())),
            }
        )
        if name == "taken" and first(to):
            # It has the mail, and nobody learns of it.
            server.transport.abort()
        return "250 OK"


def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"desk", b"a secret")
    return AuthResult(success=good, handled=False, auth_data="desk" if good else None)


async def main() -> None:
    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost", *sys.argv[1:]).configure_cert(context)
    loop = asyncio.get_running_loop()

    async def listen(tls: bool, **options: Any) -> int:
        def protocol() -> SMTP:
            return SMTP(Handler(), hostname="localhost", timeout=30, **options)

        server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=context if tls else None)
        port: int = server.sockets[0].getsockname()[1]
        return port

    signed_in = {"authenticator": authenticate, "auth_required": True}
    say(
        {
            "start_tls": await listen(False, tls_context=context, require_starttls=True, **signed_in),
            "tls": await listen(True, auth_require_tls=False, **signed_in),
            "none": await listen(False),
            "certificates": authority.cert_pem.bytes().decode(),
        }
    )
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
