"""What a file has that the plan does not: new entries, of what their rows say."""

from collections.abc import Sequence
from functools import cached_property

from introplan.days import Times
from introplan.diagnostics import Message, Plain, Set, _
from introplan.model import Path
from introplan.sheets.changed_cells import is_required, times_plain
from introplan.sheets.columns import BY_NAME, Section
from introplan.sheets.kinds import Value
from introplan.sheets.labels import small
from introplan.sheets.lines import NAMED_BY, FileTaken, SheetLine, rows_of, without
from introplan.sheets.recognition import FIRST_NAME, SURNAME, Recognised
from introplan.sheets.tables import CellFault
from introplan.sheets.values import SheetFields, below


class Additions:
    """New entries."""

    def __init__(self, taken: FileTaken, tables: Sequence[Recognised]) -> None:
        self.taken, self.tables = taken, tables
        self.people_made: set[str] = set()

    def take(self, line: SheetLine) -> None:
        """Make the new entry of a row, unless it lacks what it cannot be without, which is told."""
        fields = self.taken.fields(line.at.section)
        values = self._values(fields, line)
        if values is None or (fields.section.name == "reviews" and not values):
            return  # a review that is not booked is no entry
        try:
            made = self._made(fields, line, values)
        except CellFault as fault:
            self.taken.found.tell(line, None, fault)
            return
        if fields.section.name == "participants" and line.keys[1] in self.taken.new["people"]:
            self._add_person(fields, line)
        self._add(path_of(line), made, self.taken.label(line), fields.section)

    def _add(self, path: Path, made: Plain, label: str, section: Section) -> None:
        told = {"entry": label, "sheet": Message(section.title)}
        self.taken.found.done(Set(path, made), Message(_("{sheet}: {entry} is new"), told))

    def _values(self, fields: SheetFields, line: SheetLine) -> dict[str, Value] | None:
        """What a row says, by column; None where what it cannot be without cannot be read."""
        values: dict[str, Value] = {}
        is_whole = True
        for number, column in line.at.columns.items():
            if column.key or column.of or column in (FIRST_NAME, SURNAME):
                continue
            try:
                value = line.read(fields.kinds[column.name], number)
            except CellFault as fault:
                self.taken.found.tell(line, number, fault)
                is_whole = is_whole and not is_required(fields.section, column)
                continue
            if isinstance(value, Times) and column.path == ("time",):
                values |= {each.name: getattr(value, half) for half, each in fields.section.halves.items()}
            elif value is not None:
                values[column.name] = value
        return values if is_whole else None

    def _made(self, fields: SheetFields, line: SheetLine, values: dict[str, Value]) -> Plain:
        """What a new entry says. Raises CellFault."""
        section = fields.section
        made: dict[str, Plain] = {}
        if section.name in NAMED_BY:
            made[NAMED_BY[section.name]] = self.taken.new[section.name].get(line.id, line.name)
        halves = {half: values.get(each.name) for half, each in section.halves.items()}
        for column in section.columns:
            value = values.get(column.name)
            if column.path == ("participant",):
                made["participant"] = line.keys[0]
            elif column.half == "role":
                made[str(halves["role"])] = str(halves["supporter"])
            elif column.half == "start" and any(halves.values()):
                made["time"] = times_plain(value, halves["end"], None)
            elif value is None or column.half or self._is_said(line, column.path, value):
                continue
            elif not column.path:
                return fields.kinds[column.name].plain(value, None)
            elif column.path != (NAMED_BY.get(section.name),):
                put(made, column.path, fields.kinds[column.name].plain(value, None))
        if section.name == "people" and "organisation" not in made:
            made = self._with_employer(made)
        for column in section.columns:
            if is_required(section, column) and not column.half and below(made, column.path) is None:
                raise without(column.title)
        return made

    def _is_said(self, line: SheetLine, path: tuple[str, ...], value: Value) -> bool:
        """Whether a value says what is so anyway: a session by its key, and whoever starts with the cohort."""
        if path == ("of",):
            return value == line.id.rpartition("/")[2]
        is_start = path == ("starts",) and line.at.section.name == "participants"
        return is_start and value == self.taken.plan.programme.cohorts[line.keys[0]].starts

    def _with_employer(self, made: dict[str, Plain]) -> dict[str, Plain]:
        """Somebody of whom no employer is written works for whoever has the unit, else whoever has the programme."""
        programme, unit = self.taken.plan.programme, made.get("unit")
        there = programme.units.get(unit) if isinstance(unit, str) else None
        employer = there.organisation if there else programme.frame.owner
        order = [each.path[0] for each in BY_NAME["people"].columns]
        whole: dict[str, Plain] = {**made, "organisation": made.get("organisation") or employer}
        return {key: whole[key] for key in sorted(whole, key=order.index)}

    def _add_person(self, fields: SheetFields, line: SheetLine) -> None:
        """Whoever takes part and is not among the people yet, where no row of the sheet of people is theirs."""
        person = line.keys[1]
        name = self.taken.new["people"][person]
        if person in self.people_made or small(name) in self._in_people:
            return
        self.people_made.add(person)
        made: dict[str, Plain] = {"name": name}
        for number, column in line.at.columns.items():
            if column.of == "people":
                try:
                    value = line.read(fields.kinds[column.name], number)
                except CellFault as fault:
                    self.taken.found.tell(line, number, fault)
                    continue
                if value is not None:
                    put(made, column.path, fields.kinds[column.name].plain(value, None))
        self._add(("people", person), self._with_employer(made), name, BY_NAME["people"])

    @cached_property
    def _in_people(self) -> frozenset[str]:
        """The names that have a row of their own among the people."""
        tables = (table for table in self.tables if table.section.name == "people")
        return frozenset(small(line.name) for table in tables for line in rows_of(table))


def path_of(line: SheetLine) -> Path:
    """Where the entry of a row is to stand."""
    match line.at.section.name, line.id.split("/"):
        case "participants", [cohort, person]:
            return ("cohorts", cohort, "participants", person)
        case "sessions", [cohort, key]:
            return ("cohorts", cohort, "sessions", key)
        case "reviews", [cohort, person, review]:
            return ("cohorts", cohort, "participants", person, "reviews", review)
        case "seats", [cohort, organisation]:
            return ("cohorts", cohort, "seats", organisation)
        case name, _parts:
            return (name, line.id)


def put(made: dict[str, Plain], path: tuple[str, ...], value: Plain) -> None:
    """A value into plain data."""
    for step in path[:-1]:
        under = made.setdefault(step, {})
        assert isinstance(under, dict)
        made = under
    made[path[-1]] = value
