"""How `introplan pause` is typed: somebody who is away for a while."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, PersonArgument, Yes


def command(
    person: PersonArgument,
    days: Annotated[str, typer.Argument(metavar="DAYS", help="From..until, such as 2027-04-01..2027-08-31.")],
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    from introplan.cli.amending import Wish
    from introplan.cli.pause import pause

    raise typer.Exit(pause(person, days, Wish(yes, dry_run)))
