"""The reviews that nobody has booked yet, and who holds each."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from introplan.agenda import Occasion, Plan
from introplan.days import Stretch
from introplan.demands import limit_of
from introplan.demands.people import days_in_time
from introplan.model import Review
from introplan.planning.wanted import PlanningWish


@dataclass(frozen=True)
class WantedReviews:
    """The reviews that are to be booked, each with the days on which it can be and the one that would be best."""

    plan: Plan
    reviews: tuple[Occasion, ...]
    windows: tuple[Stretch, ...]
    ideals: tuple[date, ...]

    def occasion(self, number: int) -> Occasion:
        """A review as it stands: on the day when it is due, or where it is booked without an hour."""
        return self.reviews[number]


def wanted_reviews(plan: Plan, asked: PlanningWish, first: date) -> WantedReviews:
    """The reviews of some cohorts that are not booked, or without an hour; what could only have been before is over."""
    of_cohort: dict[str, list[Occasion]] = defaultdict(list)
    for each in plan.agenda.occasions:
        if each.kind == "review" and not each.takes_time:
            of_cohort[each.cohorts[0]].append(each)
    in_time: dict[date, Stretch] = {}
    reviews: list[Occasion] = []
    windows: list[Stretch] = []
    for each in (each for id_ in asked.cohorts for each in of_cohort[id_]):
        if each.day not in asked.days or (asked.activities and each.subject not in asked.activities):
            continue
        window = Stretch(each.day, each.day) if each.booked else _days(plan, each, in_time)
        window = Stretch(max(window.first, first, asked.days.first), min(window.last, asked.days.last))
        if window.first <= window.last:
            reviews.append(each)
            windows.append(window)
    return WantedReviews(plan, tuple(reviews), tuple(windows), tuple(each.day for each in reviews))


def _days(plan: Plan, review: Occasion, in_time: dict[date, Stretch]) -> Stretch:
    """The days on which a review is not off its month."""
    due = plan.journey(review).day_at(review_of(plan, review).month)
    if due not in in_time:
        in_time[due] = days_in_time(plan, due, limit_of(plan.programme, "review-off-its-month"))
    return in_time[due]


def review_of(plan: Plan, occasion: Occasion) -> Review:
    """The review that an occasion is."""
    return plan.programme.frame.reviews[occasion.subject]


def holder_of(review: Occasion) -> str | None:
    """Who holds a review: the manager, else the first of those who are there beside the participant."""
    others = review.people("manager") or [person for person, part in review.attendees if part != "participant"]
    return next(iter(others), None)
