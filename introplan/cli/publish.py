"""`introplan publish`: release a plan. Its ledger counts what has changed; git keeps plan and ledger together."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import typer
from rich.text import Text

from introplan.agenda import Plan
from introplan.cli.build import STOPPED, build_checked, has_secret_links
from introplan.cli.check import Checked, examined_programmes
from introplan.cli.forms import print_diagnostics
from introplan.cli.ledgers import LedgerFile, must_know_its_past, restored_words
from introplan.cli.links import Links
from introplan.cli.release_folder import write_release
from introplan.cli.resources import template_loader
from introplan.cli.screen import counted, news, out, say, several, tell, tell_fault, words, wrong_use
from introplan.diagnostics import _, _n, worst
from introplan.language import short_day, times_words
from introplan.releases import (
    FILE_NAME,
    Ledger,
    PublishedEvent,
    Release,
    changed_events,
    events_of,
    ledger_text,
    names_of,
    next_name,
    next_release,
    nominal_days,
    says_nothing_new,
)
from introplan.rendering.printing import TemplateFault
from introplan.rendering.titles import published_title
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.output import OutputError
from introplan.workspace.repository import Repository, RepositoryError, tag_of
from introplan.workspace.writing import replace_whole

NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-]))*")
LONGEST_NAME = 40
MOST_LINES = 30
COUNTS = {
    "new": _n("{count} new", "{count} new"),
    "moved": _n("{count} with another time or place", "{count} with another time or place"),
    "text": _n("{count} with another text", "{count} with other texts"),
    "people": _n("{count} with other people", "{count} with other people"),
    "cancelled": _n("{count} cancelled", "{count} cancelled"),
}
SIGNS = {"new": "+", "moved": "→", "text": "~", "people": "~", "cancelled": "−"}
NOTES = _n(
    "{programme}: a note for {count} person and {mails} mail drafts in {folder}",
    "{programme}: notes for {count} people and {mails} mail drafts in {folder}",
)
MORE = _n("… and {count} more", "… and {count} more")


class Publication(NamedTuple):
    """A release of one programme: its plan, the ledger before and after it."""

    checked: Checked
    plan: Plan
    after: Ledger

    @property
    def before(self) -> Ledger:
        """The ledger as it was."""
        return self.checked.releases.ledger

    @property
    def release(self) -> Release:
        """The release itself."""
        return self.after.releases[-1]

    @property
    def changes(self) -> list[tuple[PublishedEvent | None, PublishedEvent | None]]:
        """Every event that it changes, as it was and as it is."""
        return list(changed_events(self.before.events, self.after.events))


def publish_programmes(wanted: Sequence[str], message: str, name: str | None, *, yes: bool, commit: bool) -> int:
    """Release the wanted programmes; the exit code. An error in any of them publishes nothing."""
    message = _told(message)
    _must_be_a_name(name)
    if not yes and not _is_terminal():
        raise wrong_use(_("there is nobody to ask here; with `--yes`, nothing is asked"))
    workspace = Workspace.here()
    programmes, diagnostics = examined_programmes(wanted, drafts=False)
    diagnostics = [each for each in diagnostics if each.name != "ledger-behind"]  # which publishing mends
    print_diagnostics(diagnostics, "full")
    if worst(diagnostics) == "error":
        news().print(words(_("{findings}. Nothing was published."), findings=counted(diagnostics)))
        return 1
    now = datetime.now(UTC)
    publications = [each for each in (_publication(checked, message, name, now) for checked in programmes) if each]
    try:
        for checked in programmes:
            must_know_its_past(checked.releases)
        repository = Repository.around(workspace.root, FILE_NAME) if commit else None
        unfinished = list(_unfinished(workspace, repository, programmes, publications))
        for publication in (*publications, *unfinished):
            _must_be_ready(repository, publication)
    except WorldError as fault:
        return _refused(fault)
    for publication in (*publications, *unfinished):
        _show(publication, is_new=publication in publications)
    if not publications and not unfinished:
        for checked in programmes:
            told = {"programme": checked.name, "release": checked.releases.ledger.releases[-1].name}
            news().print(words(_("{programme}: nothing has changed since release {release}"), **told))
        return 0
    _tell_of_git(workspace, repository, publications, commit=commit)
    if not yes and not typer.confirm(words(_("Publish this?")), err=True):
        news().print(words(_("Nothing was published.")))
        return 0
    code = _carry_out(workspace, repository, publications, unfinished)
    return code or _tell_people(workspace, publications)


def _is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _told(message: str) -> str:
    message = message.strip()
    if not message:
        raise wrong_use(_("say in a few words what is new"), "-m")
    return message


def _must_be_a_name(name: str | None) -> None:
    if name is None:
        return
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME or name.lower().endswith(".lock"):
        raise wrong_use(
            _("`{name}` can not name a release: letters a to z, digits, `.`, `-` and `_`, such as 1.2"),
            "--name",
            name=name,
        )


def _publication(checked: Checked, message: str, name: str | None, now: datetime) -> Publication | None:
    """The next release of a programme; None when nothing has changed. Raises BadParameter for a name that is taken."""
    plan, ledger = checked.plan, checked.releases.ledger
    assert plan is not None, checked.name
    if name is not None and ledger.release(name):
        raise wrong_use(_("{programme} has a release `{name}` already"), "--name", programme=checked.name, name=name)
    events, frame = events_of(plan), plan.programme.frame
    names = names_of(plan, events)
    if says_nothing_new(ledger, events, names) and checked.releases.is_whole:
        return None
    release = Release(name or next_name(ledger, checked.releases.taken), now, message)
    identity, nominal = (frame.id, frame.domain), nominal_days(plan)
    return Publication(checked, plan, next_release(ledger, events, release, identity, names, nominal=nominal))


def _unfinished(
    workspace: Workspace,
    repository: Repository | None,
    programmes: Iterable[Checked],
    publications: Sequence[Publication],
) -> Iterator[Publication]:
    """Releases that stand in a ledger and not in git, as when the computer stopped in between."""
    published = {publication.checked.name for publication in publications}
    for checked in programmes:
        content, ledger = checked.releases.content, checked.releases.ledger
        if checked.name in published or checked.plan is None or content is None or ledger.last is None:
            continue
        if repository and not repository.has_committed(_ledger_path(workspace, checked.name), content):
            yield Publication(checked, checked.plan, ledger)


def _must_be_ready(repository: Repository | None, publication: Publication) -> None:
    if repository is not None:
        repository.must_be_ready(publication.plan.name, tag_of(publication.plan.name, publication.release.name))


def _refused(fault: WorldError) -> int:
    tell(fault)
    news().print(words(_("Nothing was published.")))
    return 1


def _show(publication: Publication, *, is_new: bool) -> None:
    """What is about to be released."""
    told = {"programme": publication.plan.name, "release": publication.release.name}
    if not is_new:
        news().print(words(_("{programme}: release {release} is made, but git does not have it yet"), **told))
        return
    out().print(Text(words(_("{programme}, release {release}"), **told), "bold"))
    changes = publication.changes
    kinds = [_kind(*change) for change in changes]
    counts = [several(COUNTS[kind], kinds.count(kind)) for kind in COUNTS if kind in kinds]
    out().print(Text("  " + (", ".join(counts) or words(_("no entry is another than before")))))
    if restored := restored_words(publication.checked.releases):
        out().print(Text(f"  {restored}"))
    if publication.before.last is None:
        return
    for change, kind in list(zip(changes, kinds, strict=True))[:MOST_LINES]:
        out().print(Text(f"  {SIGNS[kind]} {_line(publication.plan, change[1] or change[0])}"))
    if len(changes) > MOST_LINES:
        out().print(Text(f"  {several(MORE, len(changes) - MOST_LINES)}"))


def _kind(before: PublishedEvent | None, after: PublishedEvent | None) -> str:
    """What a release does to an event, in one word."""
    if after is None or (before and before.is_on and not after.is_on):
        return "cancelled"
    if before is None or (after.is_on and not before.is_on):
        return "new"
    if (before.day, before.times, before.place) != (after.day, after.times, after.place):
        return "moved"
    return "people" if before.attendees != after.attendees else "text"


def _line(plan: Plan, event: PublishedEvent | None) -> str:
    assert event is not None, "a change is of something"
    language = plan.programme.frame.language
    times = f" {times_words(event.times)}" if event.times else ""
    return f"{short_day(event.day, language)} {event.day.year}{times}  {published_title(plan, event)}"


def _tell_of_git(
    workspace: Workspace, repository: Repository | None, publications: Sequence[Publication], *, commit: bool
) -> None:
    """What git will not keep, told before anything is done."""
    if repository is None:
        if commit and any((folder / ".git").exists() for folder in (workspace.root, *workspace.root.parents)):
            news().print(words(_("git is not installed here, so the release will not be committed")))
        elif commit:
            news().print(words(_("this is no git repository, so the release will stand in the ledger alone")))
        return
    for publication in publications:
        if left_out := repository.left_out(publication.plan.name):
            news().print(words(_("git ignores {files}, so no commit holds them"), files=tuple(left_out)))


def _carry_out(
    workspace: Workspace,
    repository: Repository | None,
    publications: Sequence[Publication],
    unfinished: Sequence[Publication],
) -> int:
    """Write, commit and tag one programme after the other, and build them."""
    done: list[Checked] = []
    for publication in (*publications, *unfinished):
        path = _ledger_path(workspace, publication.plan.name)
        content = ledger_text(publication.after).encode() if publication in publications else path.read_bytes()
        try:
            _make(repository, publication, path, content)
        except RepositoryError as fault:
            return _refused(fault)
        except OSError as fault:
            reason = os.strerror(fault.errno) if fault.errno else str(fault)
            tell_fault(
                words(_("{path} can not be written: {reason}"), path=os.path.relpath(path), reason=reason),
                words(_("close it if another program has it open, and publish again")),
            )
            return 1
        except KeyboardInterrupt:
            news().print(words(_("Stopped. Nothing of {programme} was published."), programme=publication.plan.name))
            return STOPPED
        done.append(publication.checked._replace(releases=LedgerFile(publication.after, [], content)))
    folder = Path(os.path.relpath(workspace.root / "build"))
    return build_checked(done, folder, drafts=False, secret_links=has_secret_links(folder, done))


def _tell_people(workspace: Workspace, publications: Sequence[Publication]) -> int:
    """Write the notes and mail drafts of each release beside the build; the exit code."""
    output = Path(os.path.relpath(workspace.root / "build"))
    templates = template_loader(workspace.root)
    for plan, before, after in ((each.plan, each.before, each.after) for each in publications):
        try:
            key = (
                Links(workspace.root).key if has_secret_links(output, [each.checked for each in publications]) else None
            )
            written = write_release(plan, before, after, output, templates, key=key)
        except (OutputError, TemplateFault) as fault:
            complaint = say(fault.message) if isinstance(fault, OutputError) else str(fault)
            tell_fault(complaint, words(_("the release is made; only its notes and mail drafts are not")))
            return 1
        told = {"programme": plan.name, "folder": written.folder.as_posix(), "mails": written.mails}
        news().print(several(NOTES, written.people, **told))
        if written.without_address:
            told = {"programme": plan.name, "people": written.without_address}
            news().print(words(_("{programme}: no mail to {people}, whose address is not in the plan"), **told))
    return 0


def _make(repository: Repository | None, publication: Publication, path: Path, content: bytes) -> None:
    """Write the ledger, commit and tag: all of it, or the ledger is as it was.

    Raises RepositoryError, OSError or KeyboardInterrupt.
    """
    release, programme = publication.release, publication.plan.name
    before = publication.checked.releases.content
    told = {"programme": programme, "release": release.name}
    replace_whole(path, content)
    if repository is None:
        news().print(words(_("{programme}: release {release} is made"), **told))
        return
    try:
        repository.commit(programme, release.message)
    except BaseException:
        if not repository.has_committed(path, content):
            _take_back(path, before)
        raise
    tag = tag_of(programme, release.name)
    try:
        given = repository.tag(tag, release.message)
    except RepositoryError as fault:
        tell_fault(say(fault.message), words(_("the release is committed; tag it yourself: `git tag {tag}`"), tag=tag))
    else:
        if given != tag:
            news().print(words(_("another release has the tag {tag}, so this one gets {given}"), tag=tag, given=given))
        tag = given
    news().print(words(_("{programme}: release {release} is committed, with the tag {tag}"), **told, tag=tag))


def _take_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink(missing_ok=True)
    else:
        replace_whole(path, before)


def _ledger_path(workspace: Workspace, programme: str) -> Path:
    return workspace.root / "programmes" / programme / FILE_NAME
