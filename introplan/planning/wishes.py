"""What it costs that a wish about dates is not met: as is usual, or as the plan says in `programme.weights`."""

from collections.abc import Iterator
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.model import PlanWeightName
from introplan.model.weights import PairWeights, PlanWeights

UNPLACED = 20_000
"""What it costs that something is not placed at all: more than anything that is only wished."""


def weight_in(plan: Plan, wish: PlanWeightName) -> int:
    """What it costs in a plan that a wish is not met."""
    weight: int = getattr(plan.programme.frame.weights.plan, wish)
    return weight


class UnusualWeight(NamedTuple):
    """A wish that weighs otherwise than is usual."""

    wish: str
    weight: int
    usual: int


def unusual(weights: PlanWeights | PairWeights) -> Iterator[UnusualWeight]:
    """The wishes that weigh otherwise than is usual, in the order of the table."""
    for name, field in type(weights).model_fields.items():
        if (weight := getattr(weights, name)) != field.default:
            yield UnusualWeight(name, weight, field.default)
