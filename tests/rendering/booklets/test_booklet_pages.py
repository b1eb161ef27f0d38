"""How a booklet fills its pages: short, none with next to nothing on it, whole on A5, and in order when it is folded."""

from ctypes import c_uint
from typing import NamedTuple

import pypdfium2
import pytest
from pypdfium2 import raw
from rendering.booklets.plans import large, on_paper, with_texts_times, without_texts
from rendering.booklets.programmes import FONTS, made, real, tiny

from introplan.agenda import Plan
from introplan.rendering.typesetting.folding import folded, sides_of
from introplan.rendering.typesetting.proof import text_faults
from introplan.rendering.typesetting.typesetter import DRAFT_TIME

BRAND = (15, 76, 92)
FOOT = 50.0  # points from the lower edge, below which the foot of a page stands


class Line(NamedTuple):
    """What stands at one height of a page: how high, in the size of its largest letters, and whether it is a heading."""

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


# Short


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_a_booklet_with_all_its_texts_is_short(name: str):
    assert {path: len(pypdfium2.PdfDocument(pdf)) for path, pdf in booklets(real(name)).items() if _is_long(pdf)} == {}


def _is_long(pdf: bytes) -> bool:
    return len(pypdfium2.PdfDocument(pdf)) > 28


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_a_booklet_without_texts_is_a_leaflet(name: str):
    for pdf in booklets(without_texts(real(name))).values():
        assert len(pypdfium2.PdfDocument(pdf)) <= 12


# Nothing by itself


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("plan", [real("malmo"), real("huddingetrainee"), tiny(), large(), large(4, 5)], ids=str)
def test_no_page_ends_in_a_heading_or_has_next_to_nothing(plan: Plan, paper: str):
    for pdf in booklets(on_paper(plan, paper)).values():
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
            lines = lines_of(page)
            if number == 1:  # the cover
                continue
            assert not lines[-1].is_heading, (number, lines[-1].words)
            assert len({round(line.y / 3) for line in lines}) >= 4, (number, [line.words for line in lines])
