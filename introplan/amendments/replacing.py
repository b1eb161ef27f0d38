"""A supporter who is followed by another from a day: the old pairing ends the day before, and a new one begins.

Whoever follows has to be able to: the checks that would speak against the pairing are asked before it is written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from introplan.agenda import Plan, Support
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.changed_meetings import ChangedMeeting, impossible_in, that_they_go
from introplan.amendments.followed import FollowedStep, Wished, new_id
from introplan.amendments.meeting_times import TakenTime, time_with, usual_time
from introplan.amendments.objections import by_oneself, found_with, impossible
from introplan.amendments.supports import supports_of
from introplan.amendments.typed import Typed
from introplan.checks.candidates import with_units
from introplan.checks.occasions import names
from introplan.checks.pairings import role_name
from introplan.days import Stretch
from introplan.demands.supporters import candidates_of
from introplan.diagnostics import Edit, Message, _
from introplan.model import Pairing, Programme

ONE_DAY = timedelta(days=1)
ROOM = "supporter-over-capacity"
AGAINST = frozenset(
    (
        ROOM,
        "supporter-of-oneself",
        "supporter-is-manager",
        "supporter-is-participant",
        "supporter-in-two-roles",
        "supporter-in-wrong-unit",
        "supporter-leaves",
        "supporter-away",
        "pairing-doubled",
    )
)
"""The checks that speak against a pairing for what the two are, not for what they meet about."""


def replacing(plan: Plan, wished: Wished, today: date) -> Amendment | Hindrance:
    """Somebody supports participants in another's place, from a day on."""
    succession = Succession(plan, wished, today)
    hindrance = succession.hindrance
    return hindrance or Amendment(succession.title, tuple(succession.edits), tuple(succession.left))


