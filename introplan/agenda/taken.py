"""When people have something already, so that nothing else is put there."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from introplan.agenda.occasions import Occasion
from introplan.days import Times


class Taken:
    """The times that are taken, by person and day; those of another such, `beneath`, are taken as well."""

    def __init__(self, beneath: "Taken | None" = None) -> None:
        self._beneath = beneath
        self._times: dict[tuple[str, date], list[Times]] = defaultdict(list)

    def take(self, occasions: Iterable[Occasion]) -> None:
        """The times of occasions are taken from now on."""
        for occasion in occasions:
            if occasion.takes_time and occasion.times:
                for person, _part in occasion.attendees:
                    self._times[person, occasion.day].append(occasion.times)

    def has(self, person: str, day: date, times: Times) -> bool:
        """Whether the person has something then."""
        return any(times.overlaps(each) for each in self._times.get((person, day), ())) or (
            self._beneath is not None and self._beneath.has(person, day, times)
        )

    def leaves_room_for(self, occasion: Occasion) -> bool:
        """Whether everybody who attends is free then."""
        times = occasion.times
        return times is None or not any(self.has(person, occasion.day, times) for person, _part in occasion.attendees)
