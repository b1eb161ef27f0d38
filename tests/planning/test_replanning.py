"""What has to be elsewhere is moved so that the fewest have to be told; the past and what is near stay."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from random import Random
from typing import Any

import pytest
from checks.plans import plan_from

from introplan.agenda import Occasion, Plan
from introplan.days import Stretch
from introplan.demands import FORBIDDING, Surroundings, around, as_it_would_be, unmet
from introplan.planning import replanning
from introplan.planning.affected import Lost, ReplanWish, first_day, without
from introplan.planning.disturbance import disturbed
from introplan.planning.replanning import Replanned, replan
from introplan.planning.solving import Problem, Solution, solve

TODAY = date(2026, 9, 1)
AUTUMN = Stretch(date(2026, 10, 1), date(2026, 10, 31))
PLAN = """
    programme:
      length: 12 months
      calendar: {closed: [public_holidays, eves], avoid: [W44], day: 9-12}
    people:
      olle: {name: Olle, available: [tuesday, thursday]}
      rut: {name: Rut}
      ada: {name: Ada}
      bo: {name: Bo}
      cia: {name: Cia}
      dan: {name: Dan}
    places:
      sal: {title: Salen, capacity: 12, address: "Gatan 1, Staden"}
      rum: {title: Rummet, capacity: 12, address: "Gatan 1, Staden"}
    lectures:
      lag: {title: Lagen, length: 3h, lecturers: [olle], weeks: 1-12}
      barn: {title: Barn, length: 3h, lecturers: [olle], prerequisites: [lag]}
      tolk: {title: Tolk, length: 3h, lecturers: [rut]}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: , bo: , cia: }
        sessions:
          lag: {date: 2026-10-06, time: 9-12, place: sal, status: confirmed}
          barn: {date: 2026-11-10, time: 9-12, place: sal}
          tolk: {date: 2026-11-12, time: 9-12, place: sal}
      vt26:
        starts: 2026-09-01
        participants: {dan: }
        sessions:
          lag: {date: 2026-09-10, time: 9-12, place: rum}
          tolk: {date: 2026-10-13, time: 9-12, place: rum}
