"""The dates on the page, by month: sessions of the cohorts, and events that are addressed to a whole group.

A meeting, a review, or an event between named people is for them alone: it is in their own calendars.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.language import (
    Term,
    _,
    in_full,
    month_words,
    short_month,
    titled,
    with_capital,
)
from introplan.language.terms import AUDIENCES, EVENT_KINDS, ROLES_SEVERAL
from introplan.model import ROLES, Cohort
from introplan.releases import Edition
from introplan.rendering.day_rows import days_shown, hours_shown, in_one_row, long_days, short_days
from introplan.rendering.series_rows import days_of_month
from introplan.rendering.titles import also_invited, kind_title, point_lines
from introplan.rendering.whom import groups_words

OTHERS = "others"


class Choice(NamedTuple):
    """A group whose dates one can choose to see: the word that marks them in the page, and its title."""

    word: str
    title: str


class Instead(NamedTuple):
    """The later date of something that was cancelled."""

    key: str
    day: str


@dataclass(frozen=True, slots=True)
class PageDate:
    """One date on a page, in words.

    `moment` is its start as machines read it, `days` are the days that it begins on, of which a row may have several,
    and `last` the day that it is over; `place_key` and `lecture` are where the place and the lecture are described.
    """

    key: str
    moment: str
    days: tuple[str, ...]
    last: str
    day: str
    week: int
    times: str
    title: str
    lecture: str
    kind: str
    place: str
    place_key: str
    choices: tuple[str, ...]
    tags: tuple[str, ...]
    draft: bool
    cancelled: bool
    instead: Instead | None
    points: tuple[str, ...] = ()
    invited: str = ""

    @property
    def year(self) -> str:
        """The year it begins in, for where no heading says it."""
        return self.moment[:4]


class Month(NamedTuple):
    """A month with its dates. `short` is for the way to it, which says the year elsewhere."""

    key: str
    title: str
    short: str
    dates: tuple[PageDate, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The groups that have something this month."""
        return tuple(dict.fromkeys(word for date in self.dates for word in date.choices))


