"""Checks on entries that name themselves where something else must be meant."""

from collections.abc import Iterator
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.checks.edits import taking_out
from introplan.diagnostics import Diagnostic, _, finding
from introplan.model import Entry


class Named(NamedTuple):
    """An id in a field of an entry, and the id that it must not be; `place` is where it stands in a list."""

    entry: Entry
    field: str
    named: str | None
    own: str
    place: int | None = None


def entry_names_itself(plan: Plan) -> Iterator[Diagnostic]:
    """An entry names itself where another must be meant, such as a session that is shared with its own cohort.

    So it is with prerequisites, with `part_of`, with a participant's own manager, and with the way from a place to
    itself. Mostly the line was copied. Source: our own judgement.
    """
    for found in _all_named(plan):
        if found.named == found.own:
            yield finding(
                "entry-names-itself",
                _("`{id}` is named here by itself: `{field}` is about another"),
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
                _("`{id}` is named here by itself: `{field}` is about another"),
                at=plan.origins.span(("travel", place, place), key=True),
                help=_("write the one that is meant, or remove `{id}` here"),
                values={"id": place, "field": "travel"},
                about=(place,),
                fix=taking_out(plan, ("travel", place, place)),
            )


def _all_named(plan: Plan) -> Iterator[Named]:
    programme = plan.programme
    for organisation in programme.organisations.values():
        yield Named(organisation, "part_of", organisation.part_of, organisation.id)
    for taught in programme.taught.values():
        for index, id_ in enumerate(taught.prerequisites):
            yield Named(taught, "prerequisites", id_, taught.id, index)
    for cohort in programme.cohorts.values():
        for participant in cohort.participants.values():
            yield Named(participant, "manager", participant.manager, participant.id)
        for session in cohort.sessions.values():
            for index, id_ in enumerate(session.with_):
                yield Named(session, "with", id_, cohort.id, index)
