"""Every mistake that a check claims to see is seen, at its line; a programme without a mistake is met with silence."""

import pytest
from checks.test_identities import faults

from introplan.diagnostics import Diagnostic
from mutations.desk import PROGRAMMES, Desk, Mistake, seen
from mutations.mistakes import chosen, kinds

pytestmark = pytest.mark.long  # a whole programme is read and checked for each of hundreds of mistakes

NAMES = sorted(folder.name for folder in PROGRAMMES.iterdir() if folder.is_dir())
FEWEST = 150


@pytest.fixture(scope="module", params=NAMES)
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk(request.param)


@pytest.fixture(scope="module")
def made(desk: Desk) -> list[tuple[str, Mistake, list[Diagnostic]]]:
    """Each mistake with its kind, and what is found when it has been made."""
    return [(kind, mistake, desk.findings(mistake)) for kind, mistake in chosen(desk)]


def test_a_programme_without_a_mistake_is_met_with_silence(desk: Desk):
    assert desk.findings() == []


def test_every_mistake_is_seen_at_its_line_by_the_check_that_claims_to_see_it(desk: Desk, made):
    unseen = [
        f"{kind}: {mistake.what}, by {mistake.claimed_by}"
        for kind, mistake, found in made
        if not seen(desk, mistake, found)
    ]
    assert unseen == []


def test_of_every_mistake_each_finding_says_what_it_is_about_and_can_be_known_again(made):
    assert [f"{kind}: {mistake.what}: {fault}" for kind, mistake, found in made for fault in faults(found)] == []


def test_there_are_many_mistakes_of_every_kind():
    made = [kind for name in NAMES for kind, _mistake in chosen(Desk(name))]
    assert len(made) >= FEWEST
    assert {kind.__name__ for kind in kinds()} - set(made) == set()
