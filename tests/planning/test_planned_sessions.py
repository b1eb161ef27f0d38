"""What is proposed for a cohort: all that it lacks, where nothing stands against it, and why something has no day."""

from datetime import date, time
from typing import Any

import pytest
from checks.plans import plan_from

from introplan.agenda import breaks_of
from introplan.days import Stretch, Times
from introplan.demands import around, unmet
from introplan.planning import parts, proposal, sessions
from introplan.planning.proposal import gap_of
from introplan.planning.relaxing import HARDLY, LESS_NEAR, solve_near
from introplan.planning.sessions import SessionProposal, plan_sessions
from introplan.planning.settings import Settings
from introplan.planning.solving import Problem, Solution
from introplan.planning.wanted import PlanningWish, wanted
from introplan.planning.wishes import UNPLACED

TODAY = date(2026, 8, 1)
PLAN = """
    programme:
      length: 12 months
      calendar: {closed: [public_holidays, eves], avoid: [W44, W51..W53], day: 8.30-16.30}
      phases: {start: {months: 0-3}, grund: {months: 3-12}}
    people:
      olle: {name: Olle, available: [tuesday, thursday]}
      rut: {name: Rut, unavailable: [2026-09-01..2026-10-31]}
      ada: {name: Ada}
      bo: {name: Bo}
      cia: {name: Cia}
    places:
      sal: {title: Salen, capacity: 12, address: "Gatan 1, Staden"}
      vard: {title: Vården, capacity: 12, address: "Vägen 9, Byn"}
    lectures:
      lag: {title: Lagen, length: 3h, lecturers: [olle], phase: start, places: [sal]}
      barn: {title: Barn, length: 3h, lecturers: [olle], phase: start, places: [sal], prerequisites: [lag]}
      frivillig: {title: Frivillig, length: 2h, required: no}
    activities:
      utbyte: {title: Utbyte, kind: exchange, length: 2h, every: 8 weeks, max_gap: 12 weeks, places: [sal]}
      besok: {title: Besök, kind: study_visit, length: 2h, phase: grund, places: [vard], max_participants: 2}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants: {ada: , bo: , cia: {workdays: [tuesday, wednesday, thursday]}}
        sessions: {}
"""


def proposed(text: str = PLAN, *, quick: bool = False, **asked: object) -> SessionProposal:
    return plan_sessions(plan_from(text), PlanningWish(("ht26",), **asked), TODAY, quick=quick)  # type: ignore[arg-type]


def placed(proposal: SessionProposal) -> dict[str, str]:
    return {each.occasion.key: f"{each.occasion.day} {each.occasion.times.start:%H:%M}" for each in proposal.placed}  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def whole() -> SessionProposal:
    return proposed()


def test_all_that_is_required_is_placed_a_series_as_often_as_it_should_and_a_visit_in_parts(whole: SessionProposal):
    keys = [each.key for each in whole.wanted.sessions]
    assert [key for key in keys if not key.startswith("utbyte")] == ["lag", "barn", "besok-1", "besok-2"]
    assert [key for key in keys if key.startswith("utbyte")] == [f"utbyte-{number}" for number in range(1, 7)]
    assert {each.for_ for each in whole.wanted.sessions if each.activity == "besok"} == {("ada",), ("bo", "cia")}
    assert (len(whole.placed), whole.unplaced, whole.found, whole.gap) == (10, (), "best", 0)


def test_nothing_stands_against_what_is_proposed(whole: SessionProposal):
    plan = whole.wanted.plan
    there = around(plan).along_with([each.occasion for each in whole.placed])
    assert [reason for each in whole.placed for reason in unmet(there, each.occasion)] == []


def test_what_must_come_before_something_comes_before_it_and_who_gives_it_can(whole: SessionProposal):
    days = {each.occasion.key: each.occasion.day for each in whole.placed}
    assert days["ht26/lag"] < days["ht26/barn"]
    assert {days[key].weekday() for key in ("ht26/lag", "ht26/barn")} <= {1, 3}


def test_days_off_are_left_alone_and_the_cohort_has_one_weekday(whole: SessionProposal):
    assert {each.occasion.day.weekday() for each in whole.placed} == {1}