@dataclass(frozen=True)
class Succession:
    """Somebody who follows another as a supporter."""

    plan: Plan
    wished: Wished
    current_day: date

    @cached_property
    def steps(self) -> tuple[FollowedStep, ...]:
        """Every pairing that is followed, with what comes of it."""
        return tuple(
            replace(step, impossible=frozenset(each.key for each in self._impossible if each.pairing.id == step.id))
            for step in self._possible
        )

    @cached_property
    def _impossible(self) -> tuple[ChangedMeeting, ...]:
        """The meetings changed by hand that the follower has no day for, or not that day."""
        followed = {step.id for step in self._possible}
        those = impossible_in(self.plan, _programme_after(self.plan, self._possible))
        return tuple(each for each in those if each.pairing.id in followed)

    @cached_property
    def _possible(self) -> tuple[FollowedStep, ...]:
        """Every pairing that is followed, with all that was changed of its meetings by hand."""
        ids = {*self.plan.programme.pairings, *(each.identity for each in self.plan.programme.pairings.values())}
        found: list[FollowedStep] = []
        taken: list[TakenTime] = []
        for pairing in self.plan.programme.pairings.values():
            days = self._days(pairing)
            if days is None:
                continue
            supports = supports_of(self.plan, pairing)
            in_place = self.wished.first <= supports[0].days.first
            id_ = pairing.id if in_place else new_id(self.wished, pairing, ids)
            when = time_with(self.plan, Support(days, pairing, supports[-1].journey), self.wished.by, taken)
            ids.add(id_)
            taken += [TakenTime(days, when)] if when else []
            found.append(FollowedStep(self.plan, self.wished, pairing, days, id_, when))
        return tuple(found)

    def _days(self, pairing: Pairing) -> Stretch | None:
        """The days that a pairing leaves to whoever follows; None when it is another's, or over and followed."""
        wished = self.wished
        supports = supports_of(self.plan, pairing)
        is_one = (pairing.supporter, pairing.role) == (wished.person, wished.role) and supports
        if not is_one or (wished.participants and pairing.participant not in wished.participants):
            return None
        last = supports[-1]
        if last.days.last >= wished.first:
            return Stretch(max(wished.first, supports[0].days.first), last.days.last)
        others = self.plan.agenda.support.of(last.journey, (wished.role,))
        is_followed = any(each.days.last > last.days.last for each in others)
        if is_followed or pairing.until != last.days.last or last.journey.ends < wished.first:
            return None
        return Stretch(wished.first, last.journey.ends)

    @property
    def hindrance(self) -> Hindrance | None:
        """Why it cannot be: nobody is followed, or the follower cannot."""
        if self.wished.by == self.wished.person:
            return by_oneself(self.plan, self.wished.person)
        if missing := self._missing:
            return missing
        return self._given_out or self._away or self._against

    @property
    def _values(self) -> dict[str, object]:
        wished = self.wished
        return {
            "person": self.plan.called(wished.person),
            "by": self.plan.called(wished.by),
            "role": role_name(self.plan, wished.role),
            "day": wished.first,
            "id": wished.person,
        }

    @property
    def _missing(self) -> Hindrance | None:
        """That there is nobody to follow, of all or of one who was named."""
        followed = {step.pairing.participant for step in self.steps}
        asked = self.wished.participants
        missing = tuple(each for each in asked if each not in followed)
        if followed and not missing:
            return None
        template = (
            _("{person} is not {role} of {participants} on {day} or later")
            if missing
            else _("{person} is {role} of nobody on {day} or later")
        )
        values = {**self._values, "participants": names(self.plan, missing)}
        return Hindrance(Message(template, values), self._what_there_is)

    @property
    def _what_there_is(self) -> Message:
        own = self.plan.agenda.support.by_supporter.get(self.wished.person, ())
        holding = [each for each in own if each.days.last >= self.wished.first]
        if not holding:
            return Message(_("see what there is: `introplan show --person {id}`"), self._values)
        told = tuple(
            Message(
                _("{role} of {participant}"),
                {
                    "role": role_name(self.plan, each.pairing.role),
                    "participant": self.plan.called(each.pairing.participant),
                },
            )
            for each in holding
        )
        return Message(_("{person} is then: {supports}"), {**self._values, "supports": told})

    @property
    def _given_out(self) -> Hindrance | None:
        """That people have met already by a pairing that somebody else would stand in from its first day."""
        for step in self.steps:
            meetings = self.plan.agenda.by_subject.get(step.pairing.id, ())
            met = [each for each in meetings if self.plan.is_released(each) and each.day < self.current_day]
            if step.is_in_place and met:
                return Hindrance(
                    Message(
                        _("{participant} and {person} have met since {first}, as their calendars say"),
                        {
                            **self._values,
                            "participant": self.plan.called(step.pairing.participant),
                            "first": met[0].day,
                        },
                    ),
                    Message(_("choose a later day: `--from {today}`"), {"today": self.current_day.isoformat()}),
                )
        return None

    @property
    def _away(self) -> Hindrance | None:
        """That the follower is away when it begins."""
        said = self.plan.programme.people[self.wished.by].unavailable
        for step in self.steps:
            away = next((each for each in said if isinstance(each, Stretch) and step.days.first in each), None)
            if away is not None:
                return Hindrance(
                    Message(_("{by} is away {stretch}"), {**self._values, "stretch": away}), self._who_could(step)
                )
        return None

    @property
    def _against(self) -> Hindrance | None:
        """What the checks would find about the follower, the gravest first."""
        found = [
            each
            for each, is_new in found_with(self.plan, _programme_after(self.plan, self.steps), AGAINST)
            if self.wished.by in each.ids and (is_new or each.name == ROOM)
        ]
        if not found:
            return None
        concerned = [step for step in self.steps if step.pairing.participant in found[0].ids]
        return Hindrance(impossible(found[0].message), self._who_could((concerned or list(self.steps))[0]))

    def _who_could(self, step: FollowedStep) -> Message:
        able = candidates_of(self.plan).who_can(self.wished.role, step.support.journey, step.days)
        free = [each for each in able if each.id not in (self.wished.person, self.wished.by)]
        values = {**self._values, "participant": self.plan.called(step.pairing.participant)}
        if free:
            return Message(
                _("{free} has room for {participant}"), {**values, "free": with_units(self.plan, tuple(free[:1]))}
            )
        return Message(
            _("nobody who has agreed to be {role} has room for {participant} then; ask somebody, and write `capacity`"),
            values,
        )

    @property
    def title(self) -> Message:
        """Who follows whom."""
        participants = tuple(dict.fromkeys(step.pairing.participant for step in self.steps))
        values = {**self._values, "participants": names(self.plan, participants)}
        return Message(_("{by} takes over from {person} as {role} of {participants} from {day}"), values)

    @property
    def edits(self) -> Iterator[Edit]:
        """All that is written."""
        for step in self.steps:
            yield from step.edits

    @property
    def left(self) -> Iterator[Message]:
        """What the two have to agree on, and what has to be asked."""
        for step in self.steps:
            values = {
                **self._values,
                "participant": self.plan.called(step.pairing.participant),
                "typed": Typed(f"pairings.{step.id}.meets"),
            }
            if step.has_other_time and step.when is not None:
                yield Message(
                    _(
                        "{participant} and {by} meet on {weekday} at {times}, since one of them has something else "
                        "at the usual time; another time: `introplan set {typed} time 13.00`"
                    ),
                    {**values, "weekday": step.when.weekday, "times": step.when.times},
                )
            elif step.when is None and usual_time(self.plan, step.support) is not None:
                yield Message(
                    _(
                        "{participant} and {by} have no time in the week that suits both: "
                        "`introplan set {typed} time 13.00`"
                    ),
                    values,
                )
            if step.pairing.meets and step.pairing.meets.link and not step.is_in_place:
                yield Message(
                    _("{participant} and {by} meet at the same link as before: check whether {by} can open it"), values
                )
        yield from that_they_go(self.plan, self._impossible)
        capacity = self.plan.programme.people[self.wished.by].capacity
        if self.wished.role not in capacity:
            yield Message(_("{by} has not said in the plan that they can be {role}: ask first"), self._values)


def _programme_after(plan: Plan, steps: Sequence[FollowedStep]) -> Programme:
    pairings = dict(plan.programme.pairings)
    for step in steps:
        pairings |= step.pairings
    return plan.programme.model_copy(update={"pairings": pairings})
