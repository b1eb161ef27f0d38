"""Every finding says what it is about, and no two of one run are the same: so each can be known again."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from mutations.desk import PROGRAMMES

from checks.plans import plan_from
from introplan.agenda import plan_of
from introplan.checks import EXPLAINED, explanation, run_checks
from introplan.cli.examples import example
from introplan.cli.rulesets import published
from introplan.diagnostics import Diagnostic
from introplan.reading import File, Folder, read_programme

TODAY = date(2027, 1, 1)
NAMES = [explanation(check).name for check in EXPLAINED]
IN_ONE_FILE = {"personal-identity-number"}
"""Errors about what nobody may write down, not even as a mark; where there are two of them, both are to be mended."""


def faults(found: Iterable[Diagnostic]) -> list[str]:
    """What is wrong with the identities of what one run has found."""
    those = list(found)
    nameless = [each.name for each in those if not each.identity.about]
    times = Counter(each.identity for each in those if each.name not in IN_ONE_FILE)
    return nameless + [str(identity) for identity, count in times.items() if count > 1]


@pytest.mark.parametrize("name", NAMES)
def test_every_example_says_what_it_is_about(name: str):
    shown = example(name)
    assert shown is not None
    for text in (shown.faulty, shown.mended):
        assert faults(run_checks(plan_from(text, names=name != "person-without-name"), TODAY)) == []


@pytest.mark.parametrize("name", sorted(folder.name for folder in PROGRAMMES.iterdir() if folder.is_dir()))
def test_so_does_every_rule_set_on_the_programmes_that_come_along(name: str):
    every = f"  rulesets: [{', '.join(published())}]\n"
    files = []
    for file in sorted((PROGRAMMES / name).rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"^  rulesets:.*\n", "", text, flags=re.MULTILINE)
        files.append(
            File(file.as_posix(), re.sub(r"^programme:\n", rf"\g<0>{every}", text, flags=re.MULTILINE).encode())
        )
    programme, origins, _diagnostics = read_programme(Folder(name, tuple(files)))
    assert programme is not None
    found = run_checks(plan_of(name, programme, origins, published()), TODAY)
    assert len(found) > 5
    assert faults(found) == []


def test_what_is_read_amiss_says_so_too():
    people = "people:\n  ida:\n    name: Ida #3\n  bo:\n    name: Bo #4\n  asa:\n    name: Ã…sa\n"
    texts = {"empty.yaml": "", "people.yaml": people}
    files = tuple(File(Path("programmes/prov", path).as_posix(), text.encode()) for path, text in texts.items())
    _programme, _origins, found = read_programme(Folder("programmes/prov", files))
    warned = [each for each in found if each.severity == "warning"]
    assert sorted(each.name for each in warned) == [
        "comment-in-text",
        "comment-in-text",
        "empty-file",
        "wrong-character-set",
    ]
    assert faults(warned) == []


PEOPLE = """
programme:
  roles: {introducer: {required: yes}, mentor: {required: yes}}
people: {ada: , ida: , mona: {unit: norr}}
"""
APART = {
    "role-missing": (
        "cohorts: {ht26: {participants: {ada: }}}\npairings: {a: {participant: ada, introducer: ida}}",
        "cohorts: {ht26: {participants: {ada: }}}\npairings: {a: {participant: ada, mentor: ida}}",
    ),
    "required-activity-not-scheduled": (
        "lectures: {tolk: {title: Tolk, lecturers: [ida]}}\ncohorts: {ht26: {participants: {ada: }}}",
        "lectures: {bbic: {title: BBIC, lecturers: [ida]}}\ncohorts: {ht26: {participants: {ada: }}}",
    ),
    "place-not-accessible": tuple(
        f"places: {{sal: {{capacity: 9}}}}\nlectures: {{tolk: {{title: Tolk, lecturers: [ida]}}}}\ncohorts: {{ht26: "
        f"{{sessions: {{tolk: {{date: 2026-10-06, time: 9.00-10.00, place: sal}}}}}}}}\nprogramme: {{access: [{word}]}}"
        for word in ("step_free", "hearing_loop")
    ),
}
"""Two plans each, of which a check finds something else about the same people on the same days."""


@pytest.mark.parametrize("name", APART)
def test_another_role_activity_or_need_is_another_finding(name: str):
    one, other = (
        {
            each.identity
            for each in run_checks(plan_from(own if "programme:" in own else PEOPLE + own))
            if each.name == name
        }
        for own in APART[name]
    )
    assert (len(one), len(other)) == (1, 1)
    assert one != other
