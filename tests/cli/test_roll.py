"""`roll` as a coordinator runs it: what she reads, what is written, and what is refused."""

import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, commit_all, files_in, git

PROGRAMMES = Path(__file__).parents[2] / "programmes"
AUTUMN = ("roll", "malmo/ht26", "ht27", "--starts", "2027-09-01")


@pytest.fixture
def malmo(tmp_path: Path, own_git: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Malmö's programme, committed; the current folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(PROGRAMMES / "malmo", tmp_path / "programmes/malmo")
    commit_all()
    return tmp_path


@pytest.mark.long
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_moves_and_what_is_left_is_told(language: str, malmo: Path, run: Run, expected: object):
    answer = run(*AUTUMN, "--dry-run", "--lang", language)
    assert answer.code == 0
    expected(f"rolled/{language}.screen", f"{answer.out}\n{answer.err}")  # type: ignore[operator]
    assert git("status", "--short") == ""


@pytest.mark.long
def test_one_new_file_is_written_that_passes_all_checks_and_one_line_takes_it_back(malmo: Path, run: Run):
    before, found = files_in(malmo / "programmes"), run("check").out
    answer = run(*AUTUMN, "--yes")
    assert answer.code == 0
    after = files_in(malmo / "programmes")
    assert {path for path in after if before.get(path) != after[path]} == {"malmo/cohorts/ht27.yaml"}
    assert (run("check").code, run("check").out) == (0, found)
    assert "    rm programmes/malmo/cohorts/ht27.yaml" in answer.err.splitlines()
    assert run("set", "ht27", "status", "confirmed", "--dry-run").code == 0
    text = after["malmo/cohorts/ht27.yaml"].decode()
    assert text.startswith("cohorts:\n  ht27:\n    title: Hösten 2027\n    starts: 2027-09-01\n")
    assert "\n\n    sessions:\n      valkommen:\n        date: 2027-09-03\n        time: 9.00–12.00\n" in text


def test_what_is_typed_wrongly_writes_nothing(malmo: Path, run: Run):
    before = files_in(malmo / "programmes")
    wrong = [
        ("roll", "ht62", "ht27", "--starts", "2027-09-01", "--yes"),
        ("roll", "ht26", "Ht27", "--starts", "2027-09-01", "--yes"),
        ("roll", "ht26", "ht27", "--starts", "1/9", "--yes"),
        ("roll", "ht26", "ht27", "--starts", "2027-09-01", "--title", " ", "--yes"),
        ("roll", "ht26", "ht27", "--starts", "2027-09-01"),
    ]
    assert [run(*words).code for words in wrong] == [2] * len(wrong)
    assert run("roll", "ht26", "vt27", "--starts", "2027-09-01", "--yes").code == 1
    assert run("roll", "ht26", "ht27", "--starts", "2027-09-04", "--yes").code == 1
    assert files_in(malmo / "programmes") == before
