"""Where everybody in a cohort is, week by week: a picture for each year of it, each with a table that says the same.

Both are there only when somebody is posted somewhere. They have those who are named among the cohort and nobody else,
see `booklets/people.py`. In the picture a thin line is the own unit and a bar another place, with its name or a number
that is explained below: what a colour says is always said without it as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from introplan.agenda import Journey, Plan, Stay
from introplan.agenda.disclosure import may_tell_where
from introplan.days import Stretch, Week, monday_of
from introplan.language import Language, _, alphabetical, in_full, in_words, short_month, week_words
from introplan.model import Cohort
from introplan.rendering.breaks import letter_width
from introplan.rendering.colours import Colour, phase_colour
from introplan.rendering.picture_texts import BAND_SIZE, shortened
from introplan.rendering.printing import render
from introplan.rendering.titles import person_name, stay_title

if TYPE_CHECKING:
    from jinja2 import Environment

WIDTH, LEFT, RIGHT = 1000.0, 190.0, 993.0
HEADER, ROW, BAR, KEY_LINE = 46.0, 25.0, 19.0, 19.0
NAME_SIZE, BAR_SIZE, WEEK_SIZE = 15.0, 13.5, 12.5  # of the letters
MOST_WEEKS, MOST_ROWS = 53, 30
"""On one picture: more would be too small to read, or too high for a page."""
MOST_IN_COLUMN = 30
"""So many weeks a column of the table has, at most: half a year."""
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
WEEKDAYS = range(5)


class PlaceInWeeks(NamedTuple):
    """A place, and in which weeks somebody is there."""

    weeks: str
    place: str


class WhereRow(NamedTuple):
    """A participant, and for each column where they are one after the other."""

    name: str
    cells: tuple[tuple[PlaceInWeeks, ...], ...]


@dataclass(frozen=True)
class WhereTable:
    """Where some participants are in the weeks of one picture, with a column for each half of them."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[WhereRow, ...]


class WherePart(NamedTuple):
    """Whose lanes a picture has, and the weeks along it."""

    journeys: tuple[Journey, ...]
    days: Stretch


class WeekLine(NamedTuple):
    """Where a week begins, the number above it, and the name of the month where one begins."""

    x: float
    number: str
    month: str


class WhereBar(NamedTuple):
    """A time at one place; a thin line when it is the own unit. `title` says which and when."""

    x: float
    width: float
    text: str
    title: str
    colour: Colour | None


class WhereLane(NamedTuple):
    """A participant's name, and where they are."""

    name: str
    y: float
    bars: tuple[WhereBar, ...]


def where_tables(plan: Plan, cohort: Cohort) -> tuple[WhereTable, ...]:
    """Where the named participants of a cohort are; none when nobody of them is anywhere else than at the own unit."""
    return tuple(_table(plan, part) for part in _parts(plan, cohort))


def where_pictures(environment: "Environment", plan: Plan, cohort: Cohort) -> tuple[Markup, ...]:
    """The picture that stands above each of the tables, as an `<svg>` element. `environment` is an `html_environment`.

    The place of a participant has the same colour and number on all of them.
    """
    places = _places(plan, _named(plan, cohort))
    return tuple(_picture(environment, plan, part, places) for part in _parts(plan, cohort))


def _parts(plan: Plan, cohort: Cohort) -> Iterator[WherePart]:
    journeys = _named(plan, cohort)
    if journeys:
        whole = Stretch(min(each.starts for each in journeys), max(each.ends for each in journeys))
        for days in _equal_parts(whole, MOST_WEEKS):
            for row in range(0, len(journeys), MOST_ROWS):
                yield WherePart(journeys[row : row + MOST_ROWS], days)


