"""A workbook as a value: sheets with heads and rows, before any library has made a file of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

CellValue = str | int | float | date | time | None
"""What stands in a cell. A moment is never written: days and times have cells of their own."""
CellLook = Literal["text", "number", "day", "time"]


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it is called, how wide it is, and how what stands in it looks.

    `choices` is the list to choose from: the title of a sheet, whose second column has the names, or words. More than
    one may be chosen where `several` stand in a cell.
    """

    title: str
    width: int = 16
    look: CellLook = "text"
    choices: str | tuple[str, ...] = ()
    several: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one table on it."""

    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    frozen: int = 0
    """So many columns stay where they are."""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: a sheet that explains, in lines, then the tables, and the lists to choose from."""

    title: str
    explained: str
    """The title of the sheet that explains."""
    lines: tuple[tuple[str, str], ...]
    """What it says: a heading or nothing, and a text."""
    sheets: tuple[Sheet, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What can be chosen, by the name of the list."""
    lists_title: str = ""
    opens: int = 0
    """Which sheet one sees first."""
    moment: datetime = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's moments have no zone
    """When it was made, as the file says: a moment of the plan, so that the same plan gives the same bytes."""
