"""The identities of calendars and of what stands in them: made of first ids alone, and never changed."""

from hashlib import sha256

from introplan.agenda import PERSONAL, Busy, Occasion, Plan
from introplan.releases import PublishedEvent


def identity(plan: Plan, event: Occasion | PublishedEvent) -> str:
    """The UID, which is never changed: it holds no title, date or place, and for a personal event no name."""
    frame = plan.programme.frame
    if event.kind in PERSONAL:
        return hidden_identity(plan, event.key)
    return f"{frame.id}/{event.key}@{frame.domain}"


def busy_identity(plan: Plan, busy: Busy) -> str:
    """The UID of a place being taken, made of nothing but what its entry shows; no cohort can be called `_places`."""
    frame, place = plan.programme.frame, plan.programme.places[busy.place].identity
    return f"{frame.id}/_places/{place}/{busy.starts:%Y%m%dT%H%M}@{frame.domain}"


def whats_of(plan: Plan, key: str) -> tuple[str, str]:
    """What the invitation to an event is called in the log of what has been mailed, and what its cancellation is."""
    mark = hidden_identity(plan, key)[:16]
    return f"request {mark}", f"cancel {mark}"


def hidden_identity(plan: Plan, key: str) -> str:
    """An identity that does not show the key it is made from."""
    frame = plan.programme.frame
    return f"{sha256(f'{frame.id}/{key}'.encode()).hexdigest()[:32]}@{frame.domain}"
