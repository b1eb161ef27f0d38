"""Print loses no word: texts and words of any length, whatever the field, are in the PDF, once and in order."""

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.booklets.prints import field_of, lost_words, read, said, texts, with_text
from rendering.booklets.programmes import CHECKOUT, FONTS, TEMPLATES, made, plan_from, real, tiny

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.booklets import booklet_of
from introplan.rendering.printing import html_environment, render, typst_environment
from introplan.rendering.timeline import timeline_svg
from introplan.rendering.typesetting.proof import text_faults
from introplan.rendering.typesetting.typesetter import Typesetter
from introplan.rendering.whereabouts import where_pictures

MARKDOWN = {"text", "preparation", "deepening", "note", "directions", "welcome", "ask"}
NOT_PRINTED = {"Session.internal_note"}


@cache
def typesetter() -> Typesetter:
    return Typesetter.of(TEMPLATES, fonts=FONTS)


def printed(plan: Plan, cohort: str = "ht26") -> tuple[str, bytes]:
    """The Typst source of a booklet, and its PDF."""
    one = plan.programme.cohorts[cohort]
    booklet = booklet_of(Edition(plan, drafts=True), one)
    picture = str(timeline_svg(html_environment(TEMPLATES), Edition(plan, drafts=True), [one]))
    where = [str(each) for each in where_pictures(html_environment(TEMPLATES), plan, one)]
    source = render(
        typst_environment(TEMPLATES),
        "booklet.typ.j2",
        language=booklet.language,
        booklet=booklet,
        w=booklet.words,
        picture=picture,
        where_pictures=where,
    )
    return source, typesetter().pdf(source)


def assert_whole(plan: Plan, cohort: str = "ht26") -> str:
    """The booklet has no fault and lacks no word; what it says."""
    source, pdf = printed(plan, cohort)
    assert list(text_faults(pdf)) == []
    assert lost_words(source, pdf) == []
    return said(pdf)


def full(language: str = "sv") -> Plan:
    """The tiny programme, with something in every text that is printed."""
    session = "utbyte-3: {of: utbyte, date: 2027-03-04, time: 13-15, place: salen,"
    return tiny(
        ("language: sv", f"language: {language}"),
        ("preparation: Läs **lagen**.", "preparation: Läs **lagen**.\n    deepening: Prova."),
        (session, f"{session} lecturers: [olle], note: Ta med något att skriva med,"),
    )


@pytest.mark.parametrize("words", [1, 40, 1800])
def test_a_place_that_somebody_is_posted_to_is_printed_whole(words: int):
    title = " ".join(f"q{number:04}" for number in range(words))
    posting = f"{{unit: soder, title: {title}, from: 2027-02-01, until: 2027-02-28}}"
    all_named = ("      deltagare-7:\n", "")  # who is protected hides where everybody is
    text = assert_whole(tiny(("      ada:\n", f"      ada: {{postings: [{posting}]}}\n"), all_named))
    assert {int(number) for number in re.findall(r"q(\d{4})", text)} == set(range(words))


# Long texts


def fields(plan: Plan) -> dict[str, tuple[str | int, ...]]:
    """Each field that takes any text, and a place where the booklet prints it."""
    found = {}
    for path in texts(plan):
        if field_of(plan, path) not in found:
            marked = with_text(plan, path, "QQQ")
            if "QQQ" in str(booklet_of(Edition(marked, drafts=True), marked.programme.cohorts["ht26"])):
                found[field_of(plan, path)] = path
    return found


FIELDS = fields(full())
FORMS: dict[str, tuple[str, int]] = {"words": (" ", 900), "paragraphs": ("\n\n", 120), "a list": ("\n- ", 120)}
SIZES = [
    pytest.param(field, form, id=f"{field}, {form}")
    for field in FIELDS
    for form in FORMS
    if form == "words" or field.rpartition(".")[2] in MARKDOWN
]


def test_every_text_that_an_author_writes_is_printed_or_known_not_to_be():
    written = {field_of(full(), path) for path in texts(full())}
    assert written - FIELDS.keys() == NOT_PRINTED


@pytest.mark.long
@pytest.mark.parametrize(("field", "form"), SIZES)
def test_a_text_of_many_pages_is_printed_whole_in_order_and_as_often_as_a_short_one(field, form):
    between, count = FORMS[form]
    text = between.join(f"q{number:04}" for number in range(count))
    path = FIELDS[field]
    numbers = [int(number) for number in re.findall(r"q(\d{4})", assert_whole(with_text(full(), path, text)))]
    times = set(Counter(numbers).values())
    assert len(times) == 1
    jumps = {(one, other) for one, other in pairwise(numbers) if other != one + 1}
    assert {other for _one, other in jumps} <= {0}


