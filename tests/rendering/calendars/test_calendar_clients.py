"""Whatever is changed and released, whoever follows the calendars ends with exactly the plan.

Two kinds of programs follow them: one that replaces what it has by what it fetches, as a subscription does, and one
that keeps events by their UID and takes a newer version of one by SEQUENCE and then DTSTAMP (RFC 5546, 2.1.5).
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import SMALL, events, made, plan_in, released

from introplan.agenda import Plan
from introplan.reading import File, Folder
from introplan.releases import EMPTY, Edition
from introplan.rendering.calendars.identities import identity

SHELVES = ("programme", "cohorts/ht26", "people/ada", "people/deltagare-7", "people/ida", "people/karin")
DAYS = ("2026-10-22", "2026-10-23", "2026-11-19", "2027-03-30")
TIMES = ("9.00–12.00", "13-15", "8-10")
PLACES = ("salen", "rummet", "natet")
KEYS = ("barnsamtal", "besok", "utbyte-1", "utbyte-2", "extra")


class Version(NamedTuple):
    """One version of an event, as a program keeps it."""

    sequence: int
    stamp: datetime
    holds: bool
    span: tuple[object, object]
    title: str
    place: str


@lru_cache(maxsize=2 * len(SHELVES))  # of a release and the one before
def versions(file: bytes) -> Mapping[str, Version]:
    """The events of a calendar by UID; fails when one stands there twice."""
    found = dict[str, Version]()
    for event in events(file):
        uid = str(event["UID"])
        assert uid not in found
        found[uid] = Version(
            event["SEQUENCE"],
            event["DTSTAMP"].dt,
            event["STATUS"] != "CANCELLED",
            (event["DTSTART"].dt, event["DTEND"].dt),
            str(event["SUMMARY"]),
            str(event.get("LOCATION", "")),
        )
    return found


class Keeper:
    """A program that keeps what it once got, and takes an event away only when it is told to."""

    def __init__(self) -> None:
        self.kept: dict[str, Version] = {}

    def fetch(self, file: bytes) -> None:
        for uid, version in versions(file).items():
            known = self.kept.get(uid)
            if known is None or (version.sequence, version.stamp) > (known.sequence, known.stamp):
                self.kept[uid] = version

    def shown(self) -> dict[str, Version]:
        return {uid: version for uid, version in self.kept.items() if version.holds}


def that_hold(file: bytes) -> dict[str, Version]:
    """What a subscription shows."""
    return {uid: version for uid, version in versions(file).items() if version.holds}


def of_the_plan(plan: Plan, shelf: str) -> dict[str, tuple[object, ...]]:
    """The days and clocks of what stands in a calendar, by the agenda alone."""
    agenda, _, name = plan.agenda, *shelf.partition("/")[1:]
    if shelf == "programme":
        found = [each for each in agenda.occasions if each.kind == "session" or each.key.startswith("_events/")]
        found = [each for each in found if each.key != "_events/samtal-1"]
    else:
        found = (agenda.by_cohort if shelf.startswith("cohorts/") else agenda.by_person).get(name, ())
    whole = {True: lambda each: (each.day,), False: lambda each: (each.day, each.times.start, each.times.end)}
    return {
        identity(plan, each): whole[each.times is None or not each.booked](each)
        for each in Edition(plan).published(found)
        if each.is_on
    }


def said(version: Version) -> tuple[object, ...]:
    starts, ends = version.span
    if not isinstance(starts, datetime):
        return (starts,)
    return starts.date(), starts.time(), ends.time()


# Changes, as a coordinator makes them


def sessions(tree):
    return tree["cohorts"]["ht26"]["sessions"]


def change_field(field, values):
    def change(tree, key, index):
        if key in sessions(tree):
            sessions(tree)[key][field] = values[index % len(values)]

    return change


def remove(tree, key, _index):
    if len(sessions(tree)) > 1:
        sessions(tree).pop(key, None)


def bring_back(tree, key, index):
    of = {"utbyte-1": "utbyte", "utbyte-2": "utbyte", "extra": "barnsamtal"}.get(key, key)
    sessions(tree).setdefault(key, {"of": of, "date": DAYS[index % len(DAYS)], "time": "9-11"})


def retitle(tree, _key, index):
    tree["lectures"]["barnsamtal"]["title"] = f"Samtal med barn {index}"


def other_rhythm(tree, _key, index):
    tree["pairings"]["ada-ida"]["meets"]["on"] = ("tuesday", "wednesday", "friday")[index % 3]


def end_pairing(tree, _key, index):
    tree["pairings"]["ada-ida"]["until"] = ("2026-09-22", "2026-12-20")[index % 2]


def other_lecturer(tree, _key, index):
    tree["lectures"]["barnsamtal"]["lecturers"] = (["karin"], ["ida"], ["karin", "ida"])[index % 3]


def half_group(tree, key, index):
    if key in sessions(tree) and key != "utbyte-1":
        sessions(tree)[key]["for"] = (["ada"], ["deltagare-7"], ["ada", "deltagare-7"])[index % 3]


def book_review(tree, _key, index):
    reviews = tree["cohorts"]["ht26"]["participants"]["ada"]["reviews"]
    reviews["manad-3"] = {"date": ("2026-12-01", "2026-12-03")[index % 2], "time": ("13-14", "9-10")[index // 2 % 2]}


CHANGES = (
    *(change_field("date", DAYS), change_field("time", TIMES), change_field("place", PLACES)),
    *(change_field("status", ("cancelled", "planned", "confirmed", "proposed")), remove, bring_back),
    *(retitle, other_rhythm, end_pairing, other_lecturer, half_group, book_review),
)
EDITS = st.lists(
    st.lists(st.tuples(st.sampled_from(CHANGES), st.sampled_from(KEYS), st.integers(0, 5)), max_size=4),
    min_size=1,
    max_size=4,
)


class Plain(yaml.CSafeDumper):
    """Writes every value without quotation marks, as a coordinator does."""

    yaml_implicit_resolvers = {}


def plan_from(tree: Mapping[str, object]) -> Plan:
    text = yaml.dump(tree, Dumper=Plain, allow_unicode=True, sort_keys=False)
    return plan_in(Folder("prov", (File("prov.yaml", text.encode()),)))


@pytest.mark.long  # releases of forty made-up lives, each read back
@settings(max_examples=40)
@given(EDITS, st.lists(st.booleans(), min_size=4, max_size=4))
def test_whoever_follows_the_releases_ends_with_exactly_the_plan(edits, fetched):
    tree = yaml.load(SMALL, Loader=yaml.CBaseLoader)
    ledger, keepers, before = EMPTY, {shelf: Keeper() for shelf in SHELVES}, dict[tuple[str, str], int]()
    files: dict[str, bytes] = {}
    for number, several in enumerate([[], *edits]):
        for change, key, index in several:
            change(tree, key, index)
        plan = plan_from(tree)
        ledger = released(plan, from_=ledger)
        files = made(plan, ledger=ledger)
        last = number == len(edits)
        for shelf, keeper in keepers.items():
            file = files.get(f"{shelf}.ics")
            if file and (last or fetched[number % 4]):
                keeper.fetch(file)
        for shelf in SHELVES:
            file = files.get(f"{shelf}.ics")
            for uid, version in (versions(file) if file else {}).items():
                assert version.sequence >= before.get((shelf, uid), 0)
                before[shelf, uid] = version.sequence
    for shelf, keeper in keepers.items():
        truth = of_the_plan(plan, shelf)
        file = files.get(f"{shelf}.ics")
        assert {uid: said(version) for uid, version in keeper.shown().items()} == truth
        assert {uid: said(version) for uid, version in (that_hold(file) if file else {}).items()} == truth
        if file:  # and not only the times are right
            assert keeper.shown() == that_hold(file)
