"""Checks on the frame: rule sets that exist."""

from collections.abc import Iterator
from difflib import get_close_matches

from introplan.agenda import Plan
from introplan.diagnostics import Diagnostic, _, warning


def rule_set_unknown(plan: Plan) -> Iterator[Diagnostic]:
    """The plan asks to be held to a rule set that neither introplan nor the workspace has.

    Without this, a misspelt name would look like a plan that meets every rule. Source: our own judgement.
    """
    for index, name in enumerate(plan.programme.frame.rulesets):
        if name in plan.rule_sets:
            continue
        known = tuple(sorted(plan.rule_sets))
        guess = next(iter(get_close_matches(name.lower(), known, n=1)), "")
        yield warning(
            "rule-set-unknown",
            _("there is no rule set `{name}`"),
            at=plan.origins.span(("programme", "rulesets", index)),
            help=_("did you mean `{guess}`?") if guess else _("there are {choices}"),
            values={"name": name, "guess": guess, "choices": known},
        )
