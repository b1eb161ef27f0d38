"""A programme as it is and as it would be with other files, as one value: nothing of it is written yet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from introplan.agenda import Plan
from introplan.changes.comparison import Comparison
from introplan.cli.check import Checked, checked
from introplan.cli.plans import ReadPlan, read_as
from introplan.diagnostics import Diagnostic, Edit, Identity
from introplan.editing import Chosen, Files, Refusal, edit
from introplan.model import RuleSet
from introplan.reading import File, Folder, gather
from introplan.releases import events_of
from introplan.workspace.files import Workspace
from introplan.workspace.history import History
from introplan.workspace.rewriting import Rewrite


@dataclass(frozen=True)
class Surroundings:
    """What programmes of a workspace are read with."""

    workspace: Workspace
    rule_sets: Mapping[str, RuleSet]
    history: History | None
    today: date


@dataclass(frozen=True)
class Prospect:
    """One programme as it is read, with the files that are to be others; None for one that goes."""

    around: Surroundings
    read: ReadPlan
    folder: Folder
    files: Mapping[str, bytes | None]
    chosen: tuple[Chosen, ...] = ()

    @classmethod
    def of(cls, around: Surroundings, read: ReadPlan, edits: Iterable[Edit]) -> "Prospect | tuple[Refusal, ...]":
        """The programme after edits of its data, or all that is in the way."""
        folder = around.workspace.folder(read.name)
        found = edit(gather(folder), edits)
        return cls(around, read, folder, found.contents, found.chosen) if isinstance(found, Files) else found

    @property
    def name(self) -> str:
        """The programme's name."""
        return self.read.name

    @cached_property
    def before(self) -> Checked:
        """The programme as it is, with what is found in it."""
        return checked(self.read, self.around.today)

    @cached_property
    def folder_after(self) -> Folder:
        """The folder as it is to be."""
        there = {file.path: file for file in self.folder.files}
        new = {path: File(path, content) for path, content in self.files.items() if content is not None}
        files = [file for path, file in {**there, **new}.items() if path in new or path not in self.files]
        return replace(self.folder, files=tuple(sorted(files, key=lambda file: file.path)))

    @cached_property
    def after(self) -> Checked:
        """The programme as it would be, with what is found in it."""
        return self.found_in(self.folder_after)

    def found_in(self, folder: Folder) -> Checked:
        """The programme as a folder has it, with what is found in it."""
        around = self.around
        return checked(read_as(around.workspace, folder, around.rule_sets, around.history), around.today)

    @cached_property
    def new_findings(self) -> list[Diagnostic]:
        """What would be found that is not found now."""
        return beside(self.after.diagnostics, self.before.diagnostics)

    @cached_property
    def changes(self) -> Comparison | None:
        """What would be another date, place or person for anybody; None without a plan before and after."""
        before, after = self.read.plan, self.after.plan
        return Comparison.of(events_of(before), after) if before and after else None

    @property
    def plans(self) -> tuple[Plan, Plan] | None:
        """The plan before and after, when there are both."""
        before, after = self.read.plan, self.after.plan
        return (before, after) if before and after else None

    @cached_property
    def rewrites(self) -> Mapping[str, Rewrite]:
        """The files that change, by their path in the workspace."""
        before = {file.path: file.content for file in self.folder.files}
        root = self.around.workspace.root.resolve()
        return {
            Path(path).resolve().relative_to(root).as_posix(): Rewrite(_bytes(before.get(path)), after)
            for path, after in sorted(self.files.items())
        }


def beside(found: Sequence[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is found beside what is known; of what is told as one, it is known when each part is."""
    left = Counter(_identities(known))
    new = []
    for each in found:
        parts = Counter(part.identity for part in each.each)
        if parts - left:
            new.append(each)
        left -= parts
    return new


def _identities(found: Iterable[Diagnostic]) -> Iterator[Identity]:
    return (part.identity for each in found for part in each.each)


def _bytes(content: object) -> bytes | None:
    return content if isinstance(content, bytes) else None
