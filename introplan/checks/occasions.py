"""What findings share about occasions: which count, what they are called, and whom a finding is about."""

from collections.abc import Iterable, Iterator

from introplan.agenda import Occasion, Plan
from introplan.days import Times
from introplan.demands import key_of
from introplan.diagnostics import Concerned, Message, _
from introplan.language import Term
from introplan.language.terms import ALL_DAY
from introplan.model import Path, Session

__all__ = [
    "MOST_ALIKE",
    "MOST_NAMES",
    "about",
    "alike",
    "each_session",
    "has_participants",
    "hours_of",
    "key_of",
    "names",
    "once",
    "sessions_once",
    "shortened",
    "title_of",
]

MOST_NAMES = 5
"""Of more people than this, a finding tells the number."""
MOST_ALIKE = 2
"""Of more sessions than this with the same fault, they are told together."""


def title_of(plan: Plan, occasion: Occasion) -> str:
    """What an occasion is called, without a word of any language: the people of a meeting, joined by a dash."""
    title = plan.title(occasion)
    if occasion.kind in ("session", "event"):
        return title
    if occasion.kind == "review":
        return f"{title} – {plan.called(occasion.people('participant')[0])}"
    return " – ".join(plan.called(person) for person in occasion.people())


def sessions_once(plan: Plan) -> Iterator[tuple[Occasion, Session]]:
    """Each session that is on, as it is written, with the first of its occasions: what is written once is told once."""
    return ((occasion, plan.written(occasion)) for occasion in each_session(plan.agenda.sessions))


def each_session(occasions: Iterable[Occasion]) -> list[Occasion]:
    """Each session once, by the first of its occasions: of several days, or of all the times that it comes back."""
    first: dict[str, Occasion] = {}
    for occasion in occasions:
        first.setdefault(occasion.session_called, occasion)
    return list(first.values())


def about(*occasions: Occasion, people: tuple[str, ...] = ()) -> tuple[Concerned, ...]:
    """Cohorts and keys of occasions, and the people whose matter it is, for `Diagnostic.about`."""
    ids = [id_ for occasion in occasions for id_ in (*occasion.cohorts, key_of(occasion))]
    return *dict.fromkeys(ids), *alike(people)


def alike(ids: tuple[str, ...]) -> tuple[Concerned, ...]:
    """Those whom a finding concerns alike, as they stand in `Diagnostic.about`."""
    return (ids,) if len(ids) > 1 else ids


def names(plan: Plan, people: tuple[str, ...]) -> tuple[str, ...]:
    """The people's names, in the order given."""
    return tuple(plan.called(person) for person in people)


def shortened(things: tuple[object, ...], most: int = MOST_NAMES) -> tuple[object, ...]:
    """The first of them, and how many more there are."""
    if len(things) <= most:
        return things
    return *things[:most], Message(_("{more} more"), {"more": len(things) - most})


def hours_of(occasion: Occasion) -> Times | Term:
    """From when to when it is, for a sentence."""
    return occasion.times or ALL_DAY


def once(occasions: Iterable[Occasion]) -> list[Occasion]:
    """Each line of the plan once, by its first occasion: of several days, or of the times that it comes back."""
    first: dict[Path, Occasion] = {}
    for occasion in occasions:
        first.setdefault(occasion.path, occasion)
    return list(first.values())


def has_participants(plan: Plan) -> bool:
    """Whether anybody takes part; a plan without is only begun, and is not told what it still lacks."""
    return bool(plan.agenda.journeys)
