"""Who in a cohort has nobody in a role, and on which days: each is somebody to be found."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from introplan.agenda import Journey, Plan, Stay, Support
from introplan.days import Stretch, Stretches
from introplan.demands.paired import WouldSupport, long_absences, member_left, stand_ins_of, unit_wanted
from introplan.demands.supporters import promised_until, without_support
from introplan.model import RoleWord

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, eq=False)
class Lack:
    """Days on which a participant has nobody in a role.

    `posted` is the posting whose unit nobody in the role works at, though the role says that they do. `left` is the
    pairing with somebody whose municipality has left the joint programme: it ends before these days.
    """

    journey: Journey
    role: RoleWord
    days: Stretch
    posted: Stay | None = None
    left: Support | None = None

    @property
    def key(self) -> str:
        """What it is known by, wherever it is written."""
        posting = "posted" if self.posted else ""
        return f"{self.journey.cohort.id}|{self.journey.person}|{self.role}|{self.days.first}|{posting}"

    def by(self, person: str) -> WouldSupport:
        """That somebody supports the participant on these days."""
        return WouldSupport(person, self.role, self.journey, self.days)


def lacks_of(
    plan: Plan, cohort: str, roles: Sequence[RoleWord], silent: Collection[str] = frozenset()
) -> tuple[Lack, ...]:
    """Everybody in a cohort, in the order they are written, who has nobody in one of the roles.

    Whoever is away for long, or has left the joint programme, holds no role meanwhile; unless the plan does without the
    checks that say so, which are then in `silent`.
    """
    journeys = (journey for journey in plan.journeys_in(cohort) if journey.starts <= journey.ends)
    return tuple(lack for journey in journeys for role in roles for lack in _lacks(plan, journey, role, silent))


def _lacks(plan: Plan, journey: Journey, role: RoleWord, silent: Collection[str]) -> Iterator[Lack]:
    held = plan.agenda.support.of(journey, (role,))
    if role == "buddy" and held and role not in plan.programme.required_roles:
        return  # who shows where things are is done with it some day
    holding = [_Held(plan, support, silent) for support in held]
    present = [part for each in holding for part in each.present]
    last = _last(plan, journey, role)
    covered = [Support(part, each.support.pairing, journey) for each in holding for part in each.present]
    holes = without_support(plan, journey, covered, last)
    found = []
    for part in Stretches.of(present).missing_from(Stretch(journey.starts, last)) if holes else ():
        if any(hole.overlaps(part) for hole in holes):
            left = next((each.support for each in holding if each.is_left_by(part.first)), None)
            found.append(Lack(journey, role, part, left=left))
    yield from found
    if "supporter-in-wrong-unit" not in silent:
        yield from _lacks_at_postings(plan, journey, role, found)


def _last(plan: Plan, journey: Journey, role: RoleWord) -> date:
    """The last day on which somebody is owed the role: of one that is not required, as far as it says itself."""
    if role in plan.programme.required_roles:
        return journey.ends
    return promised_until(plan, role, journey) or journey.ends


@dataclass(frozen=True, eq=False)
class _Held:
    """A pairing, and on which of its days whoever supports is there."""

    plan: Plan
    support: Support
    silent: Collection[str]

    @property
    def last(self) -> date:
        """The last day: of the pairing, or of the municipality in the joint programme."""
        would = WouldSupport.of(self.support)
        left = None if would.shows_only or "supporter-leaves" in self.silent else member_left(self.plan, would)
        return left.member_until if left and left.member_until else self.support.days.last

    @property
    def present(self) -> Iterator[Stretch]:
        """The days on which somebody supports the participant."""
        days, would = Stretch(self.support.days.first, self.last), WouldSupport.of(self.support)
        if days.last < days.first:
            return
        is_asked = not (would.shows_only or "supporter-away" in self.silent)
        away = long_absences(self.plan, would, stand_ins_of(self.plan, self.support)) if is_asked else ()
        yield from Stretches.of(away).missing_from(days)

    def is_left_by(self, first: date) -> bool:
        """Whether the pairing goes on after its supporter has left, and on that day."""
        days = self.support.days
        return self.last < days.last and first == max(self.last + ONE_DAY, days.first)


def _lacks_at_postings(plan: Plan, journey: Journey, word: RoleWord, others: Sequence[Lack]) -> Iterator[Lack]:
    """The postings at which nobody in the role is near, though the role says so: beside whoever is found for all."""
    role = plan.programme.role(word)
    if role is None or role.unit != "same":
        return
    people = plan.programme.people
    for stay in journey.posted:
        if stay.unit is None or not stay.has_meetings or stay.unit == journey.unit:
            continue
        held = plan.agenda.support.of(journey, (word,))
        near = [each.days for each in held if people[each.pairing.supporter].unit == stay.unit]
        near += [each.days for each in others if unit_wanted(plan, journey, each.days) == stay.unit]
        elsewhere = Stretches.of([*near, *journey.pauses])
        for part in Stretches.of(near).missing_from(stay.days):
            if any(plan.open_days.has_open_day(days) for days in elsewhere.missing_from(part)):
                yield Lack(journey, word, part, posted=stay)
