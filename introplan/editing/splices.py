"""Words put in place of others in a text."""

from collections.abc import Iterable
from typing import NamedTuple

from introplan.diagnostics import Message, _
from introplan.editing.marks import RefusedError


class Splice(NamedTuple):
    """Words in place of those from one index up to, not including, another."""

    start: int
    end: int
    words: str = ""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all splices, of which none begins within another; those at one place come in their order."""
    parts = []
    last = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end > splice.start)):
        if splice.start < last:
            raise RefusedError(Message(_("two changes meet here")), splice.start)
        parts += [text[last : splice.start], splice.words]
        last = splice.end
    return "".join([*parts, text[last:]])
