"""Bytes become text by rule: in every character set that a Swedish computer saves in."""

import codecs

import pytest
from language.swedish_names import full_names

from introplan.workspace.texts import text_of

LINES = [f"Ring {name} på måndag" for name in full_names(150)]
SETS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "cp1252": b"",
}


@pytest.mark.parametrize("charset", SETS)
def test_short_swedish_lines_are_read_in_the_set_they_were_saved_in(charset: str):
    assert [text_of(SETS[charset] + line.encode(charset)) for line in LINES] != []
    assert [(text_of(SETS[charset] + line.encode(charset)) or ("",))[0] for line in LINES] == LINES


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(charset: str):
    assert [(text_of(line.encode(charset)) or ("",))[0] for line in LINES] == LINES


def test_the_command_line_of_windows_has_a_set_of_its_own():
    found = text_of("Åsa Öberg".encode("cp850"))
    assert found is not None
    assert (found.text, found.charset) == ("Åsa Öberg", "DOS")


def test_nothing_is_a_text_too():
    assert text_of(b"") == ("", "UTF-8")


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        bytes(range(1, 32)) * 9 + b"\xff",
        codecs.BOM_UTF16_LE + b"E\x00v",
    ],
)
def test_what_is_no_text_says_so(content: bytes):
    assert text_of(content) is None
