"""Meetings of one supporter with several participants together: each has an own entry, and the hour is one."""

from collections.abc import Iterable, Iterator

from introplan.agenda.occasions import Occasion


def is_same_gathering(one: Occasion, other: Occasion) -> bool:
    """Whether two meetings are one for the supporter: at the same time in the same place, or by the same link.

    Where no place is written nobody has said that they meet together, and it is more likely a slip.
    """
    return (
        one.kind == other.kind == "meeting"
        and (one.day, one.times, one.place, one.link) == (other.day, other.times, other.place, other.link)
        and (one.place is not None or one.link is not None)
        and one.attendees[-1].person == other.attendees[-1].person
    )


def each_once(occasions: Iterable[Occasion]) -> Iterator[Occasion]:
    """The occasions, in order, without the meetings that are the same gathering as one before, for hours and counts."""
    same_day: list[Occasion] = []
    for occasion in occasions:
        if occasion.kind == "meeting" and (occasion.place is not None or occasion.link is not None):
            if same_day and same_day[0].day != occasion.day:
                same_day = []
            if any(is_same_gathering(occasion, each) for each in same_day):
                continue
            same_day.append(occasion)
        yield occasion
