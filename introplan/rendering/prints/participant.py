"""A participant's own print: who stands by me, what I am to do and when, my dates, and my way through the programme."""

from dataclasses import dataclass

from introplan.agenda.disclosure import is_protected
from introplan.language import Language, _, in_full, without_capital
from introplan.releases import Edition
from introplan.rendering.demanded import certificate_words
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.own.agenda import AgendaTerm, own_agenda
from introplan.rendering.own.path import MakeUp, OwnPath, OwnReview, own_make_ups, own_paths, own_reviews
from introplan.rendering.own.standing import Stander, journeys_of, standing_by
from introplan.rendering.prints.folders import path_of_own
from introplan.rendering.prints.printer import Print
from introplan.rendering.tasks import TaskLine, tasks_of_person
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import person_name
from introplan.rendering.two_years import TwoYears, person_two_years


@dataclass(frozen=True)
class ParticipantPrint:
    """Everything in a participant's own print.

    `title` is general, since it stands in the document as a whole and on every page; the `name` stands on the first.
    """

    language: Language
    title: str
    programme: str
    organisation: str
    name: str
    cohort: str
    mark: EditionMark
    standing: tuple[Stander, ...]
    picture: TwoYears
    tasks: tuple[TaskLine, ...]
    make_ups: tuple[MakeUp, ...]
    reviews: tuple[OwnReview, ...]
    certificate: str
    paths: tuple[OwnPath, ...]
    terms: tuple[AgendaTerm, ...]
    ask: str
    contact: str
    email: str


def participant_print(edition: Edition, person: str) -> Print | None:
    """`prints/<identity>/participant`; None for somebody who is in no cohort that is published."""
    plan, frame, journeys = edition.plan, edition.plan.programme.frame, journeys_of(edition, person)
    if not journeys:
        return None
    *_earlier, latest = journeys
    term = SchoolTerm.of(latest.starts).title(frame.language)
    mine = ParticipantPrint(
        language=frame.language,
        title=in_full(_("My introduction, {term}"), frame.language, term=without_capital(term)),
        programme=frame.title,
        organisation=plan.programme.organisations[frame.owner].title,
        name="" if is_protected(plan, person) else person_name(plan, person),
        cohort=latest.cohort.title,
        mark=mark_of(edition, undecided=latest.cohort.status == "draft"),
        standing=standing_by(edition, person),
        picture=person_two_years(edition, latest.cohort, person),
        tasks=tasks_of_person(edition, person),
        make_ups=own_make_ups(edition, person),
        reviews=own_reviews(edition, person),
        certificate=certificate_words(plan),
        paths=own_paths(edition, person),
        terms=own_agenda(edition, person),
        ask=frame.ask or "",
        contact=frame.contact.title,
        email=frame.contact.email,
    )
    return Print(path_of_own(plan, person, "participant"), "participant", frame.language, {"mine": mine})
