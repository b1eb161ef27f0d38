"""The schedule of a cohort: its sessions term by term, with where each phase begins and the long breaks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import named
from introplan.days import Stretch, Week, Weekday
from introplan.language import Language, _, day_words, in_full, month_words, week_words, with_capital
from introplan.model import Cohort
from introplan.model.look import PaperWord
from introplan.releases import Edition
from introplan.rendering.colours import Colour
from introplan.rendering.day_rows import days_shown, hours_shown, in_one_row, short_days
from introplan.rendering.room import lines_of
from introplan.rendering.series_rows import by_series, recurrence_of, series_words, usual_one
from introplan.rendering.spans import PhaseSpan, cohort_phases, long_breaks
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import occasion_title, person_name
from introplan.rendering.whom import whom_words

SHORTEST_BREAK = 12  # days, from which a break is worth a row of its own


@dataclass(frozen=True)
class Beginning:
    """A phase that begins before a session."""

    title: str
    detail: str
    colour: Colour


@dataclass(frozen=True)
class Row:
    """A session in the schedule, every part of it in words, and the phases that begin before it."""

    week: str
    day: str
    time: str
    title: str
    lesson: str
    place: str
    who: str
    only_for: str
    note: str
    cancelled: bool
    colour: Colour | None
    begins: tuple[Beginning, ...]
    is_session: bool = True


@dataclass(frozen=True)
class PauseRow:
    """A row that says when there is a long break."""

    title: str
    detail: str
    is_session: bool = False


class MonthRows(NamedTuple):
    """The rows of one month."""

    title: str
    rows: tuple[Row | PauseRow, ...]


@dataclass(frozen=True)
class TermTable:
    """The rows of one term, month by month."""

    title: str
    months: tuple[MonthRows, ...]

    def is_low(self, paper: PaperWord) -> bool:
        """Whether it surely has room on a page, so that nobody has to try."""
        return sum(_height(row, *_ACROSS[paper]) for row in self.rows) < _ROOM[paper]

    @property
    def rows(self) -> tuple[Row | PauseRow, ...]:
        """All of them, in order."""
        return tuple(row for month in self.months for row in month.rows)


_ACROSS: Mapping[PaperWord, tuple[float, float, float, float]] = {"a4": (5.8, 17, 7.6, 10), "a5": (5.8, 11.6, 5, 6.6)}
"""How wide the columns of day and time, what, where and who are, in sizes of their letters."""

_ROOM: Mapping[PaperWord, float] = {"a4": 205.0, "a5": 130.0}
"""Millimetres that a page has for rows, below a chapter's heading and the table's."""

_LINE, _AROUND = 3.8, 2.3  # of a row, in millimetres


def _height(row: Row | PauseRow, when: float, what: float, where: float, who: float) -> float:
    """At most so many millimetres."""
    if not isinstance(row, Row):
        return _LINE * lines_of(f"{row.title} {row.detail}", what) + _AROUND
    begins = sum(_LINE * lines_of(f"{begun.title} {begun.detail}", what) + _AROUND for begun in row.begins)
    columns = (
        lines_of(row.day, when),
        lines_of(row.time, when),
        lines_of(f"{row.title} {row.only_for} {row.note}", what) + row.cancelled,
        lines_of(row.place, where),
        lines_of(row.who, who),
    )
    return begins + _LINE * max(columns) + _AROUND


def terms_of(edition: Edition, cohort: Cohort) -> tuple[TermTable, ...]:
    """The terms that have sessions, in order."""
    plan, sessions = edition.plan, tuple(in_one_row(edition.plan, edition.sessions_of(cohort)))
    dated: list[tuple[date, Row | PauseRow]] = [*_rows(plan, cohort, sessions), *_pauses(plan, sessions)]
    language = plan.programme.frame.language
    terms = []
    for term, rows in groupby(sorted(dated, key=lambda part: part[0]), lambda part: SchoolTerm.of(part[0])):
        months = tuple(
            MonthRows(month_words(date(*month, 1), language), tuple(row for _, row in several))
            for month, several in groupby(rows, lambda part: (part[0].year, part[0].month))
        )
        table = TermTable(term.title(language), months)
        if any(row.is_session for row in table.rows):
            terms.append(table)
    return tuple(terms)


def phase_on(phases: tuple[PhaseSpan, ...], day: date) -> PhaseSpan | None:
    """The cohort's phase on a day; before the first and after the last there is none."""
    return next((phase for phase in phases if day in phase.days), None)


