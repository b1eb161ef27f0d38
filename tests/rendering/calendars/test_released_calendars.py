"""Calendars after a release: what has changed says so, and what is gone says that it is cancelled."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import events, made, real_plan, released, small_plan, texts
from rendering.calendars.test_calendar_bytes import by_icalendar, events_of

from introplan.releases import Cancellation, edition_of
from introplan.rendering.calendars.identities import identity
from introplan.rendering.calendars.lint import faults

MOVED = ("2026-10-22", "2026-10-29")
REWORDED = ("mycket övning", "övning")
CANCELLED = ("besok: {date: 2026-11-05, time: 13-15", "besok: {status: cancelled, date: 2026-11-05, time: 13-15")
REMOVED = ("      besok: {date: 2026-11-05, time: 13-15, for: [ada]}\n", "")
REPLACED = ("lecturers: [karin, ida]", "lecturers: [karin]")
OTHER_ROOM = ("meets: {on: tuesday, time: 13.00, place: rummet}", "meets: {on: tuesday, time: 13.00, place: salen}")


def stamps(file: bytes) -> dict[str, tuple[int, str, str, str]]:
    """Sequence, DTSTAMP, LAST-MODIFIED and title of every event of a calendar, by what its title ends with."""
    return {
        str(event["UID"]).partition("@")[0]: (
            int(event["SEQUENCE"]),
            event["DTSTAMP"].to_ical().decode(),
            event["LAST-MODIFIED"].to_ical().decode(),
            str(event["SUMMARY"]),
        )
        for event in events(file)
    }


def test_the_calendars_of_a_second_release_are_these(expected):
    ledger = released(small_plan(), small_plan(MOVED, REMOVED, REPLACED, OTHER_ROOM))
    files = made(small_plan(MOVED, REMOVED, REPLACED, OTHER_ROOM), ledger=ledger)
    assert {path: faults(file) for path, file in files.items() if faults(file)} == {}
    expected.whole("expected-released", files)


def test_before_the_first_release_nothing_is_stamped():
    assert {
        line for file in made(small_plan()).values() for line in file.split(b"\r\n") if b"LAST-MOD" in line
    } == set()


def test_a_release_that_changes_nothing_gives_the_same_bytes_but_for_the_number_of_rooms():
    first = made(small_plan(), ledger=released(small_plan()))
    second = made(small_plan(), ledger=released(small_plan(), small_plan()))
    assert {path for path, file in first.items() if second[path] != file} == {"places/rummet.ics"}


def test_a_moved_session_is_counted_and_the_others_stay_as_they_were():
    before = made(small_plan(), ledger=released(small_plan()))
    after = made(small_plan(MOVED), ledger=released(small_plan(), small_plan(MOVED)))
    file = stamps(after["cohorts/ht26.ics"])
    title = "Samtal med barn; det första mötet"
    assert file.pop("prov/ht26/barnsamtal") == (1, "20260902T073000Z", "20260902T073000Z", title)
    assert {stamp[:3] for stamp in file.values()} == {(0, "20260901T073000Z", "20260901T073000Z")}
    others = {path for path, content in after.items() if before[path] == content}
    assert {path for path in after if b"barnsamtal" not in after[path]} == others | {"places/rummet.ics"}


def test_a_new_text_is_younger_and_not_counted():
    after = made(small_plan(REWORDED), ledger=released(small_plan(), small_plan(REWORDED)))
    assert stamps(after["cohorts/ht26.ics"])["prov/ht26/barnsamtal"][:3] == (
        0,
        "20260902T073000Z",
        "20260902T073000Z",
    )


def test_what_is_not_released_yet_has_the_stamp_it_would_get_but_is_older_than_the_next_release():
    ledger = released(small_plan())
    built = stamps(made(small_plan(MOVED), ledger=ledger)["cohorts/ht26.ics"])["prov/ht26/barnsamtal"]
    assert built[:3] == (1, "20260901T073001Z", "20260901T073001Z")
    assert edition_of(small_plan(MOVED), ledger).changes == 1


def test_a_removed_session_stands_as_cancelled_wherever_it_stood():
    files = made(small_plan(REMOVED), ledger=released(small_plan(), small_plan(REMOVED)))
    stood = {path for path, file in made(small_plan()).items() if b"prov/ht26/besok@" in file}
    stands = {path for path, file in files.items() if b"prov/ht26/besok@" in file}
    assert (
        stands
        == stood
        == {
            "cohorts/ht26.ics",
            "organisations/kassan.ics",
            "people/ada.ics",
            "people/frans.ics",
            "programme.ics",
        }
    )
    assert len({file.split(b"BEGIN:VEVENT")[-1] for path, file in files.items() if path in stands}) == 1
    last = events(files["people/frans.ics"])[-1]
    assert [str(last[name]) for name in ("SUMMARY", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "SEQUENCE")] == [
        "INSTÄLLT: Studiebesök hos Försäkringskassan",
        "CANCELLED",
        "TRANSPARENT",
        "FREE",
        "1",
    ]


def test_a_lecturer_who_is_replaced_sees_it_as_cancelled_and_nobody_else_does():
    files = made(small_plan(REPLACED), ledger=released(small_plan(), small_plan(REPLACED)))
    title = "Samtal med barn; det första mötet"
    assert f"INSTÄLLT: {title}" in texts(files["people/ida.ics"], "SUMMARY")
    assert [path for path in files if f"INSTÄLLT: {title}" in texts(files[path], "SUMMARY")] == ["people/ida.ics"]


def test_a_room_that_a_meeting_has_left_is_free_and_tells_nothing_of_it():
    files = made(small_plan(OTHER_ROOM), ledger=released(small_plan(), small_plan(OTHER_ROOM)))
    assert set(texts(files["places/rummet.ics"], "STATUS")) == {"CONFIRMED"}
    assert b"20260901T13" not in files["places/rummet.ics"]
    assert b"20260901T13" in files["places/salen.ics"]


def test_what_an_earlier_introplan_told_a_room_to_cancel_is_told_no_more():
    ledger = released(small_plan(), small_plan(OTHER_ROOM))
    record = ledger.records["ada-ida/2026-W36"]
    assert record.event
    gone = {"places/rummet": Cancellation(record.event, record.stamp)}
    once = replace(ledger, records={**ledger.records, record.key: replace(record, left=gone)})
    assert made(small_plan(OTHER_ROOM), ledger=once) == made(small_plan(OTHER_ROOM), ledger=ledger)


def test_who_becomes_protected_is_not_named_in_what_is_cancelled():
    before = small_plan()
    now = small_plan(
        ("  ida: {name: Ida Introdotter, organisation: provby}", "  ida: {organisation: provby, protected: yes}"),
        ("introducer: ida\n    until: 2026-09-22", "introducer: karin\n    until: 2026-09-22"),
    )
    files = made(now, ledger=released(before, now))
    assert [path for path, file in files.items() if b"Ida Introdotter" in file] == []
    assert "INSTÄLLT: Möte med introduktör: Ada Testsson och introduktör" in texts(files["people/ida.ics"], "SUMMARY")


def test_a_calendar_that_has_lost_everything_says_so_until_it_has_had_its_time():
    gone = small_plan(
        ("  frans: {name: Frans Forsakringsson, organisation: kassan}\n", ""),
        (", contact: frans", ", contact: karin"),
        ("lecturers: [frans]\n", "\n"),
    )
    files = made(gone, ledger=released(small_plan(), gone))
    assert texts(files["people/frans.ics"], "SUMMARY") == ["INSTÄLLT: Studiebesök hos Försäkringskassan"]
    assert b"X-WR-CALNAME:Deltagare" in files["people/frans.ics"]


def test_a_cohort_that_becomes_a_draft_again_is_taken_back():
    before = small_plan(("status: draft", "status: confirmed"))
    ledger = released(before, small_plan())
    as_given_out, with_drafts = made(small_plan(), ledger=ledger), made(small_plan(), ledger=ledger, drafts=True)
    assert set(texts(as_given_out["cohorts/vt27.ics"], "STATUS")) == {"CANCELLED"}
    assert set(texts(with_drafts["cohorts/vt27.ics"], "STATUS")) == {"TENTATIVE", "CONFIRMED"}


@pytest.mark.long  # two whole programmes, judged by icalendar
@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_released_calendars_are_as_icalendar_writes_them_and_without_a_fault(name):
    plan = real_plan(name)
    files = made(plan, ledger=released(plan))
    assert {path: faults(file) for path, file in files.items() if faults(file)} == {}
    assert {event for event in set(events_of(files)) if by_icalendar(event) != event} == set()


EDITS = [MOVED, REWORDED, REMOVED, REPLACED, OTHER_ROOM, ("Karin Exempelsson", "Karin Ny"), ("Provgatan 1", "Gatan 2")]


@pytest.mark.long  # every calendar of many releases
@given(st.lists(st.sets(st.sampled_from(EDITS), max_size=4), min_size=2, max_size=4))
def test_two_versions_of_an_event_never_have_the_same_stamp(steps):
    """Any edits and releases; what stands in one calendar is the same when its stamp is, and never older.

    Only what is cancelled may go on to call people and places what they are called today.
    """
    versions: dict[tuple[str, str], list[bytes]] = defaultdict(list)
    ledger = released()
    for edits in steps:
        plan = small_plan(*edits)
        ledger = released(plan, from_=ledger)
        for path, file in made(plan, ledger=ledger).items():
            for event in events_of({path: file}):
                uid = event.split(b"\r\nUID:")[1].split(b"\r\n")[0].decode()
                versions[path, uid].append(event)
    for several in versions.values():
        found = [(stamp_of(event), event) for event in several]
        assert [stamp for stamp, _ in found] == sorted(stamp for stamp, _ in found)
        by_stamp = defaultdict(set)
        for stamp, event in found:
            if b"STATUS:CANCELLED" in event:
                continue
            by_stamp[stamp].add(event)
        assert {stamp: len(same) for stamp, same in by_stamp.items() if len(same) > 1} == {}


def stamp_of(event: bytes) -> tuple[int, bytes]:
    return int(event.split(b"\r\nSEQUENCE:")[1].split(b"\r\n")[0]), event.split(b"\r\nDTSTAMP:")[1].split(b"\r\n")[0]


def test_the_identity_of_a_tombstone_is_that_of_the_session():
    plan = small_plan()
    record = released(plan, small_plan(REMOVED)).records["ht26/besok"]
    assert record.event
    assert identity(plan, record.event) == identity(plan, plan.agenda.by_key["ht26/besok"])
