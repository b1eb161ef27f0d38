"""The scalars of the language: every one is text in the file, read by the field it stands in.

Each type carries its reader, which turns the author's text into a value or raises a `fault`, and its JSON
Schema for editors. Editors read YAML by their own lights (`9.00` is a number to them, `13:00` text), so
the schemas admit every type that a right value can look like.
"""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from introplan.days import (
    HALF_DAYS,
    Closing,
    Rhythm,
    Stretch,
    Times,
    Week,
    Weekday,
    YearlyWeeks,
    weeks_in_year,
)
from introplan.model.faults import EMPTY, fault


class _Form(NamedTuple):
    """How a scalar looks, for the fault that says so."""

    what: str
    example: str


def _text(value: object, form: _Form) -> str:
    """The author's text, when a scalar stands here at all."""
    if isinstance(value, str):
        return value.strip()
    if value is EMPTY:
        raise fault(
            "empty-value",
            "a value is missing here",
            "write {what}, such as {example}, or remove the line",
            **form._asdict(),
        )
    found = "a list" if isinstance(value, list) else "a mapping"
    raise fault(
        "wrong-type",
        "here should stand {what}, and there is {found}",
        "write {what}, such as {example}",
        found=found,
        **form._asdict(),
    )


def _unreadable(name: str, text: str, form: _Form, meant: str = "") -> Exception:
    if meant:
        return fault(
            name,
            "`{text}` is not {what} that introplan can read",
            "did you mean `{meant}`?",
            text=text,
            meant=meant,
            **form._asdict(),
        )
    return fault(
        name,
        "`{text}` is not {what} that introplan can read",
        "write {what}, such as {example}",
        text=text,
        **form._asdict(),
    )


