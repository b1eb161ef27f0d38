"""`introplan check --fix`: do what findings advise, where there is but one way, and say how to take it back."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from introplan.cli.alone import alone
from introplan.cli.app import Form
from introplan.cli.check import Wish, check_programmes, examined_programmes
from introplan.cli.rewrites import content_of, show_lines, undoing, write
from introplan.cli.screen import ask, is_terminal, news, several, tell, words, wrong_use
from introplan.diagnostics import Diagnostic, Rewrite, _, _n
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.private import Private
from introplan.workspace.writing import replace_whole

BEFORE = "before-fix"
FIXES = _n("{count} file would be mended:", "{count} files would be mended:")


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
    rewrites = _rewrites(each for each in found if wish.admits(each))
    if not rewrites:
        news().print(words(_("There is nothing here that `--fix` can mend.")))
        return check_programmes(wanted, form, wish)
    news().print(several(FIXES, len(rewrites)))
    for rewrite in rewrites:
        show_lines(rewrite.file, content_of(Path(rewrite.file)), rewrite.content)
    if not yes and not ask(_("Mend this? Yes or no [y/N]:")):
        news().print(words(_("Nothing was changed.")))
        return check_programmes(wanted, form, wish)
    for rewrite in rewrites:
        if not _write(rewrite):
            return 1
    return check_programmes(wanted, form, wish)


def _rewrites(found: Iterable[Diagnostic]) -> list[Rewrite]:
    """What would be written, each file once."""
    return list({file.file: file for each in found if each.fix for file in each.fix.files}.values())


def _write(rewrite: Rewrite) -> bool:
    """Write it, keep what was there, and say how to take it back; whether the disk has taken it."""
    path = Path(rewrite.file)
    kept = write(path, rewrite.content, _keep)
    if kept is None:
        return False
    news().print(words(_("{path} is mended. This takes it back:"), path=rewrite.file))
    news().print(f"\n    {undoing(path, kept)}\n")
    return True


def _keep(path: Path) -> Path:
    """Keep what is there in the workspace's private folder; the path itself when there is nothing. Raises OSError."""
    content = content_of(path)
    if content is None:
        return path
    workspace = Workspace.here()
    place = path.resolve().relative_to(workspace.root.resolve())
    kept = Private(workspace.root).made_within(BEFORE, *place.parts[:-1]) / place.name
    replace_whole(kept, content)
    return Path(os.path.relpath(kept))
