"""The lectures and other activities of a cohort, each with its text, dates, places and people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from introplan.agenda import Occasion, Plan, breaks_of
from introplan.agenda.disclosure import named
from introplan.days import Stretch
from introplan.language import (
    Language,
    length_words,
    short_day,
    stretch_words,
    time_words,
    week_words,
    weekday_words,
    with_capital,
)
from introplan.model import Activity, Cohort, Lecture
from introplan.releases import Edition
from introplan.rendering.booklets.schedule import phase_on
from introplan.rendering.breaks import kept_together
from introplan.rendering.colours import Colour
from introplan.rendering.day_rows import days_shown, hours_shown, in_one_row, long_days
from introplan.rendering.markup import allowed_url
from introplan.rendering.series_rows import by_series, recurrence_of, series_words, usual_one
from introplan.rendering.spans import PhaseSpan, cohort_phases
from introplan.rendering.titles import also_invited, kind_title, person_name, point_lines
from introplan.rendering.whom import whom_words

FEW, MANY = 3, 4  # dates: up to which each is written out in full, and beyond which they do not stand beside a text


@dataclass(frozen=True)
class LessonDate:
    """One session of a lesson, or one that comes back: `text` has all of when it is.

    Of a few dates, `day` is what one looks for first, and `about` the weekday and the week; of others both are empty.
    """

    text: str
    only_for: str
    note: str
    cancelled: bool
    title: str = ""
    day: str = ""
    about: str = ""


@dataclass(frozen=True)
class Sessions:
    """Sessions at the same time of day in the same place, with the same points and the same others invited."""

    dates: tuple[LessonDate, ...]
    time: str
    place: str
    breaks: str
    points: tuple[str, ...]
    invited: str


@dataclass(frozen=True)
class Someone:
    """A person with what they are."""

    name: str
    about: str


@dataclass(frozen=True)
class LessonReference:
    """A text, and where it leads: a web address, or the id of a lesson in this booklet; either may be empty."""

    text: str
    to: str


@dataclass(frozen=True)
class Lesson:
    """A lecture, a visit or another activity, as it is printed."""

    id: str
    title: str
    kind: str
    phase: str
    colour: Colour | None
    summary: str
    text: str
    sessions: tuple[Sessions, ...]
    people: tuple[Someone, ...]
    is_lecture: bool
    host: str
    competences: tuple[str, ...]
    prerequisites: tuple[LessonReference, ...]
    required: bool
    preparation: str
    deepening: str
    material: tuple[LessonReference, ...]
    note: str

    @property
    def is_brief(self) -> bool:
        """Whether it is told in a few lines, since there is no text about it."""
        return not (self.text or self.preparation or self.deepening)

    @property
    def has_many_dates(self) -> bool:
        """Whether the dates stand by themselves, since there are too many to stand beside the text."""
        return sum(len(each.dates) for each in self.sessions) > MANY

    @property
    def in_rail(self) -> tuple[str, ...]:
        """What stands beside its text, a line or more each."""
        return (
            *(() if self.has_many_dates else self._when),
            *(part for someone in self.people for part in (someone.name, someone.name, someone.about)),
            *(self.host, self.host, *self.competences, *(before.text for before in self.prerequisites)),
        )

    @property
    def dates_apart(self) -> tuple[str, ...]:
        """The dates with all that goes with them, a line or more each, where they stand by themselves."""
        return self._when if self.has_many_dates else ()

    @property
    def _when(self) -> tuple[str, ...]:
        dates = (date for sessions in self.sessions for date in sessions.dates)
        return (
            *(part for date in dates for part in (date.title, date.text, date.about, date.only_for, date.note)),
            *(part for each in self.sessions for part in (each.time, each.place, each.breaks, each.invited)),
            *(point for each in self.sessions for point in each.points),
        )


def lessons_of(edition: Edition, cohort: Cohort) -> tuple[Lesson, ...]:
    """The lessons that the cohort has sessions of, by the day of the first."""
    plan, by_activity = edition.plan, dict[str, list[Occasion]]()
    for session in in_one_row(plan, edition.sessions_of(cohort)):
        by_activity.setdefault(session.subject, []).append(session)
    phases = {phase.phase: phase for phase in cohort_phases(plan, cohort)}
    return tuple(
        _lesson(plan, plan.programme.taught[activity], sessions, phases, by_activity)
        for activity, sessions in by_activity.items()
    )


def _lesson(
    plan: Plan,
    activity: Lecture | Activity,
    sessions: list[Occasion],
    phases: Mapping[str, PhaseSpan],
    scheduled: Mapping[str, object],
) -> Lesson:
    programme = plan.programme
    phase = phases.get(activity.phase or "") or _only_phase(phases, sessions)
    host = next((session.host for session in sessions if session.host), None)
    return Lesson(
        id=activity.identity,
        title=activity.title,
        kind=kind_title(plan, activity.id),
        phase=phase.title if phase else "",
        colour=phase.colour if phase else None,
        summary=activity.summary or "",
        text=activity.text or "",
        sessions=tuple(_sessions(plan, sessions)),
        people=tuple(_someone(plan, person) for person in named(plan, _people(sessions))),
        is_lecture=activity.kind in {"lecture", "course"},
        host=programme.organisations[host].title if host and host != programme.frame.owner else "",
        competences=tuple(programme.competences[id_].title for id_ in activity.competences),
        prerequisites=tuple(
            LessonReference(before.title, before.identity if before.id in scheduled else "")
            for before in map(programme.taught.__getitem__, activity.prerequisites)
        ),
        required=activity.required,
        preparation=activity.preparation or "",
        deepening=activity.deepening or "",
        material=tuple(LessonReference(text, allowed_url(text)) for text in activity.material),
        note=(plan.session(sessions[0]).note if len(sessions) == 1 else None) or "",
    )


def _sessions(plan: Plan, sessions: list[Occasion]) -> Iterator[Sessions]:
    """The sessions, those in a row at the same time and place together."""
    rows = by_series(plan, sessions)
    for setting, several in groupby(rows, lambda times: _setting(plan, usual_one(plan, times))):
        dates = (_date(plan, times[0], len(rows)) if len(times) == 1 else _dates_of(plan, times) for times in several)
        yield Sessions(tuple(dates), *setting)


def _setting(plan: Plan, session: Occasion) -> tuple[str, str, str, tuple[str, ...], str]:
    language = plan.programme.frame.language
    breaks = ", ".join(
        f"{part.title or ''} {time_words(part.at, language)} ({length_words(part.length)})".strip()
        for part in breaks_of(plan, session)
    )
    place = plan.programme.places[session.place].title if session.place else ""
    time = hours_shown(plan, session, language)
    points, invited = point_lines(plan, session), also_invited(plan, session)
    return time, place, breaks, points, invited


def _date(plan: Plan, session: Occasion, count: int) -> LessonDate:
    """A session's day; with a note when there are a few of them, while the schedule has the notes of many."""
    language, days = plan.programme.frame.language, days_shown(plan, session)
    text, day, about = long_days(plan, session, language), "", ""
    if count <= FEW:
        day, about = stretch_words(days, language, week=False), _weekday_and_week(days, language)
    elif len(days) == 1:
        text = f"{short_day(session.day, language)} {session.day.year} ({_week(days, language)})"
    note = plan.session(session).note if 1 < count <= FEW else None
    whom, own = whom_words(plan, session), _own_title(plan, session)
    return LessonDate(
        kept_together(text), whom, note or "", not session.is_on, own, kept_together(day), kept_together(about)
    )


