"""What may be between two who are paired: by who they are, where they work, and how long they are there.

Each is asked of somebody who supports a participant, or would. Checks word what is not so, the search for somebody
else leaves those out of whom it is not so, and planning proposes nobody else.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan, Stay, Support, is_available, is_invited
from introplan.agenda.clashes import times_of
from introplan.days import Stretch, Stretches
from introplan.demands.limits import limit_of
from introplan.demands.organisations import with_parents
from introplan.demands.shapes import Reason
from introplan.model import Organisation, Person, RoleWord

SUMMER = range(26, 34)
"""The weeks in which a holiday may be long."""
ONE_DAY = timedelta(days=1)


class WouldSupport(NamedTuple):
    """Somebody, by id, who supports a participant in a role on some days, or would."""

    person: str
    role: RoleWord
    journey: Journey
    days: Stretch

    @classmethod
    def of(cls, support: Support) -> "WouldSupport":
        """What a pairing gives."""
        return cls(support.pairing.supporter, support.pairing.role, support.journey, support.days)

    @property
    def shows_only(self) -> bool:
        """Whether it is a buddy, who only shows where things are."""
        return self.role == "buddy"


def led_by(would: WouldSupport) -> Stay | None:
    """The first part of the days on which whoever supports is the participant's manager."""
    stays = would.journey.stays_during(would.days) if would.person in would.journey.managers else ()
    return next((stay for stay in stays if stay.manager == would.person), None)


def own_journey(plan: Plan, would: WouldSupport) -> Journey | None:
    """The time in the programme of whoever supports, when they take part themselves on some of the days."""
    own = plan.agenda.journeys_by_person.get(would.person, ())
    return next((journey for journey in own if journey.days.overlaps(would.days)), None)


def member_left(plan: Plan, would: WouldSupport) -> Organisation | None:
    """The member that whoever supports works at, and that has left the joint programme before the last of the days."""
    chain = with_parents(plan.programme, plan.programme.people[would.person].organisation)
    return next((part for part in chain if part.member_until and part.member_until < would.days.last), None)


def unit_wanted(plan: Plan, journey: Journey, days: Stretch) -> str | None:
    """The unit by which it goes who is near on some days: the own one, unless somebody is posted on all of them."""
    posted = next((stay for stay in journey.posted if days.first in stay.days), None)
    return journey.unit if posted is None or is_at_home(plan, journey, days) else posted.unit


def is_at_home(plan: Plan, journey: Journey, days: Stretch) -> bool:
    """Whether the participant is at the own unit on one of the days that is a working day."""
    stays = journey.stays_during(days) if journey.posted else ()
    return not stays or any(stay.posting is None and plan.open_days.has_open_day(stay.days) for stay in stays)


def is_out_of_place(plan: Plan, would: WouldSupport) -> bool | None:
    """Whether whoever supports works in another unit than the role asks for; None when it is not written where."""
    role = plan.programme.role(would.role)
    if role is None or role.unit is None or (own := unit_wanted(plan, would.journey, would.days)) is None:
        return False
    theirs = plan.programme.people[would.person].unit
    return None if theirs is None else (own == theirs) != (role.unit == "same")


class WronglyPosted(NamedTuple):
    """A part of a posting on which those who support somebody work in the wrong unit."""

    days: Stretch
    supports: tuple[Support, ...]


def wrong_at_posting(plan: Plan, journey: Journey, stay: Stay, word: RoleWord) -> Iterator[WronglyPosted]:
    """The parts of a posting on which nobody of the right unit supports somebody, or somebody of the wrong one does."""
    role = plan.programme.role(word)
    if role is None or role.unit is None or stay.unit is None or not stay.has_meetings:
        return
    people = plan.programme.people
    there = [each for each in plan.agenda.support.of(journey, (word,)) if people[each.pairing.supporter].unit]
    near = [each for each in there if people[each.pairing.supporter].unit == stay.unit]
    days: Iterable[Stretch] = (stay.days,)
    if role.unit == "same":
        days = Stretches.of(each.days for each in near).missing_from(stay.days)
    wrong = near if role.unit == "other" else [each for each in there if each not in near]
    for part in days:
        if those := tuple(each for each in wrong if _is_meanwhile(plan, each.days, part)):
            yield WronglyPosted(part, those)


def _is_meanwhile(plan: Plan, days: Stretch, others: Stretch) -> bool:
    """Whether there is a working day on which both are."""
    both = Stretch(max(days.first, others.first), min(days.last, others.last))
    return both.first <= both.last and plan.open_days.has_open_day(both)


def long_absences(plan: Plan, would: WouldSupport, stand_ins: Collection[Stretch] = ()) -> Iterator[Stretch]:
    """The days on which whoever supports is away for too long without anybody else, the summer not counted."""
    longest = limit_of(plan.programme, "supporter-away")
    said = plan.programme.people[would.person].unavailable
    for part in Stretches.of(part for part in said if isinstance(part, Stretch)):
        if not part.overlaps(would.days):
            continue
        here = Stretch(max(part.first, would.days.first), min(part.last, would.days.last))
        elsewhere = (*would.journey.pauses, *would.journey.without_meetings)
        for alone in Stretches.of([*stand_ins, *elsewhere]).missing_from(here):
            if len(alone) > longest and _counted(alone) > longest:
                yield alone


@lru_cache(maxsize=1024)
def _counted(days: Stretch) -> int:
    """How many days it is without the summer weeks."""
    return sum(day.isocalendar().week not in SUMMER for day in days.each_day)


