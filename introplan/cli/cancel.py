"""`introplan cancel`: a session, a review, a meeting or an event that is not to be."""

from introplan.amendments.cancelling import cancelled
from introplan.amendments.coming_back import all_cancelled
from introplan.cli.amending import Wish, amend
from introplan.cli.move import amending
from introplan.cli.today import today_here


def cancel_occasion(asked_for: str, wish: Wish) -> int:
    """Cancel what is asked for, after asking; the exit code."""
    today = today_here()
    return amend(
        "cancel",
        amending(asked_for, lambda found: all_cancelled(found, today) if found.times else cancelled(found, today)),
        wish,
    )
