"""Checks on the single dialogue with the unions: that somebody is there, and has got the papers."""

from collections.abc import Iterator

from introplan.agenda import Plan
from introplan.checks.occasions import alike
from introplan.diagnostics import Diagnostic, Label, _, _n, finding
from introplan.model import Event


def union_dialogue_with_nobody(plan: Plan) -> Iterator[Diagnostic]:
    """A dialogue with the unions names no union, nor anybody from one.

    Then whoever is to be there is not invited, and nobody can show that the dialogue was held. Sources: lagen
    (1976:580) om medbestämmande i arbetslivet; our own judgement.
    """
    unions = [each.id for each in plan.programme.organisations.values() if each.kind == "union"]
    for event in _dialogues(plan):
        if any(_is_of_a_union(plan, id_) for id_ in event.with_):
            continue
        written = bool(event.with_)
        yield finding(
            "union-dialogue-with-nobody",
            _n(
                "{subject} on {day} is a dialogue with the unions, and {others} belongs to none",
                "{subject} on {day} is a dialogue with the unions, and none of {others} belongs to one",
                by="others",
            )
            if written
            else _("{subject} on {day} is a dialogue with the unions, and is held with nobody"),
            at=plan.where(event, "with") if written else plan.where(event),
            help=_("write who is there: `with: [{unions}]`")
            if unions
            else _("write who is there with `with:`, an organisation of kind `union` or somebody who belongs to one"),
            values={
                "subject": event.subject,
                "day": event.date,
                "others": tuple(_title(plan, id_) for id_ in event.with_),
                "unions": ", ".join(unions),
            },
            about=(f"_events/{event.id}",),
        )


def _dialogues(plan: Plan) -> list[Event]:
    dialogues = [event for event in plan.programme.events.values() if event.kind == "union_dialogue"]
    return sorted(dialogues, key=lambda event: (event.date, event.id))


def _is_of_a_union(plan: Plan, id_: str) -> bool:
    programme = plan.programme
    person = programme.people.get(id_)
    organisation = programme.organisations.get(person.organisation if person else id_)
    return organisation is not None and organisation.kind == "union"


def _title(plan: Plan, id_: str) -> str:
    organisation = plan.programme.organisations.get(id_)
    return organisation.title if organisation else plan.called(id_)


def papers_never_sent(plan: Plan) -> Iterator[Diagnostic]:
    """A dialogue with the unions does not say on which day the papers were sent, though a later one does.

    The representatives have to read them and ask their members. Where no dialogue has such a day, the plan does not
    keep track of it; for those after the last that has one, the papers are still to be sent. Sources: lagen (1976:580)
    om medbestämmande i arbetslivet; that it is written for all or for none is our own judgement.
    """
    dialogues = _dialogues(plan)
    sent = [event for event in dialogues if event.papers_sent is not None]
    forgotten = [event for event in dialogues if event.papers_sent is None and sent and event.date < sent[-1].date]
    if forgotten:
        first = forgotten[0]
        yield finding(
            "papers-never-sent",
            _n(
                "nothing says when the papers for {subject} on {day} were sent",
                "nothing says when the papers for {count} dialogues were sent, the first {subject} on {day}",
            ),
            at=plan.where(first),
            also=[
                *(Label(plan.where(event), _("nor for this")) for event in forgotten[1:]),
                Label(plan.where(sent[-1], "papers_sent"), _("said of a later one")),
            ],
            help=_("send them, and write the day as `papers_sent:`"),
            values={"subject": first.subject, "day": first.date, "count": len(forgotten)},
            about=alike(tuple(f"_events/{event.id}" for event in forgotten)),
        )
