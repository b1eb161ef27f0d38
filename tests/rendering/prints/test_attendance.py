"""Lists to sign: who is expected on which day, and nothing of whoever may not be named."""

import pytest
from rendering.booklets.programmes import TINY, plan_from, real, tiny
from rendering.prints.programmes import large, made_by, words_in

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.prints.attendance import AttendanceRow, AttendanceSheet, attendance_of, attendance_prints

ALL_NAMED = (
    TINY.replace("deltagare-7:", "sju:")
    .replace("deltagare-7", "sju")
    .replace(
        "sju: {organisation: kommunen, unit: soder, protected: yes}", "sju: {name: Sju Utkast, organisation: kommunen}"
    )
)
POSTED = "ada: {postings: [{unit: soder, from: 2027-03-01, until: 2027-03-31}]}"
SOME_DAYS = "      internat: {of: utbyte, date: 2026-09-15, until: 2026-09-17, time: 9-15}\n"
WHOLE_DAYS = "      vecka: {of: utbyte, date: 2026-09-21, until: 2026-09-22}\n"
GUEST = "participants: {gunn: {make_ups: [ht26/lagen]}, asa: }"


def sheets(plan: Plan, cohort: str = "ht26") -> dict[str, AttendanceSheet]:
    """The sheets by their days."""
    edition = Edition(plan, drafts=True)
    found = attendance_of(edition, plan.programme.cohorts[cohort]).sheets
    return {f"{sheet.title}, {sheet.day}": sheet for sheet in found}


def changed(*changes: tuple[str, str]) -> Plan:
    """The tiny programme with a name for everybody, and words changed for others."""
    text = ALL_NAMED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return plan_from(text)


def names(sheet: AttendanceSheet) -> list[str]:
    return [row.name for row in sheet.rows]


def test_a_sheet_has_those_who_are_expected_with_where_they_work_and_three_empty_rows():
    sheet = sheets(changed())["Välkomstdagen, torsdag 3 september 2026 (v. 36)"]
    assert sheet.rows == (
        AttendanceRow("Ada Testsson", "Enhet Norr"),
        AttendanceRow("Sju Utkast", "Kommunen"),
        AttendanceRow("Åsa Utkast", "Enhet Norr"),
    )
    assert (sheet.time, sheet.place, sheet.address, sheet.lecturers, sheet.empty) == (
        *("9.00–11.00", "Salen", "Provgatan 1", "Karin Provlund"),
        3,
    )


def test_what_is_cancelled_or_only_proposed_has_no_sheet():
    titles = [sheet.title for sheet in sheets(changed()).values()]
    assert titles == ["Välkomstdagen", "Utbytet", "Utbytet", "Lagen på riktigt", "Utbytet"]


def test_several_days_have_a_sheet_each_with_times_and_without():
    several = sheets(changed(("    sessions:\n", f"    sessions:\n{SOME_DAYS}{WHOLE_DAYS}")))
    told = [(sheet.of_days, sheet.day, sheet.time) for sheet in several.values() if sheet.of_days]
    assert told == [
        ("Dag 1 av 3", "tisdag 15 september 2026 (v. 38)", "9.00–15.00"),
        ("Dag 2 av 3", "onsdag 16 september 2026 (v. 38)", "9.00–15.00"),
        ("Dag 3 av 3", "torsdag 17 september 2026 (v. 38)", "9.00–15.00"),
        ("Dag 1 av 2", "måndag 21 september 2026 (v. 39)", "hela dagen"),
        ("Dag 2 av 2", "tisdag 22 september 2026 (v. 39)", "hela dagen"),
    ]


def test_each_time_that_something_comes_back_has_a_sheet():
    series = "      serie: {of: utbyte, date: 2026-10-06, time: 13-15, repeats: {every: 2 weeks, times: 4}}\n"
    several = sheets(changed(("    sessions:\n", f"    sessions:\n{series}")))
    assert sum(sheet.day.startswith("tisdag") and not sheet.of_days for sheet in several.values()) == 4


