"""All prints beside the booklet before judges from outside: veraPDF on every PDF, axe-core on every page."""

from collections.abc import Iterator
from pathlib import Path

import peers
import pytest
from peers import NOTHING_WRONG, judged
from rendering.booklets.programmes import FONTS, TEMPLATES, real, tiny
from rendering.prints.programmes import large

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.prints import Print, Printer
from introplan.rendering.prints.attendance import attendance_prints
from introplan.rendering.prints.family import OWN
from introplan.rendering.prints.wall import wall_prints

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser and veraPDF judge: seconds for a page or a print

PLANS = {
    "malmo": lambda: real("malmo"),
    "huddingetrainee": lambda: real("huddingetrainee"),
    "en": lambda: tiny(("language: sv", "language: en")),
    "large": lambda: large(12, 40),
}


PROTECTED_IN = {"malmo", "large"}
"""Where prints of protected people are looked at, too: they have the same parts, with fewer names in them."""


def one_of_each(plan: Plan, protected: tuple[bool, ...]) -> Iterator[Print]:
    """Lists and the wall sheet of each cohort, and of each kind of personal prints the first and a protected one."""
    edition = Edition(plan, drafts=True)
    yield from attendance_prints(edition)
    yield from wall_prints(edition)
    for own in OWN:
        people = plan.programme.people.values()
        for hidden in protected:
            several = (own(edition, each.id) for each in people if each.protected == hidden)
            yield from list(filter(None, several))[:1]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Prints of every kind, on disk, by plan and path."""
    paths = {}
    for name, plan_of in PLANS.items():
        plan, folder = plan_of(), tmp_path_factory.mktemp(name)
        printer = Printer(Edition(plan, drafts=True), TEMPLATES, fonts=FONTS)
        for what in one_of_each(plan, (False, True) if name in PROTECTED_IN else (False,)):
            for path, content in printer.files(what):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
                paths[f"{name}/{path}"] = folder / path
    return paths


def test_there_are_prints_of_every_kind(files: dict[str, Path]):
    kinds = {Path(name).stem for name in files if "/prints/" in name}
    assert kinds == {"participant", "supporter", "lecturer", "manager", "certificate"}


def test_every_print_is_accessible_as_pdf_ua_1_demands(files: dict[str, Path]):
    pdfs = {path for path in files.values() if path.suffix == ".pdf"}
    assert peers.verapdf(pdfs) == {path: [] for path in pdfs}


def test_every_page_can_be_read_by_everybody(files: dict[str, Path]):
    pages = {name: path for name, path in files.items() if path.suffix == ".html"}
    assert {name: judged(path) for name, path in pages.items()} == dict.fromkeys(pages, NOTHING_WRONG)
