"""Every PDF is read back: what would be lost in print is found, with the words that would be."""

import re
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT
from rendering.booklets.prints import said
from rendering.booklets.programmes import FONTS, TEMPLATES, made, own, tiny

from introplan.rendering.printing import PrintFault
from introplan.rendering.typesetting.proof import NO_PROFILE, PROFILE, TextFault, text_faults
from introplan.rendering.typesetting.typesetter import Typesetter

HEAD = '#set document(title: [a])\n#set text(font: "Source Sans 3", hyphenate: false)\n'
LINES = "#for number in range(1, 80) [rad #number #linebreak()]"

LOST = {  # the Typst source, the kind of fault, and words among those that are lost
    "a block that may not break": (f"#block(breakable: false)[{LINES}]", "outside", "rad 79"),
    "a table that may not break": ("#block(breakable: false, table(..range(90).map(n => [rad #n])))", "over", "rad"),
    "a cell over several rows": (
        f"#table(columns: 2, table.cell(rowspan: 2, breakable: false)[{LINES}], [b], [c])",
        "outside",
        "rad 79",
    ),
    "a header of more than a page": (f"#table(table.header[{LINES}], [a])", "outside", "rad 79"),
    "a height": (f"#block(height: 20mm)[{LINES}]\nEfteråt.", "over", "Efteråt."),
    "a clip": (f"#block(height: 20mm, clip: true)[{LINES}]\n#v(9cm)Efteråt.", "cut", "rad 50"),
    "something placed": ("#place(top + left)[Först.]Efteråt.", "over", "Efteråt."),
    "something placed askew": ("#place(top + left, rotate(20deg)[Först.])Efteråt.", "over", "Efteråt."),
    "a word wider than its column": (
        "#grid(columns: (2cm, 2cm), [Arbetsmarknadsförvaltningen], [Socialförvaltningen])",
        "over",
        "Arbetsmarknadsförvaltningen",
    ),
    "a word wider than the page": (f"#text(size: 60pt)[{'Samhällsplanering' * 3}]", "outside", "Samhällsplanering"),
}
WHOLE = {
    "text over pages": f"= Hej\n{LINES}\n#table(columns: 2, table.header[a][b], [c], [d])",
    "a height with room": "#block(height: 20mm)[rad 1]\nEfteråt.",
    "a clip with room": "#block(height: 20mm, clip: true)[rad 1]\nEfteråt.",
    "marks that stand high": "Ệ Ẫ Å ạ̃ j́ g̈ #linebreak() Ệ Ẫ Å ạ̃ q̣ y̨",
    "struck and small": "#strike[tors] #text(size: 6pt)[liten]#super[2] #underline[under]",
}


def faults(source: str) -> list[TextFault]:
    return list(text_faults(Typesetter.of(TEMPLATES, fonts=FONTS).pdf(HEAD + source)))


@pytest.mark.parametrize(("source", "kind", "words"), LOST.values(), ids=LOST)
def test_what_typst_cuts_without_a_word_is_found(source, kind, words):
    found = faults(source)
    assert any(fault.kind == kind and words in fault.words for fault in found), found


@pytest.mark.parametrize("source", WHOLE.values(), ids=WHOLE)
def test_what_a_reader_sees_is_no_fault(source):
    assert faults(source) == []


def test_a_layout_that_typst_gives_up_on_passes_no_test():
    """Typst only warns, and leaves the numbers of pages as its last attempt had them."""
    restless = '#let number = state("number", 0)\n#context number.update(number.final() + 1)\n#context number.get()'
    with pytest.raises(AssertionError, match="did not converge"):
        Typesetter.of(TEMPLATES, fonts=FONTS).pdf(HEAD + restless)


def test_where_no_numbers_of_pages_hold_none_are_told():
    """Each attempt has the text on another page than the one before, as long as numbers are told."""
    source = """
        #import "lib.typ": are-settled, page-of
        Se #page-of("it", word: [sidan])
        #context { if are-settled and counter(page).at(label("it")).first() == 1 { pagebreak() } }
        #metadata(none)#label("it")
    """
    typesetter = Typesetter.of(TEMPLATES, fonts=FONTS)
    assert said(replace(typesetter, own={"x.typ": ""}).pdf(HEAD + source)).split() == ["Se"]


def test_a_text_stands_where_it_stands_with_profiles_of_colours_and_without():
    """Typst writes two of them, for which PDFium needs longer than for the pages."""
    source = '#text(fill: rgb("#c00"))[röd] #text(fill: luma(40%))[grå]\n#block(height: 2mm, clip: true)[rad\\ rad]'
    pdf = Typesetter.of(TEMPLATES, fonts=FONTS).pdf(HEAD + source)
    assert pdf.count(PROFILE) == 2
    assert where(pdf) == where(pdf.replace(PROFILE, NO_PROFILE))


def where(pdf: bytes) -> list[list[tuple[float, ...]]]:
    """Where the texts of each page stand."""
    found = []
    with PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            pieces = [piece.get_bounds() for piece in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT])]
            found.append([text.get_rect(place) for place in range(text.count_rects())] + pieces)
    return found


# In a workspace


CUTTING = {
    "clip": "block(height: 4mm, clip: true, [a#linebreak()a#linebreak()a#linebreak()] + body)",
    "height": "block(height: 1mm, body) + [Efteråt.]",
}


@pytest.mark.long
@pytest.mark.parametrize("cutting", CUTTING.values(), ids=CUTTING)
def test_a_template_of_ones_own_that_cuts_a_text_is_told_with_page_words_and_the_line_of_the_text(cutting, tmp_path):
    lesson = f"""{{% extends "builtin/booklet.typ.j2" %}}
{{% block imports %}}
#import "builtin/lib.typ": *
#let prose(body) = {cutting}
{{% endblock %}}"""
    with pytest.raises(PrintFault) as caught:
        made(tiny(("Välkommen **hit**.", "Välkommen **hit** igen. " * 60)), own(tmp_path, booklet_typ_j2=lesson))
    found = caught.value.found
    assert {(each.name, each.severity, each.message.values["template"]) for each in found} == {
        ("text-lost-in-print", "error", "booklet.typ.j2")
    }
    lines = {each.at.span.source.text.splitlines()[each.at.span.start.line].strip() for each in found}
    assert "welcome: |" in lines


def test_what_a_template_says_itself_is_told_at_the_title_and_not_where_a_letter_of_it_stands(tmp_path):
    rows = """{% extends "builtin/booklet.typ.j2" %}
{% block welcome %}
#block(height: 20mm)[#for n in range(200) [#n rad #linebreak()]]
#pagebreak()
{% endblock %}"""
    with pytest.raises(PrintFault) as caught:
        made(tiny(), own(tmp_path, booklet_typ_j2=rows))
    (found,) = caught.value.found
    assert found.at.span.source.text.splitlines()[found.at.span.start.line].strip().startswith("title: ")


def test_a_hyphen_at_a_line_s_end_is_no_part_of_the_words_that_are_told():
    found = faults("#set text(hyphenate: true)\n#block(width: 2cm, height: 2mm)[Arbetsmarknadsförvaltningen]\nEfteråt.")
    assert found
    assert not any(re.search("[\ufffe\u00ad]", fault.words) for fault in found)
