"""A report on the screen: its tables as wide as the terminal, broken into several where they are wider."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells
from rich.text import Text

from introplan.cli.screen import Screen, out, words
from introplan.diagnostics import _
from introplan.diagnostics.wrapping import wrapped
from introplan.language import day_words
from introplan.rendering.reports.cells import cell_words, is_figure
from introplan.rendering.reports.report import HIDDEN, Column, Report, ReportPicture, Sentences, Table

WIDEST = 100
"""No text is broader, however broad the terminal is; and in a file, which has no breadth, it is this."""
NARROWEST_TEXT = 14
GAP = "  "


def print_report(report: Report, *, first: bool = True) -> None:
    """Print a report; one that is not the first has a line before it."""
    console: Screen = out()
    width = min(console.breadth or WIDEST, WIDEST)
    if not first:
        console.print()
    for line in _lines(report, width):
        console.print(line)


def report_text(report: Report) -> str:
    """The same as a text without colours."""
    return "".join(f"{line.plain}\n" for line in _lines(report, WIDEST))


def _lines(report: Report, width: int) -> Iterator[Text]:
    yield Text(report.programme, "dim")
    yield Text(report.title, "bold")
    yield from _prose(f"{report.mark.title}. {report.mark.text}", width)
    if report.day:
        day = day_words(report.day, report.language, week=False)
        yield Text(words(_("Counted from {day}"), day=day))
    yield from _prose(report.audience_words, width, "yellow" if report.audience == "coordinator" else "")
    yield Text()
    yield from _prose(report.introduction, width)
    for part in report.parts:
        match part:
            case Table():
                yield from _heading(part.title)
                yield from _table(part, report, width)
            case Sentences():
                yield from _heading(part.title)
                yield from _points(part.sentences, width)
            case ReportPicture():  # what it shows stands in a table
                pass
    for title, texts in ((_("What is not known"), report.unknown), (_("Notes"), report.notes)):
        if texts:
            yield from _heading(words(title))
            yield from _points(texts, width)


def _heading(title: str) -> Iterator[Text]:
    yield Text()
    yield Text(title, "bold cyan")


def _prose(text: str, width: int, style: str = "") -> Iterator[Text]:
    return (Text(line, style) for line in wrapped(text, width))


def _points(texts: Sequence[str], width: int) -> Iterator[Text]:
    for text in texts:
        for number, line in enumerate(wrapped(text, width - 2)):
            yield Text(f"{'  ' if number else '- '}{line}")


def _table(table: Table, report: Report, width: int) -> Iterator[Text]:
    if table.text:
        yield from _prose(table.text, width, "dim")
    if not table.rows:
        yield from _prose(table.empty, width)
        return
    cells = [
        [cell_words(cell, column, report.language) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.every_row
    ]
    for number, (chosen, widths) in enumerate(_parts(table, cells, width)):
        if number:
            yield Text()
        yield from _row([table.columns[n].title for n in chosen], chosen, widths, table, "dim", at_the_bottom=True)
        for row, raw in zip(cells, table.every_row, strict=True):
            style = "bold" if raw is table.total else ""
            yield from _row([row[n] for n in chosen], chosen, widths, table, style, raw=raw)


def _parts(table: Table, cells: Sequence[Sequence[str]], width: int) -> Iterator[tuple[list[int], list[int]]]:
    """Which columns stand beside each other and how wide they are: the first in each part, so that rows are known."""
    widths = [_width(column, [row[n] for row in cells]) for n, column in enumerate(table.columns)]
    if sum(widths) + len(GAP) * (len(widths) - 1) <= width:
        yield [*range(len(widths))], widths
        return
    if not all(map(is_figure, table.columns[1:])):
        yield [*range(len(widths))], _squeezed(table, widths, width)
        return
    lead = min(widths[0], max(width // 3, NARROWEST_TEXT))
    chosen, taken = [0], lead
    for number in range(1, len(widths)):
        if len(chosen) > 1 and taken + len(GAP) + widths[number] > width:
            yield chosen, [lead, *(widths[n] for n in chosen[1:])]
            chosen, taken = [0], lead
        chosen.append(number)
        taken += len(GAP) + widths[number]
    yield chosen, [lead, *(widths[n] for n in chosen[1:])]


def _width(column: Column, cells: Sequence[str]) -> int:
    """As wide as the longest in it; its title may be broken between its words."""
    return max(map(cell_len, [*cells, *column.title.split()]), default=0)


def _squeezed(table: Table, widths: Sequence[int], width: int) -> list[int]:
    """The widths when texts share what figures leave, each no wider than it needs to be."""
    texts = [n for n, column in enumerate(table.columns) if not is_figure(column)]
    room = width - len(GAP) * (len(widths) - 1) - sum(widths[n] for n in range(len(widths)) if n not in texts)
    found = list(widths)
    for left, number in zip(range(len(texts), 0, -1), sorted(texts, key=lambda n: widths[n]), strict=True):
        found[number] = min(widths[number], max(room // left, NARROWEST_TEXT))
        room -= found[number]
    return found


def _row(  # noqa: PLR0913 - all that a row is printed by
    texts: Sequence[str],
    chosen: Sequence[int],
    widths: Sequence[int],
    table: Table,
    style: str,
    *,
    raw: Sequence[object] = (),
    at_the_bottom: bool = False,
) -> Iterator[Text]:
    """A row, on as many lines as its longest cell takes."""
    columns = [list(_in_cells(text, width)) for text, width in zip(texts, widths, strict=True)]
    height = max(map(len, columns))
    for line in range(height):
        text = Text(style=style)
        for number, lines, width in zip(chosen, columns, widths, strict=True):
            place = line - (height - len(lines)) if at_the_bottom else line
            shown = lines[place] if 0 <= place < len(lines) else ""
            space = " " * max(width - cell_len(shown), 0)
            hidden = bool(raw) and raw[number] is HIDDEN
            figure = is_figure(table.columns[number])
            text.append(GAP if number != chosen[0] else "")
            text.append(space if figure else "")
            text.append(shown, "dim italic" if hidden else "")
            text.append("" if figure else space)
        text.rstrip()
        yield text


def _in_cells(text: str, width: int) -> Iterator[str]:
    """The lines of a cell; a word that is wider than its column is broken where the column ends."""
    for line in wrapped(text, width):
        yield from chop_cells(line, width) or [""]
