"""What a build goes by: the last release of the plan, and what has changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from introplan.agenda import Plan
from introplan.releases.events import changed_events, events_of
from introplan.releases.ledger import Ledger, Record, Release, after_all, as_built


@dataclass(frozen=True)
class Edition:
    """The last release, None before the first; what is known of each event; how many have changed since.

    `is_reworded` says that something printed has changed since, if only words that no event has. `number` is how many
    releases there have been, and what has changed since has the moment `unreleased_at`.
    """

    release: Release | None = None
    records: Mapping[str, Record] = field(default_factory=dict)
    changes: int = 0
    is_reworded: bool = False
    number: int = 0
    unreleased_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    @property
    def is_changed(self) -> bool:
        """Whether anything is another than in the release, so that it may not bear its name alone."""
        return self.is_reworded or self.changes > 0


DRAFT = Edition()
"""Of a plan that has not been released."""


def edition_of(plan: Plan, ledger: Ledger, printed: str = "") -> Edition:
    """The edition that a plan is built as: a function of the plan and its ledger, and of what is `printed` of it.

    See `Release.printed`; where one of the two is not known, or another introplan made it, nothing counts as reworded.
    """
    if ledger.last is None:
        return DRAFT
    events = events_of(plan)
    changes = sum(1 for _ in changed_events(ledger.events, events))
    return Edition(
        ledger.last,
        as_built(ledger, events),
        changes,
        _is_reworded(ledger.last.printed, printed),
        number=len(ledger.releases),
        unreleased_at=after_all(ledger),
    )


def _is_reworded(then: str, now: str) -> bool:
    return bool(then) and then != now and then.partition(":")[0] == now.partition(":")[0]
