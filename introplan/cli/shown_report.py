"""A report on the screen, in lines no wider than the terminal, or as a text without colours."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from introplan.cli.screen import out, words
from introplan.cli.shown_tables import table_lines
from introplan.diagnostics import _
from introplan.diagnostics.wrapping import wrapped
from introplan.language import day_words
from introplan.rendering.reports.report import Report, ReportPicture, Sentences, Table

WIDEST = 100
"""No text is broader, however broad the terminal is; and in a file, which has no breadth, it is this."""


def print_report(report: Report, *, first: bool = True) -> None:
    """Print a report; one that is not the first has a line before it."""
    console = out()
    width = min(console.breadth or WIDEST, WIDEST)
    if not first:
        console.print()
    for line in _lines(report, width):
        console.print(line)


def report_text(report: Report) -> str:
    """The same as a text without colours."""
    return "".join(f"{line.plain}\n" for line in _lines(report, WIDEST))


def _lines(report: Report, width: int) -> Iterator[Text]:
    yield from _prose(report.programme, width, "dim")
    yield from _prose(report.title, width, "bold")
    yield from _prose(f"{report.mark.title}. {report.mark.text}", width)
    if report.day:
        day = day_words(report.day, report.language, week=False)
        yield from _prose(words(_("Counted from {day}"), day=day), width)
    yield from _prose(report.audience_words, width, "yellow" if report.audience == "coordinator" else "")
    yield Text()
    yield from _prose(report.introduction, width)
    for part in report.parts:
        match part:
            case Table():
                yield from _heading(part.title, width)
                yield from _table(part.read, report, width)
            case Sentences():
                yield from _heading(part.title, width)
                yield from _points(part.sentences, width)
            case ReportPicture():  # what it shows stands in a table
                pass
    for title, texts in ((_("What is not known"), report.unknown), (_("Notes"), report.notes)):
        if texts:
            yield from _heading(words(title), width)
            yield from _points(texts, width)


def _heading(title: str, width: int) -> Iterator[Text]:
    yield Text()
    yield from _prose(title, width, "bold cyan")


def _prose(text: str, width: int, style: str = "") -> Iterator[Text]:
    return (Text(line, style) for line in wrapped(text, width))


def _points(texts: Sequence[str], width: int) -> Iterator[Text]:
    for text in texts:
        for number, line in enumerate(wrapped(text, width - 2)):
            yield Text(f"{'  ' if number else '- '}{line}")


def _table(table: Table, report: Report, width: int) -> Iterator[Text]:
    if table.text:
        yield from _prose(table.text, width, "dim")
    yield from table_lines(table, report.language, width) if table.rows else _prose(table.empty, width)
