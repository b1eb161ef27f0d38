"""Checks take four times the steps for four times the plan: steps are counted, so that no computer is too slow for it.

`tests/benchmarks/shapes.py` has what grows, and a step is a call of any function, ours or Python's.
"""

import cProfile
import pstats
from datetime import date

import pytest
from benchmarks.shapes import SHAPES

from introplan.agenda import plan_of
from introplan.checks import run_checks
from introplan.demands import effort
from introplan.reading import read_programme

TODAY = date(2027, 1, 1)
FEW = 30
MOST = 4.5
"""Four times as much is four times the work, and some more since days get fuller. What is quadratic takes sixteen."""
GROWING = (
    "one activity",
    "many activities",
    "many participants",
    "half groups",
    "many groups",
    "recurring",
    "many pairings",
    "many cohorts",
    "pasted",
    "missed",
    "short of hours",
)


def steps_of(shape: str, count: int) -> int:
    """How many calls it takes to make the dates of a shape and to check it."""
    programme, origins, _diagnostics = read_programme(SHAPES[shape](count))
    assert programme is not None, shape
    with cProfile.Profile() as profile:
        run_checks(plan_of("prov", programme, origins), TODAY)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return] - it has


@pytest.mark.long
@pytest.mark.parametrize("shape", GROWING)
def test_four_times_as_much_takes_four_times_as_many_steps(shape: str):
    steps_of(shape, FEW)  # what is made once is made now
    assert steps_of(shape, 16 * FEW) / steps_of(shape, 4 * FEW) < MOST


def test_ways_out_are_looked_for_up_to_an_end_and_words_say_so(monkeypatch: pytest.MonkeyPatch):
    programme, origins, _diagnostics = read_programme(SHAPES["on closed days"](8))
    assert programme is not None
    plan = plan_of("prov", programme, origins)
    closed = [found for found in run_checks(plan) if found.name == "session-on-closed-day"]
    assert all(found.fix for found in closed)
    monkeypatch.setattr(effort, "MOST_LOOKED_AT", 0)
    given_up = [found for found in run_checks(plan) if found.name == "session-on-closed-day"]
    assert [found.identity for found in given_up] == [found.identity for found in closed]
    assert {found.help for found in given_up[1:]} == {"fix some of the others first, and check again"}
