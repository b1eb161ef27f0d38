"""How values are written: `torsdag 6 maj 2027 (v. 18)`, `9.00–12.00`, `1 h 30 min`, `a, b och c`.

Dates follow the writing rules of their language, with the year, and the ISO week beside it (babel's own week numbers
are wrong for `sv`). What parts the hours from the minutes, and what a week is called, the catalogues say.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePath
from typing import Protocol, TypeGuard

from introplan.days import (
    Dates,
    Duration,
    HalfDay,
    Holiday,
    Moment,
    Recurrence,
    Rhythm,
    Stretch,
    Times,
    Week,
    Weekday,
    YearlyWeeks,
)
from introplan.language.catalogue import Language, counted, translated
from introplan.language.holidays import holiday_in_a_sentence
from introplan.language.marks import Authored, Counted, Either, Listed, Term, _, _n, _p
from introplan.language.terms import HALF_DAYS

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
_RHYTHMS = {
    "week": (_p("rhythm", "every week"), _p("rhythm", "every 2 weeks"), _p("rhythm", "every {count} weeks")),
    "month": (_p("rhythm", "every month"), _p("rhythm", "every 2 months"), _p("rhythm", "every {count} months")),
}
"""Each, every other, and what comes less often: by its `{count}`, or as the `{count:nth}`."""
_BY_WEEKDAY = (
    _p("recurrence", "every {weekday}"),
    _p("recurrence", "every other {weekday}"),
    _p("recurrence", "every {count:nth} {weekday}"),
)
_BY_MONTH = (
    _p("recurrence", "the first {weekday} {months}"),
    _p("recurrence", "the second {weekday} {months}"),
    _p("recurrence", "the third {weekday} {months}"),
    _p("recurrence", "the fourth {weekday} {months}"),
    _p("recurrence", "the last {weekday} {months}"),
)
_IN_MONTHS = (
    _p("recurrence", "of the month"),
    _p("recurrence", "every other month"),
    _p("recurrence", "every {count:nth} month"),
)
_ORDINALS = (
    *(_p("ordinal", "third"), _p("ordinal", "fourth"), _p("ordinal", "fifth"), _p("ordinal", "sixth")),
    *(_p("ordinal", "seventh"), _p("ordinal", "eighth"), _p("ordinal", "ninth"), _p("ordinal", "tenth")),
    *(_p("ordinal", "eleventh"), _p("ordinal", "twelfth")),
)
"""From the third on; what comes after them is written in figures."""


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
    """Whether a value is a message: but for terms no other kind has a template, and to ask for all costs the most."""
    return hasattr(value, "template") and not isinstance(value, Term)


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - babel is only needed when something is written

    return format_date(day, pattern, locale=_LOCALES[language])


def day_words(day: date, language: Language, *, weekday: bool = True, week: bool = True, year: bool = True) -> str:
    """`torsdag 6 maj 2027 (v. 18)`; without weekday `6 maj 2027 (v. 18)`; a near one without year: `torsdag 6 maj`."""
    words = _written(day, f"{'EEEE ' if weekday else ''}d MMMM{' y' if year else ''}", language)
    return _with_week(words, day, language) if week else words


def _with_week(words: str, day: date, language: Language) -> str:
    return translated(_("{day} (week {week})"), language).format(day=words, week=day.isocalendar()[1])


def _in_a_sentence(day: date, language: Language) -> str:
    """A day as sentences have it: some languages name its weekday, and some do not."""
    words = Formed("", _forms_of_day(day, language))
    return translated(_p("day in a sentence", "{day:date}"), language).format(day=words)


def week_words(number: int, language: Language, *, last: int | None = None) -> str:
    """`v. 36`, `week 36`; of several `v. 28–31`, `weeks 28–31`."""
    if last is not None and last != number:
        return translated(_("weeks {first}–{last}"), language).format(first=number, last=last)
    return translated(_("week {week}"), language).format(week=number)


def short_week(number: int, language: Language) -> str:
    """`v. 36`, `wk 36`: for narrow columns."""
    return translated(_("wk {week}"), language).format(week=number)


def short_day(day: date, language: Language) -> str:
    """`tors 6 maj`: for tables that say the year elsewhere."""
    return _written(day, "EEE d MMM", language).replace(".", "")


def short_date(day: date, language: Language) -> str:
    """`6 maj 2027`, `3 sep 2026`: for tables."""
    return _written(day, "d MMM y", language).replace(".", "")


def moment_words(moment: Moment, language: Language) -> str:
    """`tors 4 mars 2027 (v. 9) kl. 9.00–12.00`, `Thu 4 March 2027 (week 9), 9:00–12:00`."""
    if moment.last is not None:
        day = stretch_words(Stretch(moment.day, moment.last), language, year=moment.year)
    else:
        pattern = "EEE d MMMM y" if moment.year else "EEE d MMMM"
        day = _with_week(_written(moment.day, pattern, language), moment.day, language)
    if moment.times is None:
        return day
    template = translated(_p("moment", "{day}, {times}"), language)
    return template.format(day=day, times=times_words(moment.times, language))


def month_words(day: date, language: Language) -> str:
    """`maj 2027`, for headings: with a capital, `Maj 2027`."""
    return with_capital(_written(day, "MMMM y", language))


def short_month(day: date, language: Language) -> str:
    """`maj`, `sep`: for axes and narrow columns."""
    return _written(day, "MMM", language).replace(".", "")[:3]


def weekday_words(weekday: int, language: Language) -> str:
    """`torsdag`, for the number that `date.weekday()` gives."""
    return _written(date(2024, 1, 1 + weekday), "EEEE", language)


@lru_cache(maxsize=4096)
def time_words(clock: time, language: Language) -> str:
    """`9.00`, `9:00`: without a leading zero."""
    return translated(_p("time", "{hour}:{minute}"), language).format(hour=clock.hour, minute=f"{clock.minute:02d}")


def times_words(times: Times, language: Language) -> str:
    """`9.00–12.00`, or `9.00` without an end."""
    start = time_words(times.start, language)
    return f"{start}–{time_words(times.end, language)}" if times.end else start


def length_words(length: timedelta) -> str:
    """`1 h 30 min`, `2 h`, `45 min`: the same in both languages."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    return " ".join(([f"{hours} h"] if hours else []) + ([f"{minutes} min"] if minutes or not hours else []))


