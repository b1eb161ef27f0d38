"""What is drawn, as values, and those as SVG: bars, lines, marks and words, of whatever they are a picture.

Colours stand as attributes, so that it works alone and inside Typst; the classes let a page change them.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from markupsafe import Markup

from introplan.rendering.breaks import letter_width
from introplan.rendering.colours import Colour
from introplan.rendering.picture_texts import BAND_SIZE
from introplan.rendering.reports.report import ReportPicture

WIDTH, SIZE = 720.0, BAND_SIZE
"""Of a picture, and of its letters."""

MarkShape = Literal["circle", "diamond", "triangle", "square"]
SHAPES: tuple[MarkShape, ...] = ("circle", "diamond", "triangle", "square")
FillPattern = Literal["plain", "stripes", "dots", "hollow"]
FILLS: tuple[FillPattern, ...] = ("plain", "stripes", "dots", "hollow")
Anchor = Literal["start", "middle", "end"]


class Bar(NamedTuple):
    """A bar: where it is, and in which pattern."""

    x: float
    y: float
    width: float
    height: float
    fill: FillPattern
    colour: Colour


class Stroke(NamedTuple):
    """A line through points; `kind` says how strong it is."""

    points: tuple[tuple[float, float], ...]
    kind: Literal["axis", "soft", "dashed", "strong"]


class ShapeMark(NamedTuple):
    """A small shape at a point, filled or hollow."""

    shape: MarkShape
    x: float
    y: float
    filled: bool


class Words(NamedTuple):
    """A line of text; `x` is its start, its middle or its end."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    soft: bool = False
    on_box: bool = False

    @property
    def left(self) -> float:
        """Where it begins, in letters of a wide font."""
        width = letter_width(self.text, SIZE)
        return self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]


class Drawing(NamedTuple):
    """Everything that is drawn, and what it says in words. `name` is the drawing's own on its page."""

    name: str
    title: str
    description: str
    height: float
    boxes: tuple[Bar, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    marks: tuple[ShapeMark, ...] = ()
    words: tuple[Words, ...] = ()


def picture_of(drawing: Drawing, caption: str = "") -> ReportPicture:
    """The drawing as a part of a report, which says all its figures in words as well."""
    return ReportPicture(f"{drawing.name}_picture", drawing.title, svg_of(drawing), drawing.description, caption)


STROKES: Mapping[str, Markup] = {
    "soft": Markup('class="tl-line" stroke="#e4e0d7" stroke-width="1"'),
    "dashed": Markup('class="tl-ink" stroke="#17323a" stroke-width="1.2" stroke-dasharray="5 4"'),
    "axis": Markup('class="tl-ink" stroke="#17323a" stroke-width="1"'),
    "strong": Markup('class="tl-ink" stroke="#17323a" stroke-width="2.4" stroke-linejoin="round"'),
}
FAMILY = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', system-ui, sans-serif"


def svg_of(drawing: Drawing) -> Markup:
    """The drawing as an `<svg>` element. Typst draws weight 400 of a variable font as its lightest: hence 500."""
    patterns = dict.fromkeys((box.fill, box.colour) for box in drawing.boxes if box.fill in ("stripes", "dots"))
    parts = [
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" '
            'aria-labelledby="{name}-title {name}-desc" font-family="{}" font-size="{}" font-weight="500">'
        ).format(WIDTH, drawing.height, FAMILY, SIZE, name=drawing.name),
        Markup('<title id="{}-title">{}</title>').format(drawing.name, drawing.title),
        Markup('<desc id="{}-desc">{}</desc>').format(drawing.name, drawing.description),
        Markup('<rect class="tl-paper" width="{}" height="{}" fill="#ffffff"/>').format(WIDTH, drawing.height),
        *(_pattern(drawing.name, fill, colour) for fill, colour in patterns),
        *(_stroke(stroke) for stroke in drawing.strokes),
        *(_bar(drawing.name, box) for box in drawing.boxes),
        *(_shape(mark) for mark in drawing.marks),
        *(_text(words) for words in drawing.words),
        Markup("</svg>"),
    ]
    return Markup("\n").join(parts)


def _pattern(name: str, fill: FillPattern, colour: Colour) -> Markup:
    drawn = (
        Markup('<path d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" stroke="{}" stroke-width="1.6"/>')
        if fill == "stripes"
        else Markup('<circle cx="4" cy="4" r="1.6" fill="{}"/>')
    ).format(colour.strong)
    return Markup(
        '<defs><pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<rect width="8" height="8" fill="{}"/>{}</pattern></defs>'
    ).format(name, fill, colour.tint, drawn)


def _stroke(stroke: Stroke) -> Markup:
    path = "M" + "L".join(f"{x} {y}" for x, y in stroke.points)
    return Markup('<path d="{}" fill="none" {}/>').format(path, STROKES[stroke.kind])


def _bar(name: str, box: Bar) -> Markup:
    fill = {"plain": box.colour.tint, "hollow": "#ffffff"}.get(box.fill, f"url(#{name}-{box.fill})")
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="1"/>').format(
        box.x, box.y, box.width, box.height, fill, box.colour.strong
    )


def _shape(mark: ShapeMark) -> Markup:
    x, y = mark.x, mark.y
    path = {
        "circle": f"M{x - 5.5:g} {y}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z",
        "diamond": f"M{x} {y - 7:g}l7 7l-7 7l-7-7z",
        "triangle": f"M{x} {y - 6.5:g}l7 12h-14z",
        "square": f"M{x - 5:g} {y - 5:g}h10v10h-10z",
    }[mark.shape]
    look = (
        Markup('class="tl-mark" fill="#17323a" stroke="#ffffff" stroke-width="1.2"')
        if mark.filled
        else Markup('class="tl-off" fill="#ffffff" stroke="#17323a" stroke-width="1.8"')
    )
    return Markup('<path d="{}" {}/>').format(path, look)


def _text(words: Words) -> Markup:
    """A line of text; on a bar, which stays light in dark pages, it has a light edge against the pattern."""
    look = (
        Markup('fill="#17323a" stroke="#ffffff" stroke-width="4" paint-order="stroke"')
        if words.on_box
        else Markup('class="tl-soft" fill="#4c4f4e"')
        if words.soft
        else Markup('class="tl-ink" fill="#17323a"')
    )
    return Markup('<text x="{}" y="{}" text-anchor="{}" {}>{}</text>').format(
        words.x, words.y, words.anchor, look, words.text
    )
