"""Booklets as they are printed: what stands in them, what never does, and that they are the same every time."""

import re

import pytest
from rendering.booklets.programmes import FONTS, TEMPLATES, made, real, tiny, words

from introplan.agenda import Plan
from introplan.releases import Edition
from introplan.rendering.booklets import booklet_of
from introplan.rendering.booklets.words import TERMS, WORDS, words_in
from introplan.rendering.printing import render, typst_environment

ENGLISH = ("language: sv", "language: en")


def source(plan: Plan, cohort: str = "ht26") -> str:
    """The Typst source of a booklet, with a picture that is not the matter here."""
    booklet = booklet_of(Edition(plan, drafts=True), plan.programme.cohorts[cohort])
    values = {"language": booklet.language, "booklet": booklet, "w": booklet.words, "picture": "<svg/>"}
    return render(typst_environment(TEMPLATES), "booklet.typ.j2", **values)


def page(plan: Plan, cohort: str = "ht26") -> str:
    return made(plan, drafts=True)[f"booklets/{cohort}.html"].decode()


def test_the_booklet_of_a_tiny_programme_as_typst_source(expected):
    expected("tiny.typ", source(tiny()))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_booklet_of_a_tiny_programme_as_a_page(language, expected):
    expected(f"tiny.{language}.html", page(tiny(("language: sv", f"language: {language}"))))


def test_a_short_programme_has_its_year_on_the_cover_once():
    weeks = ("length: 24 months", "length: 9 weeks"), ("months: 0-3", "weeks: 1-2")
    phases = ("months: 3-6", "weeks: 3-4"), ("months: 6-24", "weeks: 5-9")
    booklet = booklet_of(Edition(tiny(*weeks, *phases)), tiny(*weeks, *phases).programme.cohorts["ht26"])
    assert booklet.years == "2026"
    assert [phase.days for phase in booklet.phases] == [
        "1–14 september 2026",
        "15–28 september 2026",
        "29 september–2 november 2026",
    ]


def test_each_cohort_has_a_pdf_and_a_page_and_a_draft_only_when_asked_for():
    assert list(made(tiny())) == ["booklets/ht26.pdf", "booklets/ht26.html"]
    assert list(made(tiny(), drafts=True)) == [
        "booklets/ht26.pdf",
        "booklets/ht26.html",
        "booklets/vt27.pdf",
        "booklets/vt27.html",
    ]


def test_the_same_plan_makes_the_same_bytes():
    assert made(tiny()) == made(tiny())


def test_nothing_is_written_to_the_folder_of_the_fonts():
    before = [sorted(folder.iterdir()) for folder in FONTS]
    made(tiny())
    assert [sorted(folder.iterdir()) for folder in FONTS] == before


NASTY = """ ]#panic("x")[ $*_`<a>@b\\\\ /* // -- ~ {{ x }} {% y %} &amp; "q" = + """


def test_nothing_that_an_author_writes_is_code_or_markup():
    nasty = "'" + NASTY.replace("'", "''") + "'"
    fields = ("Salen", "Provgatan 1", "Jurist", "Olle Provlund", "Utbytet", "Fika", "Juridik", "Vägledare", "Kommunen,")
    changes = [(f": {field}", f": {nasty}{',' if field.endswith(',') else ''}") for field in fields]
    files = made(tiny(*changes))
    assert words(files["booklets/ht26.html"]).count(" ".join(NASTY.split())) > len(fields)


# What never stands there


@pytest.mark.parametrize("secret", ["hemlig-lank", "lagens-lank", "Betala fikat", "Hemligt arbete", "hemlig-olle"])
def test_links_to_meetings_internal_notes_and_protected_people_are_not_printed(secret):
    assert secret not in source(tiny())
    assert secret not in page(tiny())


@pytest.mark.parametrize("trace", ["deltagare-7", "Enhet Söder", "Sven Skissberg"])
def test_a_protected_participant_leaves_no_trace_by_workplace_or_introducer(trace):
    assert trace not in source(tiny())
    assert trace not in page(tiny())


def test_a_protected_participant_is_counted():
    said = words(page(tiny()))
    assert "Ni är 3 deltagare. Inte alla står med namn här." in said


def test_nobody_is_named_in_half_a_group_when_somebody_in_any_half_is_protected():
    halves = "utbyte-4: {of: utbyte, date: 2027-09-02, time: 9-11, for: [asa, deltagare-7]}"
    said = [words(page(plan)) for plan in (tiny(), tiny((halves, halves.replace(", deltagare-7", ""))))]
    assert [text.count("För en del av gruppen") for text in said] == [4, 0]
    assert [text.count("För Ada Testsson och Åsa Utkast") for text in said] == [0, 2]