# Many of something


def many(participants: int) -> Plan:
    """A cohort where everybody has two introducers and two mentors, one after the other."""
    everybody = range(participants)
    people = "".join(
        f"  d{n}: {{name: Deltagare Nummer{n}, organisation: o}}\n"
        f"  i{n}: {{name: Introduktör Nummer{n}, organisation: o, email: introduktor.nummer{n}@kommunen.example}}\n"
        f"  m{n}: {{name: Mentor Nummer{n}, organisation: o, phone: 010-{n:02}}}\n"
        for n in everybody
    )
    pairings = "".join(
        f"  {role}{later}-{n}: {{participant: d{n}, {title}: {role}{(n + later) % participants}, {when}}}\n"
        for n in everybody
        for role, title in (("i", "introducer"), ("m", "mentor"))
        for later, when in ((0, "until: 2027-06-30"), (1, "from: 2027-07-01"))
    )
    return plan_from(f"""
programme:
  {{schema: 1, id: a, title: A, kind: introduction, owner: o, length: 24 months, domain: a.example, coordinators: [],
   contact: {{title: A, email: a@a.example}}, roles: {{introducer: , mentor: }}}}
organisations: {{o: {{title: Kommunen, kind: municipality}}}}
people:
{people}
cohorts:
  ht26: {{title: Hösten 2026, starts: 2026-09-01, participants: {{{"".join(f"d{n}: , " for n in everybody)}}}}}
pairings:
{pairings}
""")


@pytest.mark.parametrize("participants", [16, 40])
def test_everybody_is_in_who_is_who(participants):
    text = assert_whole(many(participants))
    rows = re.findall(r"Deltagare Nummer(\d+)", text)
    assert Counter(map(int, rows)) == Counter(range(participants))


@pytest.mark.parametrize("dates", [30, 80])
def test_every_date_of_a_lecture_is_on_its_page(dates):
    sessions = "".join(
        f"      traff-{n}: {{of: utbyte, date: {date(2026, 9, 7) + timedelta(weeks=n)}, time: 9-11, place: salen"
        f"{', for: [ada, asa]' if n % 2 else ''}}}\n"
        for n in range(dates)
    )
    text = assert_whole(tiny(("    sessions:\n      valkommen:", f"    sessions:\n{sessions}      valkommen:")))
    lesson = re.split(r"Grupp- och erfarenhetsutbyte|Erfarenhetsutbyte", text)[-1]
    assert len(re.findall(r"\(v\.\s\d+\)", lesson.partition("Lagen på riktigt")[0])) == dates + 4


# Long words


COMPOUNDS = (
    "Arbetsmarknadsförvaltningssamordningskonferensen",
    "SOCIALTJÄNSTUTREDNINGSMETODIKUTVECKLINGSDAGARNA",
    "Myndighetsutövningsdokumentationsrutin/ärendehanteringssystem",
)
ADDRESSES = (
    "karin.exempelsson-bergstrand_socialforvaltningen@introduktionsprogrammet.malmo.example",
    "https://www.kommunen.example/globalassets/socialtjansten/introduktion_ht26/lathund-for-handledare.pdf?v=2",
    "rutin_for_barnsamtal_och_orosanmalan-2026-11-28.docx",
)
UNHYPHENATED = ("W" * 90, "bcdfghjklmnpqrstvwxz" * 4, "A1B2C3D4E5" * 9, "Россиясоциальнаяслужба" * 3, "å" * 200)
SIGNS = ("—" * 70, "." * 90, "_" * 80, "/" * 90, '"' * 90, "…" * 70, "(" * 80, "!?" * 50, "@" * 70)
MARKED = (
    "sjuksköterske\u00adutbildningsföretagsledare" * 2,
    "A\u030a" * 60,
    "11\u00a0Storgatan\u00a0" * 8,
    "a\u200d" * 50,
)


def everywhere(word: str, language: str = "sv") -> Plan:
    """The plan with a word in every text that is printed."""
    plan = full(language)
    for path in texts(plan):
        if field_of(plan, path) in FIELDS:
            plan = with_text(plan, path, word)
    return plan


@pytest.mark.long
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("word", [COMPOUNDS[0], ADDRESSES[0], UNHYPHENATED[0]], ids=lambda word: word[:20])
def test_a_long_word_in_every_text_stays_in_its_column_in_both_languages(word, language):
    assert_whole(everywhere(word, language))


