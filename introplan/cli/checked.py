"""The programmes of the workspace, read and checked: the plans and their findings, for every command that goes on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial

from introplan.agenda import Plan
from introplan.checks import run_checks
from introplan.cli.file_names import names_of_files
from introplan.cli.ledgers import NO_LEDGER, LedgerFile
from introplan.cli.outputs import misleading_folders, same_identities, unprintable_characters, zones_without_rule
from introplan.cli.plans import ReadPlan, read_plans
from introplan.cli.protected import protected_names_found
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.screen import news, several, words
from introplan.cli.today import today_here
from introplan.diagnostics import Diagnostic, _, _n, in_file_order, worst
from introplan.model.ids import KnownIds
from introplan.reading import Folder, conflicts_in_texts, unread
from introplan.releases import Edition, edition_of, identity_findings
from introplan.workspace.files import Workspace

UNRELEASED = _n(
    "{programme}: {count} change since release {release} is not published",
    "{programme}: {count} changes since release {release} are not published",
)


@dataclass(frozen=True)
class Checked:
    """One programme after reading and checks; there is no plan when it could not be read."""

    name: str
    folder: Folder
    plan: Plan | None
    diagnostics: list[Diagnostic]
    releases: LedgerFile = NO_LEDGER
    printed: str = ""
    drafts: bool = False
    known: KnownIds | None = None

    @cached_property
    def edition(self) -> Edition:
        """What the programme is built as, after its last release; it has a plan."""
        assert self.plan is not None, self.name
        return edition_of(self.plan, self.releases.ledger, self.printed, drafts=self.drafts)


def checked(read: ReadPlan, today: date | None) -> Checked:
    """Run all checks on a programme that has been read, with the rule sets it names, and hold it to its ledger."""
    plan, releases = read.plan, read.releases
    if plan is None:
        return Checked(
            read.name, read.folder, None, [*read.diagnostics, *releases.diagnostics], releases, known=read.known
        )
    found = [*read.diagnostics, *run_checks(plan, today), *releases.diagnostics]
    if worst(releases.diagnostics) != "error":
        found += identity_findings(plan, releases.ledger, today)
    return Checked(read.name, read.folder, plan, in_file_order(found), releases, known=read.known)


def checked_programmes(wanted: Sequence[str]) -> list[Checked]:
    """The wanted programmes of the workspace, read and checked."""
    programmes, _faults = _with_rule_sets(wanted)
    return programmes


def _with_rule_sets(wanted: Sequence[str]) -> tuple[list[Checked], list[Diagnostic]]:
    """The same, and what is wrong with own rule sets."""
    workspace = Workspace.here()
    rule_sets, faults = rule_sets_of(workspace)
    plans = read_plans(workspace, workspace.chosen(wanted), rule_sets)
    return [checked(read, today_here()) for read in plans], faults


def plans_of(programmes: Sequence[Checked]) -> list[Plan]:
    """The plans of those that could be read."""
    return [programme.plan for programme in programmes if programme.plan]


def examined_programmes(wanted: Sequence[str], *, drafts: bool = False) -> tuple[list[Checked], list[Diagnostic]]:
    """The wanted programmes, and all that is wrong with each, between them, for print, and with own rule sets.

    It is in file order, programme by programme, but for errors: they come last, where the screen ends.
    """
    workspace = Workspace.here()
    read, found = _with_rule_sets(wanted)
    programmes = [replace(with_print(workspace, each), drafts=drafts) for each in read]
    plans = plans_of(programmes)
    lacks_rules = worst(found) == "error"  # a rule set that could not be read is not unknown
    found += [
        diagnostic
        for programme in programmes
        for diagnostic in programme.diagnostics
        if not (lacks_rules and diagnostic.name == "rule-set-unknown")
    ]
    templates = workspace.templates()
    found += [*unread(templates), *conflicts_in_texts(templates), *conflicts_in_texts(workspace.notes())]
    found += protected_names_found(workspace)
    found += same_identities(plans)
    found += misleading_folders(plans)
    found += names_of_files(workspace, {each.name: each.folder for each in programmes}, templates)
    found += (each for plan in plans for each in in_print(Edition(plan, drafts=drafts)))
    return programmes, sorted(found, key=lambda diagnostic: diagnostic.severity == "error")


def in_print(edition: Edition) -> Iterator[Diagnostic]:
    """What is wrong with a plan's booklets and calendars before they are made."""
    yield from unprintable_characters(edition)
    yield from zones_without_rule(edition)


def with_print(workspace: Workspace, programme: Checked) -> Checked:
    """With what is printed of it, when its last release is known by that."""
    last = programme.releases.ledger.last
    if programme.plan is None or last is None or not last.printed or worst(programme.diagnostics) == "error":
        return programme
    from introplan.cli.printed import printed_of  # noqa: PLC0415 - dear to import, and only where something is released

    return replace(programme, printed=printed_of(workspace, programme.plan))


def tell_unreleased(programmes: Sequence[Checked]) -> None:
    """Say of each programme how much has changed since its last release: as many changes as `diff` tells."""
    for tell in unreleased(programmes):
        news().print(tell())


def unreleased(programmes: Sequence[Checked]) -> Iterator[Callable[[], str]]:
    """The same, each to be said in whatever language."""
    for programme in programmes:
        ledger = programme.releases.ledger
        if programme.plan is None or ledger.last is None:
            continue
        told = {"programme": programme.name, "release": ledger.last.name}
        if closed := ledger.unreleased_closings:
            names = tuple(each.seal.cohort for each in closed)
            yield partial(words, _("{programme}: {cohorts} closed since release {release}"), **told, cohorts=names)
        from introplan.changes.comparison import Comparison  # noqa: PLC0415 - as above

        if changes := Comparison.of(ledger.events, programme.plan).told:
            yield partial(several, UNRELEASED, len(changes), **told)
        elif programme.edition.is_reworded:
            changed = _("{programme}: printed texts have changed since release {release} and are not published")
            yield partial(words, changed, **told)
