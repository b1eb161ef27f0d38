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

QUOTES = "’‘ʼ′"
UNSEEN = "*`~¨˚°´\x1f\u115f\u1160\u3164\uffa0"
"""Emphasis, and what comes out of a PDF beside its letter; and letters that are blank."""

INLINE_NAMES = "a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|tt|u|wbr"
INLINE = re.compile(rf"</?(?:{INLINE_NAMES})\b", re.IGNORECASE)
ENDS_LINE = re.compile(r"</?(?:article|br|d[dlt]|div|h[1-6]|hr|li|ol|option|p|section|table|tr|ul)\b", re.IGNORECASE)

TAG = r"</?[A-Za-z!][^<>]{0,2000}>"
ENTITY = (
    r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});"
    r"|&(?:nbsp|shy|[aA]ring|[aAoOuU]uml|[eE]acute|[oO]slash|aelig|AElig)"
)
TWO_FOR_ONE = r"Â[^\x00-\x7f]|Ã[^\x00-\x7f]|Ì[^\x00-\x7f]"
CONTINUED = r"\xad\r?\n[\s#>|*/]*|\\\r?\n[ \t]*"
BRACKETS = r"\]\([^()\s]{0,300}\)|#[a-z]+\[|\\[a-z]+\{"
POINT = r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}"
BYTES = r"%[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2})*|=[0-9A-F]{2}(?:=[0-9A-F]{2})*|\\'[0-9a-f]{2}(?:\\'[0-9a-f]{2})*"
OCTAL = r"\\[0-3][0-7]{2}(?:\\[0-3][0-7]{2})*"
SPACES = r"=\r?\n|\\[nrt]"
LAST_POINT = 0x10FFFF

# Each alternative begins with a letter of its own, which lets the search skip all others: five times as fast.
AS_SEEN = re.compile("|".join((TAG, ENTITY, TWO_FOR_ONE, BRACKETS, CONTINUED)))
APART = re.compile("|".join((TAG, ENTITY, TWO_FOR_ONE, POINT, BYTES, OCTAL, SPACES)))
HUMP = re.compile("([a-zß-öø-ÿ])([A-ZÀ-ÖØ-Þ])")
LINE_END_HYPHEN = re.compile(r"-(?<=[^\W\d_]-)[ ]*\n[\s#>|*/]*(?=[^\W\d_])")
MAY_HAVE_PIECES = re.compile(
    r"<[A-Za-z!/]|\]\(|#[a-z]+\[|&[#\w]|%[0-9A-Fa-f]{2}|=[0-9A-F\r\n]|\\[^\W_]|\\['\r\n]|[ÂÃÌ][^\x00-\x7f]|\w[*`~¨˚°]+\w"
    r"|[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]|[-\u2010-\u2015]\s*\n"
)
"""Whether a text may have pieces that something else stands in for: cheap, and now and then in vain."""


