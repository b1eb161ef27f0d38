"""The report `attendance`: who has been where, for the coordinator alone.

Whoever is protected is in none of its rows and none of its figures: names of all others beside a number tell the rest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from introplan.agenda import Journey, Occasion, Plan, absent_from
from introplan.agenda.attended import attendance_of, still_missed
from introplan.agenda.disclosure import is_protected, named
from introplan.language import _, _n, _p, alphabetical
from introplan.rendering.reports.drawings import picture_of
from introplan.rendering.reports.known import not_known_of_attendance, notes_on_attendance
from introplan.rendering.reports.pictures import Figure, FigureRow, stacked_bars
from introplan.rendering.reports.report import Cell, Column, Question, Report, ReportPicture, Table, report_of
from introplan.rendering.titles import occasion_title, person_name


def attendance_report(asked: Question) -> Report:
    """Each participant, what is asked of them and what they have attended of it, and each session, who was away."""
    return report_of(
        asked,
        "attendance",
        title=_("Attendance"),
        introduction=_(
            "Who has been at what, and how much of the required sessions each participant attends. What somebody has "
            "made up for with another cohort counts as attended."
        ),
        audience="coordinator",
        readers=_("For the coordinator."),
        parts=(*_picture(asked), _people(asked), _sessions(asked)),
        unknown=tuple(_unknown(asked)),
        notes=tuple(notes_on_attendance(asked)),
    )


def _journeys(asked: Question) -> list[Journey]:
    """Those who may be named, cohort by cohort and by name."""
    order = {id_: place for place, id_ in enumerate(cohort.id for cohort in asked.edition.cohorts)}
    plan = asked.plan
    those = [each for each in plan.agenda.journeys if each.cohort.id in order and not is_protected(plan, each.person)]
    return sorted(those, key=lambda each: (order[each.cohort.id], alphabetical(person_name(plan, each.person))))


def _picture(asked: Question) -> Iterator[ReportPicture]:
    """Of the required sessions of each cohort, added up, how many were attended, made up and missed."""
    by_cohort: dict[str, Counter[str]] = {}
    for journey in _journeys(asked):
        found = attendance_of(asked.plan, journey, asked.until)
        by_cohort.setdefault(journey.cohort.title, Counter()).update(
            attended=found.attended - found.made_up, made_up=found.made_up, missing=found.wanted - found.attended
        )
    rows = [
        FigureRow(title, tuple(Figure(count[part], str(count[part])) for part in ("attended", "made_up", "missing")))
        for title, count in by_cohort.items()
        if count.total()
    ]
    if rows:
        names = _p("attendance", "attended"), _p("attendance", "made up"), _p("attendance", "missing")
        title = asked.words(_("Required sessions, of all participants together"))
        yield picture_of(stacked_bars("attendance", title, tuple(map(asked.words, names)), rows))


def _people(asked: Question) -> Table:
    least = _least(asked.plan)
    columns = (
        Column("participant", asked.words(_p("column", "Participant"))),
        Column("cohort", asked.words(_p("column", "Cohort"))),
        Column("required", asked.words(_p("column", "Required")), "number"),
        Column("attended", asked.words(_p("column", "Attended")), "number"),
        Column("made_up", asked.words(_p("column", "Of these made up")), "number"),
        Column("percent", asked.words(_p("column", "Share")), "percent"),
        *([Column("reaches", asked.words(_p("column", "Enough")))] if least is not None else []),
        Column("missing", asked.words(_p("column", "Missing"))),
        Column("exempt", asked.words(_p("column", "Exempt from"))),
    )
    demand = _("The certificate requires {least}% of the required sessions.")
    return Table(
        key="people",
        title=asked.words(_("Each participant")),
        columns=columns,
        rows=tuple(_person(asked, journey, least) for journey in _journeys(asked)),
        text=asked.words(demand, least=least) if least is not None else "",
        empty=asked.words(_("There are no participants to tell of.")),
    )


def _least(plan: Plan) -> int | None:
    certificate = plan.programme.frame.certificate
    return certificate.attendance_percent if certificate else None


def _person(asked: Question, journey: Journey, least: int | None) -> tuple[Cell, ...]:
    found = attendance_of(asked.plan, journey, asked.until)
    enough = asked.words(_p("answer", "yes") if found.percent >= (least or 0) else _p("answer", "no"))
    return (
        person_name(asked.plan, journey.person),
        journey.cohort.title,
        found.wanted,
        found.attended,
        found.made_up,
        found.percent if found.wanted else None,
        *([enough] if least is not None else []),
        _titles(asked, still_missed(asked.plan, journey, found)),
        _titles(asked, journey.participant.exempt),
    )


def _titles(asked: Question, activities: Iterable[str]) -> str:
    return "; ".join(asked.plan.programme.taught[id_].title for id_ in activities)


def _sessions(asked: Question) -> Table:
    columns = (
        Column("session", asked.words(_p("column", "Session"))),
        Column("day", asked.words(_p("column", "Day")), "day"),
        Column("cohort", asked.words(_p("column", "Cohort"))),
        Column("expected", asked.words(_p("column", "Expected")), "number"),
        Column("attended", asked.words(_p("column", "Attended")), "number"),
        Column("away", asked.words(_p("column", "Away"))),
        Column("made_up", asked.words(_p("column", "Make it up here"))),
    )
    rows = tuple(_session(asked, each) for each in _held(asked))
    as_expected = frozenset(
        number for number, (*_figures, away, made_up) in enumerate(rows) if not away and not made_up
    )
    others = _n(
        "At one session that is not listed here, everybody expected is there. The report as CSV or JSON has it too.",
        "At {count} sessions that are not listed here, everybody expected is there. "
        "The report as CSV or JSON has them too.",
    )
    return Table(
        key="sessions",
        title=asked.words(_("The sessions")),
        columns=columns,
        rows=rows,
        empty=asked.words(_("There are no sessions to tell of.")),
        aside=as_expected,
        aside_text=asked.words(others, count=len(as_expected)),
    )


def _held(asked: Question) -> Iterator[Occasion]:
    """The sessions to which somebody comes who may be named, by the last day that is asked about."""
    plan, cohorts = asked.plan, asked.edition.cohort_ids
    for occasion in asked.edition.published(plan.agenda.sessions):
        here = cohorts.intersection(occasion.cohorts) and named(plan, occasion.people("participant", "make_up"))
        if here and (asked.until is None or occasion.day <= asked.until):
            yield occasion


def _session(asked: Question, occasion: Occasion) -> tuple[Cell, ...]:
    plan = asked.plan
    expected = named(plan, occasion.people("participant", "make_up"))
    away = [person for person in absent_from(plan, occasion) if person in expected]
    return (
        occasion_title(plan, occasion),
        occasion.day,
        ", ".join(plan.programme.cohorts[cohort].title for cohort in occasion.cohorts),
        len(expected),
        len(expected) - len(away),
        _names(plan, away),
        _names(plan, named(plan, occasion.people("make_up"))),
    )


def _names(plan: Plan, people: list[str] | tuple[str, ...]) -> str:
    return ", ".join(sorted((person_name(plan, person) for person in people), key=alphabetical))


def _unknown(asked: Question) -> Iterator[str]:
    """What the plan does not say."""
    yield from not_known_of_attendance(asked)
    if _least(asked.plan) is None:
        yield asked.words(_("What it takes to get the certificate: the plan does not say."))
