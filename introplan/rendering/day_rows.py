"""Several days of a session as one row of a table: from the first to the last, with their times, and the night."""

from collections.abc import Iterable

from introplan.agenda import Occasion, Plan
from introplan.days import Stretch
from introplan.language import (
    Language,
    _,
    _p,
    day_words,
    in_full,
    in_words,
    short_day,
    short_stretch,
    stretch_words,
    times_words,
    week_words,
)
from introplan.language.terms import ALL_DAY


def in_one_row(plan: Plan, occasions: Iterable[Occasion]) -> list[Occasion]:
    """The occasions without the later days of a session of which an earlier one is among them."""
    seen: set[object] = set()
    rows = []
    for occasion in occasions:
        key = occasion.path if _is_one_of_several(plan, occasion) else occasion.key
        if key not in seen:
            seen.add(key)
            rows.append(occasion)
    return rows


def _is_one_of_several(plan: Plan, occasion: Occasion) -> bool:
    return occasion.kind == "session" and len(plan.days_along_with(occasion)) > 1


def days_shown(plan: Plan, occasion: Occasion) -> Stretch:
    """From the first day of the row to the last, for what begins with this occasion."""
    last = plan.days_along_with(occasion)[-1].last if occasion.kind == "session" else occasion.day
    return Stretch(occasion.day, last)


def short_days(plan: Plan, occasion: Occasion, language: Language) -> str:
    """`tors 10 sep`; of several `10–11 sep`: for tables that say the year elsewhere."""
    days = days_shown(plan, occasion)
    return short_day(days.first, language) if len(days) == 1 else short_stretch(days, language)


def long_days(plan: Plan, occasion: Occasion, language: Language) -> str:
    """`torsdag 10 september 2026 (v. 37)`; of several `5–9 oktober 2026 (v. 41)`."""
    days = days_shown(plan, occasion)
    if len(days) == 1:
        return day_words(days.first, language)
    first, last = days.first.isocalendar().week, days.last.isocalendar().week
    return f"{stretch_words(days, language)} ({week_words(first, language, last=last)})"


def hours_shown(plan: Plan, occasion: Occasion, language: Language, *, with_night: bool = True) -> str:
    """`9.00–21.00`, `9.00–21.00, med övernattning`; of a session without times `hela dagen` or `hela dagarna`."""
    if occasion.times is not None:
        words = times_words(occasion.times, language)
    elif occasion.kind != "session":
        return ""
    else:
        one = len(days_shown(plan, occasion)) == 1
        words = in_words(ALL_DAY, language) if one else in_full(_p("times", "all days"), language)
    if with_night and has_night(plan, occasion):
        return in_full(_("{hours}, with a night"), language, hours=words)
    return words


def has_night(plan: Plan, occasion: Occasion) -> bool:
    """Whether everyone stays the night between the days."""
    return occasion.kind == "session" and plan.written(occasion).overnight
