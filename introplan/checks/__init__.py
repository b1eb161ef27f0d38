"""Checks on a whole plan: pure functions in a table that one can read.

A check is named after the fault it finds; its function has the same name with underscores. Its docstring
says what, why and by which source, and `introplan explain` prints it.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Literal, NamedTuple

from introplan.agenda import Plan
from introplan.checks.rules import named_answers, rule_names
from introplan.checks.subjects import SUBJECTS, subject_of
from introplan.checks.table import CHECKS, DATED, ERRORS, JUDGEMENTS, NOTES, OFF, Check, DatedCheck
from introplan.checks.tuning import (
    check_unknown,
    limit_for_some,
    limit_out_of_range,
    limit_unknown,
    lowered_for_drafts,
    tuned,
    tuning_expired,
    tuning_unused,
    turned_on,
)
from introplan.demands import LIMITS, Limit, Offers
from introplan.diagnostics import Diagnostic, Severity

__all__ = [
    "CHECKS",
    "DATED",
    "EXPLAINED",
    "SUBJECTS",
    "Check",
    "DatedCheck",
    "Explanation",
    "explanation",
    "found_by",
    "name_of",
    "run_checks",
    "severity_of",
    "subject_of",
]

EXPLAINED: tuple[Callable[..., Iterator[Diagnostic]], ...] = (
    *CHECKS,
    *DATED,
    check_unknown,
    tuning_unused,
    tuning_expired,
    limit_unknown,
    limit_out_of_range,
    limit_for_some,
)
"""All that speaks about a plan: the checks, and what looks after their tuning. The latter can not be tuned itself."""


Nature = Literal["fact", "judgement"]
"""A fact holds of every programme; a judgement is what we suggest, or somebody has published."""


class Explanation(NamedTuple):
    """A check's name, how grave its findings are until a plan tunes it, and what, why and by which source.

    What is off is that grave when a plan turns it on.
    """

    name: str
    severity: Severity
    text: str
    nature: Nature = "fact"
    is_off: bool = False
    limit: Limit | None = None


def name_of(check: Callable[..., Any]) -> str:
    """`lecturer-double-booked`, for the function `lecturer_double_booked`."""
    return check.__name__.replace("_", "-")


def severity_of(check: Callable[..., Any]) -> Severity:
    """How grave what a check finds is until a plan tunes it."""
    return "error" if check in ERRORS else "note" if check in (*NOTES, *DATED) else "warning"


def explanation(check: Callable[..., Any]) -> Explanation:
    """What `introplan explain` tells about a check. The text's first line says what it finds."""
    name = name_of(check)
    nature: Nature = "judgement" if check in JUDGEMENTS else "fact"
    text = inspect.cleandoc(check.__doc__ or "")
    return Explanation(name, severity_of(check), text, nature, check in OFF, LIMITS.get(name))


def run_checks(plan: Plan, today: date | None = None) -> list[Diagnostic]:
    """Everything that the checks and the plan's rule sets find, milder for drafts, tuned as it says, in file order.

    `today` tells whether the last day of a tuning has passed, and the checks in `DATED` what is soon due; without
    it they are silent. Nothing else depends on it.
    """
    silent = {check for check in OFF if not turned_on(plan, name_of(check))}
    found = [each for check in CHECKS if check not in silent for each in found_by(check, check(plan))]
    if today is not None:
        found += [each for dated in DATED for each in found_by(dated, dated(plan, today))]
    found += [diagnostic for answer in named_answers(plan) for diagnostic in answer.findings]
    known = dict.fromkeys(map(name_of, CHECKS), False) | dict.fromkeys(map(name_of, DATED), True)
    known |= dict.fromkeys(rule_names(plan), False)
    everything = tuned(plan, list(lowered_for_drafts(plan, found)), known, today, off=frozenset(map(name_of, OFF)))
    offers = Offers(plan)
    return [each.with_way_out(offers) for each in sorted(everything, key=lambda diagnostic: diagnostic.sort_key)]


def found_by(check: Callable[..., Any], found: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    """What a check has found, as grave as the table says."""
    severity = severity_of(check)
    return (replace(diagnostic, severity=severity) for diagnostic in found)
