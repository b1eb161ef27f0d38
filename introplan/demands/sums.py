"""How long a cohort's sessions are, and how much of that each lecturer gives alone: sums that one session changes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import takewhile

from introplan.agenda import Occasion


@dataclass
class Sums:
    """Of some sessions, how many somebody gives, for how long, and for how long each lecturer does alone."""

    count: int = 0
    whole: timedelta = timedelta()
    alone: dict[str, timedelta] = field(default_factory=lambda: defaultdict(timedelta))

    def add(self, occasion: Occasion) -> None:
        """Count one more."""
        self._change(occasion, 1)

    def remove(self, occasion: Occasion) -> None:
        """Count one no more."""
        self._change(occasion, -1)

    def _change(self, occasion: Occasion, by: int) -> None:
        if lecturers := lecturers_of(occasion):
            length = occasion.length * by
            self.count += by
            self.whole += length
            if len(lecturers) == 1:
                self.alone[lecturers[0]] += length


def sums_of(sessions: Iterable[Occasion]) -> Sums:
    """The sums of some sessions."""
    found = Sums()
    for occasion in sessions:
        found.add(occasion)
    return found


def lecturers_of(occasion: Occasion) -> tuple[str, ...]:
    """Its lecturers, who come before all others."""
    return tuple(person for person, _part in takewhile(lambda each: each.part == "lecturer", occasion.attendees))
