"""What was once given out is never forgotten: losses of every kind, what is said of them, and both ways out."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from cli.conftest import Run, git, replace
from cli.lives import in_calendars, life_of_one, life_of_two
from cli.test_publish import LEDGER, MOVED, move, publish
from clock import Now
from prepared import Prepared

from introplan.cli.ledgers import ledger_file
from introplan.releases import Ledger, ledger_text, read_ledger
from introplan.workspace.files import Workspace
from introplan.workspace.history import copies_beside
from introplan.workspace.private import Private

KEY = "ht27/valkommen"


@pytest.fixture(autouse=True)
def with_own_git(own_git: None) -> None:
    """No test here sees the settings of whoever runs them."""


def ledger(workspace: Path) -> Ledger:
    return read_ledger(LEDGER, (workspace / LEDGER).read_bytes())[0]


@pytest.fixture
def released(repository: Path, run: Run, prepared: Prepared) -> Ledger:
    """Two releases, the second of which moves a session; the ledger after them."""

    def two_releases() -> None:
        publish(run)
        move(repository)
        publish(run)

    prepared("two-releases", repository, two_releases)
    return ledger(repository)


def save(message: str = "Sparar") -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


def reverted(_workspace: Path) -> None:
    git("revert", "--no-edit", "HEAD")


def line_deleted(workspace: Path) -> None:
    file = workspace / LEDGER
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(f"{KEY} ")), encoding="utf-8", newline="\n")


def release_line_deleted(workspace: Path) -> None:
    file = workspace / LEDGER
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("release 2 ")]
    file.write_text("".join(kept), encoding="utf-8", newline="\n")


def file_deleted(workspace: Path) -> None:
    (workspace / LEDGER).unlink()


def old_copy_back(workspace: Path) -> None:
    old = subprocess.run(("git", "show", f"demo/1:{LEDGER}"), check=True, capture_output=True).stdout
    (workspace / LEDGER).write_bytes(old)


def reset(_workspace: Path) -> None:
    git("reset", "-q", "--hard", "HEAD~1")


def reset_without_tag(workspace: Path) -> None:
    reset(workspace)
    git("tag", "-d", "demo/2")


def and_committed(loss: Callable[[Path], None]) -> Callable[[Path], None]:
    def lose(workspace: Path) -> None:
        loss(workspace)
        save()

    lose.__name__ = f"{loss.__name__}_and_committed"
    return lose


LOSSES = [
    reverted,
    line_deleted,
    and_committed(line_deleted),
    release_line_deleted,
    and_committed(release_line_deleted),
    file_deleted,
    and_committed(file_deleted),
    old_copy_back,
    and_committed(old_copy_back),
    reset,
    reset_without_tag,
]
every_loss = pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.__name__)
each_kind_of_loss = pytest.mark.parametrize("loss", LOSSES[::3], ids=lambda loss: loss.__name__)
"""Where it is the same for all that git can bring back, and each is told and brought back by itself."""


def numbers(value: Ledger) -> dict[tuple[str, str], tuple[int, str]]:
    """What each calendar has of each event: its number, and what it says."""
    return {
        (key, calendar): (sequence, said)
        for key, record in value.records.items()
        for calendar, sequence, said in in_calendars(record)
    }


def assert_nothing_is_given_out_twice(before: Ledger, after: Ledger) -> None:
    then, now = numbers(before), numbers(after)
    assert {entry: value for entry, value in then.items() if now[entry] < value} == {}
    assert [entry for entry in then if now[entry][0] == then[entry][0] and now[entry] != then[entry]] == []


@pytest.mark.long
@every_loss
def test_a_loss_is_told_and_checking_again_brings_it_back(repository: Path, run: Run, released: Ledger, loss):
    loss(repository)
    lost = (repository / LEDGER).read_bytes() if (repository / LEDGER).exists() else None
    told = run("check")
    assert told.code == 1
    assert "error[ledger-behind]" in told.out
    assert told.out.count("error[") == 1
    assert run("build").code == 1
    answer = run("check", "--fix", "--yes")
    assert answer.code == 0, answer
    assert (repository / LEDGER).read_bytes() == ledger_text(released).encode()
    (undo,) = [line.strip() for line in answer.err.splitlines() if line.startswith(("    cp ", "    rm "))]
    subprocess.run(undo, shell=True, check=True)
    assert ((repository / LEDGER).read_bytes() if (repository / LEDGER).exists() else None) == lost
    assert run("check").code == 1


@each_kind_of_loss
def test_the_next_release_goes_on_from_what_was_given_out(repository: Path, run: Run, released: Ledger, loss):
    loss(repository)
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    told = publish(run)
    assert "Git remembers" in told
    assert "brought back" in told
    after = ledger(repository)
    assert [release.name for release in after.releases] == ["1", "2", "3"]
    assert_nothing_is_given_out_twice(released, after)
    assert run("check").code == 0
    assert "nothing has changed" in publish(run)


def test_after_a_revert_the_old_time_is_told_as_a_change(repository: Path, run: Run, released: Ledger):
    reverted(repository)
    answer = run("diff")
    assert answer.code == 0
    assert "9 September 2027" in answer.out
    publish(run)
    assert ledger(repository).records[KEY].stamp.sequence == 2
    letters = [path.read_text(encoding="utf-8") for path in (repository / "build/demo_private/release-3").rglob("*.md")]
    assert any("16 september" in letter and "9 september" in letter for letter in letters)


def test_no_name_leads_past_what_was_given_out(repository: Path, run: Run, released: Ledger):
    and_committed(file_deleted)(repository)
    assert run("publish", "-m", "Börjar om", "--yes", "--name", "2").code == 2
    publish(run, "--name", "ny")
    assert_nothing_is_given_out_twice(released, ledger(repository))


def test_what_is_only_told_is_not_written(
    repository: Path, run: Run, released: Ledger, monkeypatch: pytest.MonkeyPatch
):
    old_copy_back(repository)
    before = (repository / LEDGER).read_bytes()
    assert run("check", "--fix").code == 2
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    assert run("check", "--fix", typed="nej\n").code == 1
    assert (repository / LEDGER).read_bytes() == before
    assert run("check", "--fix", typed="ja\n").code == 0
    assert (repository / LEDGER).read_bytes() != before


def test_where_nothing_can_be_mended_it_says_so(repository: Path, run: Run):
    answer = run("check", "--fix", "--yes")
    assert (answer.code, "nothing here that" in answer.err) == (0, True)


@pytest.mark.parametrize("folder", ["ett", "en mapp"])
def test_a_renamed_folder_keeps_its_past(repository: Path, run: Run, released: Ledger, folder):
    git("mv", "programmes/demo", f"programmes/{folder}")
    save()
    assert run("check").code == 0
    (repository / "programmes" / folder / "releases.ledger").unlink()
    assert "ledger-behind" in run("check").out
    publish(run)
    after = read_ledger(LEDGER, (repository / "programmes" / folder / "releases.ledger").read_bytes())[0]
    assert [release.name for release in after.releases] == ["1", "2", "3"]
    assert_nothing_is_given_out_twice(released, after)


def begin_anew(repository: Path) -> None:
    """The documented step: another `id`, and no ledger."""
    (repository / LEDGER).unlink()
    replace(repository / "programmes/demo/programme.yaml", "id: demo", "id: nasta")


def test_a_copy_that_begins_anew_has_nothing_of_the_old(repository: Path, run: Run, released: Ledger):
    replace(repository / "programmes/demo/programme.yaml", "id: demo", "id: nasta")
    told = run("check", "--notes")
    assert "error[identity-changed]" in told.out
    assert "delete `releases.ledger`" in told.out
    replace(repository / "programmes/demo/programme.yaml", "id: nasta", "id: demo")
    begin_anew(repository)
    told = run("check", "--notes")
    assert told.code == 0
    assert "this is a new programme: what has been released from this folder belongs to `demo`" in told.out
    publish(run)
    after = ledger(repository)
    assert after.identity
    assert after.identity[0] == "nasta"
    assert len(after.releases) == 1
    assert {record.stamp.sequence for record in after.records.values()} == {0}
    assert "new programme" not in run("check", "--notes").out


def test_another_programme_beside_it_is_left_alone(repository: Path, run: Run, released: Ledger):
    shutil.copytree(repository / "programmes/demo", repository / "programmes/andra")
    replace(repository / "programmes/andra/programme.yaml", "id: demo", "id: andra")
    (repository / "programmes/andra/releases.ledger").unlink()
    save()
    assert run("check").code == 0
    publish(run, "andra")
    after = read_ledger(LEDGER, (repository / "programmes/andra/releases.ledger").read_bytes())[0]
    assert [release.name for release in after.releases] == ["1"]
    assert ledger(repository) == released


COPIES = [
    "releases-DATOR.ledger",
    "releases (1).ledger",
    "releases - Kopia.ledger",
    "releases.ledger.orig",
    "Kopia av releases.ledger",
    "releases (Karins motstridiga kopia 2027-01-04).ledger",
    "introplan-ledger",
]


@pytest.mark.parametrize("copy", COPIES)
def test_copies_are_known_by_their_names(tmp_path: Path, copy):
    for name in (copy, "releases.ledger", ".releases.ledger.new", "~$releases.ledger", "releases.md", "cohorts.yaml"):
        (tmp_path / name).write_bytes(b"introplan-ledger 2\n")
    assert list(copies_beside(tmp_path, "releases.ledger")) == [copy]


@pytest.mark.parametrize("copy", COPIES[:2])
def test_a_copy_that_knows_more_is_joined_and_one_that_does_not_may_go(workspace: Path, run: Run, copy):
    """Without git: two computers have published from one OneDrive folder, and one of the files was put aside."""
    publish(run)
    old = (workspace / LEDGER).read_bytes()
    move(workspace)
    publish(run)
    released = ledger(workspace)
    shutil.rmtree(workspace / ".introplan", ignore_errors=True)
    (workspace / LEDGER).rename(workspace / "programmes/demo" / copy)
    (workspace / LEDGER).write_bytes(old)
    told = run("check", "--notes")
    assert "error[ledger-behind]" in told.out
    assert "note[ledger-copy]" in told.out
    publish(run)
    after = ledger(workspace)
    assert [release.name for release in after.releases] == ["1", "2", "3"]
    assert_nothing_is_given_out_twice(released, after)
    told = run("check", "--notes")
    assert (told.code, told.out.count("ledger-copy")) == (0, 1)
    assert "nothing has changed" in publish(run)
    (workspace / "programmes/demo" / copy).unlink()
    assert "ledger-copy" not in run("check", "--notes").out


def test_without_git_this_computer_remembers(workspace: Path, run: Run):
    publish(run)
    old = (workspace / LEDGER).read_bytes()
    move(workspace)
    publish(run)
    released = ledger(workspace)
    Private(workspace).keep_given_out("demo", ledger_text(released).encode())
    (workspace / LEDGER).write_bytes(old)
    assert "ledger-behind" in run("check").out
    assert "This computer remembers" in publish(run)
    assert_nothing_is_given_out_twice(released, ledger(workspace))
    assert [release.name for release in ledger(workspace).releases] == ["1", "2", "3"]


def test_with_neither_git_nor_what_this_computer_remembers_the_file_holds(workspace: Path, run: Run):
    publish(run)
    old = (workspace / LEDGER).read_bytes()
    move(workspace)
    publish(run)
    (workspace / LEDGER).write_bytes(old)
    shutil.rmtree(workspace / ".introplan", ignore_errors=True)
    assert run("check").code == 0
    publish(run)
    assert [release.name for release in ledger(workspace).releases] == ["1", "2"]


def test_a_cache_that_can_not_be_read_is_none(repository: Path, run: Run, released: Ledger):
    assert run("check").code == 0
    remembered = repository / ".introplan/remembered"
    assert sorted(path.name for path in remembered.iterdir()) == ["demo.json", "demo.ledger"]
    old_copy_back(repository)
    for notes in (b"", b"[]", b"\xff", b'{"digest": 1, "tips": 2, "content": 3}'):
        (remembered / "demo.json").write_bytes(notes)
        assert "ledger-behind" in run("check").out
    (remembered / "demo.ledger").write_bytes(b"introplan-ledger 2\nprogramme demo demo.example\n")
    assert "ledger-behind" in run("check").out


def test_when_nothing_is_new_git_is_asked_twice(repository: Path, run: Run, released: Ledger, monkeypatch):
    workspace = Workspace(repository)
    assert ledger_file(workspace, "demo").ledger == released
    asked: list[str] = []
    real = subprocess.run

    def counted(words, **named):
        asked.append(next(word for word in words if word in ("rev-parse", "show-ref", "log", "cat-file")))
        return real(words, **named)

    monkeypatch.setattr("introplan.workspace.git.subprocess.run", counted)
    assert ledger_file(workspace, "demo").ledger == released
    assert asked == ["rev-parse", "show-ref"]


def test_that_a_programme_was_never_released_is_remembered_too(repository: Path, run: Run, monkeypatch):
    assert run("check").code == 0
    asked: list[str] = []
    real = subprocess.run

    def counted(words, **named):
        asked.append(
            next(word for word in words if word in ("rev-parse", "show-ref", "log", "cat-file", "check-ignore"))
        )
        return real(words, **named)

    with monkeypatch.context() as patched:
        patched.setattr("introplan.workspace.git.subprocess.run", counted)
        assert run("check").code == 0
        assert "log" not in asked
    publish(run)
    file_deleted(repository)
    assert "ledger-behind" in run("check").out


def test_a_tip_that_git_has_thrown_away_costs_only_time(repository: Path, run: Run, released: Ledger):
    git("switch", "-q", "-c", "sida")
    (repository / "README.md").write_text("Annat\n")
    save()
    assert run("check").code == 0
    git("switch", "-q", "main")
    git("branch", "-D", "sida")
    git("reflog", "expire", "--expire=now", "--all")
    git("gc", "-q", "--prune=now")
    old_copy_back(repository)
    assert "ledger-behind" in run("check").out


def squashed(_workspace: Path) -> None:
    git("reset", "-q", "--soft", "HEAD~2")
    save("Allt på en gång")


def rebased(_workspace: Path) -> None:
    """The last release is left out."""
    git("rebase", "-q", "--onto", "HEAD~1", "HEAD")
    (_workspace / "README.md").write_text("Annat\n")
    save()


def amended(workspace: Path) -> None:
    old_copy_back(workspace)
    git("commit", "-q", "-a", "--amend", "-m", "Skriver om")


def forced(workspace: Path) -> None:
    """Somebody else has pushed a history without the second release, and it has been fetched and taken."""
    origin = workspace.parent / "origin"
    git("clone", "-q", "--bare", ".", str(origin))
    git("remote", "add", "origin", str(origin))
    git("push", "-q", "--force", "origin", "HEAD~1:main")
    git("fetch", "-q", "origin")
    git("reset", "-q", "--hard", "origin/main")


@pytest.mark.parametrize("rewriting", [squashed, rebased, amended, forced], ids=lambda each: each.__name__)
def test_rewritten_history_forgets_nothing(repository: Path, run: Run, released: Ledger, rewriting):
    rewriting(repository)
    assert run("check").code == (0 if rewriting is squashed else 1)
    old_copy_back(repository)
    move_on = ("date: 2028-03-09", "date: 2028-03-16")
    replace(repository / "programmes/demo/cohorts.yaml", *move_on)
    publish(run)
    assert_nothing_is_given_out_twice(released, ledger(repository))
    assert ledger(repository).releases[-1].name == "3"


def clone(repository: Path, *options: str) -> Path:
    target = repository.parent / "clone"
    git("clone", "-q", *options, repository.as_uri(), str(target))
    for name, value in (("user.name", "Bo"), ("user.email", "bo@kommunen.example")):
        git("-C", str(target), "config", name, value)
    return target


def mirrored(repository: Path) -> Path:
    mirror = repository.parent / "mirror"
    git("clone", "-q", "--mirror", str(repository), str(mirror))
    return clone(mirror)


def pruned(repository: Path) -> Path:
    git("reflog", "expire", "--expire=now", "--all")
    git("gc", "-q", "--prune=now")
    return clone(repository)


def in_worktree(repository: Path) -> Path:
    target = repository.parent / "worktree"
    git("worktree", "add", "-q", str(target), "-b", "andra")
    return target


@pytest.mark.long
@pytest.mark.parametrize("copying", [clone, mirrored, pruned, in_worktree], ids=lambda each: each.__name__)
@pytest.mark.parametrize("loss", [reverted, and_committed(file_deleted), reset], ids=lambda each: each.__name__)
def test_another_copy_of_the_repository_remembers_too(repository: Path, run: Run, released: Ledger, copying, loss):
    """A new clone has neither git's log of what branches were nor what this computer has given out."""
    loss(repository)
    target = copying(repository)
    os.chdir(target)  # the workspace's fixture goes back
    assert "ledger-behind" in run("check").out
    publish(run)
    assert_nothing_is_given_out_twice(released, ledger(target))


