"""How `introplan replan` is typed: of which cohorts sessions may move, and who is lost."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, Yes


def command(
    cohorts: Annotated[
        list[str] | None,
        typer.Argument(metavar="COHORT", help="The cohorts whose sessions may move, such as ht27; without any, all."),
    ] = None,
    lost: Annotated[
        tuple[str, str] | None,
        typer.Option("--lost", metavar="WHO DAYS", help="Who cannot come, or which place cannot be used, and when."),
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Nothing is moved to before this day; else in 14 days.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Move nothing else; take the nearest days that fit.")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """A lecturer is away: `introplan replan --lost olle 2027-03-01..2027-03-31`

    What collides, or lies where it cannot: `introplan replan ht27`

    As few people as possible are affected, and then the new day is as near the old as can be. What is near
    stays, if it can.
    """
    from introplan.cli.amending import Wish
    from introplan.cli.replan import ReplanTyped, replan_cohorts

    raise typer.Exit(replan_cohorts(ReplanTyped(tuple(cohorts or ()), lost, from_, quick), Wish(yes, dry_run)))
