"""A line under `checks` itself, as findings about it tell: whom it is for, where it stands, how to be rid of it."""

from introplan.agenda import Plan
from introplan.checks.edits import taking_out
from introplan.diagnostics import Fix, Span, _
from introplan.model import Tuning


def about_line(tuning: Tuning) -> tuple[str, ...]:
    """What a finding about the line itself is about: the check, and those for whom it is."""
    return tuning.check, *tuning.for_


def line_taken_out(plan: Plan, tuning: Tuning, field: str = "") -> tuple[str, Fix]:
    """How to be rid of a line, or of one of its fields where the others are still of use."""
    if field == "severity" or (field == "limit" and tuning.severity is not None):
        return _("remove `severity`") if field == "severity" else _("remove `limit`"), taking_out(
            plan, (*tuning.path, field)
        )
    return _("remove it"), taking_out(plan, tuning.path)


def line_at(plan: Plan, tuning: Tuning) -> Span:
    """The check's name when it is tuned once, else the line in its list."""
    alone = len(plan.programme.frame.checks[tuning.check]) == 1
    return plan.where(tuning) if alone else plan.where(tuning, "severity" if tuning.severity else "limit")