def test_a_shallow_clone_can_not_tell_and_does_not_publish(
    repository: Path, run: Run, released: Ledger, monkeypatch: pytest.MonkeyPatch
):
    reverted(repository)
    target = clone(repository, "--depth", "1")
    monkeypatch.chdir(target)
    told = run("check", "--notes")
    assert told.code == 0
    assert "note[ledger-past-unknown]" in told.out
    before = (target / LEDGER).read_bytes()
    assert "git fetch --unshallow --tags" in publish(run, code=1)
    assert (target / LEDGER).read_bytes() == before
    git("fetch", "-q", "--unshallow", "--tags")
    publish(run)
    assert_nothing_is_given_out_twice(released, ledger(target))


def test_a_clone_without_old_files_can_not_tell_either(
    repository: Path, run: Run, released: Ledger, monkeypatch: pytest.MonkeyPatch
):
    git("config", "uploadpack.allowFilter", "true")
    reverted(repository)
    target = clone(repository, "--filter=blob:none")
    monkeypatch.chdir(target)
    told = run("check", "--notes")
    assert (told.code, "note[ledger-past-unknown]" in told.out) == (0, True)
    assert "git fetch --refetch --no-filter" in publish(run, code=1)
    git("fetch", "-q", "--refetch", "--no-filter")
    publish(run)
    assert_nothing_is_given_out_twice(released, ledger(target))


