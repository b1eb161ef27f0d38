"""Dates, weeks and stretches of days, as they are written: `2027-03-04`, `2027-W09-4`, `2027-04-01..2027-08-31`."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated

from introplan.days import (
    EVES,
    HALF_DAYS,
    PUBLIC_HOLIDAYS,
    Closing,
    Stretch,
    Week,
    Weekday,
    YearlyWeeks,
    weeks_in_year,
)
from introplan.language import _, with_capital
from introplan.model.faults import fault
from introplan.model.scalars import Scalar, ScalarForm, looks_like, scalar, text_of

DATE = ScalarForm(
    "not-a-date",
    _("`{text}` cannot be read as a date"),
    _("write a date year-month-day, such as `2027-03-04`"),
)
STRETCH = ScalarForm(
    "not-a-range",
    _("`{text}` cannot be read as a day, a week or a range of days"),
    _("write a date, a week such as `2027-W44`, or the first and the last day: `2027-04-01..2027-08-31`"),
)
MEETING_KEY = ScalarForm(
    "not-a-week",
    _("`{text}` cannot be read as a week or a month"),
    _("write the week that it belongs to, such as `2027-W10`, or its month, such as `2027-03`"),
)
MONTH = ScalarForm(
    "not-a-month",
    _("`{text}` cannot be read as a month"),
    _("write year and month, such as `2027-09`"),
)
WEEKDAY = ScalarForm(
    "not-one-of",
    _("`{text}` is not a weekday"),
    _("write a weekday in small letters, such as `tuesday`"),
)
WEEKDAYS = tuple(day.word for day in Weekday)
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WEEK_DATE = re.compile(r"(\d{4})-W(\d{1,2})-(\d)", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{1,2})", re.ASCII)
_YEARLY_WEEKS = re.compile(r"W(\d{1,2})(?:\.\.W(\d{1,2}))?", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_WEEK_IN_TEXT = re.compile(r"\b(?:v\.?|w|vecka|week) ?(\d{1,2})\b", re.ASCII)
_MONTHS_SV = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH_NAMES = {name: number for number, name in enumerate(_MONTHS_SV, 1)} | {"may": 5, "oct": 10}


def read_day(value: object) -> date:
    """`2027-03-04`, or `2027-W09-4` for the Thursday of week 9."""
    text = text_of(value, DATE)
    if (day := _day_in(text)) is not None:
        return day
    if (meant := _date_meant(text)) or not (week := _WEEK_IN_TEXT.search(text.lower())):
        raise DATE.refuses(text, meant)
    year = re.search(r"\b\d{4}\b", text, re.ASCII)
    raise fault(
        DATE.name,
        DATE.refusal,
        _("write year, week and weekday, 1 for Monday up to 7 for Sunday, such as `{example}`"),
        text=text,
        example=f"{year[0] if year else 2027}-W{int(week[1]):02d}-4",
    )


def _day_in(text: str) -> date | None:
    """The date that the text says, None when it says none; raises the fault of a date that does not exist."""
    if match := _DATE.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _checked_date(text, year, month, day)
    if match := _WEEK_DATE.fullmatch(text):
        year, week, weekday = map(int, match.groups())
        if not 1 <= weekday <= 7:
            raise fault(
                "no-such-date",
                _("there is no day {weekday} in a week"),
                _("after the week, write 1 for Monday up to 7 for Sunday"),
                weekday=weekday,
            )
        return _checked_week(year, week).day(weekday - 1)
    return None


def _checked_date(text: str, year: int, month: int, day: int) -> date:
    _check_year(year)
    if not 1 <= month <= 12:
        meant = _date_of(year, day, month)
        raise fault(
            "no-such-date",
            _("there is no month {month} in a year"),
            _("did you mean `{meant}`?") if meant else DATE.advice,
            month=month,
            meant=meant,
        )
    if not day:
        raise fault("no-such-date", _("there is no day 0 in a month"), DATE.advice)
    last = monthrange(year, month)[1]
    if day > last:
        raise fault(
            "no-such-date",
            _("there is no `{text}`: that month has {last} days"),
            _("its last day is `{meant}`"),
            text=text,
            last=last,
            meant=f"{year:04d}-{month:02d}-{last:02d}",
        )
    return date(year, month, day)


def _check_year(year: int) -> None:
    """Far years are slips of the finger, and the calendar ends in 9999."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise fault(
            "no-such-date",
            _("the year {year} is far from any programme"),
            _("write the year with four digits, such as `2027-03-04`"),
            year=f"{year:04d}",
        )


