"""Checks on those who support: that they have the time, the experience and each other, and stay."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from introplan.agenda import Plan, Support, each_once
from introplan.agenda.clashes import times_of
from introplan.checks.candidates import Missing, somebody_else, somebody_free
from introplan.checks.causes import member_not_replaced, person_not_replaced
from introplan.checks.edits import putting
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.organisations import comes_from_nobody
from introplan.checks.pairings import role_name
from introplan.days import Stretch, Stretches, add_months
from introplan.demands import limit_in_words, limit_of
from introplan.demands.organisations import with_parents
from introplan.demands.supporters import Candidates, candidates_of, is_inexperienced
from introplan.diagnostics import Diagnostic, Fix, Label, Message, Set, _, finding
from introplan.model import RoleWord

SUMMER = range(26, 34)
"""The weeks in which a holiday may be long."""


def _supports(plan: Plan) -> list[Support]:
    """The pairings that hold, without buddies, who only show where things are, and without finished cohorts."""
    return [
        support
        for support in plan.agenda.support.every
        if support.pairing.role != "buddy" and not support.journey.cohort.is_over
    ]


def supporter_in_two_roles(plan: Plan) -> Iterator[Diagnostic]:
    """A participant's mentor is also their supervisor or introducer, at the same time.

    The four municipalities' trainees have a supervisor for the work and a mentor for themselves. With one person
    in both there is nobody to whom one can say that it is hard with the supervisor. Source: the four
    municipalities' trainee programme, where they are two people; that they must be is our own judgement.
    """
    found: dict[tuple[str, str, str], list[Support]] = defaultdict(list)
    for support in _supports(plan):
        found[support.journey.cohort.id, support.journey.person, support.pairing.supporter].append(support)
    for supports in found.values():
        mentoring = next((support for support in supports if support.pairing.role == "mentor"), None)
        other = next(
            (s for s in supports if mentoring and s.pairing.role != "mentor" and s.days.overlaps(mentoring.days)), None
        )
        if mentoring is None or other is None:
            continue
        yield finding(
            "supporter-in-two-roles",
            _("{supporter} is both {role} and {other} of {participant}"),
            at=plan.where(mentoring.pairing, "mentor"),
            also=[Label(plan.where(other.pairing, other.pairing.role), _("and here"))],
            way_out=somebody_else(
                mentoring,
                _("let somebody else be {role}, such as {free}, with room for one more"),
                _("let somebody else be {role}"),
            ),
            values={
                "supporter": plan.called(mentoring.pairing.supporter),
                "participant": plan.called(mentoring.journey.person),
                "role": role_name(plan, "mentor"),
                "other": role_name(plan, other.pairing.role),
            },
            about=(mentoring.journey.cohort.id, mentoring.journey.person, mentoring.pairing.supporter),
        )


def supporter_without_hours(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody is an introducer, supervisor or mentor, and no working hours are set aside for it.

    The four municipalities say that resources must be set aside ("avsätta resurser"), and in Malmö it is a side
    assignment of its own. What has no time is done when there happens to be some. Who is retired, or comes from outside
    from nobody in particular, has nobody to set hours aside. Sources: the four municipalities' trainee programme;
    Malmö stad.
    """
    people = plan.programme.people
    supporters = dict.fromkeys(support.pairing.supporter for support in _supports(plan))
    without = tuple(
        id_ for id_ in supporters if not people[id_].hours_per_month and not comes_from_nobody(plan, people[id_])
    )
    if not without:
        return
    first = people[without[0]]
    hours = _busiest_month(plan, first.id)
    yield finding(
        "supporter-without-hours",
        _("{people} has no hours set aside for supporting participants")
        if len(without) == 1
        else _("{people} have no hours set aside for supporting participants")
        if len(without) <= MOST_NAMES
        else _("{count} people have no hours set aside for supporting participants, such as {people}"),
        at=plan.where(first),
        also=[Label(plan.where(people[person]), _("none here either")) for person in without[1:MOST_NAMES]],
        help=_("agree with the manager on hours; {first} has {hours} in the busiest month: `hours_per_month: {hours}`")
        if hours
        else _("agree with the manager, and write a line `hours_per_month:`"),
        values={
            "people": names(plan, without[:MOST_NAMES]),
            "count": len(without),
            "first": plan.called(first.id),
            "hours": hours,
        },
        about=alike(without),
        fix=_hours_of_each(plan, without),
    )


