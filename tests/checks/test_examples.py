"""Every check has an example that it finds fault with, and the same mended; `introplan explain` shows both.

It is a file in `introplan/checks/examples`, named after the check: YAML, a line `---`, YAML. What is required
but beside the point is left out and filled in here.
"""

from datetime import date
from importlib.resources import files

import pytest

from checks.plans import plan_from
from introplan.checks import EXPLAINED, explanation, run_checks
from introplan.cli.examples import example

TODAY = date(2027, 1, 1)
LONGEST = 45  # lines of both together
NAMES = [explanation(check).name for check in EXPLAINED]
WRITTEN = sorted(file.name.removesuffix(".yaml") for file in (files("introplan.checks") / "examples").iterdir())


def found(name: str, text: str) -> set[str]:
    """The names of what all checks find; people are called by their ids, unless it is names that are at stake."""
    plan = plan_from(text, names=name != "person-without-name", times=name != "session-without-time")
    return {name for diagnostic in run_checks(plan, TODAY) for name in diagnostic.names}


def test_every_check_has_an_example_and_every_example_a_check():
    missing = set(NAMES) - set(WRITTEN)
    assert not missing, f"write introplan/checks/examples/{min(missing)}.yaml: faulty YAML, a line ---, the same mended"
    assert set(WRITTEN) - set(NAMES) == set(), "an example of no check: was the check renamed?"


@pytest.mark.parametrize("name", WRITTEN)
def test_a_check_finds_fault_with_the_first_half_of_its_example(name: str):
    shown = example(name)
    assert shown is not None
    assert name in found(name, shown.faulty), f"the first half of {name}.yaml does not give {name}"


@pytest.mark.parametrize("name", WRITTEN)
def test_a_check_is_content_with_the_second_half_of_its_example(name: str):
    shown = example(name)
    assert shown is not None
    assert shown.mended.strip(), f"{name}.yaml has no line `---` with the mended YAML after it"
    assert name not in found(name, shown.mended), f"the second half of {name}.yaml still gives {name}"


@pytest.mark.parametrize("name", WRITTEN)
def test_an_example_is_short_narrow_and_without_comments(name: str):
    shown = example(name)
    assert shown is not None
    lines = [*shown.faulty.splitlines(), *shown.mended.splitlines()]
    assert len(lines) <= LONGEST, f"{name}.yaml has {len(lines)} lines"
    assert [
        line
        for line in lines
        if ("#" in line and name != "reason-for-absence") or len(line) > 74 or line != line.rstrip()
    ] == []
