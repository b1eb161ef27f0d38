"""What is another in a row than in the plan: only what somebody has changed is written, and told in a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import NamedTuple

from introplan.amendments.setting import follows
from introplan.days import Times
from introplan.diagnostics import Message, Plain, Remove, Set, _
from introplan.model.pairings import ROLES
from introplan.reading.shape import field_at
from introplan.sheets.book import CellValue
from introplan.sheets.columns import BY_NAME, RANGE, Section, SheetColumn, SheetEntry
from introplan.sheets.kinds import RangeKind, Value, words_of
from introplan.sheets.lines import FileTaken, SheetLine
from introplan.sheets.recognition import FIRST_NAME, SURNAME
from introplan.sheets.tables import CellFault
from introplan.sheets.values import SheetFields, below, mark_of

LONGEST = 60
KEY_STAYS = CellFault(
    Message(_("this says which row it is, and is not changed by a sheet")),
    Message(_("for something new, write a new row below; columns A and B are empty in it")),
)
NEEDED = CellFault(Message(_("this cannot be empty")), Message(_("write what it was, or what it is to be")))
GROUPS_WITH_DAYS = CellFault(
    Message(_("the groups have days in the plan, which a sheet does not show")),
    Message(_("change them in the YAML file")),
)


class Meant(NamedTuple):
    """What is to stand in a field of an entry; None for what goes. `number` is the column that says so."""

    path: tuple[str, ...]
    value: Plain
    column: SheetColumn
    number: int | None
    is_told: bool = True


@dataclass(frozen=True)
class RowBeside:
    """A row beside the entry of the plan that it is of."""

    fields: SheetFields
    line: SheetLine
    entry: SheetEntry

    @cached_property
    def plain(self) -> Plain:
        """The entry, as it is written."""
        return self.fields.plan.origins.plain(self.entry.path)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """The marks of what the row held when it was exported, by column; none where they do not fit."""
        parts = words_of(self.line.cell(self.line.at.marks)).split(".")
        columns = self.fields.section.columns
        if len(parts) != len(columns) or self.line.written_id != self.line.id:
            return {}
        return {column.name: mark for column, mark in zip(columns, parts, strict=True)}

    def written(self, path: tuple[str, ...]) -> Plain:
        """What is written in a field of the entry."""
        return below(self.plain, path)

    def value(self, column: SheetColumn) -> Value:
        """What the entry has in a column."""
        return self.fields.value(column, self.entry, self.plain)

    def number_of(self, column: SheetColumn) -> int | None:
        """Where a column stands."""
        return self.line.at.number_of(column)


class ChangedCells:
    """What rows change of entries that the plan has."""

    def __init__(self, taken: FileTaken) -> None:
        self.taken, self.plan = taken, taken.plan

    def take(self, line: SheetLine, entry: SheetEntry) -> None:
        """Make the edits of a row."""
        row = RowBeside(self.taken.fields(line.at.section), line, entry)
        if changed := self._changed(row):
            for meant in self._meant(row, changed):
                self._set(row, meant)

    def _changed(self, row: RowBeside) -> dict[str, Value]:
        """What is another in a row than in the plan, by column."""
        found: dict[str, Value] = {}
        for number, column in row.line.at.columns.items():
            if column.of or column in (FIRST_NAME, SURNAME):
                continue
            if row.line.is_readable(number) and row.marks.get(column.name) == mark_of(row.line.cell(number)):
                continue
            try:
                if column.path == ("time",) and not column.half:
                    found |= self._range(row, number)
                else:
                    value = row.line.read(row.fields.kinds[column.name], number)
                    if self._is_another(row, number, value):
                        found[column.name] = value
            except CellFault as fault:
                self.taken.found.tell(row.line, number, fault)
        return found

    def _is_another(self, row: RowBeside, number: int, value: Value) -> bool:
        """Whether a cell says something else than the plan. Raises CellFault, also where both have been changed."""
        column = row.line.at.columns[number]
        kind = row.fields.kinds[column.name]
        there = kind.cell(row.value(column))
        if value == kind.read(there) or (value is None and row.line.at.ids is None):
            return False
        if column.path == ("starts",) and there is None and value == self._starts(row.entry):
            return False
        if column.key:
            raise KEY_STAYS
        if column.name in row.marks and mark_of(there) != row.marks[column.name]:
            told = {"now": _shown(there) or "–", "text": words_of(row.line.cell(number))}
            raise CellFault(
                Message(_("`{text}` was written here, and in the plan it has become {now} meanwhile"), told),
                Message(_("nothing is changed; export anew, and write it there if it is to be so")),
            )
        return True

    def _starts(self, entry: SheetEntry) -> date | None:
        """When the cohort starts that somebody takes part in."""
        cohort = self.plan.programme.cohorts.get(str(entry.path[1])) if len(entry.path) > 3 else None
        return cohort.starts if cohort else None

    def _range(self, row: RowBeside, number: int) -> dict[str, Value]:
        """The halves of a time that stands in one cell, where they are others. Raises CellFault."""
        times = row.line.read(RangeKind(), number)
        if not isinstance(times, Times):
            return {}
        halves = [(each, getattr(times, half)) for half, each in row.fields.section.halves.items()]
        return {each.name: value for each, value in halves if value != row.value(each)}

    def _meant(self, row: RowBeside, changed: Mapping[str, Value]) -> Iterator[Meant]:
        """What is to stand where, below an entry. What cannot be is told."""
        section = row.fields.section
        columns = {each.name: each for each in (*section.columns, *section.more)}
        for name, value in changed.items():
            column = columns[name]
            number, written = row.number_of(column), row.written(column.path)
            if column.half:
                continue
            if column.path == ("groups",) and isinstance(written, dict):
                self.taken.found.tell(row.line, number, GROUPS_WITH_DAYS)
            elif value is None or (column.path == ("of",) and value == row.entry.path[-1]):
                yield Meant(column.path, None, column, number)
            else:
                made = row.fields.kinds[name].plain(value, written)
                if isinstance(made, list) and isinstance(written, list):
                    made += [each for each in written if each in self.taken.labels.protected]
                yield Meant(column.path, made, column, number)
        yield from self._of_halves(row, changed)

    def _of_halves(self, row: RowBeside, changed: Mapping[str, Value]) -> Iterator[Meant]:
        """What is to stand where of fields that are in two columns. What cannot be is told."""
        halves = row.fields.section.halves
        those = {half: each for half, each in halves.items() if each.name in changed}
        now = {half: changed[each.name] if half in those else row.value(each) for half, each in halves.items()}
        column = next(iter(those.values()), None)
        if column is None:
            return
        number = row.number_of(column)
        if "start" in halves:
            try:
                value = times_plain(now["start"], now["end"], row.written(("time",)))
            except CellFault as fault:
                self.taken.found.tell(row.line, number, fault)
                return
            yield Meant(("time",), value, column, number)
        elif now["role"] is None or now["supporter"] is None:
            self.taken.found.tell(row.line, number, NEEDED)
        else:
            old = next(each for each in ROLES if isinstance(row.plain, dict) and each in row.plain)
            if now["role"] != old:
                yield Meant((old,), None, column, number, is_told=False)
            yield Meant((str(now["role"]),), str(now["supporter"]), halves["supporter"], number)

    def _set(self, row: RowBeside, meant: Meant) -> None:
        """One field of an entry: the edit, and the sentence."""
        found, fields = self.taken.found, row.fields
        path, old = (*row.entry.path, *meant.path), row.written(meant.path)
        told = {
            "entry": self.taken.label(row.line),
            "field": Message(RANGE.title if meant.path == ("time",) else meant.column.title),
            "new": _in_words(fields, meant.column, meant.value),
            "old": _in_words(fields, meant.column, old),
        }
        if meant.value is not None:
            is_new = old is None
            template = _("{entry}: {field}: {new}") if is_new else _("{entry}: {field}: {new}, instead of {old}")
            found.done(Set(path, meant.value, follows(self.plan, path)), Message(template, told))
            return
        if meant.is_told and is_required(fields.section, meant.column):
            found.tell(row.line, meant.number, NEEDED)
        elif old is not None:
            beside = row.written(meant.path[:-1])
            alone = len(meant.path) > 1 and isinstance(beside, dict) and len(beside) == 1
            sentence = Message(_("{entry}: {field} is removed; it was {old}"), told) if meant.is_told else None
            found.done(Remove(path[:-1] if alone else path), sentence)

    def take_person(self, line: SheetLine) -> None:
        """Make the edits of what a row of somebody who takes part says of the person, who is in the plan already.

        Only sheets of her own have such columns.
        """
        of_person = {number: each for number, each in line.at.columns.items() if each.of}
        if not of_person:
            return
        people = self.taken.fields(BY_NAME["people"])
        entry = people.entries.get(line.keys[1])
        if entry is None:
            return
        row = RowBeside(people, line, entry)
        for number, column in of_person.items():
            of_people = next(each for each in people.section.columns if each.path == column.path)
            kind, written = people.kinds[of_people.name], row.written(column.path)
            try:
                value = line.read(kind, number)
            except CellFault as fault:
                self.taken.found.tell(line, number, fault)
                continue
            if value is not None and value != kind.value(written):
                self._set(row, Meant(column.path, kind.plain(value, written), of_people, number))


def _in_words(fields: SheetFields, column: SheetColumn, plain: Plain) -> object:
    """A value in a sentence."""
    if plain is None:
        return ""
    if column.half in ("start", "end"):
        return str(plain)
    kind = fields.kinds[column.name]
    return _shown(kind.cell(kind.value(plain)))


def _shown(cell: CellValue) -> object:
    if isinstance(cell, date):
        return cell
    text = " ".join(words_of(cell).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def is_required(section: Section, column: SheetColumn) -> bool:
    """Whether an entry cannot be without what stands in a column."""
    if column.half in ("role", "supporter") or not column.path:
        return True
    if column.half or column.key or len(column.path) > 1:
        return False
    if section.name == "people" and column.path == ("name",):
        return True  # whoever has none is protected, and in no sheet
    found = field_at((*section.model, *column.path))
    return found is not None and found.is_required()


def times_plain(start: Value, end: Value, written: Plain) -> Plain:
    """From when to when, as it is written; None for no time. Raises CellFault."""
    if start is None and end is None:
        return None
    if not isinstance(start, time):
        raise CellFault(
            Message(_("it says when it ends, and not when it begins")),
            Message(_("write when it begins, or take away when it ends")),
        )
    if isinstance(end, time) and end <= start:
        raise CellFault(
            Message(_("the time ends at {end}, and starts at {start}"), {"end": end, "start": start}),
            Message(_("the end comes after the start, on the same day")),
        )
    return RangeKind().plain(Times(start, end if isinstance(end, time) else None), written)
