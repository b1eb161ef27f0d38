"""Pairings that end on a day: what of them is written, and which of their changed meetings go with the days after."""

from collections.abc import Iterator
from datetime import date

from introplan.agenda import Plan, Support
from introplan.agenda.meetings import slots_of
from introplan.amendments.removals import taken_out
from introplan.diagnostics import Edit, Remove, Set
from introplan.model import Pairing, Path
from introplan.model.dates import key_written

CANCELLED = "cancelled"


def supports_of(plan: Plan, pairing: Pairing) -> tuple[Support, ...]:
    """What a pairing gives, on each journey of its participant; nothing when it never holds."""
    return plan.agenda.support.by_pairing.get(pairing.id, ())


def ended(plan: Plan, pairing: Pairing, last: date, *, is_said: bool = True) -> Iterator[Edit]:
    """The edits by which a pairing ends on a day; one that has not begun by then goes as a whole.

    Of one that has ended by then a meeting may have been put after the day.

    One that ends with its participant need not say so itself: then `is_said` is false, and only an `until` that is
    later is written anew.
    """
    supports = supports_of(plan, pairing)
    if not any(support.days.last > last for support in supports):
        yield from changes_ended(plan, pairing, last)
        return
    if all(support.days.first > last for support in supports):
        yield Remove(pairing.path)
        return
    if is_said or (pairing.until is not None and pairing.until > last):
        after = "from" if plan.origins.is_written((*pairing.path, "from")) else pairing.role
        yield Set((*pairing.path, "until"), last.isoformat(), after)
    yield from changes_ended(plan, pairing, last)


def changes_ended(plan: Plan, pairing: Pairing, last: date) -> Iterator[Edit]:
    """The changes of single meetings that go when there are none after a day.

    A meeting that was due by then and has been put after it cannot be on its old day any more, so it is cancelled.
    """
    due = due_days(plan, pairing)
    gone: list[Path] = []
    for key, change in pairing.changes.items():
        path = (*pairing.path, "changes", written_key(plan, pairing, key))
        if (day := due.get(key)) is not None and day > last:
            gone.append(path)
        elif day is not None and change.date is not None and change.date > last and change.status != CANCELLED:
            yield Set(path, CANCELLED)
    yield from taken_out(plan, gone)


def due_days(plan: Plan, pairing: Pairing) -> dict[str, date]:
    """The day of its rhythm of each meeting of a pairing, by its week or month."""
    return {slot.key: slot.day for support in supports_of(plan, pairing) for slot in slots_of(plan.programme, support)}


def written_key(plan: Plan, pairing: Pairing, key: str) -> str:
    """The week or month of a changed meeting as the author wrote it: `2027-W1` is read as `2027-W01`."""
    there = plan.origins.plain((*pairing.path, "changes"))
    return key_written(there if isinstance(there, dict) else {}, key)
