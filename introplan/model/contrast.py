"""How well colours read on each other, by WCAG 2, and the nearest that reads well enough, by its hue in OKLCH.

A colour is written as `#rrggbb`. WCAG 2.1 asks for 4.5 to 1 of text (1.4.3). OKLCH is Björn Ottosson's: steps of
lightness that look alike, and a hue that stays the same when the lightness changes.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import atan2, cbrt, cos, hypot, sin
from typing import NamedTuple

READABLE = 4.5
"""The least contrast of text with what it stands on."""

WHITE, BLACK, INK = "#ffffff", "#000000", "#17323a"
PAPERS = (WHITE, "#f5f2ec", "#f6f7f6")
"""What text in a programme's first colour stands on in prints and on pages, beside a tint of it."""
_STEP = 0.002


class Lch(NamedTuple):
    """A colour by its lightness, from 0 to 1, its chroma, and its hue as an angle."""

    lightness: float
    chroma: float
    hue: float


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: from 1, of a colour with itself, to 21, of black with white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, on: Sequence[str]) -> float:
    """The contrast of a colour with that of these which it reads worst on."""
    return min(contrast(colour, each) for each in on)


def text_on(field: str) -> str:
    """A colour for text on a field: white or ink, or black where neither of them reads well enough."""
    best = max((WHITE, INK), key=lambda each: contrast(each, field))
    return best if contrast(best, field) >= READABLE else BLACK


@lru_cache(maxsize=200)
def readable(colour: str, *on: str) -> str:
    """The nearest colour that reads well enough on all of these, of the same hue; the same when it does already."""
    if least_contrast(colour, on) >= READABLE:
        return colour
    lightness, chroma, hue = lch_of(colour)
    is_dark = max(map(_luminance, on)) < 0.18  # where white reads better than black
    for steps in range(round(1 / _STEP) + 1):
        near = colour_of(Lch(lightness + (steps if is_dark else -steps) * _STEP, chroma, hue))
        if least_contrast(near, on) >= READABLE:
            return near
    return WHITE if is_dark else BLACK


@lru_cache(maxsize=50)
def as_text(colour: str) -> str:
    """The nearest colour that reads well enough as text on paper and on its own tint."""
    near, nearer = "", colour
    while near != nearer:  # each is darker than the one before it, so there is an end
        near, nearer = nearer, readable(nearer, *PAPERS, tint_of(nearer))
    return near


def tint_of(colour: str, lightness: float = 0.96, chroma: float = 0.025) -> str:
    """A pale colour of the same hue, for fields that dark text stands on; or a dark one of another lightness."""
    of = lch_of(colour)
    return colour_of(Lch(lightness, min(of.chroma, chroma), of.hue))


def lch_of(colour: str) -> Lch:
    """A colour in OKLCH."""
    red, green, blue = map(_linear, _parts(colour))
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Lch(lightness, hypot(a, b), atan2(b, a))


def colour_of(lch: Lch) -> str:
    """The colour of a screen for one in OKLCH, with as much of its chroma as a screen can show."""
    lightness = min(max(lch.lightness, 0.0), 1.0)
    low, high = 0.0, lch.chroma
    if (shown := _shown(Lch(lightness, high, lch.hue))) is not None:
        return shown
    found = _shown(Lch(lightness, 0.0, lch.hue)) or (WHITE if lightness > 0.5 else BLACK)
    for _halving in range(12):
        middle = (low + high) / 2
        if (shown := _shown(Lch(lightness, middle, lch.hue))) is not None:
            low, found = middle, shown
        else:
            high = middle
    return found


def _shown(lch: Lch) -> str | None:
    """The colour as a screen shows it; None when no screen can."""
    a, b = lch.chroma * cos(lch.hue), lch.chroma * sin(lch.hue)
    long = (lch.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lch.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lch.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    parts = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    if not all(-0.001 <= part <= 1.001 for part in parts):
        return None
    return "#" + bytes(round(255 * _bent(min(max(part, 0.0), 1.0))) for part in parts).hex()


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(part / 255 for part in bytes.fromhex(colour.removeprefix("#")))


def _linear(part: float) -> float:
    """As much light as a part of a colour stands for."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _bent(light: float) -> float:
    """The part of a colour that stands for so much light."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
