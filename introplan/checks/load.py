"""Checks on load: weeks that are too full, too much on one lecturer, and hours that a unit can spare."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter

from introplan.agenda import Journey, Occasion, Plan
from introplan.checks.causes import one_too_many
from introplan.checks.occasions import MOST_NAMES, about, names, title_of
from introplan.checks.ways_out import MOVE_TO_ANOTHER_WEEK, LookedFor, first_found, on_another_day, rather
from introplan.days import Stretch, add_months
from introplan.demands import around, limit_in_words, limit_of, unmet_over
from introplan.demands.released import is_rather_moved, to_move
from introplan.demands.windows import (
    BEGINNING,
    MONTH,
    counts_in_week,
    days_of_week,
    given_alone,
    has_no_cases,
    is_full,
    share_of,
)
from introplan.diagnostics import Diagnostic, Label, _, _n, finding
from introplan.language import Term, _p


def week_too_full(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has sessions on more than two days of one week, or on two whole days.

    The cases at work do not wait. Introduction days are left out, since a first week may well be full of them, and
    so are weeks before the first case. Source: our own judgement, the limits too.
    """
    alike: dict[tuple[date, tuple[int, ...]], tuple[tuple[Occasion, ...], list[str]]] = {}
    few = limit_of(plan.programme, "week-too-full")
    for (person, monday), week in plan.agenda.sessions_by_week.items():
        if len(week) < few and not [occasion for occasion in week if occasion.days]:
            continue  # asked of everybody's every week
        if is_full(plan, week, monday) and not has_no_cases(plan, person, week, monday):
            occasions = tuple(occasion for occasion in week if counts_in_week(plan, occasion))
            alike.setdefault((monday, tuple(map(id, occasions))), (occasions, []))[1].append(person)
    for (monday, _ids), (occasions, people) in alike.items():
        days, mend = days_of_week(plan, occasions, monday), to_move(plan, *occasions)
        others = tuple(occasion for occasion in occasions if occasion is not mend)
        yield finding(
            "week-too-full",
            _("{count} people have sessions on {days} in one week, {stretch}")
            if len(people) > MOST_NAMES
            else _n(
                "{people} has sessions on {days} in one week, {stretch}",
                "{people} have sessions on {days} in one week, {stretch}",
            ),
            at=plan.where(mend, "date"),
            also=[Label(plan.where(other, "date"), _("the same week")) for other in others],
            help=MOVE_TO_ANOTHER_WEEK,
            way_out=_rather_another_week(mend, others) if is_rather_moved(plan, mend, *others) else None,
            values={
                "people": names(plan, tuple(people)),
                "count": len(people),
                "days": days,
                "stretch": Stretch(monday, monday + timedelta(days=4)),
                "day": days[-1],
            },
            about=about(*occasions, people=tuple(people)),
        )


def _rather_another_week(mend: Occasion, others: tuple[Occasion, ...]) -> LookedFor:
    look = first_found(on_another_day(mend, "week-too-full"), otherwise=MOVE_TO_ANOTHER_WEEK)
    return rather(mend, *others, look=look)


def too_much_on_one_lecturer(plan: Plan) -> Iterator[Diagnostic]:
    """One lecturer alone gives more than three hours in ten of a cohort's sessions.

    When that person is ill, changes work or gets tired, a third of the programme is gone. The coordinators' own
    sessions are left out. Source: our own judgement, the limit too.
    """
    coordinators = plan.programme.frame.coordinators
    for cohort in plan.programme.cohorts.values():
        given, whole, alone = given_alone(plan.agenda.sessions_by_cohort.get(cohort.id, ()))
        for lecturer, occasions in alone.items():
            hours = sum((occasion.length for occasion in occasions), timedelta())
            percent = share_of(plan, given, whole, hours)
            if percent is None or lecturer in coordinators:
                continue
            yield finding(
                "too-much-on-one-lecturer",
                _n(
                    "{lecturer} alone gives {percent}% of the hours of {cohort}, {hours} in {count} session",
                    "{lecturer} alone gives {percent}% of the hours of {cohort}, {hours} in {count} sessions",
                ),
                at=plan.where(cohort),
                also=[Label(plan.where(occasions[0]), _("the first of them"))],
                help=_("let a colleague come along, and name both under `lecturers`"),
                values={
                    "lecturer": plan.called(lecturer),
                    "percent": percent,
                    "cohort": cohort.title,
                    "hours": hours,
                    "count": len(occasions),
                },
                about=(cohort.id, lecturer),
            )


