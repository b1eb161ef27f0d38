"""Who has been chosen to support whom so far: who has room beside them, and what one more costs."""

from collections import defaultdict
from collections.abc import Sequence, Set

from introplan.planning.matching import Matching
from introplan.planning.pair_wishes import UNPAIRED, price_of_load


class Books:
    """Who has been chosen so far, who has room beside them, and what one more costs."""

    def __init__(self, matching: Matching, chosen: Sequence[str | None] = ()) -> None:
        self.matching = matching
        self.chosen: list[str | None] = [None] * len(matching.lacks)
        self._own: dict[str, set[int]] = defaultdict(set)
        for number, person in enumerate(chosen):
            self.choose(number, person)

    def choose(self, number: int, person: str | None) -> None:
        """Let somebody support a participant, or nobody."""
        if (before := self.chosen[number]) is not None:
            self._own[before].discard(number)
        if person is not None:
            self._own[person].add(number)
        self.chosen[number] = person

    def has_room(self, number: int, person: str) -> bool:
        """Whether somebody can take one more, and is nothing else to the participant."""
        return self.is_apart(number, person) and self.missing_room(number, person) <= 0

    def missing_room(self, number: int, person: str) -> int:
        """How many more than they have agreed to somebody would have with one more."""
        rooms, own = self.matching.rooms[person, self.matching.lacks[number].role], self._own[person]
        counts = (len(own & room.lacks) + 1 - room.most for room in rooms if number in room.lacks)
        return max(counts, default=0)

    def is_apart(self, number: int, person: str) -> bool:
        """Whether somebody has no other role of the participant, and no other review at the time of theirs."""
        return self.matching.apart[number].isdisjoint(self._own[person])

    def price(self, number: int, person: str) -> int:
        """What it costs that somebody takes one more."""
        own = self._own[person]
        more = self._price_of_load(person, own | {number}) - self._price_of_load(person, own)
        return self.matching.fits[number][person] + more

    def at_once(self, person: str, *more: int) -> int:
        """How many participants somebody has on the day with most of them."""
        return self._peak(person, self._own[person].union(more))

    def _peak(self, person: str, own: Set[int]) -> int:
        return max(load.held + len(own & load.lacks) for load in self.matching.loads[person])

    def _price_of_load(self, person: str, own: Set[int]) -> int:
        matching = self.matching
        steps = range(matching.usual(person), self._peak(person, own))
        return sum(price_of_load(matching.plan, person, each) for each in steps)

    @property
    def cost(self) -> int:
        """What it costs altogether."""
        fits = self.matching.fits
        pairs = sum(UNPAIRED if person is None else fits[number][person] for number, person in enumerate(self.chosen))
        return pairs + sum(self._price_of_load(person, self._own[person]) for person in self.matching.loads)


def greedy(matching: Matching) -> Books:
    """Whoever has the fewest to choose from chooses first, each the cheapest that has room."""
    books = Books(matching)
    for number in sorted(range(len(matching.lacks)), key=lambda each: (len(matching.fits[each]), each)):
        free = (person for person in matching.fits[number] if books.has_room(number, person))
        books.choose(number, min(free, key=lambda person: (books.price(number, person), person), default=None))
    return books
