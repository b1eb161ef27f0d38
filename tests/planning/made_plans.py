"""Made-up plans as they are before anybody has set the dates: what there is to find days, rooms and lecturers for.

    from planning.made_plans import SMALL, MUNICIPALITY, made, plan_of_sections
    plan = plan_of_sections(made(seed, SMALL))

The same seed and size give the same plan. It is data in the words of the YAML files, so that what is planned can be
written into it and read again, and so that whoever judges the result need not ask the program what stands in it.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple

from introplan.agenda import Plan, plan_of
from introplan.days import HALF_DAYS, OpenDays, YearlyWeeks
from introplan.diagnostics import Set
from introplan.reading import File, Folder, read_programme

Entries = dict[str, Any]
Sections = dict[str, Entries]

BEGINS = date(2026, 8, 31)
"""A Monday: when the first cohort starts."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
AVOIDED = ("W26..W33", "W52", "W01")
OPEN_DAYS = OpenDays(half_days=tuple(HALF_DAYS), avoid=(YearlyWeeks(26, 33), YearlyWeeks(52, 52), YearlyWeeks(1, 1)))
LENGTHS = ("2h", "3h", "2h", "3h", "4h", "3h", "90min", "6h")
WHOLE_DAY = [{"at": "10.15", "length": "15min"}, {"at": "12.00", "length": "1h"}, {"at": "14.15", "length": "15min"}]
FIXED_HOURS = ("9-12", "13-16")
FEWEST_DAYS = 4


class Size(NamedTuple):
    """How much there is of everything: cohorts, rooms, units and lecturers in each municipality.

    `lectures` is how many different things a cohort is to have, of which `fixed` have their sessions already. Without
    `mixed`, each municipality has its own things, of which some are given by other municipalities' lecturers.
    A plan with `earlier` has a cohort that has had nearly all before, and one that is `mixed` a cohort with people from
    all municipalities, who receive it in turn.
    """

    municipalities: int
    cohorts: int
    participants: int
    lectures: int
    fixed: int
    lecturers: int
    rooms: int
    units: int
    months: int
    earlier: bool = False
    mixed: bool = False
    meetings: bool = False


TINY = Size(1, 1, 4, 6, 1, 2, 2, 1, 4)
SMALL = Size(1, 2, 6, 8, 2, 4, 3, 2, 6)
JOINT = Size(2, 1, 6, 8, 2, 5, 2, 2, 6, earlier=True, mixed=True, meetings=True)
MUNICIPALITY = Size(1, 6, 30, 58, 4, 40, 6, 6, 24, earlier=True)
"""360 sessions are lacking, more or less: a series has eight."""


def made(seed: int, size: Size) -> Sections:
    """A plan of a size in which what is to be had has no dates, but for what is fixed."""
    return _Made(Random(f"{seed} {size}"), size).sections()


def plan_of_sections(sections: Sections) -> Plan:
    """The plan, read as any other."""
    files = [
        File(f"programmes/prov/{name}.yaml", json.dumps({name: entries}, ensure_ascii=False).encode())
        for name, entries in sorted(sections.items())
        if entries
    ]
    programme, origins, found = read_programme(Folder("programmes/prov", tuple(files)))
    assert programme is not None, found
    return plan_of("prov", programme, origins)


def cohorts_of(sections: Sections, municipality: int | None = None) -> tuple[str, ...]:
    """The cohorts that have all before them, of one municipality or of all."""
    start = "" if municipality is None else f"m{municipality}-"
    return tuple(id_ for id_ in sections["cohorts"] if id_.startswith(start) and not id_.endswith("fore"))


def with_edits(sections: Sections, edits: Iterable[Set]) -> Sections:
    """The same with sessions written into it."""
    cohorts = {id_: {**each, "sessions": dict(each["sessions"])} for id_, each in sections["cohorts"].items()}
    for edit in edits:
        _cohorts, cohort, _sessions, key = edit.path
        cohorts[cohort]["sessions"][key] = edit.value
    return {**sections, "cohorts": cohorts}


