"""How `introplan leave` is typed: somebody who leaves."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, PersonArgument, Yes


def command(
    person: PersonArgument,
    last_day: Annotated[str, typer.Option("--last-day", metavar="DAY", help="The last day, such as 2027-06-30.")],
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    from introplan.cli.amending import Wish
    from introplan.cli.leave import leave

    raise typer.Exit(leave(person, last_day, Wish(yes, dry_run)))
