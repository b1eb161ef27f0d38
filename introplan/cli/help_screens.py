"""The screens of help, in the reader's language: how a command is used, what it does, and what it takes."""

import inspect
import re
from collections.abc import Iterator, Sequence
from typing import Any

from introplan.cli.reader import reader
from introplan.language import _, translated

ALONE = "["
"""How the name of an option's value begins when the option may stand without it, which the library does not know."""

TYPED = re.compile(r"`[^`\n]{1,70}`")
"""What is to be typed, and so stands on one line: nobody can copy half of it."""

HARD_SPACE = "\N{NO-BREAK SPACE}"

WIDEST_NAMES = 24
"""Letters of the column with options; what is longer stands on a line of its own, and leaves room for what is said."""


def write_help(command: Any, context: Any, formatter: Any, commands: Sequence[tuple[str, str]] = ()) -> None:
    """Write all that there is to know about a command, or about a group and its `commands`."""
    parameters = command.get_params(context)
    arguments = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    pieces = [_said(_("[OPTIONS]")), *map(_in_usage, arguments), *([_said(_("COMMAND"))] if commands else [])]
    formatter.write_usage(context.command_path, " ".join(pieces), prefix=f"{_said(_('Usage'))}: ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text("\n\n".join(_whole(_said(each)) for each in _paragraphs(command.help or "")))
    asked_for_help = command.get_help_option(context)
    sections = (
        (_("Arguments"), [(named(each), _described(each)) for each in arguments]),
        (
            _("Options"),
            [
                (_as_typed(each), _said(_("Show this help.")) if each is asked_for_help else _described(each))
                for each in options
            ],
        ),
        (_("Commands"), [(name, _said(sentence)) for name, sentence in commands]),
    )
    for heading, rows in sections:
        if rows:
            with formatter.section(_said(heading)):
                formatter.write_dl(rows, col_max=WIDEST_NAMES)
    formatter.buffer = [piece.replace(HARD_SPACE, " ") for piece in formatter.buffer]


def named(parameter: Any) -> str:
    """An option or an argument as one types it, such as `--week` or `PERSON`."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return _said(parameter.metavar)


def _in_usage(argument: Any) -> str:
    name = named(argument)
    if name.startswith("["):  # written out, such as `[FIELD] VALUE`
        return name
    name = name if argument.required else f"[{name}]"
    return name if argument.nargs == 1 else f"{name}..."


def _as_typed(option: Any) -> str:
    """An option with its short form first and what it takes last."""
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names = f"{names} / {', '.join(option.secondary_opts)}"
    return names if option.is_flag else f"{names} {_said(option.metavar)}"


def _described(parameter: Any) -> str:
    """What is said of a parameter: what it is for, and what holds without it, or that it is required."""
    parts = [_said(parameter.help)]
    default = parameter.default
    if parameter.required:
        parts.append(f"[{_said(_('required'))}]")
    elif isinstance(default, str | int) and not isinstance(default, bool):
        parts.append(f"[{_said(_('default'))}: {default}]")
    return _whole("  ".join(parts))


def with_no_value(command: Any, words: Sequence[str]) -> list[str]:
    """The words of a command line where an option that may stand without a value has an empty one, if it does."""
    alone = {name for each in command.params if str(each.metavar).startswith(ALONE) for name in each.opts}
    found = []
    for word, after in zip(words, [*words[1:], "-"], strict=False):  # without words there is nothing after them
        found.append(f"{word}=" if word in alone and after.startswith("-") else word)
    return found


def _paragraphs(text: str) -> Iterator[str]:
    for part in inspect.cleandoc(text).split("\n\n"):
        yield " ".join(part.split())


def _whole(text: str) -> str:
    """The text, in which no line ends within what is to be typed."""
    return TYPED.sub(lambda typed: typed[0].replace(" ", HARD_SPACE), text)


def _said(text: str) -> str:
    return translated(text, reader())
