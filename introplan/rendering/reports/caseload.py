"""How large the caseload is, phase by phase and month by month: a promise of the plan, which is of nobody alone."""

from collections.abc import Iterator

from introplan.agenda import Axis
from introplan.days import add_months
from introplan.language import _, _n, _p
from introplan.rendering.reports.drawings import svg_of
from introplan.rendering.reports.pictures import Figure, MonthPoint, lines
from introplan.rendering.reports.report import Column, Question, ReportPart, ReportPicture, Table


def caseload_parts(asked: Question) -> Iterator[ReportPart]:
    """The table of phases with the days on which they begin in each cohort, and the curve; nothing without a share."""
    phases = asked.plan.programme.frame.phases.values()
    axes = {cohort.id: asked.plan.cohort_axes[cohort.id] for cohort in asked.edition.cohorts}
    if not axes or not any(phase.caseload_percent is not None for phase in phases):
        return
    table = Table(
        key="caseload",
        title=asked.words(_("Caseload, phase by phase")),
        text=asked.words(_("The largest share of a full caseload, and the day on which each phase begins.")),
        columns=(
            Column("phase", asked.words(_p("column", "Phase"))),
            Column("caseload_percent", asked.words(_p("column", "Caseload")), "percent"),
            *(Column(cohort.id, cohort.title, "day") for cohort in asked.edition.cohorts),
        ),
        rows=tuple(
            (phase.title, phase.caseload_percent, *(axis.days_of(phase.id).first for axis in axes.values()))
            for phase in phases
        ),
    )
    yield _curve(asked, next(iter(axes.values())))
    yield table


def _curve(asked: Question, axis: Axis) -> ReportPicture:
    """The share in each month from the start, by the first cohort: months are counted, and not named."""
    title = asked.words(_("Caseload, month by month from the start"))
    phases, months = asked.plan.programme.frame.phases, 0
    points: list[MonthPoint] = []
    said: list[tuple[int, str]] = []
    while (day := add_months(axis.starts, months)) <= axis.ends:
        phase = axis.phase_on(day)
        percent = phases[phase].caseload_percent if phase else None
        words = "" if percent is None else asked.words(_("{number}%"), number=percent)
        points.append(MonthPoint(months, Figure(percent, words)))
        months += 1
        if words and (not said or said[-1][1] != words):
            said.append((months, words))
    drawing = lines(
        "caseload-curve",
        title,
        [str(number + 1) for number in range(months)],
        asked.words(_p("column", "Caseload")),
        points,
    )
    steps = "; ".join(
        asked.words(_("from month {month}: {percent}"), month=month, percent=percent) for month, percent in said
    )
    text = asked.words(_n("{count} month: {steps}.", "{count} months: {steps}."), count=months, steps=steps)
    return ReportPicture("caseload_picture", title, svg_of(drawing), text)
