"""What stands against a way to place something: asked of the demands themselves, and of each of them once."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from introplan.agenda import Attendee, Occasion, Plan, is_for_one
from introplan.demands import BETWEEN, SLOTS, Reason, Slot, Surroundings
from introplan.demands.order import ORDER
from introplan.demands.rest import BREAK, LUNCH
from introplan.demands.unmet import between, over, windows_of
from introplan.planning.wishes import weight_in

OF_DAY = tuple(slot for slot in SLOTS if slot.looks_at == ("day",))
OF_PEOPLE = tuple(slot for slot in SLOTS if slot.looks_at == ("day", "people"))
OF_MORE = tuple(slot for slot in SLOTS if slot not in OF_DAY and slot not in OF_PEOPLE)
SETTLED = tuple(demand for demand in BETWEEN if demand.is_hard and demand is not ORDER)


@dataclass(eq=False)
class Asking(ABC):
    """The demands on what is wanted in a plan, beside what is fixed."""

    plan: Plan

    def __post_init__(self) -> None:
        self._answers: dict[tuple[object, ...], tuple[Reason, ...]] = {}

    @property
    @abstractmethod
    def fixed(self) -> Surroundings:
        """All that has its place, and nothing of what is wanted."""

    def price(self, brings: Iterable[Reason]) -> int:
        """What it costs that somebody misses something, or that a check points something out."""
        missing, rules = weight_in(self.plan, "missing"), weight_in(self.plan, "rules")
        return sum(missing if reason.who else rules for reason in brings)

    @property
    def rules_price(self) -> int:
        """What it costs that a check would point something out."""
        return weight_in(self.plan, "rules")

    def asked(self, slot: Slot, number: int, there: Surroundings, would: Occasion) -> tuple[Reason, ...]:
        """The reasons of a slot, asked once of all that have in common what it looks at."""
        is_of_all = slot.looks_at == ("day",)
        parts = {"day": would.day, "times": would.times, "place": (would.place, would.host), "people": None}
        looked_at = (would.people("lecturer") if each == "lecturers" else parts[each] for each in slot.looks_at)
        key = (slot, -1 if is_of_all else number, *looked_at)
        if key not in self._answers:
            self._answers[key] = tuple(slot.reasons(there, would))
        return self._answers[key]

    def against_fixed(self, there: Surroundings, would: Occasion, busy: tuple[Attendee, ...]) -> Iterator[Reason]:
        """Why it cannot be beside what is fixed: asked of those alone who have something then."""
        trimmed = would._replace(attendees=busy)
        if busy or (would.place is not None and is_for_one(there.plan.programme.places[would.place])):
            for demand in SETTLED:
                yield from between(demand, there, would, others=trimmed)

    def over_the_day(self, there: Surroundings, would: Occasion, busy: tuple[Attendee, ...]) -> Iterator[Reason]:
        """What it leaves too little time for, beside what those have who have something then."""
        if busy:
            yield from over(there, windows_of(there, would._replace(attendees=busy), demands=(LUNCH, BREAK)))
