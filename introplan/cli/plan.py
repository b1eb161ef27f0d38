"""`introplan plan`: dates for what cohorts are to have and have none for, shown by week, and written as proposed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.status import Status
from rich.text import Text

from introplan.agenda import Occasion, Plan
from introplan.amendments import Amendment
from introplan.amendments.asked import Asked, Kind, asked
from introplan.amendments.planned import ToldProposal, accepted, planned, told
from introplan.amendments.weighed import weighed
from introplan.cli.amending import Amended, Wish, amend
from introplan.cli.checked import today_here
from introplan.cli.meant import one_meant
from introplan.cli.prospects import Prospect
from introplan.cli.reader import reader
from introplan.cli.screen import news, out, say, words, wrong_use
from introplan.cli.shown_amendments import show_files, show_left, show_new_findings
from introplan.cli.typed import day_typed
from introplan.days import Stretch
from introplan.diagnostics import _
from introplan.diagnostics.wrapping import wrapped
from introplan.language import month_words, short_day, short_week, times_words
from introplan.planning.sessions import Better, SessionProposal, plan_sessions
from introplan.planning.wanted import PlanningWish
from introplan.rendering.whom import groups_words

ONE_DAY = timedelta(days=1)


class PlanWish(NamedTuple):
    """What is to be planned, as it is typed."""

    activities: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    quick: bool = False


def plan_cohorts(cohorts: Sequence[str], wish: PlanWish, how: Wish) -> int:
    """Propose what the cohorts lack, and write it after asking; the exit code."""
    first = today_here() + ONE_DAY if wish.first is None else day_typed(wish.first, "--from")
    last = date.max if wish.last is None else day_typed(wish.last, "--to")
    if last < first:
        raise wrong_use(_("the last day, {last}, is before the first, {first}"), first=first, last=last)
    found: list[SessionProposal] = []

    def work(plans: Sequence[Plan]) -> Amended:
        plan, ids = cohorts_meant(plans, cohorts)
        activities = tuple(one_meant([plan], _kinds(plan, each), each, "--activity").id for each in wish.activities)
        of_these = PlanningWish(ids, activities, Stretch(first, last))
        with searching() as better:
            proposal = plan_sessions(plan, of_these, first, quick=wish.quick, on_better=better)
        found.append(proposal)
        return Amended(plan, planned(plan, proposal))

    def show(prospect: Prospect, amendment: Amendment) -> None:
        plan = prospect.before.plan
        assert plan is not None
        _show(plan, found[0], amendment)
        show_files(prospect)
        show_left(amendment)
        show_new_findings(prospect)

    return amend("plan", work, how, show)


def cohorts_meant(plans: Sequence[Plan], cohorts: Sequence[str]) -> tuple[Plan, tuple[str, ...]]:
    """The plan that has the cohorts, and their ids. Raises WrongUseError where they are in several plans."""
    found = [one_meant(plans, "cohort", each) for each in cohorts]
    names = tuple(dict.fromkeys(each.plan.name for each in found))
    if len(names) > 1:
        raise wrong_use(_("the cohorts are of several programmes, {programmes}: plan one at a time"), programmes=names)
    return found[0].plan, tuple(dict.fromkeys(each.id for each in found))


def _kinds(plan: Plan, called: str) -> Kind:
    """Whether something is asked for as an activity or, as most are, as a lecture."""
    return "activity" if isinstance(asked([plan], "activity", called), Asked) else "lecture"


@contextmanager
def searching() -> Iterator[Better]:
    """A line that tells how far the search has come, where somebody reads along."""
    console = news()
    with Status(words(_("Looking for dates …")), console=console) if console.is_terminal else nullcontext() as status:

        def better(cost: int, bound: int) -> None:
            if status is not None:
                gap = -(-100 * (cost - bound) // max(cost, 1))
                status.update(words(_("Looking for dates … at most {gap}% from the best (Ctrl-C takes it)"), gap=gap))

        yield better


def _show(plan: Plan, proposal: SessionProposal, amendment: Amendment) -> None:
    """What is proposed, month by month, and how good it is."""
    out().print(Text("\n".join(wrapped(say(amendment.title), out().breadth)), "bold"))
    rows = [(each, _row(each.proposed.occasion)) for each in told(plan, proposal)]
    widths = [max((cell_len(row[column]) for _told, row in rows), default=0) for column in range(3)]
    cohorts = {session.cohort for session in proposal.wanted.sessions}
    for month, in_month in groupby(rows, key=lambda row: row[0].proposed.occasion.day.replace(day=1)):
        out().print(Text(f"\n{month_words(month, reader())}", "bold cyan"))
        for each, row in in_month:
            _print_row(plan, each, row, widths, several_cohorts=len(cohorts) > 1)
    out().print()
    out().print(_how_good(proposal))
    if proposal.wanted.sessions and (own := weighed(plan.programme.frame.weights.plan)):
        out().print(Text("\n".join(wrapped(say(own), out().breadth))))


def _row(occasion: Occasion) -> tuple[str, str, str]:
    """Week, day and time."""
    week, day = short_week(occasion.day.isocalendar()[1], reader()), short_day(occasion.day, reader())
    return week, day, times_words(occasion.times, reader()) if occasion.times else ""


def _print_row(
    plan: Plan, each: ToldProposal, row: Sequence[str], widths: Sequence[int], *, several_cohorts: bool
) -> None:
    occasion = each.proposed.occasion
    cells = "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
    column = cell_len(cells) + 4
    out().print(Text.assemble(f"  {cells}  ", (plan.programme.taught[occasion.subject].title, "bold")))
    place = plan.programme.places[occasion.place].title if occasion.place else ""
    lecturers = ", ".join(plan.called(person) for person in occasion.people("lecturer"))
    groups = groups_words(each.plan, occasion)
    cohort = plan.programme.cohorts[occasion.cohorts[0]].title if several_cohorts else ""
    behind = " · ".join(part for part in (cohort, groups, place, lecturers, say(each.why)) if part)
    for line in wrapped(behind, out().breadth, beside=column, indent=column):
        out().print(Text(" " * column + line.strip(), "dim"))
    for message in each.but:
        for line in wrapped(say(message), out().breadth, beside=column, indent=column):
            out().print(Text(" " * column + line.strip(), "yellow"))


def _how_good(proposal: SessionProposal) -> str:
    match proposal.found:
        case "best":
            return words(_("There is no better plan by the wishes that there are."))
        case "quick":
            return words(_("This is the first plan that fits; without `--quick` there may be a better one."))
        case _:
            return words(_("There may be a better plan, but by {gap}% at most."), gap=proposal.gap)


def accept_proposals(cohorts: Sequence[str], lecturer: str | None, how: Wish) -> int:
    """Make what is proposed in the cohorts planned, after asking; the exit code."""

    def work(plans: Sequence[Plan]) -> Amended:
        plan, ids = cohorts_meant(plans, cohorts)
        person = None if lecturer is None else one_meant([plan], "person", lecturer, "--lecturer").id
        return Amended(plan, accepted(plan, ids, person))

    return amend("plan", work, how)
