"""What the commands share that write into the plan's own files: the file written, the way back."""

import os
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from introplan.cli.screen import news, tell_fault, words
from introplan.diagnostics import Message, _
from introplan.workspace.faults import WorldError, reason_of
from introplan.workspace.files import Workspace
from introplan.workspace.rewriting import Kept, Rewriting, Rewritings

GOES_ON = _("It is completed by whatever command comes next.")


class ChangedError(WorldError):
    """A file is not what it was when its change was shown."""

    def __init__(self, template: str, path: str) -> None:
        super().__init__(Message(template, {"path": path}), Message(_("do it again, so that you see what changes")))


def must_be_writable(rewritings: Rewritings, rewriting: Rewriting) -> None:
    """Raise WorldError for a file that is protected, which another in its place would be no more."""
    if path := rewritings.protected(rewriting):
        raise WorldError(
            Message(_("{path} is write-protected, so nothing was changed"), {"path": path}),
            Message(_("take the protection away if it may be changed, and do it again")),
        )


def write_as_one(workspace: Workspace, rewriting: Rewriting, done: str) -> int:
    """Write all files, read them again, and say how it is taken back; the exit code. Raises WorldError."""
    rewritings = Rewritings(workspace.root)
    if changed := rewritings.changed_since(rewriting):
        raise ChangedError(_("{path} was changed while you were asked"), changed)
    must_be_writable(rewritings, rewriting)
    try:
        kept = rewritings.kept_to_go_back(rewriting)
        rewritings.carry_out(replace(rewriting, kept=kept))
        left = rewritings.not_as_meant(rewriting)
        rewritings.drop()
    except OSError as fault:
        tell_not_written(Path(os.path.relpath(fault.filename or rewritings.file)), fault)
        if rewritings.file.is_file():
            news().print(words(GOES_ON))
        return 1
    if left:
        raise ChangedError(_("{path} was changed meanwhile, so it is left as it is"), left)
    tell_undoing(workspace, kept, done)
    return 0


def tell_not_written(path: Path, fault: OSError) -> None:
    """The disk will not have a file, with the way out."""
    tell_fault(
        words(_("{path} can not be written: {reason}"), path=path.as_posix(), reason=reason_of(fault)),
        words(_("close it if another program has it open, and try again")),
    )


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
        lines.append(unpacking(workspace, workspace.root / kept.place))
    if kept.new:
        lines.append(_removing([_shown(workspace, path) for path in kept.new]))
    return lines if is_windows() else [" && ".join(lines)]


def is_windows() -> bool:
    """Whether the commands of this computer are those of Windows: of its older shell, which the newer one can call."""
    return os.name == "nt"


def unpacking(workspace: Workspace, archive: Path) -> str:
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


def content_of(path: Path) -> bytes | None:
    """What a file says; None where there is none."""
    return path.read_bytes() if path.is_file() else None
