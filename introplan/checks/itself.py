"""Checks on what entries name: themselves where something else must be meant, or the same twice."""

from collections.abc import Iterator
from typing import NamedTuple

from introplan.agenda import Plan, event_key
from introplan.checks.edits import taking_out
from introplan.checks.occasions import key_of
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Entry, Path


class NamedEntry(NamedTuple):
    """An id in a field of an entry, and the id that it must not be; `place` is where it stands in a list."""

    entry: Entry
    field: str
    named: str | None
    own: str
    place: int | None = None


def entry_names_itself(plan: Plan) -> Iterator[Diagnostic]:
    """An entry names itself where another must be meant, such as a session that is shared with its own cohort.

    This goes for prerequisites, for `part_of`, for a participant's own manager, and for the way from a place to itself.
    Usually the line was copied. Source: our own judgement.
    """
    for found in _all_named(plan):
        if found.named == found.own:
            yield finding(
                "entry-names-itself",
                _("`{id}` names itself here: `{field}` is about another"),
                at=plan.where(found.entry, found.field, *([] if found.place is None else [found.place])),
                help=_("write the one that is meant, or remove `{id}` here"),
                values={"id": found.own, "field": found.field},
                about=(found.own,),
                fix=taking_out(plan, (*found.entry.path, found.field, *([] if found.place is None else [found.place]))),
            )
    for place, ways in plan.programme.travel.items():
        if place in ways:
            yield finding(
                "entry-names-itself",
                _("`{id}` names itself here: `{field}` is about another"),
                at=plan.origins.span(("travel", place, place), key=True),
                help=_("write the one that is meant, or remove `{id}` here"),
                values={"id": place, "field": "travel"},
                about=(place,),
                fix=taking_out(plan, ("travel", place, place)),
            )


def _all_named(plan: Plan) -> Iterator[NamedEntry]:
    programme = plan.programme
    for organisation in programme.organisations.values():
        yield NamedEntry(organisation, "part_of", organisation.part_of, organisation.id)
    for taught in programme.taught.values():
        for index, id_ in enumerate(taught.prerequisites):
            yield NamedEntry(taught, "prerequisites", id_, taught.id, index)
    for cohort in programme.cohorts.values():
        for participant in cohort.participants.values():
            yield NamedEntry(participant, "manager", participant.manager, participant.id)
            for posting in participant.postings:
                yield NamedEntry(posting, "manager", posting.manager, participant.id)
        for session in cohort.sessions.values():
            for index, id_ in enumerate(session.with_):
                yield NamedEntry(session, "with", id_, cohort.id, index)


def entry_named_twice(plan: Plan) -> Iterator[Diagnostic]:
    """The same id appears twice in a list, such as a cohort in a session's `with`, or a lecturer.

    The second does nothing, so either it is not needed, or another was meant, who is not invited. So it is with
    somebody who is in a session's `for` by name and in a group there. Source: our own judgement.
    """
    for path, key, ids in _lists(plan):
        for place, id_ in enumerate(ids):
            if id_ in ids[:place]:
                yield finding(
                    "entry-named-twice",
                    _("`{id}` is in `{field}` twice"),
                    at=plan.origins.span((*path, place)),
                    also=[Label(plan.origins.span((*path, ids.index(id_))), _("already here"))],
                    help=_("write the one that is meant, or remove it here"),
                    values={"id": id_, "field": path[-1]},
                    about=(key, id_),
                    fix=taking_out(plan, (*path, place)),
                )
    yield from _named_in_their_group(plan)


def _named_in_their_group(plan: Plan) -> Iterator[Diagnostic]:
    """Those who are in a session's `for` by name and as members of a group there."""
    groups = plan.programme.groups
    for occasion in plan.agenda.sessions if groups else ():
        half = plan.session(occasion).for_
        if all(id_ in groups for id_ in half) or not any(id_ in groups for id_ in half):
            continue
        for place, person in enumerate(half):
            journeys = plan.agenda.journeys_by_person.get(person, ())
            twins = (at for at, id_ in enumerate(half) if any(each.in_group(id_, occasion.day) for each in journeys))
            if (at := next(twins, None)) is not None and person not in half[:place]:
                yield finding(
                    "entry-named-twice",
                    _("{person} is in `for` by name, and in {group} there on {day}"),
                    at=plan.where(occasion, "for", place),
                    also=[Label(plan.where(occasion, "for", at), _("already here"))],
                    help=_("remove the name: whoever is in the group comes"),
                    values={"person": plan.called(person), "group": plan.called(half[at]), "day": occasion.day},
                    about=(key_of(occasion), person),
                    fix=taking_out(plan, (*occasion.path, "for", place)),
                )


def _lists(plan: Plan) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """The lists of ids with one twice, each with its path and what it stands in; ids of themselves are told before."""
    programme = plan.programme
    frame, group = programme.frame, programme.frame.working_group
    yield from _with_one_twice(("programme",), frame.id, coordinators=frame.coordinators, rulesets=frame.rulesets)
    if group is not None:
        yield from _with_one_twice(("programme", "working_group"), frame.id, hr=group.hr, operations=group.operations)
    for review in frame.reviews.values():
        yield from _with_one_twice(review.path, review.id, **{"with": review.with_})
    for taught in programme.taught.values():
        lists = {field: getattr(taught, field) for field in ("lecturers", "competences", "prerequisites", "places")}
        lists["for"] = taught.for_
        yield from _with_one_twice(taught.path, taught.id, **lists)
    for event in programme.events.values():
        yield from _with_one_twice(event.path, event_key(event), **{"with": event.with_})
    for cohort in programme.cohorts.values():
        for participant in cohort.participants.values():
            lists = {"exempt": participant.exempt, "make_ups": participant.make_ups}
            lists["groups"] = participant.groups.in_list
            yield from _with_one_twice(participant.path, participant.id, **lists)
        for session in cohort.sessions.values():
            others = () if cohort.id in session.with_ else session.with_
            lists = {"lecturers": session.lecturers or (), "for": session.for_, "also": session.also, "with": others}
            yield from _with_one_twice(session.path, f"{cohort.id}/{session.id}", **lists)


def _with_one_twice(path: Path, key: str, **lists: tuple[str, ...]) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    for field, ids in lists.items():
        if len(ids) > len(set(ids)):
            yield (*path, field), key, ids
