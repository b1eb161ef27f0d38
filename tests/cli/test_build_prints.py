"""`introplan build --prints` and `--for`: whose personal prints are made, kept up to date, and removed."""

from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace

pytestmark = pytest.mark.long


def printed(workspace: Path) -> dict[str, bytes]:
    """The personal prints, by their path in their folder; wherever else there is one, it fails."""
    found = {path: file for path, file in files_in(workspace / "build").items() if "prints/" in path}
    beginning = "demo_private/prints/"
    assert all(path.startswith(beginning) for path in found)
    return {path.removeprefix(beginning): file for path, file in found.items()}


def people(workspace: Path) -> set[str]:
    return {path.split("/")[0] for path in printed(workspace)}


def test_a_plain_build_makes_no_personal_prints_and_for_makes_those_of_whom_it_names(workspace: Path, run: Run):
    run("build")
    assert printed(workspace) == {}
    by_name = run("build", "--for", "Ada Testsson")
    assert {"ada-testsson/participant.pdf", "ada-testsson/participant.html"} <= printed(workspace).keys()
    assert people(workspace) == {"ada-testsson"}
    assert "demo: personal prints of one person → build/demo_private/prints" in by_name.err
    run("build", "--for", "bo-skissvik")
    assert people(workspace) == {"ada-testsson", "bo-skissvik"}


def test_prints_that_are_there_are_never_of_another_plan_than_what_stands_beside_them(workspace: Path, run: Run):
    run("build", "--for", "ada-testsson", "--for", "bo-skissvik")
    before = printed(workspace)
    again = run("build")
    assert (printed(workspace), "none changed" in again.err) == (before, True)
    plan = next((workspace / "programmes/demo").rglob("people*.yaml"))
    replace(plan, "name: Ada Testsson", "name: Ada Ny")
    run("build")
    after = printed(workspace)
    assert after.keys() == before.keys()
    page = after["ada-testsson/participant.html"].decode()
    assert ("Ada Ny" in page, "Ada Testsson" in page) == (True, False)
    assert after["bo-skissvik/participant.pdf"] == before["bo-skissvik/participant.pdf"]


def test_no_prints_removes_them_and_says_so(workspace: Path, run: Run):
    run("build", "--for", "ada-testsson", "--for", "bo-skissvik")
    answer = run("build", "--no-prints", "--for", "ada-testsson")
    assert people(workspace) == {"ada-testsson"}
    assert "demo: removed the personal prints of one person" in answer.err
    run("build", "--no-prints")
    assert not (workspace / "build/demo_private/prints").exists()


def test_whoever_is_nobody_is_told_with_who_was_meant(workspace: Path, run: Run):
    answer = run("build", "--for", "ada-testson")
    assert answer.code == 2
    assert "there is no person `ada-testson`\nhelp: did you mean `ada-testsson`?" in answer.err
    assert not (workspace / "build").exists()


def test_a_release_encloses_the_prints_of_those_who_are_told_something(workspace: Path, run: Run):
    assert run("publish", "-y", "--no-commit", "-m", "Första").code == 0
    files = files_in(workspace / "build/demo_private/release-1")
    own = {"people/ada-testsson.min-introduktion.pdf", "people/ida-introdotter.mitt-uppdrag.pdf"}
    assert own <= files.keys()
    note, mail = files["people/ada-testsson.md"].decode(), files["mail/ada-testsson.eml"]
    assert "min-introduktion.pdf" in note
    assert mail.count(b"Content-Type: application/pdf") == 1
    assert printed(workspace) == {}
