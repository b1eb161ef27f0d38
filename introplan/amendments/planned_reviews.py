"""The reviews that are proposed: written as such, each with when it is due."""

from collections.abc import Iterator, Sequence

from introplan.agenda import Occasion, Plan
from introplan.amendments.planned import PlannedStage, ToldProposal, stage_title
from introplan.amendments.unplaced import buts, facts_of, no_time_found, way_out
from introplan.checks.occasions import names
from introplan.demands import edits_of
from introplan.diagnostics import Edit, Message, Set, _, _n
from introplan.planning.conflicts import Conflict
from introplan.planning.proposal import Proposed
from introplan.planning.reviews import ReviewsProposal

NOTHING = _("Nothing is lacking: all reviews that are still to come are booked.")


def stage_of_reviews(plan: Plan, proposal: ReviewsProposal) -> PlannedStage:
    """The reviews that are proposed, as such; without a title where all are."""
    nothing = Message(NOTHING)
    if not proposal.wanted.reviews:
        return PlannedStage(nothing)
    return PlannedStage(
        nothing,
        stage_title(
            plan,
            (each.cohorts[0] for each in proposal.wanted.reviews),
            len(proposal.placed),
            _n(
                "{count} review of {cohorts} gets a day and an hour",
                "{count} reviews of {cohorts} get a day and an hour",
            ),
            _("No review of {cohorts} can get a day and an hour."),
        ),
        told=tuple(_told(plan, each) for each in proposal.placed),
        edits=edits_of_reviews(proposal),
        left=tuple(_not_placed(plan, proposal)),
        found=proposal.found,
        gap=proposal.gap,
        unplaced=len(proposal.unplaced),
    )


def _told(plan: Plan, proposed: Proposed) -> ToldProposal:
    review = proposed.occasion
    others = dict.fromkeys(person for person, part in review.attendees if part != "participant")
    due = Message(_("due on {day:date}"), {"day": proposed.ideal})
    return ToldProposal(plan, review, called(plan, review), tuple(map(plan.called, others)), due, buts(plan, proposed))


def called(plan: Plan, review: Occasion) -> str:
    """What a review is called, with whom it is about."""
    return f"{plan.programme.frame.reviews[review.subject].title}, {plan.called(review.people('participant')[0])}"


def _not_placed(plan: Plan, proposal: ReviewsProposal) -> Iterator[Message]:
    """The reviews that nobody can book, why not, and what would give them a day: those with one cause are told once."""
    wanted = proposal.wanted
    alike: dict[tuple[object, ...], list[Conflict]] = {}
    for each in proposal.unplaced:
        subject, due = wanted.occasion(each.number).subject, wanted.ideals[each.number]
        facts = tuple((fact.reason.name, fact.reason.who, fact.days) for fact in each.facts)
        opening = each.opening and each.opening.days
        alike.setdefault((subject, due, facts, each.others, opening), []).append(each)
    return (_not_booked(plan, proposal, those) for those in alike.values())


def _not_booked(plan: Plan, proposal: ReviewsProposal, conflicts: Sequence[Conflict]) -> Message:
    wanted, conflict = proposal.wanted, conflicts[0]
    review = wanted.occasion(conflict.number)
    people = [wanted.occasion(each.number).people("participant")[0] for each in conflicts]
    values: dict[str, object] = {
        "what": plan.programme.frame.reviews[review.subject].title,
        "people": names(plan, tuple(people)),
        "day": wanted.ideals[conflict.number],
        "days": wanted.windows[conflict.number],
        "count": conflict.days,
    }
    if not conflict.days:
        return Message(_("{what}, {people}: nothing is left of the days on which it could be, {days}"), values)
    said = Message(_("{what}, {people}"), {"what": values["what"], "people": values["people"]})
    if (not_found := no_time_found(proposal.found, conflict, said)) is not None:
        return not_found
    others = tuple(called(plan, wanted.occasion(each)) for each in conflict.others)
    values["why"] = facts_of(plan, conflict, others)
    if conflict.opening is None:
        return Message(
            _n(
                "{what}, {people}: it cannot be on {day:date}: {why}",
                "{what}, {people}: it can be on none of the {count} days around {day:date}: {why}",
            ),
            values,
        )
    values["way"] = way_out(plan, conflict.opening)
    return Message(
        _n(
            "{what}, {people}: it cannot be on {day:date}: {why}. {way}",
            "{what}, {people}: it can be on none of the {count} days around {day:date}: {why}. {way}",
        ),
        values,
    )


def edits_of_reviews(proposal: ReviewsProposal) -> tuple[Edit, ...]:
    """What writes the bookings, in the order in which the participants stand.

    They are proposed, but for those of which the day is booked already: people have it, and now they get the hour too.
    """
    wanted = proposal.wanted
    return tuple(
        edit
        for each in sorted(proposal.placed, key=lambda each: each.number)
        for edit in _edits(wanted.plan, wanted.occasion(each.number), each.occasion)
    )


def _edits(plan: Plan, was: Occasion, would: Occasion) -> Iterator[Edit]:
    for edit in edits_of(plan, was, would):
        if not was.booked and isinstance(edit, Set) and isinstance(edit.value, dict):
            yield edit._replace(value={**edit.value, "status": "proposed"})
        else:
            yield edit
