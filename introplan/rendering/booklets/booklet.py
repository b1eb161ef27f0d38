"""A cohort's booklet as a value: everything that is printed, in words and in order, for both templates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from introplan.agenda import Plan
from introplan.language import (
    Language,
    _,
    alphabetical,
    day_words,
    in_full,
    joined,
    length_words,
    stretch_words,
)
from introplan.model import Cohort
from introplan.model.look import PaperWord
from introplan.releases import Edition
from introplan.rendering.booklets.lessons import Lesson, lessons_of
from introplan.rendering.booklets.people import BookletPeople, people_of
from introplan.rendering.booklets.schedule import TermTable, terms_of
from introplan.rendering.booklets.words import words_in
from introplan.rendering.colours import Colour
from introplan.rendering.demanded import certificate_words, phase_facts
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.outlook import Outlook, outlook_in
from introplan.rendering.spans import PhaseSpan, cohort_days, cohort_phases
from introplan.rendering.tasks import TaskLine, cohort_tasks
from introplan.rendering.titles import access_words, part_words
from introplan.rendering.two_years import TwoYears, cohort_two_years
from introplan.rendering.whereabouts import WhereTable, where_tables


@dataclass(frozen=True)
class PhaseWords:
    """A phase, as the booklet describes it."""

    title: str
    days: str
    facts: tuple[str, ...]
    text: str
    colour: Colour


@dataclass(frozen=True)
class ReviewWords:
    """A review: when it comes, who takes part, what it is about."""

    title: str
    number: int
    month: str
    day: str
    who: str
    length: str
    text: str


@dataclass(frozen=True)
class PlaceWords:
    """A place: where it is, how one gets in, how to find it."""

    title: str
    address: str
    facts: tuple[str, ...]
    directions: str


@dataclass(frozen=True)
class Booklet:
    """Everything in one cohort's booklet; `paper` is what it is set on, `notes` whether there are lines to write on."""

    id: str
    language: Language
    paper: PaperWord
    notes: bool
    words: Mapping[str, str]
    programme: str
    cohort: str
    organisation: str
    years: str
    starts: str
    mark: EditionMark
    welcome: str
    ask: str
    picture: TwoYears
    phases: tuple[PhaseWords, ...]
    people: BookletPeople
    where: tuple[WhereTable, ...]
    terms: tuple[TermTable, ...]
    reviews: tuple[ReviewWords, ...]
    tasks: tuple[TaskLine, ...]
    certificate: str
    lessons: tuple[Lesson, ...]
    places: tuple[PlaceWords, ...]
    outlook: Outlook
    contact: str
    email: str


def booklet_of(edition: Edition, cohort: Cohort) -> Booklet:
    """The booklet of a cohort, in the programme's language.

    What it says is worked out once, for print and page; the edition says what it belongs to.
    """
    booklet = edition.once(_of_plan, cohort.id)
    return replace(booklet, mark=mark_of(edition, undecided=cohort.status == "draft"))


def _of_plan(edition: Edition, id_: str) -> Booklet:
    """A booklet as it is before the first release."""
    plan = edition.plan
    cohort, frame = plan.programme.cohorts[id_], plan.programme.frame
    days = cohort_days(plan, cohort)
    return Booklet(
        id=cohort.identity,
        language=frame.language,
        paper=frame.look.paper,
        notes=frame.look.notes,
        words=words_in(frame.language),
        programme=frame.title,
        cohort=cohort.title,
        organisation=plan.programme.organisations[frame.owner].title,
        years="–".join(dict.fromkeys((f"{days.first.year}", f"{days.last.year}"))),
        starts=day_words(cohort.starts, frame.language),
        mark=mark_of(edition),
        welcome=frame.welcome or "",
        ask=frame.ask or "",
        picture=cohort_two_years(edition, cohort),
        phases=tuple(_phase(plan, span) for span in cohort_phases(plan, cohort)),
        people=people_of(plan, cohort),
        where=where_tables(plan, cohort),
        terms=terms_of(edition, cohort),
        reviews=tuple(_reviews(plan, cohort)),
        tasks=cohort_tasks(plan, cohort),
        certificate=certificate_words(plan),
        lessons=lessons_of(edition, cohort),
        places=tuple(_places(edition, cohort)),
        outlook=outlook_in(frame.language),
        contact=frame.contact.title,
        email=frame.contact.email,
    )


def _phase(plan: Plan, span: PhaseSpan) -> PhaseWords:
    phase, language = plan.programme.frame.phases[span.phase], plan.programme.frame.language
    return PhaseWords(
        phase.title,
        stretch_words(span.days, language),
        tuple(phase_facts(phase, language)),
        phase.text or "",
        span.colour,
    )


def _reviews(plan: Plan, cohort: Cohort) -> Iterator[ReviewWords]:
    language, last = plan.programme.frame.language, cohort_days(plan, cohort).last
    for review in sorted(plan.programme.frame.reviews.values(), key=lambda review: review.month):
        day = min(plan.cohort_axes[cohort.id].day_at(review.month), last)
        with_ = joined(
            (in_full(_("your {role}"), language, role=part_words(plan, word)) for word in review.with_), language
        )
        yield ReviewWords(
            review.title,
            review.month,
            in_full(_("month {number}"), language, number=review.month),
            in_full(_("around {day}"), language, day=day_words(day, language, weekday=False)),
            in_full(_("You and {people}"), language, people=with_),
            length_words(review.length) if review.length else "",
            review.text or "",
        )


def _places(edition: Edition, cohort: Cohort) -> Iterator[PlaceWords]:
    """The places of the cohort's sessions, in alphabetical order."""
    used = dict.fromkeys(session.place for session in edition.sessions_of(cohort) if session.place)
    places = [edition.plan.programme.places[id_] for id_ in used]
    for place in sorted(places, key=lambda place: alphabetical(place.title)):
        online = (
            [in_full(_("The link is in your calendar."), edition.plan.programme.frame.language)] if place.online else []
        )
        yield PlaceWords(
            place.title, place.address or "", (*online, *access_words(edition.plan, place)), place.directions or ""
        )
