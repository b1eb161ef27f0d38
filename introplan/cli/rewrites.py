"""What the commands share that write into the plan's own files: the lines shown, the file written, the way back."""

import os
import shlex
from collections.abc import Sequence
from dataclasses import replace
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from rich.text import Text

from introplan.cli.screen import news, several, tell_fault, words
from introplan.diagnostics import Message, _, _n
from introplan.workspace.faults import WorldError, reason_of
from introplan.workspace.files import Workspace
from introplan.workspace.rewriting import Kept, Rewriting, Rewritings

GOES_ON = _("It is completed by whatever command comes next.")
MOST_LINES = 20
WIDEST = 100
LONGEST = 5000
"""Lines of a file up to which each is shown in its place."""
MORE = _n("… and {count} more line", "… and {count} more lines")


class ChangedError(WorldError):
    """A file is not what it was when its change was shown."""

    def __init__(self, template: str, path: str) -> None:
        super().__init__(Message(template, {"path": path}), Message(_("do it again, so that you see what changes")))


def show_lines(path: str, before: bytes | None, after: bytes | None, most: int = MOST_LINES) -> None:
    """The lines of a file that come and go."""
    old, new = _lines(before), _lines(after)
    changed = _changed(old, new)
    news().print(Text(f"  {path}", "bold"))
    for line in islice(changed, most):
        news().print(Text(f"    {line if len(line) <= WIDEST else line[:WIDEST] + '…'}"))
    if len(changed) > most:
        news().print(Text(f"    {several(MORE, len(changed) - most)}"))


def write_as_one(workspace: Workspace, rewriting: Rewriting, done: str) -> int:
    """Write all files, read them again, and say how it is taken back; the exit code. Raises ChangedError."""
    rewritings = Rewritings(workspace.root)
    if changed := rewritings.changed_since(rewriting):
        raise ChangedError(_("{path} was changed while you were asked"), changed)
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


def _changed(old: list[str], new: list[str]) -> list[str]:
    if len(old) > LONGEST:
        known, wanted = set(old), set(new)
        return [f"- {line}" for line in old if line not in wanted] + [f"+ {line}" for line in new if line not in known]
    told = list(unified_diff(old, new, n=0, lineterm=""))[2:]
    return [f"{line[0]} {line[1:]}" for line in told if line[0] in "+-" and line[1:].strip()]


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8-sig", errors="replace").splitlines()
