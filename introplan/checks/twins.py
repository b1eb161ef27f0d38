"""Findings that another one about the same thing answers: to mend the one is to mend both, so only one is told.

A session on a Saturday needs another day, and that its lecturer cannot then says nothing more. A finding that the
plan leaves alone answers nothing: what it hid is told. Two occasions at once are told once, with all whom that hits.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from introplan.agenda import Plan
from introplan.diagnostics import SEVERITIES, Diagnostic, Label, Span

K = TypeVar("K", bound=Hashable)

ONLY_THE_TIME_OF_DAY = ("session-on-half-day",)
TOO_LONG = (
    "place-double-booked",
    "participant-double-booked",
    "supporter-double-booked",
    "lecturer-double-booked",
    "guest-double-booked",
    "invited-while-busy",
    "no-time-to-travel",
    "supporter-short-of-hours",
    "protected-time-differs",
    "time-at-night",
    "session-in-the-evening",
    "session-outside-working-day",
    "session-without-pause",
    "no-break-in-five-hours",
    "no-time-for-lunch",
    "meeting-over-lunch",
    "too-little-daily-rest",
    "meetings-fall-away",
    "most-meetings-fall-away",
    "unit-over-agreed-hours",
)
"""What goes on for too long gets in the way of much else."""
RULES = "(rules)"
"""Stands for what all rules of rule sets say."""
COUNTED_FROM_START = (
    RULES,
    "absence-not-expected",
    "activity-before-start",
    "certificate-out-of-reach",
    "change-of-no-meeting",
    "cohort-titled-another-year",
    "competence-gap-answered-late",
    "competence-gap-unanswered",
    "exchange-too-far-apart",
    "first-weeks-empty",
    "gap-analysis-outdated",
    "half-year-without-union-dialogue",
    "intake-closes-before-start",
    "make-up-of-nothing-missed",
    "make-up-when-away",
    "managers-not-told-before-start",
    "meeting-when-away",
    "meetings-fall-away",
    "most-meetings-fall-away",
    "no-time-to-travel",
    "pairing-never-holds",
    "participant-after-intake",
    "participant-before-cohort",
    "participant-ends-before-start",
    "participant-outlasts-membership",
    "pause-outside-programme",
    "posting-outside-programme",
    "place-double-booked",
    "prerequisite-too-late",
    "protected-time-differs",
    "recruitment-too-late",
    "required-activity-missed",
    "review-off-its-month",
    "review-when-away",
    "reviewer-unavailable",
    "role-missing",
    "session-after-programme",
    "session-outside-phase",
    "session-without-participants",
    "start-on-closed-day",
    "support-interrupted",
    "support-uneven",
    "supporter-away",
    "supporter-double-booked",
    "supporter-is-participant",
    "supporter-over-capacity",
    "supporter-overloaded",
    "supporter-short-of-hours",
    "union-dialogue-missing-before-start",
)
"""What goes by a cohort's first day, or by the last."""
ANSWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        # Any day that is offered lies in the phase, where one does. What is only wished of days answers no fact.
        "session-on-closed-day": ("session-on-day-off", "lecturer-unavailable", "session-outside-phase"),
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
        "event-far-away": ("papers-sent-late", "papers-sent-long-before", "event-on-closed-day"),
        "participant-before-cohort": ("review-off-its-month", "session-after-programme", "make-up-of-nothing-missed"),
        "group-without-members": ("session-without-participants", "required-activity-missed", "group-without-session"),
        "group-not-in-cohort": ("required-activity-missed", "group-without-session"),
        "session-without-participants": ("absence-not-expected", "make-up-of-nothing-missed", "place-double-booked"),
        "pairing-never-holds": ("role-missing",),
        "time-at-night": ("too-little-daily-rest",),
        "supporter-of-oneself": ("supporter-without-hours",),
        "supporter-is-manager": ("supporter-without-hours",),
        "supporters-exchanged": (
            "supporter-in-wrong-unit",
            "supporter-over-capacity",
            "supporter-overloaded",
            "supporter-short-of-hours",
            "supporter-is-manager",
            "supporter-double-booked",
            "participant-double-booked",
            "place-double-booked",
            "no-time-to-travel",
            "meetings-fall-away",
            "most-meetings-fall-away",
        ),
        "meeting-hardly-so-long": TOO_LONG,
        "session-hardly-so-long": (*TOO_LONG, "session-length-differs", "session-on-half-day"),
    }
)
"""The same, whatever the day is."""
CLASHES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "participant-double-booked": (
            "lecturer-double-booked",
            "supporter-double-booked",
            "guest-double-booked",
            "invited-while-busy",
            "place-double-booked",
        ),
        "supporter-double-booked": (
            "lecturer-double-booked",
            "guest-double-booked",
            "invited-while-busy",
            "place-double-booked",
        ),
        "lecturer-double-booked": ("invited-while-busy",),
    }
)
"""By the name of a finding about two occasions at once, those that are told with it when it is about the same two.

One of the two has to move for it, and then nobody and no room is taken twice any more. Another lecturer, or another
room, is a way out that mends nothing else.
"""
ANSWERS_AT_LINES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "meeting-hardly-so-long": TOO_LONG,
        "meeting-over-lunch": ("no-time-for-lunch", "no-break-in-five-hours"),
        "supporters-exchanged": ("place-double-booked",),
    }
)
"""The same, when they point at the line that says when the same two meet."""
ANSWERS_IN_COHORT: Mapping[str, tuple[str, ...]] = MappingProxyType({"start-contradicts-dates": COUNTED_FROM_START})
"""The same, when they are about the same cohort, or somebody in it."""
ANSWERS_ALL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "length-contradicts-months": (
            *COUNTED_FROM_START,
            "goal-after-programme",
            "phase-outlasts-programme",
            "review-after-programme",
            "weeks-after-programme",
            "meetings-too-rare",
        ),
        "meeting-hardly-so-long": ("protected-time-differs",),
        "session-hardly-so-long": ("protected-time-differs",),
        "event-far-away": (
            "colleagues-never-told",
            "half-year-without-union-dialogue",
            "managers-not-told-before-start",
            "supporter-without-network",
            "union-dialogue-missing-before-start",
        ),
    }
)
"""The same, whatever they are about."""


