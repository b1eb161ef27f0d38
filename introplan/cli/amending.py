"""The one way in which a command changes the plan's files: worked out, shown, asked about, written and read again."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.cli.alone import alone
from introplan.cli.checked import checked
from introplan.cli.completion import STOPPED, complete_what_was_begun, tidy
from introplan.cli.forms import print_diagnostics
from introplan.cli.meant import MisspeltError
from introplan.cli.plans import ReadPlan, read_plans
from introplan.cli.prospects import Prospect, ProspectSurroundings, beside
from introplan.cli.rewrites import tell_of_stopping, write_as_one
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.screen import ask, counted, is_terminal, news, say, tell, tell_fault, words
from introplan.cli.shown_amendments import show_amendment, show_left, show_proposal
from introplan.cli.today import today_here
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Diagnostic, _, error
from introplan.editing import EditRefusal
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.rewriting import PlanRewrite, Rewriting

USED_WRONGLY = 2
MEND_FIRST = _("it may be in {programmes}, which cannot be read: fix that first")
NOTHING_ELSE: Mapping[str, PlanRewrite] = MappingProxyType({})


class Wish(NamedTuple):
    """Whether to ask, and whether to write at all."""

    yes: bool = False
    dry_run: bool = False


class Amended(NamedTuple):
    """A plan and the change that is to be made of it."""

    plan: Plan
    amendment: Amendment


Work = Callable[[Sequence[Plan]], Amended | Hindrance]
"""Works out a change from the plans of the workspace. Whatever cannot be is told, and nothing is written."""

WorkOnAll = Callable[[Sequence[Plan]], Sequence[Amended] | Hindrance]
"""Works out a change of each of several plans, which are written as one."""


Showing = Callable[[Prospect, Amendment], None]
"""Shows a change before somebody is asked."""


def amend(
    command: str, work: Work, wish: Wish, show: Showing = show_amendment, *, is_surely_a_change: bool = True
) -> int:
    """Make a change of one of the workspace's plans, after asking; the exit code.

    What is not surely a change may come to nothing: only where it does not, somebody has to be there to be asked.
    """

    def of_one(plans: Sequence[Plan]) -> Sequence[Amended] | Hindrance:
        found = work(plans)
        return found if isinstance(found, Hindrance) else [found]

    return amend_all(command, of_one, wish, show, is_surely_a_change=is_surely_a_change)


def amend_all(
    command: str, work: WorkOnAll, wish: Wish, show: Showing = show_amendment, *, is_surely_a_change: bool = True
) -> int:
    """Make a change of each of some of the workspace's plans, after asking once; the exit code."""
    if is_surely_a_change:
        must_be_answered(wish)
    workspace = Workspace.here()
    return in_whole(workspace, command, lambda: _amend(workspace, command, work, wish, show))


def must_be_answered(wish: Wish) -> None:
    """Raise WrongUseError where it is to be asked, and nobody can answer."""
    if not wish.yes and not wish.dry_run and not is_terminal():
        raise wrong_use(_("there is nobody to ask here; with `--yes` there is no question"))


def in_whole(workspace: Workspace, command: str, work: Callable[[], int]) -> int:
    """Do what writes into the plans' files, alone and on what earlier commands have completed; the exit code."""
    try:
        with alone(workspace, command):
            if code := complete_what_was_begun(workspace, command).code:
                return code
            try:
                return work()
            finally:
                tidy(workspace)
    except WorldError as fault:
        tell(fault)
        return 1
    except KeyboardInterrupt:
        tell_of_stopping(workspace, command)
        return STOPPED


