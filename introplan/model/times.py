"""Times, lengths and rhythms, as they are written: `9.00–12.00`, `1h 30min`, `2 weeks`, `0-3`."""

import re
from datetime import time, timedelta
from typing import Annotated, NamedTuple

from introplan.days import Duration, Rhythm, Times
from introplan.language import _
from introplan.model.faults import fault
from introplan.model.scalars import ScalarForm, looks_like, scalar, text_of

TIMES = ScalarForm(
    "not-a-time",
    _("`{text}` cannot be read as a time"),
    _("write from when to when, such as `9.00–12.00`"),
)
CLOCK = ScalarForm("not-a-time", _("`{text}` cannot be read as a time"), _("write one time of day, such as `10:15`"))
LENGTH = ScalarForm(
    "not-a-length",
    _("`{text}` cannot be read as a length"),
    _("write hours and minutes, such as `3h`, `45min` or `1h 30min`"),
)
LEAD = ScalarForm(
    "not-a-length",
    _("`{text}` cannot be read as how long before"),
    _("write weeks, days, hours or minutes, such as `1 day` or `30min`"),
)
PROGRAMME_LENGTH = ScalarForm(
    "not-a-length",
    _("`{text}` cannot be read as the length of a programme"),
    _("write weeks, months or years, such as `24 months` or `24 weeks`"),
)
RHYTHM = ScalarForm(
    "not-a-rhythm",
    _("`{text}` cannot be read as a rhythm"),
    _("write how long it is from one to the next, such as `2 weeks` or `1 month`"),
)
MONTHS = ScalarForm(
    "not-a-range",
    _("`{text}` cannot be read as months from the start"),
    _("write the first and the last month with a hyphen, such as `3-12`"),
)
WEEKS = ScalarForm(
    "not-a-range",
    _("`{text}` cannot be read as weeks from the start"),
    _("write the first and the last week with a hyphen, such as `4-8`; week 1 is that of the start"),
)

_HOUR = r"\d{1,2}(?:[.:]\d{2})?"
_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)
_SPAN = re.compile(rf"(?:kl\.?\s*)?({_HOUR})\s*(?:-|–|—|\.\.)\s*({_HOUR})", re.ASCII)


def read_times(value: object) -> Times:
    """`9.00–12.00`, `9-12` or `13:00-15:30`; a start alone (`13:00`) leaves the end to the length."""
    text = text_of(value, TIMES)
    if match := _SPAN.fullmatch(text):
        start, end = _clock_in(match[1]), _clock_in(match[2])
        if start is not None and end is not None:
            if end <= start:
                raise fault(
                    "end-before-start",
                    _("the time ends at {end}, and starts at {start}"),
                    _("the end comes after the start, on the same day"),
                    start=start,
                    end=end,
                )
            return Times(start, end)
    elif (start := _clock_in(text)) is not None:
        return Times(start)
    raise TIMES.refuses(text, _times_meant(text))


def _times_meant(text: str) -> str:
    """The time that somebody who writes `klockan 9 till 12` or `0900-1200` means, as YAML; or nothing."""
    plain = re.sub(r"^(klockan|kl\.?)\s*", "", text.lower())
    plain = re.sub(r"\s*(till|to)\s*", "-", plain)
    plain = re.sub(r"\b(\d{2})(\d{2})\b", r"\1.\2", plain)
    return plain if plain != text and (_SPAN.fullmatch(plain) or _TIME.fullmatch(plain)) else ""


def read_span(value: object) -> Times:
    """`08:30-16:30`: a start and an end."""
    times = read_times(value)
    if times.end is None:
        raise fault(
            "not-a-time",
            _("`{text}` has no end"),
            _("write from when to when, such as `8.30–16.30`"),
            text=str(value).strip(),
        )
    return times


def read_clock(value: object) -> time:
    """`10:15`: one time of day."""
    text = text_of(value, CLOCK)
    if (clock := _clock_in(text)) is not None:
        return clock
    raise CLOCK.refuses(text)


def _clock_in(text: str) -> time | None:
    """The time that the text says, None when it says none; raises the fault of a time that no day has."""
    match = _TIME.fullmatch(text)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise fault(
            "no-such-time",
            _("there is no time {clock}"),
            _("a day goes from 0.00 to 23.59"),
            clock=f"{hour}.{minute:02d}",
        )
    return time(hour, minute)


