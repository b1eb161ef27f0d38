"""How `introplan rename` is typed: another id."""

from typing import Annotated

import typer

from introplan.cli.arguments import DryRun, Yes


def command(
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="What is to have another id: its id, name or title, or cohort/key."),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id.")],
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """The id, before the colon: `introplan rename ada-testsson ada-nyberg`

    The name, a field of it: `introplan set ada-nyberg name "Ada Nyberg"`
    """
    from introplan.cli.amending import Wish
    from introplan.cli.rename import rename_entry

    raise typer.Exit(rename_entry(old, new, Wish(yes, dry_run)))