def _amend(workspace: Workspace, command: str, work: WorkOnAll, wish: Wish, show: Showing) -> int:
    rule_sets, _faults = rule_sets_of(workspace)
    read = read_plans(workspace, workspace.chosen([]), rule_sets)
    around = ProspectSurroundings(workspace, [each.plan for each in read if each.plan])
    try:
        found = work(around.plans)
    except MisspeltError as wrong:
        if wrong.hindrance.is_misspelt and any(each.plan is None for each in read):
            return tell_hindrance(wrong.hindrance, read)
        raise
    if isinstance(found, Hindrance):
        return tell_hindrance(found, read)
    prospects = list[tuple[Prospect, Amendment]]()
    for plan, amendment in found:
        before = checked(next(each for each in read if each.plan is plan), today_here())
        prospect = Prospect.of(around, before, amendment.edits)
        if not isinstance(prospect, Prospect):
            return tell_refusals(prospect)
        prospects.append((prospect, amendment))
    return _write(workspace, command, prospects, wish, show)


def _write(
    workspace: Workspace, command: str, prospects: Sequence[tuple[Prospect, Amendment]], wish: Wish, show: Showing
) -> int:
    """Show the changes, ask, and write them; the exit code."""
    to_write = [each for each, _amendment in prospects if each.files]
    answers = [amendment for _prospect, amendment in prospects if amendment.is_answer]
    if not to_write and not answers:
        news().print(words(_("The plan already says so.")))
        return 0
    if errors := [error for prospect in to_write for error in prospect.new_errors]:
        print_diagnostics(errors, "full")
        news().print(words(_("{findings} would follow from it. Nothing was changed."), findings=counted(errors)))
        return 1
    for prospect, amendment in prospects:
        if prospect.files:
            show(prospect, amendment)
        elif amendment.is_answer:
            show_proposal(amendment)
            show_left(amendment)
    if not to_write:
        return 0
    must_be_answered(wish)
    if wish.dry_run or (not wish.yes and not ask(_("Write this? Yes or no [y/N]:"))):
        news().print(words(_("Nothing was changed.")))
        return 0
    return write_all(workspace, command, to_write)


def tell_hindrance(hindrance: Hindrance, read: Sequence[ReadPlan]) -> int:
    """Why it cannot be done; what is not in any plan may stand in one that cannot be read."""
    unread = [one for one in read if one.plan is None]
    if not hindrance.is_misspelt or not unread:
        tell_fault(say(hindrance.message), say(hindrance.help))
        return USED_WRONGLY if hindrance.is_misspelt else 1
    print_diagnostics([each for one in unread for each in one.diagnostics if each.severity == "error"], "full")
    tell_fault(say(hindrance.message), words(MEND_FIRST, programmes=tuple(one.name for one in unread)))
    return 1


def tell_refusals(refusals: Sequence[EditRefusal]) -> int:
    """What is in the way in the files."""
    for each in refusals:
        print_diagnostics([as_finding(each)], "full")
        if each.paste:
            news().print(words(_("It should say this:")))
            news().print("\n".join(f"    {line}" for line in each.paste.splitlines()))
    news().print(words(_("Nothing was changed.")))
    return 1


def as_finding(refusal: EditRefusal) -> Diagnostic:
    """What is in the way of a change, where it stands."""
    return error(
        "not-written",
        refusal.message.template,
        at=refusal.at,
        values=refusal.message.values,
        help=_("change it by hand: write it out, or remove it; then try again"),
    )


def write_all(
    workspace: Workspace, command: str, prospects: Sequence[Prospect], others: Mapping[str, PlanRewrite] = NOTHING_ELSE
) -> int:
    """Write all files as one, `others` too, read them again, and say how it is taken back; the exit code.

    Raises ChangedError.
    """
    files = {path: each for one in prospects for path, each in one.rewrites.items()}
    rewriting = Rewriting({**files, **others}, command=command)
    code = write_as_one(workspace, rewriting, words(_("Done. To undo it:")))
    if not code:
        _tell_what_came_meanwhile(prospects)
    return code


def _tell_what_came_meanwhile(prospects: Sequence[Prospect]) -> None:
    """What is found in the files as they are on the disk, and was not told: somebody may have saved another file."""
    for each in prospects:
        folder = each.around.workspace.folder(each.name)
        if folder != each.folder_after and (
            new := beside(each.around.checked(folder).diagnostics, each.after.diagnostics)
        ):
            news().print(words(_("Other files were saved meanwhile, and these problems are there now:")))
            print_diagnostics(new, "full")
