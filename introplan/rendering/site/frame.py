"""What stands around every page of a programme: whose it is, the ways to the other pages, and whom to write to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from introplan.language import Language, _, in_full
from introplan.rendering.editions import EditionMark
from introplan.rendering.site.pages import Mailbox, Page

START, PLACES = "index.html", "places.html"
"""The pages that there is one of."""


class WayTo(NamedTuple):
    """A part of the site: its page, and the section there that it is, if it is not the whole."""

    key: str
    title: str
    page: str


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What every page has of the programme."""

    title: str
    owner: str
    language: Language
    is_draft: bool
    mark: EditionMark
    contact: Mailbox
    ways: tuple[WayTo, ...]


def frame_of(start: Page) -> SiteFrame:
    """The frame of the pages that the start page leads to, and of itself."""
    ways = tuple(_ways(start))
    return SiteFrame(start.title, start.owner, start.language, start.is_draft, start.mark, start.contact, ways)


def _ways(start: Page) -> Iterator[WayTo]:
    """The ways to what there is, in the order of the start page."""
    parts = (
        ("cohorts", _("Cohorts"), START, start.cohorts),
        ("dates", _("Dates"), START, start.years),
        ("lectures", _("Lectures"), START, start.lectures),
        ("tasks", _("To do"), START, start.tasks),
        ("places", _("Rooms and places"), PLACES, start.places),
        ("outlook", _("Calendar"), START, True),
        ("contact", _("Contact"), START, True),
    )
    for key, title, page, there_is in parts:
        if there_is:
            yield WayTo(key, in_full(title, start.language), page)
