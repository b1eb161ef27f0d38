"""`plan` as a coordinator runs it: what she reads, what is written, and what is refused."""

from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from typing import Any, cast

import pytest
from checks.plans import plan_from
from cli.conftest import Run, files_in, git
from rich.status import Status
from rich.text import Text

from introplan.amendments.planned import PlannedStage
from introplan.cli.plan import SearchLine, portion_told
from introplan.cli.reader import speak
from introplan.cli.shown_plans import how_good
from introplan.diagnostics import Message
from introplan.planning.portions import PortionAtWork

PLAN = """
programme:
  schema: 1
  id: demo
  title: Introduktion
  kind: introduction
  owner: staden
  length: 6 months
  domain: demo.example
  contact: {title: Programmet, email: programmet@staden.example}
  coordinators: [kim]
  calendar: {closed: [public_holidays, eves], day: 8.30–16.30, lunch: {between: 12–13}}
  roles: {introducer: {meets: {length: 1h, every: 2 weeks}}}
  reviews:
    manad-3: {title: Efter tre månader, month: 3, with: [manager, introducer], length: 1h}
    manad-5: {title: Efter fem månader, month: 5, with: [manager], length: 1h}
organisations:
  staden: {title: Staden, kind: municipality}
people:
  kim: {name: Kim Korsberg, organisation: staden}
  olle: {name: Olle Provlund, organisation: staden, available: [tuesday]}
  rut: {name: Rut Radberg, organisation: staden, unavailable: [2026-09-01..2027-03-31]}
  mona: {name: Mona Mallgren, organisation: staden, unavailable: [2026-11-01..2026-11-30, 2027-01-01..2027-03-31]}
  ida: {name: Ida Introdotter, organisation: staden}
  ada: {name: Ada Testsson, organisation: staden, unit: enhet}
  bo: {name: Bo Skissvik, organisation: staden, unit: enhet}
units:
  enhet: {title: Enheten, organisation: staden, manager: mona}
places:
  sal: {title: Salen, organisation: staden, capacity: 9, address: "Gatan 1, Staden"}
lectures:
  lag: {title: Lagen i vardagen, length: 2h, lecturers: [olle], places: [sal]}
  etik: {title: Etik, length: 2h, lecturers: [olle], places: [sal], prerequisites: [lag]}
  tolk: {title: Samtal genom tolk, length: 2h, lecturers: [rut], places: [sal]}
pairings:
  ada-ida:
    participant: ada
    introducer: ida
  bo-ida:
    participant: bo
    introducer: ida
    meets:
      on: wednesday
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    status: confirmed
    participants:
      ada:
      bo:
    sessions:
      start: {of: lag, date: 2026-09-15, time: 9.00–11.00, place: sal, status: cancelled}
"""
QUICK = ("plan", "ht26", "--from", "2026-09-01")


@pytest.fixture
def demo(committed_plan: Callable[[str], Path]) -> Path:
    """A small programme, committed; the current folder."""
    return committed_plan(PLAN)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_proposal_is_shown_by_month_with_its_reasons_and_with_what_has_no_day(
    language: str, demo: Path, run: Run, expected: object
):
    answer = run(*QUICK, "--dry-run", "--lang", language)
    assert answer.code == 0
    expected(f"planned/{language}.screen", f"{answer.out}\n{answer.err}")  # type: ignore[operator]
    assert git("status", "--short") == ""


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({}, "ingen del kan bli bättre så länge delarna före den ligger fast."),
        ({"found": "good", "gap": 3}, "så länge delarna före den ligger fast kan en del bli högst 3 % bättre."),
        (
            {"found": "good", "gap": 3, "hurried": 2},
            "du avbröt, så de 2 sista har fått det första förslaget som går."
            " Så länge delarna före ligger fast kan de andra bli högst 3 % bättre var för sig.",
        ),
    ],
)
def test_how_good_a_large_plan_is_is_said_of_each_part_beside_those_before_it(how: dict[str, Any], said: str):
    def in_swedish() -> str:
        speak(("--lang", "sv"), {})
        return how_good(PlannedStage(Message("Det som fattas"), portions=4)._replace(**how))

    assert copy_context().run(in_swedish) == f"Planerat i 4 delar, en i taget: {said}"


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"unplaced": 2}, "Det finns inget förslag som är bättre efter önskemålen."),
        ({"found": "good", "gap": 3}, "Det kan finnas ett bättre förslag, men högst 3 % bättre."),
        (
            {"found": "good", "gap": 3, "unplaced": 2},
            "Det kan finnas ett bättre förslag, men högst 3 % bättre. 2 har ingen dag, som det står nedan,"
            " och räknas inte in.",
        ),
        (
            {"found": "good", "gap": 100, "unplaced": 1},
            "Det kan finnas ett bättre förslag; hur mycket bättre är inte känt.",
        ),
    ],
)
def test_what_has_no_day_is_no_part_of_how_good_the_rest_is(how: dict[str, Any], said: str):
    def in_swedish() -> str:
        speak(("--lang", "sv"), {})
        return how_good(PlannedStage(Message("Det som fattas"))._replace(**how))

    assert copy_context().run(in_swedish) == said


