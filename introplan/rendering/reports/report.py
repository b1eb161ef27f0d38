"""A report: what somebody asks of a plan, answered in words, tables and pictures, whatever form it is given in.

A report is made of an edition and of what is asked alone: nothing of today is in it unless a day is given. It is a
value in the words of one language; its tables hold raw values, which each form writes in its own way.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Literal, NamedTuple

from markupsafe import Markup

from introplan.agenda import Plan
from introplan.language import Language, _, _n, in_full
from introplan.releases import Edition
from introplan.rendering.calendars.whole_days import DayEntry
from introplan.rendering.editions import EditionMark, mark_of


class Hidden(Enum):
    """A figure that there is, and that is not told, since it is of fewer than five people or tells of them."""

    HIDDEN = "hidden"


HIDDEN = Hidden.HIDDEN

Cell = str | int | float | date | Hidden | None
"""What a table holds in one place; None where there is nothing to tell."""

ColumnUnit = Literal["text", "number", "hours", "percent", "day", "weekday", "month"]
"""What a column holds; a month is told by its first day."""


class Column(NamedTuple):
    """A column of a table: its name in JSON, which is English and stays, its title in words, and what is in it."""

    key: str
    title: str
    unit: ColumnUnit = "text"


class Table(NamedTuple):
    """A table; its first column says what each row is of. `empty` is said in its place when it has no rows.

    A `total` is the last row, which belongs to all others. `key` is its name in JSON, and `text` says how it is to be
    read. Rows whose numbers are in `aside` are for data alone, and `aside_text` is said in their place: see `read`.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    text: str = ""
    total: tuple[Cell, ...] | None = None
    empty: str = ""
    aside: frozenset[int] = frozenset()
    aside_text: str = ""

    @property
    def read(self) -> "Table":
        """The table as somebody reads it, without the rows that stand aside."""
        if not self.aside:
            return self
        rows = tuple(row for number, row in enumerate(self.rows) if number not in self.aside)
        text = " ".join(filter(None, (self.text, self.aside_text)))
        return self._replace(rows=rows, text=text if rows else "", empty=text, aside=frozenset())

    @property
    def every_row(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows, with the total last."""
        return (*self.rows, self.total) if self.total else self.rows

    @property
    def has_hidden(self) -> bool:
        """Whether any figure in it is not told."""
        return any(cell is HIDDEN for row in self.every_row for cell in row)


class ReportPicture(NamedTuple):
    """A picture, as SVG that stands alone, and all that it shows in words, for whoever does not see it.

    What it shows stands in a table as well. A `caption` is read beneath it.
    """

    key: str
    title: str
    svg: Markup
    text: str
    caption: str = ""


class Sentences(NamedTuple):
    """Some sentences under a heading of their own; `key` is their name in JSON."""

    key: str
    title: str
    sentences: tuple[str, ...]


ReportPart = Table | ReportPicture | Sentences

Audience = Literal["shared", "coordinator"]
"""Whom a report may be given to: everybody it is made for, or nobody but the coordinator who has made it."""


class Report(NamedTuple):
    """A report in the words of one language.

    `name` is that of its command, `audience_words` say whom it is for, and `unknown` what is not known, and why. What
    of it is to be done on a day stands among `entries` as well, for a calendar.
    """

    name: str
    language: Language
    programme: str
    title: str
    introduction: str
    mark: EditionMark
    audience: Audience
    audience_words: str
    parts: tuple[ReportPart, ...]
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    day: date | None = None
    entries: tuple[DayEntry, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        return tuple(part for part in self.parts if isinstance(part, Table))


class Question(NamedTuple):
    """What a report is asked about: an edition, in whose language, and as the options of its command say.

    `day` and `until` are given by whoever asks; `people` asks for what is each person's own as well. Of a plan with
    `errors`, so many, the report says that it has them.
    """

    edition: Edition
    language: Language
    day: date | None = None
    days: int = 90
    people: bool = False
    errors: int = 0
    until: date | None = None

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.edition.plan

    def words(self, template: str, /, **values: object) -> str:
        """A template, marked with `_`, in the report's language."""
        return in_full(template, self.language, **values)


MakesReport = Callable[[Question], Report]


def report_of(  # noqa: PLR0913 - all that a report says, each named at the call
    asked: Question,
    name: str,
    *,
    title: str,
    introduction: str,
    audience: Audience,
    readers: str,
    parts: Sequence[ReportPart],
    unknown: Sequence[str] = (),
    notes: Sequence[str] = (),
    entries: Sequence[DayEntry] = (),
) -> Report:
    """A report with what stands on each: of which release it is, for whom, and why figures are hidden.

    `title`, `introduction` and `readers` (`_("For managers and unions.")`) are templates, marked with `_`.
    """
    hides = any(part.has_hidden for part in parts if isinstance(part, Table))
    return Report(
        name=name,
        language=asked.language,
        programme=asked.plan.programme.frame.title,
        title=asked.words(title),
        introduction=asked.words(introduction),
        mark=mark_of(asked.edition, language=asked.language),
        audience=audience,
        audience_words=f"{asked.words(readers)} {asked.words(MAY_BE_SHARED[audience])}",
        parts=tuple(parts),
        unknown=(*([asked.words(HAS_ERRORS, count=asked.errors)] if asked.errors else []), *unknown),
        notes=(*notes, *_drafts(asked), *([asked.words(WHY_HIDDEN)] if hides else [])),
        day=asked.day,
        entries=tuple(entries),
    )


def _drafts(asked: Question) -> Iterator[str]:
    """Which cohorts are left out."""
    cohorts = asked.plan.programme.cohorts.values()
    if left_out := tuple(cohort.title for cohort in cohorts if cohort.id not in asked.edition.cohort_ids):
        drafts = _n("{cohorts} is a draft and is left out.", "{cohorts} are drafts and are left out.", by="cohorts")
        yield asked.words(drafts, cohorts=left_out)


MAY_BE_SHARED = {
    "shared": _("It tells nothing of fewer than five people, and may be shared."),
    "coordinator": _("It tells of individuals: do not pass it on."),
}
WHY_HIDDEN = _("“Hidden” is a figure of fewer than five people, or one from which such a figure could be worked out.")
HAS_ERRORS = _n(
    "The plan has an error, so figures may be wrong. `introplan check` shows it.",
    "The plan has {count} errors, so figures may be wrong. `introplan check` shows them.",
)
