"""When a room is taken by what is personal: nobody's event, of the busy stretches and the release alone."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import events, made, plan_in, released, small_plan, texts
from rendering.calendars.test_calendar_bytes import events_of
from rendering.calendars.test_released_calendars import EDITS, stamp_of

from introplan.agenda import Plan
from introplan.reading import File, Folder
from introplan.releases import EMPTY, Edition, Ledger, Release, edition_of, next_release, rooms_mark
from introplan.releases import events_of as given_out
from introplan.rendering.calendars.lint import faults

FRAME = """
programme:
  schema: 1
  id: prov
  title: Introduktion i Provby
  kind: introduction
  owner: provby
  length: 24 months
  language: sv
  timezone: Europe/Stockholm
  contact: {title: Introduktionen, email: introduktion@provby.example}
  domain: introduktion.provby.example
  coordinators: [karin]
  phases: {start: {title: Start, months: 0-24}}
  roles: {introducer: {meets: {length: 1h, every: 1 week}}}
  reviews: {manad-3: {title: Efter tre månader, month: 3, with: [introducer], length: 1h}}
organisations: {provby: {title: Provby kommun, kind: municipality}}
units: {norr: {title: Norr, organisation: provby, manager: karin}}
places: {rummet: {title: Rummet}, salen: {title: Salen}}
people:
  karin: {name: Karin Exempelsson, organisation: provby}
  ida: {name: Ida Introdotter, organisation: provby}
  max: {name: Max Introson, organisation: provby}
  pia: {name: Pia Introsdotter, organisation: provby}
  ada: {name: Ada Testsson, organisation: provby, unit: norr}
  bo: {name: Bo Skissvik, organisation: provby, unit: norr}
  deltagare-7: {organisation: provby, unit: norr, protected: yes}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
