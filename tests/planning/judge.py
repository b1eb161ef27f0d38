"""Whoever judges a plan by its data alone, with plain loops: no demand, no row and no planner is asked.

`faults(before, after, first)` compares the sections of a plan before and after something has been written into them,
and tells in words what is wrong with what is new; nothing, when all that must hold does.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any, NamedTuple

from planning.made_plans import OPEN_DAYS, Entries, Sections, can_come, is_usual

from introplan.days import add_months

WORKPLACE = {"shadowing", "placement", "rotation", "self_study"}
LONGEST, SHORTEST_BREAK = 5 * 60, 30
DAY = 8 * 60 + 30, 16 * 60 + 30


class Thing(NamedTuple):
    """Something that takes time: minutes since midnight, who is there, and what of."""

    key: str
    day: date
    starts: int
    ends: int
    place: str = ""
    lecturers: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    of: str = ""
    for_: tuple[str, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    is_new: bool = False

    @property
    def people(self) -> frozenset[str]:
        return self.lecturers | self.participants | self.others


class Facts:
    """What stands in the data, looked up by plain loops."""

    def __init__(self, sections: Sections, before: Sections) -> None:
        self.sections = sections
        self.before = before
        self.taught: Entries = sections["lectures"] | sections["activities"]
        self.months = int(sections["programme"]["length"].split()[0])
        self.cohort_of = {
            person: cohort for cohort, own in sections["cohorts"].items() for person in own["participants"]
        }
        self.things = [*self._sessions(), *self._reviews()]

    def participant(self, person: str) -> Entries:
        found: Entries = self.sections["cohorts"][self.cohort_of[person]]["participants"][person]
        return found

    def starts(self, person: str) -> date:
        cohort = self.sections["cohorts"][self.cohort_of[person]]
        return date.fromisoformat(self.participant(person).get("starts", cohort["starts"]))

    def pauses(self, person: str) -> list[tuple[date, date]]:
        written = [each.split("..") for each in self.participant(person).get("pauses", ())]
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in written]

    def is_there(self, person: str, day: date) -> bool:
        """Whether somebody is in the programme on a day."""
        ends = add_months(self.starts(person), self.months) - timedelta(days=1)
        ends += sum(((last - first).days + 1 for first, last in self.pauses(person)), 0) * timedelta(days=1)
        return self.starts(person) <= day <= ends and not any(a <= day <= b for a, b in self.pauses(person))

    def works(self, person: str, day: date) -> bool:
        workdays = self.participant(person).get("workdays")
        return workdays is None or day.strftime("%A").lower() in workdays

    def coming(self, cohorts: list[str], of: str, for_: list[str], day: date) -> frozenset[str]:
        """Who comes to a session of something: those of its cohorts whom it is for, who are there and not exempt."""
        found = set()
        for cohort in cohorts:
            for person, own in self.sections["cohorts"][cohort]["participants"].items():
                mine = {person, *own["groups"]}
                if self.is_owed(person, own, of) and (not for_ or mine & set(for_)) and self.is_there(person, day):
                    found.add(person)
        return frozenset(found)

    def cohort_starts(self, each: Thing) -> date:
        """When the cohort starts whose session it is."""
        return date.fromisoformat(self.sections["cohorts"][each.key.split("/")[0]]["starts"])

    def is_owed(self, person: str, own: Entries, of: str) -> bool:
        """Whether somebody is to have something: not exempt, and in one of its groups where it has any."""
        groups = self.taught[of].get("for")
        return of not in own.get("exempt", ()) and (not groups or bool({person, *own["groups"]} & set(groups)))

    def window(self, starts: date, of: str, late: int = 0) -> tuple[date, date]:
        """The days that something belongs in for whoever starts then; a pause moves the last of them."""
        what = self.taught[of]
        first, last = date.min, date.max
        if "weeks" in what:
            begin, end = map(int, what["weeks"].split("-"))
            monday = starts - timedelta(days=starts.weekday())
            first, last = monday + timedelta(weeks=begin - 1), monday + timedelta(weeks=end, days=-1)
        elif "phase" in what:
            begin, end = map(int, self.sections["programme"]["phases"][what["phase"]]["months"].split("-"))
            first, last = add_months(starts, begin), add_months(starts, end) - timedelta(days=1)
        return first, last if last == date.max else last + timedelta(days=late)

    def way(self, here: str, there: str) -> int:
        travel = self.sections["travel"]
        text = travel.get(here, {}).get(there) or travel.get(there, {}).get(here) or "0min"
        return int(text.removesuffix("min"))

    def _sessions(self) -> Iterator[Thing]:
        for cohort, own in self.sections["cohorts"].items():
            for key, session in own["sessions"].items():
                of, day = session.get("of", key), date.fromisoformat(session["date"])
                starts, ends = minutes(session["time"])
                yield Thing(
                    key=f"{cohort}/{key}",
                    day=day,
                    starts=starts,
                    ends=ends,
                    place=session.get("place", ""),
                    lecturers=frozenset(session.get("lecturers", self.taught[of].get("lecturers", ()))),
                    participants=self.coming([cohort, *session.get("with", ())], of, session.get("for", []), day),
                    of=of,
                    for_=tuple(session.get("for", ())),
                    breaks=self.breaks(of, starts, ends, session.get("breaks")),
                    is_new=key not in self.before["cohorts"][cohort]["sessions"],
                )

    def _reviews(self) -> Iterator[Thing]:
        for own in self.sections["cohorts"].values():
            for person, participant in own["participants"].items():
                for review, booked in participant.get("reviews", {}).items():
                    manager = self.sections["units"][self.sections["people"][person]["unit"]]["manager"]
                    starts = int(booked["time"]) * 60
                    day = date.fromisoformat(booked["date"])
                    yield Thing(f"{person}/{review}", day, starts, starts + 60, others=frozenset([person, manager]))

    def breaks(self, of: str, starts: int, ends: int, own: Any = None) -> tuple[tuple[int, int], ...]:
        those = self.taught[of].get("breaks", ()) if own is None else own
        found = [(clock(each["at"]), length(each["length"])) for each in those]
        return tuple((at, at + long) for at, long in found if own is not None or (starts < at and at + long < ends))


def minutes(text: str) -> tuple[int, int]:
    """`9-11.30`, as minutes since midnight."""
    starts, ends = text.replace("–", "-").split("-")
    return clock(starts), clock(ends)


def clock(text: str) -> int:
    hours, _, rest = text.replace(":", ".").partition(".")
    return int(hours) * 60 + int(rest or 0)


def length(text: str) -> int:
    return int(text.removesuffix("min")) if text.endswith("min") else int(text.removesuffix("h")) * 60


def faults(before: Sections, after: Sections, first: date) -> list[str]:
    """All that must hold of what is new and does not; nothing new may be before the first day."""
    facts = Facts(after, before)
    found = [f"{each.key} on {each.day}: {why}" for each in facts.things if each.is_new for why in _alone(facts, each)]
    found += [f"{each.key} before the first day" for each in facts.things if each.is_new and each.day < first]
    by_day: dict[date, list[Thing]] = {}
    for each in facts.things:
        by_day.setdefault(each.day, []).append(each)
    for those in by_day.values():
        if any(each.is_new for each in those):
            found += _on_a_day(facts, sorted(those, key=lambda each: (each.starts, each.key)))
    return [*found, *_days_off(facts, first), *_order(facts), *_hours(facts)]


def without_session(sections: Sections, cohorts: Iterable[str]) -> set[tuple[str, str]]:
    """What somebody in a cohort is to have and the cohort has no session of, its own or one of several."""
    facts = Facts(sections, sections)
    held = {
        (each, session.get("of", key))
        for cohort, own in sections["cohorts"].items()
        for key, session in own["sessions"].items()
        for each in (cohort, *session.get("with", ()))
    }
    return {
        (cohort, of)
        for cohort in cohorts
        for of in facts.taught
        for person, own in sections["cohorts"][cohort]["participants"].items()
        if (cohort, of) not in held and facts.is_owed(person, own, of)
    }


def _alone(facts: Facts, each: Thing) -> Iterator[str]:
    """What is wrong with one session by itself."""
    yield from _on_its_day(facts, each)
    yield from _with_its_people(facts, each)
    if _too_long(facts, [each]):
        yield "more than five hours without a break"


def _on_its_day(facts: Facts, each: Thing) -> Iterator[str]:
    what, day = facts.taught[each.of], each.day
    if not OPEN_DAYS.is_open(day) or OPEN_DAYS.avoided_by(day) or OPEN_DAYS.is_bridge_day(day):
        yield "closed, avoided or a bridge day"
    if OPEN_DAYS.half_day(day) and each.ends > 12 * 60:
        yield "in the afternoon of a half day"
    is_within = DAY[0] <= each.starts and each.ends <= DAY[1]
    if what.get("kind") not in WORKPLACE and not is_within and each.ends - each.starts <= 8 * 60:
        yield "outside the hours of the day"
    if each.ends - each.starts != length(what["length"]):
        yield "too long or too short"
    own = facts.window(facts.cohort_starts(each), each.of)
    for person in each.participants:
        late = sum((last - begin).days + 1 for begin, last in facts.pauses(person))
        mine = facts.window(facts.starts(person), each.of, late)
        if not (own[0] <= day <= own[1] or mine[0] <= day <= mine[1]):
            yield f"outside its weeks or phase for {person}"


def _with_its_people(facts: Facts, each: Thing) -> Iterator[str]:
    what, people = facts.taught[each.of], facts.sections["people"]
    if not each.participants:
        yield "nobody comes"
    for lecturer in each.lecturers:
        if not can_come(people[lecturer], each.day):
            yield f"{lecturer} cannot come"
    if what.get("lecturers") and not each.lecturers:
        yield "given by nobody"
    if each.place and len(each.people) > facts.sections["places"][each.place]["capacity"]:
        yield "the room is too small"
    if len(each.participants) > what.get("max_participants", 10_000):
        yield "too many at once"


def _days_off(facts: Facts, first: date) -> Iterator[str]:
    """What is on somebody's day off although there is another day that surely would do."""
    for each in facts.things:
        if each.is_new:
            off = [person for person in each.participants if not facts.works(person, each.day)]
            if off and (other := _a_better_day(facts, each, first)):
                yield f"{each.key} on {each.day}: the day off of {off}, although {other} is free"