def _hours_of_each(plan: Plan, people: tuple[str, ...]) -> Fix | None:
    """As many hours as each has in the busiest month; none where meetings are not known, or not those of the role."""
    own_rhythm = {each.supporter for each in plan.programme.pairings.values() if each.meets and each.meets.every}
    if own_rhythm.intersection(people):
        return None
    hours = {person: _busiest_month(plan, person) for person in people}
    if not all(hours.values()):
        return None
    return Fix(tuple(Set(("people", person, "hours_per_month"), str(each)) for person, each in hours.items()))


def _busiest_month(plan: Plan, person: str) -> int:
    """The hours of meetings with participants in the month that has most of them, rounded up."""
    by_month: dict[tuple[int, int], int] = defaultdict(int)
    meetings = (each for each in plan.agenda.by_person.get(person, ()) if each.kind == "meeting" and each.takes_time)
    for occasion in each_once(meetings):
        times = times_of(occasion)
        if times.end:
            minutes = (times.end.hour - times.start.hour) * 60 + times.end.minute - times.start.minute
            by_month[occasion.day.year, occasion.day.month] += minutes
    return ceil(max(by_month.values(), default=0) / 60)


def supporter_inexperienced(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer, supervisor or mentor has less than two years in the profession.

    Malmö's introducers are experienced ("erfaren") social workers. Whoever was new last year has no quiet place to
    help from. Who has no `experience_years` is not judged. Sources: Malmö stad; two years is our own suggestion,
    as long as the programme itself.
    """
    told: set[str] = set()
    for support in _supports(plan):
        pairing, journey = support.pairing, support.journey
        person = plan.programme.people[pairing.supporter]
        if person.id in told or not is_inexperienced(plan, person):
            continue
        told.add(person.id)
        yield finding(
            "supporter-inexperienced",
            _("{supporter}, who is {role} of {participant}, has less than {least} in the profession"),
            at=plan.where(pairing, pairing.role),
            also=[Label(plan.where(person, "experience_years"), _("so long in the profession"))],
            way_out=somebody_else(
                support,
                _("choose {free}, with room for one more"),
                _("choose somebody with at least {least}"),
            ),
            values={
                "supporter": plan.called(person.id),
                "role": role_name(plan, pairing.role),
                "participant": plan.called(pairing.participant),
                "least": limit_in_words(plan.programme, "supporter-inexperienced"),
            },
            about=(journey.cohort.id, journey.person, person.id),
        )


def supporter_is_participant(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer, supervisor or mentor is a participant of the programme themselves at the same time.

    They are to get that support, and not to give it yet. A buddy may be: whoever started half a year ago knows best
    where things are. Source: Malmö stad, whose introducers are experienced; our own judgement.
    """
    told: set[str] = set()
    for support in _supports(plan):
        days, pairing, journey = support
        own = next(
            (j for j in plan.agenda.journeys_by_person.get(pairing.supporter, ()) if j.days.overlaps(days)), None
        )
        if own is None or pairing.supporter in told or pairing.supporter == pairing.participant:
            continue
        told.add(pairing.supporter)
        yield finding(
            "supporter-is-participant",
            _("{supporter} takes part in {cohort} until {until}, and is {role} of {participant}"),
            at=plan.where(pairing, pairing.role),
            also=[Label(plan.where(own.participant), _("a participant here"))],
            way_out=somebody_else(
                support,
                _("choose {free}, with room for one more, or let {supporter} be `buddy`"),
                _("choose somebody who has done the programme, or let {supporter} be `buddy`"),
            ),
            values={
                "supporter": plan.called(pairing.supporter),
                "cohort": own.cohort.title,
                "until": own.ends,
                "role": role_name(plan, pairing.role),
                "participant": plan.called(pairing.participant),
            },
            about=(journey.cohort.id, journey.person, pairing.supporter),
        )


def support_interrupted(plan: Plan) -> Iterator[Diagnostic]:
    """More than two weeks pass between one mentor, supervisor, introducer or buddy and the next.

    Where the role is required, another check tells of every day without. Pauses do not count. Source: our own
    judgement; Socialstyrelsen's general advice (SOSFS 2007:17) asks for planned support.
    """
    longest = limit_of(plan.programme, "support-interrupted")
    found: dict[tuple[str, str, RoleWord], list[Support]] = defaultdict(list)
    for support in plan.agenda.support.every:
        if support.pairing.role not in plan.programme.required_roles:
            found[support.journey.cohort.id, support.journey.person, support.pairing.role].append(support)
    for (cohort, person, role), supports in found.items():
        supports.sort(key=lambda support: support.days)
        pauses = supports[0].journey.pauses
        covered = Stretches.of([*(support.days for support in supports), *pauses])
        whole = Stretch(supports[0].days.first, supports[-1].days.last)
        for hole in covered.missing_from(whole):
            if len(hole) <= longest:
                continue
            after = next(support for support in supports if support.days.first > hole.last)
            before = max((s for s in supports if s.days.last < hole.first), key=lambda support: support.days.last)
            yield finding(
                "support-interrupted",
                _("{participant} has no {role} on {stretch}"),
                at=plan.where(after.pairing, "from") if after.pairing.from_ else plan.where(after.pairing),
                also=[
                    Label(
                        plan.where(before.pairing, "until") if before.pairing.until else plan.where(before.pairing),
                        _("`{pairing}` ends here"),
                    )
                ],
                help=_("begin here with `from: {first}`, or let `{pairing}` go on until {last}"),
                values={
                    "participant": plan.called(person),
                    "role": role_name(plan, role),
                    "stretch": hole,
                    "last_day": hole.last,
                    "last": hole.last,
                    "pairing": before.pairing.id,
                    "first": hole.first.isoformat(),
                },
                about=(cohort, person, role),
                fix=putting((*after.pairing.path, "from"), hole.first.isoformat()),
            )


def supporter_without_network(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer, supervisor or mentor is never invited to meet others who do the same.

    Mentors of new teachers in England have 36 hours of training over the two years. One meeting is the least: an
    event of kind `network` in the year before they begin or while they support somebody. Sources: Best Practice
    Network on the induction of teachers; that one is the least is our own suggestion.
    """
    times: dict[str, Stretch] = {}
    for days, pairing, journey in _supports(plan):
        if journey.cohort.status == "confirmed":
            known = times.get(pairing.supporter, days)
            times[pairing.supporter] = Stretch(min(known.first, days.first), max(known.last, days.last))
    without = tuple(
        person
        for person, days in times.items()
        if not any(add_months(days.first, -12) <= day <= days.last for day in _meets_others(plan, person))
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
        _("{people} is invited to no network meeting")
        if len(without) == 1
        else _("{people} are invited to no network meeting")
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


def _meets_others(plan: Plan, person: str) -> list[date]:
    """The days when a person is at a network meeting, as an event or as a session."""
    programme = plan.programme
    return [
        occasion.day
        for occasion in plan.agenda.by_person.get(person, ())
        if occasion.is_on
        and (
            (occasion.kind == "event" and programme.events[occasion.subject].kind == "network")
            or (occasion.kind == "session" and programme.taught[occasion.subject].kind == "network")
        )
    ]


def supporter_leaves(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody goes on as supervisor, mentor or introducer after their municipality has left the joint programme.

    Whoever is supported does not notice until the meeting that nobody comes to. Source: Sveriges Radio on the four
    municipalities' trainee programme, which Värmdö left.
    """
    if not any(organisation.member_until for organisation in plan.programme.organisations.values()):
        return
    who = None
    for days, pairing, journey in _supports(plan):
        chain = with_parents(plan.programme, plan.programme.people[pairing.supporter].organisation)
        left = next((part for part in chain if part.member_until and part.member_until < days.last), None)
        if left is None or left.member_until is None:
            continue
        after = Stretch(max(left.member_until + timedelta(days=1), days.first), days.last)
        who = who or candidates_of(plan)
        yield finding(
            "supporter-leaves",
            _("{supporter} is {role} of {participant} until {day}, and {organisation} is a member until {last}"),
            at=plan.where(pairing, pairing.role),
            also=[Label(plan.where(left, "member_until"), _("the last day"))],
            way_out=somebody_free(
                who,
                Missing(journey, pairing.role, after),
                _("end it with `until: {last_text}`, and let {free} go on, with room for one more"),
                _("end it with `until: {last_text}`, and add a pairing with somebody else from then"),
            ),
            values={
                "supporter": plan.called(pairing.supporter),
                "role": role_name(plan, pairing.role),
                "participant": plan.called(pairing.participant),
                "day": days.last,
                "organisation": left.title,
                "last": left.member_until,
                "last_text": left.member_until.isoformat(),
            },
            about=(journey.cohort.id, journey.person, pairing.supporter),
            cause=member_not_replaced(plan, left, plan.called(pairing.supporter)),
        )


class Alone(NamedTuple):
    """A participant without anybody in a role, while the one who has it is away."""

    days: Stretch
    support: Support


def supporter_away(plan: Plan) -> Iterator[Diagnostic]:
    """A supervisor, mentor or introducer is away for more than five weeks, and nobody stands in.

    The summer weeks 26 to 33 are left out, since a holiday may be long then; what is longer needs somebody in between.
    All who are without are told together. Why they are away is nobody's business here. Source: our own judgement;
    Socialstyrelsen's general advice (SOSFS 2007:17) on planned support.
    """
    found: dict[str, list[Alone]] = defaultdict(list)
    longest = limit_of(plan.programme, "supporter-away")
    for support in _supports(plan):
        days, pairing, journey = support
        said = plan.programme.people[pairing.supporter].unavailable
        for part in Stretches.of(part for part in said if isinstance(part, Stretch)):
            if not part.overlaps(days):
                continue
            here = Stretch(max(part.first, days.first), min(part.last, days.last))
            stand_ins = [s.days for s in plan.agenda.support.of(journey, (pairing.role,)) if s is not support]
            for alone in Stretches.of([*stand_ins, *journey.pauses]).missing_from(here):
                if _counted(alone) > longest:
                    found[pairing.supporter].append(Alone(alone, support))
    who = candidates_of(plan) if found else None
    for several in found.values():
        assert who is not None, several
        yield _away(plan, several, who)


def _counted(days: Stretch) -> int:
    """How many days it is without the summer weeks."""
    every = (days.first + timedelta(days=number) for number in range(len(days)))
    return sum(day.isocalendar().week not in SUMMER for day in every)


def _away(plan: Plan, several: list[Alone], who: Candidates) -> Diagnostic:
    first = several[0]
    pairing, journey = first.support.pairing, first.support.journey
    people = tuple(dict.fromkeys(alone.support.journey.person for alone in several))
    cohorts = tuple(dict.fromkeys(alone.support.journey.cohort.id for alone in several))
    return finding(
        "supporter-away",
        _("{supporter} is away {stretch}, and {people} has no other {role} then")
        if len(people) == 1
        else _("{supporter} is away {stretch}, and {people} have no other {role} then"),
        at=plan.where(pairing, pairing.role),
        also=[Label(plan.where(plan.programme.people[pairing.supporter], "unavailable"), _("away"))],
        way_out=somebody_free(
            who,
            Missing(journey, pairing.role, first.days),
            _("add a pairing `from: {first}` `until: {until}`; {free} has room"),
            _("add a pairing with somebody else, `from: {first}` `until: {until}`"),
        ),
        values={
            "supporter": plan.called(pairing.supporter),
            "stretch": first.days,
            "last_day": max(alone.days.last for alone in several),
            "people": names(plan, people[:MOST_NAMES]),
            "role": role_name(plan, pairing.role),
            "first": first.days.first.isoformat(),
            "until": first.days.last.isoformat(),
        },
        about=(*cohorts, *alike(people), pairing.supporter),
        cause=person_not_replaced(
            plan,
            pairing.supporter,
            first.days.first,
            Message(
                _("{role} of {people}"),
                {"role": role_name(plan, pairing.role), "people": names(plan, people[:MOST_NAMES])},
            ),
        ),
    )
