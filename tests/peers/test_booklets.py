"""Booklets before judges from outside: veraPDF on every PDF, axe-core on every page, and the text a reader gets."""

import shutil
import subprocess
from pathlib import Path
from textwrap import dedent, indent

import peers
import pytest
from rendering.booklets.plans import on_paper
from rendering.booklets.prints import with_text
from rendering.booklets.programmes import made, real, tiny
from rendering.booklets.test_prints import ADDRESSES, COMPOUNDS, FIELDS, UNHYPHENATED, everywhere, full
from rendering.typesetting.test_print_characters import NAMES

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser and veraPDF judge: seconds for a page or a print

AT_NIGHT = ("@media screen and (prefers-color-scheme: dark)", "@media screen")  # the dark colours for everybody


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    """Every booklet of the two programmes and of a tiny one in English, on disk."""
    paths = {}
    plans = {
        "malmo": real("malmo"),
        "huddingetrainee": real("huddingetrainee"),
        "en": tiny(("language: sv", "language: en")),
        "a5": on_paper(real("malmo"), "a5", notes=True),
    }
    for name, plan in plans.items():
        folder = tmp_path_factory.mktemp(name)
        for path, content in made(plan, drafts=True).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
            paths[f"{name}/{path}"] = folder / path
    return paths


def test_every_booklet_is_accessible_as_pdf_ua_1_demands(files):
    pdfs = {path for path in files.values() if path.suffix == ".pdf" and path.parent.name != "folded"}
    assert peers.verapdf(pdfs) == {path: [] for path in pdfs}


def test_a_booklet_of_long_words_and_texts_is_as_accessible(tmp_path):
    plans = {
        "compound": everywhere(COMPOUNDS[0]),
        "address": everywhere(ADDRESSES[0]),
        "unhyphenated": everywhere(UNHYPHENATED[0]),
        "text": with_text(full(), FIELDS["Session.note"], "ord " * 3000),
        "title": with_text(full(), FIELDS["Activity.title"], "ord " * 900),
    }
    pdfs = {tmp_path / f"{name}.pdf": plan for name, plan in plans.items()}
    for path, plan in pdfs.items():
        path.write_bytes(made(plan)["booklets/ht26.pdf"])
    assert peers.verapdf(set(pdfs)) == {path: [] for path in pdfs}


PASTED = """
  • ett
  • två

  - [ ] att göra
  - [x] gjort

  | Tid | Vad |
  |---|:-:|
  | 9 | Kaffe på www.kommunen.example/kaffe |

  Ett<br>två <!-- hemligt --> 王 🎉
"""


def test_a_booklet_of_names_in_many_languages_and_of_pasted_texts_is_as_accessible(tmp_path):
    plan = tiny(
        ("name: Olle Provlund", f"name: {NAMES[4]}"),
        ("name: Max Mentorsson", f"name: {NAMES[5]}"),
        ("name: Ada Testsson", f"name: {NAMES[0]} {NAMES[2]}"),
        ("name: Åsa Utkast", f"name: {NAMES[1]} {NAMES[3]}"),
        ("name: Mona Mallgren", f"name: {NAMES[6]} {NAMES[7]}"),
        ("name: Sven Skissberg", "name: Li Wei (李伟)"),
        ("title: Start, months", f"title: {NAMES[4]}, months"),
        ("  welcome: |\n    Välkommen **hit**.", "  welcome: |\n" + indent(dedent(PASTED), "    ")),
    )
    (tmp_path / "names.pdf").write_bytes(made(plan)["booklets/ht26.pdf"])
    assert peers.verapdf([tmp_path / "names.pdf"]) == {tmp_path / "names.pdf": []}


def test_every_page_can_be_read_by_everybody(files):
    pages = {name: path for name, path in files.items() if path.suffix == ".html"}
    assert {name: peers.judged(path) for name, path in pages.items()} == dict.fromkeys(pages, peers.NOTHING_WRONG)


def test_a_page_can_be_read_at_night(files, tmp_path):
    html = files["malmo/booklets/ht26.html"].read_text(encoding="utf-8")
    assert AT_NIGHT[0] in html
    path = tmp_path / "night.html"
    path.write_text(html.replace(*AT_NIGHT), encoding="utf-8")
    assert peers.judged(path) == peers.NOTHING_WRONG


@pytest.mark.parametrize("word", [*COMPOUNDS[:1], *ADDRESSES[:1], *UNHYPHENATED[:1]], ids=lambda word: word[:20])
def test_a_page_with_a_long_word_in_every_text_stays_within_a_phone(word, tmp_path):
    nested = "".join(f"{'  ' * depth}- {word}\n" for depth in range(12))
    plan = with_text(everywhere(word), FIELDS["Lecture.text"], f"{nested}\n\n    {word * 3}\n\n`{word}`")
    path = tmp_path / "long.html"
    path.write_bytes(made(plan)["booklets/ht26.html"])
    assert peers.axe(path)["scrolls_sideways"] == []


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_pdf_says_every_title_and_no_secret(name, files):
    plan = real(name)
    said = text(files[f"{name}/booklets/ht26.pdf"])
    taught = [plan.programme.taught[one.subject] for one in plan.agenda.by_cohort["ht26"] if one.status != "proposed"]
    assert [activity.title for activity in taught if solid(activity.title) not in said] == []
    links = [place.link for place in plan.programme.places.values() if place.link]
    protected = [id_ for id_, person in plan.programme.people.items() if person.protected]
    assert [secret for secret in (*links, *protected) if solid(secret) in said] == []


def text(pdf: Path) -> str:
    """What pdftotext reads, without spaces and line breaks."""
    program = peers.have(shutil.which("pdftotext"), "pdftotext")
    told = subprocess.run([program, "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True)
    return solid(told.stdout.decode())


def solid(words: str) -> str:
    return "".join(words.split())
