"""`introplan pair` as it is typed: proposed, asked about, written; and the solver is nobody else's matter."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Run, without_private


@pytest.fixture
def lacking(workspace: Path) -> Path:
    """The starter, without anybody's introducers."""
    for file in (workspace / "programmes/demo").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if "\npairings:" in text or text.startswith("pairings:"):
            head, _section, rest = text.partition("pairings:")
            kept = [line for line in rest.splitlines()[1:] if line and not line.startswith((" ", "#"))]
            file.write_text(head + "\n".join(kept) + "\n", encoding="utf-8")
    return workspace


def cohort_in(workspace: Path) -> str:
    text = "\n".join(file.read_text(encoding="utf-8") for file in (workspace / "programmes/demo").rglob("*.yaml"))
    return text.partition("cohorts:\n  ")[2].partition(":")[0]


def test_supporters_are_proposed_and_written_when_nobody_objects(lacking: Path, run: Run):
    cohort, before = cohort_in(lacking), without_private(lacking)
    shown = run("pair", cohort, "--dry-run")
    assert shown.code == 0
    assert "Nothing was changed." in shown.err
    assert without_private(lacking) == before
    done = run("pair", cohort, "--yes")
    assert (done.code, done.out) == (0, shown.out)
    assert without_private(lacking) != before
    again = run("pair", cohort, "--yes")
    assert again.code == 0
    assert again.out.startswith("Everybody in ")


def test_a_role_that_there_is_not_is_wrong_use(workspace: Path, run: Run):
    before = without_private(workspace)
    answer = run("pair", "ht27", "--role", "mentro", "--yes")
    assert (answer.code, answer.out) == (2, "")
    assert "there is no role `mentro`; did you mean `mentor`?" in answer.err
    assert run("pair", "nobody", "--yes").code == 2
    assert without_private(workspace) == before


def test_what_plans_nothing_never_loads_the_solver(workspace: Path):
    """It takes half a second, which whoever only checks or builds would wait for each time."""
    code = (
        "import sys\n"
        "from introplan.cli.app import app\n"
        "for words in (['--help'], ['check'], ['build']):\n"
        "    try:\n"
        "        app(words, standalone_mode=True)\n"
        "    except SystemExit as ended:\n"
        "        assert not ended.code, words\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('ortools', 'pandas', 'numpy')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=workspace,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.stdout.splitlines()[-1] == "[]"