def _named(plan: Plan, cohort: Cohort) -> tuple[Journey, ...]:
    """The journeys of the cohort, by name; none when nobody of them is posted anywhere, or somebody is protected."""
    journeys = [each for each in plan.journeys_in(cohort.id) if each.starts <= each.ends]
    if not may_tell_where(plan, cohort) or not any(journey.posted for journey in journeys):
        return ()
    return tuple(sorted(journeys, key=lambda each: alphabetical(person_name(plan, each.person))))


def stays_shown(journey: Journey) -> Iterator[Stay]:
    """Where somebody is, but for a weekend at the own unit between two postings."""
    for stay in journey.stays:
        if stay.posting is not None or any(day.weekday() in WEEKDAYS for day in stay.days.each_day):
            yield stay


def _places(plan: Plan, journeys: Sequence[Journey]) -> dict[str, int]:
    """The places that somebody is posted to, with a number each."""
    titles = sorted({stay_title(plan, stay) for each in journeys for stay in each.posted}, key=alphabetical)
    return {title: number for number, title in enumerate(titles, start=1)}


def _equal_parts(whole: Stretch, most: int) -> Iterator[Stretch]:
    """The whole weeks of some days in parts of so many at most, each as long as the others."""
    first, last = monday_of(whole.first), monday_of(whole.last)
    weeks = (last - first) // ONE_WEEK + 1
    each = ceil(weeks / ceil(weeks / most))
    for start in range(0, weeks, each):
        monday = first + start * ONE_WEEK
        yield Stretch(monday, min(monday + each * ONE_WEEK, last + ONE_WEEK) - ONE_DAY)


# The tables.


def _table(plan: Plan, part: WherePart) -> WhereTable:
    language, halves = plan.programme.frame.language, tuple(_equal_parts(part.days, MOST_IN_COLUMN))
    return WhereTable(
        _title(plan, part),
        tuple(_from_to(half, language) for half in halves),
        tuple(
            WhereRow(person_name(plan, each.person), tuple(tuple(_within(plan, each, half)) for half in halves))
            for each in part.journeys
        ),
    )


def _title(plan: Plan, part: WherePart) -> str:
    language = plan.programme.frame.language
    return in_full(_("Where everybody is, {weeks}"), language, weeks=_from_to(part.days, language))


def _within(plan: Plan, journey: Journey, days: Stretch) -> Iterator[PlaceInWeeks]:
    language = plan.programme.frame.language
    for stay in stays_shown(journey):
        inside = [day for day in stay.days.each_day if day in days]
        if inside:
            working = [day for day in inside if day.weekday() in WEEKDAYS] or inside
            first, last = working[0].isocalendar().week, working[-1].isocalendar().week
            yield PlaceInWeeks(week_words(first, language, last=last), stay_title(plan, stay))


# The pictures.


class WeekAxis(NamedTuple):
    """Days along a picture, whole weeks from a Monday to a Sunday."""

    days: Stretch

    def x(self, day: date) -> float:
        """Where a day begins."""
        return round(LEFT + (RIGHT - LEFT) * (day - self.days.first).days / len(self.days), 1)

    @property
    def week(self) -> float:
        """How wide a week is."""
        return (RIGHT - LEFT) * 7 / len(self.days)


def _picture(environment: "Environment", plan: Plan, part: WherePart, places: dict[str, int]) -> Markup:
    language, axis = plan.programme.frame.language, WeekAxis(part.days)
    lanes = tuple(
        WhereLane(_fitted(person_name(plan, each.person)), middle, tuple(_bars(plan, axis, each, places)))
        for middle, each in ((HEADER + ROW * (row + 0.5), each) for row, each in enumerate(part.journeys))
    )
    shown = {bar.text for lane in lanes for bar in lane.bars}
    has_lines = any(bar.colour is None for lane in lanes for bar in lane.bars)
    first = part.journeys[0]
    return Markup(
        render(
            environment,
            "whereabouts.svg.j2",
            language=language,
            name=f"where-{first.cohort.identity}-{part.days.first:%G-W%V}-{plan.programme.people[first.person].identity}",
            title=_title(plan, part),
            description=in_full(_("The table below says the same in words."), language),
            width=WIDTH,
            left=LEFT,
            header=HEADER,
            bottom=HEADER + ROW * len(lanes),
            row=ROW,
            bar=BAR,
            name_size=NAME_SIZE,
            bar_size=BAR_SIZE,
            week_size=WEEK_SIZE,
            key_line=KEY_LINE,
            weeks=tuple(_week_lines(axis, language)),
            lanes=lanes,
            legend=in_full(_("thin line: the own unit"), language) if has_lines else "",
            key=tuple(_key([f"{number} {title}" for title, number in places.items() if str(number) in shown])),
        )
    )