class _Made:
    """One plan in the making."""

    def __init__(self, chance: Random, size: Size) -> None:
        self.chance = chance
        self.size = size
        self.weeks = size.months * 52 // 12
        self.busy: set[tuple[str, date]] = set()
        """Who, or which room, has something fixed on a day: nothing else is put there."""
        self.coming: dict[str, frozenset[date]] = {}
        """On which usual days a lecturer can come: looked up once, since each is asked beside each other."""
        is_one = size.municipalities == 1 or size.mixed
        self.homes = [""] if is_one else [f"m{number}-" for number in range(size.municipalities)]
        """How the ids begin of what each municipality has by itself."""
        self.has: set[tuple[str, str]] = set()
        """Which cohort has a session of what."""

    def sections(self) -> Sections:
        self.people: Entries = {"samordnare": {"name": "Karin Exempelsson", "organisation": "m0"}}
        self.lecturers = [f"larare-{n}" for n in range(self.size.lecturers * self.size.municipalities)]
        for id_ in self.lecturers:
            self.people[id_] = {"name": f"Olle {id_}", "organisation": "regionen", **self.availability()}
        self.places = dict(self.rooms())
        self.lectures: Entries = {}
        self.activities: Entries = {}
        for home in self.homes:
            for number in range(self.size.lectures - 3):
                self.lectures[f"{home}amne-{number}"] = self.lecture(number, home)
            self.activities |= {f"{home}{id_}": each for id_, each in self.more_activities(home).items()}
        self.units = dict(self.all_units())
        self.cohorts: Entries = {}
        for municipality in range(self.size.municipalities):
            for number in range(self.size.cohorts):
                starts = BEGINS + timedelta(weeks=26 * (number // 2))
                self.cohorts[f"m{municipality}-k{number}"] = self.cohort([municipality], number, starts)
            if self.size.earlier:
                self.cohorts[f"m{municipality}-fore"] = self.cohort([municipality], 99, BEGINS - timedelta(weeks=52))
        if self.size.mixed:
            self.cohorts["m0-mix"] = self.cohort(list(range(self.size.municipalities)), 50, BEGINS)
        self.hours_agreed()
        self.fix()
        return {
            "programme": self.frame(),
            "organisations": dict(self.organisations()),
            "units": self.units,
            "people": self.people,
            "places": self.places,
            "travel": self.travel(),
            "groups": {
                f"{home}{id_}": {"title": f"Grupp {home}{id_}"}
                for home in self.homes
                for id_ in ("alla", "barn", "vuxen", "a", "b")
            },
            "lectures": self.lectures,
            "activities": self.activities,
            "cohorts": self.cohorts,
            "pairings": self.pairings() if self.size.meetings else {},
        }

    def one_in(self, count: int) -> bool:
        return self.chance.randrange(count) == 0

    # Who and where.

    def frame(self) -> Entries:
        third = self.size.months // 3
        return {
            "schema": 1,
            "id": "prov",
            "title": "Introduktion",
            "kind": "introduction",
            "owner": "m0",
            "length": f"{self.size.months} months",
            "domain": "intro.prov.example",
            "weights": {"plan": {"seats": 0}},  # that is proved by itself, and counted nowhere else
            "contact": {"title": "Introduktionen", "email": "intro@prov.example"},
            "coordinators": ["samordnare"],
            "phases": {
                "start": {"title": "Start", "months": f"0-{third}", "caseload_percent": 25},
                "grund": {"title": "Grund", "months": f"{third}-{self.size.months}", "caseload_percent": 75},
            },
            "roles": {
                "introducer": {
                    "required": "no",
                    "label": "Introduktör",
                    "meets": {"length": "1h", "every": {"start": "1 week", "grund": "2 weeks"}},
                }
            },
            "reviews": {"manad-3": {"title": "Uppföljning", "month": 3, "with": ["manager"], "length": "1h"}},
            "calendar": {
                "closed": ["public_holidays", "eves"],
                "half_days": list(HALF_DAYS),
                "avoid": list(AVOIDED),
                "avoid_bridge_days": "yes",
                "day": "08:30-16:30",
                "lunch": {"between": "11:00-13:30", "length": "45min"},
            },
        }

    def organisations(self) -> Iterator[tuple[str, Entries]]:
        for number in range(self.size.municipalities):
            breaks = [f"W{8 + number % 3:02d}", "W44"]
            yield f"m{number}", {"title": f"Kommun {number}", "kind": "municipality", "school_breaks": breaks}
        yield "regionen", {"title": "Regionen", "kind": "region", "external": "yes"}

    def rooms(self) -> Iterator[tuple[str, Entries]]:
        for municipality in range(self.size.municipalities):
            for number in range(self.size.rooms):
                house = number % 2
                holds = self.size.participants + 4 if number % 3 < 2 else self.size.participants // 2 + 3
                yield (
                    f"m{municipality}-sal{number}",
                    {
                        "title": f"Sal {municipality}.{number}",
                        "organisation": f"m{municipality}",
                        "address": f"Gatan {house}, Kommun {municipality}",
                        "capacity": holds * (self.size.municipalities if self.size.mixed else 1),
                    },
                )

    def travel(self) -> Entries:
        """Half an hour between two houses of a municipality, an hour and a half between two municipalities."""
        ids = list(self.places)
        found: Entries = {}
        for place, here in enumerate(ids):
            for there in ids[place + 1 :]:
                same_town = here.split("-")[0] == there.split("-")[0]
                same_house = self.places[here]["address"] == self.places[there]["address"]
                if not same_house:
                    found.setdefault(here, {})[there] = "30min" if same_town else "90min"
        return found

    def availability(self) -> Entries:
        """Days on which a lecturer can: from 15 to 60 per cent of all working days."""
        share = self.chance.uniform(0.15, 0.6)
        count = min(5, int(share * 5) + 1)
        weekdays = sorted(self.chance.sample(range(5), count))
        away = 1 - share / (count / 5)
        weeks = [BEGINS + timedelta(weeks=number) for number in range(self.weeks * 2 + 60)]
        not_then = sorted(self.chance.sample(weeks, int(len(weeks) * away)))
        found: Entries = {"available": [WEEKDAYS[each] for each in weekdays]}
        if not_then:
            found["unavailable"] = ["{}-W{:02d}".format(*monday.isocalendar()[:2]) for monday in not_then]
        return found

    def all_units(self) -> Iterator[tuple[str, Entries]]:
        for municipality in range(self.size.municipalities):
            for number in range(self.size.units):
                chef = f"chef-{municipality}-{number}"
                self.people[chef] = {"name": f"Mona {chef}", "organisation": f"m{municipality}"}
                unit = {"title": f"Enhet {number}", "organisation": f"m{municipality}", "manager": chef}
                yield f"m{municipality}-enhet{number}", unit

    def hours_agreed(self) -> None:
        """Half of the units have said how long their participants may be away in a month, all together."""
        members: dict[str, int] = dict.fromkeys(self.units, 0)
        for cohort in self.cohorts.values():
            for person in cohort["participants"]:
                members[self.people[person]["unit"]] += 1
        each = 3 * self.size.lectures * 1.1 / self.size.months
        for unit, count in members.items():
            if count and self.one_in(2):
                self.units[unit]["hours_away_per_month"] = int(max(count * each * self.chance.uniform(1, 2), 8))

    # What they are to have.

    def lecture(self, number: int, home: str) -> Entries:
        found: Entries = {"title": f"Ämne {number}", "length": self.chance.choice(LENGTHS)}
        if found["length"] == "6h":
            found["breaks"] = WHOLE_DAY
        own = self.lecturers_of(home)
        given_by = self.chance.sample(self.lecturers if self.one_in(6) else own, 1)
        together = [each for each in own if each not in given_by and self.can_often(given_by[0], each)]
        if together and self.one_in(12):
            given_by.append(self.chance.choice(together))
        found["lecturers"] = given_by
        kind = self.chance.random()
        if kind < 0.65:
            found |= self.some_weeks(given_by)
        elif kind < 0.8:
            found["phase"] = self.chance.choice(["start", "grund"])
        if self.one_in(5):
            found["for"] = [home + self.chance.choice(["barn", "vuxen"])]
        elif home:
            found["for"] = [f"{home}alla"]
        before = [
            id_
            for id_, each in self.lectures.items()
            if id_.startswith(home) and self.begins(each) < self.begins(found)
        ]
        if before and self.one_in(3):
            found["prerequisites"] = [self.chance.choice(before)]
        if self.one_in(3):
            rooms = [id_ for id_ in self.places if id_.startswith(home)]
            found["places"] = self.chance.sample(rooms, min(self.chance.randint(1, 2), len(rooms)))
        return found

    def lecturers_of(self, home: str) -> list[str]:
        """The lecturers of a municipality, or all."""
        first = int(home[1:-1]) * self.size.lecturers if home else 0
        return self.lecturers[first : first + self.size.lecturers] if home else self.lecturers

    def can_often(self, *lecturers: str) -> bool:
        """Whether they can come on the same day every other week or so."""
        return self.days_of(lecturers, BEGINS, self.weeks) * 2 >= self.weeks

    def days_of(self, lecturers: Iterable[str], first: date, weeks: int) -> int:
        """On how many days of some weeks, which are usual ones, all of them can come."""
        last = first + timedelta(weeks=weeks)
        together = frozenset.intersection(*map(self.days_coming, lecturers))
        return sum(first <= day < last for day in together)

    def days_coming(self, lecturer: str) -> frozenset[date]:
        """The usual days on which a lecturer can come, as long as any cohort goes on."""
        if lecturer not in self.coming:
            days = (BEGINS + timedelta(days=each) for each in range(7 * (self.weeks + 26 * self.size.cohorts)))
            own = self.people[lecturer]
            self.coming[lecturer] = frozenset(day for day in days if is_usual(day) and can_come(own, day))
        return self.coming[lecturer]

    def some_weeks(self, lecturers: list[str]) -> Entries:
        """Weeks in which whoever gives it has a few days for each cohort, whenever that starts; none if not."""
        starts = [BEGINS + timedelta(weeks=26 * each) for each in range((self.size.cohorts + 1) // 2)]
        for _try in range(12):
            length = min(self.chance.randint(4, 13), self.weeks)
            first = self.chance.randint(1, self.weeks - length + 1)
            few = min(self.days_of(lecturers, each + timedelta(weeks=first - 1), length) for each in starts)
            if few >= FEWEST_DAYS:
                return {"weeks": f"{first}-{first + length - 1}"}
        return {}

    def begins(self, lecture: Entries) -> int:
        """In about which week it is at the earliest."""
        if "weeks" in lecture:
            return int(lecture["weeks"].split("-")[0])
        return {"start": 2, "grund": self.weeks // 3, None: self.weeks // 2}[lecture.get("phase")]

    def more_activities(self, home: str) -> Entries:
        """A series, something for half of them at a time, and a visit at the workplace."""
        every = max(self.weeks // 8, 3)
        some = self.chance.sample(self.lecturers_of(home), 2)
        own = {"for": [f"{home}alla"]} if home else {}
        half = -(-self.size.participants // 2)
        return {
            "utbyte": {
                "title": "Utbyte",
                "kind": "exchange",
                "length": "2h",
                "every": f"{every} weeks",
                "max_gap": f"{every * 2} weeks",
                **own,
            },
            "verkstad": {
                "title": "Verkstad",
                "kind": "reflection_group",
                "length": "3h",
                "lecturers": some[:1],
                "max_participants": half,
                **own,
            },
            "besok": {"title": "Besök", "kind": "study_visit", "length": "2h", "lecturers": some[1:], **own},
        }

    # Who is to have it.

    def cohort(self, municipalities: list[int], number: int, starts: date) -> Entries:
        seats = {f"m{each}": self.size.participants // len(municipalities) for each in municipalities}
        participants = {}
        days_off = self.chance.sample(range(5), 2)
        for place in range(self.size.participants):
            home = municipalities[place % len(municipalities)]
            person = f"p{home}-{number}-{place}"
            unit = f"m{home}-enhet{self.chance.randrange(self.size.units)}"
            self.people[person] = {"name": f"Ada {person}", "organisation": f"m{home}", "unit": unit}
            own = f"m{home}-" if f"m{home}-" in self.homes else ""
            participants[person] = self.participant(place, starts, days_off, own)
        return {
            "title": f"Kull {number}",
            "starts": f"{starts}",
            "seats": seats,
            "participants": participants,
            "sessions": {},
        }

    def participant(self, place: int, starts: date, days_off: list[int], home: str) -> Entries:
        groups = ["alla", ("barn", "vuxen")[place % 3 == 2], ("a", "b")[place % 2]]
        found: Entries = {"groups": [home + each for each in groups]}
        if place and self.one_in(8):
            off = self.chance.choice(days_off)
            found |= {"work_percent": 80, "workdays": [each for day, each in enumerate(WEEKDAYS) if day != off]}
        if place and self.one_in(10):
            found["starts"] = f"{starts + timedelta(weeks=self.chance.randint(2, max(2, self.weeks // 8)))}"
        elif place and self.one_in(15):
            first = starts + timedelta(weeks=self.chance.randint(4, self.weeks - 6))
            found["pauses"] = [f"{first}..{first + timedelta(days=20)}"]
        if place and self.one_in(12):
            found["exempt"] = [f"{home}amne-{self.chance.randrange(self.size.lectures - 3)}"]
        return found

    def pairings(self) -> Entries:
        found: Entries = {}
        for id_, cohort in self.cohorts.items():
            for place, person in enumerate(cohort["participants"]):
                introducer = f"handledare-{id_}-{place // 2}"
                home = self.people[person]
                self.people[introducer] = {"name": f"Ida {introducer}", "organisation": home["organisation"]}
                meets = {"on": WEEKDAYS[place // 2 % 5], "time": f"{9 + place % 2 * 4}.00"}
                found[f"par-{person}"] = {"participant": person, "introducer": introducer, "meets": meets}
        return found

    # What is fixed.

    def fix(self) -> None:
        """The sessions that there are already, some of several cohorts together, and everybody's first review."""
        for id_, cohort in self.cohorts.items():
            home = next((each for each in self.homes if id_.startswith(each)), "")
            those = [each for each in self.lectures if each.startswith(home)]
            fixed = those[:: max(len(those) // self.size.fixed, 1)][: self.size.fixed]
            for lecture in those if id_.endswith("fore") else fixed:
                if (id_, lecture) not in self.has and not (id_.endswith("fore") and self.one_in(6)):
                    self.fix_session(id_, lecture)
            for person in cohort["participants"]:
                self.fix_review(cohort, person)

    def fix_session(self, cohort: str, lecture: str) -> None:
        what, own = self.lectures[lecture], self.cohorts[cohort]
        lecturers = what["lecturers"]
        if cohort.endswith("fore") and self.one_in(3):
            lecturers = [
                self.chance.choice(self.lecturers_of(next(each for each in self.homes if cohort.startswith(each))))
            ]
        others = [
            id_
            for id_, each in self.cohorts.items()
            if each["starts"] == own["starts"] and id_ > cohort and (self.homes == [""] or id_[:3] == cohort[:3])
        ]
        joint = others[:1] if others and self.one_in(3) and (others[0], lecture) not in self.has else []
        people = [*own["participants"], *(each for id_ in joint for each in self.cohorts[id_]["participants"])]
        first, last = date.fromisoformat(own["starts"]), self.weeks
        if "weeks" in what:
            begin, end = map(int, what["weeks"].split("-"))
            first, last = first + timedelta(weeks=begin - 1), end - begin + 1
        elif "phase" in what:  # safely within either
            begin = 0 if what["phase"] == "start" else self.weeks // 3 + 2
            first, last = first + timedelta(weeks=begin), self.weeks // 3 - 2
        rooms = [id_ for id_, each in self.places.items() if each["capacity"] >= len(people) + 2]
        room = self.chance.choice([each for each in rooms if each[:3] == cohort[:3]] or [""])
        whom = [*people, *lecturers, *([room] if room else [])]
        day = self.free_day(first, last, whom, lecturers)
        if day is None:
            return
        hours = "9-15" if what["length"] == "6h" else self.chance.choice(FIXED_HOURS)
        session: Entries = {"date": f"{day}", "time": hours, "lecturers": lecturers}
        if room:
            session["place"] = room
        if joint:
            session["with"] = joint
        own["sessions"][lecture] = session
        self.has |= {(id_, lecture) for id_ in (cohort, *joint)}
        for each in whom:
            self.busy.add((each, day))

    def fix_review(self, cohort: Entries, person: str) -> None:
        participant = cohort["participants"][person]
        starts = date.fromisoformat(participant.get("starts", cohort["starts"]))
        manager = self.units[self.people[person]["unit"]]["manager"]
        day = self.free_day(starts + timedelta(weeks=11), 5, [person, manager], [])
        if day is not None and "workdays" not in participant:
            participant["reviews"] = {
                "manad-3": {"date": f"{day}", "time": self.chance.choice(["9", "10", "13", "15"])}
            }
            self.busy |= {(person, day), (manager, day)}

    def free_day(self, first: date, weeks: int, whom: list[str], lecturers: list[str]) -> date | None:
        days = [first + timedelta(days=each) for each in range(7 * max(weeks, 1))]
        self.chance.shuffle(days)
        for day in days:
            is_free = is_usual(day) and all((each, day) not in self.busy for each in whom)
            if is_free and all(can_come(self.people[each], day) for each in lecturers):
                return day
        return None


@cache
def is_usual(day: date) -> bool:
    """Whether a day is open, all of it, and not avoided."""
    return OPEN_DAYS.is_open(day) and not OPEN_DAYS.avoided_by(day) and not OPEN_DAYS.half_day(day)


def can_come(person: Entries, day: date) -> bool:
    """Whether somebody has not said that they cannot come on a day."""
    week, weekday = _called(day)
    return weekday in person.get("available", WEEKDAYS) and week not in person.get("unavailable", ())


@cache
def _called(day: date) -> tuple[str, str]:
    """The week and the weekday of a day, as plans write them."""
    return "{}-W{:02d}".format(*day.isocalendar()[:2]), day.strftime("%A").lower()
