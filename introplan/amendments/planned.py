"""What planning proposes as a change of the plan: what it says, what it writes, and how a proposal becomes planned."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, get_args

from introplan.agenda import Occasion, OccasionKind, Plan
from introplan.amendments.amendment import Amendment
from introplan.days import Stretch
from introplan.diagnostics import Counted, Edit, Message, Set, _, _n
from introplan.language import Listed
from introplan.model import Path, ReviewerWord
from introplan.planning.proposal import HowGood
from introplan.planning.wanted import PlanningWish

KINDS: Mapping[OccasionKind, Counted] = {
    "session": _n("{count} session", "{count} sessions"),
    "review": _n("{count} review", "{count} reviews"),
    "meeting": _n("{count} meeting", "{count} meetings"),
    "event": _n("{count} event", "{count} events"),
}
"""How many there are of a kind of occasion, where there are several kinds."""


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


ALL_DAYS = Stretch(date.min, date.max)


def accepted(
    plan: Plan,
    asked: PlanningWish,
    person: str | None = None,
    only: Collection[OccasionKind] = ("session", "review"),
) -> Amendment:
    """What makes the proposed sessions and reviews of some cohorts planned: all that is asked for, or what somebody
    holds of it. Only sessions are of an activity.
    """
    cohorts = asked.cohorts
    kinds = [each for each in only if each == "session" or not asked.activities]
    found: dict[OccasionKind, list[Path]] = {
        "session": list(_sessions_proposed(plan, asked, person)) if "session" in kinds else [],
        "review": list(_reviews_proposed(plan, asked, person)) if "review" in kinds else [],
    }
    titles = tuple(plan.programme.cohorts[id_].title for id_ in cohorts)
    paths = [path for those in found.values() for path in those]
    values: dict[str, object] = {"cohorts": titles, "person": plan.called(person) if person else ""}
    if not paths:
        nothing = (
            _("{person} holds nothing in {cohorts} that is proposed.")
            if person
            else _("Nothing in {cohorts} is proposed.")
            if not asked.activities and asked.days == ALL_DAYS
            else _("Nothing in {cohorts} of what was asked for is proposed.")
        )
        return Amendment(Message(nothing, values), (), is_answer=True)
    title = _n(
        "{what} of {cohorts} is planned, and no longer proposed",
        "{what} of {cohorts} are planned, and no longer proposed",
    )
    values |= {"count": len(paths), "what": counted_by_kind({kind: len(those) for kind, those in found.items()})}
    return Amendment(Message(title, values), tuple(Set((*path, "status"), "planned") for path in paths))


def _sessions_proposed(plan: Plan, asked: PlanningWish, lecturer: str | None) -> Iterator[Path]:
    for session in (session for id_ in asked.cohorts for session in plan.programme.cohorts[id_].sessions.values()):
        activity = plan.programme.activity_of(session)
        lecturers = activity.lecturers if session.lecturers is None else session.lecturers
        is_asked = session.date in asked.days and (not asked.activities or activity.id in asked.activities)
        if is_asked and session.status == "proposed" and (lecturer is None or lecturer in lecturers):
            yield session.path


def _reviews_proposed(plan: Plan, asked: PlanningWish, person: str | None) -> Iterator[Path]:
    for each in plan.agenda.occasions:
        if each.kind != "review" or each.status != "proposed" or each.cohorts[0] not in asked.cohorts:
            continue
        if each.day in asked.days and (person is None or person in each.people(*get_args(ReviewerWord))):
            yield each.path


def counted_by_kind(kinds: Mapping[OccasionKind, int]) -> Listed:
    """How many there are of each kind."""
    return Listed(tuple(Message(KINDS[kind], {"count": kinds[kind]}) for kind in KINDS if kinds.get(kind)))