@pytest.mark.long
@pytest.mark.parametrize(
    "words",
    [" ".join((*COMPOUNDS[1:], *ADDRESSES[1:])), " ".join(UNHYPHENATED[1:]), " ".join(MARKED), *SIGNS],
    ids=lambda words: ascii(words)[:20],
)
def test_long_words_of_any_kind_stay_in_their_column(words):
    assert_whole(everywhere(words))


@pytest.mark.long
@settings(max_examples=8)
@given(st.text(st.sampled_from("aeiouyåäöbcdfghjklmnpqrstvwxzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./@"), min_size=30))
def test_a_long_word_of_any_letters_stays_in_its_column(word):
    made(everywhere(word))


def test_a_word_that_neither_hyphen_nor_break_has_helped_breaks_anywhere():
    """English knows no hyphen in it, though it has vowels."""
    plan = everywhere("HWNKRTXUIUHBCYQUÖLFQYZÖGJJWJÄRLFWW", "en")
    assert list(text_faults(printed(plan)[1])) != []
    made(plan)


def test_a_print_that_shows_every_word_is_read_back_once(monkeypatch: pytest.MonkeyPatch):
    done = []
    real = Typesetter.faults
    monkeypatch.setattr(Typesetter, "faults", lambda self, pdf: done.append(pdf) or real(self, pdf))
    files = made(full())
    assert done == [file for path, file in files.items() if path.endswith(".pdf")]


@pytest.mark.parametrize("row", ["Namn: " + ". " * 80, f"{'.' * 60} {'.' * 60}", f"{'“' * 60} {'”' * 60}"])
def test_rows_of_signs_to_write_on_stay_in_their_column(row):
    """No line breaks between a space and a full stop by itself."""
    made(everywhere(row))


@pytest.mark.parametrize("path", [("frame", "title"), ("cohorts", "ht26", "title")])
def test_a_title_of_several_lines_is_not_in_head_and_foot(path):
    assert_whole(with_text(full(), path, "Våren\r\nför oss\r\nsom är nya\r\ni yrket"))


@pytest.mark.parametrize("code", ["Se\n\n    {}", "```\nx = 1\n{}\n```", "`{}`"])
def test_a_long_word_in_code_stays_in_its_column(code):
    """Four spaces before a pasted address are code to Markdown."""
    plan = full()
    for path in texts(plan):
        if field_of(plan, path).rpartition(".")[2] in MARKDOWN:
            word = (ADDRESSES[0], COMPOUNDS[0], UNHYPHENATED[1])[len(path) % 3] * 3
            plan = with_text(plan, path, code.format(word))
    assert_whole(plan)


@pytest.mark.parametrize("word", ADDRESSES, ids=lambda word: word[:20])
def test_an_address_that_breaks_is_copied_as_it_was_written(word):
    plan = with_text(full(), ("places", "salen", "title"), word)
    text = read(printed(plan)[1]).replace("\ufffe", "-")  # one at a line's end is taken for a hyphenation's
    assert word not in text.split()  # it is broken somewhere, or this says nothing
    assert word in "".join(text.split())
    assert "\u200b" not in text


@pytest.mark.parametrize("word", COMPOUNDS, ids=lambda word: word[:20])
def test_a_compound_that_is_hyphenated_is_found_when_one_searches_for_it(word):
    text = said(printed(with_text(full(), ("places", "salen", "title"), word))[1])
    assert "".join(text.split()).count(word) >= 3


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_booklets_that_come_along_have_few_hyphens(name):
    """A word that has room on the next line has no hyphen: there are few, in narrow columns."""
    plan = real(name)
    _source, pdf = printed(plan)
    assert len(re.findall("[\ufffe\u00ad]", read(pdf))) < 40


# The templates


EXCEPTIONS = {
    "height: 100%": "the colour of a cover of many lines, behind its text",
    "height: 0.95em": "the box of a task, which has no text",
    "breakable: false": "a term that has been measured",
    "height: 1fr": "the lines for notes, under all that is printed",
}


def test_nothing_in_the_templates_can_cut_a_text():
    """No fixed height, no clip, nothing placed or kept together at any cost, but where there is no author's text."""
    cutting = re.compile(r"\bheight: [\d.]+\w*%?|\bclip\b: *true|(?<![-\w])place\(|breakable: *false|\bdy:|\bscale\(")
    found = {
        match
        for path in sorted((CHECKOUT / "templates").glob("*.typ*"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith("//")
        for match in cutting.findall(line)
    }
    assert found == set(EXCEPTIONS)
