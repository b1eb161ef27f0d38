"""Dates, times and messages in words, for a language given as a parameter: Swedish or English."""

from introplan.language.catalogue import Language, translated
from introplan.language.marks import Authored, Counted, Either, Listed, Term, _, _n, _p
from introplan.language.sorting import alphabetical

TYPE_CHECKING = False  # as `typing` has it
if TYPE_CHECKING:
    from introplan.language.words import (
        Verbatim,
        day_words,
        fill,
        formed,
        in_full,
        in_words,
        joined,
        length_words,
        moment_words,
        month_words,
        recurrence_words,
        rhythm_words,
        sentence_of,
        short_date,
        short_day,
        short_month,
        short_stretch,
        short_week,
        stretch_words,
        time_words,
        times_words,
        titled,
        week_words,
        weekday_words,
        with_capital,
        without_capital,
    )

__all__ = [
    "Authored",
    "Counted",
    "Either",
    "Language",
    "Listed",
    "Term",
    "Verbatim",
    "_",
    "_n",
    "_p",
    "alphabetical",
    "day_words",
    "fill",
    "formed",
    "in_full",
    "in_words",
    "joined",
    "length_words",
    "moment_words",
    "month_words",
    "recurrence_words",
    "rhythm_words",
    "sentence_of",
    "short_date",
    "short_day",
    "short_month",
    "short_stretch",
    "short_week",
    "stretch_words",
    "time_words",
    "times_words",
    "titled",
    "translated",
    "week_words",
    "weekday_words",
    "with_capital",
    "without_capital",
]


def __getattr__(name: str) -> object:
    """What words days and times is imported when it is first asked for: a screen of help asks for none of it."""
    if name not in __all__:
        raise AttributeError(name)
    from introplan.language import words  # noqa: PLC0415 - see above

    globals()[name] = found = getattr(words, name)
    return found
