"""Where somebody is to be while they are away, or after they have left: their postings, cut to the other days."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from introplan.agenda import Journey, Plan, posted_to
from introplan.amendments.removals import taken_out
from introplan.days import Stretch
from introplan.diagnostics import Edit, Message, Set, _
from introplan.model import Posting

ONE_DAY = timedelta(days=1)


class PostingCut(NamedTuple):
    """A posting, and what is left of it; None when nothing is."""

    posting: Posting
    left: Stretch | None


def postings_cut(journey: Journey, away: Stretch) -> tuple[PostingCut, ...]:
    """The postings that begin or end among the days; one that goes on before and after them stays as it is."""
    return tuple(
        PostingCut(posting, _without(posting.days, away))
        for posting in journey.participant.postings
        if posting.from_ in away or posting.until in away
    )


def _without(days: Stretch, away: Stretch) -> Stretch | None:
    if days.first in away and days.last in away:
        return None
    if days.first in away:
        return Stretch(away.last + ONE_DAY, days.last)
    return Stretch(days.first, away.first - ONE_DAY)


def cutting(plan: Plan, cuts: tuple[PostingCut, ...]) -> Iterator[Edit]:
    """The edits: another first or last day, and no line any more for what falls away whole."""
    for posting, left in cuts:
        if left is not None and left.first != posting.from_:
            yield Set((*posting.path, "from"), left.first.isoformat())
        if left is not None and left.last != posting.until:
            yield Set((*posting.path, "until"), left.last.isoformat())
    yield from taken_out(plan, (posting.path for posting, left in cuts if left is None))


def that_they_are_cut(plan: Plan, person: str, cuts: tuple[PostingCut, ...]) -> Iterator[Message]:
    """What has become of each."""
    for posting, left in cuts:
        values = {
            "person": plan.called(person),
            "place": posting.title or posted_to(plan.programme, posting).title,
            "days": posting.days,
            "left": left,
        }
        yield (
            Message(_("{person} is at {place} {left} then, instead of {days}"), values)
            if left
            else Message(_("{person} is not at {place} at all then, which was to be {days}"), values)
        )
