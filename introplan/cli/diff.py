"""`introplan diff`: what has changed since a release or a git revision, in sentences."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from rich.text import Text

from introplan.agenda import Plan
from introplan.amendments import Hindrance
from introplan.amendments.asked import Kind, everything_asked
from introplan.changes.comparison import Comparison
from introplan.cli.checked import checked_programmes, tell_unreleased, with_print
from introplan.cli.earlier import Earlier, NotReleasedError, earlier_plan
from introplan.cli.forms import print_diagnostics
from introplan.cli.ledgers import LedgerFile
from introplan.cli.meant import all_meant
from introplan.cli.plans import read_plans
from introplan.cli.reader import reader
from introplan.cli.screen import counted, news, out, say, several, tell, words
from introplan.cli.shown_changes import counted_changes, print_changes
from introplan.diagnostics import _, _n
from introplan.rendering.changes import NamesTold
from introplan.rendering.changes.listing import ListedGroup, ListingWish, as_markdown, as_values, groups
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace

NOT_COMPARED = 2
CHANGES = _n("{title}: {count} change, {people}", "{title}: {count} changes, {people}")


class Compared(NamedTuple):
    """One programme, and what of its changes is shown."""

    names: NamesTold
    earlier: Earlier
    comparison: Comparison
    groups: list[ListedGroup]

    @property
    def title(self) -> str:
        """The programme's title."""
        return self.names.plan.programme.frame.title


def show_changes(against: str | None, wanted: Sequence[str], wish: ListingWish, form: str, *, exit_code: bool) -> int:
    """Print what has changed in the wanted programmes; the exit code."""
    workspace = Workspace.here()
    read = read_plans(workspace, workspace.chosen(wanted))  # nothing is checked: one with faults can be compared too
    unread = [diagnostic for one in read if one.plan is None for diagnostic in one.diagnostics]
    plans = [(one.plan, one.releases) for one in read if one.plan]
    if unread:
        print_diagnostics(unread, "full")
        news().print(counted(unread))
        return 1
    try:
        known = _with_earlier(workspace, plans, against)
    except WorldError as fault:
        tell(fault)
        return NOT_COMPARED
    wishes = _wishes(known, wish)
    compared = [
        _compared(NamesTold(plan, before.plan), before, wishes[plan.name])
        for plan, before in known
        if plan.name in wishes
    ]
    _print(compared, form)
    if against is None and form == "full":
        _tell_of_prints(workspace, compared)
    return 1 if exit_code and any(one.groups for one in compared) else 0


def _tell_of_prints(workspace: Workspace, compared: Sequence[Compared]) -> None:
    """Of programmes without another date: whether texts that are printed are others, which can be released too."""
    same = [one.names.plan.name for one in compared if not one.comparison.told]
    if same:
        tell_unreleased([with_print(workspace, each) for each in checked_programmes(same)])


def _with_earlier(
    workspace: Workspace, plans: Sequence[tuple[Plan, LedgerFile]], against: str | None
) -> list[tuple[Plan, Earlier]]:
    """Each plan with what it is compared with. One that has not been released stops the others only when all are so.

    Raises WorldError for what cannot be compared.
    """
    known: list[tuple[Plan, Earlier]] = []
    waiting: list[tuple[Plan, NotReleasedError]] = []
    for plan, releases in plans:
        try:
            known.append((plan, earlier_plan(workspace, plan, releases, against)))
        except NotReleasedError as fault:
            waiting.append((plan, fault))
    for plan, unreleased in waiting:
        if not known:
            raise unreleased
        news().print(words(_("{title} has not been released yet"), title=plan.programme.frame.title))
    return known


def _wishes(known: Sequence[tuple[Plan, Earlier]], wish: ListingWish) -> dict[str, ListingWish]:
    """What is wanted of each programme, by ids; nothing of one that does not have who or what is asked for."""
    people, cohorts = _ids(known, "person", wish.person), _ids(known, "cohort", wish.cohort)
    return {
        plan.name: wish._replace(person=people.get(plan.name), cohort=cohorts.get(plan.name))
        for plan, _before in known
        if (wish.person is None or plan.name in people) and (wish.cohort is None or plan.name in cohorts)
    }


def _ids(known: Sequence[tuple[Plan, Earlier]], kind: Kind, words: str | None) -> dict[str, str]:
    """The id of what is meant, by the programme that has it, or that had it."""
    if words is None:
        return {}
    plans, former = [plan for plan, _before in known], [before.plan for _plan, before in known if before.plan]
    found = everything_asked(plans, kind, words)
    if isinstance(found, Hindrance):  # what has another id now goes by that one
        found = all_meant([*plans, *former], kind, words, f"--{kind}")
    return {each.plan.name: each.id for each in found}


def _compared(names: NamesTold, earlier: Earlier, wish: ListingWish) -> Compared:
    comparison = Comparison.of(earlier.events, names.plan)
    return Compared(names, earlier, comparison, groups(comparison, names, reader(), wish))


def _print(compared: Sequence[Compared], form: str) -> None:
    if form == "json":
        rows = [_values(one) for one in compared]
        out().print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if form == "markdown":
        lists = [as_markdown(one.title, _heading(one), one.groups, one.names, reader()) for one in compared]
        out().print("\n".join(lists).rstrip("\n"))
        return
    for one in compared:
        _print_full(one)


def _values(one: Compared) -> dict[str, object]:
    return {
        "programme": one.names.plan.name,
        "since": say(one.earlier.since),
        "changes": as_values(one.groups, one.names, reader()),
    }


def _heading(one: Compared) -> str:
    """`Since the release 1.2 of 15 January 2027`, or that nothing has changed since."""
    return say(one.earlier.since if one.groups else one.earlier.same)


def _print_full(one: Compared) -> None:
    console = out()
    console.print(Text(one.title, "bold"))
    console.print(Text(_heading(one), "dim"))
    print_changes(one.groups, one.names)
    if one.groups:
        count, concerned = counted_changes(one.groups)
        news().print(f"\n{several(CHANGES, count, title=one.title, people=concerned)}")
