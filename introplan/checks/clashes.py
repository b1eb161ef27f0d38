"""Occasions that overlap, or follow too closely, for one person or in one place; and how they are told."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from introplan.agenda import Clash, Occasion, Plan
from introplan.agenda.meetings import slots_of
from introplan.checks.causes import pause_not_followed, without_pauses
from introplan.checks.occasions import about, alike, hours_of, key_of, names, title_of
from introplan.checks.pairings import meeting_of
from introplan.checks.ways_out import LookedFor, as_offered_before, rather
from introplan.demands import Offers, edits_of
from introplan.demands.released import to_move
from introplan.diagnostics import Cause, Concerned, Diagnostic, Fix, Label, WayOut, _, finding
from introplan.model import Path


class ClashGroup(NamedTuple):
    """Clashes that come from the same lines of the plan: the first, whom or what it hits, and all of them by day."""

    first: Clash
    hit: tuple[str, ...]
    clashes: tuple[Clash, ...]


def grouped(clashes: Iterable[tuple[str, Clash]]) -> list[ClashGroup]:
    """Clashes, each with whom or what it hits, by the lines that are to be changed.

    A weekly meeting is one line of the plan, however often it clashes, and whatever it clashes with.
    """
    groups: dict[tuple[Path, ...], dict[Clash, dict[str, None]]] = {}
    for hit, clash in clashes:
        groups.setdefault(_lines(clash), {}).setdefault(clash, {})[hit] = None
    found = []
    for group in groups.values():
        by_day = sorted(group, key=lambda clash: (clash.later.sort_key, clash.earlier.sort_key))
        found.append(ClashGroup(by_day[0], tuple(group[by_day[0]]), tuple(by_day)))
    return found


def _lines(clash: Clash) -> tuple[Path, ...]:
    """The lines that a clash comes from; those of drafts apart, for they are checked mildly."""
    draft: tuple[Path, ...] = (("draft",),) if clash.earlier.draft or clash.later.draft else ()
    by_rhythm = tuple(occasion.path for occasion in clash if occasion.is_by_rhythm)
    return *(by_rhythm or (clash.earlier.path, clash.later.path)), *draft


def clash_found(  # noqa: PLR0913 - the parts of a finding, each named at the call
    plan: Plan,
    group: ClashGroup,
    name: str,
    template: str,
    *,
    way_out: Callable[[Occasion], LookedFor],
    values: dict[str, object] | None = None,
    people: tuple[str, ...] = (),
) -> Diagnostic:
    """The finding for a group of clashes, at the line to mend: a meeting by rhythm first, else what is not released.

    `way_out` is asked for the occasion of that line; where both are released, or none, it is the later.
    """
    earlier, later = group.first
    mend = _to_mend(plan, group.first)
    other = earlier if mend is later else later
    count = len(group.clashes)
    return finding(
        name,
        template,
        at=Label(plan.where(mend, "time"), _seen_there(mend, count)),
        also=[Label(plan.where(other, "time"), _("{other}"))],
        way_out=rather(mend, other, look=_by_another_day_in_week(mend, count) if mend.is_by_rhythm else way_out(mend)),
        values={
            "people": names(plan, people),
            "number": len(people),
            "first": title_of(plan, earlier),
            "first_times": hours_of(earlier),
            "second": title_of(plan, later),
            "second_times": hours_of(later),
            "other": title_of(plan, other),
            "day": later.day,
            "last_day": group.clashes[-1].later.day,
            "count": count,
            "moved_from": mend.moved_from,
            **(values or {}),
        },
        about=_about(group, people),
        cause=_pause_before(plan, mend) if mend.is_by_rhythm else None,
    )


def _pause_before(plan: Plan, meeting: Occasion) -> Cause | None:
    """The pause that has brought a meeting to its day: without it, the rhythm has none then."""
    nominal = meeting.moved_from or meeting.day
    for support in plan.agenda.support.by_pairing.get(meeting.subject, ()):
        journey = support.journey
        if meeting.day in support.days and any(pause.first <= meeting.day for pause in journey.pauses):
            as_it_was = support._replace(journey=without_pauses(journey))
            if all(slot.day != nominal for slot in slots_of(plan.programme, as_it_was)):
                return pause_not_followed(plan, journey, meeting_of(plan, support.pairing))
    return None


def _to_mend(plan: Plan, clash: Clash) -> Occasion:
    for meeting, other in (clash, (clash.later, clash.earlier)):
        if meeting.is_by_rhythm and other.kind != "meeting":
            return meeting
    return to_move(plan, *clash)


def _by_another_day_in_week(meeting: Occasion, count: int) -> LookedFor:
    """Move a meeting to a day of its week when both can; of many, choose another weekday for all."""

    def found(offers: Offers) -> WayOut:
        offer = offers.search(meeting).free_day_in_week() if count == 1 else None
        if offer is None:
            return WayOut(_("choose another weekday or time for the meetings"))
        offers.take(offer.occasion)
        day = offer.occasion.day.isoformat()
        fix = Fix(edits_of(offers.plan, meeting, offer.occasion))
        move = f"{{{meeting.slot}: {{date: {day}}}}}"
        way = WayOut(_("move that one meeting with `changes: {move}`"), {"move": move}, fix)
        offers.keep(meeting, way)
        return way

    return as_offered_before(meeting, look=found) if count == 1 else found


def _seen_there(mend: Occasion, count: int) -> str:
    """What there is to see at the line to mend: that it is the first of many, or why the day is not the usual one."""
    if count > 1:
        return _("the first of {count} such clashes")
    return _("moved there from {moved_from}, which is not possible") if mend.moved_from else ""


def _about(group: ClashGroup, people: tuple[str, ...]) -> tuple[Concerned, ...]:
    """Of one clash, both occasions; of many, the cohorts, and all the occasions together."""
    if len(group.clashes) == 1:
        return about(*group.first, people=people)
    occasions = [occasion for clash in group.clashes for occasion in clash]
    cohorts = dict.fromkeys(cohort for occasion in occasions for cohort in occasion.cohorts)
    keys = dict.fromkeys(key_of(occasion) for occasion in occasions if occasion.kind == "session")
    return *cohorts, *alike(tuple(keys)), *alike(people)
