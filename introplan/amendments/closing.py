"""What goes from a plan when a cohort is closed: its people, and all that is about them alone.

The cohort stays with its sessions: what was given, when, where and by whom. Who was there does not.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from introplan.amendments.references import IdReference, references
from introplan.diagnostics import Edit, Message, Remove, Set, _
from introplan.editing import changed
from introplan.model import Path

CLOSED = "closed"
"""The status of a cohort whose people have gone."""

ABOUT_PEOPLE = ("absences", "events")
"""Sections that speak of people, and that keep nobody in the plan who was a participant."""

SectionsLeft = Mapping[str, object]
"""The sections of a programme as plain words, lists and mappings."""


class StillStanding(NamedTuple):
    """Something that keeps a cohort from being closed, and where it stands."""

    message: Message
    path: Path


@dataclass(frozen=True)
class Departure:
    """What goes: the changes, and by id whom and what they take along. `participants` are all of the cohort's."""

    changes: tuple[Edit, ...]
    participants: tuple[str, ...]
    people: tuple[str, ...]
    pairings: tuple[str, ...]
    events: tuple[str, ...] = ()
    absences: int = 0
    notes: int = 0


def closing(tree: SectionsLeft, cohort: str) -> Departure | StillStanding:
    """What goes with a cohort of a plan that reading has found to be whole."""
    participants = tuple(_mapping(tree, "cohorts", cohort, "participants"))
    others = {person for id_ in _mapping(tree, "cohorts") if id_ != cohort for person in _members(tree, id_)}
    alone = frozenset(participants) - others
    halves = list(_halves(tree, cohort))
    for half in halves:
        if isinstance(half, StillStanding):
            return half
    pairings = [
        id_ for id_ in _mapping(tree, "pairings") if _mapping(tree, "pairings", id_).get("participant") in alone
    ]
    absences = list(_absences(tree, cohort, frozenset(participants), alone))
    notes = [
        Remove(("cohorts", cohort, "sessions", key, "internal_note"))
        for key in _mapping(tree, "cohorts", cohort, "sessions")
        if "internal_note" in _mapping(tree, "cohorts", cohort, "sessions", key)
    ]
    changes: list[Edit] = [Set(("cohorts", cohort, "status"), CLOSED, after="starts")]
    if "participants" in _mapping(tree, "cohorts", cohort):
        changes.append(Remove(("cohorts", cohort, "participants")))
    changes += [half for half in halves if isinstance(half, Remove)]
    changes += [*notes, *absences, *(Remove(("pairings", id_)) for id_ in pairings)]
    people = _people(tree, changes, alone)
    events, of_events = _events(tree, frozenset(people))
    changes += [*of_events, *_tunings(tree, cohort, frozenset(people))]
    changes += [Remove(("people", person)) for person in people]
    return Departure(
        tuple(changes),
        participants,
        tuple(people),
        tuple(pairings),
        tuple(events),
        sum(isinstance(each, Remove) for each in absences),
        len(notes),
    )


def _halves(tree: SectionsLeft, cohort: str) -> Iterator[Remove | StillStanding]:
    """The people of the cohort in half groups, of its own sessions and of those that it shares; groups stay."""
    groups = set(_mapping(tree, "groups"))
    for id_ in _mapping(tree, "cohorts"):
        for key, session in _mapping(tree, "cohorts", id_, "sessions").items():
            cohorts = {id_, *_items(session, "with")}
            half = _items(session, "for")
            if cohort not in cohorts or not half:
                continue
            stay = groups | {person for other in cohorts - {cohort} for person in _members(tree, other)}
            path: Path = ("cohorts", id_, "sessions", key, "for")
            if stay.isdisjoint(half) and cohorts != {cohort}:
                yield StillStanding(
                    Message(
                        _("{session} is shared with others, but for people of {cohort} alone"),
                        {"session": f"{id_}/{key}", "cohort": cohort},
                    ),
                    path,
                )
            yield from _without_items(path, half, [person not in stay for person in half])


def _absences(
    tree: SectionsLeft, cohort: str, participants: Collection[str], alone: Collection[str]
) -> Iterator[Remove]:
    """Who was away: all of the cohort's people from its own sessions, and those who are in no other from all."""
    for session in _mapping(tree, "absences"):
        gone = participants if session.startswith(f"{cohort}/") else alone
        away = _items(_mapping(tree, "absences"), session)
        yield from _without_items(("absences", session), away, [person in gone for person in away])


def _people(tree: SectionsLeft, changes: list[Edit], alone: Collection[str]) -> list[str]:
    """Who is spoken of no more after the changes, of all whom the plan speaks of; in the order of the plan.

    What only tells of a participant, such as an event, keeps nobody who was one.
    """
    after = changed(tree, [each for each in changes if isinstance(each, Remove)])
    named = {each.id for each in _to_people(tree)}
    left = list(_to_people(after))
    kept = {each.id for each in left if each.path[0] not in ABOUT_PEOPLE and each.path[:2] != ("programme", "checks")}
    gone = (named - {each.id for each in left}) | (set(alone) - kept)
    return [person for person in _mapping(tree, "people") if person in gone]


def _to_people(tree: object) -> Iterator[IdReference]:
    return (each for each in references(tree) if "people" in each.sections)


def _events(tree: SectionsLeft, people: frozenset[str]) -> tuple[list[str], list[Remove]]:
    """The events that were with nobody else, and all that goes from the events."""
    whole, gone = [], []
    for id_, event in _mapping(tree, "events").items():
        invited = _items(event, "with")
        if invited and people.issuperset(invited):
            whole.append(id_)
            gone.append(Remove(("events", id_)))
            continue
        gone += _without_items(("events", id_, "with"), invited, [person in people for person in invited])
        if isinstance(event, dict) and event.get("by") in people:
            gone.append(Remove(("events", id_, "by")))
    return whole, gone


def _tunings(tree: SectionsLeft, cohort: str, people: Collection[str]) -> Iterator[Remove]:
    """Tunings of checks for the cohort, its sessions and its people alone."""
    for check, tunings in _mapping(tree, "programme", "checks").items():
        those = tunings if isinstance(tunings, list) else [tunings]
        gone = []
        for index, tuning in enumerate(those):
            path: Path = ("programme", "checks", check, *((index,) if isinstance(tunings, list) else ()))
            of = _items(tuning, "for")
            falls = [one in people or one.partition("/")[0] == cohort for one in of]
            gone.append(bool(of) and all(falls))
            if not gone[-1]:
                yield from _without_items((*path, "for"), of, falls)
        yield from _without_items(("programme", "checks", check), those, gone)


def _without_items(path: Path, items: Collection[object], falls: list[bool]) -> Iterator[Remove]:
    """What falls out of a list; the whole of it, when nothing is left."""
    if items and all(falls):
        yield Remove(path)
        return
    yield from (Remove((*path, index)) for index, falls_out in enumerate(falls) if falls_out)


def _members(tree: SectionsLeft, cohort: str) -> Mapping[str, object]:
    return _mapping(tree, "cohorts", cohort, "participants")


def _mapping(tree: object, *path: str) -> Mapping[str, object]:
    """The mapping at a path; an empty one where there is none."""
    found: object = tree
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _items(value: object, key: str) -> list[str]:
    """A list of words; empty where there is none."""
    found = value.get(key) if isinstance(value, dict) else None
    return list(map(str, found)) if isinstance(found, list) else []
