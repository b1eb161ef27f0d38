"""Every mistake that a check claims to see is seen, at its line; a programme without a mistake is met with silence."""

import pytest

from mutations.desk import PROGRAMMES, Desk, seen
from mutations.mistakes import chosen, kinds

NAMES = sorted(folder.name for folder in PROGRAMMES.iterdir() if folder.is_dir())
FEWEST = 150


@pytest.fixture(scope="module", params=NAMES)
def desk(request: pytest.FixtureRequest) -> Desk:
    return Desk(request.param)


def test_a_programme_without_a_mistake_is_met_with_silence(desk: Desk):
    assert desk.findings() == []


def test_every_mistake_is_seen_at_its_line_by_the_check_that_claims_to_see_it(desk: Desk):
    unseen = [
        f"{kind}: {mistake.what}, by {mistake.claimed_by}"
        for kind, mistake in chosen(desk)
        if not seen(desk, mistake, desk.findings(mistake))
    ]
    assert unseen == []


def test_there_are_many_mistakes_of_every_kind():
    made = [kind for name in NAMES for kind, _mistake in chosen(Desk(name))]
    assert len(made) >= FEWEST
    assert {kind.__name__ for kind in kinds()} - set(made) == set()
