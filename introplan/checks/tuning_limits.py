"""What is wrong with the limits in the lines under `checks`: numbers that a check cannot go by, or goes by anyway."""

from collections.abc import Collection, Iterator, Sequence

from introplan.agenda import Plan
from introplan.checks.edits import adding, taking_out
from introplan.checks.tuning_lines import about_line, line_taken_out
from introplan.demands import LIMITS
from introplan.diagnostics import Diagnostic, Fix, Label, Plain, _, warning
from introplan.model import Tuning


def of_limits(plan: Plan, tunings: Sequence[Tuning], off: Collection[str]) -> Iterator[Diagnostic]:
    """What is to be said about the limits in the lines about one check."""
    limits = [tuning for tuning in tunings if tuning.limit is not None]
    for tuning in limits:
        if tuning.check not in LIMITS:
            yield from limit_unknown(plan, tuning)
            continue
        yield from limit_out_of_range(plan, tuning)
        yield from limit_for_some(plan, tuning)
        yield from _limit_unused(plan, tuning, limits, turns_on=tuning.check in off and tuning.severity is None)


def has_own_limit(tuning: Tuning) -> bool:
    """Whether the line has a limit: by that it changes something, though the check finds nothing."""
    return tuning.limit is not None and tuning.check in LIMITS


def limit_unknown(plan: Plan, tuning: Tuning) -> Iterator[Diagnostic]:
    """A line under `checks` changes the limit of a check that goes by no number of its own.

    Then the number changes nothing. What a rule requires is in its rule set. Source: our own judgement.
    """
    _words_of_it, fix = line_taken_out(plan, tuning, "limit")
    yield warning(
        "limit-unknown",
        _("`{check}` has no number that can be changed"),
        at=plan.where(tuning, "limit"),
        help=_("what a rule requires is in its rule set; one of your own may require something else")
        if "/" in tuning.check
        else _("remove `limit`, or say with `severity` how severe it is; `introplan explain` shows which have limits"),
        values={"check": tuning.check},
        about=about_line(tuning),
        fix=fix,
    )


def limit_out_of_range(plan: Plan, tuning: Tuning) -> Iterator[Diagnostic]:
    """A line under `checks` has a limit by which the check would find everything, or nothing.

    Then the check goes by its usual number. To silence a check there is `severity: ignore`. Source: our own judgement.
    """
    limit = LIMITS[tuning.check]
    if tuning.limit is None or limit.takes(tuning.limit):
        return
    yield warning(
        "limit-out-of-range",
        _("`{check}` cannot use {limit}, and uses {usual} as before"),
        at=plan.where(tuning, "limit"),
        help=_("write a number from {least} to {most}, or `severity: ignore` to silence it"),
        values={
            "check": tuning.check,
            "limit": limit.unit.words(tuning.limit),
            "usual": limit.unit.words(limit.number),
            "least": limit.least,
            "most": limit.most,
        },
        about=about_line(tuning),
    )


def limit_for_some(plan: Plan, tuning: Tuning) -> Iterator[Diagnostic]:
    """A line under `checks` has a limit, and is for some only or until a day: a limit holds for the whole programme.

    Two people of one cohort would be measured by two numbers, and nobody could see it. What some may do all the same is
    said with `severity`, on a line of its own. Source: our own judgement.
    """
    narrowed = "for" if tuning.for_ else "until" if tuning.until else ""
    if narrowed:
        yield warning(
            "limit-for-some",
            _("the limit of `{check}` holds for the whole programme, whatever `{narrowed}` says"),
            at=plan.where(tuning, "limit"),
            also=[Label(plan.where(tuning, narrowed), _("changes nothing about the limit"))],
            help=_("write the limit on a line of its own, without `{narrowed}`"),
            values={"check": tuning.check, "narrowed": narrowed},
            about=about_line(tuning),
            fix=_for_all(plan, tuning),
        )


def _for_all(plan: Plan, tuning: Tuning) -> Fix:
    """The limit on a line of its own; when it stands alone on this one, the line without what narrows it."""
    if tuning.severity is None:
        narrowing = [(*tuning.path, name) for name, value in (("for", tuning.for_), ("until", tuning.until)) if value]
        return taking_out(plan, *narrowing)
    line: dict[str, Plain] = {"limit": str(tuning.limit), "reason": tuning.reason}
    return Fix((*taking_out(plan, (*tuning.path, "limit")).edits, *adding(plan, tuning.path[:-1], line).edits))


def _limit_unused(plan: Plan, tuning: Tuning, limits: Sequence[Tuning], *, turns_on: bool) -> Iterator[Diagnostic]:
    """Another line has the limit, or it is what it is anyway, unless it `turns_on` the check by standing there."""
    limit = LIMITS[tuning.check]
    help_text, fix = line_taken_out(plan, tuning, "limit")
    deciding = next((each for each in limits if each.limit is not None and limit.takes(each.limit)), None)
    if deciding is not None and deciding is not tuning and deciding.path < tuning.path:
        template = _("another line has the limit of `{check}`, so this changes nothing")
        help_text = _("keep one of the two")
    elif tuning.limit == limit.number and not turns_on:
        template = _("`{check}` uses {limit} anyway, so this changes nothing")
    else:
        return
    yield warning(
        "tuning-unused",
        template,
        at=plan.where(tuning, "limit"),
        also=[]
        if deciding is None or deciding is tuning
        else [Label(plan.where(deciding, "limit"), _("this decides"))],
        help=help_text,
        values={"check": tuning.check, "limit": limit.unit.words(tuning.limit or 0)},
        about=about_line(tuning),
        fix=fix,
    )
