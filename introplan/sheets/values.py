"""The values of a plan's entries, column by column, as they are written: what is left out is empty in a sheet, too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from introplan.agenda import Plan
from introplan.agenda.disclosure import may_tell_groups
from introplan.diagnostics import Plain
from introplan.language import Language
from introplan.model.pairings import ROLES
from introplan.model.times import read_times
from introplan.sheets.book import CellValue
from introplan.sheets.columns import SECTIONS_OF_KEYS, Section, SheetColumn, SheetEntry
from introplan.sheets.kinds import CellKind, ChoiceKind, ClockKind, Value, words_of
from introplan.sheets.kinds_of_fields import ReferenceKind, kind_at
from introplan.sheets.labels import Labels


@dataclass(frozen=True)
class SheetFields:
    """What the columns of a section hold, in a plan and a language."""

    plan: Plan
    section: Section
    labels: Labels
    language: Language

    @cached_property
    def kinds(self) -> Mapping[str, CellKind]:
        """The kind of value of each column, by the column's name."""
        return {each.name: self._kind(each) for each in (*self.section.columns, *self.section.more)}

    def _kind(self, column: SheetColumn) -> CellKind:
        if column.half in ("start", "end"):
            return ClockKind()
        if column.half == "role":
            return ChoiceKind(ROLES, self.language)
        if column.half == "supporter":
            return ReferenceKind(self.labels, ("people",), self.language)
        if column.key:
            return ReferenceKind(self.labels, (SECTIONS_OF_KEYS[column.path[0]],), self.language)
        if column.of:
            return kind_at((column.of, "[id]", *column.path), self.labels, self.language)
        return kind_at((*self.section.model, *column.path), self.labels, self.language)

    @cached_property
    def entries(self) -> Mapping[str, SheetEntry]:
        """What has a row, by its id."""
        return {each.id: each for each in self.section.rows(self.plan, self.labels)}

    def values(self, entry: SheetEntry, columns: Sequence[SheetColumn]) -> Mapping[str, Value]:
        """What an entry holds in some columns, by their names."""
        plain = self.plan.origins.plain(entry.path)
        return {each.name: self.value(each, entry, plain) for each in columns}

    def value(self, column: SheetColumn, entry: SheetEntry, plain: Plain) -> Value:
        """What an entry holds in a column."""
        kind = self.kinds[column.name]
        if column.key:
            return entry.keys[self.section.keys.index(column)]
        if column.half in ("role", "supporter"):
            role = next((each for each in ROLES if isinstance(plain, dict) and each in plain), None)
            return role if column.half == "role" or role is None else below(plain, (role,))
        if column.half:
            written = below(plain, column.path)
            times = read_times(written) if written is not None else None
            return getattr(times, column.half, None)
        if self.section.name == "sessions" and column.path == ("of",):
            return kind.value(below(plain, ("of",))) or str(entry.path[-1])
        if column.path == ("groups",) and not self._may_tell_groups(entry):
            return None
        if self.section.name == "sessions" and column.path == ("for",) and not self._may_tell_for(entry, plain):
            return None
        return kind.value(below(plain, column.path))

    def cells(self, entry: SheetEntry) -> Iterator[CellValue]:
        """What stands in the cells of an entry, in the order of the columns."""
        values = self.values(entry, self.section.columns)
        for column in self.section.columns:
            yield self.kinds[column.name].cell(values[column.name])

    def _may_tell_groups(self, entry: SheetEntry) -> bool:
        return may_tell_groups(self.plan, self.plan.programme.cohorts[str(entry.path[1])])

    def _may_tell_for(self, entry: SheetEntry, plain: Plain) -> bool:
        """Whether people who are named in a session tell of somebody who is not, in the same cohort."""
        named = below(plain, ("for",))
        people = self.plan.programme.people
        return self._may_tell_groups(entry) or not (isinstance(named, list) and any(each in people for each in named))


def below(plain: Plain, path: tuple[str, ...]) -> Plain:
    """What stands under a path of plain data."""
    for step in path:
        plain = plain.get(step) if isinstance(plain, dict) else None
    return plain


def mark_of(cell: CellValue) -> str:
    """A mark of what stands in a cell, by which one can tell whether somebody has changed it; none of an empty one."""
    text = words_of(cell)
    return f"{crc32(text.encode()) & 0xFFFFFF:06x}" if text else ""


def marks_of(cells: tuple[CellValue, ...]) -> str:
    """The marks of a row."""
    return ".".join(map(mark_of, cells))
