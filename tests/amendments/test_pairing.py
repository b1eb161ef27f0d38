"""Supporters for everybody in a cohort who has none: what is written, what is said, and that the checks agree."""

from collections import Counter
from typing import Any

import pytest
from amendments.amending import made, plan_in, trial_of
from amendments.worked_out import said, tree_of, trial_of_small
from checks.plans import plan_from
from checks.trial import Trial

from introplan.amendments import Amendment, Hindrance
from introplan.amendments.pairing import pairing
from introplan.cli.prospects import beside
from introplan.diagnostics import Fix, Remove

STRIPPED = (("malmo", "ht26"), ("malmo", "vt27"), ("huddingetrainee", "ht26"))
UNSAID = {"pairing-without-meetings", "protected-time-differs"}
"""What comes of it that nobody has said yet when they meet."""


def without_pairings(trial: Trial, cohort: str) -> Trial:
    programme = plan_in(trial).programme
    people = programme.cohorts[cohort].participants
    own = [each for each in programme.pairings.values() if each.participant in people]
    return trial.after(Fix(tuple(Remove(each.path) for each in own)))


@pytest.mark.parametrize(("name", "cohort"), STRIPPED)
def test_a_cohort_whose_pairings_are_all_gone_gets_new_ones_that_every_check_agrees_with(name: str, cohort: str):
    trial = trial_of(name)
    stripped = without_pairings(trial, cohort)
    paired = made(stripped, pairing(plan_in(stripped), cohort, ()))
    assert {each.name for each in beside(paired.findings, trial.findings)} <= UNSAID
    plan = plan_in(paired)
    roles = Counter(
        (support.journey.person, support.pairing.role)
        for support in plan.agenda.support.every
        if support.journey.cohort.id == cohort
    )
    journeys = plan.journeys_in(cohort)
    assert set(roles) == {(each.person, role) for each in journeys for role in plan.programme.required_roles}
    assert set(roles.values()) == {1}
    again = pairing(plan, cohort, ())
    assert isinstance(again, Amendment)
    assert again.edits == ()


SMALL = """
programme: {roles: {mentor: {required: yes, unit: other}, buddy: }}
units: {norr: {title: Norr, manager: mona}, soder: {title: Söder}}
organisations: {nacka: {title: Nacka}}
people:
  ada-berg: {name: Ada Berg, unit: norr, languages: [fi, sv], interests: [musik]}
  bo-ek: {name: Bo Ek, unit: norr}
  max-ny: {name: Max Ny, unit: soder, experience_years: 9, hours_per_month: 9, capacity: {mentor: 1}, languages: [FI]}
  mia-al: {name: Mia Al, unit: soder, experience_years: 5, hours_per_month: 9, capacity: {mentor: 2}}
  mona: {name: Mona, unit: norr, capacity: {mentor: 3}}
cohorts: {ht: {title: Hösten, participants: {ada-berg: , bo-ek: }}}
"""


def proposed(text: str, *roles: Any) -> Amendment:
    found = pairing(plan_from(text), "ht", roles)
    assert isinstance(found, Amendment), said(found)
    return found


def written(text: str, *roles: Any) -> dict[str, Any]:
    files: Any = made(trial_of_small(text), proposed(text, *roles)).files
    return {id_: pairing for tree in files.values() for id_, pairing in tree.get("pairings", {}).items()}


def words(found: Amendment, language: Any = "en") -> list[str]:
    return [sentence for each in found.steps for sentence in said(each, language)]


def test_each_is_written_as_a_pairing_and_told_with_its_reason_and_who_is_next():
    assert written(SMALL) == {
        "ada-max": {"participant": "ada-berg", "mentor": "max-ny"},
        "bo-mia": {"participant": "bo-ek", "mentor": "mia-al"},
    }
    assert words(proposed(SMALL)) == [
        "Ada Berg gets Max Ny (Söder) as mentor: 9 years in the profession; shares the language fi; supports 1 of 1 "
        "then. Otherwise Mia Al (Söder): 5 years in the profession; supports 2 of 2 then.",
        "Bo Ek gets Mia Al (Söder) as mentor: 5 years in the profession; supports 1 of 2 then. Nobody else can.",
    ]
    assert words(proposed(SMALL), "sv")[1] == (
        "Bo Ek får Mia Al (Söder) som mentor: 5 år i yrket; stöttar då 1 av 2. Ingen annan kan."
    )


VT = {"vt": {"title": "Våren", "starts": "2026-02-02", "participants": {"eva-ek": None}}}
OF_VT = {"eva-mia": {"participant": "eva-ek", "mentor": "mia-al"}}


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"vt": {"cohorts": VT, "pairings": OF_VT}, "ht": {}}, "ht"),
        ({"vt": {"cohorts": VT}, "ht": {}, "pairings/vt": {"pairings": OF_VT}}, "pairings/ht"),
        ({"vt": {"cohorts": VT}, "ht": {}, "mentorer": {"pairings": OF_VT}}, "mentorer"),
        ({"cohorts": {"cohorts": VT, "pairings": OF_VT}}, "cohorts"),
    ],
)
def test_the_first_pairings_of_a_cohort_have_a_file_of_their_own_where_those_of_others_have(
    files: dict[str, Any], place: str
):
    """Each cohort in a file with its pairings, or these beside it; all mentors in one; all cohorts in one."""
    tree: Any = tree_of(SMALL)
    tree["people"]["eva-ek"] = {"name": "Eva Ek", "organisation": "owner"}
    cohorts = tree.pop("cohorts")
    trees = {name: {key: dict(value) for key, value in each.items()} for name, each in files.items()}
    trees["ht" if "ht" in trees else "cohorts"].setdefault("cohorts", {}).update(cohorts)
    trial = Trial("test", {f"test/{name}.yaml": each for name, each in {"plan": tree, **trees}.items()})
    found = pairing(plan_in(trial), "ht", ())
    assert isinstance(found, Amendment)
    after: Any = made(trial, found).files
    own = [name for name, each in after.items() if "ada-max" in each.get("pairings", {})]
    assert own == [f"test/{place}.yaml"]


