"""Hours of those who support others: what is set aside for it, and what their meetings and reviews take."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from introplan.agenda.disclosure import is_protected, unnamed
from introplan.agenda.hours import busiest, minutes_by_month, taken_as_supporter
from introplan.counts.small_numbers import Contribution, tellable
from introplan.language import _, _p, alphabetical, joined, stretch_words
from introplan.model import ROLES, RoleWord
from introplan.rendering.reports.report import HIDDEN, Cell, Column, Question, Table
from introplan.rendering.titles import part_words, person_name, role_plural

MINUTES = 60


class Supporter(NamedTuple):
    """Somebody who supports participants: as what, the hours a month set aside, and the minutes booked each month.

    The minutes are those of each role by itself, and of all together, in which what is at the same time counts once.
    """

    person: str
    roles: tuple[RoleWord, ...]
    participants: int
    set_aside: float | None
    in_role: dict[RoleWord, Counter[date]]
    minutes: Counter[date]


def supporters_of(asked: Question) -> tuple[Supporter, ...]:
    """Everybody who supports somebody, of those who may be named; meetings with anybody protected are left out.

    Hours that are booked with nobody would tell whom somebody supports.
    """
    plan, found = asked.plan, []
    hidden = unnamed(plan, plan.agenda.journeys_by_person)
    for id_, supports in plan.agenda.support.by_supporter.items():
        open_ = [
            each.pairing
            for each in supports
            if each.journey.cohort.id in asked.edition.cohort_ids and each.pairing.participant not in hidden
        ]
        if is_protected(plan, id_) or not open_:
            continue
        roles = tuple(role for role in ROLES if any(each.role == role for each in open_))
        found.append(
            Supporter(
                id_,
                roles,
                len({each.participant for each in open_}),
                _number(plan.programme.people[id_].hours_per_month),
                {role: _taken(asked, id_, (role,), hidden) for role in roles},
                _taken(asked, id_, ROLES, hidden),
            )
        )
    return tuple(sorted(found, key=lambda each: alphabetical(person_name(plan, each.person))))


def _taken(asked: Question, person: str, roles: Sequence[RoleWord], hidden: Collection[str]) -> Counter[date]:
    return minutes_by_month(asked.edition.published(taken_as_supporter(asked.plan, person, roles, hidden)))


def _number(hours: float | None) -> float | None:
    return None if hours is None else float(hours)


def supporter_parts(asked: Question) -> tuple[Table, ...]:
    """The hours of each role together, and with `people` those of each supporter."""
    supporters = supporters_of(asked)
    if not supporters:
        return ()
    return (_by_role(asked, supporters), *([_by_person(asked, supporters)] if asked.people else []))


def _by_role(asked: Question, supporters: Sequence[Supporter]) -> Table:
    """Of each role, and of all of them: who has two is in both, and once in all."""
    groups: dict[str, list[Supporter]] = {role: [each for each in supporters if role in each.roles] for role in ROLES}
    groups = {role: those for role, those in groups.items() if those}
    everybody = {**groups, ALL_ROLES: list(supporters)} if len(groups) > 1 else groups
    told = frozenset((key, part) for key in everybody for part in PARTS) if asked.people else _told(everybody)
    rows = {key: _row(asked, key, those, told) for key, those in everybody.items()}
    return Table(
        key="support",
        title=asked.words(_("Hours for supporting participants")),
        text=asked.words(
            _("Hours a month that are set aside, and hours that meetings take: on average, and in the month with most.")
        ),
        columns=(
            Column("role", asked.words(_p("column", "Role"))),
            Column("people", asked.words(_p("column", "People")), "number"),
            Column("set_aside", asked.words(_p("column", "Set aside a month")), "hours"),
            Column("booked_on_average", asked.words(_p("column", "Booked, on average")), "hours"),
            Column("booked_at_most", asked.words(_p("column", "Booked, at most")), "hours"),
            Column("month_of_most", asked.words(_p("column", "In")), "month"),
        ),
        rows=tuple(row for key, row in rows.items() if key != ALL_ROLES),
        total=rows.get(ALL_ROLES),
    )


ALL_ROLES = "all"
PARTS = ("people", "set_aside", "booked")
"""What is told of a role, each by itself: who has no hours set aside adds nothing to them, nor who has no meetings."""


def _told(everybody: Mapping[str, Sequence[Supporter]]) -> frozenset[tuple[str, str]]:
    """What may be told of which role."""
    people = tellable({key: _ids(those) for key, those in everybody.items()})
    hours = tellable({key: _ids(each for each in those if each.set_aside) for key, those in everybody.items()})
    most = {key: _month_of_most(_minutes(key, those)) for key, those in everybody.items()}
    booked = {
        (key, month): _booked(key, those, month) for key, those in everybody.items() for month in {None, most[key]}
    }
    told = tellable(booked)
    return frozenset(
        (key, part)
        for key in people
        for part, may_tell in zip(PARTS, (True, key in hours, {(key, None), (key, most[key])} <= told), strict=True)
        if may_tell
    )


def _booked(key: str, supporters: Iterable[Supporter], month: date | None) -> tuple[Contribution, ...]:
    """What is added up in the minutes of a role, in a month or in all."""
    return tuple(
        (each.person, role, day)
        for each in supporters
        for role, minutes in each.in_role.items()
        if key in (role, ALL_ROLES)
        for day in minutes
        if month in (day, None)
    )


def _ids(supporters: Iterable[Supporter]) -> tuple[str, ...]:
    return tuple(each.person for each in supporters)


def _minutes(key: str, supporters: Iterable[Supporter]) -> Counter[date]:
    """The minutes of a role by month, or those of all roles."""
    role, minutes = _role(key), Counter[date]()
    for each in supporters:
        minutes.update(each.in_role[role] if role else each.minutes)
    return minutes


def _role(key: str) -> RoleWord | None:
    return next((role for role in ROLES if role == key), None)


def _month_of_most(minutes: Counter[date]) -> date | None:
    return max(minutes, key=lambda month: (minutes[month], -month.toordinal()), default=None)


def _row(
    asked: Question, key: str, supporters: Sequence[Supporter], told: frozenset[tuple[str, str]]
) -> tuple[Cell, ...]:
    role, minutes = _role(key), _minutes(key, supporters)
    most = _month_of_most(minutes)
    booked: tuple[Cell, ...] = (
        sum(minutes.values()) / len(minutes) / MINUTES if minutes else 0,
        minutes[most] / MINUTES if most else 0,
        most,
    )
    return (
        role_plural(asked.plan, role, asked.language) if role else asked.words(_("All together")),
        len(supporters) if (key, "people") in told else HIDDEN,
        sum(each.set_aside or 0 for each in supporters) if (key, "set_aside") in told else HIDDEN,
        *(booked if (key, "booked") in told else [HIDDEN] * len(booked)),
    )


def _by_person(asked: Question, supporters: Sequence[Supporter]) -> Table:
    return Table(
        key="supporters",
        title=asked.words(_("Each of those who support participants")),
        text=asked.words(_("Booked are the hours a month of the three months in a row that have most.")),
        columns=(
            Column("supporter", asked.words(_p("column", "Who"))),
            Column("roles", asked.words(_p("column", "As"))),
            Column("participants", asked.words(_p("column", "Participants")), "number"),
            Column("set_aside", asked.words(_p("column", "Set aside a month")), "hours"),
            Column("booked", asked.words(_p("column", "Booked a month")), "hours"),
            Column("percent", asked.words(_p("column", "Share")), "percent"),
            Column("months", asked.words(_p("column", "In"))),
        ),
        rows=tuple(_person(asked, each) for each in supporters),
    )


def _person(asked: Question, supporter: Supporter) -> tuple[Cell, ...]:
    hours, stretch = busiest(supporter.minutes) if supporter.minutes else (0.0, None)
    share = 100 * hours / supporter.set_aside if supporter.set_aside else None
    return (
        person_name(asked.plan, supporter.person),
        joined((part_words(asked.plan, role, asked.language) for role in supporter.roles), asked.language),
        supporter.participants,
        supporter.set_aside,
        hours,
        None if share is None else round(share),
        stretch_words(stretch, asked.language, week=False) if stretch else "",
    )


def supporters_unknown(asked: Question) -> Iterator[str]:
    """Those who have no hours set aside: how many is told only where it is asked for."""
    without = [each for each in supporters_of(asked) if each.set_aside is None]
    if without and asked.people:
        yield asked.words(
            _("What is set aside for {people}: the plan does not say."),
            people=tuple(person_name(asked.plan, each.person) for each in without),
        )
    elif without:
        yield asked.words(_("What is set aside for some of those who support participants: the plan does not say."))
