"""`introplan pair`: supporters for everybody in a cohort who has none."""

from collections.abc import Sequence

from introplan.agenda import Plan
from introplan.amendments import Hindrance
from introplan.amendments.asked import asked
from introplan.amendments.pairing import pairing
from introplan.amendments.typed import among_others
from introplan.cli.amending import Amended, Wish, amend
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _
from introplan.model import ROLES, RoleWord
from introplan.reading.suggestions import meant


def pair(cohort: str, roles: Sequence[str], wish: Wish) -> int:
    """Propose supporters, and write them after asking; the exit code."""
    chosen = tuple(dict.fromkeys(map(_role, roles)))

    def work(plans: Sequence[Plan]) -> Amended | Hindrance:
        found = asked(plans, "cohort", cohort)
        if isinstance(found, Hindrance):
            return found
        amendment = pairing(found.plan, found.id, chosen)
        if len(plans) > 1:
            amendment = among_others(amendment, found.plan.name)
        return amendment if isinstance(amendment, Hindrance) else Amended(found.plan, amendment)

    return amend("pair", work, wish)


def _role(typed: str) -> RoleWord:
    """A role, as it is typed. Raises WrongUseError when there is none such."""
    word = typed.strip().lower()
    for each in ROLES:
        if each == word:
            return each
    if guess := meant(word, ROLES):
        raise wrong_use(_("there is no role `{word}`; did you mean `{guess}`?"), "--role", word=typed, guess=guess)
    choices = tuple(f"`{each}`" for each in ROLES)
    raise wrong_use(_("there is no role `{word}`; choose from {choices}"), "--role", word=typed, choices=choices)
