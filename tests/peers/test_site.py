"""The page in Chromium, on a desktop and on a phone, by day and by night, judged by axe-core."""

from datetime import UTC, datetime
from pathlib import Path

import peers
import pytest
from rendering.booklets.test_prints import ADDRESSES, COMPOUNDS, UNHYPHENATED, everywhere
from rendering.calendars.calendar_plans import small_plan
from rendering.changes.test_release_files import released
from rendering.site.pages import SHARED, TEMPLATES, page, real, tiny

from introplan.checks.rules import STATES, answers
from introplan.cli.rulesets import published
from introplan.releases import EMPTY, Edition, Release
from introplan.rendering.calendars import calendars
from introplan.rendering.changes.release import ReleaseFiles
from introplan.rendering.feeds import at_secret_place, feed_pages, secret_place
from introplan.rendering.reports import rules_report
from introplan.rendering.site import overview

pytestmark = pytest.mark.peer

AT_NIGHT = ("@media screen and (prefers-color-scheme: dark)", "@media screen")  # the dark colours for everybody
KEY = bytes(range(32))
FAULTS = ("violations", "console", "requests", "scrolls_sideways")


def judged(html: str, folder: Path) -> dict[str, object]:
    path = folder / "index.html"
    path.write_text(html, encoding="utf-8")
    found = peers.axe(path)
    return {**{fault: found[fault] for fault in FAULTS}, "without_scripts": found["same_without_scripts"]}


NOTHING_WRONG = {**{fault: [] for fault in FAULTS}, "without_scripts": True}


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_the_pages_of_the_two_programmes_can_be_read_by_everybody(name, tmp_path):
    assert judged(page(real(name), drafts=True), tmp_path) == NOTHING_WRONG


def test_the_page_can_be_read_at_night(tmp_path):
    html = page(tiny(), drafts=True, made=SHARED)
    assert html.count(AT_NIGHT[0]) == 1
    assert judged(html.replace(*AT_NIGHT), tmp_path) == NOTHING_WRONG


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
    assert html.count(AT_NIGHT[0]) == 1
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
    assert html.count(AT_NIGHT[0]) == 1
    assert judged(html, tmp_path) == NOTHING_WRONG
    assert judged(html.replace(*AT_NIGHT), tmp_path) == NOTHING_WRONG
