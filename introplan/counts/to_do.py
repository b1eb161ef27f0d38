"""What the coordinator has to do in a while: to book, to ask, to send, to decide and to measure, each with its day.

A day is by when it is to be done. What should have been done before the first day, and can be done still, is to be done
on that day. Whoever is protected is in none of it: a talk without a name on its day would be theirs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from introplan.agenda import Journey, Occasion, Plan, is_personal
from introplan.agenda.disclosure import is_protected, named
from introplan.counts.gaps import answered_gaps
from introplan.counts.missed import not_had
from introplan.counts.readiness import (
    is_settled,
    lacks_evaluation,
    lacks_lecturer,
    lacks_place,
    latest_papers,
    unbooked_reviews,
    waits_for_answer,
)
from introplan.days import Stretch, add_months
from introplan.demands import limit_of
from introplan.demands.supporters import without_support
from introplan.model import Cohort, RoleWord

ToDoKind = Literal[
    "review",
    "answer",
    "proposed",
    "lecturer",
    "place",
    "make_up",
    "role",
    "papers",
    "event",
    "task",
    "draft",
    "recruitment_opens",
    "recruitment_closes",
    "intake_closes",
    "cohort_starts",
    "evaluation",
    "gap_analysis",
    "measure",
]

WITH_PARTICIPANTS: frozenset[ToDoKind] = frozenset(["review", "make_up", "role", "task"])
"""What is done of each participant, and so of several alike."""
DECIDED_BEFORE = 3
"""Months before its start by which it is decided that a cohort takes place: our own suggestion."""


class ToDo(NamedTuple):
    """Something to do by a day. `when` is the day of what it is about, and `subject` what that is called.

    `key` is what it is known by, and holds first ids and no date, as the keys of occasions do. `people` are those whom
    it is about, or who are to be asked.
    """

    kind: ToDoKind
    key: str
    day: date
    when: date
    subject: str
    cohorts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    role: RoleWord | None = None


def to_do(plan: Plan, days: Stretch) -> tuple[ToDo, ...]:
    """All that is to be done in some days, by day; what is not in the plan any more is not to be done either."""
    found = (each for part in PARTS_OF_IT for each in part(plan, days))
    return tuple(sorted(found, key=lambda each: (each.day, each.when, each.kind, each.key)))


def gathered(found: Iterable[ToDo]) -> tuple[ToDo, ...]:
    """What is the same but for whom it is about, or of which half group it is, as one: with the first key, and all."""
    alike: dict[ToDo, list[ToDo]] = {}
    for each in found:
        with_whom = () if each.kind in WITH_PARTICIPANTS else each.people
        alike.setdefault(each._replace(key="", people=with_whom), []).append(each)
    return tuple(
        several[0]._replace(people=tuple(dict.fromkeys(person for each in several for person in each.people)))
        for several in alike.values()
    )


def _by(plan: Plan, days: Stretch, target: date) -> date:
    """An open day by which something is to be done that had best be done by another, on or after the first day."""
    day = plan.open_days.until_day(max(target, days.first))
    return day if day >= days.first else plan.open_days.from_day(days.first)


def _reviews(plan: Plan, days: Stretch) -> Iterator[ToDo]:
    """Reviews to be booked, some weeks before they are due; for a while after that as well."""
    before = timedelta(weeks=limit_of(plan.programme, "review-not-booked"))
    after = timedelta(days=limit_of(plan.programme, "review-off-its-month"))
    for journey, review in unbooked_reviews(plan):
        if is_protected(plan, journey.person) or not days.first - after <= review.day <= days.last + before:
            continue
        day = _by(plan, days, review.day - before)
        yield ToDo("review", review.key, day, review.day, plan.title(review), review.cohorts, (journey.person,))


def _sessions(plan: Plan, days: Stretch) -> Iterator[ToDo]:
    """What sessions wait for, some weeks before each: an answer, a decision, somebody who gives it, a room."""
    before = timedelta(weeks=limit_of(plan.programme, "session-unconfirmed"))
    waiting: tuple[tuple[ToDoKind, Callable[[Plan, Occasion], bool]], ...] = (
        ("proposed", lambda _plan, session: session.status == "proposed" and not session.draft),
        ("answer", lambda plan, session: session.status == "planned" and waits_for_answer(plan, session)),
        ("lecturer", lambda plan, session: is_settled(session) and lacks_lecturer(plan, session)),
        ("place", lambda plan, session: is_settled(session) and lacks_place(plan, session)),
    )
    coordinators = plan.programme.frame.coordinators
    for session in _each_line(plan.agenda.sessions, days.first):
        if session.day > days.last + before:
            continue
        for kind, waits in waiting:
            if waits(plan, session):
                asked = [each for each in session.people("lecturer") if each not in coordinators]
                day = _by(plan, days, session.day - before)
                yield ToDo(
                    kind, _key(session), day, session.day, plan.title(session), session.cohorts, named(plan, asked)
                )


def _each_line(sessions: Iterable[Occasion], first: date) -> Iterator[Occasion]:
    """The first of each session that is not over on a day: several days, or times that are as usual, are one line."""
    seen: set[object] = set()
    for session in sessions:
        if session.last >= first and session.path not in seen:
            seen.add(session.path)
            yield session


def _key(session: Occasion) -> str:
    """What a line of sessions is known by: the session's own key, of a time that is not as usual that time's."""
    is_as_usual = session.turn is not None and len(session.path) == len(("cohorts", "ht26", "sessions", "utbyte"))
    return session.key.removesuffix(f"/{session.turn}") if is_as_usual else session.key


def _make_ups(plan: Plan, days: Stretch) -> Iterator[ToDo]:
    """What somebody must have and will have missed all of by then, and has no other time for."""
    for journey, without in not_had(plan):
        if journey.cohort.status != "confirmed" or is_protected(plan, journey.person) or journey.ends < days.first:
            continue
        for sessions in without:
            last = max(sessions, key=lambda each: each.last)
            if last.last <= days.last:
                activity = plan.programme.taught[last.subject]
                key = f"{_own(plan, journey)}/{activity.identity}"
                day = _by(plan, days, last.last)
                yield ToDo("make_up", key, day, last.last, activity.title, (journey.cohort.id,), (journey.person,))


def _own(plan: Plan, journey: Journey) -> str:
    return f"{journey.cohort.identity}/{plan.programme.people[journey.person].identity}"


def _roles(plan: Plan, days: Stretch) -> Iterator[ToDo]:
    """Participants who have nobody in a required role on some of the days."""
    for journey in plan.agenda.journeys:
        if journey.cohort.status != "confirmed" or is_protected(plan, journey.person):
            continue
        for role in plan.programme.required_roles:
            holes = without_support(plan, journey, plan.agenda.support.of(journey, (role,)))
            hole = next((each for each in holes if each.overlaps(days)), None)
            if hole is not None:
                yield ToDo(
                    "role",
                    f"{_own(plan, journey)}/{role}",
                    _by(plan, days, hole.first),
                    hole.first,
                    "",
                    (journey.cohort.id,),
                    (journey.person,),
                    role,
                )


def _events(plan: Plan, days: Stretch) -> Iterator[ToDo]:
    """What is on beside the sessions, and the papers to send before it; talks between named people are their own."""
    before = limit_of(plan.programme, "papers-sent-late")
    for occasion in plan.agenda.occasions:
        if occasion.kind != "event" or is_personal(plan, occasion) or occasion.day < days.first:
            continue
        event = plan.programme.events[occasion.subject]
        if occasion.day <= days.last:
            yield ToDo("event", occasion.key, occasion.day, occasion.day, event.subject)
        sent = event.papers_sent or latest_papers(plan, occasion.day, before)
        is_sent = event.papers_sent is not None and event.papers_sent < days.first
        if event.kind == "union_dialogue" and not is_sent and sent <= days.last:
            yield ToDo("papers", occasion.key, _by(plan, days, sent), occasion.day, event.subject)


def _tasks(plan: Plan, days: Stretch) -> Iterator[ToDo]:
    """What participants have done by then: those with one day for it together."""
    found: dict[object, list[Occasion]] = defaultdict(list)
    for task in plan.agenda.occasions:
        if task.kind == "task" and not task.draft and task.day in days and named(plan, task.people("participant")):
            found[task.path, task.cohorts, task.day].append(task)
    for several in found.values():
        first, people = several[0], tuple(person for each in several for person in each.people("participant"))
        yield ToDo("task", first.key, first.day, first.day, plan.title(first), first.cohorts, people)


def _decisions(plan: Plan, days: Stretch) -> Iterator[ToDo]:
    """What is to be decided of cohorts, and when one begins, closes, or is to be evaluated."""
    recruitment = plan.programme.frame.recruitment
    if recruitment is not None:
        yield from _on("recruitment_opens", "recruitment", recruitment.opens, days)
        yield from _on("recruitment_closes", "recruitment", recruitment.closes, days)
    for cohort in plan.programme.cohorts.values():
        if cohort.status == "draft" and cohort.starts >= days.first:
            decided = cohort.intake.closes or add_months(cohort.starts, -DECIDED_BEFORE)
            if decided <= days.last:
                yield _of_cohort("draft", cohort, _by(plan, days, decided), cohort.starts)
        elif not cohort.is_over:
            yield from (_of_cohort("cohort_starts", cohort, day, day) for day in (cohort.starts,) if day in days)
            closes = cohort.intake.closes
            yield from (_of_cohort("intake_closes", cohort, day, day) for day in (closes,) if day and day in days)
        those = [each for each in plan.journeys_in(cohort.id) if not is_protected(plan, each.person)]
        ends = lacks_evaluation(plan, cohort, those) if cohort.status == "confirmed" else None
        if ends is not None and ends >= days.first:
            prepared = add_months(ends, -limit_of(plan.programme, "ending-without-evaluation"))
            if prepared <= days.last:
                yield _of_cohort("evaluation", cohort, _by(plan, days, prepared), ends)


def _on(kind: ToDoKind, key: str, day: date, days: Stretch) -> Iterator[ToDo]:
    if day in days:
        yield ToDo(kind, key, day, day, "")


def _of_cohort(kind: ToDoKind, cohort: Cohort, day: date, when: date) -> ToDo:
    return ToDo(kind, cohort.identity, day, when, cohort.title, (cohort.id,))


def _measurements(plan: Plan, days: Stretch) -> Iterator[ToDo]:
    """What is to be measured: goals in their months, as long as no result is from then or later; gaps once a year."""
    going_on = [cohort for cohort in plan.programme.cohorts.values() if cohort.status == "confirmed"]
    for goal in plan.programme.frame.goals.values():
        indicator = goal.indicator
        for cohort in going_on if indicator else ():
            for month in indicator.at_months if indicator else ():
                day = plan.cohort_axes[cohort.id].day_at(month)
                is_known = indicator is not None and any(each >= f"{day:%Y-%m}" for each in indicator.results)
                if day in days and not is_known:
                    key, measure = f"{goal.id}/{cohort.identity}/{month}", indicator.measure if indicator else ""
                    yield ToDo("measure", key, _by(plan, days, day), day, measure, (cohort.id,))
    analysis = plan.programme.frame.gap_analysis
    if analysis is not None and going_on and any(answered_gaps(plan)):
        day = add_months(analysis.date, limit_of(plan.programme, "gap-analysis-outdated"))
        if day <= days.last:
            yield ToDo("gap_analysis", "gap-analysis", _by(plan, days, day), analysis.date, "")


PARTS_OF_IT: tuple[Callable[[Plan, Stretch], Iterator[ToDo]], ...] = (
    _reviews,
    _sessions,
    _make_ups,
    _roles,
    _events,
    _tasks,
    _decisions,
    _measurements,
)
