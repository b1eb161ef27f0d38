"""What a plan is compared with: the last release, an earlier one, or the plan at a git revision."""

from typing import NamedTuple

from introplan.agenda import Plan
from introplan.changes.change import Events
from introplan.cli.ledgers import LedgerFile
from introplan.cli.plans import read_plan
from introplan.cli.released import ledger_at, released_in_git
from introplan.diagnostics import Message, _
from introplan.reading.suggestions import meant
from introplan.releases import Ledger, Release, events_of, release_day
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.revisions import Revision, RevisionError, is_repository, names_of_revisions, revision


class NotReleasedError(RevisionError):
    """A plan is to be compared with its last release, and has none."""


class Earlier(NamedTuple):
    """A plan's events as they were, the plan itself where it can be had, and what to call it.

    `since` heads what has changed, and `same` says that nothing has.
    """

    events: Events
    plan: Plan | None
    since: Message
    same: Message


def earlier_plan(workspace: Workspace, plan: Plan, releases: LedgerFile, against: str | None) -> Earlier:
    """The last release without `against`, else the release or the revision with that name.

    Raises RevisionError for a name that means neither or both, and WorldError for what cannot be read.
    """
    ledger = _ledger(releases)
    if against is None:
        if ledger.last is None:
            raise NotReleasedError(
                Message(_("{title} has not been released yet, so there is no release to compare with"), _title(plan)),
                Message(_("give a git revision, such as `introplan diff HEAD`"))
                if _is_committed(workspace)
                else Message(_("`introplan show` lists the dates, and `introplan publish` releases the plan")),
            )
        return _release(workspace, plan, ledger.events, ledger.last)
    release = ledger.release(against)
    if release is None:
        return _at_revision(workspace, plan, against, ledger)
    _must_be_one(workspace, plan, release, against)
    if release == ledger.last:
        return _release(workspace, plan, ledger.events, release)
    return _earlier_release(workspace, plan, release)


def _is_committed(workspace: Workspace) -> bool:
    """Whether git has anything of the workspace's repository to compare with."""
    return is_repository(workspace.root) and revision(workspace.root, "HEAD") is not None


def _title(plan: Plan) -> dict[str, object]:
    return {"title": plan.programme.frame.title}


def _ledger(releases: LedgerFile) -> Ledger:
    """All that has been given out, also when the file has forgotten some of it."""
    errors = [each for each in releases.diagnostics if each.severity == "error" and each.name != "ledger-behind"]
    for first in errors[:1]:
        values = {"path": first.at.span.path, "line": first.at.span.start.line + 1}
        raise RevisionError(
            Message(_("the ledger of releases cannot be read ({path}, line {line})"), values),
            Message(_("`introplan check` says what is wrong with it")),
        )
    return releases.ledger


def released_plan(workspace: Workspace, programme: str, release: Release) -> Plan | None:
    """The plan as a release gave it out, which knows the old words; None where git is not there or does not have it."""
    try:
        found = released_in_git(workspace, programme, release)
        return _readable(found.revision, found.programme) if found else None
    except WorldError:
        return None


def _release(workspace: Workspace, plan: Plan, events: Events, release: Release) -> Earlier:
    return _since(plan, release, events, released_plan(workspace, plan.name, release))


def _since(plan: Plan, release: Release, events: Events, earlier: Plan | None) -> Earlier:
    values = {"name": release.name, "day": release_day(release, plan.programme.frame.timezone)}
    return Earlier(
        events,
        earlier,
        Message(_("Since release {name} of {day}"), values),
        Message(_("Nothing has changed since release {name} of {day}."), values),
    )


def _must_be_one(workspace: Workspace, plan: Plan, release: Release, against: str) -> None:
    """Raises RevisionError when a branch has the release's name, so that nobody knows what is meant."""
    if is_repository(workspace.root) and against in names_of_revisions(workspace.root, "refs/heads"):
        raise RevisionError(
            Message(
                _("`{name}` is both a release of {title} and a git branch"), {"name": release.name, **_title(plan)}
            ),
            Message(
                _("write `heads/{name}` for the branch, or give the branch another name to compare with the release"),
                {"name": release.name},
            ),
        )


def _earlier_release(workspace: Workspace, plan: Plan, release: Release) -> Earlier:
    """A release before the last, which the ledger only names: its own ledger is in git's history."""
    found = released_in_git(workspace, plan.name, release)
    if found is not None:
        return _since(plan, release, found.ledger.events, _readable(found.revision, found.programme))
    raise RevisionError(
        Message(_("what release {name} contained is not in git's history"), {"name": release.name}),
        Message(_("compare with the last release, `introplan diff`, or give a git revision of that time")),
    )


def _at_revision(workspace: Workspace, plan: Plan, against: str, ledger: Ledger) -> Earlier:
    found = revision(workspace.root, against)
    if found is None:
        names = [release.name for release in ledger.releases] + names_of_revisions(workspace.root)
        guess = meant(against, names)
        raise RevisionError(
            Message(_("there is no release and no git revision `{name}`"), {"name": against}),
            Message(_("did you mean `{guess}`?"), {"guess": guess})
            if guess
            else Message(_("`git log --oneline` lists the revisions; HEAD is the last one"))
            if _is_committed(workspace)
            else Message(_('nothing is saved in git yet: `git add .`, then `git commit -m "The first plan"`')),
        )
    earlier = _plan_at(found, plan)
    values = {"name": against, "commit": found.commit[:8]}
    return Earlier(
        events_of(earlier),
        earlier,
        Message(_("Since the git revision {name} ({commit})"), values),
        Message(_("Nothing has changed since the git revision {name} ({commit})."), values),
    )


def _plan_at(found: Revision, plan: Plan) -> Plan:
    """The plan at a revision, also when its folder had another name then."""
    folder = found.folder(plan.name)
    if not folder.files:
        for name in found.programmes():
            earlier = _readable(found, name)
            if earlier and earlier.programme.frame.id == plan.programme.frame.id:
                return earlier
        raise RevisionError(
            Message(_("{title} did not exist yet at `{name}`"), {"name": found.name, **_title(plan)}),
            Message(_("give a later revision; `git log --oneline` lists them")),
        )
    read = read_plan(plan.name, folder, releases=ledger_at(found, plan.name))
    if read.plan is None:
        first = min((each for each in read.diagnostics if each.severity == "error"), key=lambda each: each.sort_key)
        values = {"name": found.name, "path": first.at.span.path, "line": first.at.span.start.line + 1}
        raise RevisionError(
            Message(_("the plan at `{name}` has errors, the first in {path}, line {line}"), values),
            Message(_("give another revision; `git log --oneline` lists them")),
        )
    return read.plan


def _readable(found: Revision, name: str) -> Plan | None:
    """The plan at a revision, when it can be read."""
    return read_plan(name, found.folder(name), releases=ledger_at(found, name)).plan
