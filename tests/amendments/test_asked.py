"""Words on the command line: what each means, what may have been meant, and that whatever is offered works."""

import re
from typing import get_args

import pytest
from amendments.known_plans import plan_called
from checks.plans import plan_from
from hypothesis import given
from hypothesis import strategies as st

from introplan.amendments import Hindrance
from introplan.amendments.asked import SECTIONS, Asked, Kind, asked, everything_asked
from introplan.language import fill

MALMO, HUDDINGE = "malmo", "huddingetrainee"
KINDS: tuple[Kind, ...] = get_args(Kind)
SMALL = plan_from(
    """
    people:
      ada-testsson: {name: Ada Testsson}
      ada-berg: {name: Ada Berg, was: ada-lund}
      asa-oberg: {name: Åsa Öberg}
      deltagare-3: {protected: yes}
      bo: {name: Bo von Skissvik}
    lectures:
      tolk: {title: Samtal med tolk}
      lvu: {title: LVU/LVM i praktiken}
    competences:
      tolk: {title: Tolkens roll}
    activities:
      utbyte: {title: Utbyte}
    places:
      sal-vast: {title: Sal Väst}
    programme:
      reviews:
        manad-3: {title: Efter tre månader}
    cohorts:
      ht26:
        title: Hösten 2026
        participants: {ada-testsson: , deltagare-3: }
        sessions:
          tolk: {date: 2026-10-08}
          lvu: {date: 2026-10-15}
          utbyte-1: {of: utbyte, date: 2026-10-20}
          utbyte-2: {of: utbyte, date: 2026-12-01}
      vt27:
        title: Våren 2027
        starts: 2027-02-01
        participants: {bo: }
        sessions:
          tolk: {date: 2027-03-18}
    """
)


def told(found: Asked | Hindrance) -> str:
    """What was meant, or the sentence and the way out."""
    if isinstance(found, Asked):
        return f"{found.kind} {found.id}"
    parts = (fill(each.template, each.values, "en") for each in (found.message, found.help))
    return f"{' - '.join(parts)}{' (misspelt)' if found.is_misspelt else ''}"


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("person", "ada-testsson", "ada-testsson"),
        ("person", "Ada Testsson", "ada-testsson"),
        ("person", "  ada   TESTSSON ", "ada-testsson"),
        ("person", "Testsson", "ada-testsson"),
        ("person", "åsa öberg", "asa-oberg"),
        ("person", "A\u030asa", "asa-oberg"),
        ("person", "asa oberg", "asa-oberg"),
        ("person", "ASA-OBERG", "asa-oberg"),
        ("person", "skissvik", "bo"),
        ("person", "test/deltagare-3", "deltagare-3"),
        ("person", "Ad Test", "ada-testsson"),
        ("person", "Ski", "bo"),
        ("person", "BO SKI", "bo"),
        ("person", "delt", "deltagare-3"),
        ("session", "vå/samtal m", "vt27/tolk"),
        ("person", "people/bo", "bo"),
        ("person", "test/people/bo", "bo"),
        ("participant", "Bo", "vt27/bo"),
        ("participant", "våren 2027/bo von skissvik", "vt27/bo"),
        ("participant", "deltagare-3", "ht26/deltagare-3"),
        ("session", "vt27/tolk", "vt27/tolk"),
        ("session", "test/vt27/tolk", "vt27/tolk"),
        ("session", "Våren 2027/Samtal med tolk", "vt27/tolk"),
        ("session", "lvu", "ht26/lvu"),
        ("session", "LVU/LVM i praktiken", "ht26/lvu"),
        ("session", "ht26/lvu/lvm i praktiken", "ht26/lvu"),
        ("review", "Ada/manad-3", "ht26/ada-testsson/manad-3"),
        ("review", "ht26/deltagare-3/Efter tre månader", "ht26/deltagare-3/manad-3"),
        ("programme-review", "efter tre manader", "manad-3"),
        ("place", "sal väst", "sal-vast"),
        ("cohort", "hösten 2026", "ht26"),
        ("activity", "Utbyte", "utbyte"),
    ],
)
def test_ids_names_and_titles_mean_the_same(kind, words, expected):
    assert told(asked([SMALL], kind, words)) == f"{kind} {expected}"


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (
            "person",
            "Ada",
            "`Ada` may be any of these: `ada-testsson`, Ada Testsson, owner; `ada-berg`, Ada Berg, owner"
            " - write the one you mean as it is written here, such as `ada-testsson` (misspelt)",
        ),
        (
            "session",
            "tolk",
            "`tolk` may be any of these: `ht26/tolk`, 8 October 2026 (week 41); `vt27/tolk`, 18 March 2027 (week 11)"
            " - write the one you mean as it is written here, such as `ht26/tolk` (misspelt)",
        ),
        (
            "session",
            "ht26/Utbyte",
            "`ht26/Utbyte` may be any of these: `ht26/utbyte-1`, 20 October 2026 (week 43);"
            " `ht26/utbyte-2`, 1 December 2026 (week 49)"
            " - write the one you mean as it is written here, such as `ht26/utbyte-1` (misspelt)",
        ),
        (
            "review",
            "manad-3",
            "`manad-3` may be any of these: `ada-testsson/manad-3`, Efter tre månader;"
            " `deltagare-3/manad-3`, Efter tre månader; `bo/manad-3`, Efter tre månader"
            " - write the one you mean as it is written here, such as `ada-testsson/manad-3` (misspelt)",
        ),
        (
            "person",
            "a",
            "there is no person `a`"
            " - choose from `ada-testsson`, `ada-berg`, `asa-oberg`, `deltagare-3` and `bo` (misspelt)",
        ),
        (
            "person",
            "Ad",
            "`Ad` may be any of these: `ada-testsson`, Ada Testsson, owner; `ada-berg`, Ada Berg, owner"
            " - write the one you mean as it is written here, such as `ada-testsson` (misspelt)",
        ),
        ("person", "Adda Testson", "there is no person `Adda Testson` - did you mean `ada-testsson`? (misspelt)"),
        ("person", "ada-lund", "there is no person `ada-lund` - did you mean `ada-berg`? (misspelt)"),
        (
            "session",
            "tollk",
            "there is no session `tollk` - did you mean one of these: `ht26/tolk` and `vt27/tolk`? (misspelt)",
        ),
        ("session", "vt27/lvu", "there is no session `vt27/lvu` - did you mean `ht26/lvu`? (misspelt)"),
        ("cohort", "2031", "there is no cohort `2031` - choose from `ht26` and `vt27` (misspelt)"),
        (
            "unit",
            "barn",
            "there is no unit `barn` - write its id, its name or its title as it is in the plan (misspelt)",
        ),
    ],
)
def test_what_means_several_things_or_none_is_wrong_use_and_says_what_could_be_meant(kind, words, expected):
    assert told(asked([SMALL], kind, words)) == expected


