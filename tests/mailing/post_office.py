"""A mail server in this process: it keeps what it is given, and breaks off or refuses where a test says so."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from threading import Thread
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

Act = Callable[["PostOffice"], str | None]
"""What happens at a phase: an answer, or nothing when all goes on as usual."""

AUTHORITY = trustme.CA()
OTHER_AUTHORITY = trustme.CA()


def certificate(*names: str, **how: Any) -> SSLContext:
    """What a server shows that is called so, signed by an authority of the tests' own."""
    context = SSLContext(PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert(*names, **how).configure_cert(context)
    return context


def authority(of: trustme.CA = AUTHORITY) -> bytes:
    return of.cert_pem.bytes()


class PostOffice:
    """The mails that have been taken, by recipient, in order; `at` has what happens at a phase, the first time."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.at: dict[str, list[Act | None]] = {}
        self.logins: list[tuple[str, bytes]] = []
        self.server: SMTP | None = None

    def times(self) -> Counter[str]:
        return Counter(recipient for recipient, _mail in self.taken)

    def break_off(self) -> None:
        assert self.server is not None
        assert self.server.transport is not None
        self.server.transport.abort()

    def _act(self, phase: str) -> str | None:
        acts = self.at.get(phase, [])
        act = acts.pop(0) if acts else None
        return act(self) if act else None

    async def handle_MAIL(  # noqa: N802 - as the server calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        self.server = server
        if answer := self._act("MAIL"):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - as above
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if answer := self._act(f"RCPT {address}") or self._act("RCPT"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        if (answer := self._act("dot")) is not None:
            return answer
        assert isinstance(envelope.original_content, bytes)
        self.taken += [(recipient, envelope.original_content) for recipient in envelope.rcpt_tos]
        return self._act("taken") or "250 OK"

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((mechanism, data.login + b" " + data.password))
        return AuthResult(success=data.password == "lösen å".encode(), handled=False)


class Desk(SMTP):
    """The server that an office is behind."""

    office: PostOffice

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - as above
        self.office.server = self
        answer = self.office._act("DATA")
        if answer == "half":
            await self.push("354 go on")
            await self._reader.read(10)  # type: ignore[union-attr]
            self.office.break_off()
        elif answer:
            await self.push(answer)
        else:
            await super().smtp_DATA(arg)


@contextmanager
def open_office(*, tls: SSLContext | None = None, **how: Any) -> Iterator[tuple[PostOffice, int]]:
    """An office that is open, and the port it is at. `tls` is for connections that begin with it."""
    office, loop = PostOffice(), asyncio.new_event_loop()

    def desk() -> Desk:
        opened = Desk(office, hostname="kontoret", loop=loop, authenticator=office.authenticate, **how)
        opened.office = office
        return opened

    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(loop.create_server(desk, "127.0.0.1", 0, ssl=tls), loop).result()
    try:
        yield office, server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


def breaks_off(office: PostOffice) -> str:
    office.break_off()
    return "250 nobody hears this"
