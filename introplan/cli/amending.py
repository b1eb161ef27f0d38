"""The one way in which a command changes the plan's files: worked out, shown, asked about, written and read again."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance


class Wish(NamedTuple):
    """Whether to ask, and whether to write at all."""

    yes: bool = False
    dry_run: bool = False


class Amended(NamedTuple):
    """A plan and the change that is to be made of it."""

    plan: Plan
    amendment: Amendment


Work = Callable[[Sequence[Plan]], Amended | Hindrance]
"""Works out a change from the plans of the workspace. Whatever can not be is told, and nothing is written."""


def amend(command: str, work: Work, wish: Wish) -> int:
    """Make a change of one of the workspace's plans, after asking; the exit code."""
    raise NotImplementedError(command, work, wish)
