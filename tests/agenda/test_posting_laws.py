"""Laws of postings: what keeps an entry the same entry, and what a posting to the own unit changes."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import made, small_plan

from introplan.agenda import Plan

ADA = "      ada:\n        reviews:"
START = date(2026, 9, 1)
Away = tuple[str, int, int]
"""Where, so many days after the one before, for so many days."""

places = st.sampled_from(["unit: norr", "unit: soder", "organisation: kassan"])
spans = st.tuples(st.integers(0, 60), st.integers(1, 90))


def plan(postings: list[Away]) -> Plan:
    lines, day = [], START
    for where, gap, length in postings:
        first = day + timedelta(days=gap)
        day = first + timedelta(days=length)
        lines.append(f"{{{where}, from: {first}, until: {day - timedelta(days=1)}}}")
    return small_plan(
        (ADA, f"      ada:\n        postings: [{', '.join(lines)}]\n        reviews:"),
        ("units:\n", "units:\n  soder: {title: Söder, organisation: provby, manager: karin}\n"),
    )


def keys(postings: list[Away]) -> list[str]:
    return [each.key for each in plan(postings).agenda.occasions if each.kind == "posting"]


@settings(max_examples=30)
@given(st.lists(st.tuples(places, spans, spans), min_size=1, max_size=5))
def test_moving_shortening_and_lengthening_keep_the_identities(
    both: list[tuple[str, tuple[int, int], tuple[int, int]]],
):
    before, after = ([(where, *spans[which]) for where, *spans in both] for which in (0, 1))
    assert keys(before) == keys(after)
    assert len(set(keys(before))) == len(both)


@settings(max_examples=20)
@given(st.lists(st.tuples(places, spans), min_size=2, max_size=5))
def test_what_comes_last_can_go_without_another_becoming_something_else(several: list[tuple[str, tuple[int, int]]]):
    postings = [(where, *span) for where, span in several]
    assert keys(postings[:-1]) == keys(postings)[:-1]


def without_postings(files: dict[str, bytes]) -> dict[str, bytes]:
    """The calendars without the entries of postings."""
    found = {}
    for path, content in files.items():
        head, *events = content.split(b"BEGIN:VEVENT\r\n")
        kept = [event for event in events if "Du är på".encode() not in event]
        end = b"" if not events or kept[-1:] == events[-1:] else events[-1].partition(b"END:VEVENT\r\n")[2]
        found[path] = b"BEGIN:VEVENT\r\n".join([head, *kept]) + end
    return found


@cache
def usual() -> dict[str, bytes]:
    units = ("units:\n", "units:\n  soder: {title: Söder, organisation: provby, manager: karin}\n")
    return dict(made(small_plan(units)))


@pytest.mark.long
@settings(max_examples=5)
@given(st.lists(spans, min_size=1, max_size=4))
def test_postings_to_the_own_unit_change_nothing_but_their_own_entries(several: list[tuple[int, int]]):
    home = made(plan([("unit: norr", *span) for span in several]))
    assert without_postings(dict(home)) == usual()
    assert {path for path, content in home.items() if "Du är på".encode() in content} == {"people/ada.ics"}
