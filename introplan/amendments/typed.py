"""Words in the lines that are told to be typed: where several plans stand side by side, with the plan's name."""

from collections.abc import Mapping
from dataclasses import replace

from introplan.amendments.amendment import Amendment, Hindrance
from introplan.diagnostics import Message


class Typed(str):
    """Words that ask for something in a plan, such as `ht26/tolk`, as they are typed where there is no other plan."""

    __slots__ = ()


def among_others(found: Amendment | Hindrance, plan: str) -> Amendment | Hindrance:
    """What is said of a change where other plans may have the same ids: every line to type names its plan."""
    if isinstance(found, Hindrance):
        return replace(found, help=_named(found.help, plan))
    return replace(found, left=tuple(_named(each, plan) for each in found.left))


def _named(message: Message, plan: str) -> Message:
    values: Mapping[str, object] = {name: _worded(value, plan) for name, value in message.values.items()}
    return Message(message.template, values) if values else message


def _worded(value: object, plan: str) -> object:
    if isinstance(value, Typed):
        return f"{plan}/{value}"
    if isinstance(value, Message):
        return _named(value, plan)
    if type(value) is tuple:
        return tuple(_worded(each, plan) for each in value)
    return value
