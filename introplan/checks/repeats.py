"""Checks on what somebody is given twice, or by somebody who gives another thing."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, absent_from
from introplan.agenda.disclosure import named
from introplan.checks.causes import lecture_given_by_others
from introplan.checks.copies import Copies, Given
from introplan.checks.edits import taking_out
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, each_session, names, title_of
from introplan.demands import Offers, as_it_would_be
from introplan.demands.lecturers import are_from_elsewhere, other_lecture
from introplan.demands.stretches import length_of_days
from introplan.diagnostics import Cause, Diagnostic, Fix, Label, Remove, WayOut, _, _n, finding
from introplan.model import Activity, Lecture

COMES_BACK = frozenset(
    {"exchange", "reflection_group", "supervision", "shadowing", "placement", "rotation", "self_study", "network"}
)
"""Kinds that the same people have again and again, whether or not somebody has written how often."""
DAYS_OF_A_COURSE = 3
"""So many sessions of a course, all for the same people, are its days."""
SAME_ROUND = timedelta(days=10)
"""Two half groups of something that comes back meet within so many days when nobody has written how often."""
WHO_COMES = _("say with `for` who comes to which of the two")
IN_ONE_GROUP = _("let them be in one of the groups on that day, or write another group in `for` here")
WHO_COMES_TO_WHICH = _("say with `for` who comes to which of the two, or remove one of them")


class Twice(NamedTuple):
    """Two sessions of one thing, the earlier first, and who is expected at both."""

    first: Occasion
    second: Occasion
    people: tuple[str, ...]


class GivenByOthers(NamedTuple):
    """A session, who gives it instead of its own lecturers, and what they usually give."""

    occasion: Occasion
    lecturers: tuple[str, ...]
    other: Lecture | Activity


def session_twice_for_same_people(plan: Plan) -> Iterator[Diagnostic]:
    """The same people are expected at two sessions of the same lecture, course, visit or celebration.

    One was meant for another group, or is a copy that was left; and of two half groups, somebody is in both. What
    recurs says so by its kind, or by `every`; a course that is split over several days is no longer in all than its
    `length`, or goes on the next working day, or has three days or more. Sessions with different titles, those that are
    only proposed, and people who were away, are left alone. Source: our own judgement.
    """
    told: set[tuple[str, str]] = set()
    for activity, sessions in _of_each_cohort(plan):
        yield from (_twice(plan, activity, each) for each in _doubled(plan, activity, sessions, told))


def _of_each_cohort(plan: Plan) -> Iterator[tuple[Lecture | Activity, list[Occasion]]]:
    """What a cohort has several of, by one title: sessions that are called otherwise are about something else.

    Cohorts that have just the same sessions share them all, and are told once.
    """
    found: dict[tuple[str, str, str], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if occasion.status in ("planned", "confirmed"):
            title = plan.title(occasion)
            for cohort in occasion.cohorts:
                found[occasion.subject, title, cohort].append(occasion)
    seen: set[tuple[str, ...]] = set()
    for (subject, _title, _cohort), those in found.items():
        sessions = each_session(those)
        keys = tuple(each.key for each in sessions)
        if len(keys) > 1 and keys not in seen:
            seen.add(keys)
            yield plan.programme.taught[subject], sessions


def _doubled(
    plan: Plan, activity: Lecture | Activity, sessions: list[Occasion], told: set[tuple[str, str]]
) -> list[Twice]:
    """Each two sessions of a cohort with the same people, these told once for the later of them."""
    if _are_days_of_a_course(activity, sessions):
        return []
    copies = Copies(_days_of_a_round(activity), partial(_goes_on_from, plan, activity, sessions[0].day))
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for place, occasion in enumerate(sessions):
        given = _given(plan, activity, occasion, place)
        for person in _expected(plan, occasion):
            first = copies.first_before(person, given)
            if first is not None and (person, occasion.key) not in told:
                told.add((person, occasion.key))
                found[first.place, place].append(person)
    return [Twice(sessions[one], sessions[two], tuple(people)) for (one, two), people in sorted(found.items())]


def _days_of_a_round(activity: Lecture | Activity) -> float | None:
    """Within how many days two half groups of something that comes back meet; None for what does not."""
    if not (activity.recurs or activity.kind in COMES_BACK):
        return None
    return activity.every.days / 2 if activity.every else SAME_ROUND.days


def _goes_on_from(plan: Plan, activity: Lecture | Activity, first: date, day: date) -> date:
    """The day from which a course goes on until a day: no working day lies between the two."""
    if activity.kind != "course":
        return date.max
    before = day - timedelta(days=1)
    while before > first and not plan.open_days.is_open(before):
        before -= timedelta(days=1)
    return before


def _given(plan: Plan, activity: Lecture | Activity, occasion: Occasion, place: int = 0) -> Given:
    """A session as one of several: whole when it is as long as it takes, or was given without further words."""
    session = plan.session(occasion)
    if activity.length is not None:
        is_whole = length_of_days(plan, occasion) >= activity.length
    else:
        is_whole = activity.kind in ("lecture", "celebration") and not session.note
    return Given(place, occasion.day, frozenset(plan.chosen(occasion) or ()), is_whole)


def _are_days_of_a_course(activity: Lecture | Activity, sessions: list[Occasion]) -> bool:
    """Whether a course has so many sessions that they can be no copies of each other, each on a day of its own."""
    days, people = {each.day for each in sessions}, {each.people("participant") for each in sessions}
    return (
        activity.kind == "course"
        and len(sessions) >= DAYS_OF_A_COURSE
        and len(days) == len(sessions)
        and len(people) == 1
    )


def _expected(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    absent = frozenset(absent_from(plan, occasion))
    return tuple(person for person in occasion.people("participant") if person not in absent)


def is_same_session(plan: Plan, first: Occasion, second: Occasion) -> bool:
    """Whether two are of one lecture or activity that nobody needs twice."""
    if not first.kind == second.kind == "session" or first.subject != second.subject:
        return False
    if plan.title(first) != plan.title(second):
        return False
    activity = plan.programme.taught[first.subject]
    return not activity.recurs and _given(plan, activity, first).makes_up_for(_given(plan, activity, second))


def _twice(plan: Plan, activity: Lecture | Activity, found: Twice) -> Diagnostic:
    first, second, people = found
    wrong = _wrong_one(plan, first, second)
    other = second if wrong is first else first
    return finding(
        "session-twice-for-same-people",
        _("{count} participants have {session} twice, on {first} and on {day}")
        if len(people) > MOST_NAMES
        else _n(
            "{people} has {session} twice, on {first} and on {day}",
            "{people} have {session} twice, on {first} and on {day}",
        ),
        at=_words_of(plan, wrong, people),
        also=[Label(_words_of(plan, other, people).span, _("here as well"))],
        way_out=partial(_without, wrong, people, WHO_COMES_TO_WHICH if not activity.recurs else WHO_COMES),
        values={
            "session": title_of(plan, first),
            "first": first.day,
            "day": second.day,
            "people": names(plan, people),
            "count": len(people),
        },
        about=about(first, second, people=people),
    )


def _wrong_one(plan: Plan, first: Occasion, second: Occasion) -> Occasion:
    """The session to mend: of two half groups the larger one, else the one that is for all, else the later."""
    if all(plan.session(each).for_ for each in (first, second)):
        sizes = [len(plan.chosen(each) or ()) for each in (first, second)]
        return first if sizes[0] > sizes[1] else second
    return first if plan.session(second).for_ else second


def _words_of(plan: Plan, occasion: Occasion, people: tuple[str, ...]) -> Label:
    """The first of the people in a half group, by name or by group, else the session itself."""
    half, journeys = plan.session(occasion).for_, plan.agenda.journeys_by_person.get(people[0], ())
    at = next(
        (
            index
            for index, id_ in enumerate(half)
            if id_ == people[0] or any(each.in_group(id_, occasion.day) for each in journeys)
        ),
        None,
    )
    return Label(plan.where(occasion) if at is None else plan.where(occasion, "for", at))


def _without(occasion: Occasion, people: tuple[str, ...], otherwise: str, offers: Offers) -> WayOut:
    """The half group without the people, and without all who have been offered to be taken out of it.

    Only words when somebody is there with a group, or when nobody would be left, which would mean everybody, or nobody
    but protected people, who would be told apart.
    """
    half, path, taken = offers.plan.session(occasion).for_, (*occasion.path, "for"), frozenset(people)
    if half and not taken <= set(half):  # of a group nobody can be taken out here
        return WayOut(IN_ONE_GROUP)
    places = {id_: index for index, id_ in reversed([*enumerate(half)])}
    left = [id_ for index, id_ in enumerate(half) if id_ not in taken and (*path, index) not in offers.removed]
    groups = offers.plan.programme.groups
    if not any(id_ in groups for id_ in left) and not named(offers.plan, left):
        return WayOut(otherwise)
    return WayOut(
        _("remove {people} from `for` here")
        if len(people) <= MOST_NAMES
        else _("remove those who come to the other one from `for` here"),
        fix=taking_out(offers.plan, *((*path, places[person]) for person in people if person in places)),
    )


def lecturer_of_another_lecture(plan: Plan) -> Iterator[Diagnostic]:
    """A session is given by none of its lecture's own lecturers, but by somebody who gives another one.

    A stand-in is as good as anybody; but two lines of `lecturers` that have been swapped send both to the wrong room.
    It is reported when the two give each other's lectures, when they come from different organisations, or when the
    lectures have neither a branch nor a competence in common; coordinators stand in for everybody. Source: our own
    judgement.
    """
    strange = list(_given_by_others(plan))
    exchanged = {(each.occasion.subject, each.other.id): each.occasion for each in reversed(strange)}
    often = Counter(each.occasion.subject for each in strange)
    told: set[str] = set()
    for each in strange:
        occasion, lecturers, other = each
        mutual = exchanged.get((other.id, occasion.subject))
        if occasion.key in told or not (mutual or are_from_elsewhere(plan, occasion.subject, lecturers, other)):
            continue
        told |= {occasion.key, mutual.key if mutual else occasion.key}
        cause = None if mutual else _no_slip(plan, occasion, often[occasion.subject])
        yield _by_another(plan, each, mutual, cause)


def _given_by_others(plan: Plan) -> Iterator[GivenByOthers]:
    """The sessions given by nobody who usually gives them, but by somebody who gives another lecture."""
    for occasion in plan.agenda.sessions:
        lecturers = plan.session(occasion).lecturers or ()
        other = other_lecture(plan, occasion.subject, lecturers)
        if other is not None:
            yield GivenByOthers(occasion, lecturers, other)


def _no_slip(plan: Plan, occasion: Occasion, often: int) -> Cause | None:
    """Why somebody else gives it, when most of its sessions are given by others: the lecture says no more who does."""
    subject, cohorts = occasion.subject, plan.programme.cohorts
    if often <= MOST_ALIKE or 2 * often <= len(plan.agenda.sessions_by_subject[subject]):
        return None
    return lecture_given_by_others(
        plan, plan.programme.taught[subject], *(cohorts[cohort].title for cohort in occasion.cohorts)
    )


def _by_another(plan: Plan, found: GivenByOthers, mutual: Occasion | None, cause: Cause | None) -> Diagnostic:
    occasion, lecturers, other = found
    own = plan.programme.taught[occasion.subject]
    return finding(
        "lecturer-of-another-lecture",
        _("{session} on {day} and {other} on {other_day} have each other's lecturers")
        if mutual
        else _n(
            "{session} on {day} is given by {lecturers}, who gives {other}",
            "{session} on {day} is given by {lecturers}, who give {other}",
            by="lecturers",
        ),
        at=plan.where(occasion, "lecturers"),
        also=[Label(plan.where(mutual, "lecturers"), _("and here"))]
        if mutual
        else [Label(plan.where(own, "lecturers"), _("who usually gives it"))],
        way_out=partial(_by_its_own, (occasion, mutual) if mutual else (occasion,)),
        values={
            "session": own.title,
            "day": occasion.day,
            "lecturers": names(plan, lecturers),
            "other": other.title,
            "other_day": mutual.day if mutual else None,
            "own": names(plan, own.lecturers),
        },
        about=about(occasion, *([mutual] if mutual else []), people=lecturers),
        cause=cause,
    )


def _by_its_own(those: tuple[Occasion, ...], offers: Offers) -> WayOut:
    """To let each be given by its own lecturers, if they are free then, beside all that has been offered."""
    taught, each_others = offers.plan.programme.taught, those[1:]
    would = [as_it_would_be(offers.plan, each, lecturers=taught[each.subject].lecturers) for each in those]
    searches = [offers.search_along_with(each, *(other for other in would if other.key != each.key)) for each in those]
    if not all(search.is_free(each) for search, each in zip(searches, would, strict=True)):
        return WayOut(
            _("agree with those who usually give them, who are busy then")
            if each_others
            else _n(
                "agree with {own}, who usually gives it and is busy then",
                "agree with {own}, who usually give it and are busy then",
                by="own",
            )
        )
    offers.take(*(search.with_offered(each) or each for search, each in zip(searches, would, strict=True)))
    return WayOut(
        _("remove both lines, and each is given as usual")
        if each_others
        else _n(
            "remove the line, and {own} gives it as usual", "remove the line, and {own} give it as usual", by="own"
        ),
        fix=Fix(tuple(Remove((*each.path, "lecturers")) for each in those)),
    )