def _from_to(days: Stretch, language: Language) -> str:
    """`v. 36 2026–v. 35 2027`; within one week that week."""
    return "–".join(dict.fromkeys(in_words(Week.of(day), language) for day in (days.first, days.last)))


def _week_lines(axis: WeekAxis, language: Language) -> Iterator[WeekLine]:
    """Each week, with its number on so many that none touches the next, and each month where its first Monday is.

    The name of a month that is nearly over when the picture begins has no room beside the next. The first of a year
    has the year with it.
    """
    step = next(step for step in (1, 2, 4, 13) if letter_width("53", WEEK_SIZE) + 3 <= axis.week * step)
    numbered, year = axis.days.first - step * ONE_WEEK, 0
    for weeks in _months(axis.days):
        month, room = short_month(weeks[0], language), axis.week * len(weeks) - 4
        names = (f"{month} {weeks[0].year}", month) if weeks[0].year != year else (month,)
        name = next((each for each in names if letter_width(each, WEEK_SIZE) <= room), "")
        year = weeks[0].year if name == names[0] else year
        for monday in weeks:
            week = monday.isocalendar().week
            is_numbered = (week - 1) % step == 0 and monday - numbered >= step * ONE_WEEK  # 53 may stand beside 1
            numbered = monday if is_numbered else numbered
            yield WeekLine(axis.x(monday), str(week) if is_numbered else "", name if monday == weeks[0] else "")


def _months(days: Stretch) -> Iterator[list[date]]:
    """The Mondays of some weeks by their months."""
    mondays = (days.first + number * ONE_WEEK for number in range(len(days) // 7))
    return (list(several) for _month, several in groupby(mondays, lambda monday: (monday.year, monday.month)))


def _bars(plan: Plan, axis: WeekAxis, journey: Journey, places: dict[str, int]) -> Iterator[WhereBar]:
    language = plan.programme.frame.language
    for stay in stays_shown(journey):
        first, last = max(stay.days.first, axis.days.first), min(stay.days.last, axis.days.last)
        if first > last:
            continue
        x, end = axis.x(first), axis.x(last + ONE_DAY)
        place = stay_title(plan, stay)
        title = f"{place}, {_from_to(stay.days, language)}"
        if stay.posting is None:
            yield WhereBar(x, round(end - x, 1), "", title, None)
        else:
            number = places[place]
            texts = (place, str(number))
            text = next((each for each in texts if letter_width(each, BAR_SIZE) + 5 <= end - x), "")
            yield WhereBar(x, round(end - x, 1), text, title, phase_colour(number - 1))


def _fitted(name: str) -> str:
    """A name as it fits beside its lane."""
    room = LEFT - 8
    while letter_width(name, NAME_SIZE) > room:
        name = f"{name.rstrip('…')[:-1].rstrip()}…"
    return name


def _key(entries: Sequence[str]) -> Iterator[str]:
    """What the numbers stand for, as many on a line as there is room for."""
    line, room = "", RIGHT - LEFT
    for entry in entries:
        longer = f"{line} \u00b7 {entry}" if line else entry
        if line and letter_width(longer, BAND_SIZE) > room:
            yield from shortened(line, room)
            longer = entry
        line = longer
    if line:
        yield from shortened(line, room)
