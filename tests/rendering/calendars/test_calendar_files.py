"""Which calendars there are, what stands in them, and who may read it."""

import pytest
from rendering.calendars.calendar_plans import all_events, events, made, small_plan, texts

from introplan.agenda import is_personal
from introplan.rendering.calendars.identities import identity

DRAFTS = "cohorts/vt27.ics", "people/bo.ics"


@pytest.fixture(scope="module")
def small():
    return made(small_plan())


def test_the_calendars_of_a_small_programme(small, expected):
    expected.whole("expected", small)


def test_a_calendar_of_a_draft_says_so(expected):
    files = made(small_plan(), drafts=True)
    expected.whole("expected-drafts", {path: files[path] for path in DRAFTS})


def test_a_calendar_in_english(expected):
    files = made(small_plan(("language: sv", "language: en")), drafts=True)
    english = ("programme.ics", "people/ada.ics", "places/rummet.ics", "cohorts/vt27.ics")
    expected.whole("expected-english", {path: files[path] for path in english})


def test_the_same_plan_gives_the_same_bytes(small):
    assert made(small_plan()) == small


def test_drafts_are_given_out_only_when_they_are_asked_for(small):
    assert set(made(small_plan(), drafts=True)) - set(small) == set(DRAFTS)


def test_a_draft_cohort_is_not_named_where_it_shares_a_session():
    shared = "Utbyte"
    assert [
        texts(made(small_plan(), drafts=drafts)["cohorts/ht26.ics"], "SUMMARY").count(shared)
        for drafts in (False, True)
    ] == [1, 1]
    assert b"2027\\," not in made(small_plan())["cohorts/ht26.ics"]
    drafts = texts(made(small_plan(), drafts=True)["cohorts/ht26.ics"], "DESCRIPTION")
    assert sum("Hösten 2026, Våren 2027" in text for text in drafts) == 1


def test_what_is_proposed_is_in_no_calendar():
    files = made(small_plan(), drafts=True)
    assert [event["UID"] for event in all_events(files) if "utbyte-3" in event["UID"]] == []


def test_a_calendar_without_events_is_not_made(small):
    without = made(small_plan(("      besok: {date: 2026-11-05, time: 13-15, for: [ada]}\n", "")))
    assert set(small) - set(without) == {"organisations/kassan.ics", "people/frans.ics"}


def test_an_internal_note_and_the_text_of_the_booklet_leave_the_plan_in_no_calendar(small):
    everything = b"".join(small.values()).replace(b"\r\n ", b"")
    assert b"projektorn" not in everything
    assert "Den långa texten".encode() not in everything


def test_nobody_is_an_attendee(small):
    assert not [event for event in all_events(small) if "ATTENDEE" in event]


# Who may read what


def test_the_counterpart_of_a_protected_person_sees_the_role(small):
    assert "Möte med introduktör: deltagare och Ida Introdotter" in texts(small["people/ida.ics"], "SUMMARY")
    assert "Samtalspartner: Ada Testsson och mentor" in texts(small["people/ada.ics"], "SUMMARY")


def test_the_id_of_a_protected_person_is_in_no_file(small):
    everything = b"".join(small.values()).replace(b"\r\n ", b"")
    assert b"deltagare-7" not in everything
    assert b"samtalspartner-3" not in everything


def test_a_protected_person_has_a_calendar_of_their_own(small):
    assert texts(small["people/deltagare-7.ics"], "SUMMARY") == [
        "Möte med introduktör: deltagare och Ida Introdotter",
        "Möte med introduktör: deltagare och Ida Introdotter",
        "Samtal med barn; det första mötet",
        "Utbyte",
        "INSTÄLLT: Utbyte",
        "Efter tre månader: deltagare",
        "Avslutande samtal: deltagare",
    ]


def test_a_protected_lecturer_is_not_named_and_not_placed():
    described = texts(made(small_plan(("[karin, ida]", "[samtalspartner-3]")))["cohorts/ht26.ics"], "DESCRIPTION")
    assert [text for text in described if "Föreläsare" in text] == []
    described = texts(
        made(small_plan(("[karin, ida]", "[samtalspartner-3, frans]")))["cohorts/ht26.ics"], "DESCRIPTION"
    )
    assert [line for text in described for line in text.splitlines() if "Föreläsare" in line] == [
        "Föreläsare: Frans Forsakringsson (Försäkringskassan, Provby)"
    ]


def test_a_calendar_of_an_organisation_does_not_tell_that_a_protected_lecturer_works_there():
    at_kassan = ("samtalspartner-3: {organisation: provby", "samtalspartner-3: {organisation: kassan")
    files = made(small_plan(at_kassan, ("[karin, ida]", "[samtalspartner-3]")))
    assert [title for title in texts(files["organisations/kassan.ics"], "SUMMARY") if "barn" in title] == []


def test_a_participant_of_a_draft_cohort_gets_nothing_even_when_a_session_is_shared():
    shared = small_plan(("date: 2026-10-27", "date: 2027-02-16"))
    assert "bo" in shared.agenda.by_key["ht26/utbyte-1"].people()
    assert "people/bo.ics" not in made(shared)
    assert "Utbyte" in texts(made(shared, drafts=True)["people/bo.ics"], "SUMMARY")


