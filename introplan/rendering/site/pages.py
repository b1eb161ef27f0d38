"""The start page as a value for its template: what comes when, and the ways to all the rest."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from introplan.agenda import Plan
from introplan.agenda.disclosure import named
from introplan.language import Language, in_words
from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.outlook import Outlook, outlook_in
from introplan.rendering.site.cohorts import CohortCard, cohort_card
from introplan.rendering.site.dates import Choice, Year, choice_word, choices_of, shared_occasions, years_of
from introplan.rendering.site.downloads import Download, organisation_calendars, programme_calendar
from introplan.rendering.site.lectures import LectureCard, LecturePage, lecture_card
from introplan.rendering.site.places import PlaceCard, places_of
from introplan.rendering.tasks import TaskLine, cohort_tasks
from introplan.rendering.timeline import timeline_svg

if TYPE_CHECKING:
    from jinja2 import Environment


class Mailbox(NamedTuple):
    """Somebody to write to."""

    name: str
    job: str
    email: str


class CohortTasks(NamedTuple):
    """What those in a cohort have to do."""

    key: str
    title: str
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the start page says. There is no plan in it, so a template cannot print what it may not."""

    title: str
    owner: str
    language: Language
    is_draft: bool
    mark: EditionMark
    contact: Mailbox
    length: str
    welcome: str
    more_welcome: str
    picture: Markup | None
    coordinators: tuple[Mailbox, ...]
    cohorts: tuple[CohortCard, ...]
    choices: tuple[Choice, ...]
    years: tuple[Year, ...]
    lectures: tuple[LectureCard, ...]
    tasks: tuple[CohortTasks, ...]
    has_online: bool
    places: tuple[PlaceCard, ...]
    calendar: Download | None
    organisations: tuple[Download, ...]
    outlook: Outlook


def page_of(
    edition: Edition, environment: "Environment", lectures: Sequence[LecturePage], made: Collection[str]
) -> Page:
    """What the start page says, with `lectures` as those that have pages; the picture is drawn with the environment."""
    plan, cohorts, shared = edition.plan, edition.cohorts, shared_occasions(edition)
    frame = plan.programme.frame
    welcome, more_welcome = _opening(frame.welcome or "")
    online = {place.id for place in plan.programme.places.values() if place.online}
    return Page(
        title=frame.title,
        owner=plan.programme.organisations[frame.owner].title,
        language=frame.language,
        is_draft=edition.release is None,
        mark=mark_of(edition),
        contact=Mailbox(frame.contact.title, "", frame.contact.email),
        length=in_words(frame.length, frame.language),
        welcome=welcome,
        more_welcome=more_welcome,
        picture=timeline_svg(environment, edition, cohorts) if cohorts else None,
        coordinators=tuple(_coordinators(plan)),
        cohorts=tuple(cohort_card(plan, cohort, made) for cohort in cohorts),
        choices=choices_of(edition, shared),
        years=tuple(years_of(edition, shared)),
        lectures=tuple(lecture_card(lecture) for lecture in lectures),
        tasks=tuple(_tasks(plan, cohorts)),
        has_online=any(occasion.place in online or occasion.link for occasion in shared),
        places=places_of(plan, shared, made),
        calendar=programme_calendar(plan, made),
        organisations=organisation_calendars(plan, made),
        outlook=outlook_in(frame.language),
    )


def _tasks(plan: Plan, cohorts: Sequence[Cohort]) -> Iterator[CohortTasks]:
    """The tasks of each cohort that has any and is not over."""
    for cohort in cohorts:
        if not cohort.is_over and (tasks := cohort_tasks(plan, cohort)):
            yield CohortTasks(choice_word(cohort), cohort.title, tasks)


def _coordinators(plan: Plan) -> Iterator[Mailbox]:
    """Those who run the programme; a protected one is reached by the shared mailbox."""
    for person in named(plan, plan.programme.frame.coordinators):
        entry = plan.programme.people[person]
        yield Mailbox(entry.name or "", entry.job or "", entry.email or "")


def _opening(welcome: str) -> tuple[str, str]:
    """The first two paragraphs, and the rest: a page is opened for its dates."""
    paragraphs = welcome.strip().split("\n\n")
    return "\n\n".join(paragraphs[:2]), "\n\n".join(paragraphs[2:])
