"""`introplan check` without options of its own: read before typer is imported, and told as typer's way tells it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from introplan.cli.bare_words import bare_words

OURS = ("-c", "from introplan.cli import main; main()")
TYPERS = ("-c", "from introplan.cli.app import app; app()")


def answer(way: tuple[str, ...], words: tuple[str, ...]) -> tuple[int, bytes, bytes]:
    """The exit code and what is printed where."""
    environment = {**os.environ, "INTROPLAN_LANG": "sv"}
    told = subprocess.run((sys.executable, *way, *words), capture_output=True, check=False, env=environment)
    return told.returncode, told.stdout, told.stderr


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check",), 1),
        (("--lang", "en", "check", "demo", "programmes/demo"), 1),
        (("check", "dmo"), 2),
        (("check", "demo", "--lang", "xx"), 2),
    ],
)
def test_a_check_without_options_says_what_it_says_with_typer(workspace: Path, words: tuple[str, ...], code: int):
    with (workspace / "programmes/demo/people.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.write("  p-1: {name: P, organisation: okand}\n")
    ours = answer(OURS, words)
    assert ours == answer(TYPERS, words)
    assert ours[0] == code


def test_outside_a_workspace_a_check_says_so_as_with_typer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    ours = answer(OURS, ("check",))
    assert ours == answer(TYPERS, ("check",))
    assert ours[0] == 2


def test_whoever_closes_the_pipe_of_a_check_has_had_enough(workspace: Path):
    with (workspace / "programmes/demo/people.yaml").open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"  p-{number}: {{name: P, organisation: okand-{number}}}\n" for number in range(50))
    command = (sys.executable, "-m", "introplan", "check")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_a_bare_command_has_programmes_and_a_language_there_is_and_nothing_else():
    typed = {
        "check": [],
        "check malmo": ["malmo"],
        "--lang en check": [],
        "check --lang=sv malmo": ["malmo"],
        "build": None,
        "build check": None,
        "--lang xx check": None,
        "--lang": None,
        "--lang sv --lang en check": None,
        "--language check": None,
        "--version check": None,
        "check --notes": None,
        "check -- malmo": None,
        "check --help": None,
    }
    assert {words: bare_words("check", words.split()) for words in typed} == typed
