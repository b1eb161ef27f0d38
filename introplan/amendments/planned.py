"""What planning proposes as a change of the plan: sessions that are written as proposed, each with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from introplan.agenda import Plan, breaks_of
from introplan.amendments.amendment import Amendment
from introplan.amendments.obstacles import obstacles
from introplan.checks.occasions import MOST_NAMES, names
from introplan.demands import Reason
from introplan.demands.edits import length_written, times_written
from introplan.diagnostics import Edit, Message, Plain, Set, _, _n
from introplan.model import Session
from introplan.planning.conflicts import Conflict, RuledOut, WayIn
from introplan.planning.sessions import Proposed, SessionProposal

OF_PEOPLE: Mapping[str, str] = {
    "lecturer-unavailable": _("{people} cannot come"),
    "lecturer-double-booked": _("{people} is busy"),
    "participant-double-booked": _("{people} is busy"),
    "supporter-double-booked": _("{people} is busy"),
    "session-on-day-off": _("{people} does not work then"),
    "required-activity-missed": _("{people} cannot come, and misses it"),
    "session-after-programme": _("{people} has left by then"),
    "make-up-when-away": _("{people} is away"),
}
"""What is told of all whom it is about together, by the check that would tell it."""
ONE_WEEK = timedelta(weeks=1)
MOST_FACTS = 3
"""Of more facts than this, those that rule out most days are told."""


class ToldProposal(NamedTuple):
    """A proposed session with the plan that has it, why it is then, and what is not as one would wish."""

    plan: Plan
    proposed: Proposed
    why: Message
    but: tuple[Message, ...]


def planned(plan: Plan, proposal: SessionProposal) -> Amendment:
    """The change that writes all that is proposed, as proposed; none where nothing is lacking."""
    if not proposal.wanted.sessions:
        return Amendment(Message(_("Nothing is lacking: all that is required has a session.")), (), is_answer=True)
    cohorts = dict.fromkeys(proposal.wanted.sessions[each.number].cohort for each in proposal.placed)
    values = {
        "count": len(proposal.placed),
        "cohorts": tuple(plan.programme.cohorts[id_].title for id_ in cohorts),
    }
    title = Message(
        _n("{count} session of {cohorts} is proposed", "{count} sessions of {cohorts} are proposed"),
        values,
    )
    edits = tuple(_edit(plan, proposal, each) for each in proposal.placed)
    left = tuple(_not_placed(plan, proposal, each) for each in proposal.unplaced)
    return Amendment(title, edits, left, is_answer=not edits)


def _not_placed(plan: Plan, proposal: SessionProposal, conflict: Conflict) -> Message:
    """That something has no day, why not, and what would give it one."""
    session = proposal.wanted.sessions[conflict.number]
    activity = plan.programme.taught[session.activity]
    window = proposal.wanted.windows[conflict.number]
    values: dict[str, object] = {"what": activity.title, "days": window, "count": conflict.days}
    if proposal.settings.length(activity) is None:
        way = Message(_("say how long it is: `introplan set {id} length 3h`"), {"id": activity.id})
        return Message(_("{what} has no day, since nothing says how long it is; {way}"), {**values, "way": way})
    if not conflict.days:
        return Message(_("{what} has no day: those it belongs in, {days}, are over or outside what was asked"), values)
    why = tuple(fact_in_words(plan, each) for each in conflict.facts[:MOST_FACTS])
    if conflict.others:
        titles = tuple(dict.fromkeys(_called(plan, proposal, each) for each in conflict.others))
        why = (*why, Message(_("all days that are left are needed for {others}"), {"others": titles}))
    values["why"] = why
    if conflict.opening is None:
        return Message(_("{what} has no day of the {count} that it could be on: {why}"), values)
    values["way"] = way_out_in_words(plan, conflict.opening)
    return Message(_("{what} has no day of the {count} that it could be on: {why}. {way}"), values)


def _called(plan: Plan, proposal: SessionProposal, number: int) -> str:
    return plan.programme.taught[proposal.wanted.sessions[number].activity].title


def fact_in_words(plan: Plan, fact: RuledOut) -> Message:
    """On how many days what is in the way."""
    reason = next(stands(plan, [fact.reason]))
    return Message(_n("on {count} day {reason}", "on {count} days {reason}"), {"count": fact.days, "reason": reason})


def way_out_in_words(plan: Plan, opening: WayIn) -> Message:
    """What would give it a day: the less has to be otherwise, the better."""
    reasons = tuple(stands(plan, opening.reasons))
    values = {"reasons": reasons, "day": opening.days[0], "days": opening.stretch, "count": len(opening.days)}
    return Message(
        _n(
            "It could be on {day} but for this: {reasons}",
            "It could be on one of {count} days within {days} but for this: {reasons}",
        ),
        values,
    )


def _edit(plan: Plan, proposal: SessionProposal, proposed: Proposed) -> Edit:
    session = proposal.wanted.sessions[proposed.number]
    occasion, activity = proposed.occasion, plan.programme.taught[session.activity]
    written = _usual_form(plan, session.cohort)
    value: dict[str, Plain] = {}
    if session.key != session.activity:
        value["of"] = session.activity
    value["date"] = occasion.day.isoformat()
    if occasion.times is not None:
        value["time"] = times_written(occasion.times, written)
    if occasion.place is not None:
        value["place"] = occasion.place
    if (lecturers := occasion.people("lecturer")) != activity.lecturers:
        value["lecturers"] = list(lecturers)
    if occasion.host != activity.host and occasion.host is not None:
        value["host"] = occasion.host
    if session.for_:
        value["for"] = list(session.for_)
    if session.breaks is not None:
        value["breaks"] = [
            {
                "at": f"{pause.at.hour}.{pause.at.minute:02d}",
                "length": length_written(pause.length),
                **({"title": pause.title} if pause.title else {}),
            }
            for pause in breaks_of(proposal.wanted.plan, occasion)
        ]
    value["status"] = "proposed"
    return Set(("cohorts", session.cohort, "sessions", session.key), value)


def _usual_form(plan: Plan, cohort: str) -> Plain:
    """How times are written in the plan: as in the cohort's first session, else as in any."""
    cohorts = (plan.programme.cohorts[cohort], *plan.programme.cohorts.values())
    sessions = (session for each in cohorts for session in each.sessions.values())
    return next((plan.origins.plain((*each.path, "time")) for each in sessions if each.time is not None), None)


