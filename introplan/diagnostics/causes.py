"""What in a plan brings several findings at once, such as that somebody leaves: they are told as one."""

from collections.abc import Mapping
from typing import NamedTuple

from introplan.diagnostics.fixes import Fix
from introplan.diagnostics.source import Span


class Cause(NamedTuple):
    """Why a finding is there. Several with the same `name` and `about` are told as one, under that name.

    `template` is the one sentence, with `values`; it has `{count}` and `{touched}` for what all of them are about.
    `at` are the words that brought it about, and `touched` names what this finding is about: a review, a session, a
    role. `help` is the way out when it is one for all, with its `fix`, else those of the findings stand beside each
    other; where it `is_hers_to_choose` there is none. What is `mild` stops nothing: of what somebody leaves behind,
    nothing is given out.
    """

    name: str
    template: str
    values: Mapping[str, object]
    at: Span
    about: tuple[str, ...]
    touched: tuple[object, ...] = ()
    help: str = ""
    is_mild: bool = False
    fix: Fix | None = None
    is_hers_to_choose: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What two findings of the same cause have in common."""
        return self.name, self.about
