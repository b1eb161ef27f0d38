"""One cause, one finding: one thing that happens to somebody in the programmes that come along, and what is told."""

import json
import os
from collections.abc import Callable, Iterator
from copy import copy, deepcopy
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest

from checks.plans import PATH, plan_from
from introplan.agenda import Journey, Plan, plan_of
from introplan.checks import run_checks
from introplan.cli.rulesets import published
from introplan.days import Stretch, add_months
from introplan.diagnostics import Diagnostic
from introplan.editing.changes import changed
from introplan.language import fill
from introplan.model import EMPTY
from introplan.reading import File, Folder, gather, interpret
from introplan.reading.sections import Gathered

PROGRAMMES = Path(__file__).parents[2] / "programmes"
NAMES = sorted(folder.name for folder in PROGRAMMES.iterdir() if folder.is_dir())
EVERY = 1 if os.environ.get("INTROPLAN_CAUSES") == "all" else 4
"""A quarter of what happens is enough from day to day; `INTROPLAN_CAUSES=all` tries all."""
AWAY_FOR_GOOD = "2032-12-31"
Tree = dict[str, Any]


class Desk:
    """A programme as it is, and what is new when something happens to its tree."""

    def __init__(self, name: str) -> None:
        files = (File(file.as_posix(), file.read_bytes()) for file in sorted((PROGRAMMES / name).rglob("*.yaml")))
        self.gathered: Gathered = gather(Folder(name, tuple(files)))
        self.plan = self.plan_with(self.gathered.tree)
        self.known = {part.identity for each in run_checks(self.plan) for part in each.each}

    def plan_with(self, tree: Tree) -> Plan:
        gathered = copy(self.gathered)
        gathered.tree = tree
        programme, faults = interpret(gathered)
        assert faults == []
        assert programme is not None
        return plan_of("programme", programme, gathered.origins, published())

    def copied(self) -> Tree:
        return deepcopy(self.gathered.tree)

    def new(self, tree: Tree) -> list[Diagnostic]:
        found = run_checks(self.plan_with(tree))
        return [each for each in found if any(part.identity not in self.known for part in each.each)]


def said(found: Diagnostic) -> str:
    return f"{found.name}: {fill(found.message.template, found.message.values, 'en')}"


def at(tree: Tree, *path: str) -> Tree:
    """The mapping at a path, made where there is none."""
    here = tree
    for step in path:
        if step not in here or here[step] in (None, EMPTY):
            here[step] = {}
        here = here[step]
    return here


class Happening(NamedTuple):
    """What happens, and the tree afterwards."""

    what: str
    tree: Tree


def somebody_leaves(desk: Desk) -> Iterator[Happening]:
    for journey in desk.plan.agenda.journeys:
        tree = desk.copied()
        middle = journey.starts + (journey.ends - journey.starts) / 2
        at(tree, *journey.participant.path)["until"] = middle.isoformat()
        yield Happening(journey.person, tree)


def somebody_has_a_pause(desk: Desk) -> Iterator[Happening]:
    for number, journey in enumerate(desk.plan.agenda.journeys):
        for months, first in zip((2, 4, 8), _firsts(journey, number), strict=True):
            pause = Stretch(first, add_months(first, months) - timedelta(days=1))
            if not any(other.overlaps(pause) for other in journey.pauses):
                tree = desk.copied()
                entry = at(tree, *journey.participant.path)
                entry["pauses"] = [*entry.get("pauses", []), f"{pause.first}..{pause.last}"]
                yield Happening(f"{journey.person} {pause}", tree)


def _firsts(journey: Journey, number: int) -> list[date]:
    return [add_months(journey.starts, (4, 9, 13)[(number + shift) % 3]) for shift in range(3)]


def somebody_works_part_time(desk: Desk) -> Iterator[Happening]:
    for journey in desk.plan.agenda.journeys:
        tree = desk.copied()
        at(tree, *journey.participant.path).update(
            work_percent="60", workdays=["monday", "tuesday", "wednesday", "friday"]
        )
        yield Happening(journey.person, tree)


