"""Four programmes as real ones are, each in the words of the language and none of them long.

A rotation of six postings, a course of 24 weeks at two centres, half groups and tracks in one cohort, and people who
join every month. Each is whole, so whatever is found in it beside advice would be found wrongly.
"""

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from cli.conftest import Run, run

from introplan.agenda import Plan, plan_of
from introplan.checks import run_checks
from introplan.reading import File, Folder, read_programme

__all__ = ["run"]

HERE = Path(__file__).parent
MOST_PAGES = {"course": 14, "intake": 11, "rotation": 11, "tracks": 16}
MOST_LINES = 150
LAST_WORDS = {
    "certificate-undecided",
    "coordinator-alone",
    "lecture-without-text",
    "meetings-fall-away",
    "nobody-to-turn-to",
    "person-without-address",
    "supporter-without-network",
    "union-dialogue-missing-before-start",
}
"""Advice on what a whole programme has beside its dates, and what has made way for a week of the course."""


def text_of(name: str) -> str:
    return (HERE / f"{name}.yaml").read_text(encoding="utf-8")


def plan(name: str) -> Plan:
    folder = Folder(name, (File(f"{name}/plan.yaml", text_of(name).encode()),))
    programme, origins, found = read_programme(folder)
    assert programme is not None, found
    return plan_of(name, programme, origins)


def test_there_is_one_of_each():
    assert sorted(file.stem for file in HERE.glob("*.yaml")) == sorted(MOST_PAGES)


@pytest.mark.parametrize("name", MOST_PAGES)
def test_a_real_programme_is_short_and_nothing_is_found_wrongly(name: str):
    assert len(text_of(name).splitlines()) < MOST_LINES
    found = run_checks(plan(name))
    assert [f"{each.severity} {each.name}" for each in found if each.severity != "note"] == []
    assert {each.name for each in found} <= LAST_WORDS


@pytest.mark.long
@pytest.mark.parametrize("name", MOST_PAGES)
def test_its_booklet_is_of_a_sane_length(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
    folder = tmp_path / "programmes" / name
    folder.mkdir(parents=True)
    (folder / "plan.yaml").write_text(text_of(name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    answer = run("build")
    assert answer.code == 0, answer
    (booklet,) = (tmp_path / "build" / name / "booklets").glob("*.pdf")
    with pypdfium2.PdfDocument(booklet) as document:
        assert len(document) <= MOST_PAGES[name]


def test_each_posting_is_told_once_to_the_one_who_has_it():
    there = plan("rotation").agenda.occasions
    postings = Counter(person for each in there if each.kind == "posting" for person in each.people())
    assert postings == {"ada": 6, "bo": 6, "cia": 6}


def test_a_review_is_held_by_the_manager_of_its_day():
    there = plan("rotation").agenda.by_key
    assert there["h26/ada/halvar"].people("manager") == ("milo",)  # at the second posting by then
    assert there["h26/ada/slut"].people("manager") == ("max",)


def test_a_course_week_is_five_days_with_times_or_one_without():
    there = [each for each in plan("course").agenda.occasions if each.kind == "session"]
    assert Counter(each.subject for each in there) == {
        "inskrivning": 1,
        "kursvecka-1": 5,
        "kursvecka-2": 5,
        "kursvecka-3": 1,
    }


def test_everybody_has_what_their_groups_have_and_nothing_else():
    there = plan("tracks").agenda.by_person
    subjects = {person: {each.subject for each in there[person]} for person in ("ada", "bo", "cia", "eva")}
    shared = {"valkommen", "samtal", "reflektion"}
    assert subjects == {
        "ada": {*shared, "bbic"},
        "bo": {*shared, "missbruk"},
        "cia": {*shared, "ekonomi"},
        "eva": {*shared, "bbic", "missbruk"},  # changes tracks at New Year
    }


def test_who_joins_later_has_their_tasks_by_their_own_fourth_week():
    agenda = plan("intake").agenda
    tasks = [each for each in agenda.occasions if each.kind == "task"]
    assert set(Counter(person for each in tasks for person in each.people("participant")).values()) == {3}
    for each in tasks:
        (journey,) = agenda.journeys_by_person[each.people("participant")[0]]
        assert journey.week_of(each.day) <= 4
