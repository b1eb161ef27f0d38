"""Dates, times and messages in words, for a language given as a parameter: Swedish or English."""

from introplan.language.catalogue import Language, translated
from introplan.language.marks import Counted, Term, _, _n, _p
from introplan.language.sorting import alphabetical
from introplan.language.words import (
    Verbatim,
    day_words,
    fill,
    in_words,
    joined,
    length_words,
    moment_words,
    month_words,
    rhythm_words,
    short_day,
    short_month,
    stretch_words,
    time_words,
    times_words,
    weekday_words,
)

__all__ = [
    "Counted",
    "Language",
    "Term",
    "Verbatim",
    "_",
    "_n",
    "_p",
    "alphabetical",
    "day_words",
    "fill",
    "in_words",
    "joined",
    "length_words",
    "moment_words",
    "month_words",
    "rhythm_words",
    "short_day",
    "short_month",
    "stretch_words",
    "time_words",
    "times_words",
    "translated",
    "weekday_words",
]
