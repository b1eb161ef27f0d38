"""Findings that another one about the same thing answers: to mend the one is to mend both, so only one is told.

A session on a Saturday needs another day, and that its lecturer can not then says nothing more. A finding that the
plan leaves alone answers nothing: what it hid is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from introplan.diagnostics import Diagnostic

ONLY_THE_TIME_OF_DAY = ("session-on-half-day",)
ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "session-on-closed-day": ("session-on-day-off", "lecturer-unavailable"),
        "review-on-closed-day": ("review-when-away", "reviewer-unavailable", "review-off-its-month"),
        "review-when-away": ("reviewer-unavailable",),
        "session-in-avoided-week": (*ONLY_THE_TIME_OF_DAY, "session-on-bridge-day"),
        "session-in-school-break": ONLY_THE_TIME_OF_DAY,
        "session-on-bridge-day": ONLY_THE_TIME_OF_DAY,
        "session-without-participants": (
            "session-on-closed-day",
            "session-on-bridge-day",
            "session-in-avoided-week",
            *ONLY_THE_TIME_OF_DAY,
            "session-outside-phase",
            "session-after-programme",
            "lecturer-unavailable",
        ),
        "no-break-in-five-hours": ("no-time-for-lunch",),
    }
)
"""By the name of a finding, those that it answers when they are about the same on the same day."""
ANSWERS_ON_ANY_DAY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "participant-ends-before-start": (
            "pairing-never-holds",
            "review-when-away",
            "review-off-its-month",
            "required-activity-missed",
            "make-up-when-away",
        ),
        "pairing-never-holds": ("role-missing",),
        "time-at-night": ("too-little-daily-rest",),
        "supporter-of-oneself": ("supporter-without-hours",),
        "supporter-is-manager": ("supporter-without-hours",),
    }
)
"""The same, whatever the day is."""


def without_twins(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, but for those that another one of them answers."""
    every = list(found)
    answering = [each for each in every if each.name in ANSWERS or each.name in ANSWERS_ON_ANY_DAY]
    for each in every:
        if not any(_answers(other, each) for other in answering):
            yield each


def _answers(one: Diagnostic, other: Diagnostic) -> bool:
    same_day = other.name in ANSWERS.get(one.name, ()) and one.day == other.day
    if not same_day and other.name not in ANSWERS_ON_ANY_DAY.get(one.name, ()):
        return False
    ids, others = _ids(one), _ids(other)
    shared = ids & others
    return shared in (ids, others) or len(shared) > 1 or any("/" in id_ for id_ in shared)


def _ids(found: Diagnostic) -> frozenset[str]:
    return frozenset(id_ for ids in found.about for id_ in ([ids] if isinstance(ids, str) else ids))
