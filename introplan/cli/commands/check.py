"""How `introplan check` is typed: everything that is wrong."""

from typing import Annotated, Literal, get_args

import typer

from introplan.cli.arguments import FORMS, FileOutput, Form, Programmes, choice
from introplan.language import _

SeverityWord = Literal["error", "warning", "note"]
"""As `introplan.diagnostics` has them, which is too dear to import for a screen of help."""


def command(
    programme: Programmes = None,
    form: Annotated[Form, choice(FORMS, "--format", help="How findings are printed.")] = "full",
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="CHECK", help="Only what this check finds; may be repeated."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CHECK", help="All but what this check finds; may be repeated."),
    ] = None,
    severity: Annotated[
        SeverityWord | None,
        choice(
            get_args(SeverityWord),
            "--severity",
            help="The lowest severity that is shown. Without it, all but notes; for programs, all.",
        ),
    ] = None,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes too, as --severity note does.")] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Fix what can be fixed in one way only, after asking; of a check, if named."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --fix: do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --fix: only show what would change.")] = False,
    output: FileOutput = None,
) -> None:
    from introplan.cli.check import FindingsWish, check_programmes
    from introplan.cli.into_file import printed_into
    from introplan.cli.wrong_use import wrong_use

    if fix and output:
        raise wrong_use(_("choose --fix or --output, not both"))
    if notes and severity not in (None, "note"):
        raise wrong_use(_("choose --notes or --severity, not both"))
    wish = FindingsWish(frozenset(only or ()), frozenset(ignore or ()), "note" if notes else severity)
    if fix:
        from introplan.cli.amending import Wish  # dear to import, and most checks change nothing
        from introplan.cli.fixes import fix_programmes

        raise typer.Exit(fix_programmes(programme or [], form, wish, Wish(yes, dry_run)))
    with printed_into(output):
        code = check_programmes(programme or [], form, wish)
    raise typer.Exit(code)
