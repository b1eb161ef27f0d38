"""The rows of a table, each with the entry that it is of, and what all that is taken from a file has in common."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from introplan.agenda import Plan
from introplan.diagnostics import Edit, Message, _
from introplan.language import Language
from introplan.sheets.book import CellValue
from introplan.sheets.columns import BY_NAME, Section, SheetEntry
from introplan.sheets.kinds import CellKind, DayKind, Value, words_of
from introplan.sheets.labels import Labels
from introplan.sheets.recognition import FIRST_NAME, SURNAME, Recognised
from introplan.sheets.tables import CellFault, SheetRemark
from introplan.sheets.values import SheetFields

NAMED_BY: Mapping[str, str] = {"people": "name", "lectures": "title", "places": "title"}
"""Sections whose entries are known by a name, and the field that has it."""
ELSEWHERE = _("write it in a column with that head; then take the file in again")


@dataclass(frozen=True)
class SheetLine:
    """A row of a table: its number, and the entry that it is of, by id; None when that is new."""

    at: Recognised
    number: int
    id: str = ""
    entry: SheetEntry | None = None
    keys: tuple[str, ...] = ()

    def cell(self, number: int | None) -> CellValue:
        """What stands in a column, by its number; nothing where there is no such column."""
        cells = self.at.table.rows[self.number]
        return cells[number] if number is not None and number < len(cells) else None

    def is_readable(self, number: int) -> bool:
        """Whether what stands in a column has a value."""
        return (self.number, number) not in self.at.table.unreadable

    def read(self, kind: CellKind, number: int) -> Value:
        """What a cell says. Raises CellFault, which knows the column."""
        cell = self.cell(number)
        if self.at.table.days_off and isinstance(kind, DayKind) and isinstance(cell, int | float):
            cell += self.at.table.days_off
        if lost := self.at.table.unreadable.get((self.number, number)):
            raise lost
        try:
            return kind.read(cell)
        except CellFault as fault:
            raise CellFault(fault.message, fault.help, number) from fault

    @property
    def written_id(self) -> str:
        """The id in the quiet column."""
        return words_of(self.cell(self.at.ids))

    @property
    def name(self) -> str:
        """What the row calls its entry, or who takes part: a name, or the parts of one."""
        return " ".join(" ".join(words_of(self.cell(number)) for number in self.naming).split())

    @property
    def naming(self) -> tuple[int, ...]:
        """The columns of its name: the one that has it whole, else those of its parts."""
        section = self.at.section.name
        whole = ("[person]",) if section == "participants" else (NAMED_BY.get(section, ""),)
        numbers = {column.path: number for number, column in self.at.columns.items()}
        if whole in numbers and (words_of(self.cell(numbers[whole])) or not self.is_readable(numbers[whole])):
            return (numbers[whole],)
        return tuple(numbers[each.path] for each in (FIRST_NAME, SURNAME) if each.path in numbers)

    @property
    def first(self) -> int:
        """The first of the columns that are read."""
        return min(self.at.columns)


def rows_of(table: Recognised) -> Iterator[SheetLine]:
    """The rows below the heads in which something stands that is read."""
    for line in (SheetLine(table, number) for number in table.table.rows if number > table.head):
        if any(line.cell(column) not in (None, "") or not line.is_readable(column) for column in table.columns):
            yield line


@dataclass
class Imported:
    """What a file comes to: the edits, each told in a sentence, and what is told beside them."""

    edits: list[Edit] = field(default_factory=list)
    steps: list[Message] = field(default_factory=list)
    left: list[Message] = field(default_factory=list)
    remarks: list[SheetRemark] = field(default_factory=list)
    count: int = 0

    def tell(self, line: SheetLine, number: int | None, fault: CellFault) -> None:
        """Why a cell is not taken in; of a column that is not there, at the first."""
        column = next((each for each in (number, fault.number) if each is not None), line.first)
        place = line.at.table.place(line.number, column)
        self.remarks.append(SheetRemark(place, fault.message, fault.help))

    def done(self, edit: Edit | None, step: Message | None) -> None:
        """An edit, and the sentence that tells of it."""
        self.edits += [edit] if edit else []
        self.steps += [step] if step else []
        self.count += step is not None


@dataclass(frozen=True)
class FileTaken:
    """A plan into which a file is taken, with the ids of what the file names for the first time, and what is found."""

    plan: Plan
    language: Language
    new: Mapping[str, Mapping[str, str]]
    found: Imported = field(default_factory=Imported)

    @cached_property
    def labels(self) -> Labels:
        """What everything is called, with what is new."""
        return Labels(self.plan, self.new)

    def fields(self, section: Section) -> SheetFields:
        """The columns of a section."""
        if section.name not in self._fields:
            self._fields[section.name] = SheetFields(self.plan, section, self.labels, self.language)
        return self._fields[section.name]

    @cached_property
    def _fields(self) -> dict[str, SheetFields]:
        return {}

    def called(self, section: str, id_: str) -> str:
        """What an entry is called."""
        return self.labels.of(section).labels.get(id_, id_)

    def label(self, line: SheetLine) -> str:
        """What the entry of a row is called in a sentence."""
        match line.at.section.name:
            case "participants":
                return self.called("people", line.keys[1])
            case "sessions":
                return f"{self._taught(line)}, {self.called('cohorts', line.keys[0])}"
            case "pairings":
                return f"{self.called('people', line.keys[0])} ({line.id})"
            case "reviews":
                return f"{self.called('people', line.keys[1])}, {self.called('programme.reviews', line.keys[2])}"
            case "seats":
                return f"{self.called('cohorts', line.keys[0])}, {self.called('organisations', line.keys[1])}"
            case name:
                return self.called(name, line.id)

    def _taught(self, line: SheetLine) -> str:
        """What a session is of."""
        section = BY_NAME["sessions"]
        column = next(each for each in section.columns if each.path == ("of",))
        fields = self.fields(section)
        if line.entry is not None:
            of = fields.value(column, line.entry, self.plan.origins.plain(line.entry.path))
        else:
            of = fields.kinds[column.name].read(line.cell(line.at.number_of(column)))
        return self.labels.of("lectures", "activities").labels.get(str(of), str(of))


@cache
def without(column: str) -> CellFault:
    """That a row lacks what it cannot be without."""
    return CellFault(Message(_("the row has nothing under {column}"), {"column": Message(column)}), Message(ELSEWHERE))
