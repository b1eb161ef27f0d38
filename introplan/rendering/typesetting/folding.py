"""Pages of a booklet two by two on larger sheets, so that one prints both sides, folds the pile and has the booklet.

For the printer alone: pages become pictures that keep their letters, and lose their headings and links. Whoever reads
on a screen reads the booklet itself.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

BOOKLET = "booklet.pdf"


def sides_of(pages: int) -> Iterator[tuple[int | None, int | None]]:
    """Which pages stand to the left and to the right on each side, sheet by sheet, front and back; None is empty.

    A sheet has four pages, so the last ones may be empty. On the first sheet are the first two and the last two.
    """
    sheets = -(-pages // 4)
    for sheet in range(sheets):
        early, late = 2 * sheet + 1, 4 * sheets - 2 * sheet
        for left, right in ((late, early), (early + 1, late - 1)):
            yield (left if left <= pages else None), (right if right <= pages else None)


def folded(pdf: bytes, made_at: datetime) -> bytes:
    """An A5 booklet on A4, in the order in which the pile is folded. The same bytes for the same booklet and time."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - only to build
    from typst import Compiler  # noqa: PLC0415 - only to build

    with PdfDocument(pdf) as document:
        pages = len(document)
    sides = "\n".join(f"#side({_page(left)}, {_page(right)})" for left, right in sides_of(pages))
    with TemporaryDirectory() as folder:  # Typst takes a PDF from the disk alone
        Path(folder, BOOKLET).write_bytes(pdf)
        compiler = Compiler(root=folder, font_paths=_no_fonts())
        made = compiler.compile(
            {"main.typ": f"{_SIDE}{sides}".encode()},  # type: ignore[type-var]  # as in the typesetter
            format="pdf",
            timestamp=made_at,
            pdf_tags=False,
        )
    assert isinstance(made, bytes)
    return made


_SIDE = f"""
#set page(paper: "a4", flipped: true, margin: 0mm)
#let half(number) = if number != none {{ image("{BOOKLET}", page: number, width: 148mm) }}
#let side(left, right) = page(grid(columns: (1fr, 1fr), align: (std.right, std.left), half(left), half(right)))
"""


def _page(number: int | None) -> str:
    return "none" if number is None else str(number)


@cache
def _no_fonts() -> "Fonts":
    """There are no letters but those of the booklet."""
    from typst import Fonts  # noqa: PLC0415 - as above

    return Fonts(include_system_fonts=False, include_embedded_fonts=False)
