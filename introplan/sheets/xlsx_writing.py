"""A workbook as the bytes of a file: the same bytes of the same workbook, whenever they are made."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from introplan.sheets.book import Book, CellLook, CellValue, Head, Sheet

LONGEST_CELL = 32_767
MORE_ROWS = 300
"""So many rows below the last have lists to choose from, too."""
FORMATS: dict[CellLook, str] = {"text": "@", "number": "General", "day": "yyyy-mm-dd", "time": "hh:mm"}
HEAD = PatternFill("solid", fgColor="1F3A4D")
FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file can have."""
LONGEST_LIST = 250
LETTERS_A_LINE = 100
"""So many letters of an explanation stand on a line of its cell."""


def xlsx_of(book: Book) -> bytes:
    """The file."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    _explain(workbook.create_sheet(book.explained), book)
    names = {sheet: f"T{number}" for number, sheet in enumerate((each.title for each in book.sheets), 1)}
    lists = _lists(workbook, book)
    for sheet in book.sheets:
        _write(workbook.create_sheet(sheet.title), sheet, names[sheet.title], lists)
    people = book.sheets[0] if book.sheets and book.lists else None
    if people is not None:
        reference = f"{names[people.title]}[{people.heads[2].title}]"
        workbook.defined_names["people"] = DefinedName("people", attr_text=reference)
    if book.lists:
        workbook.move_sheet(book.lists_title, len(book.sheets))
        workbook[book.lists_title].sheet_state = "hidden"
    workbook.active = book.opens
    workbook.properties.creator, workbook.properties.title = "introplan", book.title
    found = BytesIO()
    workbook.save(found)
    return _settled(found.getvalue(), book.moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _write(page, sheet: Sheet, name: str, lists: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    """A sheet: its head, its rows, and what can be chosen in them."""
    page.append([head.title for head in sheet.heads])
    page.row_dimensions[1].height = 32
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    looks = [FORMATS[head.look] for head in sheet.heads]
    last = max(len(sheet.rows), 1) + 1
    for number, row in enumerate(sheet.rows, 2):
        for column, value in enumerate(row, 1):
            if value is None:
                continue  # an empty cell looks as its column does
            cell = page.cell(number, column)
            _put(cell, value)
            cell.number_format = looks[column - 1]
    for column, head in enumerate(sheet.heads, 1):
        dimension = page.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.hidden, dimension.number_format = head.width, head.quiet, FORMATS[head.look]
        _offer(page, head, get_column_letter(column), last + MORE_ROWS, lists)
    table = Table(displayName=name, ref=f"A1:{get_column_letter(len(sheet.heads))}{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    page.add_table(table)
    page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _put(cell, value: CellValue) -> None:  # type: ignore[no-untyped-def]
    """A value into a cell; a text is never a formula."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
        cell.data_type = "s"
    elif value is not None:
        cell.value = value


def _offer(page, head: Head, letter: str, last: int, lists: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    """A list to choose from in a column. Whatever else is typed is asked about, and may stand."""
    if not head.choices:
        return
    if isinstance(head.choices, str):
        formula = f"={lists.get(head.choices, head.choices)}"
    else:
        formula = '"' + ",".join(head.choices) + '"'
        if len(formula) > LONGEST_LIST or any("," in each for each in head.choices):
            formula = f"={lists[_list_name(head.choices)]}"
    offered = DataValidation("list", formula1=formula, allow_blank=True, errorStyle="warning")
    offered.showErrorMessage = not head.several
    offered.add(f"{letter}2:{letter}{last}")
    page.add_data_validation(offered)


def _lists(workbook: Workbook, book: Book) -> dict[str, str]:
    """The lists to choose from, on a sheet of their own, and the names that they have in formulas."""
    lists = dict(book.lists)
    for sheet in book.sheets:
        for head in sheet.heads:
            if isinstance(head.choices, tuple) and head.choices:
                lists.setdefault(_list_name(head.choices), head.choices)
    if not lists:
        return {}
    page = workbook.create_sheet(book.lists_title or "lists")
    found = {}
    for column, (name, words) in enumerate(lists.items(), 1):
        _put(page.cell(1, column), name)
        for number, word in enumerate(words, 2):
            _put(page.cell(number, column), word)
        letter, last = get_column_letter(column), max(len(words), 1) + 1
        found[name] = f"list_{column}"
        reference = f"'{page.title}'!${letter}$2:${letter}${last}"
        workbook.defined_names[found[name]] = DefinedName(found[name], attr_text=reference)
    return found


def _list_name(words: tuple[str, ...]) -> str:
    return "/".join(words)


def _explain(page, book: Book) -> None:  # type: ignore[no-untyped-def]
    """The sheet that explains: its lines below one another."""
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 26, 100
    for number, (heading, text) in enumerate(book.lines, 1):
        page.row_dimensions[number].height = 16 * max(1, -(-len(text) // LETTERS_A_LINE)) + 4 * (number == 1)
        for column, words in enumerate((heading, text), 1):
            if words:
                cell = page.cell(number, column)
                _put(cell, words)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=column == 1 or number == 1, size=14 if number == 1 else 11)
    page.sheet_view.showGridLines = False
    page.page_setup.fitToWidth, page.page_setup.fitToHeight, page.page_setup.paperSize = 1, 0, 9
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _settled(content: bytes, moment: str) -> bytes:
    """The file with a moment of its own in place of now."""
    found = BytesIO()
    with ZipFile(BytesIO(content)) as made, ZipFile(found, "w", ZIP_DEFLATED) as file:
        for each in made.infolist():
            inside = made.read(each)
            if each.filename == "docProps/core.xml":
                inside = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>" + moment.encode(), inside)
            info = ZipInfo(each.filename, FIRST)
            info.compress_type = ZIP_DEFLATED
            file.writestr(info, inside)
    return found.getvalue()
