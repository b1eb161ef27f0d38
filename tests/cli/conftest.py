"""A workspace in a temporary folder, and commands run in it as a coordinator runs them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from prepared import Prepared
from typer.testing import CliRunner

from introplan.cli.app import app


class Answer(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in the current folder, with what is `typed`; a bug's traceback goes through."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")

    def run_command(*words: str, typed: str = "") -> Answer:
        result = CliRunner().invoke(app, list(words), input=typed, catch_exceptions=False)
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run_command


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, prepared: Prepared) -> Path:
    """A new workspace with the small programme that `introplan new` starts from, without git; the current folder."""
    demo = tmp_path / "demo"

    def new() -> None:
        monkeypatch.chdir(tmp_path)
        assert run("new", "demo").code == 0
        shutil.rmtree(demo / ".git", ignore_errors=True)

    prepared("workspace", demo, new)
    monkeypatch.chdir(demo)
    return demo


def replace(file: Path, before: str, after: str) -> None:
    """Change one place in a file; fails when it is not there exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"`{before}` stands {text.count(before)} times in {file}"
    file.write_text(text.replace(before, after), encoding="utf-8", newline="\n")


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_private(folder: Path) -> dict[str, bytes]:
    """The same of a workspace, without the folder in which introplan keeps what is its own."""
    return {path: content for path, content in files_in(folder).items() if not path.startswith(".introplan/")}


def git(*words: str) -> str:
    """What git answers in the current folder."""
    return subprocess.run(("git", *words), check=True, capture_output=True, text=True, encoding="utf-8").stdout.strip()


def commit_all() -> None:
    """A repository in the current folder, with all there is in its first commit."""
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Karin Exempelsson")
    git("config", "user.email", "karin@kommunen.example")
    git("add", "-A")
    git("commit", "-q", "-m", "Början")


@pytest.fixture
def committed_plan(tmp_path: Path, own_git: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """What makes a workspace of one programme in one file, committed; it is the current folder then."""

    def committed(text: str) -> Path:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "programmes/demo").mkdir(parents=True)
        (tmp_path / "programmes/demo/plan.yaml").write_text(text, "utf-8")
        commit_all()
        return tmp_path

    return committed


@pytest.fixture
def repository(own_git: None, workspace: Path, prepared: Prepared) -> Path:
    """The small workspace, committed."""
    prepared("repository", workspace, commit_all)
    return workspace


@pytest.fixture
def released(workspace: Path, run: Run, prepared: Prepared) -> Path:
    """The small workspace after its first release, without git."""
    prepared("released", workspace, lambda: _publish(run))
    return workspace


@pytest.fixture
def published(repository: Path, run: Run, prepared: Prepared) -> Path:
    """The small workspace after its first release, with git."""
    prepared("published", repository, lambda: _publish(run))
    return repository


def _publish(run: Run) -> None:
    assert run("publish", "-m", "Första", "--yes").code == 0