def of_another_user(_workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")


def broken(workspace: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / ".git" / "HEAD").write_bytes(b"")


@pytest.mark.parametrize(
    ("refused", "words", "way_out"),
    [
        (of_another_user, "git does not trust this folder", "git config --global --add safe.directory "),
        (broken, "the git folder here is damaged", "clone it anew"),
    ],
)
def test_where_git_will_not_use_the_repository_nobody_knows_and_nothing_is_published(
    repository: Path,
    run: Run,
    released: Ledger,
    refused: Callable[[Path, pytest.MonkeyPatch], None],
    words: str,
    way_out: str,
    monkeypatch: pytest.MonkeyPatch,
):
    reverted(repository)
    shutil.rmtree(repository / ".introplan")
    before = (repository / LEDGER).read_bytes()
    head = (repository / ".git" / "HEAD").read_bytes()
    refused(repository, monkeypatch)
    told = run("check", "--notes")
    assert (told.code, "note[ledger-past-unknown]" in told.out) == (0, True)
    assert words in told.out
    assert way_out in told.out
    for how in ((), ("--no-commit",)):
        said = publish(run, *how, code=1)
        assert words in said
        assert way_out in said
        assert "--no-commit" not in said
    assert (repository / LEDGER).read_bytes() == before
    monkeypatch.delenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", raising=False)
    (repository / ".git" / "HEAD").write_bytes(head)
    publish(run)
    assert_nothing_is_given_out_twice(released, ledger(repository))


def test_a_ledger_that_a_newer_introplan_has_written_on_another_branch_is_told(
    repository: Path, run: Run, released: Ledger
):
    git("switch", "-q", "-c", "andra")
    file = repository / LEDGER
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("introplan-ledger 2", "introplan-ledger 9"), encoding="utf-8", newline="\n")
    save()
    git("switch", "-q", "main")
    told = run("check")
    assert (told.code, "error[ledger-of-newer-version]" in told.out) == (1, True)
    move_on = ("date: 2028-03-09", "date: 2028-03-16")
    replace(repository / "programmes/demo/cohorts.yaml", *move_on)
    publish(run, code=1)


