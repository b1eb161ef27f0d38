"""Lists to sign: a sheet for each time that something of a cohort is on, with those who are expected.

Nobody protected has a row, and there are as many empty rows on every sheet of a cohort, so that none tells of who is
to write there. Where nobody may be named in a half group, its sheets have empty rows alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from introplan.agenda import Journey, Occasion, Plan
from introplan.agenda.disclosure import may_name_group, may_name_participants, may_tell_where, named, unnamed
from introplan.language import _, alphabetical, day_words, in_full, with_capital
from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.day_rows import hours_shown
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.prints.printer import Print
from introplan.rendering.series_rows import by_series, recurrence_of, usual_one
from introplan.rendering.titles import occasion_title, person_name, workplace_title
from introplan.rendering.whom import whom_words

EMPTY_ROWS = 3
"""For whoever comes without being expected; there are more for those who have no row of their own."""


MOST_SHEETS = 600
"""More sheets than this nobody prints, nor waits for."""


@dataclass(frozen=True)
class AttendanceRow:
    """Somebody who is expected, and where they work."""

    name: str
    workplace: str


@dataclass(frozen=True)
class AttendanceSheet:
    """One day of a session, in words, and who is expected; `empty` rows come after theirs."""

    title: str
    day: str
    short_day: str
    time: str
    place: str
    address: str
    lecturers: str
    only_for: str
    of_days: str
    rows: tuple[AttendanceRow, ...]
    empty: int


@dataclass(frozen=True)
class AttendanceSheets:
    """All sheets of a cohort, in the order of days."""

    programme: str
    cohort: str
    organisation: str
    mark: EditionMark
    sheets: tuple[AttendanceSheet, ...]


def attendance_prints(edition: Edition) -> Iterator[Print]:
    """`attendance/<cohort>` for each cohort that has anything to come to. It is for the pen, and so for paper alone."""
    language = edition.plan.programme.frame.language
    for cohort in edition.printed_cohorts:
        if (attendance := attendance_of(edition, cohort)).sheets:
            values = {"attendance": attendance}
            yield Print(f"attendance/{cohort.identity}", "attendance", language, values, on_screen=False)


def attendance_of(edition: Edition, cohort: Cohort) -> AttendanceSheets:
    """The sheets of a cohort, in the programme's language."""
    plan, frame = edition.plan, edition.plan.programme.frame
    on = [session for session in edition.sessions_of(cohort) if session.is_on]
    return AttendanceSheets(
        programme=frame.title,
        cohort=cohort.title,
        organisation=plan.programme.organisations[frame.owner].title,
        mark=mark_of(edition, undecided=cohort.status == "draft"),
        sheets=tuple(_sheets(plan, on)),
    )


def _sheets(plan: Plan, sessions: Sequence[Occasion]) -> Iterator[AttendanceSheet]:
    """A sheet for each day; where that would be too many, what comes back has one sheet to copy, without a day."""
    days = sum(len(session.each_day) for session in sessions)
    if days <= MOST_SHEETS:
        apart = ((day, session) for session in sessions for day in session.on_each_day)
        yield from (_sheet(plan, day, session) for day, session in sorted(apart, key=lambda one: one[0].sort_key))
        return
    for times in by_series(plan, sessions):
        usual = usual_one(plan, times)
        if len(times) == 1 or not usual.comes_back:
            yield from (_sheet(plan, day, each) for each in times for day in each.on_each_day)
            continue
        often, sheet = recurrence_of(plan, times, plan.programme.frame.language), _sheet(plan, usual, usual)
        everybody = dict.fromkeys(row for each in times for row in _sheet(plan, each, each).rows)
        rows = tuple(sorted(everybody, key=lambda row: alphabetical(row.name)))
        yield replace(sheet, day=with_capital(often), short_day=often, rows=rows)


def _sheet(plan: Plan, day: Occasion, session: Occasion) -> AttendanceSheet:
    """The sheet of one day of a session."""
    language = plan.programme.frame.language
    place = plan.programme.places[session.place] if session.place else None
    may_name = plan.chosen(session) is None or may_name_group(plan, session)
    return AttendanceSheet(
        title=occasion_title(plan, session),
        day=day_words(day.day, language),
        short_day=day_words(day.day, language, weekday=False, week=False),
        time=hours_shown(plan, day, language, with_night=False),
        place=place.title if place else "",
        address=(place.address if place else None) or "",
        lecturers=", ".join(person_name(plan, person) for person in named(plan, session.people("lecturer"))),
        only_for=whom_words(plan, session),
        of_days=_of_days(plan, day, session),
        rows=tuple(_rows(plan, day)) if may_name else (),
        empty=_empty(plan, session, may_name=may_name),
    )


def _of_days(plan: Plan, day: Occasion, session: Occasion) -> str:
    """`Dag 2 av 3` of a session that lasts for several."""
    days = [each for one in plan.days_along_with(session) for each in one.each_day]
    number = days.index(day.day) + 1
    words = _("Day {number} of {count}")
    return in_full(words, plan.programme.frame.language, number=number, count=len(days)) if len(days) > 1 else ""


def _rows(plan: Plan, day: Occasion) -> Iterator[AttendanceRow]:
    """Those who are expected and may be named, in alphabetical order."""
    journeys = [_journey_on(plan, day, person) for person in named(plan, day.people("participant", "make_up"))]
    cohorts = {each.cohort.id: each.cohort for each in journeys}
    may_name = {id_ for id_, cohort in cohorts.items() if may_name_participants(plan, cohort)}
    may_tell = {id_ for id_, cohort in cohorts.items() if may_tell_where(plan, cohort)}
    rows = [
        AttendanceRow(person_name(plan, each.person), _workplace(plan, day, each, may_tell=each.cohort.id in may_tell))
        for each in journeys
        if each.cohort.id in may_name
    ]
    yield from sorted(rows, key=lambda row: alphabetical(row.name))


def _journey_on(plan: Plan, day: Occasion, person: str) -> Journey:
    journeys = plan.agenda.journeys_by_person[person]
    return next((each for each in journeys if day.day in each.days), journeys[0])


def _workplace(plan: Plan, day: Occasion, journey: Journey, *, may_tell: bool) -> str:
    """Where somebody works on that day; where this would tell of another where they are, the own unit."""
    stay = journey.on(day.day) if may_tell else journey.at_home
    return workplace_title(plan, stay)


def _empty(plan: Plan, session: Occasion, *, may_name: bool) -> int:
    """How many empty rows there are: as many on all sheets with names, whoever comes, and room for all without."""
    cohorts = [plan.programme.cohorts[id_] for id_ in session.cohorts]
    without = (
        cohort.participants.keys()
        if not (may_name and may_name_participants(plan, cohort))
        else unnamed(plan, cohort.participants)
        for cohort in cohorts
    )
    return EMPTY_ROWS + sum(map(len, without))