def test_things_of_several_kinds_are_told_apart_by_their_section():
    kinds = ("lecture", "competence", "session", "person")
    assert told(asked([SMALL], kinds, "tolk")) == (
        "`tolk` may be any of these: `lectures/tolk`, Samtal med tolk; `competences/tolk`, Tolkens roll"
        " - write the one you mean as it is written here, such as `lectures/tolk` (misspelt)"
    )
    assert told(asked([SMALL], kinds, "competences/tolk")) == "competence tolk"
    assert told(asked([SMALL], kinds, "lectures/tollk")) == (
        "there is nothing called `lectures/tollk` in the plan - did you mean `lectures/tolk`? (misspelt)"
    )


def test_what_is_of_another_kind_is_said_to_be_there_and_where():
    assert told(asked([SMALL], ("person", "place"), "LVU")) == (
        "`LVU` is in `sessions` and `lectures`, and cannot be chosen here"
        " - choose something that is in `people` or `places` (misspelt)"
    )
    assert "there is nothing called `sal`" in told(asked([SMALL], ("session", "event"), "sal"))  # no whole name


def test_several_programmes_are_told_apart_by_their_name():
    plans = [plan_called(MALMO), plan_called(HUDDINGE)]
    found = asked(plans, "cohort", "ht26")
    assert "`malmo/ht26`, Hösten 2026; `huddingetrainee/ht26`, Hösten 2026" in told(found)
    one = asked(plans, "cohort", "huddingetrainee/ht26")
    assert isinstance(one, Asked)
    assert (one.plan.name, one.id) == (HUDDINGE, "ht26")
    both = everything_asked(plans, "cohort", "ht26")
    assert not isinstance(both, Hindrance)
    assert [(each.plan.name, each.id) for each in both] == [(MALMO, "ht26"), (HUDDINGE, "ht26")]


def test_protected_people_are_offered_by_nothing_but_their_ids():
    found = asked([plan_called(MALMO)], "person", "deltagare-8")
    assert told(found) == "there is no person `deltagare-8` - did you mean `deltagare-7`? (misspelt)"


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_is_found_alone_and_behind_its_programme_and_section(kind):
    plans = [plan_called(MALMO), plan_called(HUDDINGE)]
    section = SECTIONS.get(kind)
    for plan in plans:
        for id_ in ids_of(plan, kind):
            ways = [f"{plan.name}/{id_}", *([f"{plan.name}/{section}/{id_}"] if section else [])]
            for way in ways:
                assert asked(plans, kind, way) == Asked(plan, id_, kind)
            assert asked([plan], kind, id_) == Asked(plan, id_, kind)


def ids_of(plan, kind):
    programme = plan.programme
    match kind:
        case "session":
            return [f"{cohort.id}/{key}" for cohort in programme.cohorts.values() for key in cohort.sessions]
        case "participant":
            return [f"{cohort.id}/{key}" for cohort in programme.cohorts.values() for key in cohort.participants]
        case "review":
            return [f"{each}/{review}" for each in ids_of(plan, "participant") for review in programme.frame.reviews]
        case "task":
            return [f"{cohort.id}/{key}" for cohort in programme.cohorts.values() for key in cohort.tasks]
        case "programme-review" | "programme-task" | "phase" | "goal":
            return list(getattr(programme.frame, SECTIONS[kind]))
    return list(getattr(programme, SECTIONS[kind]))


WORDS = [
    word
    for plan in (MALMO, HUDDINGE)
    for word in re.findall(
        r"[\w/-]+(?: [\w-]+)?", " ".join(p.name or p.id for p in plan_called(plan).programme.people.values())
    )
] + [each for plan in (MALMO, HUDDINGE) for each in ids_of(plan_called(plan), "session")]


@given(
    st.sampled_from(KINDS), st.sampled_from(WORDS), st.integers(0, 40), st.sampled_from(["", "x", "ö", "/", " ", "-1"])
)
def test_whatever_is_offered_is_found_when_it_is_typed(kind, word, at, more):
    plans = [plan_called(MALMO), plan_called(HUDDINGE)]
    found = asked(plans, kind, word[:at] + more + word[at + 1 :])
    if isinstance(found, Asked):
        return
    assert found.is_misspelt
    sentences = [*found.message.values.get("choices", ()), *found.help.values.get("choices", ())]
    offered = [each if isinstance(each, str) else each.values["typed"] for each in sentences]
    offered += [found.help.values[hole] for hole in ("guess", "typed") if hole in found.help.values]
    for each in offered:
        assert isinstance(asked(plans, kind, each.strip("`")), Asked), each