def test_a_side_that_a_merge_left_out_is_remembered(published: Path, run: Run):
    """`git merge -s ours` takes nothing of the other side, whose release was given out all the same."""
    git("switch", "-q", "-c", "andra")
    move(published)
    publish(run)
    released = ledger(published)
    git("switch", "-q", "main")
    git("merge", "-q", "-s", "ours", "--no-edit", "andra")
    git("branch", "-D", "andra")
    git("tag", "-d", "demo/2")
    git("reflog", "expire", "--expire=now", "--all")
    assert "ledger-behind" in run("check").out
    publish(run)
    assert_nothing_is_given_out_twice(released, ledger(published))


def test_the_marks_of_a_merge_are_mended_with_what_both_sides_gave_out(repository: Path, run: Run, released: Ledger):
    file = repository / LEDGER
    text = file.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines(keepends=True) if line.startswith(f"{KEY} "))
    file.write_text(text.replace(line, f"<<<<<<< HEAD\n{line}=======\n>>>>>>> andra\n"), encoding="utf-8")
    assert "error[ledger-conflict]" in run("check").out
    assert run("check", "--fix", "--yes").code == 0
    assert file.read_bytes() == ledger_text(released).encode()


def test_a_tag_that_another_release_has_stays_there(repository: Path, run: Run, released: Ledger):
    git("tag", "demo/vt", "HEAD~1")
    before = git("rev-parse", "demo/vt")
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    told = publish(run, "--name", "vt")
    other = f"demo/vt-{git('rev-parse', 'HEAD')[:4]}"
    assert f"another release has the tag demo/vt, so this one is tagged {other}" in told
    assert f"with the tag {other}" in told
    assert git("rev-parse", "demo/vt") == before
    assert git("rev-parse", f"{other}^{{commit}}") == git("rev-parse", "HEAD")


