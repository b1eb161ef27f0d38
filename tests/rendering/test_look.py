"""A programme's look in prints and on pages: whatever colours are asked for can be read; whose logos stand there."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from checks.plans import plan_from
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import FileSystemLoader
from pictures import PICTURES, png, svg, turned

from introplan.agenda import Plan
from introplan.cli.resources import font_folders
from introplan.model import Look
from introplan.model.contrast import INK, PAPERS, READABLE, contrast, least_contrast
from introplan.releases import Edition
from introplan.rendering.look import DARK_PAPERS, DEFAULT, colours_of, look_files, look_of, members_of
from introplan.rendering.printing import PrintFault
from introplan.rendering.prints import Printer
from introplan.rendering.prints.family import cohort_prints
from introplan.rendering.typesetting.typesetter import Typesetter

TEMPLATES = FileSystemLoader(Path(__file__).parents[2] / "templates")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
JOINT = """
    programme:
      owner: huddinge
      coordinators: [kim]
    organisations:
      huddinge: {title: Huddinge kommun, logo: {file: logo.svg, text: Huddinges vapen}}
      social: {title: Socialförvaltningen, part_of: huddinge}
      nacka: {title: Nacka kommun, logo: {file: logo.jpg}}
      tyreso: {title: Tyresö kommun}
      varmdo: {title: Värmdö kommun, logo: {file: nej.png, text: Värmdös märke}}
      larosate: {title: Lärosätet}
    people:
      kim: {organisation: social}
      ada: {organisation: nacka}
      bo: {organisation: tyreso}
      cy: {organisation: varmdo}
      lars: {organisation: larosate}
    lectures: {lag: {}}
    cohorts:
      ht26:
        title: Hösten 2026
        status: confirmed
        participants: {ada: , bo: , cy: }
        sessions: {lag: {lecturers: [lars]}}
