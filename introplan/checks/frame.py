"""Checks on the frame: rule sets that exist."""

from collections.abc import Iterator
from difflib import get_close_matches

from introplan.agenda import Plan
from introplan.diagnostics import Diagnostic, _, warning

RULE_SETS = ("asye", "ect", "huddinge", "malmo", "skolverket", "socialstyrelsen", "yrkesresan")


def rule_set_unknown(plan: Plan) -> Iterator[Diagnostic]:
    """The plan asks to be held to a rule set that introplan does not have.

    Without this, a misspelt name would look like a plan that meets every rule. Source: our own judgement.
    """
    for index, name in enumerate(plan.programme.frame.rulesets):
        if name in RULE_SETS:
            continue
        guess = next(iter(get_close_matches(name.lower(), RULE_SETS, n=1)), "")
        yield warning(
            "rule-set-unknown",
            _("there is no rule set `{name}`"),
            at=plan.origins.span(("programme", "rulesets", index)),
            help=_("did you mean `{guess}`?") if guess else _("there are {choices}"),
            values={"name": name, "guess": guess, "choices": RULE_SETS},
        )