def test_a_number_that_a_tag_has_is_not_given_again(published: Path, run: Run):
    git("tag", "demo/7")
    move(published)
    publish(run)
    assert ledger(published).releases[-1].name == "8"


def test_what_a_colleague_has_pushed_counts_as_soon_as_it_is_fetched(
    repository: Path, run: Run, released: Ledger, monkeypatch: pytest.MonkeyPatch
):
    target = clone(repository)
    monkeypatch.chdir(target)
    replace(target / "programmes/demo/cohorts.yaml", *reversed(MOVED))
    publish(run)
    theirs = ledger(target)
    monkeypatch.chdir(repository)
    git("fetch", "-q", str(target), "main:refs/remotes/bo/main")
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    publish(run)
    ours = ledger(repository)
    assert [release.name for release in ours.releases] == ["1", "2", "3", "4"]
    assert_nothing_is_given_out_twice(theirs, ours)


@pytest.mark.long  # a journey of several releases, on two branches
def test_two_releases_of_one_name_are_noted_and_hold(
    repository: Path, run: Run, released: Ledger, monkeypatch: pytest.MonkeyPatch
):
    """Two have published apart, without fetching; then one of them pulls."""
    target = clone(repository)
    monkeypatch.chdir(target)
    replace(target / "programmes/demo/cohorts.yaml", *reversed(MOVED))
    monkeypatch.setattr("introplan.cli.publish.datetime", _Later)
    publish(run)
    monkeypatch.chdir(repository)
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    publish(run)
    git("pull", "-q", "--no-rebase", "--no-edit", "--no-tags", str(target), "main")
    told = run("check", "--notes")
    assert told.code == 0
    assert "note[release-name-twice]" in told.out
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2028-03-16", "date: 2028-03-23")
    publish(run)
    assert [release.name for release in ledger(repository).releases] == ["1", "2", "3", "3", "4"]
    assert "ledger-behind" not in run("check").out


