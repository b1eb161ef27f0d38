"""`introplan rename`: another id everywhere, before and after a release; nobody is told, and what is left is said."""

import re
from pathlib import Path

import pytest
from cli.conftest import Run, files_in
from cli.test_renamed import ENTRIES, built, letters, publish

LECTURE = "programmes/demo/lectures/barnsamtal.yaml"


def plan_files(workspace: Path) -> dict[str, bytes]:
    return files_in(workspace / "programmes")


@pytest.mark.long
@pytest.mark.parametrize(("_file", "old", "new"), ENTRIES.values(), ids=ENTRIES)
def test_whatever_was_released_is_renamed_and_nobody_is_told(released, run, _file, old, new):
    workspace = released
    before, everything, files = built(workspace), files_in(workspace / "build/demo"), plan_files(workspace)
    answer = run("rename", old, new, "--yes")
    assert answer.code == 0
    assert f"`{old}` is now called `{new}`, wherever the plan mentions it" in answer.out
    assert "At the next release nobody is told of this." in answer.err
    assert "After that, this is found" not in answer.err
    assert run("check").out == ""
    assert "Nothing has changed" in run("diff").out
    assert "none changed" in run("build").err
    assert files_in(workspace / "build/demo") == everything
    publish(run)
    assert built(workspace) == before
    assert letters(workspace, "2") == []
    assert run("rename", new, old, "--yes").code == 0
    ledger = "demo/releases.ledger"
    assert {**plan_files(workspace), ledger: b""} == {**files, ledger: b""}


def test_names_serve_and_what_is_left_is_said(workspace: Path, run: Run):
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates/egen.j2").write_text("{# ada-testsson #}", encoding="utf-8")
    (workspace / "bilder").mkdir()
    (workspace / "bilder/ada-testsson.jpg").write_bytes(b"bild")
    answer = run("rename", "Ada Testsson", "ada-berg", "--yes")
    assert answer.code == 0
    left = answer.err.partition("This is left for you:\n")[2].splitlines()[:3]
    assert left == [
        '  – it is still called Ada Testsson; write the new name: `introplan set people.ada-berg name "Ada Testsson"`',
        "  – `ada-testsson` is in templates/egen.j2 too, and is left there",
        "  – these have that name, and keep it: bilder/ada-testsson.jpg",
    ]


def test_a_lecture_keeps_its_file_and_takes_its_session_along(workspace: Path, run: Run):
    answer = run("rename", "barnsamtal", "samtal", "--yes")
    assert answer.code == 0
    assert "and with it `ht27/barnsamtal`" in answer.out
    assert f"the file {LECTURE} keeps its name" in answer.err
    assert run("check").code == 0


def test_with_dry_run_nothing_is_written(workspace: Path, run: Run):
    before = plan_files(workspace)
    answer = run("rename", "ada-testsson", "ada-berg", "--dry-run")
    assert answer.code == 0
    assert "+   ada-berg:" in answer.err
    assert plan_files(workspace) == before


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("ada-testson|ada-berg", 2, "did you mean one of these: `ada-testsson` and `ht27/ada-testsson`?"),
        ("ada-testsson|Ada Berg", 2, "did you mean `ada-berg`?"),
        ("ada-testsson|con", 2, "Windows keeps that name for itself"),
        ("ada-testsson|places", 2, "is the name of a section"),
        ("ada-testsson|ada-testsson", 1, "`ada-testsson` is called that already"),
        ("ada-testsson|bo-skissvik", 1, "`bo-skissvik` is taken: people.bo-skissvik"),
        ("demo|prov", 1, "`demo` is the programme itself"),
        ("mentor|fadder", 1, "`mentor` is a word of the language"),
    ],
)
def test_what_can_not_be_is_told_and_nothing_is_written(workspace, run, words, code, told):
    before = plan_files(workspace)
    answer = run("rename", *words.split("|"), "--yes")
    assert answer.code == code
    assert told in " ".join(answer.err.split())
    assert plan_files(workspace) == before


def test_what_is_found_about_it_already_is_no_news(workspace: Path, run: Run):
    people = workspace / "programmes/demo/people.yaml"
    text = people.read_text(encoding="utf-8")
    people.write_text(re.sub(r"\n    email: ada[^\n]*", "", text), encoding="utf-8", newline="\n")
    found = run("check", "--notes").out
    assert "ada" in found.lower()
    answer = run("rename", "ada-testsson", "ada-berg", "--yes")
    assert "After that, this is found" not in answer.err
