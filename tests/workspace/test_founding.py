"""A new workspace has a repository of its own, where there is git and no other one around it."""

from pathlib import Path

import pytest
from cli.conftest import git

from introplan.workspace.founding import Founded, Founding, found_repository
from introplan.workspace.repository import RepositoryError


@pytest.fixture
def plan(own_git: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file, the current one; git knows who works here."""
    for whom in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{whom}_NAME", "Karin Exempelsson")
        monkeypatch.setenv(f"GIT_{whom}_EMAIL", "karin@kommunen.example")
    folder = tmp_path / "Vår plan"
    folder.mkdir()
    (folder / "plan.yaml").write_text("programme:\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def nobody_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for whom in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{whom}_NAME")
        monkeypatch.delenv(f"GIT_{whom}_EMAIL")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.useConfigOnly")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")


def test_all_of_it_is_the_first_commit_on_the_branch_main(plan: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "init.defaultBranch")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "huvud")
    assert found_repository(plan, "Planen från början") == Founding(Founded.COMMITTED, plan)
    assert git("log", "--format=%D %s") == "HEAD -> main Planen från början"
    assert git("status", "--porcelain") == ""


def test_where_git_knows_nobody_the_first_commit_is_left_to_her(plan: Path, monkeypatch: pytest.MonkeyPatch):
    nobody_is_known(monkeypatch)
    assert found_repository(plan, "Början") == Founding(Founded.UNCOMMITTED, plan)
    assert git("symbolic-ref", "--short", "HEAD") == "main"
    assert git("status", "--porcelain") == "?? plan.yaml"


def test_there_is_no_repository_within_another(plan: Path):
    git("init", "-q")
    (plan / "ny/inre").mkdir(parents=True)
    assert found_repository(plan / "ny/inre", "Början") == Founding(Founded.WITHIN, plan)
    assert not list(plan.glob("ny/**/.git"))


def test_an_empty_repository_that_was_cloned_is_filled(plan: Path):
    git("init", "-q", "-b", "stam")
    assert found_repository(plan, "Början") == Founding(Founded.COMMITTED, plan)
    assert git("log", "--format=%D %s") == "HEAD -> stam Början"


def test_without_git_there_is_none(plan: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert found_repository(plan, "Början") == Founding(Founded.WITHOUT_GIT, None)
    assert not (plan / ".git").exists()


def test_where_a_folder_that_is_made_belongs_to_somebody_else_git_is_told_to_trust_it(
    plan: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(RepositoryError) as refused:
        found_repository(plan, "Början")
    assert "safe.directory" in str(refused.value.way_out.values["command"])


def test_a_commit_that_git_refuses_is_told_with_its_words(plan: Path):
    git("init", "-q")
    hook = plan / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho nej, inte nu\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(RepositoryError) as refused:
        found_repository(plan, "Början")
    assert refused.value.message.values["complaint"] == "nej, inte nu"
