"""How `introplan build` is typed: calendars, booklets and the page."""

from pathlib import Path
from typing import Annotated

import typer

from introplan.cli.arguments import Drafts, Programmes


def command(
    programme: Programmes = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help="The folder to write to (default: build).")
    ] = None,
    drafts: Drafts = False,
    secret_links: Annotated[
        bool | None,
        typer.Option(
            "--secret-links/--no-secret-links",
            help="Give personal calendars addresses that nobody can guess, for the web, from now on; or no longer.",
        ),
    ] = None,
) -> None:
    from introplan.cli.build import build_programmes

    raise typer.Exit(build_programmes(programme or [], output, drafts=drafts, secret_links=secret_links))
