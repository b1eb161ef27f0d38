"""What of an agenda others get: nothing that is only proposed, and a review that is proposed as one still to book."""

from collections.abc import Iterable, Mapping
from operator import attrgetter

from introplan.agenda.making import review_due
from introplan.agenda.occasions import Occasion
from introplan.agenda.plan import Plan


def for_others(plan: Plan, occasions: Iterable[Occasion]) -> list[Occasion]:
    """Some occasions of a plan as others get them, in their order."""
    due = plan.once(_still_to_book)
    found = [due.get(each.key, each) for each in occasions if each.status != "proposed" or each.key in due]
    return sorted(found, key=attrgetter("sort_key")) if due else found


def _still_to_book(plan: Plan) -> Mapping[str, Occasion]:
    """The reviews that are proposed, by key, as if nobody had."""
    reviews = plan.programme.frame.reviews
    return {
        each.key: review_due(
            plan.programme, plan.journey(each), plan.agenda.support, reviews[each.subject], plan.open_days
        )
        for each in plan.agenda.occasions
        if each.kind == "review" and each.status == "proposed"
    }
