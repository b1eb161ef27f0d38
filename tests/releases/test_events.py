"""What a plan gives out: which events, in which calendars, and which edits make one of them another."""

from collections import defaultdict
from datetime import date, time

import pytest
from rendering.calendars.calendar_plans import made, real_plan, small_plan

from introplan.agenda import Attendee, Plan
from introplan.days import Times
from introplan.model.content import Activity, Lecture
from introplan.model.events import Event
from introplan.model.frame import Review
from introplan.model.pairings import Pairing
from introplan.model.people import Place
from introplan.model.sessions import Session
from introplan.model.tasks import CohortTask
from introplan.releases import Edition, PublishedEvent, changed_events, events_of, rooms_mark
from introplan.rendering.calendars.identities import identity

ADAS_MEETING = "ada-ida/2026-W37"


def differing(before: Plan, after: Plan) -> dict[str, set[str]]:
    """The fields that differ, but for `tells`, by the key of each event that is in both."""
    fields = [name for name in PublishedEvent._fields if name != "tells"]
    return {
        new.key: {name for name in fields if getattr(old, name) != getattr(new, name)}
        for old, new in changed_events(events_of(before), events_of(after))
        if old and new
    }


def entries(plan: Plan) -> dict[str, list[bytes]]:
    """The bytes of every entry of a plan, calendar by calendar."""
    return {path: file.split(b"BEGIN:VEVENT") for path, file in made(plan).items()}


def test_an_event_is_said_in_ids_and_raw_values():
    event = events_of(small_plan())["ht26/barnsamtal"]
    assert event._replace(text="", details="", frame="", tells=()) == PublishedEvent(
        key="ht26/barnsamtal",
        kind="session",
        sort="lecture",
        subject="barnsamtal",
        title="Samtal med barn; det första mötet",
        day=date(2026, 10, 22),
        times=Times(time(9), time(12)),
        place="salen",
        organisations=("provby",),
        cohorts=("ht26",),
        attendees=(
            Attendee("ida", "lecturer"),
            Attendee("karin", "lecturer"),
            Attendee("ada", "participant"),
            Attendee("deltagare-7", "participant"),
        ),
    )


def test_what_is_proposed_or_of_a_draft_cohort_is_not_given_out():
    events = events_of(small_plan())
    assert "ht26/utbyte-3" not in events
    assert [key for key in events if key.startswith("vt27/")] == []
    shared = events["ht26/utbyte-1"]
    assert (shared.cohorts, shared.people()) == (("ht26",), ("ada", "deltagare-7"))


PROTECTED_LECTURER = small_plan(
    ("  frans: {name: Frans Forsakringsson, organisation: kassan}", "  frans: {organisation: facket, protected: yes}")
)


@pytest.mark.parametrize("plan", [small_plan(), PROTECTED_LECTURER, real_plan("malmo"), real_plan("huddingetrainee")])
def test_an_event_knows_the_calendars_it_stands_in(plan):
    known: dict[str, int] = defaultdict(int)
    for event in events_of(plan).values():
        for calendar in event.calendars:
            known[f"{calendar}.ics"] += 1
    entries = {path: list(_by_identity(file)) for path, file in made(plan).items()}
    shared = {path: [uid for uid in uids if b"/_places/" not in uid] for path, uids in entries.items()}
    assert known == {path: len(uids) for path, uids in shared.items() if uids}


