"""How the meetings of two people have changed, as one value instead of ninety: begun, ended, another rhythm or day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from introplan.changes.change import Change, Events, twins_of
from introplan.changes.renewed import alone
from introplan.days import Rhythm, Times, Week
from introplan.releases.events import PublishedEvent

FEW = 3
"""So many changes are told one by one; more are told as one."""

NEAR = 4  # meetings after a day that say which rhythm they have

SupportWhat = Literal[
    "begins", "ends", "switches", "rhythm", "starts", "stops", "pauses", "some", "moved", "place", "link", "text"
]
"""`switches`: somebody else supports the participant. `starts`, `stops`: the first or the last meeting is another.
`pauses`: none for a while, and then as before. `some`: meetings come and go without a pattern. `moved`, `place`,
`link`, `text`: the meetings that stay have changed."""

PairMeetings = Mapping[str, PublishedEvent]
"""The meetings of two people that take place, by the week `2027-W10` or month `2027-03` that they belong to."""


class Pair(NamedTuple):
    """Who is supported by whom, as what."""

    participant: str
    role: str
    supporter: str


class Pattern(NamedTuple):
    """How two people usually meet: how often, on which weekday, when and where."""

    rhythm: Rhythm | None
    weekday: int
    times: Times | None
    place: str | None


@dataclass(frozen=True, slots=True)
class SupportChange:
    """What has happened to meetings of a pair, from `day` to `last`.

    `gone` meetings are no more, `added` are new, and `kept` are others than they were. `first_before`, `last_after`
    and so on are the ends of the whole series. A new rhythm `holds_from` the first meeting that follows it, which may
    be long after the first that is gone, and the old one from the first meeting after a pause. Of a switch,
    `instead_of` is who supported before, and of all but that, `before` and `after` say how the two meet where they
    differ. `people` are those who have to be told.
    """

    what: SupportWhat
    pair: Pair
    day: date
    last: date
    cohorts: tuple[str, ...]
    gone: int = 0
    added: int = 0
    kept: int = 0
    before: Pattern | None = None
    after: Pattern | None = None
    span_before: tuple[date, date] | None = None
    span_after: tuple[date, date] | None = None
    instead_of: str | None = None
    holds_from: date | None = None
    people: tuple[str, ...] = ()

    @property
    def concerned(self) -> tuple[str, ...]:
        """The two, and whoever supported before."""
        concerned = (self.pair.participant, self.pair.supporter, self.instead_of)
        return tuple(person for person in concerned if person is not None)


def support_changes(before: Events, after: Events, changes: Iterable[Change]) -> Iterator[SupportChange | Change]:
    """What is to be told of the meetings among the changes: a few one by one, many of a pair as one or two."""
    touched = {pair for change in changes for event in change.events if (pair := pair_of(event)) is not None}
    supported = {pair[:2] for pair in touched}
    earlier, later = _by_pair(before, supported), _by_pair(after, supported)
    for participant, role in sorted(supported):
        pairs = sorted(pair for pair in touched if pair[:2] == (participant, role))
        switch = _switch(pairs, earlier, later)
        if switch:
            yield switch
        for pair in pairs:
            if not switch or pair.supporter not in (switch.pair.supporter, switch.instead_of):
                yield from _changes_of(pair, earlier.get(pair, {}), later.get(pair, {}))


def pair_of(event: PublishedEvent) -> Pair | None:
    """Who meets whom at a meeting; None for anything else, and when one of the two is told nothing yet."""
    by_part: dict[str, str] = {part: person for person, part in event.attendees}
    if event.kind != "meeting" or not {"participant", event.sort} <= by_part.keys():
        return None
    return Pair(by_part["participant"], event.sort, by_part[event.sort])


def slot_of(meeting: PublishedEvent) -> str:
    """The week or month that a meeting belongs to."""
    return meeting.key.rpartition("/")[2]


def _by_pair(events: Events, supported: set[tuple[str, str]]) -> dict[Pair, dict[str, PublishedEvent]]:
    found: dict[Pair, dict[str, PublishedEvent]] = defaultdict(dict)
    for event in events.values():
        pair = pair_of(event)
        if pair is not None and pair[:2] in supported:
            found[pair][slot_of(event)] = event
    return found


def _on(meetings: PairMeetings) -> dict[str, PublishedEvent]:
    return {
        slot: meetings[slot] for slot in sorted(meetings, key=lambda slot: meetings[slot].day) if meetings[slot].is_on
    }


def _span(meetings: PairMeetings) -> tuple[date, date] | None:
    days = [meeting.day for meeting in meetings.values()]
    return (min(days), max(days)) if days else None


def _switch(
    pairs: Sequence[Pair], earlier: Mapping[Pair, PairMeetings], later: Mapping[Pair, PairMeetings]
) -> SupportChange | None:
    """That one supporter follows another: one is new, and another has lost what comes after the new one's first."""
    new = [pair for pair in pairs if _on(later.get(pair, {})) and not _on(earlier.get(pair, {}))]
    for pair in new if len(new) == 1 else ():
        are = _on(later[pair])
        first, last = _span(are) or (date.min, date.min)
        for other in (one for one in pairs if one not in new):
            were, remain = _on(earlier.get(other, {})), _on(later.get(other, {}))
            gone = [slot for slot in were if slot not in remain]
            if gone and all(meeting.day <= first for meeting in remain.values()):
                return SupportChange(
                    "switches",
                    pair,
                    first,
                    last,
                    next(iter(are.values())).cohorts,
                    gone=len(gone),
                    added=len(are),
                    after=_pattern(are, list(are)),
                    instead_of=other.supporter,
                    span_after=(first, last),
                )
    return None


