"""Checks on what those who support others are given for it: hours, and each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import ceil
from operator import attrgetter

from introplan.agenda import Plan, each_once
from introplan.agenda.clashes import times_of
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.supporters import supports_in
from introplan.days import Stretch, add_months
from introplan.demands.supporters import is_without_hours, meetings_with_others
from introplan.diagnostics import Diagnostic, Fix, Label, Set, _, _n, finding

PLACE, LINK = attrgetter("place"), attrgetter("link")


def supporter_without_hours(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody is an introducer, supervisor or mentor, and no working hours are set aside for it.

    The four municipalities say that resources must be set aside ("avsätta resurser"), and in Malmö it is a side
    assignment of its own. What has no hours set aside is done when there happens to be time. Somebody who is retired,
    or comes from outside and from no organisation in particular, has nobody to set hours aside for them. Sources: the
    four municipalities' trainee programme; Malmö stad.
    """
    people = plan.programme.people
    supporters = dict.fromkeys(support.pairing.supporter for support in supports_in(plan))
    without = tuple(id_ for id_ in supporters if is_without_hours(plan, people[id_]))
    if not without:
        return
    own_rhythm = {each.supporter for each in plan.programme.pairings.values() if each.meets and each.meets.every}
    in_role = own_rhythm.isdisjoint(without)
    hours = {person: _busiest_month(plan, person) for person in (without if in_role else without[:1])}
    first = people[without[0]]
    yield finding(
        "supporter-without-hours",
        _n(
            "{people} has no hours set aside for supporting participants",
            "{people} have no hours set aside for supporting participants",
        )
        if len(without) <= MOST_NAMES
        else _("{count} people have no hours set aside for supporting participants, such as {people}"),
        at=plan.where(first),
        also=[Label(plan.where(people[person]), _("none here either")) for person in without[1:MOST_NAMES]],
        help=_("agree with the manager on hours; {first} has {hours} in the busiest month: `hours_per_month: {hours}`")
        if hours[first.id]
        else _("agree with the manager, and write a line `hours_per_month:`"),
        values={
            "people": names(plan, without[:MOST_NAMES]),
            "count": len(without),
            "first": plan.called(first.id),
            "hours": hours[first.id],
        },
        about=alike(without),
        fix=_hours_of_each(hours) if in_role else None,
    )


def _hours_of_each(hours: Mapping[str, int]) -> Fix | None:
    """As many hours as each has in the busiest month; none where the meetings of somebody are not known."""
    if not all(hours.values()):
        return None
    return Fix(tuple(Set(("people", person, "hours_per_month"), str(each)) for person, each in hours.items()))


def _busiest_month(plan: Plan, person: str) -> int:
    """The hours of meetings with participants in the month that has most of them, rounded up."""
    here = [each for each in plan.agenda.by_person.get(person, ()) if each.kind == "meeting" and each.takes_time]
    has_gatherings = any(map(PLACE, here)) or any(map(LINK, here))
    # All meetings of a pair have one value of their times in common, which is measured once.
    times = {id(each.times): each for each in here}
    minutes = {number: int(times_of(each).length.total_seconds()) // 60 for number, each in times.items()}
    by_month: dict[tuple[int, int], int] = defaultdict(int)
    for occasion in each_once(here) if has_gatherings else here:
        by_month[occasion.day.year, occasion.day.month] += minutes[id(occasion.times)]
    return ceil(max(by_month.values(), default=0) / 60)


def supporter_without_network(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer, supervisor or mentor is never invited to meet others who do the same.

    Mentors of new teachers in England have 36 hours of training over the two years. One meeting is the minimum: an
    event of kind `network` in the year before they begin or while they support somebody. Sources: Best Practice Network
    on the induction of teachers; that one is the minimum is our own suggestion.
    """
    times: dict[str, Stretch] = {}
    for days, pairing, journey in supports_in(plan):
        if journey.cohort.status == "confirmed":
            known = times.get(pairing.supporter, days)
            times[pairing.supporter] = Stretch(min(known.first, days.first), max(known.last, days.last))
    without = tuple(
        person
        for person, days in times.items()
        if not any(add_months(days.first, -12) <= each.day <= days.last for each in meetings_with_others(plan, person))
    )
    if not without:
        return
    first = next(p for p in plan.programme.pairings.values() if p.supporter == without[0])
    there = next(
        (
            event
            for event in sorted(plan.programme.events.values(), key=lambda event: event.date)
            if event.kind == "network" and event.date in times[without[0]]
        ),
        None,
    )
    yield finding(
        "supporter-without-network",
        _n("{people} is invited to no network meeting", "{people} are invited to no network meeting")
        if len(without) <= MOST_NAMES
        else _("{count} of those who support somebody are invited to no network meeting, such as {people}"),
        at=plan.where(first, first.role),
        also=[Label(plan.where(there), _("others meet here"))] if there else [],
        help=_("invite them to {event} on {event_day}: `audience: [mentors]` means all who support somebody")
        if there
        else _("add an event of kind `network` with `audience: [mentors]`, which means all who support somebody"),
        values={
            "people": names(plan, without[:MOST_NAMES]),
            "count": len(without),
            "event": there.subject if there else "",
            "event_day": there.date if there else None,
        },
        about=alike(without),
    )