def test_the_first_plan_places_as_much_at_a_higher_price_and_says_so(whole: SessionProposal):
    quick = proposed(quick=True)
    assert quick.found == "quick"
    assert len(quick.placed) == len(whole.placed)
    assert quick.cost >= whole.cost


def test_how_good_the_rest_is_does_not_count_what_has_no_day(whole: SessionProposal, monkeypatch):
    never = "      aldrig: {title: Aldrig, length: 2h, lecturers: [eva]}\n    activities:"
    text = PLAN.replace("    people:\n", "    people:\n      eva: {name: Eva, available: [2026-12-24]}\n")
    solved, asked = parts.solve_cost_first, 0

    def unproven(problem: Problem, **how: Any) -> Solution:
        """The first answer is as good as any, and nothing is known of it."""
        nonlocal asked
        asked += 1
        found = solved(problem, **how)
        return found._replace(status="feasible", bound=0) if asked == 1 else found

    monkeypatch.setattr(parts, "solve_cost_first", unproven)
    found = proposed(text.replace("    activities:", never))
    assert [found.wanted.sessions[each.number].activity for each in found.unplaced] == ["aldrig"]
    assert (found.found, found.bound < UNPLACED) == ("good", True)
    assert found.gap == gap_of(found.cost - UNPLACED, whole.cost) < 50


def test_of_a_large_problem_parts_of_choices_say_how_good_it_is_where_the_solver_does_not(
    whole: SessionProposal, monkeypatch
):
    solved = parts.solve_cost_first

    def unproven(problem: Problem, **how: Any) -> Solution:
        return solved(problem, **how)._replace(status="feasible", bound=0)

    monkeypatch.setattr(parts, "solve_cost_first", unproven)
    monkeypatch.setattr(proposal, "is_large", lambda _problem: True)
    found = proposed()
    assert found.cost == whole.cost
    assert 0 < found.bound <= whole.cost


def test_of_a_large_problem_in_which_nothing_may_be_elsewhere_any_more_nothing_is_proven(
    whole: SessionProposal, monkeypatch
):
    within: list[float] = []

    def near(*args: Any, **how: Any) -> Solution:
        within.append(how.get("within", HARDLY))
        return solve_near(*args, **how)

    monkeypatch.setattr(sessions, "MOST_WIDENED", 0)
    monkeypatch.setattr(proposal, "is_large", lambda _problem: True)
    monkeypatch.setattr(proposal, "solve_near", near)
    monkeypatch.setattr(parts, "solve_cost_first", None)
    found = proposed()
    assert (found.cost, found.found) == (whole.cost, "good")
    assert within == [HARDLY, LESS_NEAR]


def test_only_what_is_asked_for_is_proposed_within_the_days_that_are_asked_for():
    days = Stretch(date(2026, 10, 1), date(2026, 10, 20))
    found = placed(proposed(activities=("lag",), days=days))
    assert list(found) == ["ht26/lag"]
    assert date.fromisoformat(found["ht26/lag"][:10]) in days


def test_what_has_a_session_already_is_not_wanted_again():
    text = PLAN.replace("sessions: {}", "sessions: {lag: {date: 2026-09-08, time: 9-12, place: sal}}")
    keys = [each.key for each in wanted(plan_from(text), PlanningWish(("ht26",))).sessions]
    assert "lag" not in keys
    assert "barn" in keys


def test_the_same_as_in_the_last_cohort_is_so_long_after_the_start_in_its_hours_with_its_breaks():
    before = """
      vt26:
        starts: 2026-03-03
        sessions:
          lag: {date: 2026-03-24, time: 12.30-15.30, place: vard, breaks: [{at: 13.45, length: 15min}]}
"""
    proposal = proposed(PLAN + before, activities=("lag",))
    [lag] = proposal.placed
    assert placed(proposal) == {"ht26/lag": "2026-09-22 12:30"}
    assert proposal.wanted.sessions[lag.number].breaks is not None
    assert proposal.settings.as_in("lag", "ht26") == "vt26"


def test_a_long_session_that_nobody_has_held_gets_its_pauses_and_lunch():
    text = PLAN.replace("length: 3h, lecturers: [olle], phase: start, places: [sal]}", "length: 7h, phase: start}", 1)
    [session] = proposed(text, activities=("lag",)).wanted.sessions
    assert [f"{each.at:%H:%M}" for each in session.breaks or ()] == ["10:30", "12:00", "14:30"]


