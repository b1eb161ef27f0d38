"""Somebody who leaves, in all that they are: participant, supporter, lecturer, manager, contact, coordinator.

What was stays as it was. What was to come after the last day goes from the plan where it is about that person alone;
where somebody else is needed instead it is told, with the line to type.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from introplan.agenda import Journey, Occasion, Plan
from introplan.agenda.disclosure import named
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.away import away_edits, last_day_of_all
from introplan.amendments.duties import Duty, duties_of, held_by
from introplan.amendments.postings import cutting, postings_cut
from introplan.amendments.references import places_in
from introplan.amendments.removals import taken_out
from introplan.amendments.successors import given_by, lecturing_left, supports_left
from introplan.amendments.supports import ended, supports_of
from introplan.amendments.typed import Typed
from introplan.days import Stretch
from introplan.demands import first_day_called, key_of
from introplan.diagnostics import Edit, Message, Remove, Set, _
from introplan.model import Event, Pairing, Path, Session

ONE_DAY = timedelta(days=1)


def leaving(plan: Plan, person: str, last: date) -> Amendment | Hindrance:
    """Somebody is there on the last day, and no more after it."""
    leaver = Leaver(plan, person, last)
    return leaver.hindrance or Amendment(leaver.title, tuple(leaver.edits), tuple(leaver.left))


@dataclass(frozen=True)
class Leaver:
    """Somebody who leaves after a day, and all that they are then."""

    plan: Plan
    person: str
    last: date

    @property
    def first_without(self) -> date:
        """The first day without them."""
        return self.last + ONE_DAY

    @property
    def journeys(self) -> tuple[Journey, ...]:
        """The ways through the programme that would go on after the day."""
        return tuple(each for each in self._every_journey if each.ends > self.last)

    @property
    def _every_journey(self) -> tuple[Journey, ...]:
        return self.plan.agenda.journeys_by_person.get(self.person, ())

    @cached_property
    def supporting(self) -> tuple[Pairing, ...]:
        """The pairings in which they would support somebody after the day."""
        return tuple(
            pairing
            for pairing in self.plan.programme.pairings.values()
            if pairing.supporter == self.person
            and any(support.days.last > self.last for support in supports_of(self.plan, pairing))
        )

    @cached_property
    def lecturing(self) -> tuple[Occasion, ...]:
        """The sessions that they would give after the day."""
        return given_by(self.plan, self.person, self.first_without)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """What they are without a last day, and somebody else has to be after the day."""
        return tuple(duties_of(self.plan, self.person, self.first_without))

    @cached_property
    def _rest(self) -> Stretch:
        """The days without them, as long as anything of the programme goes on."""
        return Stretch(self.first_without, last_day_of_all(self.plan))

    @cached_property
    def is_needed(self) -> bool:
        """Whether they do anything for others after the day, or could be asked to."""
        events = (event for event in self.plan.programme.events.values() if event.date > self.last)
        return self._rest.last > self.last and bool(
            self.supporting
            or self.lecturing
            or self.duties
            or any(self.plan.programme.people[self.person].capacity.values())
            or any(self.person in (event.by, *event.with_) for event in events)
        )

    @property
    def _is_gone(self) -> bool:
        """Whether their own entry says already that they cannot come on any day after the day."""
        rest = self._rest
        said = self.plan.programme.people[self.person].unavailable
        return any(isinstance(each, Stretch) and each.first <= rest.first and rest.last <= each.last for each in said)

    @property
    def hindrance(self) -> Hindrance | None:
        """Why they cannot leave then: they have left, have not begun, or would be done by then anyhow."""
        called = self.plan.called(self.person)
        if self.journeys and (self.is_needed or any(each.starts <= self.last for each in self.journeys)):
            return None
        if self.journeys:
            first = min(self.journeys, key=lambda journey: journey.starts)
            return Hindrance(
                Message(
                    _("{person} starts on {start}, after {day}"),
                    {"person": called, "start": first.starts, "day": self.last},
                ),
                Message(
                    _("choose a later day; somebody who never comes is removed: `introplan set {typed} --remove`"),
                    {"typed": Typed(f"cohorts.{first.cohort.id}.participants.{self.person}")},
                ),
            )
        if self.is_needed and not self._is_gone:
            return None
        if self._every_journey:
            return self._over(max(self._every_journey, key=lambda journey: journey.ends))
        return Hindrance(
            Message(_("{person} has nothing in the plan after {day}"), {"person": called, "day": self.last}),
            Message(_("see what there is: `introplan show --person {id}`"), {"id": self.person}),
        )

    def _over(self, journey: Journey) -> Hindrance:
        values = {"person": self.plan.called(self.person), "day": journey.ends, "cohort": journey.cohort.title}
        if journey.leaves_early:
            return Hindrance(
                Message(_("{person} has left {cohort} already: the last day is {day}"), values),
                Message(_("to move that to an earlier day, write a day before it")),
            )
        return Hindrance(
            Message(_("{person} is done with {cohort} on {day}, so there is nothing to leave"), values),
            Message(_("somebody who leaves early has a last day before that one")),
        )

    @property
    def title(self) -> Message:
        """What is done, and which last day it replaces."""
        values = {"person": self.plan.called(self.person), "day": self.last}
        until = next((each.ends for each in self.journeys if each.leaves_early), None)
        if until is not None:
            values["until"] = until
            return Message(_("{person} leaves, with {day} as the last day instead of {until}"), values)
        return Message(_("{person} leaves, with {day} as the last day"), values)

    @property
    def edits(self) -> Iterator[Edit]:
        """All that changes in the plan."""
        for journey in self.journeys:
            yield from self._of_journey(journey)
        for pairing in self.plan.programme.pairings.values():
            if pairing.participant == self.person:
                yield from ended(self.plan, pairing, self.last, is_said=False)
        for pairing in self.plan.programme.pairings.values():
            if pairing.supporter == self.person != pairing.participant:
                yield from ended(self.plan, pairing, self.last)
        yield from taken_out(self.plan, self._in_lists)
        if self.is_needed and not self._is_gone:
            yield from away_edits(self.plan, self.person, self._rest)

    def _of_journey(self, journey: Journey) -> Iterator[Edit]:
        participant = journey.participant
        if journey.starts > self.last:
            yield Remove(participant.path)
            return
        after = "starts" if self.plan.origins.is_written((*participant.path, "starts")) else ""
        yield Set((*participant.path, "until"), self.last.isoformat(), after)
        gone: list[Path] = [
            (*participant.path, "reviews", review)
            for review, booked in participant.reviews.items()
            if booked.date > self.last
        ]
        gone += [
            (*participant.path, "make_ups", index)
            for index, key in enumerate(participant.make_ups)
            if first_day_called(self.plan, key) > self.last
        ]
        gone += [
            (*participant.path, "pauses", index)
            for index, pause in enumerate(participant.pauses)
            if pause.first > self.last
        ]
        late = [id_ for id_, days in participant.groups.by_group.items() if days.from_ and days.from_ > self.last]
        whole = len(late) == len(participant.groups.by_group)
        gone += [(*participant.path, "groups", id_) for id_ in ([] if whole else late)]
        gone += [(*participant.path, "groups")] if late and whole else []
        yield from taken_out(self.plan, gone)
        yield from cutting(self.plan, postings_cut(journey, Stretch(self.first_without, date.max)))

    @property
    def _in_lists(self) -> Iterator[Path]:
        """Where they stand among others: who is away, half groups, guests of events."""
        programme = self.plan.programme
        for key, people in programme.absences.items():
            if first_day_called(self.plan, key) > self.last:
                yield from places_in(("absences", key), people, self.person)
        for cohort in programme.cohorts.values():
            for session in cohort.sessions.values():
                if session.date > self.last and self._keeps_company(session):
                    yield from places_in((*session.path, "for"), session.for_, self.person)
                if session.date > self.last:
                    yield from places_in((*session.path, "also"), session.also, self.person)
        for event in programme.events.values():
            if event.date > self.last and set(event.with_) - {self.person}:
                yield from places_in((*event.path, "with"), event.with_, self.person)

    def _keeps_company(self, session: Session) -> bool:
        """Whether a half group goes on without them: of nobody it is all, of the protected it tells them apart."""
        groups, others = self.plan.programme.groups, self._others(session)
        return any(id_ in groups for id_ in others) or bool(named(self.plan, others))

    def _others(self, session: Session) -> tuple[str, ...]:
        return tuple(each for each in session.for_ if each != self.person)

    @property
    def left(self) -> Iterator[Message]:
        """What somebody else has to do, or to be asked for."""
        yield from supports_left(self.plan, self.supporting, self.last)
        yield from lecturing_left(self.plan, self.person, self.lecturing, self.first_without)
        for duty in self.duties:
            yield duty.left(self.plan, self.person, self.first_without)
        yield from self._reviews
        yield from self._alone
        yield from self._events

    @property
    def _reviews(self) -> Iterator[Message]:
        """Talks that were due by the last day, and booked after it: they can still be held before."""
        for journey in self.journeys:
            for id_, booked in journey.participant.reviews.items():
                review = self.plan.programme.frame.reviews[id_]
                due = self.plan.open_days.from_day(journey.day_at(review.month))
                if booked.date > self.last >= due >= journey.starts:
                    day = max(due, self.plan.open_days.until_day(self.last))
                    yield Message(
                        _(
                            "{review} was due on {due}, and booked on {day}: "
                            "`introplan move {typed} --to {before}` books it"
                        ),
                        {
                            "review": review.title,
                            "due": due,
                            "day": booked.date,
                            "before": day.isoformat(),
                            "typed": Typed(f"{journey.cohort.id}/{self.person}/{id_}"),
                        },
                    )

    @property
    def _alone(self) -> Iterator[Message]:
        """Half groups that they stay in, since nobody would be left there, or nobody but protected people."""
        for each in self.plan.agenda.sessions:
            session = self.plan.session(each)
            if each.day > self.last and self.person in session.for_ and not self._keeps_company(session):
                yield Message(
                    _(
                        "{session} on {day} is left to protected people, and {person} stays in its `for`: "
                        "let somebody else come along, or `introplan cancel {typed}`"
                    )
                    if self._others(session)
                    else _("{session} on {day} is for {person} alone: `introplan cancel {typed}`"),
                    {
                        "session": self.plan.title(each),
                        "day": each.day,
                        "person": self.plan.called(self.person),
                        "typed": Typed(key_of(each)),
                    },
                )

    @property
    def _events(self) -> Iterator[Message]:
        """What they would hold without running the programme, and what is with nobody else."""
        runs = any(duty.word == "coordinator" for duty in self.duties)
        for event in () if runs else held_by(self.plan, self.person, self.first_without):
            yield self._of_event(
                event, _("{person} leads {event} on {day}: `introplan set {typed} by WHO` says who does instead")
            )
        for event in self.plan.programme.events.values():
            if event.date > self.last and set(event.with_) == {self.person}:
                yield self._of_event(
                    event,
                    _("{event} on {day} is with {person} alone: `introplan set {typed} with [WHO]`, or remove it"),
                )

    def _of_event(self, event: Event, template: str) -> Message:
        return Message(
            template,
            {
                "event": event.subject,
                "day": event.date,
                "person": self.plan.called(self.person),
                "typed": Typed(f"events.{event.id}"),
            },
        )
