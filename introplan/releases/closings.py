"""What is left of a closed cohort in the ledger: how high its numbers had come, under marks that name nobody.

When a cohort's two years are over, its people go from the plan and from the ledger. Yet an event that comes back must
go on from its number, and a ledger that is remembered from before must not bring anybody back. So a closing keeps a
mark of everything that went (a pairing, somebody's reviews, a person), with the highest number that anything of it
has had. A mark is a keyed hash, whose key stands beside it: it cannot be read, but whoever has the ledger and guesses
an id can try it. A hash slow enough to stop that would be asked of every event at every build.

A ledger has seen a closing when it holds its line, as it has seen a release. What stands in it under the same marks has
come back since, and is left alone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from introplan.releases.events import PublishedEvent

SLOT = re.compile(r"\d{4}-(?:W\d\d|\d\d)")
"""What ends the key of a meeting: its week or month."""


class Seal(NamedTuple):
    """What a closing is known by: the cohort's identity, when it was closed, and the key of its marks."""

    at: datetime
    cohort: str
    salt: str


@dataclass(frozen=True)
class ClosedCohort:
    """A cohort that was closed; `hidden` are the marks of what went, with the highest number that it has had."""

    seal: Seal
    hidden: Mapping[str, int] = field(default_factory=dict)

    def number_of(self, word: str | None) -> int | None:
        """The highest number of what a word is for; None for what did not go with the cohort."""
        return self.hidden.get(mark_of_word(self.seal.salt, word)) if word else None

    def hiding(self, words: Mapping[str, int]) -> "ClosedCohort":
        """The closing, hiding these words too."""
        found = dict(self.hidden)
        for word, number in words.items():
            mark = mark_of_word(self.seal.salt, word)
            found[mark] = max(number, found.get(mark, 0))
        return ClosedCohort(self.seal, {mark: found[mark] for mark in sorted(found)})


def word_of(key: str, event: PublishedEvent | None = None) -> str | None:
    """What an event's key belongs to, as closings know it; None for a session, which is nobody's own.

    All meetings of a pairing have one word, and so have the reviews of somebody in a cohort. A day or a time of a
    session has a key like theirs, so that only the `event` tells.
    """
    first, second, *rest = key.split("/")
    if first == "_events":
        return f"events/{second}"
    if rest:
        return None if event and event.kind == "session" else f"reviews/{first}/{second}"
    return f"pairings/{first}" if SLOT.fullmatch(second) else None


@lru_cache(maxsize=65536)
def mark_of_word(salt: str, word: str) -> str:
    """The mark of a word, for the ledger."""
    return blake2b(word.encode(), key=bytes.fromhex(salt), digest_size=10).hexdigest()


def number_before(closings: Iterable[ClosedCohort], key: str) -> int | None:
    """The highest number that an event had before its cohort was closed; None when it was in none that is."""
    word = word_of(key)
    known = [number for closing in closings if (number := closing.number_of(word)) is not None]
    return max(known, default=None)


def closings_joined(several: Iterable[Iterable[ClosedCohort]]) -> tuple[ClosedCohort, ...]:
    """All closings that any of several ledgers has, each once with all that it hides, in order of time."""
    found: dict[Seal, dict[str, int]] = {}
    for closings in several:
        for closing in closings:
            hidden = found.setdefault(closing.seal, {})
            for mark, number in closing.hidden.items():
                hidden[mark] = max(number, hidden.get(mark, 0))
    return tuple(ClosedCohort(seal, dict(sorted(found[seal].items()))) for seal in sorted(found))


def without_people(event: PublishedEvent, closing: ClosedCohort) -> PublishedEvent:
    """An event that others have too, without those who went with the cohort."""
    if event.personal:
        return event
    stay = tuple(each for each in event.attendees if closing.number_of(f"people/{each.person}") is None)
    return event if len(stay) == len(event.attendees) else event._replace(attendees=stay)
