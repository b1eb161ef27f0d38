"""Mistakes made beside each other, so that one reading puts several to the test, each far from the others.

Each is made in two companies that have nobody else in common, and has to be seen in both: what one of the others
brings about at its line would be taken for it in one of them. What the others hide is made alone.
`run.py` makes every mistake alone.
"""

from collections.abc import Sequence
from random import Random

from introplan.diagnostics import Diagnostic
from mutations.desk import Desk, Mistake, Place, seen

AT_ONCE = 6
TIMES = 2
APART = 12
"""Lines between two mistakes in one file: more than most entries have."""
Company = tuple[Mistake, ...]
Made = tuple[Company, list[Diagnostic]]


def ground(desk: Desk, mistake: Mistake) -> set[Place]:
    """Where a mistake is made, and where it can be seen."""
    return desk.places(mistake) | {(slip.file, slip.first) for slip in mistake.slips}


def in_companies(desk: Desk, mistakes: Sequence[Mistake]) -> list[Company]:
    """Every mistake in as many companies as it is to be seen in; the same ones every time."""
    made: list[list[int]] = []
    places = [ground(desk, mistake) for mistake in mistakes]

    def are_apart(one: int, other: int) -> bool:
        return all(
            file != another or abs(line - other_line) >= APART
            for file, line in places[one]
            for another, other_line in places[other]
        )

    def agree(one: int, other: int) -> bool:
        """Whether each can be told beside the other."""
        claims = mistakes[one].claimed_by, mistakes[other].claimed_by
        return claims[0] != claims[1] and mistakes[one].today == mistakes[other].today and are_apart(one, other)

    for time in range(TIMES):
        before, now = len(made), Random(f"{desk.name}/{time}").sample(range(len(mistakes)), len(mistakes))
        for one in now:
            met = {other for company in made[:before] if one in company for other in company}
            for company in made[before:]:
                if len(company) < AT_ONCE and met.isdisjoint(company) and all(agree(one, other) for other in company):
                    company.append(one)
                    break
            else:
                made.append([one])
    return [tuple(mistakes[one] for one in company) for company in made]


def tried(desk: Desk, mistakes: Sequence[Mistake]) -> tuple[list[Made], list[Mistake]]:
    """What is found of every company and of whoever is hidden in one, and the mistakes that are not seen even alone."""
    made = [(company, desk.findings(*company)) for company in in_companies(desk, mistakes)]
    hidden = {one: None for company, found in made for one in company if not seen(desk, one, found, beside=company)}
    alone = [((one,), desk.findings(one)) for one in hidden]
    return [*made, *alone], [one for (one,), found in alone if not seen(desk, one, found)]
