"""Tasks that have been given out: known again, moved, gone with whoever leaves, and read back from the ledger."""

import pytest
from rendering.calendars.calendar_plans import SMALL, made, released
from rendering.changes.two_plans import PLAN
from rendering.site.pages import plan_from

from introplan.agenda import Plan
from introplan.language import fill
from introplan.releases import Ledger, events_of, identity_findings, ledger_text, read_ledger
from introplan.rendering.calendars.identities import identity

TEXT = PLAN.replace(
    "organisations:\n", "  tasks:\n    brev: {title: Brevet är skrivet, week: 4}\norganisations:\n", 1
).replace(
    "    title: Hösten 2026\n",
    "    title: Hösten 2026\n    tasks: {uppsats: {title: Uppsatsen är inlämnad, date: 2027-05-14}}\n",
)


def plan(*changes: tuple[str, str]) -> Plan:
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return plan_from(text)


def entry(file: bytes, uid: str) -> list[str]:
    """The lines of an entry in a calendar."""
    blocks = file.decode().split("BEGIN:VEVENT\r\n")
    return next(block for block in blocks if f"UID:{uid}" in block).split("\r\n")


def test_a_task_stands_in_its_participants_own_calendar_and_blocks_no_time():
    files, whole = made(plan()), plan()
    uid = identity(whole, whole.agenda.by_key["ht26/ada/_tasks/brev"])
    assert sorted(path for path, file in files.items() if uid.encode() in file) == ["people/ada.ics"]
    lines = entry(files["people/ada.ics"], uid)
    assert {
        "SUMMARY:Uppgift: Brevet är skrivet",
        "DTSTART;VALUE=DATE:20260925",
        "DTEND;VALUE=DATE:20260926",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    } <= set(lines)
    assert "ada" not in uid
    assert "brev" not in uid


def test_a_ledger_reads_tasks_as_they_were_written():
    ledger = released(plan())
    assert {event.kind for event in ledger.events.values()} >= {"task", "session", "review"}
    assert read_back(ledger).events == ledger.events
    assert ledger_text(ledger).startswith("introplan-ledger 5\n")  # which an introplan without tasks refuses
    assert ledger_text(released(plan_from(PLAN))).startswith("introplan-ledger 2\n")


def read_back(ledger: Ledger) -> Ledger:
    read, found = read_ledger("releases.ledger", ledger_text(ledger).encode())
    assert found == []
    return read


def test_a_task_that_is_moved_has_the_same_entry_with_a_higher_number():
    first = released(plan())
    moved = plan(("week: 4", "week: 6"))
    ledger = released(moved, from_=first)
    key = "ht26/ada/_tasks/brev"
    assert ledger.records[key].stamp.sequence == first.records[key].stamp.sequence + 1


def test_what_somebody_leaves_undone_is_cancelled_in_their_calendar():
    first = released(plan())
    leaves = plan(("ada: {reviews", "ada: {until: 2027-01-31, reviews"))
    ledger = released(leaves, from_=first)
    assert ledger.records["ht26/ada/_tasks/uppsats"].removed
    assert not ledger.records["ht26/ada/_tasks/brev"].removed
    uid = identity(leaves, first.events["ht26/ada/_tasks/uppsats"])
    assert "STATUS:CANCELLED" in entry(made(leaves, ledger=ledger)["people/ada.ics"], uid)


@pytest.mark.parametrize(
    ("old", "new"),
    [("    brev: {", "    nytt: {"), ("{uppsats: {", "{nytt: {")],
    ids=["of all", "of a cohort"],
)
def test_another_id_for_the_same_task_is_told_and_was_keeps_it(old: str, new: str):
    ledger, was = released(plan()), old.strip(" {:").strip("{")
    [found] = identity_findings(plan((old, new)), ledger)
    assert found.name == "released-key-renamed"
    assert fill(found.help, found.message.values, "en") == f"if it is the same, add the line `was: {was}`"
    kept = plan((old, f"{new}was: {was}, "))
    assert list(identity_findings(kept, ledger)) == []
    assert events_of(kept).keys() == events_of(plan()).keys()


def test_another_title_and_id_is_known_by_its_days():
    ledger = released(plan())
    [found] = identity_findings(plan(("brev: {title: Brevet är skrivet", "ny: {title: Allt är skrivet")), ledger)
    assert (found.name, found.about) == ("released-key-renamed", ("ny",))


def test_a_plan_without_tasks_is_as_it_was():
    assert not [event for event in events_of(plan_from(SMALL)).values() if event.kind == "task"]
