"""The dates on somebody's own page: what their own calendar tells, by month, in the calendar's own words.

All of them, also what has been: whoever opens the page chooses among the months. What is online is joined from the
calendar, which has the links.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import is_protected
from introplan.language import _, in_full, month_words, short_month, titled, with_capital
from introplan.language.terms import ONLINE
from introplan.releases import Edition
from introplan.releases.entries import CalendarEntry, entry_of
from introplan.rendering.calendars.descriptions import people_lines
from introplan.rendering.day_rows import hours_shown, in_one_row, short_days
from introplan.rendering.titles import entry_title, place_words, point_words


@dataclass(frozen=True, slots=True)
class OwnDate:
    """One date, in words. `moment` is its start as machines read it, `people` whom the calendar's entry names."""

    moment: str
    day: str
    week: int
    times: str
    title: str
    people: tuple[str, ...]
    place: str
    draft: bool
    cancelled: bool
    points: tuple[str, ...] = ()


class OwnMonth(NamedTuple):
    """A month with its dates. `short` is for the way to it, which says the year elsewhere."""

    key: str
    title: str
    short: str
    dates: tuple[OwnDate, ...]


class OwnYear(NamedTuple):
    """A year with its months."""

    number: int
    months: tuple[OwnMonth, ...]


def own_years(edition: Edition, person: str) -> tuple[OwnYear, ...]:
    """Somebody's dates by year and month.

    On a protected person's page nobody has a name: whoever stands beside is not to see whom they meet.
    """
    plan = edition.plan
    published = sorted(edition.published(plan.agenda.by_person.get(person, ())), key=lambda each: each.sort_key)
    own = in_one_row(plan, published)
    hidden = is_protected(plan, person)

    def date(occasion: Occasion) -> OwnDate:
        entry = entry_of(plan, occasion, edition.cohort_ids)
        return _date(plan, occasion, _without_names(entry) if hidden else entry)

    def months(occasions: Sequence[Occasion]) -> Iterator[OwnMonth]:
        language = plan.programme.frame.language
        for _month, several in groupby(occasions, key=lambda each: each.day.month):
            dates = tuple(several)
            first = dates[0].day
            words = month_words(first, language), short_month(first, language)
            yield OwnMonth(f"{first:%Y-%m}", *words, tuple(map(date, dates)))

    by_year = groupby(own, key=lambda each: each.day.year)
    return tuple(OwnYear(year, tuple(months(tuple(several)))) for year, several in by_year)


def _date(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> OwnDate:
    return OwnDate(
        moment=f"{occasion.day}T{occasion.times.start:%H:%M}" if occasion.times and entry.booked else f"{occasion.day}",
        day=short_days(plan, occasion, entry.language),
        week=occasion.day.isocalendar().week,
        times=_times(plan, occasion, entry),
        title=entry_title(entry),
        people=people_lines(entry) if entry.is_on else (),
        place=_place(entry),
        draft=entry.draft,
        cancelled=not entry.is_on,
        points=tuple(point_words(point, entry.language) for point in entry.points),
    )


def _times(plan: Plan, occasion: Occasion, entry: CalendarEntry) -> str:
    if not entry.booked:
        return in_full(_("Not booked yet"), entry.language)
    if entry.kind == "posting":  # its title has the days, and it takes none of their time
        return ""
    if entry.kind == "task":
        return in_full(_("By this day"), entry.language)
    return with_capital(hours_shown(plan, occasion, entry.language)) or in_full(_("All day"), entry.language)


def _place(entry: CalendarEntry) -> str:
    if entry.site:
        return place_words(entry.site.title, entry.site.address)
    return titled(ONLINE, entry.language) if entry.online else ""


def _without_names(entry: CalendarEntry) -> CalendarEntry:
    invited = tuple(one for one in entry.invited if one.word != "invited")
    return entry._replace(people=tuple(one._replace(name=None, employer=None) for one in entry.people), invited=invited)
