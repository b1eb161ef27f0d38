"""How `introplan cancel` is typed: what is not to be."""

import typer

from introplan.cli.arguments import DryRun, OccasionArgument, Yes


def command(session: OccasionArgument, yes: Yes = False, dry_run: DryRun = False) -> None:
    """Of a review, the booking is taken back."""
    from introplan.cli.amending import Wish
    from introplan.cli.cancel import cancel_occasion

    raise typer.Exit(cancel_occasion(session, Wish(yes, dry_run)))
