"""Checks on the way from one town to another, which nobody has said the length of."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise, starmap

from introplan.agenda import Clash, Plan
from introplan.checks.occasions import about
from introplan.demands.clashes import gap_of
from introplan.demands.limits import limit_of
from introplan.demands.places import town_of, travel_time
from introplan.diagnostics import Diagnostic, Label, _, finding


def way_between_towns_unsaid(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody has little time from a place in one town to one in another, and nothing says how long it takes.

    With `travel` between the two the other checks see whether there is time. The town is the last part of the address.
    An hour and a half is enough in most cases, and is our own suggestion. Source: our own judgement.
    """
    most = timedelta(minutes=limit_of(plan.programme, "way-between-towns-unsaid"))
    towns = {id_: town for id_, place in plan.programme.places.items() if (town := town_of(place))}
    told: set[frozenset[str]] = set()
    if len(set(towns.values())) < 2:
        return
    for person, occasions in plan.agenda.crowded_days_in_order():
        for clash in starmap(Clash, pairwise(each for each in occasions if each.place)):
            here, there = str(clash.earlier.place), str(clash.later.place)
            pair = frozenset((towns.get(here, ""), towns.get(there, "")))
            is_far = len(pair) > 1 and "" not in pair and pair not in told
            if is_far and timedelta() < gap_of(clash) < most and not travel_time(plan, here, there):
                told.add(pair)
                yield _told(plan, person, clash)


def _told(plan: Plan, person: str, clash: Clash) -> Diagnostic:
    here, there = (plan.programme.places[str(each.place)] for each in clash)
    return finding(
        "way-between-towns-unsaid",
        _("{person} has {gap} to get from {here} to {there} on {day}, and nothing says how long it takes"),
        at=plan.where(clash.later, "place"),
        also=[Label(plan.where(clash.earlier, "place"), _("from here"))],
        help=_("write under `travel` how long it takes: `{first}: {way}`"),
        values={
            "person": plan.called(person),
            "gap": gap_of(clash),
            "here": f"{here.title} ({here.address})",
            "there": f"{there.title} ({there.address})",
            "day": clash.later.day,
            "first": here.id,
            "way": f"{{{there.id}: 45min}}",
        },
        about=about(*clash, people=(person,)),
    )