class Year(NamedTuple):
    """A year with its months."""

    number: int
    months: tuple[Month, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The groups that have something this year."""
        return tuple(dict.fromkeys(word for month in self.months for word in month.choices))


def shared_occasions(edition: Edition) -> tuple[Occasion, ...]:
    """What stands on the page, in order of time."""
    events = edition.plan.programme.events
    return tuple(
        occasion
        for occasion in in_one_row(edition.plan, edition.occasions)
        if occasion.kind == "session" or (occasion.kind == "event" and events[occasion.subject].audience)
    )


def sessions_shown(edition: Edition, cohort: Cohort) -> tuple[Occasion, ...]:
    """A cohort's sessions, in order of time."""
    return tuple(in_one_row(edition.plan, edition.sessions_of(cohort)))


def years_of(edition: Edition, shared: Sequence[Occasion], of: Cohort | None = None) -> Iterator[Year]:
    """The dates by year and month; on the page `of` one cohort, none says which cohort it is for."""
    plan, cohorts = edition.plan, (of,) if of else edition.cohorts
    for year, in_year in groupby(shared, key=lambda occasion: occasion.day.year):
        months = groupby(in_year, key=lambda occasion: occasion.day.month)
        yield Year(year, tuple(_month(plan, tuple(in_month), shared, cohorts) for _, in_month in months))


def dates_of(edition: Edition, shared: Sequence[Occasion], of: Cohort) -> tuple[PageDate, ...]:
    """The dates of a cohort one after the other, where they are so few that nothing stands between them."""
    years = years_of(edition, shared, of)
    return tuple(date for year in years for month in year.months for date in month.dates)


def choices_of(edition: Edition, shared: Iterable[Occasion]) -> tuple[Choice, ...]:
    """The groups to choose among; none when there is nothing to choose."""
    language = edition.plan.programme.frame.language
    choices = [
        Choice(choice_word(cohort), cohort.title)
        for cohort in edition.cohorts
        if any(cohort.id in occasion.cohorts for occasion in shared)
    ]
    if any(occasion.kind == "event" for occasion in shared):
        choices.append(Choice(OTHERS, in_full(_("Information and networks"), language)))
    return tuple(choices) if len(choices) > 1 else ()


def choice_word(cohort: Cohort) -> str:
    """The word that marks a cohort's dates in the page."""
    return f"cohort-{cohort.identity}"


def _month(plan: Plan, occasions: Sequence[Occasion], shared: Sequence[Occasion], cohorts: Sequence[Cohort]) -> Month:
    first, language = occasions[0].day, plan.programme.frame.language
    dates = tuple(_date(plan, times, shared, cohorts) for times in _rows(plan, occasions))
    return Month(f"{first:%Y-%m}", month_words(first, language), short_month(first, language), dates)


def _rows(plan: Plan, occasions: Sequence[Occasion]) -> Iterator[tuple[Occasion, ...]]:
    """The occasions of a month; the times of one session that are as usual in one row."""
    found: dict[object, list[Occasion]] = {}
    for each in occasions:
        found.setdefault(each.path if each.is_as_usual and each.is_on else each.key, []).append(each)
    yield from map(tuple, found.values())


def _date(plan: Plan, times: Sequence[Occasion], shared: Sequence[Occasion], cohorts: Sequence[Cohort]) -> PageDate:
    language, occasion = plan.programme.frame.language, times[0]
    place = plan.programme.places[occasion.place] if occasion.place else None
    mine = tuple(cohort for cohort in cohorts if cohort.id in occasion.cohorts)
    event = plan.programme.events[occasion.subject] if occasion.kind == "event" else None
    title = plan.title(occasion)
    kind = titled(EVENT_KINDS[event.kind], language) if event else kind_title(plan, occasion.subject)
    return PageDate(
        key=occasion.key,
        moment=f"{occasion.day}T{occasion.times.start:%H:%M}" if occasion.times else f"{occasion.day}",
        days=tuple(f"{each.day}" for each in times),
        last=f"{max(days_shown(plan, each).last for each in times)}",
        day=days_of_month(plan, times, language) if len(times) > 1 else short_days(plan, occasion, language),
        week=occasion.day.isocalendar().week,
        times=with_capital(hours_shown(plan, occasion, language)) or in_full(_("All day"), language),
        title=title,
        lecture="" if event else plan.programme.taught[occasion.subject].identity,
        kind=kind if kind.casefold() != title.casefold() else "",
        place=place.title if place else "",
        place_key=place.identity if place and not place.online else "",
        choices=(OTHERS,) if event else tuple(choice_word(cohort) for cohort in mine),
        tags=(_audience(plan, occasion),) if event else tuple(_tags(plan, occasion, mine, several=len(cohorts) > 1)),
        draft=occasion.draft,
        cancelled=not occasion.is_on,
        instead=_instead(plan, occasion, shared),
        points=point_lines(plan, occasion),
        invited=also_invited(plan, occasion),
    )


def _tags(plan: Plan, occasion: Occasion, cohorts: tuple[Cohort, ...], *, several: bool) -> Iterator[str]:
    """Whom a session is for: the cohorts where there are several, and groups, or that it is not for all of them."""
    if several:
        yield from (cohort.title for cohort in cohorts)
    if words := groups_words(plan, occasion):
        yield words
    elif plan.session(occasion).for_:
        yield in_full(_("Part of the group"), plan.programme.frame.language)


def _audience(plan: Plan, occasion: Occasion) -> str:
    """Whom an event is for: `För chefer och introduktörer`."""
    language = plan.programme.frame.language
    supporters = tuple(ROLES_SEVERAL[role] for role in ROLES if plan.programme.role(role))
    groups: list[Term] = []
    for word in plan.programme.events[occasion.subject].audience:
        groups += supporters if word == "mentors" and supporters else (AUDIENCES[word],)
    return in_full(_("For {groups}"), language, groups=groups)


def _instead(plan: Plan, occasion: Occasion, shared: Sequence[Occasion]) -> Instead | None:
    """The next session of what was cancelled, for the same cohort; what recurs anyway is not put off."""
    if occasion.is_on or occasion.kind != "session" or plan.programme.taught[occasion.subject].recurs:
        return None
    later = (
        other
        for other in shared
        if other.kind == "session"
        and other.subject == occasion.subject
        and other.is_on
        and other.sort_key > occasion.sort_key
        and set(other.cohorts) & set(occasion.cohorts)
    )
    other = next(later, None)
    return Instead(other.key, long_days(plan, other, plan.programme.frame.language)) if other else None