_LENGTH = re.compile(r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hours?))?\s*(?:(\d{1,4})\s*(?:min|minutes?))?", re.ASCII)


def read_length(value: object) -> timedelta:
    """`3h`, `90min`, `1h 30min`; more than nothing, and within a day."""
    text = text_of(value, LENGTH)
    match = _LENGTH.fullmatch(text)
    if not match:
        raise LENGTH.refuses(text, _length_meant(text))
    minutes = round(float((match[1] or "0").replace(",", ".")) * 60) + int(match[2] or 0)
    if not 0 < minutes <= 24 * 60:
        raise fault(
            "not-a-length",
            _("`{text}` is not between one minute and a day"),
            _("write how long one occasion is, such as `3h`"),
            text=text,
        )
    return timedelta(minutes=minutes)


def _length_meant(text: str) -> str:
    """The length that `3 timmar`, `3` or `1:30` mean, as YAML; or nothing."""
    if re.fullmatch(r"[1-8]([.,]\d)?", text, re.ASCII):
        return f"{text}h"
    if re.fullmatch(r"\d{2,3}", text, re.ASCII):
        return f"{text}min"
    if match := re.fullmatch(r"(\d{1,2}):(\d{2})", text, re.ASCII):
        return f"{int(match[1])}h {match[2]}min"
    minutes = re.sub(r"\s*\b(minuter|minut|mins|m)\b\.?", "min", re.sub(r"(\d)([a-z])", r"\1 \2", text.lower()))
    hours = re.sub(r"\s*\b(timmar|timme|tim|hrs|hr|t)\b\.?", "h", minutes).replace(" och ", " ").replace(" h", "h")
    return hours if _LENGTH.fullmatch(hours) else ""


_DAYS = re.compile(r"(\d{1,2})\s*(day|week)s?", re.ASCII)
_DAYS_IN_SWEDISH = r"(\d{1,2})\s*(dag|dagar|dygn|d|vecka|veckor|v)\.?(?:\s+(?:innan|före))?"
LONGEST_LEAD = timedelta(weeks=4)


def read_lead(value: object) -> timedelta:
    """`1 week`, `2 days`, `2h` or `30min`; more than nothing, and at most four weeks."""
    text = text_of(value, LEAD)
    if match := _DAYS.fullmatch(text):
        lead = timedelta(days=int(match[1]) * (7 if match[2] == "week" else 1))
    elif match := _LENGTH.fullmatch(text):
        lead = timedelta(minutes=round(float((match[1] or "0").replace(",", ".")) * 60) + int(match[2] or 0))
    else:
        raise LEAD.refuses(text, _lead_meant(text))
    if not timedelta() < lead <= LONGEST_LEAD:
        raise fault("not-a-length", _("`{text}` is not between one minute and four weeks"), LEAD.advice, text=text)
    return lead


def _lead_meant(text: str) -> str:
    """The time before that `1 dag`, `2 timmar` or `15` mean, as YAML; or nothing."""
    if match := re.fullmatch(_DAYS_IN_SWEDISH, text.lower(), re.ASCII):
        unit = "week" if match[2].startswith("v") else "day"
        return f"{match[1]} {unit}{'s' if match[1] != '1' else ''}"
    return _length_meant(text)


_PERIOD = re.compile(r"(\d{1,3})\s*(week|month|year)s?", re.ASCII)


def read_rhythm(value: object) -> Rhythm:
    """`1 week`, `2 weeks`, `1 month`."""
    text = text_of(value, RHYTHM)
    match = _PERIOD.fullmatch(text)
    if not match or match[2] == "year" or not 1 <= int(match[1]) <= 104:
        raise RHYTHM.refuses(text, _period_meant(text))
    return Rhythm(int(match[1]), "week" if match[2] == "week" else "month")


