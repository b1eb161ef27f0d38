"""`replan` as a coordinator runs it: what she reads, what is written, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, git

TEXT = """
programme:
  schema: 1
  id: demo
  title: Introduktion
  kind: introduction
  owner: staden
  length: 12 months
  domain: demo.example
  contact: {title: Programmet, email: programmet@staden.example}
  coordinators: [kim]
  calendar: {closed: [public_holidays, eves], day: 8.30–16.30}
  reviews: {lage: {title: Lägessamtal, month: 5, with: [manager], length: 1h}}
organisations:
  staden: {title: Staden, kind: municipality}
people:
  kim: {name: Kim Korsberg, organisation: staden}
  olle: {name: Olle Provlund, organisation: staden}
  rut: {name: Rut Radberg, organisation: staden}
  ada: {name: Ada Testsson, organisation: staden}
  bo: {name: Bo Skissvik, organisation: staden}
  okand: {organisation: staden, protected: yes}
places:
  sal: {title: Salen, organisation: staden, capacity: 9, address: "Gatan 1, Staden"}
lectures:
  lag: {title: Lagen i vardagen, length: 2h, lecturers: [olle], places: [sal]}
  etik: {title: Etik, length: 2h, lecturers: [olle], places: [sal]}
  tolk: {title: Samtal genom tolk, length: 2h, lecturers: [rut], places: [sal]}
  kurs: {title: Kurs i två dagar, length: 6h, lecturers: [olle]}
  grupp: {title: Handledning, length: 2h, lecturers: [olle]}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    status: confirmed
    participants:
      ada:
      bo: {manager: olle, reviews: {lage: {date: 2027-02-01, time: 13.00–14.00}}}
      okand:
    sessions:
      lag: {date: 2027-01-19, time: 9.00–11.00, place: sal, status: confirmed}
      etik: {date: 2027-02-02, time: 9.00–11.00, place: sal}
      tolk: {date: 2027-03-09, time: 9.00–11.00, place: sal}
      internat: {of: kurs, date: 2027-01-25, until: 2027-01-26, time: 9–15}
      grupp: {date: 2026-12-17, time: 13–15, repeats: {every: 4 weeks, until: 2027-03-30}, status: confirmed}
events:
  chefer: {kind: briefing, date: 2027-01-12, time: 10–11, by: olle, subject: Genomgång för chefer}
"""
LOST = ("replan", "--lost", "olle", "2027-01-10..2027-02-10")


@pytest.fixture
def demo(committed_plan: Callable[[str], Path]) -> Path:
    """A small programme, committed; the current folder."""
    return committed_plan(TEXT)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_moved_is_shown_with_why_whom_it_affects_and_where_else_it_could_be(
    language: str, demo: Path, run: Run, expected: object
):
    answer = run(*LOST, "--dry-run", "--lang", language)
    assert answer.code == 0
    expected(f"replanned/{language}.screen", f"{answer.out}\n{answer.err}")  # type: ignore[operator]
    assert git("status", "--short") == ""


@pytest.mark.parametrize(
    ("whose", "told"),
    [
        ("olle", "on all of them Olle Provlund cannot come. Let somebody else give it, or call it off"),
        ("sal", "on all of them Salen cannot be used. Take another place, or call it off"),
    ],
)
def test_that_the_lost_may_be_there_after_all_is_no_way_out(whose: str, told: str, demo: Path, run: Run):
    """Whoever types it has just said so."""
    answer = run("replan", "--lost", whose, "2026-12-01..2028-12-31", "--dry-run", "--lang", "en")
    assert answer.code == 0
    said = " ".join(f"{answer.out} {answer.err}".split())
    assert told in said
    assert "It could be on" not in said


def test_the_same_entries_have_new_days_and_the_days_when_somebody_cannot_are_written(demo: Path, run: Run):
    assert run(*LOST, "--yes").code == 0
    added = [line[1:].strip() for line in git("diff", "-U0").splitlines() if line[:1] == "+" and line[:3] != "+++"]
    assert added == [
        "olle: {name: Olle Provlund, organisation: staden, unavailable: [2027-01-10..2027-02-10]}",
        "bo: {manager: olle, reviews: {lage: {date: 2027-02-15, time: 13.00–14.00}}}",
        "lag: {date: 2027-01-05, time: 9.00–11.00, place: sal, status: planned}",
        "etik: {date: 2027-02-16, time: 9.00–11.00, place: sal}",
        "internat: {of: kurs, date: 2027-01-07, until: 2027-01-08, time: 9–15}",
        "grupp:",
        "date: 2026-12-17",
        "time: 13–15",
        "repeats: {every: 4 weeks, until: 2027-03-30}",
        "status: confirmed",
        "changes: {2027-W02: {date: 2027-01-05, status: planned}}",
        "chefer: {kind: briefing, date: 2026-12-29, time: 10–11, by: olle, subject: Genomgång för chefer}",
    ]
    assert "unavailable" not in run("check").out
    assert run("check").code == 0
    written = files_in(demo / "programmes")
    assert run(*LOST, "--yes").code == 0  # those days are written, and nothing is left
    assert files_in(demo / "programmes") == written


def test_what_collides_is_moved_without_a_day_being_written_of_anybody(demo: Path, run: Run):
    path = demo / "programmes/demo/plan.yaml"
    path.write_text(TEXT.replace("date: 2027-03-09", "date: 2027-02-02"), "utf-8")
    git("commit", "-q", "-a", "-m", "Krock")
    assert run("replan", "ht26", "--yes").code == 0
    added = [line[1:].strip() for line in git("diff", "-U0").splitlines() if line[:1] == "+" and line[:3] != "+++"]
    assert len(added) == 1
    assert "double-booked" not in run("check").out
    assert "Nothing has to be moved" in run("replan", "ht26", "--yes", "--lang", "en").out


def test_what_is_typed_wrongly_writes_nothing(demo: Path, run: Run):
    before = files_in(demo / "programmes")
    wrong = [
        ("replan", "ht62", "--yes"),
        ("replan", "--lost", "olee", "2027-01-10..2027-02-10", "--yes"),
        ("replan", "--lost", "olle", "2027-02-10..2027-01-10", "--yes"),
        ("replan", "--lost", "olle", "januari", "--yes"),
        ("replan", "--lost", "olle", "2020-01-10..2020-02-10", "--yes"),
        ("replan", "--lost", "olle", "--yes"),
        ("replan", "ht26", "--from", "2020-01-10", "--yes"),
        ("replan", "ht26"),
    ]
    assert [run(*words).code for words in wrong] == [2] * len(wrong)
    assert files_in(demo / "programmes") == before
