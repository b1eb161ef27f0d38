"""Reading a finished PDF back: does every line stand on its page, and none over another?

Typst says nothing when text runs on below the page or over its neighbour. The reader here is the one that browsers
print with, which sees every line at the place where it was put, outside the page as well.
"""

import re
import unicodedata
from collections.abc import Iterator
from ctypes import c_float, c_ushort
from itertools import islice
from operator import attrgetter
from typing import Literal, NamedTuple

from pypdfium2 import PdfDocument, PdfPage, PdfTextPage, raw

FaultKind = Literal["outside", "over", "cut"]
EDGE, SMALL_EDGE = 28.0, 22.0
"""Points that text keeps from the edge of a page, and of one that is smaller than A4: what a printer may not reach is
less, and an A5 is folded out of an A4.
"""

SMALL = 500.0
"""What the shorter side of a page is below, in points, that is smaller than A4."""

ACROSS, UP = 0.15, 0.35
"""How much two texts overlap when the one is over the other: across in parts of the higher one's height, since a letter
such as j reaches in under the one before it; up in parts of the lower one's.
"""

SHOWN = 0.8
"""How much of a line's width and height a clip has to leave for it to be read."""

NEARLY = 1.5
"""Points by which a piece of a line may stick out of the box of the line."""

PROFILE, NO_PROFILE = b"[/ICCBased ", b"[/Unneeded "
"""Where a PDF names a profile of its colours. PDFium makes tables of one for each document, which takes as long as to
read two pages, so it is given none here: a text stands where it stands in whatever colour.
"""

_HYPHEN = re.compile("[\ufffe\u00ad](\r?\n)?")


class TextFault(NamedTuple):
    """Words that a reader of the print would not see, or see under others: the page and how it came to that."""

    page: int
    kind: FaultKind
    words: str


class Box(NamedTuple):
    """Where a piece of a line stands, in points from the lower left corner of its page."""

    left: float
    bottom: float
    right: float
    top: float

    def is_outside(self, other: "Box") -> bool:
        """Whether any of it goes past an edge of another."""
        return self.left < other.left or self.bottom < other.bottom or self.right > other.right or self.top > other.top

    def is_within(self, other: "Box") -> bool:
        """Whether it lies in another, or nearly."""
        across = min(self.left - other.left, other.right - self.right)
        up = min(self.bottom - other.bottom, other.top - self.top)
        return across > -NEARLY and up > -NEARLY

    def shows_in(self, window: "Box") -> bool:
        """Whether nearly all of it lies in a window."""
        across = min(self.right, window.right) - max(self.left, window.left)
        up = min(self.top, window.top) - max(self.bottom, window.bottom)
        return across > SHOWN * (self.right - self.left) and up > SHOWN * (self.top - self.bottom)

    def is_over(self, other: "Box") -> bool:
        """Whether the two share more of the paper than letters that touch."""
        if self.right <= other.left or other.right <= self.left:  # nearly always
            return False
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        lower, higher = sorted((self.top - self.bottom, other.top - other.bottom))
        return across > ACROSS * higher and up > UP * lower


def text_faults(pdf: bytes) -> Iterator[TextFault]:
    """Every text of a PDF that is cut, stands outside its page or over another, in the order of the pages."""
    with PdfDocument(pdf.replace(PROFILE, NO_PROFILE)) as document:
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            boxes = sorted(
                (Box(*text.get_rect(place)) for place in range(text.count_rects())), key=attrgetter("bottom")
            )
            printed = _printed_part(*page.get_size())
            for box in boxes:
                if box.is_outside(printed):
                    yield TextFault(number, "outside", _words(page, text, box))
            for one, other in _overlapping(boxes):
                words = _words(page, text, one), _words(page, text, other)
                if not any(map(_has_marks, words)):
                    yield from (TextFault(number, "over", each) for each in words)
            for piece in _pieces(page):
                if _is_clipped(piece):
                    yield TextFault(number, "cut", _words(page, text, _bounds(piece)))


def _printed_part(width: float, height: float) -> Box:
    """What text may take of a page of this size."""
    edge = SMALL_EDGE if min(width, height) < SMALL else EDGE
    return Box(edge, edge, width - edge, height - edge)


def _overlapping(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Each box with the first of those above it that it overlaps; the boxes come from below."""
    for place, box in enumerate(boxes, start=1):
        for other in islice(boxes, place, None):
            if other.bottom >= box.top:
                break
            if box.is_over(other):
                yield box, other
                break


def _has_marks(words: str) -> bool:
    """Whether there are marks in it, which belong over, under or round a letter; the dots of Arabic ones are such."""
    return any(unicodedata.category(char).startswith("M") or unicodedata.bidirectional(char) == "AL" for char in words)


def _is_clipped(piece: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether a text lies outside what its part of the page lets through."""
    clip = raw.FPDFPageObj_GetClipPath(piece)
    count = raw.FPDFClipPath_CountPaths(clip)
    if count < 1:  # nearly always
        return False
    box = _bounds(piece)
    return not all(box.shows_in(_window(clip, number)) for number in range(count))


def _window(clip: raw.FPDF_CLIPPATH, number: int) -> Box:
    """The box round what one path of a clip lets through."""
    points = []
    for place in range(raw.FPDFClipPath_CountPathSegments(clip, number)):
        x, y = c_float(), c_float()
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, number, place), x, y)
        points.append((x.value, y.value))
    across, up = zip(*points, strict=True)
    return Box(min(across), min(up), max(across), max(up))


def _words(page: PdfPage, text: PdfTextPage, box: Box) -> str:
    """The words in a box on one line, with those joined that a hyphen parts at a line's end.

    They are those of the pieces that lie there, one by one: what is over them would be mixed up with them else.
    """
    within = [piece for piece in _pieces(page) if _bounds(piece).is_within(box)]
    same = [piece for piece in within if box.is_within(_bounds(piece))]
    words = " ".join(_said(piece, text) for piece in same or within) or text.get_text_bounded(*box)
    return " ".join(_HYPHEN.sub("", words).split())


def _pieces(page: PdfPage) -> Iterator[raw.FPDF_PAGEOBJECT]:
    """What a page is made of that is text."""
    pointer = page.raw
    for place in range(raw.FPDFPage_CountObjects(pointer)):
        piece = raw.FPDFPage_GetObject(pointer, place)
        if raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_TEXT:
            yield piece


def _bounds(piece: raw.FPDF_PAGEOBJECT) -> Box:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(piece, left, bottom, right, top)
    return Box(left.value, bottom.value, right.value, top.value)


def _said(piece: raw.FPDF_PAGEOBJECT, text: PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(piece, text, None, 0)  # in bytes, with a zero at its end
    letters = (c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(piece, text, letters, length)
    return bytes(letters).decode("utf-16-le").rstrip("\0")
