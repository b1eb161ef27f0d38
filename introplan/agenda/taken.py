"""When people and rooms have something already, so that nothing else is put there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from introplan.agenda.gatherings import is_same_gathering
from introplan.agenda.occasions import Occasion
from introplan.model import Place

ByDay = dict[date, list[Occasion]]


def is_room(place: Place) -> bool:
    """Whether a place is a room or a house: not digital, nor like "your own workplace" without address and size."""
    return not place.online and (place.address is not None or place.capacity is not None)


def is_for_one(place: Place) -> bool:
    """Whether a place holds one thing at a time: a room, and no house that several share."""
    return is_room(place) and not place.shared


def rooms_of(places: Mapping[str, Place]) -> frozenset[str]:
    """The ids of the places that hold one thing at a time."""
    return frozenset(id_ for id_, place in places.items() if is_for_one(place))


class Taken:
    """What takes time, by person, room and day; what another such, `beneath`, has is taken as well."""

    def __init__(self, rooms: frozenset[str], beneath: "Taken | None" = None) -> None:
        self._rooms = rooms
        self._beneath = beneath
        self._of_people: dict[str, ByDay] = defaultdict(lambda: defaultdict(list))
        self._in_rooms: dict[str, ByDay] = defaultdict(lambda: defaultdict(list))

    def __bool__(self) -> bool:
        """Whether anything is taken, but for what lies beneath."""
        return bool(self._of_people)

    def on_top(self) -> "Taken":
        """Another, for which all of this is taken."""
        return Taken(self._rooms, self)

    def apart(self) -> "Taken":
        """Another of the same rooms, for which nothing is taken yet."""
        return Taken(self._rooms)

    def take(self, occasions: Iterable[Occasion]) -> None:
        """The times of occasions are taken from now on."""
        for occasion in occasions:
            if not occasion.takes_time:
                continue
            for day in occasion.each_day:
                for person, _part in occasion.attendees:
                    self._of_people[person][day].append(occasion)
                if occasion.place in self._rooms:
                    self._in_rooms[occasion.place or ""][day].append(occasion)

    def days_among(self, days: Collection[date], people: Iterable[str]) -> set[date]:
        """Those of the days on which one of the people has anything at all."""
        found = {day for person in people for day in self._of_people.get(person, ()) if day in days}
        return found | self._beneath.days_among(days, people) if self._beneath else found

    def on_day(self, day: date, people: Iterable[str]) -> Iterator[Occasion]:
        """What any of the people has on a day."""
        for person in people:
            if by_day := self._of_people.get(person):
                yield from by_day.get(day, ())
        if self._beneath is not None:
            yield from self._beneath.on_day(day, people)

    def in_room(self, room: str, day: date) -> Iterator[Occasion]:
        """What is in a room on a day."""
        if by_day := self._in_rooms.get(room):
            yield from by_day.get(day, ())
        if self._beneath is not None:
            yield from self._beneath.in_room(room, day)

    def leaves_time_for(self, occasion: Occasion) -> bool:
        """Whether everybody who attends is free then."""
        return not any(self._is_in_the_way(each, occasion) for each in self._of_attendees(occasion))

    def leaves_room_for(self, occasion: Occasion) -> bool:
        """Whether everybody who attends is free then, and so is the room."""
        return self.leaves_time_for(occasion) and not any(
            self._is_in_the_way(each, occasion) for each in self._in_place(occasion)
        )

    def _of_attendees(self, occasion: Occasion) -> Iterator[Occasion]:
        for person, _part in occasion.attendees:
            if by_day := self._of_people.get(person):
                yield from by_day.get(occasion.day, ())
        if self._beneath is not None:
            yield from self._beneath._of_attendees(occasion)

    def _in_place(self, occasion: Occasion) -> Iterator[Occasion]:
        if by_day := self._in_rooms.get(occasion.place or ""):
            yield from by_day.get(occasion.day, ())
        if self._beneath is not None:
            yield from self._beneath._in_place(occasion)

    @staticmethod
    def _is_in_the_way(other: Occasion, occasion: Occasion) -> bool:
        return occasion.takes_time and occasion.busy.overlaps(other.busy) and not is_same_gathering(occasion, other)
