"""What the words of a command mean in the plans; words that mean nothing, or several things, are wrong use."""

from collections.abc import Sequence
from typing import Any

from introplan.agenda import Plan
from introplan.amendments import Hindrance
from introplan.amendments.asked import Asked, Kind, asked, everything_asked
from introplan.cli.screen import say, tell_fault
from introplan.cli.wrong_use import WrongUseError


def one_meant(plans: Sequence[Plan], kind: Kind | Sequence[Kind], words: str, option: str | None = None) -> Asked:
    """The one thing that the words mean. Raises MisspeltError when there is none, or several."""
    found = asked(plans, kind, words)
    if isinstance(found, Hindrance):
        raise MisspeltError(found, option)
    return found


def all_meant(plans: Sequence[Plan], kind: Kind, words: str, option: str | None = None) -> tuple[Asked, ...]:
    """What the words mean, in each plan that has it by the same id. Raises MisspeltError for no such thing."""
    found = everything_asked(plans, kind, words)
    if isinstance(found, Hindrance):
        raise MisspeltError(found, option)
    return found


class MisspeltError(WrongUseError):
    """Words of which it cannot be told what they mean; `hindrance` says why, and what to write instead."""

    def __init__(self, hindrance: Hindrance, option: str | None = None) -> None:
        super().__init__(say(hindrance.message), param_hint=option)
        self.hindrance, self.option = hindrance, option

    def show(self, file: Any = None) -> None:
        """Tell it as every hindrance is told, with the option that the words belong to."""
        tell_fault(f"{self.option}: {self.message}" if self.option else self.message, say(self.hindrance.help))
