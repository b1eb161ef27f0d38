import json
from pathlib import Path

import pytest
from cli.conftest import Run

from introplan.checks import EXPLAINED, explanation
from introplan.cli.explain_rules import rules_by_name
from introplan.cli.names import OTHERS
from introplan.cli.rulesets import published
from introplan.demands import LIMITS


def test_without_a_name_every_check_and_every_fault_of_reading_is_listed(run: Run):
    lines = run("explain").out.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("   ")]
    checks = {explanation(check).name for check in EXPLAINED}
    assert len(set(listed)) == len(listed)
    assert set(listed) == checks | set(OTHERS) | set(published())


def test_each_subject_has_its_checks_by_name_with_how_grave_they_are(run: Run):
    personal = run("explain").out.partition("Personal data: ")[2].partition("\n\n")[0].splitlines()[1:]
    names = [line for line in personal if not line.startswith("   ")]
    assert names == sorted(names)
    assert "  protected-person-named  error" in names
    assert "  protected-id-tells  warning" in names


@pytest.mark.long
def test_every_check_explains_itself(run: Run):
    for name in [*(explanation(check).name for check in EXPLAINED), *OTHERS]:
        answer = run("explain", name)
        assert answer.code == 0
        assert answer.out.startswith(f"{name}  ")


def test_an_explanation_says_what_and_why_and_by_which_source_and_shows_it_with_its_mending(run: Run):
    assert (
        run("explain", "protected-id-tells").out
        == """\
protected-id-tells  warning, fact

The id of a protected person looks like a name.

The id is in the files, in their history and in the name of the person's own calendar. It should say \
nothing, such as `deltagare-7`. The calendar keeps its name when the id is another, so a line `was` with a name \
reveals as much.

Source: Skatteverket on skyddade personuppgifter.

This is reported:

    people:
  >   eva-hemlig:
        protected: yes
    cohorts:
      ht26:
        participants:
  >       eva-hemlig:

Fixed:

    people:
  >   deltagare-7:
        protected: yes
    cohorts:
      ht26:
        participants:
  >       deltagare-7:
"""
    )


def test_a_fault_of_reading_is_explained_as_well(run: Run):
    assert run("explain", "duplicate-id").out.startswith("duplicate-id  error\n")
    assert run("explain", "empty-file").out.startswith("empty-file  warning\n")


def test_a_misspelt_name_gets_the_right_one(run: Run):
    answer = run("explain", "duplicate-ids")
    assert answer.code == 2
    assert "did you mean `duplicate-id`?" in " ".join(answer.err.split())


def test_the_schema_is_json_on_the_screen_and_in_a_file(tmp_path: Path, run: Run):
    assert run("schema", "-o", str(tmp_path / "schema.json")).code == 0
    assert json.loads((tmp_path / "schema.json").read_text()) == json.loads(run("schema").out)


@pytest.mark.parametrize(
    ("words", "what"), [(("--lang", "sv"), "Vad programmet heter."), ((), "What the programme is called.")]
)
@pytest.mark.parametrize("first", [True, False])
def test_the_schema_is_in_the_language_of_its_reader(words: tuple[str, ...], what: str, first: bool, run: Run):
    schema = json.loads(run(*words, "schema").out if first else run("schema", *words).out)
    assert schema["properties"]["programme"]["properties"]["title"]["description"] == what


def test_a_rule_says_what_it_asks_its_source_and_what_is_uncertain(run: Run):
    told = run("--lang", "en", "explain", "asye/peer-groups").out
    assert "Newcomers meet each other every month" in told
    assert "activity_interval: {kinds: [exchange, reflection_group], max_gap: 5 weeks, months: 0-12}" in told
    assert "Source: Suffolk County Council" in told
    assert "Uncertain: A meeting every month can come five weeks after the one before." in told


def test_a_rule_that_can_not_be_checked_says_why(run: Run):
    assert (
        "Cannot be checked: The panel is the employer's own"
        in run("--lang", "en", "explain", "asye/moderation-panel").out
    )


def test_a_rule_set_lists_its_rules(run: Run):
    told = run("--lang", "sv", "explain", "malmo").out
    assert told.startswith("malmo\n\nMalmös introduktionsprogram\n")
    assert "  malmo/two-years  varning\n      Programmet är två år\n" in told


def test_every_rule_can_be_explained(run: Run):
    for name in rules_by_name():
        assert run("explain", name).code == 0


def test_a_rule_that_there_is_not_has_a_guess(run: Run):
    assert "`malmo/two-years`" in run("--lang", "en", "explain", "malmo/two-year").err


def test_each_heading_has_its_number_of_checks_and_how_many_are_on(run: Run):
    blocks = [block.splitlines() for block in run("explain").out.split("\n\n")]
    counted = {}
    for heading, *lines in blocks[:-2]:
        states = [line.split("  ")[2] for line in lines if line.startswith("  ") and not line.startswith("   ")]
        on = [state for state in states if not state.startswith("off")]
        counted[heading.partition(": ")[0]] = (len(states), len(on))
        some = (
            f"{len(states)} checks, {len(on)} of them on" if len(on) < len(states) else f"{len(states)} checks, all on"
        )
        assert heading.partition(": ")[2] == some
    every, on = (sum(numbers) for numbers in zip(*counted.values(), strict=True))
    assert f"In all: {every} checks, {on} of them on\n" in run("explain").out


def test_the_list_says_which_checks_have_limits(run: Run):
    lines = run("explain").out.splitlines()
    assert "  caseload-jumps  off, limit 40 percent" in lines
    assert {line.split()[0] for line in lines if ", limit " in line and not line.startswith("   ")} == set(LIMITS)
