"""What libyaml says when it cannot go on, and where it was when it said so."""

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from introplan.diagnostics import Diagnostic, Position, Source, Span, _, error
from introplan.model import Path, Session
from introplan.reading.shape import entries_at, part_at, sections_at


class Complaint(NamedTuple):
    """What libyaml says, where it noticed, and where the thing that it was reading had begun."""

    source: Source
    problem: str
    context: str
    at: Position
    begun: Position | None

    @property
    def line(self) -> str:
        """The line where the problem was noticed."""
        return self.source.line(self.at.line)

    @property
    def here(self) -> Span:
        """The character where the problem was noticed."""
        return Span.of(self.source, self.at)

    @property
    def rest(self) -> Span:
        """From there to the end of the line."""
        return Span(self.source, self.at, Position(self.at.line, max(self.at.column + 1, len(self.line.rstrip()))))

    @property
    def char(self) -> str:
        """The character there; empty at the end of a line."""
        return self.line[self.at.column : self.at.column + 1]

    @property
    def before(self) -> str:
        """The line up to there, without space at its end."""
        return self.line[: self.at.column].rstrip()

    def line_above(self, line: int) -> int | None:
        """The nearest line above that says something."""
        return next(self._lines_above(line), None)

    def _lines_above(self, line: int) -> Iterator[int]:
        for number in range(line - 1, -1, -1):
            text = self.source.line(number).strip()
            if text and not text.startswith("#"):
                yield number

    def indents_above(self, line: int) -> list[int]:
        """How far the lines above are indented that this one could belong with, from the margin inwards."""
        indents: list[int] = []
        for number in self._lines_above(line):
            text = self.source.line(number)
            indent = len(text) - len(text.lstrip())
            if not indents or indent < indents[-1]:
                indents.append(indent)
        return indents[::-1]


def missing_key(at: Span) -> Diagnostic:
    """A colon that no word stands before."""
    return error(
        "missing-key",
        _("there is no word before the colon"),
        at=at,
        help=_("write the name of the field, or the id, before the colon"),
    )


def quoted(text: str) -> str:
    """The text in quotation marks that leave every sign in it as it is."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def nested_too_deep(at: Span) -> Diagnostic:
    """What a plan never looks like, whichever way it is written."""
    return error(
        "nested-too-deep",
        _("these are lists within lists, far deeper than a plan goes"),
        at=at,
        help=_("a plan is seven deep at most; something else was pasted here"),
    )


def way_out_of_two(value: yaml.Node, path: Path) -> str:
    """What to do about a key that stands twice under the path: a field, an id, or what refers to one."""
    if isinstance(value, yaml.ScalarNode):
        return _("keep one of them")
    if not entries_at(path) or sections_at((*path, "[key]")):
        return _("put what is under both of them under one")
    if part_at((*path, "")) is not Session or any(key.value == "of" for key, _value in value.value):
        return _("keep one of them, or give one another id")
    return _("give one of them another key, and a line `of: {key}`")
