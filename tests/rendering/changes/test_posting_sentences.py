"""What is told of where somebody is when it is not their own unit: to them, to the managers, and to the coordinator."""

import pytest
from rendering.changes.two_plans import changed
from rendering.site.pages import plan_from

from introplan.changes.comparison import Comparison
from introplan.releases import events_of
from introplan.rendering.changes import NamesTold, in_sentences

UNITS = (
    "people:\n",
    "units:\n  norr: {title: Norr, organisation: kommunen, manager: olle}\n"
    "  vuxna: {title: Vuxna, organisation: kommunen, manager: sven}\npeople:\n",
)
POSTED = "{unit: vuxna, from: 2027-01-25, until: 2027-03-21}"


def plan(posting: str, person: str = "ada"):
    told = f"postings: [{posting}]" if posting else "starts: 2026-09-01"
    return plan_from(
        changed(
            UNITS,
            (
                "ada: {name: Ada Testsson, organisation: kommunen,",
                "ada: {name: Ada Testsson, organisation: kommunen, unit: norr,",
            ),
            ("month: 3, with: [introducer]", "month: 3, with: [manager]"),
            (f"      {person}: {{reviews", f"      {person}: {{{told}, reviews"),
        )
    )


def told(before: str, after: str, you: str | None = None, person: str = "ada") -> list[str]:
    was, is_ = plan(before, person), plan(after, person)
    comparison, names = Comparison.of(events_of(was), is_), NamesTold(is_, was, you=you)
    return [in_sentences(each, names, "sv") for each in (comparison.told_to(you) if you else comparison.told)]


@pytest.mark.parametrize(
    ("before", "after", "to_ada", "of_ada"),
    [
        ("", POSTED, "Du är på Vuxna 25 januari–21 mars 2027.", "Ada Testsson är på Vuxna 25 januari–21 mars 2027."),
        (
            POSTED,
            "",
            "Du ska inte längre vara på Vuxna 25 januari–21 mars 2027.",
            "Ada Testsson ska inte längre vara på Vuxna 25 januari–21 mars 2027.",
        ),
        (
            POSTED,
            POSTED.replace("03-21", "03-28"),
            "Du är på Vuxna 25 januari–28 mars 2027, inte 25 januari–21 mars 2027.",
            "Ada Testsson är på Vuxna 25 januari–28 mars 2027, inte 25 januari–21 mars 2027.",
        ),
        (
            POSTED,
            POSTED.replace("01-25", "02-01").replace("}", ", manager: karin, meetings: no}"),
            "Du är på Vuxna 1 februari–21 mars 2027, inte 25 januari–21 mars 2027. "
            "Din chef på Vuxna är Karin Provlund. Du har inga samtal medan du är på Vuxna.",
            "Ada Testsson är på Vuxna 1 februari–21 mars 2027, inte 25 januari–21 mars 2027. Chef för Ada Testsson på "
            "Vuxna är Karin Provlund. Ada Testsson har inga samtal under tiden på Vuxna.",
        ),
    ],
)
def test_a_posting_that_is_new_moved_or_gone_is_told(before: str, after: str, to_ada: str, of_ada: str):
    assert to_ada in told(before, after, "ada")
    assert of_ada in told(before, after)


def test_the_two_managers_are_told_of_the_review_that_goes_from_the_one_to_the_other():
    early = POSTED.replace("2027-01-25", "2026-11-30")
    assert told("", early, "olle") == [
        "Du är inte längre med på Uppföljning: Ada Testsson tis 1 december 2026 (v. 49) kl. 10.00–11.00."
    ]
    assert told("", early, "sven") == [
        "Du är nu med på Uppföljning: Ada Testsson tis 1 december 2026 (v. 49) kl. 10.00–11.00."
    ]
    assert told("", POSTED, "sven") == []


def test_where_somebody_with_protected_data_is_is_told_to_nobody_else():
    own = told("", POSTED, "deltagare-7", person="deltagare-7")
    assert own == ["Du är på Vuxna 25 januari–21 mars 2027."]
    assert not [words for words in told("", POSTED, person="deltagare-7") if "Vuxna" in words or "januari" in words]
