"""The report `outcomes`: goals over time, against where they began and what to reach, and what became of people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from introplan.counts.outcomes import OUTCOMES, CohortOutcome, InCohort, outcomes_of, steps_of
from introplan.counts.small_numbers import tellable
from introplan.days import add_months, months_between
from introplan.language import _, _n, _p, short_month, titled
from introplan.language.terms import OUTCOMES as OUTCOME_WORDS
from introplan.model import Goal
from introplan.model.frame import Indicator
from introplan.rendering.reports.cells import cell_words, number_words
from introplan.rendering.reports.drawings import picture_of
from introplan.rendering.reports.known import not_counted
from introplan.rendering.reports.pictures import (
    ComparedWith,
    Figure,
    FigureRow,
    MonthPoint,
    funnel,
    lines,
    stacked_bars,
)
from introplan.rendering.reports.report import (
    HIDDEN,
    Cell,
    Column,
    Hidden,
    Question,
    Report,
    ReportPart,
    ReportPicture,
    Table,
    report_of,
)

NUMBER = Column("number", "", "number")


def outcomes_report(asked: Question) -> Report:
    """What has been measured of each goal, and what has become of each cohort."""
    counted = _counted(asked)
    return report_of(
        asked,
        "outcomes",
        title=_("Outcomes"),
        introduction=_(
            "What the goals have come to since the programme began, and what became of those who began: who was "
            "employed, who moved on and who left. Nothing says why."
        ),
        audience="shared",
        readers=_("For managers, HR and the working group."),
        parts=(*_goal_parts(asked), *_outcome_parts(asked, counted), *_way_parts(asked, counted)),
        unknown=tuple(_unknown(asked, counted)),
        notes=tuple(_notes(asked)),
    )


# The goals.


class MeasuredGoal(NamedTuple):
    """A goal that is measured, how, and its results by the first day of their months, in order."""

    goal: Goal
    indicator: Indicator
    results: tuple[tuple[date, float], ...]


def _measured(asked: Question) -> tuple[MeasuredGoal, ...]:
    """The goals with an indicator, and what has been measured by the day that is asked about."""
    found = []
    for goal in asked.plan.programme.frame.goals.values():
        if goal.indicator is not None:
            months = ((date.fromisoformat(f"{month}-01"), figure) for month, figure in goal.indicator.results.items())
            by_then = [each for each in sorted(months) if asked.until is None or each[0] <= asked.until]
            found.append(MeasuredGoal(goal, goal.indicator, tuple(by_then)))
    return tuple(found)


def _goal_parts(asked: Question) -> Iterator[ReportPart]:
    measured = _measured(asked)
    yield _goal_table(asked, measured)
    for each in measured:
        if each.results:
            yield _goal_picture(asked, each)
    yield from _results_table(asked, measured)


def _goal_table(asked: Question, measured: Sequence[MeasuredGoal]) -> Table:
    columns = (
        Column("measure", asked.words(_p("column", "What is measured"))),
        Column("unit", asked.words(_p("column", "Unit"))),
        Column("baseline", asked.words(_p("column", "Before")), "number"),
        Column("target", asked.words(_p("column", "To reach")), "number"),
        Column("result", asked.words(_p("column", "Latest")), "number"),
        Column("month", asked.words(_p("column", "Measured")), "month"),
    )
    rows = tuple(
        (
            each.indicator.measure,
            each.indicator.unit or "",
            each.indicator.baseline,
            each.indicator.target,
            each.results[-1][1] if each.results else None,
            each.results[-1][0] if each.results else None,
        )
        for each in measured
    )
    empty = asked.words(_("No goal has an indicator."))
    return Table("goals", asked.words(_("What the goals have come to")), columns, rows, empty=empty)


def _goal_picture(asked: Question, measured: MeasuredGoal) -> ReportPicture:
    """The results over the months, from the start of the programme, beside where it began and what to reach."""
    indicator, results = measured.indicator, measured.results
    first = min([each.starts.replace(day=1) for each in asked.edition.cohorts] + [results[0][0]])
    months = [add_months(first, number) for number in range(months_between(first, results[-1][0]) + 1)]
    beside = [
        ComparedWith(asked.words(words), Figure(value, _number(asked, value)))
        for words, value in ((_p("column", "Before"), indicator.baseline), (_p("column", "To reach"), indicator.target))
        if value is not None
    ]
    drawing = lines(
        f"goal-{measured.goal.id}",
        measured.goal.title,
        [f"{short_month(month, asked.language)} {month.year}" for month in months],
        asked.words(_p("column", "Latest")),
        [MonthPoint(months_between(first, month), Figure(value, _number(asked, value))) for month, value in results],
        beside,
    )
    text = f"{indicator.measure} ({indicator.unit})." if indicator.unit else f"{indicator.measure}."
    return picture_of(drawing, text)


def _number(asked: Question, value: float) -> str:
    return number_words(value, asked.language)


def _results_table(asked: Question, measured: Sequence[MeasuredGoal]) -> Iterator[Table]:
    rows = tuple((each.indicator.measure, month, value) for each in measured for month, value in each.results)
    if rows:
        columns = (
            Column("measure", asked.words(_p("column", "What is measured"))),
            Column("month", asked.words(_p("column", "Measured")), "month"),
            Column("result", asked.words(_p("column", "Result")), "number"),
        )
        yield Table("results", asked.words(_("All that has been measured")), columns, rows)


# What became of participants.


class CountedOutcomes(NamedTuple):
    """The outcomes of each cohort, and of several those of all together, with the figures that may be told."""

    several: tuple[CohortOutcome, ...]
    told: frozenset[tuple[str, str]]

    def cell(self, outcome: CohortOutcome, key: str) -> int | Hidden:
        """A figure, or that it is hidden: of few who have begun also that it is nobody."""
        is_told = self.may_tell(outcome) and (_id(outcome), key) in self.told
        return len(_figures(outcome)[key]) if is_told else HIDDEN

    def may_tell(self, outcome: CohortOutcome) -> bool:
        """Whether it may be told how many have begun."""
        return (_id(outcome), "begun") in self.told


def _counted(asked: Question) -> CountedOutcomes:
    cohorts = asked.edition.printed_cohorts
    every = (outcomes_of(asked.plan, (cohort,), asked.until) for cohort in cohorts)
    several = tuple(each for each in every if each.begun)
    if len(several) > 1:
        several = (*several, outcomes_of(asked.plan, cohorts, asked.until))
    figures = {(_id(each), key): those for each in several for key, those in _figures(each).items()}
    return CountedOutcomes(several, tellable(figures))


def _id(outcome: CohortOutcome) -> str:
    return outcome.cohort.id if outcome.cohort else ""


def _figures(outcome: CohortOutcome) -> Mapping[str, frozenset[InCohort]]:
    """All figures of a cohort, by their names in JSON."""
    steps = {f"reached_{number}": those for number, those in enumerate(outcome.reached, start=1)}
    kinds = {str(kind): those for kind, those in outcome.kinds.items()}
    return {"begun": outcome.begun, **kinds, "unknown": outcome.open, **steps}


def _title(asked: Question, outcome: CohortOutcome) -> str:
    return outcome.cohort.title if outcome.cohort else asked.words(_("All cohorts"))


def _outcome_parts(asked: Question, counted: CountedOutcomes) -> Iterator[ReportPart]:
    kinds = {str(kind): titled(OUTCOME_WORDS[kind], asked.language) for kind in OUTCOMES}
    parts = {**kinds, "unknown": asked.words(_("Not known yet"))}
    columns = (
        Column("cohort", asked.words(_p("column", "Cohort"))),
        Column("begun", asked.words(_p("column", "Begun")), "number"),
        *(Column(kind, title, "number") for kind, title in parts.items()),
    )
    title = asked.words(_("What became of them"))
    shown = [each for each in counted.several if counted.may_tell(each)]
    if shown:
        rows = [
            FigureRow(_title(asked, each), tuple(_figure(asked, counted.cell(each, key)) for key in parts))
            for each in shown
        ]
        yield picture_of(stacked_bars("outcomes", title, tuple(parts.values()), rows))
    table = [(_title(asked, each), *(counted.cell(each, key) for key in ("begun", *parts))) for each in counted.several]
    yield _cohort_table(asked, "outcomes", asked.words(_("What became of them, cohort by cohort")), columns, table)


def _cohort_table(
    asked: Question, key: str, title: str, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]
) -> Table:
    """A row for each cohort, and the last as the total where there are several."""
    total = rows[-1] if len(rows) > 1 else None
    empty = asked.words(_("Nobody has begun yet."))
    return Table(key, title, columns, tuple(rows[:-1] if total else rows), total=total, empty=empty)


def _figure(asked: Question, cell: int | Hidden) -> Figure:
    return Figure(None if isinstance(cell, Hidden) else float(cell), cell_words(cell, NUMBER, asked.language))


# The way from the start to employment.


def _way_parts(asked: Question, counted: CountedOutcomes) -> Iterator[ReportPart]:
    if not counted.several:
        return
    steps = _step_titles(asked)
    share = Column("share", asked.words(_p("column", "Employed of those who began")), "percent")
    columns = (
        Column("cohort", asked.words(_p("column", "Cohort"))),
        *(Column(key, title, "number") for key, title in steps.items()),
        share,
    )
    title = asked.words(_("The way to employment"))
    last = counted.several[-1]
    if counted.may_tell(last):
        rows = [FigureRow(step, (_of_begun(asked, counted, last, key),)) for key, step in steps.items()]
        text = asked.words(_("{cohort}: how many came at least so far."), cohort=_title(asked, last))
        yield picture_of(funnel("way", title, rows), text)
    table = [
        (_title(asked, each), *(counted.cell(each, key) for key in steps), _employed_share(counted, each))
        for each in counted.several
    ]
    yield _cohort_table(asked, "way", asked.words(_("The way, cohort by cohort")), columns, table)


def _step_titles(asked: Question) -> Mapping[str, str]:
    """What each step is called, by its name in JSON; a programme that begins with a placement begins with its title."""
    phases = sorted(asked.plan.programme.frame.phases.values(), key=lambda phase: phase.begins.weeks)
    steps = steps_of(asked.plan)
    begun = phases[0].title if steps[0] is not None else asked.words(_("Begun"))
    between = {
        f"reached_{number}": step.title if step else asked.words(_("Stayed to the end"))
        for number, step in enumerate(steps, start=1)
    }
    return {"begun": begun, **between, "employed": titled(OUTCOME_WORDS["employed"], asked.language)}


def _of_begun(asked: Question, counted: CountedOutcomes, outcome: CohortOutcome, key: str) -> Figure:
    """`28 of 40 (70%)`; of those who began the number alone."""
    cell, begun = counted.cell(outcome, key), len(outcome.begun)
    if isinstance(cell, Hidden) or key == "begun" or not begun:
        return _figure(asked, cell)
    percent = cell_words(round(100 * cell / begun), Column("share", "", "percent"), asked.language)
    words = asked.words(_("{count} of {total} ({percent})"), count=cell, total=begun, percent=percent)
    return Figure(float(cell), words)


def _employed_share(counted: CountedOutcomes, outcome: CohortOutcome) -> Cell:
    employed, begun = counted.cell(outcome, "employed"), counted.cell(outcome, "begun")
    if isinstance(employed, Hidden) or isinstance(begun, Hidden):
        return HIDDEN
    return round(100 * employed / begun) if begun else None


# What is not known.


def _unknown(asked: Question, counted: CountedOutcomes) -> Iterator[str]:
    measured = _measured(asked)
    without = [each for each in measured if not each.results]
    if without:
        yield asked.words(
            _("None of the indicators has a result yet.")
            if len(without) == len(measured)
            else _n(
                "{count} of {total} indicators has no result yet.",
                "{count} of {total} indicators have no result yet.",
            ),
            count=len(without),
            total=len(measured),
        )
    lacking = tuple(each.goal.title for each in measured if each.indicator.baseline is None)
    if lacking:
        yield asked.words(_("What it was before the programme: {goals}."), goals=lacking)
    unmeasured = tuple(goal.title for goal in asked.plan.programme.frame.goals.values() if goal.indicator is None)
    if unmeasured:
        yield asked.words(_("How these goals are measured: {goals}."), goals=unmeasured)
    closed = tuple(each.title for each in asked.edition.cohorts if each not in asked.edition.printed_cohorts)
    if closed:
        yield asked.words(_("What became of those in {cohorts}: they are no longer in the plan."), cohorts=closed)
    large = [each for each in counted.several if counted.may_tell(each)]
    if large and not any(those for each in large for those in each.kinds.values()):
        yield asked.words(_("What became of participants: no outcome is recorded."))
    if asked.until is None and counted.several:
        yield asked.words(_("How far they have come: no day was given, so what is planned counts as done."))


def _notes(asked: Question) -> Iterator[str]:
    if asked.until is not None:
        yield asked.words(_("What has been by {day} is counted."), day=asked.until)
    yield asked.words(
        _("Whoever is employed has come all the way. Who stayed to the end left the programme no earlier.")
        if steps_of(asked.plan)[0] is None
        else _("Whoever is employed has come all the way.")
    )
    yield from not_counted(asked)
