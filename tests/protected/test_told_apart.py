"""Nobody can be told by elimination without a finding that says so, whatever part they take."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from protected.eliminator import Told, told_by, unblamed
from protected.parish import PARTICIPANTS, PEOPLE, TEMPLATES, Tree, plan_from, protect, tree
from protected.plans import all_plans, plan_in, programmes, protected_too
from rendering.booklets.programmes import made as prints_made
from rendering.booklets.programmes import words

from introplan.agenda import Plan
from introplan.checks.rules import answers
from introplan.releases import Edition
from introplan.rendering.booklets.booklet import booklet_of
from introplan.rendering.calendars import calendars
from introplan.rendering.reports import rules_report
from introplan.rendering.site import overview, site
from introplan.rendering.typesetting import proof
from introplan.rendering.typesetting.typesetter import Typesetter

TURNS = 6
"""In so many turns everybody of a programme is protected, several at a time."""


def shared(plan: Plan, monkeypatch: pytest.MonkeyPatch | None = None) -> dict[str, bytes]:
    """What may be shared of a plan; with `monkeypatch` without setting the booklets for print, which takes its time."""
    if monkeypatch:
        monkeypatch.setattr(Typesetter, "pdf", lambda *_values: b"")
        monkeypatch.setattr(proof, "text_faults", lambda _pdf: iter(()))
    made = prints_made(plan, drafts=True)
    made |= {path: file for path, file in calendars(Edition(plan, drafts=True)) if "/people/" not in path}
    made |= dict(site(Edition(plan, drafts=True), TEMPLATES, made=frozenset(made)))
    return made | {"overview.html": overview([(name, Edition(plan, drafts=True)) for name in "ab"], TEMPLATES)}


def with_protected(people: Any, *, without: Any = (), alone: Any = ()) -> Plan:
    """The parish with these protected, `without` some participants, and with sessions for each of some `alone`."""
    programme = tree()
    cohort = programme["cohorts"]["ht26"]
    for person in without:
        del cohort["participants"][f"id-{person}"]
        for role in ("introducer", "mentor"):
            programme["pairings"].pop(f"{role}-{person}", None)
    for key, session in list(cohort["sessions"].items()):
        if "for" in session:
            session["for"] = [one for one in session["for"] if one.removeprefix("id-") not in without]
            if not session["for"]:
                del cohort["sessions"][key]
    for person in alone:
        if person not in without:
            cohort["sessions"][f"ensam-{person}"] = {
                "of": "utbyte",
                "date": "2027-03-04",
                "time": "9-11",
                "for": [f"id-{person}"],
            }
    protect(programme, people)
    return plan_from(programme)


@pytest.mark.long
@settings(max_examples=20, deadline=None)
@given(
    people=st.sets(st.sampled_from(PEOPLE), max_size=8),
    without=st.sets(st.sampled_from(PARTICIPANTS), max_size=4),
    alone=st.sets(st.sampled_from(PARTICIPANTS), max_size=2),
)
def test_nobody_is_told_apart_without_a_finding_in_whatever_role(people: Any, without: Any, alone: Any):
    with pytest.MonkeyPatch.context() as monkeypatch:
        plan = with_protected(people, without=without, alone=alone)
        assert unblamed(plan, shared(plan, monkeypatch)) == set()


@pytest.mark.long
def test_nobody_is_told_apart_in_any_plan_of_the_tests_and_programmes(monkeypatch: pytest.MonkeyPatch):
    found, protected = {}, 0
    for name, plan in all_plans():
        if any(person.protected for person in plan.programme.people.values()):
            protected += 1
            if told := unblamed(plan, shared(plan, monkeypatch)):
                found[name] = told
    assert found == {}
    assert protected > 15, "the plans of the tests are not found any more"


@pytest.mark.long
@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("name", programmes())
def test_nobody_is_told_apart_whoever_of_a_programme_is_protected(
    name: str, turn: int, monkeypatch: pytest.MonkeyPatch
):
    texts = programmes()[name]
    whole = plan_in(name, texts)
    assert whole
    people = frozenset(list(whole.programme.people)[turn::TURNS])
    hidden = protected_too(texts, people)
    plan = plan_in(name, hidden)
    assert plan
    assert all(plan.programme.people[person].protected for person in people)
    files = shared(plan, monkeypatch)
    assert {told for told in unblamed(plan, files) if told.person in people} == set()
    left = "".join(hidden.values())  # an author's own text may name somebody; `protected-names.txt` is for that
    traces = {
        person: [person, *(one for one in (entry.name, entry.email) if one and one not in left)]
        for person, entry in whole.programme.people.items()
        if person in people
    }
    assert [(person, path) for person in people for path, file in files.items() if _has(file, traces[person])] == []


def _has(file: bytes, traces: list[str]) -> bool:
    unbroken = file.replace(b"\r\n ", b"")
    return any(trace.encode() in unbroken for trace in traces)


OWN: Mapping[str, Any] = {
    "starts": "2026-11-02",
    "pauses": ["2027-03-01..2027-05-31"],
    "work_percent": 50,
    "until": "2027-06-30",
    "manager": "id-frida",
    "unit": "enhet-olle",
    "seat_of": "granne",
    "exempt": ["etik"],
    "groups": ["a"],
    "reviews": {"manad-3": {"date": "2026-12-07", "time": "9-10"}},
    "postings": [{"unit": "enhet-olle", "from": "2026-11-30", "until": "2027-03-07", "manager": "id-frida"}],
}
"""What a participant can have for themselves."""


def seen_by_all(plan: Plan) -> list[object]:
    """All that may be shared but rooms' calendars, as it is before it is set."""
    booklet = [booklet_of(Edition(plan, drafts=True), cohort) for cohort in plan.programme.cohorts.values()]
    files = dict(calendars(Edition(plan, drafts=True)))
    open_to_all = {
        path: file for path, file in files.items() if not path.startswith(("calendars/people/", "calendars/places/"))
    }
    page = dict(site(Edition(plan, drafts=True), TEMPLATES, made=frozenset(open_to_all)))
    return [booklet, open_to_all, page]


