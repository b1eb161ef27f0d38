"""One report in each of its forms: the same figures in all of them, each as its readers need it."""

import csv
import json
import re
from datetime import date
from io import StringIO

import pypdfium2
import pytest
from markupsafe import Markup
from rendering.booklets.programmes import FONTS, TEMPLATES
from rendering.reports.municipality import asked, municipality

from introplan.cli.shown_report import report_text
from introplan.language import Language
from introplan.rendering.look import colours_alone
from introplan.rendering.prints import Printer
from introplan.rendering.reports.data import as_sheet, json_text
from introplan.rendering.reports.pages import report_page, report_print, side_by_side
from introplan.rendering.reports.report import (
    HIDDEN,
    Column,
    Report,
    ReportPicture,
    Sentences,
    Table,
    report_of,
)

SVG = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 10"><path d="M0 0h10"/></svg>')
PICTURE = ReportPicture("picture", "Bild", SVG, "Ett streck", "Under bilden")
FIGURES = Table(
    key="figures",
    title="Siffror",
    columns=(
        Column("what", "Vad"),
        Column("hours", "Timmar", "hours"),
        Column("share", "Andel", "percent"),
        Column("day", "Dag", "day"),
        Column("month", "Månad", "month"),
    ),
    rows=(
        ("=1+2", 1234.5, 12, date(2026, 9, 3), date(2026, 9, 1)),
        ("Namn; med tecken", HIDDEN, None, None, None),
        ("Mindre", -2.25, 0, date(2027, 1, 31), date(2027, 1, 1)),
    ),
    total=("Alla", HIDDEN, 100, None, None),
    text="Så här.",
)


def report(language: Language = "sv", **more: object) -> Report:
    """A report with one of each kind of part."""
    made = report_of(
        asked(municipality({"stor": 5}), language=language, errors=1),
        "prov",
        title="Attendance",
        introduction="Each session",
        audience="shared",
        readers="For managers and unions.",
        parts=(PICTURE, FIGURES, Sentences("said", "Sagt", ("Ett.", "Två."))),
        unknown=("Resten.",),
    )
    return made._replace(**more)


def test_json_has_raw_values_under_english_keys_and_names_what_is_hidden():
    [made] = json.loads(json_text([report()]))
    assert list(made) == [
        *("report", "programme", "language", "title", "introduction", "release", "release_text", "from"),
        *("audience", "audience_text", "tables", "pictures", "sentences", "unknown", "notes"),
    ]
    table = made["tables"]["figures"]
    days = {"day": "2026-09-03", "month": "2026-09-01"}
    assert table["rows"][0] == {"what": "=1+2", "hours": 1234.5, "share": 12, **days}
    assert table["rows"][1] == {
        **dict.fromkeys(("hours", "share", "day", "month")),
        "what": "Namn; med tecken",
        "hidden": ["hours"],
    }
    assert table["total"]["hidden"] == ["hours"]
    assert made["unknown"] == ["Planen har ett fel, så siffror kan vara fel. `introplan check` visar det.", "Resten."]
    assert (made["pictures"], made["sentences"]) == ({"picture": "Ett streck"}, {"said": ["Ett.", "Två."]})


@pytest.mark.parametrize(("language", "delimiter", "mark"), [("sv", ";", ","), ("en", ",", ".")])
def test_a_sheet_opens_in_excel_with_numbers_and_days_and_without_formulas(
    language: Language, delimiter: str, mark: str
):
    content = as_sheet(report(language))
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    start = rows.index(["Vad", "Timmar", "Andel", "Dag", "Månad"])
    hidden = "döljs" if language == "sv" else "hidden"
    assert rows[start + 1 : start + 5] == [
        ["'=1+2", f"1234{mark}5", "12", "2026-09-03", "2026-09-01"],
        ["Namn; med tecken", hidden, "", "", ""],
        ["Mindre", f"-2{mark}25", "0", "2027-01-31", "2027-01-01"],
        ["Alla", hidden, "100", "", ""],
    ]
    assert ["Resten."] in rows


def test_a_terminal_has_figures_under_each_other_and_says_what_is_hidden():
    text = report_text(report())
    assert "Närvaro\n" in text
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("Vad "))
    assert lines[start + 1 : start + 5] == [
        "=1+2              1234,5   12 %  3 sep 2026   September 2026",
        "Namn; med tecken   döljs",
        "Mindre              −2,2    0 %  31 jan 2027  Januari 2027",
        "Alla               döljs  100 %",
    ]
    assert "”Döljs” är en siffra om färre än fem personer" in " ".join(text.split())


def test_a_page_has_headers_for_rows_and_columns_and_headings_in_order():
    page = report_page(report(), TEMPLATES, colours_alone(municipality())).decode()
    assert re.findall(r"<h(\d)", page) == ["1", "2", "2", "2", "2", "2"]
    assert page.count('<th scope="col"') == 5
    assert page.count('<th scope="row"') == 4
    assert page.count("<caption") == 1
    assert '<td class="hidden">döljs</td>' in page
    assert "Under bilden" in page
    assert SVG in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_print_has_all_of_it_in_order():
    made = report()
    printer = Printer(asked(municipality({"stor": 5})).edition, TEMPLATES, fonts=FONTS)
    [(path, pdf), (page, _html)] = printer.files(report_print(made))
    assert (path, page) == ("reports/prov.pdf", "reports/prov.html")
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    words = ["Närvaro", "För chefer och fack", "Bild", "Siffror", "=1+2", "1234,5", "döljs", "Sagt", "Resten."]
    places = [text.index(word) for word in words]
    assert places == sorted(places)
    assert document.get_metadata_value("Title") == "Närvaro – Prov"
    again = Printer(asked(municipality({"stor": 5})).edition, TEMPLATES, fonts=FONTS)
    assert next(iter(again.files(report_print(made))))[1] == pdf


def test_more_figures_than_a_sheet_has_room_for_are_several_tables_with_the_same_rows():
    columns = (Column("unit", "Enhet"), *(Column(f"c{n}", str(n), "number") for n in range(20)))
    wide = Table("wide", "Bred", columns, (("a", *range(20)),), total=("alla", *range(20)))
    parts = list(side_by_side(wide, 8))
    assert [len(part.columns) for part in parts] == [8, 8, 7]
    assert [cell for part in parts for cell in part.rows[0][1:]] == list(range(20))
    assert {part.rows[0][0] for part in parts} == {"a"}
