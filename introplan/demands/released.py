"""Which of two that cannot be beside each other is the one to move: rather what nobody has in a calendar yet."""

from introplan.agenda import Occasion, Plan


def to_move(plan: Plan, *occasions: Occasion) -> Occasion:
    """The last of those that have not been released; where all have been, or none, the last of all."""
    unreleased = [occasion for occasion in occasions if not plan.is_released(occasion)]
    return (unreleased or occasions)[-1]


def is_rather_moved(plan: Plan, occasion: Occasion, *others: Occasion) -> bool:
    """Whether an occasion is the one to move because it has not been released, and one of the others has."""
    return not plan.is_released(occasion) and any(map(plan.is_released, others))
