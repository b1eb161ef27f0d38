"""What planning proposes as a change of the plan: what it says, what it writes, and how a proposal becomes planned."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.amendments.amendment import Amendment
from introplan.diagnostics import Counted, Edit, Message, Set, _, _n
from introplan.model import Session
from introplan.planning.proposal import HowGood


class ToldProposal(NamedTuple):
    """Something proposed, in the plan that has it: what it is and who is there, why then, and what could be better."""

    plan: Plan
    occasion: Occasion
    title: str
    people: tuple[str, ...]
    why: Message
    but: tuple[Message, ...] = ()
    seats: Message | None = None


class ToldMeetings(NamedTuple):
    """The hour of a pair that is proposed, by one of its meetings, and what is to be said of it."""

    meeting: Occasion
    title: Message
    details: tuple[str | Message, ...]
    but: tuple[Message, ...] = ()


class PlannedStage(NamedTuple):
    """All that is proposed of one kind: in words, as edits, and what has no day; and how good it is.

    `nothing` is what is to be said when nothing of the kind is lacking, and then there is no title. A large plan has
    several `portions`, of which some are `hurried` when the search was broken off.
    """

    nothing: Message
    title: Message | None = None
    told: tuple[ToldProposal, ...] = ()
    meetings: tuple[ToldMeetings, ...] = ()
    edits: tuple[Edit, ...] = ()
    left: tuple[Message, ...] = ()
    found: HowGood = "best"
    gap: int = 0
    unplaced: int = 0
    portions: int = 1
    hurried: int = 0


def stage_title(plan: Plan, cohorts: Iterable[str], count: int, some: Counted, none: str) -> Message:
    """What a stage comes to: how many get a day, in which cohorts; `none` where there are none."""
    values = {"count": count, "cohorts": tuple(plan.programme.cohorts[id_].title for id_ in dict.fromkeys(cohorts))}
    return Message(some if count else none, values)


def planned(stages: Sequence[PlannedStage]) -> Amendment:
    """The change that writes all that is proposed; none where nothing is lacking, or nothing has a day."""
    titles = [each.title for each in stages if each.title is not None]
    edits = tuple(edit for each in stages for edit in each.edits)
    left = tuple(message for each in stages for message in each.left)
    if titles:
        return Amendment(titles[0], edits, left, steps=tuple(titles[1:]), is_answer=not edits)
    if len(stages) == 1:
        return Amendment(stages[0].nothing, (), is_answer=True)
    nothing = Message(_("Nothing is lacking: all sessions, reviews and meetings have their day and hour."))
    return Amendment(nothing, (), is_answer=True)


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