@pytest.mark.parametrize(
    ("edit", "key", "fields"),
    [
        (("2026-10-22", "2026-10-29"), "ht26/barnsamtal", {"day"}),
        (("9.00–12.00", "9.00–11.30"), "ht26/barnsamtal", {"times"}),
        (("title: Samtal med barn", "title: Samtal"), "ht26/barnsamtal", {"title", "text"}),
        (("mycket övning", "övning"), "ht26/barnsamtal", {"text"}),
        (("Ta med **legitimation**", "Ta med penna"), "ht26/barnsamtal", {"text"}),
        (("kapitel 3]", "kapitel 4]"), "ht26/barnsamtal", {"text"}),
        (("- Penna", "- Papper"), "ht26/barnsamtal", {"text"}),
        (("title: Fika", "title: Kaffe"), "ht26/barnsamtal", {"text"}),
        (("[karin, ida]", "[karin]"), "ht26/barnsamtal", {"attendees", "details"}),
        (("Provgatan 1", "Provgatan 2"), "ht26/barnsamtal", {"details"}),
        (("en trappa", "två trappor"), "ht26/barnsamtal", {"details"}),
        (("Karin Exempelsson", "Karin Nyman"), "ht26/barnsamtal", {"details"}),
        (("title: Hösten 2026", "title: Hösten"), "ht26/barnsamtal", {"details"}),
        (("title: Introduktionen", "title: Introteamet"), "ht26/barnsamtal", {"frame"}),
        (("Provby kommun", "Provby"), "ht26/barnsamtal", {"details"}),
        (("Försäkringskassan, Provby", "Kassan"), "ht26/besok", {"details"}),
        (("for: [ada]", "for: [ada, deltagare-7]"), "ht26/besok", {"attendees"}),
        ((", for: [ada]", ""), "ht26/besok", {"attendees", "text"}),
        (("example/natet", "example/annan"), "ht26/utbyte-1", {"details"}),
        (("place: natet", "place: salen"), "ht26/utbyte-1", {"place", "details"}),
        (("status: cancelled", "status: planned"), "ht26/utbyte-2", {"status", "text"}),
        (("Karin är sjuk.", "Sjukdom."), "ht26/utbyte-2", {"text"}),
        (("{date: 2026-09-10, time: 15.00}", "{date: 2026-09-10}"), ADAS_MEETING, {"times"}),
        (("{date: 2026-09-10, time: 15.00}", "{date: 2026-09-09, time: 15.00}"), ADAS_MEETING, {"day"}),
        (("introducer: ida\n    until: 2026-09", "introducer: mona\n    until: 2026-09"), ADAS_MEETING, {"attendees"}),
        (("Ida Introdotter", "Ida Ny"), ADAS_MEETING, {"details"}),
        (("moten.example/ada", "moten.example/nytt"), "ada-samtalspartner/2027-03", {"text"}),
        (("label: Samtalspartner", "label: Vän"), "ada-samtalspartner/2027-03", {"details"}),
        (("**starten**", "början"), "ht26/ada/manad-3", {"text"}),
        (("date: 2026-12-01, time: 13-14", "date: 2026-12-02, time: 13-14"), "ht26/ada/manad-3", {"day"}),
        (("Programmets innehåll", "Innehållet"), "_events/dialog-1", {"title", "text"}),
        (("by: karin", "by: mona"), "_events/dialog-1", {"attendees", "details"}),
        (("[managers]", "[managers, colleagues]"), "_events/chefer-1", {"text"}),
        (("Ring om projektorn", "Ring om duken"), None, set()),
        (("text: Den långa texten", "text: Den korta texten"), None, set()),
        (("status: confirmed", "status: planned"), None, set()),
    ],
)
def test_an_edit_changes_the_event_that_it_is_about_and_what_it_is(edit, key, fields):
    found = differing(small_plan(), small_plan(edit))
    if key is None:
        assert found == {}
    else:
        # Who or what an event names has names of its own, so `details` may follow.
        assert found[key] in (fields, fields | {"details"})


EDITS = [
    ("2026-10-22", "2026-10-29"),
    ("Introduktion i Provby", "Introduktion"),
    ("introduktion@provby.example", "intro@provby.example"),
    ("language: sv", "language: en"),
    ("Provby kommun", "Provby"),
    ("Fackliga företrädare", "Facken"),
    ("Försäkringskassan, Provby", "Kassan"),
    ("Karin Exempelsson", "Karin Nyman"),
    ("Mona Mallgren", "Mona Ny"),
    ("Frans Forsakringsson", "Frans Ny"),
    ("Ada Testsson", "Ada Ny"),
    ("title: Salen", "title: Stora salen"),
    ("Samtalsrummet", "Rummet"),
    ("Videomöte", "Möte på nätet"),
    ("https://moten.example/natet", "https://moten.example/nytt"),
    ("Ring på", "Knacka på"),
    ("Tre modeller", "Två modeller"),
    ("summary: Tre modeller, mycket övning.\n", "\n"),
    ("lecturers: [karin, ida]", "lecturers: [ida, karin]"),
    ("Läs [kapitel 3]", "Läs [kapitlet]"),
    ("- Penna", "- Papper"),
    ("      - Penna\n", "      - Penna\n    deepening: Prova en modell.\n"),
    ("kind: study_visit", "kind: course"),
    ("lecturers: [frans]\n", "lecturers: [mona]\n"),
    ("host: kassan", "host: provby"),
    ("title: Hösten 2026", "title: Hösten"),
    ("title: Utbyte", "title: Byte"),
    ("10.15", "10.30"),
    ("20min", "25min"),
    ("title: Fika", "title: Paus"),
    ("**legitimation**", "penna"),
    (", for: [ada]", ""),
    ("status: cancelled", "status: planned"),
    ("Karin är sjuk.", "Sjukdom."),
    ("meets: {on: tuesday", "meets: {on: wednesday"),
    ("2026-W38: cancelled", "2026-W38: {place: salen}"),
    ("label: Samtalspartner", "label: Mentor"),
    ("https://moten.example/ada", "https://moten.example/nytt"),
    ("Efter tre månader", "Tre månader"),
    ("**starten**", "början"),
    ("with: [manager, introducer, coordinator]", "with: [manager, introducer]"),
    ("manad-24: {date: 2028-10-03}", "manad-24: {date: 2028-10-03, time: 13}"),
    ("kind: union_dialogue", "kind: briefing"),
    ("with: [facket, ulla]", "with: [facket]"),
    ("by: karin", "by: mona"),
    ("audience: [managers]", "audience: [managers, mentors]"),
    ("subject: Så funkar det", "subject: Så går det till"),
    ("kind: other, date: 2026-09-28", "kind: network, date: 2026-09-28"),
]


