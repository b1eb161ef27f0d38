"""Tables that Excel opens with its right letters and columns, and that Word and others can merge into letters."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from introplan.language import Language

TableCell = str | float | date
"""A text, or a number or a day that Excel is to reckon with."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The full-width signs do so in Excel set to Japanese or Chinese."""

_DELIMITERS: dict[Language, str] = {"sv": ";", "en": ","}
"""What Excel parts columns by goes by the country's decimal mark, which is a comma in Swedish."""


def csv_table(rows: Iterable[Sequence[TableCell]], *, language: Language = "sv") -> bytes:
    """The rows as UTF-8 that says so itself, with semicolons in Swedish; no text can be taken for a formula."""
    table = StringIO()
    delimiter = _DELIMITERS[language]
    writer = csv.writer(table, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([_plain(cell, language) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _plain(cell: TableCell, language: Language) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_BEGINS_A_FORMULA) else cell
    if isinstance(cell, date):
        return cell.isoformat()
    number = f"{round(cell, 2):.2f}".rstrip("0").rstrip(".")
    return number.replace(".", ",") if language == "sv" else number
