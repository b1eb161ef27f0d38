"""Of two that cannot be beside each other, the one that nobody has in a calendar yet is the one to move."""

from typing import Any

import pytest
from releases.staying import World, plan_in, published, world

from checks.conftest import worded
from introplan.agenda import Plan
from introplan.checks import run_checks
from introplan.diagnostics import Diagnostic
from introplan.releases import EMPTY, given_out_of

Session = dict[str, Any]
PLACES = {
    "rummet": {"title": "Rummet", "address": "Gatan 1, Malmö", "capacity": 20},
    "salen": {"title": "Salen", "address": "Vägen 9, Malmö", "capacity": 20},
}


def with_sessions(more: World | None = None, **sessions: Session) -> World:
    cohort = {"title": "Hösten", "starts": "2026-09-01", "participants": {"ada": None, "bo": None}}
    lectures = {
        id_: {"title": id_.title(), "length": "2h", "lecturers": ["ida" if id_ == "etik" else "sven"]}
        for id_ in ("etik", "juridik", "barn")
    }
    taught = {key: {"of": key, **session} for key, session in sessions.items()}
    made = world(lectures=lectures, places=PLACES, cohorts={"ht26": {**cohort, "sessions": taught}})
    for section, entries in (more or {}).items():
        made.setdefault(section, {}).update(entries)
    return made


def found(name: str, plan: Plan) -> list[Diagnostic]:
    return [each for each in run_checks(plan) if each.name == name]


def moved(each: Diagnostic) -> set[object]:
    """Which entry the way out would write in."""
    return {edit.path[3] for edit in each.fix.edits} if each.fix else set()


TRAVEL: World = {"travel": {"rummet": {"salen": "30min"}}}
ORDER: World = {
    "lectures": {
        "juridik": {"title": "Juridik", "length": "2h", "lecturers": ["sven"], "prerequisites": ["etik"]},
        "etik": {"title": "Etik", "length": "2h", "lecturers": ["ida"]},
    }
}
DAY, NEXT = "2026-09-08", "2026-09-09"
TWO: dict[str, tuple[World, Session, Session]] = {
    "participant-double-booked": ({}, {"date": DAY, "time": "9-11"}, {"date": DAY, "time": "10-12"}),
    "place-double-booked": (
        {},
        {"date": DAY, "time": "9-11", "place": "salen", "for": ["ada"]},
        {"date": DAY, "time": "10-12", "place": "salen", "for": ["bo"]},
    ),
    "no-time-to-travel": (
        TRAVEL,
        {"date": DAY, "time": "9-11", "place": "rummet"},
        {"date": DAY, "time": "11-13", "place": "salen"},
    ),
    "too-little-daily-rest": ({}, {"date": DAY, "time": "18-21.30"}, {"date": NEXT, "time": "8-10"}),
    "prerequisite-too-late": (ORDER, {"date": DAY, "time": "9-11"}, {"date": NEXT, "time": "9-11"}),
}


@pytest.mark.parametrize("name", TWO)
@pytest.mark.parametrize("is_new", ["the earlier", "the later"])
def test_what_is_not_released_is_the_one_to_move_and_the_help_names_it(name: str, is_new: str):
    more, earlier, later = TWO[name]
    keys = ("juridik", "etik")
    both = dict(zip(keys, (earlier, later), strict=True))
    new = keys[is_new == "the later"]
    given = published(plan_in(with_sessions(more, **{key: both[key] for key in keys if key != new})))
    (each,) = found(name, plan_in(with_sessions(more, **both), given))
    assert moved(each) <= {new}
    assert f"{new.title()}, which is not released" in worded(each)[-1]


@pytest.mark.parametrize("name", TWO)
def test_where_both_are_released_it_is_as_before_the_first_release(name: str):
    more, earlier, later = TWO[name]
    made = with_sessions(more, juridik=earlier, etik=later)
    (before,), (after,) = (found(name, plan_in(made, ledger)) for ledger in (EMPTY, published(plan_in(made))))
    assert (worded(before), before.fix, before.at) == (worded(after), after.fix, after.at)
    assert "not released" not in worded(after)[-1]


@pytest.mark.parametrize("name", TWO)
def test_a_finding_is_the_same_whichever_is_to_move(name: str):
    more, earlier, later = TWO[name]
    made = with_sessions(more, juridik=earlier, etik=later)
    ledgers = (
        EMPTY,
        published(plan_in(with_sessions(more, juridik=earlier))),
        published(plan_in(with_sessions(more, etik=later))),
    )
    assert len({found(name, plan_in(made, ledger))[0].identity for ledger in ledgers}) == 1


def test_the_session_to_move_out_of_a_full_week_is_one_that_is_not_released():
    week = {"juridik": {"date": DAY, "time": "9-11"}, "barn": {"date": "2026-09-10", "time": "9-11"}}
    given = published(plan_in(with_sessions(**week)))
    made = with_sessions(**week, etik={"date": NEXT, "time": "9-11"})
    made["programme"]["checks"] = {"week-too-full": {"severity": "warning", "reason": "Vi vill höra det."}}
    (each,), (without,) = (found("week-too-full", plan_in(made, ledger)) for ledger in (given, EMPTY))
    assert moved(each) == {"etik"}
    assert worded(each)[-1].startswith("better to change Etik, which is not released: ")
    assert worded(without)[-1] == "move one of them to another week"


def test_what_was_cancelled_or_only_to_be_booked_is_not_released():
    made = with_sessions(juridik={"date": DAY, "time": "9-11"}, etik={"date": NEXT, "time": "9-11"})
    made["programme"]["reviews"] = {"samtal": {"title": "Samtal", "month": 1, "length": "1h", "with": ["coordinator"]}}
    given = published(plan_in(made))
    made["cohorts"]["ht26"]["sessions"]["etik"]["status"] = "cancelled"
    made["cohorts"]["ht26"]["participants"]["ada"] = {"reviews": {"samtal": {"date": "2026-10-01", "time": "13.00"}}}
    assert given_out_of(given).released == {"ht26/juridik", "ht26/etik"}
    again = plan_in(made, published(plan_in(made, given), given))
    assert again.released == {"ht26/juridik", "ht26/ada/samtal"}
    assert [again.is_released(each) for each in again.agenda.sessions] == [True]
