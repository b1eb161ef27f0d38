"""What the notes of an occasion say of the day, hour or room that it had, and that is no longer so."""

import re
from collections.abc import Iterator

from introplan.agenda import Occasion, Plan
from introplan.checks.leftovers import MONTHS, WEEKDAYS, nearest
from introplan.checks.said import WEEKDAY
from introplan.days import Times

DAY_AND_MONTH = re.compile(rf"\b(\d{{1,2}})(?::e)?\s+({'|'.join(MONTHS)})(?:\s+(20\d\d))?\b", re.IGNORECASE)
DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b", re.ASCII)
SHORT_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})\b", re.ASCII)
WEEK = re.compile(r"\b(?:v\.|v|vecka|week)\s*(\d{1,2})\b", re.IGNORECASE)
HOURS = re.compile(r"\b(?:(?:kl\.?|klockan|at)\s*(\d{1,2})(?:[.:](\d{2}))?|(\d{1,2})[.:](\d{2}))\b", re.IGNORECASE)
FIELDS = {"session": ("note", "internal_note"), "event": ("subject",), "review": (), "meeting": (), "posting": ()}


def outdated(plan: Plan, was: Occasion, would: Occasion) -> Iterator[tuple[str, str]]:
    """Each field of the entry's own texts that still tells the old day, hour or room, and the words that do."""
    entry = plan.session(was) if was.kind == "session" else plan.subject(was)
    for field in FIELDS[was.kind]:
        text = getattr(entry, field) or ""
        words = next(_words(plan, text, was, would), None)
        if words is not None:
            yield field, words


def _words(plan: Plan, text: str, was: Occasion, would: Occasion) -> Iterator[str]:
    if would.day != was.day:
        yield from _of_the_day(text, was, would)
    if would.times != was.times and was.times is not None:
        yield from _of_the_hour(text, was.times)
    if would.place != was.place and was.place is not None:
        title = plan.programme.places[was.place].title
        if found := re.search(rf"\b{re.escape(title)}\b", text, re.IGNORECASE):
            yield found[0]


def _of_the_day(text: str, was: Occasion, would: Occasion) -> Iterator[str]:
    day = was.day
    yield from (found[0] for found in DATE.finditer(text) if found[0] == day.isoformat())
    for found in DAY_AND_MONTH.finditer(text):
        number, month, year = found.groups()
        if nearest(int(number), MONTHS[month.lower()], int(year) if year else None, day) == day:
            yield found[0]
    yield from (
        found[0] for found in SHORT_DATE.finditer(text) if (int(found[1]), int(found[2])) == (day.day, day.month)
    )
    if day.isocalendar()[:2] != would.day.isocalendar()[:2]:
        yield from (found[0] for found in WEEK.finditer(text) if int(found[1]) == day.isocalendar()[1])
    if day.weekday() != would.day.weekday():
        yield from (found[0] for found in WEEKDAY.finditer(text) if WEEKDAYS[found[0].lower()] == day.weekday())


def _of_the_hour(text: str, times: Times) -> Iterator[str]:
    clocks = {(clock.hour, clock.minute) for clock in (times.start, times.end) if clock is not None}
    for found in HOURS.finditer(text):
        hour, minute = (found[1], found[2]) if found[1] else (found[3], found[4])
        if (int(hour), int(minute or 0)) in clocks:
            yield found[0]
