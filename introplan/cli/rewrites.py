"""What the commands share that write into the plan's own files: the lines shown, the file written, the way back."""

import os
import shlex
from collections.abc import Callable
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from rich.text import Text

from introplan.cli.screen import news, several, tell_fault, words
from introplan.diagnostics import _, _n
from introplan.workspace.faults import reason_of
from introplan.workspace.writing import replace_whole

MOST_LINES = 20
WIDEST = 100
LONGEST = 5000
"""Lines of a file up to which each is shown in its place."""
MORE = _n("… and {count} more line", "… and {count} more lines")


def show_lines(path: str, before: bytes | None, after: bytes | None, most: int = MOST_LINES) -> None:
    """The lines of a file that come and go."""
    old, new = _lines(before), _lines(after)
    changed = _changed(old, new)
    news().print(Text(f"  {path}", "bold"))
    for line in islice(changed, most):
        news().print(Text(f"    {line if len(line) <= WIDEST else line[:WIDEST] + '…'}"))
    if len(changed) > most:
        news().print(Text(f"    {several(MORE, len(changed) - most)}"))


def write(path: Path, content: bytes, keep: Callable[[Path], Path]) -> Path | None:
    """Keep what a file was and write it; where it is kept, or None when the disk will not have it, which is told."""
    try:
        kept = keep(path)
        replace_whole(path, content)
    except OSError as fault:
        tell_not_written(path, fault)
        return None
    return kept


def tell_not_written(path: Path, fault: OSError) -> None:
    """The disk will not have a file, with the way out."""
    tell_fault(
        words(_("{path} can not be written: {reason}"), path=path.as_posix(), reason=reason_of(fault)),
        words(_("close it if another program has it open, and try again")),
    )


def undoing(path: Path, kept: Path) -> str:
    """The command that makes a file what it was; `kept` is the file itself when there was none."""
    if os.name == "nt":
        return f'del "{path}"' if kept == path else f'copy /y "{kept}" "{path}"'
    return shlex.join(["rm", str(path)] if kept == path else ["cp", str(kept), str(path)])


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
