"""Three releases of a two-year plan, as calendar programs keep them: each event once, as the plan last has it."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import peers
import pytest
from icalendar import Calendar, Event
from rendering.calendars.calendar_plans import events
from servers import CalDav, Khal, radicale
from three_releases import Published, three_releases

from introplan.releases import Edition
from introplan.releases.rooms import busy_of
from introplan.rendering.calendars.identities import busy_identity, identity

pytestmark = [pytest.mark.peer, pytest.mark.long]  # two years are given to calendar programs event by event

ZONE = ZoneInfo("Europe/Stockholm")
PEOPLE = ("people/ada-testsson", "people/bo-skissvik", "people/deltagare-7")
SHELVES = ("people/ada-testsson", "people/deltagare-7", "places/sal-vast")
END = b"END:VCALENDAR\r\n"
Span = tuple[datetime, datetime] | tuple[date, date]


def plan_of_person(release: Published, person: str) -> dict[str, Span]:
    """When somebody's events are that hold, by UID: from the plan's agenda alone, by no calendar."""
    plan, found = release.plan, {}
    for occasion in Edition(plan).published(plan.agenda.by_person[person]):
        if occasion.is_on:
            found[identity(plan, occasion)] = span(occasion)
    return found


def span(occasion) -> Span:
    """Start and end of an occasion in UTC; of a whole day, the day and the next."""
    if occasion.times is None or not occasion.booked:
        return occasion.day, occasion.last + timedelta(days=1)
    return tuple(
        datetime.combine(occasion.day, clock, tzinfo=ZONE).astimezone(UTC)
        for clock in (occasion.times.start, occasion.times.end)
    )


def span_of(event: Event) -> Span:
    """Start and end as a file says them."""
    starts, ends = event["DTSTART"].dt, event["DTEND"].dt
    return (starts.astimezone(UTC), ends.astimezone(UTC)) if isinstance(starts, datetime) else (starts, ends)


def that_hold(file: bytes) -> dict[str, Span]:
    """The events of a file that are not cancelled; fails when one stands there twice."""
    found = events(file)
    assert len({str(event["UID"]) for event in found}) == len(found)
    return {str(event["UID"]): span_of(event) for event in found if event["STATUS"] != "CANCELLED"}


def test_the_releases_move_cancel_remove_and_bring_back():
    _, second, third = (
        {str(event["UID"]).split("/")[-1].split("@")[0]: event for event in events(each.calendars["cohorts/ht26.ics"])}
        for each in three_releases()
    )
    keys = ("juridik-grunder", "bemotande", "dokumentation", "sekretess", "utbyte-3", "valkommen")
    assert [(str(second[key]["STATUS"]), second[key]["SEQUENCE"]) for key in keys] == [
        *(("CONFIRMED", 1), ("CONFIRMED", 1), ("CANCELLED", 1), ("CANCELLED", 1)),
        *(("CONFIRMED", 0), ("CONFIRMED", 0)),
    ]
    assert [(str(third[key]["STATUS"]), third[key]["SEQUENCE"]) for key in keys] == [
        *(("CONFIRMED", 2), ("CONFIRMED", 1), ("CONFIRMED", 2), ("CONFIRMED", 2)),
        *(("CANCELLED", 1), ("CONFIRMED", 0)),
    ]


# Every calendar, read by its own VTIMEZONE


@pytest.mark.parametrize("peer", [peers.icaljs, peers.libical], ids=["ical.js", "libical"])
def test_every_event_of_every_release_is_read_at_its_true_time_and_so_is_what_is_gone(peer, tmp_path):
    for number, release in enumerate(three_releases()):
        paths = {}
        for path, file in release.calendars.items():
            paths[path] = tmp_path / f"{number}" / path
            paths[path].parent.mkdir(parents=True, exist_ok=True)
            paths[path].write_bytes(file)
        read = peer(paths.values())
        assert {path: read[file].get("refused") for path, file in paths.items() if "refused" in read[file]} == {}
        wrong = {}
        for path, file in paths.items():
            truth = true_times(release, path.removesuffix(".ics"))
            told = {uid: (event["start"], event["end"]) for uid, event in read[file]["events"].items()}
            wrong |= {(path, uid): span for uid, span in told.items() if span != truth[uid]}
        assert wrong == {}


def true_times(release: Published, calendar: str) -> dict[str, tuple[str, str]]:
    """When everything in a calendar is: by the ledger, what it has lost; by the agenda, all else."""
    found, agenda = {}, release.plan.agenda.by_key
    lost = {key: record.cancellations.get(calendar) for key, record in release.ledger.records.items()}
    for key, cancellation in lost.items():
        occasion = cancellation.event if cancellation else agenda.get(key)
        if occasion:
            found[identity(release.plan, occasion)] = tuple(
                f"{moment:%Y-%m-%dT%H:%M:%SZ}" if isinstance(moment, datetime) else f"{moment}"
                for moment in span(occasion)
            )
    for place in release.plan.programme.places:
        for busy in busy_of(Edition(release.plan), place):
            found[busy_identity(release.plan, busy)] = tuple(
                f"{local.replace(tzinfo=ZONE).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for local in (busy.starts, busy.ends)
            )
    return found


# Radicale


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with radicale(tmp_path_factory.mktemp("radicale")) as caldav:
        yield caldav


@pytest.mark.parametrize("shelf", SHELVES)
def test_a_caldav_server_that_is_given_each_release_whole_has_what_the_plan_has(server: CalDav, shelf):
    path = f"whole-{shelf.replace('/', '-')}/"
    for release in three_releases():
        file = release.calendars[f"{shelf}.ics"]
        assert server.put(path, file) == 201
        status, kept = server.ask("GET", path)
        assert status == 200
        assert that_hold(kept) == that_hold(file)
        if shelf.startswith("people/"):
            assert that_hold(kept) == plan_of_person(release, shelf.removeprefix("people/"))


@pytest.mark.parametrize("shelf", PEOPLE)
def test_a_caldav_server_that_is_given_event_after_event_has_what_the_plan_has(server: CalDav, shelf):
    path, given = f"single-{shelf.replace('/', '-')}/", dict[str, bytes]()
    made = b'<?xml version="1.0"?><C:mkcalendar xmlns:C="urn:ietf:params:xml:ns:caldav"/>'
    assert server.ask("MKCALENDAR", path, made)[0] == 201
    for release in three_releases():
        for uid, file in alone(release.calendars[f"{shelf}.ics"]).items():
            if given.get(uid) != file:
                assert server.put(f"{path}{sha256(uid.encode()).hexdigest()}.ics", file) in (201, 204)
                given[uid] = file
        _, kept = server.ask("GET", path)
        assert that_hold(kept) == plan_of_person(release, shelf.removeprefix("people/"))


def alone(file: bytes) -> dict[str, bytes]:
    """Each event in a calendar of its own, as a CalDAV server wants it: without a method."""
    head, *several = file.removesuffix(END).split(b"BEGIN:VEVENT\r\n")
    head = head.replace(b"METHOD:PUBLISH\r\n", b"")
    singles = [head + b"BEGIN:VEVENT\r\n" + event + END for event in several]
    return {str(Calendar.from_ical(single).walk("VEVENT")[0]["UID"]): single for single in singles}


# khal


@pytest.mark.parametrize("shelf", PEOPLE)
def test_khal_holds_each_event_once_with_its_last_time(shelf, tmp_path):
    khal = Khal(tmp_path)
    for release in three_releases():
        khal.load(release.calendars[f"{shelf}.ics"])
        listed = khal.listed()
        assert len({uid for uid, *_ in listed}) == len(listed)
        truth = plan_of_person(release, shelf.removeprefix("people/"))
        assert {uid: (start, end) for uid, start, end, _ in listed} == {
            uid: as_khal_says(*times) for uid, times in truth.items()
        }


def as_khal_says(starts, ends) -> tuple[str, str]:
    """Local times; of a whole day, the last day that belongs to it."""
    if isinstance(starts, datetime):
        return tuple(f"{moment.astimezone(ZONE):%Y-%m-%d %H:%M}" for moment in (starts, ends))
    return f"{starts}", f"{ends - timedelta(days=1)}"
