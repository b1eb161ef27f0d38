"""Two plans compared: what is to be told of it, on the whole and to each person. Few words for many events."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from introplan.agenda import Plan
from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Part
from introplan.changes.change import Change, Events, changes_between, changes_by_person, cohorts_of
from introplan.changes.renewed import alone, renewed
from introplan.changes.series import series_changes
from introplan.changes.support import FEW, SupportChange, support_changes
from introplan.changes.tasks import is_of_task, task_changes
from introplan.changes.told import Coming, ComingWhat, LastDay, Many, Told
from introplan.changes.wholes import as_wholes
from introplan.releases.events import PublishedEvent, events_of


@dataclass(frozen=True)
class Comparison:
    """What was given out before, and what is after; and the last days of those who leave the programme early."""

    before: Events
    after: Events
    last_days: Mapping[str, date] = field(default_factory=dict)

    @classmethod
    def of(cls, before: Events, plan: Plan) -> "Comparison":
        """What was given out before, and a plan."""
        return cls(before, events_of(plan), last_days_of(plan))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every event that differs, in order of time."""
        return changes_between(as_wholes(self.before), as_wholes(self.after))

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes as each person sees them, for all who have to be told of something."""
        return changes_by_person(self.changes)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Everything that is told to those who run the programme, in order of time."""
        cohorts_before, cohorts_after = _cohorts(self.before), _cohorts(self.after)
        new, removed = cohorts_after - cohorts_before, cohorts_before - cohorts_after
        found: list[Told] = []
        rest = []
        many: dict[tuple[Literal["new", "removed"], str], list[PublishedEvent]] = defaultdict(list)
        for change in self._going_on:
            cohort = next(iter(change.event.cohorts), None)
            if change.what in (("new",), ("removed",)) and cohort in (new if change.after else removed):
                many["new" if change.after else "removed", cohort].append(change.event)
            else:
                rest.append(change)
        found += [Many(what, (cohort,), tuple(events)) for (what, cohort), events in many.items()]
        found += self._last_days.values()
        found += renewed(rest)
        coming = tuple(self._coming(rest))
        whole = {(one.person, *one.cohorts) for one in coming if one.what in ("joins", "leaves")}
        of_their_own, along = [], defaultdict[str, list[str]](list)
        for change in rest:
            if _is_within(change, whole) or self._follows(change):
                along[change.event.people("participant")[0]] += change.people
            elif not _is_meeting(change):
                of_their_own.append(alone(change))
        found += (_also_to(one, along) for one in (*coming, *self._support(rest)))
        found += task_changes(change for change in of_their_own if is_of_task(change))
        others = [change for change in of_their_own if change.is_told and not is_of_task(change)]
        found += self._summed_up(others, self.before, self.after)
        return tuple(sorted(found, key=_order))

    def told_to(self, person: str) -> tuple[Told, ...]:
        """What one person is told, in order of time."""
        own = self.by_person.get(person, ())
        found: list[Told] = list(self._supported_by_person.get(person, ()))
        rest = []
        coming: dict[tuple[ComingWhat, Part], list[PublishedEvent]] = defaultdict(list)
        leaving: dict[str, list[Change]] = defaultdict(list)
        for change in own:
            if (leaver := self._leaver(change, person)) is not None:
                leaving[leaver].append(change)
            elif change.goes_on and not _is_meeting(change):
                part = next(part for each, part in change.event.attendees if each == person)
                coming["comes" if change.after else "stays_away", part].append(change.event)
            else:
                rest.append(change)
        for leaver, several in leaving.items():
            found.append(LastDay(leaver, self.last_days[leaver], tuple(several), (person,)))
        for (what, part), events in coming.items():
            for some in [events] if len(events) > FEW else [[event] for event in events]:
                found += [Coming(what, person, part, tuple(some), cohorts_of(some), (person,))]
        found += renewed(rest, person)
        of_their_own = [each for each in map(alone, rest) if each.is_told and not _is_meeting(each)]
        found += task_changes(filter(is_of_task, of_their_own))
        others = [each for each in of_their_own if not is_of_task(each) and not self._follows(each, person)]
        found += self._summed_up(others, *self.own(person))
        return tuple(sorted(found, key=_order))

    def told_of_sessions(self, cohort: str) -> tuple[Told, ...]:
        """What a whole cohort is told, in order of time: of its sessions, and not of who comes."""
        own = [change for change in self.changes if change.event.kind == "session" and cohort in change.cohorts]
        told = [one for one in map(alone, own) if one.is_told]
        found: list[Told] = [*renewed(own), *self._summed_up(told, self.before, self.after)]
        return tuple(sorted(found, key=_order))

    def from_day(self, day: date) -> "Comparison":
        """The same for what is on the day or later, as it was or as it is: nobody has to be told of what is over."""
        ahead = {event.key for events in (self.before, self.after) for event in events.values() if event.last >= day}
        before, after = (
            {key: event for key, event in events.items() if key in ahead} for events in (self.before, self.after)
        )
        return replace(self, before=before, after=after)

    def is_new(self, person: str) -> bool:
        """Whether the person had nothing before, and has something after: someone to welcome."""
        before, after = self.own(person)
        return bool(after) and not before

    def own(self, person: str) -> tuple[Events, Events]:
        """What the person is to come to, before and after."""
        return self._own_before.get(person, {}), self._own_after.get(person, {})

    @cached_property
    def _own_before(self) -> Mapping[str, Events]:
        return _by_person(self.before)

    @cached_property
    def _own_after(self) -> Mapping[str, Events]:
        return _by_person(self.after)

    @cached_property
    def _supported_by_person(self) -> Mapping[str, Sequence[Told]]:
        found: dict[str, list[Told]] = defaultdict(list)
        for told in self._all_support:
            for person in dict.fromkeys(told.people):
                found[person].append(told)
        return found

    @cached_property
    def _meeting_others(self) -> frozenset[str]:
        """Those who have to be told of a meeting."""
        return frozenset(person for person, own in self.by_person.items() if any(map(_is_meeting, own)))

    @cached_property
    def _all_support(self) -> tuple[Told, ...]:
        return tuple(self._support(self._going_on))

    def _leaver(self, change: Change, reader: str | None = None) -> str | None:
        """The participant for whose leaving something falls away; of a session only for the participant's own part."""
        before = change.before
        if before is None or not before.is_on or not (change.after is None or not change.after.is_on):
            return None
        leavers = before.people("participant")
        if before.kind == "session":
            leavers = tuple(one for one in leavers if one == reader and change.goes_on)
        return next((one for one in leavers if before.day > self.last_days.get(one, date.max)), None)

    @cached_property
    def _going_on(self) -> tuple[Change, ...]:
        """The changes but for what falls away because somebody leaves."""
        return tuple(change for change in self.changes if self._leaver(change) is None)

    @cached_property
    def _last_days(self) -> Mapping[str, LastDay]:
        """What falls away with each who leaves, in order of the events."""
        found: dict[str, list[Change]] = defaultdict(list)
        people: dict[str, list[str]] = defaultdict(list)
        for change in self.changes:
            leaver = self._leaver(change)
            own = [leaver] if leaver else [one for one in change.attending if self._leaves_session(change, one)]
            for one in own:
                found[one].append(change if leaver else change.seen_by(one))
                people[one] += change.attending if leaver else [one]
        return {
            one: LastDay(one, self.last_days[one], tuple(several), tuple(dict.fromkeys((one, *people[one]))))
            for one, several in found.items()
        }

    def _leaves_session(self, change: Change, person: str) -> bool:
        return change.event.kind == "session" and self._leaver(change.seen_by(person), person) is not None

    def _follows(self, change: Change, reader: str | None = None) -> bool:
        """Whether somebody else supports the participant, which the `reader` is told, and so comes to a review."""
        if change.event.kind != "review" or change.what != ("people",):
            return False
        before, after = (set(event.attendees) for event in change.events)
        [participant] = change.event.people("participant")
        known = reader is None or (participant, reader) in self._taken_over
        return known and all((participant, person) in self._taken_over for person, _part in before ^ after)

    @cached_property
    def _taken_over(self) -> frozenset[tuple[str, str]]:
        """Each participant with whoever supports them now, or does so no more."""
        found = (one for one in self._all_support if isinstance(one, SupportChange))
        others = (one for one in found if one.what in ("begins", "ends", "switches"))
        return frozenset((one.pair.participant, person) for one in others for person in one.concerned)

    def _support(self, changes: Iterable[Change]) -> Iterator[Told]:
        meetings = [each for each in map(alone, changes) if _is_meeting(each) and each.what not in ((), ("rest",))]
        for one in support_changes(self.before, self.after, meetings) if meetings else ():
            if isinstance(one, SupportChange):  # the other of the two may have nothing to be told of
                yield replace(one, people=tuple(each for each in one.concerned if each in self._meeting_others))
            else:
                yield one

    def _coming(self, changes: Iterable[Change]) -> Iterator[Coming]:
        """Who comes or stays away, of sessions that go on."""
        found: dict[tuple[bool, str, Part, tuple[str, ...]], list[PublishedEvent]] = defaultdict(list)
        for change in changes:
            if change.event.personal or not {"roster", "lecturers"} & set(change.what):
                continue
            for person in change.attending:
                own = change.seen_by(person)
                if self._leaves_session(change, person):
                    continue
                part = next(part for each, part in own.event.attendees if each == person)
                if own.goes_on and (part != "lecturer" or "lecturers" not in change.what):
                    comes = own.after is not None
                    of = self._members_after if comes else self._members_before
                    mine = tuple(cohort for cohort in own.event.cohorts if (person, cohort) in of)
                    found[comes, person, part, mine or own.event.cohorts].append(own.event)
        for (comes, person, part, cohorts), events in found.items():
            others = self._members_before if comes else self._members_after
            whole = part == "participant" and not any((person, cohort) in others for cohort in cohorts)
            what: ComingWhat = ("joins" if comes else "leaves") if whole else "comes" if comes else "stays_away"
            together = whole or len(events) > FEW
            for some in [events] if together else [[event] for event in events]:
                yield Coming(what, person, part, tuple(some), cohorts, (person,))

    @staticmethod
    def _summed_up(changes: Iterable[Change], before: Events, after: Events) -> Iterator[Told]:
        """The changes one by one, but for those of a session that comes back, and many new texts."""
        rest = []
        for one in series_changes(before, after, changes):
            if isinstance(one, Change):
                rest.append(one)
            else:
                yield one
        yield from _summed_up(rest)

    @cached_property
    def _members_before(self) -> frozenset[tuple[str, str]]:
        return _members(self.before)

    @cached_property
    def _members_after(self) -> frozenset[tuple[str, str]]:
        return _members(self.after)


