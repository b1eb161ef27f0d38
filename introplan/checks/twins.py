"""Findings that another one about the same thing answers: to mend the one is to mend both, so only one is told.

A session on a Saturday needs another day, and that its lecturer can not then says nothing more. A finding that the
plan leaves alone answers nothing: what it hid is told. Two occasions at once are told once, with all whom that hits.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from introplan.diagnostics import SEVERITIES, Diagnostic, Label

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
CLASHES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "participant-double-booked": (
            "lecturer-double-booked",
            "supporter-double-booked",
            "guest-double-booked",
            "place-double-booked",
        ),
        "supporter-double-booked": ("lecturer-double-booked", "guest-double-booked", "place-double-booked"),
    }
)
"""By the name of a finding about two occasions at once, those that are told with it when it is about the same two.

One of the two has to move for it, and then nobody and no room is taken twice any more. Another lecturer, or another
room, is a way out that mends nothing else.
"""


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


def as_one_clash(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, those about the same two occasions at once as one, whoever and whatever is taken twice by them."""
    every = list(found)
    alike: dict[tuple[object, ...], list[Diagnostic]] = defaultdict(list)
    for each in every:
        if (two := _two_at_once(each)) is not None:
            alike[two].append(each)
    with_others: dict[int, list[Diagnostic]] = {}
    told_with: set[int] = set()
    for several in alike.values():
        first = min(several, key=lambda each: list(CLASHES).index(each.name) if each.name in CLASHES else len(CLASHES))
        others = [each for each in several if _is_told_with(first, each)]
        with_others[id(first)] = others
        told_with.update(map(id, others))
    for each in every:
        if id(each) not in told_with:
            yield _with_others(each, with_others.get(id(each), []))


def _two_at_once(found: Diagnostic) -> tuple[object, ...] | None:
    """Which two occasions at once a finding is about, and when; None when it is about anything else, or about more."""
    keys = [each for each in found.about if isinstance(each, str) and "/" in each]
    is_clash = found.name in CLASHES or any(found.name in others for others in CLASHES.values())
    return (*sorted(keys), found.day) if is_clash and len(keys) == 2 and found.cause is None else None


def _is_told_with(first: Diagnostic, other: Diagnostic) -> bool:
    is_as_grave = SEVERITIES.index(first.severity) <= SEVERITIES.index(other.severity)
    return other is not first and other.name in CLASHES.get(first.name, ()) and is_as_grave


def _with_others(first: Diagnostic, others: list[Diagnostic]) -> Diagnostic:
    """A finding with what others say of the same, each at its own place."""
    if not others:
        return first
    labels = (Label(each.at.span, each.message.template, each.message.values) for each in others)
    return replace(
        first,
        also=(*first.also, *labels),
        also_named=tuple(dict.fromkeys(name for each in (first, *others) for name in each.names))[1:],
        parts=tuple(part for each in (first, *others) for part in each.each),
    )


def _ids(found: Diagnostic) -> frozenset[str]:
    return frozenset(id_ for ids in found.about for id_ in ([ids] if isinstance(ids, str) else ids))
