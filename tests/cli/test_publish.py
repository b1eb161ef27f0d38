"""`introplan publish` in real repositories: what it writes, what it commits, and what it leaves alone."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run, files_in, git, replace

import introplan
from introplan.cli import printed, resources
from introplan.cli.screen import ask
from introplan.releases import Ledger, read_ledger
from introplan.workspace.repository import Repository, tag_of
from introplan.workspace.writing import replace_whole

LEDGER = "programmes/demo/releases.ledger"
MOVED = ("date: 2027-09-09", "date: 2027-09-16")


@pytest.fixture(autouse=True)
def with_own_git(own_git: None) -> None:
    """No test here sees the settings of whoever runs them."""


def move(workspace: Path) -> None:
    replace(workspace / "programmes/demo/cohorts.yaml", *MOVED)


def ledger(workspace: Path) -> Ledger:
    value, found = read_ledger(LEDGER, (workspace / LEDGER).read_bytes())
    assert found == []
    return value


def publish(run: Run, *more: str, code: int = 0) -> str:
    """Publish without being asked; what was told."""
    answer = run("publish", "-m", "Något nytt", "--yes", *more)
    assert answer.code == code, answer
    return answer.out + answer.err


def test_a_release_is_committed_with_the_plan_and_tagged(published: Path, run: Run):
    move(published)
    (published / "programmes/demo/nytt.yaml").write_text("areas:\n  barn: {title: Barn}\n")
    publish(run)
    assert git("log", "-1", "--format=%s") == "Något nytt"
    assert git("tag").split() == ["demo/1", "demo/2"]
    assert git("show", "--format=", "--name-only", "HEAD").split() == [
        "programmes/demo/cohorts.yaml",
        "programmes/demo/nytt.yaml",
        LEDGER,
    ]
    assert git("status", "--porcelain") == ""
    assert [release.name for release in ledger(published).releases] == ["1", "2"]


def test_what_else_is_changed_or_staged_stays_as_it_is(repository: Path, run: Run):
    (repository / "README.md").write_text("Annat\n")
    (repository / "staged.txt").write_text("Annat\n")
    git("add", "staged.txt")
    publish(run)
    assert git("show", "--format=", "--name-only", "HEAD").split() == [LEDGER]
    assert set(git("status", "--porcelain").splitlines()) == {"M README.md", "A  staged.txt"}


def test_nothing_new_is_nothing_to_publish(published: Path, run: Run):
    before = git("rev-parse", "HEAD")
    assert "nothing has changed since release 1" in publish(run)
    assert git("rev-parse", "HEAD") == before


def test_a_plan_with_an_error_is_not_published(repository: Path, run: Run):
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    assert "Nothing was published" in publish(run, code=1)
    assert not (repository / LEDGER).exists()


def test_a_damaged_ledger_is_not_published(published: Path, run: Run):
    replace(published / "programmes/demo/cohorts.yaml", *MOVED)
    text = (published / LEDGER).read_text(encoding="utf-8")
    (published / LEDGER).write_text(text.replace("ht27/valkommen 0", "ht27/valkommen 7"), encoding="utf-8")
    assert "ledger-line-changed" in publish(run, code=1)


def test_without_anybody_to_ask_nothing_is_written(repository: Path, run: Run):
    before = files_in(repository)
    answer = run("publish", "-m", "Något nytt")
    assert answer.code == 2
    assert files_in(repository) == before


ANSWERS = [
    *((reply, True) for reply in ("j\n", "ja\n", "y\n", "yes\n", "JA\n", " Yes \n", "kanske\nja\n")),
    *((reply, False) for reply in ("n\n", "nej\n", "no\n", "N\n", "\n", "", "kanske\n")),
]


@pytest.mark.parametrize(("reply", "meant"), ANSWERS)
def test_an_answer_is_yes_or_no_in_either_language(reply: str, meant: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", StringIO(reply))
    assert ask("Publish this? Yes or no [y/N]:") == meant


@pytest.mark.parametrize(("reply", "made"), [("kanske\nja\n", True), ("kanske\n", False)])
def test_in_a_terminal_it_asks(repository: Path, run: Run, reply, made, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    before = files_in(repository / "programmes")
    assert run("publish", "-m", "Något nytt", typed=reply).code == 0
    assert (repository / LEDGER).exists() == made
    assert made or files_in(repository / "programmes") == before
    assert (repository / "build").exists() == made


@pytest.mark.parametrize("name", ["", "a/b", "..", "1..2", "-1", "1 2", "1.", "x.lock", "å", "a" * 17])
def test_a_name_that_no_tag_or_folder_can_have_is_wrong_use(repository: Path, run: Run, name):
    assert run("publish", "-m", "Något nytt", "--yes", "--name", name).code == 2


def test_a_name_is_given_once(repository: Path, run: Run):
    publish(run, "--name", "1.9")
    move(repository)
    assert run("publish", "-m", "Något nytt", "--yes", "--name", "1.9").code == 2
    publish(run)
    assert ledger(repository).releases[-1].name == "1.10"


def test_an_empty_message_is_wrong_use(repository: Path, run: Run):
    assert run("publish", "-m", " ", "--yes").code == 2


def test_without_a_commit_git_is_left_alone(repository: Path, run: Run):
    publish(run, "--no-commit")
    assert git("status", "--porcelain") == f"?? {LEDGER}"
    assert git("tag") == ""
    assert "not yet saved in git" in publish(run)
    assert git("tag") == "demo/1"
    assert git("status", "--porcelain") == ""


def test_outside_a_repository_the_ledger_is_all(workspace: Path, run: Run):
    assert "not a git repository" in publish(run)
    assert ledger(workspace).last


def test_without_git_the_ledger_is_all(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert "git is not installed" in publish(run)
    assert ledger(repository).last


def no_name(_repository: Path) -> None:
    git("config", "user.useConfigOnly", "true")
    git("config", "--unset", "user.name")
    git("config", "--unset", "user.email")


def detached(_repository: Path) -> None:
    git("checkout", "-q", "--detach")


def ignored(repository: Path) -> None:
    (repository / ".git/info/exclude").write_text("*.ledger\n")


def detached_with_a_commit(_repository: Path) -> None:
    git("checkout", "-q", "--detach")
    git("commit", "-q", "--allow-empty", "-m", "Bara här")


def unmerged(repository: Path) -> None:
    git("switch", "-q", "-c", "andra")
    move(repository)
    git("commit", "-q", "-a", "-m", "Deras")
    git("switch", "-q", "main")
    replace(repository / "programmes/demo/cohorts.yaml", MOVED[0], "date: 2027-09-23")
    git("commit", "-q", "-a", "-m", "Vårt")
    subprocess.run(("git", "merge", "-q", "andra"), check=False, capture_output=True)
    file = repository / "programmes/demo/cohorts.yaml"
    file.write_text(git("show", "HEAD:programmes/demo/cohorts.yaml") + "\n", encoding="utf-8", newline="\n")


def tagged(_repository: Path) -> None:
    git("tag", "demo")


def merging(repository: Path) -> None:
    (repository / ".git/MERGE_HEAD").write_text(git("rev-parse", "HEAD") + "\n")


@pytest.mark.parametrize(
    ("obstacle", "said"),
    [
        (no_name, 'who you are\nhelp: tell it, once on this computer: `git config --global user.name "Your Name"`'),
        (
            detached,
            "no branch is checked out here, so a commit would get lost\nhelp: go back to one with `git switch main`",
        ),
        (detached_with_a_commit, "lost\nhelp: make what is here one, with `git switch -c kept`"),
        (ignored, "git ignores"),
        (tagged, "has the tag"),
        (
            merging,
            "a merge is under way\nhelp: finish it with `git commit --no-edit`, or take it back with `git merge",
        ),
        (unmerged, "files of a merge are not resolved yet: programmes/demo/cohorts.yaml\nhelp: open each, choose"),
    ],
)
def test_what_keeps_git_from_committing_is_told_before_anything_is_written(repository: Path, run: Run, obstacle, said):
    obstacle(repository)
    before = git("rev-parse", "HEAD")
    told = publish(run, code=1)
    assert said in told
    assert "Nothing was published" in told
    assert not (repository / LEDGER).exists()
    assert git("rev-parse", "HEAD") == before


def test_a_tag_where_a_folder_of_tags_has_to_be_can_be_renamed(repository: Path, run: Run):
    git("tag", "demo")
    told = publish(run, code=1)
    assert "`git tag demo-old demo` and `git tag -d demo`" in told
    git("tag", "demo-old", "demo")
    git("tag", "-d", "demo")
    publish(run)
    assert git("tag").split() == ["demo-old", "demo/1"]


def test_a_hook_that_refuses_leaves_everything_as_it_was(published: Path, run: Run):
    move(published)
    (published / "programmes/demo/nytt.yaml").write_text("areas:\n  barn: {title: Barn}\n")
    hook = published / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho nej, inte nu\nexit 1\n")
    hook.chmod(0o755)
    before, status = (published / LEDGER).read_bytes(), git("status", "--porcelain")
    assert "nej, inte nu" in publish(run, code=1)
    assert (published / LEDGER).read_bytes() == before
    assert git("status", "--porcelain") == status
    hook.unlink()
    publish(run)
    assert ledger(published).releases[-1].name == "2"


def test_what_git_ignores_is_told(repository: Path, run: Run):
    (repository / ".git/info/exclude").write_text("franvaro.yaml\n")
    (repository / "programmes/demo/franvaro.yaml").write_text("areas:\n  barn: {title: Barn}\n")
    assert "git ignores programmes/demo/franvaro.yaml, so it is not saved in git" in publish(run)


def test_how_the_others_get_it_is_told_with_where_to_when_git_would_ask(repository: Path, run: Run, tmp_path: Path):
    git("init", "-q", "--bare", str(tmp_path / "server.git"))
    assert "git push" not in publish(run)
    git("remote", "add", "kommunen", str(tmp_path / "server.git"))
    move(repository)
    told = publish(run)
    assert told.endswith("`git push --follow-tags -u kommunen main`\n")
    git(*told.split("`")[-2].split()[1:])
    replace(repository / "programmes/demo/cohorts.yaml", *reversed(MOVED))
    assert publish(run).endswith("`git push --follow-tags`\n")


def test_a_repository_without_a_commit_gets_its_first(workspace: Path, run: Run):
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Karin")
    git("config", "user.email", "karin@kommunen.example")
    publish(run)
    assert LEDGER in git("show", "--format=", "--name-only", "HEAD")


@pytest.mark.long  # a journey of several releases, on two branches
def test_two_branches_that_both_released_merge_to_one_ledger(published: Path, run: Run):
    git("switch", "-q", "-c", "andra")
    move(published)
    publish(run, "--name", "andra-1")
    git("switch", "-q", "main")
    replace(published / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
    publish(run)
    git("merge", "-q", "--no-edit", "andra")
    assert run("check").code == 0
    publish(run)
    assert {release.name for release in ledger(published).releases} >= {"1", "andra-1", "andra-2"}
    assert publish(run).count("nothing has changed") == 1


def test_a_revert_is_published_by_counting_on(published: Path, run: Run):
    move(published)
    publish(run)
    replace(published / "programmes/demo/cohorts.yaml", *reversed(MOVED))
    publish(run)
    assert ledger(published).records["ht27/valkommen"].stamp.sequence == 2


class Killed(BaseException):
    """The computer stops here."""


def test_wherever_writing_stops_the_file_is_the_old_one_or_the_new_one(tmp_path: Path, monkeypatch):
    """Stopped before each call that touches the disk, and once after all of them."""
    for steps in range(8):
        file, left = tmp_path / f"{steps}.ledger", [steps]
        file.write_bytes(b"old")

        def counted(real, left=left):
            def step(*words, **named):
                if left[0] == 0:
                    raise Killed
                left[0] -= 1
                return real(*words, **named)

            return step

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", counted(os.fsync))
            patched.setattr(Path, "replace", counted(Path.replace))
            patched.setattr(Path, "open", counted(Path.open))
            patched.setattr(Path, "unlink", lambda *_, **__: None)  # who is dead does not tidy up
            with suppress(Killed):
                replace_whole(file, b"new")
        assert file.read_bytes() in (b"old", b"new")
        replace_whole(file, b"newer")
        assert file.read_bytes() == b"newer"
        assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".new")] == []


KILLED = """
import os
from introplan.cli.app import app
from introplan.workspace.repository import Repository
Repository.commit = lambda *_words: os._exit(9)
app(["publish", "-m", "Något nytt", "--yes"])
"""


@pytest.mark.long  # a process of its own is stopped, and others go on
def test_a_release_that_git_never_got_is_finished_the_next_time(repository: Path, run: Run):
    """In a process of its own: what typesets cannot be forked."""
    environment = {**os.environ, "PYTHONPATH": str(Path(introplan.__file__).parents[1])}
    killed = subprocess.run((sys.executable, "-c", KILLED), env=environment, check=False, capture_output=True)
    assert killed.returncode == 9
    assert ledger(repository).last
    assert git("tag") == ""
    assert "it is completed now: demo, release 1\n" in publish(run)
    assert git("tag") == "demo/1"
    assert git("show", f"HEAD:{LEDGER}") == (repository / LEDGER).read_text(encoding="utf-8").strip()


def test_a_release_has_notes_beside_the_build(published: Path, run: Run):
    move(published)
    assert re.search(r"notes for \d+ people and \d+ mail drafts in build/demo_private/release-2", publish(run))
    assert (published / "build/demo_private/release-2/changes.ics").is_file()


@pytest.mark.parametrize(
    ("programme", "tag"), [("malmo", "malmo/1.2"), ("min plan", "min-plan/1.2"), (".a..b", "-a-.b/1.2")]
)
def test_a_tag_is_named_after_programme_and_release(programme, tag):
    assert tag_of(programme, "1.2") == tag


WELCOME = ("  welcome: |\n", "  welcome: |\n    Så här fint blir det.\n\n")


def test_a_text_of_the_booklet_alone_can_be_released(published: Path, run: Run):
    """Or one number would name two booklets."""
    replace(published / "programmes/demo/programme.yaml", *WELCOME)
    answer = run("build")
    assert "printed texts have changed since release 1" in answer.err
    assert "printed texts have changed since release 1" in run("diff").err
    assert "Utgåva 1, ändrad" in (published / "build/demo/booklets/ht27.html").read_text(encoding="utf-8")
    assert "Printed texts have changed." in publish(run)
    assert "Utgåva 2" in (published / "build/demo/booklets/ht27.html").read_text(encoding="utf-8")
    assert "nothing has changed since release 2" in publish(run)


def test_a_template_of_ones_own_can_be_released_and_is_committed_with_the_plan(published: Path, run: Run):
    template = published / "templates/booklet.html.j2"
    template.parent.mkdir()
    template.write_text('{% extends "builtin/booklet.html.j2" %}\n', encoding="utf-8")
    assert "Printed texts have changed." in publish(run)
    assert "templates/booklet.html.j2" in git("show", "--format=", "--name-only", "HEAD").split()
    assert "nothing has changed since release 2" in publish(run)


@pytest.mark.parametrize(
    ("before", "after"),
    [("    title: Hösten 2027\n", "    title: Hösten 2027  # en kommentar\n"), ("cohorts:\n", "\n\ncohorts:\n")],
)
def test_what_nobody_is_given_is_no_change(published: Path, run: Run, before: str, after: str):
    replace(published / "programmes/demo/cohorts.yaml", before, after)
    assert "nothing has changed since release 1" in publish(run)


def test_a_release_that_does_not_tell_what_was_printed_is_no_change_by_itself(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    """As of an earlier introplan, or one whose prints look otherwise."""
    with monkeypatch.context() as patched:
        patched.setattr("introplan.cli.publications.printed_of", lambda *_: "")
        publish(run)
    replace(repository / "programmes/demo/programme.yaml", *WELCOME)
    assert "nothing has changed since release 1" in publish(run)


def test_a_release_that_another_introplan_of_the_same_version_has_printed_is_no_change_by_itself(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    """Most who install it from its repository have the version that is to come, again and again with other words."""
    with monkeypatch.context() as patched:
        patched.setattr("introplan.cli.printed.WORDED_WITH", ("rendering",))
        publish(run)
    assert "nothing has changed since release 1" in publish(run)
    replace(repository / "programmes/demo/programme.yaml", *WELCOME)
    assert "nothing has changed since release 1" in publish(run)


@pytest.mark.parametrize("folder", ["language", "rendering", "rulesets", "templates"])
def test_an_introplan_is_another_one_when_anything_that_words_its_prints_is(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for each in ("language", "rendering", "rulesets", "templates"):
        (tmp_path / each).mkdir()
        (tmp_path / each / "words").write_text("before", encoding="utf-8")
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)

    def this_introplan() -> str:
        printed._worded_with.cache_clear()
        return printed.this_introplan()

    before = this_introplan()
    (tmp_path / folder / "made.pyc").write_bytes(b"")
    assert this_introplan() == before
    (tmp_path / folder / "words").write_text("after", encoding="utf-8")
    assert this_introplan().partition("+")[0] == before.partition("+")[0]
    assert this_introplan() != before


def test_it_shows_what_diff_shows_and_one_line_for_all_else(repository: Path, run: Run):
    (repository / "programmes/demo/unused.yaml").write_text("competences:\n  annat: {title: Annat}\n", encoding="utf-8")
    publish(run)
    move(repository)
    changes = run("diff").out.partition("\n\n")[2].strip()
    shown = publish(run)
    assert changes in shown
    assert re.search(r"^\d+ notes?: introplan check --notes$", shown, re.MULTILINE)
    assert "note[" not in shown


def test_one_programme_with_nothing_new_stops_no_other(repository: Path, run: Run):
    shutil.copytree(repository / "programmes/demo", repository / "programmes/annat")
    replace(repository / "programmes/annat/programme.yaml", "  id: demo", "  id: annat")
    publish(run)
    move(repository)
    told = publish(run)
    assert "annat: nothing has changed since release 1" in told
    assert "demo: release 2 is saved in git, with the tag demo/2" in told
    assert git("tag").split() == ["annat/1", "demo/1", "demo/2"]


def test_a_plan_that_is_changed_while_she_answers_is_not_released(
    published: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    move(published)
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)

    def answer(_question: str) -> bool:
        replace(published / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-03-16")
        return True

    monkeypatch.setattr("introplan.cli.publish.ask", answer)
    answered = run("publish", "-m", "Något nytt")
    assert answered.code == 1
    assert "demo was changed while it was being released" in answered.err
    assert git("tag") == "demo/1"


def test_a_tag_that_a_colleague_has_given_meanwhile_is_left_to_them(
    published: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    theirs = git("rev-parse", "HEAD")
    move(published)
    real = Repository.commit

    def with_their_tag(self: Repository, *words: Any) -> None:
        real(self, *words)
        git("tag", "demo/2", theirs)

    monkeypatch.setattr(Repository, "commit", with_their_tag)
    told = publish(run)
    ours = f"demo/2-{git('rev-parse', 'HEAD')[:4]}"
    assert f"with the tag {ours}" in told
    assert git("rev-parse", "demo/2^{commit}") == theirs
    assert git("rev-parse", f"{ours}^{{commit}}") == git("rev-parse", "HEAD")