@pytest.mark.long  # as above
def test_after_two_releases_apart_letters_know_what_both_said(
    repository: Path, run: Run, released: Ledger, monkeypatch: pytest.MonkeyPatch
):
    """One has called a place and a person otherwise, the other has moved a session: all have got letters of both."""
    target = clone(repository)
    for place in (target, repository):
        replace(place / "programmes/demo/programme.yaml", "  schema: 1\n", "  schema: 1\n  calendar_way: changes\n")
    monkeypatch.chdir(target)
    replace(target / "programmes/demo/organisations.yaml", "title: Samtalsrummet", "title: Lilla rummet")
    replace(target / "programmes/demo/organisations.yaml", "title: Stora salen", "title: Aulan")
    replace(target / "programmes/demo/people.yaml", "name: Ida Introdotter", "name: Ida Nyman")
    publish(run)
    monkeypatch.chdir(repository)
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    monkeypatch.setattr("introplan.cli.publish.datetime", _Later)
    publish(run)
    git("pull", "-q", "--no-rebase", "--no-edit", "--no-tags", str(target), "main")
    [compared] = json.loads(run("diff", "--format", "json").out)
    [change] = compared["changes"]  # of the session that both have changed, which the later has called as before
    assert change["sentence"] == "Stora salen is now called Aulan."
    assert change["sentence"] in publish(run)
    letters = {
        path.stem: path.read_text("utf-8") for path in (repository / "build/demo_private/release-4/people").glob("*.md")
    }
    assert letters.keys() == set(change["people"])
    for letter in letters.values():
        assert "Stora salen heter nu Aulan." in letter
        assert letter.count("16 mars 2028") == 2, "one entry is to be replaced"
        assert not re.search(r"Lilla rummet|Samtalsrummet|Introdotter", letter)


