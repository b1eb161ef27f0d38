"""How much each wish weighs when dates and people are proposed: what is usual, and what a programme may change."""

from typing import Annotated, Literal

from introplan.model.entries import EntryPart, about
from introplan.model.numbers import FirstWeight, HeavyWeight, LaterWeight, PairFirstWeight, PairWeight

PlanWeightName = Literal[
    "missing",
    "checks",
    "days_away",
    "travel",
    "week",
    "spread",
    "weekday",
    "hour",
    "lecturer",
    "place",
    "hosts",
    "wishes",
    "seats",
    "manager_weekday",
    "manager_week",
    "meeting",
]
PairWeightName = Literal["hours", "inexperienced", "languages", "load", "experience", "interests", "distance"]


class PlanWeights(EntryPart):
    """What `introplan plan` wishes of dates, and what it costs not to get it.

    Who is away or has to travel comes first: somebody who misses something, and what a check would point out, never
    weigh less than any other wish. A day away together is about as much as being a week from the best day.
    """

    missing: Annotated[HeavyWeight, about("For each who cannot come then, and so misses it.", "200")] = 160
    checks: Annotated[HeavyWeight, about("For each finding that a check would have.", "100")] = 80
    days_away: Annotated[FirstWeight, about("For each day that a cohort comes together.", "8")] = 4
    travel: Annotated[FirstWeight, about("For each session where all have to go to another organisation.", "0")] = 8
    week: Annotated[LaterWeight, about("For each week from the day that would be best.", "2")] = 4
    spread: Annotated[LaterWeight, about("For each day with sessions beyond the first in a week.", "5")] = 3
    weekday: Annotated[LaterWeight, about("For each session on another weekday than the cohort's usual.", "0")] = 6
    hour: Annotated[LaterWeight, about("For each session that begins at an unusual hour.", "4")] = 2
    lecturer: Annotated[LaterWeight, about("For each session that somebody else than usual gives.", "10")] = 2
    place: Annotated[LaterWeight, about("For each step from the place that suits best.", "4")] = 2
    hosts: Annotated[LaterWeight, about("For each time that a member receives the others out of turn.", "20")] = 12
    wishes: Annotated[LaterWeight, about("For each wish of those who give sessions that is not met.", "12")] = 8
    seats: Annotated[
        LaterWeight, about("For each of another cohort who lacks it and could not come, or gets no seat.", "6")
    ] = 3
    manager_weekday: Annotated[
        LaterWeight, about("For each review that is not on the weekday on which its manager has most of them.", "4")
    ] = 2
    manager_week: Annotated[
        LaterWeight,
        about("For reviews beyond the fourth in a manager's week: twice for each, and more where they are many.", "3"),
    ] = 1
    meeting: Annotated[LaterWeight, about("For each meeting of a pair that could not be on its own weekday.", "8")] = 4


class PairWeights(EntryPart):
    """What `introplan pair` wishes of two, and what it costs not to get it."""

    hours: Annotated[PairFirstWeight, about("For somebody who has no hours set aside.", "0")] = 400
    inexperienced: Annotated[PairFirstWeight, about("For somebody who is new in the profession.", "500")] = 200
    languages: Annotated[PairWeight, about("For two who share no language.", "60")] = 30
    load: Annotated[
        PairWeight,
        about("For each participant more at once, in proportion to how many somebody has agreed to.", "20"),
    ] = 12
    experience: Annotated[PairWeight, about("For each year short of five in the profession.", "8")] = 4
    interests: Annotated[PairWeight, about("For each of two interests that are not shared.", "0")] = 5
    distance: Annotated[PairWeight, about("For each quarter of an hour between where the two work.", "6")] = 3


class Weights(EntryPart):
    """How much wishes weigh against each other when introplan proposes. 0 switches a wish off."""

    plan: Annotated[
        PlanWeights,
        about(
            "How much each wish weighs when `introplan plan` proposes dates. That nobody misses anything, and what "
            "checks say, always comes first.",
            "{travel: 0, spread: 5}",
        ),
    ] = PlanWeights.blank()
    pair: Annotated[
        PairWeights,
        about("How much each wish weighs when `introplan pair` proposes who supports whom.", "{languages: 60}"),
    ] = PairWeights.blank()
