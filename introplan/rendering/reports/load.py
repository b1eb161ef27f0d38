"""The report `load`: what the programme costs in time, for managers and unions.

Of a unit with few participants no hours are told, and of a supporter alone none at all: whoever asks for `people` gets
them, and then the report is the coordinator's alone. Whoever is protected is in none of the figures.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from introplan.agenda import Away, Plan, away_at
from introplan.agenda.disclosure import has_protected, is_protected
from introplan.counts.small_numbers import FEWEST, Contribution, tellable
from introplan.days import add_months
from introplan.language import _, _p, alphabetical, month_words, short_month
from introplan.rendering.reports.caseload import caseload_parts
from introplan.rendering.reports.cells import cell_words
from introplan.rendering.reports.drawings import svg_of
from introplan.rendering.reports.pictures import Figure, MonthPoint, lines
from introplan.rendering.reports.report import (
    HIDDEN,
    Cell,
    Column,
    Question,
    Report,
    ReportPart,
    ReportPicture,
    Table,
    report_of,
)
from introplan.rendering.reports.supporters import supporter_parts, supporters_unknown

AN_HOUR = timedelta(hours=1)
ALL, OTHERS, NOWHERE = "*all*", "*others*", "*nowhere*"
"""Columns that are no unit's, by what no id can be."""
WHOLE = "whole"
"""The row below all months."""


def load_report(asked: Question) -> Report:
    """Hours away by unit and month, hours of those who support others, and how many cases participants may have."""
    return report_of(
        asked,
        "load",
        title=_("What the programme takes in time"),
        introduction=_(
            "How long participants are away from their units at sessions, what those who support them have hours for, "
            "and how large the caseload is."
        ),
        audience="coordinator" if asked.people else "shared",
        readers=_("For the coordinator.") if asked.people else _("For managers and unions."),
        parts=(*_hours_parts(asked), *supporter_parts(asked), *caseload_parts(asked)),
        unknown=(*supporters_unknown(asked), *_phases_unknown(asked)),
        notes=tuple(_notes(asked)),
    )


def _phases_unknown(asked: Question) -> Iterator[str]:
    if not any(phase.caseload_percent is not None for phase in asked.plan.programme.frame.phases.values()):
        yield asked.words(_("How large the caseload is: the phases do not say."))


def _notes(asked: Question) -> Iterator[str]:
    yield asked.words(
        _("Hours away are those of sessions, in the unit where somebody is that day; eight a day that is all taken up.")
    )
    if has_protected(asked.plan):
        yield asked.words(_("People with protected identity are in none of the figures."))


def _hours_parts(asked: Question) -> Iterator[ReportPart]:
    """The table of hours away, and the picture of all of them together."""
    away = [each for each in _away(asked) if not is_protected(asked.plan, each.person)]
    units = _columns(asked, away)
    hours = _hours(away, units)
    months = _months(away)
    shown = frozenset(hours) if asked.people else _told(hours, months)
    columns = [*_titles(asked.plan, units, hours), ALL] if len({*units.values()}) > 1 else [ALL]

    def cell(column: str, row: date | str) -> Cell:
        those = hours.get((column, row), {})
        return sum(those.values()) if (column, row) in shown else HIDDEN if those else 0

    table = Table(
        key="hours_away",
        title=asked.words(_("Hours away from the unit, month by month")),
        columns=(
            Column("month", asked.words(_p("column", "Month")), "month"),
            *(Column(_key(column), _title(asked, column), "hours") for column in columns),
        ),
        rows=tuple((month, *(cell(column, month) for column in columns)) for month in months),
        total=(asked.words(_("The whole time")), *(cell(column, WHOLE) for column in columns)) if months else None,
        empty=asked.words(_("Nobody is away at sessions.")),
    )
    if months:
        yield _picture(asked, table, months)
    yield table


def _key(column: str) -> str:
    return {ALL: "all_units", OTHERS: "small_units", NOWHERE: "no_unit"}.get(column, column)


