from datetime import date

import pytest

from checks.conftest import worded
from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.diagnostics import Diagnostic

ALL_IS_WELL = """
programme:
  checks: {{{tuning}}}
  ask: Fråga din chef.
events:
  d1: {{kind: union_dialogue, date: 2026-08-20}}
  d2: {{kind: union_dialogue, date: 2026-12-08}}
  d3: {{kind: union_dialogue, date: 2027-05-18}}
  d4: {{kind: union_dialogue, date: 2027-10-12}}
  d5: {{kind: union_dialogue, date: 2028-05-18}}
  information: {{kind: briefing, date: 2026-08-21, audience: [managers, colleagues]}}
  survey: {{kind: evaluation, date: 2028-09-05}}
"""

SOME_ARE_NOT = """
places: {sal: {capacity: 2}, aula: }
lectures: {a: {lecturers: [olle]}, b: {lecturers: [olle]}, tolk: {phase: grund, lecturers: [olle]}}
cohorts:
  ht26:
    status: confirmed
    participants: {ada: , bo: {exempt: [b]}}
    sessions:
      a: {date: 2026-09-08, time: 9-11, place: sal}
      b: {date: 2027-01-12, time: 9-11, place: aula}
      tolk: {date: 2027-02-09, time: 9-11, place: sal}
"""

TO_THE_POINT = frozenset(
    {
        "check-unknown",
        "competence-gap-unanswered",
        "lecturer-double-booked",
        "participant-double-booked",
        "place-too-small",
        "session-for-outsider",
        "session-outside-phase",
        "supporter-is-manager",
        "tuning-expired",
        "tuning-unused",
    }
)
"""So that a new check, which finds that these small plans lack something, is no matter here."""


def found(tuning: str = "", cohorts: str = SOME_ARE_NOT, today: date | None = None) -> list[tuple[str, str]]:
    """Severity and name of what is found, in file order."""
    return [(diagnostic.severity, diagnostic.name) for diagnostic in diagnostics(tuning, cohorts, today)]


def diagnostics(tuning: str = "", cohorts: str = SOME_ARE_NOT, today: date | None = None) -> list[Diagnostic]:
    text = ALL_IS_WELL.format(tuning=tuning).replace(
        "programme:\n", "programme:\n  phases: {start: {months: 0-12}, grund: {months: 12-24}}\n"
    )
    return [
        diagnostic for diagnostic in run_checks(plan_from(text + cohorts), today) if diagnostic.name in TO_THE_POINT
    ]


SMALL, OUTSIDE = ("warning", "place-too-small"), ("warning", "session-outside-phase")
UNUSED = ("warning", "tuning-unused")


def test_what_is_found_comes_in_file_order():
    assert found() == [SMALL, OUTSIDE, SMALL]


def test_a_severity_replaces_the_checks_own_and_says_where_that_is_decided():
    assert found("place-too-small: {severity: note}") == [
        ("note", "place-too-small"),
        OUTSIDE,
        ("note", "place-too-small"),
    ]
    assert worded(diagnostics("place-too-small: {severity: error}")[0])[-2] == "counts as this here"


def test_what_is_ignored_is_not_found():
    assert found("place-too-small: {severity: ignore}") == [OUTSIDE]


@pytest.mark.parametrize(
    ("for_", "left"),
    [
        ("ht26", [OUTSIDE]),
        ("ht26/a", [OUTSIDE, SMALL]),
        ("ht26/tolk", [SMALL, OUTSIDE]),
    ],
)
def test_a_tuning_can_be_for_some(for_: str, left: list[tuple[str, str]]):
    assert found(f"place-too-small: {{severity: ignore, for: [{for_}]}}") == left


def test_a_finding_about_several_people_is_only_tuned_for_all_of_them():
    alone = diagnostics("session-outside-phase: {severity: ignore, for: [ada]}")
    assert [(each.severity, each.name) for each in alone] == [UNUSED, SMALL, OUTSIDE, SMALL]
    assert (worded(alone[0])[0], worded(alone[0])[-1]) == (
        "`session-outside-phase` finds something about `ada` and others, so this alone changes nothing",
        "write all of them: `for: [ada, bo]`",
    )
    assert found("session-outside-phase: {severity: ignore, for: [bo, ada]}") == [SMALL, SMALL]


