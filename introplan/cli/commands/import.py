"""How `introplan import` is typed: what somebody has written in Excel."""

from pathlib import Path
from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, Yes


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An Excel file, such as plan.xlsx, or a CSV file.")],
    programme: Annotated[
        str | None, typer.Argument(metavar="[PROGRAMME]", help="A folder in programmes/, where there are several.")
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """It is what `introplan export` made, with changes, or a sheet of your own: a row of headings, such as Name,
    E-mail and Starts in any order, in Swedish or English, and what they say below.

    Only what differs is written. A row that is gone removes nothing.
    """
    from introplan.cli.amending import Wish
    from introplan.cli.importing import import_file

    raise typer.Exit(import_file(file, programme, Wish(yes, dry_run)))
