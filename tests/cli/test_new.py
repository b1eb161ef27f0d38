import re
from pathlib import Path

import pytest
from cli.conftest import Run, files_in

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
    assert sorted(path for path in made if not path.startswith("programmes/")) == [
        ".editorconfig",
        ".gitattributes",
        ".gitignore",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        "FIELDS.md",
        "README.md",
        "introplan.schema.json",
    ]
    assert b"/build/" in made[".gitignore"]
    assert b"*.ics -text" in made[".gitattributes"]
    assert b"introplan.schema.json" in made[".vscode/settings.json"]


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
    assert what in made["introplan.schema.json"].decode()


def test_nothing_is_ever_overwritten(tmp_path: Path, run: Run):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "mitt.txt").write_text("kvar")
    answer = run("new", "demo")
    assert answer.code == 2
    assert "`demo` is there already" in answer.err
    assert files_in(tmp_path / "demo") == {"mitt.txt": b"kvar"}


def test_an_empty_folder_may_be_filled(tmp_path: Path, run: Run):
    (tmp_path / "demo").mkdir()
    assert run("new", "demo").code == 0


def test_example_and_empty_exclude_each_other(tmp_path: Path, run: Run):
    assert run("new", "demo", "--example", "malmo", "--empty").code == 2
    assert list(tmp_path.iterdir()) == []
