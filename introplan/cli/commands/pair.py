"""How `introplan pair` is typed: supporters for everybody in a cohort who has none."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, Yes


def command(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="A cohort, by id or title, such as ht26.")],
    roles: Annotated[
        list[str] | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="`introducer`, `supervisor`, `mentor` or `buddy`; may be repeated. Without it, the required ones.",
        ),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Pairings that there are stay. What somebody has agreed to, as `capacity`, is kept on every day.

    For all who have nobody: `introplan pair ht26`

    Mentors alone: `introplan pair ht26 --role mentor`
    """
    from introplan.cli.amending import Wish
    from introplan.cli.pair import pair

    raise typer.Exit(pair(cohort, tuple(roles or ()), Wish(yes, dry_run)))
