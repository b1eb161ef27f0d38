"""How `introplan missing` is typed: who has missed what, and when they can have it instead."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, Yes
from introplan.language import _


def command(
    cohort: Annotated[
        str | None, typer.Argument(metavar="COHORT", help="Only this cohort; without it, all that are no drafts.")
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="Only this person, by name or id.")
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day of a make-up, instead of today.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Write the make-ups that fit into the plan.")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """With `--write`, whoever has fewest sessions to choose from comes first, so that each seat is given once.

    What costs something, such as a full week, is listed and left for you to decide.
    """
    from introplan.cli.amending import Wish
    from introplan.cli.missing import MissingWish, list_missing, write_make_ups
    from introplan.cli.typed import day_typed
    from introplan.cli.wrong_use import wrong_use

    wish = MissingWish(cohort, person, day_typed(from_, "--from") if from_ is not None else None)
    if write:
        raise typer.Exit(write_make_ups(wish, Wish(yes, dry_run)))
    if yes or dry_run:
        raise wrong_use(_("`--yes` and `--dry-run` go with `--write`"))
    raise typer.Exit(list_missing(wish))
