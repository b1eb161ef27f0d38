"""That wishes weigh otherwise than is usual in a plan, in words, beside what is proposed."""

from introplan.diagnostics import Message, _
from introplan.model import PairWeights, PlanWeights
from introplan.planning.wishes import unusual


def weighed(weights: PlanWeights | PairWeights) -> Message | None:
    """Which wishes weigh otherwise, and how much; None where all is as usual."""
    told = tuple(
        Message(
            _("`{wish}` {weight} instead of {usual}"), {"wish": each.wish, "weight": each.weight, "usual": each.usual}
        )
        for each in unusual(weights)
    )
    return Message(_("The plan has weights of its own: {wishes}."), {"wishes": told}) if told else None
