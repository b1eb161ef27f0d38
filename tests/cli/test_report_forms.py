"""`introplan report load` and its sisters, as they are typed: forms, files, languages, and what is typed wrongly."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from cli.conftest import Run, replace
from rich.cells import cell_len

NAMES = ("load", "coverage", "outcomes", "agenda", "attendance")
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is the one with the two programmes."""
    monkeypatch.chdir(CHECKOUT)


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("programme", ["malmo", "huddingetrainee"])
@pytest.mark.parametrize("name", ["load", "attendance"])
def test_what_the_programmes_say(name: str, programme: str, language: str, run: Run, expected):
    """As they were kept, whole."""
    told = run("--lang", language, "report", name, programme)
    assert (told.code, told.err) == (0, "")
    expected(f"reports/{name}.{programme}.{language}.txt", told.out)


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_the_terminal(name: str, columns: int, run: Run, checkout: None, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("introplan.cli.screen.Screen.breadth", columns)
    told = run("--lang", "sv", "report", name, "malmo")
    assert (told.code, told.err) == (0, "")
    assert [line for line in told.out.splitlines() if cell_len(line) > columns] == []
    assert [line for line in told.out.splitlines() if line != line.rstrip()] == []


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_every_form_is_written_to_the_file_whose_name_says_so(name: str, run: Run, checkout: None, tmp_path: Path):
    begins = {"html": b"<!doctype html>", "pdf": b"%PDF-", "json": b"[\n", "csv": b"\xef\xbb\xbf", "txt": b"Introdukt"}
    for ending, beginning in begins.items():
        file = tmp_path / f"{name}.{ending}"
        told = run("--lang", "en", "report", name, "malmo", "-o", str(file))
        assert (told.code, told.out, told.err.strip()) == (0, "", f"written: {file.as_posix()}")
        assert file.read_bytes().startswith(beginning)
    [made] = json.loads((tmp_path / f"{name}.json").read_bytes())
    assert (made["report"], made["language"]) == (name, "sv")
    rows = list(csv.reader(StringIO((tmp_path / f"{name}.csv").read_text("utf-8-sig"), newline=""), delimiter=";"))
    for table in made["tables"].values():
        assert [column["title"] for column in table["columns"]] in rows


def test_several_programmes_are_one_json_or_text_and_no_other_file(run: Run, checkout: None, tmp_path: Path):
    told = run("--lang", "en", "report", "load", "--format", "json")
    assert [made["programme"] for made in json.loads(told.out)] == [
        "Huddingetrainee: socionom",
        "Introduktionsprogram för nya socialsekreterare",
    ]
    told = run("--lang", "en", "report", "load", "-o", str(tmp_path / "load.csv"))
    assert told.code == 2
    assert "a file is about one programme: name it" in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "laod"), "there is no command `laod`; did you mean `load`?"),
        (("report", "load", "malmoe"), "there is no programme `malmoe`; did you mean `malmo`?"),
        (("report", "load", "--format", "pfd"), "`pfd` does not exist; did you mean `pdf`?"),
        (("report", "load", "malmo", "-o", "load.docx"), "the name `load.docx` does not tell which form is wanted"),
        (
            ("report", "load", "malmo", "-o", "nowhere/load.csv"),
            "nowhere/load.csv cannot be written: there is no such file or folder",
        ),
        (("report", "load", "--format", "ics"), "the report has no days for a calendar; `introplan report agenda`"),
        (
            ("report", "rules", "-o", "rules.ics"),
            "the report has no days for a calendar; `introplan report agenda`",
        ),
        (("report", "attendance", "--until", "2026-13-01"), "2026-01-13"),
    ],
)
def test_what_is_typed_wrongly_is_told_with_what_was_meant(words: tuple[str, ...], said: str, run: Run, checkout: None):
    told = run("--lang", "en", *words)
    assert (told.code, told.out) == (2, "")
    assert said in told.err


def test_a_plan_that_cannot_be_read_gives_no_report(workspace: Path, run: Run):
    replace(next((workspace / "programmes").rglob("programme.yaml")), "  length:", "  lenght:")
    told = run("--lang", "en", "report", "load")
    assert told.code == 1
    assert "did you mean `length`?" in told.out
    assert "1 error" in told.err


def test_a_plan_with_errors_is_reported_on_and_the_report_says_so(workspace: Path, run: Run):
    [people] = (workspace / "programmes").rglob("people.yaml")
    replace(people, "    name: Ada Testsson\n", "    name: Ada Testsson\n    protected: yes\n")
    assert run("check").code == 1
    [made] = json.loads(run("report", "load", "--format", "json").out)
    assert made["unknown"][0].startswith("Planen har ")


def test_what_tells_of_individuals_is_for_the_eyes_of_whoever_wrote_it(run: Run, checkout: None, tmp_path: Path):
    for name, mode in (("load", 0o644), ("attendance", 0o600)):
        file = tmp_path / f"{name}.csv"
        assert run("report", name, "malmo", "-o", str(file)).code == 0
        assert file.stat().st_mode & 0o077 == mode & 0o077


def test_a_build_puts_no_report_of_people_on_the_shelf_that_is_shared(workspace: Path, run: Run):
    assert run("build").code == 0
    made = {page.name for page in (workspace / "build").rglob("*") if page.is_file()}
    assert not {name for name in made if name.startswith(("load", "attendance", "agenda", "coverage", "outcomes"))}


@pytest.mark.parametrize("form", ["csv", "pdf"])
def test_rules_are_a_row_each_with_their_places_beneath(form: str, run: Run, checkout: None, tmp_path: Path):
    file = tmp_path / f"rules.{form}"
    assert run("report", "rules", "malmo", "--ruleset", "asye", "-o", str(file)).code == 0
    if form == "csv":
        rows = list(csv.reader(StringIO(file.read_text("utf-8-sig"), newline=""), delimiter=";"))
        at = next(number for number, row in enumerate(rows) if row[:1] == ["Arbetet observeras tre gånger"])
        assert rows[at] == ["Arbetet observeras tre gånger", "Inte uppfylld", "", ""]
        assert [row[:2] for row in rows[at + 1 : at + 4]] == [["", ""]] * 3
        assert rows[at + 1][2] == "Det saknas observation mellan månad 0 och månad 3"