def _changes_of(pair: Pair, before: PairMeetings, after: PairMeetings) -> Iterator[SupportChange | Change]:
    """One pair's changes: what has come and gone, and what has become of the meetings that stay."""
    were, are = _on(before), _on(after)
    gone = [slot for slot in were if slot not in are]
    added = [slot for slot in are if slot not in were]
    twins = twins_of([were[slot] for slot in gone], [are[slot] for slot in added])
    same = {slot: slot_of(twins[are[slot].key]) for slot in added if are[slot].key in twins}
    gone, added = [slot for slot in gone if slot not in same.values()], [slot for slot in added if slot not in same]
    kept = {slot: alone(Change(were[same.get(slot, slot)], are[slot])) for slot in are if slot in were or slot in same}

    def change(what: SupportWhat, slots: Sequence[str], *, kept: int = 0) -> SupportChange:
        days = [meetings[slot].day for slot in slots for meetings in (were, are) if slot in meetings]
        return SupportChange(
            what,
            pair,
            min(are[slot].day for slot in slots) if kept else min(days),  # the new weekday holds from its first day
            max(days),
            next(iter((are or were).values())).cohorts,
            gone=0 if kept else len(gone),
            added=0 if kept else len(added),
            kept=kept,
            before=_pattern(were, slots if kept else _from(were, min(days))),
            after=_pattern(are, slots if kept else _from(are, min(days))),
            span_before=_span(were),
            span_after=_span(are),
        )

    def come_and_gone(what: SupportWhat, slots: Sequence[str]) -> SupportChange:
        told = change(what, slots)
        if told.what not in ("rhythm", "pauses"):
            return told
        holds_from = _first_from(are, told.day)
        if told.what == "pauses":
            told = replace(
                told, last=max(were[slot].day for slot in slots if slot in were and were[slot].day < holds_from)
            )
        return replace(told, holds_from=holds_from)

    if bool(were) != bool(are):
        yield change("begins" if are else "ends", (*gone, *added))
        return
    moved = [slot for slot, one in kept.items() if {"moved", "place"} & set(one.what)]
    whole = change("moved", moved, kept=len(moved)) if len(moved) > FEW else None
    if whole and _only_place(whole):
        whole = change("place", moved, kept=len(moved))
    if len(gone) + len(added) <= FEW:
        yield from (Change(before.get(slot), after.get(slot)) for slot in (*gone, *added))
    elif not (added or same) and 1 < len(stretches := _stretches(were, gone)) <= FEW:
        for some in stretches:
            if len(some) <= FEW:
                yield from (Change(before.get(slot), after.get(slot)) for slot in some)
            else:
                yield come_and_gone(_come_and_gone({**are, **{slot: were[slot] for slot in some}}, are, some, ()), some)
    elif (what := _come_and_gone(were, are, gone, added)) != "some" or not whole:  # another weekday moves weeks too
        yield come_and_gone(what, (*gone, *added))
    if whole:
        yield whole
    else:
        yield from (kept[slot] for slot in moved)
    others = [slot for slot, one in kept.items() if one.is_told and slot not in moved]
    for word in ("link", "text"):
        alike = [slot for slot in (kept if whole else others) if word in kept[slot].what]
        if len(alike) > FEW:
            yield change(word, alike, kept=len(alike))
            others = [slot for slot in others if slot not in alike]
    yield from (kept[slot] for slot in others)


def _only_place(change: SupportChange) -> bool:
    before, after = change.before, change.after
    return before is not None and after is not None and before[1:3] == after[1:3] and before.place != after.place