LEAVING = (
    SMALL
    + """
pairings:
  ada-berg-max-ny: {participant: ada-berg, mentor: max-ny, until: 2027-03-31}
  bo-max: {participant: bo-ek, mentor: max-ny, from: 2027-04-01}
  bo-mia: {participant: bo-ek, mentor: mia-al, until: 2027-03-31}
"""
)


def test_who_has_nobody_from_a_day_on_gets_somebody_from_that_day_and_nobody_else_is_moved():
    assert written(LEAVING) == {
        "ada-berg-max-ny": {"participant": "ada-berg", "mentor": "max-ny", "until": "2027-03-31"},
        "bo-max": {"participant": "bo-ek", "mentor": "max-ny", "from": "2027-04-01"},
        "bo-mia": {"participant": "bo-ek", "mentor": "mia-al", "until": "2027-03-31"},
    }
    assert said(proposed(LEAVING))[1:2] == [
        "Ada Berg gets no mentor: Max Ny is, or has been, mentor of the same person; Mia Al supports nobody after "
        "31 March 2027 (week 13); whoever else has agreed to it works in the same unit. The easiest way out: ask "
        "somebody, and write `capacity: {mentor: 1}` on them."
    ]
    text = LEAVING.replace("bo-mia: {participant: bo-ek, mentor: mia-al, until: 2027-03-31}", "").replace(
        "bo-max: {participant: bo-ek, mentor: max-ny, from: 2027-04-01}", "bo-mia: {participant: bo-ek, mentor: mia-al}"
    )
    assert written(text)["ada-mia"] == {"participant": "ada-berg", "mentor": "mia-al", "from": "2027-04-01"}


def test_whose_municipality_leaves_is_followed_from_the_day_after():
    text = SMALL.replace("{title: Nacka}", "{title: Nacka, member_until: 2027-06-30}").replace(
        "name: Max Ny,", "name: Max Ny, organisation: nacka,"
    )
    text += (
        "pairings: {ada-max: {participant: ada-berg, mentor: max-ny}, bo-mia: {participant: bo-ek, mentor: mia-al}}\n"
    )
    assert written(text) == {
        "ada-max": {"participant": "ada-berg", "mentor": "max-ny", "until": "2027-06-30"},
        "ada-mia": {"participant": "ada-berg", "mentor": "mia-al", "from": "2027-07-01"},
        "bo-mia": {"participant": "bo-ek", "mentor": "mia-al"},
    }


def test_who_gets_nobody_is_told_why_and_what_would_help():
    full = SMALL.replace("capacity: {mentor: 2}", "capacity: {mentor: 0}")
    found = proposed(full)
    assert len(found.edits) == 1
    assert said(found)[1:] == [
        "Bo Ek gets no mentor: Max Ny has agreed to 1; Ada Berg needs one of them too. The easiest way out: if Max Ny "
        "(Söder) can take 2 at once: `introplan set people.max-ny.capacity mentor 2`."
    ]
    buddies = proposed(SMALL, "buddy")
    assert (buddies.edits, len(said(buddies))) == ((), 2)
    assert said(buddies)[0] == "Nobody can be proposed for Hösten."
    assert said(buddies, "sv")[1].startswith("Ada Berg och Bo Ek får ingen fadder: ingen har sagt ja till det. ")


def test_a_protected_participant_is_called_by_the_id_alone():
    text = SMALL.replace("bo-ek: {name: Bo Ek, unit: norr}", "deltagare-7: {protected: yes, unit: norr}").replace(
        "bo-ek: }}", "deltagare-7: }}"
    )
    assert "deltagare-7-mia" in written(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SMALL.replace("mentor: {required: yes, unit: other}, ", ""),
            "the programme requires no role of its participants",
        ),
        (
            SMALL.replace("title: Hösten,", "title: Hösten, status: finished,"),
            "Hösten is over, and needs nobody any more",
        ),
    ],
)
def test_where_nobody_is_needed_it_is_said(text: str, expected: str):
    found = pairing(plan_from(text), "ht", ())
    assert isinstance(found, Hindrance)
    assert said(found)[0] == expected


def test_where_everybody_has_somebody_it_is_said():
    text = SMALL + "pairings: {a: {participant: ada-berg, mentor: mia-al}, b: {participant: bo-ek, mentor: mia-al}}\n"
    assert said(proposed(text)) == ["Everybody in Hösten has somebody as mentor."]
    assert said(proposed(text.replace("participants: {ada-berg: , bo-ek: }", "participants: {}"))) == [
        "Nobody takes part in Hösten yet."
    ]