TABLES = (ANSWERS, ANSWERS_ON_ANY_DAY, ANSWERS_AT_LINES, ANSWERS_IN_COHORT, ANSWERS_ALL)


class Answerable:
    """Findings by what the one that answers them shares with them, so that not every two are held to each other."""

    def __init__(self, plan: Plan, every: Iterable[Diagnostic]) -> None:
        self._plan = plan
        self._by_name = _listed(every, lambda each: [_answered_as(each)])
        self._by_cohort: dict[str, dict[str, list[Diagnostic]]] = {}
        self._by_pair: dict[str, dict[str, list[Diagnostic]]] = {}
        self._about = {name: ByShared(those) for name, those in self._by_name.items()}
        by_day = _listed(every, lambda each: [(_answered_as(each), each.day)])
        self._about_on_day = {of: ByShared(those) for of, those in by_day.items()}

    def by(self, one: Diagnostic) -> dict[int, Diagnostic]:
        """The findings that one of them answers, each once."""
        ids = frozenset(one.ids)
        found = [*self._everywhere(one), *self._in_cohort(one, ids), *self._at_lines(one, ids)]
        for name in ANSWERS.get(one.name, ()):
            if there := self._about_on_day.get((name, one.day)):
                found += there.sharing(ids)
        for name in ANSWERS_ON_ANY_DAY.get(one.name, ()):
            if there := self._about.get(name):
                found += there.sharing(ids)
        light = one.severity == "note"  # whoever has made light of the one has not of the others
        return {id(other): other for other in found if other is not one and not (light and other.severity == "error")}

    def _everywhere(self, one: Diagnostic) -> Iterator[Diagnostic]:
        for name in ANSWERS_ALL.get(one.name, ()):
            yield from self._by_name.get(name, ())

    def _in_cohort(self, one: Diagnostic, ids: frozenset[str]) -> Iterator[Diagnostic]:
        for name in ANSWERS_IN_COHORT.get(one.name, ()):
            if name not in self._by_cohort:
                those = self._by_name.get(name, ())
                self._by_cohort[name] = _listed(those, lambda each: _cohorts(self._plan, each))
            for id_ in ids:
                yield from self._by_cohort[name].get(id_, ())

    def _at_lines(self, one: Diagnostic, ids: frozenset[str]) -> Iterator[Diagnostic]:
        for name in ANSWERS_AT_LINES.get(one.name, ()):
            if name not in self._by_pair:
                those = self._by_name.get(name, ())
                self._by_pair[name] = _listed(those, lambda each: map(min, _pairs_at(self._plan, each)))
            for other in (each for id_ in ids for each in self._by_pair[name].get(id_, ())):
                if any(pair.issubset(ids) for pair in _pairs_at(self._plan, other)):
                    yield other


