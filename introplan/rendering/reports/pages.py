"""A report as it is printed and read on a screen: all in words, so that a template can print nothing else."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from introplan.language import Language, _, day_words, in_full
from introplan.rendering.breaks import kept_together
from introplan.rendering.look import PrintedLook
from introplan.rendering.printing import html_environment, render
from introplan.rendering.prints.printer import Print
from introplan.rendering.reports.cells import cell_words, is_figure
from introplan.rendering.reports.report import HIDDEN, Cell, Column, Report, ReportPicture, Sentences, Table

if TYPE_CHECKING:
    from jinja2 import BaseLoader

MOST_FIGURES = 8
"""So many columns of figures stand beside each other on a sheet of A4."""


class PrintedCell(NamedTuple):
    """A cell in words. `kind` is that of its column, `figure`, `day` or `text`, or `hidden`."""

    words: str
    kind: str


class PrintedTable(NamedTuple):
    """A table in words; `total` says whether its last row belongs to all others. `widths` are for the print.

    One that is `short` has surely room on a page. Rows by their number, from 1, are `continued` when the next one has
    nothing in its first column.
    """

    key: str
    title: str
    text: str
    empty: str
    columns: tuple[PrintedCell, ...]
    rows: tuple[tuple[PrintedCell, ...], ...]
    total: bool
    widths: tuple[int, ...]
    short: bool
    continued: tuple[int, ...]


class PrintedPart(NamedTuple):
    """A part under a heading of its own: one of the three, the others being empty."""

    key: str
    title: str
    tables: tuple[PrintedTable, ...] = ()
    picture: Markup | None = None
    picture_text: str = ""
    caption: str = ""
    sentences: tuple[str, ...] = ()


class PrintedReport(NamedTuple):
    """All that a report says, in words."""

    name: str
    programme: str
    title: str
    introduction: str
    mark: str
    mark_text: str
    day: str
    audience: str
    readers: str
    parts: tuple[PrintedPart, ...]
    unknown: tuple[str, ...]
    notes: tuple[str, ...]


def report_print(report: Report) -> Print:
    """What a Printer makes of it: one page to read, and a PDF. The templates are the same for every report."""
    pictures = tuple(part.svg for part in report.parts if isinstance(part, ReportPicture))
    values = {"report": printed_report(report), "pictures": pictures}
    return Print(f"reports/{report.name}", "reports/report", report.language, values)


def report_page(report: Report, templates: "BaseLoader", look: PrintedLook) -> bytes:
    """The page alone. Raises TemplateFault for a workspace's own templates."""
    what = report_print(report)
    values = {"language": what.language, "look": look, **what.values}
    page = render(html_environment(templates), f"{what.template}.html.j2", **values)
    return page.encode()


def printed_report(report: Report) -> PrintedReport:
    """The report in words."""
    return PrintedReport(
        name=report.name,
        programme=report.programme,
        title=report.title,
        introduction=report.introduction,
        mark=report.mark.title,
        mark_text=report.mark.text,
        day=_from(report),
        audience=report.audience,
        readers=report.audience_words,
        parts=tuple(_parts(report)),
        unknown=report.unknown,
        notes=report.notes,
    )


def _from(report: Report) -> str:
    if report.day is None:
        return ""
    return in_full(_("Counted from {day}"), report.language, day=day_words(report.day, report.language, week=False))


def _parts(report: Report) -> Iterator[PrintedPart]:
    for part in report.parts:
        match part:
            case Table():
                tables = tuple(_printed(each, report.language) for each in side_by_side(part.read, MOST_FIGURES))
                yield PrintedPart(part.key, part.title, tables)
            case ReportPicture():
                yield PrintedPart(part.key, part.title, (), part.svg, part.text, part.caption)
            case Sentences():
                yield PrintedPart(part.key, part.title, sentences=part.sentences)


def side_by_side(table: Table, most: int) -> Iterator[Table]:
    """A table of more figures than a sheet has room for as several, each with what its rows are of."""
    lead = next((n for n, column in enumerate(table.columns) if is_figure(column)), len(table.columns))
    figures = range(lead, len(table.columns))
    if len(figures) <= most or not all(map(is_figure, table.columns[lead:])):
        yield table
        return
    parts = -(-len(figures) // most)
    size = -(-len(figures) // parts)
    for number in range(parts):
        chosen = [*range(lead), *figures[number * size : (number + 1) * size]]
        yield table._replace(
            columns=tuple(table.columns[n] for n in chosen),
            rows=tuple(tuple(row[n] for n in chosen) for row in table.rows),
            total=tuple(table.total[n] for n in chosen) if table.total else None,
            text=table.text if number == 0 else "",
        )


def _printed(table: Table, language: Language) -> PrintedTable:
    kinds = tuple(_kind(column) for column in table.columns)
    rows = tuple(_row(table.columns, kinds, row, language) for row in table.every_row)
    return PrintedTable(
        key=table.key,
        title=table.title,
        text=table.text,
        empty=table.empty,
        columns=tuple(PrintedCell(column.title, kind) for column, kind in zip(table.columns, kinds, strict=True)),
        rows=rows,
        total=table.total is not None,
        widths=_widths(table.columns, rows),
        short=_letters(rows) <= MOST_KEPT,
        continued=tuple(number for number, row in enumerate(rows) if number and not row[0].words),
    )


def _kind(column: Column) -> str:
    return "figure" if is_figure(column) else "day" if column.unit in ("day", "weekday", "month") else "text"


def _letters(rows: Sequence[Sequence[PrintedCell]]) -> int:
    """How many letters a table takes at most, each row as many as if its longest cell were in the narrowest column."""
    return sum(SHORTEST_ROW + max((len(cell.words) for cell in row), default=0) for row in rows)


def _row(
    columns: Sequence[Column], kinds: Sequence[str], row: Sequence[Cell], language: Language
) -> tuple[PrintedCell, ...]:
    return tuple(
        PrintedCell(kept_together(cell_words(cell, column, language)), "hidden" if cell is HIDDEN else kind)
        for column, kind, cell in zip(columns, kinds, row, strict=True)
    )


SHORTEST_ROW, MOST_KEPT = 20, 400
"""Letters: tables of less are surely a small part of a page, and are kept whole."""
SHORTEST, LONGEST, SURELY, ACROSS = 6, 50, 16, 108
"""Of the letters by which columns share the width; texts of no more than `SURELY` are on one line, and `ACROSS` are
what a page has room for.
"""


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[PrintedCell]]) -> tuple[int, ...]:
    """The share of the width that each column gets, by the longest that stands in it; titles may break.

    Days and figures are not broken, nor a cohort's name, which would make every row higher: where there is too little
    room for all, it is the longer texts that give way.
    """
    longest = [max((len(row[n].words) for row in rows), default=0) for n in range(len(columns))]
    titles = [max(map(len, column.title.split() or [""])) for column in columns]
    whole = [column.unit != "text" or each <= SURELY for column, each in zip(columns, longest, strict=True)]
    wanted = [
        max(SHORTEST, each, title) + 2 if kept else min(max(SHORTEST, each, title), LONGEST)
        for each, title, kept in zip(longest, titles, whole, strict=True)
    ]
    taken = sum(each for each, kept in zip(wanted, whole, strict=True) if kept)
    part = min(1.0, (ACROSS - taken) / max(sum(wanted) - taken, 1))
    return tuple(
        each if kept else max(2 * SHORTEST, round(part * each)) for each, kept in zip(wanted, whole, strict=True)
    )