"""


def found(text: str, lost: Lost | None = None, **wish: object) -> Replanned:
    plan = plan_from(text)
    wished = ReplanWish(tuple(plan.programme.cohorts), TODAY, first_day(TODAY), lost=lost)
    return replan(plan, wished._replace(**wish))  # type: ignore[arg-type]


def moves(replanned: Replanned) -> dict[str, tuple[str, ...]]:
    return {
        each.was.key: (f"{each.would.day}", each.would.place or "", *each.would.people("lecturer"))
        for each in replanned.moves
    }


@pytest.fixture(scope="module")
def lost() -> Replanned:
    return found(PLAN, Lost("olle", AUTUMN))


def test_only_what_somebody_who_is_lost_gives_is_moved_to_the_nearest_day_of_theirs(lost: Replanned):
    assert moves(lost) == {"ht26/lag": ("2026-09-29", "sal", "olle")}
    assert (lost.unplaced, lost.is_best, lost.people) == ((), True, ("olle", "ada", "bo", "cia"))


def test_others_are_offered_each_on_a_day_of_its_own_and_none_is_where_somebody_is_lost(lost: Replanned):
    [move] = lost.moves
    days = [each.candidate.occasion.day for each in move.alternatives]
    assert len(set(days)) == len(days) == 3
    assert not any(day in AUTUMN or day == move.would.day for day in days)
    assert [each.candidate.cost for each in move.alternatives] == sorted(
        each.candidate.cost for each in move.alternatives
    )


def test_what_follows_upon_something_makes_way_where_that_has_no_day_before_it():
    replanned = found(PLAN, Lost("olle", Stretch(date(2026, 9, 15), date(2026, 11, 9))))
    assert moves(replanned) == {
        "ht26/lag": ("2026-11-10", "sal", "olle"),
        "ht26/barn": ("2026-11-17", "sal", "olle"),
    }
    assert [(each.was.key, each.is_affected) for each in replanned.moves] == [("ht26/lag", True), ("ht26/barn", False)]


@pytest.mark.parametrize(
    ("after", "moved"), [(1, []), (2, []), (3, ["ht26/lag", "ht26/barn"])], ids=["alone", "the bound", "with others"]
)
def test_nothing_is_searched_any_more_when_somebody_has_stopped_the_search(after: int, moved: list[str], monkeypatch):
    asked = 0

    def stopped(problem: Problem, **how: Any) -> Solution:
        nonlocal asked
        asked += 1
        assert asked <= after
        return solve(problem, **how)._replace(is_broken_off=asked == after)

    monkeypatch.setattr(replanning, "solve", stopped)
    replanned = found(PLAN, Lost("olle", Stretch(date(2026, 9, 15), date(2026, 11, 9))))
    assert (asked, list(moves(replanned))) == (after, moved)
    assert [occasion.key for occasion, _why in replanned.unplaced] == ([] if moved else ["ht26/lag"])


def test_what_has_no_other_day_stays_and_it_is_told_why_and_what_would_give_it_one():
    replanned = found(PLAN, Lost("olle", Stretch(date(2026, 9, 1), date(2026, 12, 31))))
    assert list(moves(replanned)) == ["ht26/barn"]  # which may be in any month
    conflicts = {occasion.key: conflict for occasion, conflict in replanned.unplaced}
    assert list(conflicts) == ["vt26/lag", "ht26/lag"]
    conflict = conflicts["ht26/lag"]
    assert [(fact.reason.name, fact.reason.who) for fact in conflict.facts][:1] == [("lecturer-unavailable", ("olle",))]
    assert conflict.opening is not None
    assert {reason.who for reason in conflict.opening.reasons} == {("olle",)}


def test_what_rules_out_every_day_is_told_alone_and_a_way_out_is_one_when_nothing_else_stands_against_it():
    replanned = found(PLAN, Lost("olle", Stretch(date(2026, 9, 1), date(2026, 12, 31))))
    conflict = next(conflict for occasion, conflict in replanned.unplaced if occasion.key == "ht26/lag")
    assert [(each.reason.name, each.reason.who, each.days) for each in conflict.facts] == [
        ("lecturer-unavailable", ("olle",), conflict.days)
    ]
    assert conflict.opening is not None
    november = [each.day for each in conflict.opening.days if each.month == 11]
    assert november == [2, 3, 4, 5, 6, 9, 10, 11, 13, 16, 17, 18, 19, 20]  # on the 12th they have something else


def test_somebody_else_who_gives_the_same_is_told_rather_than_all_who_come():
    text = PLAN.replace(
        "lag: {date: 2026-09-10, time: 9-12, place: rum}", "lag: {date: 2026-09-10, time: 9-12, lecturers: [rut]}"
    )
    replanned = found(text, Lost("olle", AUTUMN))
    assert moves(replanned) == {"ht26/lag": ("2026-10-06", "sal", "rut")}
    assert replanned.people == ("olle", "rut")
    assert [len(each.told.people) for each in replanned.moves[0].alternatives] == [4, 4, 4]


def test_what_has_been_and_what_is_near_stays_where_it_is():
    near = Lost("olle", Stretch(date(2026, 9, 1), date(2026, 9, 30)))
    replanned = found(PLAN, near)  # the near one moves, since it has to, and nothing is put near
    assert list(moves(replanned)) == ["vt26/lag"]
    assert replanned.moves[0].would.day >= first_day(TODAY)
    assert moves(found(PLAN, near, day=date(2026, 9, 11), first=date(2026, 9, 25))) == {}


def test_nothing_is_moved_in_a_cohort_that_is_not_asked_for():
    assert moves(found(PLAN, Lost("olle", AUTUMN), cohorts=("vt26",))) == {}


def test_what_is_in_a_place_that_is_lost_is_in_another_on_its_own_day_where_there_is_one():
    replanned = found(PLAN, Lost("sal", AUTUMN, is_place=True))
    assert moves(replanned) == {"ht26/lag": ("2026-10-06", "rum", "olle")}
    alone = found(
        PLAN.replace("rum: {title: Rummet, capacity: 12", "rum: {title: Rummet, capacity: 1"),
        Lost("sal", AUTUMN, is_place=True),
    )
    assert moves(alone) == {"ht26/lag": ("2026-09-29", "sal", "olle")}


CLASHING = PLAN.replace("tolk: {date: 2026-11-12", "tolk: {date: 2026-10-13")
TOLD = [("lecturer-double-booked", "ht26/tolk"), ("lecturer-double-booked", "vt26/tolk")]


def test_of_two_that_collide_the_one_with_fewer_people_moves_and_not_if_the_plan_bears_it():
    assert list(moves(found(CLASHING, told=TOLD))) == ["vt26/tolk"]
    assert moves(found(CLASHING)) == {}


def test_a_session_beside_a_review_stays_and_is_told_since_the_review_is_easier_to_move():
    reviews = "reviews: {r: {title: R, month: 2, with: [manager], length: 1h}}"
    own = "{manager: cia, reviews: {r: {date: 2026-11-10, time: 10-11}}}"
    text = PLAN.replace("length: 12 months", f"length: 12 months\n      {reviews}").replace("{ada: ,", f"{{ada: {own},")
    replanned = found(text, told=[("participant-double-booked", "ht26/barn")])
    assert moves(replanned) == {}
    assert [each.occasion.key for each in replanned.by_hand] == ["ht26/barn"]


def test_what_has_been_given_out_stays_and_what_has_not_moves():
    text = CLASHING.replace("participants: {dan: }", "participants: {dan: , eva: }")
    text = text.replace("      dan: {name: Dan}", "      dan: {name: Dan}\n      eva: {name: Eva}")
    released = replace(plan_from(text), released=frozenset(["vt26/tolk"]))
    wish = ReplanWish(("ht26", "vt26"), TODAY, first_day(TODAY), TOLD)
    assert [each.was.key for each in replan(plan_from(text), wish).moves] == ["vt26/tolk"]
    assert [each.was.key for each in replan(released, wish).moves] == ["ht26/tolk"]


def test_it_is_the_same_whatever_the_order_of_the_file(lost: Replanned):
    lines = PLAN.splitlines()
    first = next(place for place, line in enumerate(lines) if "lag: {title" in line)
    lines[first], lines[first + 2] = lines[first + 2], lines[first]
    again = found("\n".join(lines), Lost("olle", AUTUMN))
    assert moves(again) == moves(lost)
    assert [each.candidate.key for each in again.moves[0].alternatives] == [
        each.candidate.key for each in lost.moves[0].alternatives
    ]


# Against all there is: small plans, in which every way to move everything is tried.


def toy(seed: int) -> str:
    """Two cohorts in one week with one hour a day, and lecturers who can on some of the days."""
    random = Random(seed)
    days = [date(2026, 10, 5) + timedelta(days=each) for each in range(5)]
    can = {"olle": random.sample(days, 3), "rut": random.sample(days, 3)}
    taken: set[tuple[str, date]] = set()

    def day_of(cohort: str, lecturer: str) -> date:
        free = [each for each in can[lecturer] if (cohort, each) not in taken and (lecturer, each) not in taken]
        day = random.choice(free or days)
        taken.update([(cohort, day), (lecturer, day)])
        return day

    return f"""
        programme: {{length: 12 months, calendar: {{day: 9-12}}}}
        people:
          olle: {{name: Olle, available: [{", ".join(map(str, can["olle"]))}]}}
          rut: {{name: Rut, available: [{", ".join(map(str, can["rut"]))}]}}
          ada: {{name: Ada}}
          bo: {{name: Bo}}
          cia: {{name: Cia}}
        lectures:
          x: {{title: X, length: 3h, lecturers: [olle], weeks: 1-1}}
          y: {{title: Y, length: 3h, lecturers: [rut], weeks: 1-1}}
          z: {{title: Z, length: 3h, lecturers: [olle], weeks: 1-1}}
        cohorts:
          a:
            starts: 2026-10-05
            participants: {{ada: , bo: }}
            sessions:
              x: {{date: {day_of("a", "olle")}, time: 9-12}}
              y: {{date: {day_of("a", "rut")}, time: 9-12}}
          b:
            starts: 2026-10-05
            participants: {{cia: }}
            sessions:
              z: {{date: {day_of("b", "olle")}, time: 9-12}}
              y: {{date: {day_of("b", "rut")}, time: 9-12}}
    """


def every_way(plan: Plan, wish: ReplanWish) -> Iterator[int]:
    """What it costs to tell, of each way to move everything against which nothing stands: there is one hour a day."""
    sessions, here = plan.agenda.sessions, around(plan)
    days = [date(2026, 10, 5) + timedelta(days=each) for each in range(5)]
    nothing = [each._replace(status="cancelled") for each in sessions]
    ways = []
    for was in sessions:
        would = [was, *(as_it_would_be(plan, was, day=day) for day in days if day != was.day)]
        ways.append([each for each in would if not hard(here.along_with([*nothing, each]), each)])
    for several in product(*ways):
        if not any(one.day == other.day and meet(one, other) for one, other in combinations(several, 2)):
            moved = ((was, each) for was, each in zip(sessions, several, strict=True) if each is not was)
            yield sum(disturbed(plan, was, each, wish.day).weight for was, each in moved)


def hard(there: Surroundings, would: Occasion) -> bool:
    return any(each.name in FORBIDDING for each in unmet(there, would))


def meet(one: Occasion, other: Occasion) -> bool:
    return not set(one.people()).isdisjoint(other.people())


@pytest.mark.parametrize("seed", range(20))
def test_no_way_to_move_everything_tells_fewer(seed: int):
    plan = plan_from(toy(seed))
    olle = [each for each in plan.agenda.sessions if "olle" in each.people("lecturer")]
    lost = Lost("olle", Stretch(olle[0].day, olle[0].day + timedelta(days=seed % 2)))
    wish = ReplanWish(("a", "b"), date(2026, 8, 1), date(2026, 8, 15), lost=lost)
    replanned = replan(plan, wish)
    ways = list(every_way(without(plan, lost), wish))
    assert (replanned.unplaced == ()) == bool(ways)
    if ways:
        assert (replanned.told, replanned.is_best) == (min(ways), True)
        there = around(replanned.plan).along_with([each.would for each in replanned.moves])
        assert not any(hard(there, each.would) for each in replanned.moves)