def _a_better_day(facts: Facts, each: Thing, first: date) -> date | None:
    """A day in its window when everybody works, nothing else is on, and those who give it can: such a day is taken."""
    what, starts = facts.taught[each.of], facts.cohort_starts(each)
    needed = any(each.of in other.get("prerequisites", ()) for other in facts.taught.values())
    if what.get("prerequisites") or needed or "every" in what:
        return None
    begin, end = facts.window(starts, each.of)
    day = max(begin, first, starts)
    while day <= min(end, add_months(starts, facts.months) - timedelta(days=1)):
        if _would_do(facts, each, day):
            return day
        day += timedelta(days=1)
    return None


def _would_do(facts: Facts, each: Thing, day: date) -> bool:
    people, places = facts.sections["people"], facts.sections["places"]
    coming = facts.coming([each.key.split("/")[0]], each.of, list(each.for_), day)
    return (
        is_usual(day)
        and not OPEN_DAYS.is_bridge_day(day)
        and bool(coming)
        and all(facts.works(person, day) for person in coming)
        and all(can_come(people[id_], day) for id_ in each.lecturers)
        and not any(thing.day == day for thing in facts.things if not thing.is_new)
        and len(coming) + len(each.lecturers) <= places.get(each.place, {}).get("capacity", 10_000)
        and len(coming) <= facts.taught[each.of].get("max_participants", 10_000)
    )