def _checked_week(year: int, number: int) -> Week:
    _check_year(year)
    weeks = weeks_in_year(year)
    if 1 <= number <= weeks:
        return Week(year, number)
    raise fault(
        "no-such-week",
        _("there is no week {number} in {year}: that year has {weeks} weeks"),
        _("its last week is `{meant}`"),
        number=number,
        year=year,
        weeks=weeks,
        meant=f"{year:04d}-W{weeks:02d}",
    )


def _date_meant(text: str) -> str:
    """The date that somebody who writes `4/3 2027`, `4 mars 2027` or `20270304` means, as YAML; or nothing."""
    small = re.sub(r"^(mån|tis|ons|tors|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)\w*\.?,? +", "", text.lower())
    if match := re.fullmatch(r"(\d{4})[./ ]?(\d{1,2})[./ ]?(\d{1,2})", small, re.ASCII):
        year, month, day = match.groups()
    elif match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[ /.-]+(\d{4})", small, re.ASCII):
        day, month, year = match.groups()
    elif match := re.fullmatch(r"(?:den )?(\d{1,2}):?e? ([a-z]{3})[a-z]*\.? (\d{4})", small, re.ASCII):
        day, month, year = match[1], str(_MONTH_NAMES.get(match[2], 0)), match[3]
    else:
        return ""
    return _date_of(int(year), int(month), int(day))


