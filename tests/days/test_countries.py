"""Whose public holidays: held against the `holidays` library, and against what a person there would say."""

from datetime import date, timedelta
from zoneinfo import available_timezones

import holidays
import pytest

from introplan.days import Holiday, OpenDays, Weekday, country_meant, country_of_zone, is_country
from introplan.days.countries import _days, eves, holiday_name, public_holidays

YEARS = range(2026, 2032)
PLACES = ["SE", "NO", "DK", "FI", "GB-ENG", "GB-NIR", "GB-SCT", "DE", "DE-BE", "DE-BY", "US", "US-NY"]


def whole(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("country", PLACES)
def test_a_day_is_closed_when_it_is_a_weekend_or_a_public_holiday_there(country: str):
    code, _dash, part = country.partition("-")
    known = {
        language: holidays.country_holidays(
            code, subdiv=part or None, years=YEARS, categories=("public",), language=language
        )
        for language in getattr(holidays, code)().supported_languages
    }
    days = {day for names in known.values() for day in names}
    open_days = OpenDays(closed=("public_holidays",), country=country)
    for day in (day for year in YEARS for day in whole(year)):
        reason = open_days.closed_by(day)
        assert (reason is None) == (day.weekday() < 5 and day not in days), day
        if isinstance(reason, Holiday):
            assert {holiday_name(reason, each) for each in ("sv", "en")} <= {names[day] for names in known.values()}, (
                day
            )


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("SE", "2028-01-06", ("Trettondedag jul", "Epiphany")),
        ("GB-ENG", "2028-01-06", None),
        ("GB-ENG", "2028-05-29", ("Spring Bank Holiday", "Spring Bank Holiday")),
        ("GB-ENG", "2028-05-01", ("May Day", "May Day")),
        ("GB-ENG", "2028-04-17", ("Easter Monday", "Easter Monday")),
        ("GB-ENG", "2028-07-12", None),
        ("GB-NIR", "2028-07-12", ("Battle of the Boyne", "Battle of the Boyne")),
        ("GB-SCT", "2028-04-17", None),
        ("NO", "2028-05-17", ("Grunnlovsdag", "Constitution Day")),
        ("NO", "2028-04-13", ("Skjærtorsdag", "Maundy Thursday")),
        ("NO", "2028-06-06", None),
        ("FI", "2027-12-06", ("Självständighetsdagen", "Independence Day")),
        ("FI", "2027-06-25", ("Midsommarafton", "Midsummer Eve")),
        ("DE-BE", "2027-03-08", ("Frauentag", "Women's Day")),
        ("DE-BY", "2027-03-08", None),
        ("DE", "2027-03-08", None),
        ("US-NY", "2027-11-25", ("Thanksgiving Day", "Thanksgiving Day")),
        ("US", "2027-07-05", ("Independence Day (observed)", "Independence Day (observed)")),
        ("US", "2027-05-06", None),
    ],
)
def test_the_holidays_of_a_place_are_those_of_its_almanac(country: str, day: str, name: tuple[str, str] | None):
    holiday = OpenDays(country=country).closed_by(date.fromisoformat(day))
    assert (name and tuple(holiday_name(holiday, language) for language in ("sv", "en"))) == (name if holiday else None)


@pytest.mark.parametrize(
    ("language", "name"), [("uk", "Новий рік"), ("th", "วันขึ้นปีใหม่"), ("fi", "Nyårsdagen"), ("de", "Nyårsdagen")]
)
def test_a_holiday_has_its_name_in_any_language_that_is_known_there_else_in_the_countrys_own(language: str, name: str):
    assert holiday_name(Holiday("SE", date(2027, 1, 1)), language) == name


def test_a_holiday_on_a_weekend_gives_the_day_off_that_stands_for_it():
    london = OpenDays(country="GB-ENG")
    assert [london.is_open(date(2027, 12, day)) for day in (24, 27, 28, 29)] == [True, False, False, True]


def test_eves_and_bridge_days_and_the_names_of_half_days_are_swedish():
    maundy_thursday, friday = date(2027, 3, 25), date(2027, 5, 7)
    sweden, england = (
        OpenDays(half_days=("maundy_thursday",), country="SE"),
        OpenDays(half_days=("maundy_thursday",), country="GB-ENG"),
    )
    assert [days.half_day(maundy_thursday) is None for days in (sweden, england)] == [False, True]
    assert [days.is_open(date(2026, 12, 24)) for days in (sweden, england)] == [False, True]
    assert [days.is_bridge_day(friday) for days in (sweden, OpenDays(country="NO"))] == [True, False]
    assert not any(eves(country, 2027) for country in PLACES if country != "SE")


def test_a_weekend_is_a_weekend_everywhere():
    assert OpenDays(country="US").closed_by(date(2027, 3, 6)) == Weekday.SATURDAY


@pytest.mark.parametrize("country", PLACES)
def test_names_are_the_same_whatever_language_the_machine_has(country: str, monkeypatch: pytest.MonkeyPatch):
    def named() -> list[tuple[str, str]]:
        days = public_holidays(country, 2027).values()
        return [(holiday_name(each, "sv"), holiday_name(each, "en")) for each in days]

    usual = named()
    for language in ("fi", "uk", "th", "sv", "C"):
        public_holidays.cache_clear()
        _days.cache_clear()
        monkeypatch.setenv("LANGUAGE", language)
        monkeypatch.setenv("LANG", language)
        assert named() == usual


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("se", "SE"),
        ("Sverige", "SE"),
        ("Sverge", "SE"),
        ("Norge", "NO"),
        ("Norway", "NO"),
        ("EN", "GB-ENG"),
        ("England", "GB-ENG"),
        ("Skottland", "GB-SCT"),
        ("gb-eng", "GB-ENG"),
        ("GB_ENG", "GB-ENG"),
        ("GB-EN", "GB-ENG"),
        ("GB England", "GB-ENG"),
        ("EN south", "GB-ENG"),
        ("DE-Berlin", "DE-BE"),
        ("Berlin", "DE-BE"),
        ("SE-M", "SE"),
        ("XX", ""),
        ("Atlantis-by-the-sea", ""),
    ],
)
def test_the_country_that_is_meant_is_found_by_name_and_by_nearly_its_code(text: str, code: str):
    assert not is_country(text)
    assert country_meant(text) == code


@pytest.mark.parametrize("code", ["", "S", "SE-", "-ENG", "XNYS", "GB-ENGLAND", "GB-", "SE ", "ECB"])
def test_what_is_no_country_is_none(code: str):
    assert not is_country(code)


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Stockholm", "SE"),
        ("Europe/London", "GB-ENG"),
        ("GB", "GB-ENG"),
        ("Europe/Belfast", "GB-NIR"),
        ("Europe/Oslo", "NO"),
        ("Europe/Helsinki", "FI"),
        ("Europe/Mariehamn", "AX"),
        ("Europe/Berlin", "DE"),
        ("America/New_York", "US"),
        ("US/Eastern", "US"),
        ("UTC", "SE"),
        ("Etc/GMT+3", "SE"),
    ],
)
def test_a_zone_says_whose_holidays_they_are_when_nothing_else_does(zone: str, country: str):
    assert country_of_zone(zone) == country


def test_every_zone_has_a_country_with_holidays():
    assert all(is_country(country_of_zone(zone)) for zone in available_timezones())
