"""How fast calendars are made: against plain icalendar in the same run, ten times as many, and after one change.

    .venv/bin/python tests/benchmarks/calendars.py
    .venv/bin/python tests/benchmarks/calendars.py country

The municipality's calendars are made by introplan, and all of it is timed: choosing, wording, writing, the lint.
Then icalendar alone makes the same events from values that are ready, and has to come to the same bytes.
Processor time, the least of three processes each, since other programs may be running; memory is what the
process grows by beyond the plan. `country` makes the calendars of 23,000 participants, once, as one programme.
"""

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from figures import Figure
from icalendar import Calendar, Event
from icalendar.prop import vCategory, vDDDTypes, vInt, vText
from municipality import COHORTS, PARTICIPANTS, municipality

from introplan.agenda import Plan, plan_of
from introplan.language import day_words
from introplan.model.markdown import reader
from introplan.reading import File, Folder, read_programme
from introplan.releases import Edition
from introplan.rendering.calendars import calendars, finished_calendars
from introplan.workspace.output import Output
from introplan.workspace.placing import opened_of, put_out
from introplan.workspace.private import Private
from introplan.workspace.staging import Stage

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


COUNTRY = 23_000
"""Participants of a whole country: as many as start in Swedish social services in two years, by a generous guess."""

MOVED = ("date: 2026-01-13", "date: 2026-01-15")


def main() -> None:
    """Print the table and the ratios."""
    ours, plain, ten_times = least("introplan", 1), least("icalendar", 1), least("introplan", 10)
    tell({"introplan": ours, "icalendar": plain, "introplan, 10 times": ten_times})
    print(f"introplan is {plain.micro / ours.micro:.1f} times as fast as icalendar")
    print(f"a place costs {ten_times.micro / ours.micro:.2f} times as much when there are ten times as many")
    times = COUNTRY / (COHORTS * PARTICIPANTS)
    print(f"a country of {COUNTRY:,} participants is reckoned to take {times * ten_times.seconds / 10:.0f} s")
    after_a_move()


def figures() -> Iterator[Figure]:
    """How fast they are made, and how that goes on."""
    ours, plain, ten_times = least("introplan", 1), least("icalendar", 1), least("introplan", 10)
    each = f"{ours.places / ours.seconds:,.0f} places a second, {ours.kilobytes / 1024:.0f} MB"
    yield Figure("calendars of a municipality", plain.micro / ours.micro, "times plain icalendar", 30, True, each)
    yield Figure("ten municipalities, a place", ten_times.micro / ours.micro, "times that of one", 1.1)


def country() -> None:
    """Make a country's calendars once, and say what it took."""
    plan, started = plan_times(round(COUNTRY / (COHORTS * PARTICIPANTS))), time.perf_counter()
    plan_memory = memory()
    tell({"a country": introplan(plan, distinct=False)})
    print(f"wall {time.perf_counter() - started:.0f} s; the plan alone took {plan_memory / 1024:,.0f} MB")


def after_a_move() -> None:
    """Build the municipality's calendars into a folder, again, and again with one session moved by two days."""

    def build(name: str) -> Written:
        told = subprocess.run([sys.executable, __file__, name, place], check=True, capture_output=True, text=True)
        return Written(*json.loads(told.stdout))

    with tempfile.TemporaryDirectory() as place:
        first, again, changed = build("build"), build("build"), build("move")
    print(f"of {first.files} files, a build of the same plan writes {again.changed}, in", end=" ")
    print(f"{again.seconds / first.seconds:.2f} times the time of the first;")
    print(f"one with a session moved writes {changed.changed}, in {changed.seconds / first.seconds:.2f} times")


class Written(NamedTuple):
    """A build into a folder: how many files, how many of them written, seconds of the processor."""

    files: int
    changed: int
    seconds: float


def written(plan: Plan, place: Path) -> Written:
    """Write a plan's calendars as `build` does."""
    started = time.process_time()
    stage = Stage(Private(place))
    output = Output(place / "build", "people/", stage)
    for path, file in calendars(Edition(plan)):
        output.add(path, file)
    put_out(opened_of([output.placing]), stage)
    return Written(len(output.made), output.new + output.changed, time.process_time() - started)


def with_a_move(folder: Folder) -> Folder:
    """The municipality with one of its sessions moved."""
    texts = {file.path: file.content.decode() for file in folder.files}
    [path] = [path for path in texts if path.endswith("cohorts/kull-0.yaml")]
    if texts[path].count(MOVED[0]) != 1:
        raise ValueError(texts[path])
    texts[path] = texts[path].replace(*MOVED)
    return Folder(folder.path, tuple(File(path, text.encode()) for path, text in texts.items()))


def tell(rows: dict[str, "Measured"]) -> None:
    """The table."""
    print(f"{'':<20}calendars   places  distinct  seconds  places/s  us/place  MB more")
    for name, one in rows.items():
        print(
            f"{name:<20}{one.calendars:>9,}{one.places:>9,}{one.distinct:>10,}{one.seconds:>9.2f}"
            f"{one.places / one.seconds:>10,.0f}{one.micro:>10.1f}{one.kilobytes / 1024:>9.0f}"
        )


def least(name: str, times: int) -> Measured:
    """The quickest of three processes."""
    command = [sys.executable, __file__, name, str(times)]
    told = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(3)]
    return min((Measured(*json.loads(line)) for line in told), key=lambda measured: measured.seconds)


def plan_times(times: int) -> Plan:
    """The plan of the municipality."""
    return plan_in(municipality(times))


def plan_in(folder: Folder) -> Plan:
    """The plan in a folder."""
    programme, origins, diagnostics = read_programme(folder)
    if programme is None:
        raise ValueError(diagnostics)
    return plan_of(folder.name, programme, origins)


def introplan(plan: Plan, *, distinct: bool = True) -> Measured:
    """All of a plan's calendars, each dropped when the next is made."""
    import introplan.rendering.calendars.headers  # noqa: F401, PLC0415 - icalendar is loaded before the clock runs

    reader()  # so is markdown-it, since no library is loaded while plain icalendar is timed
    day_words(plan.agenda.occasions[0].day, "sv")  # and babel its names of days, which the booklets use anyway
    before, started, count, places = memory(), time.process_time(), 0, 0
    for made in finished_calendars(Edition(plan)):
        count, places = count + 1, places + len(made.events)  # to look for them in the bytes would be timed as well
    seconds, grown = time.process_time() - started, memory() - before
    events = {hash(event) for _, file in calendars(Edition(plan)) for event in events_of(file)} if distinct else ()
    return Measured(count, places, len(events), seconds, grown)


def icalendar(plan: Plan) -> Measured:
    """The same calendars as icalendar's manual makes them, one after the other."""
    files = [events_of(file) for _, file in calendars(Edition(plan))]
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
    gc.disable()  # as the command does
    match sys.argv[1:]:
        case ["build", place]:
            print(json.dumps(written(plan_times(1), Path(place))))
        case ["move", place]:
            print(json.dumps(written(plan_in(with_a_move(municipality(1))), Path(place))))
        case ["country"]:
            country()
        case [name, times]:
            print(json.dumps({"introplan": introplan, "icalendar": icalendar}[name](plan_times(int(times)))))
        case _:
            main()
