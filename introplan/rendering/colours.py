"""The colours of the phases, the same in booklets, on the timeline and on the page.

They differ in lightness as well as in hue, so that they stay apart in grey print and for colour-blind readers;
and what a colour says is always said in words as well.
"""

from typing import NamedTuple


class Colour(NamedTuple):
    """A strong colour for lines and marks, and a tint that black text reads well on."""

    strong: str
    tint: str


PHASES = (
    Colour("#d9822b", "#fbe9d3"),
    Colour("#1f8a80", "#d6ede9"),
    Colour("#2f5fae", "#dde7f6"),
    Colour("#7b3f86", "#eddff0"),
    Colour("#a63d3d", "#f6dddb"),
    Colour("#5b7424", "#e6eed3"),
)


def phase_colour(index: int) -> Colour:
    """The colour of a programme's phase, by its place among the phases; they come back after six."""
    return PHASES[index % len(PHASES)]
