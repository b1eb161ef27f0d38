"""What a ledger tells the agenda: the meetings that people have in their calendars."""

from introplan.agenda import GivenOut
from introplan.releases.ledger import Ledger


def given_out_of(_ledger: Ledger) -> GivenOut:
    """What has been given out, for the agenda to keep."""
    return GivenOut()
