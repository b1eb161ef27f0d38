"""The warnings that stood when a plan was released: whoever released it has seen them, so they are no news.

They are known by their check and a mark of their identity, so that the ledger holds nothing of whom they are about.
What is not among those of the last release is new, also when it was there before.

Of several ledgers, those of the latest release are known; where two say so of one moment, what both do. So nothing
comes back from an earlier ledger, or from one that has not seen a cohort closed: rather something is told once more.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from introplan.diagnostics import Diagnostic, Identity

NONE: Mapping[str, str] = MappingProxyType({})
"""The ids of a plan in which nothing was called anything else."""


class KnownWarning(NamedTuple):
    """A warning that stood at a release: its check, and the mark of its identity."""

    check: str
    mark: str


class Stood(NamedTuple):
    """The warnings that stood at the release of a moment."""

    at: datetime
    warnings: frozenset[KnownWarning]


def latest(several: Iterable[Stood], at: datetime | None) -> frozenset[KnownWarning]:
    """What is known of several that tell what stood, after the last release, which was at a moment."""
    those = [each.warnings for each in several if each.at == at]
    return frozenset.intersection(*those) if those else frozenset()


def known_from(diagnostics: Iterable[Diagnostic], first_ids: Mapping[str, str] = NONE) -> frozenset[KnownWarning]:
    """What a release keeps of the findings that stand: warnings alone, as errors stop it and notes are not shown.

    Of what is told as one, it keeps each part: with what else it is told may change. `first_ids` are those of the
    plan's ids that are others now: whoever marries is still the same in what is known of them.
    """
    return frozenset(known for _diagnostic, parts in _warnings(diagnostics, first_ids) for known in parts)


def seen_before(
    diagnostics: Iterable[Diagnostic], known: frozenset[KnownWarning], first_ids: Mapping[str, str] = NONE
) -> list[Diagnostic]:
    """The warnings among the findings that stood already, with all that is told as one in them."""
    return [diagnostic for diagnostic, parts in _warnings(diagnostics, first_ids) if parts <= known]


def _warnings(
    diagnostics: Iterable[Diagnostic], first_ids: Mapping[str, str]
) -> Iterator[tuple[Diagnostic, frozenset[KnownWarning]]]:
    """The warnings, and what the ledger knows the parts of each as: of those with one identity, one more is news."""
    times: Counter[Identity] = Counter()
    for each in diagnostics:
        if each.severity == "warning":
            identities = [(part.name, part.identity.under(first_ids)) for part in each.each]
            times.update(identity for _name, identity in identities)
            yield each, frozenset(_as_known(name, identity, times[identity]) for name, identity in identities)


def _as_known(name: str, identity: Identity, time: int) -> KnownWarning:
    return KnownWarning(name, f"{identity.mark}.{time}" if time > 1 else identity.mark)
