"""Terms, as Swedish schools and services count them: autumn from August, spring from January."""

from datetime import date
from typing import NamedTuple

from introplan.language import Language, _, _p, in_full


class SchoolTerm(NamedTuple):
    """A half-year."""

    year: int
    autumn: bool

    @classmethod
    def of(cls, day: date) -> "SchoolTerm":
        """The term that a day lies in: August to December is autumn, January to July spring."""
        return cls(day.year, day.month >= 8)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 8 if self.autumn else 1, 1)

    def title(self, language: Language) -> str:
        """`Hösten 2026`, `Spring 2027`."""
        return in_full(_("Autumn {year}") if self.autumn else _("Spring {year}"), language, year=self.year)

    def short_title(self, language: Language) -> str:
        """`HT 2026`, `Spr 2027`: for axes."""
        return in_full(_("Aut {year}") if self.autumn else _("Spr {year}"), language, year=self.year)

    def shortest_title(self, language: Language) -> str:
        """`HT26`; in English, which has no such word, the year alone."""
        template = _p("autumn, shortest", "{year}") if self.autumn else _p("spring, shortest", "{year}")
        return in_full(template, language, year=self.year)
