"""How `introplan move` is typed: what has another day, time or place."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, OccasionArgument, Yes
from introplan.language import _


def command(
    session: OccasionArgument,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The new date.")] = None,
    time: Annotated[
        str | None,
        typer.Option("--time", metavar="TIME", help="The new time, such as 9-12; 13 alone keeps its length."),
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="The new place.")] = None,
    free: Annotated[bool, typer.Option("--free", help="List where it could be, the best first.")] = False,
    near: Annotated[str | None, typer.Option("--near", metavar="DATE", help="With --free: around this day.")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Free times, the best first: `introplan move --free ht26/tolk`

    Move it there: `introplan move ht26/tolk --to 2027-03-04 --time 13-16`

    What is not written, such as the place, stays as it is.
    """
    from introplan.cli.amending import Wish
    from introplan.cli.move import Destination, list_free, move_occasion
    from introplan.cli.wrong_use import wrong_use

    destination = Destination(to, time, place)
    if near is not None and not free:
        raise wrong_use(_("`--near` goes with `--free`"))
    if not free:
        raise typer.Exit(move_occasion(session, destination, Wish(yes, dry_run)))
    if any(destination):
        raise wrong_use(_("choose `--free`, or where it is to be, not both"))
    raise typer.Exit(list_free(session, near))
