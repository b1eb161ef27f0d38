"""What the people, places and events of a comparison are called, those that are in the plan no more among them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from introplan.agenda import Plan
from introplan.changes.support import Pair
from introplan.language import Language, titled
from introplan.language.terms import EVENT_KINDS
from introplan.model import ROLES, Person
from introplan.releases import PublishedEvent
from introplan.rendering.titles import meeting_title, pair_title, part_words, published_title


class ChangeSentence(NamedTuple):
    """A template, or one for one and one for several, and raw values; the printer puts it into words."""

    template: str
    values: Mapping[str, object]


def calls_person(event: PublishedEvent, part: str, entry: Person) -> bool:
    """Whether an event has told of somebody by the name that this entry has, or by none as of a protected person."""
    return event.says(f"person/{part}/{entry.identity}", (part, None if entry.protected else entry.name))


@dataclass(frozen=True)
class NamesTold:
    """The words of a plan, and where it has none, of the `earlier` one; of a release only ids are left.

    What is compared names everything by its identity, and so does `you`, the person who reads it.
    """

    plan: Plan
    earlier: Plan | None = None
    you: str | None = None

    @property
    def language(self) -> Language:
        """The language that titles are made in: the programme's own."""
        return self.plan.programme.frame.language

    @property
    def people(self) -> frozenset[str]:
        """The ids of everybody who is in the plan, or was."""
        return frozenset(person for plan in self.plans for person in plan.programme.people)

    def identity_of_person(self, id_: str) -> str:
        """What a person with this id is called in what is compared."""
        entries = (plan.programme.people[id_] for plan in self.plans if id_ in plan.programme.people)
        return next((entry.identity for entry in entries), id_)

    def identity_of_cohort(self, id_: str) -> str:
        """What a cohort with this id is called in what is compared."""
        entries = (plan.programme.cohorts[id_] for plan in self.plans if id_ in plan.programme.cohorts)
        return next((entry.identity for entry in entries), id_)

    @property
    def cohorts(self) -> frozenset[str]:
        """The ids of all cohorts that are in the plan, or were."""
        return frozenset(cohort for plan in self.plans for cohort in plan.programme.cohorts)

    def id_now(self, kind: Literal["people", "cohorts", "places"], identity: str) -> str:
        """The id that something has now; its first one, when it is in the plan no more."""
        entries = (getattr(plan.by_identity, kind).get(identity) for plan in self.plans)
        return next((entry.id for entry in entries if entry), identity)

    def person(self, person: str, part: str = "participant") -> str:
        """A name; for a protected person, and for one whom nobody knows any more, the word for the part they take."""
        for plan in self.plans:
            if entry := plan.by_identity.people.get(person):
                return entry.name or self.part(part)
        return self.part(part)

    def hides(self, person: str) -> bool:
        """Whether somebody is known, and must not be named."""
        entries = (plan.by_identity.people.get(person) for plan in self.plans)
        return next((entry.protected for entry in entries if entry), False)

    def part(self, part: str) -> str:
        """The word for a part, such as `deltagare` or what the programme calls its introducers."""
        return part_words(self.plan, part)

    def before(self) -> "NamesTold":
        """The words as they were, where it is known what they were."""
        return replace(self, plan=self.earlier, earlier=None) if self.earlier else self

    def organisation(self, organisation: str) -> str:
        """An organisation's title."""
        entries = (plan.by_identity.organisations.get(organisation) for plan in self.plans)
        return next((entry.title for entry in entries if entry), organisation)

    def place(self, place: str) -> str:
        """A place's title."""
        entries = (plan.by_identity.places.get(place) for plan in self.plans)
        return next((entry.title for entry in entries if entry), place)

    def cohort(self, cohort: str) -> str:
        """A cohort's title."""
        entries = (plan.by_identity.cohorts.get(cohort) for plan in self.plans)
        return next((entry.title for entry in entries if entry), cohort)

    def event(self, event: PublishedEvent) -> str:
        """What an event is called, as its entry in the calendar is: whoever reads of it finds it by that.

        That it is to be booked, which such an entry begins with, is said by the sentences.
        """
        return published_title(self.plan, event._replace(booked=True), earlier=self.earlier)

    def subject(self, event: PublishedEvent) -> str:
        """What all events of the same activity, review, task or subject are called."""
        if event.kind == "event":
            return f"{titled(EVENT_KINDS[event.sort], self.language)}: {event.title}"
        return event.title

    def pair(self, pair: Pair) -> str:
        """What the meetings of two people are called, as their entries are."""
        role = next(word for word in ROLES if word == pair.role)
        return pair_title(self.plan, role, pair.participant, pair.supporter, earlier=self.earlier)

    def meeting(self, role: str) -> str:
        """What the meetings of a role are called: the usual word, or the programme's own label."""
        return meeting_title(self.plan, next(word for word in ROLES if word == role))

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plan, then the earlier one."""
        return (self.plan, self.earlier) if self.earlier else (self.plan,)