def _weekday_and_week(days: Stretch, language: Language) -> str:
    """`torsdag v. 36`; of several days the weeks alone."""
    weekday = f"{weekday_words(days.first.weekday(), language)} " if len(days) == 1 else ""
    return f"{weekday}{_week(days, language)}"


def _week(days: Stretch, language: Language) -> str:
    """On one line."""
    words = week_words(days.first.isocalendar().week, language, last=days.last.isocalendar().week)
    return words.replace(" ", "\u00a0")


def _dates_of(plan: Plan, times: Sequence[Occasion]) -> LessonDate:
    """All times that a session comes back, in a line."""
    language, usual = plan.programme.frame.language, usual_one(plan, times)
    words = f"{with_capital(recurrence_of(plan, times, language))}, {series_words(plan, times, language)}"
    return LessonDate(
        words, whom_words(plan, usual), plan.written(usual).note or "", cancelled=False, title=_own_title(plan, usual)
    )


def _own_title(plan: Plan, session: Occasion) -> str:
    """What a session is called, where that is not what its lecture or activity is."""
    title = plan.title(session)
    return title if title != plan.programme.taught[session.subject].title else ""


def _only_phase(phases: Mapping[str, PhaseSpan], sessions: list[Occasion]) -> PhaseSpan | None:
    """The phase that all the sessions lie in; None when they lie in several."""
    several = {phase_on(tuple(phases.values()), session.day) for session in sessions}
    return several.pop() if len(several) == 1 else None


def _people(sessions: list[Occasion]) -> Iterator[str]:
    """Who gives the sessions that take place, each once; of a lesson that is cancelled altogether, who would have."""
    taking_place = [session for session in sessions if session.is_on] or sessions
    yield from dict.fromkeys(person for session in taking_place for person in session.people("lecturer"))


def _someone(plan: Plan, person: str) -> Someone:
    entry, programme = plan.programme.people[person], plan.programme
    organisation = programme.organisations[entry.organisation].title
    guest = entry.organisation != programme.frame.owner
    return Someone(
        person_name(plan, person),
        ", ".join(part for part in (entry.job, organisation if guest else "") if part),
    )