def test_the_line_of_a_search_tells_what_is_at_work_and_how_far_it_has_come_once_that_says_something():
    plan = plan_from("""
        organisations: {ale: {title: Ale}, lerum: {title: Lerum}, partille: {title: Partille}}
        people: {ada: }
        cohorts: {ht26: {title: Hösten 2026, participants: {ada: }}}
    """)
    told: list[str] = []

    class Told:
        def update(self, line: Text) -> None:
            told.append(line.plain)

    def in_english() -> None:
        speak(("--lang", "en"), {})
        line = SearchLine(cast("Status", Told()))
        line.better(100, 99)
        line.tell(portion_told(plan, PortionAtWork(1, 3, ("ale", "lerum", "partille"), ("ht26",), is_whole=True)))
        line.better(20_100, 100)
        line.better(100, 97)
        line.tell(portion_told(plan, PortionAtWork(2, 3, ("ale",), ("ht26",), is_whole=False)))
        narrow = SearchLine(cast("Status", Told()), 60)
        narrow.tell(portion_told(plan, PortionAtWork(1, 3, ("ale", "lerum", "partille"), ("ht26",), is_whole=True)))
        narrow.better(20_100, 100)

    copy_context().run(in_english)
    assert told == [
        "Looking for dates … at most 1% from the best (Ctrl-C takes it)",
        "Looking for dates, part 1 of 3: Ale, Lerum and 1 more …",
        "Looking for dates, part 1 of 3 … (Ctrl-C takes what there is)",
        "Looking for dates, part 1 of 3 … at most 3% from the best (Ctrl-C takes it)",
        "Looking for dates, part 2 of 3: Hösten 2026 …",
        "Looking for dates, part 1 of 3: Ale, Lerum and 1 more …",
        "Looking for dates, part 1 of 3 … (Ctrl-C takes what there is)",
    ]


def test_what_the_plan_weighs_otherwise_is_said_with_the_proposal(demo: Path, run: Run):
    file = demo / "programmes/demo/plan.yaml"
    weights = "  weights: {plan: {travel: 0, hour: 5}, pair: {languages: 60}}\n"
    file.write_text(PLAN.replace("organisations:\n", f"{weights}organisations:\n", 1), "utf-8")
    told = run(*QUICK, "--dry-run", "--lang", "sv").out.splitlines()
    said = "Planen väger önskemålen på sitt eget sätt: `travel` 0 i stället för 8; `hour` 5 i stället för 2."
    assert told.count(said) == 1


