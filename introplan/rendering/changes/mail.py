"""Mail drafts as `.eml` files: the same bytes from the same release, ready to be looked through and sent."""

from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import NamedTuple

POLICY = SMTP.clone(raise_on_defect=True)


class Attached(NamedTuple):
    """A calendar to attach, and what the file is called."""

    name: str
    content: bytes


class Draft(NamedTuple):
    """What a mail says, to whom, and what comes with it. `identity` and `at` make its Message-ID and its date."""

    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    identity: str
    at: datetime
    text: str
    html: str


def draft(mail: Draft, attached: Iterable[Attached]) -> bytes:
    """A mail with calendars attached. Classic Outlook opens it as a draft to send, by `X-Unsent`."""
    message = _message(mail)
    for name, content in attached:
        message.add_attachment(
            content, maintype="text", subtype="calendar", filename=name, cte="base64", params={"charset": "utf-8"}
        )
    return _bytes(message, mail.identity)


def _message(mail: Draft) -> EmailMessage:
    message = EmailMessage(POLICY)
    message["From"] = _address(mail.sender)
    message["To"] = _address(mail.to)
    message["Subject"] = _one_line(mail.subject)
    message["Date"] = mail.at
    message["Message-ID"] = f"<{_hashed(mail.identity)}@{mail.sender[1].rpartition('@')[2]}>"
    message["X-Unsent"] = "1"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


def _bytes(message: EmailMessage, identity: str) -> bytes:
    """The message's bytes; each part that holds others is bounded by words that depend on the mail alone."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"={_hashed(f'{identity} {number}')}=")
    return message.as_bytes()


def _address(named: tuple[str, str]) -> Address:
    name, email = named
    return Address(_one_line(name), addr_spec=email)


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
