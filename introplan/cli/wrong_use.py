"""That a command was used wrongly, as typer ends for it."""

from typing import Any

import typer

from introplan.cli.help_screens import named
from introplan.cli.screen import tell_fault, words
from introplan.language import _


class WrongUseError(typer.BadParameter):
    """The command was used wrongly, and of which argument or option that is told."""

    def show(self, file: Any = None) -> None:
        """Tell it as faults are told, with where to read more. It is the library that asks for it, when it ends."""
        hint = words(self.param_hint) if isinstance(self.param_hint, str) else named(self.param) if self.param else ""
        shown = _("`{command} --help` shows what you can write")
        way_out = words(shown, command=self.ctx.command_path) if self.ctx else ""
        tell_fault(f"{hint}: {self.message}" if hint else self.message, way_out)


def wrong_use(template: str, param_hint: str | None = None, /, **values: object) -> WrongUseError:
    """What to raise when the command was used wrongly: a template marked with `_`, in the reader's language."""
    return WrongUseError(words(template, **values), param_hint=param_hint)
