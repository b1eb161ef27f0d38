"""Texts in a normal form, so that a name is found in them however it is written, and where in the text it stands.

A text is read in up to three ways, since what one of them drops another needs: as a reader sees it, with the marks of
Markdown and HTML gone; as its pieces stand apart, with escapes read; and as it is written, in case something only
looks like a mark. In each of them letters are small and without their accents, and dashes and spaces are of one kind.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

BARE = {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ŋ": "n"}
"""Letters that Unicode does not take apart into a plain one and its mark."""

QUOTES = "’‘ʼ´′"
UNSEEN = "*`~¨˚°\u115f\u1160\u3164\uffa0"
"""Emphasis, and what comes out of a PDF beside its letter; and letters that are blank."""

INLINE_NAMES = "a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|tt|u|wbr"
INLINE = rf"</?(?:{INLINE_NAMES})\b[^<>]{{0,300}}>|\]\([^()\s]{{0,300}}\)|#[a-z]+\[|\\[a-z]+\{{"
ENDS_LINE = re.compile(r"</?(?:article|br|d[dlt]|div|h[1-6]|hr|li|ol|option|p|section|table|tr|ul)\b", re.IGNORECASE)
TAG = r"</?[A-Za-z!][^<>]{0,2000}>"
ENTITY = (
    r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});"
    r"|&(?:nbsp|shy|[aA]ring|[aAoOuU]uml|[eE]acute|[oO]slash|aelig|AElig)"
)
TWO_FOR_ONE = r"[ÂÃÌ][^\x00-\x7f]"
BYTES = r"(?:%[0-9A-Fa-f]{2})+|(?:=[0-9A-F]{2})+|(?:\\'[0-9a-f]{2})+"
POINT = r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}"
LAST_POINT = 0x10FFFF
LINE_END_HYPHEN = re.compile(r"-(?<=[^\W\d_]-)[ ]*\n[\s#>|*/]*(?=[^\W\d_])")

AS_SEEN = re.compile(rf"(?P<inline>{INLINE})|(?P<tag>{TAG})|(?P<entity>{ENTITY})|(?P<two>{TWO_FOR_ONE})")
APART = re.compile(
    rf"(?P<tag>{TAG})|(?P<entity>{ENTITY})|(?P<two>{TWO_FOR_ONE})|(?P<bytes>{BYTES})|(?P<point>{POINT})"
    r"|(?P<soft>=\r?\n)|(?P<space>\\[nrt]|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ]))"
)
MAY_STAND_APART = re.compile(
    r"<[A-Za-z!/]|\]\(|#[a-z]+\[|&[#\w]|%[0-9A-Fa-f]{2}|=[0-9A-F\r\n]|\\[^\W_]|\\'|[ÂÃÌ][^\x00-\x7f]|\w[*`~¨˚°]+\w"
    r"|[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]|[-\u2010-\u2015]\s*\n"
)
"""Whether a text may read otherwise with its pieces apart: cheap, and now and then in vain."""


class _Folded(dict[int, str]):
    """What each letter is in the normal form; with `unseen` for what a reader does not see."""

    def __init__(self, unseen: str) -> None:
        super().__init__()
        self.unseen = unseen

    def __missing__(self, point: int) -> str:
        self[point] = folded = self._folded(chr(point))
        return folded

    def _folded(self, char: str) -> str:
        if char.isspace():
            return "\n" if char in "\n\x85\u2028\u2029" else " "
        category = unicodedata.category(char)
        if char in UNSEEN or category in ("Cf", "Cc"):
            return self.unseen
        if category == "Pd" or char == "−":
            return "-"
        if char in QUOTES:
            return "'"
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
        return "".join(BARE.get(each, each) for each in plain if not unicodedata.category(each).startswith("M"))


GONE, SPACED = _Folded(""), _Folded(" ")


class Letter(NamedTuple):
    """A letter of the normal form: what it was before it was folded, and which stretch of the text it comes from."""

    folded: str
    shown: str
    start: int
    end: int


@dataclass(frozen=True)
class Way:
    """One way to read a text: the pieces that something else stands in for, and how letters are folded."""

    pieces: re.Pattern[str] | None
    folded: _Folded
    joins_lines: bool

    def normal(self, text: str) -> str:
        """The text in its normal form."""
        if self.pieces:
            text = self.pieces.sub(_stand_in, text)
        text = text.translate(self.folded)
        return LINE_END_HYPHEN.sub("", text) if self.joins_lines else text

    def letters(self, text: str) -> list[Letter]:
        """The normal form letter by letter, each with where it comes from. As dear as it looks: for a hit only."""
        letters = [
            Letter(folded, shown, start, end)
            for shown, start, end in self._drawn(text)
            for folded in self.folded[ord(shown)]
        ]
        if not self.joins_lines:
            return letters
        joined, at = [], 0
        for match in LINE_END_HYPHEN.finditer("".join(letter.folded for letter in letters)):
            joined += letters[at : match.start()]
            at = match.end()
        return joined + letters[at:]

    def _drawn(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The text after its pieces have been replaced: each letter and the stretch that it comes from."""
        at = 0
        for match in self.pieces.finditer(text) if self.pieces else ():
            yield from ((text[index], index, index + 1) for index in range(at, match.start()))
            yield from ((char, match.start(), match.end()) for char in _stand_in(match))
            at = match.end()
        yield from ((text[index], index, index + 1) for index in range(at, len(text)))


SEEN, PIECES_APART, WRITTEN = Way(AS_SEEN, GONE, True), Way(APART, SPACED, False), Way(None, GONE, False)


@dataclass(frozen=True)
class Reading:
    """A text in one of its normal forms."""

    way: Way
    text: str
    normal: str

    @cached_property
    def letters(self) -> list[Letter]:
        """The normal form letter by letter."""
        return self.way.letters(self.text)


def readings(text: str) -> list[Reading]:
    """The text in all normal forms that differ."""
    seen = Reading(SEEN, text, SEEN.normal(text))
    found = [seen]
    if MAY_STAND_APART.search(text):
        found += [Reading(way, text, way.normal(text)) for way in (PIECES_APART, WRITTEN)]
    return list({reading.normal: reading for reading in reversed(found)}.values())[::-1]


def folded(text: str) -> str:
    """A word in the normal form."""
    return text.translate(GONE)


def _stand_in(match: re.Match[str]) -> str:
    kind, piece = match.lastgroup or "", match[0]
    return STAND_INS[kind](piece)


def _of_bytes(piece: str) -> str:
    content = bytes.fromhex(re.sub(r"[%=]|\\'", "", piece))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _of_two(piece: str) -> str:
    """The letter whose UTF-8 was read as Windows-1252, such as `Ã¶`; the piece itself when it is none."""
    for charset in ("cp1252", "latin-1"):
        try:
            return piece.encode(charset).decode()
        except UnicodeError:
            continue
    return piece


def _of_point(piece: str) -> str:
    point = int(piece.lstrip("\\Uux"), 16)
    return chr(point) if point <= LAST_POINT else piece


STAND_INS: dict[str, Callable[[str], str]] = {
    "inline": lambda _piece: "",
    "soft": lambda _piece: "",
    "tag": lambda piece: "\n" if ENDS_LINE.match(piece) else "|",
    "space": lambda _piece: " ",
    "entity": lambda piece: html.unescape(re.sub("&(?:amp;)+(?!$)", "&", piece)),
    "two": _of_two,
    "bytes": _of_bytes,
    "point": _of_point,
}
