"""Which calendars an event stands in: those of everybody whose matter it is, and no others."""

from collections.abc import Iterable, Iterator

from introplan.agenda import Occasion, OccasionKind, Plan, is_personal
from introplan.agenda.disclosure import named


def calendar_names(  # noqa: PLR0913 - all that decides it
    kind: OccasionKind,
    *,
    personal: bool,
    cohorts: Iterable[str],
    people: Iterable[str],
    place: str | None,
    organisations: Iterable[str],
) -> tuple[str, ...]:
    """The calendars of an event: `programme`, `cohorts/ht26`, `people/ada-testsson`, `places/sal-vast`; by identities.

    A personal event stands in no place's: there is only that the place is taken, which is nobody's event.
    """
    return (
        *(() if personal else ("programme",)),
        *(f"cohorts/{cohort}" for cohort in cohorts if kind == "session"),
        *[f"people/{person}" for person in dict.fromkeys(people)],
        *((f"places/{place}",) if place and not personal else ()),
        *(f"organisations/{organisation}" for organisation in organisations),
    )


def calendars_of(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    """The calendars that an occasion stands in when everybody has theirs; drafts are the caller's matter."""
    programme = plan.programme
    return calendar_names(
        occasion.kind,
        personal=is_personal(plan, occasion),
        cohorts=[programme.cohorts[id_].identity for id_ in occasion.cohorts],
        people=[programme.people[id_].identity for id_ in occasion.people()],
        place=programme.places[occasion.place].identity if occasion.place else None,
        organisations=organisations_of(plan, occasion),
    )


def organisations_of(plan: Plan, occasion: Occasion) -> tuple[str, ...]:
    """The organisations, by identity, whose people give a session or that host it, or with which an event is held.

    None of what is personal. Where a protected lecturer works is nobody's to see.
    """
    return () if is_personal(plan, occasion) else tuple(sorted(set(_organisations(plan, occasion))))


def _organisations(plan: Plan, occasion: Occasion) -> Iterator[str]:
    organisations = plan.programme.organisations
    if occasion.kind == "event":
        with_ = plan.programme.events[occasion.subject].with_
        yield from (organisations[id_].identity for id_ in with_ if id_ in organisations)
        return
    lecturers = named(plan, occasion.people("lecturer"))
    yield from (organisations[plan.programme.people[person].organisation].identity for person in lecturers)
    if occasion.host:
        yield organisations[occasion.host].identity
