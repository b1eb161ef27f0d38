"""How values are written: `torsdag 6 maj 2027 (v. 18)`, `9.00–12.00`, `1 h 30 min`, `a, b och c`.

Dates follow Swedish writing rules: months and weekdays in small letters, the year always, the ISO week
beside it (babel's own week numbers are wrong for `sv`), times with a full stop and an en dash.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from functools import lru_cache
from pathlib import PurePath
from typing import Protocol, TypeGuard

from introplan.days import DayName, Moment, Rhythm, Stretch, Times, Week, Weekday, YearlyWeeks
from introplan.language.catalogue import Language, counted, translated
from introplan.language.marks import Counted

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
_RHYTHMS = {
    "sv": {"week": ("varje vecka", "var {} vecka"), "month": ("varje månad", "var {} månad")},
    "en": {"week": ("every week", "every {} weeks"), "month": ("every month", "every {} months")},
}
_ORDINALS = ["tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte", "tolfte"]
"""Swedish ones from the third on; what comes after them is written in figures."""


class Sentence(Protocol):
    """A message that stands in another one, as a whole: several are parted by semicolons."""

    @property
    def template(self) -> str:
        """Its words, with holes."""
        ...

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the holes."""
        ...


def _is_sentence(value: object) -> TypeGuard[Sentence]:
    """Whether a value is a message: no other kind has a template, and to ask for the whole protocol costs the most."""
    return hasattr(value, "template")


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - babel is only needed when something is written

    return format_date(day, pattern, locale=_LOCALES[language])


def day_words(day: date, language: Language, *, weekday: bool = True, week: bool = True, year: bool = True) -> str:
    """`torsdag 6 maj 2027 (v. 18)`; without weekday `6 maj 2027 (v. 18)`; a near one without year: `torsdag 6 maj`."""
    words = _written(day, f"{'EEEE ' if weekday else ''}d MMMM{' y' if year else ''}", language)
    return f"{words} (v. {day.isocalendar()[1]})" if week else words


def short_day(day: date, language: Language) -> str:
    """`tors 6 maj`: for tables that say the year elsewhere."""
    return _written(day, "EEE d MMM", language).replace(".", "")


def moment_words(moment: Moment, language: Language) -> str:
    """`tors 4 mars 2027 (v. 9) kl. 9.00–12.00`, `Thu 4 March 2027 (v. 9), 9.00–12.00`."""
    pattern = "EEE d MMMM y" if moment.year else "EEE d MMMM"
    words = f"{_written(moment.day, pattern, language)} (v. {moment.day.isocalendar()[1]})"
    before = " kl. " if language == "sv" else ", "
    return f"{words}{before}{times_words(moment.times)}" if moment.times else words


def month_words(day: date, language: Language) -> str:
    """`maj 2027`, for headings: with a capital, `Maj 2027`."""
    words = _written(day, "MMMM y", language)
    return words[:1].upper() + words[1:]


def short_month(day: date, language: Language) -> str:
    """`maj`, `sep`: for axes and narrow columns."""
    return _written(day, "MMM", language).replace(".", "")[:3]


def weekday_words(weekday: int, language: Language) -> str:
    """`torsdag`, for the number that `date.weekday()` gives."""
    return _written(date(2024, 1, 1 + weekday), "EEEE", language)


def time_words(clock: time) -> str:
    """`9.00`: a full stop and no leading zero, in both languages."""
    return f"{clock.hour}.{clock.minute:02d}"


def times_words(times: Times) -> str:
    """`9.00–12.00`, or `9.00` without an end."""
    return time_words(times.start) + (f"–{time_words(times.end)}" if times.end else "")


