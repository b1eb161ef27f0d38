"""Wherever a release or a build is stopped, the next command ends in the plan, letters included: see `kills`."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from cli import kills
from cli.conftest import Run

import introplan
import introplan.cli

ALL = os.environ.get("INTROPLAN_KILLS") == "all"
"""Also stop before what is no rename and no call of git: four times as many places."""

CASES = ("release:rename,git", "first-build:rename", "build-after-one-folder:rename", "set:rename,other", "release:10")
EVERYWHERE = (
    "set-then-build:rename,other",
    "release:other",
    "release-then-build:rename,git",
    "release-without-git:rename,other",
    "release-and-all-deleted:rename,git",
    "first-build:other",
    "build:rename,other",
    "build-after-one-folder:other",
)
"""What is stopped, before which steps of it; or how often it is killed."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a command that is to be stopped runs in a fork"),
]


def stopped(workspace: Path, cases: Sequence[str]) -> dict[str, dict[str, object]]:
    """What `kills` says of each case, in a workspace that git has."""
    moment = kills.NOW.isoformat()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PYTHONPATH": os.pathsep.join((str(Path(introplan.__file__).parents[1]), *sys.path)),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
    }
    for git in (
        ("init", "-q", "-b", "main"),
        ("config", "user.name", "Karin Exempelsson"),
        ("config", "user.email", "karin@kommunen.example"),
        ("add", "-A"),
        ("commit", "-q", "-m", "Början"),
    ):
        subprocess.run(("git", *git), cwd=workspace, env=environment, check=True)
    ran = subprocess.run(
        (sys.executable, kills.__file__, str(workspace), *cases),
        cwd=workspace.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return dict(zip(cases, map(json.loads, ran.stdout.splitlines()), strict=True))


def test_wherever_it_is_stopped_or_killed_the_next_command_ends_in_the_plan(workspace: Path, run: Run):
    found = stopped(workspace, CASES)
    assert {case: each["wrong"] for case, each in found.items() if each["wrong"]} == {}
    assert [case for case, each in found.items() if int(str(each["steps"])) <= 3] == []


@pytest.mark.skipif(not ALL, reason="stops at every single step; INTROPLAN_KILLS=all runs it")
@pytest.mark.parametrize("case", EVERYWHERE)
def test_at_every_single_step_too(workspace: Path, run: Run, case: str):
    found = stopped(workspace, [case])[case]
    assert found["wrong"] == []
    assert int(str(found["steps"])) > 3


def test_ctrl_c_before_a_command_has_begun_is_an_end_and_no_fault(monkeypatch: pytest.MonkeyPatch):
    def stopped(_words: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(introplan.cli, "_run", stopped)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "1")
    for name in ("disable", "freeze"):  # the other tests go on with the collector
        monkeypatch.setattr(introplan.cli.gc, name, lambda: None)
    with pytest.raises(SystemExit) as end:
        introplan.cli.main()
    assert end.value.code == 130
