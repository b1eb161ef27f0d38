import json
import re
import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, git

PROGRAMMES = Path(__file__).parents[2] / "programmes"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("options", [(), ("--empty",)])
def test_a_new_workspace_builds_at_once_and_has_nothing_to_remark_on(
    options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
):
    assert run("new", "Vår plan", *options).code == 0
    monkeypatch.chdir(tmp_path / "Vår plan")
    answer = run("build")
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / "Vår plan" / "build" / "var-plan" / "index.html").is_file()


def test_the_starter_shows_weeks_without_meetings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
    assert run("new", "demo").code == 0
    monkeypatch.chdir(tmp_path / "demo")
    weeks = re.findall(r"^v\. (\d+) ", run("show", "demo").out, re.MULTILINE)
    assert [week for week in weeks if 27 <= int(week) <= 32] == ["27", "32"] * 2
    starter = (tmp_path / "demo" / "programmes" / "demo" / "programme.yaml").read_text(encoding="utf-8")
    assert "closed: [public_holidays, eves, W28..W31]" in starter


@pytest.mark.parametrize("example", ["malmo", "huddingetrainee"])
def test_an_example_is_copied_whole(example: str, tmp_path: Path, run: Run):
    assert run("new", "demo", "--example", example).code == 0
    assert files_in(tmp_path / "demo" / "programmes" / example) == files_in(PROGRAMMES / example)


def test_a_new_workspace_is_ready_for_git_and_for_an_editor(tmp_path: Path, run: Run):
    run("new", "demo")
    made = files_in(tmp_path / "demo")
    assert sorted(path for path in made if not path.startswith(("programmes/", ".git/"))) == [
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        ".introplan/.gitignore",
        ".introplan/schema.json",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        ".vscode/tasks.json",
        "FIELDS.md",
        "README.md",
    ]
    assert b"/build/" in made[".gitignore"]
    assert b"*.ics -text" in made[".gitattributes"]
    assert [json.loads(made[f".vscode/{name}.json"]) for name in ("extensions", "tasks")]
    assert "./.introplan/schema.json" in json.loads(made[".vscode/settings.json"])["yaml.schemas"]


@pytest.mark.parametrize(
    ("language", "heading", "what"),
    [
        ("sv", "# Alla avsnitt och fält\n", "Vad programmet heter."),
        ("en", "# Every section, ", "What the programme is "),
    ],
)
def test_what_is_looked_up_is_in_the_language_of_its_reader(
    language: str, heading: str, what: str, tmp_path: Path, run: Run
):
    run("--lang", language, "new", "demo")
    made = files_in(tmp_path / "demo")
    assert made["FIELDS.md"].decode().startswith(heading)
    assert what in made[".introplan/schema.json"].decode()


def test_nothing_is_ever_overwritten(tmp_path: Path, run: Run):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "mitt.txt").write_text("kvar")
    answer = run("new", "demo")
    assert answer.code == 2
    assert "`demo` already exists" in answer.err
    assert files_in(tmp_path / "demo") == {"mitt.txt": b"kvar"}


def test_an_empty_folder_may_be_filled(tmp_path: Path, run: Run):
    (tmp_path / "demo").mkdir()
    assert run("new", "demo").code == 0


@pytest.fixture
def karin(own_git: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows who works here."""
    for whom in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{whom}_NAME", "Karin Exempelsson")
        monkeypatch.setenv(f"GIT_{whom}_EMAIL", "karin@kommunen.example")


@pytest.mark.long
def test_a_new_workspace_is_a_repository_of_its_own_with_all_of_it_committed(
    karin: None, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    answer = run("new", "demo")
    assert answer.err.endswith("Git keeps it: the folder is a repository of its own, with everything saved.\n")
    monkeypatch.chdir(tmp_path / "demo")
    assert (git("log", "--format=%D: %s"), git("status", "--porcelain")) == (
        "HEAD -> main: The plan from the beginning",
        "",
    )
    assert "Nothing has changed since the git revision HEAD" in run("diff", "HEAD").out
    assert run("build").code == 0
    assert git("status", "--porcelain") == ""
    assert run("publish", "-m", "Första utgåvan", "--yes").code == 0
    assert git("tag") == "demo/1"


def test_what_is_made_is_the_same_in_every_byte_with_and_without_git(
    karin: None, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    run("new", "med/demo")
    monkeypatch.setattr("shutil.which", lambda _name: None)
    answer = run("new", "utan/demo")
    assert (answer.code, answer.err.count("Git is not installed here")) == (0, 1)
    shutil.rmtree(tmp_path / "med/demo/.git")
    assert files_in(tmp_path / "med") == files_in(tmp_path / "utan")


def test_where_git_knows_nobody_she_is_told_what_to_type(
    own_git: None, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    for name, value in {"COUNT": "1", "KEY_0": "user.useConfigOnly", "VALUE_0": "true"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    answer = run("new", "demo", "--lang", "sv")
    lines = [line.strip() for line in answer.err.splitlines() if line.startswith("    ")]
    assert lines == [
        "cd demo",
        "introplan build",
        'git config --global user.name "Ditt Namn"',
        'git config --global user.email "du@kommunen.example"',
        "git add .",
        'git commit -m "Planen från början"',
    ]
    monkeypatch.chdir(tmp_path / "demo")
    assert git("symbolic-ref", "--short", "HEAD") == "main"
    assert ".gitignore" in git("status", "--porcelain")


def test_within_another_repository_she_is_warned_and_none_is_nested(
    karin: None, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    git("init", "-q")
    answer = run("new", "demo")
    assert answer.code == 0
    assert (
        f"warning: demo is inside another git repository, {tmp_path.as_posix()}, which keeps it\nhelp: " in answer.err
    )
    assert not (tmp_path / "demo/.git").exists()
    monkeypatch.chdir(tmp_path / "demo")
    assert run("build").code == 0


def test_an_empty_repository_that_was_cloned_may_be_filled(karin: None, tmp_path: Path, run: Run):
    git("init", "-q", "--bare", "-b", "stam", "server.git")
    git("clone", "-q", "server.git", "plan")
    assert run("new", "plan").code == 0
    assert git("-C", "plan", "log", "--format=%D") == "HEAD -> stam"


def test_what_git_refuses_leaves_the_workspace_there(
    karin: None, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    answer = run("new", "demo")
    assert answer.code == 0
    assert "warning: git does not trust this folder" in answer.err
    assert f"`git config --global --add safe.directory {(tmp_path / 'demo').as_posix()}`" in answer.err
    assert (tmp_path / "demo/README.md").is_file()


def test_example_and_empty_exclude_each_other(tmp_path: Path, run: Run):
    assert run("new", "demo", "--example", "malmo", "--empty").code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_named_by_way_of_another_is_not_overwritten(tmp_path: Path, run: Run):
    (tmp_path / "README.md").write_text("Mine", encoding="utf-8")
    assert "already exists" in run("new", "b/..", "--lang", "en").err
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Mine"


@pytest.mark.parametrize(
    ("name", "said"), [("CON", "`CON`"), ("sub/nul", "`nul`"), ("b c:d", "`:`"), ("plan.", "`plan.`")]
)
def test_a_folder_that_windows_cannot_have_is_not_made(name: str, said: str, tmp_path: Path, run: Run):
    answer = run("new", name)
    assert (answer.code, said in answer.err) == (2, True), answer
    assert files_in(tmp_path) == {}
