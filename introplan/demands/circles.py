"""What must come before each other, all around, so that no order is any good."""

from collections.abc import Iterator

from introplan.model import Programme


def circles(programme: Programme) -> list[tuple[str, ...]]:
    """What must come before each other, all around: the ids of each circle of `prerequisites`, from the first one on.

    What names itself is told as that, and is no circle here.
    """
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in programme.taught:
        trail: dict[str, Iterator[str]] = {}
        here: str | None = None if start in done else start
        while here is not None:
            trail.setdefault(here, iter(programme.taught[here].prerequisites))
            needed = next((id_ for id_ in trail[here] if id_ != here and id_ not in done), None)
            if needed is None:
                done.add(here)
                del trail[here]
                here = next(reversed(trail), None)
            elif needed in trail:
                way = list(trail)
                found.append(tuple(way[way.index(needed) :]))
            else:
                here = needed
    return found
