"""`introplan roll`: the next cohort, made from one that there is."""

from collections.abc import Sequence

from introplan.agenda import Plan
from introplan.amendments import Hindrance
from introplan.amendments.rolling import WantedCohort, cohort_asked, rolled
from introplan.cli.amending import Amended, Wish, amend
from introplan.cli.given_out import ids_given_out
from introplan.cli.typed import day_typed
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _
from introplan.workspace.files import Workspace


def roll_cohort(asked_for: str, new: str, starts: str, title: str | None, wish: Wish) -> int:
    """Make a new cohort from the one that is asked for, after asking; the exit code."""
    first = day_typed(starts, "--starts")
    if title is not None and not title.strip():
        raise wrong_use(_("write what the cohort is called"), "--title")

    def work(plans: Sequence[Plan]) -> Amended | Hindrance:
        found = cohort_asked(plans, asked_for)
        if isinstance(found, Hindrance):
            return found
        plan, cohort = found
        given_out = ids_given_out(Workspace.here(), plan)
        elsewhere = any(new in each.programme.cohorts for each in plans if each is not plan)
        typed = f"{plan.name}/{new}" if elsewhere else new
        amendment = rolled(plan, cohort, WantedCohort(new, first, title and title.strip(), typed), given_out)
        return amendment if isinstance(amendment, Hindrance) else Amended(plan, amendment)

    return amend("roll", work, wish)