def _rows(plan: Plan, cohort: Cohort, sessions: tuple[Occasion, ...]) -> Iterator[tuple[date, Row]]:
    """The sessions, each with the phases that have begun since the one before."""
    phases, told = cohort_phases(plan, cohort), date.min
    for times in by_series(plan, sessions, within=lambda each: SchoolTerm.of(each.day)):
        session = usual_one(plan, times)
        day = next((each.day for each in times if each.is_on), session.day)
        begun = [phase for phase in phases if told < phase.days.first <= day]
        told = max(told, day)
        row = _row(plan, session, phases, tuple(_beginning(plan, phase) for phase in begun))
        yield day, row if len(times) == 1 else _of_series(plan, row, times)


def _row(
    plan: Plan,
    session: Occasion,
    phases: tuple[PhaseSpan, ...],
    begins: tuple[Beginning, ...],
) -> Row:
    phase = phase_on(phases, session.day)
    return Row(
        week=str(session.day.isocalendar()[1]),
        day=short_days(plan, session, plan.programme.frame.language),
        time=hours_shown(plan, session, plan.programme.frame.language),
        title=occasion_title(plan, session),
        lesson=plan.programme.taught[session.subject].identity,
        place=plan.programme.places[session.place].title if session.place else "",
        who=", ".join(person_name(plan, person) for person in named(plan, session.people("lecturer"))),
        only_for=whom_words(plan, session),
        note=plan.session(session).note or "",
        cancelled=not session.is_on,
        colour=phase.colour if phase else None,
        begins=begins,
    )


def _of_series(plan: Plan, row: Row, times: Sequence[Occasion]) -> Row:
    """A row for all times of a term that a session comes back."""
    language = plan.programme.frame.language
    on = [each for each in times if each.is_on]
    first, last = on[0].day.isocalendar().week, on[-1].day.isocalendar().week
    days, note = series_words(plan, times, language), plan.written(times[0]).note
    return replace(
        row,
        week=f"{first}–{last}",
        day=recurrence_of(plan, times, language),
        note=f"{with_capital(days)}.\n\n{note}" if note else f"{with_capital(days)}.",
        cancelled=False,
    )


def _beginning(plan: Plan, phase: PhaseSpan) -> Beginning:
    language = plan.programme.frame.language
    day = day_words(phase.days.first, language, weekday=False, week=False)
    return Beginning(phase.title, in_full(_("from {day}"), language, day=day), phase.colour)


def _pauses(plan: Plan, sessions: tuple[Occasion, ...]) -> Iterator[tuple[date, PauseRow]]:
    """Summer and Christmas between the first and the last session, when nothing falls in them."""
    if not sessions:
        return
    first, last, language = sessions[0].day, sessions[-1].day, plan.programme.frame.language
    for off in long_breaks(plan, Stretch(first, last)):
        if len(off) >= SHORTEST_BREAK and not any(off.overlaps(days_shown(plan, session)) for session in sessions):
            yield off.first, PauseRow(_weeks(off, language), in_full(_("no joint sessions"), language))


def _weeks(off: Stretch, language: Language) -> str:
    """`v. 26–33`: the weeks that are off for the better part, whichever days the break begins and ends on."""
    first = Week.of(off.first if off.first.weekday() <= Weekday.WEDNESDAY else off.first + timedelta(weeks=1))
    last = Week.of(off.last if off.last.weekday() >= Weekday.WEDNESDAY else off.last - timedelta(weeks=1))
    return week_words(first.number, language, last=last.number)
