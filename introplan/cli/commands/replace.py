"""How `introplan replace` is typed: somebody who is followed by another."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, PersonArgument, Yes


def command(
    person: PersonArgument,
    by: Annotated[str, typer.Argument(metavar="BY", help="Who follows, by id or name.")],
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="The follower's first day.")],
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="`introducer`, `supervisor`, `mentor` or `buddy`; `manager`, `contact` or `coordinator`.",
        ),
    ] = None,
    lecturer: Annotated[bool, typer.Option("--lecturer", help="At all sessions that the person gives.")] = False,
    participants: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="PARTICIPANT", help="Only for this participant; may be repeated."),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """In a role: `introplan replace ida nils --role introducer --from 2028-02-01`

    At sessions: `introplan replace ida nils --lecturer --from 2028-02-01`
    """
    from introplan.cli.amending import Wish
    from introplan.cli.replace import Succeeding, replace

    how = Succeeding(role, lecturer, first, tuple(participants or ()))
    raise typer.Exit(replace(person, by, how, Wish(yes, dry_run)))
