"""How the values of a field stand in cells: what is shown of them, what a cell says, and what is written of that.

A value is of the field's own type, so that a cell is compared with the plan by what both mean: a date that is typed as
text is the date, `12.0` is 12, and a list is the same in whatever way it is parted.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from pydantic_core import PydanticCustomError

from introplan.days import Times
from introplan.demands.edits import day_written, times_written
from introplan.diagnostics import Message, Plain, _
from introplan.language import Language, _p, in_words, translated
from introplan.language.terms import PARTS
from introplan.model.choices import meaning
from introplan.model.dates import read_day
from introplan.model.scalars import Scalar
from introplan.model.times import read_times
from introplan.reading.suggestions import meant as likeliest
from introplan.sheets.book import CellLook, CellValue
from introplan.sheets.labels import small
from introplan.sheets.tables import CellFault

Value = object
"""Of the field's own type; None when nothing is said."""
LANGUAGES: tuple[Language, ...] = ("sv", "en")
FIRST_SERIAL, LAST_SERIAL = 36526, 73050
"""The numbers that days of this century have in a cell that shows no date."""
EPOCH = date(1899, 12, 30)
ANSWERS = {"yes": _p("answer", "yes"), "no": _p("answer", "no")}


class CellKind(Protocol):
    """A kind of value."""

    @property
    def look(self) -> CellLook:
        """How its cells look."""
        ...

    def value(self, plain: Plain) -> Value:
        """What is written in the plan, as a value."""
        ...

    def cell(self, value: Value) -> CellValue:
        """What is shown of it."""
        ...

    def read(self, cell: CellValue) -> Value:
        """What a cell says. Raises CellFault."""
        ...

    def plain(self, value: Value, written: Plain) -> Plain:
        """How a value is written, where something else is written now."""
        ...


