"""The files that may be shared: asked for by name, so that a personal file cannot come among them."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.language import _, alphabetical, in_full
from introplan.model import Cohort, Place


class Download(NamedTuple):
    """A link to a file beside the page: its path from there, what it is called, and what kind of file it is."""

    path: str
    title: str
    form: str


def programme_calendar(plan: Plan, made: Collection[str]) -> Download | None:
    """The calendar of everything in the programme that may be shared."""
    title = in_full(_("The whole programme"), plan.programme.frame.language)
    return next(_made([Download("calendars/programme.ics", title, "ics")], made), None)


def cohort_downloads(plan: Plan, cohort: Cohort, made: Collection[str]) -> tuple[Download, ...]:
    """A cohort's calendar, its booklet to print and to read on screen, its wall sheet and its lists to sign."""
    language = plan.programme.frame.language
    calendar = in_full(_("Calendar"), language)
    booklet = in_full(_("Booklet"), language)
    on_screen = in_full(_("web page"), language)
    downloads = (
        Download(f"calendars/cohorts/{cohort.identity}.ics", calendar, "ics"),
        Download(f"booklets/{cohort.identity}.pdf", booklet, "PDF"),
        Download(f"booklets/folded/{cohort.identity}.pdf", in_full(_("Booklet to fold"), language), "PDF"),
        Download(f"booklets/{cohort.identity}.html", booklet, on_screen),
        Download(f"wall/{cohort.identity}.pdf", in_full(_("Wall sheet"), language), "PDF"),
        Download(f"attendance/{cohort.identity}.pdf", in_full(_("Attendance lists"), language), "PDF"),
    )
    return tuple(_made(downloads, made))


def place_calendar(plan: Plan, place: Place, made: Collection[str]) -> Download | None:
    """The calendar of what happens in a place."""
    title = in_full(_("Calendar"), plan.programme.frame.language)
    return next(_made([Download(f"calendars/places/{place.identity}.ics", title, "ics")], made), None)


def organisation_calendars(plan: Plan, made: Collection[str]) -> tuple[Download, ...]:
    """The calendars of the organisations that give or host something, in alphabetical order."""
    in_order = sorted(plan.programme.organisations.values(), key=lambda one: (alphabetical(one.title), one.identity))
    return tuple(
        _made((Download(f"calendars/organisations/{one.identity}.ics", one.title, "ics") for one in in_order), made)
    )


def _made(downloads: Iterable[Download], made: Collection[str]) -> Iterator[Download]:
    return (download for download in downloads if download.path in made)