def _on_a_day(facts: Facts, those: list[Thing]) -> Iterator[str]:
    """What is wrong between the things of one day."""
    for one, other in combinations(those, 2):
        if not (one.is_new or other.is_new):
            continue
        is_at_once = one.starts < other.ends and other.starts < one.ends
        if is_at_once and (both := one.people & other.people):
            yield f"{one.key} and {other.key} at once for {sorted(both)}"
        if is_at_once and one.place and one.place == other.place:
            yield f"{one.key} and {other.key} at once in {one.place}"
    for person in sorted(set().union(*(each.people for each in those))):
        own = [each for each in those if person in each.people]
        if not any(each.is_new for each in own):
            continue
        for one, other in pairwise([each for each in own if each.place]):
            if one.place != other.place and one.ends <= other.starts and (one.is_new or other.is_new):
                places, gap = facts.sections["places"], other.starts - one.ends
                is_far = places[one.place]["address"] != places[other.place]["address"]
                if gap < facts.way(one.place, other.place) or (not gap and is_far):
                    yield f"no time for {person} from {one.key} to {other.key}"
        if _too_long(facts, own) and not any(_too_long(facts, [each]) for each in own):
            yield f"more than five hours for {person} on {own[0].day}"


def _too_long(facts: Facts, own: list[Thing]) -> bool:
    """Whether somebody's day has more than five hours without half an hour's break."""
    begun: int | None = None
    until = 0
    for each in own:
        if facts.taught.get(each.of, {}).get("kind") in WORKPLACE:
            begun = None
            continue
        here = each.starts
        parts = []
        for starts, ends in sorted(each.breaks):
            if ends - starts >= SHORTEST_BREAK and here <= starts < each.ends:
                parts.append((here, starts))
                here = ends
        for starts, ends in [*parts, (here, each.ends)]:
            if begun is None or starts - until >= SHORTEST_BREAK:
                begun, until = starts, ends
            until = max(until, ends)
            if until - begun > LONGEST:
                return True
    return False


def _order(facts: Facts) -> Iterator[str]:
    """What must come before, for each who has both: the first time of each counts."""
    firsts: dict[tuple[str, str], Thing] = {}
    for each in sorted(facts.things, key=lambda one: (one.day, one.starts, one.key)):
        for person in each.participants:
            firsts.setdefault((person, each.of), each)
    for (person, of), each in firsts.items():
        for needed in facts.taught.get(of, {}).get("prerequisites", ()):
            before = firsts.get((person, needed))
            if before and (before.day, before.starts) > (each.day, each.starts) and (before.is_new or each.is_new):
                yield f"{before.key} after {each.key} for {person}"


def _hours(facts: Facts) -> Iterator[str]:
    """How long those of a unit are away in a month, all together, where that is more than agreed."""
    away: dict[tuple[str, int, int], int] = {}
    new: set[tuple[str, int, int]] = set()
    for each in facts.things:
        for person in each.participants:
            month = facts.sections["people"][person]["unit"], each.day.year, each.day.month
            away[month] = away.get(month, 0) + each.ends - each.starts
            if each.is_new:
                new.add(month)
    for month in sorted(new):
        agreed = facts.sections["units"][month[0]].get("hours_away_per_month")
        if agreed is not None and away[month] > agreed * 60:
            yield f"{month} away for {away[month]} minutes, agreed {agreed} hours"
