"""Personal calendars for a web server: at addresses that nobody can guess, each with a page that says how to use it.

Whoever knows an address can read what is there, as with any calendar that Outlook subscribes to. So an address is
all that protects it: a keyed hash, which tells nothing of whose it is without the key.
"""

import hmac
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from introplan.agenda import Plan
from introplan.agenda.disclosure import is_protected
from introplan.language import _p, translated
from introplan.model import Person
from introplan.releases import Edition
from introplan.rendering.demanded import certificate_words
from introplan.rendering.look import colours_alone
from introplan.rendering.outlook import Outlook, outlook_in
from introplan.rendering.own.path import MakeUp, OwnPath, OwnReview, own_make_ups, own_paths, own_reviews
from introplan.rendering.own.standing import Stander, journeys_of, standing_by, supported_by
from introplan.rendering.own.supporting import PhaseTalk, SupportHours, phase_talks, support_hours
from introplan.rendering.printing import html_environment, render
from introplan.rendering.prints.lecturer import LecturerPrint, lecturer_of
from introplan.rendering.site.own_dates import OwnYear, own_years
from introplan.rendering.tables import csv_table
from introplan.rendering.tasks import TaskLine, TasksOf, tasks_helped_with, tasks_of_person
from introplan.rendering.titles import person_name

if TYPE_CHECKING:
    from jinja2 import BaseLoader

PEOPLE = "people/"
"""The folder of the secret places, beneath the one that they are in."""

CALENDAR = "calendar.ics"
"""What somebody's calendar is called in a secret place."""

_ORDINARY = "calendars/people/"
_COLUMNS = (_p("column", "Name"), _p("column", "E-mail"), _p("column", "Id"), _p("column", "Link"))


@dataclass(frozen=True, slots=True)
class FeedPage:
    """What somebody's own page says: whose it is, their dates, and how to use the calendar beside it.

    What else is theirs it has as their print has it: who stands by them, or whom they support, and what is to be done.
    Nothing of others but what stands in that calendar, and what they are to do with this person's help.
    """

    title: str
    name: str
    contact: str
    email: str
    years: tuple[OwnYear, ...]
    tasks: tuple[TaskLine, ...]
    helps_with: tuple[TasksOf, ...]
    standing: tuple[Stander, ...]
    ask: str
    make_ups: tuple[MakeUp, ...]
    reviews: tuple[OwnReview, ...]
    certificate: str
    paths: tuple[OwnPath, ...]
    participants: tuple[Stander, ...]
    talks: tuple[PhaseTalk, ...]
    hours: SupportHours
    lecturer: LecturerPrint | None
    outlook: Outlook


def secret_place(plan: Plan, identity: str, key: bytes) -> str:
    """The folder of somebody's calendar, `people/1f0c…/`: 160 bits that only the key can make of who it is.

    It is made of the person's first id, so that a link once handed out goes on being theirs.
    """
    frame = plan.programme.frame
    whose = f"{frame.id}@{frame.domain}/{identity}"
    return f"{PEOPLE}{hmac.new(key, whose.encode(), sha256).hexdigest()[:40]}/"


def published_place(plan: Plan, identity: str, key: bytes) -> str:
    """The same as a whole address, where the plan says at which the folder lies."""
    at, place = plan.programme.frame.published_at, secret_place(plan, identity, key)
    return f"{at.rstrip('/')}/{place}" if at else place


def is_ones_own(path: str) -> bool:
    """Whether a calendar is somebody's own, by its path."""
    return path.startswith(_ORDINARY)


def at_secret_place(plan: Plan, path: str, key: bytes) -> str:
    """The path of a calendar where personal ones have secret places; that of another is as it was."""
    identity = path.removeprefix(_ORDINARY).removesuffix(".ics")
    return f"{secret_place(plan, identity, key)}{CALENDAR}" if is_ones_own(path) else path


def feed_pages(
    edition: Edition, templates: "BaseLoader", key: bytes, made: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """A page for everybody whose calendar is among the paths that were made, and one that keeps them from a list."""
    plan, environment = edition.plan, html_environment(templates)
    language, look = plan.programme.frame.language, colours_alone(plan)
    for person in _with_calendar(plan, key, made):
        page = _page(edition, person.id)
        html = render(environment, "feed.html.j2", language=language, page=page, look=look)
        yield f"{secret_place(plan, person.identity, key)}index.html", html.encode()
    # A web server that lists folders without a page of their own would give all addresses away.
    yield f"{PEOPLE}index.html", b"<!doctype html>\n<meta charset=utf-8>\n<title>-</title>\n"


def link_list(plan: Plan, key: bytes, made: Collection[str]) -> bytes:
    """Who has which link, for the coordinator alone: a table that Excel opens and Word can merge into letters."""
    language = plan.programme.frame.language
    rows = [tuple(translated(column, language) for column in _COLUMNS)]
    for person in _with_calendar(plan, key, made):
        link = published_place(plan, person.identity, key)
        rows.append((person.name or "", person.email or "", person.id, link))
    return csv_table(rows)


def _with_calendar(plan: Plan, key: bytes, made: Collection[str]) -> Iterator[Person]:
    people = plan.programme.people.values()
    return (each for each in people if f"{secret_place(plan, each.identity, key)}{CALENDAR}" in made)


def _page(edition: Edition, person: str) -> FeedPage:
    plan, frame = edition.plan, edition.plan.programme.frame
    takes_part = bool(journeys_of(edition, person))
    participants = supported_by(edition, person)
    return FeedPage(
        title=frame.title,
        name=_called(plan, person),
        contact=frame.contact.title,
        email=frame.contact.email,
        years=own_years(edition, person),
        tasks=tasks_of_person(edition, person),
        helps_with=tasks_helped_with(edition, person),
        standing=standing_by(edition, person) if takes_part else (),
        ask=(frame.ask or "") if takes_part else "",
        make_ups=own_make_ups(edition, person),
        reviews=own_reviews(edition, person),
        certificate=certificate_words(plan) if takes_part else "",
        paths=own_paths(edition, person),
        participants=tuple(stander for stander, _journey in participants),
        talks=phase_talks(edition, person) if participants else (),
        hours=support_hours(edition, person) if participants else SupportHours("", ()),
        lecturer=lecturer_of(edition, person),
        outlook=outlook_in(frame.language),
    )


def _called(plan: Plan, person: str) -> str:
    """A person's name; for a protected person nothing, since the page may be seen by who stands beside."""
    return "" if is_protected(plan, person) else person_name(plan, person)
