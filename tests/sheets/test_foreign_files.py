"""Files that are not made by `export`, or not by Excel on Windows: what they say is read, or told at its own cell."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from amendments.amending import plan_in, trial_of
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from sheets.workbooks import exported, own, remarked, said, saved, taken_in, with_changes

from introplan.agenda import Plan
from introplan.diagnostics import Plain, Set
from introplan.sheets.lines import Imported
from introplan.sheets.tables import FileRefusal
from introplan.sheets.xlsx_reading import tables_of


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_in(trial_of("huddingetrainee"))


def new_ones(found: Imported, section: str) -> dict[str, Plain]:
    """The new entries by id, where nothing was in the way."""
    assert found.remarks == []
    return {str(each.path[-1]): each.value for each in found.edits if isinstance(each, Set) and each.path[0] == section}


def test_what_is_not_understood_is_told_at_its_own_cell(plan: Plan):
    heads = ["Deltagare", "Roll", "Stödperson"]
    pairings = own("Kopplingar", heads, ["Elin Etta", "mentor", "Ingen"], ["Elin Etta", "mentr", "Helga Handledberg"])
    people = own("Personer", ["E-post", "Namn"], ["ny@kommun.example", "=C2"], ["=C3", "#REF!"])
    heads = ["Kull", "Föreläsning", "Datum", "Från", "Till"]
    sessions = own("Tillfällen", heads, ["Hösten 2026", "Ett bra liv hela livet", date(2026, 8, 27), None, "7.15"])
    told = [remarked(each)[:2] for file in (pairings, people, sessions) for each in taken_in(plan, file).remarks]
    assert told == [
        ("Kopplingar!C2", "there is nothing called `Ingen` in the plan"),
        ("Kopplingar!B3", "`mentr` is none of the words to choose from"),
        ("Personer!B2", "the formula there has no value, since the file was never saved by Excel"),
        ("Personer!B3", "the cell shows the error `#REF!`"),
        ("Tillfällen!E2", "the time ends at 7:15, and starts at 9:00"),
    ]


def test_per_cent_is_what_one_reads_in_the_cell(plan: Plan):
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.append(["Namn", "Kull", "Procent av heltid"])
    page.append(["Vera Nysson", "Hösten 2026", 0.8])
    page["C2"].number_format = "0%"
    assert new_ones(taken_in(plan, saved(workbook)), "cohorts") == {"vera-nysson": {"work_percent": "80"}}


def test_days_of_a_mac_are_the_days_that_it_shows(plan: Plan):
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    page = workbook.worksheets[0]
    page.append(["Namn", "Kull", "Börjar"])
    page.append(["Vera Nysson", "Hösten 2026", date(2026, 10, 1)])
    page.append(["Love Nysson", "Hösten 2026", 46296 - 1462])
    starts = {"starts": "2026-10-01"}
    found = new_ones(taken_in(plan, saved(workbook)), "cohorts")
    assert found == {"vera-nysson": starts, "love-nysson": starts}


def test_hours_that_excel_counts_are_a_time_of_day_and_beyond_a_day_a_length(plan: Plan):
    workbook = Workbook()
    sessions, lectures = workbook.worksheets[0], workbook.create_sheet("Föreläsningar")
    sessions.append(["Kull", "Föreläsning", "Datum", "Från", "Till"])
    sessions.append(["Hösten 2026", "Nytt", date(2027, 11, 1), timedelta(hours=9), timedelta(hours=11, minutes=30)])
    lectures.append(["Titel", "Längd"])
    lectures.append(["Nytt", timedelta(hours=27)])
    for cell in (sessions["D2"], sessions["E2"], lectures["B2"]):
        cell.number_format = "[h]:mm"
    found = taken_in(plan, saved(workbook))
    assert [each.value for each in found.edits if isinstance(each, Set) and "sessions" in each.path] == [
        {"date": "2027-11-01", "time": "9-11.30"}
    ]
    assert [(place, "`27h`" in fault) for place, fault, _way_out in map(remarked, found.remarks)] == [
        ("Föreläsningar!B2", True)
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unicode_text_as_excel_saves_it_is_read(plan: Plan, encoding: str):
    content = "\ufeffNamn\tKull\r\nÅsa Öberg\tHösten 2026\r\n".encode(encoding)
    assert new_ones(taken_in(plan, content, "nya.txt"), "people") == {
        "asa-oberg": {"name": "Åsa Öberg", "organisation": "huddinge"}
    }


def test_a_file_that_unpacks_to_far_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("introplan.sheets.xlsx_reading.LARGEST", 1_000_000)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"")
        packed.writestr("xl/sharedStrings.xml", bytes(1_000_001))
    refused = tables_of("plan.xlsx", content.getvalue())
    assert isinstance(refused, FileRefusal)
    assert said(refused.message) == "plan.xlsx holds more than 1 MB when it is unpacked"


def test_a_row_that_is_copied_to_begin_a_new_one_is_a_new_one(plan: Plan):
    """Its hidden id is copied, too."""

    def copied(workbook: Workbook) -> None:
        page = workbook["Personer"]
        row = [cell.value for cell in page[3]]
        name = [cell.value for cell in page[1]].index("Namn")
        page.append([*row[:name], "Vera Nysson", *row[name + 1 :]])
        page.append(row)

    found = taken_in(plan, with_changes(exported(plan), copied))
    assert [said(each) for each in found.steps] == ["People: Vera Nysson is new"]
    assert [remarked(each)[1:] for each in found.remarks] == [
        ("`Sam Samordnarlund` stands in two rows", "take one of them away")
    ]


def test_whoever_is_in_the_plan_and_takes_part_from_now_on_gets_what_the_row_says_of_them(plan: Plan):
    heads = ["Namn", "Kull", "E-post", "Telefon"]
    row = ["Kim Koordinatorsson", "Hösten 2026", "kim.ny@kommun.example", "=C9"]
    found = taken_in(plan, own("Deltagare", heads, row))
    assert [said(each).partition(", instead of")[0] for each in found.steps] == [
        "Participants: Kim Koordinatorsson is new",
        "Kim Koordinatorsson: E-mail: kim.ny@kommun.example",
    ]
    assert [remarked(each)[0] for each in found.remarks] == ["Deltagare!D2"]
