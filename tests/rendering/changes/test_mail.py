"""The header of a mail: the same octets on every Python, whatever a name or a subject holds."""

import re
from base64 import b64decode
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from introplan.rendering.changes.mail import Draft, draft, header_words

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
WORD = re.compile(rb"=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=")


def header(name: str, subject: str, email: str = "ada@xn--malm-8qa.example") -> bytes:
    mail = Draft(
        ("Introduktion i Malmö", "intro@malmo.example"), (name, email), subject, "1", AT, "Hej\n", "<p>Hej</p>\n"
    )
    return draft(mail, []).partition(b"\r\nMIME-Version")[0]


def test_a_header_is_written_by_these_octets():
    assert header("Åsa Öberg", "Nya tider – från vecka 36 och hela hösten fram till jul").split(b"\r\n") == [
        b"From: =?utf-8?B?SW50cm9kdWt0aW9uIGkgTWFsbcO2?=",
        b" <intro@malmo.example>",
        b"To: =?utf-8?B?w4VzYSDDlmJlcmc=?=",
        b" <ada@xn--malm-8qa.example>",
        b"Subject: =?utf-8?B?TnlhIHRpZGVyIOKAkyBmcsOlbiB2ZWNrYSAzNiBvY2ggaGVsYSBo?=",
        b" =?utf-8?B?w7ZzdGVuIGZyYW0gdGlsbCBqdWw=?=",
        b"Date: Wed, 25 Nov 2026 09:00:00 +0000",
        b"Message-ID: <6b86b273ff34fce19d6b804eff5a3f57@malmo.example>",
        b"X-Unsent: 1",
    ]


def test_a_long_domain_breaks_no_line_of_the_header():
    lines = header("Ada", "Hej", f"ada@{'x' * 60}.{'y' * 60}.example").split(b"\r\n")
    assert lines[2:4] == [b"To: Ada", f" <ada@{'x' * 60}.{'y' * 60}.example>".encode()]


@given(st.text(max_size=120))
@example("ååå ååå åååååååååååååååååå ååååååååååååååååååå ååååååååååååååå")
@example("=?utf-8?q?x?=")
@example("a\r\nBcc: b@x.example")
@example("👩‍👩‍👧 🇸🇪")
def test_a_subject_arrives_as_it_was_written(subject: str):
    shown = " ".join("".join(char if char.isprintable() else " " for char in subject).split())
    lines = header("Ada", subject).split(b"\r\n")
    assert [line.split(b":")[0] for line in lines if not line.startswith(b" ")] == [
        *(b"From", b"To", b"Subject", b"Date", b"Message-ID", b"X-Unsent")
    ]
    assert max(map(len, lines)) <= 78
    written = header_words(shown)
    words = [b64decode(word) for word in WORD.findall(written.encode())]
    assert ("".join(word.decode() for word in words) if words else written) == shown


@pytest.mark.parametrize("email", ["åsa@x.se", "a..b@x.se", "a@x.se\r\nBcc: b@x.se"])
def test_no_mail_is_written_to_what_is_no_address(email: str):
    with pytest.raises(AssertionError):
        header("Ada", "Hej", email)
