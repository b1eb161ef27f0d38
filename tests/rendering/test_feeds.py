"""Personal calendars at addresses that nobody can guess, and the pages beside them."""

import re

import pytest
from rendering.calendars.calendar_plans import made, small_plan
from rendering.site.pages import TEMPLATES

from introplan.rendering.calendars import calendars
from introplan.rendering.feeds import at_secret_place, feed_pages, link_list, secret_place

KEY = bytes(range(32))
PLAN = small_plan()


def secret(plan=PLAN, key=KEY):
    files = {at_secret_place(plan, path, key): file for path, file in calendars(plan, drafts=False)}
    return {**files, **dict(feed_pages(plan, TEMPLATES, key, frozenset(files)))}


def test_a_place_has_160_bits_and_shows_nothing_of_whose_it_is():
    places = [secret_place(PLAN, person, KEY) for person in PLAN.programme.people]
    assert [place for place in places if not re.fullmatch(r"people/[0-9a-f]{40}/", place)] == []
    assert len(set(places)) == len(places)


def test_the_same_key_gives_the_same_places_and_another_key_others():
    assert secret() == secret()
    own = {path for path in secret() if path.startswith("people/")} - {"people/index.html"}
    assert own.isdisjoint(secret(key=bytes(32)))


def test_the_same_person_has_another_place_in_another_programme():
    other = small_plan(("  id: prov\n", "  id: annat\n"))
    assert secret_place(PLAN, "ada", KEY) != secret_place(other, "ada", KEY)


def test_a_calendar_is_the_same_at_its_secret_place(monkeypatch):
    ordinary = {f"calendars/{path}": file for path, file in made(PLAN).items()}
    files = secret()
    assert files[f"{secret_place(PLAN, 'ada', KEY)}calendar.ics"] == ordinary["calendars/people/ada.ics"]
    shared = {path: file for path, file in ordinary.items() if "/people/" not in path}
    assert {path: file for path, file in files.items() if not path.startswith("people/")} == shared


def test_everybody_with_a_calendar_has_a_page_beside_it_and_the_folder_shows_no_list():
    files = secret()
    own = {path.rpartition("/")[0] for path in files if path.endswith("/calendar.ics")}
    pages = {path.rpartition("/")[0] for path in files if path.startswith("people/") and path.endswith("/index.html")}
    assert pages == own | {"people"}
    assert b"href" not in files["people/index.html"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_says_nothing_of_others(language):
    plan = small_plan(("language: sv", f"language: {language}"))
    page = secret(plan)[f"{secret_place(plan, 'ada', KEY)}index.html"].decode()
    others = [person.name for person in plan.programme.people.values() if person.name and person.id != "ada"]
    assert "Ada Testsson" in page
    assert [name for name in others if name in page] == []
    assert re.findall(r"people/|[0-9a-f]{40}", page) == []
    assert 'name="robots" content="noindex"' in page
    assert 'href="calendar.ics"' in page


def test_a_protected_persons_page_does_not_say_whose_it_is():
    page = secret()[f"{secret_place(PLAN, 'deltagare-7', KEY)}index.html"].decode()
    names = [str(each.name) for each in PLAN.programme.people.values() if each.name]
    assert [word for word in ("deltagare-7", *names) if word in page] == []


def test_nothing_that_is_shared_has_a_secret_place_in_it():
    secrets = [secret_place(PLAN, person, KEY)[7:-1].encode() for person in PLAN.programme.people]
    shared = b"".join(file for path, file in secret().items() if not path.startswith("people/"))
    assert [place for place in secrets if place in shared] == []


def test_the_coordinators_list_has_everybody_once_and_is_what_excel_opens():
    text = link_list(PLAN, KEY, frozenset(secret())).decode("utf-8-sig")
    head, *rows = text.split("\r\n")[:-1]
    assert head == "Namn;E-post;Id;Länk"
    assert f"Ada Testsson;;ada;{secret_place(PLAN, 'ada', KEY)}" in rows
    assert f";;deltagare-7;{secret_place(PLAN, 'deltagare-7', KEY)}" in rows
    assert len(rows) == sum(path.endswith("/calendar.ics") for path in secret())


def test_a_name_in_the_list_is_no_formula():
    plan = small_plan(("name: Ada Testsson", 'name: "=1+1"'))
    assert "'=1+1;" in link_list(plan, KEY, frozenset(secret(plan))).decode("utf-8-sig")
