"""One VTIMEZONE, said as one yearly pair, that agrees with zoneinfo; or none, and times in UTC."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.rrule import rrulestr
from icalendar import Timezone
from rendering.calendars.calendar_plans import events, made, small_plan

from introplan.rendering.calendars.lint import faults
from introplan.rendering.zones import zone_of

YEARS = (2026, 2027, 2028, 2029)
STOCKHOLM = b"""\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
""".replace(b"\n", b"\r\n")


def declared(name, years=YEARS):
    return b"".join(zone_of(name, years).declaration)


def test_stockholm_is_declared_as_outlook_reads_it():
    assert declared("Europe/Stockholm") == STOCKHOLM


def test_the_declaration_does_not_follow_the_dates_of_the_programme():
    assert {declared("Europe/Stockholm", [year]) for year in range(1996, 2060)} == {STOCKHOLM}


def test_a_rule_from_the_beginning_of_the_month_is_said_as_that():
    assert b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n" in declared("America/New_York")
    assert b"RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n" in declared("America/New_York")


def test_a_zone_that_keeps_its_clocks_has_one_part_without_a_rule():
    assert declared("Asia/Tokyo").count(b"BEGIN:STANDARD") == 1
    assert b"RRULE" not in declared("Asia/Tokyo")
    assert b"DAYLIGHT" not in declared("Asia/Tokyo")


@pytest.mark.parametrize("name", ["Africa/Casablanca", "America/Santiago", "America/Nuuk", "Europe/Lisbon"])
def test_a_zone_without_one_yearly_pair_is_written_in_utc(name):
    years = {"America/Nuuk": range(2022, 2027), "Europe/Lisbon": [1996]}.get(name, range(2026, 2037))
    assert zone_of(name, years).declaration == ()


def test_years_under_an_older_rule_are_written_in_utc():
    assert zone_of("Europe/Stockholm", [1994, 1995]).declaration != zone_of("Europe/Stockholm", YEARS).declaration
    assert zone_of("Europe/Stockholm", [1995, 2026]).declaration == ()
    assert zone_of("Europe/Stockholm", [1850]).declaration == ()


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "GMT", "Atlantic/Reykjavik"])
def test_utc_by_any_name_is_written_in_utc(name):
    assert zone_of(name, YEARS).declaration == ()


def changes_by(declaration: bytes, year: int) -> list[tuple[datetime, timedelta]]:
    """When each part of a declaration begins in a year and the year before, by UTC, and the offset from then on."""
    changes = []
    for part in Timezone.from_ical(declaration).subcomponents:
        rule, first = part.get("RRULE"), part["DTSTART"].dt.replace(year=year - 1, month=1, day=1)
        begun = rrulestr(rule.to_ical().decode(), dtstart=first).xafter(first, count=2) if rule else [first]
        changes += [(wall - part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td) for wall in begun]
    return sorted(changes)


@pytest.mark.long
def test_every_declaration_agrees_with_zoneinfo_whatever_the_zone():
    wrong = []
    for name in sorted(available_timezones()):
        changes = changes_by(declared(name, [2027]), 2027) if declared(name, [2027]) else []
        middle = [datetime(2027, month, 15, 12) for month in range(1, 13)] if changes else []  # noqa: DTZ001 - UTC
        edges = [moment + minute for moment, _ in changes[2:] for minute in (timedelta(minutes=-1), timedelta())]
        for moment in (*middle, *edges):
            offset = [offset for begins, offset in changes if begins <= moment][-1]
            if moment.replace(tzinfo=UTC).astimezone(ZoneInfo(name)).utcoffset() != offset:
                wrong.append((name, moment))
    assert wrong == []


@pytest.mark.parametrize("name", ["Europe/Stockholm", "Asia/Tokyo", "Africa/Casablanca", "UTC", "America/New_York"])
def test_a_programme_anywhere_starts_at_its_own_local_times(name):
    files = made(small_plan(("timezone: Europe/Stockholm", f"timezone: {name}")))
    assert {path: faults(file) for path, file in files.items() if faults(file)} == {}
    [barnsamtal] = [event for event in events(files["cohorts/ht26.ics"]) if "barnsamtal" in event["UID"]]
    starts = datetime(2026, 10, 22, 9, tzinfo=ZoneInfo(name))
    assert barnsamtal["DTSTART"].dt.astimezone(UTC) == starts.astimezone(UTC)
    assert (b"BEGIN:VTIMEZONE" in files["cohorts/ht26.ics"]) == bool(zone_of(name, YEARS[:3]).declaration)
