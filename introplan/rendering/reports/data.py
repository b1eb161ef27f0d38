"""A report for programs: as JSON, whose keys are English and stay, and as a table that Excel opens."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from introplan.language import _, in_full
from introplan.rendering.reports.cells import cell_words
from introplan.rendering.reports.report import HIDDEN, Cell, Column, Report, ReportPicture, Sentences, Table
from introplan.rendering.tables import TableCell, csv_table


def as_json(report: Report) -> dict[str, object]:
    """The report with raw values: days as `2026-09-03`, hidden figures as null, and named in `hidden`."""
    return {
        "report": report.name,
        "programme": report.programme,
        "language": report.language,
        "title": report.title,
        "introduction": report.introduction,
        "release": report.mark.title,
        "release_text": report.mark.text,
        "from": report.day.isoformat() if report.day else None,
        "audience": report.audience,
        "audience_text": report.audience_words,
        "tables": {table.key: _table_as_json(table) for table in report.tables},
        "pictures": {part.key: part.text for part in report.parts if isinstance(part, ReportPicture)},
        "sentences": {part.key: list(part.sentences) for part in report.parts if isinstance(part, Sentences)},
        "unknown": list(report.unknown),
        "notes": list(report.notes),
    }


def json_text(reports: Iterable[Report]) -> str:
    """Several reports as one JSON text."""
    return json.dumps([as_json(report) for report in reports], ensure_ascii=False, indent=2) + "\n"


def _table_as_json(table: Table) -> dict[str, object]:
    return {
        "title": table.title,
        "columns": [{"key": column.key, "title": column.title, "unit": column.unit} for column in table.columns],
        "rows": [_row_as_json(table.columns, row) for row in table.rows],
        "total": _row_as_json(table.columns, table.total) if table.total else None,
    }


def _row_as_json(columns: Sequence[Column], row: Sequence[Cell]) -> dict[str, object]:
    values: dict[str, object] = {column.key: _raw(cell) for column, cell in zip(columns, row, strict=True)}
    if hidden := [column.key for column, cell in zip(columns, row, strict=True) if cell is HIDDEN]:
        values["hidden"] = hidden
    return values


def _raw(cell: Cell) -> object:
    if isinstance(cell, date):
        return cell.isoformat()
    return None if cell is HIDDEN else round(cell, 2) if isinstance(cell, float) else cell


def as_sheet(report: Report) -> bytes:
    """The report as one sheet: what it is, then its tables with an empty row between, then what is not known."""
    return csv_table(_lines(report), language=report.language)


def _lines(report: Report) -> Iterator[Sequence[TableCell]]:
    yield (report.title,)
    yield (report.programme,)
    yield (report.mark.title, report.mark.text)
    if report.day:
        yield (in_full(_("From"), report.language), report.day)
    yield (report.audience_words,)
    yield (report.introduction,)
    for part in report.parts:
        if isinstance(part, Table):
            yield ()
            yield (part.title,)
            yield from [(part.text,)] if part.text else []
            yield tuple(column.title for column in part.columns)
            for row in part.every_row:
                yield tuple(_in_sheet(report, *both) for both in zip(row, part.columns, strict=True))
            if not part.rows:
                yield (part.empty,)
        elif isinstance(part, Sentences):
            yield ()
            yield (part.title,)
            yield from ((sentence,) for sentence in part.sentences)
    for title, texts in ((_("What is not known"), report.unknown), (_("Notes"), report.notes)):
        if texts:
            yield ()
            yield (in_full(title, report.language),)
            yield from ((text,) for text in texts)


def _in_sheet(report: Report, cell: Cell, column: Column) -> TableCell:
    """Numbers and days as they are, so that Excel can reckon with them."""
    if cell is None or cell is HIDDEN or isinstance(cell, str):
        return cell_words(cell, column, report.language)
    return cell
