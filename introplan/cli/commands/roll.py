"""How `introplan roll` is typed: the cohort, the id of the new one, and when that begins."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, Yes


def command(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="The cohort to make it from, such as ht26.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id of the new cohort, such as ht27.")],
    starts: Annotated[str, typer.Option("--starts", metavar="DATE", help="Its first day, such as 2027-08-30.")],
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TITLE", help="What it is called; without it, as the old one, another year."),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """The next autumn: `introplan roll ht26 ht27 --starts 2027-08-30`

    Each session keeps its week from the start and its weekday. What would be on a day that is closed or avoided, or
    when a lecturer or a room is taken, goes to the nearest free day. Nobody who takes part comes along.
    """
    from introplan.cli.amending import Wish
    from introplan.cli.roll import roll_cohort

    raise typer.Exit(roll_cohort(cohort, new, starts, title, Wish(yes, dry_run)))