def cleaned(text: str) -> str:
    """A text of a cell without what nobody sees: hard spaces, signs without width, returns, space around it."""
    text = unicodedata.normalize("NFC", text).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u200b\u200c\u200d\ufeff\u2060\u00ad]", "", text)
    text = re.sub("[\u00a0\u2007\u202f\t]", " ", text)
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def words_of(cell: CellValue) -> str:
    """What stands in a cell, as text."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time.min:
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "minutes")
        case time():
            return f"{cell.hour}.{cell.minute:02d}"
        case _:
            return cleaned(str(cell))


@dataclass(frozen=True)
class TextKind:
    """A text for people."""

    look: CellLook = "text"

    def value(self, plain: Plain) -> Value:
        """The text, on the lines that it has."""
        return cleaned(str(plain)) or None if plain is not None else None

    def cell(self, value: Value) -> CellValue:
        return str(value) if value is not None else None

    def read(self, cell: CellValue) -> Value:
        if isinstance(cell, date) and not isinstance(cell, datetime):
            return cell.isoformat()
        return words_of(cell) or None

    def plain(self, value: Value, written: Plain) -> Plain:
        return str(value)


@dataclass(frozen=True)
class DayKind:
    """A day."""

    look: CellLook = "day"

    def value(self, plain: Plain) -> Value:
        return read_day(plain) if plain is not None else None

    def cell(self, value: Value) -> CellValue:
        return value if isinstance(value, date) else None

    def read(self, cell: CellValue) -> Value:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        if isinstance(cell, int | float) and FIRST_SERIAL <= cell <= LAST_SERIAL:
            return EPOCH + timedelta(days=int(cell))
        return by_reader(read_day, words_of(cell))

    def plain(self, value: Value, written: Plain) -> Plain:
        assert isinstance(value, date)
        return day_written(value, written)


@dataclass(frozen=True)
class ClockKind:
    """When something begins, or when it ends: a half of what is written as one."""

    look: CellLook = "time"

    def value(self, plain: Plain) -> Value:
        raise NotImplementedError("it is a half of something")

    def cell(self, value: Value) -> CellValue:
        return value if isinstance(value, time) else None

    def read(self, cell: CellValue) -> Value:
        if isinstance(cell, datetime):
            return cell.time().replace(second=0, microsecond=0)
        if isinstance(cell, time):
            return cell.replace(second=0, microsecond=0)
        if isinstance(cell, float) and 0 <= cell < 1:
            minutes = round(cell * 24 * 60)
            return time(minutes // 60 % 24, minutes % 60)
        times = by_reader(read_times, words_of(cell))
        if times is not None and times.end is not None:
            raise CellFault(
                Message(_("`{text}` is from when to when"), {"text": words_of(cell)}),
                Message(_("write when it begins in one column and when it ends in the other")),
            )
        return times.start if times else None

    def plain(self, value: Value, written: Plain) -> Plain:
        raise NotImplementedError("it is a half of something")


@dataclass(frozen=True)
class RangeKind:
    """From when to when, or a start alone, in one cell."""

    look: CellLook = "text"

    def value(self, plain: Plain) -> Value:
        return read_times(plain) if plain is not None else None

    def cell(self, value: Value) -> CellValue:
        return (
            "–".join(words_of(each) for each in (value.start, value.end) if each) if isinstance(value, Times) else None
        )

    def read(self, cell: CellValue) -> Value:
        if isinstance(cell, time | datetime) or (isinstance(cell, float) and 0 < cell < 1):
            start = ClockKind().read(cell)
            return Times(start) if isinstance(start, time) else None
        return by_reader(read_times, words_of(cell))

    def plain(self, value: Value, written: Plain) -> Plain:
        assert isinstance(value, Times)
        text = written if isinstance(written, str) else ""
        if value.end is not None:
            return times_written(value, text)
        an_hour = timedelta(hours=1)
        return times_written(value.lasting(an_hour), "09:00" if ":" in text else "9.00", an_hour)


@dataclass(frozen=True)
class NumberKind:
    """A number."""

    scalar: Scalar
    look: CellLook = "number"

    def value(self, plain: Plain) -> Value:
        return self._reads(plain) if plain is not None else None

    def cell(self, value: Value) -> CellValue:
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return value if isinstance(value, int | float) else None

    def read(self, cell: CellValue) -> Value:
        return by_reader(self._reads, words_of(cell))

    def plain(self, value: Value, written: Plain) -> Plain:
        return words_of(value) if isinstance(value, int | float) else str(value)

    def _reads(self, plain: Plain) -> object:
        assert self.scalar.reads is not None
        return self.scalar.reads(plain)  # type: ignore[arg-type]  # a list is refused


@dataclass(frozen=True)
class ChoiceKind:
    """One of a few words, which cells have in the reader's language."""

    words: tuple[str, ...]
    language: Language
    look: CellLook = "text"

    def value(self, plain: Plain) -> Value:
        return {"true": "yes", "false": "no"}.get(str(plain).lower(), str(plain)) if plain is not None else None

    def cell(self, value: Value) -> CellValue:
        return label_of(str(value), self.words, self.language) if value is not None else None

    def read(self, cell: CellValue) -> Value:
        text = words_of(cell)
        if not text:
            return None
        if word := word_meant(text, self.words):
            return word
        if (guess := likeliest(text, self.words)) and _is_meant(text, guess):
            return guess
        raise CellFault(
            Message(_("`{text}` is none of the words to choose from"), {"text": text}),
            Message(_("choose from {choices}"), {"choices": self.labels}),
        )

    def plain(self, value: Value, written: Plain) -> Plain:
        return str(value)

    @property
    def labels(self) -> tuple[str, ...]:
        """All that can be chosen."""
        return tuple(label_of(word, self.words, self.language) for word in self.words)


def _is_meant(text: str, word: str) -> bool:
    """Whether a word is what the glossary has for a text, rather than only like it by its letters."""
    from introplan.model.glossary import ENGLISH, SWEDISH  # noqa: PLC0415 - large, and for what is not known alone

    return any(word in table.get(small(text), ()) for table in (SWEDISH, ENGLISH)) or id_like(text) == word


def id_like(text: str) -> str:
    """A word as the language writes it."""
    return small(text).replace(" ", "_").replace("-", "_")


def word_meant(text: str, words: Sequence[str]) -> str:
    """The one of some words that a text is, as files or as readers of either language have it; empty for none."""
    typed = small(text)
    for language in LANGUAGES:
        for word in words:
            if typed in (word, word.replace("_", " "), small(label_of(word, words, language))):
                return word
    return ""


def label_of(word: str, among: Sequence[str], language: Language) -> str:
    """A word that can be chosen, in the reader's language."""
    if word in ANSWERS:
        return translated(ANSWERS[word], language)
    if word in PARTS:
        return in_words(PARTS[word], language)
    return meaning(word, tuple(among), language) or word.replace("_", " ")


def by_reader(reads: Any, text: str) -> Any:
    """What a text says by the field's own reader, also where it is what somebody meant. Raises CellFault."""
    if not text:
        return None
    try:
        return reads(text)
    except PydanticCustomError as refused:
        told = refused.context or {}
        values = told.get("values", {})
        if meant := values.get("meant"):
            try:
                return reads(str(meant))
            except PydanticCustomError:
                pass
        raise CellFault(Message(told["template"], values), Message(told["help"], values)) from refused
