"""Checks on a whole plan: pure functions in a table that one can read.

A check is named after the fault it finds; its function has the same name with underscores. Its docstring
says what, why and by which source, and `introplan explain` prints it.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from introplan.agenda import Plan
from introplan.checks.causes import CAUSES, mildly, told_together
from introplan.checks.leftovers import entry_never_used
from introplan.checks.rules import named_answers, rules_by_name
from introplan.checks.rules.together import one_for_each_rule, together
from introplan.checks.stages import lowered_for_drafts, without_finished
from introplan.checks.table import (
    CHECKS,
    DATED,
    ERRORS,
    JUDGEMENTS,
    NOTES,
    OFF,
    SUBJECTS,
    Check,
    DatedCheck,
    subject_of,
)
from introplan.checks.tuning import (
    KnownNames,
    check_unknown,
    tuned,
    tuned_alone,
    tuning_expired,
    tuning_unused,
    turned_on,
)
from introplan.checks.tuning_limits import limit_for_some, limit_out_of_range, limit_unknown
from introplan.checks.turns import as_one_session
from introplan.checks.twins import as_one_clash, without_twins
from introplan.demands import LIMITS, Limit, Offers, limit_of
from introplan.diagnostics import SEVERITIES, Diagnostic, Nature, Severity, _, in_file_order

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
    "silent_in",
    "subject_of",
    "tunable",
]

EXPLAINED: tuple[Callable[..., Any], ...] = (
    *CHECKS,
    *DATED,
    *CAUSES,
    check_unknown,
    tuning_unused,
    tuning_expired,
    limit_unknown,
    limit_out_of_range,
    limit_for_some,
)
"""All that speaks about a plan: the checks, the causes under which several findings are told as one, and what looks
after their tuning. The last cannot be tuned itself."""


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


def nature_of(check: Callable[..., Any]) -> Nature:
    """Whether a check tells facts, or what we suggest."""
    return "judgement" if check in JUDGEMENTS else "fact"


def tunable() -> frozenset[str]:
    """The names of the checks that a plan can tune, and that a rule may ask the same as."""
    return frozenset(map(name_of, CHECKS)) | frozenset(map(name_of, DATED))


def explanation(check: Callable[..., Any]) -> Explanation:
    """What `introplan explain` tells about a check. The text's first line says what it finds."""
    name = name_of(check)
    text = inspect.cleandoc(check.__doc__ or "")
    return Explanation(name, severity_of(check), text, nature_of(check), check in OFF, LIMITS.get(name))


def run_checks(plan: Plan, today: date | None = None) -> list[Diagnostic]:
    """Everything that the checks and the plan's rule sets find, tuned as it says, in file order.

    It is milder for drafts, and silent on finished cohorts.

    Several findings with the same cause are one, as far as the plan does not tune each by its own name.
    `today` tells whether the last day of a tuning has passed, and the checks in `DATED` what is soon due; without
    it they are silent. Nothing else depends on it.
    """
    rules, offers = rules_by_name(plan), Offers(plan, silent_in(plan))
    by_checks = (_with_limit(plan, each) for each in _found_by_checks(plan, today))
    every = without_finished(plan, together(plan, by_checks, named_answers(plan)))
    found = list(mildly(lowered_for_drafts(plan, every)))
    at_times = [*map(name_of, DATED), *map(name_of, CAUSES)]
    usual = {name_of(check): severity_of(check) for check in CHECKS}
    told = tuned(plan, found, KnownNames.of(usual, at_times, map(name_of, OFF), rules), today)
    once = as_one_session(plan, as_one_clash(without_twins(plan, told)))
    told = tuned_alone(plan, told_together(plan, once), {name_of(cause) for cause in CAUSES})
    told = one_for_each_rule(plan, told, {name: rule.title.words for name, rule in rules.items()})
    return _with_ways_out(in_file_order(told), offers)


def _with_ways_out(found: list[Diagnostic], offers: Offers) -> list[Diagnostic]:
    """The findings with their ways out, in the order given: graver ones have found theirs first.

    Whether an entry is left over can only be said when it is known what the other ways out would use.
    """

    def turn(place: int) -> tuple[bool, int]:
        return found[place].name == name_of(entry_never_used), SEVERITIES.index(found[place].severity)

    told = list(found)
    for place in sorted(range(len(found)), key=turn):
        told[place] = found[place].with_way_out(offers)
        if offers.is_spent and found[place].way_out is not None and not told[place].help:
            told[place] = replace(told[place], help=_("fix some of the others first, and check again"))
        fix = told[place].fix
        if fix is not None and offers.undoes(fix):  # once the other is taken, it is looked for again
            told[place] = replace(told[place], fix=None)
        offers.note(told[place].fix)
    return told


def silent_in(plan: Plan) -> frozenset[str]:
    """The checks that a plan is not told of, so that an offer does not go round what they would say."""
    off = {name_of(check) for check in OFF if not turned_on(plan, name_of(check))}
    return plan.programme.frame.ignored | off


def _found_by_checks(plan: Plan, today: date | None) -> Iterator[Diagnostic]:
    for check in CHECKS:
        if check not in OFF or turned_on(plan, name_of(check)):
            yield from found_by(check, check(plan))
    if today is not None:
        for dated in DATED:
            yield from found_by(dated, dated(plan, today))


def _with_limit(plan: Plan, found: Diagnostic) -> Diagnostic:
    """A finding with the number that its check goes by in this plan."""
    return replace(found, limit=limit_of(plan.programme, found.name)) if found.name in LIMITS else found


def found_by(check: Callable[..., Any], found: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    """What a check has found, as grave as the table says, and whether that is a fact."""
    severity, nature = severity_of(check), nature_of(check)
    for diagnostic in found:
        is_so = diagnostic.severity == severity and diagnostic.nature == nature
        yield diagnostic if is_so else replace(diagnostic, severity=severity, nature=nature)
