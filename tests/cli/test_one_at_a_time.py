"""Two at once: one writes, the other says who does and since when, and nothing of either is lost."""

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest
from cli.conftest import Run, files_in

import introplan
from introplan.workspace.lock import HeldError, Holder, only_one
from introplan.workspace.private import Private

HOLDER = Holder("karin", "kontoret-3", "publish", datetime(2027, 1, 10, 9, 30))  # noqa: DTZ001 - as that computer tells it
SLEEPS = """
import sys, time
from datetime import datetime
from pathlib import Path
from introplan.workspace.lock import Holder, only_one
from introplan.workspace.private import Private
with only_one(Private(Path(".")), Holder("karin", "kontoret-3", "publish", datetime(2027, 1, 10, 9, 30))):
    print("has it", flush=True)
    time.sleep(600)
"""
SAID = "karin is running `introplan publish` in this workspace, on kontoret-3, since 9:30 on "


@pytest.mark.parametrize("words", [("publish", "-m", "Något nytt", "--yes"), ("build",), ("check", "--fix", "--yes")])
def test_the_one_who_comes_later_says_who_was_first_and_leaves_everything(
    workspace: Path, run: Run, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("introplan.cli.build.PATIENCE", 0.2)
    with only_one(Private(workspace), HOLDER):
        before = files_in(workspace)
        answer = run(*words)
        assert answer.code == 1
        assert SAID in answer.err
        assert files_in(workspace) == before
    assert run(*words).code == 0


def test_a_build_waits_for_who_is_soon_done(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    held = only_one(Private(workspace), HOLDER)
    held.__enter__()
    pauses = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            held.__exit__(None, None, None)

    monkeypatch.setattr(time, "sleep", sleep)
    assert run("build").code == 0
    assert len(pauses) == 3


def test_the_lock_goes_with_whoever_held_it(workspace: Path, run: Run):
    """Killed, nobody has it, and its file lies where it lay: another file would be another lock."""
    environment = {**os.environ, "PYTHONPATH": str(Path(introplan.__file__).parents[1])}
    holder = subprocess.Popen((sys.executable, "-c", SLEEPS), env=environment, stdout=subprocess.PIPE, text=True)
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "has it\n"
        with pytest.raises(HeldError):
            only_one(Private(workspace), HOLDER).__enter__()
        holder.kill()
    lock = (workspace / ".introplan/lock").stat().st_ino
    assert run("publish", "-m", "Något nytt", "--yes").code == 0
    assert (workspace / ".introplan/lock").stat().st_ino == lock


def test_a_lock_that_nobody_can_read_is_still_one(workspace: Path, run: Run):
    with only_one(Private(workspace), HOLDER):
        (workspace / ".introplan/lock").write_bytes(b"\xff")
        assert "another introplan is writing in this workspace" in run("publish", "-m", "x", "--yes").err
