"""What things were called when they were given out, so that a later `was:` may name that, and a forgotten one shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.model import Lasting
from introplan.releases.entries import COHORT_TASK
from introplan.releases.events import PublishedEvent, fingerprint

TITLED = ("organisations", "units", "people", "places", "taught", "reviews", "tasks", "cohorts")
"""The namespaces whose entries are known by their name or title; sessions, pairings and events by what they are.

Tasks are those of the programme and, in a namespace of its own, of each cohort.
"""

SUBJECTS = {"session": "taught", "meeting": "pairings", "review": "reviews", "event": "events", "task": "tasks"}
"""The namespace of what an event comes from, by its kind; of a posting by whether it is at a unit."""
POSTED_TO = {"unit": "units", "organisation": "organisations"}


class CurrentName(NamedTuple):
    """The id that something has, and a fingerprint of its name or title; empty where it has none."""

    id: str
    mark: str = ""


class ReleasedName(NamedTuple):
    """What something was called in the release at that moment, as long as no later one calls it otherwise."""

    at: datetime
    id: str
    mark: str = ""

    @property
    def name(self) -> CurrentName:
        """What it was called, whenever that was."""
        return CurrentName(self.id, self.mark)


def given_out(events: Iterable[PublishedEvent]) -> Mapping[str, set[str]]:
    """The identities of everything that the events speak of, by namespace."""
    found: dict[str, set[str]] = defaultdict(set)
    alike = set()  # a pairing's hundred meetings speak of the same
    for event in events:
        space = _space_of(event)
        alike.add((space, event.subject, event.attendees, event.cohorts, event.organisations, event.host, event.place))
        if event.kind == "session":
            cohort, _slash, session = event.key.partition("/")
            found[f"sessions/{cohort}"] |= {session, session.partition("/")[0]}  # a day or time of it, and it itself
    for space, subject, attendees, cohorts, organisations, host, place in alike:
        found[space].add(subject)
        found["people"].update(person for person, _part in attendees)
        found["cohorts"].update(cohorts)
        found["organisations"].update(organisations)
        found["organisations"].update(filter(None, [host]))
        found["places"].update(filter(None, [place]))
    return found


def _space_of(event: PublishedEvent) -> str:
    """The namespace of what an event comes from; of a task that a cohort has of its own, that of the cohort's."""
    if event.kind == "posting":
        return POSTED_TO[event.sort]
    if event.kind == "task" and event.sort == COHORT_TASK and event.cohorts:
        return f"tasks/{event.cohorts[0]}"
    return SUBJECTS[event.kind]


def names_of(plan: Plan, events: Mapping[str, PublishedEvent]) -> dict[str, CurrentName]:
    """What everything that is given out is called today, by its namespace and identity: `people/ada-testsson`."""
    known = given_out(events.values())
    return {
        f"{space}/{entry.identity}": CurrentName(entry.id, mark_of(space, entry))
        for space, entries in plan.programme.lasting.items()
        for entry in entries.values()
        if entry.identity in known.get(space, ())
    }


def mark_of(space: str, entry: Lasting) -> str:
    """A fingerprint of what an entry is called, by which it is known again under another id."""
    title = (
        getattr(entry, "name" if space == "people" else "title", None) if space.partition("/")[0] in TITLED else None
    )
    return fingerprint(title) if title else ""


def named_on(
    before: Mapping[str, ReleasedName], names: Mapping[str, CurrentName], at: datetime
) -> dict[str, ReleasedName]:
    """What things are called after a release of what is called so. What was once told is told on, so that ledgers join.

    Nothing is told of what has its first id and no title, unless it, or something else, was called so before.
    """
    found = dict(before)
    told = {(_space(path), named.id) for path, named in before.items()}
    for path, name in names.items():
        old = before.get(path)
        is_told = old or name.mark or not path.endswith(f"/{name.id}") or (_space(path), name.id) in told
        if is_told and (old is None or old.name != name):
            found[path] = ReleasedName(at, *name)
    return {path: found[path] for path in sorted(found)}


def names_joined(several: Iterable[Mapping[str, ReleasedName]]) -> dict[str, ReleasedName]:
    """What ledgers of one programme say together: of each thing the latest, in whatever order they come."""
    found: dict[str, ReleasedName] = {}
    for named in several:
        for path, name in named.items():
            found[path] = max(name, found.get(path, name))
    return {path: found[path] for path in sorted(found)}


def last_ids(named: Mapping[str, ReleasedName]) -> dict[str, dict[str, str]]:
    """By namespace and identity, the last ids of what was given out under another one than its first.

    An id that several have had is that of the last one.
    """
    owners = {(_space(path), name.id): path for path, name in sorted(named.items(), key=lambda each: each[1].at)}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (space, id_), path in sorted(owners.items()):
        identity = parted(path)[1]
        if id_ != identity:
            found[space][identity] = id_
    return dict(found)


def parted(path: str) -> tuple[str, str]:
    """The namespace and the identity of a path: `sessions/ht26` and `handledning/2026-W37`, `people` and `ada`."""
    if path.startswith("sessions/"):
        space, cohort, session = path.split("/", 2)
        return f"{space}/{cohort}", session
    space, _slash, identity = path.rpartition("/")
    return space, identity


def _space(path: str) -> str:
    return parted(path)[0]
