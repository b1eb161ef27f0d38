"""Checks on the same pair: that it stands once, and meets as often as the role promises."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from introplan.agenda import Plan, Support
from introplan.checks.pairings import role_name
from introplan.days import Rhythm, Stretch
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import RoleWord


def pairing_doubled(plan: Plan) -> Iterator[Diagnostic]:
    """The same two people are paired twice in the same role, for days that overlap.

    Each meeting would stand twice in their calendars. Two that follow upon each other are well. Source: our own
    judgement.
    """
    found: dict[tuple[str, str, RoleWord], list[Support]] = defaultdict(list)
    for support in plan.agenda.support.every:
        found[support.pairing.participant, support.pairing.supporter, support.pairing.role].append(support)
    for (participant, supporter, role), supports in found.items():
        told: set[str] = set()
        for first, second in pairwise(sorted(supports, key=lambda support: support.days)):
            same = first.pairing.id == second.pairing.id or second.pairing.id in told
            if same or not first.days.overlaps(second.days):
                continue
            told.add(second.pairing.id)
            both = Stretch(second.days.first, min(first.days.last, second.days.last))
            yield finding(
                "pairing-doubled",
                _("{supporter} is {participant}'s {role} twice, {stretch}"),
                at=plan.where(second.pairing),
                also=[Label(plan.where(first.pairing), _("here as well"))],
                help=_("remove one of them, or let the first end with `until` before the second begins"),
                values={
                    "supporter": plan.called(supporter),
                    "participant": plan.called(participant),
                    "role": role_name(plan, role),
                    "stretch": both,
                    "day": both.first,
                },
                about=(second.journey.cohort.id, participant, supporter),
            )


def meetings_too_rare(plan: Plan) -> Iterator[Diagnostic]:
    """A pairing meets less often than its role promises in some phase.

    The role's `meets` is what every participant reads in the booklet. A pairing may have its own rhythm, but a
    rarer one breaks that promise for one person without anybody saying so. Sources: the plan's own `roles`; the
    English ASYE, where supervision is weekly for six weeks and then every other week until six months.
    """
    phases = plan.programme.frame.phases
    for days, pairing, journey in plan.agenda.support.every:
        role, own = plan.programme.role(pairing.role), pairing.meets.every if pairing.meets else None
        promised = role.meets.every if role and role.meets else None
        if own is None or promised is None:
            continue
        parts: list[str | None] = [phase for phase, stretch in journey.phases if stretch.overlaps(days)]
        rarer = [phase for phase in parts or [None] if _is_rarer(own.in_phase(phase), promised.in_phase(phase))]
        if not rarer:
            continue
        first = rarer[0]
        yield finding(
            "meetings-too-rare",
            _("{participant} and {supporter} do not meet in {phases}, and the role promises {promised}")
            if own.in_phase(first) is None
            else _("{participant} and {supporter} meet {own} in {phases}, and the role promises {promised}")
            if first is not None
            else _("{participant} and {supporter} meet {own}, and the role promises {promised}"),
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
        )


def _is_rarer(own: Rhythm | None, promised: Rhythm | None) -> bool:
    return promised is not None and (own is None or own.days > promised.days)
