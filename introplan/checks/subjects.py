"""What each module of checks is about, for lists that people read: in this order, under these headings."""

from collections.abc import Callable, Mapping
from typing import Any

from introplan.diagnostics import _

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    _("The programme"): ("phases", "frame", "caseload", "organisers", "leftovers", "doubles", "itself", "ranges"),
    _("Organisations, cohorts and seats"): ("organisations", "seats", "participants", "causes"),
    _("Who supports whom"): ("pairings", "supporters", "meetings", "support", "evenness", "hours"),
    _("Dates"): ("closed_days", "schedule", "sessions", "readiness", "repeats", "pauses"),
    _("People's days, and rooms"): ("people_in_time", "places", "rest", "lunch", "load", "nights", "towns"),
    _("What everybody gets"): ("attendance", "make_ups", "competences", "reviews", "follow_up", "said"),
    _("Dialogue with the unions"): ("dialogue", "unions"),
    _("Personal data"): ("privacy", "private_data", "elimination", "addresses"),
    _("How checks are tuned"): ("tuning",),
}
OTHER = _("Other")


def subject_of(check: Callable[..., Any]) -> str:
    """The heading that a check stands under."""
    module = check.__module__.rpartition(".")[2]
    return next((subject for subject, modules in SUBJECTS.items() if module in modules), OTHER)
