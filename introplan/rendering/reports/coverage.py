"""The report `coverage`: which gap is closed by what, when, and for whom; who shows each branch; and who hosts whom."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from introplan.agenda import Occasion
from introplan.agenda.disclosure import may_tell_seats, named
from introplan.counts.gaps import AnsweredGap, answered_gaps
from introplan.counts.hosts import Received, received, shown_areas
from introplan.counts.reach import Reach, reach_of
from introplan.counts.small_numbers import tellable
from introplan.language import _, _n, _p, day_words
from introplan.model import Activity, Cohort, Lecture
from introplan.rendering.reports.cells import cell_words
from introplan.rendering.reports.drawings import picture_of
from introplan.rendering.reports.known import not_known_of_attendance, notes_on_attendance
from introplan.rendering.reports.pictures import Figure, FigureRow, bars, levels
from introplan.rendering.reports.report import (
    HIDDEN,
    Cell,
    Column,
    Question,
    Report,
    ReportPart,
    Table,
    report_of,
)

HIGHEST = 5
"""Of the levels of a competence."""
HOUR = 3600


class GapInCohort(NamedTuple):
    """A lecture or an activity that is about some gaps, and how far it has come in a cohort."""

    gaps: tuple[AnsweredGap, ...]
    activity: Lecture | Activity
    cohort: Cohort
    reach: Reach


def coverage_report(asked: Question) -> Report:
    """Gaps and what is about them, and what the sessions are of, given by whom, and where."""
    gaps, answered = tuple(answered_gaps(asked.plan)), tuple(_answered(asked))
    return report_of(
        asked,
        "coverage",
        title=_("What the programme covers"),
        introduction=_(
            "Which competence gaps the programme closes, with what and when, and how many have had it. Then who shows "
            "each branch of the service, and in whose rooms people meet."
        ),
        audience="shared",
        readers=_("For managers, HR and the working group."),
        parts=(
            *_gap_parts(asked, gaps),
            *_area_parts(asked),
            *_host_parts(asked),
            *_reach_tables(asked, answered),
        ),
        unknown=tuple(_unknown(asked, gaps, answered)),
        notes=tuple(notes_on_attendance(asked)),
    )


# The gaps.


def _gap_parts(asked: Question, gaps: Sequence[AnsweredGap]) -> Iterator[ReportPart]:
    if gaps:
        names = _p("level", "before"), _p("level", "to reach"), _p("level", "measured again")
        series = tuple(map(asked.words, names))
        rows = [FigureRow(gap.competence.title, tuple(_levels(gap))) for gap in gaps]
        title = asked.words(_("How far it is to each competence"))
        drawing = levels("gaps", title, series, rows, HIGHEST)
        yield picture_of(drawing, asked.words(_("Levels from 0 to {highest}."), highest=HIGHEST))
    yield _gap_table(asked, gaps)


def _levels(gap: AnsweredGap) -> Iterator[Figure]:
    for level in (gap.level, gap.target, _latest(gap)[1]):
        yield Figure(None, "") if level is None else Figure(float(level), str(level))


def _latest(gap: AnsweredGap) -> tuple[date | None, int | None]:
    """The month of the last measurement, by its first day, and the level; neither when there is none."""
    results = gap.competence.gap.results if gap.competence.gap else {}
    last = max(results, default=None)
    return (date.fromisoformat(f"{last}-01"), results[last]) if last else (None, None)


def _gap_table(asked: Question, gaps: Sequence[AnsweredGap]) -> Table:
    areas, analysis = asked.plan.programme.areas, asked.plan.programme.frame.gap_analysis
    columns = (
        Column("competence", asked.words(_p("column", "Competence"))),
        Column("area", asked.words(_p("column", "Branch"))),
        Column("before", asked.words(_p("column", "Before")), "number"),
        Column("target", asked.words(_p("column", "To reach")), "number"),
        Column("measured", asked.words(_p("column", "Measured again")), "number"),
        Column("month", asked.words(_p("column", "When")), "month"),
        Column("activities", asked.words(_p("column", "Closed by")), "number"),
    )
    rows = tuple(_gap_row(gap, areas[gap.competence.area].title if gap.competence.area else "") for gap in gaps)
    since = _("The gaps were found on {day}. “Closed by” is how many lectures and activities are about each.")
    return Table(
        key="gaps",
        title=asked.words(_("The gaps")),
        columns=columns,
        rows=rows,
        text=asked.words(since, day=analysis.date) if analysis else "",
        empty=asked.words(_("No competence has a gap.")),
    )


def _gap_row(gap: AnsweredGap, area: str) -> tuple[Cell, ...]:
    month, level = _latest(gap)
    return gap.competence.title, area, gap.level, gap.target, level, month, len(gap.answers)


# What closes them, when, and who has had it.


def _sessions(asked: Question, cohort: Cohort) -> tuple[Occasion, ...]:
    """The sessions of a cohort that are on, and may be told of."""
    return asked.edition.published(asked.plan.agenda.sessions_by_cohort.get(cohort.id, ()))


def _answered(asked: Question) -> Iterator[GapInCohort]:
    """Each lecture and activity that is about a gap, in the order they are written, cohort by cohort."""
    plan = asked.plan
    about: dict[str, list[AnsweredGap]] = {}
    for gap in answered_gaps(plan):
        for activity in gap.answers:
            about.setdefault(activity.id, []).append(gap)
    for cohort in asked.edition.cohorts:
        sessions = _sessions(asked, cohort)
        for id_, activity in plan.programme.taught.items():
            if id_ in about:
                yield GapInCohort(
                    tuple(about[id_]), activity, cohort, reach_of(plan, cohort, activity, sessions, asked.until)
                )


def _reach_tables(asked: Question, answered: Sequence[GapInCohort]) -> Iterator[Table]:
    """What each cohort has, by its first day."""
    columns = (
        Column("activity", asked.words(_p("column", "Lecture or activity"))),
        Column("gaps", asked.words(_p("column", "Closes"))),
        Column("when", asked.words(_p("column", "When"))),
        Column("asked", asked.words(_p("column", "For")), "number"),
        Column("had", asked.words(_p("column", "Have had it") if asked.until else _p("column", "Get it")), "number"),
    )
    for cohort in dict.fromkeys(each.cohort.id for each in answered):
        of_cohort = [each for each in answered if each.cohort.id == cohort]
        with_days = sorted((each for each in of_cohort if each.reach.days), key=lambda each: each.reach.days)
        told = _told(asked, with_days)
        title = asked.words(_("What closes them in {cohort}, and who has had it"), cohort=of_cohort[0].cohort.title)
        yield Table(
            key=f"reach-{cohort}",
            title=title,
            columns=columns,
            rows=tuple(_reach_row(asked, each, told) for each in with_days),
            empty=asked.words(_("Nothing that is about a gap has a day.")),
        )


def _told(asked: Question, answered: Sequence[GapInCohort]) -> frozenset[frozenset[str]]:
    """The figures of a cohort that may be told beside each other, as the people that they are of.

    What is for one group beside what is for all tells of those who are not in it. How many are in the cohort is told
    elsewhere, so that it is among the figures even where nothing is for all of them.
    """
    cohorts = {each.cohort.id for each in answered}
    figures = {frozenset(named(asked.plan, asked.plan.programme.cohorts[id_].participants)) for id_ in cohorts}
    figures |= {each.reach.asked for each in answered}
    figures |= {each.reach.had for each in answered if _has_begun(asked, each.reach)}
    in_order = sorted(figures, key=lambda people: (-len(people), sorted(people)))
    return tellable({people: people for people in in_order})


def _has_begun(asked: Question, reach: Reach) -> bool:
    return asked.until is None or asked.until >= reach.days[0]


def _reach_row(asked: Question, answered: GapInCohort, told: frozenset[frozenset[str]]) -> tuple[Cell, ...]:
    reach = answered.reach
    may_tell = reach.asked in told
    had = len(reach.had) if may_tell and reach.had in told else HIDDEN  # nor that it is nobody of few
    return (
        answered.activity.title,
        ", ".join(gap.competence.title for gap in answered.gaps),
        _days(asked, reach.days),
        len(reach.asked) if may_tell else HIDDEN,
        had if _has_begun(asked, reach) else None,
    )


def _days(asked: Question, days: Sequence[date]) -> str:
    """The day; of several the first, and how many there are."""
    first = day_words(days[0], asked.language, weekday=False, week=False)
    if len(days) == 1:
        return first
    several = _n("{day} and {count} more day", "{day} and {count} more days")
    return asked.words(several, day=first, count=len(days) - 1)


# The branches, and who shows them.


def _area_parts(asked: Question) -> Iterator[ReportPart]:
    if not asked.plan.programme.areas:
        return
    sessions = {each.key: each for cohort in asked.edition.cohorts for each in _sessions(asked, cohort)}
    columns = (
        Column("area", asked.words(_p("column", "Branch"))),
        Column("activities", asked.words(_p("column", "Activities")), "number"),
        Column("sessions", asked.words(_p("column", "Sessions")), "number"),
        Column("hours", asked.words(_p("column", "Hours")), "hours"),
        Column("by", asked.words(_p("column", "By whom"))),
    )
    rows = tuple(
        (
            shown.area.title,
            len(shown.activities),
            shown.sessions,
            shown.length.total_seconds() / HOUR,
            ", ".join(organisation.title for organisation in shown.by),
        )
        for shown in shown_areas(asked.plan, sessions.values())
    )
    yield Table("areas", asked.words(_("The branches, and who shows them")), columns, rows)


# Who hosts whom.


def _host_parts(asked: Question) -> Iterator[ReportPart]:
    """Of each cohort with seats for several organisations: nothing, where all belong to one."""
    shared = [
        (cohort, hosts)
        for cohort in asked.edition.cohorts
        if len(hosts := received(asked.plan, cohort, _sessions(asked, cohort))) > 1
    ]
    if not shared:
        return
    columns = (
        Column("organisation", asked.words(_p("column", "Organisation"))),
        Column("cohort", asked.words(_p("column", "Cohort"))),
        Column("sessions", asked.words(_p("column", "Sessions")), "number"),
        Column("hours", asked.words(_p("column", "Hours")), "hours"),
        Column("share", asked.words(_p("column", "Share of sessions")), "percent"),
        Column("seats", asked.words(_p("column", "Seats")), "number"),
        Column("seats_share", asked.words(_p("column", "Share of seats")), "percent"),
    )
    rows = [
        _host_row(cohort, hosts, each, seats=may_tell_seats(asked.plan, cohort))
        for cohort, hosts in shared
        for each in hosts
    ]
    title = asked.words(_("In whose rooms people meet"))
    series = asked.words(_p("share", "of the sessions")), asked.words(_p("share", "of the seats"))
    figures = [
        FigureRow(_host_label(row, len(shared)), tuple(_percent(asked, row[n], columns[n]) for n in (4, 6)))
        for row in rows
    ]
    text = asked.words(_("The share of the sessions that each receives, beside its share of the seats."))
    yield picture_of(bars("hosts", title, series, figures), text)
    yield Table("hosts", asked.words(_("Who hosts, and who has the seats")), columns, tuple(rows))


def _host_label(row: Sequence[Cell], cohorts: int) -> str:
    organisation, cohort, *_rest = row
    return str(organisation) if cohorts == 1 else f"{organisation}, {cohort}"


def _percent(asked: Question, share: Cell, column: Column) -> Figure:
    return Figure(float(share) if isinstance(share, int) else None, cell_words(share, column, asked.language) or "–")


def _host_row(cohort: Cohort, hosts: Sequence[Received], host: Received, *, seats: bool) -> tuple[Cell, ...]:
    """A member's row; without seats, where they would tell beside the names who employs the one without."""
    return (
        host.organisation.title,
        cohort.title,
        host.sessions,
        host.length.total_seconds() / HOUR,
        _share(host.sessions, sum(each.sessions for each in hosts)),
        host.seats if seats else None,
        _share(host.seats, sum(each.seats for each in hosts)) if seats else None,
    )


def _share(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


# What is not known.


def _unknown(asked: Question, gaps: Sequence[AnsweredGap], answered: Sequence[GapInCohort]) -> Iterator[str]:
    without = [gap for gap in gaps if _latest(gap)[1] is None]
    if without:
        yield asked.words(
            _("None of the gaps has been measured again yet.")
            if len(without) == len(gaps)
            else _n(
                "{count} of {total} gaps has not been measured again yet.",
                "{count} of {total} gaps have not been measured again yet.",
            ),
            count=len(without),
            total=len(gaps),
        )
    unanswered = tuple(gap.competence.title for gap in gaps if not gap.answers)
    if unanswered:
        yield asked.words(_("What is to close these gaps: {competences}."), competences=unanswered)
    undated = dict.fromkeys((each.activity.title, each.cohort.title) for each in answered if not each.reach.days)
    for cohort in dict.fromkeys(cohort for _activity, cohort in undated):
        activities = tuple(activity for activity, of in undated if of == cohort)
        yield asked.words(_("When {cohort} has {activities}."), cohort=cohort, activities=activities)
    if asked.plan.programme.frame.gap_analysis is None and gaps:
        yield asked.words(_("When the gaps were found: the plan does not say."))
    yield from not_known_of_attendance(asked)
