"""What a ledger tells the agenda: the meetings that people have in their calendars, and what things were called."""

from introplan.agenda import GivenOut
from introplan.releases.ledger import Ledger
from introplan.releases.named import last_ids


def given_out_of(ledger: Ledger) -> GivenOut:
    """What has been given out, for the agenda to keep."""
    return GivenOut(called=last_ids(ledger.called))
