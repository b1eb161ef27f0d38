"""`introplan pause`: somebody who is away for a while; why is never asked."""

from introplan.amendments.pausing import pausing
from introplan.cli.amending import Wish, amend
from introplan.cli.leave import amending
from introplan.cli.typed import stretch_typed


def pause(person: str, days: str, wish: Wish) -> int:
    """Let somebody be away on some days, after asking; the exit code."""
    stretch = stretch_typed(days, "DAYS")
    return amend("pause", amending(person, lambda plan, id_: pausing(plan, id_, stretch)), wish)
