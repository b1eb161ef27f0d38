"""What is asked of everybody, or of the groups that it is for, and who never gets it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from introplan.agenda import Journey, Occasion, Plan, absent_from, attended_by, is_asked, is_chosen
from introplan.model import Activity, Lecture

FEWEST_OF_A_GROUP = 2
"""Where fewer are left out together, each is told by name."""


def by_activity(plan: Plan, cohort: str) -> dict[str, list[Occasion]]:
    """A cohort's sessions that take place, shared ones included, by what they are of."""
    found: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.by_cohort.get(cohort, ()):
        if occasion.is_on:
            found[occasion.subject].append(occasion)
    return found


def required_of(plan: Plan) -> Mapping[str, Lecture | Activity]:
    """The lectures and activities that participants must have."""
    return {id_: activity for id_, activity in plan.programme.taught.items() if activity.required}


def owed_from(journey: Journey, activity: Lecture | Activity) -> date | None:
    """From when somebody is to have something: their start, or the day from which they are in a group that it is for.

    None when they never are.
    """
    if not activity.for_:
        return journey.starts
    memberships = (journey.participant.groups.each.get(group) for group in activity.for_)
    stretches = (each.days for each in memberships if each is not None)
    begun = [max(days.first, journey.starts) for days in stretches if days.first <= days.last >= journey.starts]
    return min(begun, default=None)


def is_wanted(plan: Plan, cohort: str, activity: Lecture | Activity) -> bool:
    """Whether somebody in a cohort is to have something required; all, in a cohort that has no participants yet."""
    journeys = plan.journeys_in(cohort)
    return activity.required and (
        not journeys
        or any(
            activity.id not in each.participant.exempt and owed_from(each, activity) is not None for each in journeys
        )
    )


def not_scheduled(plan: Plan, cohort: str) -> tuple[Lecture | Activity, ...]:
    """What somebody in a cohort is to have and it has no session of; a cancelled one is none, a proposed one is."""
    scheduled = by_activity(plan, cohort)
    return tuple(
        activity
        for activity in plan.programme.taught.values()
        if activity.id not in scheduled and is_wanted(plan, cohort, activity)
    )


def is_owed(plan: Plan, journey: Journey, occasion: Occasion) -> bool:
    """Whether a session is on a day when somebody is in the programme, and it is of something that is for them."""
    return occasion.day in journey.days and is_asked(journey, plan.programme.taught[occasion.subject], occasion.day)


NotHad = tuple[tuple[Journey, list[list[Occasion]]], ...]


def not_had(plan: Plan) -> NotHad:
    """Each participant who stays to the end, with the sessions of each thing that they must have and never get.

    Among the sessions are those from before it was to be theirs; not those from after they have left its groups.
    """
    return plan.once(_not_had)


def _not_had(plan: Plan) -> NotHad:
    attended = plan.once(attended_by)
    asked = {cohort: RequiredSessions.of(plan, cohort) for cohort in plan.programme.cohorts}
    found = []
    for journey in plan.agenda.journeys:
        if journey.leaves_early:
            continue
        person, exempt = journey.person, journey.participant.exempt
        without = [
            _theirs(journey, activity, those)
            for activity, those in asked[journey.cohort.id].of_groups(journey.participant.groups.each)
            if (person, activity.id) not in attended and activity.id not in exempt
        ]
        found.append((journey, [those for those in without if those]))
    return tuple(found)


class RequiredSessions(NamedTuple):
    """What a cohort has sessions of and somebody must have, in order, and by the groups that it is for: by place."""

    every: list[tuple[Lecture | Activity, list[Occasion]]]
    by_group: Mapping[str, list[int]]
    of_all: list[int]

    @classmethod
    def of(cls, plan: Plan, cohort: str) -> "RequiredSessions":
        """What one cohort has."""
        required = required_of(plan)
        every = [(required[id_], those) for id_, those in by_activity(plan, cohort).items() if id_ in required]
        by_group: dict[str, list[int]] = {}
        for place, (activity, _those) in enumerate(every):
            for group in activity.for_:
                by_group.setdefault(group, []).append(place)
        return cls(every, by_group, [place for place, (activity, _those) in enumerate(every) if not activity.for_])

    def of_groups(self, groups: Iterable[str]) -> list[tuple[Lecture | Activity, list[Occasion]]]:
        """What is for all, and what is for somebody in some groups: what is for others is not looked at."""
        own = {place for group in groups for place in self.by_group.get(group, ())}
        return [self.every[place] for place in (sorted({*self.of_all, *own}) if own else self.of_all)]


def _theirs(journey: Journey, activity: Lecture | Activity, occasions: list[Occasion]) -> list[Occasion]:
    if not activity.for_:
        return occasions
    begins = owed_from(journey, activity)
    return [each for each in occasions if begins and (each.day < begins or is_asked(journey, activity, each.day))]


def sessions_of_empty_groups(plan: Plan) -> Mapping[str, list[Occasion]]:
    """The sessions that are for a group that nobody in their cohorts is ever in, by that group."""
    groups, members = plan.programme.groups.keys(), plan.agenda.members
    found: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions if groups else ():
        for id_ in groups & {*plan.written(occasion).for_, *plan.programme.taught[occasion.subject].for_}:
            if not any(members.in_group(cohort, id_) for cohort in occasion.cohorts):
                found[id_].append(occasion)
    return found