def somebody_is_new(desk: Desk) -> Iterator[Happening]:
    programme = desk.plan.programme
    for cohort in programme.cohorts.values():
        alike = next((journey for journey in desk.plan.agenda.journeys if journey.cohort is cohort), None)
        somebody = programme.people[alike.person] if alike else None
        for starts in (None, cohort.starts + timedelta(weeks=6), cohort.starts - timedelta(weeks=2)):
            tree = desk.copied()
            organisation = somebody.organisation if somebody else programme.frame.owner
            person = {"name": "Nya Nyman", "organisation": organisation, "email": "nya.nyman@kommunen.example"}
            if alike and alike.unit:
                person["unit"] = alike.unit
            tree["people"]["nya-nyman"] = person
            entry = EMPTY if starts is None else {"starts": starts.isoformat()}
            at(tree, *cohort.path, "participants")["nya-nyman"] = entry
            yield Happening(f"{cohort.id} {starts}", tree)


def somebody_is_away_for_good(desk: Desk) -> Iterator[Happening]:
    """Whoever lectures, supports or is a manager, from the middle of what they do."""
    for person, occasions in desk.plan.agenda.by_person.items():
        if person in desk.plan.agenda.journeys_by_person:
            continue
        days = [occasion.day for occasion in occasions if occasion.kind != "event"]
        if days:
            tree = desk.copied()
            entry = at(tree, "people", person)
            middle = min(days) + (max(days) - min(days)) / 2
            entry["unavailable"] = [*entry.get("unavailable", []), f"{middle}..{AWAY_FOR_GOOD}"]
            yield Happening(f"{person} {middle}", tree)


def somebody_supports_nobody_any_more(desk: Desk) -> Iterator[Happening]:
    for person, supports in desk.plan.agenda.support.by_supporter.items():
        first = min(support.days.first for support in supports)
        middle = first + (max(support.days.last for support in supports) - first) / 2
        tree = desk.copied()
        for days, pairing, _journey in supports:
            if days.first > middle:
                tree["pairings"].pop(pairing.id)
            elif days.last > middle:
                at(tree, *pairing.path)["until"] = middle.isoformat()
        yield Happening(f"{person} {middle}", tree)


def a_member_leaves(desk: Desk) -> Iterator[Happening]:
    for organisation in desk.plan.programme.organisations.values():
        tree = desk.copied()
        at(tree, *organisation.path)["member_until"] = "2027-12-31"
        yield Happening(organisation.id, tree)


def reviews_are_not_booked(desk: Desk) -> Iterator[Happening]:
    for cohort in desk.plan.programme.cohorts.values():
        tree = desk.copied()
        for person in cohort.participants:
            entry = at(tree, *cohort.path, "participants", person)
            entry.pop("reviews", None)
            if not entry:
                at(tree, *cohort.path, "participants")[person] = EMPTY
        yield Happening(cohort.id, tree)


HAPPENINGS: tuple[Callable[[Desk], Iterator[Happening]], ...] = (
    somebody_leaves,
    somebody_has_a_pause,
    somebody_works_part_time,
    somebody_is_new,
    somebody_is_away_for_good,
    somebody_supports_nobody_any_more,
    a_member_leaves,
    reviews_are_not_booked,
)


@pytest.fixture(scope="module", params=NAMES)
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk(request.param)


@pytest.mark.long
@pytest.mark.parametrize("happen", HAPPENINGS, ids=[happen.__name__ for happen in HAPPENINGS])
def test_one_thing_that_happens_gives_one_finding(desk: Desk, happen: Callable[[Desk], Iterator[Happening]]):
    too_much = {
        happening.what: found
        for happening in islice(happen(desk), 0, None, EVERY)
        if len(found := sorted(said(each) for each in desk.new(happening.tree))) > 1
    }
    assert too_much == {}


LEAVER = """
    programme:
      roles: {introducer: {required: yes, meets: {length: 1h, every: 1 week}}, mentor: }
      reviews: {manad-3: {month: 3}, manad-12: {month: 12}, manad-18: {month: 18}}
      checks: {}
    units: {norr: {manager: mona}}
    people: {ada: {unit: norr, email: ada@test.example}}
    lectures: {a: , b: }
    cohorts:
      ht26:
        participants:
          ada:
            until: 2027-03-31
            make_ups: [vt27/b]
            reviews:
              manad-3: {date: 2026-12-01}
              manad-12: {date: 2027-09-01}
              manad-18: {date: 2028-03-01}
        sessions: {a: {date: 2027-02-01}, b: {date: 2027-05-04}}
      vt27:
        starts: 2027-02-01
        sessions: {b: {date: 2027-06-01}}
    pairings:
      ada-ida:
        participant: ada
        introducer: ida
        meets: {on: tuesday, time: 13}
        changes: {2027-W20: {date: 2027-05-19}}
      ada-max: {participant: ada, mentor: max, from: 2027-05-01}
    """