def unit_over_agreed_hours(plan: Plan) -> Iterator[Diagnostic]:
    """The participants of a unit are at sessions for more hours in a month than the unit has agreed to.

    `hours_away_per_month` on the unit is what the manager has agreed to, for all of them together. Without it nothing
    is checked. Source: our own judgement, from what managers ask first.
    """
    here = around(plan)
    if not here.indexes.agreed_hours:
        return
    for key, reason in unmet_over(here, MONTH):
        unit, away = plan.programme.units[key.whose], here.indexes.months[key.whose, key.day]
        sessions, (dearest, _length) = [each for each, _ in away], max(away, key=itemgetter(1))
        yield finding(
            "unit-over-agreed-hours",
            _("{unit} has agreed to {limit} of sessions in a month, and has {hours} {stretch}"),
            at=plan.where(unit, "hours_away_per_month"),
            also=[Label(plan.where(dearest, "date"), _("takes most of it: {session}"))],
            help=_("move a session to another month, or agree on more hours"),
            values={
                "unit": unit.title,
                "limit": here.indexes.agreed_hours[unit.id],
                "hours": reason.much,
                "stretch": _days_in(sessions, key.day),
                "session": title_of(plan, dearest),
                "day": _days_in(sessions, key.day).first,
            },
            about=(unit.id, *about(dearest)[:-1]),
            cause=one_too_many(plan, _working_in(plan, unit.id, key.day), Term(_p("cause", "the unit's hours"))),
        )


def _days_in(sessions: Sequence[Occasion], first: date) -> Stretch:
    """From the first day that sessions are on to the last, within the month that begins on a day."""
    days = [day for each in sessions for day in each.each_day if day.replace(day=1) == first]
    return Stretch(min(days), max(days))


def _working_in(plan: Plan, unit: str, first: date) -> list[Journey]:
    """The participants who are at a unit in the month that begins on a day, posted there or not."""
    month = Stretch(first, add_months(first, 1) - timedelta(days=1))
    return [
        journey
        for journey in plan.once(_ever_at_units).get(unit, ())
        if any(stay.unit == unit for stay in (journey.stays_during(month) if journey.posted else (journey.on(first),)))
    ]


def _ever_at_units(plan: Plan) -> Mapping[str | None, list[Journey]]:
    """The participants who are at a unit on some day, by its id."""
    found: dict[str | None, list[Journey]] = defaultdict(list)
    for journey in plan.agenda.journeys:
        for unit in dict.fromkeys((journey.unit, *(stay.unit for stay in journey.posted))):
            found[unit].append(journey)
    return found


def first_weeks_empty(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort starts, and nothing is planned for it in the first four weeks.

    Whoever is new remembers the first days longest. A cohort without any sessions yet is not reported, nor is a draft
    or one that is over. Source: our own judgement, four weeks included.
    """
    here = around(plan)
    for key, _reason in unmet_over(here, BEGINNING):
        cohort, first = plan.programme.cohorts[key.whose], plan.agenda.sessions_by_cohort[key.whose][0]
        yield finding(
            "first-weeks-empty",
            _("{cohort} starts on {day}, and its first session, {session}, is on {first}"),
            at=plan.where(first, "date"),
            also=[Label(plan.where(cohort, "starts"), _("starts here"))],
            help=_("add something within {limit} of the start, even if only an hour to say welcome"),
            values={
                "limit": limit_in_words(plan.programme, "first-weeks-empty"),
                "cohort": cohort.title,
                "day": cohort.starts,
                "session": title_of(plan, first),
                "first": first.day,
            },
            about=about(first),
        )