def rhythm_words(rhythm: Rhythm, language: Language) -> str:
    """`varannan vecka`, `var tredje vecka`, `every 3 months`."""
    each, other, several = _RHYTHMS[rhythm.unit]
    if rhythm.count <= 2:
        return translated(each if rhythm.count == 1 else other, language)
    return translated(several, language).format(count=formed(rhythm.count, language))


def recurrence_words(recurrence: Recurrence, language: Language) -> str:
    """`varannan tisdag`, `var tredje tisdag`, `andra tisdagen i månaden`, `första tisdagen varannan månad`."""
    every, weekday = recurrence.every, weekday_words(recurrence.first.weekday(), language)
    count = formed(every.count, language)
    if every.unit == "week":
        return translated(_BY_WEEKDAY[min(every.count, 3) - 1], language).format(weekday=weekday, count=count)
    months = translated(_IN_MONTHS[min(every.count, 3) - 1], language).format(count=count)
    return translated(_BY_MONTH[recurrence.week_of_month - 1], language).format(weekday=weekday, months=months)


def stretch_words(stretch: Stretch, language: Language, *, year: bool = True, week: bool = True) -> str:
    """`10–11 september 2026`, `1 april–31 augusti 2027`; a near one without year. A single day is as that day."""
    first, last = stretch.first, stretch.last
    if first == last:
        return day_words(first, language, weekday=False, week=week, year=year)
    if first.year != last.year:
        return f"{_written(first, 'd MMMM y', language)}–{_written(last, 'd MMMM y', language)}"
    begins = _written(first, "d" if first.month == last.month else "d MMMM", language)
    return f"{begins}–{_written(last, 'd MMMM y' if year else 'd MMMM', language)}"


def short_stretch(stretch: Stretch, language: Language) -> str:
    """`10–11 sep`, `30 sep–2 okt`: for tables that say the year elsewhere."""
    first, last = stretch.first, stretch.last
    begins = _written(first, "d" if (first.year, first.month) == (last.year, last.month) else "d MMM", language)
    return f"{begins}–{_written(last, 'd MMM', language)}".replace(".", "")


def dates_words(dates: Dates, language: Language) -> str:
    """`10–11 september 2026`; of several `10 och 24 september 2026`, `8 december 2026, 5 januari 2027 och 3 till`."""
    *before, last = dates.parts
    if not before:
        return stretch_words(last, language)
    words = [_followed(part, then, language) for part, then in pairwise(dates.parts)]
    words.append(stretch_words(last, language, week=False))
    if dates.more:
        words.append(translated(_p("days", "{count} more"), language).format(count=dates.more))
    return joined(words, language)


def _followed(part: Stretch, then: Stretch, language: Language) -> str:
    """Days with others after them: without the year and the month that these say."""
    first, last = part.first, part.last
    if last.year != then.last.year or first.year != last.year:
        return stretch_words(part, language, week=False)
    if not first.month == last.month == then.first.month == then.last.month:
        return stretch_words(part, language, week=False, year=False)
    begins = _written(first, "d", language)
    return begins if first == last else f"{begins}–{_written(last, 'd', language)}"


def duration_words(duration: Duration, language: Language) -> str:
    """`24 veckor`, `1 månad`."""
    template = _n("{count} week", "{count} weeks") if duration.unit == "week" else _n("{count} month", "{count} months")
    return in_full(template, language, count=duration.count)


def joined(words: Iterable[str], language: Language, *, of_which_one: bool = False) -> str:
    """`a, b och c`; of which one will do, `a, b eller c`."""
    *first, last = list(words) or [""]
    if not first:
        return last
    template = _("{first} or {last}") if of_which_one else _("{first} and {last}")
    return translated(template, language).format(first=", ".join(first), last=last)


