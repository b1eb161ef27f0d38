"""The warnings that stood at the last release: what the ledger keeps of them, and of which when several are joined."""

from dataclasses import replace
from textwrap import dedent

from checks.plans import plan_from
from releases.ledgers import FIRST, IDENTITY, LATER, session

from introplan.agenda import earlier_ids
from introplan.checks import run_checks
from introplan.diagnostics import Position, Source, Span, error, note, warning
from introplan.releases import (
    EMPTY,
    KnownWarning,
    Ledger,
    Release,
    joined,
    known_from,
    ledger_text,
    next_release,
    read_ledger,
    seen_before,
)
from introplan.releases.closings import Seal
from introplan.releases.forgetting import Leaving, closed
from introplan.releases.ledger import after_all

HERE = Span(Source("programmes/prov/people.yaml", ""), Position(0, 0), Position(0, 1))
JUMP, PAUSE, GONE = (
    KnownWarning("caseload-jumps", "0a1b"),
    KnownWarning("malmo/introducer", "2c3d"),
    KnownWarning("supporter-away", "4e5f"),
)


def release(before: Ledger, *known: KnownWarning, name: str = "", days: int = 1) -> Ledger:
    """The next release, some days after the last, when these warnings stood."""
    at = before.last.at + days * LATER if before.last else FIRST
    named = Release(name or str(len(before.releases) + 1), at, "")
    return next_release(before, {"ht26/etik": session()}, named, IDENTITY, known=frozenset(known))


def read(text: str) -> Ledger:
    ledger, found = read_ledger("releases.ledger", text.encode())
    assert found == []
    return ledger


def test_what_stood_is_one_line_which_is_read_again():
    ledger = release(EMPTY, PAUSE, JUMP)
    lines = [line.split(" #")[0] for line in ledger_text(ledger).splitlines() if line.startswith("known ")]
    assert lines == ["known 2026-11-25T09:30:00Z caseload-jumps:0a1b,malmo/introducer:2c3d"]
    assert read(ledger_text(ledger)) == ledger


def test_only_warnings_are_kept():
    about = {"at": HERE, "about": ("ada",)}
    found = [error("an-error", "x", **about), warning("a-warning", "x", **about), note("a-note", "x", **about)]
    assert {each.check for each in known_from(found)} == {"a-warning"}


def test_a_ledger_without_warnings_is_still_for_earlier_programs_and_one_with_some_is_not():
    assert ledger_text(release(EMPTY)).splitlines()[0] == "introplan-ledger 2"
    assert ledger_text(release(EMPTY, JUMP)).splitlines()[0] == "introplan-ledger 4"


def test_the_ledger_tells_nothing_of_whom_a_warning_is_about():
    diagnostic = warning(
        "supporter-away", "{name} is away", at=HERE, about=("ida-hemlig",), values={"name": "Ida Hemlig"}
    )
    text = ledger_text(release(EMPTY, *known_from([diagnostic]))).lower()
    assert "supporter-away" in text
    assert "ida" not in text
    assert "hemlig" not in text


def test_of_two_that_nothing_tells_apart_the_second_is_news():
    one = warning("a-warning", "x", at=HERE, about=("ada",))
    known = known_from([one])
    assert seen_before([one], known) == [one]
    assert len(seen_before([one, one], known)) == 1
    assert len(seen_before([one, one], known_from([one, one]))) == 2


def test_what_went_away_and_comes_back_is_not_known_any_more():
    assert release(release(EMPTY, JUMP, PAUSE), PAUSE).known == {PAUSE}


def test_a_line_changed_by_hand_is_told():
    text = ledger_text(release(EMPTY, JUMP)).replace("0a1b", "9999")
    _ledger, found = read_ledger("releases.ledger", text.encode())
    assert [each.name for each in found] == ["ledger-line-changed"]


def test_of_two_branches_what_stood_at_the_later_release_is_known():
    start = release(EMPTY, GONE)
    ours, theirs = release(start, JUMP, name="2a"), release(start, PAUSE, name="2b", days=2)
    assert joined([start, ours, theirs]).known == {PAUSE}
    assert joined([theirs, start, ours]).known == {PAUSE}


def test_of_two_releases_of_one_moment_only_what_both_have_seen_is_known():
    start = release(EMPTY, GONE)
    ours, theirs = release(start, JUMP, PAUSE, name="2a"), release(start, PAUSE, name="2b")
    assert joined([ours, theirs]).known == {PAUSE}


def test_what_a_later_release_no_longer_has_does_not_come_back_from_an_earlier_ledger():
    before = release(EMPTY, JUMP, GONE)
    after = release(before, JUMP)
    assert joined([before, after]) == after
    assert joined([after, before]) == after


