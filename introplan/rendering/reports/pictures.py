"""Pictures of figures: bars, stacked bars, levels, lines over months and a funnel, each as a value that is then drawn.

A picture says nothing by colour alone: each series has a pattern or a shape of its own, each figure stands beside what
is drawn of it, and the description has them all in words. What is measured here are letters of a wide font, so that no
text meets another; a text that has no room is cut, since the table beside a picture has it whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup

from introplan.rendering.breaks import letter_width
from introplan.rendering.colours import Colour, phase_colour
from introplan.rendering.picture_texts import BAND_SIZE, shortened
from introplan.rendering.reports.report import ReportPicture

WIDTH, LABELS, GAP = 720.0, 220.0, 10.0
"""Of a picture, of the column with what its rows are called, and between the two and what is drawn."""
SIZE, LINE = BAND_SIZE, 17.0
"""Of the letters, and from one line of them to the next."""
BAR, LEAST_ROW, BETWEEN = 16.0, 20.0, 8.0
SWATCH = 14.0
TEXT_RISE = 5.0
"""From the middle of a line of letters down to where they stand."""

MarkShape = Literal["circle", "diamond", "triangle", "square"]
SHAPES: tuple[MarkShape, ...] = ("circle", "diamond", "triangle", "square")
FillPattern = Literal["plain", "stripes", "dots", "hollow"]
FILLS: tuple[FillPattern, ...] = ("plain", "stripes", "dots", "hollow")
COLOURS = (2, 0, 1, 3)
"""Of the phases: which the series have, in order."""
Anchor = Literal["start", "middle", "end"]


class Figure(NamedTuple):
    """A figure as it is drawn, None when it is not told, and as it is said."""

    value: float | None
    words: str


class FigureRow(NamedTuple):
    """What a row is called, and its figures, one for each series."""

    label: str
    figures: tuple[Figure, ...]


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


def described(rows: Iterable[FigureRow], series: Sequence[str]) -> str:
    """All figures in words: `Barnsamtal: nu 2, målet 4. Våld: nu 1, målet 3.`"""
    return " ".join(
        f"{row.label}: "
        + ", ".join(
            f"{name} {figure.words}" if len(series) > 1 else figure.words
            for name, figure in zip(series, row.figures, strict=True)
            if figure.words
        )
        + "."
        for row in rows
    )


class _Sheet:
    """What has been drawn so far, and how far down: a picture while it is made."""

    def __init__(self) -> None:
        self.boxes: list[Bar] = []
        self.strokes: list[Stroke] = []
        self.marks: list[ShapeMark] = []
        self.words: list[Words] = []
        self.y = 4.0

    def lines(self, text: str, room: float, *, x: float = 0.0, y: float, soft: bool = False) -> int:
        """A text in lines around a middle; how many they are."""
        lines = list(shortened(text, room))
        top = y - LINE * (len(lines) - 1) / 2 + TEXT_RISE
        self.words += [Words(x, _at(top + LINE * number), line, soft=soft) for number, line in enumerate(lines)]
        return len(lines)

    def row(self, label: str, least: float) -> float:
        """A label in the left column; the middle of its row."""
        height = max(least, LEAST_ROW, LINE * len(list(shortened(label, LABELS))) + 2)
        middle = _at(self.y + height / 2)
        self.lines(label, LABELS, y=middle)
        self.y = _at(self.y + height + BETWEEN)
        return middle

    def legend(self, series: Sequence[str], draw: "Callable[[_Sheet, int, float, float], None]") -> None:
        """What the patterns or shapes stand for, as many on a line as there is room for."""
        x, start = LABELS + GAP, LABELS + GAP
        self.y += LINE / 2
        for number, name in enumerate(series):
            text = next(shortened(name, WIDTH - start - SWATCH - 8))
            width = SWATCH + 6 + letter_width(text, SIZE) + 18
            if x > start and x + width > WIDTH:
                x, self.y = start, self.y + LINE + 4
            draw(self, number, x, self.y)
            self.words.append(Words(_at(x + SWATCH + 6), _at(self.y + TEXT_RISE), text, soft=True))
            x += width
        self.y = _at(self.y + LINE)

    def finished(self, name: str, title: str, description: str) -> Drawing:
        """The drawing."""
        return Drawing(
            name,
            title,
            description,
            _at(self.y + 4),
            tuple(self.boxes),
            tuple(self.strokes),
            tuple(self.marks),
            tuple(self.words),
        )


def _box_key(sheet: _Sheet, series: int, x: float, y: float) -> None:
    sheet.boxes.append(_box(series, x, y - SWATCH / 2, SWATCH, SWATCH))


def _mark_key(sheet: _Sheet, series: int, x: float, y: float) -> None:
    sheet.marks.append(_mark(series, x + SWATCH / 2, y))


def _at(number: float) -> float:
    return round(number, 1)


def _box(series: int, x: float, y: float, width: float, height: float) -> Bar:
    fill = FILLS[series % len(FILLS)]
    return Bar(_at(x), _at(y), _at(width), _at(height), fill, phase_colour(COLOURS[series % len(COLOURS)]))


def _mark(series: int, x: float, y: float) -> ShapeMark:
    """The first is hollow, as what was before; the others are filled."""
    return ShapeMark(SHAPES[series % len(SHAPES)], _at(x), _at(y), filled=series > 0)


def _values(rows: Iterable[FigureRow]) -> Iterator[float]:
    return (figure.value for row in rows for figure in row.figures if figure.value is not None)


def _room_for(words: Iterable[str]) -> float:
    """How much room figures take beside their bars; more than a third of the picture is not for a figure."""
    return min(max((letter_width(each, SIZE) for each in words), default=0.0) + 8, WIDTH / 3)


def bars(name: str, title: str, series: Sequence[str], rows: Sequence[FigureRow]) -> Drawing:
    """A bar for each figure, those of a row one above the other, its words beside it."""
    sheet = _Sheet()
    room = _room_for(figure.words for row in rows for figure in row.figures)
    start, most = LABELS + GAP, max(_values(rows), default=0.0) or 1.0
    top = sheet.y
    for row in rows:
        middle = sheet.row(row.label, (BAR + 2) * len(series))
        for number, figure in enumerate(row.figures):
            y = middle + (BAR + 2) * (number - (len(series) - 1) / 2)
            width = (WIDTH - start - room) * (figure.value or 0.0) / most
            if width:
                sheet.boxes.append(_box(number, start, y - BAR / 2, max(width, 1.5), BAR))
            text = next(shortened(figure.words, room)) if figure.words else ""
            sheet.words.append(Words(_at(start + width + 6), _at(y + TEXT_RISE), text, soft=figure.value is None))
    sheet.strokes.append(Stroke(((start, top), (start, sheet.y - BETWEEN)), "axis"))
    if len(series) > 1:
        sheet.legend(series, _box_key)
    return sheet.finished(name, title, described(rows, series))


def stacked_bars(name: str, title: str, series: Sequence[str], rows: Sequence[FigureRow]) -> Drawing:
    """A bar for each row, of all its figures one after the other; a figure stands in its part where there is room.

    A row of which no figure is told has its words instead.
    """
    sheet = _Sheet()
    start, height = LABELS + GAP, BAR + 6
    most = max((sum(_values((row,))) for row in rows), default=0.0) or 1.0
    top = sheet.y
    for row in rows:
        middle = sheet.row(row.label, height)
        x = start
        for number, figure in enumerate(row.figures):
            width = (WIDTH - start - 2) * (figure.value or 0.0) / most
            if width:
                sheet.boxes.append(_box(number, x, middle - height / 2, width, height))
                if letter_width(figure.words, SIZE) + 8 <= width:
                    sheet.words.append(
                        Words(_at(x + width / 2), _at(middle + TEXT_RISE), figure.words, "middle", on_box=True)
                    )
            x += width
        if all(figure.value is None for figure in row.figures):
            sheet.lines(row.figures[0].words, WIDTH - start - 6, x=start + 6, y=middle, soft=True)
    sheet.strokes.append(Stroke(((start, top), (start, sheet.y - BETWEEN)), "axis"))
    sheet.legend(series, _box_key)
    return sheet.finished(name, title, described(rows, series))


def funnel(name: str, title: str, steps: Sequence[FigureRow]) -> Drawing:
    """Steps one below the other, each as wide as its figure, around a common middle; what is not told is an outline."""
    sheet = _Sheet()
    start, height = LABELS + GAP, BAR + 12
    middle_x = start + (WIDTH - start) / 2
    most = max(_values(steps), default=0.0) or 1.0
    for step in steps:
        [figure], width = step.figures, 0.0
        middle = sheet.row(step.label, height)
        if figure.value is None:
            for y in (_at(middle - height / 2), _at(middle + height / 2)):
                sheet.strokes.append(Stroke(((start, y), (WIDTH - 1, y)), "dashed"))
        else:
            width = (WIDTH - 1 - start) * figure.value / most
        if width:
            width = max(width, 1.5)
            sheet.boxes.append(_box(0, middle_x - width / 2, middle - height / 2, width, height))
        sheet.words.append(_in_or_beside(figure, middle_x, width, middle))
    return sheet.finished(name, title, described(steps, ("",)))


def _in_or_beside(figure: Figure, x: float, width: float, middle: float) -> Words:
    """The words of a figure within its bar around `x`, or where they have no room, to the right of it."""
    y = _at(middle + TEXT_RISE)
    if figure.value is None or letter_width(figure.words, SIZE) + 8 <= width:
        text = next(shortened(figure.words, WIDTH - LABELS - GAP - 12))
        return Words(_at(x), y, text, "middle", soft=figure.value is None, on_box=figure.value is not None)
    right = x + width / 2 + 6
    return Words(_at(right), y, next(shortened(figure.words, WIDTH - right)))


def levels(name: str, title: str, series: Sequence[str], rows: Sequence[FigureRow], most: int) -> Drawing:
    """A scale from nothing to `most` for each row, a mark for each figure, and a line between them."""
    sheet = _Sheet()
    start, end = LABELS + GAP + 12, WIDTH - 16
    step = (end - start) / most
    sheet.words += [
        Words(_at(start + step * level), _at(sheet.y + 12), str(level), "middle", soft=True)
        for level in range(most + 1)
    ]
    sheet.y += LINE + 4
    top = sheet.y
    for row in rows:
        middle = sheet.row(row.label, LEAST_ROW)
        told = [figure.value for figure in row.figures if figure.value is not None]
        if len(told) > 1:
            sheet.strokes.append(
                Stroke(((_at(start + step * min(told)), middle), (_at(start + step * max(told)), middle)), "strong")
            )
        by_level: dict[float, list[int]] = {}
        for number, figure in enumerate(row.figures):
            if figure.value is not None:
                by_level.setdefault(figure.value, []).append(number)
        for level, numbers in by_level.items():  # those of one level stand beside each other
            for place, number in enumerate(numbers):
                aside = (place - (len(numbers) - 1) / 2) * 15
                sheet.marks.append(_mark(number, start + step * level + aside, middle))
    sheet.strokes[:0] = [
        Stroke(((_at(start + step * level), top), (_at(start + step * level), sheet.y - BETWEEN)), "soft")
        for level in range(most + 1)
    ]
    sheet.legend(series, _mark_key)
    return sheet.finished(name, title, described(rows, series))


class MonthPoint(NamedTuple):
    """A figure of a month, which is counted from any month."""

    month: int
    figure: Figure


class ComparedWith(NamedTuple):
    """A figure that is the same in all months, such as a target, and what it is called."""

    label: str
    figure: Figure


PLOT_HEIGHT = 120.0


def lines(  # noqa: PLR0913, PLR0917 - all that a picture of months has
    name: str,
    title: str,
    months: Sequence[str],
    series: str,
    points: Sequence[MonthPoint],
    beside: Sequence[ComparedWith] = (),
) -> Drawing:
    """Figures over months, joined by a line, with levels to compare them with; `months` are all along the picture.

    There is a figure, or something to compare with. Levels are called to the left, so that no words stand on the line.
    """
    sheet = _Sheet()
    start, end, top = LABELS + GAP + 34, WIDTH - 42, 20.0
    bottom = top + PLOT_HEIGHT
    told = [(point.month, point.figure) for point in points if point.figure.value is not None]
    values = [figure.value or 0.0 for _month, figure in told] + [each.figure.value or 0.0 for each in beside]
    least, most = min(values, default=0.0), max(values, default=1.0)
    least = min(least, 0.0) if least < most / 2 else least - (most - least or 1.0) / 4
    span = (most - least) or 1.0

    def y_of(value: float) -> float:
        return _at(bottom - PLOT_HEIGHT * (value - least) / span)

    def x_of(month: int) -> float:
        return _at(start + (end - start) * month / max(len(months) - 1, 1))

    sheet.strokes.append(Stroke(((start, bottom), (end, bottom)), "axis"))
    _label_months(sheet, months, x_of, bottom)
    labelled = [*beside, ComparedWith(series, told[-1][1])] if told else list(beside)
    labels = [f"{level.label}: {level.figure.words}" for level in labelled]
    halves = [LINE * len(list(shortened(label, LABELS - 4))) / 2 for label in labels]
    heights = _apart([y_of(each.figure.value or 0.0) for each in labelled], halves)
    for label, y in zip(labels, heights, strict=True):
        sheet.lines(label, LABELS - 4, y=y)
    for level in beside:
        y = y_of(level.figure.value or 0.0)
        sheet.strokes.append(Stroke(((start, y), (end, y)), "dashed"))
    line = tuple((x_of(month), y_of(figure.value or 0.0)) for month, figure in told)
    if len(line) > 1:
        sheet.strokes.append(Stroke(line, "strong"))
    sheet.marks += [_mark(1, x, y) for x, y in line]
    _label_points(sheet, [(place, figure.words) for place, (_month, figure) in zip(line, told, strict=True)])
    sheet.y = _at(max([bottom + LINE + 6, *(y + half for y, half in zip(heights, halves, strict=True))]))
    said = [FigureRow(each.label, (each.figure,)) for each in beside]
    said += [FigureRow(months[point.month], (point.figure,)) for point in points]
    return sheet.finished(name, title, described(said, ("",)))


def _label_months(sheet: _Sheet, months: Sequence[str], x_of: Callable[[int], float], bottom: float) -> None:
    """The months under the axis: each, or as many apart as it takes for none to touch the next."""
    steps = (1, 2, 3, 4, 6, *range(12, len(months) + 12, 12))
    room = max((letter_width(month, SIZE) for month in months), default=0.0) + 6
    step = next((each for each in steps if x_of(each) - x_of(0) >= room), len(months))
    for number in range(0, len(months), step):
        sheet.words.append(Words(x_of(number), _at(bottom + LINE), months[number], "middle", soft=True))
        sheet.strokes.append(Stroke(((x_of(number), bottom), (x_of(number), bottom + 4)), "axis"))


def _label_points(sheet: _Sheet, points: Iterable[tuple[tuple[float, float], str]]) -> None:
    """The figures above their points, as many as have room beside each other."""
    free = 0.0
    for (x, y), text in points:
        words = Words(x, _at(y - 10), text, "middle")
        if words.left >= free and words.left + letter_width(text, SIZE) <= WIDTH:
            sheet.words.append(words)
            free = words.left + letter_width(text, SIZE) + 6


def _apart(heights: Sequence[float], halves: Sequence[float]) -> list[float]:
    """Middles in the same order, moved down until each label is below the one above it, and none above the top."""
    order = sorted(range(len(heights)), key=lambda number: (heights[number], number))
    moved, free = [0.0] * len(heights), 0.0
    for number in order:
        moved[number] = _at(max(heights[number], free + halves[number]))
        free = moved[number] + halves[number]
    return moved


def picture_of(drawing: Drawing, caption: str = "") -> ReportPicture:
    """The drawing as a part of a report, which says all its figures in words as well."""
    return ReportPicture(f"{drawing.name}_picture", drawing.title, svg_of(drawing), drawing.description, caption)


# Drawn as SVG. Colours stand as attributes, so that it works alone and inside Typst; classes let a page change them.

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
