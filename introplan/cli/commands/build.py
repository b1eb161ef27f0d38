"""How `introplan build` is typed: calendars, booklets, the page, and personal prints."""

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
    prints: Annotated[
        bool | None,
        typer.Option(
            "--prints/--no-prints",
            help="Everybody's own prints too; or none of them. Without either, those already made are kept up to date.",
        ),
    ] = None,
    people: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="PERSON", help="The own prints of this person, by id or name; can be repeated."),
    ] = None,
    secret_links: Annotated[
        bool | None,
        typer.Option(
            "--secret-links/--no-secret-links",
            help="Give personal calendars addresses that nobody can guess, for the web, from now on; or no longer.",
        ),
    ] = None,
) -> None:
    from introplan.cli.build import BuildWish, build_programmes
    from introplan.cli.own_prints import PrintWish

    wish = BuildWish(drafts, secret_links, PrintWish(prints, people or ()))
    raise typer.Exit(build_programmes(programme or [], output, wish))
