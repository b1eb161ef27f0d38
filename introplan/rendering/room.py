"""Whether texts surely have room on so many lines, so that a print may keep them together on a page.

Typst cuts what is kept together and taller than its page, so what is said here errs on the side of too tall.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from introplan.rendering.breaks import letter_width

_NESTED = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*){2}", re.MULTILINE)
_SET = 0.85
"""How wide letters are in print, in parts of `letter_width`, which is for any font."""

_SPACE = 0.3


def fits(texts: Iterable[str], across: float, lines: float) -> bool:
    """Whether texts, as Markdown or not, take no more lines than these; `across` is a line in sizes of its letters.

    No text does that has lists within lists, since nobody knows what is left of the line for them.
    """
    several = [text for text in texts if text]
    if any(_NESTED.search(text) for text in several):
        return False
    return sum(lines_of(text, across) for text in several) <= lines


def lines_of(text: str, across: float) -> int:
    """At most so many lines the text takes, blank ones too."""
    return sum(_lines(part, across) for part in text.strip().split("\n"))


@lru_cache(maxsize=4096)
def _lines(text: str, across: float) -> int:
    """At most, as words follow each other; one that is wider than a line begins on its own and fills several."""
    lines, used = 1, 0.0
    for word in text.split():
        width = letter_width(word, _SET)
        if used and used + _SPACE + width > across:
            lines, used = lines + 1, 0.0
        used += width + (_SPACE if used else 0)
        if used > across:
            lines, used = lines + ceil(width / across), 0.0
    return lines