def _come_and_gone(were: PairMeetings, are: PairMeetings, gone: Sequence[str], added: Sequence[str]) -> SupportWhat:
    """What it is that makes many meetings come or go."""
    if not (gone and added):
        days = [(were if gone else are)[slot].day for slot in gone or added]
        fewer = [meeting.day for meeting in (are if gone else were).values()]
        if min(days) > max(fewer):
            return "stops"
        if max(days) < min(fewer):
            return "starts"
    first = min(meetings[slot].day for slot in (*gone, *added) for meetings in (were, are) if slot in meetings)
    if _starts_otherwise(were, are, first):
        return "starts"
    if _pauses(were, are, first):
        return "pauses"
    rhythm_before, rhythm_after = (rhythm_of(_from(meetings, first)[:NEAR]) for meetings in (were, are))
    return "rhythm" if rhythm_before and rhythm_after and rhythm_before != rhythm_after else "some"


def _stretches(were: PairMeetings, gone: Sequence[str]) -> list[list[str]]:
    """The meetings that are gone, those together that follow upon each other."""
    found: list[list[str]] = []
    before = ""
    for slot in sorted(were, key=lambda slot: were[slot].day):
        if slot in gone:
            if before not in gone:
                found.append([])
            found[-1].append(slot)
        before = slot
    return found


def _starts_otherwise(were: PairMeetings, are: PairMeetings, first: date) -> bool:
    """Whether two meet as often as before, though from another day on, and hence in other weeks than before."""
    starts = [next(iter(meetings.values())).day for meetings in (were, are)]
    if min(starts) != first or starts[0] == starts[1]:
        return False
    later = max(starts)
    return rhythm_of(_since(were, later)[:NEAR]) == rhythm_of(_since(are, later)[:NEAR])


def _pauses(were: PairMeetings, are: PairMeetings, first: date) -> bool:
    """Whether several meetings in a row fall away, after which two meet as often as before, maybe in other weeks."""
    resuming = _since(are, first)
    if not resuming or len(resuming) == len(are):
        return False
    resumes = are[resuming[0]].day
    fall_away = [slot for slot in _since(were, first) if were[slot].day < resumes]
    later = _since(were, resumes)
    only_gone = bool(set(later) - set(resuming)) and not set(resuming) - set(later)
    usual = (rhythm_of(_since(were, first)[:NEAR]), rhythm_of(later[:NEAR]), None)
    return len(fall_away) > 1 and not only_gone and rhythm_of(resuming[:NEAR]) in usual


def _since(meetings: PairMeetings, day: date) -> list[str]:
    """The meetings from a day on."""
    return [slot for slot, meeting in meetings.items() if meeting.day >= day]


def _first_from(meetings: PairMeetings, day: date) -> date:
    """The day of the first meeting from a day on; the day itself when there is none."""
    return next((meeting.day for meeting in meetings.values() if meeting.day >= day), day)


def _from(meetings: PairMeetings, day: date) -> list[str]:
    """The meetings from a day on, and the one before it, from which the rhythm is counted."""
    slots = list(meetings)
    earlier = sum(meeting.day < day for meeting in meetings.values())
    return slots[max(earlier - 1, 0) :]


def _pattern(meetings: PairMeetings, slots: Sequence[str]) -> Pattern | None:
    """How the two usually meet in these weeks or months."""
    some = [meetings[slot] for slot in slots if slot in meetings]
    if not some:
        return None
    [((weekday, times), _)] = Counter((one.day.weekday(), one.times) for one in some).most_common(1)
    [(place, _)] = Counter(one.place for one in some).most_common(1)
    return Pattern(rhythm_of([slot for slot in slots if slot in meetings][:NEAR]), weekday, times, place)


def rhythm_of(slots: Sequence[str]) -> Rhythm | None:
    """How often meetings come that belong to these weeks or months; None for a single one."""
    gaps = [_gap(one, other) for one, other in pairwise(slots)]
    counted = Counter(gap for gap in gaps if gap is not None)
    return max(counted, key=lambda gap: (counted[gap], -gap.count), default=None)


def _gap(one: str, other: str) -> Rhythm | None:
    """From one to the next; None from a week to a month."""
    if ("W" in one) != ("W" in other):
        return None
    year, number, later_year, later_number = (int(part.strip("W")) for slot in (one, other) for part in slot.split("-"))
    if "W" not in one:
        return Rhythm(12 * (later_year - year) + later_number - number, "month")
    return Rhythm((Week(later_year, later_number).day(0) - Week(year, number).day(0)).days // 7, "week")
