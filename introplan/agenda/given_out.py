"""What has been given out already, as the agenda needs to know it: a later stage reads it from the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from introplan.agenda.identities import Called
from introplan.days import Times


class GivenMeeting(NamedTuple):
    """A meeting as people have it in their calendars; `nominal` is the day that the rhythm gave, before it moved."""

    nominal: date
    day: date
    times: Times | None
    place: str | None


@dataclass(frozen=True)
class GivenOut:
    """The meetings that people have, by key, and what things were called then. Empty before the first release."""

    meetings: Mapping[str, GivenMeeting] = field(default_factory=dict)
    called: Called = field(default_factory=dict)


NOTHING = GivenOut()
