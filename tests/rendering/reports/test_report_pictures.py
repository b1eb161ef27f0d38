"""Pictures of figures: nothing runs into anything, nothing is said by colour alone, and all of it is said in words."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from introplan.rendering.breaks import letter_width
from introplan.rendering.reports.drawings import FILLS, SIZE, WIDTH, Drawing, Words, svg_of
from introplan.rendering.reports.pictures import (
    ComparedWith,
    Figure,
    FigureRow,
    MonthPoint,
    bars,
    funnel,
    levels,
    lines,
    stacked_bars,
)

LONG = "Handläggning och dokumentation med barnet i centrum när flera myndigheter samverkar kring familjen och skolan"
TITLES = st.sampled_from(["Våld", "Samtal med barn", "Rehabiliteringssamordningsverksamheten", LONG])
FIGURES = st.one_of(
    st.just(Figure(None, "färre än fem")),
    st.integers(0, 40).map(lambda number: Figure(float(number), f"{number} av 40")),
)
HEIGHT = SIZE * 0.78
"""Of a line of letters, without the room between two lines."""


def rows_of(count: int) -> st.SearchStrategy[list[FigureRow]]:
    row = st.builds(FigureRow, TITLES, st.tuples(*[FIGURES] * count))
    return st.lists(row, min_size=1, max_size=40)


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Each two texts that run into each other."""
    placed = [
        (each.left, each.left + letter_width(each.text, SIZE), each.y - HEIGHT, each.y, each.text)
        for each in drawing.words
        if each.text
    ]
    return [
        (one[4], other[4])
        for number, one in enumerate(placed)
        for other in placed[number + 1 :]
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] - 0.5 and other[2] < one[3] - 0.5
    ]


def outside(drawing: Drawing) -> list[object]:
    """What is not within the picture."""
    words = [
        each.text
        for each in drawing.words
        if each.left < 0 or each.left + letter_width(each.text, SIZE) > WIDTH + 1 or not 8 < each.y <= drawing.height
    ]
    boxes = [each for each in drawing.boxes if each.x < 0 or each.x + each.width > WIDTH or each.width <= 0]
    points = [(x, y) for stroke in drawing.strokes for x, y in stroke.points]
    points += [(mark.x, mark.y) for mark in drawing.marks]
    return [
        *words,
        *boxes,
        *(point for point in points if not (0 <= point[0] <= WIDTH and 0 <= point[1] <= drawing.height)),
    ]


def assert_sound(drawing: Drawing, series: Sequence[str] = ()) -> None:
    assert overlapping(drawing) == []
    assert outside(drawing) == []
    svg = ET.fromstring(svg_of(drawing))
    named = svg.attrib["aria-labelledby"].split()
    inside = {each.get("id"): each.text for each in svg.iter() if each.get("id")}
    assert [inside[name] for name in named] == [drawing.title, drawing.description]
    used = set(re.findall(r"url\(#([\w-]+)\)", svg_of(drawing)))
    assert used <= inside.keys()
    shown = {each.text for each in drawing.words}
    assert {name for name in series if name not in shown} == set()


@given(rows_of(2))
def test_bars_stand_apart_and_say_their_figures(rows):
    drawing = bars("bars", "Timmar", ("avsatt", "bokat"), rows)
    assert_sound(drawing, ("avsatt", "bokat"))
    said = [each.text for each in drawing.words]
    assert all(figure.words in said for row in rows for figure in row.figures)
    assert all(figure.words in drawing.description for row in rows for figure in row.figures)


@given(rows_of(4))
def test_stacked_bars_differ_in_pattern_and_not_in_colour_alone(rows):
    series = ("anställd", "bytt arbete", "slutat", "vet inte än")
    drawing = stacked_bars("stacked", "Vad blev det av dem?", series, rows)
    assert_sound(drawing, series)
    assert {box.fill for box in drawing.boxes} == set(FILLS)
    assert len({box.colour for box in drawing.boxes}) == len(FILLS)


