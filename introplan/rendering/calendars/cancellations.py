"""Events that a release took out of a calendar: they stand there as cancelled until they have had their time.

A subscribed calendar is replaced whole, and would do without them. A program that keeps what it once got would not:
it takes an event away only when it is told to. Nothing personal ever stood in a place's calendar as an event, so none
is told there that it is no more, whatever an earlier introplan wrote into the ledger: it would show what was whose.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.language import _, in_full
from introplan.releases import Cancellation, Edition, PublishedEvent, Stamp
from introplan.rendering.calendars.descriptions import closing
from introplan.rendering.calendars.events import (
    CANCELLED,
    SharedLines,
    modified,
    when,
    which,
)
from introplan.rendering.calendars.identities import identity
from introplan.rendering.calendars.lines import organizer_line, text_line, title_line
from introplan.rendering.titles import place_title, published_title

REMOVED = _("This has been taken out of the plan.")
ELSEWHERE = _("This no longer concerns this calendar.")


class Ending(NamedTuple):
    """What a calendar carries as cancelled, and whether the event is out of the whole plan."""

    cancellation: Cancellation
    removed: bool


def endings_of(edition: Edition) -> Mapping[str, tuple[Ending, ...]]:
    """What each calendar carries as cancelled, by its path without `calendars/`, in order."""
    found: dict[str, list[Ending]] = defaultdict(list)
    for record in edition.records.values():
        for calendar, cancellation in record.cancellations.items():
            if cancellation.event.personal and calendar.startswith("places/"):
                continue
            found[calendar].append(Ending(cancellation, record.removed and calendar not in record.left))
    by_day = {calendar: sorted(several, key=_order) for calendar, several in found.items()}
    return {calendar: tuple(by_day[calendar]) for calendar in sorted(by_day)}


def _order(ending: Ending) -> tuple[object, ...]:
    return ending.cancellation.event.sort_key


def cancelled(written: SharedLines, plan: Plan, ending: Ending) -> tuple[bytes, ...]:
    """The lines of its VEVENT."""
    (event, stamp), removed = ending
    language = plan.programme.frame.language
    title = in_full(CANCELLED, language, title=published_title(plan, event))
    return called_off(written, plan, event, stamp, title, why_called_off(plan, REMOVED if removed else ELSEWHERE))


def why_called_off(plan: Plan, template: str) -> str:
    """The text beneath what is cancelled: why, and whom to ask."""
    frame = plan.programme.frame
    whom_to_ask = closing((frame.title,), frame.contact.email, frame.language)
    return f"{in_full(template, frame.language)}\n\n{whom_to_ask}"


def called_off(  # noqa: PLR0913, PLR0917 - what a VEVENT is made of
    written: SharedLines, plan: Plan, event: PublishedEvent, stamp: Stamp, title: str, text: str
) -> tuple[bytes, ...]:
    """The lines of the VEVENT of something that was given out and is no more, under this title."""
    frame = plan.programme.frame
    contact = frame.contact
    place = plan.by_identity.places.get(event.place) if event.place else None
    return (
        b"BEGIN:VEVENT\r\n",
        title_line("SUMMARY", title),
        *when(
            written,
            event.day,
            event.times if event.booked else None,
            event.last if event.kind == "session" else event.day,
        ),
        *which(identity(plan, event), stamp),
        text_line("DESCRIPTION", text),
        *modified(stamp),
        *([title_line("LOCATION", place_title(plan, place.id))] if place else []),
        organizer_line(contact.title, contact.email),
        text_line("STATUS", "CANCELLED"),
        text_line("TRANSP", "TRANSPARENT"),
        *([text_line("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE")] if event.times is None else []),
        text_line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"),
        b"END:VEVENT\r\n",
    )
