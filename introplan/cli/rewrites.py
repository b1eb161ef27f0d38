"""What the commands share that write into the plan's own files: the file written, the way back."""

import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from introplan.cli.screen import news, tell_fault, words
from introplan.diagnostics import Message, _
from introplan.reading import Folder
from introplan.workspace.faults import WorldError, reason_of
from introplan.workspace.files import Workspace
from introplan.workspace.rewriting import CLOSE, Kept, PlanRewrite, Rewriting, Rewritings


class Again(NamedTuple):
    """What is told when not all is written: what to do about a file that somebody has changed, and what comes next."""

    to_see: str
    """When it was changed before anything was written."""
    for_the_rest: str
    """When it was changed while the others were written."""
    goes_on: str


OF_A_CHANGE = Again(
    _("do it again, so that you see what changes"),
    _("do it again, so that you see what changes"),
    _("It is completed by whatever command comes next."),
)
OF_A_CLOSING = Again(
    _("close again, so that you see what will be removed"),
    _("close the cohort again, so that nobody is left in it"),
    _("It goes on where it stopped when you close again."),
)


def again(command: str) -> Again:
    """What is told of a command that has not written all."""
    return OF_A_CLOSING if command == CLOSE else OF_A_CHANGE


def rewrites_of(workspace: Workspace, folder: Folder, contents: Mapping[str, bytes | None]) -> dict[str, PlanRewrite]:
    """Files of a folder that are to say something else, by their paths in the workspace; None for one that goes."""
    return {
        workspace.place_of(path): PlanRewrite(folder.bytes_of(path), after) for path, after in sorted(contents.items())
    }


class ChangedError(WorldError):
    """A file is not what it was when its change was shown."""

    def __init__(self, template: str, path: str, way_out: str) -> None:
        super().__init__(Message(template, {"path": path}), Message(way_out))


def must_be_writable(rewritings: Rewritings, rewriting: Rewriting) -> None:
    """Raise WorldError for a file that is protected, which another in its place would be no more."""
    if path := rewritings.protected(rewriting):
        raise WorldError(
            Message(_("{path} is write-protected, so nothing was changed"), {"path": path}),
            Message(_("remove the protection if the file may be changed, and do it again")),
        )


def write_as_one(workspace: Workspace, rewriting: Rewriting, done: str) -> int:
    """Write all files, read them again, and say how it is taken back; the exit code. Raises WorldError."""
    kept = written_as_one(workspace, rewriting)
    if kept is None:
        return 1
    tell_undoing(workspace, kept, done)
    return 0


def written_as_one(workspace: Workspace, rewriting: Rewriting) -> Kept | None:
    """Write all files, and read them again; what takes it back, None when the disk will not have them.

    What is made of the files afterwards is a part of it: then it is under way until that is made. Raises WorldError.
    """
    rewritings, told = Rewritings(workspace.root), again(rewriting.command)
    if changed := rewritings.changed_since(rewriting):
        raise ChangedError(_("{path} was changed while you were asked"), changed, told.to_see)
    must_be_writable(rewritings, rewriting)
    try:
        kept = rewritings.kept_to_go_back(rewriting)
        rewritings.carry_out(replace(rewriting, kept=kept))
        left = rewritings.not_as_meant(rewriting)
        if not rewriting.is_built_from:
            rewritings.drop()
    except OSError as fault:
        path = Path(os.path.relpath(fault.filename or rewritings.file))
        tell_fault(
            words(_("{path} cannot be written: {reason}"), path=path.as_posix(), reason=reason_of(fault)),
            words(_("close it if another program has it open, and try again")),
        )
        if rewritings.file.is_file():
            news().print(words(told.goes_on))
        return None
    if left:
        raise ChangedError(_("{path} was changed meanwhile, so it is left as it is"), left, told.for_the_rest)
    return kept


def tell_of_stopping(workspace: Workspace, command: str) -> None:
    """Say what has become of the files when a command was stopped with Ctrl-C."""
    is_under_way = Rewritings(workspace.root).file.is_file()
    news().print(words(again(command).goes_on) if is_under_way else words(_("Nothing was changed.")))


def tell_undoing(workspace: Workspace, kept: Kept, told: str) -> None:
    """Say how a change is taken back."""
    news().print(told)
    lines = "\n".join(f"    {line}" for line in undoing(workspace, kept))
    news().print(f"\n{lines}\n")


def undoing(workspace: Workspace, kept: Kept) -> list[str]:
    """The commands that make files what they were, which every computer has: one, or on Windows at most two."""
    lines = []
    if kept.copy_of:
        lines.append(_copying(_shown(workspace, kept.place), _shown(workspace, kept.copy_of)))
    elif kept.place:
        lines.append(_unpacking(workspace, workspace.root / kept.place))
    if kept.new:
        lines.append(_removing([_shown(workspace, path) for path in kept.new]))
    return lines if is_windows() else [" && ".join(lines)]


def is_windows() -> bool:
    """Whether the commands of this computer are those of Windows: of its older shell, which the newer one can call."""
    return os.name == "nt"


def _unpacking(workspace: Workspace, archive: Path) -> str:
    """The command that unpacks files as they were into a workspace."""
    place, root = Path(os.path.relpath(archive)).as_posix(), Path(os.path.relpath(workspace.root)).as_posix()
    line = ["tar", "-xzf", place, *(["-C", root] if root != "." else [])]
    return " ".join(f'"{word}"' if " " in word else word for word in line) if is_windows() else shlex.join(line)


def _copying(kept: str, path: str) -> str:
    return f'cmd /c copy /y "{kept}" "{path}"' if is_windows() else shlex.join(["cp", kept, path])


def _removing(paths: Sequence[str]) -> str:
    return " ".join(["cmd /c del", *(f'"{path}"' for path in paths)]) if is_windows() else shlex.join(["rm", *paths])


def _shown(workspace: Workspace, path: str) -> str:
    """A path in the workspace as it is from here, with the signs between folders that this computer's commands take."""
    return os.path.relpath(workspace.root / path)
