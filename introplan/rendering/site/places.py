"""The places where things on the page happen: where they are, how to get in, and their calendars."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from introplan.agenda import Occasion, Plan
from introplan.language import alphabetical
from introplan.model import Place
from introplan.rendering.site.downloads import Download, place_calendar
from introplan.rendering.titles import in_language


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place as it is described on the page; `directions` is Markdown."""

    key: str
    title: str
    address: str
    access: tuple[str, ...]
    directions: str
    calendar: Download | None


def places_of(plan: Plan, occasions: Iterable[Occasion], made: Collection[str]) -> tuple[PlaceCard, ...]:
    """The places of the occasions, in alphabetical order; to a digital one there is no way to describe."""
    ids = dict.fromkeys(occasion.place for occasion in occasions if occasion.place)
    places = (plan.programme.places[id_] for id_ in ids)
    in_order = sorted(places, key=lambda place: (alphabetical(place.title), place.identity))
    return tuple(_card(plan, place, made) for place in in_order if not place.online)


def _card(plan: Plan, place: Place, made: Collection[str]) -> PlaceCard:
    return PlaceCard(
        key=place.identity,
        title=place.title,
        address=place.address or "",
        access=tuple(_access(plan, place)),
        directions=place.directions or "",
        calendar=place_calendar(plan, place, made),
    )


def _access(plan: Plan, place: Place) -> Iterator[str]:
    """What is known about getting in and hearing, good or bad; nothing is said about what is not known."""
    known = (
        (place.step_free, ("Stegfri väg in", "Step-free access"), ("Trappsteg på vägen in", "Steps on the way in")),
        (place.hearing_loop, ("Hörslinga finns", "Hearing loop"), ("Ingen hörslinga", "No hearing loop")),
    )
    for fact, yes, no in known:
        if fact is not None:
            yield in_language(yes if fact else no, plan.programme.frame.language)