def titled(term: Term, language: Language) -> str:
    """A word of the field where it begins a line or stands alone: with a capital."""
    return with_capital(in_words(term, language))


def with_capital(words: str) -> str:
    """Words at the beginning of a line; what has capitals within, as VFU and Ida Introdotter have, keeps them."""
    return words[:1].upper() + words[1:]


def without_capital(words: str) -> str:
    """A heading's words inside a sentence; an abbreviation such as VFU keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def in_words(value: object, language: Language) -> str:  # noqa: PLR0912 - one branch for each kind of value
    """Any value that a message may carry, in words of the language."""
    match value:
        case str():
            return value
        case Term():
            return translated(value.template, language)
        case Either():
            return joined((in_words(part, language) for part in value.values), language, of_which_one=True)
        case Listed():
            return joined((in_words(part, language) for part in value.values), language)
        case Authored():
            return value.text(language)
        case Weekday():
            return weekday_words(value, language)
        case int() | None:
            return str(value)
        case float():
            return f"{value:g}".replace(".", "," if language == "sv" else ".")
        case date():
            return _in_a_sentence(value, language)
        case Moment():
            return moment_words(value, language)
        case Holiday():
            return holiday_in_a_sentence(value, language)
        case HalfDay():
            return translated(HALF_DAYS[value.word].template, language)
        case Times():
            return times_words(value, language)
        case time():
            return time_words(value, language)
        case timedelta():
            return length_words(value)
        case Stretch():
            return stretch_words(value, language)
        case Dates():
            return dates_words(value, language)
        case Week():
            return f"{week_words(value.number, language)} {value.year}"
        case YearlyWeeks():
            return week_words(value.first, language, last=value.last)
        case Rhythm():
            return rhythm_words(value, language)
        case Recurrence():
            return recurrence_words(value, language)
        case Duration():
            return duration_words(value, language)
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
    sentence = sentence_of(template, values, language)
    if not values:  # braces are only themselves, as in an explanation of YAML
        return sentence
    return sentence.format_map(_Words(values, language))


def sentence_of(template: str, values: Mapping[str, object], language: Language) -> str:
    """The template in the language, for one or for several, with its holes."""
    if isinstance(template, Counted):
        return counted(template, values, language)
    return translated(template, language)


def in_full(template: str, language: Language, /, **values: object) -> str:
    """A template for print, in the language: as `fill`, but what an author wrote stands whole, and on its lines."""
    sentence = sentence_of(template, values, language)
    return sentence.format_map({name: formed(value, language) for name, value in values.items()})


class _Words(dict[str, str]):
    """Raw values in words, each when a sentence asks for it: a finding has more than any of its sentences says."""

    def __init__(self, values: Mapping[str, object], language: Language) -> None:
        super().__init__()
        self._values, self._language = values, language

    def __missing__(self, name: str) -> str:
        self[name] = words = formed(_on_one_line(self._values[name]), self._language)
        return words


class Formed(str):
    """A value in words, of which a translation may want another form: `{day:date}` is a day without its weekday."""

    __slots__ = ("forms",)
    forms: Mapping[str, Callable[[], str]]

    def __new__(cls, words: str, forms: Mapping[str, Callable[[], str]]) -> "Formed":
        """The usual words, and how the others are made, by the name of the form."""
        made = super().__new__(cls, words)
        made.forms = forms
        return made

    def __format__(self, form: str) -> str:
        return self.forms[form]() if form in self.forms else str(self)


def formed(value: object, language: Language) -> Formed:
    """A value in words, with the other forms that a translation may want of a day or a number."""
    forms: Mapping[str, Callable[[], str]] = {}
    if isinstance(value, date):
        forms = _forms_of_day(value, language)
    elif isinstance(value, int):
        forms = _forms_of_number(value, language)
    return Formed(in_words(value, language), forms)


def _forms_of_day(day: date, language: Language) -> Mapping[str, Callable[[], str]]:
    """`{day:date}` without the weekday, `{day:weekday}` alone."""
    return {
        "date": lambda: day_words(day, language, weekday=False),
        "weekday": lambda: weekday_words(day.weekday(), language),
    }


def _forms_of_number(number: int, language: Language) -> Mapping[str, Callable[[], str]]:
    """`{count:nth}` as `tredje`, and of a year `{year:short}` as `26`."""

    def nth() -> str:
        ordinal = dict(enumerate(_ORDINALS, 3)).get(number, _p("ordinal", "{count}th"))
        return translated(ordinal, language).format(count=number)

    return {"nth": nth, "short": lambda: f"{number % 100:02d}"}


def _on_one_line(value: object) -> object:
    if isinstance(value, tuple | list):
        return tuple(map(_on_one_line, value))
    if not isinstance(value, str):
        return value
    line = " ".join(value.splitlines() if isinstance(value, Verbatim) else value.split())
    if not line.isprintable():
        line = "".join(char if char.isprintable() else "·" for char in line)
    return line if isinstance(value, Verbatim) or len(line) <= LONGEST_QUOTE else f"{line[:LONGEST_QUOTE].rstrip()}…"
