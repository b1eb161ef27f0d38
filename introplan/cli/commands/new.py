"""How `introplan new` is typed: a workspace that builds at once."""

from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from introplan.cli.arguments import Yes, choice
from introplan.language import _

ExampleOption = Literal["malmo", "huddingetrainee"]
EXAMPLES: tuple[ExampleOption, ...] = get_args(ExampleOption)
"""The programmes that come with introplan."""


def command(
    name: Annotated[Path, typer.Argument(metavar="NAME", help="The folder to make.")],
    example: Annotated[
        ExampleOption | None, choice(EXAMPLES, "--example", help="Start from a complete programme.")
    ] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Start from the frame alone.")] = False,
    yes: Yes = False,
) -> None:
    """It asks what the plan is to have, when it can; with `--yes` it makes a small example to change."""
    from introplan.cli.new import make_workspace
    from introplan.cli.screen import is_terminal, is_written_to_a_screen
    from introplan.cli.wrong_use import wrong_use

    if example and empty:
        raise wrong_use(_("choose --example or --empty, not both"))
    asks = not yes and is_terminal() and is_written_to_a_screen()
    make_workspace(name, "empty" if empty else example or ("asked" if asks else "starter"))