@pytest.mark.parametrize(("length", "ends"), [("5h", time(14)), ("4h30min", time(13, 30))])
def test_what_leaves_no_time_for_lunch_at_any_hour_has_lunch_in_it(length: str, ends: time):
    text = PLAN.replace("day: 8.30-16.30", "day: 8.30-16.30, lunch: {between: 11.30-13.00, length: 45min}")
    text = text.replace("length: 3h, lecturers: [olle], phase: start", f"length: {length}, phase: start", 1)
    proposal = proposed(text, activities=("lag",))
    [lag] = proposal.placed
    assert lag.occasion.times == Times(time(9), ends)
    breaks = breaks_of(proposal.wanted.plan, lag.occasion)
    assert [f"{each.at:%H:%M}" for each in breaks if each.title == "Lunch"] == ["12:00"]
    assert lag.candidate.brings == ()


def test_who_can_on_no_day_is_named_with_the_days_that_would_do():
    text = PLAN.replace("lecturers: [olle], phase: start, places: [sal]}", "lecturers: [rut], weeks: 1-8}", 1)
    proposal = proposed(text, activities=("lag", "utbyte"))
    [conflict] = proposal.unplaced
    assert [(fact.reason.name, fact.reason.who) for fact in conflict.facts][:1] == [("lecturer-unavailable", ("rut",))]
    assert conflict.opening is not None
    assert {reason.who for reason in conflict.opening.reasons} == {("rut",)}
    assert len(proposal.placed) == 6  # the rest is placed all the same


def test_what_rules_out_every_day_is_told_alone_and_a_way_out_is_one_when_nothing_else_stands_against_it():
    text = PLAN.replace(
        "lecturers: [olle], phase: start, places: [sal]}", "lecturers: [olle], weeks: 2-8, places: [rum]}", 1
    )
    text = text.replace(
        "    lectures:", '      rum: {title: Rummet, capacity: 2, address: "Gatan 1, Staden"}\n    lectures:'
    )
    [conflict] = proposed(text, activities=("lag",)).unplaced
    assert [(each.reason.name, each.reason.who, each.days) for each in conflict.facts] == [
        ("place-too-small", ("rum",), conflict.days)
    ]
    assert conflict.opening is not None
    assert [reason.name for reason in conflict.opening.reasons] == ["place-too-small"]
    assert {each.weekday() for each in conflict.opening.days} == {1, 3}  # when Olle can come


def test_who_takes_the_only_day_is_told():
    text = (
        PLAN.replace("phase: start, places: [sal]", "weeks: 2, places: [sal]")
        .replace("available: [tuesday, thursday]", "available: [2026-09-08]")
        .replace("length: 3h", "length: 5h")
        .replace(", prerequisites: [lag]", "")
    )
    proposal = proposed(text, activities=("lag", "barn"))
    [conflict] = proposal.unplaced
    [other] = proposal.placed
    assert conflict.others == (other.number,)


@pytest.mark.parametrize("between", [False, True], ids=["two", "three"])
def test_what_is_to_come_before_something_that_is_over_then_is_told_without_looking_at_all_days(between: bool):
    text = PLAN.replace("lecturers: [olle], phase: start, places: [sal]}", "phase: grund, places: [sal]}", 1)
    line = ["lag", "barn"]
    if between:
        text = text.replace("prerequisites: [lag]", "prerequisites: [mitt]").replace(
            "    lectures:", "    lectures:\n      mitt: {title: Mitt, length: 2h, prerequisites: [lag]}"
        )
        line = ["lag", "mitt", "barn"]
    proposal = proposed(text, activities=tuple(line))
    [conflict] = proposal.unplaced
    assert [proposal.wanted.sessions[each].activity for each in conflict.out_of_order] == line
    assert max(len(each.candidates) for each in proposal.choices) < 200


