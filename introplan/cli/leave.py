"""`introplan leave`: somebody who leaves, in all that they are."""

from collections.abc import Callable, Sequence

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import asked
from introplan.amendments.leaving import leaving
from introplan.amendments.typed import among_others
from introplan.cli.amending import Amended, Wish, Work, amend
from introplan.cli.typed import day_typed


def leave(person: str, last_day: str, wish: Wish) -> int:
    """Let somebody leave after a day, after asking; the exit code."""
    last = day_typed(last_day, "--last-day")
    return amend("leave", amending(person, lambda plan, id_: leaving(plan, id_, last)), wish)


def amending(person: str, change: Callable[[Plan, str], Amendment | Hindrance]) -> Work:
    """The change of somebody who is asked for by id or name, in whichever plan has them."""

    def work(plans: Sequence[Plan]) -> Amended | Hindrance:
        found = asked(plans, "person", person)
        if isinstance(found, Hindrance):
            return found
        amendment = change(found.plan, found.id)
        if len(plans) > 1:
            amendment = among_others(amendment, found.plan.name)
        return amendment if isinstance(amendment, Hindrance) else Amended(found.plan, amendment)

    return work
