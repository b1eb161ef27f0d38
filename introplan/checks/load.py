"""Checks on load: weeks that are too full, too much on one lecturer, and hours that a unit can spare."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from introplan.agenda import Journey, Occasion, Plan
from introplan.agenda.clashes import times_of
from introplan.checks.causes import one_too_many
from introplan.checks.occasions import MOST_NAMES, about, names, title_of
from introplan.days import DayName, Stretch, monday_of
from introplan.demands import limit_in_words, limit_of
from introplan.diagnostics import Diagnostic, Label, _, finding

WHOLE_DAY = timedelta(hours=6)
FEWEST_SESSIONS = 10
HOUR = timedelta(hours=1)


def week_too_full(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has sessions on more than two days of one week, or on two whole days.

    The cases at work do not wait. Introduction days are left out, since a first week may well be full of them, and
    so are weeks before the first case. Source: our own judgement, the limits too.
    """
    most = limit_of(plan.programme, "week-too-full")
    weeks: dict[tuple[str, date], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if plan.programme.taught[occasion.subject].kind != "induction":
            for person in occasion.people("participant", "make_up"):
                weeks[person, monday_of(occasion.day)].append(occasion)
    alike: dict[tuple[int, ...], tuple[list[Occasion], list[str]]] = {}
    for (person, _monday), occasions in weeks.items():
        if _is_full(occasions, most) and not _has_no_cases(plan, person, occasions[-1].day):
            alike.setdefault(tuple(map(id, occasions)), (occasions, []))[1].append(person)
    for occasions, people in alike.values():
        last = occasions[-1]
        yield finding(
            "week-too-full",
            _("{count} people have sessions on {days} in one week, {stretch}")
            if len(people) > MOST_NAMES
            else _("{people} have sessions on {days} in one week, {stretch}")
            if len(people) > 1
            else _("{people} has sessions on {days} in one week, {stretch}"),
            at=plan.where(last, "date"),
            also=[Label(plan.where(other, "date"), _("the same week")) for other in occasions[:-1]],
            help=_("move one of them to another week"),
            values={
                "people": names(plan, tuple(people)),
                "count": len(people),
                "days": tuple(dict.fromkeys(occasion.day for occasion in occasions)),
                "stretch": Stretch(monday_of(last.day), monday_of(last.day) + timedelta(days=4)),
                "day": last.day,
            },
            about=about(*occasions, people=tuple(people)),
        )


def _is_full(occasions: list[Occasion], most: int) -> bool:
    """Whether they lie on more than so many days, or on so many whole ones."""
    hours: dict[date, timedelta] = defaultdict(timedelta)
    for occasion in occasions:
        hours[occasion.day] += times_of(occasion).length
    return len(hours) > most or sum(length >= WHOLE_DAY for length in hours.values()) >= most


def _has_no_cases(plan: Plan, person: str, day: date) -> bool:
    """Whether the participant is in a phase with a caseload of nothing, as in a placement."""
    phases = (journey.phase_on(day) for journey in plan.agenda.journeys_by_person[person])
    return any(phase is not None and plan.programme.frame.phases[phase].caseload_percent == 0 for phase in phases)


def too_much_on_one_lecturer(plan: Plan) -> Iterator[Diagnostic]:
    """One lecturer gives more than three hours in ten of a cohort's sessions, and nobody beside them.

    When that person is ill, changes work or gets tired, a third of the programme is gone. The coordinators' own
    sessions are left out. Source: our own judgement, the limit too.
    """
    coordinators, most = set(plan.programme.frame.coordinators), limit_of(plan.programme, "too-much-on-one-lecturer")
    for cohort in plan.programme.cohorts.values():
        given = [each for each in plan.agenda.by_cohort.get(cohort.id, ()) if each.is_on and each.people("lecturer")]
        whole = sum((times_of(occasion).length for occasion in given), timedelta())
        alone: dict[str, list[Occasion]] = defaultdict(list)
        for occasion in given:
            lecturers = occasion.people("lecturer")
            if len(lecturers) == 1 and lecturers[0] not in coordinators:
                alone[lecturers[0]].append(occasion)
        for lecturer, occasions in alone.items():
            hours = sum((times_of(occasion).length for occasion in occasions), timedelta())
            if len(given) >= FEWEST_SESSIONS and hours * 100 > whole * most:
                yield finding(
                    "too-much-on-one-lecturer",
                    _("{lecturer} alone gives {percent} % of the hours of {cohort}, {hours} in {count} sessions"),
                    at=plan.where(cohort),
                    also=[Label(plan.where(occasions[0]), _("the first of them"))],
                    help=_("let a colleague come along, and name both under `lecturers`"),
                    values={
                        "lecturer": plan.called(lecturer),
                        "percent": round(hours * 100 / whole),
                        "cohort": cohort.title,
                        "hours": hours,
                        "count": len(occasions),
                    },
                    about=(cohort.id, lecturer),
                )


def unit_over_agreed_hours(plan: Plan) -> Iterator[Diagnostic]:
    """The participants of a unit are at sessions for more hours in a month than the unit has agreed to.

    `hours_away_per_month` on the unit is the manager's word: so many hours, for all of them together. Without it
    nothing is checked. Source: our own judgement, from what managers ask first.
    """
    units = plan.programme.units
    limits = {id_: unit.hours_away_per_month * HOUR for id_, unit in units.items() if unit.hours_away_per_month}
    if not limits:
        return
    months: dict[tuple[str, date], list[tuple[Occasion, timedelta]]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        away: dict[str, timedelta] = defaultdict(timedelta)
        for person in occasion.people("participant", "make_up"):
            if (workplace := plan.unit_on(person, occasion.day)) in limits:
                away[str(workplace)] += times_of(occasion).length
        for id_, hours in away.items():
            months[id_, occasion.day.replace(day=1)].append((occasion, hours))
    for (id_, _month), sessions in months.items():
        hours = sum((length for _occasion, length in sessions), timedelta())
        if hours <= limits[id_]:
            continue
        unit, dearest = plan.programme.units[id_], max(sessions, key=lambda part: part[1])
        yield finding(
            "unit-over-agreed-hours",
            _("{unit} has agreed to {limit} of sessions in a month, and has {hours} {stretch}"),
            at=plan.where(unit, "hours_away_per_month"),
            also=[Label(plan.where(dearest[0], "date"), _("takes most of it: {session}"))],
            help=_("move a session to another month, or agree on more hours"),
            values={
                "unit": unit.title,
                "limit": limits[id_],
                "hours": hours,
                "stretch": Stretch(sessions[0][0].day, sessions[-1][0].day),
                "session": title_of(plan, dearest[0]),
                "day": sessions[0][0].day,
            },
            about=(id_, *about(dearest[0])[:-1]),
            cause=one_too_many(plan, _working_in(plan, id_), DayName("enhetens timmar", "the unit's hours")),
        )


def _working_in(plan: Plan, unit: str) -> list[Journey]:
    return [journey for journey in plan.agenda.journeys if journey.unit == unit]


def first_weeks_empty(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort starts, and nothing is planned for it in the first four weeks.

    Whoever is new remembers the first days longest. A cohort without any sessions yet says nothing, nor does a
    draft or one that is over. Source: our own judgement, four weeks too.
    """
    weeks = limit_of(plan.programme, "first-weeks-empty")
    for cohort in plan.programme.cohorts.values():
        sessions = [each for each in plan.agenda.by_cohort.get(cohort.id, ()) if each.is_on]
        if not sessions or not cohort.participants or cohort.status != "confirmed":
            continue
        first = sessions[0]
        if first.day >= cohort.starts + timedelta(weeks=weeks):
            yield finding(
                "first-weeks-empty",
                _("{cohort} starts on {day}, and its first session, {session}, is on {first}"),
                at=plan.where(first, "date"),
                also=[Label(plan.where(cohort, "starts"), _("starts here"))],
                help=_("add something in the first {limit}, if only an hour to say welcome"),
                values={
                    "limit": limit_in_words(plan.programme, "first-weeks-empty"),
                    "cohort": cohort.title,
                    "day": cohort.starts,
                    "session": title_of(plan, first),
                    "first": first.day,
                },
                about=about(first),
            )