@pytest.mark.parametrize(("hours", "starts"), [("9-11", []), ("13.30-16.30", ["10:00"])])
def test_on_the_day_of_what_comes_after_it_something_is_before_it_or_nowhere(hours: str, starts: list[str]):
    text = PLAN.replace("phase: start, places: [sal]}", "weeks: 2, places: [sal]}", 1)
    text = text.replace("available: [tuesday, thursday]", "available: [2026-09-08]")
    text = text.replace("sessions: {}", f"sessions: {{barn: {{date: 2026-09-08, time: {hours}, place: vard}}}}")
    assert [f"{each.occasion.times.start:%H:%M}" for each in proposed(text, activities=("lag",)).placed] == starts  # type: ignore[union-attr]


def test_on_the_day_of_what_comes_before_it_something_is_after_it():
    text = PLAN.replace("phase: start, places: [sal], prerequisites", "weeks: 2, places: [sal], prerequisites")
    text = text.replace("available: [tuesday, thursday]", "available: [2026-09-08]")
    text = text.replace("sessions: {}", "sessions: {lag: {date: 2026-09-08, time: 9-12, place: sal}}")
    assert [f"{each.occasion.times.start:%H:%M}" for each in proposed(text, activities=("barn",)).placed] == ["13:00"]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["induction", "course"])
def test_something_is_in_the_first_weeks_where_nothing_else_is(kind: str):
    text = PLAN.replace("    activities:", f"    activities:\n      hej: {{title: Hej, kind: {kind}, length: 2h}}")
    [hej] = proposed(text, activities=("hej",)).placed
    assert hej.occasion.day == date(2026, 9, 15)
    there = text.replace("sessions: {}", "sessions: {lag: {date: 2026-09-08, time: 9-12, place: sal}}")
    [hej] = proposed(there, activities=("hej",)).placed
    assert hej.occasion.day > date(2027, 2, 1)


HALVES = PLAN.replace("cia: {name: Cia}", "deltagare-2: {protected: yes}").replace(
    "ada: , bo: , cia: {workdays: [tuesday, wednesday, thursday]}", "deltagare-2: , ada: , bo: "
)


def test_nobody_protected_gets_a_session_to_themselves():
    in_parts = proposed(HALVES, activities=("besok",))
    assert {each.for_ for each in in_parts.wanted.sessions} == {("bo",), ("ada", "deltagare-2")}
    assert in_parts.unplaced == ()
    written = "sessions: {lag: {date: 2026-09-08, time: 9-12, place: sal, for: [ada, bo]}}"
    left = proposed(HALVES.replace("sessions: {}", written), activities=("lag",))
    [conflict] = left.unplaced
    assert [(each.reason.name, each.reason.who) for each in conflict.facts] == [
        ("protected-person-alone", ("deltagare-2",))
    ]


def test_a_chain_that_is_longer_than_its_days_leaves_one_without_a_day_and_is_no_dearer_than_the_first_plan():
    links = "".join(
        f"\n      led-{link}: {{title: Led, length: 4h, lecturers: [olle], weeks: 2-6, places: [sal], "
        f"prerequisites: [{f'led-{link - 1}' if link else ''}]}}"
        for link in range(6)
    )
    text = PLAN.replace("available: [tuesday, thursday]", "available: [tuesday]").replace(
        "    lectures:", "    lectures:" + links
    )
    chain = tuple(f"led-{link}" for link in range(6))
    best, first = proposed(text, activities=chain), proposed(text, activities=chain, quick=True)
    assert (len(best.placed), len(best.unplaced), best.found) == (5, 1, "best")
    assert best.cost <= first.cost


def test_a_day_off_is_borne_where_there_is_no_other_day():
    text = PLAN.replace("available: [tuesday, thursday]", "available: [friday]")
    [lag, *_others] = proposed(text, activities=("lag",)).placed
    assert lag.occasion.day.weekday() == 4
    assert [(each.name, each.who) for each in lag.candidate.brings] == [("session-on-day-off", ("cia",))]


@pytest.mark.parametrize("change", ["length: 3h, ", "phase: start, "])
def test_without_length_it_has_no_day_and_without_phase_it_has_any(change: str):
    proposal = proposed(PLAN.replace(change, "", 1), activities=("lag",))
    assert len(proposal.placed) == (0 if "length" in change else 1)


