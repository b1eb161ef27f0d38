"""What the findings of one run offer, so that no hour, room or person is offered twice."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from introplan.agenda import Occasion, Plan
from introplan.demands.beside import Beside
from introplan.demands.effort import Effort
from introplan.demands.indexes import Indexes
from introplan.demands.search import Search
from introplan.demands.supporters import Candidates, SupportOffered, candidates_of
from introplan.demands.surroundings import Surroundings
from introplan.diagnostics import Fix, Plain, Remove, Set, WayOut
from introplan.diagnostics.fixes import Where


class Offers:
    """Occasions and pairings as they would be if every way out that has been offered so far were taken.

    `silent` are the checks that a plan does not ask: what they would say is no price.
    """

    def __init__(self, plan: Plan, silent: frozenset[str] = frozenset()) -> None:
        self.plan = plan
        self.silent = silent
        self.taken: dict[str, Occasion] = {}
        self._beside = Beside(plan)
        self.supporting: list[SupportOffered] = []
        self.asked_by: tuple[str, ...] = ()
        self._ways: dict[str, WayOut] = {}
        self._effort = Effort()
        self._around: Surroundings | None = None
        self._searches: dict[tuple[Occasion, tuple[str, ...], tuple[str, ...]], Search] = {}
        self.times: Counter[str] = Counter()
        self.named: set[str] = set()
        self._written: dict[Where, Plain] = {}
        self.removed: set[Where] = set()

    def for_finding(self, names: tuple[str, ...]) -> "Offers":
        """The offers, of which a finding of these checks asks for its way out from now on."""
        self.asked_by = names
        return self

    @property
    def is_spent(self) -> bool:
        """Whether so much has been looked at that no more ways out are looked for."""
        return self._effort.is_spent

    def note(self, fix: Fix | None) -> None:
        """Know what a way out would write."""
        if fix is not None:
            for edit in fix.edits:
                if isinstance(edit, Set):
                    self.named.update(map(str, edit.path[2:]), _words(edit.value))
                    self._written[edit.path] = edit.value
                elif isinstance(edit, Remove):
                    self.removed.add(edit.path)

    def undoes(self, fix: Fix) -> bool:
        """Whether a way out would write something else where another has been offered to; a list only grows."""
        sets = [edit for edit in fix.edits if isinstance(edit, Set) and not self._is_beyond(edit.path)]
        return any(self._written.get(edit.path, edit.value) != edit.value for edit in sets)

    def _is_beyond(self, path: Where) -> bool:
        """Whether it is one more item of a list."""
        items = self.plan.origins.plain(path[:-1]) if isinstance(path[-1], int) else None
        return isinstance(path[-1], int) and (not isinstance(items, list) or path[-1] >= len(items))

    def take(self, *occasions: Occasion) -> None:
        """Offer that occasions become these, of the same keys; `times` tells how often it has been done for each."""
        self.times.update(occasion.key for occasion in occasions)
        new = {occasion.key: occasion for occasion in occasions if self.taken.get(occasion.key) != occasion}
        for key, occasion in new.items():
            if before := self.taken.get(key):
                self._beside.remove(before)
            self._beside.add(occasion)
            self.taken[key] = occasion
        if new:
            self._around = None
            self._searches.clear()

    def on_day(self, day: date) -> tuple[Occasion, ...]:
        """What has been offered on a day."""
        return self._beside.by_day.get(day, ())

    def keep(self, occasion: Occasion, way: WayOut) -> None:
        """Know the way out with which an occasion has been offered, and with it the other days of its session."""
        for each in self.plan.days_along_with(occasion):
            self._ways[each.key] = way

    def kept(self, occasion: Occasion, *mends: str) -> WayOut | None:
        """The way out that has been offered for an occasion before, when what is to be mended is gone with it too."""
        way, would = self._ways.get(occasion.key), self.taken.get(occasion.key)
        if way is None or would is None or not self.search(occasion, *mends).mends_all(would):
            return None
        self.times[occasion.key] += 1
        return way

    @cached_property
    def candidates(self) -> Candidates:
        """Who could support somebody; who has been offered for it is to be said when they are asked."""
        return candidates_of(self.plan)

    def support(self, offered: SupportOffered) -> None:
        """Offer somebody as a supporter."""
        self.supporting.append(offered)

    def search(self, occasion: Occasion, *mends: str, whom: tuple[str, ...] = ()) -> Search:
        """Where an occasion could be instead, so that nothing is left of what the checks in `mends` have found.

        Several findings may ask the same of one occasion, and have one search as long as nothing else is offered.
        """
        if occasion.is_all_day:  # the whole of it, whichever of its days was asked about
            occasion = self.plan.agenda.by_key.get(occasion.key, occasion)
        of = occasion, mends, whom
        search = self._searches.get(of)
        if search is None:
            offered = self.taken.get(occasion.key)
            search = self._searches[of] = Search(
                self.around, occasion, mends, whom, self.silent, offered, self.is_spent
            )
        return search

    def search_along_with(self, occasion: Occasion, *others: Occasion) -> Search:
        """Where an occasion could be instead when others become what they are here at the same time."""
        search = self.search(occasion)
        return replace(search, around=self.around.along_with(others)) if others else search

    @property
    def around(self) -> Surroundings:
        """What is around an occasion: the plan as it stands, and beside it all that has been offered."""
        if self._around is None:
            self._around = Surroundings(self.plan, Indexes.of(self.plan), self._beside, effort=self._effort)
        return self._around


def _words(value: Plain) -> Iterator[str]:
    """Every word in a value that is to be written, the names of fields among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in (*value, *(value.values() if isinstance(value, dict) else ())):
            yield from _words(inner)
