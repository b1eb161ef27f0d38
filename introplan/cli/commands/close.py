"""How `introplan close` is typed: a cohort that is over."""

from typing import Annotated

import typer

from introplan.cli.arguments import Yes


def command(
    cohort: Annotated[str, typer.Argument(metavar="COHORT", help="The cohort, such as ht26, malmo/ht26 or its title.")],
    yes: Yes = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would go.")] = False,
) -> None:
    from introplan.cli.amending import Wish
    from introplan.cli.close import close_cohort

    raise typer.Exit(close_cohort(cohort, Wish(yes, dry_run)))
