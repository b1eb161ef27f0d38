"""What a word was meant to be in which a character stands that nobody sees, or that is seen as a space."""

from collections.abc import Callable, Iterator, Sequence

from introplan.model import Path
from introplan.reading.characters import Stray, plain_text, strays
from introplan.reading.shape import is_right_at

WordsUsed = Callable[[str], bool]
"""Answers whether a word stands anywhere in the folder."""


def as_meant(text: str, those: list[Stray], meant: str, path: Path, is_used: WordsUsed) -> tuple[list[Stray], str]:
    """What to type for the strays of a text so that it can stand at its path, and what it then says.

    `those` have their places in the file; without an answer they, and what is `meant`, stay as they are.
    """
    unseen = [each for each in strays(text) if each.kind != "look-alike"]
    for sign in _signs_meant(text, unseen, is_used):
        word = _with(text, unseen, sign)
        if is_right_at(plain_text(word), path):
            return [each if each.kind == "look-alike" else each._replace(plain=sign) for each in those], plain_text(
                word
            )
    return those, meant


def _signs_meant(text: str, unseen: Sequence[Stray], is_used: WordsUsed) -> Iterator[str]:
    """A space where one is seen; then what makes a word that is used elsewhere; then whatever else it may be."""
    is_parted = any(each.kind == "space" for each in unseen)
    if is_parted:
        yield " "
    yield from (sign for sign in ("", "-") if unseen and is_used(_with(text, unseen, sign)))
    if is_parted and "-" not in text:
        yield "-"
    if unseen:
        yield from ("", "-", "_")


def _with(text: str, those: Sequence[Stray], sign: str) -> str:
    """The text with a sign typed in place of some characters of it."""
    for each in reversed(those):
        text = text[: each.at] + sign + text[each.at + 1 :]
    return text