def about_ada(plan: Plan) -> list[Diagnostic]:
    return [each for each in run_checks(plan) if "ada" in each.about]


def test_who_leaves_is_told_once_with_all_that_is_left_over_and_a_fix_that_removes_it():
    plan = plan_from(LEAVER)
    (found,) = about_ada(plan)
    assert (found.name, found.severity) == ("leaving-not-followed", "warning")
    assert fill(found.message.template, found.message.values, "en") == (
        "ada leaves on 31 March 2027 (week 13), but still has after that: b, manad-12, manad-18, meetings with ida and "
        "meetings with max"
    )
    assert fill(found.help, found.message.values, "en") == "remove the lines that are left over, or fix `until`"
    assert found.fix is not None
    assert {each.path for each in found.fix.edits} == {
        ("cohorts", "ht26", "participants", "ada", "make_ups"),
        ("cohorts", "ht26", "participants", "ada", "reviews", "manad-12"),
        ("cohorts", "ht26", "participants", "ada", "reviews", "manad-18"),
        ("pairings", "ada-ida", "changes", "2027-W20"),
        ("pairings", "ada-max"),
    }


def test_what_is_left_over_is_no_error_when_it_is_the_only_one():
    text = LEAVER.replace("make_ups: [vt27/b]", "exempt: [b]").replace("manad-12: {date: 2027-09-01}", "")
    text = text.replace("manad-18: {date: 2028-03-01}", "").replace(", from: 2027-05-01", "")
    text = text.replace("2027-W20: {date: 2027-05-19}", "2027-W20: cancelled")
    (found,) = about_ada(plan_from(text))
    assert (found.name, found.severity) == ("change-of-no-meeting", "warning")


PAUSE = """
    programme:
      reviews: {manad-3: {month: 3}, manad-12: {month: 12}, manad-18: {month: 18}}
      CHECKS
    units: {norr: {manager: mona}}
    people: {ada: {unit: norr, email: ada@test.example}}
    lectures: {a: }
    cohorts:
      ht26:
        participants:
          ada:
            pauses: [2027-01-01..2027-04-30]
            reviews:
              manad-3: {date: 2026-12-01}
              manad-12: {date: 2027-09-01}
              manad-18: {date: 2028-03-01}
        sessions: {a: {date: 2027-02-02}}
      vt27:
        starts: 2027-02-01
        sessions: {a: {date: 2027-06-01}}
    """


def test_a_pause_is_told_once_with_new_dates_and_make_ups():
    (found,) = about_ada(plan_from(PAUSE.replace("CHECKS", "")))
    assert (found.name, found.severity) == ("pause-not-followed", "warning")
    assert fill(found.message.template, found.message.values, "en") == (
        "ada has a pause 1 January–30 April 2027, and this has not been adjusted: a, manad-12 and manad-18"
    )
    assert fill(found.help, found.message.values, "en") == (
        "add `vt27/a` to `make_ups`; 29 December 2027 (week 52) suits all for manad-12; "
        "28 June 2028 (week 26) suits all for manad-18"
    )


@pytest.mark.parametrize(
    ("checks", "names"),
    [
        ("checks: {pause-not-followed: {severity: ignore, for: [ada], reason: så är det}}", []),
        ("checks: {pause-not-followed: {severity: note, reason: så är det}}", ["note"]),
        ("checks: {review-off-its-month: {severity: ignore, for: [ada], reason: så är det}}", ["warning"]),
    ],
)
def test_it_is_tuned_by_its_own_name_and_its_parts_by_theirs(checks: str, names: list[str]):
    found = about_ada(plan_from(PAUSE.replace("CHECKS", checks)))
    assert [each.severity for each in found] == names
    assert all(each.name in ("pause-not-followed", "required-activity-missed") for each in found)


