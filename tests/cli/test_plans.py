"""Every command reckons a plan after what has been given out of it, also the plan at an earlier revision."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace
from cli.test_diff import commit, git

import introplan.cli.plans
from introplan.agenda import GivenMeeting, plan_of

PACKAGE = Path(__file__).parents[2] / "introplan"
CALENDAR = "programmes/demo/programme.yaml"
USUAL = "closed: [public_holidays, eves, W28..W31]"
CLOSED = "closed: [public_holidays, eves, W28..W31, 2027-09-14]"
MOVED = "ada-ida/2027-W37"
COMMANDS = {
    "check": ["check"],
    "show": ["show", "demo"],
    "diff": ["diff"],
    "diff with a revision": ["diff", "HEAD"],
    "report": ["report", "rules"],
    "build": ["build"],
    "publish": ["publish", "--yes", "-m", "Mera"],
}


@pytest.fixture
def given_out(workspace: Path, run: Run) -> Path:
    """A workspace with a release in which a meeting has moved off a closed day, which is open again now."""
    git(workspace, "init", "--quiet")
    git(workspace, "config", "user.name", "Ada Testsson")
    git(workspace, "config", "user.email", "ada@kommunen.example")
    replace(workspace / CALENDAR, USUAL, CLOSED)
    commit(workspace, "Plan")
    assert run("publish", "--yes", "-m", "Första").code == 0
    replace(workspace / CALENDAR, CLOSED, USUAL)
    return workspace


@pytest.mark.long
@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS.keys())
def test_every_plan_is_reckoned_after_what_has_been_given_out(words, given_out, run, monkeypatch):
    known: list[Mapping[str, GivenMeeting]] = []

    def watched(*values, **more):
        known.append((values[-1] if len(values) > 4 else more["given_out"]).meetings)
        return plan_of(*values, **more)

    monkeypatch.setattr(introplan.cli.plans, "plan_of", watched)
    run(*words)
    assert known
    assert all(MOVED in meetings for meetings in known)


def test_a_meeting_that_people_have_is_no_change(given_out, run):
    before = files_in(given_out / "build")
    assert "not published" not in run("check").err
    assert "Nothing has changed since release 1" in run("diff").out
    run("build")
    calendars = {path: content for path, content in files_in(given_out / "build").items() if path.endswith(".ics")}
    assert calendars == {path: content for path, content in before.items() if path.endswith(".ics")}
    assert "nothing has changed" in run("publish", "--yes", "-m", "Mera").err


def test_there_is_one_way_to_a_plan():
    """So that no command can leave out what has been given out."""
    calls = re.compile(r"(?<!def )\b(plan_of|agenda_of|read_programme|read_gathered)\(")
    found = {
        path.relative_to(PACKAGE).as_posix(): sorted(set(calls.findall(path.read_text(encoding="utf-8"))))
        for path in PACKAGE.rglob("*.py")
    }
    assert {path: those for path, those in found.items() if those} == {
        "agenda/plan.py": ["agenda_of"],
        "amendments/new_cohorts.py": ["agenda_of"],  # a plan as it would be, of which nothing is made
        "amendments/objections.py": ["agenda_of"],  # likewise
        "cli/plans.py": ["plan_of", "read_gathered"],
        "reading/__init__.py": ["read_gathered"],
    }
