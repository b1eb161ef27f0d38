"""Time zones by the ways in which people write them: an abbreviation, hours from UTC, a city, a country, or Windows."""

import re
from collections.abc import Collection
from functools import lru_cache
from zoneinfo import available_timezones

from introplan.days import country_meant

STOCKHOLM = "Europe/Stockholm"
ABBREVIATIONS = {
    **dict.fromkeys(
        ("cet", "cest", "cet/cest", "mez", "mesz", "met", "mest", "svensk tid", "svensk normaltid"), STOCKHOLM
    ),
    **dict.fromkeys(("eet", "eest"), "Europe/Helsinki"),
    **dict.fromkeys(("wet", "west"), "Europe/Lisbon"),
    **dict.fromkeys(("bst", "gmt/bst", "gb"), "Europe/London"),
    **dict.fromkeys(("utc", "z", "zulu"), "UTC"),
}
WITH_STOCKHOLM = frozenset({"W. Europe Standard Time"})
"""What Windows calls the time of Berlin, Rome, Stockholm and Vienna; by itself CLDR says Berlin."""
_HOURS = r"\(?(?:utc|gmt|tz)? ?([+-]|\N{MINUS SIGN}) ?0?(\d{1,2})(?:[:.]?00)?(?: ?h)?\)?"
_BY_HOURS = {("+", 1): STOCKHOLM}
"""Of one hour before UTC; of others there are several, which change their clocks on other days or never."""
_OF_THE_SEA = re.compile(r"Etc/GMT([+-])(\d{1,2})")


@lru_cache(maxsize=1)
def zones() -> Collection[str]:
    """The names that a plan may have: a place, or UTC. Abbreviations are none: they say nothing of summer time."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def zone_meant(text: str) -> str:
    """The zone that somebody means who writes it in another way; empty when none can be told.

    Never one of `Etc/`: `GMT+1` is an hour before UTC to everybody, and `Etc/GMT+1` an hour after it.
    """
    words = " ".join(text.replace("_", " ").split())
    small = words.casefold()
    if small in ABBREVIATIONS:
        return ABBREVIATIONS[small]
    if hours := re.fullmatch(_HOURS, words, re.IGNORECASE):
        return _BY_HOURS.get(("+" if hours[1] == "+" else "-", int(hours[2])), "")
    return _of_windows(words) or _of_city(small) or _of_country(words) or _nearly(words)


def hours_of(zone: str) -> str:
    """What a zone such as `Etc/GMT+1` is, `UTC−1`: its sign is the other way round. Empty for others."""
    found = _OF_THE_SEA.fullmatch(zone)
    return "" if found is None else f"UTC{'−' if found[1] == '+' else '+'}{int(found[2])}"


def _places() -> list[str]:
    return sorted(name for name in zones() if "/" in name and not name.startswith("Etc/"))


def _of_windows(words: str) -> str:
    if words in WITH_STOCKHOLM:
        return STOCKHOLM
    from babel.core import get_global  # noqa: PLC0415 - 50 ms, only for a fault

    found = get_global("windows_zone_mapping").get(words, "")
    return found if found in zones() else ""


def _of_city(small: str) -> str:
    """The zone of a city, alone or among others as in Outlook: `(UTC+01:00) Amsterdam, Berlin, Stockholm, Wien`."""
    if "stockholm" in small:
        return STOCKHOLM
    cities = {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in reversed(_places())}
    named = re.sub(r"^\([^)]*\)\s*", "", small)
    pieces = [piece.strip() for piece in re.split(r"[,/]", named)]
    return next((cities[piece] for piece in pieces if piece in cities), "")


def _of_country(words: str) -> str:
    """The zone of a country that has but one: `Sverige`, `Norge`, `SE`."""
    code = country_meant(words).partition("-")[0]
    if not code:
        return ""
    from babel.core import get_global  # noqa: PLC0415 - as above

    found = get_global("territory_zones").get(code, [])
    return found[0] if len(found) == 1 and found[0] in zones() else ""


def _nearly(words: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a fault

    by_small = {name.casefold(): name for name in _places()}
    close = get_close_matches(words.replace(" ", "_").casefold(), by_small, n=1, cutoff=0.85)
    return by_small[close[0]] if close else ""
