"""The pages as values for their templates, and the templates made to bytes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from introplan.agenda import Plan
from introplan.agenda.disclosure import named
from introplan.language import Language, in_words, joined
from introplan.model import Cohort
from introplan.releases import Edition
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.look import look_of, shared_look
from introplan.rendering.outlook import Outlook, outlook_in
from introplan.rendering.printing import html_environment, render
from introplan.rendering.site.cohorts import CohortCard, cohort_card
from introplan.rendering.site.dates import Choice, Year, choice_word, choices_of, shared_occasions, years_of
from introplan.rendering.site.downloads import Download, organisation_calendars, programme_calendar
from introplan.rendering.site.places import PlaceCard, places_of
from introplan.rendering.tasks import TaskLine, cohort_tasks
from introplan.rendering.timeline import timeline_svg

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment


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
    """All that the page to share says. There is no plan in it, so a template cannot print what it may not."""

    title: str
    owner: str
    language: Language
    length: str
    welcome: str
    more_welcome: str
    is_draft: bool
    mark: EditionMark
    picture: Markup | None
    contact: Mailbox
    coordinators: tuple[Mailbox, ...]
    cohorts: tuple[CohortCard, ...]
    choices: tuple[Choice, ...]
    years: tuple[Year, ...]
    tasks: tuple[CohortTasks, ...]
    has_online: bool
    places: tuple[PlaceCard, ...]
    calendar: Download | None
    organisations: tuple[Download, ...]
    outlook: Outlook


def site(edition: Edition, templates: "BaseLoader", *, made: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """`index.html` of one programme.

    `made` are the paths of the files that lie beside it, relative to it: only these are linked, and of them only
    what may be shared. The edition says which release they belong to; before the first one the page is a draft.
    """
    environment = html_environment(templates)
    page = page_of(edition, environment, made=made)
    yield "index.html", _rendered(environment, "index.html.j2", page.language, page=page, look=look_of(edition))


def overview(pages: Sequence[tuple[str, Edition]], templates: "BaseLoader") -> bytes:
    """The page that leads to those of several programmes, each given with the path to it."""
    languages = {edition.plan.programme.frame.language for _, edition in pages}
    language: Language = "en" if languages == {"en"} else "sv"
    programmes = [_programme_card(path, edition) for path, edition in pages]
    return _rendered(
        html_environment(templates),
        "overview.html.j2",
        language,
        programmes=programmes,
        look=shared_look([edition for _path, edition in pages]),
    )


def page_of(edition: Edition, environment: "Environment", *, made: Collection[str]) -> Page:
    """What the page to share says; the timeline on it is drawn with the environment."""
    plan, cohorts, shared = edition.plan, edition.cohorts, shared_occasions(edition)
    frame = plan.programme.frame
    welcome, more_welcome = _opening(frame.welcome or "")
    online = {place.id for place in plan.programme.places.values() if place.online}
    return Page(
        title=frame.title,
        owner=plan.programme.organisations[frame.owner].title,
        language=frame.language,
        length=in_words(frame.length, frame.language),
        welcome=welcome,
        more_welcome=more_welcome,
        is_draft=edition.release is None,
        mark=mark_of(edition),
        picture=timeline_svg(environment, edition, cohorts) if cohorts else None,
        contact=Mailbox(frame.contact.title, "", frame.contact.email),
        coordinators=tuple(_coordinators(plan)),
        cohorts=tuple(cohort_card(plan, cohort, made) for cohort in cohorts),
        choices=choices_of(edition, shared),
        years=tuple(years_of(edition, shared)),
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


class ProgrammeCard(NamedTuple):
    """A programme on the page that leads to several."""

    path: str
    title: str
    owner: str
    language: Language
    cohorts: str


def _programme_card(path: str, edition: Edition) -> ProgrammeCard:
    programme, frame = edition.plan.programme, edition.plan.programme.frame
    cohorts = joined((cohort.title for cohort in edition.cohorts), frame.language)
    owner = programme.organisations[frame.owner].title
    return ProgrammeCard(path, frame.title, owner, frame.language, cohorts)


def _coordinators(plan: Plan) -> Iterator[Mailbox]:
    """Those who run the programme; a protected one is reached by the shared mailbox."""
    for person in named(plan, plan.programme.frame.coordinators):
        entry = plan.programme.people[person]
        yield Mailbox(entry.name or "", entry.job or "", entry.email or "")


def _opening(welcome: str) -> tuple[str, str]:
    """The first two paragraphs, and the rest: a page is opened for its dates."""
    paragraphs = welcome.strip().split("\n\n")
    return "\n\n".join(paragraphs[:2]), "\n\n".join(paragraphs[2:])


def _rendered(environment: "Environment", name: str, language: Language, **values: object) -> bytes:
    return render(environment, name, language=language, **values).encode()
