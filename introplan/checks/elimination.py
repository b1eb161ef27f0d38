"""Checks on who can be told although nobody names them: a protected person who is the only one left over.

What outputs can keep to themselves is for `introplan.agenda.disclosure` to say; this is what is left.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import (
    alone_at,
    always_at,
    gives_alone,
    has_protected,
    may_name_participants,
    named,
    unnamed,
    unnamed_groups,
)
from introplan.checks.causes import cause_of_day
from introplan.checks.edits import taking_out
from introplan.checks.occasions import about, alike, names, once, title_of
from introplan.diagnostics import Cause, Diagnostic, Label, Message, Span, _, _n, finding
from introplan.model import Path


def protected_person_told_apart(plan: Plan) -> Iterator[Diagnostic]:
    """A protected person has no name in what others read, but can be identified all the same, being the only one.

    This is so when a cohort, or a group in it, has no other participant, or none that is not protected; when a session
    is `for` that person alone; and when a place is used for nothing but that person's meetings: the place's calendar
    then shows when the person is there. What can be withheld is withheld: booklets have no list of introducers, mentors
    or managers with somebody protected among them, no name in half of a group when somebody protected is in the other,
    and nothing of who is in which group; and the page then shows no seats. Source: Skatteverket on skyddade
    personuppgifter; which traces lead to somebody is our own judgement.
    """
    if has_protected(plan):
        yield from _cohorts_of_their_own(plan)
        yield from _groups_of_their_own(plan)
        yield from _sessions_for_them(plan)
        yield from _places_of_their_own(plan)


def protected_person_alone(plan: Plan) -> Iterator[Diagnostic]:
    """A protected person is the only one who gives a lecture, or the only one left who comes to a session.

    Then nobody is named as the lecturer, and nothing says who comes. But whoever knows who usually gives it, or that
    the others have left, can read when and where the person is in calendars and on a page that are there to be shared.
    Whether that is all right is for the person to decide: then write it as a reason under `checks`. Source: our own
    judgement.
    """
    if has_protected(plan):
        yield from _lectures_of_their_own(plan)
        yield from _sessions_left_to_them(plan)


def protected_person_with_one_other(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort has a protected participant and only one other, so its booklet names neither.

    One name beside "two participants" would reveal who the other is. Then the booklet is without the table of the
    cohort, and without the lists of introducers and managers. Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        others, people = named(plan, cohort.participants), unnamed(plan, cohort.participants)
        if others and not may_name_participants(plan, cohort):
            yield finding(
                "protected-person-with-one-other",
                _(
                    "the booklet of {cohort} names nobody: with {others} alone beside them, “participant” "
                    "could only be {people}"
                ),
                at=plan.where(cohort.participants[people[0]]),
                also=_protected_here(plan, people),
                help=_("with at least two others beside {people}, the booklet names them"),
                values={"cohort": cohort.title, "others": names(plan, others), "people": names(plan, people)},
                about=(cohort.id, *alike(people)),
            )


def _cohorts_of_their_own(plan: Plan) -> Iterator[Diagnostic]:
    for cohort in plan.programme.cohorts.values():
        people = unnamed(plan, cohort.participants)
        if people and not named(plan, cohort.participants):
            yield finding(
                "protected-person-told-apart",
                _n(
                    "{person} is protected, and the only participant of {cohort}: its calendar and booklet are theirs",
                    "everybody in {cohort} is protected, {people}: its calendar and booklet are theirs",
                    by="people",
                ),
                at=plan.where(cohort.participants[people[0]]),
                also=_protected_here(plan, people),
                help=_("let {people} be in a cohort with others"),
                values={"person": people[0], "people": names(plan, people), "cohort": cohort.title},
                about=(cohort.id, *alike(people)),
            )


def _groups_of_their_own(plan: Plan) -> Iterator[Diagnostic]:
    """Groups of which only protected people are members: what is for the group says when and where they are."""
    for cohort in plan.programme.cohorts.values():
        for group, day, people in unnamed_groups(plan, cohort):
            participant = cohort.participants[people[0]]
            yield finding(
                "protected-person-told-apart",
                _n(
                    "{person} is protected, and the only one in {group} of {cohort} on {day}: what is for it is theirs",
                    "everybody in {group} of {cohort} on {day} is protected, {people}: what is for it is theirs",
                    by="people",
                ),
                at=plan.where(participant, "groups"),
                also=_protected_here(plan, people),
                help=_("let somebody else be in {group} too, or name {people} in the `for` of sessions with others"),
                values={
                    "person": people[0],
                    "people": names(plan, people),
                    "group": plan.called(group),
                    "cohort": cohort.title,
                    "day": day,
                },
                about=(cohort.id, group, *alike(people)),
            )


def _sessions_for_them(plan: Plan) -> Iterator[Diagnostic]:
    """Sessions that are `for` protected people alone; a cohort of their own, or a group, is told as that."""
    told = {(cohort.id, id_) for cohort in plan.programme.cohorts.values() for id_, *_ in unnamed_groups(plan, cohort)}
    alone: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Occasion]] = defaultdict(list)
    for occasion in _given_out(plan):
        chosen = plan.chosen(occasion)
        if chosen and not named(plan, chosen) and _has_others(plan, occasion) and not _is_for(plan, occasion, told):
            alone[occasion.cohorts, unnamed(plan, chosen)].append(occasion)
    for (_cohorts, people), those in alone.items():
        occasions = once(those)
        yield finding(
            "protected-person-told-apart",
            NOBODY_ELSE_COMES,
            at=plan.where(plan.session(occasions[0]), "for"),
            also=[
                *(Label(plan.where(plan.session(each), "for"), _("this too")) for each in occasions[1:]),
                *_protected_here(plan, people),
            ],
            help=_("let somebody else come along, or make it a meeting or a review, which only those two see"),
            values=_values(plan, people, occasions),
            about=about(*occasions, people=people),
        )


def _is_for(plan: Plan, occasion: Occasion, groups: Collection[tuple[str, str]]) -> bool:
    """Whether a session is for nobody but these groups, by cohort and id."""
    ids = plan.session(occasion).for_ or plan.programme.taught[occasion.subject].for_
    return all((cohort, id_) in groups for cohort in occasion.cohorts for id_ in ids)


def _has_others(plan: Plan, occasion: Occasion) -> bool:
    """Whether there is anybody who might come to a session beside the protected people."""
    return any(named(plan, plan.programme.cohorts[cohort].participants) for cohort in occasion.cohorts)


def _places_of_their_own(plan: Plan) -> Iterator[Diagnostic]:
    for place in plan.programme.places.values():
        here = [occasion for occasion in plan.agenda.by_place.get(place.id, ()) if occasion.is_on]
        people = always_at(plan, here)
        if place.online or place.shared or not people:
            continue
        first = here[0]
        yield finding(
            "protected-person-told-apart",
            _("{place} is used for {people} only, who is protected, so its calendar shows where they are and when"),
            at=plan.where(first, "place"),
            also=_protected_here(plan, people),
            help=_("meet in a place that others use too, or leave out `place` and agree on it between you"),
            values={"place": place.title, "people": names(plan, people), "day": first.day},
            about=about(first, people=people),
            fix=taking_out(plan, *_places_written(plan, here)),
        )


def _places_written(plan: Plan, occasions: Sequence[Occasion]) -> Iterator[Path]:
    """Where it is written where the occasions are, each place once."""
    for path in dict.fromkeys(occasion.path for occasion in occasions):
        changed = path[:-2] if "changes" in path else path[:-1]
        yield from (
            where for where in ((*path, "place"), (*changed, "meets", "place")) if plan.origins.is_written(where)
        )


def _lectures_of_their_own(plan: Plan) -> Iterator[Diagnostic]:
    alone: dict[tuple[str, tuple[str, ...]], list[Occasion]] = defaultdict(list)
    for occasion in _given_out(plan):
        if people := gives_alone(plan, occasion):
            alone[occasion.subject, people].append(occasion)
    for (_activity, people), occasions in alone.items():
        yield finding(
            "protected-person-alone",
            _n(
                "nobody but {people} gives {session} on {day}, and the shared page says when and where",
                "nobody but {people} gives {session}, and the shared page says when and where, first on {day}",
            ),
            at=_lecturers_written(plan, occasions[0]),
            also=_protected_here(plan, people),
            help=_(
                "let somebody else give it together with {people}; or ask {people}, and write the answer as a `reason` "
                "for this check under `checks`"
            ),
            values=_values(plan, people, occasions),
            about=about(*occasions, people=people),
        )


def _lecturers_written(plan: Plan, occasion: Occasion) -> Span:
    """Where it is written who gives a session: there, or for all sessions of the activity."""
    session = plan.session(occasion)
    return plan.where(plan.programme.taught[occasion.subject] if session.lecturers is None else session, "lecturers")


def _sessions_left_to_them(plan: Plan) -> Iterator[Diagnostic]:
    """Sessions that are for all, and to which only protected people come; a cohort of their own is told as that."""
    alone: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Occasion]] = defaultdict(list)
    for occasion in _given_out(plan):
        if _has_others(plan, occasion) and _is_left_to_them(plan, occasion):
            alone[occasion.cohorts, alone_at(plan, occasion)].append(occasion)
    for (_cohorts, people), occasions in alone.items():
        yield finding(
            "protected-person-alone",
            NOBODY_ELSE_COMES,
            at=plan.where(occasions[0]),
            also=[
                *(Label(plan.where(each), _("this too")) for each in occasions[1:]),
                *_protected_here(plan, people),
            ],
            help=_(
                "remove it, and let {people} make up for it with another cohort; or ask {people}, and "
                "write the answer as a `reason` for this check under `checks`"
            ),
            values=_values(plan, people, occasions),
            about=about(*occasions, people=people),
            cause=_who_is_missing(plan, occasions[0]) if len(occasions) == 1 else None,
        )


def _who_is_missing(plan: Plan, occasion: Occasion) -> Cause | None:
    """The only other one in the cohort has left or has a pause, and so the protected person is alone."""
    members = [each for id_ in occasion.cohorts for each in plan.agenda.journeys_by_cohort.get(id_, ())]
    others = [each for each in members if not plan.programme.people[each.person].protected]
    touched = Message(_("{session} with a protected participant alone"), {"session": title_of(plan, occasion)})
    return cause_of_day(plan, others[0], occasion.day, touched) if len(others) == 1 else None


def _is_left_to_them(plan: Plan, occasion: Occasion) -> bool:
    chosen = plan.chosen(occasion)
    return bool(alone_at(plan, occasion)) and not (chosen and not named(plan, chosen))


def _given_out(plan: Plan) -> Iterator[Occasion]:
    """The sessions that others are told of: proposed ones are for the coordinators alone."""
    return (occasion for occasion in plan.agenda.sessions if occasion.status != "proposed")


NOBODY_ELSE_COMES = _n(
    "nobody but {people} comes to {session} on {day}, and the cohort's calendar says where",
    "nobody but {people} comes to {session} on {day} and to {more} more, and the cohort's calendar says where",
)


def _values(plan: Plan, people: tuple[str, ...], occasions: Sequence[Occasion]) -> dict[str, object]:
    first, more = occasions[0], len(occasions) - 1
    last: dict[str, date] = {"last_day": occasions[-1].day} if more else {}
    told = {"session": title_of(plan, first), "day": first.day, "more": more, "count": len(occasions)}
    return {**told, "people": names(plan, people), "person": people[0], **last}


def _protected_here(plan: Plan, people: Sequence[str]) -> list[Label]:
    return [Label(plan.where(plan.programme.people[person], "protected"), _("protected here")) for person in people]
