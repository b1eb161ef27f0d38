"""How `introplan show` is typed: the agenda by week."""

from typing import Annotated

import typer

from introplan.cli.arguments import Programmes


def command(
    programme: Programmes = None,
    cohort: Annotated[str | None, typer.Option("--cohort", metavar="COHORT", help="Only this cohort.")] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="Only what this person attends, by name or id.")
    ] = None,
    week: Annotated[
        str | None, typer.Option("--week", metavar="WEEK", help="Only this week, such as 18 or 2027-W18.")
    ] = None,
) -> None:
    from introplan.cli.show import show_agenda

    raise typer.Exit(show_agenda(programme or [], cohort, person, week))