def length_words(length: timedelta) -> str:
    """`1 h 30 min`, `2 h`, `45 min`: the same in both languages."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    return " ".join(([f"{hours} h"] if hours else []) + ([f"{minutes} min"] if minutes or not hours else []))


def rhythm_words(rhythm: Rhythm, language: Language) -> str:
    """`varannan vecka`, `var tredje vecka`, `every 3 months`."""
    if language == "sv" and rhythm.count == 2:
        return "varannan vecka" if rhythm.unit == "week" else "varannan månad"
    each, several = _RHYTHMS[language][rhythm.unit]
    if rhythm.count == 1:
        return each
    ordinals = dict(enumerate(_ORDINALS, 3)) if language == "sv" else {}
    figures = f"{rhythm.count}:e" if language == "sv" else rhythm.count
    return several.format(ordinals.get(rhythm.count, figures))


def stretch_words(stretch: Stretch, language: Language) -> str:
    """`1 april–31 augusti 2027`; a single day as that day."""
    if stretch.first == stretch.last:
        return day_words(stretch.first, language, weekday=False)
    pattern = "d MMMM" if stretch.first.year == stretch.last.year else "d MMMM y"
    return f"{_written(stretch.first, pattern, language)}–{_written(stretch.last, 'd MMMM y', language)}"


def joined(words: Iterable[str], language: Language) -> str:
    """`a, b och c`."""
    *first, last = list(words) or [""]
    conjunction = "och" if language == "sv" else "and"
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def in_words(value: object, language: Language) -> str:  # noqa: PLR0912 - one branch for each kind of value
    """Any value that a message may carry, in words of the language."""
    match value:
        case str():
            return value
        case Weekday():
            return weekday_words(value, language)
        case int() | None:
            return str(value)
        case date():
            return day_words(value, language, weekday=language == "sv")
        case Moment():
            return moment_words(value, language)
        case DayName():
            return value.sv if language == "sv" else value.en
        case Times():
            return times_words(value)
        case time():
            return time_words(value)
        case timedelta():
            return length_words(value)
        case Stretch():
            return stretch_words(value, language)
        case Week():
            return f"v. {value.number} {value.year}"
        case YearlyWeeks():
            return f"v. {value.first}–{value.last}" if value.first != value.last else f"v. {value.first}"
        case Rhythm():
            return rhythm_words(value, language)
        case _ if _is_sentence(value):
            return fill(value.template, value.values, language)
        case tuple() | list() if value and all(map(_is_sentence, value)):
            return "; ".join(in_words(part, language) for part in value)
        case tuple() | list():
            return joined((in_words(part, language) for part in value), language)
        case PurePath():
            return value.as_posix()
        case _:
            return str(value)


LONGEST_QUOTE = 90


class Verbatim(str):
    """What another program says, such as git: told whole, however long it is."""

    __slots__ = ()


def fill(template: str, values: Mapping[str, object], language: Language) -> str:
    """A message's template in the language, with its raw values put into words of it. The message is one line.

    What an author wrote may be anything: of a long text the beginning is shown, and what cannot be seen as a dot.
    """
    sentence = counted(template, values, language) if isinstance(template, Counted) else translated(template, language)
    if not values:  # braces are only themselves, as in an explanation of YAML
        return sentence
    return sentence.format_map(_Words(values, language))


class _Words(dict[str, str]):
    """Raw values in words, each when a sentence asks for it: a finding has more than any of its sentences says."""

    def __init__(self, values: Mapping[str, object], language: Language) -> None:
        super().__init__()
        self._values, self._language = values, language

    def __missing__(self, name: str) -> str:
        self[name] = words = _worded(self._values[name], self._language)
        return words


class _Day(str):
    """A day in words, which a translation may want without its weekday: `{day:date}`."""

    __slots__ = ("day", "language")
    day: date
    language: Language

    def __format__(self, form: str) -> str:
        return day_words(self.day, self.language, weekday=False) if form == "date" else str(self)


def _worded(value: object, language: Language) -> str:
    words = in_words(_on_one_line(value), language)
    if not isinstance(value, date):
        return words
    day = _Day(words)
    day.day, day.language = value, language
    return day


def _on_one_line(value: object) -> object:
    if isinstance(value, tuple | list) and not isinstance(value, DayName):
        return tuple(map(_on_one_line, value))
    if not isinstance(value, str):
        return value
    line = " ".join(value.splitlines() if isinstance(value, Verbatim) else value.split())
    if not line.isprintable():
        line = "".join(char if char.isprintable() else "·" for char in line)
    return line if isinstance(value, Verbatim) or len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()}…"
