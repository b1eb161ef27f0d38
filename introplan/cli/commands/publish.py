"""How `introplan publish` is typed: a release, or the letters of one."""

from typing import Annotated

import typer

from introplan.cli.arguments import Programmes, Yes


def command(
    message: Annotated[
        str | None, typer.Option("--message", "-m", metavar="TEXT", help="What is new, in a few words.")
    ] = None,
    programme: Programmes = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="The release's name, such as 1.2; without it, the next."),
    ] = None,
    yes: Yes = False,
    no_commit: Annotated[
        bool, typer.Option("--no-commit", help="Do not save in git; the commit and its tag are yours to make.")
    ] = False,
    letters: Annotated[
        str | None,
        typer.Option(
            "--letters",
            metavar="[RELEASE]",
            help="Only write the letters of a release once more; without a name, of the last.",
        ),
    ] = None,
) -> None:
    from introplan.cli.letters import write_letters
    from introplan.cli.publications import ReleaseWish
    from introplan.cli.publish import publish_programmes

    if letters is not None:
        raise typer.Exit(write_letters(programme or [], letters))
    wish = ReleaseWish(message, name, yes=yes, commit=not no_commit)
    raise typer.Exit(publish_programmes(programme or [], wish))
