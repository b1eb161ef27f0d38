"""Every mistake that a check claims to see is seen, at its line; a programme without a mistake is met with silence."""

from collections import Counter
from itertools import combinations

import pytest
from checks.test_identities import faults

from mutations.companies import TIMES, Made, in_companies, tried
from mutations.desk import PROGRAMMES, Desk
from mutations.mistakes import chosen, kinds

pytestmark = pytest.mark.long  # a whole programme is read and checked for each of hundreds of mistakes

NAMES = sorted(folder.name for folder in PROGRAMMES.iterdir() if folder.is_dir())
FEWEST = 150


@pytest.fixture(scope="module", params=NAMES)
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk(request.param)


@pytest.fixture(scope="module")
def made(desk: Desk) -> tuple[list[Made], list[str]]:
    """What is found of mistakes that have been made beside each other, and which of them are not seen."""
    kind_of = {mistake: kind for kind, mistake in chosen(desk)}
    found, unseen = tried(desk, list(kind_of))
    return found, [f"{kind_of[one]}: {one.what}, by {one.claimed_by}" for one in unseen]


def test_a_programme_without_a_mistake_is_met_with_silence(desk: Desk):
    assert desk.findings() == []


def test_every_mistake_is_seen_at_its_line_by_the_check_that_claims_to_see_it(made: tuple[list[Made], list[str]]):
    _found, unseen = made
    assert unseen == []


def test_of_every_mistake_each_finding_says_what_it_is_about_and_can_be_known_again(made: tuple[list[Made], list[str]]):
    companies, _unseen = made
    told = [(", ".join(one.what for one in company), faults(found)) for company, found in companies]
    assert [each for each in told if each[1]] == []


def test_every_mistake_is_made_beside_others_twice_and_beside_the_same_other_once(desk: Desk):
    mistakes = [mistake for _kind, mistake in chosen(desk)]
    companies = in_companies(desk, mistakes)
    assert Counter(one for company in companies for one in company) == dict.fromkeys(mistakes, TIMES)
    met = Counter(frozenset(two) for company in companies for two in combinations(company, 2))
    assert max(met.values()) == 1


def test_there_are_many_mistakes_of_every_kind():
    made = [kind for name in NAMES for kind, _mistake in chosen(Desk(name))]
    assert len(made) >= FEWEST
    assert {kind.__name__ for kind in kinds()} - set(made) == set()
