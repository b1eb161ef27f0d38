"""The bytes are those that icalendar writes for the same values."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event
from icalendar.parser import Contentline
from icalendar.prop import vCategory, vDatetime, vDDDTypes, vInt, vText
from rendering.calendars.calendar_plans import made, real_plan, small_plan

from introplan.rendering import calendars as package
from introplan.rendering.calendars import events
from introplan.rendering.calendars.lines import clean, escaped, folded, time_line
from introplan.rendering.calendars.lint import faults
from introplan.rendering.zones import Zone

EVENT = b"BEGIN:VEVENT\r\n"


def value_of(value):
    """A Python value for one of icalendar's; an address is icalendar's own in any case."""
    match value:
        case vDDDTypes():
            return value.dt
        case vCategory():
            return [str(name) for name in value.cats]
        case vInt():
            return int(value)
        case vText():
            return str(value)
        case _:
            return value


def by_icalendar(event: bytes) -> bytes:
    made_anew = Event()
    for name, value in Event.from_ical(event).items():
        made_anew.add(name, value_of(value))
    return made_anew.to_ical()


def events_of(files):
    for file in files.values():
        for event in file.removesuffix(b"END:VCALENDAR\r\n").split(EVENT)[1:]:
            yield EVENT + event


@pytest.mark.long
@pytest.mark.parametrize(
    "plan", [small_plan(), real_plan("malmo"), real_plan("huddingetrainee")], ids=lambda plan: plan.name
)
def test_every_event_is_written_as_icalendar_writes_it(plan):
    different = {event for event in set(events_of(made(plan, drafts=True))) if by_icalendar(event) != event}
    assert different == set()


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_no_calendar_of_the_two_programmes_has_a_fault(name):
    files = made(real_plan(name), drafts=True)
    assert {path: faults(file) for path, file in files.items() if faults(file)} == {}
    assert len(files) > 50


@given(
    st.text(
        st.sampled_from("a\\^,å€😀 ") | st.characters(exclude_categories=("Cs",), exclude_characters="\r\n"),
        min_size=60,
    )
)
def test_a_long_line_is_folded_where_icalendar_folds_it(line):
    assert folded(line.encode()) == Contentline(line).to_ical()


@given(st.text(st.sampled_from("a\\N,;:n^å😀 \n") | st.characters(exclude_categories=("Cs",))))
def test_a_text_is_escaped_as_icalendar_escapes_it(text):
    plain = clean(text)
    by_it = rb"\\N".join(vText(part).to_ical() for part in plain.split(r"\N"))  # of which it makes a line break
    assert escaped(plain).encode() == by_it


@given(st.datetimes().map(lambda moment: moment.replace(microsecond=0)))
def test_an_hour_is_written_as_icalendar_writes_it(moment):
    of_zone = Zone("Europe/Stockholm", (b"declared",))
    assert (
        time_line("DTSTART", moment, of_zone) == b"DTSTART;TZID=Europe/Stockholm:%b\r\n" % vDatetime(moment).to_ical()
    )


def test_an_event_that_is_made_again_for_a_later_calendar_has_the_same_bytes(monkeypatch):
    whole = made(small_plan(), drafts=True)
    monkeypatch.setattr(package, "KEPT", 2)
    assert made(small_plan(), drafts=True) == whole


def test_what_many_share_is_made_once_though_there_are_more_meetings_than_are_kept(monkeypatch):
    plan, times, event = real_plan("malmo"), Counter(), events.event

    def counted(written, uid, appointment, stamp):
        times[appointment.kind, uid] += 1
        return event(written, uid, appointment, stamp)

    monkeypatch.setattr(events, "event", counted)
    monkeypatch.setattr(package, "KEPT", 430)
    made(plan, drafts=True)
    kinds = Counter(kind for kind, _uid in times)
    assert kinds["meeting"] > 430 > 2 * (kinds.total() - kinds["meeting"])
    assert {key: count for key, count in times.items() if count > 1 and key[0] != "meeting"} == {}
