"""Mappings and lists in lines: what comes and goes among them, with the comments and blank lines that belong to it.

A removed entry takes along the comment behind it, those beneath it that are indented deeper, and those right above it
that are a note to it. A note ends with a full stop, or tells of somebody who goes; any other line above is a heading
of what follows too, and stays, as does what stands above the first one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml

from introplan.diagnostics import Message, _
from introplan.editing.marks import MarkedText, RefusedError, is_block
from introplan.editing.siblings import KeptSibling, Run, Sibling, gone_of, runs_of, together, without_comment
from introplan.editing.splices import Splice
from introplan.editing.styles import Style, kind_of, siblings_in_lines
from introplan.editing.traces import Fields, Items
from introplan.model import Path


@dataclass(frozen=True)
class Lines:
    """A mapping or a list in lines, and where it stands in the data."""

    text: MarkedText
    style: Style
    node: yaml.Node
    siblings: Sequence[Sibling]
    path: Path

    @property
    def column(self) -> int:
        """The column of the siblings."""
        return self.text.column(self.siblings[0].start)

    def around(self, kept: Sequence[KeptSibling], new: Fields | Items) -> Iterator[Splice]:
        """What comes and goes between the siblings that stay."""
        self._must_begin_lines()
        gone = gone_of(self.siblings, kept)
        runs = runs_of(self.siblings, new)
        if gone and gone[0] == 0 and not self._begins_line(0):
            first = together(gone)[0]
            run = next((run for run in runs if run.before is None), None)
            yield self._instead(first[1], run)
            gone = gone[first[1] + 1 :]
            runs = [each for each in runs if each is not run]
        yield from (self._put(run) for run in runs)
        yield from self._cuts(gone)

    def _must_begin_lines(self) -> None:
        for each in self.siblings:
            if each.key is not None and self.text.before(each.start).rstrip().endswith("?"):
                raise RefusedError(Message(_("there is a key with a question mark here")), each.start)
            if each is not self.siblings[0] and self.text.before(each.start).strip():
                raise RefusedError(Message(_("this begins on a line with something else")), each.start)

    def _begins_line(self, number: int) -> bool:
        return not self.text.before(self.siblings[number].start).strip()

    # What comes

    def _put(self, run: Run) -> Splice:
        """New siblings after one that stays, else before the first one."""
        lines = self._new_lines(run)
        if run.before is None:
            return self._put_first(lines, is_before_first=run.after == 0)
        text, before = self.text, self.siblings[run.before]
        last = self._last_line(run.before)
        blank = self._gap(run.before)
        ending = text.ending(text.line(before.end))
        at = text.start(last + 1)
        return Splice(at, at, "".join(f"{ending * blank}{_joined(each, ending)}" for each in lines))

    def _put_first(self, lines: Sequence[Sequence[str]], *, is_before_first: bool) -> Splice:
        text, first = self.text, self.siblings[0]
        line = text.line(first.start)
        ending = text.ending(line)
        blank = self._gap(0)
        if not self._begins_line(0):  # behind the dash of an item
            words = "".join(f"{_joined(each, ending)}{ending * blank}" for each in lines)
            return Splice(first.start, first.start, f"{words.lstrip(' ')}{' ' * self.column}")
        above = text.above(line, self.column)
        at = text.start(above if text.is_note(above, line) and is_before_first else line)
        return Splice(at, at, "".join(f"{_joined(each, ending)}{ending * blank}" for each in lines))

    def _new_lines(self, run: Run) -> list[tuple[str, ...]]:
        found = []
        for step, value in run.new:
            lines = self.are_lines.get(kind_of(value))
            path = (*self.path, step)
            if isinstance(step, str):
                found.append(self.style.field(value, path, self.column, lines=lines, wide=self._wide))
            else:
                found.append(self.style.item(value, path, self.column, lines=lines))
        return found

    @cached_property
    def are_lines(self) -> dict[type, bool | None]:
        """Whether mappings and lists among the siblings mostly stand in lines."""
        return {kind: siblings_in_lines((each.value for each in self.siblings), kind) for kind in (dict, list)}

    @cached_property
    def _wide(self) -> int:
        """The column in which the values of all siblings stand, when they stand below each other; else 0."""
        inline = [each for each in self.siblings if each.value.start_mark.line == self.text.line(each.start)]
        columns = {each.value.start_mark.column for each in inline if not is_block(each.value)}
        is_wider = any(each.value.start_mark.index > each.mark + 1 for each in inline)
        return columns.pop() if len(columns) == 1 and len(inline) > 1 and is_wider else 0

    def _gap(self, before: int) -> int:
        """How many blank lines part what comes after a sibling from it: as many as stand there, or else above it."""
        if len(self.siblings) == 1:
            return 1 if not self.path and is_block(self.siblings[0].value) else 0  # sections stand apart
        at = min(before, len(self.siblings) - 2)
        return self.text.gap(self._last_line(at) + 1)

    def _last_line(self, number: int) -> int:
        """The last line that belongs to a sibling."""
        return self.text.beneath(self.text.line(self.siblings[number].end), self.column)

    # What goes

    def _instead(self, last: int, run: Run | None) -> Splice:
        """What stands behind a dash in place of the first fields of its item, up to the next one that stays."""
        text, first = self.text, self.siblings[0]
        ending = text.ending(text.line(first.start))
        lines = "".join(_joined(each, ending) for each in self._new_lines(run)) if run else ""
        has_next = last + 1 < len(self.siblings)
        end = self.siblings[last + 1].start if has_next else self.siblings[last].end
        without_comment(text, first.start, end, self.siblings[: last + 1])
        words = f"{lines.lstrip(' ')}{' ' * self.column}" if has_next and run else lines.lstrip(" ").rstrip("\r\n")
        return Splice(first.start, end, words)

    def _cuts(self, gone: Sequence[int]) -> Iterator[Splice]:
        """Whole lines of the siblings that go, with the blank lines that would be left; those that meet are one."""
        found: list[tuple[int, int, int, int]] = []
        for number in gone:
            start, end = self._extent(number)
            if found and found[-1][3] == number - 1 and start == found[-1][1] + self.text.gap(found[-1][1]):
                found[-1] = (found[-1][0], end, found[-1][2], number)
            else:
                found.append((start, end, number, number))
        for start, end, first, last in found:
            yield self._with_blank_lines(start, end, first, last)

    def _extent(self, number: int) -> tuple[int, int]:
        """The lines of a sibling, up to, not including, the last."""
        text, sibling = self.text, self.siblings[number]
        line = text.line(sibling.start)
        rest = text.behind(sibling.end).lstrip()
        if rest and not rest.startswith("#"):
            raise RefusedError(Message(_("something else follows on the same line")), sibling.end)
        above = text.above(line, self.column)
        is_its_own = text.tells(above, line) or (text.is_note(above, line) and number > 0)
        return above if is_its_own and above < line else line, self._last_line(number) + 1

    def _with_blank_lines(self, start: int, end: int, first: int, last: int) -> Splice:
        text = self.text
        above = 0
        while start - above > 0 and text.is_blank(start - above - 1):
            above += 1
        below = text.gap(end)
        is_first, is_last = first == 0, last == len(self.siblings) - 1
        if is_first and not is_last:
            end += below
        elif below or text.is_past(end) or (is_last and not is_first):
            start -= above
        return Splice(text.start(start), text.start(end))


def _joined(lines: Sequence[str], ending: str) -> str:
    return "".join(f"{line}{ending}" for line in lines)
