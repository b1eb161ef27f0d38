"""What has been given out already, as the agenda needs to know it; `releases` reads it from the ledger."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from introplan.agenda.identities import Called
from introplan.agenda.occasions import Attendee
from introplan.days import Times


class GivenMeeting(NamedTuple):
    """A meeting as people have it in their calendars.

    `nominal` is the day that the rhythm gave, before the meeting moved; None where nobody has written it down.
    `is_on` is false for one that was cancelled.
    """

    nominal: date | None
    day: date
    times: Times | None
    place: str | None
    attendees: tuple[Attendee, ...]
    is_on: bool = True


@dataclass(frozen=True)
class GivenOut:
    """The meetings that people have on another day than their rhythm's, by key, and what things were called then.

    `released` are the keys of all events that people have a day for. Empty before the first release. People and
    places go by their identities.
    """

    meetings: Mapping[str, GivenMeeting] = field(default_factory=dict)
    called: Called = field(default_factory=dict)
    released: frozenset[str] = frozenset()

    @cached_property
    def by_pairing(self) -> Mapping[str, Mapping[str, GivenMeeting]]:
        """The meetings by the identity of their pairing, and then by the week or month of the rhythm."""
        found: dict[str, dict[str, GivenMeeting]] = defaultdict(dict)
        for key, meeting in self.meetings.items():
            pairing, _slash, slot = key.rpartition("/")
            found[pairing][slot] = meeting
        return dict(found)


NOTHING = GivenOut()
