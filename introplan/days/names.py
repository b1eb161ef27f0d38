"""A name in both languages, for whatever arithmetic tells of: a holiday, a half day."""

from typing import NamedTuple


class DayName(NamedTuple):
    """What a special day is called in Swedish and in English."""

    sv: str
    en: str
