"""A file from Excel, or from what is like it, as tables; or what it is instead, and the way out."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from introplan.demands.edits import length_written
from introplan.diagnostics import Message, _, _n
from introplan.sheets.book import CellValue
from introplan.sheets.csv_reading import csv_table_of
from introplan.sheets.tables import CellFault, CellPlace, CellTable, FileRefusal, SheetRemark

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
LARGEST = 100_000_000
"""Bytes of a file unpacked: far more than any plan has."""
MOST_COLUMNS = 200
DAYS_OF_1904 = 1462

HIDDEN = _n(
    "{count} row is hidden, as by a filter, and is read too",
    "{count} rows are hidden, as by a filter, and are read too",
)
SAVE_AS_XLSX = _("open it in Excel, choose Save as and Excel workbook (.xlsx), and take that file in")


def tables_of(file: str, content: bytes) -> tuple[CellTable, ...] | FileRefusal:
    """The tables of a file, by what its bytes are, whatever its name says."""
    if not content:
        return FileRefusal(Message(_("{file} is empty"), {"file": file}), Message(_("save it again where you made it")))
    if content.startswith(OLE):
        return _older(file, content)
    if content.startswith(b"PK"):
        return _packed(file, content)
    table = csv_table_of(file, content)
    return table if isinstance(table, FileRefusal) else (table,)


def _older(file: str, content: bytes) -> FileRefusal:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return FileRefusal(
            Message(_("{file} is encrypted: it has a password, or a label that protects it"), {"file": file}),
            Message(_("open it in Excel, take the password or the label away, and save it under another name")),
        )
    return FileRefusal(
        Message(_("{file} is in the older form .xls, which introplan does not read"), {"file": file}),
        Message(SAVE_AS_XLSX),
    )


def _packed(file: str, content: bytes) -> tuple[CellTable, ...] | FileRefusal:
    cut = FileRefusal(
        Message(_("{file} is damaged: a part of it is missing"), {"file": file}),
        Message(_("fetch or save it once more, and take it in again")),
    )
    try:
        with ZipFile(BytesIO(content)) as packed:
            names, size = set(packed.namelist()), sum(each.file_size for each in packed.infolist())
    except (BadZipFile, EOFError, OSError, ValueError):
        return cut
    if "xl/workbook.xml" not in names:
        what = (
            _("{file} is an .ods file, which introplan does not read")
            if "content.xml" in names
            else _("{file} is an .xlsb file, which introplan does not read")
            if "xl/workbook.bin" in names
            else _("{file} is no workbook")
        )
        return FileRefusal(Message(what, {"file": file}), Message(SAVE_AS_XLSX))
    if size > LARGEST:
        return FileRefusal(
            Message(
                _("{file} holds more than {size} MB when it is unpacked"), {"file": file, "size": LARGEST // 10**6}
            ),
            Message(_("copy what the plan needs to a new workbook, and take that in")),
        )
    try:
        return tuple(_tables(file, content))
    except Exception:
        return FileRefusal(Message(_("{file} cannot be read as a workbook"), {"file": file}), Message(SAVE_AS_XLSX))


def _tables(file: str, content: bytes) -> Iterator[CellTable]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only for such a file
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 - as above

    workbook = load_workbook(BytesIO(content))
    pages = list(workbook.worksheets)
    has_formulas = any(cell.data_type == "f" for page in pages for cell in page._cells.values())
    shown = load_workbook(BytesIO(content), data_only=True) if has_formulas else workbook
    days_off = DAYS_OF_1904 if workbook.epoch == CALENDAR_MAC_1904 else 0
    for page in pages:
        yield _table(file, page, shown[page.title], days_off)


def _table(file: str, page: Any, shown: Any, days_off: int) -> CellTable:
    values: dict[int, dict[int, CellValue]] = {}
    unreadable: dict[tuple[int, int], CellFault] = {}
    for (row, column), cell in sorted(shown._cells.items()):
        is_formula = page._cells[row, column].data_type == "f"
        if column > MOST_COLUMNS or (cell.value is None and not is_formula):
            continue
        here = values.setdefault(row, {})
        if cell.value is None:
            unreadable[row, column - 1] = CellFault(
                Message(_("the formula there has no value, since the file was never saved by Excel")),
                Message(_("open the file in Excel, save it, and take it in again")),
                column - 1,
            )
        elif cell.data_type == "e":
            unreadable[row, column - 1] = CellFault(
                Message(_("the cell shows the error `{text}`"), {"text": str(cell.value)}),
                Message(_("fix the formula, or write the value itself")),
                column - 1,
            )
        else:
            here[column - 1] = _value(cell)
    for merged in page.merged_cells.ranges:
        if merged.min_col == merged.max_col and merged.max_row - merged.min_row < 10_000:
            top = values.get(merged.min_row, {}).get(merged.min_col - 1)
            for row in range(merged.min_row + 1, merged.max_row + 1):
                if row in values and top is not None:
                    values[row][merged.min_col - 1] = top
    rows = {row: tuple(cells.get(each) for each in range(max(cells, default=-1) + 1)) for row, cells in values.items()}
    hidden = sum(page.row_dimensions[row].hidden for row in rows if row in page.row_dimensions)
    told = SheetRemark(CellPlace(file, page.title), Message(HIDDEN, {"count": hidden}), severity="note")
    return CellTable(file, page.title, rows, unreadable, days_off, (told,) if hidden else ())


def _value(cell: Any) -> CellValue:
    """What a cell shows; a percentage as one reads it, and hours that are counted as a time, or as a length."""
    value = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float) and "%" in str(cell.number_format):
        return f"{value * 100:g}%"
    if isinstance(value, timedelta):
        minutes = round(value / timedelta(minutes=1))
        return time(*divmod(minutes, 60)) if 0 <= minutes < 24 * 60 else length_written(value)
    return value if isinstance(value, str | int | float | datetime | date | time) else str(value)
