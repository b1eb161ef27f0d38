"""Pages of a booklet two by two on larger sheets, so that one prints both sides, folds the pile and has the booklet.

For the printer alone: pages become pictures that keep their letters, and lose their headings and links. Whoever reads
on a screen reads the booklet itself.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from introplan.rendering.typesetting.recipes import recipe_of

_BOOKLET, _MAIN = "booklet.txt", "main.typ"
_SIDE = f"""
#set page(paper: "a4", flipped: true, margin: 0mm)
#let booklet = bytes(read("{_BOOKLET}").codepoints().map(str.to-unicode))
#let half(number) = if number != none {{ image(booklet, format: "pdf", page: number, width: 148mm) }}
#let side(left, right) = page(grid(columns: (1fr, 1fr), align: (std.right, std.left), half(left), half(right)))
"""


def sides_of(pages: int) -> Iterator[tuple[int | None, int | None]]:
    """Which pages stand to the left and to the right on each side, sheet by sheet, front and back; None is empty.

    A sheet has four pages, so the last ones may be empty. On the first sheet are the first two and the last two.
    """
    sheets = -(-pages // 4)
    for sheet in range(sheets):
        early, late = 2 * sheet + 1, 4 * sheets - 2 * sheet
        for left, right in ((late, early), (early + 1, late - 1)):
            yield (left if left <= pages else None), (right if right <= pages else None)


def folding_recipe(pdf: bytes, made_at: datetime) -> str:
    """A digest of what a folded booklet is made of."""
    return recipe_of(_SIDE, {_BOOKLET: pdf}, made_at)


def folded(pdf: bytes, made_at: datetime, *, fonts: tuple[Path, ...]) -> bytes:
    """An A5 booklet on A4, in the order in which the pile is folded. The same bytes for the same booklet and time."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - only to build

    from introplan.rendering.typesetting.typesetter import compiler_of  # noqa: PLC0415 - only to build

    with PdfDocument(pdf) as document:
        pages = len(document)
    sides = "\n".join(f"#side({_page(left)}, {_page(right)})" for left, right in sides_of(pages))
    text = pdf.decode("latin-1").encode()  # Typst takes no file but text, so each byte is a letter of its number
    made = compiler_of(fonts).compile(
        {_MAIN: f"{_SIDE}{sides}".encode(), _BOOKLET: text},  # type: ignore[type-var]  # as in the typesetter
        format="pdf",
        timestamp=made_at,
        pdf_tags=False,
    )
    assert isinstance(made, bytes)
    return made


def _page(number: int | None) -> str:
    return "none" if number is None else str(number)
