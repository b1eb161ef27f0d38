"""What of a plan is given out: no proposals, and drafts only when they are asked for."""

from collections.abc import Iterable

from introplan.agenda import Occasion, Plan
from introplan.model import Cohort


def published(occasions: Iterable[Occasion], *, drafts: bool) -> tuple[Occasion, ...]:
    """The occasions that may leave the house: proposed ones never do, those of draft cohorts only with `drafts`."""
    return tuple(occasion for occasion in occasions if occasion.status != "proposed" and (drafts or not occasion.draft))


def published_cohorts(plan: Plan, *, drafts: bool) -> tuple[Cohort, ...]:
    """The cohorts that get calendars and a place on the page, by their first day."""
    cohorts = (cohort for cohort in plan.programme.cohorts.values() if drafts or cohort.status != "draft")
    return tuple(sorted(cohorts, key=lambda cohort: (cohort.starts, cohort.identity)))


def printed_cohorts(plan: Plan, *, drafts: bool) -> tuple[Cohort, ...]:
    """The cohorts that get booklets: those of whom there is somebody left in the plan to hand one to."""
    return tuple(cohort for cohort in published_cohorts(plan, drafts=drafts) if cohort.status != "closed")


def is_protected(plan: Plan, person: str) -> bool:
    """Whether the person's name and whereabouts must not appear in anything that others read."""
    return plan.programme.people[person].protected
