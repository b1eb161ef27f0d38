"""What those who give the proposed sessions would rather have had, in words."""

from collections.abc import Mapping

from introplan.agenda import Plan
from introplan.days import Weekday
from introplan.diagnostics import Message, _, _n
from introplan.language import Either
from introplan.planning.sessions import SessionProposal
from introplan.planning.wished import UnmetWish, unmet_together


def wishes_unmet_in(proposal: SessionProposal) -> Mapping[str, tuple[Message, ...]]:
    """What somebody would rather have had, by the key of the session that is otherwise."""
    plan = proposal.wanted.plan
    placed = [each.occasion for each in proposal.placed]
    unmet = unmet_together(plan, proposal.wanted.there, placed)
    return {key: tuple(rather(plan, each) for each in those) for key, those in unmet.items()}


def rather(plan: Plan, unmet: UnmetWish) -> Message:
    """What somebody would rather have had."""
    values: dict[str, object] = {"person": plan.called(unmet.person)}
    match unmet.wish, unmet.said:
        case "avoid", Weekday() as weekday:
            return Message(_("{person} would rather not come on {weekday}s"), {**values, "weekday": weekday})
        case "days", tuple() as days if all(isinstance(each, Weekday) for each in days):
            return Message(_("{person} would rather come on a {days}"), {**values, "days": Either(days)})
        case "between", hours:
            return Message(_("{person} would rather come within {hours}"), {**values, "hours": hours})
        case "sessions_per_month", int() as most:
            return Message(
                _n(
                    "{person} would rather give {count} session a month at most",
                    "{person} would rather give {count} sessions a month at most",
                ),
                {**values, "count": most},
            )
        case _:
            return Message(_("{person} would rather come on another day"), values)
