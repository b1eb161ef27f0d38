"""Characters that look like others, or like nothing: what each is called, and what is typed in its place.

They come along when a text is pasted from Word, a PDF or a web page. In a text that people read most of them are
lawful print; in a date, an id or an indent YAML takes them for letters, and the author sees nothing wrong.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from introplan.diagnostics import Term, _p

BYTE_ORDER_MARK = "\ufeff"
CharacterKind = Literal["space", "unseen", "look-alike"]

SPACES: Mapping[str, str] = {
    "\xa0": _p("character", "a hard space"),
    "\u2002": _p("character", "an en space"),
    "\u2003": _p("character", "an em space"),
    "\u2007": _p("character", "a space as wide as a digit"),
    "\u2009": _p("character", "a thin space"),
    "\u200a": _p("character", "a hair space"),
    "\u202f": _p("character", "a narrow hard space"),
    "\u3000": _p("character", "an East Asian wide space"),
}
UNSEEN_CHARACTERS: Mapping[str, str] = {
    "\xad": _p("character", "a soft hyphen"),
    "\u200b": _p("character", "a zero-width space"),
    "\u200c": _p("character", "a zero-width non-joiner"),
    "\u200d": _p("character", "a zero-width joiner"),
    "\u2060": _p("character", "a word joiner"),
    BYTE_ORDER_MARK: _p("character", "a byte order mark"),
}
DASHES: Mapping[str, str] = {
    "\u2010": _p("character", "a hyphen of another kind"),
    "\u2011": _p("character", "a hard hyphen"),
    "\u2012": _p("character", "a dash as wide as a digit"),
    "\u2013": _p("character", "an en dash"),
    "\u2014": _p("character", "an em dash"),
    "\u2015": _p("character", "a horizontal bar"),
    "\u2212": _p("character", "a minus sign"),
    "\u2043": _p("character", "a bullet that is a hyphen"),
}
OTHER_SIGNS: Mapping[str, tuple[str, str]] = {
    "…": ("..", _p("character", "an ellipsis, three full stops in one character")),
    "⁄": ("/", _p("character", "a fraction slash")),
    "∶": (":", _p("character", "a ratio sign")),
    "꞉": (":", _p("character", "a letter that looks like a colon")),
    "․": (".", _p("character", "a one-dot leader")),
}
_CYRILLIC = dict(zip("авеёкмнорстухіїјѕһԁԛԝґАВЕКМНОРСТУХІЈЅ", "abeekmhopctyxiijshdqwrABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("αβεικνορτυχωγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abeikvoptuxwyABEZHIKMNOPTYX", strict=True))
_LATIN = dict(zip("ıɑɡǀ", "iagl", strict=True))
LETTERS: Mapping[str, tuple[str, str]] = {
    **{char: (plain, _p("character", "a Cyrillic letter")) for char, plain in _CYRILLIC.items()},
    **{char: (plain, _p("character", "a Greek letter")) for char, plain in _GREEK.items()},
    **{char: (plain, _p("character", "a letter of another alphabet")) for char, plain in _LATIN.items()},
}
FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Letters that are seen as nothing."""
_WIDTHS = range(0xFF01, 0xFF5F)

SPACE = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
UNSEEN_ONE = f"[{FILLERS}\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
ODD = f"[{SPACE[1:-1]}{UNSEEN_ONE[1:-1]}]"
"""What is seen as a space or as nothing, and is no space to YAML; as sets of characters in regular expressions."""
HYPHENS = "‐‑–—−"
COLONS = "：﹕∶꞉"
"""What is typed or pasted for a hyphen at the head of a line, and for the colon behind a key."""
MAY_LOOK_LIKE_OTHERS = re.compile("[^\x00-\x7f\xc0-\xff]")
"""What most texts have none of, so that nobody need ask what their letters are."""


class Stray(NamedTuple):
    """A character that is not what it looks like: where in a text, what is typed in its place, what it is called."""

    at: int
    char: str
    plain: str
    kind: CharacterKind
    called: Term

    @property
    def code(self) -> str:
        """Its number, by which one can look it up."""
        return f"U+{ord(self.char):04X}"


def stray(char: str, index: int = 0) -> Stray | None:
    """What a character is, when it is not what it looks like; None for all others, such as `å`."""
    if char.isascii():
        return None
    category = unicodedata.category(char)
    if category == "Zs":
        return Stray(index, char, " ", "space", Term(SPACES.get(char, _p("character", "a space of another kind"))))
    if category == "Cf" or char in FILLERS or "\ufe00" <= char <= "\ufe0f":
        called = UNSEEN_CHARACTERS.get(char, _p("character", "a character that cannot be seen"))
        return Stray(index, char, "", "unseen", Term(called))
    plain, called = _looks_like(char, category)
    return Stray(index, char, plain, "look-alike", Term(called)) if plain else None


def _looks_like(char: str, category: str) -> tuple[str, str]:
    """The usual characters that this one looks like, and what it is called; nothing when it looks like itself."""
    if char in OTHER_SIGNS:
        return OTHER_SIGNS[char]
    if char in LETTERS:
        return LETTERS[char]
    if ord(char) in _WIDTHS:
        return chr(ord(char) - 0xFEE0), _p("character", "a full-width character")
    if category == "Pd" or char in DASHES:
        return "-", DASHES.get(char, _p("character", "a dash of another kind"))
    if category == "Nd":
        return str(unicodedata.decimal(char)), _p("character", "a digit of another script")
    same = unicodedata.normalize("NFKC", char)
    is_usual = same != char and same.isascii() and same.isprintable() and " " not in same
    return (same, _p("character", "another form of a usual character")) if is_usual else ("", "")


def strays(text: str, lawful: str = "") -> Iterator[Stray]:
    """The characters of a text that are not what they look like, but for those that are `lawful` there."""
    if any(map(_is_of_another_alphabet, text)):  # a word in Cyrillic or Greek looks like what it is
        lawful += "".join(LETTERS)
    for index, char in enumerate(text):
        if not char.isascii() and char not in lawful and (found := stray(char, index)) is not None:
            yield found


def _is_of_another_alphabet(char: str) -> bool:
    """Whether a letter looks like no Latin one."""
    is_other = char.isalpha() and not char.isascii() and stray(char) is None
    return is_other and not unicodedata.name(char, "").startswith("LATIN")


def plain_text(text: str, lawful: str = "") -> str:
    """The text as it looks, in usual characters, its letters in one piece: `å` may be an `a` with a ring after it."""
    for each in reversed(list(strays(text, lawful))):
        text = text[: each.at] + each.plain + text[each.at + 1 :]
    return unicodedata.normalize("NFC", text)
