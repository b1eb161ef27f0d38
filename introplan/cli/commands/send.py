"""How `introplan send` is typed: the letters of a release, by mail."""

from typing import Annotated

import typer

from introplan.cli.arguments import Yes


def command(
    release: Annotated[str | None, typer.Argument(metavar="RELEASE", help="A release; without it, the last.")] = None,
    programme: Annotated[
        list[str] | None, typer.Option("--programme", "-p", metavar="PROGRAMME", help="Only this programme.")
    ] = None,
    test: Annotated[
        str | None, typer.Option("--test", metavar="ME", help="Send everything to this address, as a test.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="PERSON", help="Only to these people, with commas between them."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Also to those who have the letter already.")] = False,
    yes: Yes = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show who would get what.")] = False,
) -> None:
    """`mail.yaml` says by which way; without that file, what to ask IT is shown.

    Whoever has a letter gets no other: a run that broke off goes on where it was.
    """
    from introplan.cli.send import SendWish, send_letters

    wish = SendWish(release, programme or [], test, only or [], again=again, yes=yes, dry_run=dry_run)
    raise typer.Exit(send_letters(wish))