def test_tables_of_people_have_plural_titles_and_a_programme_s_own_label_stays():
    usual = tiny(("mentor: {label: Vägledare, meets", "mentor: {label: Mentor, meets"))
    titles = [re.findall("<caption>(.*)</caption>", page(plan))[:3] for plan in (tiny(), usual, tiny(ENGLISH))]
    assert titles == [
        ["Introduktörer", "Vägledare", "Chefer"],
        ["Introduktörer", "Mentorer", "Chefer"],
        ["Introducers", "Vägledare", "Managers"],
    ]


def test_a_column_that_is_empty_for_everyone_is_left_out():
    plan = tiny()
    tables = booklet_of(Edition(plan), plan.programme.cohorts["ht26"]).people.contacts
    assert [(table.title, table.has_workplaces, table.has_emails, table.has_phones) for table in tables] == [
        ("Introduktörer", True, True, False),
        ("Vägledare", False, False, True),
        ("Chefer", True, True, False),
    ]


def test_how_often_two_meet_is_one_sentence():
    plan = tiny()
    roles = booklet_of(Edition(plan), plan.programme.cohorts["ht26"]).people.roles
    assert [role.meets for role in roles] == [
        "Ni ses varje vecka i Start och varannan vecka i Grund, 1 h åt gången",
        "Ni ses varje månad",
    ]


def test_a_proposed_session_is_not_printed():
    assert "Förslaget" not in page(tiny())
    assert "Förslaget" not in source(tiny())


# What does


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_every_lecture_that_a_cohort_has_is_in_its_booklet_with_its_text(name):
    plan = real(name)
    files = made(plan)
    for path in [path for path in files if path.endswith(".html")]:
        cohort = path.removeprefix("booklets/").removesuffix(".html")
        said = words(files[path])
        published = [session for session in plan.agenda.by_cohort[cohort] if session.status != "proposed"]
        taught = [plan.programme.taught[session.subject] for session in published]
        assert [activity.title for activity in taught if activity.title not in said] == []
        firsts = [re.split(r"[*_`\n]", activity.text)[0].strip() for activity in taught if activity.text]
        assert [first for first in firsts if first not in said] == []


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_no_link_to_a_meeting_no_internal_note_and_no_protected_id_is_in_a_booklet(name):
    plan = real(name)
    programme = plan.programme
    sessions = [session for cohort in programme.cohorts.values() for session in cohort.sessions.values()]
    secrets = {
        *(place.link for place in programme.places.values()),
        *(session.link for session in sessions),
        *(session.internal_note for session in sessions),
        *(pairing.meets.link for pairing in programme.pairings.values() if pairing.meets),
        *(person for person, entry in programme.people.items() if entry.protected),
    } - {None}
    assert secrets
    for cohort in programme.cohorts:
        text = source(plan, cohort)
        assert [secret for secret in secrets if secret in text] == []


def test_cancelled_sessions_stay_and_are_struck():
    html = page(tiny())
    assert "<strong>Inställt:</strong> <s>Utbytet</s>" in html
    assert '#strike[#"Utbytet";]' in source(tiny())


def test_a_booklet_says_that_it_is_a_draft():
    assert "Utkast" in words(page(tiny()))
    assert "Kullen är inte beslutad än." not in words(page(tiny()))
    assert "Kullen är inte beslutad än." in words(page(tiny(), "vt27"))


def test_a_cohort_without_sessions_and_participants_has_a_booklet_all_the_same():
    said = words(page(tiny(), "vt27"))
    assert "Deltagarna är inte utsedda än." in said
    assert "Datumen är inte bestämda än." in said


def test_english_booklets_hold_no_swedish_words():
    said = words(page(tiny(ENGLISH)))
    swedish = {sv for key, sv in words_in("sv").items() if sv != words_in("en")[key] and len(sv) > 12}
    assert [text for text in swedish if text in said] == []
    assert "Cancelled:" in said


# The words


def test_every_word_stands_in_both_languages():
    assert [key for language in ("sv", "en") for key, words in words_in(language).items() if not words] == []
    assert words_in("sv").keys() == words_in("en").keys() == WORDS.keys() | TERMS.keys()


def test_every_word_is_used(request):
    """A word that nothing prints is a word that nobody keeps right."""
    package = request.config.rootpath
    text = "".join(
        path.read_text(encoding="utf-8")
        for folder in (package / "templates", package / "introplan" / "rendering" / "booklets")
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != "words.py"
    )
    assert [key for key in words_in("sv") if not re.search(rf"\bw\.{key}\b|[\"']{key}[\"']", text)] == []


def test_a_role_that_is_an_abbreviation_keeps_its_capitals_within_a_sentence():
    said = words(page(tiny(("label: Vägledare", "label: VFU-handledare"))))
    assert "din VFU-handledare" in said
