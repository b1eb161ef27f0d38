"""One file that cannot be put in its place stops nothing else, and the next command puts it there."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from cli.conftest import Run, files_in, git, replace

from introplan.cli import made_again
from introplan.rendering.printing import TemplateFault

MOVED = ("date: 2027-09-09", "date: 2027-09-16")
PUBLISH = ("publish", "-m", "Flyttar välkomnandet", "--yes")
PDF, PAGE = "build/demo/booklets/ht27.pdf", "build/demo/index.html"


@pytest.fixture
def released(published: Path) -> Path:
    """A workspace with a release, and a change since."""
    replace(published / "programmes/demo/cohorts.yaml", *MOVED)
    return published


def refusing(monkeypatch: pytest.MonkeyPatch, fault: OSError, *names: str) -> Callable[[], None]:
    """Let the disk refuse to replace files whose paths end in these names; what ends it."""
    real = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.as_posix().endswith(tuple(f"/{name}" for name in names)):
            raise fault
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    return lambda: monkeypatch.setattr(Path, "replace", real)


def left(workspace: Path) -> set[str]:
    """What lies in the private folder."""
    return {path.name for path in (workspace / ".introplan").iterdir()}


HOLDING = [
    (PermissionError(13, "in use"), f"{PDF} cannot be replaced; another program has it open"),
    (OSError(errno.ENOSPC, "No space left on device"), f"{PDF} cannot be written: the disk is full"),
    (
        OSError(errno.EIO, "Input/output error"),
        f"{PDF} cannot be written: the disk or the network does not answer as it should",
    ),
]


@pytest.mark.long
def test_a_print_that_can_not_be_made_again_is_told_and_stops_no_letter(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    letter = released / "build/demo_private/release-2/people/ada-testsson.html"
    let_go = refusing(monkeypatch, PermissionError(13, "in use"), "ht27.pdf", letter.name)
    assert run(*PUBLISH).code == 1
    let_go()
    shutil.rmtree(released / ".introplan/stage")

    def refused(*_args: object) -> NoReturn:
        raise TemplateFault("booklet.typ.j2", "it took longer than it may", "")

    monkeypatch.setattr(made_again, "outputs", refused)
    replace(released / "programmes/demo/cohorts.yaml", "2027-09-16", "2027-13-16")  # so that nothing is built anew
    answer = run("build")
    assert answer.err.count("booklet.typ.j2") == 1
    assert letter.is_file()
    assert not (released / ".introplan/publish.json").exists()


@pytest.mark.long
@pytest.mark.parametrize("then", [PUBLISH, ("build",)])
@pytest.mark.parametrize("holding", HOLDING)
def test_a_held_booklet_stops_no_letter(released: Path, run: Run, monkeypatch, holding: tuple[OSError, str], then):
    fault, said = holding
    let_go = refusing(monkeypatch, fault, "booklets/ht27.pdf")
    old = (released / PDF).read_bytes()
    answer = run(*PUBLISH)
    assert answer.code == 1
    assert said in answer.err
    assert git("tag").split() == ["demo/1", "demo/2"]
    assert (released / "build/demo_private/release-2/people/ada-testsson.html").is_file()
    assert b"Utg\xc3\xa5va 2" in (released / "build/demo/booklets/ht27.html").read_bytes()
    assert (released / PDF).read_bytes() == old
    let_go()
    assert run(*then).code == 0
    assert (released / PDF).read_bytes() != old
    assert not left(released) & {"stage", "publish.json", "next"}


def test_a_folder_in_the_place_of_the_page_is_named(released: Path, run: Run):
    (released / PAGE).unlink()
    (released / PAGE / "bilder").mkdir(parents=True)
    answer = run(*PUBLISH)
    assert answer.code == 1
    assert f"{PAGE} cannot be replaced; there is a folder with that name" in answer.err
    assert (released / "build/demo_private/release-2/people/ada-testsson.html").is_file()
    shutil.rmtree(released / PAGE)
    assert run("build").code == 0
    assert "Utgåva 2" in (released / PAGE).read_text(encoding="utf-8")


@pytest.mark.long
def test_a_held_letter_waits_and_no_other_release_goes_before_it(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    let_go = refusing(monkeypatch, PermissionError(13, "in use"), "ada-testsson.html")
    assert run(*PUBLISH).code == 1
    replace(released / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    answer = run(*PUBLISH)
    assert answer.code == 1
    assert "build/demo_private/release-2/people/ada-testsson.html cannot be replaced" in answer.err
    assert git("tag").split() == ["demo/1", "demo/2"]
    assert run("build").code == 1
    let_go()
    assert run(*PUBLISH).code == 0
    assert (released / "build/demo_private/release-2/people/ada-testsson.html").is_file()
    assert git("tag").split() == ["demo/1", "demo/2", "demo/3"]


def test_what_is_held_when_the_plan_goes_on_is_overtaken_by_the_next_build(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    let_go = refusing(monkeypatch, PermissionError(13, "in use"), "ht27.pdf")
    assert run(*PUBLISH).code == 1
    replace(released / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    assert run("build").code == 1
    let_go()
    assert run("build").code == 0
    built = files_in(released / "build")
    shutil.rmtree(released / "build")
    assert run("build").code == 0
    assert {path: built[path] for path in files_in(released / "build")} == files_in(released / "build")


def test_a_plan_that_is_changed_before_anything_was_given_out_takes_the_ledger_back(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    """As when the computer stops between the ledger and the commit."""
    before = (released / "programmes/demo/releases.ledger").read_bytes()

    class Killed(BaseException):
        pass

    def die(*_words: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("introplan.workspace.repository.Repository.commit", die)
        patched.setattr("introplan.workspace.protocol.Giving.take_back", die)
        with pytest.raises(Killed):
            run(*PUBLISH)
    assert (released / "programmes/demo/releases.ledger").read_bytes() != before
    replace(released / "programmes/demo/cohorts.yaml", *reversed(MOVED))
    answer = run("build")
    assert "demo: release 2 was begun, but nothing of it had gone out; it is withdrawn" in answer.err
    assert (released / "programmes/demo/releases.ledger").read_bytes() == before
    assert not (released / "build/demo_private/release-2").exists()


def test_what_an_earlier_version_left_in_the_build_is_removed(released: Path, run: Run):
    left = released / "build/demo/.introplan-ab12cd_9"
    left.mkdir()
    (left / "0").write_text("BEGIN:VCALENDAR")
    mine = released / "build/demo/.introplan-mina-egna-anteckningar"
    mine.mkdir()
    assert run("build").code == 0
    assert not left.exists()
    assert mine.is_dir()


def test_on_another_disk_files_are_copied_beside_their_place_first(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    real = Path.replace

    def elsewhere(self: Path, target: Path) -> Path:
        if "stage" in self.parts and "build" in target.parts:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return real(self, target)

    assert run("build", "-o", "annat").code == 0
    monkeypatch.setattr(Path, "replace", elsewhere)
    assert run("build").code == 0
    assert files_in(workspace / "build") == files_in(workspace / "annat")


def test_nothing_is_built_in_introplans_own_folder(workspace: Path, run: Run):
    assert run("build", "-o", ".introplan").code == 2
    assert run("build", "-o", ".introplan/ut").code == 2


@pytest.mark.long
def test_a_git_that_is_at_work_is_waited_for_and_named(released: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    lock = released / ".git/index.lock"
    lock.write_bytes(b"")
    monkeypatch.setattr("introplan.workspace.repository.PATIENCE", 0.2)
    answer = run(*PUBLISH)
    assert answer.code == 1
    assert "index.lock" in answer.err
    assert "if no git is running, delete that file" in answer.err
    assert lock.is_file()
    lock.unlink()
    assert run(*PUBLISH).code == 0
    assert git("tag").split() == ["demo/1", "demo/2"]


@pytest.mark.long
@pytest.mark.parametrize("name", ["demo.ledger", "demo.zip"])
def test_what_this_computer_can_not_remember_holds_no_letter_up(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str
):
    places = {"demo.ledger": "given-out", "demo.zip": "last"}
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == name and target.parent.name == places[name]:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    answer = run(*PUBLISH)
    assert answer.code == 1
    assert ".introplan cannot be written: the disk is full" in answer.err
    assert "demo: release 2 is saved in git, with the tag demo/2" in answer.err
    assert (released / "build/demo_private/release-2/people/ada-testsson.html").is_file()
    monkeypatch.setattr(Path, "replace", real)
    assert run("build").code == 0
    assert (released / ".introplan/given-out/demo.ledger").read_bytes() == (
        released / "programmes/demo/releases.ledger"
    ).read_bytes()
    assert not left(released) & {"stage", "publish.json", "next"}


def test_letters_without_a_place_are_not_said_to_lie_there(released: Path, run: Run):
    shutil.rmtree(released / "build")
    (released / "build").write_text("Ingen mapp")
    answer = run(*PUBLISH)
    assert answer.code == 1
    assert "build cannot be a folder: a file has that name" in answer.err
    assert "in build/demo_private/release-2" not in answer.err
    (released / "build").unlink()
    answer = run("build")
    assert answer.code == 0
    assert "in build/demo_private/release-2" in answer.err
    assert (released / "build/demo_private/release-2/people/ada-testsson.html").is_file()


def test_a_ledger_that_there_is_no_room_for_is_told_as_that(released: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    refusing(monkeypatch, OSError(errno.ENOSPC, "No space left on device"), "releases.ledger")
    answer = run(*PUBLISH)
    assert answer.code == 1
    assert "releases.ledger cannot be written: the disk is full" in answer.err
    assert "free some space" in answer.err
    assert "another program" not in answer.err


class Killed(BaseException):
    """The process is no more."""


@pytest.mark.long
@pytest.mark.parametrize("outcome", ["commits", "dies"])
def test_a_git_that_outlives_a_killed_release_decides_it(
    released: Path, run: Run, monkeypatch: pytest.MonkeyPatch, outcome: str
):
    with monkeypatch.context() as killed:
        killed.setattr("introplan.workspace.repository.Repository.commit", _kill)
        with pytest.raises(Killed):
            run(*PUBLISH)
    ledger = (released / "programmes/demo/releases.ledger").read_bytes()
    lock = released / ".git/index.lock"
    lock.write_bytes(b"")
    monkeypatch.setattr("introplan.workspace.repository.PATIENCE", 0.2)
    for words in (PUBLISH, ("build",)):
        answer = run(*words)
        assert (answer.code, "index.lock" in answer.err) == (1, True)
        assert (released / "programmes/demo/releases.ledger").read_bytes() == ledger
    lock.unlink()
    if outcome == "commits":
        git("commit", "-q", "-a", "-m", "Flyttar välkomnandet")
    assert run(*PUBLISH).code == 0
    assert (released / "programmes/demo/releases.ledger").read_bytes() == ledger
    assert git("tag").split() == ["demo/1", "demo/2"]
    assert (released / "build/demo_private/release-2/people/ada-testsson.html").is_file()
    assert not left(released) & {"stage", "publish.json", "next"}


def _kill(*_words: object, **_more: object) -> None:
    raise Killed
