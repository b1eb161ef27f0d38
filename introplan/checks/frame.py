"""Checks on the frame: rule sets that exist, and a calendar that leaves days to work on."""

from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from introplan.agenda import Plan
from introplan.checks.edits import putting
from introplan.checks.occasions import alike
from introplan.diagnostics import Diagnostic, Fix, Label, Remove, _, _n, finding


def rule_set_unknown(plan: Plan) -> Iterator[Diagnostic]:
    """The plan asks to be held to a rule set that neither introplan nor the workspace has.

    Without this, a misspelt name would look like a plan that meets every rule. Source: our own judgement.
    """
    for index, name in enumerate(plan.programme.frame.rulesets):
        if name in plan.rule_sets:
            continue
        known = tuple(sorted(plan.rule_sets))
        guess = next(iter(get_close_matches(name.lower(), known, n=1)), "")
        yield finding(
            "rule-set-unknown",
            _("there is no rule set `{name}`"),
            at=plan.origins.span(("programme", "rulesets", index)),
            help=_("did you mean `{guess}`?") if guess else _("there are {choices}"),
            values={"name": name, "guess": guess, "choices": known},
            about=(name,),
            fix=putting(("programme", "rulesets", index), guess) if guess else None,
        )


def rule_set_for_comparison(plan: Plan) -> Iterator[Diagnostic]:
    """The plan is held to a rule set that is for another profession or country.

    Such a set shows how others do, and `introplan report rules --ruleset` compares with it at any time. Named in the
    plan, it reports faults that are not faults here. Source: the rule sets themselves, which say who they are for.
    """
    named = enumerate(plan.programme.frame.rulesets)
    paths = {name: ("programme", "rulesets", index) for index, name in named if _is_comparison(plan, name)}
    if not paths:
        return
    first, *others = paths.values()
    yield finding(
        "rule-set-for-comparison",
        _n(
            "{names} is for comparison, and not for this programme",
            "{names} are for comparison, and not for this programme",
            by="names",
        ),
        at=plan.origins.span(first),
        also=[Label(plan.origins.span(path), _("this one too")) for path in others],
        help=_("remove it here, and compare with `introplan report rules --ruleset {name}`"),
        values={"names": tuple(f"`{name}`" for name in paths), "name": next(iter(paths))},
        about=(plan.programme.frame.id, *alike(tuple(paths))),
        fix=Fix(tuple(Remove(path) for path in paths.values())),
    )


def _is_comparison(plan: Plan, name: str) -> bool:
    return name in plan.rule_sets and plan.rule_sets[name].comparison


LONGEST_CLOSED = 366
"""Days in a row; after them nobody would wait for the next open one."""


def calendar_always_closed(plan: Plan) -> Iterator[Diagnostic]:
    """The programme's calendar leaves no day open in a whole year of a cohort.

    Then there can be no meetings, and no review can be booked. Often `avoid` was meant rather than `closed`, or a year
    in it is wrong. Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        ends = [journey.ends for journey in plan.journeys_in(cohort.id)]
        since = _closed_since(plan, cohort.starts, max(ends, default=cohort.starts))
        if since is not None:
            yield finding(
                "calendar-always-closed",
                _("no day is open for a year from {day}, so nothing can be held in {cohort}"),
                at=plan.origins.span(("programme", "calendar", "closed")),
                help=_(
                    "use `closed` for non-working days only; days that are open, but better left alone, "
                    "belong under `avoid`"
                ),
                values={"cohort": cohort.title, "day": since},
                about=(cohort.id,),
            )
            return


def _closed_since(plan: Plan, first: date, last: date) -> date | None:
    """The first of the days from which nothing is open for a year; None when there is no such day."""
    since = first
    while since <= last:
        backwards = (since + timedelta(days=ahead) for ahead in reversed(range(LONGEST_CLOSED)))
        day = next(filter(plan.open_days.is_open, backwards), None)
        if day is None:
            return since
        since = day + timedelta(days=1)  # no year that begins before an open day is without one
    return None
