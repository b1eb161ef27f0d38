"""Commands as typer has them, but found by name, helped and refused in the reader's language.

What typer and click say themselves is English, so each of their hooks that would say something is answered here: the
help in `format_help`, an unknown command in `resolve_command`, all else that is typed wrongly in `parse_args`.
"""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

from introplan.cli.help_screens import with_no_value, write_help
from introplan.cli.reader import language_first, speak
from introplan.cli.streams import in_utf8

WRONG_USE: Any = typer.BadParameter.__base__  # the kind of all faults with a command line


def needs_command(context: typer.Context) -> None:
    """Show the help of a group of commands when none of them is named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


class Command(TyperCommand):
    """A command, whose help and faults are in the reader's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the screen of help."""
        write_help(self, ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read what is typed. Raises WrongUseError."""
        ctx.allow_extra_args = True  # what is too much is told here
        rest = _parsed(self, super().parse_args, ctx, with_no_value(self, args))
        if rest and not ctx.resilient_parsing:
            from introplan.cli.usage import too_much  # noqa: PLC0415 - dear to import, and only for a fault

            raise too_much(ctx, rest)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what it asks the workspace for may not be there. Raises WrongUseError."""
        try:
            return super().invoke(ctx)
        except _not_there() as fault:
            from introplan.cli.wrong_use import wrong_use  # noqa: PLC0415 - dear to import, and only for a fault

            raise wrong_use(fault.message.template, **fault.message.values) from fault


class CommandGroup(TyperGroup):
    """Commands by their names, each imported when it is chosen."""

    sentences: ClassVar[Mapping[str, str]] = {}
    _has_options = True

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line; help, faults and all else are written in the same bytes."""
        with in_utf8():
            return super().main(*args, **extra)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Know the language before anything is parsed, since help and faults are in it."""
        if parent is None:
            args = language_first(args)
            speak(args, os.environ)
        return super().make_context(info_name, args, parent, **extra)

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the options before a command. Raises WrongUseError.

        Where none stands there, none is read: the library would import pydantic to make nothing of nothing.
        """
        self._has_options = not args or args[0].startswith("-")
        try:
            return _parsed(self, super().parse_args, ctx, args)
        finally:
            self._has_options = True

    def get_params(self, ctx: Any) -> list[Any]:
        """The options of this group, while they are of any use."""
        return super().get_params(ctx) if self._has_options else []

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands of this group, in the order of the list."""
        path = _path(ctx)
        below = (name.removeprefix(path) for name in self.sentences if name.startswith(path))
        return [name for name in below if " " not in name]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; None when there is none."""
        if cmd_name in self.list_commands(ctx) and cmd_name not in self.commands:
            self.add_command(self._made(f"{_path(ctx)}{cmd_name}"), cmd_name)
        return self.commands.get(cmd_name)

    def _made(self, name: str) -> Any:
        made = typer.Typer(add_completion=False, rich_markup_mode=None)
        if any(each.startswith(f"{name} ") for each in self.sentences):
            made.callback(cls=type(self), help=self.sentences[name], invoke_without_command=True)(needs_command)
        else:
            run = import_module(f"introplan.cli.commands.{name.replace(' ', '_')}").command
            told = "\n\n".join(filter(None, (self.sentences[name], run.__doc__)))
            made.command(name.rpartition(" ")[2], cls=Command, help=told)(run)
        return typer.main.get_command(made)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named. Raises WrongUseError for what is none."""
        if self.get_command(ctx, args[0]) is None:
            from introplan.cli.usage import no_command  # noqa: PLC0415 - dear to import, and only for a fault

            raise no_command(ctx, args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named; whoever ends it with Ctrl-C knows that."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise typer.Exit(130) from None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the screen of help, with the commands there are."""
        path = _path(ctx)
        rows = [(name, self.sentences[f"{path}{name}"]) for name in self.list_commands(ctx)]
        write_help(self, ctx, formatter, rows)


def _not_there() -> type[Any]:
    """The fault that something is not there, imported when there is a fault."""
    from introplan.workspace.faults import NotThereError  # noqa: PLC0415 - see above

    return NotThereError


def _path(context: Any) -> str:
    """What stands before the names of a group's commands: nothing for the first group, else its own name."""
    return "" if context.parent is None else f"{_path(context.parent)}{context.info_name} "


def _parsed(command: Any, parse: Any, context: Any, words: list[str]) -> Any:
    try:
        return parse(context, list(words))
    except WRONG_USE as fault:
        from introplan.cli.usage import retold  # noqa: PLC0415 - dear to import, and only for a fault

        raise retold(fault, context, words) from None
