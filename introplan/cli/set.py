"""`introplan set`: any field of the plan is to hold another value, or none."""

from collections.abc import Sequence

from introplan.agenda import Plan
from introplan.amendments import Hindrance
from introplan.amendments.setting import aimed, setting, value_of
from introplan.cli.amending import Amended, Wish, amend
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _

MOST_WORDS = 2


def set_field(path: str, words: Sequence[str], wish: Wish, *, remove: bool) -> int:
    """Set a field, after asking; the exit code."""
    if len(words) > MOST_WORDS or (remove and len(words) == MOST_WORDS) or not (remove or words):
        raise wrong_use(_('write what it is about, the field, and the value: `introplan set ht26 title "Hösten 2026"`'))
    field, value = ("".join(words), None) if remove else ("".join(words[:-1]), value_of(words[-1]))

    def work(plans: Sequence[Plan]) -> Amended | Hindrance:
        aim = aimed(plans, path, field)
        if isinstance(aim, Hindrance):
            return aim
        amendment = setting(aim, value)
        return amendment if isinstance(amendment, Hindrance) else Amended(aim.plan, amendment)

    return amend("set", work, wish)
