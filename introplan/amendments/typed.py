"""Days and stretches of days as they are typed on the command line: by the same forms as in the files."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from pydantic_core import PydanticCustomError

from introplan.amendments.amendment import Hindrance
from introplan.days import Stretch
from introplan.diagnostics import Message, _
from introplan.model.dates import read_day, read_stretch

Value = TypeVar("Value", date, Stretch)


def day_typed(words: str) -> date | Hindrance:
    """`2027-03-04`, or `2027-W09-4`."""
    return _typed(words, read_day, _("write a date year-month-day, such as `2027-03-04`"))


def stretch_typed(words: str) -> Stretch | Hindrance:
    """`2027-04-01..2027-08-31`, a week or a day: with both a first and a last day."""
    first, dots, last = (part.strip() for part in words.partition(".."))
    if dots and not (first and last):
        return Hindrance(
            Message(_("`{words}` has no last day") if first else _("`{words}` has no first day"), {"words": words}),
            Message(
                _("write the first and the last day, such as `2027-04-01..2027-08-31`; the last can be changed later")
            ),
            is_misspelt=True,
        )
    return _typed(words, read_stretch, _("write the first and the last day, such as `2027-04-01..2027-08-31`"))


def _typed(words: str, read: Callable[[object], Value], advice: str) -> Value | Hindrance:
    if not words.strip():
        return Hindrance(Message(_("a day is missing here")), Message(advice), is_misspelt=True)
    try:
        return read(words)
    except PydanticCustomError as fault:
        told = fault.context or {}
        return Hindrance(
            Message(told["template"], told["values"]),
            Message(told["help"] or advice, told["values"]),
            is_misspelt=True,
        )
