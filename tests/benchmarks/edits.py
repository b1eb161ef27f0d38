"""What edits of a large file cost, by what reading it costs: `python tests/benchmarks/edits.py`, from the checkout.

CPU of one run: 1,000 edits in one call, of 10,000 lines with 1,000 sessions. One edit is a fifth of a second on a busy
machine, most of it in reading the file before and after.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT))
from introplan.diagnostics import Edit, Remove, Rename, Set, Source  # noqa: E402 - the checkout is on the path since above
from introplan.editing import EditRefusal, edited  # noqa: E402 - the same
from introplan.editing.marks import composed  # noqa: E402 - the same

SESSIONS = 1000
HERE = ("cohorts", "ht26", "sessions")
DATES = [f"{2027 + month // 12}-{month % 12 + 1:02}-{day:02}" for month in range(36) for day in range(1, 29)][:SESSIONS]

TEXT = "cohorts:\n  ht26:\n    title: Hösten 2026\n    sessions:\n" + "".join(
    f"""      s-{number}:
        of: tolk
        date: {date}
        time: 9.00–12.00
        place: salen  # den stora
        note: ta med legitimation
        status: planned
        lecturers: [ada-testsson, bo-skissvik]
        breaks: [{{at: 10.15, length: 20min}}]

"""
    for number, date in enumerate(DATES)
)

EDITS: dict[str, list[Edit]] = {
    "one word": [Set((*HERE, "s-5", "place"), "sal 2")],
    "1,000 words": [Set((*HERE, f"s-{number}", "place"), "sal 2") for number in range(SESSIONS)],
    "1,000 words that need proof": [Set((*HERE, f"s-{n}", "place"), f"sal {n}: norr") for n in range(SESSIONS)],
    "1,000 new fields": [Set((*HERE, f"s-{n}", "unlike"), "x", after="place") for n in range(SESSIONS)],
    "1,000 items": [Set((*HERE, f"s-{number}", "lecturers", 2), "cy") for number in range(SESSIONS)],
    "1,000 sessions by date": [Set((*HERE, f"t-{n}"), {"of": "x", "date": day}) for n, day in enumerate(DATES)],
    "500 sessions less": [Remove((*HERE, f"s-{number}")) for number in range(0, SESSIONS, 2)],
    "1,000 other names": [Rename((*HERE, f"s-{number}"), f"t-{number}") for number in range(SESSIONS)],
}


def cpu_of(call: Callable[[], object], tries: int = 3) -> float:
    """CPU seconds of a call: the least of some tries."""
    least = float("inf")
    for _ in range(tries):
        before = time.process_time()
        call()
        least = min(least, time.process_time() - before)
    return least


def done(edits: list[Edit]) -> str:
    """The large file after edits."""
    found = edited(Source("cohorts.yaml", TEXT), edits)
    assert not isinstance(found, EditRefusal)
    return found


def main() -> None:
    """Print what each kind of edit costs, in milliseconds and in readings of the file."""
    reading = cpu_of(lambda: composed(TEXT))
    print(f"{len(TEXT.splitlines())} lines, read once {reading * 1000:.0f} ms")
    for name, edits in EDITS.items():
        cost = cpu_of(lambda edits=edits: done(edits))  # type: ignore[misc]
        print(f"{name:28} {cost * 1000:6.0f} ms  {cost / reading:5.1f} readings")


if __name__ == "__main__":
    main()
