"""Values that refer to something else, that have a form of their own, or are several; and the kind of each field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, get_args, get_origin

from introplan.diagnostics import Message, Plain, _
from introplan.language import Language
from introplan.model import Path
from introplan.model.dates import WEEKDAYS
from introplan.model.descriptions import bare
from introplan.model.groups import Memberships
from introplan.model.scalars import Scalar, scalars_in
from introplan.reading.shape import field_at
from introplan.reading.suggestions import meant as likeliest
from introplan.sheets.book import CellLook, CellValue
from introplan.sheets.kinds import (
    CellKind,
    ChoiceKind,
    DayKind,
    NumberKind,
    RangeKind,
    TextKind,
    Value,
    by_reader,
    cleaned,
    label_of,
    word_meant,
    words_of,
)
from introplan.sheets.labels import CellNames, Labels, small
from introplan.sheets.tables import CellFault

BETWEEN = "; "
FEW = 8
"""So many choices are told one by one."""


@dataclass(frozen=True)
class ReferenceKind:
    """Something else in the plan, by what it is called."""

    labels: Labels
    sections: tuple[str, ...]
    language: Language
    words: tuple[str, ...] = ()
    look: CellLook = "text"

    @property
    def called(self) -> CellNames:
        """What can be meant."""
        return self.labels.of(*self.sections)

    def value(self, plain: Plain) -> Value:
        return str(plain) if plain is not None else None

    def cell(self, value: Value) -> CellValue:
        if value is None or value in self.labels.protected:
            return None
        if value in self.words:
            return label_of(str(value), self.words, self.language)
        return self.called.labels.get(str(value), str(value))

    def read(self, cell: CellValue) -> Value:
        text = words_of(cell)
        if not text:
            return None
        if word := word_meant(text, self.words):
            return word
        found = self.called.meant(text)
        if len(found) == 1:
            return found[0]
        raise self.fault(text, found)

    def fault(self, text: str, found: Sequence[str]) -> CellFault:
        """Why words mean nothing, or several things."""
        labels = self.called.labels
        if found:
            choices = tuple(labels[each] for each in found)
            return CellFault(
                Message(_("`{text}` may be any of these: {choices}"), {"text": text, "choices": choices}),
                Message(_("write the one you mean as it is written here")),
            )
        message = Message(_("there is nothing called `{text}` in the plan"), {"text": text})
        near = likeliest(small(text), {small(label) for label in labels.values()})
        if near:
            [guess, *_others] = [labels[each] for each in self.called.meant(near)] or [near]
            return CellFault(message, Message(_("did you mean `{meant}`?"), {"meant": guess}))
        if len(labels) <= FEW:
            return CellFault(message, Message(_("choose from {choices}"), {"choices": tuple(labels.values())}))
        return CellFault(message, Message(WAYS_OUT[self.sections[0]], {"text": text}))

    def plain(self, value: Value, written: Plain) -> Plain:
        return str(value)


WAYS_OUT = {
    "people": _("add a row for `{text}` to the sheet of people; then take the file in again"),
    "lectures": _("add a row for `{text}` to the sheet of lectures; then take the file in again"),
    "places": _("add a row for `{text}` to the sheet of places; then take the file in again"),
    **dict.fromkeys(
        (
            *("organisations", "units", "cohorts", "groups", "competences", "areas", "sessions"),
            *("programme.phases", "programme.reviews"),
        ),
        _("add `{text}` to the plan first, in the YAML files; then take the file in again"),
    ),
}
"""How something comes into the plan that a cell names."""


@dataclass(frozen=True)
class ScalarKind:
    """A short text of a known form, such as a length: it stays as it is written, and is compared by what it means."""

    scalar: Scalar
    language: Language
    look: CellLook = "text"

    def value(self, plain: Plain) -> Value:
        return _Said(cleaned(str(plain)), self._meaning(cleaned(str(plain)))) if plain is not None else None

    def cell(self, value: Value) -> CellValue:
        if not isinstance(value, _Said):
            return None
        return label_of(value.text, self.scalar.words, self.language) if value.text in self.scalar.words else value.text

    def read(self, cell: CellValue) -> Value:
        text = self._text(cell)
        if not text:
            return None
        if word := word_meant(text, self.scalar.words):
            return _Said(word, self._meaning(word))
        return by_reader(lambda each: _Said(str(each), self._meaning(str(each))), text)

    def plain(self, value: Value, written: Plain) -> Plain:
        assert isinstance(value, _Said)
        return value.text

    def _meaning(self, text: str) -> object:
        return self.scalar.reads(text) if self.scalar.reads else text

    def _text(self, cell: CellValue) -> str:
        """The text of a cell. Raises CellFault for what a number or a date has lost."""
        if isinstance(cell, int | float) and not isinstance(cell, bool) and self.scalar.what == "telephone number":
            raise CellFault(
                Message(_("`{text}` is a number there, so a 0 in front of it is lost"), {"text": words_of(cell)}),
                Message(_("make the cells text in Excel (Format cells, Text), and write the number again")),
            )
        if isinstance(cell, time):
            return words_of(cell)
        if isinstance(cell, datetime | date) and self.scalar.what not in ("range of days", "days or weekdays"):
            raise CellFault(
                Message(_("Excel has made a date of it: `{text}`"), {"text": words_of(cell)}),
                Message(_("make the cells text in Excel (Format cells, Text), and write it again")),
            )
        return words_of(cell.date() if isinstance(cell, datetime) else cell)


@dataclass(frozen=True)
class _Said:
    """A text, and what it means: two texts that mean the same are the same."""

    text: str
    meaning: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Said) and self.meaning == other.meaning

    def __hash__(self) -> int:
        return hash(repr(self.meaning))

    def __repr__(self) -> str:
        return repr(self.meaning)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class ItemsKind:
    """Several values of a kind, parted by semicolons."""

    item: CellKind
    look: CellLook = "text"
    commas: bool = True

    def value(self, plain: Plain) -> Value:
        if isinstance(plain, dict):  # groups, each with its days
            return tuple(plain)
        items = plain if isinstance(plain, list) else [plain] if plain is not None else []
        return tuple(self.item.value(each) for each in items) or None

    def cell(self, value: Value) -> CellValue:
        cells = [self.item.cell(each) for each in value] if isinstance(value, tuple) else []
        return BETWEEN.join(words_of(each) for each in cells if each is not None) or None

    def read(self, cell: CellValue) -> Value:
        if not isinstance(cell, str):
            one = self.item.read(cell)
            return (one,) if one is not None else None
        found = [self.item.read(each) for each in self._parted(cleaned(cell))]
        return tuple(each for each in found if each is not None) or None

    def plain(self, value: Value, written: Plain) -> Plain:
        items = value if isinstance(value, tuple) else ()
        return [self.item.plain(each, None) for each in items]

    def _parted(self, text: str) -> list[str]:
        """The items; those parted by commas where that is how somebody writes, and the whole is none of them."""
        parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
        if len(parts) == 1 and self.commas and "," in text:
            try:
                if not isinstance(self.item, TextKind):
                    self.item.read(text)
                    return parts
            except CellFault:
                pass
            return [part.strip() for part in text.split(",") if part.strip()]
        return parts


def kind_at(path: Path, labels: Labels, language: Language) -> CellKind:
    """The kind of value that stands at a path of the plan, by the model of the language."""
    field = field_at(path)
    if field is None:  # an entry under somebody's role, such as a capacity
        above = field_at(path[:-1])
        assert above is not None, path
        [*_keys, scalar] = list(scalars_in((above.annotation,)))
        return _kind_of(None, scalar, labels, language)
    annotation = bare(field.annotation)
    told = next(scalars_in((field.annotation, *field.metadata)), None)
    if annotation is Memberships:
        return ItemsKind(ReferenceKind(labels, ("groups",), language))
    if get_origin(annotation) is tuple:
        item = bare(get_args(annotation)[0])
        inner = next(scalars_in(get_args(annotation)), None)
        kind = _kind_of(item, inner, labels, language)
        return ItemsKind(kind, commas=not isinstance(kind, TextKind) or path[-1] != "material")
    return _kind_of(annotation, told, labels, language)


def _kind_of(annotation: Any, told: Scalar | None, labels: Labels, language: Language) -> CellKind:
    if told is None:
        return ChoiceKind(tuple(map(str, get_args(annotation))), language)
    if told.sections:
        return ReferenceKind(labels, told.sections, language, told.words)
    match told.what:
        case "text" | "Markdown":
            return TextKind()
        case "date":
            return DayKind()
        case "time":
            return RangeKind()
        case "yes or no":
            return ChoiceKind(("yes", "no"), language)
        case "weekday":
            return ChoiceKind(WEEKDAYS, language)
        case "percentage" | "number":
            return NumberKind(told)
        case what if what.startswith("whole number"):
            return NumberKind(told)
        case _:
            return ScalarKind(told, language)
