"""What is told of a command line that is typed wrongly: in our own words, by the values in the library's faults."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Any

from introplan.cli.help_screens import named
from introplan.cli.wrong_use import WrongUseError, wrong_use
from introplan.diagnostics import _

DAYS = ("DATE", "DAY")
DAY = re.compile(r"\d{4}-[\dW-]+")


def retold(fault: Any, context: Any, typed: Sequence[str]) -> Any:
    """A fault of the library that reads the command line, in our own words; another fault as it is."""
    if isinstance(fault, WrongUseError):
        return fault
    if (name := getattr(fault, "option_name", None)) is not None:
        return _told_of_option(context, name, typed)
    if hasattr(fault, "param_type"):  # of what is missing
        return _at(context, wrong_use(_("`{name}` is missing"), name=named(fault.param)))
    return fault


def _told_of_option(context: Any, name: str, typed: Sequence[str]) -> WrongUseError:
    """An option that there is not, that has no value, or that takes none."""
    options = [each for each in context.command.get_params(context) if each.param_type_name == "option"]
    known = {each: option for option in options for each in (*option.opts, *option.secondary_opts)}
    if name in known:
        told = _("`{option}` takes no value") if known[name].is_flag else _("`{option}` has no value after it")
        return _at(context, wrong_use(told, option=name))
    written = next((word.partition("=")[0] for word in typed if word.startswith(name)), name)
    if guess := closest(written, known):
        template = _("there is no option `{name}`; did you mean `{guess}`?")
        return _at(context, wrong_use(template, name=written, guess=guess))
    return _at(context, wrong_use(_("there is no option `{name}`"), name=written))


def closest(typed: str, choices: Collection[str]) -> str:
    """The choice that was most likely meant; empty when none is close."""
    return next(iter(get_close_matches(typed, choices, n=1)), "")


def no_command(context: Any, name: str, names: Sequence[str]) -> WrongUseError:
    """A command that there is not."""
    if guess := closest(name, names):
        template = _("there is no command `{name}`; did you mean `{guess}`?")
        return _at(context, wrong_use(template, name=name, guess=guess))
    return _at(context, wrong_use(_("there is no command `{name}`"), name=name))


def too_much(context: Any, rest: Sequence[str]) -> WrongUseError:
    """What a command does not take. A day by itself belongs to the command's first option that takes one."""
    days = (each for each in context.command.params if each.param_type_name == "option" and each.metavar in DAYS)
    option = next((named(each) for each in days), "")
    if option and len(rest) == 1 and DAY.fullmatch(rest[0]):
        template = _("`{rest}` cannot be on its own; write `{option} {rest}`")
        return _at(context, wrong_use(template, rest=rest[0], option=option))
    template = _("the command does not take `{rest}`; put quotes around anything with a space in it")
    return _at(context, wrong_use(template, rest=" ".join(rest)))


def _at(context: Any, fault: WrongUseError) -> WrongUseError:
    fault.ctx = context
    return fault
