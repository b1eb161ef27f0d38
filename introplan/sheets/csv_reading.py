"""A text with columns, as Excel saves it: in whatever character set, parted by whatever sign."""

import csv
from io import StringIO

from introplan.diagnostics import Message, _
from introplan.sheets.tables import CellTable, FileRefusal

DELIMITERS = (";", "\t", ",")
WRONG = frozenset("Š”�")
"""What letters of a Mac or of DOS turn into when they are taken for those of Windows."""
LONGEST_FIELD = 1_000_000


def csv_table_of(file: str, content: bytes) -> CellTable | FileRefusal:
    """The table of a text."""
    text = _decoded(content)
    if text is None or "\0" in text:
        return FileRefusal(
            Message(_("{file} is neither a workbook nor a text that introplan can read"), {"file": file}),
            Message(_("save it from Excel as Excel workbook (.xlsx), or as CSV UTF-8")),
        )
    delimiter = ""
    if text[:4].lower() == "sep=" and len(text) > 4:
        delimiter, text = text[4], text.partition("\n")[2]
    head = text.partition("\n")[0]
    delimiter = delimiter or max(DELIMITERS, key=head.count)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return FileRefusal(
            Message(_("{file} cannot be read as columns"), {"file": file}),
            Message(_("save it from Excel as Excel workbook (.xlsx), or as CSV UTF-8")),
        )
    rows = {
        number: tuple(cell.strip() or None for cell in line)
        for number, line in enumerate(lines, 1)
        if any(cell.strip() for cell in line)
    }
    return CellTable(file, file.rpartition(".")[0] or file, rows)


def _decoded(content: bytes) -> str | None:
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            try:
                return content.decode(name)
            except UnicodeDecodeError:
                return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if WRONG & set(text) else text
