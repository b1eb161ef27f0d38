"""Checks on who can be told although nobody names them: a protected person who is the only one left over."""

from collections.abc import Iterator

from introplan.agenda import Occasion, Plan
from introplan.checks.occasions import about, names, title_of
from introplan.diagnostics import Diagnostic, Label, _, error


def protected_person_told_apart(plan: Plan) -> Iterator[Diagnostic]:
    """A protected person has no name in what others read, and can be told all the same, being the only one.

    It is so when a cohort has no other participant, when a session is `for` that person alone, and when a place
    is used for nothing but that person's meetings: the place's calendar then shows each week where the person is.
    Booklets name no half of a group with a protected person in it, and the page then shows no seats. Source:
    Skatteverket on skyddade personuppgifter; which traces lead to somebody is our own judgement.
    """
    yield from _alone_in_cohort(plan)
    yield from _alone_at_session(plan)
    yield from _alone_in_place(plan)


def _is_protected(plan: Plan, person: str) -> bool:
    return plan.programme.people[person].protected


def _alone_in_cohort(plan: Plan) -> Iterator[Diagnostic]:
    for cohort in plan.programme.cohorts.values():
        people = tuple(cohort.participants)
        if len(people) == 1 and _is_protected(plan, people[0]):
            yield error(
                "protected-person-told-apart",
                _("{person} is protected, and the only participant of {cohort}: its calendar and booklet are theirs"),
                at=plan.where(cohort.participants[people[0]]),
                also=[Label(plan.where(plan.programme.people[people[0]], "protected"), _("protected here"))],
                help=_("let {person} be in a cohort with others"),
                values={"person": people[0], "cohort": cohort.title},
                about=(cohort.id, people[0]),
            )


def _alone_at_session(plan: Plan) -> Iterator[Diagnostic]:
    for occasion in plan.agenda.sessions:
        session = plan.session(occasion)
        if len(session.for_) == 1 and _is_protected(plan, session.for_[0]):
            yield error(
                "protected-person-told-apart",
                _("{session} on {day} is for {person} alone, who is protected, and the cohort's calendar says where"),
                at=plan.where(session, "for"),
                also=[Label(plan.where(plan.programme.people[session.for_[0]], "protected"), _("protected here"))],
                help=_("let somebody else come along, or make it a meeting or a review, which only those two see"),
                values={"session": title_of(plan, occasion), "day": occasion.day, "person": session.for_[0]},
                about=about(occasion, people=(session.for_[0],)),
            )


def _alone_in_place(plan: Plan) -> Iterator[Diagnostic]:
    for place in plan.programme.places.values():
        here = [occasion for occasion in plan.agenda.by_place.get(place.id, ()) if occasion.is_on]
        people = tuple(dict.fromkeys(person for occasion in here for person in _protected_at(plan, occasion)))
        if place.online or len(people) != 1 or not all(_protected_at(plan, occasion) for occasion in here):
            continue
        first = here[0]
        yield error(
            "protected-person-told-apart",
            _("{place} is used for {people} only, who is protected, so its calendar shows where they are and when"),
            at=plan.where(first, "place"),
            also=[Label(plan.where(plan.programme.people[people[0]], "protected"), _("protected here"))],
            help=_("meet in a place that others use too, or leave out `place` and agree on it between you"),
            values={"place": place.title, "people": names(plan, people), "day": first.day},
            about=about(first, people=people),
        )


def _protected_at(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    """The protected participant of a meeting or a review; nobody at a session, which is the cohort's."""
    if occasion.kind not in ("meeting", "review"):
        return ()
    return tuple(person for person in occasion.people("participant") if _is_protected(plan, person))
