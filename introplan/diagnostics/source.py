"""Where words stand: a file's text, and a stretch of it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True)
class Source:
    """One file as it was read: its path as the coordinator knows it, and its text."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends, broken where YAML breaks lines."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str:
        """The line with this number, counted from 0; empty past the end."""
        return self.lines[number] if number < len(self.lines) else ""


class Position(NamedTuple):
    """A place in a text: line and column in characters, both counted from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Span:
    """The words from `start` up to, not including, `end` in one file."""

    source: Source
    start: Position
    end: Position

    @property
    def path(self) -> str:
        """The file's path as the coordinator knows it."""
        return self.source.path

    @property
    def sort_key(self) -> tuple[str, Position]:
        """File order: by path, then line and column."""
        return self.source.path, self.start
