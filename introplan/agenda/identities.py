"""The identity of everything that is given out: the id that it was first given out under, whatever it is called today.

An entry says with `was` what it was called. That may be its first id or, of what was renamed before and given out
under that name, its last: the ledger remembers both, and `with_first_ids` makes the one of the other.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from introplan.model import (
    Cohort,
    Event,
    Lasting,
    Organisation,
    Pairing,
    Person,
    Place,
    Programme,
    Review,
    Session,
    Unit,
)

Called = Mapping[str, Mapping[str, str]]
"""By namespace and identity, the id under which something was last given out, where that is another."""

L = TypeVar("L", bound=Lasting)


class ByIdentity(NamedTuple):
    """The entries of a programme by the ids that they are given out under."""

    people: Mapping[str, Person]
    places: Mapping[str, Place]
    cohorts: Mapping[str, Cohort]
    organisations: Mapping[str, Organisation]
    units: Mapping[str, Unit]
    pairings: Mapping[str, Pairing]
    reviews: Mapping[str, Review]
    events: Mapping[str, Event]


def by_identity(programme: Programme) -> ByIdentity:
    """What a ledger speaks of, as far as the programme still has it."""
    return ByIdentity(
        people=_by_identity(programme.people),
        places=_by_identity(programme.places),
        cohorts=_by_identity(programme.cohorts),
        organisations=_by_identity(programme.organisations),
        units=_by_identity(programme.units),
        pairings=_by_identity(programme.pairings),
        reviews=_by_identity(programme.frame.reviews),
        events=_by_identity(programme.events),
    )


def _by_identity(entries: Mapping[str, L]) -> dict[str, L]:
    return {entry.identity: entry for entry in entries.values()}


def earlier_ids(programme: Programme) -> dict[str, str]:
    """By the id of today, or a session's `<cohort>/<key>`, what something was first given out as, where that differs.

    Where an id stands for two things, such as a person and a place, the one that was called something else counts.
    """
    cohorts = programme.cohorts.values()
    entries: tuple[Iterable[Lasting], ...] = (
        programme.people.values(),
        programme.places.values(),
        cohorts,
        programme.organisations.values(),
        programme.units.values(),
        programme.pairings.values(),
        programme.frame.reviews.values(),
        programme.frame.tasks.values(),
        programme.events.values(),
        programme.taught.values(),
        *(cohort.tasks.values() for cohort in cohorts),
    )
    found = {entry.id: entry.identity for those in entries for entry in those if entry.identity != entry.id}
    for cohort in cohorts:
        for id_, session in cohort.sessions.items():
            first = f"{cohort.identity}/{session.identity}"
            if first != f"{cohort.id}/{id_}":
                found[f"{cohort.id}/{id_}"] = first
            gathered = {turn: change.was for turn, change in session.changes.items() if change.was}
            found |= {f"{cohort.id}/{id_}/{turn}": f"{cohort.identity}/{was}" for turn, was in gathered.items()}
    return found


def with_first_ids(programme: Programme, called: Called) -> Programme:
    """The same programme, each `was` that names a last id naming the first one instead."""
    if not called and not any(map(_has_parted, programme.cohorts.values())):
        return programme
    cohorts = _settled(programme.cohorts, called.get("cohorts", {}))
    for id_, cohort in cohorts.items():
        sessions = _sessions_settled(cohort.sessions, called.get(f"sessions/{cohort.identity}", {}))
        own = _settled(cohort.tasks, called.get(f"tasks/{cohort.identity}", {}))
        cohorts[id_] = cohort.model_copy(update={"sessions": sessions, "tasks": own})
    taught = _settled(programme.taught, called.get("taught", {}))
    frame = programme.frame
    reviews = _settled(frame.reviews, called.get("reviews", {}))
    tasks = _settled(frame.tasks, called.get("tasks", {}))
    settled = programme.model_copy(
        update={
            "frame": frame.model_copy(update={"reviews": reviews, "tasks": tasks}),
            "organisations": _settled(programme.organisations, called.get("organisations", {})),
            "units": _settled(programme.units, called.get("units", {})),
            "people": _settled(programme.people, called.get("people", {})),
            "places": _settled(programme.places, called.get("places", {})),
            "lectures": {id_: taught[id_] for id_ in programme.lectures},
            "activities": {id_: taught[id_] for id_ in programme.activities},
            "cohorts": cohorts,
            "pairings": _settled(programme.pairings, called.get("pairings", {})),
            "events": _settled(programme.events, called.get("events", {})),
        }
    )
    settled.__dict__.pop("taught", None)  # what was reckoned of the entries before
    return settled


def _has_parted(cohort: Cohort) -> bool:
    """Whether a session was one of the times of another, or has times that were sessions of their own."""
    return any("/" in (session.was or "") or session.has_gathered for session in cohort.sessions.values())


def _sessions_settled(sessions: Mapping[str, Session], called: Mapping[str, str]) -> dict[str, Session]:
    """The sessions of a cohort; each that was one of the times of another goes by the identity of that one."""
    own = {id_: session for id_, session in sessions.items() if "/" not in (session.was or "")}
    found = {**sessions, **_settled(own, called)}
    first = {id_: session.identity for id_, session in found.items()}
    last = {id_: identity for identity, id_ in called.items()}
    for id_, session in found.items():
        key, slash, turn = (session.was or "").partition("/")
        if slash:
            whose = first[key] if key in own else last.get(key, key)
            found[id_] = session.model_copy(update={"was": f"{whose}/{turn}"})
        elif session.has_gathered:
            changes = {
                week: change.model_copy(update={"was": last.get(change.was, change.was)}) if change.was else change
                for week, change in session.changes.items()
            }
            found[id_] = session.model_copy(update={"changes": changes})
    return found


def _settled(entries: Mapping[str, L], called: Mapping[str, str]) -> dict[str, L]:
    first = first_ids({entry.id: getattr(entry, "was", None) for entry in entries.values()}, called)
    return {
        id_: entry if first[id_] == entry.identity else entry.model_copy(update={"was": first[id_]})
        for id_, entry in entries.items()
    }


def first_ids(had: Mapping[str, str | None], called: Mapping[str, str]) -> dict[str, str]:
    """The identity of each id of a namespace, by the id that it says it `had`.

    What had none is itself. What is called as it was last given out keeps its first id, also when that is what
    another is called now. For all others the id is first taken for a last one, then for a first one, as long as
    nothing else has the identity.
    """
    found = {id_: id_ for id_, was in had.items() if was is None}
    found |= {id_: was for id_, was in had.items() if was is not None and called.get(was) == id_}
    last = {id_: identity for identity, id_ in called.items()}
    taken = set(found.values())
    for id_, was in sorted(had.items()):
        if was is None or id_ in found:
            continue
        meant = [last[was]] if was in last else [was]
        if was in last and was in called:
            meant.append(was)
        found[id_] = next((identity for identity in meant if identity not in taken), meant[0])
        taken.add(found[id_])
    return found
