"""The weekdays and hours that are proposed for pairs: written where each says how it meets."""

from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import Occasion, Plan
from introplan.agenda.meetings import length_of
from introplan.amendments.planned import PlannedStage, ToldMeetings
from introplan.amendments.unplaced import no_time_found
from introplan.checks.pairings import role_name
from introplan.days import Weekday
from introplan.demands.edits import times_written
from introplan.diagnostics import Edit, Message, Plain, Set, _, _n
from introplan.planning.conflicts import Conflict
from introplan.planning.meetings import MeetingsProposal
from introplan.planning.pair_hours import TAKEN
from introplan.planning.proposal import Proposed
from introplan.planning.wanted_meetings import WantedPair

NOTHING = _("Nothing is lacking: all pairings of which it is said how often they meet have a weekday and an hour.")


def stage_of_meetings(plan: Plan, proposal: MeetingsProposal) -> PlannedStage:
    """The hours that are proposed; without a title where all pairs have one."""
    nothing = Message(NOTHING)
    if not proposal.wanted.pairs:
        return PlannedStage(nothing)
    values = {"count": len(proposal.placed)}
    title = (
        _n("{count} pairing gets a weekday and an hour", "{count} pairings get a weekday and an hour")
        if proposal.placed
        else _("No pairing can get a weekday and an hour.")
    )
    in_order = sorted(proposal.placed, key=lambda each: each.number)
    return PlannedStage(
        nothing,
        Message(title, values),
        meetings=tuple(_told(plan, proposal, each) for each in in_order),
        edits=edits_of_meetings(proposal),
        left=tuple(_not_placed(plan, proposal, each) for each in proposal.unplaced),
        found=proposal.found,
        gap=proposal.gap,
        unplaced=len(proposal.unplaced),
    )


def _told(plan: Plan, proposal: MeetingsProposal, proposed: Proposed) -> ToldMeetings:
    pair, meeting = proposal.wanted.pairs[proposed.number], proposed.occasion
    kept = proposal.kept[proposed.number]
    place = (plan.programme.places[meeting.place].title,) if meeting.place else ()
    stays = Message(
        _n("{kept} of {count} meeting on its own day", "{kept} of {count} meetings on their own day"),
        {"kept": kept.kept, "count": kept.total},
    )
    rhythm = pair.usual.every.all
    often = (Message(_("{rhythm}"), {"rhythm": rhythm}),) if rhythm is not None else ()
    return ToldMeetings(meeting, _two(plan, pair), (*often, *place, stays))


def _two(plan: Plan, pair: WantedPair) -> Message:
    return Message(
        _("{participant} and {person}, {role}"),
        {
            "participant": plan.called(pair.pairing.participant),
            "person": plan.called(pair.pairing.supporter),
            "role": role_name(plan, pair.pairing.role),
        },
    )


def _not_placed(plan: Plan, proposal: MeetingsProposal, conflict: Conflict) -> Message:
    """That a pair gets no hour, and why not."""
    pairs = proposal.wanted.pairs
    values: dict[str, object] = {"two": _two(plan, pairs[conflict.number])}
    if conflict.others:
        values["others"] = tuple(_two(plan, pairs[each]) for each in conflict.others)
        return Message(_("{two}: all hours at which they could meet are needed for {others}"), values)
    if (not_found := no_time_found(proposal.found, conflict, values["two"])) is not None:
        return not_found
    is_taken = any(fact.reason.name == TAKEN for fact in conflict.facts)
    return Message(
        _("{two}: when both can come, one of them meets others or the room is taken; say when with `{written}`")
        if is_taken
        else _("{two}: there is no weekday on which both work and can come; say when with `{written}`"),
        {**values, "written": "meets: {on: tuesday, time: 13.00}"},
    )


def edits_of_meetings(proposal: MeetingsProposal) -> tuple[Edit, ...]:
    """What writes the hours: beside what the two have said already, or as all they say."""
    found: list[Edit] = []
    for each in sorted(proposal.placed, key=lambda each: each.number):
        pair = proposal.wanted.pairs[each.number]
        path = (*pair.pairing.path, "meets")
        fields = dict(_fields(pair, each.occasion, length_of(proposal.wanted.plan.programme, pair.pairing)))
        if isinstance(proposal.wanted.plan.origins.plain(path), dict):
            after = {"on": "", "time": "on", "place": "time"}
            found += [Set((*path, name), value, after[name]) for name, value in fields.items()]
        else:
            found.append(Set(path, fields))
    return tuple(found)


def _fields(pair: WantedPair, meeting: Occasion, length: timedelta | None) -> Iterator[tuple[str, Plain]]:
    meets = pair.pairing.meets
    if meets is None or meets.on is None:
        yield "on", Weekday(meeting.day.weekday()).word
    if meeting.times is not None and (meets is None or meets.time is None):
        yield "time", times_written(meeting.times, None, length)
    if meeting.place is not None and (meets is None or meets.place is None):
        yield "place", meeting.place
