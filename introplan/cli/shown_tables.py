"""A table on the screen, never wider than the terminal: texts are squeezed, put beneath their rows, or on in parts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.text import Text

from introplan.diagnostics.wrapping import wrapped
from introplan.language import Language
from introplan.rendering.reports.cells import cell_words, is_figure
from introplan.rendering.reports.report import HIDDEN, Cell, Column, Table

GAP = "  "
NARROWEST = 16
"""Cells: a text gets no less, unless it is shorter; where there is no room for that, it stands beneath its row."""


class Layout(NamedTuple):
    """Which columns stand beside each other, by number, and how wide they are; and which stand beneath each row."""

    beside: list[int]
    widths: list[int]
    beneath: list[int]


class WordedRow(NamedTuple):
    """A row: its cells, and the same in words."""

    cells: Sequence[Cell]
    words: Sequence[str]


def table_lines(table: Table, language: Language, width: int) -> Iterator[Text]:
    """The lines of a table that has rows."""
    rows = [
        WordedRow(row, [cell_words(*both, language) for both in zip(row, table.columns, strict=True)])
        for row in table.every_row
    ]
    for number, layout in enumerate(_layouts(table.columns, rows, width)):
        if number:
            yield Text()
        yield from _header(table, layout)
        for row in rows:
            style = "bold" if row.cells is table.total else ""
            yield from _row(table, layout, row, style)
            for column in layout.beneath:
                if row.words[column]:
                    told = f"{table.columns[column].title}: {row.words[column]}"
                    for place, line in enumerate(wrapped(told, width - 4)):
                        yield Text(f"{'    ' if place else '  '}{line}", "dim")


def _layouts(columns: Sequence[Column], rows: Sequence[WordedRow], width: int) -> Iterator[Layout]:
    widths = [_width(column, [row.words[n] for row in rows]) for n, column in enumerate(columns)]
    beside = [*range(len(columns))]
    if all(map(is_figure, columns[1:])):
        yield from _in_parts(widths, width)
        return
    while (found := _squeezed(columns, beside, widths, width)) is None:
        texts = [n for n in beside[1:] if columns[n].unit == "text"]
        if not texts:
            yield from _in_parts([widths[n] for n in beside], width)
            return
        beside.remove(min(texts, key=lambda n: (sum(bool(row.words[n]) for row in rows), -widths[n])))
    yield Layout(beside, found, [n for n in range(len(columns)) if n not in beside])


def _in_parts(widths: Sequence[int], width: int) -> Iterator[Layout]:
    """All columns, on as many parts as it takes: the first is in each, so that rows are known."""
    lead = widths[0] if sum(widths) + len(GAP) * (len(widths) - 1) <= width else min(widths[0], width // 3)
    beside, taken = [0], lead
    for number in range(1, len(widths)):
        if len(beside) > 1 and taken + len(GAP) + widths[number] > width:
            yield Layout(beside, [lead, *(widths[n] for n in beside[1:])], [])
            beside, taken = [0], lead
        beside.append(number)
        taken += len(GAP) + widths[number]
    yield Layout(beside, [lead, *(widths[n] for n in beside[1:])], [])


def _width(column: Column, words: Sequence[str]) -> int:
    """As wide as the longest in it; its title may be broken between its words."""
    return max(map(cell_len, [*words, *column.title.split()]), default=0)


def _squeezed(columns: Sequence[Column], beside: Sequence[int], widths: Sequence[int], width: int) -> list[int] | None:
    """The widths when texts share what the other columns leave; None when that is too little for them."""
    texts = [n for n in beside if columns[n].unit == "text"]
    room = width - len(GAP) * (len(beside) - 1) - sum(widths[n] for n in beside if n not in texts)
    if room < sum(min(widths[n], NARROWEST) for n in texts):
        return None
    found = {n: widths[n] for n in beside}
    for left, number in zip(range(len(texts), 0, -1), sorted(texts, key=lambda n: widths[n]), strict=True):
        found[number] = min(widths[number], max(room // left, min(widths[number], NARROWEST)))
        room -= found[number]
    return [found[n] for n in beside]


def _header(table: Table, layout: Layout) -> Iterator[Text]:
    """The titles, which stand just above their columns."""
    titles = [_in_cells(table.columns[n].title, width) for n, width in zip(layout.beside, layout.widths, strict=True)]
    height = max(map(len, titles))
    yield from _lines(table, layout, [[""] * (height - len(lines)) + lines for lines in titles], "dim")


def _row(table: Table, layout: Layout, row: WordedRow, style: str) -> Iterator[Text]:
    """A row, on as many lines as its longest cell takes."""
    cells = [_in_cells(row.words[n], width) for n, width in zip(layout.beside, layout.widths, strict=True)]
    yield from _lines(table, layout, cells, style, [n for n in layout.beside if row.cells[n] is HIDDEN])


def _lines(
    table: Table, layout: Layout, cells: Sequence[Sequence[str]], style: str, hidden: Sequence[int] = ()
) -> Iterator[Text]:
    for line in range(max(map(len, cells))):
        text = Text(style=style)
        for number, lines, width in zip(layout.beside, cells, layout.widths, strict=True):
            shown = lines[line] if line < len(lines) else ""
            space, figure = " " * max(width - cell_len(shown), 0), is_figure(table.columns[number])
            text.append(GAP if number != layout.beside[0] else "")
            text.append(space if figure else "")
            text.append(shown, "dim italic" if number in hidden else "")
            text.append("" if figure else space)
        text.rstrip()
        yield text


def _in_cells(text: str, width: int) -> list[str]:
    """The lines of a cell; a word that is wider than its column is broken where the column ends."""
    return [part for line in wrapped(text, width) for part in chop_cells(line, width) or [""]]
