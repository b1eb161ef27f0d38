"""Checks on what is changed by hand among the meetings of a pairing: that there is such a meeting."""

from collections.abc import Iterator

from introplan.agenda import Plan, Support
from introplan.agenda.meetings import slots_of
from introplan.checks.causes import (
    leaving_not_followed,
    left_over,
    newcomer_not_arranged,
    pause_not_followed,
    support_not_replaced,
)
from introplan.checks.edits import taking_out
from introplan.checks.pairings import meeting_of
from introplan.checks.support import rarer_phases
from introplan.days import last_day_of, nearest_turn
from introplan.diagnostics import Cause, Diagnostic, Fix, Label, Remove, Set, _, finding
from introplan.model import Pairing


def change_of_no_meeting(plan: Plan) -> Iterator[Diagnostic]:
    """A meeting is moved or cancelled by hand in a week or month that has no meeting.

    Somebody believes that the meeting has moved, but no calendar shows it. This happens when the rhythm is changed
    afterwards. Source: our own judgement.
    """
    for pairing in plan.programme.pairings.values():
        if not pairing.changes:
            continue
        made = {occasion.slot for occasion in plan.agenda.by_subject.get(pairing.id, ())}
        supports = plan.agenda.support.by_pairing.get(pairing.id, ())
        rhythm = {slot.key: slot.day for each in supports for slot in slots_of(plan.programme, each)}
        free = {slot: day for slot, day in rhythm.items() if slot in made and slot not in pairing.changes}
        promised = {key for each in supports for key in _keys_as_promised(plan, each)}
        for key in pairing.changes:
            if key in promised and key not in rhythm:
                yield _change_before_it_was_rarer(plan, pairing, key)
            elif key not in made:
                nearest = nearest_turn(free, key)
                yield _change_of_no_meeting(plan, pairing, key, nearest, has_slot=key in rhythm)
                free.pop(nearest, None)  # two changes are not offered the same meeting


def _keys_as_promised(plan: Plan, support: Support) -> set[str]:
    """The weeks and months in which the two would meet as their role promises, when they meet less often than that."""
    meets = support.pairing.meets
    if meets is None or not rarer_phases(plan, support):
        return set()
    as_the_role = meets.model_copy(update={"every": None})
    pairing = support.pairing.model_copy(update={"meets": as_the_role})
    return {slot.key for slot in slots_of(plan.programme, support._replace(pairing=pairing))}


def _change_of_no_meeting(plan: Plan, pairing: Pairing, key: str, nearest: str, *, has_slot: bool) -> Diagnostic:
    path = (*pairing.path, "changes", key)
    values = {
        "participant": plan.called(pairing.participant),
        "supporter": plan.called(pairing.supporter),
        "key": key,
        "nearest": nearest,
    }
    people = (f"{pairing.id}/{key}", pairing.participant, pairing.supporter)
    cause = _why_no_meeting(plan, pairing, key)
    at = plan.where(pairing, "changes", key, key=True)
    if has_slot:
        return finding(
            "change-of-no-meeting",
            _("{participant} and {supporter} have no day in `{key}` that suits both, so there is no meeting to change"),
            at=at,
            help=_("remove the line, or give it a `date`"),
            values=values,
            about=people,
            fix=taking_out(plan, path),
            cause=cause,
        )
    return finding(
        "change-of-no-meeting",
        _("{participant} and {supporter} have no meeting in `{key}` to change"),
        at=at,
        also=[Label(plan.where(pairing, "meets"), _("when they meet"))] if pairing.meets else [],
        help=_("the nearest meeting is `{nearest}`: write that, or remove the line")
        if nearest
        else _("remove the line, or say in `meets` when there are meetings"),
        values=values,
        about=people,
        fix=left_over(plan, cause, path) or _at_nearest(plan, pairing, key, nearest),
        cause=cause,
    )


def _change_before_it_was_rarer(plan: Plan, pairing: Pairing, key: str) -> Diagnostic:
    """A change that was written while the two met as their role promises: it is the rhythm that is to be mended."""
    return finding(
        "change-of-no-meeting",
        _("{participant} and {supporter} have no meeting in `{key}` to change"),
        at=plan.where(pairing, "changes", key, key=True),
        also=[Label(plan.where(pairing, "meets", "every"), _("less often than their role says"))],
        help=_("remove `every` here, so that they meet as the role says; or remove the line with the change"),
        values={
            "participant": plan.called(pairing.participant),
            "supporter": plan.called(pairing.supporter),
            "key": key,
        },
        about=(f"{pairing.id}/{key}", pairing.participant, pairing.supporter),
        fix=taking_out(plan, (*pairing.path, "meets", "every")),
    )


def _at_nearest(plan: Plan, pairing: Pairing, key: str, nearest: str) -> Fix:
    """The change as one of the nearest meeting; without one there is nothing to change."""
    path = (*pairing.path, "changes", key)
    if not nearest:
        return taking_out(plan, path)
    return Fix((Remove(path), Set((*path[:-1], nearest), plan.origins.plain(path), after=key)))


def _why_no_meeting(plan: Plan, pairing: Pairing, key: str) -> Cause | None:
    """What has taken away the meetings of a week or month: somebody has left, a pause, or the support has ended."""
    journeys, last = plan.agenda.journeys_by_person.get(pairing.participant, ()), last_day_of(key)
    if len(journeys) != 1:
        return None
    journey, touched = journeys[0], meeting_of(plan, pairing)
    if last < journey.starts:
        return newcomer_not_arranged(plan, journey, touched)
    if journey.leaves_early and last > journey.ends:
        return leaving_not_followed(plan, journey, touched)
    if pairing.until and last > pairing.until:
        return support_not_replaced(plan, pairing, touched)
    moved = any(pause.first <= last for pause in journey.pauses)
    return pause_not_followed(plan, journey, touched) if moved else None
