"""All the time of a programme on one picture that one can read: a row a half-year, a box a month, a pill a date.

A cohort's has its sessions and the reviews of whoever starts with it. Somebody's own has what they are at themselves,
and none of the meetings of two, which come back all the time. Nobody is named in it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.days import Stretch, add_months, half_years
from introplan.language import Counted, Language, _n, in_full, short_month, stretch_words
from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.colours import Colour
from introplan.rendering.day_rows import days_shown, hours_shown, in_one_row
from introplan.rendering.spans import PhaseSpan, cohort_days, cohort_phases, phase_spans
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import occasion_title

PillKind = Literal["session", "visit", "review", "task"]

VISITS = frozenset(["study_visit", "shadowing", "placement", "rotation"])
"""The kinds of sessions for which one is somewhere else."""

_COUNTED: Mapping[PillKind, Counted] = {
    "session": _n("one session", "{count} sessions"),
    "visit": _n("one visit", "{count} visits"),
    "review": _n("one review", "{count} reviews"),
    "task": _n("one task", "{count} tasks"),
}


@dataclass(frozen=True)
class Pill:
    """One date in a month: its day, what it is, and when; `days` is `10`, or `10–11` of what lasts for several."""

    day: int
    kind: PillKind
    title: str
    times: str
    cancelled: bool
    days: str


@dataclass(frozen=True)
class MonthBox:
    """A month; one that lies outside the programme has no title and no pills."""

    title: str
    colour: Colour | None
    pills: tuple[Pill, ...]

    @property
    def marks(self) -> tuple[tuple[str, PillKind, bool], ...]:
        """The pills as they are drawn without titles: days, kind, whether cancelled; what looks the same once."""
        return tuple(dict.fromkeys((pill.days, pill.kind, pill.cancelled) for pill in self.pills))


@dataclass(frozen=True)
class HalfYear:
    """January to June, or July to December."""

    title: str
    months: tuple[MonthBox, ...]


@dataclass(frozen=True)
class TwoYears:
    """The half-years of a programme, and what they show in words."""

    rows: tuple[HalfYear, ...]
    words: str

    @property
    def kinds(self) -> tuple[PillKind, ...]:
        """The kinds of dates there are, for what explains the picture."""
        found = {pill.kind for pill in self._pills}
        return tuple(kind for kind in _COUNTED if kind in found)

    @property
    def has_cancelled(self) -> bool:
        """Whether anything is cancelled."""
        return any(pill.cancelled for pill in self._pills)

    @property
    def _pills(self) -> Iterator[Pill]:
        return (pill for row in self.rows for month in row.months for pill in month.pills)


class _Dated(NamedTuple):
    day: date
    pill: Pill


def cohort_two_years(edition: Edition, cohort: Cohort) -> TwoYears:
    """The sessions of a cohort, and the reviews on the days of those who start with it."""
    plan = edition.plan
    dated = [_session(plan, session) for session in in_one_row(plan, edition.sessions_of(cohort))]
    dated += _usual_reviews(plan, cohort)
    return _two_years(plan, cohort_days(plan, cohort), cohort_phases(plan, cohort), dated)


def person_two_years(edition: Edition, cohort: Cohort, person: str) -> TwoYears:
    """What somebody is at themselves: sessions, reviews, tasks; by their own days if they are a participant of it."""
    plan = edition.plan
    own = in_one_row(plan, edition.published(plan.agenda.by_person.get(person, ())))
    dated = [_of_kind(plan, each) for each in own if each.kind in {"session", "review", "task"}]
    journey = next((each for each in plan.journeys_in(cohort.id) if each.person == person), None)
    if journey is None:
        return _two_years(plan, cohort_days(plan, cohort), cohort_phases(plan, cohort), dated)
    return _two_years(plan, journey.days, phase_spans(plan, journey.days_of), dated)


def _session(plan: Plan, session: Occasion) -> _Dated:
    language, days = plan.programme.frame.language, days_shown(plan, session)
    kind: PillKind = "visit" if plan.programme.taught[session.subject].kind in VISITS else "session"
    shown = f"{days.first.day}" if len(days) == 1 else f"{days.first.day}–{days.last.day}"
    title, times = occasion_title(plan, session), hours_shown(plan, session, language)
    return _Dated(session.day, Pill(session.day.day, kind, title, times, not session.is_on, shown))


def _of_kind(plan: Plan, occasion: Occasion) -> _Dated:
    if occasion.kind == "session":
        return _session(plan, occasion)
    kind: PillKind = "review" if occasion.kind == "review" else "task"
    times = hours_shown(plan, occasion, plan.programme.frame.language)
    pill = Pill(occasion.day.day, kind, plan.title(occasion), times, not occasion.is_on, f"{occasion.day.day}")
    return _Dated(occasion.day, pill)


def _usual_reviews(plan: Plan, cohort: Cohort) -> Iterator[_Dated]:
    """The reviews by the cohort's months; when each of them is, is for the two to say."""
    last = cohort_days(plan, cohort).last
    for review in plan.programme.frame.reviews.values():
        day = min(plan.cohort_axes[cohort.id].day_at(review.month), last)
        yield _Dated(day, Pill(day.day, "review", review.title, "", cancelled=False, days=f"{day.day}"))


