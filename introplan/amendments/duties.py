"""What somebody is without a first and a last day: manager, contact, coordinator.

The plan knows one of each at a time, so whoever follows stands there for all days.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from introplan.agenda import Plan
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.objections import by_oneself, found_with, impossible, with_participant
from introplan.amendments.references import places_in
from introplan.amendments.typed import Typed
from introplan.diagnostics import Edit, Message, Remove, Set, _, _n
from introplan.model import Event, Path, Programme

DutyWord = Literal["manager", "contact", "coordinator"]
WHO = Message(_("WHO"))
"""In a line to type, what stands where somebody's id is to be."""


class Duty(NamedTuple):
    """Where somebody stands as one of these, and of what."""

    word: DutyWord
    paths: tuple[Path, ...]
    of: tuple[str, ...] = ()

    def left(self, plan: Plan, person: str, first: date) -> Message:
        """That somebody else is needed from a day on, with the line to type."""
        values = {
            "person": plan.called(person),
            "typed": Typed(person),
            "of": self.of,
            "first": first.isoformat(),
            "who": WHO,
        }
        match self.word:
            case "manager":
                template = _(
                    "{person} is the manager of {of}: `introplan replace {typed} {who} --role manager --from {first}`"
                )
            case "contact":
                template = _(
                    "{person} is the contact at {of}: `introplan replace {typed} {who} --role contact --from {first}`"
                )
            case "coordinator":
                template = _(
                    "{person} is one of those who run the programme, and what they lead needs somebody else: "
                    "`introplan replace {typed} {who} --role coordinator --from {first}`"
                )
        return Message(template, values)


def duties_of(plan: Plan, person: str, first: date) -> Iterator[Duty]:
    """What somebody is on a day and after it, as far as the plan goes on then."""
    if managed := dict(_managed(plan, person, first)):
        yield Duty("manager", tuple(managed), tuple(dict.fromkeys(managed.values())))
    organisations = [each for each in plan.programme.organisations.values() if each.contact == person]
    if organisations:
        paths = tuple((*each.path, "contact") for each in organisations)
        yield Duty("contact", paths, tuple(each.title for each in organisations))
    if coordinating := tuple(_coordinating(plan, person)):
        held = tuple((*event.path, "by") for event in held_by(plan, person, first))
        yield Duty("coordinator", (*coordinating, *held))


def held_by(plan: Plan, person: str, first: date) -> Iterator[Event]:
    """The events that somebody holds on a day and after it, by their days."""
    events = sorted(plan.programme.events.values(), key=lambda event: (event.date, event.id))
    return (event for event in events if event.date >= first and event.by == person)


def _managed(plan: Plan, person: str, first: date) -> Iterator[tuple[Path, str]]:
    """The units that somebody manages, and the participants whose own manager, or whose one at a posting, they are."""
    for unit in plan.programme.units.values():
        if unit.manager == person:
            yield (*unit.path, "manager"), unit.title
    for journey in plan.agenda.journeys:
        if journey.participant.manager == person and journey.ends >= first:
            yield (*journey.participant.path, "manager"), plan.called(journey.person)
        for posting in journey.participant.postings:
            if posting.manager == person and posting.until >= first:
                yield (*posting.path, "manager"), plan.called(journey.person)


def _coordinating(plan: Plan, person: str) -> Iterator[Path]:
    frame = plan.programme.frame
    lists: dict[Path, tuple[str, ...]] = {("programme", "coordinators"): frame.coordinators}
    if frame.working_group:
        lists["programme", "working_group", "hr"] = frame.working_group.hr
        lists["programme", "working_group", "operations"] = frame.working_group.operations
    for path, people in lists.items():
        yield from places_in(path, people, person)


def succeeding(plan: Plan, person: str, by: str, word: DutyWord, first: date) -> Amendment | Hindrance:
    """Somebody is in another's place what the plan knows no days of: manager, contact or coordinator."""
    values = {"person": plan.called(person), "by": plan.called(by), "day": first, "id": person}
    duty = next((each for each in duties_of(plan, person, first) if each.word == word), None)
    if by == person:
        return by_oneself(plan, person)
    if duty is None:
        return Hindrance(
            Message(NOT_ONE[word], values), Message(_("see what there is: `introplan show --person {id}`"), values)
        )
    edits = tuple(_exchanged(plan, duty, by))
    if word == "manager":
        found = [each for each, is_new in found_with(plan, _managed_by(plan, duty, by), AGAINST) if is_new]
        if found:
            return Hindrance(impossible(found[0].message), Message(_("write somebody who is neither of the two")))
    return Amendment(Message(TITLES[word], {**values, "of": duty.of}), edits, tuple(_left(plan, duty, values, first)))


AGAINST = frozenset(("manager-of-oneself", "supporter-is-manager", "entry-names-itself"))
"""The checks that speak against a manager."""
NOT_ONE: dict[DutyWord, str] = {
    "manager": _("{person} is nobody's manager on {day} or later"),
    "contact": _("{person} is the contact of no organisation"),
    "coordinator": _("{person} is not one of those who run the programme"),
}
TITLES: dict[DutyWord, str] = {
    "manager": _("{by} takes over from {person} as the manager of {of}"),
    "contact": _("{by} takes over from {person} as the contact at {of}"),
    "coordinator": _("{by} takes over from {person} among those who run the programme"),
}


def _exchanged(plan: Plan, duty: Duty, by: str) -> Iterator[Edit]:
    """The other in place of the one; gone from lists in which the other stands already."""
    for path in duty.paths:
        there = plan.origins.plain(path[:-1])
        is_there = isinstance(path[-1], int) and isinstance(there, list) and by in there
        yield Remove(path) if is_there else Set(path, by)


def _managed_by(plan: Plan, duty: Duty, by: str) -> Programme:
    """The programme with another manager."""
    programme, units = plan.programme, dict(plan.programme.units)
    for path in duty.paths:
        if path[0] == "units":
            units[str(path[1])] = units[str(path[1])].model_copy(update={"manager": by})
        elif "postings" in path:
            _cohorts, cohort, _participants, participant, _postings, number, _manager = path
            postings = list(programme.cohorts[str(cohort)].participants[str(participant)].postings)
            postings[int(number)] = postings[int(number)].model_copy(update={"manager": by})
            programme = with_participant(programme, str(cohort), str(participant), postings=tuple(postings))
        else:
            programme = with_participant(programme, str(path[1]), str(path[3]), manager=by)
    return programme.model_copy(update={"units": units})


def _left(plan: Plan, duty: Duty, values: Mapping[str, object], first: date) -> Iterator[Message]:
    """That what has been shows the other as well, since the plan knows one for all days."""
    person = str(values["id"])
    if duty.word == "contact":
        return
    before = [
        each
        for each in plan.agenda.by_person.get(person, ())
        if each.kind == "review" and each.day < first and person in each.people("manager", "coordinator")
    ]
    if before:
        yield Message(
            _n(
                "the plan has one for all days, so a review before {day} shows {by} too",
                "the plan has one for all days, so {count} reviews before {day} show {by} too",
            ),
            {**values, "count": len(before)},
        )
