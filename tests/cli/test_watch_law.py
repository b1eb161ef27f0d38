"""What `watch` has built after any saves is, byte for byte, what a build of the same makes."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from cli.conftest import Run, files_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from introplan.cli.watch import watch_programmes

PEOPLE, PROGRAMME, COHORTS = (
    Path("programmes/demo") / name for name in ("people.yaml", "programme.yaml", "cohorts.yaml")
)
ORGANISATIONS, ACTIVITIES = (Path("programmes/demo") / name for name in ("organisations.yaml", "activities.yaml"))
OWN = Path("templates/site/head.html.j2")
WHO = """\
    name: Bo Skissvik
    organisation: kommunen
    unit: barn
    job: Socialsekreterare
    email: bo.skissvik@kommunen.example
"""
KIND = "  kind: introduction\n"
EDITS: dict[str, tuple[Path, str, str]] = {
    "a word that calendars, prints and pages show": (ACTIVITIES, "summary: Vi går", "summary: Här går vi"),
    "a name": (PEOPLE, "name: Ida Introdotter", "name: Ida Nybo"),
    "somebody protected": (PEOPLE, WHO, "    protected: yes\n    organisation: kommunen\n    unit: barn\n"),
    "an hour": (COHORTS, "date: 2027-09-09\n        time: 9.00–12.00", "date: 2027-09-09\n        time: 13.00–16.00"),
    "a day": (COHORTS, "date: 2028-03-09", "date: 2028-03-16"),
    "a room": (ORGANISATIONS, "title: Stora salen", "title: Lilla salen"),
    "what is told to nobody": (PEOPLE, "experience_years: 8", "experience_years: 9"),
    "the look": (PROGRAMME, "  welcome: |", '  look: {colour: "#00649d", paper: a5}\n  welcome: |'),
    "the language": (PROGRAMME, KIND, f"{KIND}  language: en\n"),
    "an alarm": (PROGRAMME, KIND, f"{KIND}  alarms: {{sessions: 1 day}}\n"),
    "the clocks": (PROGRAMME, KIND, f"{KIND}  timezone: Europe/London\n"),
    "an own template": (OWN, "", "{% extends 'builtin/site/head.html.j2' %}"),
}


def edited(first: dict[Path, str], names: list[str]) -> None:
    """The workspace as it was at first, with these edits and no others."""
    files = {OWN: "", **first}
    for file, before, after in (EDITS[name] for name in names):
        assert before in files[file], before
        files[file] = files[file].replace(before, after, 1)
    for file, text in files.items():
        if text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        else:
            file.unlink(missing_ok=True)


def must_be_as_built_anew(workspace: Path, fresh: Path, run: Run) -> None:
    """What stands in the build is what a build of the same files makes where nothing has been made."""
    shutil.rmtree(fresh, ignore_errors=True)
    for name in ("programmes", "templates"):
        if (workspace / name).is_dir():
            shutil.copytree(workspace / name, fresh / name)
    os.chdir(fresh)
    try:
        assert run("build").code == 0
    finally:
        os.chdir(workspace)
    assert files_in(workspace / "build") == files_in(fresh / "build")


def must_hold(workspace: Path, run: Run, *saves: list[str]) -> None:
    """The law, for a watch that goes on over some saves."""
    first = {file: file.read_text(encoding="utf-8") for file in Path("programmes").rglob("*.yaml")}

    def source(_root: Path) -> Iterator[None]:
        yield
        for names in saves:
            edited(first, names)
            yield
            must_be_as_built_anew(workspace, workspace.parent / "fresh", run)
        edited(first, [])

    assert watch_programmes([], "full", 0, source, lambda: datetime(2027, 8, 2, 9, 0, 0)) == 0  # noqa: DTZ001 - as a clock on a wall


@pytest.mark.long  # builds anew beside every save
def test_what_is_built_after_a_save_is_what_a_build_of_the_same_makes(workspace: Path, run: Run):
    must_hold(
        workspace,
        run,
        ["a word that calendars, prints and pages show"],
        ["a name", "an hour", "somebody protected"],
        ["the language", "the clocks", "a room"],
        [],
    )


@pytest.mark.long
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saves=st.lists(st.lists(st.sampled_from(sorted(EDITS)), unique=True, max_size=3), min_size=2, max_size=3))
def test_whatever_is_saved_it_is_built_as_anew(saves: list[list[str]], workspace: Path, run: Run):
    must_hold(workspace, run, *saves)
