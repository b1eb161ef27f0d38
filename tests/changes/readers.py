"""Whose own calendar reads differently, from the bytes of the calendars alone, and who is told."""

import random
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from changes.edits import TOLD, UNTOLD, Data, data_of, edited, plan_from
from rendering.site.pages import TEMPLATES

from introplan.agenda import Plan
from introplan.changes.comparison import Comparison
from introplan.language import translated
from introplan.releases import EMPTY, Edition, edition_of, events_of, ledger_text, next_release, read_ledger
from introplan.releases import Release as LedgerRelease
from introplan.rendering.calendars import calendars
from introplan.rendering.calendars.descriptions import HALF_GROUP, MOVED_FROM
from introplan.rendering.changes.release import ReleaseFiles

STAMPS = re.compile(r"^(DTSTAMP|SEQUENCE|LAST-MODIFIED):.*\n", re.MULTILINE)
ASIDE = re.compile(rf"{translated(MOVED_FROM, 'sv')}: [^\\]*(\\n)*|{re.escape(translated(HALF_GROUP, 'sv'))}(\\n)*")
"""What follows from who comes, or from another day, and is told to nobody by itself."""
Entries = Mapping[str, str]


def read_by(plan: Plan) -> dict[str, dict[str, str]]:
    """What each person's calendar says, entry by entry, without its stamps."""
    return {
        path.removeprefix("calendars/people/").removesuffix(".ics"): _entries(content)
        for path, content in calendars(Edition(plan))
        if path.startswith("calendars/people/")
    }


def _entries(content: bytes) -> dict[str, str]:
    text = content.decode().replace("\r\n ", "").replace("\r\n", "\n").removesuffix("END:VCALENDAR\n")
    entries = (STAMPS.sub("", each) for each in text.split("BEGIN:VEVENT\n")[1:])
    return {each.split("UID:")[1].split("\n")[0]: ASIDE.sub("", each) for each in entries}


def who_reads_otherwise(before: Plan, after: Plan) -> set[str]:
    """Those whose calendar says something else. Of what was and is called off, only the text counts."""
    were, are = read_by(before), read_by(after)
    return {person for person in were.keys() | are.keys() if _differ(were.get(person, {}), are.get(person, {}))}


def _differ(before: Entries, after: Entries) -> bool:
    return any(_as_told(before.get(uid), after.get(uid)) for uid in before.keys() | after.keys())


def _as_told(before: str | None, after: str | None) -> bool:
    off = [entry is None or "\nSTATUS:CANCELLED" in entry for entry in (before, after)]
    if all(off):
        return bool(before and after) and _text(before or "") != _text(after or "")
    return before != after


def _text(entry: str) -> str:
    return "".join(line for line in entry.splitlines() if line.startswith("DESCRIPTION:"))


class Stamped(NamedTuple):
    """The stamp of an entry: how often it has changed, and when it last did."""

    sequence: int
    changed: str


def stamps_of(released: Plan, built: Plan) -> dict[str, tuple[str, str, Stamped]]:
    """Every entry of a build after a release, with what it says, its moment and place, and its stamp."""
    frame = released.programme.frame
    first = LedgerRelease("1", datetime(2026, 8, 1, 8, tzinfo=UTC), "Första")
    ledger = next_release(EMPTY, events_of(released), first, (frame.id, frame.domain))
    read, found = read_ledger("releases.ledger", ledger_text(ledger).encode())
    assert (read, found) == (ledger, [])
    return {
        uid: (said, "".join(MOMENT.findall(said)), stamp)
        for _path, content in calendars(edition_of(built, read))
        for uid, said, stamp in _stamped(content)
    }


MOMENT = re.compile(r"^(?:DTSTART|DTEND|LOCATION|STATUS)[:;].*\n", re.MULTILINE)


def _stamped(content: bytes) -> Iterator[tuple[str, str, Stamped]]:
    text = content.decode().replace("\r\n ", "").replace("\r\n", "\n").removesuffix("END:VCALENDAR\n")
    for each in text.split("BEGIN:VEVENT\n")[1:]:
        values = dict(line.split(":", 1) for line in each.splitlines() if line.startswith(("UID", "SEQ", "DTSTAMP")))
        yield values["UID"], STAMPS.sub("", each), Stamped(int(values["SEQUENCE"]), values["DTSTAMP"])


class Release(NamedTuple):
    """One random release: the plan before and after, and after only those edits that are told of."""

    before: Plan
    after: Plan
    told_of: Plan


def random_release(seed: int, name: str, most: int = 3) -> Release:
    """A release of a programme: of the same seed, the same."""
    chance = random.Random(seed)
    start = data_of(name)
    before = edited(chance, start, chance.sample(TOLD, 2))
    told_of = edited(chance, before, chance.sample(TOLD, chance.randrange(most + 1)))
    after = edited(chance, told_of, chance.sample(UNTOLD, chance.randrange(3)))
    return Release(_plan(before), _plan(after), _plan(told_of))


def _plan(data: Data) -> Plan:
    plan = plan_from(data)
    assert plan is not None, "edits that cannot be read are left out"
    return plan


def who_has_a_letter(release: Release) -> set[str]:
    """Those whom the second of two releases writes to, both before all dates."""
    frame = release.before.programme.frame
    ledgers = [EMPTY]
    for number, plan in enumerate((release.before, release.after), 1):
        made = LedgerRelease(str(number), datetime(2026, 5, number, 8, tzinfo=UTC), "Nytt")
        ledgers.append(next_release(ledgers[-1], events_of(plan), made, (frame.id, frame.domain)))
    files = ReleaseFiles(release.after, *ledgers[1:], TEMPLATES, earlier=release.before)
    return {path[len("people/") : -len(".html")] for path, _content in files if re.fullmatch("people/.*[.]html", path)}


class Fault(NamedTuple):
    """Who is told wrongly, and who is not told."""

    too_many: frozenset[str]
    too_few: frozenset[str]


def fault_of(release: Release) -> Fault:
    """What is wrong with whom a release tells."""
    comparison = Comparison.of(events_of(release.before), release.after)
    told, expected = set(comparison.by_person), who_reads_otherwise(release.before, release.told_of)
    return Fault(frozenset(told - expected), frozenset(expected - told))


if __name__ == "__main__":
    import sys

    count, names = int(sys.argv[1]), sys.argv[2:] or ["small", "two", "malmo"]
    faults = {(seed, name): fault_of(random_release(seed, name)) for seed in range(count) for name in names}
    wrong = {which: fault for which, fault in faults.items() if any(fault)}
    for which, fault in list(wrong.items())[:20]:
        print(which, sorted(fault.too_many), sorted(fault.too_few))
    many, few = (sum(len(fault[side]) for fault in faults.values()) for side in (0, 1))
    print(f"{len(faults)} releases: {many} told wrongly, {few} not told")
