"""The conversation with a mail server, step by step: the one module that calls another computer.

Every step is taken by itself, so that it is known what a broken connection means: before the text of a letter has been
handed over nobody has it, and after that nobody knows. Certificates are checked, always. Timeouts are those of
RFC 5321, 4.5.3.2: whoever waits less for the last answer makes doubles.
"""

import re
import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from typing import Literal, NamedTuple

from introplan.diagnostics import Message, _
from introplan.mailing.settings import TLS_AT_ONCE, MailSettings
from introplan.workspace.faults import WorldError, reason_of

TO_CONNECT, TO_ANSWER, TO_TAKE = 30.0, 300.0, 600.0
"""Seconds to wait: for the connection, for an answer, and for the one after the last dot."""
MOST_WORDS = 200
UNKNOWN_AUTHORITY, EXPIRED, OTHER_NAME = (18, 19, 20, 21), 10, (62, 64)
"""What OpenSSL calls it."""
GOES_AWAY, GO_AHEAD, MORE = 421, 354, 334
TOO_LARGE = 552
BROKEN = (OSError, smtplib.SMTPServerDisconnected)

OF_EXCHANGE = _(
    "in Exchange Online a mailbox logs in by password only where IT has turned on SMTP AUTH for it; ask for that, or "
    "for a `token_command`"
)


class ServerError(WorldError):
    """Nothing can be handed to the server, whoever it is for."""


class LostError(Exception):
    """The connection broke. With `handed`, nobody knows whether the server has the letter."""

    def __init__(self, *, handed: bool) -> None:
        super().__init__()
        self.handed = handed


class Login(NamedTuple):
    """Who logs in, by a password or by a token."""

    user: str
    secret: str
    is_token: bool = False


class Envelope(NamedTuple):
    """Who hands a letter over, and to whom."""

    sender: str
    recipient: str


class ServerAnswer(NamedTuple):
    """What came of a letter, and what the server said; nothing when it is larger than the `limit`.

    `for_all` is an answer to the address, and so to whatever else goes there.
    """

    state: Literal["sent", "refused", "later"]
    words: str
    limit: int = 0
    for_all: bool = False


