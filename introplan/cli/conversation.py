"""What `publish` says and asks: what is wrong, what is new, whether to go on, and what has come of it."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from rich.text import Text

from introplan.changes.comparison import Comparison
from introplan.cli.completion import CompletionOutcome
from introplan.cli.ledgers import restored_words
from introplan.cli.publications import Publication
from introplan.cli.reader import reader
from introplan.cli.screen import news, out, several, words
from introplan.cli.shown_changes import counted_changes, print_changes
from introplan.diagnostics import _, _n
from introplan.language import Verbatim
from introplan.releases import FILE_NAME
from introplan.rendering.changes import NamesTold
from introplan.rendering.changes.listing import ListingWish, groups
from introplan.workspace.files import Workspace
from introplan.workspace.repository import Repository

DATES = _n("{count} date, for {people}", "{count} dates, for {people}")
PEOPLE = _n("{count} person", "{count} people")
CHANGES = _n("{count} change, {people}", "{count} changes, {people}")
LEFT_OUT = _n("git ignores {files}, so it is not saved in git", "git ignores {files}, so they are not saved in git")
NOTES = _n(
    "{programme}: a note for {count} person and {mails} mail drafts in {folder}",
    "{programme}: notes for {count} people and {mails} mail drafts in {folder}",
)


def show_release(publication: Publication) -> None:
    """What is about to be released, as `diff` tells it."""
    told = {"programme": publication.name, "release": publication.release.name}
    if not publication.is_new:
        news().print(words(_("{programme}: release {release} is made, but not yet saved in git"), **told))
        return
    plan, before, after = publication.plan, publication.before.events, publication.after.events
    out().print(Text(words(_("{programme}, release {release}"), **told), "bold"))
    if restored := restored_words(publication.checked.releases):
        out().print(Text(f"  {restored}"))
    if closed := tuple(each.seal.cohort for each in publication.before.unreleased_closings):
        out().print(Text("  " + words(_("The people of {cohorts} have been removed from the plan."), cohorts=closed)))
    if publication.before.last is None:
        people = {person for event in after.values() for person in event.people()}
        out().print(Text(f"  {several(DATES, len(after), people=several(PEOPLE, len(people)))}"))
        return
    comparison = Comparison.of(before, plan)
    names = NamesTold(plan, publication.earlier)
    found = groups(comparison, names, reader(), ListingWish())
    if not found:
        out().print(Text("  " + words(_("No dates have changed."))))
        if publication.checked.edition.is_reworded:
            out().print(Text("  " + words(_("Printed texts have changed."))))
        return
    print_changes(found, names)
    count, concerned = counted_changes(found)
    out().print(Text(f"\n{several(CHANGES, count, people=concerned)}"))


def tell_of_git(
    workspace: Workspace, repository: Repository | None, publications: Sequence[Publication], *, commit: bool
) -> None:
    """What git will not keep, told before anything is done."""
    if repository is None:
        if commit and any((folder / ".git").exists() for folder in (workspace.root, *workspace.root.parents)):
            news().print(
                words(
                    _("git is not installed here, so the release will not be saved in git; install it from git-scm.com")
                )
            )
        elif commit:
            news().print(words(_("this is not a git repository, so the release will be in the ledger alone")))
        return
    for publication in publications:
        if left_out := repository.left_out(publication.name):
            news().print(several(LEFT_OUT, len(left_out), files=tuple(left_out)))


def tell_without_draft(publication: Publication, made: Collection[str]) -> None:
    """Whose letter cannot be mailed, and whose goes by `send` alone."""
    from introplan.rendering.changes.release import (  # noqa: PLC0415 - dear to import, and only here
        BY_SEND,
        by_send_alone,
        without_address,
    )

    if invited := by_send_alone(publication.plan, made, earlier=publication.earlier):
        news().print(f"{publication.name}: {several(BY_SEND, len(invited), people=invited)}")
    people = without_address(publication.plan, made, earlier=publication.earlier)
    if people:
        told = {"programme": publication.name, "people": people}
        news().print(words(_("{programme}: no mail to {people}, whose address is not in the plan"), **told))


def tell_given_out(outcome: CompletionOutcome) -> None:
    """Where the letters of what has been given out lie, but for those whose folder cannot be had."""
    held = {each.path for each in outcome.held}
    for placing in outcome.letters:
        if placing.folder in held:
            continue
        paths = [place.path for place in placing.places]
        notes = sum(path.startswith("people/") and path.endswith(".html") for path in paths)
        mails = sum(path.endswith(".eml") for path in paths)
        folder = Path(os.path.relpath(placing.folder)).as_posix()
        if not notes:
            news().print(
                words(
                    _("{programme}: nobody's coming dates have changed, so there are no letters"),
                    programme=placing.programme,
                )
            )
            continue
        news().print(several(NOTES, notes, programme=placing.programme, mails=mails, folder=folder))


def tell_of_sharing(workspace: Workspace, outcome: CompletionOutcome) -> None:
    """How the others get what has been given out: the last thing that is said."""
    if any(begun.in_git for begun in outcome.given_out):
        repository = Repository.around(workspace.root, FILE_NAME)
        if command := repository and repository.sharing():
            news().print(words(_("next, share it with your colleagues: `{command}`"), command=Verbatim(command)))
