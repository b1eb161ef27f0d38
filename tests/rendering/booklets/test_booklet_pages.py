"""How a booklet fills its pages: short, none with next to nothing on it, whole on A5, and in order when folded."""

from ctypes import c_uint
from typing import NamedTuple

import pypdfium2
import pytest
from pypdfium2 import raw
from rendering.booklets.plans import THREE_LINES, large, on_paper, with_texts_times, without_texts
from rendering.booklets.prints import said, solid
from rendering.booklets.programmes import FONTS, TEMPLATES, made, real, tiny

from introplan.agenda import Plan
from introplan.rendering.typesetting.folding import folded, sides_of
from introplan.rendering.typesetting.proof import text_faults
from introplan.rendering.typesetting.typesetter import DRAFT_TIME, Typesetter

BRAND = (15, 76, 92)
FOOT = 40.0  # points from the lower edge, below which the foot of a page stands
FEWEST = 4  # lines on a page


class Line(NamedTuple):
    """What stands at one height of a page: how high, in which size of letters, and whether it is a heading."""

    y: float
    size: float
    is_heading: bool
    words: str


def booklets(plan: Plan) -> dict[str, bytes]:
    """The booklets of a plan that are read, by their paths."""
    return {path: pdf for path, pdf in made(plan).items() if path.endswith(".pdf") and "/folded/" not in path}


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of a page without its foot, from above."""
    text = page.get_textpage()
    found = []
    for place in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(place)
        if bottom < FOOT:
            continue
        first = raw.FPDFText_GetCharIndexAtPos(text, left + 1, (bottom + top) / 2, 4, 4)
        red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
        raw.FPDFText_GetFillColor(text, first, red, green, blue, alpha)
        size = raw.FPDFText_GetFontSize(text, first)
        is_heading = (red.value, green.value, blue.value) == BRAND and size > 10.2
        found.append(Line(top, size, is_heading, text.get_text_bounded(left, bottom, right, top)))
    return sorted(found, key=lambda line: -line.y)


PLANS = {
    "malmo": lambda: real("malmo"),
    "huddingetrainee": lambda: real("huddingetrainee"),
    "tiny": tiny,
    "smallest": lambda: large(4, 5),
    "largest": large,
    "largest in English": lambda: large(language="en"),
}


def pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def letters(text: str) -> list[str]:
    """What is read on a page, in whichever order."""
    return sorted(char for char in text if char.isalnum())


# Short


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_a_booklet_with_all_its_texts_is_short(name: str):
    assert max(pages(pdf) for pdf in booklets(real(name)).values()) <= 28


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_a_booklet_without_texts_is_a_leaflet(name: str):
    assert max(pages(pdf) for pdf in booklets(without_texts(real(name))).values()) <= 12


# Nothing by itself


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "paper"),
    [(name, paper) for name in PLANS for paper in ("a4", "a5") if (name, paper) != ("largest in English", "a5")],
)
def test_no_page_ends_in_a_heading_or_has_next_to_nothing(name: str, paper: str):
    for pdf in booklets(on_paper(PLANS[name](), paper)).values():
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
            if number == 1:  # the cover
                continue
            lines = lines_of(page)
            assert not lines[-1].is_heading, (number, lines[-1].words)
            assert len({round(line.y / 3) for line in lines}) >= FEWEST, (number, [line.words for line in lines])


def test_a_heading_at_the_end_of_a_page_would_be_seen():
    made_of = Typesetter.of(TEMPLATES, fonts=FONTS)
    loose = "#show heading: set block(sticky: false)"
    source = f'#import "lib.typ": *\n#show: booklet.with(title: "-")\n{loose}\n= Ett\n#v(200mm)\n== Två'
    (page,) = pypdfium2.PdfDocument(made_of.pdf(source))
    assert [line.is_heading for line in lines_of(page)] == [True, True]


# As much as there may be


@pytest.mark.long
@pytest.mark.parametrize(("name", "paper"), [("malmo", "a5"), ("huddingetrainee", "a4")])
def test_texts_of_eight_times_the_length_are_whole(name: str, paper: str):
    for pdf in booklets(on_paper(with_texts_times(real(name), 8), paper, notes=True)).values():
        assert list(text_faults(pdf)) == []


def test_titles_of_three_lines_are_in_the_schedule_and_at_their_lectures():
    (pdf,) = booklets(large(4, 5)).values()
    assert [" ".join(said(pdf).split()).count(f"{number}. Samordnad individuell") for number in range(5)] == [2] * 5
    assert solid(said(pdf)).count(solid(THREE_LINES)) >= 5


# On A5


def test_a_booklet_is_on_the_paper_that_the_look_asks_for_and_folded_from_a4():
    files = made(on_paper(tiny(), "a5"))
    assert list(files) == ["booklets/ht26.pdf", "booklets/folded/ht26.pdf", "booklets/ht26.html"]
    sizes = [pypdfium2.PdfDocument(files[path])[1].get_size() for path in list(files)[:2]]
    assert [(round(width), round(height)) for width, height in sizes] == [(420, 595), (842, 595)]
    assert list(made(tiny())) == ["booklets/ht26.pdf", "booklets/ht26.html"]


def test_lines_for_notes_are_a_wish():
    plain, wished = (booklets(on_paper(tiny(), "a4", notes=notes))["booklets/ht26.pdf"] for notes in (False, True))
    assert ("Egna anteckningar" in said(plain), "Egna anteckningar" in said(wished)) == (False, True)


@pytest.mark.parametrize("count", range(1, 18))
def test_a_pile_of_sheets_that_is_folded_has_its_pages_in_order(count: int):
    sides = list(sides_of(count))
    assert len(sides) % 2 == 0
    sheets = [(*front, *back) for front, back in zip(sides[::2], sides[1::2], strict=True)]
    first_half = [page for _late, first, second, _early in sheets for page in (first, second)]
    last_half = [page for late, _first, _second, early in reversed(sheets) for page in (early, late)]
    whole = [*first_half, *last_half]
    assert len(whole) == -(-count // 4) * 4
    assert whole == [*range(1, count + 1), *[None] * (len(whole) - count)]


def test_the_folded_booklet_has_each_page_where_it_belongs_and_the_same_bytes_each_time():
    pdf = booklets(on_paper(tiny(), "a5"))["booklets/ht26.pdf"]
    sheets = folded(pdf, DRAFT_TIME, fonts=FONTS)
    assert sheets == folded(pdf, DRAFT_TIME, fonts=FONTS)
    assert b"/StructTreeRoot" not in sheets
    alone = [letters(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]
    for side, numbers in zip(pypdfium2.PdfDocument(sheets), sides_of(len(alone)), strict=True):
        width, height = side.get_size()
        text = side.get_textpage()
        for half, number in enumerate(numbers):
            left = width / 2 * half
            words = letters(text.get_text_bounded(left, 0, left + width / 2, height))
            assert words == (alone[number - 1] if number else [])