@pytest.mark.long
@settings(max_examples=20, deadline=None)
@given(
    person=st.sampled_from(PARTICIPANTS),
    own=st.sets(st.sampled_from(sorted(OWN)), min_size=1),
    others=st.sets(st.sampled_from(PEOPLE), max_size=3),
)
def test_what_is_a_protected_participant_s_own_changes_nothing_that_may_be_shared(person: str, own: Any, others: Any):
    programme = tree()
    protect(programme, {person, *others})
    before = seen_by_all(plan_from(programme))
    programme["cohorts"]["ht26"]["participants"][f"id-{person}"] |= {field: OWN[field] for field in own}
    programme["people"][f"id-{person}"] |= {"job": "Annat arbete", "organisation": "granne", "unit": "enhet-kent"}
    programme["pairings"][f"introducer-{person}"]["meets"] |= {"on": "friday", "time": "16.00"}
    assert seen_by_all(plan_from(programme)) == before


@pytest.mark.parametrize(("role", "one", "other"), [("introducer", "ida", "isak"), ("mentor", "max", "moa")])
def test_whom_a_protected_supporter_supports_changes_nothing_that_may_be_shared(role: str, one: str, other: str):
    programme = tree()
    protect(programme, {one})
    before = seen_by_all(plan_from(programme))
    for pairing in (pairing for pairing in programme["pairings"].values() if role in pairing):
        pairing[role] = f"id-{other}" if pairing[role] == f"id-{one}" else f"id-{one}"
    programme["people"][f"id-{one}"] |= {"job": "Annat arbete", "organisation": "granne", "unit": "enhet-kent"}
    assert seen_by_all(plan_from(programme)) == before