def awaiting_members(plan: Plan) -> frozenset[tuple[str, str]]:
    """What cohorts have sessions of for a group that nobody in them is in: it may be missed for that alone."""
    those = (each for several in plan.once(sessions_of_empty_groups).values() for each in several)
    return frozenset((cohort, each.subject) for each in those for cohort in each.cohorts)


class LeftOut(NamedTuple):
    """A group of a cohort, by id, whose members are in no session of something: what, and who they are."""

    cohort: str
    group: str
    subject: str
    members: tuple[Journey, ...]


def groups_left_out(plan: Plan) -> tuple[LeftOut, ...]:
    """The groups of which nobody is in the `for` of any session of what all of them must have; the largest first."""
    if not plan.programme.groups:
        return ()
    alone: dict[tuple[str, str], dict[str, Journey]] = {}
    for journey, without in not_had(plan):
        for occasions in without:
            owed = [each for each in occasions if is_owed(plan, journey, each)]
            if owed and not any(_is_chosen(plan, journey, each) for each in owed):
                alone.setdefault((journey.cohort.id, owed[0].subject), {})[journey.person] = journey
    return tuple(
        found for (cohort, subject), those in alone.items() for found in _by_group(plan, cohort, subject, those)
    )


def _is_chosen(plan: Plan, journey: Journey, occasion: Occasion) -> bool:
    return is_chosen(journey, plan.session(occasion), plan.programme.taught[occasion.subject], occasion.day)


def _by_group(plan: Plan, cohort: str, subject: str, alone: Mapping[str, Journey]) -> Iterator[LeftOut]:
    """Those who are left out, by the groups that are so as a whole; each person once."""
    activity, left = plan.programme.taught[subject], dict(alone)
    members = {
        group: [each for each in plan.agenda.members.in_group(cohort, group) if _is_to_have(each, activity)]
        for group in dict.fromkeys(id_ for each in alone.values() for id_ in each.participant.groups.each)
    }
    for group, those in sorted(members.items(), key=lambda each: -len(each[1])):
        new = tuple(each for each in those if each.person in left)
        if len(new) >= FEWEST_OF_A_GROUP and all(each.person in alone for each in those):
            for each in new:
                del left[each.person]
            yield LeftOut(cohort, group, subject, new)


def _is_to_have(journey: Journey, activity: Lecture | Activity) -> bool:
    return (
        not journey.leaves_early
        and activity.id not in journey.participant.exempt
        and bool(owed_from(journey, activity))
    )


def told_as_groups(left_out: Sequence[LeftOut]) -> frozenset[tuple[str, str]]:
    """Who is told of what as one of a group: a person and a lecture or an activity."""
    return frozenset((each.person, found.subject) for found in left_out for each in found.members)


WhyMissed = Literal["away", "pause", "start", "group", "others", "left_out"]
"""Why somebody does not have something: noted as away, in a pause, begun after it, come into its group after it, in
none of those whom it is for, or of a group that is in no session of it at all. Never why somebody was away."""


class Missed(NamedTuple):
    """What a participant must have and never gets: the first session that they should have been at, and why not.

    What was before it was to be theirs has its last session. `group` is the one by which it was or is theirs.
    """

    journey: Journey
    occasion: Occasion
    why: WhyMissed
    begins: date
    group: str | None = None

    @property
    def subject(self) -> str:
        """The lecture or activity, by its id."""
        return self.occasion.subject


def all_missed(plan: Plan) -> tuple[Missed, ...]:
    """What each participant has missed or will miss, in the order they are written, and what came before their start.

    What comes before the cohort itself starts has a wrong date, and is not among it.
    """
    return plan.once(_all_missed)


def _all_missed(plan: Plan) -> tuple[Missed, ...]:
    groups = {
        (each.person, found.subject): found.group for found in plan.once(groups_left_out) for each in found.members
    }
    return tuple(
        missed
        for journey, without in not_had(plan)
        for occasions in without
        if (missed := _missed(plan, journey, occasions, groups)) is not None
    )


def _missed(
    plan: Plan, journey: Journey, occasions: Sequence[Occasion], groups: Mapping[tuple[str, str], str]
) -> Missed | None:
    """One thing that somebody does not have; None when it was before the cohort began."""
    last = occasions[-1]
    activity = plan.programme.taught[last.subject]
    begins = owed_from(journey, activity)
    owed = [each for each in occasions if is_owed(plan, journey, each)]
    if begins is None or (not owed and not journey.cohort.starts <= last.day < begins):
        return None
    if not owed:
        return _before(journey, activity, last, begins)
    first = next((each for each in owed if _is_chosen(plan, journey, each)), owed[0])
    group = groups.get((journey.person, first.subject))
    if group is not None:
        return Missed(journey, first, "left_out", begins, group)
    if journey.person in absent_from(plan, first):
        return Missed(journey, first, "away", begins)
    return Missed(journey, first, "pause" if first.day in journey.pauses else "others", begins)


def _before(journey: Journey, activity: Lecture | Activity, last: Occasion, begins: date) -> Missed:
    """What was before somebody's start, or before they came into the groups that it is for."""
    if begins == journey.starts:
        return Missed(journey, last, "start", begins)
    return Missed(journey, last, "group", begins, next(id_ for id_ in activity.for_ if journey.in_group(id_, begins)))