@pytest.mark.parametrize("edit", EDITS, ids=[f"{old} > {new}".strip() for old, new in EDITS])
def test_no_entry_changes_without_its_event_being_another(edit):
    before, after = small_plan(), small_plan(edit)
    assert entries(before) != entries(after)
    changed = {new.key for _, new in changed_events(events_of(before), events_of(after)) if new}
    entries_before = {path: _by_identity(file) for path, file in made(before).items()}
    for path, file in made(after).items():
        for uid, entry in _by_identity(file).items():
            if entries_before.get(path, {}).get(uid, entry) == entry:
                continue
            if b"/_places/" in uid:  # nobody's event
                assert rooms_mark(Edition(before)) != rooms_mark(Edition(after)), (path, entry.decode())
            else:
                assert _key(before, uid) in changed, (path, entry.decode())


def _by_identity(file: bytes) -> dict[bytes, bytes]:
    entries = file.removesuffix(b"END:VCALENDAR\r\n").split(b"BEGIN:VEVENT")[1:]
    return {entry.split(b"\r\nUID:")[1].split(b"\r\n")[0]: entry for entry in entries}


def _key(plan: Plan, uid: bytes) -> str:
    """The key of the event that has an identity."""
    return {identity(plan, occasion): occasion.key for occasion in plan.agenda.occasions}[uid.decode()]


# What an entry is made of, and what only booklets, checks and planning know. A new field has to be put on one side:
# forgotten, it would change what people read without their calendars being told.
SAID = {
    Lecture: {
        *("title", "summary", "preparation", "material", "deepening", "lecturers", "host", "length", "for_"),
        "breaks",
    },
    Activity: {
        "kind",
        "title",
        "summary",
        "preparation",
        "material",
        "deepening",
        "lecturers",
        "host",
        "length",
        "for_",
        "breaks",
    },
    Session: {
        *("of", "date", "time", "place", "link", "lecturers", "host", "for_", "with_", "breaks", "status", "note"),
        *("repeats", "changes", "was", "until", "overnight", "title", "also", "points"),
    },
    Place: {"title", "address", "directions", "link"},
    Event: {"kind", "date", "time", "place", "with_", "audience", "by", "subject"},
    Review: {"title", "month", "with_", "length", "text"},
    CohortTask: {"title", "week", "month", "date", "with_", "for_", "text"},
    Pairing: {"participant", "introducer", "supervisor", "mentor", "buddy", "from_", "until", "meets", "changes"},
}
UNSAID = {
    Lecture: {
        *("text", "phase", "weeks", "competences", "area", "prerequisites", "required", "places", "every", "max_gap"),
        "max_participants",
        "was",
    },
    Activity: {
        *("text", "phase", "weeks", "competences", "area", "prerequisites", "required", "places", "every", "max_gap"),
        "max_participants",
        "was",
    },
    Session: {"internal_note"},
    Place: {"organisation", "capacity", "step_free", "hearing_loop", "online", "shared", "was"},
    Event: {"papers_sent", "response_percent", "was"},
    Review: {"kind", "was"},
    CohortTask: {"was"},
    Pairing: {"was"},
}


@pytest.mark.parametrize("model", SAID, ids=lambda model: model.__name__)
def test_every_field_is_known_to_be_said_in_calendars_or_not(model):
    assert SAID[model] | UNSAID[model] == set(model.model_fields)