def test_of_far_too_many_times_there_is_one_sheet_to_copy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("introplan.rendering.prints.attendance.MOST_SHEETS", 6)
    series = "      serie: {of: utbyte, date: 2026-10-06, time: 13-15, repeats: {every: 2 weeks, times: 4}}\n"
    several = sheets(changed(("    sessions:\n", f"    sessions:\n{series}")))
    assert sorted(several) == [
        "Lagen på riktigt, torsdag 6 maj 2027 (v. 18)",
        "Utbytet, Varannan tisdag",
        "Utbytet, torsdag 1 oktober 2026 (v. 40)",
        "Utbytet, torsdag 2 september 2027 (v. 35)",
        "Utbytet, torsdag 4 mars 2027 (v. 9)",
        "Välkomstdagen, torsdag 3 september 2026 (v. 36)",
    ]
    assert names(several["Utbytet, Varannan tisdag"]) == ["Ada Testsson", "Sju Utkast", "Åsa Utkast"]


def test_those_who_make_up_are_expected_too():
    plan = changed(
        ("    status: draft\n", f"    status: draft\n    {GUEST}\n"),
        ("  asa: {name", "  gunn: {name: Gunn Gästberg, organisation: grannen}\n  asa: {name"),
    )
    assert "Gunn Gästberg" in names(sheets(plan)["Lagen på riktigt, torsdag 6 maj 2027 (v. 18)"])


def test_a_half_group_has_its_own_names_and_says_so():
    sheet = sheets(changed())["Utbytet, torsdag 4 mars 2027 (v. 9)"]
    assert (names(sheet), sheet.only_for) == (["Ada Testsson", "Åsa Utkast"], "Ada Testsson och Åsa Utkast")


def test_whoever_is_posted_works_there_on_the_day():
    sheet = sheets(changed(("      ada:\n", f"      {POSTED}\n")))["Utbytet, torsdag 4 mars 2027 (v. 9)"]
    assert sheet.rows[0] == AttendanceRow("Ada Testsson", "Enhet Söder")


# Protected people


def test_somebody_protected_has_no_row_and_there_is_one_empty_row_more_on_every_sheet():
    several = sheets(tiny())
    assert {sheet.empty for sheet in several.values() if sheet.rows} == {4}
    assert names(several["Välkomstdagen, torsdag 3 september 2026 (v. 36)"]) == ["Ada Testsson", "Åsa Utkast"]


def test_no_half_group_names_anybody_when_somebody_in_one_of_them_is_protected():
    """Who is on neither list would be the third."""
    several = [sheet for sheet in sheets(tiny()).values() if sheet.only_for]
    assert [(names(sheet), sheet.only_for, sheet.empty) for sheet in several] == [([], "en del av gruppen", 6)] * 2


def test_a_posting_is_not_told_where_it_would_tell_of_somebody_protected():
    several = sheets(tiny(("      ada:\n", f"      {POSTED}\n")))
    assert {row.workplace for sheet in several.values() for row in sheet.rows} == {"Enhet Norr"}


def test_nobody_is_named_beside_one_other():
    """One name beside a number of two tells who the other one is."""
    several = sheets(
        tiny(("      asa:\n", ""), ("for: [ada, asa]", "for: [ada]"), ("for: [asa, deltagare-7]", "for: [ada]"))
    )
    assert {(tuple(sheet.rows), sheet.empty) for sheet in several.values()} == {((), 5)}


# In print


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_print_of_a_few_has_a_page_a_sheet(language: str):
    plan = large(4, 5, language=language)
    [(path, pdf)] = made_by(attendance_prints, plan).items()
    words = words_in(pdf)
    assert path == "attendance/ht26.pdf"
    assert words.count({"sv": "Underskrift", "en": "Signature"}[language]) == 5
    assert "1 / 2" not in words


@pytest.mark.long
def test_the_print_of_forty_to_eighty_lectures_is_whole_and_tells_its_pages():
    [pdf] = made_by(attendance_prints, large()).values()
    words = words_in(pdf)
    assert words.count("3 / 3") == 80
    assert words.count("nummer 79") == 4


def test_a_cohort_without_sessions_has_no_print():
    assert made_by(attendance_prints, large(4, 0)) == {}


def test_drafts_have_prints_only_with_drafts():
    assert set(made_by(attendance_prints, real("malmo"), drafts=False)) == {
        "attendance/ht26.pdf",
        "attendance/vt27.pdf",
    }
