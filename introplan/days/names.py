"""Days that have a name of their own, as values; what they are called is worded for a reader by `language`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

HolidayKind = Literal["public", "de_facto"]
"""As `holidays` calls them: a public holiday, or an eve that is as good as one."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off in a country, or in a part of one."""

    country: str
    day: date
    kind: HolidayKind = "public"


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A day of which the afternoon is off, by the word that stands for it in YAML."""

    word: str
