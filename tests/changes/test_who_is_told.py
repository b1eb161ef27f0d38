"""Whom a release tells: exactly those whose own calendar reads differently, whatever was edited."""

import pytest
from changes.readers import Release, fault_of, random_release, stamps_of, who_has_a_letter
from rendering.calendars.calendar_plans import small_plan

from introplan.changes.comparison import Comparison
from introplan.releases import events_of
from introplan.releases.entries import CalendarEntry, entry_of
from introplan.releases.tells import KNOWN, REST, TELLS, UNTOLD, WHERE_THERE, tells_of
from introplan.rendering.changes import NamesTold, in_sentences

NOBODY = (frozenset(), frozenset())
SEEDS = range(12)


@pytest.mark.long
@pytest.mark.parametrize("name", ["small", "two"])
@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_reads_another_calendar_is_told_and_nobody_else(name: str, seed: int):
    release = random_release(seed, name)
    assert fault_of(release) == NOBODY
    _agree(release)
    _is_stamped(release)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_it_is_so_in_a_programme_of_two_years_and_three_cohorts(seed: int):
    assert fault_of(random_release(seed, "malmo")) == NOBODY


def _agree(release: Release) -> None:
    """Everybody who is told has sentences and a letter, and nobody else, whichever list they are counted from."""
    comparison = Comparison.of(events_of(release.before), release.after)
    for person in release.after.programme.people:
        told = comparison.told_to(person)
        assert bool(told) == (person in comparison.by_person), person
        names = NamesTold(release.after, release.before, you=person)
        for one in told:
            assert person in one.people
            assert in_sentences(one, names, "sv")
    for one in comparison.told:
        assert in_sentences(one, NamesTold(release.after, release.before), "sv")
    assert {person for one in comparison.told for person in one.people} == set(comparison.by_person)
    assert who_has_a_letter(release) == set(comparison.by_person)


def _is_stamped(release: Release) -> None:
    """An entry that says something else has another stamp, and one that is elsewhere or at another time a sequence."""
    were, are = stamps_of(release.before, release.before), stamps_of(release.before, release.after)
    for uid in were.keys() & are.keys():
        (said, moment, stamp), (says, now, stamped) = were[uid], are[uid]
        assert (said == says) or stamp != stamped, (said, says)
        assert moment == now or stamp.sequence < stamped.sequence, (moment, now)


def test_every_field_of_an_entry_is_told_or_gives_a_stamp():
    told = {each.field for each in TELLS.values()}
    assert told | KNOWN | {*UNTOLD, *WHERE_THERE} == set(CalendarEntry._fields)
    assert not told & (KNOWN | set(UNTOLD))


OTHERWISE: dict[str, object] = {
    "draft": True,
    "language": "en",
    "summary": "Annat",
    "deepening": "Annat",
    "material": ("Annat",),
    "pauses": ("Annat",),
    "for_some": True,
    "audience": ("colleagues",),
    "moved_from": "Annat",
    "cohorts": ("Annat",),
    "programme": "Annat",
    "contact": "Annat",
    "email": "Annat",
}


@pytest.mark.parametrize("field", UNTOLD)
def test_what_is_told_to_nobody_is_remembered_all_the_same(field: str):
    plan = small_plan()
    entry = entry_of(plan, plan.agenda.by_key["ht26/barnsamtal"], {"ht26"})
    other = entry._replace(**{field: OTHERWISE[field]})
    assert {name for name, _mark in set(tells_of(entry)) ^ set(tells_of(other))} == {REST}
