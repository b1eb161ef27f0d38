"""Random histories of releases on several branches, for the laws of joining."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from hypothesis import strategies as st
from releases.ledgers import FIRST, IDENTITY, session

from introplan.agenda import Attendee
from introplan.days import Times
from introplan.releases import EMPTY, KnownWarning, Ledger, PublishedEvent, Release, joined, next_release
from introplan.releases.named import CurrentName

KEYS = ("ht26/etik", "ht26/samtal", "karin-ada/2027-01")
PEOPLE = ("ada", "bo", "cy")
DAYS = (date(2026, 12, 1), date(2027, 1, 15), date(2027, 3, 4))


class Node(NamedTuple):
    """A release in a history: its ledger, and the numbers of all the releases that it has seen."""

    ledger: Ledger
    past: frozenset[int]


events = st.builds(
    lambda key, day, hour, place, participants, lecturer, text, status, personal: session(
        key,
        day=DAYS[day],
        times=Times(time(hour), time(hour + 3)),
        place=place,
        attendees=(
            *((Attendee(lecturer, "lecturer"),) if lecturer else ()),
            *(Attendee(person, "participant") for person in sorted(participants)),
        ),
        text=text,
        status=status,
        kind="event" if personal else "session",
        personal=personal,
    ),
    st.sampled_from(KEYS),
    st.integers(0, len(DAYS) - 1),
    st.sampled_from((9, 13)),
    st.sampled_from(("salen", "rummet", None)),
    st.sets(st.sampled_from(PEOPLE)),
    st.sampled_from((None, "olle", "jana")),
    st.sampled_from(("11111111", "44444444")),
    st.sampled_from(("planned", "planned", "cancelled")),
    st.booleans(),
)
steps = st.tuples(
    st.lists(st.integers(0, 30), min_size=1, max_size=2),  # which releases it comes after
    st.lists(events, max_size=2),  # what it changes
    st.sets(st.sampled_from(KEYS), max_size=1),  # what it takes away
    st.sampled_from((timedelta(0), timedelta(hours=5), timedelta(days=1), timedelta(days=40))),
    st.dictionaries(st.sampled_from(("people/a", "people/b")), st.sampled_from(("a", "b", "c")), max_size=2),
    st.frozensets(
        st.sampled_from((KnownWarning("lone-check", "a1"), KnownWarning("malmo/rule", "b2"))), max_size=2
    ),  # what stands
)
Step = tuple[list[int], list[PublishedEvent], set[str], timedelta, dict[str, str], frozenset[KnownWarning]]


def history(several: Sequence[Step]) -> list[Node]:
    """Every release of a history, the first of them empty; two on different branches may be of one moment."""
    nodes = [Node(next_release(EMPTY, {}, Release("0", FIRST, ""), IDENTITY), frozenset({0}))]
    now = FIRST
    for number, (after, changed, removed, pause, ids, known) in enumerate(several, start=1):
        parents = {index % len(nodes) for index in after}
        past = frozenset().union(*(nodes[index].past for index in parents))
        before = joined([nodes[index].ledger for index in sorted(past)])
        plan = {key: event for key, event in before.events.items() if key not in removed}
        plan |= {event.key: event for event in changed}
        now += pause
        release = Release(str(number), now, "")
        names = {path: CurrentName(id_, "55555555") for path, id_ in ids.items() if len(set(ids.values())) == len(ids)}
        nodes.append(Node(next_release(before, plan, release, IDENTITY, names, known=known), past | {number}))
    return nodes


histories = st.lists(steps, min_size=2, max_size=9).map(history)
