"""Pages and booklets in a municipality's own colours, with its logos, before axe-core and veraPDF."""

from dataclasses import replace
from pathlib import Path

import peers
import pytest
from checks.plans import plan_from
from pictures import SOUND
from rendering.site.pages import SHARED, pages, tiny
from rendering.test_look import JOINT, prints_of
from test_site import judged_pages

from introplan.agenda import Plan

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser and veraPDF judge: seconds for a page or a print

LOOKS = {"dark": ("#0b2340", "#ffcd00"), "bright": ("#009fe3", "#7a1f5c"), "pale": ("#ffcd00", "#ffffff")}


def painted(colour: str, accent: str) -> Plan:
    """The tiny programme in two colours, with a logo for one of its members."""
    look = f"  look: {{colour: '{colour}', accent: '{accent}', logo: {{file: logo.svg, text: Märket}}}}\n  phases:\n"
    return replace(tiny("  phases:\n", look), pictures=SOUND)


@pytest.mark.parametrize(("look", "at_night"), [("dark", True), ("bright", True), ("pale", False)])
def test_pages_in_any_colours_can_be_read_by_everybody_by_day_and_by_night(look: str, at_night: bool, tmp_path: Path):
    written = pages(painted(*LOOKS[look]), drafts=True, made=SHARED)
    assert 'alt="Märket"' in written["index.html"]
    some = {path: html for path, html in written.items() if not path.startswith(("lectures/", "places"))}
    assert judged_pages(some, tmp_path, at_night=at_night) == {}


@pytest.mark.parametrize("look", ["bright", "pale"])
def test_booklets_in_any_colours_are_accessible(look: str, tmp_path: Path):
    colour, accent = LOOKS[look]
    asked = f"owner: huddinge\n      look: {{colour: '{colour}', accent: '{accent}'}}"
    made = prints_of(plan_from(JOINT.replace("owner: huddinge", asked)))
    pdf, html = tmp_path / "booklet.pdf", tmp_path / "booklet.html"
    pdf.write_bytes(made["booklets/ht26.pdf"])
    html.write_bytes(made["booklets/ht26.html"])
    assert peers.axe(html)["violations"] == []
    assert peers.verapdf([pdf])[pdf] == []
