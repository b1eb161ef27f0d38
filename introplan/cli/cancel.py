"""`introplan cancel`: a session, a review, a meeting or an event that is not to be."""

from introplan.amendments.cancelling import cancelled
from introplan.cli.amending import Wish, amend
from introplan.cli.checked import today_here
from introplan.cli.move import amending


def cancel_occasion(asked_for: str, wish: Wish) -> int:
    """Cancel what is asked for, after asking; the exit code."""
    return amend("cancel", amending(asked_for, lambda found: cancelled(found, today_here())), wish)
