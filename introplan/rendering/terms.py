"""Terms, as Swedish schools and services count them: autumn from August, spring from January."""

from datetime import date
from typing import NamedTuple

from introplan.language import Language


class Term(NamedTuple):
    """A half-year."""

    year: int
    autumn: bool

    @classmethod
    def of(cls, day: date) -> "Term":
        """The term that a day lies in: August to December is autumn, January to July spring."""
        return cls(day.year, day.month >= 8)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 8 if self.autumn else 1, 1)

    def title(self, language: Language) -> str:
        """`Hösten 2026`, `Spring 2027`."""
        if language == "sv":
            return f"{'Hösten' if self.autumn else 'Våren'} {self.year}"
        return f"{'Autumn' if self.autumn else 'Spring'} {self.year}"

    def short_title(self, language: Language) -> str:
        """`HT 2026`, `Spr 2027`: for axes."""
        if language == "sv":
            return f"{'HT' if self.autumn else 'VT'} {self.year}"
        return f"{'Aut' if self.autumn else 'Spr'} {self.year}"

    def shortest_title(self, language: Language) -> str:
        """`HT26`; in English, which has no such word, the year alone."""
        return f"{'HT' if self.autumn else 'VT'}{self.year % 100:02d}" if language == "sv" else str(self.year)
