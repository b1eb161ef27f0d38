"""How `introplan watch` is typed: check and build at every save."""

from functools import partial
from typing import Annotated, Literal, get_args

import typer

from introplan.cli.arguments import Programmes, choice, whole_number

WatchForm = Literal["full", "concise"]
WATCH_FORMS: tuple[WatchForm, ...] = get_args(WatchForm)


def command(
    programme: Programmes = None,
    form: Annotated[
        WatchForm,
        choice(WATCH_FORMS, "--format", help="full: what is new, for people. concise: all, for an editor."),
    ] = "full",
    port: Annotated[
        int | None, whole_number(0, 65535, "--port", help="The port of the page; 0 lets the computer choose.")
    ] = None,
    polling: Annotated[
        bool, typer.Option("--polling", help="Look for saves every second: for a folder on a network drive.")
    ] = False,
) -> None:
    """The page is at an address that no other computer reaches, and loads again where you were. Ctrl-C ends it.

    Visual Studio Code starts it by itself when you open the folder and have said yes to that.
    """
    from introplan.cli.watch import watch_programmes
    from introplan.workspace.watching import changes

    raise typer.Exit(watch_programmes(programme or [], form, port, partial(changes, polling=polling)))