@pytest.mark.long  # as above
@pytest.mark.parametrize("last", ["renames", "moves"])
def test_after_two_releases_apart_nobody_is_sent_what_they_have(
    repository: Path, run: Run, released: Ledger, monkeypatch: pytest.MonkeyPatch, last: str
):
    """What a release was made of lacks what the other said, whichever of the two was the last."""
    clocks = {"renames": Now, "moves": Now, last: _Later}
    target = clone(repository)
    monkeypatch.chdir(target)
    monkeypatch.setattr("introplan.cli.publish.datetime", clocks["renames"])
    replace(target / "programmes/demo/organisations.yaml", "title: Samtalsrummet", "title: Lilla rummet")
    publish(run)
    monkeypatch.chdir(repository)
    monkeypatch.setattr("introplan.cli.publish.datetime", clocks["moves"])
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    publish(run)
    git("pull", "-q", "--no-rebase", "--no-edit", "--no-tags", str(target), "main")
    assert "Nothing has changed" in run("diff").out
    told = publish(run)
    assert "nobody's coming dates have changed" in told
    assert not list((repository / "build/demo_private/release-4").glob("people/*"))
    replace(repository / "programmes/demo/organisations.yaml", "title: Lilla rummet", "title: Mellanrummet")
    publish(run)
    note = (repository / "build/demo_private/release-5/people/ada-testsson.md").read_text(encoding="utf-8")
    assert "Lilla rummet heter nu Mellanrummet" in note


class _Later:
    """A clock that is an hour ahead."""

    @staticmethod
    def now(zone: tzinfo) -> datetime:
        return Now.now(zone) + timedelta(hours=1)


def test_git_tells_which_commit_made_an_earlier_release(repository: Path, run: Run, released: Ledger):
    """Also when it was taken back, and when the folder had another name then."""
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    publish(run)
    git("mv", "programmes/demo", "programmes/ny")
    save()
    answer = run("diff", "1")
    assert answer.code == 0, answer
    assert "from Thu 9 March (week 10) to Thu 16 March 2028" in answer.out


SEEDS = range(int(os.environ.get("INTROPLAN_LIVES", "4")))
"""How many lives of each kind; `INTROPLAN_LIVES=25` takes some 45 seconds."""


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_life_with_git_nothing_is_given_out_twice(tmp_path: Path, seed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    desk = life_of_one(tmp_path / "arbete", seed, remembers=bool(seed % 2))
    assert (desk.given_out.faults, desk.dead_ends) == ([], [])


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_life_of_two_who_fetch_nothing_is_given_out_twice(tmp_path: Path, seed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    desks = life_of_two(tmp_path / "arbete", seed)
    assert (desks[0].given_out.faults, [desk.dead_ends for desk in desks]) == ([], [[], []])