"""


def names(plan: Plan) -> list[str]:
    return [member.name for member in members_of(Edition(plan))]


@given(COLOURS, COLOURS)
def test_whatever_colours_are_asked_for_every_text_can_be_read_in_print(colour, accent):
    found = colours_of(Look(colour=colour, accent=accent))
    assert least_contrast(found.brand, (*PAPERS, found.brand_tint)) >= READABLE
    assert contrast(found.on_brand_field, found.brand_field) >= READABLE
    assert contrast(found.soft_on_brand_field, found.brand_field) >= READABLE
    assert contrast(found.on_accent, found.accent) >= READABLE
    assert contrast(INK, found.amber) >= READABLE
    assert contrast(INK, found.brand_tint) >= READABLE
    assert (found.brand_field, found.accent) == (colour, accent)


@given(COLOURS)
def test_whatever_colour_is_asked_for_every_text_can_be_read_on_a_dark_screen(colour):
    look = look_of(Edition(plan_from(f"programme: {{look: {{colour: '{colour}'}}}}")))
    _light, dark = look.page_css.split("prefers-color-scheme: dark")
    said = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", dark))
    assert least_contrast(said["link"], (*DARK_PAPERS, said["tint"])) >= READABLE
    assert contrast(said["on-band"], said["band"]) >= READABLE
    assert contrast("#e9eff1", said["tint"]) >= READABLE


def test_a_programme_that_asks_for_nothing_gets_what_the_library_has():
    text = TEMPLATES.get_source(None, "look.typ")[0]  # type: ignore[arg-type]  # which it does not ask for
    known = dict(re.findall(r'^#let ([a-z-]+) = rgb\("(#[0-9a-f]{6})"\)', text, re.MULTILINE))
    assert known == {name.replace("_", "-"): colour for name, colour in DEFAULT._asdict().items()}
    assert look_files(Edition(plan_from("cohorts: {ht26: {status: confirmed}}"))) == {}


def test_a_look_has_all_names_that_the_library_has():
    source = look_files(Edition(plan_from("programme: {look: {colour: 00649d}}")))["look.typ"]
    library = TEMPLATES.get_source(None, "look.typ")[0]  # type: ignore[arg-type]  # as above
    assert re.findall(r"^#let ([a-z-]+)", source, re.MULTILINE) == re.findall(r"^#let ([a-z-]+)", library, re.MULTILINE)


def test_members_are_the_owner_and_those_whose_people_take_part_or_run_it():
    members = list(members_of(Edition(plan_from(JOINT))))
    assert [(each.name, each.text, each.picture[:18]) for each in members] == [
        ("Huddinge kommun", "Huddinges vapen", "data:image/svg+xml"),
        ("Nacka kommun", "Nacka kommun", "data:image/jpeg;ba"),
        ("Tyresö kommun", "", ""),
        ("Värmdö kommun", "", ""),
    ]


def test_a_logo_of_the_programme_comes_first_and_stands_for_an_owner_without_one():
    own = JOINT.replace("owner: huddinge", "owner: huddinge\n      look: {logo: {file: logo.png, text: Trainee}}")
    assert names(plan_from(own)) == [*("Huddinge kommun",) * 2, "Nacka kommun", "Tyresö kommun", "Värmdö kommun"]
    without = own.replace(", logo: {file: logo.svg, text: Huddinges vapen}", "")
    assert [member.text for member in members_of(Edition(plan_from(without)))] == ["Trainee", "Nacka kommun", "", ""]


def test_a_single_owner_without_a_logo_has_no_row():
    assert names(plan_from("programme: {owner: a}\norganisations: {a: {title: A}}\n")) == []


def test_whoever_has_no_name_in_print_brings_no_employer_there():
    hidden = JOINT.replace("bo: {organisation: tyreso}", "bo: {organisation: tyreso, protected: yes}")
    assert names(plan_from(hidden)) == ["Huddinge kommun", "Nacka kommun", "Värmdö kommun"]


def prints_of(plan: Plan) -> dict[str, bytes]:
    edition = Edition(plan, drafts=True)
    printer = Printer(edition, TEMPLATES, fonts=font_folders())
    [booklet] = [what for what in cohort_prints(edition, TEMPLATES) if what.path.startswith("booklets/")]
    return dict(printer.files(booklet))


def test_logos_are_on_the_cover_with_what_they_say():
    """Tagged as PDF/UA asks: Typst refuses a picture without a text."""
    made = prints_of(plan_from(JOINT))
    pdf, html = made["booklets/ht26.pdf"], made["booklets/ht26.html"].decode()
    assert b"Huddinges vapen" in pdf
    assert html.count("<img") == 2
    assert 'alt="Huddinges vapen"' in html
    assert "<svg" not in html.partition("<nav")[0]  # a drawing from elsewhere is never a part of the page


@pytest.mark.parametrize("content", [svg(), png(), *map(turned, range(1, 9))], ids=lambda each: str(len(each)))
def test_every_kind_of_picture_is_set(content: bytes):
    plan = replace(plan_from(JOINT), pictures={**PICTURES, "logo.svg": content})
    files = look_files(Edition(plan))
    pdf = Typesetter.of(TEMPLATES, fonts=font_folders(), look=files).pdf(
        '#import "lib.typ": *\n#set document(title: "x")\n#set page(width: 80mm)\n#members-row()'
    )
    assert pdf.count(b"/Alt") == 2


def test_a_photograph_is_upright_whoever_held_the_camera():
    plan = replace(plan_from(JOINT), pictures={"logo.svg": turned(6), "logo.jpg": turned(1)})
    files = look_files(Edition(plan))
    assert 'width="32" height="48"' in files["look/0.svg"]
    assert 'width="48" height="32"' in files["look/1.svg"]


@pytest.mark.parametrize("drawing", [svg(width="0", height="0"), svg("<text>\U0001f600</text>")])
def test_a_drawing_that_typst_refuses_is_told_at_its_line(drawing: bytes):
    plan = replace(plan_from(JOINT), pictures={**PICTURES, "logo.svg": drawing})
    with pytest.raises(PrintFault) as fault:
        prints_of(plan)
    [found] = fault.value.found
    assert (found.name, found.at.span.source.line(found.at.span.start.line).strip()[:9]) == (
        "picture-not-printable",
        "huddinge:",
    )


def test_bytes_are_the_same_whenever_they_are_made():
    assert prints_of(plan_from(JOINT)) == prints_of(plan_from(JOINT))
