"""No protected name gets into git with a release: not in its words, its files, its ledger, nor what is staged."""

from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run, files_in, git, replace

from introplan.workspace.repository import Repository

COHORTS = "programmes/demo/cohorts.yaml"


@pytest.fixture
def named(repository: Path) -> Path:
    """The small workspace in git, in which names are protected."""
    (repository / "protected-names.txt").write_text("Åsa Öberg\nEva Hemlig\n", encoding="utf-8")
    return repository


def state(workspace: Path) -> tuple[str, str, str, dict[str, bytes]]:
    """All that a release changes: commits, tags, what git sees as changed, and files but for the lock."""
    files = {
        path: content for path, content in files_in(workspace).items() if not path.startswith((".git/", ".introplan/"))
    }
    return git("log", "--all", "--format=%H"), git("tag"), git("status", "--porcelain"), files


def refused(run: Run, workspace: Path, *words: str) -> str:
    """What is told when a release is refused, and nothing is changed by it."""
    before = state(workspace)
    answer = run("publish", "--yes", *words)
    assert answer.code == 1, answer
    assert "Nothing was published." in answer.err
    assert state(workspace) == before
    return answer.out


@pytest.mark.parametrize(
    "more", [(), ("--no-commit",), ("--name", "1.0")], ids=["with a commit", "without a commit", "with a name"]
)
def test_a_name_in_the_message_is_shown_before_anything_is_written(more: tuple[str, ...], named: Path, run: Run):
    told = refused(run, named, "-m", "Flyttar för Åsa Öberg", *more)
    assert "1 | Flyttar för Åsa Öberg\n  |             ^^^^^^^^^" in told
    assert "--> publish -m:1:13" in told


def test_a_name_in_the_message_is_refused_without_git_too(workspace: Path, run: Run):
    (workspace / "protected-names.txt").write_text("Eva Hemlig", encoding="utf-8")
    assert run("publish", "--yes", "-m", "Flyttar för eva-hemlig").code == 1
    assert not (workspace / "programmes/demo/releases.ledger").exists()


def test_a_name_of_the_release_is_shown(named: Path, run: Run):
    assert "--> publish --name:1:4" in refused(run, named, "-m", "Nytt", "--name", "v1-asa-oberg")


def test_a_branch_that_is_called_after_somebody_is_shown(named: Path, run: Run):
    git("switch", "-q", "-c", "flytt/asa-oberg")
    assert "--> git branch:1:7" in refused(run, named, "-m", "Nytt")


def test_a_tag_is_read_as_a_whole(named: Path, run: Run):
    (named / "programmes/demo").rename(named / "programmes/asa")
    git("add", "-A")
    git("commit", "-q", "-m", "Annat namn")
    assert "--> git tag:1:1" in refused(run, named, "-m", "Nytt", "--name", "oberg")


@pytest.mark.long
def test_what_is_staged_is_searched_though_the_file_is_mended(named: Path, run: Run):
    file = named / COHORTS
    sound = file.read_bytes()
    file.write_bytes(sound + "# Åsa Öberg kan inte\n".encode())
    git("add", COHORTS)
    file.write_bytes(sound)
    told = refused(run, named, "-m", "Nytt")
    assert f"git add {COHORTS}:" in told
    git("add", COHORTS)
    assert run("publish", "--yes", "-m", "Nytt").code == 0


def test_what_is_staged_and_not_there_any_more_is_searched(named: Path, run: Run):
    file = named / "programmes/demo/Åsa Öberg.md"
    file.write_text("Hej", encoding="utf-8")
    git("add", "programmes/demo")
    file.unlink()
    assert "Åsa Öberg.md" in refused(run, named, "-m", "Nytt")


@pytest.mark.long
def test_without_a_name_all_is_as_it_was(named: Path, run: Run):
    assert run("publish", "--yes", "-m", "Flyttar för Åsa Lind och Karin Öberg").code == 0
    assert git("tag") == "demo/1"


@pytest.mark.long
@pytest.mark.parametrize("then", [("build",), ("publish", "--yes", "-m", "Nytt")])
def test_a_release_that_was_stopped_is_searched_before_it_is_completed(
    then: tuple[str, ...], repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    def stopped(*_words: Any, **_more: Any) -> None:
        raise SystemExit(9)

    with monkeypatch.context() as patched:
        patched.setattr(Repository, "commit", stopped)
        assert run("publish", "--yes", "-m", "Flyttar för Åsa Öberg").code == 9
    (repository / "protected-names.txt").write_text("Åsa Öberg", encoding="utf-8")
    answer = run(*then)
    assert "--> publish -m:1:13" in answer.out
    assert "Flyttar" not in git("log", "--all", "--format=%B")
    assert all("Flyttar" not in git("tag", "-l", "--format=%(contents)", tag) for tag in git("tag").split())


def test_a_release_whose_tag_alone_is_missing_is_not_tagged_with_a_name(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    def stopped(*_words: Any, **_more: Any) -> None:
        raise SystemExit(9)

    with monkeypatch.context() as patched:
        patched.setattr(Repository, "tag", stopped)
        assert run("publish", "--yes", "-m", "Flyttar för Åsa Öberg").code == 9
    (repository / "protected-names.txt").write_text("Åsa Öberg", encoding="utf-8")
    answer = run("build")
    assert "--> publish -m:1:13" in answer.out
    assert git("tag") == ""


def test_what_is_changed_while_the_question_stands_is_searched(named: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    from introplan.cli import publish  # noqa: PLC0415 - the module itself, to have a question answered in it

    def answered(_question: str) -> bool:
        (named / "programmes/demo/.anteckning").write_text("Åsa Öberg", encoding="utf-8")
        return True

    monkeypatch.setattr(publish, "ask", answered)
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    commits = git("log", "--all", "--format=%H")
    answer = run("publish", "-m", "Nytt")
    assert answer.code == 1
    assert ".anteckning:1:1" in answer.out
    assert git("log", "--all", "--format=%H") == commits
    assert not (named / "programmes/demo/releases.ledger").exists()


def test_the_plan_itself_stops_a_release(named: Path, run: Run):
    replace(named / COHORTS, "date: 2027-09-09", "date: 2027-09-09  # Åsa Öberg kan inte")
    assert f"--> {COHORTS}:" in refused(run, named, "-m", "Nytt")
