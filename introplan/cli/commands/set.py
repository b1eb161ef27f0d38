"""How `introplan set` is typed: any field."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, Yes


def command(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="What it is of, such as ht26/ada-testsson or places.aulan.title.")
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD] VALUE",
            help="The field and its value. A value that begins with `-` goes last, after `--`.",
        ),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Remove the field.")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Starts later: `introplan set ht26/ada-testsson starts 2026-10-01`

    Works part time: `introplan set ht26/ada-testsson work_percent 80`

    Moves to another group: `introplan set ht26/ada-testsson groups "[b]"`

    Takes a make-up: `introplan set ht26/ada-testsson make_ups "[vt27/tolk]"`
    """
    from introplan.cli.amending import Wish
    from introplan.cli.set import set_field

    raise typer.Exit(set_field(path, words or [], Wish(yes, dry_run), remove=remove))
