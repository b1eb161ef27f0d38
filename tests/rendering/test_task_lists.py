"""Lists with boxes: a cohort's in its booklet and on the page, one's own on one's own page, and helpers' on theirs."""

from rendering.booklets.prints import said
from rendering.booklets.programmes import TEMPLATES, made, tiny, words
from rendering.site.pages import plan_from

from introplan.releases import Edition
from introplan.rendering.feeds import feed_pages, secret_place
from introplan.rendering.site import site
from introplan.rendering.tasks import cohort_tasks, tasks_helped_with, tasks_of_person

PLAN = """
programme:
  schema: 1
  id: prov
  title: Program för nya
  kind: introduction
  owner: kommunen
  length: 24 months
  contact: {title: Programmet, email: programmet@kommunen.example}
  domain: prov.example
  coordinators: [karin]
  roles: {introducer: {label: Introduktör}}
  tasks:
    plan: {title: Planen är klar, week: 4, with: [introducer, manager], text: Gå igenom **målen**.}
    kort: {title: Kortet är hämtat, week: 1}
organisations: {kommunen: {title: Kommunen, kind: municipality}}
units: {norr: {title: Norr, organisation: kommunen, manager: mona}}
groups: {barn: {title: Barn och unga}}
people:
  karin: {name: Karin Provlund, organisation: kommunen}
  mona: {name: Mona Mallgren, organisation: kommunen}
  ida: {name: Ida Introdotter, organisation: kommunen}
  sven: {name: Sven Sidouppdrag, organisation: kommunen}
  ada: {name: Ada Testsson, organisation: kommunen, unit: norr}
  bo: {name: Bo Skissvik, organisation: kommunen, unit: norr}
  deltagare-7: {organisation: kommunen, unit: norr, protected: yes}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants:
      ada: {groups: [barn]}
      bo: {starts: 2026-10-15}
      deltagare-7:
    tasks:
      uppsats: {title: Uppsatsen är inlämnad, date: 2027-05-16, for: [barn]}
pairings:
  ada-ida: {participant: ada, introducer: ida, until: 2026-09-24}
  ada-sven: {participant: ada, introducer: sven, from: 2026-09-25}
  bo-ida: {participant: bo, introducer: ida}
  sju-ida: {participant: deltagare-7, introducer: ida}
"""


def shown(lines) -> list[tuple[str, str]]:
    return [(line.moment, line.title) for line in lines]


def test_a_cohort_reads_the_days_of_whoever_starts_with_it():
    plan = plan_from(PLAN)
    lines = cohort_tasks(plan, plan.programme.cohorts["ht26"])
    assert shown(lines) == [
        ("2026-09-04", "Kortet är hämtat"),
        ("2026-09-25", "Planen är klar"),
        ("2027-05-14", "Uppsatsen är inlämnad"),
    ]
    assert [line.who for line in lines] == ["", "tillsammans med din introduktör och din chef", ""]
    assert [line.only_for for line in lines] == ["", "", "Barn och unga"]


def test_each_has_their_own_days():
    edition = Edition(plan_from(PLAN))
    assert shown(tasks_of_person(edition, "bo")) == [
        ("2026-10-16", "Kortet är hämtat"),
        ("2026-11-06", "Planen är klar"),
    ]
    assert shown(tasks_of_person(edition, "ida")) == []


def test_whoever_helps_has_the_list_of_those_whom_they_support_on_that_day():
    edition = Edition(plan_from(PLAN))
    helped = {
        person: [(one.name, shown(one.tasks)) for one in tasks_helped_with(edition, person)]
        for person in ("ida", "sven", "mona", "karin")
    }
    ada, bo = [("2026-09-25", "Planen är klar")], [("2026-11-06", "Planen är klar")]
    assert helped == {
        "ida": [("Bo Skissvik", bo)],
        "sven": [("Ada Testsson", ada)],
        "mona": [("Ada Testsson", ada), ("Bo Skissvik", bo)],
        "karin": [],
    }


def test_own_pages_have_boxes_and_whoever_only_helps_has_no_entry():
    plan, key = plan_from(PLAN), b"key"
    paths = {f"{secret_place(plan, person, key)}calendar.ics" for person in ("ada", "sven", "deltagare-7")}
    pages = dict(feed_pages(Edition(plan), TEMPLATES, key, paths))
    ada, sven, seven = (
        pages[f"{secret_place(plan, person, key)}index.html"].decode() for person in ("ada", "sven", "deltagare-7")
    )
    assert ada.count('<p class="title">Planen är klar</p>') == 1
    assert "Klart senast" in ada
    assert "Ada Testsson" in sven.split('id="tasks"')[1]
    assert not [each for each in plan.agenda.by_person.get("sven", ()) if each.kind == "task"]
    assert "Planen är klar" in seven
    assert "Det här hjälper du andra med" not in seven


def test_the_page_of_a_programme_has_the_tasks_of_each_cohort_and_names_nobody():
    page = dict(site(Edition(plan_from(PLAN)), TEMPLATES, made=()))["index.html"]
    tasks = page.decode().split('<section id="tasks"')[1].split("</section>")[0]
    assert tasks.count("<li>") == 3
    assert "Gå igenom <strong>målen</strong>." in tasks
    assert not [name for name in ("Ada", "Bo Skissvik", "Ida") if name in tasks]


def test_without_tasks_nothing_of_them_is_on_the_page():
    text = PLAN[: PLAN.index("  tasks:")] + PLAN[PLAN.index("organisations:") : PLAN.index("    tasks:")]
    pages = dict(site(Edition(plan_from(text)), TEMPLATES, made=()))
    assert [path for path, page in pages.items() if b"tasks-title" in page] == []


PRINTED = ("Att göra", "Planen är klar", "fredag 25 september 2026 (v. 39)", "Brevet är skrivet", "Skriv kort nu.")


def test_a_booklet_has_every_task_with_its_day_in_pdf_and_html():
    frame = ("  reviews:\n", "  tasks:\n    plan: {title: Planen är klar, week: 4, with: [introducer]}\n  reviews:\n")
    own = "    tasks:\n      brev: {title: Brevet är skrivet, month: 12, text: Skriv **kort** nu.}\n    sessions:\n"
    files = made(tiny(frame, ("    sessions:\n", own)))
    pdf = " ".join(said(files["booklets/ht26.pdf"]).split())
    html = words(files["booklets/ht26.html"])
    for text in (pdf, html):
        for expected in (
            "Att göra",
            "Planen är klar",
            "fredag 25 september 2026 (v. 39)",
            "Brevet är skrivet",
            "Skriv kort nu.",
        ):
            assert expected in text
    without = made(tiny())
    assert "Att göra" not in words(without["booklets/ht26.html"])