def test_only_those_who_take_part_read_who_meets_whom(small):
    shared = {path: file for path, file in small.items() if not path.startswith("people/")}
    everything = b"".join(shared.values()).replace(b"\r\n ", b"").decode()
    assert [
        name for name in ("Ada Testsson", "Bo Skissvik", "Ulla Utkast", "Din arbetsplats") if name in everything
    ] == []


def test_a_place_shows_that_it_is_taken_by_a_meeting_and_no_more(small):
    bookings = events(small["places/rummet.ics"])
    assert {str(event["SUMMARY"]) for event in bookings} == {"Upptaget"}
    assert {str(event["STATUS"]) for event in bookings} == {"CONFIRMED"}
    assert [f"{event['DTSTART'].dt:%Y-%m-%d %H.%M}-{event['DTEND'].dt:%H.%M}" for event in bookings] == [
        "2026-09-01 13.00-14.00",
        "2026-09-10 15.00-16.00",
        "2026-09-22 13.00-14.00",
        "2026-09-28 09.00-10.00",
        "2026-10-05 00.00-00.00",  # somebody protected is there
        "2026-10-12 00.00-00.00",
        "2026-12-01 13.00-14.00",
        "2027-01-12 00.00-00.00",
    ]


def test_a_personal_identity_stands_in_the_calendars_of_those_who_take_part_and_in_no_other(small):
    plan = small_plan()
    personal = [each for each in plan.agenda.occasions if is_personal(plan, each) and not each.draft]
    assert {each.kind for each in personal} == {"meeting", "review", "event"}
    for occasion in personal:
        uid = identity(plan, occasion)
        own = {f"people/{person}.ics" for person in occasion.people()}
        assert {path for path, file in small.items() if uid in file.decode().replace("\r\n ", "")} == own


# One event, one identity


def test_an_event_has_the_same_bytes_in_every_calendar(small):
    by_uid = {}
    for event in all_events(small):
        by_uid.setdefault(str(event["UID"]), set()).add(event.to_ical())
    assert {uid for uid, versions in by_uid.items() if len(versions) > 1} == set()
    shared = [file for file in small.values() if b"UID:prov/ht26/barnsamtal@introduktion.provby.example\r\n" in file]
    assert len(shared) == 8


def test_a_moved_session_and_a_moved_meeting_keep_their_identities(small):
    moved = made(small_plan(("date: 2026-10-22", "date: 2026-10-29"), ("date: 2026-09-10", "date: 2026-09-11")))
    for path in ("people/ada.ics", "people/ida.ics"):
        assert sorted(texts(moved[path], "UID")) == sorted(texts(small[path], "UID"))
        assert moved[path] != small[path]


def test_a_personal_event_is_known_by_nothing_that_says_who(small):
    uids = [uid for uid in texts(small["people/ada.ics"], "UID") if not uid.startswith("prov/")]
    assert len(uids) == 7
    assert [uid for uid in uids if not all(char in "0123456789abcdef" for char in uid.partition("@")[0])] == []


def test_a_renamed_session_keeps_its_identity(small):
    renamed = small_plan(("      besok: {date", "      kassan: {of: besok, was: besok, date"))
    assert made(renamed) == small


def test_a_quotation_mark_in_the_organiser_is_one_that_every_program_can_read():
    quoted = made(small_plan(("title: Introduktionen", 'title: Kursen "Start"; för nya')))["programme.ics"]
    organiser = "ORGANIZER;CN=\"Kursen 'Start'; för nya\":mailto:introduktion@provby.example\r\n"
    assert organiser in quoted.replace(b"\r\n ", b"").decode()


# What holds, and what takes time


def test_something_cancelled_stays_visible_and_takes_no_time(small):
    [cancelled] = [event for event in events(small["cohorts/ht26.ics"]) if event["STATUS"] == "CANCELLED"]
    assert [str(cancelled[name]) for name in ("SUMMARY", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "DESCRIPTION")] == [
        "INSTÄLLT: Utbyte",
        "TRANSPARENT",
        "FREE",
        "Den här gången\nKarin är sjuk. Vi ses i januari.\n\n"
        "Hösten 2026, Introduktion i Provby\nFrågor? Skriv till introduktion@provby.example",
    ]


def test_a_review_that_is_not_booked_is_a_day_that_takes_no_time(small):
    [review] = [event for event in events(small["people/ada.ics"]) if event["SUMMARY"].startswith("Boka: ")]
    assert review["SUMMARY"] == "Boka: Avslutande samtal: Ada Testsson"
    assert (review["DTEND"].dt - review["DTSTART"].dt).days == 1
    assert review["TRANSP"] == "TRANSPARENT"


def test_a_start_a_minute_before_midnight_has_an_end_after_it():
    plan = small_plan(("time: 13-15, for: [ada]", 'time: "23:59", for: [ada]'))
    [visit] = [event for event in events(made(plan)["cohorts/ht26.ics"]) if "besok" in event["UID"]]
    assert (visit["DTSTART"].dt.isoformat(), visit["DTEND"].dt.isoformat()) == (
        "2026-11-05T23:59:00+01:00",
        "2026-11-06T00:00:00+01:00",
    )
