"""When an event is, and what has become of its day, or of several days on end, in one sentence."""

from collections.abc import Mapping

from introplan.days import Moment
from introplan.diagnostics import _, _n
from introplan.releases import PublishedEvent
from introplan.rendering.changes.names import ChangeSentence


def moment_of(event: PublishedEvent, *, year: bool = True, times: bool = True) -> Moment:
    """When an event is; of several days, from the first to the last."""
    return Moment(event.day, event.times if times else None, year, event.until)


def moved_days(was: PublishedEvent, event: PublishedEvent, values: Mapping[str, object]) -> ChangeSentence:
    """What has become of a day, or of several on end, in one sentence: moved, at another time, or more or fewer."""
    old = moment_of(was, times=was.times != event.times, year=was.last.year != event.day.year)
    if was.day == event.day and was.last == event.last:
        values = {
            **values,
            "day": moment_of(event, times=False),
            "old_times": was.times or "",
            "times": event.times or "",
        }
        if was.times and event.times:
            return ChangeSentence(_("{title}, {day}, is at {times} instead of {old_times}."), values)
        return ChangeSentence(_("{title} has a new time, {moment}."), values)
    if was.day == event.day and was.times == event.times:
        days = (event.last - was.last).days
        forms = (
            _n("{title} is one day longer: {moment}.", "{title} is longer now: {moment}.")
            if days > 0
            else _n("{title} is one day shorter: {moment}.", "{title} is shorter now: {moment}.")
        )
        return ChangeSentence(forms, {**values, "count": abs(days)})
    return ChangeSentence(_("{title} is moved from {old} to {moment}."), {**values, "old": old})


def of_night(event: PublishedEvent, *, after: bool = False) -> str:
    """That whoever comes stays the night now, or does so no more; `after` another sentence about the same."""
    if event.told("overnight"):
        return _("You stay the night between the days.") if after else _("{title}, {moment}: you stay the night.")
    return _("Nobody stays the night any more.") if after else _("{title}, {moment}: nobody stays the night any more.")
