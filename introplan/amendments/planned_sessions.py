"""The sessions that are proposed: written as such, each with its reason."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from introplan.agenda import Plan, breaks_of
from introplan.amendments.lecturers_wishes import wishes_unmet_in
from introplan.amendments.planned import PlannedStage, ToldProposal, stage_title
from introplan.amendments.unplaced import buts, facts_of, no_time_found, way_out
from introplan.checks.occasions import MOST_NAMES, names
from introplan.days import Stretch
from introplan.demands.edits import length_written, times_written
from introplan.diagnostics import Edit, Message, Plain, Set, _, _n
from introplan.model import Activity, Lecture
from introplan.planning.conflicts import Conflict
from introplan.planning.proposal import Proposed
from introplan.planning.seats import seated_at
from introplan.planning.sessions import SessionProposal
from introplan.planning.supposed import WantedSession
from introplan.planning.wanted import days_it_belongs_in

NOTHING = _("Nothing is lacking: all that is required has a session.")


def stage_of_sessions(plan: Plan, proposal: SessionProposal) -> PlannedStage:
    """The sessions that are proposed, as proposed; without a title where nothing is lacking."""
    nothing = Message(NOTHING)
    if not proposal.wanted.sessions:
        return PlannedStage(nothing)
    rather = wishes_unmet_in(proposal)
    seated = seated_at(proposal.wanted, (each.occasion for each in proposal.placed))
    return PlannedStage(
        nothing,
        stage_title(
            plan,
            (each.cohort for each in proposal.wanted.sessions),
            len(proposal.placed),
            _n("{count} session of {cohorts} is proposed", "{count} sessions of {cohorts} are proposed"),
            _("No session can be proposed for {cohorts}."),
        ),
        told=tuple(
            _told(plan, proposal, each)._replace(
                but=(*buts(plan, each), *rather[each.occasion.key]),
                seats=_seats(plan, seated.get(each.occasion.key, ())),
            )
            for each in proposal.placed
        ),
        edits=tuple(_edit(plan, proposal, each) for each in proposal.placed),
        left=tuple(_left(plan, proposal)),
        found=proposal.found,
        gap=proposal.gap,
        unplaced=len(proposal.unplaced),
        portions=len(proposal.portions) or 1,
        hurried=proposal.hurried,
    )


def _told(plan: Plan, proposal: SessionProposal, proposed: Proposed) -> ToldProposal:
    occasion = proposed.occasion
    return ToldProposal(
        proposal.wanted.plan,
        occasion,
        plan.programme.taught[occasion.subject].title,
        tuple(plan.called(person) for person in occasion.people("lecturer")),
        _why(plan, proposal, proposed),
    )


def _seats(plan: Plan, people: Sequence[str]) -> Message | None:
    """Who of other cohorts lacks it, and could have it then."""
    if not people:
        return None
    values = {"people": names(plan, tuple(people[:MOST_NAMES])), "count": len(people), "more": len(people) - MOST_NAMES}
    if len(people) > MOST_NAMES:
        return Message(_("seats for {people} and {more} more, who lack it and can come then"), values)
    return Message(
        _n(
            "a seat for {people}, who lacks it and can come then",
            "seats for {people}, who lack it and can come then",
        ),
        values,
    )


def _left(plan: Plan, proposal: SessionProposal) -> Iterator[Message]:
    """What has no day, each with why; what is over, or not asked for, is told once for all there is of it."""
    over: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
    for conflict in proposal.unplaced:
        session = proposal.wanted.sessions[conflict.number]
        if conflict.days or conflict.out_of_order or proposal.settings.length(_activity(plan, session)) is None:
            yield _not_placed(plan, proposal, conflict)
        else:
            occasion = proposal.wanted.occasion(conflict.number)
            own = days_it_belongs_in(proposal.wanted.plan, occasion, session.cohort, session.day)
            over[session.cohort, session.activity].append(own)
    for (_cohort, activity), several in over.items():
        days = Stretch(min(each.first for each in several), max(each.last for each in several))
        yield Message(
            _("{what} has no day: those it belongs in, {days}, are over or outside what was asked"),
            {"what": plan.programme.taught[activity].title, "days": days},
        )


def _activity(plan: Plan, session: WantedSession) -> Lecture | Activity:
    return plan.programme.taught[session.activity]


def _not_placed(plan: Plan, proposal: SessionProposal, conflict: Conflict) -> Message:
    """That something has no day, why not, and what would give it one."""
    session = proposal.wanted.sessions[conflict.number]
    activity = _activity(plan, session)
    values: dict[str, object] = {"what": activity.title, "count": conflict.days}
    if proposal.settings.length(activity) is None:
        way = Message(_("say how long it is: `introplan set {id} length 3h`"), {"id": activity.id})
        return Message(_("{what} has no day, since nothing says how long it is; {way}"), {**values, "way": way})
    if conflict.out_of_order:
        return _out_of_order(plan, proposal, conflict.number, conflict.out_of_order)
    if (not_found := no_time_found(proposal.found, conflict, activity.title)) is not None:
        return not_found
    if [fact.reason.name for fact in conflict.facts] == ["protected-person-alone"]:
        values["people"] = names(plan, conflict.facts[0].reason.who)
        return Message(
            _(
                "{what} is lacking for {people}, but nobody else would come, and the cohort's calendar says where: put "
                "{people} in `for` of a session that others come to"
            ),
            values,
        )
    others = dict.fromkeys(_called(plan, proposal, each) for each in conflict.others)
    values["why"] = facts_of(plan, conflict, tuple(others))
    if conflict.opening is None:
        return Message(_("{what} has no day of the {count} that it could be on: {why}"), values)
    values["way"] = way_out(plan, conflict.opening)
    return Message(_("{what} has no day of the {count} that it could be on: {why}. {way}"), values)


def _out_of_order(plan: Plan, proposal: SessionProposal, number: int, line: Sequence[int]) -> Message:
    """That something has no day since the first of a line has all its days after those of the last."""
    before, after = line[0], line[-1]
    windows = proposal.wanted.windows
    return Message(
        _(
            "{what} has no day: {first} has to come before {second}, but belongs in {first_days}, and {second} in "
            "{second_days}. Change `phase` or `weeks` of one of them, or `prerequisites`"
        ),
        {
            "what": _called(plan, proposal, number),
            "first": _called(plan, proposal, before),
            "second": _called(plan, proposal, after),
            "first_days": windows[before],
            "second_days": windows[after],
        },
    )


def _called(plan: Plan, proposal: SessionProposal, number: int) -> str:
    return plan.programme.taught[proposal.wanted.sessions[number].activity].title


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


def _why(plan: Plan, proposal: SessionProposal, proposed: Proposed) -> Message:
    session = proposal.wanted.sessions[proposed.number]
    activity = plan.programme.taught[session.activity]
    if session.begins:
        return Message(_("so that the first weeks have something"))
    if activity.every is not None:
        return Message(_("{rhythm}"), {"rhythm": activity.every})
    if (other := proposal.settings.as_in(session.activity, session.cohort)) is not None:
        return Message(_("as in {cohort}"), {"cohort": plan.programme.cohorts[other].title})
    if activity.weeks is not None:
        weeks = {"first": activity.weeks.first, "last": activity.weeks.last}
        is_one = activity.weeks.first == activity.weeks.last
        return Message(_("in week {first}") if is_one else _("within weeks {first} to {last}"), weeks)
    if activity.phase is not None:
        return Message(_("spread over {phase}"), {"phase": plan.programme.frame.phases[activity.phase].title})
    return Message(_("spread over the programme"))
