"""What is made of a plan: one value knows it, and nobody else is told whether drafts are among it."""

import ast
from pathlib import Path

import pytest
from rendering.calendars.calendar_plans import released, small_plan

from introplan.releases import EMPTY, Edition, edition_of

PACKAGE = Path(__file__).parents[2] / "introplan"

# Where the option `--drafts` comes from, the value that it ends in, and what a plan keeps of what is
# made of it, once with drafts and once without.
HANDED = {
    "cli/checked.py": {"examined_programmes"},
    "releases/edition.py": {"edition_of", "_before_all_releases"},
}


def handing(module: Path) -> set[str]:
    """The functions of a module that are told by themselves whether drafts are among what is made."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for argument in (*node.args.args, *node.args.kwonlyargs)
        if argument.arg == "drafts"
    }


def test_whether_drafts_are_made_is_part_of_one_value_and_handed_through_nothing():
    found = {path.relative_to(PACKAGE).as_posix(): handing(path) for path in PACKAGE.rglob("*.py")}
    commands = {path: functions for path, functions in found.items() if functions and _is_command(path)}
    assert {path: functions for path, functions in found.items() if functions and path not in commands} == HANDED
    assert commands == {"cli/commands/build.py": {"command"}}


def _is_command(path: str) -> bool:
    """Whether it is what the terminal calls, which hands an option on."""
    return path.startswith("cli/commands/")


@pytest.mark.parametrize("drafts", [False, True])
def test_an_edition_has_what_may_leave_the_house_and_whom_that_is_for(drafts: bool):
    edition = Edition(small_plan(), drafts=drafts)
    assert {cohort.id for cohort in edition.cohorts} == edition.cohort_ids == ({"ht26", "vt27"} if drafts else {"ht26"})
    assert any(each.draft for each in edition.occasions) == drafts
    assert all(each.status != "proposed" for each in edition.occasions)
    assert ("bo" in edition.waiting) != drafts


def test_an_edition_knows_its_release_and_whether_the_plan_has_changed_since():
    plan = small_plan()
    assert edition_of(plan, EMPTY) == Edition(plan)
    ledger = released(plan)
    assert not edition_of(plan, ledger).is_changed
    moved = edition_of(small_plan(("2026-10-22", "2026-10-29")), ledger)
    assert moved.is_changed
    assert (moved.release, moved.changes, moved.number) == (ledger.last, 1, 1)
