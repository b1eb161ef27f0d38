"""`introplan missing`: who has missed or will miss what, which coming sessions fit, and those written as make-ups."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import Kind, everything_asked
from introplan.amendments.chances import Chance, seats_in_words
from introplan.amendments.missing import (
    NOBODY,
    MissedThing,
    lacks_of,
    making_up,
    missed_in,
    refused_in_words,
    why_in_words,
)
from introplan.amendments.typed import among_others
from introplan.cli.amending import Amended, Wish, amend_all, tell_hindrance
from introplan.cli.forms import print_diagnostics
from introplan.cli.plans import read_plans
from introplan.cli.reader import reader
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.screen import counted, news, out, say, several, words
from introplan.cli.today import today_here
from introplan.cli.wrong_use import wrong_use
from introplan.counts.missed import Missed
from introplan.demands.stretches import stretch_of
from introplan.diagnostics import Message, _, _n, worst
from introplan.diagnostics.wrapping import wrapped
from introplan.language import in_words, short_day, short_stretch, short_week, times_words
from introplan.workspace.files import Workspace

MOST = 3
"""Of the sessions that fit, so many are listed."""
AND_MORE = _n("and {count} more", "and {count} more")
DRAFTS = _n("{cohorts} is a draft and is left out.", "{cohorts} are drafts and are left out.", by="cohorts")


class MissingWish(NamedTuple):
    """Whose make-ups, in the words typed, and from which day on, which is today unless it is given."""

    cohort: str | None = None
    person: str | None = None
    day: date | None = None

    @property
    def first(self) -> date:
        """The first day of a make-up. Raises WrongUseError for one that has been."""
        today = today_here()
        if self.day is not None and self.day < today:
            raise wrong_use(_("{day} has been; a make-up is today at the earliest"), "--from", day=self.day)
        return self.day or today


class PlanMissed(NamedTuple):
    """What is missed in a plan."""

    plan: Plan
    missed: tuple[Missed, ...]


def write_make_ups(wish: MissingWish, asking: Wish) -> int:
    """Write make-ups for as much of what is missed as has a session that fits, after asking; the exit code."""
    first = wish.first

    def work(plans: Sequence[Plan]) -> Sequence[Amended] | Hindrance:
        unread = set(Workspace.here().chosen([])) - {plan.name for plan in plans}
        if unread and wish.cohort is None and wish.person is None:
            values = {"programmes": tuple(sorted(unread))}
            return Hindrance(
                Message(_n("{programmes} cannot be read", "{programmes} cannot be read", by="programmes"), values),
                Message(_("`introplan check` shows why: fix that first, or write which cohort it is about")),
            )
        found = _found(plans, wish, first)
        if isinstance(found, Hindrance):
            return found
        amended = [Amended(each.plan, _amendment(each, first, among=len(plans))) for each in found]
        return [each for each in amended if each.amendment.edits or each.amendment.left] or amended[:1]

    return amend_all("missing --write", work, asking)


def _amendment(found: PlanMissed, first: date, *, among: int) -> Amendment:
    amendment = making_up(found.plan, found.missed, first)
    named = among_others(amendment, found.plan.name) if among > 1 else amendment
    return named if isinstance(named, Amendment) else amendment


def list_missing(wish: MissingWish) -> int:
    """List what is missed and where it can be had, the best first; the exit code, 1 for a plan that cannot be read."""
    first = wish.first
    workspace = Workspace.here()
    rule_sets, _faults = rule_sets_of(workspace)
    read = read_plans(workspace, workspace.chosen([]), rule_sets)
    plans = [each.plan for each in read if each.plan]
    found = _found(plans, wish, first) if plans or any(wish[:2]) else []
    if isinstance(found, Hindrance):
        return tell_hindrance(found, read)
    unread = [] if any(wish[:2]) else [one for each in read if each.plan is None for one in each.diagnostics]
    print_diagnostics(unread, "full")
    listed = [(each.plan, lacks_of(each.plan, each.missed, first)) for each in found]
    _list([each for each in listed if each[1]] or listed[:1])
    if any(lack.free for _plan, lacks in listed for lack in lacks):
        news().print(words(_("To write in what fits, add `--write`.")))
    if wish.cohort is None:
        _tell_drafts(each.plan for each in found)
    if unread:
        news().print(counted(unread))
    return 1 if worst(unread) == "error" else 0


def _found(plans: Sequence[Plan], wish: MissingWish, first: date) -> list[PlanMissed] | Hindrance:
    """What is missed, plan by plan; or that there is no such cohort or participant."""
    cohorts, people = _ids(plans, "cohort", wish.cohort), _ids(plans, "person", wish.person)
    if isinstance(cohorts, Hindrance):
        return cohorts
    if isinstance(people, Hindrance):
        return people
    those = [plan for plan in plans if plan.name in cohorts and plan.name in people]
    is_there = [plan for plan in those if _takes_part(plan, cohorts[plan.name], people[plan.name])]
    if not is_there and wish.person is not None:
        return _no_participant(plans, cohorts, people)
    return [
        PlanMissed(plan, missed_in(plan, cohorts[plan.name], people[plan.name], first)) for plan in is_there or those
    ]


def _ids(plans: Sequence[Plan], kind: Kind, typed: str | None) -> Mapping[str, str | None] | Hindrance:
    """The id of what is meant, by the plan that has it; None in each when nothing is asked for."""
    if typed is None:
        return {plan.name: None for plan in plans}
    found = everything_asked(plans, kind, typed)
    return found if isinstance(found, Hindrance) else {each.plan.name: each.id for each in found}


def _takes_part(plan: Plan, cohort: str | None, person: str | None) -> bool:
    journeys = plan.agenda.journeys_by_person.get(person, ()) if person else plan.agenda.journeys
    return any(cohort is None or each.cohort.id == cohort for each in journeys)


def _no_participant(
    plans: Sequence[Plan], cohorts: Mapping[str, str | None], people: Mapping[str, str | None]
) -> Hindrance:
    plan = next(each for each in plans if people.get(each.name))
    person, cohort = str(people[plan.name]), cohorts.get(plan.name)
    values = {"person": plan.called(person), "cohort": plan.programme.cohorts[cohort].title if cohort else ""}
    own = tuple(each.cohort.title for each in plan.agenda.journeys_by_person.get(person, ()))
    return Hindrance(
        Message(
            _("{person} is no participant of {cohort}") if cohort else _("{person} is no participant of any cohort"),
            values,
        ),
        Message(_("it would be {cohorts}"), {"cohorts": own})
        if own
        else Message(_("`introplan show --person {id}` shows what they attend"), {"id": person}),
    )


def _tell_drafts(plans: Iterable[Plan]) -> None:
    drafts = tuple(
        cohort.title for plan in plans for cohort in plan.programme.cohorts.values() if cohort.status == "draft"
    )
    if drafts:
        news().print(words(DRAFTS, cohorts=drafts))


def _list(listed: Sequence[tuple[Plan, Sequence[MissedThing]]]) -> None:
    rows = [_row(plan, each) for plan, lacks in listed for lack in lacks for each in _shown(lack)]
    widths = [max((cell_len(row[column]) for row in rows), default=0) for column in range(3)]
    for plan, lacks in listed:
        out().print(Text(plan.programme.frame.title, "bold"))
        if not lacks:
            out().print(words(NOBODY))
        for journey, own in groupby(lacks, key=lambda lack: lack.missed.journey):
            out().print()
            out().print(Text(f"{plan.called(journey.person)} · {journey.cohort.title}", "bold cyan"))
            for lack in own:
                _print_lack(plan, lack, widths)
        out().print()


def _shown(lack: MissedThing) -> Sequence[Chance]:
    return lack.fitting[:MOST]


def _print_lack(plan: Plan, lack: MissedThing, widths: Sequence[int]) -> None:
    title = plan.programme.taught[lack.missed.subject].title
    _print_behind("  ", f"{title}: {say(why_in_words(plan, lack.missed))}", "")
    for chance in _shown(lack):
        row = _row(plan, chance)
        cells = "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        _print_behind(f"    {cells}  ", " · ".join(_behind(chance)), "yellow" if chance.price else "")
    if not lack.fitting:
        _print_behind("    ", say(refused_in_words(lack)), "yellow")
    elif len(lack.fitting) > MOST:
        out().print(f"    {several(AND_MORE, len(lack.fitting) - MOST)}")


def _row(plan: Plan, chance: Chance) -> tuple[str, str, str]:
    """Day or days, week and time."""
    day, times, language = chance.occasion.day, chance.occasion.times, reader()
    days = stretch_of(plan, chance.occasion)
    when = short_stretch(days, language) if days else short_day(day, language)
    return (
        f"{when} {day.year}",
        short_week(day.isocalendar()[1], language),
        times_words(times, language) if times else "",
    )


def _behind(chance: Chance) -> Iterator[str]:
    """What it is called, how many seats there are, and what it costs."""
    yield chance.key
    if seats := seats_in_words(chance.seats):
        yield say(seats)
    if chance.price:
        yield in_words(chance.price, reader())


def _print_behind(cells: str, behind: str, style: str) -> None:
    """A row, with what stands behind its cells broken below itself where the window is narrow."""
    column = cell_len(cells)
    lines = wrapped(behind, out().breadth, beside=column, indent=column)
    out().print(Text.assemble(cells, ("\n".join(lines), style)))
