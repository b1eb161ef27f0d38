"""Colours that can be read: laws that hold for whichever colour a municipality has."""

from math import pi

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from introplan.model.contrast import (
    BLACK,
    PAPERS,
    READABLE,
    WHITE,
    as_text,
    colour_of,
    contrast,
    lch_of,
    least_contrast,
    readable,
    text_on,
    tint_of,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (WHITE, BLACK, 21.0),
        (WHITE, WHITE, 1.0),
        ("#009fe3", WHITE, 2.97),
        ("#ffcd00", WHITE, 1.5),
        ("#767676", WHITE, 4.54),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


@given(COLOURS)
def test_a_colour_is_the_same_there_and_back(colour):
    parts = zip(bytes.fromhex(colour[1:]), bytes.fromhex(colour_of(lch_of(colour))[1:]), strict=True)
    assert all(abs(one - other) <= 1 for one, other in parts)


@given(COLOURS)
@example("#ffff00")
@example("#ffffff")
def test_the_proposed_colour_passes_on_white_on_paper_and_on_its_own_tint(colour):
    near = as_text(colour)
    assert least_contrast(near, (*PAPERS, tint_of(near), tint_of(colour))) >= READABLE - 0.05
    assert least_contrast(near, (*PAPERS, tint_of(near))) >= READABLE
    assert as_text(near) == near


@given(COLOURS)
def test_a_colour_that_passes_is_left_alone(colour):
    if least_contrast(colour, (*PAPERS, tint_of(colour))) >= READABLE:
        assert as_text(colour) == colour


@given(COLOURS)
def test_the_proposed_colour_keeps_the_hue_where_there_is_one(colour):
    near = as_text(colour)
    old, new = lch_of(colour), lch_of(near)
    if old.chroma > 0.04 and new.chroma > 0.04:
        turned = abs(old.hue - new.hue) % (2 * pi)
        assert min(turned, 2 * pi - turned) < 0.09  # as far as 8 bits a part can tell


@given(COLOURS)
def test_the_proposed_colour_is_the_nearest(colour):
    """A shade lighter would not pass."""
    near = as_text(colour)
    if near != colour:
        assert least_contrast(near, (*PAPERS, tint_of(near))) < READABLE + 0.25


@given(COLOURS)
def test_some_text_can_be_read_on_every_field(colour):
    assert contrast(text_on(colour), colour) >= READABLE


@given(COLOURS)
def test_on_a_dark_screen_the_nearest_is_paler(colour):
    dark = ("#12201f", "#1f343d")
    near = readable(colour, *dark)
    assert least_contrast(near, dark) >= READABLE
    assert near == colour or lch_of(near).lightness >= lch_of(colour).lightness - 0.01
