"""The wall sheet: all the time of a cohort on one large sheet, with every date and what it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from introplan.language import stretch_words
from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.colours import Colour
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.prints.printer import Print
from introplan.rendering.spans import cohort_phases
from introplan.rendering.two_years import MonthBox, PillKind, cohort_two_years


@dataclass(frozen=True)
class WallPhase:
    """A phase, its days in words, and the colour of the line above its months."""

    title: str
    days: str
    colour: Colour


class WallDate(NamedTuple):
    """A date on the sheet; what half groups have on the same day is one."""

    kind: PillKind
    days: str
    title: str
    cancelled: bool


class WallMonth(NamedTuple):
    """A month with its dates; one that lies outside the programme has no title."""

    title: str
    colour: Colour | None
    dates: tuple[WallDate, ...]


class WallHalf(NamedTuple):
    """A half-year, which is a row."""

    title: str
    months: tuple[WallMonth, ...]


@dataclass(frozen=True)
class Wall:
    """What stands on the sheet."""

    programme: str
    cohort: str
    organisation: str
    mark: EditionMark
    kinds: tuple[PillKind, ...]
    halves: tuple[WallHalf, ...]
    phases: tuple[WallPhase, ...]


def wall_prints(edition: Edition) -> Iterator[Print]:
    """`wall/<cohort>` for each cohort. It is to hang up, and so for paper alone: the page has the same dates."""
    for cohort in edition.printed_cohorts:
        values = {"wall": wall_of(edition, cohort)}
        yield Print(f"wall/{cohort.identity}", "wall", edition.plan.programme.frame.language, values, on_screen=False)


def wall_of(edition: Edition, cohort: Cohort) -> Wall:
    """The sheet of a cohort, in the programme's language."""
    plan, frame, years = edition.plan, edition.plan.programme.frame, cohort_two_years(edition, cohort)
    return Wall(
        programme=frame.title,
        cohort=cohort.title,
        organisation=plan.programme.organisations[frame.owner].title,
        mark=mark_of(edition, undecided=cohort.status == "draft"),
        kinds=years.kinds,
        halves=tuple(WallHalf(row.title, tuple(map(_month, row.months))) for row in years.rows),
        phases=tuple(
            WallPhase(phase.title, stretch_words(phase.days, frame.language, week=False), phase.colour)
            for phase in cohort_phases(plan, cohort)
        ),
    )


def _month(month: MonthBox) -> WallMonth:
    dates = (WallDate(pill.kind, pill.days, pill.title, pill.cancelled) for pill in month.pills)
    return WallMonth(month.title, month.colour, tuple(dict.fromkeys(dates)))
