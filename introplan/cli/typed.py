"""Dates and times on the command line, read as the plan's own files are."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from introplan.cli.screen import words, wrong_use
from introplan.days import Times
from introplan.diagnostics import _
from introplan.model.dates import DATE, read_day
from introplan.model.times import TIMES, read_times

T = TypeVar("T")


def day_typed(text: str | None, option: str) -> date | None:
    """The day that an option gives; None where it is not given. Raises BadParameter with the way out."""
    return None if text is None else _typed(read_day, text, option, DATE.refusal)


def times_typed(text: str | None, option: str) -> Times | None:
    """The time that an option gives, likewise."""
    return None if text is None else _typed(read_times, text, option, TIMES.refusal)


def _typed(read: Callable[[object], T], text: str, option: str, refusal: str) -> T:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - what the model's readers raise

    try:
        return read(text)
    except PydanticCustomError as fault:
        told = fault.context or {}
        values = {"text": text, **told.get("values", {})}
        sentence = words(told.get("template") or refusal, **values)
        way_out = words(told.get("help", ""), **values)
        raise wrong_use(_("{sentence}; {way_out}"), option, sentence=sentence, way_out=way_out) from None