def test_new_lines_are_written_as_proposed_and_accepted_for_one_lecturer_one_manager_or_all(demo: Path, run: Run):
    assert run(*QUICK, "--yes").code == 0
    added = [line for line in git("diff", "-U0").splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert {line[0] for line in added} == {"+"}
    written = files_in(demo / "programmes")
    assert run(*QUICK, "--yes").code == 0  # what is proposed is there, and what has no day still has none
    assert files_in(demo / "programmes") == written
    assert run("plan", "ht26", "--accept", "--lecturer", "rut", "--yes").code == 0
    sessions, reviews = 2, 2
    for whose, planned in ((("--lecturer", "olle"), sessions), (("--lecturer", "mona"), sessions + reviews), ((), 4)):
        assert run("plan", "ht26", "--accept", *whose, "--yes").code == 0
        text = (demo / "programmes/demo/plan.yaml").read_text("utf-8")
        there = text.count("status: proposed"), text.count("status: planned")
        assert there == (sessions + reviews - planned, planned)


def test_only_what_is_asked_for_of_what_is_proposed_is_accepted(demo: Path, run: Run):
    assert run(*QUICK, "--yes").code == 0
    file = demo / "programmes/demo/plan.yaml"
    before = file.read_text("utf-8").count("status: proposed")
    none = run("plan", "ht26", "--accept", "--to", "2026-08-31", "--yes", "--lang", "en")
    assert none.out == "Nothing in Hösten 2026 of what was asked for is proposed.\n"
    assert run("plan", "ht26", "--accept", "--quick", "--yes").code == 2
    assert run("plan", "ht26", "--accept", "--activity", "lag", "--yes").code == 0
    assert file.read_text("utf-8").count("status: proposed") == before - 1


@pytest.mark.parametrize(
    ("only", "there"), [("sessions", "status: proposed"), ("reviews", "status: proposed"), ("meetings", "on:")]
)
def test_only_what_is_asked_for_is_written(only: str, there: str, demo: Path, run: Run):
    assert run(*QUICK, "--only", only, "--yes").code == 0
    added = [line for line in git("diff", "-U0").splitlines() if line.startswith("+ ")]
    assert [word for word in ("status: proposed", "on:") if word in "\n".join(added)] == [there]
    again = run(*QUICK, "--only", only, "--dry-run", "--lang", "en")
    assert (again.code, git("diff", "-U0").count("\n+ ")) == (0, len(added))


def test_an_id_that_fits_several_things_is_told_in_one_way_whichever_command_asks(demo: Path, run: Run):
    other = demo / "programmes/other/plan.yaml"
    other.parent.mkdir()
    other.write_text(PLAN.replace("id: demo", "id: other").replace("demo.example", "other.example"), "utf-8")
    lines = [("plan", "ht26"), ("replan", "ht26"), ("pair", "ht26"), ("plan", "ht26", "--accept"), ("replan", "rut")]
    told = [run(*line, "--yes", "--lang", "en") for line in lines]
    assert [each.code for each in told] == [2] * len(lines)
    assert {each.err for each in told[:-1]} == {
        "error: `ht26` may be any of these: `demo/ht26`, Hösten 2026; `other/ht26`, Hösten 2026\n"
        "help: write the one you mean as it is written here, such as `demo/ht26`\n"
    }
    assert told[-1].err.startswith("error: there is no cohort `rut`\nhelp: ")
    lost = run("replan", "demo/ht26", "--lost", "olee", "2099-01-01..2099-01-31", "--yes", "--lang", "en")
    assert lost.err == "error: --lost: there is nothing called `olee` in the plan\nhelp: did you mean `olle`?\n"


def test_what_is_typed_wrongly_writes_nothing(demo: Path, run: Run):
    before = files_in(demo / "programmes")
    wrong = [
        ("plan", "ht62", "--yes"),
        ("plan", "ht26", "--activity", "lagg", "--yes"),
        ("plan", "ht26", "--from", "2026-13-01", "--yes"),
        ("plan", "ht26", "--from", "2026-10-01", "--to", "2026-09-01", "--yes"),
        ("plan", "ht26", "--lecturer", "olle", "--yes"),
        ("plan", "ht26", "--only", "review", "--yes"),
        ("plan", "ht26", "--only", "meetings", "--accept", "--yes"),
        ("plan", "ht26", "--only", "meetings", "--activity", "lag", "--yes"),
        ("plan", "ht26", "--accept", "--lecturer", "ole", "--yes"),
        ("plan", "ht26"),
    ]
    assert [run(*words).code for words in wrong] == [2] * len(wrong)
    assert files_in(demo / "programmes") == before


@pytest.mark.parametrize(
    "line",
    [
        ("plan", "ht26", "--dry-run"),
        ("plan", "ht26", "--accept", "--yes"),
        ("replan", "ht26", "--dry-run"),
        ("replan", "--lost", "olle", "2099-10-01..2099-10-31", "--dry-run"),
    ],
    ids=" ".join,
)
def test_what_may_stand_in_a_file_that_cannot_be_read_is_told_with_what_is_wrong_there(
    line: tuple[str, ...], demo: Path, run: Run
):
    file = demo / "programmes/demo/plan.yaml"
    file.write_text(PLAN.replace("title: Hösten 2026", "titel: Hösten 2026"), "utf-8")
    answer = run(*line, "--lang", "en")
    assert answer.code == 1
    assert "error[unknown-field]: there is no field `titel` here" in answer.out
    assert "in demo, which cannot be read: fix that first" in answer.err
