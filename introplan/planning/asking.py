"""What stands against a way to place something: asked of the demands themselves, and of each of them once."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from introplan.agenda import Attendee, Occasion, Plan
from introplan.days import Stretch, Weekday
from introplan.demands import BETWEEN, SLOTS, Reason, Slot, Surroundings
from introplan.demands.clashes import ROOMS
from introplan.demands.order import ORDER
from introplan.demands.people import NOT_ALONE
from introplan.demands.rest import BREAK, LUNCH
from introplan.demands.unmet import between, over, windows_of
from introplan.model import PlanWeightName
from introplan.planning.wishes import weight_in

OF_DAY = tuple(slot for slot in SLOTS if slot.looks_at == ("day",))
OF_PEOPLE = (*(slot for slot in SLOTS if slot.looks_at == ("day", "people")), NOT_ALONE)
OF_MORE = tuple(
    sorted(
        (slot for slot in SLOTS if slot not in OF_DAY and slot not in OF_PEOPLE), key=lambda each: len(each.looks_at)
    )
)
"""Of the hour, the room and who gives it: what looks at least first, since that is asked of most at once."""
SETTLED = tuple(demand for demand in BETWEEN if demand.is_hard and demand is not ORDER)


@dataclass(eq=False)
class Asking(ABC):
    """The demands on what is wanted in a plan, beside what is fixed."""

    plan: Plan

    def __post_init__(self) -> None:
        self.answers: dict[tuple[object, ...], tuple[Reason, ...]] = {}
        """What a slot has said, by all that it looks at."""

    @property
    @abstractmethod
    def fixed(self) -> Surroundings:
        """All that has its place, and nothing of what is wanted."""

    def days_priced(
        self, days: Stretch, ideal: date, usual: int | None, wish: PlanWeightName
    ) -> list[tuple[int, date]]:
        """The weekdays of a stretch, each with what it costs: how far it is from the best, and `wish` off the usual."""
        week, other = weight_in(self.plan, "week"), weight_in(self.plan, wish)
        return [
            (week * abs((day - ideal).days) // 7 + (0 if usual in (None, day.weekday()) else other), day)
            for day in days.each_day
            if day.weekday() < Weekday.SATURDAY
        ]

    def price(self, brings: Iterable[Reason]) -> int:
        """What it costs that somebody misses something, or that a check points something out."""
        missing, checks = weight_in(self.plan, "missing"), weight_in(self.plan, "checks")
        return sum(missing if reason.who else checks for reason in brings)

    def asked_of_day(self, slot: Slot, on_day: Occasion) -> tuple[Reason, ...]:
        """The reasons of a slot that looks at nothing but the day, asked once for all."""
        key = slot, on_day.day
        if key not in self.answers:
            self.answers[key] = tuple(slot.reasons(self.fixed, on_day))
        return self.answers[key]

    def against_fixed(self, there: Surroundings, would: Occasion, busy: tuple[Attendee, ...]) -> Iterator[Reason]:
        """Why it cannot be beside what is fixed: asked of those alone who have something then, and of rooms in use."""
        if busy:
            trimmed = would._replace(attendees=busy)
            for demand in SETTLED:
                yield from between(demand, there, would, others=trimmed)
        elif would.place is not None and self.is_in_use(would):
            yield from between(ROOMS, there, would)

    def is_in_use(self, would: Occasion) -> bool:
        """Whether there is anything in its room that day."""
        return (would.place, would.day) in self.fixed.plan.agenda.on_day_in_place

    @staticmethod
    def over_the_day(there: Surroundings, would: Occasion, busy: tuple[Attendee, ...]) -> Iterator[Reason]:
        """What it leaves too little time for, beside what those have who have something then."""
        if busy:
            yield from over(there, windows_of(there, would._replace(attendees=busy), demands=(LUNCH, BREAK)))
