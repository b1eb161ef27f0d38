"""Where words stand: a file's text, and a stretch of it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # where YAML 1.1, which libyaml reads, ends a line


class Position(NamedTuple):
    """A place in a text: line and column in characters, both counted from 0."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One file as it was read: its path as the coordinator knows it, and its text."""

    path: str
    text: str = field(repr=False)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return LINE_END.split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        """The index of each line's first character."""
        return [0, *[end.end() for end in LINE_END.finditer(self.text)]]

    def line(self, number: int) -> str:
        """The line with this number, counted from 0; empty past the end."""
        return self.lines[number] if number < len(self.lines) else ""

    def start_of(self, number: int) -> int:
        """The index of the first character of the line with this number; past the end, of where the text ends."""
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def position(self, index: int) -> Position:
        """The place of the character with this index in the text."""
        line = bisect_right(self._starts, index) - 1
        return Position(line, index - self._starts[line])

    def words(self, line: int) -> "Span":
        """What stands on a line, without the space around it."""
        text = self.line(line)
        return Span(self, Position(line, len(text) - len(text.lstrip())), Position(line, len(text.rstrip())))


class Span(NamedTuple):
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

    @classmethod
    def of(cls, source: Source, start: Position, length: int = 1) -> "Span":
        """`length` characters from `start`, on one line."""
        return cls(source, start, Position(start.line, start.column + length))