def test_a_merge_that_keeps_both_sides_lines_knows_what_the_later_release_did():
    start = release(EMPTY, GONE)
    ours, theirs = release(start, JUMP, name="2a", days=2), release(start, PAUSE, name="2b")
    of_theirs = [
        line for line in ledger_text(theirs).splitlines(keepends=True) if line.startswith(("known", "release 2b"))
    ]
    merged, found = read_ledger("releases.ledger", (ledger_text(ours) + "".join(of_theirs)).encode())
    assert (merged.known, found) == ({JUMP}, [])


def close(ledger: Ledger, *still_found: KnownWarning) -> Ledger:
    seal = Seal(after_all(ledger), "ht26", "0f" * 16)
    nobody = Leaving(frozenset(), frozenset())
    return closed(ledger, seal, nobody, ledger.events, ledger.events, frozenset(), frozenset(still_found))


def test_a_closed_cohort_takes_what_was_about_its_people_with_it_wherever_it_was_known():
    before = release(EMPTY, JUMP, GONE)
    apart = release(before, GONE, name="2b")
    after = close(before, JUMP, PAUSE)
    assert after.known == {JUMP}
    assert joined([before, after]) == after
    assert joined([before, apart, after]).known == frozenset()  # whom the later release warned of, nobody can tell
    kept_both, _found = read_ledger("releases.ledger", (ledger_text(before) + ledger_text(after)).encode())
    assert kept_both.known == {JUMP}
    assert joined([replace(after, known=frozenset()), before]).known == frozenset()


def test_what_is_told_as_one_is_known_by_its_parts_whatever_they_are_told_with():
    late = warning("a-review", "x {day}", at=HERE, about=("ada",), values={"day": FIRST.date()})
    missed, alone = (warning(name, "x", at=HERE, about=("ada",)) for name in ("a-session", "a-role"))
    together = replace(warning("a-pause", "x", at=HERE, about=("ada",)), parts=(late, missed))
    known = known_from([together])
    assert {each.check for each in known} == {"a-review", "a-session"}
    assert seen_before([late, missed], known) == [late, missed]
    assert seen_before([replace(together, parts=(late, missed, alone))], known) == []
    assert seen_before([together], known_from([late, missed, alone])) == [together]


PLAN = """
    programme: {reviews: {samtal: {month: 3, with: [manager]}}}
    places: {r1: {address: A 1, capacity: 1}, r2: {address: B 2, capacity: 9}}
    people: {ada: {email: a@test.example}, bo: {email: b@test.example}, max: {capacity: {mentor: 1}}}
    lectures: {tolk: }
    cohorts:
      ht26:
        participants: {ada: {reviews: {samtal: {date: 2027-05-04}}}, bo: }
        sessions: {tolk: {date: 2026-10-10, place: r1}, lag: {date: 2026-10-14, place: r1}}
    pairings:
      ada-max: {participant: ada, mentor: max, meets: {on: tuesday, time: 13.00, every: 1 month}}
      bo-max: {participant: bo, mentor: max}
"""
RENAMED = (
    ("ada: {email", "adele: {was: ada, email"),
    ("ada: {reviews", "adele: {reviews"),
    ("participant: ada", "participant: adele"),
    ("ada-max:", "adele-max: {was: ada-max, PAIR"),
    ("max: {capacity", "maxine: {was: max, capacity"),
    ("mentor: max", "mentor: maxine"),
    ("r1: {address", "rum-1: {was: r1, address"),
    ("place: r1", "place: rum-1"),
    ("ht26:", "hosten: {was: ht26, COHORT"),
    ("tolk: {date", "att-tolka: {of: tolk, was: tolk, date"),
    ("samtal: {month", "trean: {was: samtal, month"),
    ("samtal: {date", "trean: {date"),
)


def test_what_is_known_of_somebody_is_known_under_another_name_too():
    text = PLAN
    for old, new in RENAMED:
        assert old in text
        text = text.replace(old, new)
    text = text.replace("adele-max: {was: ada-max, PAIR {", "adele-max: {was: ada-max, ")
    text = text.replace("hosten: {was: ht26, COHORT\n", "hosten:\n        was: ht26\n")
    before, after = plan_from(dedent(PLAN)), plan_from(dedent(text))
    found = [each for each in run_checks(after) if each.severity == "warning"]
    stood = known_from(run_checks(before))
    assert len(found) >= 4
    assert {each.name for each in found} == {each.name for each in run_checks(before) if each.severity == "warning"}
    assert seen_before(found, stood, earlier_ids(after.programme)) == found
    assert len(seen_before(found, stood)) < len(found)
    assert known_from(found, earlier_ids(after.programme)) == stood
