"""Events as they are told: the days of a session that goes on for several are one, from the first to the last."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from introplan.releases.events import PublishedEvent


def as_wholes(events: Mapping[str, PublishedEvent]) -> Mapping[str, PublishedEvent]:
    """The events by their keys, with the days of one session as one event with the session's own key."""
    days: dict[str, list[PublishedEvent]] = defaultdict(list)
    for key, event in events.items():
        if _is_later_day(event):
            days[_session_of(key)].append(event)
    if not days:
        return events
    found = {key: event for key, event in events.items() if not _is_later_day(event)}
    for key, later in days.items():
        found[key] = _whole(key, sorted([*([found[key]] if key in found else []), *later], key=lambda each: each.day))
    return found


def _is_later_day(event: PublishedEvent) -> bool:
    """Whether its key says that it is the second day of a session, or one after that."""
    _cohort, *rest = event.key.split("/")
    return event.kind == "session" and len(rest) > 1 and rest[-1].isdigit()


def _session_of(key: str) -> str:
    return key.rpartition("/")[0]


def _whole(key: str, days: Sequence[PublishedEvent]) -> PublishedEvent:
    """The first of the days, until the last of them, with all who come to any."""
    first, last = days[0], days[-1]
    attendees = tuple(dict.fromkeys(attendee for each in days for attendee in each.attendees))
    return first._replace(
        key=key,
        until=last.day if last is not first else None,
        attendees=tuple(sorted(attendees, key=lambda each: (each.part, each.person))),
    )
