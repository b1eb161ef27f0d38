"""Every calendar of the two programmes, as two calendar programs read it: nothing refused, every time the true one."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import peers
import pytest
from rendering.calendars.calendar_plans import LEADS, PERSONAL_LEADS, WITH_ALARMS, made, real_plan, small_plan

from introplan.releases import Edition
from introplan.releases.rooms import busy_of
from introplan.rendering.calendars.identities import busy_identity, identity

pytestmark = pytest.mark.peer

READERS = pytest.mark.parametrize("peer", [peers.icaljs, peers.libical], ids=["ical.js", "libical"])


def read_by(peer, plan, folder):
    """What the peer makes of each of the plan's calendars, drafts and all, by path."""
    files = made(plan, drafts=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    read = peer([folder / path for path in files])
    return {path: read[folder / path] for path in files}


def true_times(plan):
    """When every event starts and ends, by the plan and zoneinfo alone."""
    zone, times = ZoneInfo(plan.programme.frame.timezone), {}

    def in_utc(local):
        return f"{local.replace(tzinfo=zone).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    for occasion in plan.agenda.occasions:
        day, hours = occasion.day, occasion.times
        whole_day = hours is None or not occasion.booked
        span = (
            (f"{day}", f"{occasion.last + timedelta(days=1)}")
            if whole_day
            else (in_utc(datetime.combine(day, hours.start)), in_utc(datetime.combine(day, hours.end)))
        )
        times[identity(plan, occasion)] = span
    for place in plan.programme.places:
        for busy in busy_of(Edition(plan, drafts=True), place):
            times[busy_identity(plan, busy)] = in_utc(busy.starts), in_utc(busy.ends)
    return times


@READERS
def test_several_days_are_read_as_they_are(peer, tmp_path):
    before = "      besok: {date: 2026-11-05"
    days = (
        "      internat: {of: utbyte, date: 2026-10-15, until: 2026-10-16, time: 9-21, overnight: yes}\n"
        "      vecka: {of: utbyte, date: 2026-10-22, until: 2026-10-27, place: salen}\n"
    )
    plan = small_plan((before, days + before))
    truth, read = true_times(plan), read_by(peer, plan, tmp_path)
    assert {path: found["refused"] for path, found in read.items() if "refused" in found} == {}
    events = {uid: event for found in read.values() for uid, event in found["events"].items() if "/ht26/" in uid}
    mine = {uid: (event["start"], event["end"]) for uid, event in events.items() if "internat" in uid or "vecka" in uid}
    assert len(mine) == 3
    assert mine == {uid: truth[uid] for uid in mine}


@READERS
def test_alarms_are_read_so_long_before_as_they_are(peer, tmp_path):
    read = read_by(peer, small_plan(*WITH_ALARMS), tmp_path)
    assert {path: found["refused"] for path, found in read.items() if "refused" in found} == {}
    events = {uid: event for found in read.values() for uid, event in found["events"].items()}
    alarms = sorted(before for event in events.values() for before in event.get("alarms", ()))
    assert alarms == sorted(-int(lead.total_seconds()) for lead in (*LEADS.values(), *PERSONAL_LEADS))


@pytest.mark.long
@READERS
@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_every_event_of_the_two_programmes_is_read_at_its_true_time(name, peer, tmp_path):
    plan = real_plan(name)
    truth, read = true_times(plan), read_by(peer, plan, tmp_path)
    assert {path: found["refused"] for path, found in read.items() if "refused" in found} == {}
    wrong = [
        (path, uid, event)
        for path, calendar in read.items()
        for uid, event in calendar["events"].items()
        if (event["start"], event["end"]) != truth[uid]
    ]
    assert wrong == []
    assert sum(len(calendar["events"]) for calendar in read.values()) > 3000


@pytest.mark.long
@READERS
@pytest.mark.parametrize(
    "zone",
    [
        "Asia/Tokyo",
        "America/New_York",
        "Australia/Sydney",
        "Europe/Dublin",
        "Europe/London",
        "America/St_Johns",
        "America/Santiago",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Gaza",
        "Asia/Kathmandu",
        "UTC",
    ],
)
def test_a_programme_in_another_zone_is_read_at_its_true_times(zone, peer, tmp_path):
    plan = small_plan(("timezone: Europe/Stockholm", f"timezone: {zone}"))
    truth, read = true_times(plan), read_by(peer, plan, tmp_path)
    assert {
        uid: (event["start"], event["end"]) for calendar in read.values() for uid, event in calendar["events"].items()
    } == {uid: truth[uid] for calendar in read.values() for uid in calendar["events"]}


@READERS
def test_titles_and_places_are_read_as_they_were_written(peer, tmp_path):
    read = read_by(peer, small_plan(), tmp_path)["cohorts/ht26.ics"]["events"]
    event = read["prov/ht26/barnsamtal@introduktion.provby.example"]
    assert (event["summary"], event["location"]) == ("Samtal med barn; det första mötet", "Salen, Provgatan 1, Provby")


@READERS
def test_a_posting_is_a_whole_day_in_the_own_calendar_alone(peer, tmp_path):
    posted = "ada:\n        postings: [{unit: norr, title: Mottagningen, from: 2027-01-25, until: 2027-03-21}]"
    read = read_by(peer, small_plan(("ada:\n        reviews", f"{posted}\n        reviews")), tmp_path)
    title = "Du är på Mottagningen 25 januari–21 mars 2027"
    found = [
        (path, event["start"], event["end"])
        for path, calendar in read.items()
        for event in calendar["events"].values()
        if event["summary"] == title
    ]
    assert found == [("people/ada.ics", "2027-01-25", "2027-01-26")]
