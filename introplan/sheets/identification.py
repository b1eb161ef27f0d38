"""Which entry a row is of: the one of its hidden id, else the one that is called so in its section, else a new one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from introplan.agenda import Plan
from introplan.amendments.pairing import NewIds
from introplan.diagnostics import Message, _
from introplan.model.ids import free_id, id_meant
from introplan.sheets.columns import SheetColumn, SheetEntry
from introplan.sheets.kinds import TextKind
from introplan.sheets.kinds_of_fields import ReferenceKind
from introplan.sheets.labels import Labels, small
from introplan.sheets.lines import NAMED_BY, FileTaken, SheetLine, rows_of, without
from introplan.sheets.recognition import Recognised
from introplan.sheets.tables import CellFault

NO_NAME = CellFault(Message(_("the row has no name")), Message(_("write one, or take the row away")))
NO_LETTERS = {"people": "person", "lectures": "lecture", "places": "place"}
"""Ids of what has a name without any letter that an id can have."""


def new_names(plan: Plan, tables: Sequence[Recognised]) -> Mapping[str, Mapping[str, str]]:
    """Ids for whatever a file names for the first time, so that each of its sheets can name it: names by id."""
    labels, taken = Labels(plan), _ids_in(plan)
    new: dict[str, dict[str, str]] = {section: {} for section in NAMED_BY}
    for table in tables:
        section = "people" if table.section.name == "participants" else table.section.name
        if section not in NAMED_BY:
            continue
        called, seen, ids = labels.of(section), {small(each) for each in new[section].values()}, set[str]()
        for line in rows_of(table):
            id_ = line.written_id
            if id_.rpartition("/")[2] in called.labels and id_ not in ids:
                ids.add(id_)
                continue  # another row with the same id was copied to begin a new one
            name = line.name
            if name and not called.meant(name) and small(name) not in seen:
                seen.add(small(name))
                new[section][free_id(id_meant(name) or NO_LETTERS[section], taken)] = name
    return new


def _ids_in(plan: Plan) -> set[str]:
    """The ids that something new may not have: those of all sections, since some share theirs, and first ids."""
    programme = plan.programme
    found = {id_ for section in programme.lasting.values() for id_ in section}
    found |= {each.identity for section in programme.lasting.values() for each in section.values()}
    return found | set(programme.groups) | set(type(programme).model_fields) | {"programme"}


class Identification:
    """The rows of tables with their entries."""

    def __init__(self, taken: FileTaken) -> None:
        self.taken, self.plan = taken, taken.plan
        self.pairing_ids = NewIds(taken.plan)

    def lines(self, table: Recognised) -> Iterator[SheetLine]:
        """The rows of a table; those of which nobody knows what they are of are told."""
        entries, seen = self.taken.fields(table.section).entries, set[str]()
        for line in rows_of(table):
            entry = entries.get(line.written_id) if line.written_id not in seen else None
            if entry is not None:
                found = SheetLine(table, line.number, entry.id, entry, entry.keys)
            else:
                try:
                    found = self._identified(line)
                except CellFault as fault:
                    self.taken.found.tell(line, None, fault)
                    continue
            if found.id in seen:
                twice = Message(_("`{text}` stands in two rows"), {"text": self.taken.label(found)})
                self.taken.found.tell(line, None, CellFault(twice, Message(_("take one of them away"))))
                continue
            seen.add(found.id)
            yield found

    def _identified(self, line: SheetLine) -> SheetLine:
        """A row without an id that is known, by what it is called. Raises CellFault."""
        section = line.at.section
        entries = self.taken.fields(section).entries
        if section.name in NAMED_BY:
            id_ = self._one(section.name, line)
            return SheetLine(line.at, line.number, id_, entries.get(id_))
        keys = tuple(self._key(line, column) for column in section.keys)
        if section.name in ("participants", "reviews", "seats"):
            id_ = "/".join(keys)
            return SheetLine(line.at, line.number, id_, entries.get(id_), keys)
        return self._alike(line, keys)

    def _one(self, section: str, line: SheetLine) -> str:
        """The id of what is called as a row says, in the plan or among what is new. Raises CellFault."""
        kind = ReferenceKind(self.taken.labels, (section,), self.taken.language)
        for number in line.naming:
            line.read(TextKind(), number)  # a formula without a value is told as one, and not as a row without a name
        if not line.name:
            raise NO_NAME
        try:
            return str(kind.read(line.name))
        except CellFault as fault:
            raise CellFault(fault.message, fault.help, line.naming[0]) from fault

    def _key(self, line: SheetLine, column: SheetColumn) -> str:
        """What a key of a row is the id of. Raises CellFault."""
        if column.path == ("[person]",) and line.at.section.name == "participants":
            return self._one("people", line)
        number = line.at.number_of(column)
        kind = self.taken.fields(line.at.section).kinds[column.name]
        value = line.read(kind, number) if number is not None else None
        if value is None and column.path == ("[cohort]",) and len(self._going_on) == 1:
            return self._going_on[0]
        if value is None:
            raise without(column.title)
        return str(value)

    @cached_property
    def _going_on(self) -> list[str]:
        return [each.id for each in self.plan.programme.cohorts.values() if not each.is_over]

    def _alike(self, line: SheetLine, keys: tuple[str, ...]) -> SheetLine:
        """A session or a pairing that is what a row says: the one, else a new one. Raises CellFault."""
        section = line.at.section
        fields = self.taken.fields(section)
        tells = [each for each in section.columns if each.path == ("of",) or each.half in ("role", "supporter")]
        wanted = {}
        for column in tells:
            number = line.at.number_of(column)
            wanted[column.name] = line.read(fields.kinds[column.name], number) if number is not None else None
            if wanted[column.name] is None:
                raise without(column.title)
        entries = [entry for entry in fields.entries.values() if entry.keys == keys]
        found = [entry for entry in entries if fields.values(entry, tells) == wanted]
        if section.name == "sessions" or len(found) > 1:
            same = [entry for entry in found if self._is_on_its_day(line, entry)]
            found = same or (found if len(found) == 1 and not self._recurs(found[0]) else [])
        if len(found) == 1:
            return SheetLine(line.at, line.number, found[0].id, found[0], keys)
        last = str(wanted[tells[-1].name])
        if section.name == "pairings":
            return SheetLine(line.at, line.number, self.pairing_ids.new(keys[0], last), None, keys)
        return SheetLine(line.at, line.number, f"{keys[0]}/{free_id(last, self._sessions[keys[0]])}", None, keys)

    @cached_property
    def _sessions(self) -> Mapping[str, set[str]]:
        """The keys of the sessions of each cohort."""
        return {id_: set(cohort.sessions) for id_, cohort in self.plan.programme.cohorts.items()}

    def _recurs(self, entry: SheetEntry) -> bool:
        """Whether a cohort has many sessions of what an entry is one of."""
        if entry.path[0] != "cohorts":
            return True
        session = self.plan.programme.cohorts[str(entry.path[1])].sessions[str(entry.path[3])]
        return self.plan.programme.activity_of(session).recurs

    def _is_on_its_day(self, line: SheetLine, entry: SheetEntry) -> bool:
        """Whether an entry has the day that a row has. Raises CellFault."""
        fields = self.taken.fields(line.at.section)
        column = next(each for each in line.at.section.columns if each.path in (("date",), ("from",)))
        number = line.at.number_of(column)
        if number is None:
            return False
        return bool(line.read(fields.kinds[column.name], number) == fields.values(entry, [column])[column.name])
