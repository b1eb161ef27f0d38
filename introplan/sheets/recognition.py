"""Which section a table is of, and what its columns are: by what they are called, in either language, in any order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from introplan.language import translated
from introplan.sheets.book import CellValue
from introplan.sheets.bookings import LECTURERS, ROOMS
from introplan.sheets.columns import SECTIONS, Section, SheetColumn
from introplan.sheets.exporting import ID, LISTS, MARKS, PROGRAMME, READ_ME
from introplan.sheets.kinds import LANGUAGES, words_of
from introplan.sheets.labels import small
from introplan.sheets.tables import CellTable

FIRST_NAME = SheetColumn("first name", ("[first]",), also=("förnamn", "first name", "tilltalsnamn", "given name"))
SURNAME = SheetColumn("surname", ("[last]",), also=("efternamn", "surname", "last name", "family name"))
MOST_ROWS_ABOVE = 20
"""So far down the heads may stand."""


@dataclass(frozen=True)
class Recognised:
    """A table of which it is known what it holds: where its heads stand, and the column of each number."""

    table: CellTable
    section: Section
    head: int
    columns: Mapping[int, SheetColumn]
    ids: int | None = None
    marks: int | None = None
    unknown: tuple[int, ...] = ()
    """Columns that have a head which says nothing."""

    def number_of(self, column: SheetColumn) -> int | None:
        """Where a column stands."""
        return next((number for number, each in self.columns.items() if each is column), None)


def recognised(table: CellTable) -> Recognised | None:
    """What a table holds; None when nothing in it is known."""
    if not table.rows:
        return None
    by_title = next((each for each in SECTIONS if small(table.title) in titles(each.title)), None)
    found = [
        each
        for row in list(table.rows)[:MOST_ROWS_ABOVE]
        for section in ([by_title] if by_title else SECTIONS)
        if (each := _as(table, section, row, table.rows[row]))
    ]
    if not found:
        return None
    best = max(found, key=lambda each: len(each.columns) + (each.ids is not None))  # the first of those that are alike
    needed = 1 if by_title or _is_all(best) else 2
    return best if len(best.columns) >= needed else None


def _is_all(found: Recognised) -> bool:
    """Whether a single column is all that there is, such as a list of names."""
    return len(found.table.rows[found.head]) == len(found.columns)


def is_ours(table: CellTable) -> bool:
    """Whether it is a sheet that only explains, or has what can be chosen."""
    return small(table.title) in (*titles(READ_ME), *titles(LISTS))


def is_for_others(table: CellTable) -> bool:
    """Whether it is a list of ours that is made to be read."""
    return small(table.title) in (*titles(ROOMS), *titles(LECTURERS))


def programme_in(tables: Sequence[CellTable]) -> str:
    """The programme that a workbook is of, as its first sheet says; nothing of a file of her own."""
    heads = titles(PROGRAMME)
    return next(
        (
            words_of(row[1])
            for table in tables
            if small(table.title) in titles(READ_ME)
            for row in table.rows.values()
            if len(row) > 1 and small(words_of(row[0])) in heads
        ),
        "",
    )


@cache
def titles(template: str) -> tuple[str, ...]:
    """What something is called in either language, in small letters."""
    return tuple(small(translated(template, language)) for language in LANGUAGES)


def _as(table: CellTable, section: Section, row: int, cells: Sequence[CellValue]) -> Recognised | None:
    """A table as one of a section with its heads in a row; None where none of them is known there."""
    known = headings(section)
    columns: dict[int, SheetColumn] = {}
    found = Recognised(table, section, row, columns)
    unknown = []
    for number, cell in enumerate(cells):
        words = small(words_of(cell)).rstrip(":*") if isinstance(cell, str) else ""
        if words == ID:
            found = replace(found, ids=number)
        elif words == MARKS:
            found = replace(found, marks=number)
        elif (column := known.get(words)) is not None and column not in columns.values():
            columns[number] = column
        elif words:
            unknown.append(number)
    return replace(found, unknown=tuple(unknown)) if columns else None


@cache
def headings(section: Section) -> Mapping[str, SheetColumn]:
    """The columns of a section by all that they may be called, in small letters."""
    found: dict[str, SheetColumn] = {}
    own = (*section.columns, *section.more)
    for column in own:
        for words in titles(column.title):
            found.setdefault(words, column)
    for column in (*own, *((FIRST_NAME, SURNAME) if section.name in ("people", "participants") else ())):
        for words in (*column.also, *((column.path[-1].replace("_", " "), column.path[-1]) if column.path else ())):
            found.setdefault(words, column)
    return found
