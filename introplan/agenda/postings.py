"""Where people are when it is not their own unit, as entries of their own calendars: one on each first day."""

from collections import Counter
from collections.abc import Iterable, Iterator

from introplan.agenda.journeys import Journey
from introplan.agenda.occasions import Occasion
from introplan.model import Organisation, Path, Posting, Programme, Unit

POSTINGS = "_postings"
"""In a key what comes before where somebody is posted: no review or task can be called so."""


def postings_of(programme: Programme, journeys: Iterable[Journey]) -> Iterator[Occasion]:
    """One whole day for each posting that somebody has on some day, which takes no time of theirs."""
    for journey in journeys:
        if journey.posted:
            keys = posting_keys(programme, journey)
            for stay in journey.posted:
                if stay.posting is not None:
                    yield Occasion(
                        key=keys[stay.posting.path],
                        kind="posting",
                        subject=stay.posting.where,
                        day=stay.days.first,
                        times=None,
                        status="planned",
                        cohorts=(journey.cohort.id,),
                        attendees=(journey.as_participant,),
                        path=stay.posting.path,
                        draft=journey.cohort.status == "draft",
                    )


def posting_keys(programme: Programme, journey: Journey) -> dict[Path, str]:
    """The key of each posting of a participant, by where it is written: made of where it is, never of when."""
    mine = f"{journey.cohort.identity}/{programme.people[journey.person].identity}/{POSTINGS}"
    times: Counter[str] = Counter()
    found: dict[Path, str] = {}
    for posting in journey.participant.postings_in_order:
        place = posted_to(programme, posting).identity
        times[place] += 1
        found[posting.path] = f"{mine}/{place}" if times[place] == 1 else f"{mine}/{place}/{times[place]}"
    return found


def posted_to(programme: Programme, posting: Posting) -> Unit | Organisation:
    """The unit or organisation where somebody is meanwhile."""
    return programme.units[posting.unit] if posting.unit else programme.organisations[posting.where]
