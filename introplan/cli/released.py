"""A release as git has it, on whatever branch and whatever became of it since: of all commits, the one that made it."""

from typing import NamedTuple

from introplan.cli.ledgers import NO_LEDGER, LedgerFile, history_of
from introplan.releases import FILE_NAME, Ledger, Release, last_release, read_ledger
from introplan.workspace.files import Workspace
from introplan.workspace.history import CommittedFile
from introplan.workspace.revisions import Revision, prefix_of


class Released(NamedTuple):
    """The commit that made a release, what the programme's folder was called there, and its ledger."""

    revision: Revision
    programme: str
    ledger: Ledger


def released_in_git(workspace: Workspace, programme: str, release: Release) -> Released | None:
    """A release of the programme as git has it; None when git has none, and outside a repository.

    Raises GitError when git will not answer.
    """
    history = history_of(workspace)
    if history is None:
        return None
    first: dict[str, CommittedFile] = {}
    for each in reversed(history.kept()):  # the earliest first
        first.setdefault(each.blob, each)
    found = []
    for blob, content in zip(first, history.contents(first), strict=True):
        if content is None or last_release(content) != (release.name, release.at):
            continue
        ledger = read_ledger(FILE_NAME, content)[0]
        if ledger.last == release:
            commit = first[blob].commit
            revision = Revision(workspace.root, prefix_of(workspace.root), commit[:8], commit)
            found.append(Released(revision, first[blob].programme, ledger))
    # The earliest made it: a later merge with another branch has the same last release, but not the same plan.
    return next((each for each in found if each.programme == programme), found[0] if found else None)


def ledger_at(revision: Revision, programme: str) -> LedgerFile:
    """The ledger as it was then, which knows what had been given out, and what a `was:` of that time means."""
    content = revision.content(f"programmes/{programme}/{FILE_NAME}")
    return LedgerFile(*read_ledger(FILE_NAME, content), content) if content is not None else NO_LEDGER
