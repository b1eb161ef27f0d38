"""Whose personal prints a build makes: those that are asked for, and those that stand there, which stay up to date."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.cli.meant import all_meant
from introplan.rendering.prints.folders import whose_prints


class PrintWish(NamedTuple):
    """What is wanted of personal prints: `all` yes, no, or unsaid, and the words for people whose are wanted alone.

    Unsaid, those that were made before are made again: an old one would have old days in it, or name somebody who may
    be named no more. No removes them. Beside people, yes says nothing.
    """

    all: bool | None = None
    people: Sequence[str] = ()


class PeopleWanted(NamedTuple):
    """The people whose prints are asked for, by id, in each plan by its name."""

    all: bool | None
    by_plan: dict[str, list[str]]

    def asked(self, plan: Plan) -> tuple[str, ...]:
        """Those who are asked for by name."""
        return tuple(self.by_plan.get(plan.name, ()))

    def of(self, plan: Plan, earlier: Collection[str]) -> tuple[str, ...]:
        """Whose prints are made of a plan, by id in its order, when these paths stand in the folder."""
        if self.all and not self.by_plan:
            return tuple(plan.programme.people)
        kept = () if self.all is False else whose_prints(plan, earlier)
        wanted = {*kept, *self.asked(plan)}
        return tuple(id_ for id_ in plan.programme.people if id_ in wanted)


NOBODY_ASKED_FOR = PeopleWanted(None, {})


def people_wanted(plans: Sequence[Plan], wish: PrintWish) -> PeopleWanted:
    """Whom the words of a wish mean. Raises WrongUseError for words that mean nobody, or several."""
    found: dict[str, list[str]] = {}
    for words in wish.people if plans else ():
        for each in all_meant(plans, "person", words, "--for"):
            found.setdefault(each.plan.name, []).append(each.id)
    return PeopleWanted(wish.all, found)
