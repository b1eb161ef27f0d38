"""How `introplan serve` is typed: what is built, on this computer."""

from pathlib import Path
from typing import Annotated

import typer

from introplan.cli.arguments import whole_number


def command(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="The folder to serve (default: build).")
    ] = None,
    port: Annotated[int, whole_number(0, 65535, "--port", help="The port; 0 lets the computer choose.")] = 8026,
) -> None:
    """It is read as from a web server, at an address that no other computer reaches."""
    from introplan.cli.serve import serve_build

    raise typer.Exit(serve_build(folder, port))