def stand_ins_of(plan: Plan, support: Support) -> tuple[Stretch, ...]:
    """When the participant has others in the same role."""
    held = plan.agenda.support.of(support.journey, (support.pairing.role,))
    return tuple(other.days for other in held if other is not support)


def at_once(supports: Iterable[Support], day: date) -> set[str]:
    """The participants who are supported on a day, each once however many pairings there are."""
    return {each.pairing.participant for each in supports if day in each.days}


def is_inexperienced(plan: Plan, person: Person) -> bool:
    """Whether somebody is known to have been in the profession for too short a time to support others."""
    return is_short_of_years(person, limit_of(plan.programme, "supporter-inexperienced")) is True


def is_short_of_years(person: Person, least: int) -> bool | None:
    """Whether somebody has been fewer years in the profession; None when it is not written how many."""
    return None if person.experience_years is None else person.experience_years < least


def reviews_with(plan: Plan, would: WouldSupport) -> Iterator[Occasion]:
    """The participant's reviews that whoever supports is asked to, on the days of the support."""
    for occasion in plan.once(_reviews).get((would.journey.cohort.id, would.journey.person, would.role), ()):
        if occasion.day in would.days:
            yield occasion


def _reviews(plan: Plan) -> Mapping[tuple[str, str, str], tuple[Occasion, ...]]:
    """The reviews of each participant in a cohort to which each role is asked."""
    found: dict[tuple[str, str, str], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.occasions:
        if occasion.kind == "review" and occasion.takes_time:
            [person] = occasion.people("participant")
            for role in plan.programme.frame.reviews[occasion.subject].with_:
                found[occasion.cohorts[0], person, role].append(occasion)
    return {key: tuple(reviews) for key, reviews in found.items()}


def _oneself(_plan: Plan, would: WouldSupport) -> object:
    return would.person == would.journey.person


def _manager(_plan: Plan, would: WouldSupport) -> object:
    return led_by(would)


def _elsewhere(plan: Plan, would: WouldSupport) -> object:
    """Of somebody of whom it is not written where they work, it is not known that they are near."""
    role = plan.programme.role(would.role)
    found = is_out_of_place(plan, would)
    is_other = role is not None and role.unit == "other"
    if found or (found is None and not is_other):
        return unit_wanted(plan, would.journey, would.days)
    theirs = plan.programme.people[would.person].unit
    stays = would.journey.stays_during(would.days) if is_other and theirs and would.journey.posted else ()
    posted = (stay for stay in stays if stay.posting and stay.has_meetings and stay.unit == theirs)
    return next((stay.unit for stay in posted if plan.open_days.has_open_day(stay.days)), None)


def _participant(plan: Plan, would: WouldSupport) -> object:
    return None if would.shows_only else own_journey(plan, would)


def _other_role(plan: Plan, would: WouldSupport) -> object:
    """Whoever supports somebody already, or has, is not asked to do so once more."""
    held = plan.agenda.support.by_supporter.get(would.person, ())
    return next((each for each in held if each.pairing.participant == would.journey.person), None)


def _gone(plan: Plan, would: WouldSupport) -> object:
    return member_left(plan, would)


def _away(plan: Plan, would: WouldSupport) -> object:
    said = plan.programme.people[would.person].unavailable
    begins = (each for each in said if isinstance(each, Stretch) and would.days.first in each)
    return next(begins, None) or next(long_absences(plan, would), None)


def _unavailable(plan: Plan, would: WouldSupport) -> object:
    person = plan.programme.people[would.person]
    return next((each for each in reviews_with(plan, would) if not is_available(person, each.day)), None)


def _busy(plan: Plan, would: WouldSupport) -> object:
    """A review at a time when whoever supports has something that does not make way."""
    for review in reviews_with(plan, would):
        here = plan.agenda.on_day_of_person(would.person, review.day)
        own = [each for each in here if not each.is_by_rhythm and not is_invited(would.person, each)]
        if any(each.takes_time and times_of(each).overlaps(times_of(review)) for each in own):
            return review
    return None


def _new(plan: Plan, would: WouldSupport) -> object:
    person = plan.programme.people[would.person]
    return not would.shows_only and is_inexperienced(plan, person) and person.experience_years


@dataclass(frozen=True, eq=False)
class PairDemand:
    """Whether two can be paired: the check that words it, and why not. `is_said` when a plan may do without it."""

    name: str
    asked: Callable[[Plan, WouldSupport], object]
    is_said: bool = True

    def reason(self, plan: Plan, would: WouldSupport) -> Reason | None:
        """Why the two cannot be paired; None when they can."""
        why = self.asked(plan, would)
        return None if why is None or why is False else Reason(self.name, (would.person,), why)


PAIRS: tuple[PairDemand, ...] = (
    PairDemand("supporter-of-oneself", _oneself, is_said=False),
    PairDemand("supporter-in-wrong-unit", _elsewhere),
    PairDemand("supporter-is-manager", _manager, is_said=False),
    PairDemand("supporter-is-participant", _participant),
    PairDemand("supporter-in-two-roles", _other_role, is_said=False),
    PairDemand("supporter-leaves", _gone),
    PairDemand("supporter-away", _away),
    PairDemand("reviewer-unavailable", _unavailable),
    PairDemand("supporter-double-booked", _busy, is_said=False),
    PairDemand("supporter-inexperienced", _new),
)
"""In the order in which they are told: the first explains most."""


def against(plan: Plan, would: WouldSupport, silent: Collection[str] = ()) -> Reason | None:
    """The first that speaks against a pair, in a plan that does not ask the checks in `silent`; None when nothing."""
    asked = (each for each in PAIRS if not (each.is_said and each.name in silent))
    return next((reason for each in asked if (reason := each.reason(plan, would)) is not None), None)
