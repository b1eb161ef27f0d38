"""A plan as it is made and given out: with its drafts or without them, and as what it belongs to of its releases."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from introplan.agenda import Occasion, Plan, for_others
from introplan.agenda.plan import Reckoned
from introplan.model import Cohort
from introplan.releases.events import changed_events, events_of, waiting
from introplan.releases.ledger import Ledger, Record, Release, after_all, as_built


@dataclass(frozen=True)
class Edition:
    """What of a plan is made, and what has been given out of it: all that is made of a plan is made of this.

    `release` is the last one, None before the first; `records` are what is known of each event, and `changes` how many
    have changed since. `is_reworded` says that something printed has changed since, if only words that no event has.
    `number` is how many releases there have been, and what has changed since has the moment `unreleased_at`. With
    `drafts`, cohorts that are drafts are among what is made.
    """

    plan: Plan
    release: Release | None = None
    records: Mapping[str, Record] = field(default_factory=dict)
    changes: int = 0
    is_reworded: bool = False
    number: int = 0
    unreleased_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    drafts: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether anything is another than in the release, so that it may not bear its name alone."""
        return self.is_reworded or self.changes > 0

    def once(self, reckon: Callable[..., Reckoned], *about: Hashable) -> Reckoned:
        """What is made of the plan alone, made once for all its editions that have drafts, or have none.

        `reckon` is asked with such an edition before the first release, and may be `about` something of it.
        """
        made: Reckoned = self.plan.once(_before_all_releases, reckon, self.drafts, *about)
        return made

    def published(self, occasions: Iterable[Occasion]) -> tuple[Occasion, ...]:
        """Those that may leave the house, as they do: proposed ones not, and of draft cohorts only with drafts."""
        drafts = self.drafts
        return tuple([occasion for occasion in for_others(self.plan, occasions) if drafts or not occasion.draft])

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """Everything of the agenda that may leave the house, in its order."""
        return self.published(self.plan.agenda.occasions)

    def sessions_of(self, cohort: Cohort) -> tuple[Occasion, ...]:
        """The cohort's sessions as they are printed: those shared with other cohorts too, proposed ones not."""
        return self.published(self.plan.agenda.by_cohort.get(cohort.id, ()))

    @cached_property
    def cohorts(self) -> tuple[Cohort, ...]:
        """The cohorts that get calendars and a place on the page, by their first day."""
        cohorts = (each for each in self.plan.programme.cohorts.values() if self.drafts or each.status != "draft")
        return tuple(sorted(cohorts, key=lambda cohort: (cohort.starts, cohort.identity)))

    @cached_property
    def cohort_ids(self) -> frozenset[str]:
        """The ids of these cohorts, which may be named."""
        return frozenset(cohort.id for cohort in self.cohorts)

    @property
    def printed_cohorts(self) -> tuple[Cohort, ...]:
        """The cohorts that get booklets: those of whom there is somebody left in the plan to hand one to."""
        return tuple(cohort for cohort in self.cohorts if cohort.status != "closed")

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Those who get nothing yet."""
        return waiting(self.plan, self.cohort_ids)


def edition_of(plan: Plan, ledger: Ledger, printed: str = "", *, drafts: bool = False) -> Edition:
    """The edition that a plan is built as: a function of the plan and its ledger, and of what is `printed` of it.

    See `Release.printed`; where one of the two is not known, or another introplan made it, nothing counts as reworded.
    """
    if ledger.last is None:
        return Edition(plan, drafts=drafts)
    events = events_of(plan)
    changes = sum(1 for _ in changed_events(ledger.events, events))
    return Edition(
        plan,
        ledger.last,
        as_built(ledger, events),
        changes,
        _is_reworded(ledger.last.printed, printed),
        number=len(ledger.releases),
        unreleased_at=after_all(ledger),
        drafts=drafts,
    )


def _before_all_releases(plan: Plan, reckon: Callable[..., Reckoned], drafts: bool, *about: Hashable) -> Reckoned:
    """What is made of a plan that has never been given out."""
    return reckon(Edition(plan, drafts=drafts), *about)


def _is_reworded(then: str, now: str) -> bool:
    return bool(then) and then != now and then.partition(":")[0] == now.partition(":")[0]
