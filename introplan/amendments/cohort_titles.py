"""What a new cohort is called: as the one that it is made from, with the season and the year of its own start."""

import re
from datetime import date

LATE = 7
"""From this month on a cohort is one of the autumn."""
SEASONS = (("våren", "hösten"), ("vår", "höst"), ("spring", "autumn"), ("vt", "ht"))
SEASON = re.compile(rf"\b({'|'.join(word for pair in SEASONS for word in pair)})(?=\b|\d)", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
SHORT_YEAR = re.compile(r"(?<=[HVhv][Tt])(\s?)\d\d(?!\d)")


def title_after(title: str, starts: date) -> str | None:
    """The title with another season and another year; None where it says no year."""
    if not (YEAR.search(title) or SHORT_YEAR.search(title)):
        return None
    found = SHORT_YEAR.sub(rf"\g<1>{starts:%y}", YEAR.sub(f"{starts.year}", title))
    return SEASON.sub(lambda season: _season(season[0], starts), found)


def _season(word: str, starts: date) -> str:
    pair = next(each for each in SEASONS if word.lower() in each)
    new = pair[starts.month >= LATE]
    return new.upper() if word.isupper() else new.capitalize() if word[0].isupper() else new
