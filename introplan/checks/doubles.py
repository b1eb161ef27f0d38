"""Checks on what stands twice under two ids: a room, a workplace, an organisation, a link to a digital meeting."""

import re
from collections import defaultdict
from collections.abc import Iterator

from introplan.agenda import Plan, overlapping
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Organisation, Place, Unit
from introplan.model.ids import id_meant

LIKE_A_MUNICIPALITY = frozenset({"kommun", "stad", "kommunen", "council", "the", "city", "of", "municipality"})
"""Words that one writer has in the name of a municipality and the next has not."""
LONG_WORD = 6
"""Letters of a word in which one may be missing, and it is the same word still."""


def place_written_twice(plan: Plan) -> Iterator[Diagnostic]:
    """One room is in the plan under two ids: the same title, but for accents or a letter, at the same address.

    Then two groups can be in it at once, and no check sees it. Rooms whose titles differ by a number, by a short word
    or by one letter for another are two rooms. Source: our own judgement.
    """
    met: dict[str, list[Place]] = defaultdict(list)
    for place in plan.programme.places.values():
        whole, shorter = _spellings(place.title)
        alike = (other for spelling in (whole, *shorter) for other in met[spelling])
        first = next((other for other in alike if _may_be_one_room(place, other)), None)
        if first is not None:
            yield _place_twice(plan, first, place)
        met[whole].append(place)
        for spelling in shorter:
            met[spelling] += [place] if spelling != whole else []


def _spellings(title: str) -> tuple[str, list[str]]:
    """The title in small letters a to z, with `oe` for ö as o; and the same with one letter left out of a long word."""
    plain = re.sub(r"[ao]e|aa", lambda match: match[0][0], id_meant(title))
    long_words = re.finditer(rf"[a-z]{{{LONG_WORD},}}", plain)
    return plain, [plain[:n] + plain[n + 1 :] for word in long_words for n in range(word.start() + 1, word.end())]


def _place_twice(plan: Plan, first: Place, second: Place) -> Diagnostic:
    together = sorted(
        (occasion for id_ in (first.id, second.id) for occasion in plan.agenda.by_place.get(id_, ())),
        key=lambda occasion: occasion.sort_key,
    )
    clash = next((each for each in overlapping(together) if len({one.place for one in each}) > 1), None)
    return finding(
        "place-written-twice",
        _("{place} (`{second}`) may be the same room as `{first}`, and both are in use at once on {day}")
        if clash
        else _("{place} (`{second}`) may be the same room as `{first}`"),
        at=plan.where(second),
        also=[
            Label(plan.where(first), _("already here")),
            *([Label(plan.where(each, "place"), _("at the same time")) for each in clash] if clash else []),
        ],
        help=_("keep one of them, and write its id everywhere; if they are two rooms, let their titles say so"),
        values={
            "place": second.title,
            "first": first.id,
            "second": second.id,
            "day": clash.earlier.day if clash else None,
        },
        about=(first.id, second.id),
    )


def _may_be_one_room(one: Place, other: Place) -> bool:
    """Whether nothing but their ids tells two places with titles alike apart; two links do, and one is told as that."""
    whole, other_whole = (_spellings(each.title)[0] for each in (one, other))
    return (
        (whole == other_whole or len(whole) != len(other_whole))
        and not (one.link and other.link)
        and one.online == other.online
        and _same_or_unsaid(one.organisation, other.organisation)
        and _same_or_unsaid(*(id_meant(each.address or "") for each in (one, other)))
    )


def _same_or_unsaid(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other


def organisation_written_twice(plan: Plan) -> Iterator[Diagnostic]:
    """One organisation, or one workplace of an organisation, is in the plan under two ids.

    Then its seats, members and contacts are divided between the two, and what is required of it is required of one of
    them only. Source: our own judgement.
    """
    organisations: dict[tuple[str, str], Organisation] = {}
    for organisation in plan.programme.organisations.values():
        same = organisations.setdefault((_bare(organisation.title), organisation.part_of or ""), organisation)
        if same is not organisation and (same.kind == organisation.kind or same.title == organisation.title):
            yield _twice(plan, same, organisation)
    units: dict[tuple[str, str], Unit] = {}
    for unit in plan.programme.units.values():
        alike = units.setdefault((id_meant(unit.title), unit.organisation), unit)
        if alike is not unit:
            yield _twice(plan, alike, unit)


def _bare(title: str) -> str:
    """A title without the words that do not tell organisations apart: `Nacka kommun` is `nacka`."""
    words = [word for word in id_meant(title).split("-") if word not in LIKE_A_MUNICIPALITY]
    return " ".join(words) or id_meant(title)


def _twice(plan: Plan, first: Organisation | Unit, second: Organisation | Unit) -> Diagnostic:
    return finding(
        "organisation-written-twice",
        _("{title} (`{second}`) may be the same as `{first}`"),
        at=plan.where(second),
        also=[Label(plan.where(first), _("already here"))],
        help=_("keep one of them, and write its id everywhere; if they are two, let their titles say so"),
        values={"title": second.title, "first": first.id, "second": second.id},
        about=(first.id, second.id),
    )


def link_of_two_places(plan: Plan) -> Iterator[Diagnostic]:
    """Two digital places have the same link, so that two groups would meet in the same room.

    Usually one of them was copied, and the link was left as it was. A room that two groups share on purpose is one
    place. Source: our own judgement.
    """
    met: dict[str, Place] = {}
    for place in plan.programme.places.values():
        first = met.setdefault(place.link, place) if place.link else place
        if first is not place:
            yield finding(
                "link-of-two-places",
                _("{place} has the same link as {first}"),
                at=plan.where(place, "link"),
                also=[Label(plan.where(first, "link"), _("already here"))],
                help=_("write the place's own link; if it is the same room, keep one of the two places"),
                values={"place": place.title, "first": first.title},
                about=(first.id, place.id),
            )
