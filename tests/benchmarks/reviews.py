"""What proposing reviews and meetings costs: `python tests/benchmarks/reviews.py`, from the checkout.

CPU of one run, loading the solver and building the model included, and how many times that of reading the plan and
working out all its dates: 900 reviews of 180 participants beside their sessions, and the hours of 180 pairings, in six
rooms for talks. No review is booked, and no pairing says when it meets.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "benchmarks")]
from figures import Figure, cpu_of, tell  # noqa: E402 - the folder is on the path since above
from municipality import municipality  # noqa: E402 - the same

from introplan.agenda import Plan, plan_of  # noqa: E402 - the same
from introplan.planning.meetings import plan_meetings  # noqa: E402 - the same
from introplan.planning.reviews import plan_reviews  # noqa: E402 - the same
from introplan.planning.wanted import PlanningWish  # noqa: E402 - the same
from introplan.reading import File, Folder, read_programme  # noqa: E402 - the same

ROOMS = "".join(
    f"  samtal-{number}: {{title: Samtalsrum {number}, organisation: storstad, address: Gatan 1, capacity: 4}}\n"
    for number in range(6)
)
REVIEWS = "  reviews:\n" + "".join(
    f"    manad-{month}: {{title: Samtal {month}, month: {month}, with: [manager, introducer], length: 1h}}\n"
    for month in (3, 6, 12, 18, 24)
)
FIRST = date(2025, 1, 1)


def without_dates(*, reviews: bool, meetings: bool) -> Plan:
    """The municipality with five reviews for each participant, none of them booked, or no hour for any pair."""
    folder = municipality(1)
    files = []
    for file in folder.files:
        text = file.content.decode() if isinstance(file.content, bytes) else ""
        if reviews:
            text = re.sub(r" {8}reviews:\n(?: {10}.*\n)+", "", text)
            text = re.sub(r"(person-\d+:)\n(?= {6}person|    sessions)", r"\1 {}\n", text)
            text = re.sub(r"  reviews:\n(?:    manad.*\n)+", lambda _found: REVIEWS, text)
            text = re.sub(r"\nplaces:\n", lambda _found: f"\nplaces:\n{ROOMS}", text)
        if meetings:
            text = re.sub(r" {4}meets: \{on.*\n", "", text)
        files.append(File(file.path, text.encode()))
    programme, origins, found = read_programme(Folder(folder.name, tuple(files)))
    assert programme is not None, found
    return plan_of("storstad", programme, origins)


def figures() -> Iterator[Figure]:
    """What is proposed, how good it is, and how many seconds of CPU it took."""
    took, plan_with_none = cpu_of(lambda: without_dates(reviews=True, meetings=False))
    cohorts = PlanningWish(tuple(plan_with_none.programme.cohorts))
    seconds, reviews = cpu_of(lambda: plan_reviews(plan_with_none, cohorts, FIRST))
    yield _figure(f"{len(reviews.placed)} reviews", reviews.found, reviews.gap, seconds, took, 6)
    took, plan_without_hours = cpu_of(lambda: without_dates(reviews=False, meetings=True))
    seconds, meetings = cpu_of(lambda: plan_meetings(plan_without_hours, cohorts, FIRST))
    yield _figure(f"{len(meetings.placed)} pairings' hours", meetings.found, meetings.gap, seconds, took, 1)


def _figure(what: str, found: str, gap: int, seconds: float, reading: float, goal: float) -> Figure:
    beside = f"{found}, {gap} % from the best at most, {seconds / reading:.1f} times reading the plan"
    return Figure(what, seconds, "s", goal, beside=beside)


if __name__ == "__main__":
    tell(figures())