def _two_years(plan: Plan, days: Stretch, phases: tuple[PhaseSpan, ...], dated: Iterable[_Dated]) -> TwoYears:
    in_order = sorted(dated, key=lambda each: each.day)  # of one day as they came
    by_month: dict[date, list[Pill]] = {}
    for day, pill in in_order:
        by_month.setdefault(day.replace(day=1), []).append(pill)
    shown = Stretch(min([days.first, *by_month]).replace(day=1), max([days.last, *by_month]))
    language = plan.programme.frame.language
    rows = tuple(
        HalfYear(
            SchoolTerm(first.year, first.month > 6).title(language),
            tuple(_month(add_months(first, ahead), shown, phases, by_month, language) for ahead in range(6)),
        )
        for first in half_years(shown.first, shown.last)
    )
    return TwoYears(rows, " ".join(_words(days, phases, in_order, language)))


def _month(
    month: date, shown: Stretch, phases: tuple[PhaseSpan, ...], by_month: dict[date, list[Pill]], language: Language
) -> MonthBox:
    if month not in shown:
        return MonthBox("", None, ())
    whole = Stretch(month, date.fromordinal(add_months(month, 1).toordinal() - 1))
    phase = max(phases, key=lambda phase: _shared(phase.days, whole), default=None)
    colour = phase.colour if phase and _shared(phase.days, whole) else None
    return MonthBox(short_month(month, language), colour, tuple(by_month.get(month, ())))


def _shared(one: Stretch, other: Stretch) -> int:
    """How many days two stretches have together."""
    return max(0, (min(one.last, other.last) - max(one.first, other.first)).days + 1)


def _words(days: Stretch, phases: tuple[PhaseSpan, ...], dated: Iterable[_Dated], language: Language) -> Iterator[str]:
    """From when to when, the phases, and how many dates of each kind in each half-year."""
    yield f"{stretch_words(days, language)}."
    for phase in phases:
        yield f"{phase.title}: {stretch_words(phase.days, language)}."
    for half, several in groupby(dated, key=lambda each: (each.day.year, each.day.month > 6)):
        pills = [each.pill for each in several]
        found = Counter(pill.kind for pill in pills if not pill.cancelled)
        counts = [in_full(_COUNTED[kind], language, count=found[kind]) for kind in _COUNTED if found[kind]]
        if cancelled := sum(pill.cancelled for pill in pills):
            counts.append(in_full(_n("one cancelled", "{count} cancelled"), language, count=cancelled))
        yield f"{SchoolTerm(*half).title(language)}: {', '.join(counts)}."
