"""Whether something can have another id: that it is one, and that nothing else has it, or had it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from introplan.agenda import Plan
from introplan.amendments.amendment import Hindrance
from introplan.diagnostics import Message, _
from introplan.model import Entry, Lasting, Path, Programme, Unit
from introplan.model.ids import read_id
from introplan.reading.shape import fields_of

SHARED: Mapping[str, tuple[str, ...]] = {
    "organisations": ("people",),
    "people": ("organisations", "cohorts", "groups"),
    "cohorts": ("people", "groups"),
    "groups": ("people", "cohorts"),
}
"""Sections whose ids may stand where those of another may: an id of both would mean the one or the other."""

NAMESPACES: Mapping[str, str] = {
    "lectures": "taught",
    "activities": "taught",
    "programme.reviews": "reviews",
    "programme.tasks": "tasks",
}
"""What the ledger calls the ids of a section, where that is another word."""

IdsGivenOut = Mapping[str, Collection[str]]
"""By namespace, the first ids of everything that was ever given out."""


def no_id(new: str) -> Hindrance | None:
    """Why a word cannot be an id of anything."""
    try:
        read_id(new)
    except PydanticCustomError as refused:
        told = refused.context or {}
        message, help_ = (Message(told[each], told["values"]) for each in ("template", "help"))
        return Hindrance(message, help_, is_misspelt=True)
    if new in fields_of(Programme):
        return Hindrance(
            Message(_("`{id}` is the name of a section, and cannot be an id"), {"id": new}),
            Message(_("write another, such as `{meant}`"), {"meant": f"{new}-1"}),
            is_misspelt=True,
        )
    return None


@dataclass(frozen=True)
class Ids:
    """The ids of a plan, and those that were ever given out; None when nothing has been released yet."""

    plan: Plan
    given_out: IdsGivenOut | None

    def taken(self, entry: Entry, new: str) -> Hindrance | None:
        """What else has the new id, or had it, so that both would be taken for one."""
        for entries in self._beside(entry):
            if new in entries:
                place = entries[new].path
                return Hindrance(
                    Message(_("`{id}` is taken: {place}"), {"id": new, "place": path_words(place)}),
                    Message(_("choose another id, or rename that one first")),
                )
        for other in self._siblings(entry).values():
            is_what_it_was = other is not entry and isinstance(other, Lasting) and other.identity == new
            if is_what_it_was and not self._keeps_a_line(entry):
                return Hindrance(
                    Message(
                        _("`{id}` is what `{other}` used to be called, and calendars still know it by that"),
                        {"id": new, "other": other.id},
                    ),
                    Message(_("choose another id")),
                )
        return None

    def _keeps_a_line(self, entry: Entry) -> bool:
        """Whether a line `was` tells it from what had the new id before it, as when two exchange their ids."""
        return isinstance(entry, Lasting) and (entry.identity != entry.id or self.was_given_out(entry))

    def _beside(self, entry: Entry) -> Iterator[Mapping[str, Entry]]:
        """The entries that may not have the same id."""
        yield self._siblings(entry)
        for section in SHARED.get(str(entry.path[0]), ()) if len(entry.path) == 2 else ():
            yield getattr(self.plan.programme, section)

    def _siblings(self, entry: Entry) -> Mapping[str, Entry]:
        programme = self.plan.programme
        found: Mapping[str, Entry]
        match entry.path[:-1]:
            case ("cohorts", cohort, "sessions"):
                found = programme.cohorts[str(cohort)].sessions
            case ("cohorts", cohort, "tasks"):
                found = programme.tasks_of(programme.cohorts[str(cohort)])
            case ("programme", "tasks"):
                own = (cohort.tasks for cohort in programme.cohorts.values())
                found = {**dict(task for tasks in own for task in tasks.items()), **programme.frame.tasks}
            case ("programme", section):
                found = getattr(programme.frame, str(section))
            case ("lectures" | "activities",):
                found = programme.taught
            case (section,):
                found = getattr(programme, str(section))
        return found

    def was_given_out(self, entry: Lasting) -> bool:
        """Whether anybody may have it as what it was. Before the first release, what was built may be with people.

        Of units only those where somebody is posted are ever given out.
        """
        if self.given_out is None:
            return not isinstance(entry, Unit) or self._is_posted_to(entry)
        return entry.identity in self.given_out.get(self._namespace(entry), ())

    def _is_posted_to(self, unit: Unit) -> bool:
        journeys = self.plan.agenda.journeys
        return any(each.unit == unit.id for journey in journeys for each in journey.participant.postings)

    def _namespace(self, entry: Lasting) -> str:
        section = section_of(entry)
        if section == "sessions":
            return f"sessions/{self.plan.programme.cohorts[str(entry.path[1])].identity}"
        if entry.path[0] == "cohorts" and entry.path[-2] == "tasks":
            return f"tasks/{self.plan.programme.cohorts[str(entry.path[1])].identity}"
        return NAMESPACES.get(section, section)


def section_of(entry: Entry) -> str:
    """The section of an entry's id, as references name it: `programme.reviews`, `sessions`."""
    match entry.path[:-1]:
        case ("cohorts", _cohort, "sessions"):
            return "sessions"
        case path:
            return path_words(path)


def path_words(path: Path) -> str:
    """A path as one reads it."""
    return ".".join(map(str, path))