"""
NEWCOMERS, SUPPORTERS = ("ada", "bo"), ("ida", "max", "pia")
DAYS = (date(2026, 9, 8), date(2026, 9, 9), date(2026, 10, 25))
"""The last of them is when the clocks are put back."""


class Booking(NamedTuple):
    """A talk between two people in a room, in minutes of its day."""

    place: str
    day: date
    start: int
    end: int


def plan_with(bookings, pairs, meets=(), *, protected=frozenset()) -> Plan:
    """A plan of these talks, each between a pair, or with somebody protected; and pairs that meet every week."""
    text = [FRAME, "    participants: {ada: , bo: , deltagare-7: }\n"]
    if meets:
        text.append("pairings:\n")
    for newcomer, supporter, when in meets:
        text.append(
            f"  {newcomer}-{supporter}: "
            f"{{participant: {newcomer}, introducer: {supporter}, until: 2026-10-20, meets: {{{when}}}}}\n"
        )
    if bookings:
        text.append("events:\n")
    for number, (booking, pair) in enumerate(zip(bookings, pairs, strict=True)):
        who = ("deltagare-7", pair[1]) if number in protected else pair
        times = f"{clock(booking.start)}-{clock(booking.end)}"
        text.append(
            f"  samtal-{number}: {{kind: other, date: {booking.day}, time: '{times}', place: {booking.place}, "
            f"with: [{', '.join(who)}], subject: Samtal}}\n"
        )
    return plan_in(Folder("prov", (File("prov.yaml", "".join(text).encode()),)))


def clock(minutes: int) -> str:
    return f"{minutes // 60}.{minutes % 60:02}"


def rooms(plan: Plan, ledger: Ledger = EMPTY, *, drafts: bool = False) -> dict[str, bytes]:
    files = made(plan, ledger=ledger, drafts=drafts)
    return {path: file for path, file in files.items() if path.startswith("places/")}


def taken(plan: Plan) -> Counter[tuple[object, ...]]:
    return Counter((occasion.place, occasion.day, occasion.times) for occasion in plan.agenda.occasions)


def stretches(file: bytes) -> list[tuple[datetime, datetime]]:
    """From and until when, by the clocks on the wall."""
    return [tuple(event[name].dt.replace(tzinfo=None) for name in ("DTSTART", "DTEND")) for event in events(file)]


PLACES = st.sampled_from(["rummet", "salen"])
MINUTES = st.integers(0, 24 * 12 - 2).map(lambda five: five * 5)
BOOKINGS = st.lists(
    st.builds(
        lambda place, day, start, length: Booking(place, day, start, min(start + length, 24 * 60 - 1)),
        *(PLACES, st.sampled_from(DAYS), MINUTES, st.integers(1, 30).map(lambda five: five * 5)),
    ),
    max_size=8,
)
PAIRS = st.lists(st.tuples(st.sampled_from(NEWCOMERS), st.sampled_from(SUPPORTERS)), min_size=8, max_size=8)


@given(BOOKINGS, PAIRS, st.sets(st.integers(0, 7), max_size=2))
@settings(max_examples=60)
def test_the_stretches_are_the_bookings_together_and_whole_days_where_somebody_is_protected(bookings, pairs, protected):
    files = rooms(plan_with(bookings, pairs[: len(bookings)], protected=protected))
    assert set(files) == {f"places/{booking.place}.ics" for booking in bookings}
    whole = {(each.place, each.day) for number, each in enumerate(bookings) if number in protected}
    minutes = defaultdict(set)
    for place, day, start, end in bookings:
        minutes[place, day] |= set(range(24 * 60)) if (place, day) in whole else set(range(start, end))
    found = defaultdict(set)
    for path, file in files.items():
        assert faults(file) == []
        several = stretches(file)
        assert several == sorted(several)
        for (start, end), following in zip(several, [*several[1:], None], strict=True):
            day = start.date()
            place = path.removeprefix("places/").removesuffix(".ics")
            midnight = datetime.combine(day, datetime.min.time())
            first, last = ((moment - midnight) // timedelta(minutes=1) for moment in (start, end))
            found[place, day] |= set(range(first, last))
            assert start < end <= midnight + timedelta(days=1)
            assert following is None or following[0].date() != day or following[0] > end
    assert found == minutes


@pytest.mark.long
@given(BOOKINGS, PAIRS, PAIRS, st.permutations(NEWCOMERS), st.permutations(SUPPORTERS), st.randoms())
@settings(max_examples=40)
def test_who_meets_when_is_exchanged_and_every_room_has_the_same_bytes(
    bookings, pairs, others, newcomers, supporters, random
):
    """Also as unreleased, as released, and as the plan that was built after the other was released."""
    when = ("on: tuesday, time: 13.00, place: rummet", "on: tuesday, time: 13.30, place: rummet")
    meets = tuple(zip(NEWCOMERS, SUPPORTERS, when, strict=False))
    exchanged = tuple(zip(newcomers, supporters, when, strict=False))
    shuffled = random.sample(bookings, len(bookings))
    one = plan_with(bookings, pairs[: len(bookings)], meets)
    other = plan_with(shuffled, others[: len(bookings)], exchanged)
    assume(taken(one) == taken(other))  # else a meeting has made way for what another has then
    assert rooms(one) == rooms(other)
    assert rooms(one, released(one)) == rooms(other, released(other)) == rooms(other, released(one))
    assert rooms(one, released(one, other)) == rooms(other, released(other, other))


ROOM_EDITS = [
    *EDITS,
    ("date: 2026-09-28, time: 9-10", "date: 2026-09-28, time: 9-11"),
    ("date: 2026-09-10, time: 15.00", "date: 2026-09-10, time: 16.00"),
    (
        "manad-3: {date: 2026-12-01, time: 13-14, place: rummet}",
        "manad-3: {date: 2026-12-01, time: 13-15, place: rummet}",
    ),
    ("title: Samtalsrummet", "title: Rummet"),
    ("introduktion@provby.example", "ny@provby.example"),
    (
        "samtalspartner-3: {organisation: provby, protected: yes}",
        "samtalspartner-3: {organisation: provby, name: Sam Partner}",
    ),
]


@pytest.mark.long
@given(
    st.lists(
        st.tuples(st.sets(st.sampled_from(range(len(ROOM_EDITS))), max_size=4), st.booleans()), min_size=2, max_size=5
    )
)
@settings(max_examples=60)
def test_all_busy_stretches_have_one_stamp_which_never_falls_and_stands_for_one_content(steps):
    """Over any edits, builds and releases. A build between is younger than the release before, older than the next."""
    ledger, given, last = EMPTY, dict[tuple[str, tuple[int, bytes]], bytes](), (0, b"")
    for edits, publishes in steps:
        plan = small_plan(*(ROOM_EDITS[number] for number in sorted(edits)))
        built = busy_of(rooms(plan, ledger))
        [stamp] = {stamp_of(event) for event in built.values()}
        assert stamp >= last
        assert stamp > last or all(given.get((uid, stamp), event) == event for uid, event in built.items())
        if not publishes:
            continue
        ledger = released(plan, from_=ledger)
        out = busy_of(rooms(plan, ledger))
        [number] = {stamp_of(event) for event in out.values()}
        assert number > stamp
        assert number[0] == len(ledger.releases)
        assert not any((uid, number) in given for uid in out)
        given |= {(uid, number): event for uid, event in out.items()}
        last = number


def busy_of(files: dict[str, bytes]) -> dict[str, bytes]:
    """Each busy stretch by its UID; fails when one stands twice."""
    found = [(event.split(b"\r\nUID:")[1].split(b"\r\n")[0].decode(), event) for event in events_of_each(files)]
    busy = [(uid, event) for uid, event in found if "/_places/" in uid]
    assert len(dict(busy)) == len(busy)
    return dict(busy)


def events_of_each(files: dict[str, bytes]) -> list[bytes]:
    return [event for path, file in files.items() for event in events_of({path: file})]


def test_a_build_after_the_release_has_its_number_and_one_with_other_hours_or_words_the_next():
    ledger = released(small_plan())
    as_released = rooms(small_plan(), ledger)
    stamps = {}
    for number, edit in enumerate(ROOM_EDITS):
        files = rooms(small_plan(edit), ledger)
        [stamps[number]] = {stamp_of(event) for event in busy_of(files).values()}
        if stamps[number] == (1, b"20260901T073000Z"):
            assert busy_of(files) == busy_of(as_released)
    assert set(stamps.values()) == {(1, b"20260901T073000Z"), (2, b"20260901T073001Z")}


def test_after_a_release_of_an_earlier_introplan_the_number_goes_on():
    """It kept no mark of its rooms: they are those of the plan, unless an event is another."""
    plan, moved = small_plan(), small_plan(("date: 2026-09-10, time: 15.00", "date: 2026-09-10, time: 16.00"))
    release = Release("1", datetime.fromisoformat("2026-09-01T07:30:00Z"), "Första")
    earlier = next_release(EMPTY, given_out(plan), release, ("prov", "introduktion.provby.example"))
    assert rooms(plan, earlier) == rooms(plan, released(plan))
    assert rooms(moved, earlier) == rooms(moved, released(plan))
    assert edition_of(plan, earlier).changes == 0


def test_a_draft_is_a_booking_like_any_other_and_gives_all_of_them_the_next_number():
    placed = (
        "participants:\n      bo:\n",
        "participants:\n      bo:\n        reviews: {manad-3: {date: 2027-05-04, time: 9, place: rummet}}\n",
    )
    plan = small_plan(placed)
    ledger = released(plan)
    without, with_drafts = (busy_of(rooms(plan, ledger, drafts=drafts)) for drafts in (False, True))
    assert with_drafts.keys() - without.keys() == {"prov/_places/rummet/20270504T0900@introduktion.provby.example"}
    assert {stamp_of(event) for event in without.values()} == {(1, b"20260901T073000Z")}
    assert {stamp_of(event) for event in with_drafts.values()} == {(2, b"20260901T073001Z")}
    assert not [event for event in with_drafts.values() if b"STATUS:CONFIRMED" not in event]


def test_a_session_in_the_room_stays_an_entry_of_its_own_whatever_touches_it():
    session = (
        "date: 2026-10-22\n        time: 9.00–12.00\n        place: salen",
        "date: 2026-09-28\n        time: 9.30–12.00\n        place: rummet",
    )
    file = made(small_plan(session))["places/rummet.ics"]
    day = [event for event in events(file) if f"{event['DTSTART'].dt:%Y-%m-%d}" == "2026-09-28"]
    assert [(str(event["SUMMARY"]), f"{event['DTSTART'].dt:%H.%M}-{event['DTEND'].dt:%H.%M}") for event in day] == [
        ("Upptaget", "09.00-10.00"),
        ("Samtal med barn; det första mötet", "09.30-12.00"),
    ]
    [shared] = [event for event in events_of({"": file}) if b"barnsamtal" in event]
    assert shared in made(small_plan(session))["cohorts/ht26.ics"]


@pytest.mark.parametrize("drafts", [False, True])
def test_a_room_tells_of_no_more_than_its_stretches(drafts):
    entries = [event.splitlines() for event in busy_of(rooms(small_plan(), drafts=drafts)).values()]
    alike = {
        tuple(line for line in lines if not line.startswith((b"DTSTART", b"DTEND", b"UID", b"LOCATION")))
        for lines in entries
    }
    assert len(alike) == 1


def test_the_mark_of_rooms_is_in_no_order_and_of_no_names():
    renamed = small_plan(
        ("Ada Testsson", "Ada Ny"),
        ("introducer: ida\n    until: 2026-09-22", "introducer: karin\n    until: 2026-09-22"),
    )
    assert rooms_mark(Edition(renamed)) == rooms_mark(Edition(small_plan()))
    assert texts(made(renamed)["places/rummet.ics"], "UID") == texts(made(small_plan())["places/rummet.ics"], "UID")
