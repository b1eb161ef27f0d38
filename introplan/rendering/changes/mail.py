"""Mails: drafts as `.eml` files, to be looked through and sent by hand, and letters that `send` hands to a server.

What a mail's own header says is written here, and not by the library: its bytes differ between versions of Python,
and the older ones lose spaces between long words.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from typing import NamedTuple

from markupsafe import escape

from introplan.model.addresses import mail_address

POLICY = SMTP.clone(raise_on_defect=True)


class Attached(NamedTuple):
    """A calendar or a PDF to attach, and what the file is called."""

    name: str
    content: bytes


OF_A_DRAFT = ("X-Unsent: 1",)
"""By which classic Outlook opens a file as a mail that has not been sent."""
OF_A_LETTER = ("Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: OOF, AutoReply")
"""So that nobody's absence is answered with (RFC 3834; MS-OXCMAIL 2.1.3.2.20); faults in delivery still are."""


NEW_LINE, BREAK = "\n", "<br>\n"
ADDRESS = re.compile(r"""(https?://[^\s<>"']*[^\s<>"'.,;:!?)])""")


class Draft(NamedTuple):
    """What a mail says, and to whom. `identity` and `at` make its Message-ID and its date."""

    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    identity: str
    at: datetime
    text: str
    html: str


def draft(mail: Draft, attached: Iterable[Attached]) -> bytes:
    """A mail with calendars and prints attached, as a file that classic Outlook opens to be sent."""
    return _bytes(mail, _with(attached, _message(mail)), OF_A_DRAFT)


def letter(mail: Draft, attached: Iterable[Attached]) -> bytes:
    """The same as it is handed to a mail server. Drafts that are sent as they lie arrive as drafts."""
    return _bytes(mail, _with(attached, _message(mail)), OF_A_LETTER)


def invitation(mail: Draft, calendar: bytes, method: str) -> bytes:
    """A mail that is an invitation, or that takes one back: its calendar is the last form of its text (RFC 6047).

    It is not attached, or programs would show a file; and in base64, since some break it otherwise. Answers in
    somebody's absence are theirs to give, as to any invitation.
    """
    message = _message(mail)
    message.add_alternative(
        calendar.decode(), subtype="calendar", charset="utf-8", cte="base64", params={"method": method}
    )
    return _bytes(mail, message, ())


def html_of(text: str, language: str) -> str:
    """Plain text as the page that programs show of a mail, with its addresses as links."""
    pieces = [str(escape(piece)) for piece in ADDRESS.split(text)]  # every other is an address
    pieces[1::2] = [f'<a href="{address}">{address}</a>' for address in pieces[1::2]]
    paragraphs = "".join(f"<p>{part.replace(NEW_LINE, BREAK)}</p>\n" for part in "".join(pieces).split("\n\n"))
    return f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n{paragraphs}</html>\n'


def _with(attached: Iterable[Attached], message: EmailMessage) -> EmailMessage:
    for name, content in attached:
        if name.endswith(".pdf"):
            message.add_attachment(content, maintype="application", subtype="pdf", filename=name, cte="base64")
            continue
        message.add_attachment(
            content, maintype="text", subtype="calendar", filename=name, cte="base64", params={"charset": "utf-8"}
        )
    return message


def _message(mail: Draft) -> EmailMessage:
    """What the mail says, without a header of its own."""
    message = EmailMessage(POLICY)
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


def _bytes(mail: Draft, message: EmailMessage, further: Iterable[str]) -> bytes:
    """The mail's bytes; each part that holds others is bounded by words that depend on the mail alone."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"={_hashed(f'{mail.identity} {number}')}=")
    head = "".join(f"{line}\r\n" for line in (*_header(mail), *further))
    return head.encode("ascii") + message.as_bytes()


def _header(mail: Draft) -> Iterator[str]:
    yield f"From: {_address(mail.sender)}"
    yield f"To: {_address(mail.to)}"
    yield f"Subject: {header_words(_one_line(mail.subject))}"
    yield f"Date: {format_datetime(mail.at)}"
    yield f"Message-ID: <{_hashed(mail.identity)}@{mail.sender[1].rpartition('@')[2]}>"


def _address(named: tuple[str, str]) -> str:
    name, email = header_words(_one_line(named[0])), mail_address(named[1])
    assert email, f"no address: {named[1]}"  # reading lets no other through
    return f"{name}\r\n <{email}>" if name else email


def header_words(text: str) -> str:
    """One line of text as it stands in a header (RFC 2047), cut between characters: no line is over 73 octets."""
    if re.fullmatch(r"[A-Za-z0-9 ]{0,50}", text):
        return text
    pieces = [b""]
    for char in text:
        if len(pieces[-1]) + len(char.encode()) > 39:
            pieces.append(b"")
        pieces[-1] += char.encode()
    return "\r\n ".join(f"=?utf-8?B?{b64encode(piece).decode()}?=" for piece in pieces)


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
