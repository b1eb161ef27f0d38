"""Marks on the texts for readers: what the catalogues hold, and what the printers put into the reader's language.

A text is written in English where it is used, and marked; the mark gives back a text that travels as a value. Nothing
is worded here. `tests/language/catalogues.py` finds every mark, and what a catalogue lacks fails a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

CONTEXT_ENDS = "\x04"
"""Between a context and its text, as gettext has it."""


def _(template: str) -> str:
    """Mark a template for the message catalogues."""
    return template


def _p(context: str, template: str) -> str:
    """Mark a template that means one thing in a `context`, and elsewhere another: `_p("role", "mentor")`."""
    return f"{context}{CONTEXT_ENDS}{template}"


class Counted(str):
    """A template for one, which knows the one for several, and the value whose number or length chooses."""

    __slots__ = ("by", "several")
    several: str
    by: str

    def number(self, values: Mapping[str, object]) -> int:
        """The number that chooses: the value `by`, or how many it holds."""
        value = values[self.by]
        return value if isinstance(value, int) else len(value)  # type: ignore[arg-type]  # what is marked has a length

    def form(self, values: Mapping[str, object]) -> str:
        """The English that fits the values."""
        return str(self) if self.number(values) == 1 else self.several


def _n(one: str, several: str, by: str = "count") -> Counted:
    """Mark a template for one and for several; of the value `by`, its number or how many it holds chooses."""
    template = Counted(one)
    template.several, template.by = several, by
    return template


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field as a value that a message may carry: its marked template is put into the reader's language.

    `Term(_p("role", "mentor"))`; two with the same template are the same word.
    """

    template: str
    values: ClassVar[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Either:
    """Several values of which one will do, as a value: `supervisor or mentor`."""

    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Several parts of one sentence, as a value: `4 sessions, 1 review and 1 event`."""

    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Authored:
    """A text that its author has written in more than one language, as a value: the title of a rule.

    `texts` are by language, the one that stands in for a language that is missing last.
    """

    texts: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """The text in the language, else the last."""
        return next((text for written_in, text in self.texts if written_in == language), self.texts[-1][1])
