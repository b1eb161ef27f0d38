"""What the findings of one run offer, so that no hour, room or person is offered twice."""

from introplan.agenda import Occasion, Plan


class Offers:
    """Occasions as they would be if every way out that has been offered so far were taken."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.taken: dict[str, Occasion] = {}

    def take(self, occasion: Occasion) -> None:
        """Offer that an occasion becomes this one, of the same key."""
        self.taken[occasion.key] = occasion