@pytest.mark.parametrize(
    ("person", "more"),
    [
        ("karin", {"job": "Annat arbete"}),
        ("oda", {"organisation": "kommunen", "job": "Annat arbete"}),
        ("mona", {"unit": "enhet-kent"}),
    ],
)
def test_what_a_protected_coordinator_lecturer_or_manager_is_changes_nothing_either(person: str, more: Tree):
    programme = tree()
    protect(programme, {person})
    before = seen_by_all(plan_from(programme))
    programme["people"][f"id-{person}"] |= more
    assert seen_by_all(plan_from(programme)) == before


def report(programme: Tree, rule_set: str = "ect") -> str:
    """What the page about a rule set says."""
    plan = plan_from(programme)
    rules = plan.rule_sets[rule_set]
    return words(rules_report(Edition(plan), TEMPLATES, rules, answers(plan, rules))[1])


def test_a_report_says_how_many_and_not_who_is_left_when_a_protected_person_is_among_them():
    programme = tree()
    participants = programme["cohorts"]["ht26"]["participants"]
    participants["id-bo"]["work_percent"] = 50
    assert "Bo Bbqvistberg arbetar 50 procent" in report(programme)
    participants["id-ada"]["work_percent"] = 80
    protect(programme, {"bo"})
    said = report(programme)
    assert "Det gäller 2 personer, som inte står med namn här." in said
    assert "procent, men programmet blir inte längre" not in said
    del participants["id-ada"]["work_percent"]
    assert "Det gäller en person, som inte står med namn här." in report(programme)


def test_a_report_says_of_somebody_protected_what_is_so_for_everybody_and_not_when():
    programme = tree()
    protect(programme, {"bo"})
    said = report(programme, "malmo")
    assert "Ada Aaqvistberg har sin introduktör på en annan enhet: Ida" in said
    assert "En deltagare har sin introduktör på en annan enhet: …." in said


def test_the_reader_can_tell():
    """What outputs avoid is told when they do not: each way of telling, put into the bytes by hand."""
    plan = with_protected({"bo", "ida", "mona"})
    files = shared(plan)
    assert told_by(plan, files) == set()
    booklet = "booklets/ht26.html"

    def told(path: str, before: str, after: str, of: Plan = plan) -> set[Told]:
        text = files[path].decode()
        assert before in text
        return told_by(of, files | {path: text.replace(before, after).encode()})

    assert told(booklet, ">Mentor</th>", ">Introduktör</th>") >= {Told("id-ida", "an empty cell")}
    assert told(booklet, "<caption>Mentorer", "<caption>Chefer") == {Told("id-mona", "the list Chefer")}
    assert told(booklet, "Karin", "samordnare</strong><strong>Karin") >= {
        Told("id-ida", "a word where others have a name")
    }
    assert told(booklet, "en del av gruppen", "Cia Ccqvistberg, Dan Ddqvistberg och Eva Eeqvistberg") == {
        Told("id-bo", "the other half")
    }
    assert told(booklet, ">Mentor</th>", ">Grupper</th>") >= {Told("id-bo", "the groups")}
    for page in ("index.html", "cohorts/ht26.html"):
        assert told(page, "5 deltagare", "5 deltagare, Kommunen 4 och Grannkommunen 1") == {Told("id-bo", "the seats")}
    few = with_protected({"bo"}, without={"cia", "dan", "eva"})
    two = shared(few)
    assert told_by(few, two) == set()
    rows = "<caption>Din kull</caption><tr><th>Namn</th></tr><tr><th>Ada Aaqvistberg</th></tr>"
    named = two[booklet].replace(b"</main>", f'<table class="people">{rows}</table></main>'.encode())
    assert told_by(few, two | {booklet: named}) == {Told("id-bo", "the count")}
    alone = with_protected({"bo", "olle"}, alone={"bo"})
    assert told_by(alone, shared(alone)) == {Told("id-bo", "who comes"), Told("id-olle", "who gives it")}