def test_until_goes_by_the_day_of_what_is_found_on_whatever_day_one_asks():
    for today in (None, date(2026, 1, 1), date(2030, 1, 1)):
        assert found("place-too-small: {severity: ignore, until: 2026-12-31}", today=today) == [OUTSIDE, SMALL]


def test_a_tuning_that_is_over_before_all_it_is_about_is_told():
    assert found("place-too-small: {severity: ignore, until: 2026-08-31}") == [
        ("warning", "tuning-expired"),
        SMALL,
        OUTSIDE,
        SMALL,
    ]


def test_what_has_no_day_stays_as_tuned_and_one_is_reminded_when_the_day_has_passed():
    tuning = "competence-gap-unanswered: {severity: ignore, until: 2026-12-31}"
    cohorts = "competences: {tolk: {gap: {now: 1, target: 2}}}"
    assert found("", cohorts) == [("warning", "competence-gap-unanswered")]
    assert found(tuning, cohorts) == []
    assert found(tuning, cohorts, date(2026, 12, 31)) == []
    assert found(tuning, cohorts, date(2027, 1, 1)) == [("warning", "tuning-expired")]


def test_a_tuning_that_changes_nothing_is_told():
    assert found("role-missing: {severity: note}") == [("warning", "tuning-unused"), SMALL, OUTSIDE, SMALL]
    unused = diagnostics("place-too-small: {severity: ignore, for: [bo]}")[0]
    assert worded(unused)[0] == "`place-too-small` finds nothing in `bo`, so this changes nothing"


def test_a_check_that_does_not_exist_can_not_be_tuned():
    unknown = diagnostics("place_too_smal: {severity: ignore}")[0]
    assert (unknown.severity, unknown.name) == ("warning", "check-unknown")
    assert (worded(unknown)[0], worded(unknown)[-1]) == (
        "there is no check `place_too_smal` that can be tuned",
        "did you mean `place-too-small`?",
    )


@pytest.mark.parametrize("name", ["check-unknown", "tuning-unused", "tuning-expired"])
def test_what_looks_after_the_tuning_can_not_be_tuned(name: str):
    unknown = diagnostics(f"{name}: {{severity: ignore}}")[0]
    assert worded(unknown)[0] == f"`{name}` looks after these lines, and cannot be tuned itself"


def test_a_check_can_be_tuned_for_each_of_several_with_its_own_reason_and_end():
    tuning = """place-too-small: [
        {severity: ignore, reason: Alla får plats., for: [ht26/a]},
        {severity: note, reason: Rummet byggs ut., for: [ht26/tolk], until: 2027-06-30}]"""
    assert found(tuning) == [OUTSIDE, ("note", "place-too-small")]
    assert found(tuning.replace("2027-06-30", "2027-01-31")) == [("warning", "tuning-expired"), OUTSIDE, SMALL]


@pytest.mark.parametrize("turned", [False, True])
def test_a_line_for_some_decides_before_one_for_all_whatever_their_order(turned: bool):
    lines = ["{severity: note}", "{severity: error, for: [ht26/a]}"]
    tuning = f"place-too-small: [{', '.join(lines[::-1] if turned else lines)}]"
    assert found(tuning) == [("error", "place-too-small"), OUTSIDE, ("note", "place-too-small")]


def test_of_two_lines_for_the_same_the_first_decides_and_the_other_is_told_with_it():
    tuning = "place-too-small: [{severity: note, for: [ht26]}, {severity: ignore, for: [ht26/a]}]"
    unused, *rest = diagnostics(tuning)
    assert (
        worded(unused)[0] == "another line decides about all that `place-too-small` finds here, so this changes nothing"
    )
    assert unused.also[0].span.start < unused.at.span.start
    assert [(each.severity, each.name) for each in rest] == [
        ("note", "place-too-small"),
        OUTSIDE,
        ("note", "place-too-small"),
    ]


