"""What is given out takes four times the steps for four times the plan, all but what Typst does: steps are counted.

`tests/benchmarks/shapes.py` has what grows, and a step is a call of any function, ours or Python's.
"""

import cProfile
import pstats
from collections import deque

import pytest
from benchmarks.shapes import SHAPES
from rendering.booklets.programmes import TEMPLATES

from introplan.agenda import plan_of
from introplan.reading import read_programme
from introplan.releases import Edition
from introplan.rendering.booklets import booklet_of
from introplan.rendering.calendars import finished_calendars
from introplan.rendering.printing import html_environment, render, typst_environment
from introplan.rendering.site import site

FEW = 20
MOST = 6.0
"""Four times as much is four times the work, and some more. What is quadratic takes sixteen."""
GROWING = ("one activity", "many activities", "many groups", "recurring", "half groups", "many pairings")


def steps_of(shape: str, count: int) -> int:
    """How many calls it takes to make the booklet's two forms, the calendars and the page of a shape."""
    programme, origins, _diagnostics = read_programme(SHAPES[shape](count))
    assert programme is not None, shape
    with cProfile.Profile() as profile:
        edition = Edition(plan_of("prov", programme, origins))
        booklet = booklet_of(edition, programme.cohorts["ht26"])
        written = {"language": booklet.language, "booklet": booklet, "w": booklet.words, "picture": ""}
        render(typst_environment(TEMPLATES), "booklet.typ.j2", **written)
        render(html_environment(TEMPLATES), "booklet.html.j2", **written)
        deque(finished_calendars(edition), maxlen=0)
        deque(site(edition, TEMPLATES, made=()), maxlen=0)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return] - it has


@pytest.mark.long
@pytest.mark.parametrize("shape", GROWING)
def test_four_times_as_much_takes_four_times_as_many_steps(shape: str):
    steps_of(shape, FEW)  # what is made once is made now
    assert steps_of(shape, 16 * FEW) / steps_of(shape, 4 * FEW) < MOST