def test_members_receive_a_series_in_turn():
    text = """
        programme: {length: 24 months, calendar: {day: 8.30-16.30}}
        organisations:
          a: {title: A-stad, kind: municipality}
          b: {title: B-stad, kind: municipality}
        people: {ada: {name: Ada, organisation: a}, bo: {name: Bo, organisation: b}}
        places:
          sal-a: {title: Sal A, capacity: 9, address: Gatan 1, organisation: a}
          sal-b: {title: Sal B, capacity: 9, address: Gatan 2, organisation: b}
        activities: {utbyte: {title: Utbyte, kind: exchange, length: 2h, every: 8 weeks}}
        cohorts:
          ht26: {starts: 2026-09-01, seats: {a: 1, b: 1}, participants: {ada: , bo: }}
    """
    hosts = [each.occasion.host for each in proposed(text).placed]
    assert hosts[:4] in (["a", "b", "a", "b"], ["b", "a", "b", "a"])
    assert abs(hosts.count("a") - hosts.count("b")) <= 1


def test_the_plan_is_the_same_whatever_the_order_of_the_file(whole: SessionProposal):
    lines = PLAN.splitlines()
    first = next(place for place, line in enumerate(lines) if "lag:" in line)
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    assert placed(proposed("\n".join(lines))) == placed(whole)


def wanted_keys(sessions: str, *, gap: str = "", **asked: tuple[str, ...]) -> list[str]:
    """What is wanted of the exchange and of the visit where there are such sessions already."""
    text = PLAN.replace(", max_gap: 12 weeks", gap).replace("        sessions: {}\n", f"        sessions:\n{sessions}")
    found = wanted(plan_from(text), PlanningWish(("ht26",), **asked))
    return [
        f"{each.key} {' '.join(each.for_)}".strip() for each in found.sessions if each.activity in ("utbyte", "besok")
    ]


FIRST_TWO = """
            u1: {of: utbyte, date: 2026-11-10, time: 9-11, place: sal}
            u2: {of: utbyte, date: 2027-01-19, time: 9-11, place: sal}
            b1: {of: besok, date: 2027-02-09, time: 9-11, place: vard, for: [ada, bo]}
            b2: {of: besok, date: 2027-02-16, time: 9-11, place: vard, for: [cia]}
"""


def test_a_series_that_somebody_has_written_ends_where_it_ends_until_it_is_named_or_a_longest_gap_asks_for_more():
    assert wanted_keys(FIRST_TWO) == []
    named = wanted_keys(FIRST_TWO, activities=("utbyte",))
    assert named
    assert all(key.startswith("utbyte-") for key in named)
    assert wanted_keys(FIRST_TWO, gap=", max_gap: 12 weeks") != []


def test_what_falls_out_of_a_series_between_two_is_wanted():
    far = FIRST_TWO.replace("2027-01-19", "2027-05-18")
    assert wanted_keys(far) == ["utbyte-1"]


def test_a_series_of_each_group_goes_on_for_that_group():
    text = FIRST_TWO.replace("place: sal}", "place: sal, for: [ada, bo]}", 1).replace(
        "place: sal}", "place: sal, for: [cia]}"
    )
    assert {key.split(" ", 1)[1] for key in wanted_keys(text, activities=("utbyte",))} == {"ada bo", "cia"}


def test_the_part_of_a_cohort_that_no_session_is_for_is_to_have_one():
    without = "\n".join(line for line in FIRST_TWO.splitlines() if "b2:" not in line) + "\n"
    assert wanted_keys(without) == ["besok-1 cia"]


def test_days_are_those_of_the_cohort_before_and_of_the_next_one_only_where_none_was_before():
    plan = plan_from("""
        programme: {length: 12 months}
        lectures: {lag: {title: Lagen, length: 3h}, barn: {title: Barn, length: 2h}}
        cohorts:
          ht25: {starts: 2025-09-01, sessions: {lag: {date: 2025-10-07, time: 9-12}}}
          ht26: {starts: 2026-09-01, sessions: {}}
          ht27:
            starts: 2027-09-01
            sessions: {lag: {date: 2027-11-02, time: 9-12}, barn: {date: 2027-12-07, time: 9-11}}
          ht28: {starts: 2028-09-01, sessions: {barn: {date: 2029-02-06, time: 9-11}}}
    """)
    settings = Settings(plan)
    assert [settings.as_in(each, "ht26") for each in ("lag", "barn", "finns-inte")] == ["ht25", "ht27", None]
