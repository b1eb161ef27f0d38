"""What a plan is compared with: the last release, an earlier one, or the plan at a git revision."""

from typing import NamedTuple

from introplan.agenda import Plan
from introplan.changes.change import Events
from introplan.cli.ledgers import LedgerFile, history_of
from introplan.cli.plans import read_plan
from introplan.diagnostics import Message, _
from introplan.reading.suggestions import meant
from introplan.releases import FILE_NAME, Ledger, Release, events_of, read_ledger
from introplan.workspace.files import Workspace
from introplan.workspace.revisions import Revision, RevisionError, is_repository, names_of_revisions, revision


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

    Raises RevisionError for a name that means neither or both, and WorldError for what can not be read.
    """
    ledger = _ledger(releases)
    if against is None:
        if ledger.last is None:
            raise RevisionError(
                Message(_("{title} has not been released yet, so there is no release to compare with"), _title(plan)),
                Message(_("name a git revision, such as `introplan diff HEAD`")),
            )
        return _release(ledger.events, None, ledger.last)
    release = ledger.release(against)
    if release is None:
        return _at_revision(workspace, plan, against, ledger)
    _must_be_one(workspace, plan, release, against)
    if release == ledger.last:
        return _release(ledger.events, None, release)
    return _earlier_release(workspace, plan, release)


def _title(plan: Plan) -> dict[str, object]:
    return {"title": plan.programme.frame.title}


def _ledger(releases: LedgerFile) -> Ledger:
    """All that has been given out, also when the file has forgotten some of it."""
    errors = [each for each in releases.diagnostics if each.severity == "error" and each.name != "ledger-behind"]
    for first in errors[:1]:
        values = {"path": first.at.span.path, "line": first.at.span.start.line + 1}
        raise RevisionError(
            Message(_("the ledger of releases can not be read ({path}, line {line})"), values),
            Message(_("`introplan check` says what is wrong with it")),
        )
    return releases.ledger


def _release(events: Events, plan: Plan | None, release: Release) -> Earlier:
    values = {"name": release.name, "day": release.at.date()}
    return Earlier(
        events,
        plan,
        Message(_("Since the release {name} of {day}"), values),
        Message(_("Nothing has changed since the release {name} of {day}."), values),
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
    if found := released(workspace, plan.programme.frame.id, release):
        return _release(found.ledger.events, _readable(found.revision, found.programme), release)
    raise RevisionError(
        Message(_("what the release {name} gave out is not in git's history"), {"name": release.name}),
        Message(_("compare with the last release, `introplan diff`, or name a git revision of that time")),
    )


class Released(NamedTuple):
    """A release as git has it: its commit, what the programme's folder was called there, and its ledger."""

    revision: Revision
    programme: str
    ledger: Ledger


def released(workspace: Workspace, id_: str, release: Release) -> Released | None:
    """The commit that made a release, on whatever branch, of the programme with an `id`; None when git has none.

    Raises GitError without git and outside a repository.
    """
    history = history_of(workspace)
    head = revision(workspace.root, "HEAD") if history else None
    if history is None or head is None:
        return None
    kept = history.kept()
    blobs = dict.fromkeys(each.blob for each in kept)
    contents = dict(zip(blobs, history.contents(blobs), strict=True))
    for each in reversed(kept):
        content = contents[each.blob]
        ledger = read_ledger(FILE_NAME, content)[0] if content else Ledger()
        if ledger.last == release and ledger.identity and ledger.identity[0] == id_:
            found = Revision(workspace.root, head.prefix, each.commit[:8], each.commit)
            return Released(found, each.programme, ledger)
    return None


def _at_revision(workspace: Workspace, plan: Plan, against: str, ledger: Ledger) -> Earlier:
    found = revision(workspace.root, against)
    if found is None:
        names = [release.name for release in ledger.releases] + names_of_revisions(workspace.root)
        guess = meant(against, names)
        raise RevisionError(
            Message(_("there is no release and no git revision `{name}`"), {"name": against}),
            Message(_("did you mean `{guess}`?"), {"guess": guess})
            if guess
            else Message(_("`git log --oneline` lists the revisions; HEAD is the last one")),
        )
    earlier = _plan_at(found, plan)
    values = {"name": against, "commit": found.commit[:8]}
    return Earlier(
        events_of(earlier),
        earlier,
        Message(_("Since the revision {name} ({commit})"), values),
        Message(_("Nothing has changed since the revision {name} ({commit})."), values),
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
            Message(_("{title} was not there at `{name}`"), {"name": found.name, **_title(plan)}),
            Message(_("name a later revision; `git log --oneline` lists them")),
        )
    read = read_plan(plan.name, folder)
    if read.plan is None:
        first = min((each for each in read.diagnostics if each.severity == "error"), key=lambda each: each.sort_key)
        values = {"name": found.name, "path": first.at.span.path, "line": first.at.span.start.line + 1}
        raise RevisionError(
            Message(_("the plan at `{name}` has errors, the first in {path}, line {line}"), values),
            Message(_("name another revision; `git log --oneline` lists them")),
        )
    return read.plan


def _readable(found: Revision, name: str) -> Plan | None:
    """The plan at a revision, when it can be read."""
    return read_plan(name, found.folder(name)).plan
