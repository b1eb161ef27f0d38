"""Personal prints before judges from outside: veraPDF on every kind, axe-core on every page, and what a reader gets."""

from pathlib import Path

import peers
import pytest
from peers import NOTHING_WRONG, judged
from rendering.booklets.programmes import FONTS, TEMPLATES, real, tiny
from test_booklets import AT_NIGHT, solid, text

from introplan.releases import Edition
from introplan.rendering.feeds import at_secret_place, feed_pages, secret_place
from introplan.rendering.prints import Printer
from introplan.rendering.prints.family import personal_prints

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser and veraPDF judge: seconds for a page or a print

PEOPLE = {
    "malmo": ("ada-testsson", "ida-introdotter", "deltagare-7"),
    "huddingetrainee": ("ake-atta", "malin-mentorgren"),
    "en": ("ada", "asa", "sven", "deltagare-7"),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    """The prints of some people of the two programmes, and of a tiny one in English, on disk."""
    plans = {
        "malmo": real("malmo"),
        "huddingetrainee": real("huddingetrainee"),
        "en": tiny(("language: sv", "language: en")),
    }
    paths = {}
    for name, plan in plans.items():
        printer, folder = Printer(Edition(plan), TEMPLATES, fonts=FONTS), tmp_path_factory.mktemp(name)
        for each in personal_prints(Edition(plan), PEOPLE[name]):
            for path, content in printer.files(each):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
                paths[f"{name}/{path}"] = folder / path
    return paths


def test_every_print_is_accessible_as_pdf_ua_1_demands(files):
    pdfs = {path for path in files.values() if path.suffix == ".pdf"}
    assert {path.stem for path in pdfs} >= {"participant", "supporter"}
    assert peers.verapdf(pdfs) == {path: [] for path in pdfs}


def test_every_page_can_be_read_by_everybody(files):
    pages = {name: path for name, path in files.items() if path.suffix == ".html"}
    assert {name: judged(path) for name, path in pages.items()} == dict.fromkeys(pages, NOTHING_WRONG)


def test_a_page_can_be_read_at_night(files, tmp_path):
    html = files["malmo/prints/ada-testsson/participant.html"].read_text(encoding="utf-8")
    path = tmp_path / "night.html"
    path.write_text(html.replace(*AT_NIGHT), encoding="utf-8")
    assert judged(path) == NOTHING_WRONG


def test_ones_own_page_with_all_that_stands_there_can_be_read_by_everybody(tmp_path):
    plan, key = real("malmo"), bytes(range(32))
    places = {who: secret_place(plan, who, key) for who in ("ada-testsson", "ida-introdotter")}
    made = {at_secret_place(plan, f"calendars/people/{who}.ics", key) for who in places}
    pages = dict(feed_pages(Edition(plan), TEMPLATES, key, made))
    for who, place in places.items():
        path = tmp_path / f"{who}.html"
        path.write_bytes(pages[f"{place}index.html"])
        assert judged(path) == NOTHING_WRONG


def test_what_is_read_out_comes_in_the_order_in_which_it_is_seen(files):
    said = text(files["malmo/prints/ada-testsson/participant.pdf"])
    order = ["Ada Testsson", "De som finns för dig", "Min väg genom programmet", "Mina datum", "Vem frågar jag?"]
    places = [said.find(solid(words)) for words in order]
    assert -1 not in places
    assert places == sorted(places)