class _Folded(dict[int, str]):
    """What each letter is in the normal form; with `unseen` for what a reader does not see."""

    def __init__(self, unseen: str) -> None:
        super().__init__()
        self.unseen = unseen

    def __missing__(self, point: int) -> str:
        self[point] = folded = self._folded(chr(point))
        return folded

    def _folded(self, char: str) -> str:
        category = unicodedata.category(char)
        if char in UNSEEN or (category in ("Cf", "Cc") and not char.isspace()):
            return self.unseen
        if char.isspace():
            return "\n" if char in "\n\x85\u2028\u2029" else " "
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
    """One way to read a text: the pieces that something else stands in for, and how letters are folded.

    With `is_apart`, words that are written as `AsaOberg` are parted; without, a word that a line's end parts is joined.
    """

    pieces: re.Pattern[str] | None
    stand_in: Callable[[str], str]
    folded: _Folded
    is_apart: bool = False
    is_joined: bool = False

    def normal(self, text: str) -> str:
        """The text in its normal form."""
        if self.pieces:
            text = self.pieces.sub(lambda match: self.stand_in(match[0]), text)
        if self.is_apart:
            text = HUMP.sub(r"\1 \2", text)
        text = text.translate(self.folded)
        return LINE_END_HYPHEN.sub("", text) if self.is_joined else text

    def letters(self, text: str) -> list[Letter]:
        """The normal form letter by letter, each with where it comes from. As dear as it looks: for a hit only."""
        letters = [
            Letter(folded, shown, start, end)
            for shown, start, end in self._drawn(text)
            for folded in self.folded[ord(shown)]
        ]
        if not self.is_joined:
            return letters
        joined, at = list[Letter](), 0
        for match in LINE_END_HYPHEN.finditer("".join(letter.folded for letter in letters)):
            joined += letters[at : match.start()]
            at = match.end()
        return joined + letters[at:]

    def _drawn(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The text after its pieces have been replaced: each letter and the stretch that it comes from."""
        if not self.is_apart:
            yield from self._replaced(text)
            return
        before = ""
        for char, start, end in self._replaced(text):
            if char.isupper() and HUMP.fullmatch(before + char):
                yield " ", start, start
            yield char, start, end
            before = char

    def _replaced(self, text: str) -> Iterator[tuple[str, int, int]]:
        at = 0
        for match in self.pieces.finditer(text) if self.pieces else ():
            yield from ((text[index], index, index + 1) for index in range(at, match.start()))
            yield from ((char, match.start(), match.end()) for char in self.stand_in(match[0]))
            at = match.end()
        yield from ((text[index], index, index + 1) for index in range(at, len(text)))


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
    ways = (SEEN, PIECES_APART, WRITTEN) if MAY_HAVE_PIECES.search(text) else (WRITTEN,)
    found: dict[str, Reading] = {}
    for way in ways:
        normal = way.normal(text)
        found.setdefault(normal, Reading(way, text, normal))
    return list(found.values())


def folded(text: str) -> str:
    """A word in the normal form."""
    return text.translate(GONE)


def as_seen(text: str) -> str:
    """A text as a reader sees it, its letters as they are: without tags, entities, and letters that were read wrong."""
    return AS_SEEN.sub(lambda match: _seen(match[0]), text)


def _seen(piece: str) -> str:
    """What a reader sees of a piece."""
    match piece[0]:
        case "<":
            return "" if INLINE.match(piece) else _of_tag(piece)
        case "&":
            return _of_entity(piece)
        case "]" | "#" | "\\" | "\xad":
            return ""
    return _of_two(piece)


def _apart(piece: str) -> str:
    """What a program reads of a piece."""
    match piece[0]:
        case "<":
            return _of_tag(piece)
        case "&":
            return _of_entity(piece)
        case "%" | "=" | "\\":
            return _of_escape(piece)
    return _of_two(piece)


def _of_tag(piece: str) -> str:
    """What stands apart in a table or a list, on a line of its own or beside another."""
    return "\n" if ENDS_LINE.match(piece) else "|"


def _of_entity(piece: str) -> str:
    return html.unescape(re.sub("&(?:amp;)+(?!$)", "&", piece))


def _of_two(piece: str) -> str:
    """The letter whose UTF-8 was read as Windows-1252, such as `Ã¶`; the piece itself when it is none."""
    for charset in ("cp1252", "latin-1"):
        try:
            return piece.encode(charset).decode()
        except UnicodeError:
            continue
    return piece


def _of_escape(piece: str) -> str:
    """The letters of an escape in YAML or JSON, in an address on the web, in a mail, or in RTF."""
    if piece.startswith("=") and piece.endswith("\n"):
        return ""
    if piece[0] == "\\" and piece[1] in "nrt":
        return " "
    if piece[0] == "\\" and piece[1] in "uUx":
        point = int(piece[2:], base=16)  # noqa: FURB166 - no prefix that Python knows
        return chr(point) if point <= LAST_POINT else piece
    content = bytes(_bytes_of(piece))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _bytes_of(piece: str) -> Iterator[int]:
    """The bytes of an escape in pairs of hexadecimal digits, or of one in three octal ones, as git writes paths."""
    if re.match(r"\\\d", piece):
        yield from (int(each, 8) for each in piece.split("\\")[1:])
    else:
        yield from bytes.fromhex(re.sub(r"[%=]|\\'", "", piece))


SEEN = Way(AS_SEEN, _seen, GONE, is_joined=True)
PIECES_APART = Way(APART, _apart, SPACED, is_apart=True)
WRITTEN = Way(None, _seen, GONE)
