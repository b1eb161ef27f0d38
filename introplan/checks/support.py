"""Checks on the same pair: that it stands once, and meets as often as the role promises."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from introplan.agenda import Plan, Support
from introplan.checks.edits import putting, taking_out
from introplan.checks.pairings import role_name
from introplan.days import Rhythm, Stretch, Stretches
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import RoleWord


def pairing_doubled(plan: Plan) -> Iterator[Diagnostic]:
    """The same two people are paired twice in the same role, for days that overlap.

    Each meeting would appear twice in their calendars. Two that follow each other are fine. Source: our own judgement.
    """
    found: dict[tuple[str, str, RoleWord], list[Support]] = defaultdict(list)
    for support in plan.agenda.support.every:
        found[support.pairing.participant, support.pairing.supporter, support.pairing.role].append(support)
    for supports in found.values():
        needed = list(supports)
        while surplus := _surplus(plan, needed):
            needed = [each for each in needed if each.pairing.id != surplus.pairing.id]
            yield _doubled(plan, surplus, [each for each in needed if each.days.overlaps(surplus.days)])
        for first, second in pairwise(sorted(needed, key=lambda support: support.days)):
            if first.pairing.id != second.pairing.id and first.days.overlaps(second.days):
                yield _doubled(plan, second, [first], until=second.days.first - timedelta(days=1))


def _surplus(plan: Plan, supports: list[Support]) -> Support | None:
    """One that the others hold all days of: rather one that overlaps many, has no meetings, and stands late."""

    def is_surplus(support: Support) -> bool:
        others = Stretches.of(each.days for each in supports if each.pairing.id != support.pairing.id)
        own = [each.days for each in supports if each.pairing.id == support.pairing.id]
        return not any(others.missing_from(days).parts for days in own)

    def how_clearly(support: Support) -> tuple[int, bool]:
        return sum(each.days.overlaps(support.days) for each in supports), not plan.has_meetings(support.pairing)

    return max((each for each in reversed(supports) if is_surplus(each)), key=how_clearly, default=None)


def _doubled(plan: Plan, support: Support, others: list[Support], *, until: date | None = None) -> Diagnostic:
    """The same two twice: the one to be removed, or what begins before an earlier one is to end on `until`."""
    pairing = support.pairing
    both = Stretch(
        max(support.days.first, min(each.days.first for each in others)),
        min(support.days.last, max(each.days.last for each in others)),
    )
    return finding(
        "pairing-doubled",
        _("{supporter} is {participant}'s {role} twice, {stretch}"),
        at=plan.where(pairing),
        also=[Label(plan.where(each.pairing), _("here as well")) for each in others],
        help=_("let the first end before this one begins: `until: {until}`")
        if until
        else _("remove this one: the other covers all of its days"),
        values={
            "supporter": plan.called(pairing.supporter),
            "participant": plan.called(pairing.participant),
            "role": role_name(plan, pairing.role),
            "stretch": both,
            "day": both.first,
            "until": until.isoformat() if until else "",
        },
        about=(support.journey.cohort.id, pairing.participant, pairing.supporter),
        fix=putting((*others[0].pairing.path, "until"), until.isoformat()) if until else taking_out(plan, pairing.path),
    )


def meetings_too_rare(plan: Plan) -> Iterator[Diagnostic]:
    """A pairing meets less often than its role promises in some phase.

    The role's `meets` is what every participant reads in the booklet. A pairing may have its own rhythm, but a less
    frequent one breaks that promise for one person without anybody saying so. Sources: the plan's own `roles`; the
    English ASYE, where supervision is weekly for six weeks and then every other week until six months.
    """
    phases = plan.programme.frame.phases
    for support in plan.agenda.support.every:
        rarer = rarer_phases(plan, support)
        if not rarer:
            continue
        _days, pairing, journey = support
        role, first = plan.programme.role(pairing.role), rarer[0]
        own, promised = (meets.every for meets in (pairing.meets, role.meets if role else None) if meets)
        assert own is not None, pairing
        assert promised is not None, role
        yield finding(
            "meetings-too-rare",
            _("{participant} and {supporter} do not meet in {phases}, but the role promises {promised}")
            if own.in_phase(first) is None
            else _("{participant} and {supporter} meet {own} in {phases}, but the role promises {promised}")
            if first is not None
            else _("{participant} and {supporter} meet {own}, but the role promises {promised}"),
            at=plan.where(pairing, "meets", "every"),
            also=[Label(plan.where(role, "meets", "every"), _("the promise"))] if role else [],
            help=_("remove `every` here, so that they meet as the role says"),
            values={
                "participant": plan.called(pairing.participant),
                "supporter": plan.called(pairing.supporter),
                "phases": tuple(phases[phase].title for phase in rarer if phase is not None),
                "own": own.in_phase(first) or "",
                "promised": promised.in_phase(first) or "",
            },
            about=(journey.cohort.id, pairing.participant, pairing.supporter),
            fix=taking_out(plan, (*pairing.path, "meets", "every")),
        )


def rarer_phases(plan: Plan, support: Support) -> list[str | None]:
    """The phases in which a pair meets less often than their role promises; None for all of it without phases."""
    days, pairing, journey = support
    role, own = plan.programme.role(pairing.role), pairing.meets.every if pairing.meets else None
    promised = role.meets.every if role and role.meets else None
    if own is None or promised is None:
        return []
    parts: list[str | None] = [phase for phase, stretch in journey.phases if stretch.overlaps(days)]
    return [phase for phase in parts or [None] if _is_rarer(own.in_phase(phase), promised.in_phase(phase))]


def _is_rarer(own: Rhythm | None, promised: Rhythm | None) -> bool:
    return promised is not None and (own is None or own.days > promised.days)
