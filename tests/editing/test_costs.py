"""What edits cost, by what one costs: as a ratio of one run, since machines differ."""

import gc

import pytest
from benchmarks.edits import EDITS, TEXT, cpu_of, done


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in EDITS if name != "one word"])
def test_a_thousand_edits_in_one_call_cost_little_more_than_one(name: str):
    assert len(TEXT.splitlines()) > 10_000
    gc.disable()  # as the command does
    try:
        one, many = (cpu_of(lambda edits=EDITS[each]: done(edits), 1) for each in ("one word", name))
    finally:
        gc.enable()
    assert many < one * 8
