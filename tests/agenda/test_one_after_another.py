"""What is one after another on somebody's day clashes with nothing, and nobody has to look for it."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from introplan.agenda import Occasion, overlapping
from introplan.agenda.clashes import are_one_after_another
from introplan.days import Times

CLOCK = st.sampled_from([time(8), time(9), time(9, 30), time(10), time(12)])
TIMES = st.tuples(CLOCK, st.none() | CLOCK).map(
    lambda both: Times(both[0], both[1] if both[1] is not None and both[1] > both[0] else None)
)


def on_one_day(hours: list[Times | None]) -> list[Occasion]:
    day = date(2026, 10, 6)
    those = [
        Occasion(f"ht26/{n}", "session", str(n), day, each, "planned", ("ht26",), (), ())
        for n, each in enumerate(hours)
    ]
    return sorted(those, key=lambda each: each.sort_key)


@given(st.lists(TIMES | st.none(), min_size=2, max_size=4))
def test_what_is_one_after_another_has_no_clash(hours: list[Times | None]):
    those = on_one_day(hours)
    if are_one_after_another(those):
        assert list(overlapping(those)) == []


def test_hours_that_only_meet_are_one_after_another_and_others_are_not():
    morning, noon, late = Times(time(8), time(10)), Times(time(10), time(12)), Times(time(9), time(10))
    assert are_one_after_another(on_one_day([morning, noon]))
    assert not are_one_after_another(on_one_day([morning, late]))
    assert not are_one_after_another(on_one_day([morning, None]))
