"""Wherever a release or a build is stopped, the next command ends in the plan, letters included: see `kills`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli import kills
from cli.conftest import Run

import introplan

ALL = os.environ.get("INTROPLAN_KILLS") == "all"
"""Also stop before what is no rename and no call of git: four times as many places."""

EVERYWHERE = pytest.mark.skipif(not ALL, reason="stops at every single step; INTROPLAN_KILLS=all runs it")
CASES = [
    ("release", ["rename", "git"]),
    ("first-build", ["rename"]),
    ("build-after-one-folder", ["rename"]),
    ("set", ["rename", "other"]),
    pytest.param("set-then-build", ["rename", "other"], marks=EVERYWHERE),
    pytest.param("release", ["other"], marks=EVERYWHERE),
    pytest.param("release-then-build", ["rename", "git"], marks=EVERYWHERE),
    pytest.param("release-without-git", ["rename", "other"], marks=EVERYWHERE),
    pytest.param("release-and-all-deleted", ["rename", "git"], marks=EVERYWHERE),
    pytest.param("first-build", ["other"], marks=EVERYWHERE),
    pytest.param("build", ["rename", "other"], marks=EVERYWHERE),
    pytest.param("build-after-one-folder", ["other"], marks=EVERYWHERE),
]

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a command that is to be stopped runs in a fork"),
]


def stopped(workspace: Path, *words: str) -> dict[str, object]:
    """What `kills` says of a workspace that git has."""
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
        (sys.executable, kills.__file__, str(workspace), *words),
        cwd=workspace.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize(("scenario", "kinds"), CASES)
def test_whatever_step_it_is_stopped_before_the_next_command_ends_in_the_plan(
    workspace: Path, run: Run, scenario: str, kinds: list[str]
):
    found = stopped(workspace, scenario, *kinds)
    assert found["wrong"] == []
    assert int(str(found["steps"])) > 3


def test_killed_at_any_moment_the_next_release_ends_in_the_plan(workspace: Path, run: Run):
    assert stopped(workspace, "release", "10")["wrong"] == []
