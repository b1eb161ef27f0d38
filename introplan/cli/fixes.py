"""`introplan check --fix`: do what findings advise, where there is but one way, and say how to take it back."""

import os
import shlex
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from rich.text import Text

from introplan.cli.alone import alone
from introplan.cli.app import Form
from introplan.cli.check import Wish, check_programmes, examined_programmes
from introplan.cli.screen import ask, is_terminal, news, several, tell, tell_fault, words, wrong_use
from introplan.diagnostics import Diagnostic, Fix, _, _n
from introplan.workspace.faults import WorldError, reason_of
from introplan.workspace.files import Workspace
from introplan.workspace.private import Private
from introplan.workspace.writing import replace_whole

BEFORE = "before-fix"
MOST_LINES = 20
WIDEST = 100
FIXES = _n("{count} file would be mended:", "{count} files would be mended:")
MORE = _n("… and {count} more line", "… and {count} more lines")


def fix_programmes(wanted: Sequence[str], form: Form, wish: Wish, *, yes: bool) -> int:
    """Mend what can be mended in the wanted programmes, after asking, and check again; the exit code."""
    if not yes and not is_terminal():
        raise wrong_use(_("there is nobody to ask here; with `--yes`, nothing is asked"))
    try:
        with alone(Workspace.here(), "check --fix"):
            return _fix(wanted, form, wish, yes=yes)
    except WorldError as fault:
        tell(fault)
        return 1


def _fix(wanted: Sequence[str], form: Form, wish: Wish, *, yes: bool) -> int:
    _programmes, found = examined_programmes(wanted, drafts=False)
    fixes = _fixes(each for each in found if wish.admits(each))
    if not fixes:
        news().print(words(_("There is nothing here that `--fix` can mend.")))
        return check_programmes(wanted, form, wish)
    news().print(several(FIXES, len(fixes)))
    for fix in fixes:
        _show(fix)
    if not yes and not ask(_("Mend this? Yes or no [y/N]:")):
        news().print(words(_("Nothing was changed.")))
        return check_programmes(wanted, form, wish)
    for fix in fixes:
        if not _write(fix):
            return 1
    return check_programmes(wanted, form, wish)


def _fixes(found: Iterable[Diagnostic]) -> list[Fix]:
    """What would be written, each file once."""
    return list({each.fix.path: each.fix for each in found if each.fix}.values())


def _show(fix: Fix) -> None:
    """The lines that come and go."""
    before, after = _lines(_content(Path(fix.path))), _lines(fix.content)
    known, wanted = set(before), set(after)
    changed = [f"- {line}" for line in before if line not in wanted] + [
        f"+ {line}" for line in after if line not in known
    ]
    news().print(Text(f"  {fix.path}", "bold"))
    for line in islice(changed, MOST_LINES):
        news().print(Text(f"    {line if len(line) <= WIDEST else line[:WIDEST] + '…'}"))
    if len(changed) > MOST_LINES:
        news().print(Text(f"    {several(MORE, len(changed) - MOST_LINES)}"))


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8-sig", errors="replace").splitlines()


def _write(fix: Fix) -> bool:
    """Write it, keep what was there, and say how to take it back; whether the disk has taken it."""
    path = Path(fix.path)
    try:
        kept = _keep(path)
        replace_whole(path, fix.content)
    except OSError as fault:
        reason = reason_of(fault)
        tell_fault(
            words(_("{path} can not be written: {reason}"), path=fix.path, reason=reason),
            words(_("close it if another program has it open, and try again")),
        )
        return False
    news().print(words(_("{path} is mended. This takes it back:"), path=fix.path))
    news().print(f"\n    {_undoing(path, kept)}\n")
    return True


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _keep(path: Path) -> Path | None:
    """Keep what is there in the workspace's private folder; None when there is nothing. Raises OSError."""
    content = _content(path)
    if content is None:
        return None
    workspace = Workspace.here()
    place = path.resolve().relative_to(workspace.root.resolve())
    kept = Private(workspace.root).made_within(BEFORE, *place.parts[:-1]) / place.name
    replace_whole(kept, content)
    return Path(os.path.relpath(kept))


def _undoing(path: Path, kept: Path | None) -> str:
    """The command that makes the file what it was."""
    if os.name == "nt":
        return f'copy /y "{kept}" "{path}"' if kept else f'del "{path}"'
    return shlex.join(["cp", str(kept), str(path)] if kept else ["rm", str(path)])
