"""What git refuses is told in words of ours, with git's own whole and with a way out that helps."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest
from cli.conftest import git

from introplan.diagnostics import Message, _
from introplan.language import fill
from introplan.workspace.git import Git
from introplan.workspace.refusals import Refusal, refusal_of

OTHERWISE = Refusal(Message(_("git cannot read the plan: {complaint}")), Message(_("do what git says, and try again")))
ON_A_SHARE = """\
fatal: detected dubious ownership in repository at '//server/Gemensam mapp/plan'
'//server/Gemensam mapp/plan' is owned by:
\t'S-1-5-21-1004336348-1177238915-682003330-512'
but the current user is:
\t'S-1-5-21-1004336348-1177238915-682003330-1120'
To add an exception for this directory, call:

\tgit config --global --add safe.directory '%(prefix)///server/Gemensam mapp/plan'
"""


def told(stderr: str, stdout: str = "") -> tuple[str, str]:
    """What is said, and the way out."""
    answer = subprocess.CompletedProcess[bytes](("git",), 128, stdout.encode(), stderr.encode())
    message, way_out = refusal_of(answer, OTHERWISE)
    return fill(message.template, message.values, "en"), fill(way_out.template, way_out.values, "en")


def test_a_folder_on_a_network_drive_is_trusted_with_the_line_that_git_gives():
    said, way_out = told(ON_A_SHARE)
    assert "belongs to somebody else" in said
    assert "S-1-5-21-1004336348-1177238915-682003330-1120" in said, "git's own words are whole"
    line = "`git config --global --add safe.directory '%(prefix)///server/Gemensam mapp/plan'`"
    assert line in way_out


@pytest.mark.parametrize(
    ("complaint", "line"),
    [
        (
            "fatal: detected dubious ownership in repository at '//server/share/plan'",
            "'%(prefix)///server/share/plan'",
        ),
        ("fatal: detected dubious ownership in repository at 'H:/plan'", "H:/plan"),
        ("fatal: unsafe repository ('/srv/plan' is owned by someone else)", "/srv/plan"),
        (
            "fatal: detected dubious ownership in repository at '/srv/Annas  plan'\n"
            "\tgit config --global --add safe.directory '/srv/Annas  plan'",
            "'/srv/Annas  plan'",
        ),
        (
            "fatal: detected dubious ownership in repository at '/srv/Anna's plan'\n"
            "\tgit config --global --add safe.directory '/srv/Anna'\\''s plan'",
            '"/srv/Anna\'s plan"',
        ),
    ],
)
def test_the_line_to_paste_is_one_word_for_every_shell(complaint: str, line: str):
    assert f"`git config --global --add safe.directory {line}`" in told(complaint)[1]


def test_a_folder_of_another_user_is_told_as_git_itself_asks_for_it(own_git: None, tmp_path: Path, monkeypatch):
    plan = tmp_path / "Min plan"
    plan.mkdir()
    monkeypatch.chdir(plan)
    git("init", "-q")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    refusal = Git(plan).refusal()
    assert refusal
    line = str(refusal.way_out.values["command"])
    assert line == f"git config --global --add safe.directory '{plan.as_posix()}'"
    monkeypatch.delenv("GIT_CONFIG_GLOBAL")
    home = Path(os.environ["HOME"])
    (home / ".gitconfig").touch()
    subprocess.run(shlex.split(line), check=True)
    assert Git(plan).refusal() is None, "the line helps"


@pytest.mark.parametrize(
    ("complaint", "meaning", "way_out"),
    [
        ("Author identity unknown\n\n*** Please tell me who you are.", "does not know who you are", "user.email"),
        (
            "fatal: Unable to create 'C:/plan/.git/index.lock': File exists.\n\nAnother git process",
            "stopped halfway",
            "delete C:/plan/.git/index.lock",
        ),
        (
            "error: Committing is not possible because you have unmerged files.",
            "a merge are not resolved",
            "git add .",
        ),
        ("error: object file .git/objects/1a/2b is empty", "is damaged", "clone it anew"),
        ("fatal: write error: No space left on device", "the disk is full", "make room"),
        ("error: could not write config file .git/config: Permission denied", "may not write", "try again"),
        ("error: gpg failed to sign the data\nfatal: failed to write commit object", "is to sign", "commit.gpgsign"),
        ("error: unknown option `pathspec-from-file=-'\nusage: git add", "too old", "git-scm.com"),
        ("fatal: cannot create directory at 'a': Filename too long", "too long for git", "core.longpaths"),
        ("fatal: something new", "git cannot read the plan: something new", "do what git says"),
    ],
)
def test_what_git_says_is_told_in_words_of_ours_with_all_of_its_own(complaint: str, meaning: str, way_out: str):
    said, help_text = told(complaint)
    assert meaning in said
    assert all(word in said for word in complaint.split() if word not in {"fatal:", "error:"})
    assert way_out in help_text


def test_what_a_hook_says_before_it_refuses_is_not_lost():
    long = "namn står i filen " * 20
    assert told("nej\n", long)[0].endswith(f"nej {long.strip()}")


def test_a_broken_repository_is_told_as_one(own_git: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    (tmp_path / ".git/HEAD").write_bytes(b"")
    refusal = Git(tmp_path).refusal()
    assert refusal
    assert "is damaged" in refusal.message.template
    assert "clone it anew" in refusal.way_out.template
