"""Personal calendars at addresses that nobody can guess, and the pages beside them."""

import re
from html import unescape

import pytest
from jinja2 import DictLoader
from rendering.calendars.calendar_plans import made, small_plan
from rendering.site.pages import TEMPLATES, real

from introplan.releases import Edition
from introplan.rendering.calendars import calendars
from introplan.rendering.feeds import at_secret_place, feed_pages, link_list, secret_place

KEY = bytes(range(32))
PLAN = small_plan()


def secret(plan=PLAN, key=KEY):
    files = {at_secret_place(plan, path, key): file for path, file in calendars(Edition(plan))}
    return {**files, **dict(feed_pages(Edition(plan), TEMPLATES, key, frozenset(files)))}


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


def page_of(plan, person):
    return secret(plan)[f"{secret_place(plan, person, KEY)}index.html"].decode()


def calendar_of(plan, person):
    """Somebody's own calendar, without the folds of its lines."""
    return secret(plan)[f"{secret_place(plan, person, KEY)}calendar.ics"].decode().replace("\r\n ", "")


def shown(page):
    """The dates on a page, as the reader sees each."""
    dates = re.findall(r'<li class="date.*?</li>', page, re.DOTALL)
    return [" ".join(unescape(re.sub("<[^>]+>", " ", date)).split()) for date in dates]


def test_a_page_has_ones_own_dates_by_month_in_the_calendar_s_words():
    assert shown(page_of(PLAN, "ada"))[2:7] == [
        "tis 15 sep v. 38 13.00–14.00 Inställt Möte med introduktör: Ada Testsson och Ida Introdotter Samtalsrummet",
        "tis 22 sep v. 39 13.00–14.00 Möte med introduktör: Ada Testsson och Ida Introdotter Samtalsrummet",
        "mån 28 sep v. 40 9.00–10.00 Möte: Din arbetsplats Med: Ada Testsson och Karin Exempelsson Samtalsrummet",
        "tors 22 okt v. 43 9.00–12.00 Samtal med barn; det första mötet "
        "Föreläsare: Karin Exempelsson och Ida Introdotter (Provby kommun) Salen, Provgatan 1, Provby",
        "tis 27 okt v. 44 13.00–15.00 Utbyte Värd: Provby kommun Videomöte",
    ]
    assert shown(page_of(PLAN, "ada"))[-1] == (
        "fre 1 sep v. 35 Inte bokat än Boka: Avslutande samtal: Ada Testsson "
        "Deltagare: Ada Testsson Chef: Mona Mallgren"
    )
    assert re.findall('<h3 id="20.*?>(.*?)</h3>', page_of(PLAN, "ada"))[:2] == ["September 2026", "Oktober 2026"]


def test_a_protected_person_s_dates_name_nobody():
    assert shown(page_of(PLAN, "deltagare-7"))[:3] == [
        "mån 5 okt v. 41 10.00–11.00 Möte med introduktör: deltagare och introduktör Samtalsrummet",
        "mån 12 okt v. 42 10.00–11.00 Möte med introduktör: deltagare och introduktör Samtalsrummet",
        "tors 22 okt v. 43 9.00–12.00 Samtal med barn; det första mötet Salen, Provgatan 1, Provby",
    ]
    assert "Möte med introduktör: deltagare och Ida Introdotter" in " ".join(shown(page_of(PLAN, "ida")))
    pages = [file for path, file in secret().items() if path.endswith("/index.html")]
    assert [page for page in pages if b"deltagare-7" in page] == []


def test_a_posting_is_on_the_page_with_its_days_and_takes_no_time_of_them():
    posted = "{unit: norr, title: Mottagningen, from: 2026-09-14, until: 2026-09-25, meetings: no}"
    plan = small_plan(("      ada:\n        reviews:", f"      ada:\n        postings: [{posted}]\n        reviews:"))
    assert [date for date in shown(page_of(plan, "ada")) if "Mottagningen" in date] == [
        "mån 14 sep v. 38 Du är på Mottagningen 14–25 september 2026 Chef: Mona Mallgren "
        "Du har inga samtal med dem som stöttar dig medan du är där."
    ]
    assert "Mottagningen" not in page_of(plan, "mona")


def test_a_draft_is_on_the_page_as_in_the_calendar_when_it_is_asked_for():
    files = {at_secret_place(PLAN, path, KEY): file for path, file in calendars(Edition(PLAN, drafts=True))}
    pages = dict(feed_pages(Edition(PLAN, drafts=True), TEMPLATES, KEY, frozenset(files)))
    page = pages[f"{secret_place(PLAN, 'bo', KEY)}index.html"].decode()
    assert [date for date in shown(page) if "Utkast" in date] == shown(page)
    assert shown(page)


def test_a_page_of_ones_own_may_show_the_dates_otherwise():
    own = DictLoader({"feed.html.j2": "{% for year in page.years %}{{ year.number }};{% endfor %}"})
    files = {at_secret_place(PLAN, path, KEY): file for path, file in calendars(Edition(PLAN))}
    pages = dict(feed_pages(Edition(PLAN), own, KEY, frozenset(files)))
    assert pages[f"{secret_place(PLAN, 'ada', KEY)}index.html"] == b"2026;2027;2028;"


@pytest.mark.long
@pytest.mark.parametrize(
    "plan", [PLAN, real("malmo"), real("huddingetrainee")], ids=["small", "malmo", "huddingetrainee"]
)
def test_a_page_and_the_calendar_beside_it_have_the_same_dates_and_name_the_same_people(plan):
    files = secret(plan)
    names = [str(each.name) for each in plan.programme.people.values() if each.name]
    for person in plan.programme.people.values():
        place = secret_place(plan, person.identity, KEY)
        if f"{place}calendar.ics" not in files:
            continue
        page, calendar = (files[place + name].decode() for name in ("index.html", "calendar.ics"))
        days = re.findall(r"^DTSTART\S*[:=](\d{8})", calendar.split("BEGIN:VEVENT", 1)[1], re.MULTILINE)
        dates = re.sub('<ul class="tasks">.*?</ul>', "", page, flags=re.DOTALL)  # those to help with as well
        assert sorted(day.replace("-", "") for day in re.findall('<time datetime="([0-9-]{10})', dates)) == sorted(days)
        told = {name for name in names if name in unescape(page)} - {person.name}
        assert told <= {name for name in names if name in calendar.replace("\r\n ", "")}
        assert not person.protected or not told


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_says_nothing_of_those_whom_one_does_not_meet(language):
    plan = small_plan(("language: sv", f"language: {language}"))
    page, calendar = page_of(plan, "ada"), calendar_of(plan, "ada")
    people = [person.name for person in plan.programme.people.values() if person.name]
    assert "Ada Testsson" in page
    assert [name for name in people if name in page and name not in calendar] == []
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
