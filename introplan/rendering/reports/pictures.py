"""Pictures of figures: bars, stacked bars, levels, lines over months and a funnel, each as a value that is then drawn.

A picture says nothing by colour alone: each series has a pattern or a shape of its own, each figure stands beside what
is drawn of it, and the description has them all in words. What is measured here are letters of a wide font, so that no
text meets another; a text that has no room is cut, since the table beside a picture has it whole.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from introplan.rendering.breaks import letter_width
from introplan.rendering.colours import phase_colour
from introplan.rendering.picture_texts import shortened
from introplan.rendering.reports.drawings import FILLS, SHAPES, SIZE, WIDTH, Bar, Drawing, ShapeMark, Stroke, Words

LABELS, GAP, LINE = 220.0, 10.0, 17.0
"""Of the column with what rows are called, between it and what is drawn, and from one line of letters to the next."""
BAR, LEAST_ROW, BETWEEN = 16.0, 20.0, 8.0
SWATCH = 14.0
TEXT_RISE = 5.0
"""From the middle of a line of letters down to where they stand."""
COLOURS = (2, 0, 1, 3)
"""Of the phases: which the series have, in order."""


class Figure(NamedTuple):
    """A figure as it is drawn, None when it is not told, and as it is said."""

    value: float | None
    words: str


class FigureRow(NamedTuple):
    """What a row is called, and its figures, one for each series."""

    label: str
    figures: tuple[Figure, ...]


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
    least = min(least, 0.0) if least < most / 2 or not most else least - (most - least or 1.0) / 4
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


def _label_points(sheet: _Sheet, points: Sequence[tuple[tuple[float, float], str]]) -> None:
    """The figures above their points, the highest first, as many as have room beside each other and off the line."""
    taken: list[tuple[float, float]] = []
    for (x, y), text in sorted(points, key=lambda point: (point[0][1], point[0][0])):
        words = Words(x, _at(y - 10), text, "middle")
        left, right = words.left, words.left + letter_width(text, SIZE)
        has_room = right <= WIDTH and all(right + 6 <= other or left >= end + 6 for other, end in taken)
        line = [place for place, _text in points]
        if has_room and not any(_goes_through(ends, (left, right), words.y) for ends in pairwise(line)):
            sheet.words.append(words)
            taken.append((left, right))


def _goes_through(ends: tuple[tuple[float, float], tuple[float, float]], sides: tuple[float, float], y: float) -> bool:
    """Whether a part of a line passes through words between two sides, whose middle is at `y`."""
    (start, start_y), (end, end_y) = ends
    left, right = max(sides[0], start), min(sides[1], end)
    if left >= right:
        return False
    heights = [start_y + (end_y - start_y) * (x - start) / (end - start) for x in (left, right)]
    return min(heights) < y + TEXT_RISE and max(heights) > y - TEXT_RISE


def _apart(heights: Sequence[float], halves: Sequence[float]) -> list[float]:
    """Middles in the same order, moved down until each label is below the one above it, and none above the top."""
    order = sorted(range(len(heights)), key=lambda number: (heights[number], number))
    moved, free = [0.0] * len(heights), 0.0
    for number in order:
        moved[number] = _at(max(heights[number], free + halves[number]))
        free = moved[number] + halves[number]
    return moved
