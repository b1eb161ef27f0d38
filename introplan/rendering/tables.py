"""Tables that Excel opens with its right letters and columns, and that Word and others can merge into letters."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The full-width signs do so in Excel set to Japanese or Chinese."""


def csv_table(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as UTF-8 that says so itself, with semicolons; no cell can be taken for a formula."""
    table = StringIO()
    csv.writer(table, delimiter=";", lineterminator="\r\n").writerows(map(_plain, row) for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell
