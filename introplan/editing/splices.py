"""Words put in place of others in a text."""

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """Words in place of those from one index up to, not including, another."""

    start: int
    end: int
    words: str = ""


def spliced(text: str, splices: Iterable[Splice]) -> str | None:
    """The text with all splices, those at one place in their order; None when one begins within another."""
    parts = []
    last = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end > splice.start)):
        if splice.start < last:
            return None
        parts += [text[last : splice.start], splice.words]
        last = splice.end
    return "".join([*parts, text[last:]])
