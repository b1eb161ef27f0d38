"""Checks on what somebody is given twice, or by somebody who gives another thing."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import named
from introplan.checks.edits import taking_out
from introplan.checks.occasions import MOST_NAMES, about, key_of, names, title_of
from introplan.checks.readiness import GIVEN_BY_SOMEBODY
from introplan.demands import Offers, as_it_would_be
from introplan.diagnostics import Diagnostic, Fix, Label, Remove, WayOut, _, _n, finding
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


def session_twice_for_same_people(plan: Plan) -> Iterator[Diagnostic]:
    """The same people are expected at two sessions of the same lecture, course, visit or celebration.

    One was meant for another group, or is a copy that was left; and of two half groups, somebody is in both. What
    recurs says so by its kind, or by `every`; a course that is split over several days is no longer in all than its
    `length`, or goes on the next working day, or has three days or more. Sessions that are only proposed, and people
    who were away, are left alone. Source: our own judgement.
    """
    told: set[tuple[str, str]] = set()
    for (subject, _cohort), sessions in _by_subject_and_cohort(plan).items():
        activity = plan.programme.taught[subject]
        yield from (_twice(plan, activity, each) for each in _doubled(plan, activity, sessions, told))


def _by_subject_and_cohort(plan: Plan) -> dict[tuple[str, str], list[Occasion]]:
    found: dict[tuple[str, str], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if occasion.status in ("planned", "confirmed"):
            for cohort in occasion.cohorts:
                found[occasion.subject, cohort].append(occasion)
    return found


def _doubled(
    plan: Plan, activity: Lecture | Activity, sessions: list[Occasion], told: set[tuple[str, str]]
) -> Iterator[Twice]:
    """Each two sessions of a cohort with the same people, these told once for the later of them."""
    comes_back = activity.recurs or activity.kind in COMES_BACK
    most = activity.every.days / 2 if activity.every else SAME_ROUND.days
    if _are_days_of_a_course(activity, sessions):
        return
    for place, first in enumerate(sessions):
        there = set(_expected(plan, first))
        for second in sessions[place + 1 :]:
            if comes_back and (second.day - first.day).days >= most:
                break
            if activity.kind == "course" and _goes_on(plan, first, second):
                continue
            if not _is_the_same(plan, activity, first, second, comes_back=comes_back):
                continue
            both = tuple(each for each in _expected(plan, second) if each in there and (each, second.key) not in told)
            told |= {(person, second.key) for person in both}
            if both:
                yield Twice(first, second, both)


def _are_days_of_a_course(activity: Lecture | Activity, sessions: list[Occasion]) -> bool:
    """Whether a course has so many sessions that they can be no copies of each other, each on a day of its own."""
    days, people = {each.day for each in sessions}, {each.people("participant") for each in sessions}
    return (
        activity.kind == "course"
        and len(sessions) >= DAYS_OF_A_COURSE
        and len(days) == len(sessions)
        and len(people) == 1
    )


def _goes_on(plan: Plan, first: Occasion, second: Occasion) -> bool:
    """Whether no working day lies between the two."""
    between = ((first.day + timedelta(days=number)) for number in range(1, (second.day - first.day).days))
    return first.day < second.day and not any(map(plan.open_days.is_open, between))


def _expected(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    absent = plan.programme.absences.get(key_of(occasion), ())
    return tuple(person for person in occasion.people("participant") if person not in absent)


def _is_the_same(
    plan: Plan, activity: Lecture | Activity, first: Occasion, second: Occasion, *, comes_back: bool
) -> bool:
    """Whether somebody who has been at the first has no need of the second, as far as the plan says."""
    halves = [plan.chosen(each) for each in (first, second)]
    are_halves = all(halves) and set(halves[0] or ()) != set(halves[1] or ())
    if comes_back or are_halves:
        return are_halves
    lengths = [each.times.length for each in (first, second) if each.times]
    if activity.length is not None:
        return all(length >= activity.length for length in lengths)
    return activity.kind in ("lecture", "celebration") and not any(plan.session(each).note for each in (first, second))


def is_same_session(plan: Plan, first: Occasion, second: Occasion) -> bool:
    """Whether two are of one lecture or activity that nobody needs twice."""
    if not first.kind == second.kind == "session" or first.subject != second.subject:
        return False
    activity = plan.programme.taught[first.subject]
    return not activity.recurs and _is_the_same(plan, activity, first, second, comes_back=False)


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
    half, path = offers.plan.session(occasion).for_, (*occasion.path, "for")
    if half and not set(people) <= set(half):  # of a group nobody can be taken out here
        return WayOut(IN_ONE_GROUP)
    left = [id_ for index, id_ in enumerate(half) if id_ not in people and (*path, index) not in offers.removed]
    groups = offers.plan.programme.groups
    if not any(id_ in groups for id_ in left) and not named(offers.plan, left):
        return WayOut(otherwise)
    return WayOut(
        _("remove {people} from `for` here")
        if len(people) <= MOST_NAMES
        else _("remove those who come to the other one from `for` here"),
        fix=taking_out(offers.plan, *((*path, half.index(person)) for person in people if person in half)),
    )


def lecturer_of_another_lecture(plan: Plan) -> Iterator[Diagnostic]:
    """A session is given by none of its lecture's own lecturers, but by somebody who gives another one.

    A stand-in is as good as anybody; but two lines of `lecturers` that have been swapped send both to the wrong room.
    It is reported when the two give each other's lectures, when they come from different organisations, or when the
    lectures have neither a branch nor a competence in common; coordinators stand in for everybody. Source: our own
    judgement.
    """
    gives = _lectures_by_lecturer(plan)
    strange = [
        (occasion, other)
        for occasion in plan.agenda.sessions
        if (other := _other_lecture(plan, occasion, gives)) is not None
    ]
    exchanged = {(occasion.subject, other.id): occasion for occasion, other in reversed(strange)}
    told: set[str] = set()
    for occasion, other in strange:
        mutual = exchanged.get((other.id, occasion.subject))
        if occasion.key in told or not (mutual or _is_from_elsewhere(plan, occasion, other)):
            continue
        told |= {occasion.key, mutual.key if mutual else occasion.key}
        yield _by_another(plan, occasion, other, mutual)


def _lectures_by_lecturer(plan: Plan) -> dict[str, list[Lecture | Activity]]:
    gives: dict[str, list[Lecture | Activity]] = {}
    for activity in plan.programme.taught.values():
        for person in activity.lecturers:
            gives.setdefault(person, []).append(activity)
    return gives


def _other_lecture(
    plan: Plan, occasion: Occasion, gives: dict[str, list[Lecture | Activity]]
) -> Lecture | Activity | None:
    """What the session's lecturer gives instead, when it is none of the lecture's own and no coordinator."""
    own, own_words = plan.programme.taught[occasion.subject], plan.session(occasion).lecturers
    if not own_words or not own.lecturers or own.kind not in (*GIVEN_BY_SOMEBODY, "study_visit"):
        return None
    if set(own_words) & {*own.lecturers, *plan.programme.frame.coordinators}:
        return None
    return next((other for person in own_words for other in gives.get(person, ())), None)


def _is_from_elsewhere(plan: Plan, occasion: Occasion, other: Lecture | Activity) -> bool:
    people, own = plan.programme.people, plan.programme.taught[occasion.subject]
    theirs = {people[person].organisation for person in plan.session(occasion).lecturers or ()}
    if not theirs & {people[person].organisation for person in own.lecturers}:
        return True
    subjects = [{*activity.competences, *filter(None, [activity.area])} for activity in (own, other)]
    return all(subjects) and not subjects[0] & subjects[1]


def _by_another(plan: Plan, occasion: Occasion, other: Lecture | Activity, mutual: Occasion | None) -> Diagnostic:
    own, lecturers = plan.programme.taught[occasion.subject], plan.session(occasion).lecturers or ()
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
