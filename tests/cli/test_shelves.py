"""What is built lies in folders beside each other, and one of them may be shared whole."""

import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace
from cli.kills import in_one_folder

PUBLISH = ("publish", "-m", "Flyttar välkomnandet", "--yes")


def people_in(workspace: Path) -> list[str]:
    """Whoever has a calendar of their own."""
    return sorted(path.stem for path in (workspace / "build/demo_private/calendars/people").glob("*.ics"))


def released(workspace: Path, run: Run) -> None:
    assert run(*PUBLISH).code == 0
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-16")
    assert run(*PUBLISH).code == 0


@pytest.mark.long
@pytest.mark.parametrize("options", [(), ("--secret-links",)], ids=["plain", "secret links"])
def test_what_may_be_shared_tells_of_nobody_s_own_files(repository: Path, run: Run, options: tuple[str, ...]):
    assert run("build").code == 0
    people = people_in(repository)
    assert run("build", *options).code == 0
    released(repository, run)
    shared = files_in(repository / "build/demo")
    assert [path for path in shared if any(part in path for part in ("people", "release", "mail", *people))] == []
    own = {file for path, file in files_in(repository / "build").items() if not path.startswith("demo/")}
    assert own.isdisjoint(shared.values())
    manifest = shared[".introplan-manifest"].decode()
    assert [word for word in ("people", "release", "#", *people) if word in manifest] == []
    assert sorted(manifest.splitlines()) == sorted(shared.keys() - {".introplan-manifest"})


def test_the_folder_of_what_is_personal_says_so_in_the_programme_s_language(workspace: Path, run: Run):
    run("build")
    notice = workspace / "build/demo_private/README.txt"
    assert notice.read_text(encoding="utf-8").startswith("Det här är personligt\n")
    replace(workspace / "programmes/demo/programme.yaml", "  schema: 1", "  schema: 1\n  language: en")
    run("build")
    assert "Do not put the folder on the web" in notice.read_text(encoding="utf-8")


@pytest.mark.long
@pytest.mark.parametrize("command", [("build",), PUBLISH])
def test_what_an_earlier_introplan_built_in_one_folder_is_parted_and_no_letter_is_lost(
    repository: Path, run: Run, command: tuple[str, ...]
):
    released(repository, run)
    built = files_in(repository / "build")
    in_one_folder()
    letters = {path: file for path, file in files_in(repository / "build/demo").items() if path.startswith("release-")}
    assert letters
    (repository / "build/demo/release-1/min anteckning.txt").write_text("kvar")
    answer = run(*command)
    assert answer.code == 0
    assert (
        "build/demo/release-1 contains letters to people, and is now called build/demo_private/release-1\n"
        in answer.err
    )
    if command == PUBLISH:  # nothing new to publish, so nothing is built
        assert run("build").code == 0
    assert {path: (repository / "build/demo_private" / path).read_bytes() for path in letters} == letters
    mine = repository / "build/demo_private/release-1/min anteckning.txt"
    assert mine.read_text() == "kvar"
    mine.unlink()
    assert files_in(repository / "build") == built


def test_earlier_letters_that_stand_already_are_kept_beside_them(repository: Path, run: Run):
    released(repository, run)
    again = repository / "build/demo/release-1"
    shutil.copytree(repository / "build/demo_private/release-1", again)
    assert "build/demo_private/release-1_2" in run("build").err
    assert not again.exists()
    twice = repository / "build/demo_private"
    assert files_in(twice / "release-1_2") == files_in(twice / "release-1")


@pytest.mark.parametrize("name", ["demo_private", "annat_Secret-Links"])
def test_a_programme_s_folder_is_not_called_as_one_of_these(workspace: Path, run: Run, name: str):
    shutil.move(workspace / "programmes/demo", workspace / "programmes" / name)
    answer = run("build")
    assert answer.code == 1
    assert answer.out.startswith(f"error[folder-misleads]: the folder `{name}` has a name that introplan keeps")
    assert not (workspace / "build").exists()


def test_the_folders_lie_beside_each_other_wherever_one_builds(workspace: Path, tmp_path: Path, run: Run):
    assert run("build", "-o", str(tmp_path / "ut"), "--secret-links").code == 0
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["demo", "demo_private", "demo_secret-links"]


def test_folders_of_a_programme_that_is_no_more_are_told_of(workspace: Path, run: Run):
    shutil.copytree(workspace / "programmes/demo", workspace / "programmes/annat")
    replace(workspace / "programmes/annat/programme.yaml", "  id: demo", "  id: annat")
    run("build")
    shutil.rmtree(workspace / "programmes/annat")
    told = run("build").err
    assert "build/annat is from a programme that no longer exists; delete it\n" in told
    assert "build/annat_private is from a programme that no longer exists; delete it\n" in told
    assert "build/demo" not in told.replace("→ build/demo", "")
