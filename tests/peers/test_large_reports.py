"""Reports before judges from outside: veraPDF on each as a PDF, axe-core on each page, by day and at night."""

import peers
import pytest
from rendering.booklets.programmes import FONTS, TEMPLATES
from rendering.reports.large import plan_from, tree
from rendering.reports.test_told_reports import MADE, MIXED, made

from introplan.releases import Edition
from introplan.rendering.look import colours_alone
from introplan.rendering.prints import Printer
from introplan.rendering.reports.pages import report_page, report_print

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser and veraPDF judge: seconds for a page or a print

AT_NIGHT = ("@media screen and (prefers-color-scheme: dark)", "@media screen")  # the dark colours for everybody
PLAN = plan_from(tree(MIXED))


def test_every_report_is_accessible_as_pdf_ua_1_demands(tmp_path):
    pdfs = []
    for name in MADE:
        printer = Printer(Edition(PLAN), TEMPLATES, fonts=FONTS)
        for path, content in printer.files(report_print(made(name, PLAN))):
            if path.endswith(".pdf"):
                pdfs.append(tmp_path / f"{name}.pdf")
                pdfs[-1].write_bytes(content)
    assert len(pdfs) == len(MADE)
    assert peers.verapdf(pdfs) == {path: [] for path in pdfs}


@pytest.mark.parametrize("at_night", [False, True])
@pytest.mark.parametrize("name", MADE)
def test_every_report_can_be_read_by_everybody(name: str, at_night: bool, tmp_path):
    page = report_page(made(name, PLAN), TEMPLATES, colours_alone(PLAN)).decode()
    assert AT_NIGHT[0] in page
    file = tmp_path / "index.html"
    file.write_text(page.replace(*AT_NIGHT) if at_night else page, encoding="utf-8")
    assert peers.judged(file) == peers.NOTHING_WRONG