# --- dates, weeks and stretches ---

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEK_DATE = re.compile(r"(\d{4})-W(\d{1,2})-([1-7])")
_WEEK = re.compile(r"(\d{4})-W(\d{1,2})")
_YEARLY_WEEKS = re.compile(r"W(\d{1,2})(?:\.\.W(\d{1,2}))?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY_FORM = _Form("a date", "2027-03-04")
_STRETCH_FORM = _Form("a date, a week or a range", "2027-04-01..2027-08-31")
_MONTHS_SV = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_day(value: object) -> date:
    """`2027-03-04`, or `2027-W09-4` for the Thursday of week 9."""
    text = _text(value, _DAY_FORM)
    if (day := _day_in(text)) is not None:
        return day
    raise _unreadable("not-a-date", text, _DAY_FORM, _date_meant(text))


def _day_in(text: str) -> date | None:
    """The date that the text says, None when it says none; raises the fault of a date that does not exist."""
    if match := _DATE.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _checked_date(text, year, month, day)
    if match := _WEEK_DATE.fullmatch(text):
        year, week, weekday = map(int, match.groups())
        return _checked_week(text, year, week).day(weekday - 1)
    return None


def _checked_date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if year == 0 or not 1 <= month <= 12:
            meant = f"{year:04d}-{day:02d}-{month:02d}" if 1 <= day <= 12 and 1 <= month <= 31 else ""
            raise fault(
                "no-such-date",
                "there is no month {month} in `{text}`",
                "did you mean `{meant}`?" if meant else "the order is year-month-day, such as 2027-03-04",
                month=month,
                text=text,
                meant=meant,
            ) from None
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        raise fault(
            "no-such-date",
            "there is no `{text}`: that month has {last} days",
            "its last day is `{meant}`",
            text=text,
            last=last,
            meant=f"{year:04d}-{month:02d}-{last:02d}",
        ) from None


def _checked_week(text: str, year: int, number: int) -> Week:
    weeks = weeks_in_year(year) if year else 0
    if 1 <= number <= weeks:
        return Week(year, number)
    raise fault(
        "no-such-week",
        "there is no week {number} in {year}: that year has {weeks} weeks",
        "the last week is `{meant}`",
        number=number,
        year=year,
        weeks=weeks,
        text=text,
        meant=f"{year:04d}-W{weeks:02d}",
    )


def _date_meant(text: str) -> str:
    """The date that somebody who writes `4/3 2027`, `4 mars 2027` or `20270304` means, as YAML; or nothing."""
    small = text.lower()
    if match := re.fullmatch(r"(\d{4})[./ ]?(\d{2})[./ ]?(\d{2})", small):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[ /.-]+(\d{4})", small):
        day, month, year = match.groups()
    elif match := re.fullmatch(r"(?:den )?(\d{1,2}) ([a-z]{3})[a-z.]* (\d{4})", small):
        day, name, year = match.groups()
        names = _MONTHS_SV if name in _MONTHS_SV else _MONTHS_EN
        month = str(names.index(name) + 1) if name in names else "0"
    else:
        return ""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def read_stretch(value: object) -> Stretch:
    """`2027-04-01..2027-08-31`, last day included; a date or a week alone is a stretch as well."""
    text = _text(value, _STRETCH_FORM)
    stretch = _stretch_in(text)
    if stretch is None:
        meant = re.sub(r"\s*(?:–|—|\btill\b|\bto\b|\.{3,}|\s-\s)\s*", "..", text, count=1)
        same = meant == text or _stretch_in(meant) is None
        raise _unreadable("not-a-range", text, _STRETCH_FORM, _date_meant(text) if same else meant)
    return stretch


def _stretch_in(text: str) -> Stretch | None:
    first_text, dots, last_text = (part.strip() for part in text.partition(".."))
    first = _one_stretch(first_text)
    last = _one_stretch(last_text) if dots else first
    if first is None or last is None:
        return None
    if last.last < first.first:
        raise fault(
            "end-before-start",
            "the range ends on {last}, before it starts on {first}",
            "did you mean `{meant}`?",
            first=first.first,
            last=last.last,
            meant=f"{last_text}..{first_text}",
        )
    return Stretch(first.first, last.last)


def _one_stretch(text: str) -> Stretch | None:
    if (day := _day_in(text)) is not None:
        return Stretch(day, day)
    if match := _WEEK.fullmatch(text):
        week = _checked_week(text, int(match[1]), int(match[2]))
        return Stretch(week.day(0), week.day(6))
    return None


def read_closing(value: object, *, words: tuple[str, ...], what: str) -> Closing:
    """A stretch, the same weeks of every year (`W26..W33`), a weekday, or one of the `words`."""
    text = _text(value, _Form(what, "2027-04-01..2027-08-31"))
    if text in words:
        return Weekday[text.upper()] if text in WEEKDAYS else text
    if match := _YEARLY_WEEKS.fullmatch(text):
        first, last = int(match[1]), int(match[2] or match[1])
        for number in (first, last):
            if not 1 <= number <= 53:
                raise fault("no-such-week", "there is no week {number}", "weeks go from W1 to W53", number=number)
        return YearlyWeeks(first, last)
    if words and re.fullmatch(r"[^\W\d][\w -]*", text):
        raise fault(
            "not-one-of",
            "`{text}` is not one of the words that can stand here",
            "",
            text=text,
            choices=words,
        )
    return read_stretch(text)


def read_month_or_week(value: object) -> str:
    """The key of a meeting: the week or month it belongs to by its rhythm, `2027-W10` or `2027-03`."""
    form = _Form("a week or a month", "2027-W10")
    text = _text(value, form)
    if match := _WEEK.fullmatch(text):
        return str(_checked_week(text, int(match[1]), int(match[2])))
    if (match := _MONTH.fullmatch(text)) and 1 <= int(match[2]) <= 12:
        return text
    day = _day_in(text)
    raise _unreadable("not-a-week", text, form, str(Week.of(day)) if day else "")


# --- times, lengths and rhythms ---

_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?")
_SPAN = re.compile(r"(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?)\s*(?:-|–|—|\.\.)\s*(\d{1,2}(?:[.:]\d{2})?)")
_TIME_FORM = _Form("a time", "9.00–12.00")


def read_times(value: object) -> Times:
    """`9.00–12.00`, `9-12` or `13:00-15:30`; a start alone (`13:00`) leaves the end to the length."""
    text = _text(value, _TIME_FORM)
    if match := _SPAN.fullmatch(text):
        start, end = _clock(match[1], text), _clock(match[2], text)
        if end <= start:
            raise fault(
                "end-before-start",
                "the time ends at {end}, and starts at {start}",
                "the end comes after the start on the same day",
                start=start,
                end=end,
            )
        return Times(start, end)
    if _TIME.fullmatch(text):
        return Times(_clock(text, text))
    raise _unreadable("not-a-time", text, _TIME_FORM)


def read_span(value: object) -> Times:
    """`08:30-16:30`: a start and an end."""
    times = read_times(value)
    if times.end is None:
        raise fault(
            "not-a-time",
            "`{text}` has no end",
            "write from when to when, such as 8.30–16.30",
            text=str(value),
        )
    return times


def read_clock(value: object) -> time:
    """`10:15`: one time of day."""
    text = _text(value, _Form("a time", "10:15"))
    if _TIME.fullmatch(text):
        return _clock(text, text)
    raise _unreadable("not-a-time", text, _Form("a time", "10:15"))


def _clock(text: str, whole: str) -> time:
    match = _TIME.fullmatch(text)
    hour, minute = int(match[1]), int(match[2] or 0)  # type: ignore[index]  # the caller has matched it
    if hour > 23 or minute > 59:
        raise fault(
            "no-such-time",
            "there is no time {clock} in `{whole}`",
            "a day goes from 0.00 to 23.59",
            clock=f"{hour}.{minute:02d}",
            whole=whole,
        )
    return time(hour, minute)


_LENGTH = re.compile(r"(?:(\d+(?:[.,]\d+)?)\s*(?:h|hours?))?\s*(?:(\d+)\s*(?:min|minutes?))?")
_LENGTH_FORM = _Form("a length", "3h or 1h 30min")


def read_length(value: object) -> timedelta:
    """`3h`, `90min`, `1h 30min`; more than nothing, and within a day."""
    text = _text(value, _LENGTH_FORM)
    match = _LENGTH.fullmatch(text)
    if not match or not text:
        meant = re.sub(r"\s*(timmar|timme|tim\.?|t)\b", "h", re.sub(r"\s*(minuter|minut)\b", "min", text.lower()))
        meant = (
            meant
            if _LENGTH.fullmatch(meant)
            else f"{text}h"
            if re.fullmatch(r"[1-8]([.,]\d)?", text)
            else f"{text}min"
            if text.isdigit()
            else ""
        )
        raise _unreadable("not-a-length", text, _LENGTH_FORM, meant if meant != text else "")
    minutes = round(float((match[1] or "0").replace(",", ".")) * 60) + int(match[2] or 0)
    if not 0 < minutes <= 24 * 60:
        raise fault(
            "not-a-length",
            "`{text}` is not between one minute and a day",
            "write how long one occasion is, such as 3h",
            text=text,
        )
    return timedelta(minutes=minutes)


_PERIOD = re.compile(r"(\d+)\s*(week|month|year)s?")
_RHYTHM_FORM = _Form("a rhythm", "2 weeks")


def read_rhythm(value: object) -> Rhythm:
    """`1 week`, `2 weeks`, `1 month`."""
    text = _text(value, _RHYTHM_FORM)
    match = _PERIOD.fullmatch(text)
    if not match or match[2] == "year" or not 1 <= int(match[1]) <= 104:
        raise _unreadable("not-a-rhythm", text, _RHYTHM_FORM, _period_meant(text))
    return Rhythm(int(match[1]), "week" if match[2] == "week" else "month")


def _period_meant(text: str) -> str:
    words = {
        "varje vecka": "1 week",
        "varannan vecka": "2 weeks",
        "varje månad": "1 month",
        "weekly": "1 week",
        "monthly": "1 month",
        "every week": "1 week",
        "every month": "1 month",
    }
    small = text.lower()
    if small in words:
        return words[small]
    if match := re.fullmatch(r"(\d+)\s*(vecka|veckor|v|w|månad|månader|mån|m|år)\.?", small):
        unit = "year" if match[2] == "år" else "week" if match[2][0] in "vw" else "month"
        return f"{match[1]} {unit}{'s' if match[1] != '1' else ''}"
    return ""


_MONTHS_FORM = _Form("a number of months or years", "24 months")


def read_months(value: object) -> int:
    """`24 months` or `2 years`, as months."""
    text = _text(value, _MONTHS_FORM)
    match = _PERIOD.fullmatch(text)
    months = 0 if not match or match[2] == "week" else int(match[1]) * (12 if match[2] == "year" else 1)
    if not 1 <= months <= 120:
        raise _unreadable(
            "not-a-length",
            text,
            _MONTHS_FORM,
            _period_meant(text) or (f"{text} months" if text.isdigit() else ""),
        )
    return months


_SPAN_OF_NUMBERS = re.compile(r"(\d+)\s*(?:(?:-|–|\.\.)\s*(\d+))?")


class MonthSpan(NamedTuple):
    """Months from a participant's start: `first` included, `last` not."""

    first: int
    last: int


class WeekSpan(NamedTuple):
    """Weeks from a cohort's start, counted from 1, both included."""

    first: int
    last: int


def read_month_span(value: object) -> MonthSpan:
    """`3-12`: from three months after the start until twelve months after it."""
    form = _Form("months from the start", "3-12")
    text = _text(value, form)
    match = _SPAN_OF_NUMBERS.fullmatch(text)
    if not match or match[2] is None:
        raise _unreadable("not-a-range", text, form, f"0-{text}" if text.isdigit() else "")
    first, last = int(match[1]), int(match[2])
    if last <= first:
        raise fault(
            "end-before-start",
            "the months end at {last}, and start at {first}",
            "write the smaller number first; `0-3` is the first three months",
            first=first,
            last=last,
        )
    return MonthSpan(first, last)


def read_week_span(value: object) -> WeekSpan:
    """`4-8`: from the fourth to the eighth week from the cohort's start; `4` is the fourth alone."""
    form = _Form("weeks from the cohort's start", "4-8")
    text = _text(value, form)
    match = _SPAN_OF_NUMBERS.fullmatch(text)
    if not match:
        raise _unreadable("not-a-range", text, form)
    first, last = int(match[1]), int(match[2] or match[1])
    if first < 1 or last < first:
        raise fault(
            "end-before-start",
            "the weeks go from {first} to {last}",
            "weeks count from 1, the smaller number first",
            first=first,
            last=last,
        )
    return WeekSpan(first, last)


# --- numbers and words ---


def read_number(value: object, *, least: int = 0, most: int = 1_000_000) -> int:
    """A whole number."""
    form = _Form("a whole number", str(max(least, min(most, 12))))
    text = _text(value, form)
    if not re.fullmatch(r"-?\d+", text):
        raise _unreadable("not-a-number", text, form)
    number = int(text) if len(text) < 10 else most + 1
    if not least <= number <= most:
        raise fault("not-a-number", "{text} is not between {least} and {most}", "", text=text, least=least, most=most)
    return number


def read_decimal(value: object) -> float:
    """A number, with a full stop or a comma."""
    form = _Form("a number", "24 or 3.5")
    text = _text(value, form)
    if not re.fullmatch(r"-?\d+([.,]\d+)?", text):
        raise _unreadable("not-a-number", text, form)
    return float(text.replace(",", "."))


def read_percent(value: object) -> int:
    """`25`, `25%` or `25 %`: a whole number from 0 to 100."""
    form = _Form("a percentage", "80")
    text = _text(value, form)
    number = text.removesuffix("%").rstrip()
    if not number.isdigit() or len(number) > 3 or int(number) > 100:
        raise _unreadable("not-a-percentage", text, form)
    return int(number)


_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_FLAGS_MEANT = {
    "ja": "yes",
    "nej": "no",
    "on": "yes",
    "off": "no",
    "1": "yes",
    "0": "no",
    "y": "yes",
    "n": "no",
}


def read_flag(value: object) -> bool:
    """`yes` or `no`; `true` and `false` do as well."""
    form = _Form("yes or no", "yes")
    text = _text(value, form).lower()
    if text not in _FLAGS:
        raise _unreadable("not-yes-or-no", text, form, _FLAGS_MEANT.get(text, ""))
    return _FLAGS[text]


WEEKDAYS = tuple(day.word for day in Weekday)


def read_weekday(value: object) -> Weekday:
    """`monday` to `sunday`."""
    text = _text(value, _Form("a weekday", "tuesday"))
    if text not in WEEKDAYS:
        raise fault("not-one-of", "`{text}` is not a weekday", "", text=text, choices=WEEKDAYS)
    return Weekday[text.upper()]


def read_text(value: object) -> str:
    """Any text; control characters other than line ends and tabs are refused by YAML itself."""
    return _text(value, _Form("text", "Samtal med barn"))


def read_email(value: object) -> str:
    """An e-mail address: one `@`, no spaces."""
    form = _Form("an e-mail address", "introduktion@kommun.example")
    text = _text(value, form)
    if not re.fullmatch(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]+", text):
        raise _unreadable("not-an-email-address", text, form)
    return text


def read_phone(value: object) -> str:
    """A telephone number as it is to be printed: digits, spaces, `+`, `-` and brackets."""
    form = _Form("a telephone number", "040-34 00 00")
    text = _text(value, form)
    if not re.fullmatch(r"\+?[\d\s()/–-]{3,25}", text):
        raise _unreadable("not-a-phone-number", text, form)
    return text


def read_link(value: object) -> str:
    """A web address that begins with https:// or http://."""
    form = _Form("a web address", "https://kommun.example/introduktion")
    text = _text(value, form)
    if not re.fullmatch(r"https?://[^\s/<>\"{}|\\^`]+[^\s<>\"{}|\\^`]*", text):
        meant = f"https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) else ""
        raise _unreadable("not-a-link", text, form, meant)
    return text


def read_domain(value: object) -> str:
    """A domain name in ASCII, such as `introduktion.malmo.example`."""
    form = _Form("a domain name", "introduktion.kommun.example")
    text = _text(value, form)
    if not re.fullmatch(r"(?=.{3,100}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", text):
        raise _unreadable("not-a-domain", text, form)
    return text


def read_timezone(value: object) -> str:
    """The name of a zone in the IANA database, such as `Europe/Stockholm`."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - reads a folder, only for whoever sets a zone

    form = _Form("a time zone", "Europe/Stockholm")
    text = _text(value, form)
    if text not in available_timezones():
        raise _unreadable("not-a-timezone", text, form)
    return text


def _typed(reader: Callable[[object], Any], kinds: str | list[str], pattern: str = "", **more: Any) -> tuple[Any, Any]:
    schema = {"type": kinds} | ({"pattern": pattern} if pattern else {}) | more
    return PlainValidator(reader), WithJsonSchema(schema)


def _closing(*words: str, what: str) -> tuple[Any, Any]:
    schema = (
        {"anyOf": [{"enum": list(words)}, {"type": "string", "pattern": r"^(\d{4}-|W\d)"}]}
        if words
        else {"type": "string", "pattern": r"^(\d{4}-|W\d)"}
    )
    return PlainValidator(partial(read_closing, words=words, what=what)), WithJsonSchema(schema)


_PLAIN = ["string", "number", "boolean"]
_CLOCK = r"\d{1,2}([.:]\d{2})?"

Text = Annotated[str, *_typed(read_text, _PLAIN)]
Markdown = Annotated[str, *_typed(read_text, _PLAIN)]
Day = Annotated[date, *_typed(read_day, "string", r"^\d{4}-(\d{1,2}-\d{1,2}|W\d{1,2}-[1-7])$")]
Pause = Annotated[Stretch, *_typed(read_stretch, "string", r"^\d{4}-.+")]
ClosedDays = Annotated[
    Closing, *_closing("public_holidays", "eves", what="a date, a range, weeks, public_holidays or eves")
]
HalfDays = Annotated[Closing, *_closing(*HALF_DAYS, what="a date, or the name of a half day")]
AvoidedDays = Annotated[Closing, *_closing(what="a date, a range or weeks")]
PersonalDays = Annotated[Closing, *_closing(*WEEKDAYS, what="a date, a range, weeks or a weekday")]
MeetingKey = Annotated[str, *_typed(read_month_or_week, "string", r"^\d{4}-(W\d{1,2}|\d{2})$")]
OccasionTimes = Annotated[
    Times, *_typed(read_times, ["string", "number"], rf"^(kl\.? ?)?{_CLOCK}( ?(-|–|\.\.) ?{_CLOCK})?$")
]
DayTimes = Annotated[Times, *_typed(read_span, "string", rf"^{_CLOCK} ?(-|–) ?{_CLOCK}$")]
Clock = Annotated[time, *_typed(read_clock, ["string", "number"], rf"^{_CLOCK}$")]
Length = Annotated[timedelta, *_typed(read_length, "string", r"^(\d+([.,]\d+)? ?(h|hours?))?( ?\d+ ?(min|minutes?))?$")]
Every = Annotated[Rhythm, *_typed(read_rhythm, "string", r"^\d+ ?(week|month)s?$")]
ProgrammeLength = Annotated[int, *_typed(read_months, "string", r"^\d+ ?(month|year)s?$")]
Months = Annotated[MonthSpan, *_typed(read_month_span, "string", r"^\d+ ?(-|–|\.\.) ?\d+$")]
Weeks = Annotated[WeekSpan, *_typed(read_week_span, ["string", "integer"], r"^\d+( ?(-|–|\.\.) ?\d+)?$")]
Number = Annotated[int, *_typed(read_number, "integer", minimum=0)]
MonthNumber = Annotated[int, *_typed(partial(read_number, most=120), "integer", minimum=0, maximum=120)]
Level = Annotated[int, *_typed(partial(read_number, most=10), "integer", minimum=0, maximum=10)]
Decimal = Annotated[float, *_typed(read_decimal, ["number", "string"])]
Percent = Annotated[int, *_typed(read_percent, ["integer", "string"], r"^\d{1,3} ?%?$", minimum=0, maximum=100)]
Flag = Annotated[bool, *_typed(read_flag, ["boolean", "string"], r"^([Yy]es|[Nn]o|[Tt]rue|[Ff]alse)$")]
WeekdayWord = Annotated[Weekday, PlainValidator(read_weekday), WithJsonSchema({"enum": list(WEEKDAYS)})]
Email = Annotated[str, *_typed(read_email, "string", r"^[^\s@]+@[^\s@]+\.[^\s@]+$")]
Phone = Annotated[str, *_typed(read_phone, ["string", "integer"])]
Link = Annotated[str, *_typed(read_link, "string", r"^https?://")]
Domain = Annotated[str, *_typed(read_domain, "string", r"^[a-z0-9.-]+\.[a-z0-9-]+$")]
TimeZone = Annotated[str, *_typed(read_timezone, "string")]