@given(rows_of(1))
def test_the_steps_of_a_funnel_are_as_wide_as_their_figures(rows):
    drawing = funnel("funnel", "Vägen till anställning", rows)
    assert_sound(drawing)
    told = [row.figures[0].value for row in rows if row.figures[0].value]
    widths = [box.width for box in drawing.boxes]
    assert len(widths) == len(told)
    assert [value for value, _width in sorted(zip(told, widths, strict=True))] == sorted(told)
    by_width = [width for _value, width in sorted(zip(told, widths, strict=True))]
    assert by_width == sorted(by_width)


@given(
    st.lists(
        st.builds(FigureRow, TITLES, st.tuples(*[st.integers(0, 5).map(lambda n: Figure(float(n), str(n)))] * 3)),
        min_size=1,
        max_size=40,
    )
)
def test_the_levels_of_a_row_have_a_shape_each(rows):
    series = ("nu", "mål", "mätt igen")
    drawing = levels("levels", "Kompetenser", series, rows, 5)
    assert_sound(drawing, series)
    assert len(drawing.marks) == 3 * len(rows) + 3
    assert len({(mark.x, mark.y) for mark in drawing.marks}) == len(drawing.marks)
    assert len({mark.shape for mark in drawing.marks}) == 3


@given(
    st.integers(1, 60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(-5, 400)), max_size=12, unique_by=lambda point: point[0]),
    st.lists(st.tuples(TITLES, st.integers(-5, 400)), max_size=2),
)
def test_lines_over_months_have_room_for_what_they_are_compared_with(count, points, beside):
    months = [f"sep {2000 + number}" for number in range(count)]
    told = [MonthPoint(month, Figure(value, f"{value}")) for month, value in sorted(points) if month < count]
    compared = [ComparedWith(label, Figure(value, f"{value}")) for label, value in beside]
    assume(told or compared)
    drawing = lines("lines", "Personalomsättning", months, LONG, told, compared)
    assert_sound(drawing)
    assert all(point.figure.words in drawing.description for point in told)
    assert len(drawing.marks) == len(told)
    assert not any(
        on_the_line(drawing, words) for words in drawing.words if words.anchor == "middle" and not words.soft
    )


def on_the_line(drawing: Drawing, words: Words) -> bool:
    """Whether the line through the figures goes through some words, looked at point by point."""
    middle, width = words.y, letter_width(words.text, SIZE)
    for stroke in drawing.strokes:
        for (x, y), (end, end_y) in pairwise(stroke.points) if stroke.kind == "strong" else ():
            for step in range(201):
                at, height = x + (end - x) * step / 200, y + (end_y - y) * step / 200
                if words.left < at < words.left + width and middle - 4 < height < middle + 4:
                    return True
    return False


def test_the_highest_figure_stands_above_its_point():
    told = [MonthPoint(month, Figure(value, f"{value}")) for month, value in enumerate((20, 80, 10, 70, 15))]
    drawing = lines("lines", "Timmar", [f"sep {n}" for n in range(5)], "Timmar", told)
    assert {words.text for words in drawing.words} >= {"80", "70"}


def test_a_line_of_nothing_but_noughts_lies_on_the_axis():
    drawing = lines("lines", "Timmar", ("sep", "okt"), "Timmar", [MonthPoint(n, Figure(0.0, "0")) for n in (0, 1)])
    axis = next(stroke for stroke in drawing.strokes if stroke.kind == "axis")
    assert {mark.y for mark in drawing.marks} == {y for _x, y in axis.points}


def test_what_an_author_wrote_is_text_and_no_markup():
    drawing = bars("bars", "<script>", ("a",), [FigureRow("</text><script>x</script>", (Figure(1.0, "&amp; 1"),))])
    svg = svg_of(drawing)
    assert "<script" not in svg
    assert "&amp;amp; 1" in svg


def test_the_same_figures_give_the_same_bytes(expected):
    rows = [
        FigureRow("Hösten 2026", (Figure(12.0, "12"), Figure(5.0, "5"))),
        FigureRow(LONG, (Figure(None, "dold"),) * 2),
    ]
    expected(
        "stacked.svg", svg_of(stacked_bars("stacked", "Vad blev det av dem?", ("Anställd", "Slutat"), rows)) + "\n"
    )
