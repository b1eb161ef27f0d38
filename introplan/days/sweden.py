"""Sweden's holidays without the whole world's, which take longer to import than a plan takes to check.

The public holidays are those of lag (1989:253) om allmänna helgdagar, Sundays left out, and the eves those that
semesterlagen 3 a § makes equal to Sundays. A test holds both to the `holidays` package, day by day and word by word.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from introplan.days.names import HolidayKind

KNOWN_YEARS = range(2005, 2101)
"""From when the national day is a holiday, to where the package ends; of other years it is asked."""

LANGUAGES: Mapping[str, int] = {"sv": 0, "en_US": 1}
"""The languages that programmes are written in, as the package calls them, by the place of the name below."""

HolidayNames = tuple[str, str]
FIXED: Mapping[tuple[int, int], HolidayNames] = {
    (1, 1): ("Nyårsdagen", "New Year's Day"),
    (1, 6): ("Trettondedag jul", "Epiphany"),
    (5, 1): ("Första maj", "May Day"),
    (6, 6): ("Nationaldagen", "National Day"),
    (12, 25): ("Juldagen", "Christmas Day"),
    (12, 26): ("Annandag jul", "Second Day of Christmas"),
}
FROM_EASTER: Mapping[int, HolidayNames] = {
    -2: ("Långfredagen", "Good Friday"),
    0: ("Påskdagen", "Easter Sunday"),
    1: ("Annandag påsk", "Easter Monday"),
    39: ("Kristi himmelsfärdsdag", "Ascension Day"),
    49: ("Pingstdagen", "Pentecost"),
}
SATURDAYS_FROM: Mapping[tuple[int, int], HolidayNames] = {
    (6, 20): ("Midsommardagen", "Midsummer Day"),
    (10, 31): ("Alla helgons dag", "All Saints' Day"),
}
EVES: Mapping[tuple[int, int], HolidayNames] = {
    (12, 24): ("Julafton", "Christmas Eve"),
    (12, 31): ("Nyårsafton", "New Year's Eve"),
}
MIDSUMMER_EVE: HolidayNames = ("Midsommarafton", "Midsummer Eve")


def swedish_days(year: int, kind: HolidayKind, language: str) -> Mapping[date, str]:
    """The holidays of one of `KNOWN_YEARS`, in the order of the year, in one of `LANGUAGES`; of two on a day, both."""
    found: dict[date, list[str]] = {}
    for day, names in _public(year) if kind == "public" else _eves(year):
        found.setdefault(day, []).append(names[LANGUAGES[language]])
    return {day: "; ".join(sorted(names)) for day, names in sorted(found.items())}


def _public(year: int) -> Iterator[tuple[date, HolidayNames]]:
    for (month, day), names in FIXED.items():
        yield date(year, month, day), names
    for after, names in FROM_EASTER.items():
        yield easter(year) + timedelta(days=after), names
    for (month, day), names in SATURDAYS_FROM.items():
        yield _saturday(year, month, day), names


def _eves(year: int) -> Iterator[tuple[date, HolidayNames]]:
    for (month, day), names in EVES.items():
        yield date(year, month, day), names
    yield _saturday(year, 6, 20) - timedelta(days=1), MIDSUMMER_EVE


def _saturday(year: int, month: int, day: int) -> date:
    """The first Saturday from a day on."""
    first = date(year, month, day)
    return first + timedelta(days=(5 - first.weekday()) % 7)
