"""The members of a programme: the organisation that runs it, and those whose people take part in it or run it."""

from collections.abc import Iterable, Iterator

from introplan.agenda.disclosure import named
from introplan.agenda.plan import Plan
from introplan.model import Cohort, Organisation


def partners(plan: Plan, cohorts: Iterable[Cohort]) -> tuple[Organisation, ...]:
    """The members of a programme as these cohorts show them, the owner first, the others by their titles.

    Of an organisation and those it belongs to, one is a member: the owner itself, else the nearest that has a logo, or
    the whole. Whoever has no name in print brings no organisation there: it would tell who employs them.
    """
    programme = plan.programme
    owner = programme.organisations[programme.frame.owner]
    found = {_whole(plan, owner).id: owner}
    for person in named(plan, _people(plan, cohorts)):
        chain = tuple(_with_wholes(plan, programme.people[person].organisation))
        found.setdefault(chain[-1].id, next((each for each in chain if each.logo), chain[-1]))
    first, *others = found.values()
    return (first, *sorted(others, key=lambda each: each.title))


def _people(plan: Plan, cohorts: Iterable[Cohort]) -> Iterator[str]:
    yield from plan.programme.frame.coordinators
    for cohort in cohorts:
        yield from cohort.participants


def _whole(plan: Plan, organisation: Organisation) -> Organisation:
    *_parts, whole = _with_wholes(plan, organisation.id)
    return whole


def _with_wholes(plan: Plan, organisation: str) -> Iterator[Organisation]:
    """The organisation and those it belongs to, the nearest first."""
    seen: set[str] = set()
    here: str | None = organisation
    while here is not None and here not in seen:
        seen.add(here)
        yield (found := plan.programme.organisations[here])
        here = found.part_of
