"""How many times an event has changed, and what becomes of those that are removed."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from releases.ledgers import FIRST, LATER, released, session

from introplan.agenda import Attendee
from introplan.days import Times
from introplan.releases import Ledger, PublishedEvent, Stamp, as_built, changed_events, ledger_text, read_ledger
from introplan.releases.ledger import EMPTY

KEY = "ht26/etik"
ONCE = released(EMPTY, [session()])
SECOND, THIRD, FOURTH = FIRST + LATER, FIRST + 2 * LATER, FIRST + 3 * LATER


def cancelled(ledger: Ledger, key: str = KEY) -> dict[str, Stamp]:
    """The calendars that carry an event as cancelled."""
    return {calendar: each.stamp for calendar, each in ledger.records[key].cancellations.items()}


def stamp(ledger: Ledger, key: str = KEY) -> Stamp:
    return ledger.records[key].stamp


def test_the_first_release_counts_from_nought():
    assert stamp(ONCE) == Stamp(0, FIRST)
    assert ONCE.events == {KEY: session()}


def test_what_stays_as_it_was_keeps_its_stamp():
    assert stamp(released(ONCE, [session()])) == Stamp(0, FIRST)


@pytest.mark.parametrize(
    "change",
    [
        {"day": date(2027, 3, 11)},
        {"times": Times(time(13), time(16))},
        {"times": None},
        {"place": "rummet"},
        {"place": None},
        {"status": "cancelled"},
        {"booked": False},
    ],
)
def test_another_time_place_or_status_is_counted(change):
    assert stamp(released(ONCE, [session(**change)])) == Stamp(1, SECOND)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Etik"},
        {"text": "44444444"},
        {"details": "44444444"},
        {"frame": "44444444"},
        {"sort": "course"},
    ],
)
def test_another_text_is_only_younger(change):
    assert stamp(released(ONCE, [session(**change)])) == Stamp(0, SECOND)


def test_who_else_takes_part_leaves_the_entry_of_the_others_as_it_is():
    more = session(attendees=(*session().attendees, Attendee("bo", "participant")))
    ledger = released(ONCE, [more])
    assert stamp(ledger) == Stamp(0, FIRST)
    assert ledger.events == {KEY: more}


def test_an_event_that_is_removed_stays_as_cancelled_in_every_calendar_where_it_stood():
    ledger = released(ONCE, [])
    assert ledger.events == {}
    assert stamp(ledger) == Stamp(1, SECOND)
    assert cancelled(ledger) == dict.fromkeys(session().calendars, Stamp(1, SECOND))
    assert stamp(released(ledger, [])) == Stamp(1, SECOND)


def test_an_event_that_comes_back_goes_on_counting():
    ledger = released(released(ONCE, []), [session()])
    assert stamp(ledger) == Stamp(2, THIRD)
    assert cancelled(ledger) == {}


def test_a_tombstone_has_its_time_until_fourteen_days_past_the_date():
    ledger = released(ONCE, [])
    on_the_last_day = released(ledger, [], at=datetime(2027, 3, 18, tzinfo=FIRST.tzinfo))
    assert on_the_last_day.records[KEY].event == session()
    the_day_after = released(on_the_last_day, [], at=datetime(2027, 3, 19, tzinfo=FIRST.tzinfo))
    assert the_day_after.records[KEY].event is None


def test_an_event_goes_on_counting_even_when_its_tombstone_has_had_its_time():
    gone = released(released(ONCE, []), [], at=datetime(2028, 1, 1, tzinfo=FIRST.tzinfo))
    back = released(gone, [session(day=date(2028, 3, 4))])
    assert stamp(back).sequence == 2


def test_a_lecturer_who_is_replaced_gets_a_cancellation_and_nobody_else():
    other = session(
        attendees=(Attendee("jana", "lecturer"), Attendee("ada", "participant")),
        organisations=("kassan",),
        details="44444444",
    )
    ledger = released(ONCE, [other])
    assert stamp(ledger) == Stamp(0, SECOND)
    assert cancelled(ledger) == {
        "organisations/provby": Stamp(1, SECOND),
        "people/olle": Stamp(1, SECOND),
    }


def test_who_has_lost_an_event_is_not_told_what_becomes_of_it():
    without = session(attendees=(Attendee("jana", "lecturer"),), day=date(2027, 3, 11))
    ledger = released(released(ONCE, [without]), [without._replace(day=date(2027, 3, 25))])
    assert ledger.records[KEY].cancellations["people/olle"].event == session()


def test_somebody_who_comes_back_gets_an_event_that_wins_over_the_cancellation():
    without = session(attendees=(Attendee("olle", "lecturer"),))
    ledger = released(released(ONCE, [without]), [session()])
    assert stamp(ledger) == Stamp(2, THIRD)
    assert cancelled(ledger) == {}


def test_somebody_who_comes_back_late_gets_an_event_that_wins_over_the_forgotten_cancellation():
    without = session(attendees=(Attendee("olle", "lecturer"),))
    ledger = released(released(ONCE, [without]), [without], at=datetime(2028, 1, 1, tzinfo=FIRST.tzinfo))
    assert cancelled(ledger) == {}
    assert stamp(released(ledger, [session(day=date(2028, 3, 4))])).sequence == 2


def test_a_room_that_is_left_gets_a_cancellation():
    ledger = released(ONCE, [session(place="rummet")])
    assert cancelled(ledger) == {"places/salen": Stamp(1, SECOND)}


def test_a_release_is_later_than_the_last_even_when_the_clock_is_not():
    ledger = released(ONCE, [session(place="rummet")], at=FIRST - 300 * LATER)
    assert ledger.last.at == FIRST + timedelta(seconds=1)
    assert stamp(ledger) == Stamp(1, FIRST + timedelta(seconds=1))


def test_a_build_between_releases_is_younger_than_the_last_and_older_than_the_next():
    moved = {KEY: session(place="rummet")}
    built = as_built(ONCE, moved)[KEY]
    assert built.stamp == Stamp(1, FIRST + timedelta(seconds=1))
    assert stamp(released(ONCE, moved.values())) > built.stamp
    assert as_built(ONCE, {KEY: session()}) == ONCE.records


def test_a_release_is_found_by_its_name():
    twice = released(ONCE, [])
    assert twice.release("1") == ONCE.last
    assert twice.release("3") is None


KEYS = ["ht26/etik", "ht26/barnsamtal", "ada-ida/2027-W10"]
PEOPLE = [Attendee("olle", "lecturer"), Attendee("ada", "participant"), Attendee("bo", "participant")]


@st.composite
def plans(draw: st.DrawFn) -> list[PublishedEvent]:
    """What a plan gives out: some of three events, each one way or another."""
    return [
        session(
            key,
            day=draw(st.sampled_from([date(2027, 3, 4), date(2027, 3, 11)])),
            place=draw(st.sampled_from([None, "salen", "rummet"])),
            status=draw(st.sampled_from(["planned", "planned", "cancelled"])),
            text=draw(st.sampled_from(["11111111", "44444444"])),
            attendees=tuple(person for person in PEOPLE if draw(st.booleans())),
            organisations=tuple(each for each in ("kassan", "provby") if draw(st.booleans())),
            cohorts=draw(st.sampled_from([("ht26",), ("ht26", "vt27")])),
            personal=draw(st.booleans()),
        )
        for key in draw(st.lists(st.sampled_from(KEYS), unique=True))
    ]


class Client:
    """A calendar program that keeps each event it gets, and takes another only as RFC 5546 says."""

    def __init__(self, calendar: str) -> None:
        self.calendar = calendar
        self.kept: dict[str, tuple[Stamp, PublishedEvent | None]] = {}

    def fetch(self, ledger: Ledger) -> None:
        for record in ledger.records.values():
            event = record.event
            if event and not record.removed and self.calendar in event.calendars:
                self._take(record.key, record.stamp, event)
            elif self.calendar in record.cancellations:
                self._take(record.key, record.cancellations[self.calendar].stamp, None)

    def _take(self, key: str, stamp: Stamp, event: PublishedEvent | None) -> None:
        if key not in self.kept or stamp > self.kept[key][0]:
            self.kept[key] = stamp, event

    @property
    def shows(self) -> dict[str, PublishedEvent]:
        return {key: event for key, (_, event) in self.kept.items() if event}


def as_everyone_sees(event: PublishedEvent) -> PublishedEvent:
    """The event without who else has it in their calendar, which no entry says."""
    return event._replace(attendees=(), organisations=(), cohorts=(), personal=False)


@given(st.lists(st.tuples(plans(), st.booleans()), min_size=1, max_size=6))
def test_who_fetches_now_and_then_ends_with_exactly_the_plan(steps):
    """Any edits and releases, and a client that misses some of them but not the last."""
    ledger = EMPTY
    calendars = ["programme", "cohorts/ht26", "cohorts/vt27", "people/ada", "people/bo", "people/olle"]
    calendars += ["places/salen", "places/rummet", "organisations/kassan", "organisations/provby"]
    clients = [Client(calendar) for calendar in calendars]
    for number, (plan, is_fetched) in enumerate(steps, 1):
        ledger = released(ledger, plan)
        for client in clients:
            if is_fetched or number == len(steps):
                client.fetch(ledger)
    for client in clients:
        expected = {event.key: event for event in steps[-1][0] if client.calendar in event.calendars}
        assert {key: as_everyone_sees(event) for key, event in client.shows.items()} == {
            key: as_everyone_sees(event) for key, event in expected.items()
        }


@given(st.lists(st.tuples(plans(), st.integers(0, 400)), min_size=1, max_size=6))
def test_no_sequence_is_ever_lowered_and_no_event_forgotten(steps):
    """Any edits and releases, days or a year apart, so that tombstones have had their time in between."""
    ledger, at = EMPTY, FIRST
    for plan, days in steps:
        at += timedelta(days=days, hours=1)
        after = released(ledger, plan, at=at)
        assert after.records.keys() >= ledger.records.keys()
        for key, record in ledger.records.items():
            later = after.records[key]
            assert later.stamp >= record.stamp
            assert later.highest >= record.highest
            stood, stands = as_comparable(record), as_comparable(later)
            assert stood == stands or later.stamp > record.stamp
        assert after.events == {event.key: event for event in plan}
        ledger = after


def as_comparable(record):
    """What an entry says, or that there is none."""
    return as_everyone_sees(record.event) if record.event and not record.removed else None


@given(st.lists(plans(), min_size=1, max_size=4), st.text(), st.text())
def test_a_ledger_is_read_as_it_was_written(steps, title, message):
    ledger = EMPTY
    for plan in steps:
        ledger = released(ledger, [event._replace(title=title, personal=False) for event in plan])
    last = ledger.last._replace(message=message)
    ledger = Ledger(ledger.identity, (*ledger.releases[:-1], last), ledger.records)
    text = ledger_text(ledger)
    assert read_ledger("releases.ledger", text.encode()) == (ledger, [])
    assert read_ledger("releases.ledger", text.replace("\n", "\r\n").encode("utf-8-sig")) == (ledger, [])


TELLS = (("address", "aaaa"), ("person/lecturer/olle", "bbbb"), ("place", "cccc"), ("rest", "dddd"), ("zone", "eeee"))


def telling(**marks: str) -> tuple[tuple[str, str], ...]:
    """What an entry tells, some of it otherwise."""
    return tuple((name, marks.get(name.partition("/")[0], mark)) for name, mark in TELLS)


@pytest.mark.parametrize(
    ("otherwise", "sequence"),
    [
        ({"zone": "ffff"}, 1),
        ({"address": "ffff"}, 1),
        ({"place": "ffff"}, 1),
        ({"person": "ffff"}, 0),
        ({"rest": "f"}, 0),
    ],
)
def test_another_zone_or_place_counts_as_a_move_and_other_words_as_a_change(otherwise: dict[str, str], sequence: int):
    first = released(EMPTY, [session(tells=TELLS)])
    second = released(first, [session(tells=telling(**otherwise))])
    assert second.last
    assert second.records["ht26/etik"].stamp == Stamp(sequence, second.last.at)


def test_a_place_under_another_id_that_is_called_the_same_gives_no_stamp():
    first = released(EMPTY, [session(tells=TELLS)])
    second = released(first, [session(tells=TELLS, place="salen-2", details="another")])
    assert second.records["ht26/etik"].stamp == first.records["ht26/etik"].stamp
    assert "places/salen" in second.records["ht26/etik"].left


def test_what_an_older_ledger_does_not_know_of_an_entry_gives_no_stamp():
    first = released(EMPTY, [session()])
    events = {"ht26/etik": session(tells=TELLS)}
    assert as_built(first, events)["ht26/etik"].stamp == first.records["ht26/etik"].stamp
    assert not list(changed_events(first.events, events))
