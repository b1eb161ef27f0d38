"""The places where things on the page happen: where they are, how to get in, and their calendars."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.language import alphabetical
from introplan.model import Place
from introplan.rendering.site.downloads import Download, place_calendar
from introplan.rendering.titles import access_words


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place as it is described on the page; `directions` is Markdown."""

    key: str
    title: str
    address: str
    access: tuple[str, ...]
    directions: str
    calendar: Download | None


class PlacesPage(NamedTuple):
    """All that the page of the places says."""

    places: tuple[PlaceCard, ...]


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
        access=access_words(plan, place),
        directions=place.directions or "",
        calendar=place_calendar(plan, place, made),
    )
