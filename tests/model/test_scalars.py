"""How single values are written: what is read as what, and what is refused by which name."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from introplan.days import Duration, Rhythm, Stretch, Times, Week, Weekday, YearlyWeeks
from introplan.model import EMPTY, MonthSpan, Pairing, WeekSpan, dates, ids, look, numbers, texts, times
from introplan.model.schema import as_editors_read

MODULES = (dates, ids, look, numbers, texts, times)
H, MIN = timedelta(hours=1), timedelta(minutes=1)

READ: list[tuple[str, str, Any]] = [
    ("Day", "2027-03-04", date(2027, 3, 4)),
    ("Day", "2027-3-4", date(2027, 3, 4)),
    ("Day", "2027-W09-4", date(2027, 3, 4)),
    ("Day", "2028-02-29", date(2028, 2, 29)),
    ("Day", "2026-W53-5", date(2027, 1, 1)),
    ("PauseDays", "2027-04-01..2027-08-31", Stretch(date(2027, 4, 1), date(2027, 8, 31))),
    ("PauseDays", "2027-04-01 .. 2027-08-31", Stretch(date(2027, 4, 1), date(2027, 8, 31))),
    ("PauseDays", "2027-04-01", Stretch(date(2027, 4, 1), date(2027, 4, 1))),
    ("PauseDays", "2027-W44", Stretch(date(2027, 11, 1), date(2027, 11, 7))),
    ("PauseDays", "2027-W26..2027-W33", Stretch(date(2027, 6, 28), date(2027, 8, 22))),
    ("PauseDays", "2027-W26..2027-08-01", Stretch(date(2027, 6, 28), date(2027, 8, 1))),
    ("AvoidedDays", "W26..W33", YearlyWeeks(26, 33)),
    ("AvoidedDays", "W44", YearlyWeeks(44, 44)),
    ("AvoidedDays", "W52..W01", YearlyWeeks(52, 1)),
    ("ClosedDays", "public_holidays", "public_holidays"),
    ("ClosedDays", "2027-05-07", Stretch(date(2027, 5, 7), date(2027, 5, 7))),
    ("HalfDays", "maundy_thursday", "maundy_thursday"),
    ("PersonalDays", "friday", Weekday.FRIDAY),
    ("MeetingKey", "2027-W9", "2027-W09"),
    ("MeetingKey", "2027-03", "2027-03"),
    ("MonthKey", "2027-09", "2027-09"),
    ("WeekNumber", "4", 4),
    ("WeekdayWord", "tuesday", Weekday.TUESDAY),
    ("OccasionTimes", "9.00–12.00", Times(time(9), time(12))),
    ("OccasionTimes", "9-12", Times(time(9), time(12))),
    ("OccasionTimes", "09:00-12:30", Times(time(9), time(12, 30))),
    ("OccasionTimes", "kl. 9.00–12.00", Times(time(9), time(12))),
    ("OccasionTimes", "13:00", Times(time(13))),
    ("OccasionTimes", "9.30", Times(time(9, 30))),
    ("OccasionTimes", "9", Times(time(9))),
    ("OccasionTimes", "0.00–23.59", Times(time(0), time(23, 59))),
    ("DayTimes", "8.30–16.30", Times(time(8, 30), time(16, 30))),
    ("Clock", "10:15", time(10, 15)),
    ("Length", "3h", 3 * H),
    ("Length", "90min", 90 * MIN),
    ("Length", "1h 30min", 90 * MIN),
    ("Length", "1h30min", 90 * MIN),
    ("Length", "2.5h", 150 * MIN),
    ("Length", "2,5 h", 150 * MIN),
    ("Length", "1 hour 15 minutes", 75 * MIN),
    ("Lead", "1 day", timedelta(days=1)),
    ("Lead", "2 weeks", timedelta(weeks=2)),
    ("Lead", "1h 30min", 90 * MIN),
    ("Every", "1 week", Rhythm(1, "week")),
    ("Every", "2 weeks", Rhythm(2, "week")),
    ("Every", "3 months", Rhythm(3, "month")),
    ("ProgrammeLength", "24 months", Duration(24, "month")),
    ("ProgrammeLength", "2 years", Duration(24, "month")),
    ("ProgrammeLength", "24 weeks", Duration(24, "week")),
    ("Months", "0-3", MonthSpan(0, 3)),
    ("Months", "3–12", MonthSpan(3, 12)),
    ("Weeks", "4-8", WeekSpan(4, 8)),
    ("Weeks", "4", WeekSpan(4, 4)),
    ("Number", "12", 12),
    ("Number", "0", 0),
    ("Count", "1", 1),
    ("Decimal", "3.5", 3.5),
    ("Decimal", "3,5", 3.5),
    ("Decimal", "-2", -2.0),
    ("Percent", "25", 25),
    ("Percent", "25 %", 25),
    ("Percent", "100%", 100),
    ("ColourCode", "009FE3", "#009fe3"),
    ("ColourCode", "000000", "#000000"),
    ("ColourCode", "009e30", "#009e30"),
    ("ColourCode", "09e", "#0099ee"),
    ("PictureFile", "bilder/vårt märke.svg", "bilder/vårt märke.svg"),
    ("Flag", "yes", True),
    ("Flag", "no", False),
    ("Flag", "true", True),
    ("Flag", "No", False),
    ("Text", "NO", "NO"),
    ("Text", "2027", "2027"),
    ("Text", "true", "true"),
    ("Markdown", "Ta det **lugnt**.", "Ta det **lugnt**."),
    ("Email", "introduktion@malmo.example", "introduktion@malmo.example"),
    ("Phone", "0701234567", "0701234567"),
    ("Phone", "+46 (0)40-34 00 00", "+46 (0)40-34 00 00"),
    ("Link", "https://moten.example/abc?x=1#y", "https://moten.example/abc?x=1#y"),
    ("Domain", "introduktion.malmo.example", "introduktion.malmo.example"),
    ("TimeZone", "Europe/Stockholm", "Europe/Stockholm"),
    ("Id", "ada-testsson", "ada-testsson"),
    ("Id", "2027", "2027"),
    ("PersonId", "ada-testsson", "ada-testsson"),
    ("SessionId", "vt27/valkommen", "vt27/valkommen"),
]

REFUSED: list[tuple[str, object, str, str]] = [
    ("Day", "2027-02-29", "no-such-date", "2027-02-28"),
    ("Day", "2027-13-04", "no-such-date", "2027-04-13"),
    ("Day", "2027-W53-1", "no-such-week", "2027-W52"),
    ("Day", "0027-03-04", "no-such-date", ""),
    ("Day", "4/3 2027", "not-a-date", "2027-03-04"),
    ("Day", "4 mars 2027", "not-a-date", "2027-03-04"),
    ("Day", "den 4 mars 2027", "not-a-date", "2027-03-04"),
    ("Day", "torsdag 4 mars 2027", "not-a-date", "2027-03-04"),
    ("Day", "4 March 2027", "not-a-date", "2027-03-04"),
    ("Day", "20270304", "not-a-date", "2027-03-04"),
    ("Day", "2027.03.04", "not-a-date", "2027-03-04"),
    ("Day", "31 februari 2027", "not-a-date", ""),
    ("Day", "snart", "not-a-date", ""),
    ("Day", "２０２７-03-04", "not-a-date", ""),
    ("Day", EMPTY, "empty-value", ""),
    ("Day", "", "empty-value", ""),
    ("Day", ["2027-03-04"], "wrong-type", ""),
    ("Day", {"year": "2027"}, "wrong-type", ""),
    ("PauseDays", "2027-08-31..2027-04-01", "end-before-start", "2027-04-01..2027-08-31"),
    ("PauseDays", "2027-04-01 - 2027-08-31", "not-a-range", "2027-04-01..2027-08-31"),
    ("PauseDays", "2027-04-01 till 2027-08-31", "not-a-range", "2027-04-01..2027-08-31"),
    ("PauseDays", "våren", "not-a-range", ""),
    ("AvoidedDays", "W54", "no-such-week", ""),
    ("AvoidedDays", "v. 44", "not-a-range", "W44"),
    ("AvoidedDays", "v. 26-33", "not-a-range", "W26..W33"),
    ("ClosedDays", "röda dagar", "not-one-of", ""),
    ("MeetingKey", "2027-03-04", "not-a-week", "2027-W09"),
    ("MeetingKey", "0000-02", "no-such-date", ""),
    ("MeetingKey", "0000-W01", "no-such-date", ""),
    ("MeetingKey", "9999-12", "no-such-date", ""),
    ("MeetingKey", "9999-W53", "no-such-date", ""),
    ("MeetingKey", "10000-01", "not-a-week", ""),
    ("MeetingKey", "2027-13", "not-a-week", ""),
    ("MeetingKey", "2027-00", "not-a-week", ""),
    ("MeetingKey", "2027-W54", "no-such-week", "2027-W52"),
    ("MeetingKey", "2027-W00", "no-such-week", "2027-W52"),
    ("MonthKey", "september 2027", "not-a-month", "2027-09"),
    ("MonthKey", "9/2027", "not-a-month", "2027-09"),
    ("MonthKey", "2027-9", "not-a-month", "2027-09"),
    ("MonthKey", "2027-09-30", "not-a-month", "2027-09"),
    ("MonthKey", "2027", "not-a-month", ""),
    ("MonthKey", "2027-13", "no-such-date", ""),
    ("MonthKey", "0027-09", "no-such-date", ""),
    ("WeekNumber", "0", "not-a-number", ""),
    ("WeekNumber", "v. 4", "not-a-number", "4"),
    ("WeekNumber", "fyra", "not-a-number", "4"),
    ("WeekNumber", "2027-W09", "not-a-number", ""),
    ("WeekdayWord", "Tuesday", "not-one-of", ""),
    ("OccasionTimes", "25:00", "no-such-time", ""),
    ("OccasionTimes", "9.60", "no-such-time", ""),
    ("OccasionTimes", "12-9", "end-before-start", ""),
    ("OccasionTimes", "9-9", "end-before-start", ""),
    ("OccasionTimes", "klockan 9 till 12", "not-a-time", "9-12"),
    ("OccasionTimes", "0900-1200", "not-a-time", "09.00-12.00"),
    ("OccasionTimes", "på morgonen", "not-a-time", ""),
    ("DayTimes", "9", "not-a-time", ""),
    ("Clock", "9-10", "not-a-time", ""),
    ("Length", "3 timmar", "not-a-length", "3h"),
    ("Length", "1 timme 30 minuter", "not-a-length", "1h 30min"),
    ("Length", "1:30", "not-a-length", "1h 30min"),
    ("Length", "3", "not-a-length", "3h"),
    ("Length", "45", "not-a-length", "45min"),
    ("Length", "0h", "not-a-length", ""),
    ("Length", "25h", "not-a-length", ""),
    ("Lead", "2 dagar innan", "not-a-length", "2 days"),
    ("Lead", "1 vecka", "not-a-length", "1 week"),
    ("Lead", "15", "not-a-length", "15min"),
    ("Lead", "5 weeks", "not-a-length", ""),
    ("Every", "varannan vecka", "not-a-rhythm", "2 weeks"),
    ("Every", "2 veckor", "not-a-rhythm", "2 weeks"),
    ("Every", "0 weeks", "not-a-rhythm", ""),
    ("Every", "1 year", "not-a-rhythm", "12 months"),
    ("ProgrammeLength", "24", "not-a-length", "24 months"),
    ("ProgrammeLength", "2 år", "not-a-length", "2 years"),
    ("ProgrammeLength", "11 years", "not-a-length", ""),
    ("ProgrammeLength", "24 veckor", "not-a-length", "24 weeks"),
    ("ProgrammeLength", "24v", "not-a-length", "24 weeks"),
    ("ProgrammeLength", "521 weeks", "not-a-length", ""),
    ("ProgrammeLength", "0 weeks", "not-a-length", ""),
    ("Months", "3", "not-a-range", "0-3"),
    ("Months", "3-0", "end-before-start", ""),
    ("Months", "3–12 månader", "not-a-range", "3–12"),
    ("Months", "månad 3-12", "not-a-range", "3-12"),
    ("Weeks", "0-4", "not-a-range", "1-4"),
    ("Weeks", "0", "not-a-range", ""),
    ("Weeks", "v. 4-8", "not-a-range", "4-8"),
    ("Weeks", "vecka 4 till 8", "not-a-range", "4-8"),
    ("Weeks", "v4–v8", "not-a-range", "4–8"),
    ("Weeks", "de första veckorna", "not-a-range", ""),
    ("Weeks", "8-4", "end-before-start", ""),
    ("Number", "-1", "not-a-number", ""),
    ("Number", "två", "not-a-number", "2"),
    ("Number", "2.5", "not-a-number", ""),
    ("Number", "9" * 30, "not-a-number", ""),
    ("Count", "0", "not-a-number", ""),
    ("Level", "6", "not-a-number", ""),
    ("Decimal", "mycket", "not-a-number", ""),
    ("Percent", "120", "not-a-percentage", ""),
    ("Percent", "-5", "not-a-percentage", ""),
    ("Flag", "ja", "not-yes-or-no", "yes"),
    ("Flag", "kanske", "not-yes-or-no", ""),
    ("Text", "  ", "empty-value", ""),
    ("Email", "ada.testsson", "not-an-email-address", ""),
    ("Email", "Ada <ada@malmo.example>", "not-an-email-address", "ada@malmo.example"),
    ("Phone", "ring mig", "not-a-phone-number", ""),
    ("Link", "javascript:alert(1)", "not-a-link", ""),
    ("Link", "moten.example/abc", "not-a-link", "https://moten.example/abc"),
    ("Link", "HTTPS://moten.example/Abc", "not-a-link", "https://moten.example/Abc"),
    ("Domain", "https://www.malmo.example/", "not-a-domain", "malmo.example"),
    ("Domain", "malmö.example", "not-a-domain", ""),
    ("TimeZone", "Stockholm", "not-a-timezone", "Europe/Stockholm"),
    ("ColourCode", "blå", "not-a-colour", ""),
    ("ColourCode", "#009fe", "not-a-colour", ""),
    ("ColourCode", "#009fe3ff", "not-a-colour", "#009fe3"),
    ("ColourCode", "rgb(0, 159, 227)", "not-a-colour", "#009fe3"),
    ("ColourCode", "0, 159, 227", "not-a-colour", "#009fe3"),
    ("ColourCode", "0 159 227", "not-a-colour", "#009fe3"),
    ("ColourCode", "0, 159, 300", "not-a-colour", ""),
    ("ColourCode", [], "wrong-type", ""),
    ("PictureFile", EMPTY, "empty-value", ""),
    ("Country", "Sverige", "not-a-country", "SE"),
    ("Country", "England", "not-a-country", "GB-ENG"),
    ("Country", "Atlantis-by-the-sea", "not-a-country", ""),
    ("Id", "Åsa Öberg", "not-an-id", "asa-oberg"),
    ("Id", "a" * 41, "not-an-id", "a" * 40),
    ("Id", "aux", "not-an-id", "aux-1"),
    ("Id", "李", "not-an-id", ""),
    ("PersonId", EMPTY, "empty-value", ""),
    ("PersonId", ["ada-testsson"], "wrong-type", ""),
]


def adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(next(getattr(module, name) for module in MODULES if hasattr(module, name)))


@pytest.mark.parametrize(("name", "text", "value"), READ)
def test_a_value_is_read_by_the_field_it_stands_in(name, text, value):
    assert adapter(name).validate_python(text) == value


@pytest.mark.parametrize(("name", "text", "value"), READ)
def test_what_is_read_is_right_to_an_editor_as_well(name, text, value):
    schema = adapter(name).json_schema()
    assert list(Draft7Validator(schema).iter_errors(as_editors_read(text))) == []


@pytest.mark.parametrize(("name", "value", "fault", "meant"), REFUSED)
def test_a_value_that_can_not_be_read_says_why_and_what_was_meant(name, value, fault, meant):
    with pytest.raises(ValidationError) as refused:
        adapter(name).validate_python(value)
    [error] = refused.value.errors()
    assert (error["type"], error["ctx"]["values"].get("meant", "")) == (fault, meant)
    if meant and name != "Day":
        adapter(name).validate_python(meant)


# What is written as it should be is read back as it was.

some_days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(some_days)
def test_every_day_can_be_written_by_its_date_and_by_its_week(day):
    year, week, weekday = day.isocalendar()
    assert dates.read_day(day.isoformat()) == dates.read_day(f"{year}-W{week:02d}-{weekday}") == day


@given(some_days, some_days)
def test_every_range_can_be_written(one, other):
    first, last = sorted((one, other))
    assert dates.read_stretch(f"{first}..{last}") == Stretch(first, last)


@given(some_days)
def test_every_week_can_be_written(day):
    week = Week.of(day)
    assert dates.read_stretch(str(week)) == Stretch(week.day(0), week.day(6))
    assert dates.read_month_or_week(str(week)) == str(week)


@given(clocks, clocks, st.sampled_from([".", ":"]), st.sampled_from(["-", "–", " - ", ".."]))
def test_every_time_can_be_written_in_all_ways(one, other, sign, dash):
    start, end = sorted((one, other))
    written = [f"{clock.hour}{sign}{clock.minute:02d}" for clock in (start, end)]
    assert times.read_times(written[0]) == Times(start)
    assert times.read_clock(written[1]) == end
    if start < end:
        assert times.read_times(dash.join(written)) == Times(start, end)


@given(st.integers(1, 24 * 60))
def test_every_length_can_be_written(minutes):
    assert times.read_length(f"{minutes}min") == minutes * MIN
    assert times.read_length(f"{minutes // 60}h {minutes % 60}min") == minutes * MIN


@given(st.text(max_size=30))
def test_no_text_makes_a_reader_fall_over(text):
    for module in MODULES:
        for name in vars(module):
            if name[0].isupper() and not name.isupper() and getattr(vars(module)[name], "__metadata__", None):
                try:
                    adapter(name).validate_python(text)
                except ValidationError as refused:
                    assert all("template" in error["ctx"] for error in refused.errors())  # noqa: PT017 - all is well, or this


@given(
    st.from_regex(
        r"(\d{4}|0000|9999|1900|2199)-(W?\d\d?)(-\d\d?)?(\.\.\d{4}-\d\d-\d\d)?", fullmatch=True, alphabet="0123459W-."
    )
)
def test_whatever_looks_like_a_date_is_a_day_that_the_calendar_has_with_room_around_it(text):
    for name in ("Day", "PauseDays", "AvoidedDays", "ClosedDays", "PersonalDays", "MeetingKey"):
        try:
            found = adapter(name).validate_python(text)
        except ValidationError as refused:
            assert all("template" in error["ctx"] for error in refused.errors())  # noqa: PT017 - all is well, or this
            continue
        if isinstance(found, str):  # the week or month of a meeting
            year, _hyphen, part = found.partition("-")
            found = Week(int(year), int(part[1:])).day(0) if part.startswith("W") else date(int(year), int(part), 1)
        for day in (found.first, found.last) if isinstance(found, Stretch) else (found,):
            if isinstance(day, date):
                assert 1899 <= day.year <= 2200


def test_two_keys_that_mean_the_same_are_not_one():
    changes = TypeAdapter(Pairing.model_fields["changes"].rebuild_annotation())
    with pytest.raises(ValidationError) as refused:
        changes.validate_python({"2027-W1": "cancelled", "2027-W01": {"time": "15:00"}})
    [error] = refused.value.errors()
    assert (error["type"], error["ctx"]["values"]) == ("duplicate-key", {"under": ("2027-W1",), "key": "2027-W1"})


@pytest.mark.parametrize("text", ["#009FE3", "#009fe3", "009fe3", " 009fe3 "])
def test_a_colour_is_the_same_with_and_without_its_hash(text: str):
    assert adapter("ColourCode").validate_python(text) == "#009fe3"
