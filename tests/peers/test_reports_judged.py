"""Reports before judges from outside: veraPDF on the print, axe-core on the page, and the text a reader gets."""

from pathlib import Path

import peers
import pytest
from rendering.booklets.programmes import FONTS, TEMPLATES
from rendering.reports.municipality import asked, municipality
from rendering.reports.test_forms_of_reports import report
from rendering.reports.test_load_report import SUPPORT

from introplan.rendering.prints import Printer
from introplan.rendering.reports.attendance import attendance_report
from introplan.rendering.reports.load import load_report
from introplan.rendering.reports.pages import report_print

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser and veraPDF judge: seconds for a page or a print


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports of a plan with units of all sizes as files, by their names, and one with every kind of part."""
    folder, found = tmp_path_factory.mktemp("reports"), {}
    question = asked(municipality({"stor": 8, "mellan": 6, "liten": 2}, SUPPORT))
    several = {
        "load": load_report(question),
        "load-by-person": load_report(question._replace(people=True)),
        "attendance": attendance_report(question),
        "every": report(),
        "every-en": report("en"),
    }
    for name, made in several.items():
        for path, content in Printer(question.edition, TEMPLATES, fonts=FONTS).files(report_print(made)):
            file = folder / f"{name}.{path.rpartition('.')[2]}"
            file.write_bytes(content)
            found[file.name] = file
    return found


def test_every_report_is_accessible_as_pdf_ua_1_demands(files: dict[str, Path]):
    pdfs = {path for path in files.values() if path.suffix == ".pdf"}
    assert peers.verapdf(pdfs) == {path: [] for path in pdfs}


def test_every_report_can_be_read_by_everybody_on_a_page(files: dict[str, Path]):
    pages = {name: path for name, path in files.items() if path.suffix == ".html"}
    assert {name: peers.judged(path) for name, path in pages.items()} == dict.fromkeys(pages, peers.NOTHING_WRONG)