class ByShared:
    """Findings by the ids that they are about."""

    def __init__(self, findings: list[Diagnostic]) -> None:
        self._findings = findings

    @cached_property
    def _ids(self) -> dict[int, frozenset[str]]:
        return {id(each): frozenset(each.ids) for each in self._findings}

    @cached_property
    def _by_id(self) -> dict[str, list[Diagnostic]]:
        return _listed(self._findings, lambda each: self._ids[id(each)])

    @cached_property
    def _by_all(self) -> dict[frozenset[str], list[Diagnostic]]:
        return _listed(self._findings, lambda each: [self._ids[id(each)]])

    def sharing(self, ids: frozenset[str]) -> Iterator[Diagnostic]:
        """Those about all of some ids or about nothing else, about two of them, or about one that is an occasion's.

        Where two are shared, one is not the one that most are about, such as a cohort; that is not looked through.
        """
        if not ids:
            yield from self._findings
            return
        most = max(ids, key=lambda id_: len(self._by_id.get(id_, ())))
        rare = [id_ for id_ in ids if id_ != most or "/" in id_ or len(ids) == 1]
        possible = [*self._by_all.get(frozenset(), ()), *self._by_all.get(frozenset([most]), ())]
        possible += (each for id_ in rare for each in self._by_id.get(id_, ()))
        for other in {id(each): each for each in possible}.values():
            shared = ids & self._ids[id(other)]
            if shared in (ids, self._ids[id(other)]) or len(shared) > 1 or any("/" in each for each in shared):
                yield other


def _answered_as(found: Diagnostic) -> str:
    """What the tables call it."""
    return RULES if "/" in found.name else found.name


def _listed(findings: Iterable[Diagnostic], keys: Callable[[Diagnostic], Iterable[K]]) -> dict[K, list[Diagnostic]]:
    """Findings by each of their keys."""
    found: dict[K, list[Diagnostic]] = defaultdict(list)
    for each in findings:
        for key in keys(each):
            found[key].append(each)
    return dict(found)


def without_twins(plan: Plan, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, but for those that another one of them answers."""
    every = list(found)
    answerable = Answerable(plan, every)
    answered = {id(each): answerable.by(each) for each in every if any(each.name in table for table in TABLES)}
    left_out = {id_ for others in answered.values() for id_ in others}
    for each in every:
        if id(each) not in left_out:
            yield _as_grave(each, answered.get(id(each), {}).values())


def _as_grave(found: Diagnostic, answered: Iterable[Diagnostic]) -> Diagnostic:
    """The finding as an error when it answers one: what must not be given out is not given out."""
    if any(other.severity == "error" for other in answered):
        return replace(found, severity="error")
    return found


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


def _cohorts(plan: Plan, found: Diagnostic) -> frozenset[str]:
    """The cohorts that a finding is about, else those of its people."""
    ids = {id_.partition("/")[0] for id_ in found.ids}
    named = ids.intersection(plan.programme.cohorts)
    journeys = plan.agenda.journeys_by_person
    return frozenset(named or {journey.cohort.id for id_ in ids for journey in journeys.get(id_, ())})


def _pairs_at(plan: Plan, found: Diagnostic) -> Iterator[frozenset[str]]:
    """The two who meet by a line that a finding points at, for each of such lines."""
    lines = plan.once(_pairs_by_line)
    for span in {label.span for label in (found.at, *found.also)}:
        yield from lines.get(span, ())


def _pairs_by_line(plan: Plan) -> Mapping[Span, list[frozenset[str]]]:
    """The two who meet, by each line that says when."""
    found: dict[Span, list[frozenset[str]]] = defaultdict(list)
    for pairing in plan.programme.pairings.values():
        times = [("changes", key, "time") for key in pairing.changes]
        for line in [("meets", "time"), *times] if pairing.meets else times:
            found[plan.where(pairing, *line)].append(frozenset((pairing.participant, pairing.supporter)))
    return found