def test_a_house_with_many_rooms_is_told_once_and_stops_nothing_until_it_says_how_many_it_holds():
    rounds = "".join(f"r{n}: {{of: rond, date: 2026-10-0{n}, place: sjukhuset}}, " for n in (5, 6, 7))
    text = f"""
        places: {{sjukhuset: {{address: Exempelgatan 1}}}}
        cohorts:
          ht26:
            participants: {{ada: }}
            sessions: {{{rounds}}}
          vt27:
            participants: {{bo: }}
            sessions: {{{rounds.replace("rond", "tolk")}}}
        """
    for addition, severity in (("", "warning"), (", capacity: 12", "error")):
        plan = plan_from(text.replace("Exempelgatan 1", f"Exempelgatan 1{addition}"))
        (found,) = (each for each in run_checks(plan) if "place-double-booked" in each.names)
        assert (found.name, found.severity, found.about[0]) == ("place-holds-many", severity, "sjukhuset")


@pytest.mark.parametrize(
    ("by_frans", "by_berit", "told"),
    [
        (3, 2, ["lecture-given-by-others"]),
        (3, 3, ["lecturer-of-another-lecture"] * 3),  # as often by its own: each may be a slip
        (2, 0, ["lecturer-of-another-lecture"] * 2),
    ],
)
def test_a_lecture_that_others_give_most_times_is_told_once(by_frans: int, by_berit: int, told: list[str]):
    given = [*["frans"] * by_frans, *["berit"] * by_berit]
    cohorts = "".join(
        f"k{place}: {{participants: {{ada-{place}: }}, sessions: {{a: {{date: 2026-10-{5 + place:02}, "
        f"lecturers: [{somebody}]}}}}}}, "
        for place, somebody in enumerate(given)
    )
    text = f"""
        people: {{berit: , frans: {{organisation: fk}}}}
        organisations: {{fk: }}
        lectures: {{a: {{lecturers: [berit]}}, b: {{lecturers: [frans]}}}}
        cohorts: {{{cohorts}}}
        """
    found = [each for each in run_checks(plan_from(text)) if "lecturer-of-another-lecture" in each.names]
    assert [each.name for each in found] == told
    if told == ["lecture-given-by-others"]:
        (one,) = found
        assert one.message.values["touched"] == ("k0", "k1", "k2")
        assert (one.about[0], one.fix, one.severity) == ("a", None, "warning")
        assert one.help == "write those who give it now in `lecturers` here, or remove `lecturers` at the sessions"


def test_what_is_removed_for_who_leaves_leaves_nothing_to_tell():
    plan = plan_from(LEAVER)
    (found,) = about_ada(plan)
    assert found.fix is not None
    gathered = gather(Folder("programmes/test", (File(PATH, dedent(LEAVER).encode()),)))
    mended = changed(gathered.tree, found.fix.edits)
    assert about_ada(plan_from(json.dumps(mended, default=lambda _empty: None))) == []


MOVED_RHYTHM = """
    programme:
      phases: {ett: {months: 0-6}, tva: {months: 6-24}}
      roles: {mentor: {meets: {length: 1h, every: {ett: 1 week, tva: 2 weeks}}}}
      reviews: {manad-12: {month: 12}}
    units: {norr: {manager: mona}}
    people: {ada: {unit: norr, email: ada@test.example}}
    places: {r1: {address: A 1}, r2: {address: B 2}}
    travel: {r1: {r2: 15min}}
    cohorts:
      ht26:
        participants: {ada: {pauses: [2026-12-01..2027-02-28], reviews: {manad-12: {date: 2027-09-01}}}}
        sessions: {a: {date: 2027-10-05, time: 12-14, place: r1}}
    pairings: {ada-max: {participant: ada, mentor: max, meets: {on: tuesday, time: 14.00, place: r2}}}
    """


def test_a_meeting_that_a_pause_has_brought_to_a_full_day_is_told_with_the_pause():
    (found,) = about_ada(plan_from(MOVED_RHYTHM))
    assert [part.name for part in found.parts] == ["review-off-its-month", "no-time-to-travel"]
    without = MOVED_RHYTHM.replace("pauses: [2026-12-01..2027-02-28], ", "")
    assert about_ada(plan_from(without)) == []
    off_by_a_week = without.replace("2027-10-05", "2027-10-12")
    assert [each.name for each in about_ada(plan_from(off_by_a_week))] == ["no-time-to-travel"]
