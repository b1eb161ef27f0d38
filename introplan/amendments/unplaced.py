"""Why something is proposed where it is, and why something else is nowhere: what planning knows, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from introplan.agenda import Plan
from introplan.amendments.obstacles import obstacles
from introplan.checks.occasions import MOST_NAMES, names
from introplan.demands import Reason
from introplan.diagnostics import Message, _, _n
from introplan.planning.conflicts import Conflict, RuledOut, WayIn
from introplan.planning.proposal import HowGood, Proposed

OF_PEOPLE: Mapping[str, str] = {
    "lecturer-unavailable": _("{people} cannot come"),
    "reviewer-unavailable": _("{people} cannot come"),
    "review-when-away": _("{people} cannot take part then"),
    "lecturer-double-booked": _("{people} is busy"),
    "participant-double-booked": _("{people} is busy"),
    "supporter-double-booked": _("{people} is busy"),
    "session-on-day-off": _("{people} does not work then"),
    "required-activity-missed": _("{people} cannot come, and misses it"),
    "session-after-programme": _("{people} has left by then"),
    "make-up-when-away": _("{people} is away"),
    "protected-person-alone": _("nobody but {people} comes then"),
}
"""What is told of all whom it is about together, by the check that would tell it."""
ONE_WEEK = timedelta(weeks=1)
MOST_FACTS = 3
"""Of more facts than this, those that rule out most days are told."""


def facts_of(plan: Plan, conflict: Conflict, others: Sequence[object]) -> tuple[Message, ...]:
    """Why something has no day: what rules days out, and which others take those that are left."""
    why = tuple(_fact(plan, each, conflict.days) for each in conflict.facts[:MOST_FACTS])
    if not others:
        return why
    return (*why, Message(_("all days that are left are needed for {others}"), {"others": tuple(others)}))


def _fact(plan: Plan, fact: RuledOut, days: int) -> Message:
    reason = next(stands(plan, [fact.reason]))
    if _rules_out_all(fact, days):
        return Message(_("on all of them {reason}"), {"reason": reason})
    return Message(_n("on {count} day {reason}", "on {count} days {reason}"), {"count": fact.days, "reason": reason})


def _rules_out_all(fact: RuledOut, days: int) -> bool:
    return fact.days == days > 1


def way_out(plan: Plan, opening: WayIn) -> Message:
    """What would give it a day: the less has to be otherwise, the better."""
    reasons = tuple(stands(plan, opening.reasons))
    values = {"reasons": reasons, "day": opening.days[0], "days": opening.stretch, "count": len(opening.days)}
    return Message(
        _n(
            "It could be on {day} but for this: {reasons}",
            "It could be on one of {count} days within {days} but for this: {reasons}",
        ),
        values,
    )


def no_time_found(found: HowGood, conflict: Conflict, what: object) -> Message | None:
    """That something got no day with nothing against it; None where it is proven that there is none."""
    if not conflict.is_missed or found == "best":
        return None
    return Message(
        _("No time was found for {what}. Without `--quick` there may be one")
        if found == "quick"
        else _("No time was found for {what}, though there may be one"),
        {"what": what},
    )


def buts(plan: Plan, proposed: Proposed) -> tuple[Message, ...]:
    """What is not as one would wish of something that is proposed."""
    return (*_apart_from_best(proposed), *stands(plan, proposed.candidate.brings))


def _apart_from_best(proposed: Proposed) -> Iterator[Message]:
    weeks = abs((proposed.occasion.day - proposed.ideal) / ONE_WEEK)
    if round(weeks) > 1:
        is_later = proposed.occasion.day > proposed.ideal
        yield Message(
            _("{count} weeks later than would be best") if is_later else _("{count} weeks earlier than would be best"),
            {"count": round(weeks)},
        )


def stands(plan: Plan, reasons: Iterable[Reason]) -> Iterator[Message]:
    """What reasons say, each kind of them once with all whom it is about."""
    alike: dict[str, list[Reason]] = {}
    for reason in reasons:
        alike.setdefault(reason.name, []).append(reason)
    for name, those in alike.items():
        if name in OF_PEOPLE:
            people = tuple(dict.fromkeys(person for reason in those for person in reason.who))
            yield Message(OF_PEOPLE[name], {"people": names(plan, people[:MOST_NAMES])})
        else:
            yield from obstacles(plan, tuple(those[:1]))
