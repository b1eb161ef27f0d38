"""`introplan plan`: sessions, reviews and meetings that cohorts lack, shown by week, and written after asking."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from typing import NamedTuple

from rich.cells import cell_len
from rich.status import Status
from rich.text import Text

from introplan.agenda import OccasionKind, Plan
from introplan.amendments import Amendment
from introplan.amendments.asked import Asked, Kind, asked
from introplan.amendments.planned import PlannedStage, accepted, planned
from introplan.amendments.planned_stages import stages_told
from introplan.amendments.weighed import weighed
from introplan.checks.occasions import shortened
from introplan.cli.amending import Amended, Wish, amend
from introplan.cli.meant import one_meant
from introplan.cli.prospects import Prospect
from introplan.cli.screen import say, terminal, words
from introplan.cli.shown_amendments import show_files, show_left, show_new_findings
from introplan.cli.shown_plans import show_stages
from introplan.cli.today import today_here
from introplan.cli.typed import day_typed
from introplan.cli.wrong_use import wrong_use
from introplan.days import Stretch
from introplan.diagnostics import Message, _
from introplan.planning.portions import PortionAtWork
from introplan.planning.proposal import gap_of
from introplan.planning.stages import STAGES, StageWord, plan_stages
from introplan.planning.wanted import PlanningWish

ONE_DAY = timedelta(days=1)
MOST_NAMED = 2
SEARCHING = _("Looking for dates …")
SPINNER = "⠋ "
"""What stands before the line while it is searched."""
FAR = 50
"""A plan that may be better by more per cent than this has something without a day, or nothing is known of it yet."""


class PlanWish(NamedTuple):
    """What is to be planned, as it is typed."""

    activities: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    quick: bool = False
    only: tuple[StageWord, ...] = STAGES


def plan_cohorts(cohorts: Sequence[str], wish: PlanWish, how: Wish) -> int:
    """Propose what the cohorts lack, and write it after asking; the exit code."""
    days = _days_asked(wish, today_here() + ONE_DAY)
    stages: list[PlannedStage] = []
    weights: list[Message] = []

    def work(plans: Sequence[Plan]) -> Amended:
        plan, ids = cohorts_meant(plans, cohorts)
        of_these = PlanningWish(ids, _activities_meant(plan, wish), days)
        with searching() as line:
            found = plan_stages(
                plan,
                of_these,
                days.first,
                only=wish.only,
                quick=wish.quick,
                on_better=line.better,
                on_portion=lambda at_work: line.tell(portion_told(plan, at_work)),
            )
        stages.extend(stages_told(plan, found))
        weights.extend(filter(None, [weighed(plan.programme.frame.weights.plan)]))
        weights.extend(_not_looked_for(found.missed))
        return Amended(plan, planned(stages))

    def show(prospect: Prospect, amendment: Amendment) -> None:
        show_stages(stages, weights)
        show_files(prospect)
        show_left(amendment)
        show_new_findings(prospect)

    return amend("plan", work, how, show)


def _not_looked_for(missed: Sequence[StageWord]) -> Iterator[Message]:
    """That the search was stopped before some stages."""
    if "reviews" in missed:
        yield Message(_("You stopped the search, so nothing has been looked for but sessions."))
    elif missed:
        yield Message(_("You stopped the search before it came to the hours of pairings."))


def _days_asked(wish: PlanWish, first_of_all: date) -> Stretch:
    """The days that are asked for. Raises WrongUseError where the last is before the first."""
    first = first_of_all if wish.first is None else day_typed(wish.first, "--from")
    last = date.max if wish.last is None else day_typed(wish.last, "--to")
    if last < first:
        raise wrong_use(_("the last day, {last}, is before the first, {first}"), first=first, last=last)
    return Stretch(first, last)


def _activities_meant(plan: Plan, wish: PlanWish) -> tuple[str, ...]:
    """The lectures and activities that are asked for, by id."""
    return tuple(one_meant([plan], _kinds(plan, each), each, "--activity").id for each in wish.activities)


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


class SearchLine:
    """The line that tells how far a search has come, without names where they are too long for it.

    It says nothing where nobody reads along.
    """

    def __init__(self, status: Status | None, width: int = 80) -> None:
        self._status = status
        self._width = width - len(SPINNER)
        self._what = Message(SEARCHING)

    def tell(self, what: Message) -> None:
        """Say what is looked for from now on."""
        self._what = what
        self._show(what)

    def better(self, cost: int, bound: int) -> None:
        """Say how good what has been found is, once that says something: without a day for all it is far from that."""
        gap = gap_of(cost, bound)
        values = {"what": self._what, "gap": gap}
        if gap > FAR:
            self._show(Message(_("{what} (Ctrl-C takes what there is)"), values))
        else:
            self._show(Message(_("{what} at most {gap}% from the best (Ctrl-C takes it)"), values))

    def _show(self, line: Message) -> None:
        if self._status is None:
            return
        text = say(line)
        if cell_len(text) > self._width:
            what = self._without_names
            text = say(what if line is self._what else Message(line.template, {**line.values, "what": what}))
        self._status.update(Text(text, no_wrap=True, overflow="ellipsis"))

    @property
    def _without_names(self) -> Message:
        shorter = _("Looking for dates, part {number} of {count} …") if "whose" in self._what.values else SEARCHING
        return Message(shorter, self._what.values)


@contextmanager
def searching() -> Iterator[SearchLine]:
    """A line that tells how far the search has come, where somebody reads along."""
    console = terminal()
    with Status(words(SEARCHING), console=console) if console.is_terminal else nullcontext() as status:
        yield SearchLine(status, console.width)


def portion_told(plan: Plan, at_work: PortionAtWork) -> Message:
    """For whom dates are looked for in a portion: municipalities, or the cohorts of one that has several portions."""
    homes = tuple(plan.programme.organisations[each].title for each in at_work.homes)
    cohorts = tuple(plan.programme.cohorts[each].title for each in at_work.cohorts)
    values = {
        "whose": shortened(homes if homes and at_work.is_whole else cohorts, MOST_NAMED),
        "number": at_work.number,
        "count": at_work.of,
    }
    return Message(_("Looking for dates, part {number} of {count}: {whose} …"), values)


def accept_proposals(
    cohorts: Sequence[str], wish: PlanWish, lecturer: str | None, how: Wish, only: Collection[OccasionKind]
) -> int:
    """Make what is proposed in the cohorts planned, after asking; the exit code."""
    days = _days_asked(wish, date.min)

    def work(plans: Sequence[Plan]) -> Amended:
        plan, ids = cohorts_meant(plans, cohorts)
        person = None if lecturer is None else one_meant([plan], "person", lecturer, "--lecturer").id
        return Amended(plan, accepted(plan, PlanningWish(ids, _activities_meant(plan, wish), days), person, only))

    return amend("plan", work, how)
