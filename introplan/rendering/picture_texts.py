"""Texts in a picture: in lines that are no wider than their room, and not more than a picture bears."""

from collections.abc import Iterator, Sequence

from introplan.rendering.breaks import letter_width

BAND_SIZE = 14.5
"""Of the letters in a band."""

MOST_LINES = 4
"""In a band, and of a title below the picture or above a cohort: a title of more is not for a picture."""


def wrapped(text: str, room: float) -> Iterator[str]:
    """The text in lines no wider than `room`, as far as its words allow."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and letter_width(longer, BAND_SIZE) > room:
            yield line
            longer = word
        line = longer
    yield line


def fits(lines: Sequence[str], room: float) -> bool:
    """Whether lines are few and narrow enough for a picture."""
    return len(lines) <= MOST_LINES and all(letter_width(line, BAND_SIZE) <= room for line in lines)


def shortened(text: str, room: float) -> Iterator[str]:
    """The text in a few lines that are no wider than `room`; what has no end in them ends in an ellipsis."""
    words = [part for word in text.split() for part in _parted(word, room)]
    lines = list(wrapped(" ".join(words), room))
    yield from lines[: MOST_LINES - 1]
    if len(lines) <= MOST_LINES:
        yield from lines[MOST_LINES - 1 :]
    else:
        last = lines[MOST_LINES - 1]
        while letter_width(f"{last}…", BAND_SIZE) > room:
            last = last[:-1]
        yield f"{last.rstrip()}…"


def _parted(word: str, room: float) -> Iterator[str]:
    """A word in parts no wider than `room`."""
    part = ""
    for char in word:
        if part and letter_width(part + char, BAND_SIZE) > room:
            yield part
            part = ""
        part += char
    yield part
