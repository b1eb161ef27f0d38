"""All that a release is made of, as one value: from the disk when it is made, from git when it is made again.

What is made of the one is made of the other, byte for byte, since nothing else goes into it but introplan itself.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from introplan.agenda import Plan
from introplan.cli.ledgers import NO_LEDGER, LedgerFile
from introplan.cli.plans import pictures_named, read_plan
from introplan.cli.released import Released, ledger_at, released_in_git
from introplan.cli.resources import loader_of
from introplan.cli.rulesets import known_with, published
from introplan.model import NoPicture, Pictures, RuleSet
from introplan.reading import File, Folder, read_rule_sets
from introplan.releases import EMPTY, FILE_NAME, Ledger, Release, ledger_text, read_ledger
from introplan.workspace.files import Workspace
from introplan.workspace.git import GitError
from introplan.workspace.makings import FilesByPath, Makings
from introplan.workspace.pictures import pictures_at
from introplan.workspace.private import Private
from introplan.workspace.protocol import AFTER, BEFORE

if TYPE_CHECKING:
    from jinja2 import BaseLoader


JOINED = "joined.ledger"
"""All that had been given out before a release, whether the ledger's file had it or not."""

SECRET_LINKS = "secret-links"
"""Kept when letters tell of everybody's own page, whose address the key of the secret links makes."""


class ReleaseSource(NamedTuple):
    """What a release of a programme is made of: its files, those it shares, the ledgers, and the plan before it.

    `before` is all that had been given out, and `file` what the ledger's file had of it. `pictures` are by the paths
    that the plan calls them by.
    """

    name: str
    plan_files: FilesByPath
    rule_sets: FilesByPath
    templates: FilesByPath
    before: Ledger
    after: Ledger
    earlier_files: FilesByPath | None = None
    file: bytes | None = None
    pictures: FilesByPath = MappingProxyType({})

    @classmethod
    def of_files(cls, name: str, files: FilesByPath) -> "ReleaseSource":
        """The value that was kept as these files."""

        def within(part: str) -> FilesByPath:
            start = f"{part}/"
            return {path.removeprefix(start): content for path, content in files.items() if path.startswith(start)}

        before = read_ledger(FILE_NAME, files[JOINED])[0] if JOINED in files else EMPTY
        after = read_ledger(FILE_NAME, files[AFTER])[0]
        own = within("plan"), within("rulesets"), within("templates")
        return cls(name, *own, before, after, within("earlier") or None, files.get(BEFORE), within("pictures"))

    @property
    def release(self) -> Release:
        """The release itself."""
        return self.after.releases[-1]

    @property
    def loader(self) -> "BaseLoader":
        """Its templates, the workspace's own before the built-in ones."""
        return loader_of(self.templates)

    def plan(self) -> Plan | None:
        """Its plan, when it can be read."""
        return _plan(self.name, self.plan_files, self._known_rule_sets(), self.before, self.pictures)

    def earlier(self) -> Plan | None:
        """The plan of the release before it, when it can be had."""
        return _plan(self.name, self.earlier_files, self._known_rule_sets(), EMPTY) if self.earlier_files else None

    def as_files(self, *, secret_links: bool) -> FilesByPath:
        """The value as files, for keeping it, and whether everybody had a page of their own."""
        parts = {"plan": self.plan_files, "rulesets": self.rule_sets, "templates": self.templates}
        parts["pictures"] = self.pictures
        if self.earlier_files is not None:
            parts["earlier"] = self.earlier_files
        files = {f"{part}/{path}": content for part, found in parts.items() for path, content in found.items()}
        before = {JOINED: ledger_text(self.before).encode()} if self.before.last else {}
        if self.file is not None:
            before[BEFORE] = self.file
        links = {SECRET_LINKS: b""} if secret_links else {}
        return {**files, **before, **links, AFTER: ledger_text(self.after).encode()}

    def _known_rule_sets(self) -> Mapping[str, RuleSet]:
        own, _faults = read_rule_sets(_folder("rulesets", self.rule_sets), taken=published().keys())
        return known_with(own)


def _plan(
    name: str,
    files: FilesByPath,
    rule_sets: Mapping[str, RuleSet],
    ledger: Ledger,
    pictures: FilesByPath = MappingProxyType({}),
) -> Plan | None:
    releases = LedgerFile(ledger, [], None) if ledger.last else NO_LEDGER

    def kept(wanted: Iterable[str]) -> Pictures:
        return {written: pictures.get(written, NoPicture("not-there")) for written in wanted}

    return read_plan(name, _folder(f"programmes/{name}", files), rule_sets, releases, kept).plan


