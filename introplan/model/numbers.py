"""Whole numbers, numbers with decimals, percentages, and yes or no."""

import re
from typing import Annotated, Any

from introplan.language import _
from introplan.model.faults import fault
from introplan.model.scalars import Scalar, ScalarForm, looks_like, scalar, text_of

NUMBER = ScalarForm(
    "not-a-number",
    _("`{text}` cannot be read as a whole number"),
    _("write it in digits, such as `12`"),
)
DECIMAL = ScalarForm("not-a-number", _("`{text}` cannot be read as a number"), _("write it in digits, such as `3.5`"))
PERCENT = ScalarForm(
    "not-a-percentage",
    _("`{text}` is not a whole number from 0 to 100"),
    _("write the percentage in digits, such as `80`"),
)
FLAG = ScalarForm("not-yes-or-no", _("`{text}` is neither yes nor no"), _("write `yes` or `no`"))
WEEK = ScalarForm(
    "not-a-number",
    _("`{text}` cannot be read as a week of the programme"),
    _("write how many weeks from the start, such as `4`; weeks of the calendar are told as dates"),
)
LARGEST = 1_000_000
MOST_WEEKS = 520

_NUMBERS_MEANT = {
    word: str(number)
    for numbers in (
        "noll en två tre fyra fem sex sju åtta nio tio elva tolv",
        "zero one two three four five six seven eight nine ten eleven twelve",
    )
    for number, word in enumerate(numbers.split())
} | {"ett": "1"}


def _number_meant(text: str) -> str:
    """The digits of `tio` or `10 gånger`, how many times something is; or nothing."""
    counted = re.sub(r"\s*(gånger|gång|ggr|times|x|st)\.?$", "", text)
    return counted if counted != text and counted.isdecimal() else _NUMBERS_MEANT.get(counted, "")


def read_number(value: object, *, least: int = 0, most: int = LARGEST) -> int:
    """A whole number from `least` to `most`."""
    text = text_of(value, NUMBER)
    if not re.fullmatch(r"[-+]?\d{1,30}", text, re.ASCII):
        raise NUMBER.refuses(text, _number_meant(text.lower()))
    number = int(text)
    if number < least:
        raise fault("not-a-number", _("`{text}` is too small"), _("the smallest is {least}"), text=text, least=least)
    if number > most:
        raise fault("not-a-number", _("`{text}` is too large"), _("the largest is {most}"), text=text, most=most)
    return number


def read_week_number(value: object) -> int:
    """`4`: the fourth week from the start."""
    text = text_of(value, WEEK)
    if not re.fullmatch(r"[-+]?\d{1,30}", text, re.ASCII):
        named = re.fullmatch(r"(?:vecka|week|v\.?|w) ?(\d{1,3})", text.lower(), re.ASCII)
        raise WEEK.refuses(text, named[1] if named else _NUMBERS_MEANT.get(text.lower(), ""))
    return read_number(text, least=1, most=MOST_WEEKS)


def read_decimal(value: object) -> float:
    """`24` or `3.5`."""
    text = text_of(value, DECIMAL)
    if not re.fullmatch(r"[-+]?\d{1,15}([.,]\d{1,15})?", text, re.ASCII):
        raise DECIMAL.refuses(text, _NUMBERS_MEANT.get(text.lower(), ""))
    return float(text.replace(",", "."))


def read_percent(value: object) -> int:
    """`25`, `25%` or `25 %`: a whole number from 0 to 100."""
    text = text_of(value, PERCENT)
    number = text.removesuffix("%").rstrip()
    if not re.fullmatch(r"\d{1,3}", number, re.ASCII) or int(number) > 100:
        raise PERCENT.refuses(text)
    return int(number)


_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_FLAGS_MEANT = {"ja": "yes", "nej": "no", "on": "yes", "off": "no", "1": "yes", "0": "no", "y": "yes", "n": "no"}


def read_flag(value: object) -> bool:
    """`yes` or `no`; `true` and `false` do as well."""
    text = text_of(value, FLAG)
    if text.lower() not in _FLAGS:
        raise FLAG.refuses(text, _FLAGS_MEANT.get(text.lower(), ""))
    return _FLAGS[text.lower()]


def _whole(least: int, most: int = LARGEST) -> Scalar:
    limits: dict[str, Any] = {"minimum": least} | ({"maximum": most} if most < LARGEST else {})
    what = f"whole number from {least}{f' to {most}' if most < LARGEST else ''}"
    how = f"Digits, from {least}{f' to {most}' if most < LARGEST else ''}."
    return scalar(read_number, what, looks_like("integer", **limits), how, least=least, most=most)


Number = Annotated[int, _whole(0)]
Count = Annotated[int, _whole(1)]
TurnCount = Annotated[int, _whole(1, 520)]
"""Ten years of weeks."""
MonthNumber = Annotated[int, _whole(0, 120)]
Port = Annotated[int, _whole(1, 65_535)]
MinuteCount = Annotated[int, _whole(1, 1_000)]
"""So many of something a minute."""
HeavyWeight = Annotated[int, _whole(20, 200)]
FirstWeight = Annotated[int, _whole(0, 40)]
LaterWeight = Annotated[int, _whole(0, 20)]
"""What a wish may weigh: what comes first by its nature never weighs less than what comes later."""
PairFirstWeight = Annotated[int, _whole(0, 1000)]
PairWeight = Annotated[int, _whole(0, 100)]
"""What a wish may weigh of two who are paired: all of them together less than somebody who gets nobody."""
WeekNumber = Annotated[
    int,
    scalar(
        read_week_number,
        "week of the programme",
        looks_like("integer", minimum=1, maximum=MOST_WEEKS),
        "Digits, from 1: weeks are counted from the start.",
    ),
]
Level = Annotated[int, _whole(0, 5)]
Decimal = Annotated[float, scalar(read_decimal, "number", looks_like(["number", "string"], r"^[-+]?\d+([.,]\d+)?$"))]
Percent = Annotated[
    int,
    scalar(
        read_percent,
        "percentage",
        looks_like(["integer", "string"], r"^\d{1,3} ?%?$", minimum=0, maximum=100),
    ),
]
Flag = Annotated[
    bool,
    scalar(
        read_flag,
        "yes or no",
        looks_like(["boolean", "string"], r"^([Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE)$"),
    ),
]
