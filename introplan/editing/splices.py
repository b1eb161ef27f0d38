"""Words put in place of others in a text."""

from collections.abc import Iterable, Iterator
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
    for splice in _in_order(splices):
        if splice.start < last:
            return None
        parts += [text[last : splice.start], splice.words]
        last = splice.end
    return "".join([*parts, text[last:]])


def places_of(splices: Iterable[Splice]) -> Iterator[tuple[Splice, int, int]]:
    """Each splice, with where its words begin and end in the text that has all of them."""
    shift = 0
    for splice in _in_order(splices):
        start = splice.start + shift
        yield splice, start, start + len(splice.words)
        shift += len(splice.words) - (splice.end - splice.start)


def _in_order(splices: Iterable[Splice]) -> list[Splice]:
    """Splices as they come in the text; at one place, what is only put there before what takes the place of words."""
    return sorted(splices, key=lambda splice: (splice.start, splice.end > splice.start))
