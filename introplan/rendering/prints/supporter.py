"""A supporter's own print: my participants, what to talk about and when, the hours it takes, and our meetings."""

from dataclasses import dataclass

from introplan.agenda.disclosure import is_protected
from introplan.language import Language, _, in_full, joined
from introplan.releases import Edition
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.own.agenda import AgendaTerm, own_agenda
from introplan.rendering.own.path import OwnReview, reviews_helped
from introplan.rendering.own.standing import Stander, supported_by
from introplan.rendering.own.supporting import (
    PhaseTalk,
    RoleText,
    SupportHours,
    phase_talks,
    role_texts,
    roles_of,
    support_hours,
)
from introplan.rendering.prints.folders import path_of_own
from introplan.rendering.prints.printer import Print
from introplan.rendering.tasks import TasksOf, tasks_helped_with
from introplan.rendering.titles import part_words, person_name


@dataclass(frozen=True)
class SupporterPrint:
    """Everything in a supporter's own print. `title` is general, as it is in that of a participant."""

    language: Language
    title: str
    programme: str
    organisation: str
    name: str
    roles: str
    mark: EditionMark
    participants: tuple[Stander, ...]
    texts: tuple[RoleText, ...]
    talks: tuple[PhaseTalk, ...]
    hours: SupportHours
    reviews: tuple[OwnReview, ...]
    tasks: tuple[TasksOf, ...]
    terms: tuple[AgendaTerm, ...]
    contact: str
    email: str


def supporter_print(edition: Edition, person: str) -> Print | None:
    """`prints/<identity>/supporter`; None for somebody who supports nobody in a cohort that is published."""
    plan, frame = edition.plan, edition.plan.programme.frame
    participants = supported_by(edition, person)
    if not participants:
        return None
    roles = joined((part_words(plan, role) for role in roles_of(edition, person)), frame.language)
    mine = SupporterPrint(
        language=frame.language,
        title=in_full(_("Supporting a new colleague"), frame.language),
        programme=frame.title,
        organisation=plan.programme.organisations[frame.owner].title,
        name="" if is_protected(plan, person) else person_name(plan, person),
        roles=in_full(_("You are {role}"), frame.language, role=roles),
        mark=mark_of(edition),
        participants=tuple(stander for stander, _journey in participants),
        texts=role_texts(edition, person),
        talks=phase_talks(edition, person),
        hours=support_hours(edition, person),
        reviews=reviews_helped(edition, person),
        tasks=tasks_helped_with(edition, person),
        terms=own_agenda(edition, person),
        contact=frame.contact.title,
        email=frame.contact.email,
    )
    return Print(path_of_own(plan, person, "supporter"), "supporter", frame.language, {"mine": mine})
