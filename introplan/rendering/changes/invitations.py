"""Which invitations a release has for somebody: what they have not been invited to, and what is another by now.

What somebody has is told by the log of what was handed over, and not by the release before: so a release that was
never mailed is made up for by the next.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from introplan.changes.change import Events
from introplan.releases import Cancellation, Ledger, Stamp
from introplan.releases.ledger import Record
from introplan.rendering.calendars.identities import whats_of
from introplan.rendering.calendars.invitations import (
    NOT_INVITED,
    NOT_ON,
    NOT_YOURS,
    Invitation,
    InvitationMethod,
    Inviting,
)


class LastInvitation(NamedTuple):
    """What somebody was last handed about an event: as what, with which number, and of the release of which moment.

    It is not `certain` where nobody knows whether it arrived.
    """

    method: InvitationMethod
    sequence: int
    at: datetime
    certain: bool = True


class Guest(NamedTuple):
    """Somebody who gets invitations, or got some: by identity, and what is theirs by the release.

    `wanted` are the events that they are to be invited to; what they `had` is by the name of its invitation in the log.
    Invited `anew` they get all of them, whatever they had.
    """

    person: str
    wanted: Events
    had: Mapping[str, LastInvitation]
    anew: bool = False


def invitations_to(guest: Guest, inviting: Inviting, ledger: Ledger, day: date) -> Iterator[Invitation]:
    """What goes to somebody by the last release of a ledger, whose day it is, in order of time.

    Nothing goes of what is over, and nothing of which they have something newer.
    """
    assert ledger.last is not None, "a ledger without a release"
    for record, (gone, stamp), last in _concerning(guest, inviting, ledger):
        if last and last.at > ledger.last.at:
            continue
        wanted = guest.wanted.get(record.key)
        if wanted and wanted.is_on and wanted.last >= day:
            if guest.anew or _is_due(record, last):
                yield inviting.request(wanted, _above(record.stamp, last, "REQUEST"))
        elif last and not (last.method == "CANCEL" and last.certain) and gone.last >= day:
            why = _why(ledger.events, record.key, guest.person)
            yield inviting.cancel(gone, _above(stamp, last, "CANCEL"), why)


def _concerning(
    guest: Guest, inviting: Inviting, ledger: Ledger
) -> list[tuple[Record, Cancellation, LastInvitation | None]]:
    """What is known of each event that somebody is to come to, or has had an invitation to; in order of time."""
    found = []
    for key, record in ledger.records.items():
        last = guest.had.get(whats_of(inviting.plan, key)[0]) if guest.had else None
        if (last or key in guest.wanted) and (stood := _stood(record, guest)):
            found.append((record, stood, last))
    return sorted(found, key=lambda each: each[1].event.sort_key)


def _stood(record: Record, guest: Guest) -> Cancellation | None:
    """An event as it stands for somebody, or stood when they lost it; None when nothing is known of it any more."""
    left = record.left.get(f"people/{guest.person}")
    if left and record.key not in guest.wanted:
        return left
    return Cancellation(record.event, record.stamp) if record.event else None


def _is_due(record: Record, last: LastInvitation | None) -> bool:
    """Whether an invitation has to go: there was none, or it was taken back, or its entry says something else now."""
    if last is None or last.method == "CANCEL" or not last.certain:
        return True
    return record.stamp.changed > last.at


def _above(stamp: Stamp, last: LastInvitation | None, method: InvitationMethod) -> Stamp:
    """The stamp of a message that is newer than the last one; higher by one where that said the opposite."""
    if last is None:
        return stamp
    return stamp._replace(sequence=max(stamp.sequence, last.sequence + (method != last.method)))


def _why(events: Events, key: str, person: str) -> str:
    event = events.get(key)
    if event is None or not event.is_on:
        return NOT_ON
    return NOT_INVITED if person in event.people() else NOT_YOURS