def told(plan: Plan, proposal: SessionProposal) -> Iterator[ToldProposal]:
    """Each that is proposed, in order of time, why it is then, and what is not as one would wish."""
    for each in proposal.placed:
        yield ToldProposal(proposal.wanted.plan, each, _why(plan, proposal, each), tuple(_but(plan, proposal, each)))


def _why(plan: Plan, proposal: SessionProposal, proposed: Proposed) -> Message:
    session = proposal.wanted.sessions[proposed.number]
    activity = plan.programme.taught[session.activity]
    if activity.every is not None:
        return Message(_("{rhythm}"), {"rhythm": activity.every})
    if (other := proposal.settings.as_in(session.activity, session.cohort)) is not None:
        return Message(_("as in {cohort}"), {"cohort": plan.programme.cohorts[other].title})
    if activity.weeks is not None:
        weeks = {"first": activity.weeks.first, "last": activity.weeks.last}
        return Message(_("within weeks {first} to {last}"), weeks)
    if activity.phase is not None:
        return Message(_("spread over {phase}"), {"phase": plan.programme.frame.phases[activity.phase].title})
    return Message(_("spread over the programme"))


def _but(plan: Plan, proposal: SessionProposal, proposed: Proposed) -> Iterator[Message]:
    weeks = abs((proposed.occasion.day - proposed.ideal) / ONE_WEEK)
    if round(weeks) > 1:
        is_later = proposed.occasion.day > proposed.ideal
        yield Message(
            _("{count} weeks later than would be best") if is_later else _("{count} weeks earlier than would be best"),
            {"count": round(weeks)},
        )
    yield from stands(plan, proposed.candidate.brings)


def stands(plan: Plan, reasons: Iterable[Reason]) -> Iterator[Message]:
    """What reasons say, each kind of them once with all whom it is about."""
    alike: dict[str, list[Reason]] = {}
    for reason in reasons:
        alike.setdefault(reason.name, []).append(reason)
    for name, those in alike.items():
        if name in OF_PEOPLE:
            people = tuple(dict.fromkeys(person for reason in those for person in reason.who))
            yield Message(OF_PEOPLE[name], {"people": names(plan, people[:MOST_NAMES])})
        else:
            yield from obstacles(plan, tuple(those[:1]))


def accepted(plan: Plan, cohorts: Sequence[str], lecturer: str | None) -> Amendment:
    """What makes the proposed sessions of some cohorts planned, all of them or those that somebody gives."""
    sessions = [session for id_ in cohorts for session in plan.programme.cohorts[id_].sessions.values()]
    proposed = [each for each in sessions if each.status == "proposed" and _gives(plan, each, lecturer)]
    titles = tuple(plan.programme.cohorts[id_].title for id_ in cohorts)
    if not proposed:
        values = {"cohorts": titles, "person": plan.called(lecturer) if lecturer else ""}
        nothing = (
            _("{person} gives nothing in {cohorts} that is proposed.")
            if lecturer
            else _("Nothing in {cohorts} is proposed.")
        )
        return Amendment(Message(nothing, values), (), is_answer=True)
    title = _n(
        "{count} session of {cohorts} is planned, and no longer proposed",
        "{count} sessions of {cohorts} are planned, and no longer proposed",
    )
    edits = tuple(Set((*each.path, "status"), "planned") for each in proposed)
    return Amendment(Message(title, {"count": len(proposed), "cohorts": titles}), edits)


def _gives(plan: Plan, session: Session, lecturer: str | None) -> bool:
    lecturers = plan.programme.activity_of(session).lecturers if session.lecturers is None else session.lecturers
    return lecturer is None or lecturer in lecturers
