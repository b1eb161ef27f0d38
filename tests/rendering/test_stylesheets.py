"""Every page that stands by itself has its stylesheets within it, as they are; those among many share one sheet.

The expected pages hold no more than the names of stylesheets.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rendering.booklets.programmes import TEMPLATES, tiny
from rendering.booklets.programmes import made as booklets_of
from rendering.calendars.calendar_plans import real_plan
from rendering.changes.test_release_files import first
from rendering.prints.programmes import made_by
from rendering.site.pages import pages as site_pages
from rendering.site.pages import tiny as on_page

from introplan.checks.rules import answers
from introplan.cli.rulesets import published
from introplan.releases import Edition
from introplan.rendering.feeds import feed_pages, secret_place
from introplan.rendering.prints.family import personal_prints
from introplan.rendering.prints.wall import wall_prints
from introplan.rendering.reports import rules_report
from introplan.rendering.site import overview

SHEETS = {file.name: file for file in sorted((Path(__file__).parents[2] / "templates").rglob("*.css"))}


def pages() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each kind of page, and the stylesheets that it has."""
    written = site_pages(on_page())
    yield "page", written["index.html"], ("site.css", "pages.css", "members.css")
    yield (
        "the sheet of the other pages",
        written["assets/site.css"],
        ("site.css", "tasks.css", "pages.css", "members.css"),
    )
    for path in ("cohorts/ht26.html", "lectures/barnsamtal.html", "places.html"):
        yield path, written[path], ()
    yield "overview", overview([("a/index.html", Edition(on_page()))], TEMPLATES).decode(), ("site.css",)
    yield "booklet", booklets_of(tiny(), drafts=True)["booklets/ht26.html"].decode(), ("booklet.css",)
    yield "note", first()["people/ada.html"].decode(), ("site.css", "note.css")
    plan = real_plan("malmo")
    rule_set = published()["malmo"]
    _path, report = rules_report(Edition(plan), TEMPLATES, rule_set, answers(plan, rule_set))
    yield "report", report.decode(), ("site.css", "reports.css")
    where = secret_place(plan, "ada-testsson", b"k" * 32)
    own = dict(feed_pages(Edition(plan), TEMPLATES, b"k" * 32, {f"{where}calendar.ics"}))
    yield "own page with tasks", own[f"{where}index.html"].decode(), ("site.css", "tasks.css", "own.css")
    tasks = ("  phases:\n", "  tasks: {plan: {title: Planen, week: 4}}\n  phases:\n")
    booklet = booklets_of(tiny(tasks), drafts=True)["booklets/ht26.html"].decode()
    yield "booklet with tasks", booklet, ("booklet.css", "booklet_tasks.css")
    printed = made_by(lambda edition: personal_prints(edition, ["ada-testsson"]), plan)
    sheets = ("booklet.css", "tasks.css", "own.css", "two_years.css", "personal.css")
    yield "own print", printed["prints/ada-testsson/participant.html"].decode(), sheets
    sheet = made_by(wall_prints, tiny())["wall/ht26.html"].decode()
    yield "wall sheet", sheet, ("booklet.css", "two_years.css", "wall.css")


@pytest.fixture(scope="module")
def each_page() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {kind: (html, sheets) for kind, html, sheets in pages()}


@pytest.mark.long
def test_a_page_has_its_stylesheets_whole_and_once(each_page):
    for kind, (html, sheets) in each_page.items():
        found = {name: html.count(file.read_text(encoding="utf-8").strip()) for name, file in SHEETS.items()}
        assert {name: count for name, count in found.items() if count} == dict.fromkeys(sheets, 1), kind


def test_every_stylesheet_is_on_some_page(each_page):
    assert {name for _html, sheets in each_page.values() for name in sheets} == SHEETS.keys()
