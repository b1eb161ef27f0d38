"""What somebody's file holds, before anybody knows what it means: tables of cells, and what is said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from introplan.diagnostics import Message, Severity
from introplan.sheets.book import CellValue


class CellPlace(NamedTuple):
    """Where something stands in a file: its sheet and the cell, as Excel calls it; empty for what is about more."""

    file: str
    sheet: str = ""
    cell: str = ""


class SheetRemark(NamedTuple):
    """What is told of a cell, a sheet or a file, with the way out: a warning when something was not taken in."""

    at: CellPlace
    message: Message
    help: Message | None = None
    severity: Severity = "warning"


class CellFault(Exception):  # noqa: N818 - a fault of hers, not of the program
    """Why a cell cannot be read, and the way out; `number` is its column, as soon as that is known."""

    def __init__(self, message: Message, help_: Message, number: int | None = None) -> None:
        super().__init__(message.template)
        self.message, self.help, self.number = message, help_, number


@dataclass(frozen=True)
class CellTable:
    """A sheet of a file: its rows by their number, each as long as it goes."""

    file: str
    title: str
    rows: Mapping[int, tuple[CellValue, ...]]
    unreadable: Mapping[tuple[int, int], CellFault] = field(default_factory=dict)
    """Cells by row and column, from 1 and 0, that have no value."""
    days_off: int = 0
    """How much earlier days are that stand as bare numbers."""
    remarks: tuple[SheetRemark, ...] = ()

    def place(self, row: int, column: int) -> CellPlace:
        """What Excel calls a cell."""
        return CellPlace(self.file, self.title, f"{letter_of(column)}{row}")


@dataclass(frozen=True)
class FileRefusal:
    """Why a file cannot be read, and the way out."""

    message: Message
    help: Message


def letter_of(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
