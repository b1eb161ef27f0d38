"""Dates and times on the command line, read as the plan's own files are."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from introplan.cli.screen import words
from introplan.cli.today import today_here
from introplan.cli.wrong_use import wrong_use
from introplan.days import Stretch, Times
from introplan.diagnostics import _
from introplan.language import Verbatim
from introplan.model.dates import DATE, STRETCH, read_day, read_stretch
from introplan.model.times import TIMES, read_times

T = TypeVar("T")


def day_typed(text: str, option: str) -> date:
    """The day that an option gives. Raises WrongUseError with the way out."""
    return _typed(_read_day, text, option, DATE.refusal)


def day_understood(text: str) -> date:
    """A day as people write it, `1 september 2027` too; what is understood is to be told. Raises WrongUseError."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - what the model's readers raise

    try:
        return _read_day(text)
    except PydanticCustomError as fault:
        if fault.type == DATE.name and (meant := _meant(fault)):  # and not a day that does not exist
            return date.fromisoformat(meant)
        return day_typed(text, "")


def _read_day(text: object) -> date:
    """The day; of one without its year, such as `6/10`, the next that comes may have been meant."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - what the model's readers raise

    today = today_here()
    try:
        return read_day(text)
    except PydanticCustomError as fault:
        if _meant(fault):
            raise
        for year in (today.year, today.year + 1):
            try:
                read_day(f"{text} {year}")
            except PydanticCustomError as other:
                if (meant := _meant(other)) and date.fromisoformat(meant) >= today:
                    raise DATE.refuses(str(text), meant) from None
        raise


def _meant(fault: Exception) -> str:
    """What the reader's fault takes to have been meant; nothing where it cannot tell."""
    context = getattr(fault, "context", None) or {}
    return str(context.get("values", {}).get("meant") or "")


def times_typed(text: str, option: str) -> Times:
    """The time that an option gives, likewise."""
    return _typed(read_times, text, option, TIMES.refusal)


def stretch_typed(text: str, argument: str) -> Stretch:
    """The first to the last day that an argument gives. Raises WrongUseError with the way out."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    if dots and not (first and last):
        raise wrong_use(
            _("`{text}` has no last day; write one, such as `2027-04-01..2027-08-31`; you can change it later")
            if first
            else _("`{text}` has no first day; write both, such as `2027-04-01..2027-08-31`"),
            argument,
            text=text,
        )
    return _typed(read_stretch, text, argument, STRETCH.refusal)


def _typed(read: Callable[[object], T], text: str, option: str, refusal: str) -> T:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - what the model's readers raise

    try:
        return read(text)
    except PydanticCustomError as fault:
        told = fault.context or {}
        values = {"text": text, **told.get("values", {})}
        sentence = words(told.get("template") or refusal, **values)
        way_out = words(told.get("help", ""), **values)
        raise wrong_use(
            _("{sentence}; {way_out}"), option, sentence=Verbatim(sentence), way_out=Verbatim(way_out)
        ) from None
