"""How `introplan export` is typed: the plan as an Excel file."""

from pathlib import Path
from typing import Annotated

import typer

from introplan.cli.arguments import Yes


def command(
    programme: Annotated[
        str | None, typer.Argument(metavar="[PROGRAMME]", help="A folder in programmes/, where there are several.")
    ] = None,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The file, such as plan.xlsx.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="The same.")] = None,
    rooms: Annotated[bool, typer.Option("--rooms", help="The list for whoever books rooms, instead.")] = False,
    lecturers: Annotated[bool, typer.Option("--lecturers", help="The list of who gives what, instead.")] = False,
    yes: Yes = False,
) -> None:
    """Change it, save it, and take it in again: `introplan import plan.xlsx`

    Nobody with protected personal data is in it. What `--rooms` and `--lecturers` make names no participant.
    """
    from introplan.cli.export import ExportWish, export

    raise typer.Exit(export(ExportWish.of(programme, file, output, yes=yes), rooms=rooms, lecturers=lecturers))
