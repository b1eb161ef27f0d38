"""`export` and `import`: what is written in Excel is understood, shown and written, and only what differs."""

import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace
from openpyxl import Workbook, load_workbook
from sheets.workbooks import own

PLAN = Path("plan.xlsx")


def edited(file: Path, change: object) -> None:
    workbook = load_workbook(file)
    assert callable(change)
    change(workbook)
    workbook.save(file)


def column(workbook: Workbook, sheet: str, head: str) -> int:
    return next(cell.column for cell in workbook[sheet][1] if cell.value == head)


def test_what_is_exported_and_taken_in_changes_no_byte(workspace: Path, run: Run):
    before = files_in(workspace / "programmes")
    assert run("export", "plan.xlsx") == (0, "", "written: plan.xlsx\n")
    assert run("import", "plan.xlsx", "--yes") == (0, "", "The plan already says so.\n")
    assert files_in(workspace / "programmes") == before
    assert run("export", "-o", "plan.xlsx").err == "plan.xlsx is up to date.\n"


def test_whoever_cannot_be_asked_need_not_say_yes_to_a_file_that_changes_nothing(workspace: Path, run: Run):
    before = files_in(workspace / "programmes")
    run("export", "plan.xlsx")
    assert run("import", "plan.xlsx") == (0, "", "The plan already says so.\n")

    def change(workbook: Workbook) -> None:
        workbook["People"].cell(3, column(workbook, "People", "Phone")).value = "040-34 50 00"

    edited(PLAN, change)
    answer = run("import", "plan.xlsx")
    assert answer.out.startswith("plan.xlsx: 1 change\n  – Nils Påhittsson: Phone: 040-34 50 00\n")
    assert answer.code == 2
    assert answer.err.partition("\n\nerror: ")[2] == (
        "there is nobody to ask here; with `--yes` there is no question\n"
        "help: `introplan import --help` shows what you can write\n"
    )
    assert files_in(workspace / "programmes") == before


def test_what_is_changed_is_told_and_written_and_nothing_else(workspace: Path, run: Run):
    run("export", "plan.xlsx")

    def change(workbook: Workbook) -> None:
        people, sessions = workbook["People"], workbook["Sessions"]
        people.cell(3, column(workbook, "People", "Phone")).value = "040-34 50 00"
        people.append([None, None, "Vera Nysson", None, "Barn och familj"])
        sessions.cell(2, column(workbook, "Sessions", "Date")).value = "16 sep 2027"
        sessions.cell(2, column(workbook, "Sessions", "To")).value = "12.30"
        participants = workbook["Participants"]
        row = participants.max_row + 1
        participants.cell(row, column(workbook, "Participants", "Name")).value = "Vera Nysson"
        participants.cell(row, column(workbook, "Participants", "Starts")).value = 46700
        participants.cell(2, column(workbook, "Participants", "Other manager")).value = "Mona Malgren"

    edited(PLAN, change)
    answer = run("import", "plan.xlsx", "--yes")
    assert answer.code == 1, answer  # a cell was not understood
    assert answer.out.partition("instead")[0] == (
        "warning: there is nothing called `Mona Malgren` in the plan\n"
        " --> plan.xlsx, “Participants”, H2\n"
        "help: did you mean `Mona Mallgren`?\n\n"
        "plan.xlsx: 5 changes\n"
        "  – Nils Påhittsson: Phone: 040-34 50 00\n"
        "  – People: Vera Nysson is new\n"
        "  – Participants: Vera Nysson is new\n"
        "  – Välkommen – du behöver inte kunna allt, Hösten 2027: Date: 16 September 2027 (week 37), "
    )
    people = Path("programmes/demo/people.yaml").read_text(encoding="utf-8")
    cohorts = Path("programmes/demo/cohorts.yaml").read_text(encoding="utf-8")
    assert "  vera-nysson:\n    name: Vera Nysson\n    organisation: kommunen\n    unit: barn\n" in people
    assert "    phone: 040-34 50 00\n" in people
    assert "      vera-nysson:\n        starts: 2027-11-09\n" in cohorts
    assert "        date: 2027-09-16\n        time: 9.00–12.30\n" in cohorts
    assert run("check").code == 0


