"""What the ledger and the agenda tell each other: what people have, and meetings from which day of the rhythm."""

from collections.abc import Iterator

from introplan.agenda import GivenMeeting, GivenOut, Occasion, Plan
from introplan.releases.ledger import BY_HAND, Ledger, Nominal, Record
from introplan.releases.named import last_ids


def given_out_of(ledger: Ledger) -> GivenOut:
    """What has been given out, for the agenda to keep.

    A day that was given by hand is kept by nobody but the plan; one that is the rhythm's own needs no keeping.
    """
    given = ((record.key, _given(record)) for record in ledger.records.values())
    meetings = {key: meeting for key, meeting in given if meeting}
    return GivenOut(meetings, last_ids(ledger.called), frozenset(_released(ledger)))


def _released(ledger: Ledger) -> Iterator[str]:
    """The events that people have a day for: not what was cancelled, nor a review that was still to be booked."""
    return (key for key, event in ledger.events.items() if event.is_on and event.booked)


def _given(record: Record) -> GivenMeeting | None:
    event, nominal = record.event, record.nominal
    if event is None or event.kind != "meeting" or record.removed or nominal == BY_HAND:
        return None
    if nominal == event.day:
        return None
    return GivenMeeting(nominal, event.day, event.times, event.place, event.attendees, event.is_on)


def nominal_days(plan: Plan) -> dict[str, Nominal]:
    """Of every meeting the day that its rhythm gave, or that somebody has given it another by hand."""
    meetings = (occasion for occasion in plan.agenda.occasions if occasion.kind == "meeting")
    return {meeting.key: _nominal(plan, meeting) for meeting in meetings}


def _nominal(plan: Plan, meeting: Occasion) -> Nominal:
    *_, word, key = meeting.path
    change = plan.programme.pairings[meeting.subject].changes.get(str(key)) if word == "changes" else None
    return BY_HAND if change and change.date else meeting.moved_from or meeting.day
