"""`introplan check --fix`: do what findings advise, where there is but one way, and say how to take it back."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from introplan.cli.alone import alone
from introplan.cli.app import Form
from introplan.cli.check import Wish, check_programmes, examined_programmes
from introplan.cli.rewrites import content_of, show_lines, write_as_one
from introplan.cli.screen import ask, is_terminal, news, several, tell, words, wrong_use
from introplan.diagnostics import Diagnostic, Rewrite, _, _n
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.rewriting import Rewrite as Step
from introplan.workspace.rewriting import Rewriting

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
    return _write(rewrites) or check_programmes(wanted, form, wish)


def _rewrites(found: Iterable[Diagnostic]) -> list[Rewrite]:
    """What would be written, each file once."""
    return list({file.file: file for each in found if each.fix for file in each.fix.files}.values())


def _write(rewrites: Sequence[Rewrite]) -> int:
    """Write them, keep what was there, and say how to take it back; the exit code."""
    workspace = Workspace.here()
    root = workspace.root.resolve()
    places = {Path(each.file).resolve().relative_to(root).as_posix(): each for each in rewrites}
    files = {path: Step(content_of(Path(each.file)), each.content) for path, each in places.items()}
    return write_as_one(
        workspace, Rewriting(files, command="check --fix"), words(_("It is mended. This takes it back:"))
    )
