"""`introplan replan`: what cannot be where it is, or where somebody cannot come, moved so that few are affected."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.text import Text

from introplan.agenda import Plan
from introplan.agenda.disclosure import named
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import Kind
from introplan.amendments.replanned import CONCERNED, ToldMove, findings_told, replanned, told_moves
from introplan.checks import silent_in
from introplan.checks.occasions import names, shortened
from introplan.cli.amending import Amended, Wish, amend
from introplan.cli.meant import one_meant
from introplan.cli.plan import cohorts_meant, searching
from introplan.cli.prospects import Prospect
from introplan.cli.screen import news, out, say, words
from introplan.cli.shown_amendments import show_concerned, show_files, show_left, show_new_findings
from introplan.cli.today import today_here
from introplan.cli.typed import day_typed, stretch_typed
from introplan.cli.wrong_use import wrong_use
from introplan.days import Stretch
from introplan.diagnostics import Message, _
from introplan.diagnostics.wrapping import wrapped
from introplan.planning.affected import Lost, ReplanWish, first_day
from introplan.planning.replanning import Replanned, replan

LOST: tuple[Kind, ...] = ("person", "place")
"""Who, or what, may be lost."""
MOST_NAMED = 12


class ReplanTyped(NamedTuple):
    """What is to be replanned, as it is typed."""

    cohorts: tuple[str, ...] = ()
    lost: tuple[str, str] | None = None
    first: str | None = None
    quick: bool = False


def replan_cohorts(typed: ReplanTyped, how: Wish) -> int:
    """Move what cannot be where it is, and write it after asking; the exit code."""
    today = today_here()
    first = first_day(today) if typed.first is None else day_typed(typed.first, "--from")
    if first < today:
        raise wrong_use(_("{day} has been; nothing is moved to before today"), "--from", day=first)
    days = _days_lost(typed, today)
    found: list[Replanned] = []

    def work(plans: Sequence[Plan]) -> Amended | Hindrance:
        plan, cohorts = _which(plans, typed)
        lost = None
        if typed.lost is not None and days is not None:
            whose = one_meant([plan], LOST, typed.lost[0], "--lost")
            lost = Lost(whose.id, days, is_place=whose.kind == "place")
        told = frozenset() if lost else findings_told(plan)
        wish = ReplanWish(cohorts, today, first, told, lost, silent=silent_in(plan))
        with searching() as line:
            proposal = replan(plan, wish, quick=typed.quick, on_better=line.better)
        found.append(proposal)
        return Amended(plan, replanned(plan, proposal))

    def show(prospect: Prospect, amendment: Amendment) -> None:
        plan = prospect.before.plan
        assert plan is not None
        _show(plan, found[0], amendment)
        show_concerned(prospect)
        news().print()
        show_files(prospect)
        show_left(amendment)
        show_new_findings(prospect)

    return amend("replan", work, how, show)


def _days_lost(typed: ReplanTyped, today: date) -> Stretch | None:
    if typed.lost is None:
        return None
    days = stretch_typed(typed.lost[1], "--lost")
    if days.last < today:
        raise wrong_use(_("{days} have been; what was held then is not moved"), "--lost", days=days)
    return days


def _which(plans: Sequence[Plan], typed: ReplanTyped) -> tuple[Plan, tuple[str, ...]]:
    """The plan, and the cohorts of it whose sessions may move. Raises WrongUseError where it is not told which."""
    if typed.cohorts:
        return cohorts_meant(plans, typed.cohorts)
    if typed.lost is not None:
        plan = one_meant(plans, LOST, typed.lost[0], "--lost").plan
    elif len(plans) == 1:
        plan = plans[0]
    else:
        raise wrong_use(_("write which cohorts it is about, such as `introplan replan ht27`"))
    return plan, tuple(plan.programme.cohorts)


def _show(plan: Plan, found: Replanned, amendment: Amendment) -> None:
    """What is moved, whom it affects, and how good it is."""
    out().print(Text("\n".join(wrapped(say(amendment.title), out().breadth)), "bold"))
    people = names(plan, named(plan, found.people))
    if people:
        how_many, shown = Message(CONCERNED, {"count": len(people)}), shortened(people, MOST_NAMED)
        told = words(_("{how_many}: {people}"), how_many=how_many, people=shown)
        out().print("\n".join(wrapped(told, out().breadth)))
    for each in told_moves(plan, found):
        _print_move(each)
    out().print()
    if found.moves:
        out().print("\n".join(wrapped(_how_good(found), out().breadth)))


def _print_move(each: ToldMove) -> None:
    out().print()
    out().print(Text.assemble("  ", (each.title, "bold cyan")))
    _print_lines(words(_("from {then}"), then=each.then), 4, "dim")
    _print_lines(words(_("to {now}"), now=each.now), 4, "bold")
    _print_lines(" · ".join(map(say, (*each.why, *each.price))), 4, "")
    if each.others:
        _print_lines(words(_("or instead:")), 4, "dim")
        for there, price in each.others:
            _print_lines(" · ".join(map(say, (there, *price))), 6, "yellow" if price else "")


def _print_lines(text: str, indent: int, style: str) -> None:
    for line in wrapped(text, out().breadth, beside=indent, indent=indent + 2):
        out().print(Text(" " * indent + line if not line.startswith(" ") else line, style))


def _how_good(found: Replanned) -> str:
    if found.is_quick:
        return words(_("These are the first days that fit; without `--quick` fewer people may be affected."))
    if found.is_best:
        return words(_("It cannot be done with fewer people affected."))
    return words(_("Perhaps it can be done with fewer people affected, but by {gap}% at most."), gap=found.gap)