def last_days_of(plan: Plan) -> dict[str, date]:
    """The last day of each participant who leaves before the programme is over, by identity."""
    journeys: dict[str, list[Journey]] = defaultdict(list)
    for journey in plan.agenda.journeys:
        journeys[plan.programme.people[journey.person].identity].append(journey)
    return {
        person: max(journey.ends for journey in own)
        for person, own in journeys.items()
        if all(journey.leaves_early for journey in own)
    }


def _by_person(events: Events) -> Mapping[str, Events]:
    found: dict[str, dict[str, PublishedEvent]] = defaultdict(dict)
    for key, event in events.items():
        for person, _part in event.attendees:
            found[person][key] = event
    return found


def _members(events: Events) -> frozenset[tuple[str, str]]:
    """Who takes part in which cohort; what several cohorts share does not say whose somebody is."""
    return frozenset(
        (person, event.cohorts[0])
        for event in events.values()
        if len(event.cohorts) == 1
        for person in event.people("participant")
    )


def _is_meeting(change: Change) -> bool:
    return change.event.kind == "meeting"


def _cohorts(events: Events) -> set[str]:
    return {cohort for event in events.values() for cohort in event.cohorts}


def _is_within(change: Change, whole: set[tuple[str, ...]]) -> bool:
    """Whether a review, a task or a posting comes or goes because its participant joins or leaves the cohort."""
    kinds = ("review", "task", "posting")
    if change.event.kind not in kinds or change.what not in (("new",), ("removed",)):
        return False
    return any((person, *change.event.cohorts) in whole for person in change.event.people("participant"))


def _also_to(told: Told, along: Mapping[str, Sequence[str]]) -> Told:
    """What is told of a participant, to those as well whose reviews with that participant go along with it."""
    if isinstance(told, Coming) and told.what in ("joins", "leaves"):
        return replace(told, people=tuple(dict.fromkeys((*told.people, *along.get(told.person, ())))))
    if isinstance(told, SupportChange) and told.what in ("begins", "ends", "switches"):
        return replace(told, people=tuple(dict.fromkeys((*told.people, *along.get(told.pair.participant, ())))))
    return told


def _summed_up(changes: Iterable[Change]) -> Iterator[Told]:
    """The changes one by one, but new texts as one when they are many."""
    texts = []
    for change in changes:
        if set(change.what) - {"roster"} == {"text"}:
            texts.append(change)
        else:
            yield change
    if len(texts) <= FEW:
        yield from texts
        return
    events = tuple(change.event for change in texts)
    yield Many("text", cohorts_of(events), events)


def _order(told: Told) -> tuple[object, ...]:
    key = told.event.key if isinstance(told, Change) else ""
    return told.day, type(told).__name__, key, told.what, told.people[:3]
