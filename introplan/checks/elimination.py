"""Checks on who can be told although nobody names them: a protected person who is the only one left over.

What outputs can keep to themselves is for `introplan.agenda.disclosure` to say; this is what is left.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import alone_at, always_at, gives_alone, is_told_apart, named, unnamed
from introplan.checks.occasions import about, alike, names, title_of
from introplan.diagnostics import Diagnostic, Label, Span, _, error, warning
from introplan.model import Cohort, Participant


def protected_person_told_apart(plan: Plan) -> Iterator[Diagnostic]:
    """A protected person has no name in what others read, and can be told all the same, being the only one.

    It is so when a cohort has fewer than two participants with names, since the booklet's "participant" is then
    simply the other one; when nobody else comes to a session, since the cohort's calendar says when and where; and
    when a place is used for nothing but that person's meetings: the place's calendar then shows where the person is
    each week. Booklets have no list of introducers, mentors or managers with somebody protected among them, name no
    half of a group with a protected person in it, and the page then shows no seats. Source: Skatteverket on skyddade
    personuppgifter; which traces lead to somebody is our own judgement.
    """
    yield from _alone_in_cohort(plan)
    yield from _alone_at_session(plan)
    yield from _alone_in_place(plan)


def protected_person_alone_lectures(plan: Plan) -> Iterator[Diagnostic]:
    """A protected person is the only one who gives a lecture or an activity.

    Nobody is named as the lecturer then, neither in calendars nor in booklets. But whoever knows who usually gives it
    reads on a page that can be shared when and where that person is. Whether that may be is for the person to say:
    then write it as a reason under `checks`. Source: our own judgement.
    """
    alone: dict[tuple[str, tuple[str, ...]], list[Occasion]] = defaultdict(list)
    for occasion in _given_out(plan):
        if people := gives_alone(plan, occasion):
            alone[occasion.subject, people].append(occasion)
    for (_activity, people), occasions in alone.items():
        first = occasions[0]
        yield warning(
            "protected-person-alone-lectures",
            _("nobody but {people} gives {session} on {day}, and the page to share says when and where")
            if len(occasions) == 1
            else _("nobody but {people} gives {session}, and the page to share says when and where, first on {day}"),
            at=_lecturers_written(plan, first),
            also=[_protected_here(plan, person) for person in people],
            help=_(
                "let somebody else give it together with {people}; or ask {people}, and write the answer as a `reason` "
                "for this check under `checks`"
            ),
            values={"people": names(plan, people), "session": title_of(plan, first), "day": first.day},
            about=about(*occasions, people=people),
        )


def _given_out(plan: Plan) -> Iterator[Occasion]:
    """The sessions that others are told of: proposed ones are for the coordinators alone."""
    return (occasion for occasion in plan.agenda.sessions if occasion.status != "proposed")


def _lecturers_written(plan: Plan, occasion: Occasion) -> Span:
    """Where it is written who gives a session: there, or for all sessions of the activity."""
    session = plan.session(occasion)
    return plan.where(plan.programme.taught[occasion.subject] if session.lecturers is None else session, "lecturers")


def _protected_here(plan: Plan, person: str) -> Label:
    return Label(plan.where(plan.programme.people[person], "protected"), _("protected here"))


def _alone_in_cohort(plan: Plan) -> Iterator[Diagnostic]:
    for cohort in plan.programme.cohorts.values():
        if is_told_apart(plan, cohort):
            people = unnamed(plan, cohort.participants)
            yield error(
                "protected-person-told-apart",
                _sentence_on(plan, cohort),
                at=plan.where(_first(cohort, people)),
                also=[_protected_here(plan, person) for person in people],
                help=_("let at least two others with names be in {cohort}, or let {people} be in a cohort with others"),
                values={
                    "people": names(plan, people),
                    "person": people[0],
                    "cohort": cohort.title,
                    "others": names(plan, named(plan, cohort.participants)),
                },
                about=(cohort.id, *alike(people)),
            )


def _sentence_on(plan: Plan, cohort: Cohort) -> str:
    """What tells who somebody is in a cohort that is too small."""
    if named(plan, cohort.participants):
        return _("the booklet of {cohort} names {others} and nobody else, so “participant” can only be {people}")
    if len(cohort.participants) == 1:
        return _("{person} is protected, and the only participant of {cohort}: its calendar and booklet are theirs")
    return _("everybody in {cohort} is protected, {people}: its calendar and booklet are theirs")


def _first(cohort: Cohort, people: Sequence[str]) -> Participant:
    return cohort.participants[people[0]]


def _alone_at_session(plan: Plan) -> Iterator[Diagnostic]:
    """Sessions that only protected people come to; in a cohort that is too small that is told already."""
    alone: dict[tuple[tuple[str, ...], tuple[str, ...], bool], list[Occasion]] = defaultdict(list)
    for occasion in _given_out(plan):
        if any(is_told_apart(plan, plan.programme.cohorts[cohort]) for cohort in occasion.cohorts):
            continue
        if people := alone_at(plan, occasion):
            alone[occasion.cohorts, people, bool(plan.session(occasion).for_)].append(occasion)
    for (_cohorts, people, chosen), occasions in alone.items():
        yield _told_by_sessions(plan, people, occasions, chosen=chosen)


def _told_by_sessions(
    plan: Plan, people: tuple[str, ...], occasions: Sequence[Occasion], *, chosen: bool
) -> Diagnostic:
    first = occasions[0]
    where = [plan.where(plan.session(each), "for") if chosen else plan.where(each) for each in occasions]
    if len(occasions) > 1:
        sentence = _(
            "nobody but {people} comes to {session} on {day} and to {more} more, and the cohort's calendar says where"
        )
    elif len(people) > 1:
        sentence = _("nobody but {people} comes to {session} on {day}, and the cohort's calendar says where")
    else:
        sentence = _("{session} on {day} is for {person} alone, who is protected, and the cohort's calendar says where")
    return error(
        "protected-person-told-apart",
        sentence,
        at=where[0],
        also=[*(Label(span, _("this too")) for span in where[1:]), *(_protected_here(plan, one) for one in people)],
        help=_("let somebody else come along, or make it a meeting or a review, which only those who take part see"),
        values={
            "session": title_of(plan, first),
            "day": first.day,
            "more": len(occasions) - 1,
            "people": names(plan, people),
            "person": people[0],
            **_last_day(occasions),
        },
        about=about(*occasions, people=people),
    )


def _last_day(occasions: Sequence[Occasion]) -> dict[str, date]:
    return {"last_day": occasions[-1].day} if len(occasions) > 1 else {}


def _alone_in_place(plan: Plan) -> Iterator[Diagnostic]:
    for place in plan.programme.places.values():
        here = [occasion for occasion in plan.agenda.by_place.get(place.id, ()) if occasion.is_on]
        people = always_at(plan, here)
        if place.online or not people:
            continue
        first = here[0]
        yield error(
            "protected-person-told-apart",
            _("{place} is used for {people} only, who is protected, so its calendar shows where they are and when"),
            at=plan.where(first, "place"),
            also=[_protected_here(plan, person) for person in people],
            help=_("meet in a place that others use too, or leave out `place` and agree on it between you"),
            values={"place": place.title, "people": names(plan, people), "day": first.day},
            about=about(first, people=people),
        )