def _date_of(year: int, month: int, day: int) -> str:
    """The date as it is written; nothing when there is none."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def read_stretch(value: object) -> Stretch:
    """`2027-04-01..2027-08-31`, last day included; a date or a week alone will do."""
    text = text_of(value, STRETCH)
    if (stretch := _stretch_in(text)) is not None:
        return stretch
    if reasoned := re.fullmatch(rf"({_ONE_DAY_OR_WEEK}(?:\.\.{_ONE_DAY_OR_WEEK})?)[\s,:(]+[^\W\d]{{3,}}[^\d]*", text):
        raise fault(
            STRETCH.name, STRETCH.refusal, _("write only the days, never why: `{days}`"), text=text, days=reasoned[1]
        )
    raise STRETCH.refuses(text, _stretch_meant(text))


def _stretch_in(text: str) -> Stretch | None:
    first_text, dots, last_text = (part.strip() for part in text.partition(".."))
    first = _one_stretch(first_text)
    last = _one_stretch(last_text) if dots else first
    if first is None or last is None:
        return None
    if last.last < first.first:
        raise fault(
            "end-before-start",
            _("the days end on {last}, before they begin on {first}"),
            _("did you mean `{meant}`?"),
            first=first.first,
            last=last.last,
            meant=f"{last_text}..{first_text}",
        )
    return Stretch(first.first, last.last)


def _one_stretch(text: str) -> Stretch | None:
    if (day := _day_in(text)) is not None:
        return Stretch(day, day)
    if match := _WEEK.fullmatch(text):
        week = _checked_week(int(match[1]), int(match[2]))
        return Stretch(week.day(0), week.day(6))
    return None


_ONE_DAY_OR_WEEK = r"\d{4}-(?:\d{1,2}-\d{1,2}|W\d{1,2})"


def _stretch_meant(text: str) -> str:
    """The range meant by `2027-04-01 - 2027-08-31`, `2027-04-01 till 2027-08-31` or `v. 44 2027`; or nothing."""
    if match := re.fullmatch(rf"({_ONE_DAY_OR_WEEK})\s*(?:-|–|—|\.+|till|to|/|,)\s*({_ONE_DAY_OR_WEEK})", text):
        return f"{match[1]}..{match[2]}"
    if match := re.fullmatch(
        r"(?:v\.?|vecka|veckorna|w) ?(\d{1,2}) ?[-–] ?(?:v\.?|w)? ?(\d{1,2})", text.lower(), re.ASCII
    ):
        return f"W{int(match[1]):02d}..W{int(match[2]):02d}"
    if match := re.fullmatch(r"(?:v\.?|vecka) ?(\d{1,2})(?: (\d{4}))?", text.lower(), re.ASCII):
        return f"{match[2]}-W{int(match[1]):02d}" if match[2] else f"W{int(match[1]):02d}"
    return _date_meant(text)


def read_closing(value: object, *, words: tuple[str, ...], form: ScalarForm) -> Closing:
    """A stretch, the same weeks of every year (`W26..W33`), a weekday, or one of the `words`."""
    text = text_of(value, form)
    if text in words:
        return Weekday[text.upper()] if text in WEEKDAYS else text
    if match := _YEARLY_WEEKS.fullmatch(text):
        first, last = int(match[1]), int(match[2] or match[1])
        for number in (first, last):
            if not 1 <= number <= 53:
                raise fault("no-such-week", _("there is no week {number}"), _("weeks go from W1 to W53"), number=number)
        return YearlyWeeks(first, last)
    if (stretch := _stretch_in(text)) is not None:
        return stretch
    if (meant := _stretch_meant(text)) or not words or not re.fullmatch(r"[^\W\d][\w -]*", text):
        raise form.refuses(text, meant)
    raise fault("not-one-of", form.refusal, form.advice, text=text, choices=words)


def read_month_or_week(value: object) -> str:
    """`2027-W10` or `2027-03`: the week or month that a meeting belongs to by its rhythm."""
    text = text_of(value, MEETING_KEY)
    if match := _WEEK.fullmatch(text):
        return str(_checked_week(int(match[1]), int(match[2])))
    if (match := _MONTH.fullmatch(text)) and 1 <= int(match[2]) <= 12:
        _check_year(int(match[1]))
        return text
    raise MEETING_KEY.refuses(text, turn_meant(text))


def turn_meant(text: str) -> str:
    """The week that a day lies in, or that `v. 9 2027` or `2027-W9` means, or a month as it is; or nothing."""
    if re.fullmatch(_DAY, text) or _date_meant(text):
        day = _date_meant(text) or text
        return str(Week.of(date.fromisoformat(day))) if _is_date(day) else ""
    if week := _WEEK.fullmatch(text):
        return padded(text) if 1 <= int(week[2]) <= weeks_in_year(int(week[1])) else ""
    if month := _MONTH.fullmatch(text):
        return text if 1 <= int(month[2]) <= 12 else ""
    small = text.lower()
    if spoken := re.fullmatch(r"(?:v\.?|w|vecka|week) ?(\d{1,2})[ ,/-]+(\d{4})", small, re.ASCII):
        return f"{spoken[2]}-W{int(spoken[1]):02d}"
    spoken = re.fullmatch(r"(\d{4})[ ,/-]*(?:v\.?|w|vecka|week) ?(\d{1,2})", small, re.ASCII)
    return f"{spoken[1]}-W{int(spoken[2]):02d}" if spoken else ""


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def status_alone(value: str) -> dict[str, str]:
    """The fields of a change of which one word is written, its status; a day alone lacks its field."""
    text = value.strip()
    has_number = any(map(str.isdigit, text))  # most are `cancelled`, which is seen at once to be no day
    if has_number and (day := text if re.fullmatch(_DAY, text) else _date_meant(text)):
        raise fault(
            "day-without-field",
            _("`{text}` is a day, and nothing says that it is the new one"),
            _("write `date: {day}` in brackets or on a line of its own"),
            text=text,
            day=day,
            instead={"date": day},
        )
    return {"status": text}


def read_month(value: object) -> str:
    """`2027-09`: a month of the calendar."""
    text = text_of(value, MONTH)
    if match := _MONTH.fullmatch(text):
        _check_year(int(match[1]))
        if 1 <= int(match[2]) <= 12:
            return text
        raise fault("no-such-date", _("there is no month {month} in a year"), MONTH.advice, month=int(match[2]))
    raise MONTH.refuses(text, _month_meant(text))


def _month_meant(text: str) -> str:
    """The month that `september 2027`, `9/2027`, `2027-9` or a date in it mean, as YAML; or nothing."""
    small = text.lower()
    if match := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ]\d{1,2})?", small, re.ASCII):
        year, month = int(match[1]), int(match[2])
    elif match := re.fullmatch(r"(\d{1,2})[-/. ](\d{4})", small, re.ASCII):
        year, month = int(match[2]), int(match[1])
    elif match := re.fullmatch(r"([a-zåäö]{3})[a-zåäö]*\.? (\d{4})", small, re.ASCII):
        year, month = int(match[2]), _MONTH_NAMES.get(match[1], 0)
    else:
        return ""
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and EARLIEST_YEAR <= year <= LATEST_YEAR else ""


def padded(key: str) -> str:
    """`2027-W09` for `2027-W9`, as a week that a meeting belongs to may be written; a month as it is."""
    match = _WEEK.fullmatch(key.strip())
    return f"{match[1]}-W{int(match[2]):02d}" if match else key.strip()


def key_written(keys: Iterable[str], key: str) -> str:
    """Which of the keys that an author has written is that of a week or month; the key itself where none is."""
    return next((each for each in keys if padded(each) == key), key)


def read_weekday(value: object) -> Weekday:
    """`monday` to `sunday`."""
    text = text_of(value, WEEKDAY)
    if text not in WEEKDAYS:
        raise fault(WEEKDAY.name, WEEKDAY.refusal, WEEKDAY.advice, text=text, choices=WEEKDAYS)
    return Weekday[text.upper()]


_DAY = r"(\d{4}-\d{1,2}-\d{1,2}|\d{4}-W\d{1,2}-[1-7])"
_DAY_OR_WEEK = rf"({_DAY}|\d{{4}}-W\d{{1,2}})"
_DAYS = rf"{_DAY_OR_WEEK}( ?\.\. ?{_DAY_OR_WEEK})?"


_DAYS_OR_WEEKS = looks_like("string", rf"^({_DAYS}|W\d{{1,2}}(\.\.W\d{{1,2}})?)$")


def _closing(what: str, advice: str, words: tuple[str, ...] = ()) -> Scalar:
    """The metadata of a line of a calendar. Words stand in the schema as words, so that editors offer them."""
    schema = {"anyOf": [{"enum": list(words)}, _DAYS_OR_WEEKS]} if words else _DAYS_OR_WEEKS
    how = f"{with_capital(advice)}."
    told = scalar(read_closing, what, schema, how, words=words, form=STRETCH._replace(advice=advice))
    return replace(told, words=words)


Day = Annotated[date, scalar(read_day, "date", looks_like("string", f"^{_DAY}$"))]
PauseDays = Annotated[Stretch, scalar(read_stretch, "range of days", looks_like("string", f"^{_DAYS}$"))]
ClosedDays = Annotated[
    Closing,
    _closing(
        "days, `public_holidays` or `eves`",
        _("write a date, weeks like `W28..W31`, a range such as `2027-12-24..2027-12-31`, `public_holidays` or `eves`"),
        (PUBLIC_HOLIDAYS, EVES),
    ),
]
HalfDays = Annotated[
    Closing,
    _closing(
        "days or names of half days",
        _("write a date, or the name of a half day such as `maundy_thursday`"),
        tuple(HALF_DAYS),
    ),
]
AvoidedDays = Annotated[
    Closing,
    _closing("days", _("write weeks of every year such as `W26..W33`, a week such as `2027-W44`, or dates")),
]
PersonalDays = Annotated[
    Closing,
    _closing("days or weekdays", _("write a weekday such as `friday`, a date, a week or a range of dates"), WEEKDAYS),
]
MonthKey = Annotated[str, scalar(read_month, "month", looks_like("string", r"^\d{4}-\d{2}$"))]
MeetingKey = Annotated[
    str, scalar(read_month_or_week, "week or month", looks_like("string", r"^\d{4}-(W\d{1,2}|\d{2})$"))
]
WeekdayWord = Annotated[Weekday, scalar(read_weekday, "weekday", {"enum": list(WEEKDAYS)})]