_PERIODS_MEANT = {
    "varje vecka": "1 week",
    "varannan vecka": "2 weeks",
    "var tredje vecka": "3 weeks",
    "var fjärde vecka": "4 weeks",
    "en gång i veckan": "1 week",
    "varje månad": "1 month",
    "varannan månad": "2 months",
    "var tredje månad": "3 months",
    "en gång i månaden": "1 month",
    "weekly": "1 week",
    "biweekly": "2 weeks",
    "monthly": "1 month",
    "every week": "1 week",
    "every other week": "2 weeks",
    "every month": "1 month",
    "var fjortonde dag": "2 weeks",
    "fortnightly": "2 weeks",
    "every other month": "2 months",
    "week": "1 week",
    "month": "1 month",
    "1 year": "12 months",
}


_EACH = r"(?:var |varje |every )?"
_DAYS_BETWEEN = rf"{_EACH}([1-9]\d?)(?::?e)? ?(?:dag|dagar|dagars|days?|d)\.?"
_PERIOD_IN_SWEDISH = rf"{_EACH}([1-9]\d{{0,2}})(?::?e)?\s*(vecka|veckor|weeks?|v|w|månad|månader|months?|mån|m|år)\.?"


def rhythm_meant(text: str) -> str:
    """The rhythm that a text says or means, as YAML: `2 weeks` of `varannan vecka`; or nothing."""
    plain = text.strip()
    return plain if _PERIOD.fullmatch(plain) else _period_meant(plain)


def _period_meant(text: str) -> str:
    """The period that `varannan vecka` or `24 månader` mean, as YAML; or nothing."""
    small = text.lower()
    if small in _PERIODS_MEANT:
        return _PERIODS_MEANT[small]
    if match := re.fullmatch(_DAYS_BETWEEN, small, re.ASCII):
        weeks, rest = divmod(int(match[1]), 7)
        return f"{weeks} week{'s' if weeks > 1 else ''}" if weeks and not rest else ""
    if match := re.fullmatch(_PERIOD_IN_SWEDISH, small, re.ASCII):
        unit = "year" if match[2] == "år" else "week" if match[2][0] in "vw" else "month"
        return f"{match[1]} {unit}{'s' if match[1] != '1' else ''}"
    return ""


MOST_WEEKS, MOST_MONTHS = 520, 120


def read_duration(value: object) -> Duration:
    """`24 months`, `2 years` or `24 weeks`."""
    text = text_of(value, PROGRAMME_LENGTH)
    match = _PERIOD.fullmatch(text)
    if not match:
        meant = _period_meant(text) or (f"{text} months" if re.fullmatch(r"[1-9]\d?", text, re.ASCII) else "")
        raise PROGRAMME_LENGTH.refuses(text, meant)
    count = int(match[1]) * (12 if match[2] == "year" else 1)
    if not 1 <= count <= (MOST_WEEKS if match[2] == "week" else MOST_MONTHS):
        raise fault(
            "not-a-length",
            _("`{text}` is not between one week and ten years")
            if match[2] == "week"
            else _("`{text}` is not between one month and ten years"),
            PROGRAMME_LENGTH.advice,
            text=text,
        )
    return Duration(count, "week" if match[2] == "week" else "month")


_SPAN_OF_NUMBERS = re.compile(r"(\d{1,3})\s*(?:(?:-|–|\.\.)\s*(\d{1,3}))?", re.ASCII)


class MonthSpan(NamedTuple):
    """Months from a participant's start: `first` included, `last` not."""

    first: int
    last: int

    @property
    def begins(self) -> Duration:
        """What has passed of the programme when they begin."""
        return Duration(self.first, "month")

    @property
    def ends(self) -> Duration:
        """What has passed of it when they are over."""
        return Duration(self.last, "month")


class WeekSpan(NamedTuple):
    """Weeks from a participant's start, counted from 1, both included."""

    first: int
    last: int

    @property
    def begins(self) -> Duration:
        """What has passed of the programme when they begin: nothing before the first."""
        return Duration(self.first - 1, "week")

    @property
    def ends(self) -> Duration:
        """What has passed of it when they are over."""
        return Duration(self.last, "week")

    @property
    def words(self) -> str:
        """`4–8`, or `4` alone."""
        return "–".join(map(str, dict.fromkeys(self)))


_MONTH_WORDS = r"månaderna|månader|månad|mån|months?|m"
_WEEK_WORDS = r"veckorna|veckor|vecka|weeks?|w|v"


