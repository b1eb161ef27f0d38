"""Meetings that somebody has changed by hand, and that cannot be so in a plan that has become another.

A meeting that keeps to its rhythm finds another day by itself. One that is moved or changed by hand stays where it was
told to, so its line goes with the day, and that is said.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.amendments.objections import found_with
from introplan.amendments.removals import taken_out
from introplan.amendments.supports import written_key
from introplan.diagnostics import Message, Remove, _n
from introplan.model import Pairing, Programme

IMPOSSIBLE = frozenset(("change-of-no-meeting", "meeting-when-away"))
"""The checks that find a change by hand of a meeting that cannot be."""


class ChangedMeeting(NamedTuple):
    """A line under `changes` of a pairing, by its week or month."""

    pairing: Pairing
    key: str


def impossible_in(plan: Plan, programme: Programme) -> tuple[ChangedMeeting, ...]:
    """The changes by hand that cannot be in the plan with another programme, and can in the plan as it is."""
    if not any(pairing.changes for pairing in programme.pairings.values()):
        return ()
    those = {found.about[0] for found, is_new in found_with(plan, programme, IMPOSSIBLE) if is_new}
    every = programme.pairings.values()
    return tuple(
        ChangedMeeting(pairing, key) for pairing in every for key in pairing.changes if f"{pairing.id}/{key}" in those
    )


def without_them(plan: Plan, those: Sequence[ChangedMeeting]) -> Iterator[Remove]:
    """The removals of the lines."""
    return taken_out(
        plan, ((*each.pairing.path, "changes", written_key(plan, each.pairing, each.key)) for each in those)
    )


def that_they_go(plan: Plan, those: Sequence[ChangedMeeting]) -> Iterator[Message]:
    """What is said of them, once for each two."""
    for pairing, several in groupby(those, key=lambda each: each.pairing):
        keys = tuple(each.key for each in several)
        yield Message(
            _n(
                "{participant} and {supporter} cannot meet as changed in {keys}: that line under `changes` is removed",
                "{participant} and {supporter} cannot meet as changed in {keys}: those lines under "
                "`changes` are removed",
                by="keys",
            ),
            {
                "participant": plan.called(pairing.participant),
                "supporter": plan.called(pairing.supporter),
                "keys": keys,
            },
        )
