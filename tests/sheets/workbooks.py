"""Workbooks of plans as files, with changes as somebody makes them in Excel, and what they come to."""

from collections.abc import Callable, Sequence
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from introplan.agenda import Plan
from introplan.diagnostics import Message
from introplan.language import Language, fill
from introplan.sheets.exporting import book_of
from introplan.sheets.importing import imported
from introplan.sheets.lines import Imported
from introplan.sheets.recognition import is_ours, recognised
from introplan.sheets.tables import FileRefusal, SheetRemark
from introplan.sheets.xlsx_reading import tables_of
from introplan.sheets.xlsx_writing import xlsx_of

Change = Callable[[Workbook], object]


def exported(plan: Plan, language: Language = "sv") -> bytes:
    """The file of a plan."""
    return xlsx_of(book_of(plan, language))


def with_changes(content: bytes, change: Change) -> bytes:
    """A file as somebody has saved it."""
    workbook = load_workbook(BytesIO(content))
    change(workbook)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """A workbook as a file."""
    found = BytesIO()
    workbook.save(found)
    return found.getvalue()


def own(title: str, *rows: Sequence[object]) -> bytes:
    """A workbook of hers, with one sheet."""
    workbook = Workbook()
    page = workbook.active
    assert isinstance(page, Worksheet)
    page.title = title
    for row in rows:
        page.append(row)
    return saved(workbook)


def taken_in(plan: Plan, content: bytes, file: str = "plan.xlsx") -> Imported:
    """What a file comes to in a plan."""
    tables = tables_of(file, content)
    assert not isinstance(tables, FileRefusal), said(tables.message)
    known = [each for table in tables if not is_ours(table) and (each := recognised(table))]
    return imported(plan, known, "en")


def said(message: Message, language: Language = "en") -> str:
    """A message in words."""
    return fill(message.template, message.values, language)


def remarked(remark: SheetRemark) -> tuple[str, str, str]:
    """The place of a remark, what it says, and its way out."""
    place = f"{remark.at.sheet}!{remark.at.cell}"
    return place, said(remark.message), said(remark.help) if remark.help else ""