def _numbers_meant(text: str, words: str) -> str:
    """The numbers alone of `v. 4-8`, `vecka 4 till 8` or `4-8 veckor`; nothing when something else stands there."""
    unworded = re.sub(rf"(?<![a-zåäö])(?:{words})(?![a-zåäö])\.?", "", text.lower())
    numbers = re.sub(r"\s*(?:till och med|t\.?o\.?m\.?|till|to|through)\s*", "-", unworded).strip()
    return numbers if numbers != text and _SPAN_OF_NUMBERS.fullmatch(numbers) else ""


def read_month_span(value: object) -> MonthSpan:
    """`3-12`: from three months after the start until twelve months after it."""
    text = text_of(value, MONTHS)
    match = _SPAN_OF_NUMBERS.fullmatch(text)
    if not match or match[2] is None:
        raise MONTHS.refuses(text, f"0-{text}" if match and int(text) else _numbers_meant(text, _MONTH_WORDS))
    first, last = int(match[1]), int(match[2])
    if last <= first:
        raise fault(
            "end-before-start",
            _("the months end at {last}, and start at {first}"),
            _("write the smaller number first; `0-3` is the first three months"),
            first=first,
            last=last,
        )
    return MonthSpan(first, last)


def read_week_span(value: object) -> WeekSpan:
    """`4-8`: from the fourth to the eighth week from the start; `4` is the fourth alone."""
    text = text_of(value, WEEKS)
    match = _SPAN_OF_NUMBERS.fullmatch(text)
    if not match:
        raise WEEKS.refuses(text, _numbers_meant(text, _WEEK_WORDS))
    first, last = int(match[1]), int(match[2] or match[1])
    if first < 1:
        raise fault(
            "not-a-range",
            _("there is no week {first}"),
            _("week 1 is that of the start: did you mean `{meant}`?") if last else _("week 1 is that of the start"),
            first=first,
            meant=f"1-{last}" if last > 1 else "1" if last else "",
        )
    if last < first:
        raise fault(
            "end-before-start",
            _("the weeks end at {last}, and start at {first}"),
            _("write the smaller number first"),
            first=first,
            last=last,
        )
    return WeekSpan(first, last)


_CLOCK = r"(kl\.? ?)?\d{1,2}([.:]\d{2})?"
_UNTIL = r" ?(-|–|—|\.\.) ?\d{1,2}([.:]\d{2})?"
_HOURS, _MINUTES = r"\d+([.,]\d+)? ?(h|hours?)", r"\d+ ?(min|minutes?)"

OccasionTimes = Annotated[
    Times, scalar(read_times, "time", looks_like(["string", "number"], rf"^{_CLOCK}({_UNTIL})?$"))
]
DayTimes = Annotated[Times, scalar(read_span, "from when to when", looks_like("string", rf"^{_CLOCK}{_UNTIL}$"))]
Clock = Annotated[time, scalar(read_clock, "time of day", looks_like(["string", "number"], rf"^{_CLOCK}$"))]
Length = Annotated[
    timedelta,
    scalar(read_length, "length", looks_like("string", rf"^({_HOURS}|{_HOURS} ?{_MINUTES}|{_MINUTES})$")),
]
Lead = Annotated[
    timedelta,
    scalar(
        read_lead,
        "time before",
        looks_like("string", rf"^({_HOURS}|{_HOURS} ?{_MINUTES}|{_MINUTES}|\d{{1,2}} ?(day|week)s?)$"),
    ),
]
Every = Annotated[Rhythm, scalar(read_rhythm, "rhythm", looks_like("string", r"^\d{1,3} ?(week|month)s?$"))]
ProgrammeLength = Annotated[
    Duration,
    scalar(read_duration, "weeks, months or years", looks_like("string", r"^\d{1,3} ?(week|month|year)s?$")),
]
Months = Annotated[
    MonthSpan, scalar(read_month_span, "months", looks_like("string", r"^\d{1,3} ?(-|–|\.\.) ?\d{1,3}$"))
]
Weeks = Annotated[
    WeekSpan,
    scalar(read_week_span, "weeks", looks_like(["string", "integer"], r"^\d{1,3}( ?(-|–|\.\.) ?\d{1,3})?$")),
]
