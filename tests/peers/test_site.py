"""The page in Chromium, on a desktop and on a phone, by day and by night, judged by axe-core."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import peers
import pytest
from rendering.booklets.test_prints import ADDRESSES, COMPOUNDS, UNHYPHENATED, everywhere
from rendering.calendars.calendar_plans import small_plan
from rendering.changes.test_release_files import released
from rendering.site.pages import SHARED, TEMPLATES, page, pages, real, tiny

from introplan.checks.rules import STATES, answers
from introplan.cli.rulesets import published
from introplan.releases import EMPTY, Edition, Release
from introplan.rendering.calendars import calendars
from introplan.rendering.changes.release import ReleaseFiles
from introplan.rendering.feeds import at_secret_place, feed_pages, secret_place
from introplan.rendering.reports import rules_report
from introplan.rendering.site import overview

pytestmark = [pytest.mark.peer, pytest.mark.long]  # a browser and veraPDF judge: seconds for a page or a print

AT_NIGHT = ("@media screen and (prefers-color-scheme: dark)", "@media screen")  # the dark colours for everybody
KEY = bytes(range(32))
FAULTS = ("violations", "console", "requests", "scrolls_sideways")


def judged_pages(written: Mapping[str, str], folder: Path, *, at_night: bool = False) -> dict[str, object]:
    """What is wrong with each page that something is wrong with; its stylesheet may be asked for."""
    for path, text in written.items():
        assert (text.count(AT_NIGHT[0]) > 0) == (path in ("index.html", "assets/site.css"))
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.replace(*AT_NIGHT) if at_night else text, encoding="utf-8")
    wrong = {}
    for path, found in peers.axe_of([folder / path for path in written if path.endswith(".html")]).items():
        asked = [one for one in found["requests"] if one != (folder / "assets/site.css").as_uri()]
        faults = {**{fault: found[fault] for fault in FAULTS}, "requests": asked}
        if any(faults.values()) or not found["same_without_scripts"]:
            wrong[path.relative_to(folder).as_posix()] = {**faults, "without_scripts": found["same_without_scripts"]}
    return wrong


def judged(html: str, folder: Path) -> dict[str, object]:
    path = folder / "index.html"
    path.write_text(html, encoding="utf-8")
    found = peers.axe(path)
    return {**{fault: found[fault] for fault in FAULTS}, "without_scripts": found["same_without_scripts"]}


NOTHING_WRONG = {**{fault: [] for fault in FAULTS}, "without_scripts": True}


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_pages_of_the_two_programmes_can_be_read_by_everybody(name, tmp_path):
    """Of the many pages of lectures the one that says most: all are made of one template."""
    written = pages(real(name), drafts=True)
    lectures = sorted((path for path in written if path.startswith("lectures/")), key=lambda path: len(written[path]))
    assert judged_pages({path: written[path] for path in written if path not in lectures[:-1]}, tmp_path) == {}


@pytest.mark.parametrize("at_night", [False, True])
def test_every_page_can_be_read_by_everybody_by_day_and_by_night(at_night, tmp_path):
    plan = tiny("language: sv", "language: en" if at_night else "language: sv")
    assert judged_pages(pages(plan, drafts=True, made=SHARED), tmp_path, at_night=at_night) == {}


SEARCHES = ("samtal barn", "ATELJEN", "ateljén", "motet", "möt", "salen okt", "finns inte", "rad")


def test_a_reader_finds_what_comes_next_what_has_been_and_what_is_searched_for(tmp_path):
    title = ("Hos polisen", "Möten och råd")
    plan = tiny(title[0], title[1])
    file = tmp_path / "index.html"
    file.write_text(page(plan, made=SHARED), encoding="utf-8")
    found = peers.reader("2026-11-05", SEARCHES, file)
    assert [each.partition(" Nät")[0] for each in found["next"]] == [
        "tors 5 nov v. 45 I dag 9.00–12.00 Samtal med barn Föreläsning Hösten 2026 Salen",
        "tors 3 dec v. 49 Om 4 veckor 13.00–15.00 Erfarenhetsutbyte Hösten 2026",
        "ons 20 jan v. 3 Om 11 veckor Hela dagen Att ta emot någon",
    ]
    assert (found["folded"], found["opened"], found["cleared"]) == ([3], True, True)
    lecture, visit = "Samtal med barn", title[1]
    assert found["chosen"] == {
        "Allt": ["tors 5 nov", "tors 3 dec", "ons 20 jan"],
        "Hösten 2026": ["tors 5 nov", "tors 3 dec", "tors 4 mars"],
        "Våren 2027": ["tors 4 mars"],
        "Information och nätverk": ["ons 20 jan"],
    }
    titles = {search: one["titles"] for search, one in found["found"].items()}
    assert titles == {
        "samtal barn": [f"Inställt {lecture}", lecture, lecture],
        "ATELJEN": [visit, "Ateljén"],
        "ateljén": [visit, "Ateljén"],
        "motet": [],
        "möt": [visit, visit],
        "salen okt": [f"Inställt {lecture}"],
        "finns inte": [],
        "rad": [visit, visit],
    }
    assert [found["found"][search]["said"] for search in ("samtal barn", "salen okt", "motet")] == [
        "3 träffar",
        "1 träff",
        "Inget hittades. Pröva ett kortare ord.",
    ]
    assert found["focus"] == ["Hoppa till innehållet", "Startsida", "Kullar", "Datum"]


def test_when_all_is_over_the_page_says_so_and_folds_nothing(tmp_path):
    file = tmp_path / "index.html"
    file.write_text(page(tiny(), made=SHARED), encoding="utf-8")
    found = peers.reader("2031-01-01", ["samtal"], file)
    assert (found["next"], found["folded"], found["opened"]) == ([], [], True)


def test_a_page_in_english_of_a_text_that_never_ends_stays_within_a_phone(tmp_path):
    html = page(tiny("language: sv", "language: en"), made=SHARED).replace("Samtal med barn", "O" * 200)
    assert judged(html, tmp_path) == NOTHING_WRONG


@pytest.mark.parametrize("word", [*COMPOUNDS[:1], *ADDRESSES[:1], *UNHYPHENATED[:1]], ids=lambda word: word[:20])
def test_pages_and_letters_with_a_long_word_in_every_text_stay_within_a_phone(word, tmp_path):
    plan = everywhere(word)
    release = Release("1", datetime(2026, 8, 20, 9, tzinfo=UTC), word)
    letters = dict(ReleaseFiles(plan, EMPTY, released(plan, EMPTY, release), TEMPLATES))
    note = letters["people/ada.html"]
    sideways = {}
    for name, html in {"page": page(plan, made=SHARED), "note": note.decode()}.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
        sideways[name] = peers.axe(tmp_path / f"{name}.html")["scrolls_sideways"]
    assert sideways == {"page": [], "note": []}


def test_the_page_that_leads_to_several_programmes_can_be_read_by_everybody(tmp_path):
    html = overview([(f"{name}/index.html", Edition(tiny())) for name in ("prov", "trial")], TEMPLATES).decode()
    assert judged(html, tmp_path) == NOTHING_WRONG


@pytest.mark.parametrize("at_night", [False, True])
def test_the_report_on_a_rule_set_can_be_read_by_everybody(at_night, tmp_path):
    """The set with every kind of answer: met, not met, not applicable, cannot be checked."""
    plan, rule_set = real("malmo"), published()["ect"]
    given = answers(plan, rule_set)
    assert {answer.state for answer in given} == set(STATES)
    _path, content = rules_report(Edition(plan), TEMPLATES, rule_set, given)
    html = content.decode()
    assert AT_NIGHT[0] in html
    assert judged(html.replace(*AT_NIGHT) if at_night else html, tmp_path) == NOTHING_WRONG


def own_page(plan, person: str, *, drafts: bool = False) -> str:
    files = {at_secret_place(plan, path, KEY): file for path, file in calendars(Edition(plan, drafts=drafts))}
    pages = dict(feed_pages(Edition(plan, drafts=drafts), TEMPLATES, KEY, frozenset(files)))
    return pages[f"{secret_place(plan, person, KEY)}index.html"].decode()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("person", "drafts"), [("ada", False), ("deltagare-7", False), ("bo", True)])
def test_somebodys_own_page_can_be_read_by_everybody(language, person, drafts, tmp_path):
    html = own_page(small_plan(("language: sv", f"language: {language}")), person, drafts=drafts)
    assert judged(html, tmp_path) == NOTHING_WRONG


def test_two_years_of_somebodys_own_dates_can_be_read_by_everybody_at_night_too(tmp_path):
    html = own_page(real("malmo"), "ada-testsson")
    assert html.count('<li class="date') > 100
    assert AT_NIGHT[0] in html
    assert judged(html, tmp_path) == NOTHING_WRONG
    assert judged(html.replace(*AT_NIGHT), tmp_path) == NOTHING_WRONG