def _folder(path: str, files: FilesByPath) -> Folder:
    return Folder(path, tuple(File(f"{path}/{name}", content) for name, content in sorted(files.items())))


def source_on_disk(workspace: Workspace, plan: Plan, releases: LedgerFile, after: Ledger) -> ReleaseSource:
    """What a release of a plan as it stands is made of."""
    name = plan.name
    rule_sets, templates = workspace.contents("rulesets"), workspace.contents("templates")
    plan_files, before = workspace.contents(f"programmes/{name}"), releases.ledger
    earlier = earlier_files(workspace, name, before)
    return ReleaseSource(
        name, plan_files, rule_sets, templates, before, after, earlier, releases.content, _had(plan.pictures)
    )


def _had(pictures: Pictures) -> FilesByPath:
    """The pictures that there are."""
    return {written: content for written, content in pictures.items() if isinstance(content, bytes)}


def earlier_files(workspace: Workspace, name: str, before: Ledger) -> FilesByPath | None:
    """The plan of the last release, from git where there is git, else as it was kept here.

    When a cohort was closed since, it is not to be had: whoever has gone is not to be kept anew.
    """
    if before.last is None or before.unreleased_closings:
        return None
    if found := _in_git(workspace, name, before.last):
        return _contents(found.revision.folder(found.programme))
    kept = _kept(workspace, name, before.last)
    return ReleaseSource.of_files(name, kept).plan_files if kept else None


def release_source(workspace: Workspace, name: str, release: Release) -> ReleaseSource | None:
    """What a release was made of: as it was kept here, else as git has it; None when neither does.

    What is kept is all of it, also the files that git ignores, such as absences. Git has every release.
    """
    if kept := _kept(workspace, name, release):
        return ReleaseSource.of_files(name, kept)
    if (found := _in_git(workspace, name, release)) is None:
        return None
    if (before := _ledger_before(workspace, name, found)) is None:
        return None
    revision = found.revision
    rule_sets, templates = _yaml(revision.files("rulesets")), revision.files("templates")
    plan_files, earlier = _contents(revision.folder(found.programme)), earlier_files(workspace, name, before)
    read = read_plan(name, _folder(f"programmes/{name}", plan_files), {}).plan
    wanted = pictures_named(read.programme) if read else ()
    pictures = _had(pictures_at(revision, found.programme, wanted))
    return ReleaseSource(name, plan_files, rule_sets, templates, before, found.ledger, earlier, pictures=pictures)


def kept_secret_links(workspace: Workspace, name: str, release: Release) -> bool | None:
    """Whether a release told of everybody's own page; None when it is not kept here."""
    kept = _kept(workspace, name, release)
    return SECRET_LINKS in kept if kept else None


def _in_git(workspace: Workspace, name: str, release: Release) -> Released | None:
    """A release as git has it; None also where git does not answer."""
    try:
        return released_in_git(workspace, name, release)
    except GitError:
        return None


def _ledger_before(workspace: Workspace, name: str, found: Released) -> Ledger | None:
    """The ledger that a release went by, which has all releases but this one; None when git has no such."""
    releases = found.ledger.releases[:-1]
    if not releases:
        return EMPTY
    parent = found.revision.before()
    before = ledger_at(parent, found.programme).ledger if parent else EMPTY
    if before.releases == releases:
        return before
    last = _in_git(workspace, name, releases[-1])
    return last.ledger if last and last.ledger.releases == releases else None


def _kept(workspace: Workspace, name: str, release: Release) -> FilesByPath | None:
    """The files of a release as they were kept here; None when they are not."""
    found = Makings(Private(workspace.root), name).found()
    return next((files for files in found if read_ledger(FILE_NAME, files[AFTER])[0].last == release), None)


def _contents(folder: Folder) -> FilesByPath:
    """What can be read in a programme's folder, by the path in it."""
    start = f"{folder.path}/"
    return {file.path.removeprefix(start): file.content for file in folder.files if isinstance(file.content, bytes)}


def _yaml(files: FilesByPath) -> FilesByPath:
    return {path: content for path, content in files.items() if path.lower().endswith((".yaml", ".yml"))}
