"""Whose public holidays: a country, or a part of one, by the codes of ISO 3166 that the `holidays` package knows.

Everything that `holidays` may take from its surroundings is told to it: the language of the names, the kinds of day,
and that a holiday on a weekend gives the day off that stands for it.
"""

from collections.abc import Mapping, Set
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from introplan.days.names import Holiday, HolidayKind
from introplan.days.sweden import KNOWN_YEARS, LANGUAGES, swedish_days

if TYPE_CHECKING:
    from holidays import HolidayBase

SWEDEN = "SE"
PARTS_OF_ZONES = {"Europe/London": "GB-ENG", "Europe/Belfast": "GB-NIR"}
"""Zones of a country whose parts have holidays of their own, and the part where most who keep the zone's time live."""
OFTEN_WRITTEN = {"EN": "GB-ENG", "SV": "SE", "SWE": "SE", "USA": "US"}
"""What is no code, or a language's, and what is meant by it."""
PARTS_BY_NAME = ("GB", "DE", "US")
"""Countries whose parts are looked for by their names alone."""


def is_country(code: str) -> bool:
    """Whether there are public holidays under this code, such as `SE` or `GB-ENG`."""
    country, dash, part = code.partition("-")
    if code == SWEDEN:  # without asking for all countries
        return True
    if country not in _countries():
        return False
    return part in _entity(country).subdivisions if dash else len(country) == len(SWEDEN)


def country_meant(text: str) -> str:
    """The code that is meant by another way to write it: `se`, `Sverige`, `GB England`, `UK`; empty when none is."""
    code = "-".join(text.upper().replace("_", " ").replace("-", " ").split())
    if is_country(OFTEN_WRITTEN.get(code, code)):
        return OFTEN_WRITTEN.get(code, code)
    if found := _code_of_name(text):
        return found
    country, dash, part = code.partition("-")
    meant = OFTEN_WRITTEN.get(country, country)
    return meant if "-" in meant else _nearest_part(meant, part) if dash else ""


def country_of_zone(timezone: str) -> str:
    """The country whose time a zone of the IANA database is, by CLDR's table; Sweden for a zone of none, as UTC."""
    if timezone == "Europe/Stockholm":
        return SWEDEN
    if timezone in PARTS_OF_ZONES:
        return PARTS_OF_ZONES[timezone]
    from babel.core import get_global  # noqa: PLC0415 - 50 ms, only for programmes elsewhere

    zone = get_global("zone_aliases").get(timezone, timezone)
    country = PARTS_OF_ZONES.get(zone) or get_global("zone_territories").get(zone, "")
    return country if is_country(country) else SWEDEN


@lru_cache(maxsize=256)
def public_holidays(country: str, year: int) -> Mapping[date, Holiday]:
    """The public holidays of a year, Sundays left out; of Sweden those of lag 1989:253."""
    return {day: Holiday(country, day) for day in _days(country, year, "public", _own_language(country))}


@lru_cache(maxsize=64)
def eves(country: str, year: int) -> Mapping[date, Holiday]:
    """The eves that semesterlagen 3 a § makes equal to Sundays; there are none but in Sweden."""
    if country != SWEDEN:
        return {}
    return {day: Holiday(country, day, "de_facto") for day in _days(country, year, "de_facto", _own_language(country))}


def holiday_name(holiday: Holiday, language: str) -> str:
    """What a holiday is called in a language where `holidays` has it, else in the country's own language."""
    named = _days(holiday.country, holiday.day.year, holiday.kind, _language(holiday.country, language))
    return named[holiday.day]


def holiday_language(country: str, language: str) -> str:
    """The language that `holiday_name` gives for a reader of another; empty when the country has names in one alone."""
    return _language(country, language) or ""


@lru_cache(maxsize=256)
def _days(country: str, year: int, category: HolidayKind, language: str | None) -> Mapping[date, str]:
    if country == SWEDEN and year in KNOWN_YEARS and language is not None and language in LANGUAGES:
        return swedish_days(year, category, language)
    import holidays  # noqa: PLC0415 - imports every country, which takes longer than to check a plan

    code, _dash, part = country.partition("-")
    found = holidays.country_holidays(
        code, subdiv=part or None, years=year, categories=(category,), observed=True, language=language
    )
    return {day: name for day, name in sorted(found.items()) if day.year == year}


@lru_cache(maxsize=64)
def _own_language(country: str) -> str | None:
    """The country's own language as `holidays` calls it; None when it has names in one alone."""
    return "sv" if country == SWEDEN else _entity(country).default_language


@lru_cache(maxsize=64)
def _language(country: str, language: str) -> str | None:
    """The kind of a language that `holidays` has names of the country's days in: the country's own, else the usual."""
    if country == SWEDEN and (kind := next((each for each in LANGUAGES if each.startswith(language)), None)):
        return kind
    own, known = _own_language(country), _entity(country).supported_languages
    kinds = [kind for kind in (own, "en_US", *sorted(known)) if kind in known and kind.startswith(language)]
    return kinds[0] if kinds else own


@lru_cache(maxsize=1)
def _countries() -> Set[str]:
    """The codes of all countries, and other ways to write them, from the register alone: each country is a module."""
    from holidays.registry import EntityLoader  # noqa: PLC0415 - as above

    return frozenset(EntityLoader.get_country_codes())


@lru_cache(maxsize=64)
def _entity(country: str) -> "HolidayBase":
    """What `holidays` knows of a country beside its days."""
    import holidays  # noqa: PLC0415 - as above

    return holidays.country_holidays(country.partition("-")[0])


def _code_of_name(text: str) -> str:
    """The country, or the part of one of some countries, that has this name in Swedish, English, or there."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a fault

    names = _names()
    name = " ".join(text.casefold().split())
    close = get_close_matches(name, names, n=1, cutoff=0.8)
    return names[close[0]] if close else ""


def _names() -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - only for a fault

    named: dict[str, str] = {}
    for country in PARTS_BY_NAME:
        named |= {name.casefold(): f"{country}-{part}" for name, part in _parts_by_name(country).items()}
    for language in ("en", "sv"):
        territories = Locale(language).territories
        named |= {str(name).casefold(): code for code, name in territories.items() if is_country(code)}
    return {name: "GB-ENG" if code == "GB" else code for name, code in named.items()}


def _nearest_part(country: str, part: str) -> str:
    """The part of a country that is meant by its name there, or by nearly its code."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a fault

    if not is_country(country):
        return ""
    by_name = {name.upper().replace(" ", "-"): code for name, code in _parts_by_name(country).items()}
    close = get_close_matches(part, by_name, n=1)
    return f"{country}-{by_name[close[0]]}" if close else country


def _parts_by_name(country: str) -> Mapping[str, str]:
    """The parts of a country by their codes, and by the names that `holidays` knows."""
    entity = _entity(country)
    return {**{part: part for part in entity.subdivisions}, **entity.subdivisions_aliases}
