"""What the reports on coverage, outcomes and agenda tell: sums that agree, nobody of few, and nobody protected."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.booklets.programmes import FONTS, TEMPLATES
from rendering.reports.large import Tree, participants, plan_from, question, tree

from introplan.agenda import Plan
from introplan.counts.outcomes import OUTCOMES, outcomes_of
from introplan.language import Language
from introplan.releases import Edition
from introplan.rendering.calendars.whole_days import DayEntry, calendar_of_days
from introplan.rendering.look import colours_alone
from introplan.rendering.prints import Printer
from introplan.rendering.reports.agenda import agenda_report
from introplan.rendering.reports.coverage import coverage_report
from introplan.rendering.reports.data import as_json, as_sheet
from introplan.rendering.reports.outcomes import outcomes_report
from introplan.rendering.reports.pages import report_page, report_print
from introplan.rendering.reports.report import HIDDEN, Question, Report, Table

EVERYBODY = (*participants("ht24"), *participants("vt25"))
KINDS = st.sampled_from([None, *OUTCOMES])
MIXED = ["employed"] * 14 + ["left"] * 5 + [None] * 5 + ["employed"] * 9 + ["moved"] * 7
MADE: Mapping[str, Callable[[Question], Report]] = {
    "coverage": coverage_report,
    "outcomes": outcomes_report,
    "agenda": agenda_report,
}
FROM = "2026-11-30"


def made(name: str, plan: Plan, language: Language = "sv") -> Report:
    first, until = (FROM, None) if name == "agenda" else (None, FROM)
    return MADE[name](question(plan, language=language, first=first, until=until))


def table(report: Report, key: str) -> Table:
    return next(each for each in report.tables if each.key == key)


def rows(found: Table) -> list[dict[str, Any]]:
    """Its rows by the names of the columns, the total last."""
    return [{column.key: cell for column, cell in zip(found.columns, row, strict=True)} for row in found.every_row]


# What became of participants.


@settings(max_examples=30)
@given(st.lists(KINDS, min_size=len(EVERYBODY), max_size=len(EVERYBODY)))
def test_everybody_who_has_begun_is_in_just_one_outcome_and_in_no_step_without_the_one_before(outcomes):
    plan = plan_from(tree(outcomes))
    for cohorts in ((plan.programme.cohorts["ht24"],), tuple(plan.programme.cohorts.values())):
        for until in (None, date(2026, 1, 1), date(2026, 11, 30)):
            found = outcomes_of(plan, cohorts, until)
            parts = [*found.kinds.values(), found.open]
            assert sum(map(len, parts)) == len(found.begun)
            assert frozenset().union(*parts) == found.begun
            assert all(those <= found.begun for those in found.reached)
            assert all(found.kinds["employed"] <= those for those in found.reached)


@settings(max_examples=30)
@given(st.lists(KINDS, min_size=len(EVERYBODY), max_size=len(EVERYBODY)))
def test_no_figure_is_of_fewer_than_five_people_and_rows_add_up(outcomes):
    report = made("outcomes", plan_from(tree(outcomes)))
    for key in ("outcomes", "way"):
        for row in rows(table(report, key)):
            figures = {name: cell for name, cell in row.items() if name not in {"cohort", "share"}}
            assert all(cell is HIDDEN or cell == 0 or cell >= 5 for cell in figures.values())
            parts = [figures.get(name) for name in (*OUTCOMES, "unknown")]
            if key == "outcomes" and HIDDEN not in parts:
                assert sum(parts) == figures["begun"]
            hidden = [part for part in parts if part is HIDDEN]
            if key == "outcomes" and figures["begun"] is not HIDDEN and hidden:
                rest = figures["begun"] - sum(part for part in parts if part is not HIDDEN)
                assert rest >= 5


def test_what_became_of_a_large_cohort_is_told():
    report = made("outcomes", plan_from(tree(MIXED)))
    told = [tuple(row.values()) for row in rows(table(report, "outcomes"))]
    assert told == [
        ("Hösten 2024", 24, 14, 0, 5, 5),
        ("Våren 2025", 16, 9, 7, 0, 0),
        ("Alla kullar", 40, 23, 7, 5, 5),
    ]
    way = [tuple(row.values()) for row in rows(table(report, "way"))]
    assert way == [("Hösten 2024", 24, 24, 14, 58), ("Våren 2025", 16, 16, 9, 56), ("Alla kullar", 40, 40, 23, 58)]


def test_of_a_cohort_of_four_nothing_is_told_not_even_that_it_is_nobody():
    source = tree()
    for cohort in ("ht24", "vt25"):
        kept = source["cohorts"][cohort]["participants"]
        source["cohorts"][cohort]["participants"] = dict(list(kept.items())[: 4 if cohort == "vt25" else 24])
    row = rows(table(made("outcomes", plan_from(source)), "outcomes"))[1]
    assert row.pop("cohort") == "Våren 2025"
    assert set(row.values()) == {HIDDEN}


def test_goals_are_told_with_where_they_began_and_what_to_reach():
    report = made("outcomes", plan_from(tree()))
    assert [tuple(row.values()) for row in rows(table(report, "goals"))] == [
        ("Personalomsättning", "procent per år", 24, 15, 16, date(2026, 9, 1)),
        ("Skattning", "", None, 4, None, None),
    ]
    assert [row["result"] for row in rows(table(report, "results"))] == [21.5, 19, 16]
    assert report.unknown[:3] == (
        "1 av 2 indikatorer har inget resultat än.",
        "Hur det var före programmet: Alla är trygga.",
        "Hur de här målen mäts: Alla ser helheten.",
    )


# What covers the gaps.


def test_a_gap_is_told_with_what_closes_it_and_what_was_measured_again():
    report = made("coverage", plan_from(tree()))
    first, *_rest, last = rows(table(report, "gaps"))
    assert (first["before"], first["target"], first["measured"], first["month"]) == (2, 4, 4, date(2026, 10, 1))
    assert (last["competence"], last["activities"], last["measured"]) == ("Juridik", 0, None)
    assert "Vad som ska svara på de här gapen: Juridik." in report.unknown
    assert "3 av 4 gap har inte mätts igen än." in report.unknown


def test_who_has_had_it_goes_by_the_day_and_by_who_was_away():
    """Of what is still to come nothing is told; and one who was away is hidden with the others."""
    plan = plan_from(tree())
    had = {row["activity"]: (row["asked"], row["had"]) for row in rows(table(made("coverage", plan), "reach-ht24"))}
    assert had["Samtal med barn"] == (24, 24)
    assert had["Att våga fråga om våld"] == (24, None)
    source = tree()
    source["absences"] = {"ht24/dokumentation": participants("ht24")[:1]}
    one_away = rows(table(made("coverage", plan_from(source)), "reach-ht24"))
    assert [(row["asked"], row["had"]) for row in one_away[1:2]] == [(24, HIDDEN)]
    source["absences"] = {"ht24/dokumentation": participants("ht24")[:6]}
    six_away = rows(table(made("coverage", plan_from(source)), "reach-ht24"))
    assert [(row["asked"], row["had"]) for row in six_away[1:2]] == [(24, 18)]


def test_what_is_for_a_group_does_not_tell_of_the_few_who_are_not_in_it():
    """Of 24, twenty are in the group: the figure for all less that one would be of four."""
    source = tree()
    source["groups"] = {"barn": {"title": "Barn och unga"}}
    for person in participants("ht24")[:20]:
        source["cohorts"]["ht24"]["participants"][person] = {"groups": ["barn"]}
    source["lectures"]["dokumentation"]["for"] = ["barn"]
    found = rows(table(made("coverage", plan_from(source)), "reach-ht24"))
    figures = {row["activity"]: (row["asked"], row["had"]) for row in found}
    assert figures["Samtal med barn"] == (24, 24)
    assert figures[source["lectures"]["dokumentation"]["title"]] == (HIDDEN, HIDDEN)


def test_what_is_for_all_but_few_is_hidden_beside_how_many_there_are():
    """The page of the cohort and the report on outcomes tell how many have begun."""
    own = {participants("ht24")[0]: {"exempt": ["barnsamtal", "dokumentation", "vald"]}}
    found = rows(table(made("coverage", plan_from(tree(own=own))), "reach-ht24"))
    assert {row["asked"] for row in found} == {HIDDEN}


def test_who_hosts_is_told_beside_who_has_the_seats():
    found = rows(table(made("coverage", plan_from(tree())), "hosts"))
    assert [(row["organisation"], row["sessions"], row["share"], row["seats"]) for row in found[:2]] == [
        ("Staden", 2, 67, 18),
        ("Grannkommunen", 1, 33, 6),
    ]
    assert sum(row["share"] for row in found[:2]) == 100


def test_a_branch_is_told_with_all_who_show_it():
    first, second = rows(table(made("coverage", plan_from(tree())), "areas"))
    assert (first["area"], first["sessions"], first["by"]) == (
        "Barn och unga",
        6,
        "Staden, Grannkommunen, Försäkringskassan",
    )
    assert (second["activities"], second["by"]) == (1, "")


# Whoever is protected.

OWN: list[Tree] = [
    {},
    {"outcome": {"kind": "left", "date": "2026-03-02"}, "until": "2026-03-02"},
    {"outcome": {"kind": "employed", "date": "2026-09-07"}},
    {"starts": "2025-06-02", "seat_of": "grannen", "unit": "vast"},
    {"pauses": ["2025-09-01..2026-03-31"], "exempt": ["dokumentation"]},
    {"reviews": {"manad-28": {"date": "2027-01-11", "time": "13-14"}}},
]


def with_protected(own: Tree, absences: Tree) -> Plan:
    hidden = participants("vt25")[2]
    source = tree(MIXED, {hidden: own})
    source["people"][hidden] = {"protected": "yes", "organisation": "staden", "unit": "norr"}
    if not own.get("outcome"):
        source["cohorts"]["vt25"]["participants"][hidden] = own
    source["absences"] = {session: [hidden] for session in absences}
    return plan_from(source)


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("own", OWN)
def test_nothing_of_somebody_protected_changes_a_report(name: str, own: Tree):
    """So that no sum, no difference and no missing line tells anything of them."""
    expected = as_json(made(name, with_protected({}, {})))
    assert as_json(made(name, with_protected(own, {"vt25/dokumentation": True}))) == {
        **expected,
        "unknown": as_json(made(name, with_protected({}, {"vt25/dokumentation": True})))["unknown"],
    }


@pytest.mark.parametrize("name", MADE)
def test_somebody_protected_is_in_no_byte_of_a_report(name: str):
    hidden, plan = participants("vt25")[2], with_protected(OWN[2], {})
    report = made(name, plan)
    pages = report_page(report, TEMPLATES, colours_alone(plan)).decode() + as_sheet(report).decode()
    pages += str(as_json(report))
    assert hidden not in pages
    assert any("skyddade personuppgifter" in note for note in report.notes)


# Forms.


@pytest.mark.long
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", MADE)
def test_a_report_is_printed_on_two_pages(name: str, language: Language):
    """What is put into a print is read back from it, wherever it is made."""
    report, plan = made(name, plan_from(tree(MIXED)), language), plan_from(tree(MIXED))
    printer = Printer(Edition(plan), TEMPLATES, fonts=FONTS)
    files = dict(printer.files(report_print(report)))
    pdf = next(content for path, content in files.items() if path.endswith(".pdf"))
    import pypdfium2  # noqa: PLC0415 - dear, and only here

    assert len(pypdfium2.PdfDocument(pdf)) <= 2


@pytest.mark.parametrize("name", MADE)
def test_each_picture_has_its_figures_in_words(name: str):
    report = made(name, plan_from(tree(MIXED)))
    pictures = [part for part in report.parts if hasattr(part, "svg")]
    assert pictures
    for picture in pictures:
        title, description = (re.search(rf"<{tag} id=[^>]*>(.*?)</{tag}>", picture.svg)[1] for tag in ("title", "desc"))
        assert title
        assert re.search(r"\d", description)


# The calendar.


def events(calendar: bytes) -> Iterator[dict[str, str]]:
    text = calendar.decode().replace("\r\n ", "")
    for event in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.DOTALL):
        yield dict(line.split(":", 1) for line in event.strip().split("\r\n"))


def test_the_agenda_is_a_calendar_of_whole_days_that_take_no_time():
    plan = plan_from(tree(MIXED))
    report = made("agenda", plan)
    found = list(events(calendar_of_days(Edition(plan), "agenda", report.title, report.entries, date(2026, 11, 30))))
    assert len(found) == len(report.entries) > 20
    assert len({each["UID"] for each in found}) == len(found)
    assert {(each["TRANSP"], each["X-MICROSOFT-CDO-BUSYSTATUS"]) for each in found} == {("TRANSPARENT", "FREE")}
    assert all(re.fullmatch(r"[0-9a-f]{32}@stort\.example", each["UID"]) for each in found)
    assert all("DTSTART;VALUE=DATE" in each for each in found)


def test_an_entry_that_is_moved_is_the_same_and_counts_more_the_later_it_is_made():
    plan = plan_from(tree())
    earlier, later = (
        next(events(calendar_of_days(Edition(plan), "agenda", "Att göra", [entry], day)))
        for entry, day in (
            (DayEntry("answer/ht24/barnsamtal-2", date(2026, 12, 23), "Fråga", "Fråga"), date(2026, 11, 30)),
            (DayEntry("answer/ht24/barnsamtal-2", date(2026, 12, 28), "Fråga", "Fråga"), date(2026, 12, 1)),
        )
    )
    assert earlier["UID"] == later["UID"]
    assert int(earlier["SEQUENCE"]) < int(later["SEQUENCE"])
    assert earlier["DTSTAMP"] < later["DTSTAMP"]
