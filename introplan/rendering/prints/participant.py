"""A participant's own print: who stands by me, what I am to do and when, and my way through the programme."""

from dataclasses import dataclass

from introplan.agenda.disclosure import is_protected
from introplan.language import Language, _, in_full, without_capital
from introplan.releases import Edition
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.own.agenda import AgendaTerm, own_agenda
from introplan.rendering.prints.folders import path_of_own
from introplan.rendering.prints.printer import Print
from introplan.rendering.tasks import TaskLine, tasks_of_person
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import person_name


@dataclass(frozen=True)
class ParticipantPrint:
    """Everything in a participant's own print. `title` is general, since it stands in the document as a whole."""

    language: Language
    title: str
    programme: str
    organisation: str
    name: str
    mark: EditionMark
    terms: tuple[AgendaTerm, ...]
    tasks: tuple[TaskLine, ...]


def participant_print(edition: Edition, person: str) -> Print | None:
    """`prints/<identity>/participant`; None for somebody who is in no cohort that is published."""
    plan, frame = edition.plan, edition.plan.programme.frame
    journeys = [each for each in plan.agenda.journeys_by_person.get(person, ()) if each.cohort.id in edition.cohort_ids]
    if not journeys:
        return None
    term = SchoolTerm.of(journeys[-1].starts).title(frame.language)
    mine = ParticipantPrint(
        language=frame.language,
        title=in_full(_("My introduction, {term}"), frame.language, term=without_capital(term)),
        programme=frame.title,
        organisation=plan.programme.organisations[frame.owner].title,
        name="" if is_protected(plan, person) else person_name(plan, person),
        mark=mark_of(edition),
        terms=own_agenda(edition, person),
        tasks=tasks_of_person(edition, person),
    )
    return Print(path_of_own(plan, person, "participant"), "participant", frame.language, {"mine": mine})
