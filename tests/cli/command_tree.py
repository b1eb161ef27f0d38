"""Every command that can be typed, as typer makes it."""

from collections.abc import Iterator
from typing import Any

import typer
from typer.main import get_command

from introplan.cli.app import app


def commands() -> dict[tuple[str, ...], Any]:
    """Every command and every group of them, by the words that lead there; none for introplan itself."""
    root = get_command(app)
    return dict(_below(root, root.make_context("introplan", ["--lang", "sv"])))


def _below(command: Any, context: typer.Context, *words: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield words, command
    for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
        below = command.get_command(context, name)
        yield from _below(below, below.context_class(below, context, name), *words, name)