class Conversation:
    """A connection to the server, ready for letters. Raises ServerError for what no letter gets past."""

    def __init__(self, settings: MailSettings, login: Login | None = None, ca: bytes | None = None) -> None:
        self.settings = settings
        self._is_idle = False
        self._server = self._connected(ca)
        try:
            self._greet()
            if not isinstance(self._server, smtplib.SMTP_SSL):
                self._encrypt(ca)
            if login:
                self._log_in(login)
            self._is_idle = True
        except BROKEN as fault:
            self.close()
            raise self._refused(fault) from fault
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End it; in the middle of something without a word, since no answer would come."""
        if self._is_idle:
            with suppress(*BROKEN):
                self._server.docmd("QUIT")
        self._server.close()

    def hand_over(self, envelope: Envelope, letter: bytes, handing: Callable[[], None]) -> ServerAnswer:
        """Hand a letter over; `handing` is called when the server has asked for it, before it gets any of it.

        Raises LostError, and ServerError when the sender is refused, and so would be for every letter.
        """
        if (limit := self.size) and len(letter) > limit:
            return ServerAnswer("refused", "", limit)
        self._is_idle = False
        answer = self._handed_over(envelope, letter, handing)
        self._is_idle = True
        return answer

    def _handed_over(self, envelope: Envelope, letter: bytes, handing: Callable[[], None]) -> ServerAnswer:
        try:
            refused = self._announce(envelope, len(letter))
            if refused:
                self._server.docmd("RSET")
        except BROKEN as fault:
            raise LostError(handed=False) from fault
        if refused:
            return refused
        handing()
        try:
            self._server.send(_with_dots(letter))
        except BROKEN as fault:  # without its last dot no server keeps it
            raise LostError(handed=False) from fault
        try:
            self._server.send(b".\r\n")
            return self._answer(*self._patiently(TO_TAKE, self._server.getreply))
        except BROKEN as fault:
            raise LostError(handed=True) from fault

    @property
    def size(self) -> int:
        """The largest letter that the server takes; 0 when it does not say."""
        told = self._server.esmtp_features.get("size", "")
        return int(told) if told.isascii() and told.isdigit() else 0

    def _announce(self, envelope: Envelope, size: int) -> ServerAnswer | None:
        """From whom, to whom, and that the text is to follow; None when the server waits for it."""
        options = [f"SIZE={size}"] if self._server.has_extn("size") else []
        code, words = self._server.mail(envelope.sender, options)
        if code // 100 == 5 and code != TOO_LARGE:
            raise ServerError(
                Message(
                    _("the server does not take letters from {sender}: {words}"),
                    {"sender": envelope.sender, "words": _said(code, words)},
                ),
                Message(_("ask IT who may be the sender, and whether one has to log in; `from` and `user` say it")),
            )
        for_all = code // 100 == 2
        if for_all:
            code, words = self._server.rcpt(envelope.recipient)
        if code // 100 == 2:
            code, words = self._server.docmd("DATA")
            for_all = False
        if code == GOES_AWAY:
            raise smtplib.SMTPServerDisconnected(_said(code, words))
        return None if code == GO_AHEAD else self._answer(code, words)._replace(for_all=for_all)

    def _connected(self, ca: bytes | None) -> smtplib.SMTP:
        settings, name = self.settings, _own_name()
        try:
            if self._is_tls_at_once:
                context = _context(ca)
                server: smtplib.SMTP = smtplib.SMTP_SSL(
                    settings.server, settings.port, name, timeout=TO_CONNECT, context=context
                )
            else:
                server = smtplib.SMTP(settings.server, settings.port, name, timeout=TO_CONNECT)
        except smtplib.SMTPConnectError as fault:
            words = _said(fault.smtp_code, fault.smtp_error)
            raise self._no(_("the server turns us away: {words}"), words=words) from fault
        except (*BROKEN, UnicodeError) as fault:
            raise self._refused(fault) from fault
        if server.sock:
            server.sock.settimeout(TO_ANSWER)
        return server

    @property
    def _is_tls_at_once(self) -> bool:
        settings = self.settings
        return settings.encryption == "tls" or (settings.encryption is None and settings.port == TLS_AT_ONCE)

    def _greet(self) -> None:
        code, words = self._server.ehlo()
        if code // 100 != 2:
            raise self._no(_("the server turns us away: {words}"), words=_said(code, words))

    def _encrypt(self, ca: bytes | None) -> None:
        settings = self.settings
        offered = self._server.has_extn("starttls")
        if settings.encryption == "none" and not settings.is_here:
            raise ServerError(
                Message(_("only this computer itself may be talked to without encryption")),
                Message(_("remove `encryption` from mail.yaml, and ask IT for a port with STARTTLS or TLS")),
            )
        if settings.encryption == "none" or (settings.is_here and settings.encryption is None and not offered):
            return
        if not offered:
            raise ServerError(
                Message(_("{server} does not offer encryption on port {port}, so nothing is sent"), self._values),
                Message(_("ask IT for a port with STARTTLS, usually 587, or with TLS, usually 465")),
            )
        try:
            self._server.starttls(context=_context(ca))
        except smtplib.SMTPResponseException as fault:
            raise self._no(
                _("the server does not begin to encrypt: {words}"), words=_said(fault.smtp_code, fault.smtp_error)
            ) from fault
        self._greet()

    def _log_in(self, login: Login) -> None:
        """Raise ServerError when the server does not take the login. What is secret stands in no message."""
        offered = self._server.esmtp_features.get("auth", "").upper().split()
        if login.is_token:
            bearer = f"user={login.user}\1auth=Bearer {login.secret}\1\1"
            code, words = self._server.docmd("AUTH", f"XOAUTH2 {_base64(bearer)}")
            if code == MORE:  # what is wrong stands in an answer in code; this one says it in words
                code, words = self._server.docmd("")
        elif "PLAIN" in offered:  # RFC 4616: in UTF-8, which the library does not write
            code, words = self._server.docmd("AUTH", f"PLAIN {_base64(chr(0).join(('', *login[:2])))}")
        elif "LOGIN" in offered:
            code, words = self._server.docmd("AUTH", "LOGIN")
            for each in (login.user, login.secret):
                if code == MORE:
                    code, words = self._server.docmd(_base64(each))
        else:
            raise ServerError(
                Message(_("{server} does not let anybody log in by password on port {port}"), self._values),
                Message(OF_EXCHANGE if "XOAUTH2" in offered else _("ask IT how one logs in; without, remove `user`")),
            )
        if code // 100 != 2:
            is_exchange = b"5.7.139" in words or self.settings.server.lower().endswith("office365.com")
            way_out = _("see that name and password are right; ask IT whether that mailbox may send this way")
            raise ServerError(
                Message(
                    _("{server} does not let {user} log in: {words}"),
                    {**self._values, "user": login.user, "words": _said(code, words)},
                ),
                Message(OF_EXCHANGE if is_exchange else way_out),
            )

    def _patiently(self, seconds: float, work: Callable[[], tuple[int, bytes]]) -> tuple[int, bytes]:
        """What the work gives, which may take so long."""
        if self._server.sock:
            self._server.sock.settimeout(seconds)
        answer = work()
        if self._server.sock:
            self._server.sock.settimeout(TO_ANSWER)
        return answer

    def _answer(self, code: int, words: bytes) -> ServerAnswer:
        state: Literal["sent", "refused", "later"] = (
            "sent" if code // 100 == 2 else "refused" if code // 100 == 5 else "later"
        )
        return ServerAnswer(state, _said(code, words))

    @property
    def _values(self) -> dict[str, object]:
        return {"server": self.settings.server, "port": self.settings.port}

    def _no(self, template: str, **values: object) -> ServerError:
        return ServerError(Message(template, {**self._values, **values}), Message(_("try again later, or ask IT")))

    def _refused(self, fault: Exception) -> ServerError:
        """Why there is no conversation, in words of ours."""
        if isinstance(fault, smtplib.SMTPServerDisconnected) and isinstance(fault.__context__, TimeoutError):
            fault = fault.__context__  # which the library says in words alone
        template, way_out = _why(fault)
        said = getattr(fault, "verify_message", "") or (reason_of(fault) if isinstance(fault, OSError) else "")
        values = {**self._values, "reason": said}
        return ServerError(Message(template, values), Message(way_out, values))


def _why(fault: Exception) -> tuple[str, str]:
    """A template for what the matter is, and for the way out."""
    ask = _("see that `server` and `port` in mail.yaml are right, and ask IT whether this computer may reach them")
    match fault:
        case ssl.SSLCertVerificationError(verify_code=code) if code in UNKNOWN_AUTHORITY:
            return (
                _("nobody this computer knows vouches for the certificate of {server}, so nothing is sent"),
                _("ask IT for the certificate of their authority, save it, and write its name at `ca` in mail.yaml"),
            )
        case ssl.SSLCertVerificationError(verify_code=code) if code == EXPIRED:
            return (
                _("the certificate of {server} has expired, so nothing is sent"),
                _("tell IT; and see that the clock of this computer is right"),
            )
        case ssl.SSLCertVerificationError(verify_code=code) if code in OTHER_NAME:
            return (
                _("the certificate is not for {server}, so nothing is sent"),
                _("ask IT for the name that the server's certificate has, and write it at `server` in mail.yaml"),
            )
        case ssl.SSLCertVerificationError():
            return (
                _("the certificate of {server} does not hold, so nothing is sent: {reason}"),
                _("tell IT what it says"),
            )
        case ssl.SSLError():
            return (
                _("{server} does not encrypt on port {port} as expected"),
                _("port 465 is for `encryption: tls`, 587 and 25 for `encryption: starttls`; ask IT which it is"),
            )
        case socket.gaierror() | UnicodeError():
            return _("there is no server {server}, or this computer is not on the network"), ask
        case ConnectionRefusedError():
            return _("{server} takes no letters on port {port}"), ask
        case TimeoutError():
            return _("{server} does not answer on port {port}"), ask
        case smtplib.SMTPServerDisconnected():
            return _("{server} broke off the connection"), _("try again later, or ask IT")
    return _("{server} cannot be reached on port {port}: {reason}"), ask


def _context(ca: bytes | None) -> ssl.SSLContext:
    """Certificates are checked, by the computer's own authorities or by the one that is given.

    Raises ServerError for a file that is no certificate.
    """
    if ca is None:
        return ssl.create_default_context()
    try:
        context = ssl.create_default_context(cadata=ca.decode("ascii") if ca.lstrip().startswith(b"-----") else ca)
    except (ssl.SSLError, ValueError) as fault:
        raise ServerError(
            Message(_("the file at `ca` in mail.yaml holds no certificate")),
            Message(_("ask IT for it as a file that begins with `-----BEGIN CERTIFICATE-----`")),
        ) from fault
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # authorities of one's own often lack a key identifier
    return context


def _own_name() -> str:
    """What this computer calls itself; a name that no server can be told is left out."""
    name = socket.getfqdn()
    return name if re.fullmatch(r"[A-Za-z0-9.-]+", name) else "localhost"


def _with_dots(letter: bytes) -> bytes:
    """The text as it travels: lines end as they do in mail, and none is the dot that ends it all (RFC 5321, 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", letter)
    return re.sub(rb"(?m)^\.", b"..", lines if lines.endswith(b"\r\n") else lines + b"\r\n")


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")


def _said(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(f"{code} {text}".split())[:MOST_WORDS]
