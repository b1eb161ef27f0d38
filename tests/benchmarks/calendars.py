"""How fast calendars are made: against plain icalendar in the same run, and ten times as many.

    .venv/bin/python tests/benchmarks/calendars.py

The municipality's calendars are made by introplan, and all of it is timed: choosing, wording, writing, the lint.
Then icalendar alone makes the same events from values that are ready, and has to come to the same bytes.
Processor time, the least of three processes each, since other programs may be running; memory is what the
process grows by beyond the plan.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any, NamedTuple

from icalendar import Calendar, Event
from icalendar.prop import vCategory, vDDDTypes, vInt, vText
from municipality import municipality

from introplan.agenda import Plan, plan_of
from introplan.language import day_words
from introplan.reading import read_programme
from introplan.rendering.calendars import calendars

BEGIN, EVENT, END = b"BEGIN:VCALENDAR\r\n", b"BEGIN:VEVENT\r\n", b"END:VCALENDAR\r\n"
Values = list[tuple[str, Any]]


class Measured(NamedTuple):
    """One making of calendars: how many, places for events in them, distinct events, seconds, kilobytes."""

    calendars: int
    places: int
    distinct: int
    seconds: float
    kilobytes: int

    @property
    def micro(self) -> float:
        """Microseconds for a place."""
        return 1e6 * self.seconds / self.places


def main() -> None:
    """Print the table and the ratios."""
    ours, plain, ten_times = least("introplan", 1), least("icalendar", 1), least("introplan", 10)
    print(f"{'':<20}calendars   places  distinct  seconds  places/s  us/place  MB more")
    for name, one in (("introplan", ours), ("icalendar", plain), ("introplan, 10 times", ten_times)):
        print(
            f"{name:<20}{one.calendars:>9,}{one.places:>9,}{one.distinct:>10,}{one.seconds:>9.2f}"
            f"{one.places / one.seconds:>10,.0f}{one.micro:>10.1f}{one.kilobytes / 1024:>9.0f}"
        )
    print(f"introplan is {plain.micro / ours.micro:.1f} times as fast as icalendar")
    print(f"a place costs {ten_times.micro / ours.micro:.2f} times as much when there are ten times as many")


def least(name: str, times: int) -> Measured:
    """The quickest of three processes."""
    command = [sys.executable, __file__, name, str(times)]
    told = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(3)]
    return min((Measured(*json.loads(line)) for line in told), key=lambda measured: measured.seconds)


def plan_times(times: int) -> Plan:
    """The plan of the municipality."""
    folder = municipality(times)
    programme, origins, diagnostics = read_programme(folder)
    if programme is None:
        raise ValueError(diagnostics)
    return plan_of(folder.name, programme, origins)


def introplan(plan: Plan) -> Measured:
    """All of a plan's calendars, each dropped when the next is made."""
    import introplan.rendering.calendars.headers  # noqa: F401, PLC0415 - icalendar is loaded before the clock runs

    day_words(plan.agenda.occasions[0].day, "sv")  # and babel its names of days, which the booklets use anyway
    before, started, count, places = memory(), time.process_time(), 0, 0
    for _, file in calendars(plan, drafts=False):
        count, places = count + 1, places + file.count(EVENT)
    seconds, grown = time.process_time() - started, memory() - before
    distinct = {hash(event) for _, file in calendars(plan, drafts=False) for event in events_of(file)}
    return Measured(count, places, len(distinct), seconds, grown)


def icalendar(plan: Plan) -> Measured:
    """The same calendars as icalendar's manual makes them, one after the other."""
    files = [events_of(file) for _, file in calendars(plan, drafts=False)]
    values = {event: values_of(event) for file in files for event in file}
    before, started, same = memory(), time.process_time(), True
    for file in files:
        made = plain_calendar(values[event] for event in file)
        same &= made == b"".join([BEGIN, *file, END])
    seconds, grown = time.process_time() - started, memory() - before
    if not same:
        raise ValueError("icalendar makes other events")
    return Measured(len(files), sum(map(len, files)), len(values), seconds, grown)


def memory() -> int:
    """The most kilobytes that the process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def plain_calendar(events: Iterable[Values]) -> bytes:
    """A calendar from ready values."""
    calendar = Calendar()
    for values in events:
        event = Event()
        for name, value in values:
            event.add(name, value)
        calendar.add_component(event)
    return calendar.to_ical()


def events_of(file: bytes) -> list[bytes]:
    """The events of a calendar file as they stand there."""
    return [EVENT + event for event in file.removesuffix(END).split(EVENT)[1:]]


def values_of(event: bytes) -> Values:
    """What an event says, as the values that one gives to icalendar."""
    return [(name, value_of(value)) for name, value in Event.from_ical(event).items()]


def value_of(value: object) -> object:
    """A Python value for one of icalendar's; an address is icalendar's own in any case."""
    match value:
        case vDDDTypes():
            return value.dt
        case vCategory():
            return [str(name) for name in value.cats]
        case vInt():
            return int(value)
        case vText():
            return str(value)
        case _:
            return value


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name, times]:
            print(json.dumps({"introplan": introplan, "icalendar": icalendar}[name](plan_times(int(times)))))
        case _:
            main()
