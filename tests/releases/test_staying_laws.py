"""Laws of what has been given out, over random programmes whose meetings are often in each other's way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from releases.staying import MONDAY, World, meetings, pair, plan_in, published, world

from introplan.agenda import Plan
from introplan.releases import EMPTY, Ledger, events_of

PARTICIPANTS, SUPPORTERS = ("ada", "bo", "cia", "dan", "eva"), ("ida", "sven")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
TIMES = ("9.00", "9.30", "10.15")
DAYS = [MONDAY + timedelta(days=number) for number in range(12) if number not in (5, 6)]
WEEKS = ("2026-W37", "2026-W38")

some_days = st.lists(st.sampled_from([str(day) for day in DAYS]), unique=True, max_size=4)
pairs = st.builds(
    pair, st.sampled_from(PARTICIPANTS), st.sampled_from(SUPPORTERS), st.sampled_from(WEEKDAYS), st.sampled_from(TIMES)
)
by_hand = st.sampled_from(
    [
        {},
        {},
        {},
        {WEEKS[0]: "cancelled"},
        {WEEKS[1]: {"place": "salen"}},
        {WEEKS[0]: {"time": "13.00"}},
        {WEEKS[1]: {"date": "2026-09-17"}},
    ]
)


@st.composite
def sessions(draw: st.DrawFn, *statuses: str) -> dict[str, Any]:
    """Two sessions at most, each on a day of its own."""
    return {
        f"etik-{number}": {
            "of": "etik",
            "date": day,
            "time": draw(st.sampled_from(["8.00-10.00", "10.00-12.00"])),
            "status": draw(st.sampled_from(statuses)),
            "lecturers": [draw(st.sampled_from(["karin", "ida"]))],
        }
        for number, day in enumerate(draw(some_days)[:2])
    }


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A programme of a decided cohort and a draft, closed days, absences, meetings changed by hand."""
    is_draft = {person: draw(st.integers(0, 3)) == 0 for person in PARTICIPANTS}
    made = world(
        closed=draw(some_days),
        cohorts={
            "ht26": {
                "title": "Hösten",
                "starts": "2026-09-01",
                "participants": {each: None for each in PARTICIPANTS if not is_draft[each]},
                "sessions": draw(sessions("planned", "confirmed", "proposed", "cancelled")),
            },
            "vt27": {
                "title": "Våren",
                "starts": "2026-09-01",
                "status": "draft",
                "participants": {each: None for each in PARTICIPANTS if is_draft[each]},
                "sessions": draw(sessions("planned", "proposed")),
            },
        },
        pairings={
            f"par-{number}": {**each, "changes": draw(by_hand)}
            for number, each in enumerate(draw(st.lists(pairs, min_size=2, max_size=6)))
        },
    )
    for person in (*SUPPORTERS, *PARTICIPANTS):
        if away := draw(st.one_of(st.just([]), some_days)):
            made["people"][person]["unavailable"] = away
    return made


@st.composite
def histories(draw: st.DrawFn) -> tuple[World, Ledger]:
    """A programme and what releases of others before it have given out: the same people and other days, or nothing."""
    made, ledger = draw(worlds()), EMPTY
    for _ in range(draw(st.integers(0, 2))):
        before = {**made, "people": draw(worlds())["people"]}
        before["programme"] = {**made["programme"], "calendar": {"closed": draw(some_days)}}
        if draw(st.booleans()):
            before["pairings"] = dict(list(made["pairings"].items())[1:])
        ledger = published(plan_in(before, ledger), ledger)
    return made, ledger


@given(histories())
@settings(max_examples=60)
def test_publishing_moves_nothing(history: tuple[World, Ledger]):
    made, ledger = history
    before = plan_in(made, ledger)
    after = published(before, ledger)
    assert plan_in(made, after) == before
    assert published(before, after).records.keys() == after.records.keys()


@given(histories())
@settings(max_examples=40)
def test_where_and_in_which_order_it_is_written_moves_nothing(history: tuple[World, Ledger]):
    made, ledger = history
    assert meetings_by_day(plan_in(made, ledger, backwards=True)) == meetings_by_day(plan_in(made, ledger))
    assert events_of(plan_in(made, ledger, backwards=True)) == events_of(plan_in(made, ledger))


def meetings_by_day(plan: Plan) -> dict[str, tuple[object, ...]]:
    return {key: (each.day, each.times, each.moved_from) for key, each in meetings(plan).items()}


@given(histories())
@settings(max_examples=40)
def test_drafts_and_proposed_sessions_move_nothing_that_is_not_a_draft(history: tuple[World, Ledger]):
    made, ledger = history
    without: World = {**made, "cohorts": {}}
    for id_, cohort in made["cohorts"].items():
        firm = {key: each for key, each in cohort["sessions"].items() if each["status"] != "proposed"}
        without["cohorts"][id_] = {**cohort, "sessions": firm if id_ == "ht26" else {}}
    drafts = made["cohorts"]["vt27"]["participants"]
    without["pairings"] = {id_: each for id_, each in made["pairings"].items() if each["participant"] not in drafts}
    assert events_of(plan_in(without, ledger)).items() <= events_of(plan_in(made, ledger)).items()


def added(made: World, id_: str) -> None:
    made["pairings"][f"{id_[:-1]}9"] = {**made["pairings"][id_], "participant": "karin"}
    made["cohorts"]["ht26"]["participants"]["karin"] = None


def left(made: World, id_: str) -> None:
    made["pairings"][id_]["until"] = str(DAYS[2])


def removed(made: World, id_: str) -> None:
    del made["pairings"][id_]


def moved(made: World, id_: str) -> None:
    meets = made["pairings"][id_]["meets"]
    meets["on"] = WEEKDAYS[(WEEKDAYS.index(meets["on"]) + 2) % 5]


def paused(made: World, id_: str) -> None:
    person = made["pairings"][id_]["participant"]
    for cohort in made["cohorts"].values():
        if person in cohort["participants"]:
            cohort["participants"][person] = {"pauses": [f"{DAYS[1]}..{DAYS[3]}"]}


def renamed_last(made: World, id_: str) -> None:
    made["pairings"] = {
        **{key: each for key, each in made["pairings"].items() if key != id_},
        id_: made["pairings"][id_],
    }


EDITS: tuple[Callable[[World, str], None], ...] = (added, left, removed, moved, paused, renamed_last)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@given(histories(), st.integers(0, 5))
@settings(max_examples=30)
def test_what_becomes_of_one_pair_moves_no_other(edit, history: tuple[World, Ledger], number: int):
    made, ledger = history
    ledger = published(plan_in(made, ledger), ledger)
    before = meetings(plan_in(made, ledger))
    id_ = list(made["pairings"])[number % len(made["pairings"])]
    person = made["pairings"][id_]["participant"]
    changed: World = {
        **made,
        "pairings": {key: {**each, "meets": dict(each["meets"])} for key, each in made["pairings"].items()},
        "cohorts": {key: {**each, "participants": dict(each["participants"])} for key, each in made["cohorts"].items()},
    }
    edit(changed, id_)
    after = meetings(plan_in(changed, ledger))
    others = {key: each for key, each in before.items() if not each.draft and person not in each.people()}
    assert {key: each.day for key, each in others.items()} == {key: after[key].day for key in others if key in after}
