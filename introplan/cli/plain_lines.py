"""Lines as a screen or a file may get them: nothing in them moves the cursor or turns a line around."""

import unicodedata
from collections.abc import Iterable
from typing import IO

from introplan.diagnostics.wrapping import wrapped

CONTROL = dict.fromkeys((7, 8, 11, 12, 13))
"""What rings, or moves the cursor, which no text has any use for."""


def without_control(text: str) -> str:
    """The text without these."""
    return text.translate(CONTROL)


def write_lines(file: IO[str], lines: Iterable[str]) -> None:
    """Write lines to a file as they stand."""
    file.writelines(f"{without_control(line)}\n" for line in lines)
    file.flush()


def readable(text: str, breadth: int | None) -> str:
    """The text in lines of some cells at most; what is indented, such as a command to copy, keeps its lines."""
    lines = shown(text).split("\n")
    return "\n".join(part for line in lines for part in ([line] if line.startswith(" ") else wrapped(line, breadth)))


def shown(text: str) -> str:
    """The text with nothing in it that could move the cursor or turn the line around."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(char if char == "\n" or not unicodedata.category(char).startswith("C") else "·" for char in text)
