"""`introplan publish --letters`: the folder of a release once more, byte for byte, from git or from what was kept."""

import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, git, replace, without_private
from prepared import Prepared

PUBLISH = ("publish", "-m", "Flyttar välkomnandet", "--yes")
MOVES = [("date: 2027-09-09", "date: 2027-09-16"), ("date: 2028-03-09", "date: 2028-03-16")]
TEMPLATE = "templates/changes/note.html.j2"


Made = dict[str, dict[str, bytes]]
MADE: dict[str, Made] = {}
"""What three releases made in a workspace, by how it was prepared."""


@pytest.fixture
def three_releases(repository: Path, run: Run, prepared: Prepared) -> Made:
    """Releases of which the second has a template of its own; the files of each."""
    prepared("three-releases", repository, lambda: MADE.update(git=release_three_times(repository, run)))
    return MADE["git"]


@pytest.fixture
def without_git(own_git: None, workspace: Path, run: Run, prepared: Prepared) -> Made:
    """The same where there is no git."""
    prepared("three-releases-without-git", workspace, lambda: MADE.update(none=release_three_times(workspace, run)))
    return MADE["none"]


def release_three_times(workspace: Path, run: Run) -> Made:
    found = {}
    for number in range(3):
        if number:
            replace(workspace / "programmes/demo/cohorts.yaml", *MOVES[number - 1])
        if number == 1:
            (workspace / TEMPLATE).parent.mkdir(parents=True)
            (workspace / TEMPLATE).write_text(
                '{% extends "builtin/changes/note.html.j2" %}<!-- egen -->\n', newline="\n"
            )
        if number == 2:
            shutil.rmtree(workspace / "templates")
        assert run(*PUBLISH).code == 0
        found[str(number + 1)] = files_in(workspace / f"build/demo_private/release-{number + 1}")
    return found


@pytest.mark.long  # several releases in git, each made twice
def test_every_release_is_written_again_from_git(three_releases: Made, repository: Path, run: Run):
    for folder in ("build", ".introplan"):
        shutil.rmtree(repository / folder)
    replace(repository / "programmes/demo/cohorts.yaml", "title: Hösten 2027", "title: Något annat")
    for name, files in three_releases.items():
        assert run("publish", "--letters", name).code == 0
        assert files_in(repository / f"build/demo_private/release-{name}") == files, name
    assert sorted(path.name for path in (repository / "build/demo_private").iterdir()) == [
        "release-1",
        "release-2",
        "release-3",
    ]


@pytest.mark.long
def test_a_release_is_written_again_from_git_though_its_folder_had_another_name(
    three_releases: Made, repository: Path, run: Run
):
    for folder in ("build", ".introplan"):
        shutil.rmtree(repository / folder)
    git("mv", "programmes/demo", "programmes/annat")
    git("commit", "-q", "-m", "Döper om mappen")
    for name, files in three_releases.items():
        assert run("publish", "--letters", name).code == 0
        assert files_in(repository / f"build/annat_private/release-{name}") == files, name


@pytest.mark.parametrize("words", [("--letters",), ("--letters", "demo"), ("demo", "--letters"), ("--letters=3",)])
def test_without_git_the_last_one_is_written_again(
    without_git: Made, workspace: Path, run: Run, words: tuple[str, ...]
):
    shutil.rmtree(workspace / "build")
    answer = run("publish", *words)
    assert answer.code == 0, answer
    assert files_in(workspace / "build/demo_private/release-3") == without_git["3"]
    assert "in build/demo_private/release-3" in answer.err


@pytest.mark.parametrize("at", [40, 200, 4000])
def test_what_was_kept_and_is_damaged_is_nothing_that_was_kept(published: Path, run: Run, at: int):
    made = files_in(published / "build/demo_private/release-1")
    shutil.rmtree(published / "build")
    [kept] = (published / ".introplan/last").iterdir()
    content = bytearray(kept.read_bytes())
    content[at : at + 20] = bytes(20)
    kept.write_bytes(content)
    answer = run("publish", "--letters")
    assert answer.code == 0, answer
    assert files_in(published / "build/demo_private/release-1") == made


def test_without_git_an_earlier_one_can_not_be(without_git: Made, run: Run):
    answer = run("publish", "--letters", "1")
    assert answer.code == 1
    assert "demo: neither git nor this computer has what release 1 was made of" in answer.err
    assert "`introplan publish --letters`" in answer.err
    assert "git fetch" not in answer.err


def test_a_release_that_only_the_ledger_has_gets_its_letters_when_git_gets_it(published: Path, run: Run):
    replace(published / "programmes/demo/cohorts.yaml", *MOVES[0])
    assert run(*PUBLISH, "--no-commit").code == 0
    made = files_in(published / "build/demo_private/release-2")
    for folder in ("build/demo_private/release-2", ".introplan"):  # as after a crash before the commit
        shutil.rmtree(published / folder)
    answer = run(*PUBLISH)
    assert answer.code == 0, answer
    assert "in build/demo_private/release-2" in answer.err
    assert files_in(published / "build/demo_private/release-2") == made


def test_a_release_that_there_is_not_is_wrong_use(repository: Path, run: Run):
    assert "nothing has been released yet" in run("publish", "--letters").err
    assert run(*PUBLISH).code == 0
    answer = run("publish", "--letters", "7")
    assert answer.code == 2
    assert "there is no release `7`; the last is 1" in answer.err


def test_a_release_needs_a_message_and_letters_none(repository: Path, run: Run):
    answer = run("publish", "--yes")
    assert answer.code == 2
    assert "write in a few words what is new" in answer.err


def test_letters_alone_change_nothing_else(published: Path, run: Run):
    before = without_private(published)
    assert run("publish", "--letters").code == 0
    after = without_private(published)
    assert after == before
