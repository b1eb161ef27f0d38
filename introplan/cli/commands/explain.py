"""How `introplan explain` is typed: why there is a check."""

from typing import Annotated

import typer


def command(name: Annotated[str | None, typer.Argument(metavar="CHECK", help="A check's name.")] = None) -> None:
    from introplan.cli.explain import explain_check

    explain_check(name)
