"""What is written for an event or a place now, as a letter quotes it: those who import by hand read it nowhere else.

An entry with a new note is not replaced, since it is found by what it was. So the letter has the words.
"""

from textwrap import shorten
from typing import Literal

from introplan.agenda import Plan
from introplan.releases import PublishedEvent
from introplan.releases.entries import CalendarEntry, entry_of
from introplan.rendering.titles import point_words

LONGEST = 200
"""Characters of a text that are quoted; the calendar, and the plan's page, have all of it."""

QuotedField = Literal["note", "points", "preparation", "directions"]


def quoted(plan: Plan, event: PublishedEvent, what: QuotedField) -> str:
    """What a plan writes for an event, on one line and without the marks of Markdown; empty when it writes nothing.

    A full stop at the end is left to the sentence that quotes it.
    """
    from introplan.rendering.calendars.plain_text import plain_text  # noqa: PLC0415 - dear to import, and only here

    occasion = plan.agenda.by_key.get(event.key)
    if occasion is None:
        return ""
    entry = entry_of(plan, occasion, ())
    line = "".join(char if char.isprintable() else " " for char in plain_text(_said(entry, what)))
    quote = _cut(" ".join(line.split()))
    return quote if quote.endswith("..") else quote.removesuffix(".")


def _said(entry: CalendarEntry, what: QuotedField) -> str:
    """What an entry says, as it is written; points of a day in a row."""
    if what == "points":
        return "; ".join(point_words(each, entry.language) for each in entry.points)
    if what == "directions":
        return (entry.site.directions if entry.site else None) or ""
    return getattr(entry, what) or ""


def _cut(line: str) -> str:
    """A line up to a word's end, or where there is none, up to a character."""
    if len(line) <= LONGEST:
        return line
    cut = shorten(line, LONGEST, placeholder=" …")
    return cut if len(cut) > LONGEST // 2 else f"{line[: LONGEST - 1]}…"
