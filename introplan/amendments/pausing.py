"""Somebody who is away for a while, and comes back. Why is nobody's business here: it is neither asked nor written.

A participant has a pause in the programme, which moves all that comes after it. Who supports or lectures cannot come
on those days.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from introplan.agenda import Journey, Occasion, Plan, is_invited
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.away import away_edits, listed, united, written
from introplan.amendments.changed_meetings import ChangedMeeting, impossible_in, that_they_go, without_them
from introplan.amendments.objections import with_participant
from introplan.amendments.postings import cutting, postings_cut, that_they_are_cut
from introplan.amendments.removals import taken_out
from introplan.amendments.supports import supports_of
from introplan.amendments.typed import Typed
from introplan.checks.make_ups import offered_session
from introplan.days import Stretch, Stretches
from introplan.demands import Offers, days_called, key_of
from introplan.diagnostics import Edit, Message, _
from introplan.model import Path, Programme

ONE_DAY = timedelta(days=1)


def pausing(plan: Plan, person: str, days: Stretch) -> Amendment | Hindrance:
    """Somebody is away on these days."""
    pause = Pausing(plan, person, days)
    return pause.hindrance or Amendment(pause.title, tuple(pause.edits), tuple(pause.left))


@dataclass(frozen=True)
class Pausing:
    """Somebody who is away, in all that they are on those days."""

    plan: Plan
    person: str
    days: Stretch

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """The ways through the programme that they are on then."""
        return tuple(each for each in self._every_journey if each.days.overlaps(self.days))

    @property
    def _every_journey(self) -> tuple[Journey, ...]:
        return self.plan.agenda.journeys_by_person.get(self.person, ())

    @cached_property
    def is_needed(self) -> bool:
        """Whether somebody else meets, hears or is led by them, or would be."""
        pairings = (each for each in self.plan.programme.pairings.values() if each.supporter == self.person)
        supporting = any(s.days.overlaps(self.days) for pairing in pairings for s in supports_of(self.plan, pairing))
        return supporting or bool(self._needed_at) or not self._every_journey

    @cached_property
    def _needed_at(self) -> tuple[Occasion, ...]:
        """What they give or lead on those days."""
        return tuple(
            each
            for each in self.plan.agenda.by_person.get(self.person, ())
            if each.is_on
            and each.day in self.days
            and self.person in each.people("lecturer", "manager", "coordinator", "invited")
            and not is_invited(self.person, each)
        )

    @property
    def _values(self) -> dict[str, object]:
        return {"person": self.plan.called(self.person), "days": self.days, "id": self.person}

    @property
    def hindrance(self) -> Hindrance | None:
        """Why they cannot have it: it overlaps another, or lies outside their time."""
        for journey in self.journeys:
            if found := self._overlapping(journey.participant.pauses) or self._outside(journey):
                return found
        if not self.journeys and self._every_journey and not self.is_needed:
            return self._not_then
        if self.is_needed:
            return self._overlapping(self.plan.programme.people[self.person].unavailable)
        return None

    def _overlapping(self, said: tuple[object, ...]) -> Hindrance | None:
        other = next((each for each in said if isinstance(each, Stretch) and each.overlaps(self.days)), None)
        if other is None:
            return None
        rest = Stretches((other,)).missing_from(self.days)
        values = {**self._values, "other": other}
        if not rest:
            return Hindrance(
                Message(_("{person} is away {other} already"), values),
                Message(_("there is nothing to write; see it with `introplan show --person {id}`"), values),
            )
        return Hindrance(
            Message(_("{person} is away {other} already, and {days} overlaps that"), values),
            Message(
                _("to make it longer, write only the extra days: {lines}"),
                {"lines": tuple(self._line(each) for each in rest)},
            ),
        )

    def _line(self, days: Stretch) -> Message:
        return Message(_("`introplan pause {typed} {days}`"), {"typed": Typed(self.person), "days": written(days)})

    def _outside(self, journey: Journey) -> Hindrance | None:
        values = {**self._values, "start": journey.starts, "end": journey.ends, "cohort": journey.cohort.title}
        if self.days.first < journey.starts:
            inside = Stretch(journey.starts, self.days.last)
            return Hindrance(
                Message(_("{person} starts in {cohort} on {start}, and the pause would begin before that"), values),
                Message(_("write it from then: {line}"), {**values, "line": self._line(inside)}),
            )
        if journey.leaves_early and self.days.last > journey.ends:
            inside = Stretch(self.days.first, journey.ends)
            return Hindrance(
                Message(_("{person} leaves {cohort} on {end}, and the pause would go on after that"), values),
                Message(_("write it until then: {line}"), {**values, "line": self._line(inside)}),
            )
        return None

    @property
    def _not_then(self) -> Hindrance:
        """That they have not begun, or are done, or have left."""
        before = [each for each in self._every_journey if each.ends < self.days.first]
        journey = max(before, key=lambda each: each.ends) if before else self._every_journey[0]
        values = {**self._values, "stretch": journey.days, "cohort": journey.cohort.title}
        return Hindrance(
            Message(_("{person} is in {cohort} {stretch}, and a pause {days} is outside that time"), values),
            Message(_("check the year; a pause outside the programme moves nothing")),
        )

    @property
    def title(self) -> Message:
        """Who is away when, with which days that becomes one, and until when the programme goes on then."""
        joined = next(iter(self._joined()), None)
        moved = [each for each in map(self._after, self.journeys) if each.until is None]
        values = {**self._values, "joined": joined, "end": moved[0].ends if moved else None}
        if joined is not None and moved:
            return Message(
                _("{person} is away {days}, joined with what was: {joined}; the programme goes on until {end}"), values
            )
        if joined is not None:
            return Message(_("{person} is away {days}, joined with what was: {joined}"), values)
        if moved:
            return Message(_("{person} is away {days}; the programme goes on until {end}"), values)
        return Message(_("{person} is away {days}"), values)

    def _joined(self) -> Iterator[Stretch]:
        lists: list[tuple[object, ...]] = [journey.participant.pauses for journey in self.journeys]
        lists += [self.plan.programme.people[self.person].unavailable] if self.is_needed else []
        yield from (found.days for said in lists if (found := united(said, self.days)).joined)

    @property
    def edits(self) -> Iterator[Edit]:
        """A pause in each cohort, and days when they cannot come."""
        for journey in self.journeys:
            participant = journey.participant
            yield listed(self.plan, (*participant.path, "pauses"), participant.pauses, self.days)
            yield from taken_out(self.plan, self._guest_at(journey))
            yield from cutting(self.plan, postings_cut(journey, self.days))
        if self.is_needed:
            yield from away_edits(self.plan, self.person, self.days)
        yield from without_them(self.plan, self._impossible)

    @cached_property
    def _impossible(self) -> tuple[ChangedMeeting, ...]:
        """The meetings changed by hand that lie in the pause, or that it moves the rhythm away from."""
        return impossible_in(self.plan, self._programme)

    @property
    def _programme(self) -> Programme:
        """The programme with the pause, as far as meetings depend on it."""
        programme = self.plan.programme
        for journey in self.journeys:
            pauses = (*journey.participant.pauses, self.days)
            programme = with_participant(programme, journey.cohort.id, self.person, pauses=pauses)
        if not self.is_needed:
            return programme
        person = programme.people[self.person]
        away = person.model_copy(update={"unavailable": (*person.unavailable, self.days)})
        return programme.model_copy(update={"people": {**programme.people, self.person: away}})

    def _guest_at(self, journey: Journey) -> Iterator[Path]:
        """What they were to make up with on those days, and cannot."""
        for index, key in enumerate(journey.participant.make_ups):
            if all(day in self.days for day in days_called(self.plan, key)):
                yield (*journey.participant.path, "make_ups", index)

    @property
    def left(self) -> Iterator[Message]:
        """What is moved by it, what they miss, and what somebody else has to do meanwhile."""
        for journey in self.journeys:
            yield from self._of_end(journey)
            yield from that_they_are_cut(self.plan, self.person, postings_cut(journey, self.days))
            yield from self._of_reviews(journey)
            yield from self._of_sessions(journey)
        yield from that_they_go(self.plan, self._impossible)
        yield from self._of_lectures()

    def _after(self, journey: Journey) -> Journey:
        return replace(journey, pauses=Stretches.of((*journey.pauses, self.days)))

    def _of_end(self, journey: Journey) -> Iterator[Message]:
        """That an `until` beside it does not move by itself."""
        until, after = journey.participant.until, self._after(journey)
        if until is not None and until < after.programme_ends:
            yield Message(
                _("{person}'s last day in {cohort} stays {until}, as written; with the pause it would be {end}"),
                {**self._values, "cohort": journey.cohort.title, "until": until, "end": after.programme_ends},
            )

    def _of_reviews(self, journey: Journey) -> Iterator[Message]:
        after = self._after(journey)
        for id_, booked in journey.participant.reviews.items():
            review = self.plan.programme.frame.reviews[id_]
            if booked.date in self.days:
                due = self.plan.open_days.from_day(after.day_at(review.month))
                if due in self.days:
                    due = self.plan.open_days.from_day(self.days.last + ONE_DAY)
                yield Message(
                    _("{review} is booked on {day}: `introplan move --free {typed} --near {due}` lists other times"),
                    {
                        "review": review.title,
                        "day": booked.date,
                        "typed": Typed(f"{journey.cohort.id}/{self.person}/{id_}"),
                        "due": due.isoformat(),
                    },
                )

    def _of_sessions(self, journey: Journey) -> Iterator[Message]:
        """What they miss that everybody is to have, with sessions of other cohorts where there are any."""
        offers = Offers(self.plan)
        missed = list(self._missed(journey))
        found = [
            (each, offered_session(offers, self.person, each.subject, without=each, after=self.days.last))
            for each in missed
        ]
        values = {**self._values, "typed": Typed(f"{journey.cohort.id}/{self.person}")}
        offered = [(each, offer) for each, offer in found if offer is not None]
        gone = {key_of(each) for each in missed}
        if offered:
            kept = [each for each in journey.participant.make_ups if each not in gone]
            keys = _in_a_row((*kept, *(key_of(offer) for _each, offer in offered)))
            template = _(
                "{person} misses {sessions}, and can have it later with others: "
                '`introplan set {typed} make_ups "[{keys}]"`'
            )
            yield Message(template, {**values, "keys": keys, "sessions": self._told(each for each, _offer in offered)})
        if nowhere := [each for each, offer in found if offer is None]:
            template = _("{person} misses {sessions}, and no other cohort has it later with room for one more")
            yield Message(template, {**values, "sessions": self._told(nowhere)})

    def _missed(self, journey: Journey) -> Iterator[Occasion]:
        """The sessions of those days that the pause takes from them: their own, and what they were to make up with."""
        for occasion in self.plan.agenda.by_person.get(self.person, ()):
            if occasion.kind != "session" or occasion.day not in self.days or not occasion.is_on:
                continue
            activity = self.plan.programme.taught[occasion.subject]
            is_own = self.person in occasion.people("participant") and journey.cohort.id in occasion.cohorts
            if key_of(occasion) in journey.participant.make_ups or (
                is_own and activity.required and not activity.recurs
            ):
                yield occasion

    def _told(self, sessions: Iterable[Occasion]) -> tuple[Message, ...]:
        return tuple(
            Message(_("{session} on {day}"), {"session": self.plan.title(each), "day": each.day}) for each in sessions
        )

    def _of_lectures(self) -> Iterator[Message]:
        for occasion in self._needed_at:
            if occasion.kind == "session":
                told = {"session": self.plan.title(occasion), "day": occasion.day, "typed": Typed(key_of(occasion))}
                yield Message(
                    _("{person} gives {session} on {day}: `introplan move --free {typed}` lists other days"),
                    {**self._values, **told},
                )


def _in_a_row(keys: Sequence[str]) -> Message:
    """Keys as the items of a list in YAML, none of which is cut short."""
    values = {f"key_{number}": key for number, key in enumerate(keys)}
    return Message(", ".join(f"{{{name}}}" for name in values), values)