def test_a_list_of_her_own_becomes_people_who_take_part(workspace: Path, run: Run):
    Path("nya.csv").write_bytes(
        "Förnamn;Efternamn;E-post;Startdatum;Skostorlek\r\n"
        "Åsa;Öberg;asa.oberg@kommunen.example;1/10 2027;38\r\n;;;;\r\n".encode("cp1252")
    )
    answer = run("import", "nya.csv", "--yes")
    assert answer.code == 0, answer
    assert "note: column E, “Skostorlek”, is not read: no field of Participants is called so\n" in answer.out
    assert "  – People: Åsa Öberg is new\n  – Participants: Åsa Öberg is new\n" in answer.out
    people = Path("programmes/demo/people.yaml").read_text(encoding="utf-8")
    assert "  asa-oberg:\n    name: Åsa Öberg\n    organisation: kommunen\n    email: asa.oberg@" in people
    assert "      asa-oberg:\n        starts: 2027-10-01\n" in Path("programmes/demo/cohorts.yaml").read_text("utf-8")
    assert run("import", "nya.csv", "--yes").err == "The plan already says so.\n"


def test_rows_that_are_gone_remove_nothing_and_the_line_is_told(workspace: Path, run: Run):
    run("export", "plan.xlsx")
    edited(PLAN, lambda workbook: workbook["Places"].delete_rows(2))
    before = files_in(workspace / "programmes")
    answer = run("import", "plan.xlsx", "--yes")
    assert answer.code == 0
    assert "has no row in Places and stays; to remove: `introplan set places.salen --remove`" in " ".join(
        answer.err.split()
    )
    assert files_in(workspace / "programmes") == before


def test_a_file_that_is_there_is_not_lost(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    PLAN.write_bytes(b"hers")
    assert (run("export", "plan.xlsx").code, PLAN.read_bytes()) == (2, b"hers")
    monkeypatch.setattr("introplan.cli.export.is_terminal", lambda: True)
    assert (run("export", "plan.xlsx", typed="nej\n").code, PLAN.read_bytes()) == (0, b"hers")
    assert run("export", "plan.xlsx", typed="ja\n").code == 0
    assert PLAN.read_bytes() != b"hers"
    assert run("export", "demo", "plan.xls").code == 2
    assert run("export", "nowhere", "plan.xlsx").code == 2


def held(*_args: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_file_that_is_open_in_excel_is_told(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("introplan.cli.export.replace_whole", held)
    answer = run("export", "plan.xlsx")
    assert (answer.code, answer.err.splitlines()[-1]) == (1, "help: close it in Excel, or write another name")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "plan.xlsx is empty"),
        (b"PK\x03\x04 cut", "plan.xlsx is damaged: a part of it is missing"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook", "is in the older form .xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (b"a\0b\0", "is neither a workbook nor a text"),
        (b"Skostorlek;Hatt\n38;57\n", "nothing in plan.xlsx could be understood"),
    ],
)
def test_what_is_no_workbook_is_told_with_a_way_out(workspace: Path, run: Run, content: bytes, told: str):
    PLAN.write_bytes(content)
    answer = run("import", "plan.xlsx", "--yes")
    assert (answer.code, told in answer.err) == (1, True), answer
    assert "help: " in answer.err


def test_a_programme_has_to_be_named_where_there_are_several(workspace: Path, run: Run):
    shutil.copytree(workspace / "programmes/demo", workspace / "programmes/annan")
    replace(workspace / "programmes/annan/programme.yaml", "id: demo", "id: annan")
    assert run("export", "plan.xlsx").code == 2
    assert run("export", "demo", "plan.xlsx").code == 0
    assert run("import", "plan.xlsx", "--yes") == (0, "", "The plan already says so.\n")  # the file says which
    PLAN.write_bytes(own("Personer", ["Namn", "E-post"], ["Ada Testsson", "ada@kommunen.example"]))
    assert run("import", "plan.xlsx", "--yes").code == 2
    assert run("import", "plan.xlsx", "demo", "--yes").code == 0


def test_columns_that_say_nothing_do_not_hide_what_is_not_understood(workspace: Path, run: Run):
    unknown = [f"Skonummer {number}" for number in range(60)]
    Path("plan\u202eå.xlsx").write_bytes(
        own("Personer", ["Namn", *unknown, "E-post"], ["Ada Testsson", *unknown, "ada"])
    )
    answer = run("import", "plan\u202eå.xlsx", "--yes")
    assert answer.out.endswith(
        "warning: `ada` cannot be read as an e-mail address\n"
        " --> plan·å.xlsx, “Personer”, BJ2\n"
        "help: write it with one `@`, such as `introduktion@kommun.example`\n\n"
    ), answer.out
    assert "… and 11 more\n1 cell could not be taken in; the rest can\n" in answer.err
