"""From bytes to text by rule, whatever program has saved them: never a guess that another day would fall out otherwise.

A byte order mark tells; zeros at every other place are UTF-16, and other zeros are no text; what is UTF-8 is UTF-8;
and all else is what Windows calls ANSI, or what its command line writes where ANSI has no such letter.
"""

import codecs
import re
from typing import Literal, NamedTuple

Charset = Literal["UTF-8", "UTF-16", "UTF-32", "ANSI", "DOS"]
MARKS: tuple[tuple[bytes, str, Charset], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
NARROW: tuple[tuple[str, Charset], ...] = (("utf-8", "UTF-8"), ("cp1252", "ANSI"), ("cp850", "DOS"))
MOST, FEW = 0.5, 0.05  # how many of every other byte are zero in UTF-16, and of the others
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")  # not Ctrl-Z, with which DOS ends a file, nor what ends a page
BINARY = 0.01  # of a text, how much may be such signs


class ReadText(NamedTuple):
    """What a file says, and the character set that its bytes are in."""

    text: str
    charset: Charset


def text_of(content: bytes) -> ReadText | None:
    """What bytes say; None when they are no text."""
    for mark, codec, charset in MARKS:
        if content.startswith(mark):
            return _decoded(content, codec, charset)
    if b"\x00" in content:
        wide = _wide(content)
        return _decoded(content, wide, "UTF-16") if wide else None
    for codec, charset in NARROW:
        if text := _decoded(content, codec, charset):
            return text if charset == "UTF-8" or not _is_binary(text.text) else None
    return None


def _decoded(content: bytes, codec: str, charset: Charset) -> ReadText | None:
    try:
        return ReadText(content.decode(codec), charset)
    except UnicodeDecodeError:
        return None


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: nearly every letter of western languages has a zero beside it, on the same side."""
    if len(content) % 2:
        return None
    pairs = len(content) / 2
    first, second = content[::2].count(0) / pairs, content[1::2].count(0) / pairs
    if second > MOST and first < FEW:
        return "utf-16-le"
    return "utf-16-be" if first > MOST and second < FEW else None


def _is_binary(text: str) -> bool:
    return len(CONTROL.findall(text)) > BINARY * len(text)
