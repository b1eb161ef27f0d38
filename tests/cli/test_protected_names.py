"""A protected name is in no text of the workspace, and gets into no commit."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Run, replace

CHECKOUT = Path(__file__).parents[2]
HOOKS = (CHECKOUT / "programmes/GIT.md").read_text(encoding="utf-8")
NAMES = "# Skyddade personuppgifter\nEva Hemlig\n\nÅsa-Lill Dold\n"


@pytest.mark.parametrize(
    "words",
    [
        "Eva Hemlig",
        "eva  hemlig",
        "Hemlig, Eva",
        "Eva\n#   Hemlig".replace("#   ", ""),
        "eva-hemlig",
        "åsa lill DOLD",
        "asa-lill-dold",
    ],
)
def test_a_protected_name_is_seen_however_it_is_written(words: str, workspace: Path, run: Run):
    (workspace / "protected-names.txt").write_text(NAMES, encoding="utf-8")
    assert run("check").code == 0
    (workspace / "notes.md").write_text(f"Ring {words} i morgon.\n", encoding="utf-8")
    answer = run("check", "--format", "concise")
    assert answer.code == 1
    assert answer.out.startswith("notes.md:1:6: error[protected-name-written] there is a name here that")


@pytest.mark.parametrize("words", ["Evald Hemligsson", "Eva och Hemlig", "hemlig"])
def test_other_words_are_left_alone(words: str, workspace: Path, run: Run):
    (workspace / "protected-names.txt").write_text(NAMES, encoding="utf-8")
    (workspace / "notes.md").write_text(words, encoding="utf-8")
    assert run("check").code == 0


def test_a_comment_and_a_plan_that_can_not_be_read_are_looked_through_too(workspace: Path, run: Run):
    (workspace / "protected-names.txt").write_text(NAMES, encoding="utf-8")
    file = workspace / "programmes/demo/cohorts.yaml"
    replace(file, "date: 2027-09-09", "date: 2027-09-31  # Eva Hemlig kan inte")
    found = run("check", "--format", "concise", "--only", "protected-name-written").out
    assert [line.partition("[")[2].partition("]")[0] for line in found.splitlines()] == [
        "no-such-date",
        "protected-name-written",
    ]


def test_what_is_built_and_what_is_no_text_is_passed_over(workspace: Path, run: Run):
    (workspace / "protected-names.txt").write_text(NAMES, encoding="utf-8")
    (workspace / "build").mkdir()
    (workspace / "build/old.html").write_text("Eva Hemlig", encoding="utf-8")
    (workspace / "photo.jpg").write_bytes(b"\xff\xd8 Eva Hemlig")
    assert run("check").code == 0


needs_git = pytest.mark.skipif(shutil.which("git") is None or shutil.which("sh") is None, reason="git is not here")


class Repository:
    """A real git repository around a workspace, with introplan on its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "INTROPLAN_LANG": "en",
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Karin Exempelsson")
        self.git("config", "user.email", "karin@exempel.example")

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *words], cwd=self.folder, env=self.environment, check=False, capture_output=True, encoding="utf-8"
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        self.git("add", ".")
        return self.git("commit", "-q", "-m", "Ett läge av planen")

    def hook(self, name: str) -> None:
        text = re.search(rf"^```sh\n(#!/bin/sh\n# {name}\b.*?)^```$", HOOKS, re.MULTILINE | re.DOTALL)
        assert text, f"GIT.md has no hook {name}"
        file = self.folder / ".git/hooks" / name
        file.write_text(text[1], encoding="utf-8", newline="\n")
        file.chmod(0o755)


@pytest.fixture
def repository(workspace: Path) -> Repository:
    (workspace / "protected-names.txt").write_text(NAMES, encoding="utf-8")
    return Repository(workspace)


@needs_git
def test_a_new_workspace_keeps_the_names_out_of_git_and_one_that_does_not_is_told(repository: Repository, run: Run):
    assert run("check").code == 0
    replace(repository.folder / ".gitignore", "protected-names.txt\n", "")
    assert "error[protected-names-in-git]" in run("check", "--format", "concise").out


@pytest.mark.long  # git starts Python for each commit
@needs_git
def test_the_hook_of_the_page_refuses_a_commit_with_a_protected_name_or_a_fault(repository: Repository):
    repository.hook("pre-commit")
    assert repository.commit().returncode == 0
    file = repository.folder / "programmes/demo/cohorts.yaml"
    sound = file.read_text(encoding="utf-8")
    file.write_text(f"{sound}# Eva Hemlig kan inte\n", encoding="utf-8")
    refused = repository.commit()
    assert refused.returncode == 1
    assert "protected-name-written" in refused.stdout + refused.stderr
    file.write_text(sound.replace("date: 2027-09-09", "date: 2027-09-31"), encoding="utf-8")
    assert repository.commit().returncode == 1
    file.write_text(f"{sound}# Karin ringer\n", encoding="utf-8")
    assert repository.commit().returncode == 0


@needs_git
def test_the_hook_looks_at_what_is_committed_and_not_at_what_lies_beside_it(repository: Repository):
    repository.hook("pre-commit")
    assert repository.commit().returncode == 0
    file = repository.folder / "programmes/demo/cohorts.yaml"
    sound = file.read_text(encoding="utf-8")
    file.write_text(f"{sound}# Eva Hemlig kan inte\n", encoding="utf-8")
    repository.git("add", ".")
    file.write_text(sound, encoding="utf-8")
    assert repository.git("commit", "-q", "-m", "Ett namn").returncode == 1


@pytest.mark.long  # git starts Python for each commit and push
@needs_git
def test_the_hook_of_the_page_refuses_to_push_a_fault_and_a_name_in_an_earlier_commit(
    repository: Repository, tmp_path: Path
):
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "remote.git")], check=True)
    repository.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    repository.hook("pre-push")
    repository.commit()
    pushed = repository.git("push", "-q", "origin", "main")
    assert pushed.returncode == 0, pushed.stderr
    file = repository.folder / "programmes/demo/cohorts.yaml"
    sound = file.read_text(encoding="utf-8")
    file.write_text(f"{sound}# Eva Hemlig kan inte\n", encoding="utf-8")
    repository.commit()
    file.write_text(sound, encoding="utf-8")
    repository.commit()
    refused = repository.git("push", "-q", "origin", "main")
    assert refused.returncode != 0
    assert "skyddat namn" in refused.stderr
    repository.git("reset", "-q", "--hard", "origin/main")
    repository.git("commit", "-q", "--allow-empty", "-m", "Flyttar för Eva Hemlig")
    assert "message.txt:1:13" in repository.git("push", "-q", "origin", "main").stderr
    repository.git("reset", "-q", "--hard", "origin/main")
    file.write_text(sound.replace("date: 2027-09-09", "date: 2027-09-31"), encoding="utf-8")
    repository.commit()
    assert repository.git("push", "-q", "origin", "main").returncode != 0
    file.write_text(f"{sound}# Karin ringer\n", encoding="utf-8")
    repository.commit()
    mended = repository.git("push", "-q", "origin", "main")
    assert mended.returncode == 0, mended.stderr
