"""How commands are used, in the reader's language: the screens of help, and what is told of wrong use.

The library that reads the command line speaks English only, so its few sentences are known here by their wording.
One that is new to us is shown as it stands.
"""

import re
from collections.abc import Iterable
from typing import Any

from introplan.diagnostics import _
from introplan.language import Language, fill, translated

HEADINGS = {"Arguments": _("Arguments"), "Options": _("Options"), "Commands": _("Commands")}
METAVARS = {
    "[OPTIONS]": _("[OPTIONS]"),
    "COMMAND [ARGS]...": _("COMMAND [ARGS]..."),
    "PROGRAMME": _("PROGRAMME"),
    "COHORT": _("COHORT"),
    "[CHECK]": _("[CHECK]"),
    "PATH": _("PATH"),
    "[FIELD] VALUE": _("[FIELD] VALUE"),
    "PERSON": _("PERSON"),
    "BY": _("BY"),
    "DAY": _("DAY"),
    "DAYS": _("DAYS"),
    "ROLE": _("ROLE"),
    "PARTICIPANT": _("PARTICIPANT"),
    "SESSION": _("SESSION"),
    "DATE": _("DATE"),
    "TIME": _("TIME"),
    "PLACE": _("PLACE"),
    "OLD": _("OLD"),
    "NEW": _("NEW"),
}
SHOW_HELP = {"Show this message and exit.": _("Show this message and stop.")}

NO_COMMAND = re.compile(r"No such command '(?P<name>.*?)'\.?")
EXTRA_DAY = re.compile(r"Got unexpected extra argument(\(s\))? \((?P<rest>\d{4}-[\dW-]+)\)")
DAYS = ("DATE", "DAY")
ALIKE = re.compile(r"Did you mean '(?P<guess>[^']+)'")
SENTENCES = (
    (re.compile(r"Missing command\.?"), _("a command is missing")),
    (
        re.compile(r"Got unexpected extra arguments?(\(s\))? \((?P<rest>.*)\)"),
        _("the command does not take `{rest}`; quotes go around what has a space in it"),
    ),
    (re.compile(r"Option '(?P<option>.*)' requires .*"), _("`{option}` has no value after it")),
    (re.compile(r"Option '(?P<option>.*)' does not take a value\.?"), _("`{option}` takes no value")),
    (
        re.compile(r"(Value error, )?'(?P<value>.*)' is not one of (?P<choices>.*?)\.?"),
        _("`{value}` does not exist; choose from {choices}"),
    ),
    (re.compile(r"(?s).*valid (int|integer|number|float)\b.*"), _("write a whole number")),
)


def translate(command: Any, language: Language) -> None:
    """Put a command's help, and that of all it takes or holds, into the language."""
    command.context_class = _speaking(command.context_class, language)
    command.options_metavar = _known(METAVARS, command.options_metavar, language)
    for part in (command, *command.params):
        for name in ("help", "short_help"):
            if text := getattr(part, name, None):
                setattr(part, name, "\n\n".join(translated(part, language) for part in _paragraphs(text)))
        if getattr(part, "metavar", None):
            part.metavar = _known(METAVARS, part.metavar, language)
    if hasattr(command, "commands"):
        command.subcommand_metavar = _known(METAVARS, command.subcommand_metavar, language)
        for below in command.commands.values():
            translate(below, language)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n")]


def _known(known: dict[str, str], text: str, language: Language) -> str:
    return translated(known[text], language) if text in known else text


def _speaking(context_class: Any, language: Language) -> type:
    """The kind of context whose screens of help are in the language."""
    base = context_class.formatter_class

    def write_usage(self: Any, prog: str, args: str = "", prefix: str | None = None) -> None:
        base.write_usage(self, prog, args, prefix or f"{translated(_('Usage'), language)}: ")

    def write_heading(self: Any, heading: str) -> None:
        base.write_heading(self, _known(HEADINGS, heading, language))

    def write_dl(self: Any, rows: Iterable[tuple[str, str]], *widths: int, **more: int) -> None:
        base.write_dl(self, [(_bare(first), _described(second, language)) for first, second in rows], *widths, **more)

    methods = {"write_usage": write_usage, "write_heading": write_heading, "write_dl": write_dl}
    formatter = type("Formatter", (base,), methods)
    return type("Context", (context_class,), {"formatter_class": formatter})


def _bare(name: str) -> str:
    """What stands to the left, without the kind of Python value that several words become."""
    return re.sub(r" <list\[\w+\]>$", "", name)


def _described(text: str, language: Language) -> str:
    """What stands to the right of an option: with what holds without it, or that it is required, in the language."""
    text = _known(SHOW_HELP, text, language)
    text = re.sub(r"\[required\]$", f"[{translated(_('required'), language)}]", text)
    return re.sub(r"\[default: (.*)\]$", lambda found: f"[{translated(_('default'), language)}: {found[1]}]", text)


def told(fault: Any, language: Language) -> str:
    """What a fault with the command line says, on two lines."""
    lines = [f"{translated(_('error'), language)}: {_sentence(fault, language)}"]
    if fault.ctx is not None:
        more = fill(_("`{command} --help` shows how to use it"), {"command": fault.ctx.command_path}, language)
        lines.append(f"{translated(_('help'), language)}: {more}")
    return "\n".join(lines)


def _sentence(fault: Any, language: Language) -> str:
    kind, message = type(fault).__name__, str(fault.message or "")
    hint = _known(METAVARS, str(getattr(fault, "param_hint", None) or _name(getattr(fault, "param", None))), language)
    if kind == "MissingParameter":
        return fill(_("`{name}` is missing"), {"name": hint}, language)
    if kind == "NoSuchOption":
        guesses = sorted(fault.possibilities or ())
        if guesses:
            template = _("there is no option `{name}`; did you mean `{guess}`?")
            return fill(template, {"name": fault.option_name, "guess": guesses[0]}, language)
        return fill(_("there is no option `{name}`"), {"name": fault.option_name}, language)
    if found := NO_COMMAND.match(message):
        if alike := ALIKE.search(message):
            template = _("there is no command `{name}`; did you mean `{guess}`?")
            return fill(template, found.groupdict() | alike.groupdict(), language)
        return fill(_("there is no command `{name}`"), found.groupdict(), language)
    if (found := EXTRA_DAY.fullmatch(message)) and (option := _option_of_a_day(fault.ctx, language)):
        template = _("`{rest}` does not stand by itself: write `{option} {rest}`")
        return fill(template, found.groupdict() | {"option": option}, language)
    for pattern, template in SENTENCES:
        if found := pattern.fullmatch(message):
            message = fill(
                template, {name: text.replace("'", "") for name, text in found.groupdict().items()}, language
            )
            break
    return f"{hint}: {message}" if hint else message


def _option_of_a_day(context: Any, language: Language) -> str:
    """The command's first option that takes a day; nothing where it has none."""
    days = {word for each in DAYS for word in (each, translated(each, language))}
    found = (each for each in context.command.params if each.param_type_name == "option" and each.metavar in days)
    return next((str(each.opts[0]) for each in found), "")


def _name(param: Any) -> str:
    """An option or an argument as one types it."""
    if param is None:
        return ""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name).strip("[].").upper()
