"""Letters that no font of the prints has: what is printed in their place, so that nobody's name stops a print.

PDF/UA allows no letter without a glyph, so Typst refuses the whole document, and names all that it lacks at once. For
a letter a box is printed then, and for an emoji, or what only joins or marks a letter, nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from introplan.rendering.typesetting.picture_letters import in_pictures, with_boxes_in_pictures
from introplan.rendering.typesetting.usual_letters import KNOWN

BOX = "□"
"""What stands for a letter."""

_TEXT = r'`"((?:[^"\\]|\\.)*)"`'
_LACKING = re.compile(rf"the text {_TEXT} could not be displayed")
_DISALLOWED = re.compile(rf"the text contains the disallowed codepoint {_TEXT}")
_IN_PICTURE = "the PDF contains text with missing codepoints"
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}
_ODD = re.compile(f"[^{re.escape(''.join(KNOWN))}]")
_EMOJI = (("\u2600", "\u27bf"), ("\u2b00", "\u2bff"), ("\U0001f000", "\U0001faff"), ("\U000e0020", "\U000e007f"))
_IN_BRACKETS = re.compile(rf" ?\({BOX}[{BOX} ·.,-]*\)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_AFTER = r"(?=[\s.,;:!?)<]|$)"
_FIRST = r"(?:(?<=[\n(>])|^)"


def refused_in(diagnostic: str) -> frozenset[str] | None:
    """What Typst could not show, as it says itself; None when it refuses the document for anything else as well."""
    errors = [line for line in diagnostic.splitlines() if line.startswith("error:")]
    found = [(_LACKING.search(line) or _DISALLOWED.search(line), _IN_PICTURE in line) for line in errors]
    if not found or not all(match or in_picture for match, in_picture in found):
        return None
    return frozenset(_unescaped(match[1]) for match, _ in found if match)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else _SIGNS.get(found[2], found[2]), text)


def substitutes_for(clusters: Iterable[str]) -> dict[str, str]:
    """What to print for the characters that cannot be shown.

    Of a letter with its marks it is the letter that goes first: with others, the marks can be shown.
    """
    found: dict[str, str] = {}
    for cluster in clusters:
        odd = [char for char in cluster if char not in KNOWN]
        letters = [char for char in odd if not _only_joins(char)]
        found |= {char: _substitute(char) for char in letters or odd}
    return found


def _substitute(char: str) -> str:
    is_emoji = any(first <= char <= last for first, last in _EMOJI)
    return "" if is_emoji or _only_joins(char) else BOX


def _only_joins(char: str) -> bool:
    """Whether a character has no place of its own: a mark, a joiner, what nobody sees."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf", "Cc", "Sk") or char in "\u115f\u1160\u3164\uffa0"


def with_substitutes(text: str, substitutes: Mapping[str, str]) -> str:
    """The text with those characters as they are printed.

    With one that is left out goes the space before it. What stands in brackets behind its own Latin spelling is left
    out whole: `Li Wei (李伟)` is printed as `Li Wei`.
    """
    if not substitutes:
        return text
    shown = text
    if left_out := "".join(re.escape(char) for char, instead in substitutes.items() if not instead):
        shown = re.sub(f"[ ][{left_out}]+{_AFTER}|{_FIRST}[{left_out}]+[ ]|[{left_out}]+", "", text)
    for char, instead in substitutes.items():
        shown = shown.replace(char, instead)
    return _IN_BRACKETS.sub("", shown) or (text and BOX)  # a heading or a name is something


def printable(source: str, diagnostic: str) -> str | None:
    """Typst source as it can perhaps be shown, after what was said of it; None when there is nothing more to do."""
    clusters = refused_in(diagnostic)
    if clusters is None:
        return None
    pictured = source
    if _IN_PICTURE in diagnostic:
        pictured = in_pictures(source)
        pictured = with_boxes_in_pictures(source) if pictured == source else pictured
    for those in (clusters, _ODD.findall(source)):  # at last all that is unusual, whatever Typst calls it
        substitutes = substitutes_for(those)
        shown = _STRING.sub(lambda found: f'"{with_substitutes(found[1], substitutes)}"', pictured)  # noqa: B023 - used at once
        if shown != source:
            return shown
    return None