def _title(asked: Question, column: str) -> str:
    match column:
        case str() if column == ALL:
            return asked.words(_("All units"))
        case str() if column == OTHERS:
            return asked.words(_("Units with fewer than five"))
        case str() if column == NOWHERE:
            return asked.words(_("No unit"))
    return asked.plan.programme.units[column].title


def _away(asked: Question) -> Iterator[Away]:
    cohorts = asked.edition.cohort_ids
    for session in asked.edition.published(asked.plan.agenda.sessions):
        if cohorts.intersection(session.cohorts):
            yield from away_at(asked.plan, session)


def _months(away: Iterable[Away]) -> tuple[date, ...]:
    """All months from the first to the last."""
    starts = [each.month for each in away]
    found = [min(starts)] if starts else []
    while found and found[-1] < max(starts):
        found.append(add_months(found[-1], 1))
    return tuple(found)


def _columns(asked: Question, away: Sequence[Away]) -> Mapping[str | None, str]:
    """In which column each unit is: those that never have five people away in a month are together."""
    people: dict[tuple[str | None, date], set[str]] = defaultdict(set)
    for each in away:
        people[each.unit, each.month].add(each.person)
    units = dict.fromkeys(unit for unit, _month in people)
    large = {unit for (unit, _month), those in people.items() if len(those) >= FEWEST}
    small = [unit for unit in units if unit not in large]
    together = not asked.people and len(small) > 1
    return {unit: OTHERS if together and unit in small else unit or NOWHERE for unit in units}


Hours = Mapping[tuple[str, date | str], Mapping[Contribution, float]]
"""By column and row, what each person contributes at each unit in each month."""


def _hours(away: Iterable[Away], units: Mapping[str | None, str]) -> Hours:
    found: dict[tuple[str, date | str], dict[Contribution, float]] = defaultdict(lambda: defaultdict(float))
    for each in away:
        month = each.month
        for column in (units[each.unit], ALL):
            for row in (month, WHOLE):
                found[column, row][each.person, each.unit, month] += each.length / AN_HOUR
    return found


def _told(hours: Hours, months: Iterable[date]) -> frozenset[tuple[str, date | str]]:
    """What may be told beside all else of its month, and sums of months that are all told, which are no news.

    Hours of one month say nothing of another's, so that each is looked at by itself.
    """
    found: set[tuple[str, date | str]] = set()
    for month in months:
        found |= tellable({key: each.keys() for key, each in hours.items() if key[1] == month})
    columns = {column for column, _row in hours}
    hidden = {column for column, row in hours.keys() - found if row != WHOLE}
    return frozenset(found | {(column, WHOLE) for column in columns - hidden})


def _titles(plan: Plan, units: Mapping[str | None, str], hours: Hours) -> list[str]:
    """The columns of units, by their titles; what is no unit's comes last."""
    found = dict.fromkeys(units.values())
    own = sorted(
        (each for each in found if each in plan.programme.units),
        key=lambda id_: alphabetical(plan.programme.units[id_].title),
    )
    return [*own, *(each for each in (OTHERS, NOWHERE) if each in found and (each, WHOLE) in hours)]


def _picture(asked: Question, table: Table, months: Sequence[date]) -> ReportPicture:
    title = asked.words(_("Hours away from all units together"))
    column = table.columns[-1]
    words = [cell_words(row[-1], column, asked.language) for row in table.rows]
    points = [
        MonthPoint(number, Figure(None if row[-1] is HIDDEN else float(str(row[-1])), word))
        for number, (row, word) in enumerate(zip(table.rows, words, strict=True))
    ]
    drawing = lines(
        "hours",
        title,
        [f"{short_month(month, asked.language)} {month.year % 100:02d}" for month in months],
        asked.words(_("Hours")),
        points,
    )
    said = [
        asked.words(_("{month}: {hours} hours"), month=month_words(month, asked.language), hours=word)
        for month, word in zip(months, words, strict=True)
    ]
    return ReportPicture("hours_picture", title, svg_of(drawing), f"{'; '.join(said)}.")
