"""Rule sets of one's own: what a rule lacks, or has twice."""

from collections.abc import Mapping

from introplan.diagnostics import _

RULE_SETS: Mapping[str, tuple[str, str]] = {
    "rule-without-kind": (
        _("A rule of a rule set has no kind, so nobody can tell what it asks."),
        _("Give it one, such as `programme_length: {at_least: 24 months}`, or `can_not_be_checked:` with the reason."),
    ),
    "rule-with-two-kinds": (
        _("A rule of a rule set has two kinds, and can be met and not met at once."),
        _("Make one rule for each, with an id of its own."),
    ),
    "rule-asks-nothing": (
        _("A rule of a rule set has a kind, and says nothing of what it asks for."),
        _("It would always be met. Add one of the parameters that the message names."),
    ),
    "same-as-no-check": (
        _("A rule of a rule set says that it asks the same as a check that does not exist."),
        _("What both find is reported once, so the name has to be right; `introplan explain` lists the checks."),
    ),
    "rule-set-name-taken": (
        _("A rule set in the workspace has the name of one that comes with introplan."),
        _("Give yours another name, so that everybody who reads `malmo` means the same rules."),
    ),
}
"""By name: what is wrong, and why it matters or the way out."""