def test_a_line_that_asks_for_the_severity_there_is_anyway_is_told():
    unused = diagnostics("place-too-small: {severity: warning}")[0]
    assert worded(unused)[0] == "`place-too-small` is `warning` here anyway, so this changes nothing"


def test_each_line_of_a_list_is_pointed_at_by_itself():
    tuning = "place-too-small: [{severity: ignore, for: [ht26/a]}, {severity: ignore, for: [ht26/b]}]"
    unused = diagnostics(tuning)[0]
    line = unused.at.span.source.line(unused.at.span.start.line)
    assert line[unused.at.span.start.column :].startswith("ignore, for: [ht26/b]")
    assert unused.at.span.start.column > line.index("ht26/a")


def test_errors_of_a_draft_are_warnings_unless_the_plan_says_otherwise():
    cohorts = """
lectures: {a: , b: }
cohorts:
  ht27: {starts: 2027-09-01, status: draft, sessions: {a: {for: [ada]}}}
  ht26: {sessions: {b: {for: [ada]}}}
"""
    outsiders = [("error", "session-for-outsider"), ("warning", "session-for-outsider")]
    assert [each for each in found("", cohorts) if each in outsiders] == outsiders[::-1]
    tuned = found("session-for-outsider: {severity: error, for: [ht27]}", cohorts)
    assert [each for each in tuned if each in outsiders] == [outsiders[0], outsiders[0]]


def test_a_draft_that_gets_in_the_way_of_a_confirmed_cohort_is_only_warned_about():
    cohorts = """
lectures: {a: {lecturers: [olle], required: no}, b: {lecturers: [olle], required: no}}
cohorts:
  ht27: {status: draft, sessions: {a: {date: 2027-10-06}}}
  ht26: {sessions: {b: {date: 2027-10-06}}}
"""
    clashes = [each for each in found("", cohorts) if each[1] == "lecturer-double-booked"]
    assert clashes == [("warning", "lecturer-double-booked")]


def test_a_session_shared_with_a_confirmed_cohort_is_no_draft():
    cohorts = """
lectures: {a: {lecturers: [olle], required: no}, b: {lecturers: [olle], required: no}}
cohorts:
  ht27: {status: draft, sessions: {a: {date: 2026-10-06, with: [ht26]}}}
  ht26: {sessions: {b: {date: 2026-10-06}}}
"""
    clashes = [each for each in found("", cohorts) if each[1] == "lecturer-double-booked"]
    assert clashes == [("error", "lecturer-double-booked")]


MANAGER_TOO = """
units: {norr: {manager: mona}}
people: {ada: {unit: norr}, bo: {unit: norr}}
cohorts: {ht26: {participants: {ada: , bo: }}}
pairings:
  ada-mona: {participant: ada, mentor: mona}
  bo-mona: {participant: bo, mentor: mona}
"""


@pytest.mark.parametrize(("for_", "left"), [("ada", 1), ("mona", 0), ("ada, bo", 0), ("ht26", 0)])
def test_a_finding_about_two_people_in_different_parts_is_tuned_for_either(for_: str, left: int):
    tuning = f"supporter-is-manager: {{severity: ignore, for: [{for_}]}}"
    assert found(tuning, MANAGER_TOO) == [("warning", "supporter-is-manager")] * left


WEEKLY = """
cohorts:
  ht26: {participants: {ada: }}
pairings:
  ada-ida: {participant: ada, mentor: ida, meets: {on: tuesday, time: 9, every: 1 week}}
  ada-max: {participant: ada, mentor: max, until: 2027-02-09, meets: {on: tuesday, time: 9, every: 1 week}}
"""


@pytest.mark.parametrize(
    ("tuned_for", "left"), [("for: [ada]", 0), ("for: [rut]", 1), ("until: 2026-12-31", 1), ("until: 2027-02-09", 0)]
)
def test_what_clashes_again_and_again_is_tuned_as_a_whole(tuned_for: str, left: int):
    tuning = f"participant-double-booked: {{severity: ignore, {tuned_for}}}"
    clashes = [each for each in found(tuning, WEEKLY) if each == ("error", "participant-double-booked")]
    assert len(clashes) == left
