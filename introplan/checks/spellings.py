"""Two ways to write one name: without accents, in another order, or with a slip of the hand.

A name with another letter is another name: Karin and Karen, Lind and Lund. In a short word a letter more, or two in
another order, make another name too: Ana and Anna, Mia and Mai.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from introplan.model import Person
from introplan.model.ids import id_meant

LONG_WORD = 5
DOUBLED = re.compile(r"([a-z])\1+")

SpellingKey = tuple[str, ...]


class Name(NamedTuple):
    """A person, the words of their name without accents in order of the alphabet, and where they work, by id."""

    person: Person
    words: tuple[str, ...]
    workplace: str

    @classmethod
    def of(cls, person: Person) -> "Name":
        """The name of somebody who has one."""
        return cls(person, tuple(sorted(id_meant(person.name or "").split("-"))), person.unit or person.organisation)

    @property
    def keys(self) -> Iterator[SpellingKey]:
        """What it has in common with other ways to write it, the surest first; with a slip, at the same workplace."""
        yield ("same", *self.words)
        once = (DOUBLED.sub(r"\1", word) if len(word) >= LONG_WORD else word for word in self.words)
        yield ("doubled", self.workplace, *sorted(once))
        yield ("letters", self.workplace, *sorted("".join(sorted(word)) for word in self.words))

    def has_neighbours_exchanged(self, other: "Name") -> bool:
        """Of two names with the same letters, whether one long word has two neighbours in another order."""
        mine, theirs = (sorted(each.words, key=lambda word: (sorted(word), word)) for each in (self, other))
        differing = [pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
        if len(differing) != 1 or len(differing[0][0]) < LONG_WORD:
            return False
        places = [place for place, (one, another) in enumerate(zip(*differing[0], strict=True)) if one != another]
        return len(places) == 2 and places[1] == places[0] + 1


class Spellings:
    """The names of people who have been seen, and which of them are alike."""

    def __init__(self) -> None:
        self._seen: dict[SpellingKey, list[Name]] = defaultdict(list)

    def see(self, person: Person) -> list[Person]:
        """Those seen before who have the same name, the surest first; from now on this person has been seen too."""
        name = Name.of(person)
        alike: list[Person] = []
        for key in name.keys:
            before = self._seen[key]
            alike += [each.person for each in before if key[0] != "letters" or name.has_neighbours_exchanged(each)]
            before.append(name)
        return alike
