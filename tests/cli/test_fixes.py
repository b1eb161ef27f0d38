"""`check --fix`: the ways out are shown with whom they are told to, asked about, written as one, and taken back."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from checks.test_fixes import TODAY, examples
from checks.trial import written
from cli.conftest import Run, files_in, replace, without_private

COHORTS = Path("programmes/demo/cohorts.yaml")
PEOPLE = Path("programmes/demo/people.yaml")


@pytest.fixture
def misspelt(workspace: Path) -> Path:
    """The small workspace with a place misspelt twice and an organisation once, all with one way out."""
    text = COHORTS.read_text(encoding="utf-8")
    COHORTS.write_text(text.replace("place: salen\n", "place: sallen\n"), encoding="utf-8", newline="\n")
    replace(PEOPLE, "    job: Samordnare\n", "    jobb: Samordnare\n")
    return workspace


def undo_line(err: str) -> str:
    [line] = [
        line.strip() for line in err.splitlines() if line.startswith("    ") and ".introplan/before-change" in line
    ]
    return line


def test_what_is_found_is_mended_as_one_and_taken_back_by_the_line(misspelt: Path, run: Run):
    before = files_in(misspelt / "programmes")
    answer = run("check", "--fix", "--yes")
    assert answer.code == 0, answer
    assert "3 findings would be fixed:" in answer.out
    assert "error[unknown-reference]" in answer.out
    assert "2 files would be fixed:" in answer.err
    assert "+     job: Samordnare" in answer.err
    assert run("check").out == ""
    subprocess.run(undo_line(answer.err), shell=True, check=True)
    assert files_in(misspelt / "programmes") == before


def test_signs_that_keep_a_file_from_being_read_are_typed_again_and_taken_back(workspace: Path, run: Run):
    text = PEOPLE.read_text(encoding="utf-8")
    PEOPLE.write_text(text.replace("\n  ", "\n\xa0\xa0"), encoding="utf-8", newline="\n")
    replace(COHORTS, "place: samtalsrummet, audience", "place: s\u0430mtalsrummet, audience")
    before = files_in(workspace / "programmes")
    assert run("check").out.count("error[special-space]") == 1
    answer = run("check", "--fix", "--yes")
    assert answer.code == 0, answer
    assert "place: s\u0430mtalsrummet" in answer.err
    assert "- ··" in answer.err  # what goes can be told from what comes
    assert PEOPLE.read_text(encoding="utf-8") == text
    assert run("check").out == ""
    subprocess.run(undo_line(answer.err), shell=True, check=True)
    assert files_in(workspace / "programmes") == before


def test_signs_and_data_of_one_file_are_mended_together(misspelt: Path, run: Run):
    replace(PEOPLE, "    jobb: Samordnare\n", "    jobb: &Bra Samordnare\n")
    answer = run("check", "--fix", "--yes")
    assert answer.code == 0, answer
    assert '    job: "&Bra Samordnare"' in PEOPLE.read_text(encoding="utf-8")


def test_a_rule_set_of_her_own_is_typed_again_too(workspace: Path, run: Run):
    Path("rulesets").mkdir()
    own = Path("rulesets/egen.yaml")
    own.write_text("rulesets:\n\xa0 egen:\n    title: Egen\n", encoding="utf-8", newline="\n")
    run("check", "--fix", "--yes")
    assert own.read_text(encoding="utf-8").startswith("rulesets:\n  egen:\n")


@pytest.mark.parametrize("words", [("unknown-field",), ("--only", "unknown-field"), ("demo", "unknown-field")])
def test_a_check_that_is_named_is_mended_alone(misspelt: Path, run: Run, words: tuple[str, ...]):
    before = COHORTS.read_bytes()
    answer = run("check", *words, "--fix", "--yes")
    assert "1 finding would be fixed:" in answer.out
    assert COHORTS.read_bytes() == before
    assert "jobb" not in PEOPLE.read_text(encoding="utf-8")


def test_a_word_that_is_neither_is_told_with_the_one_that_was_meant(misspelt: Path, run: Run):
    answer = run("check", "--fix", "unknown-feild", "--yes")
    assert (answer.code, "did you mean `unknown-field`?" in answer.err) == (2, True)
    answer = run("check", "--fix", "dmo", "--yes")
    assert (answer.code, "did you mean `demo`?" in answer.err) == (2, True)


@pytest.mark.parametrize("option", ["--only", "--ignore"])
def test_the_name_of_no_check_is_told_before_anything_is_written(misspelt: Path, run: Run, option: str):
    before = {path: path.read_bytes() for path in misspelt.rglob("*.yaml")}
    done = run("check", "--fix", "--yes", option, "no-such-check")
    assert done.code == 2
    assert "no-such-check" in done.err
    assert {path: path.read_bytes() for path in misspelt.rglob("*.yaml")} == before


def test_a_dry_run_and_a_no_change_nothing(misspelt: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    before = without_private(misspelt)
    assert run("check", "--fix").code == 2
    assert "3 findings would be fixed:" in run("check", "--fix", "--dry-run").out
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    answer = run("check", "--fix", typed="nej\n")
    assert (answer.code, "Nothing was changed." in answer.err) == (1, True)
    assert without_private(misspelt) == before


def test_what_is_given_out_is_mended_only_after_saying_who_is_told(released: Path, run: Run):
    replace(COHORTS, "date: 2028-03-09", "date: 2028-03-11")
    answer = run("check", "session-on-closed-day", "--fix", "--dry-run")
    assert "1 finding would be fixed:" in answer.out
    assert "At the next release nobody is told of this." not in answer.err
    assert "people are told of this: Ada Testsson, Bo Skissvik, " in answer.err
    assert run("check", "session-on-closed-day", "--fix", "--yes").code == 0
    assert "2028-03-11" not in COHORTS.read_text(encoding="utf-8")


def test_ways_out_that_are_about_the_same_are_left_for_the_next_run(misspelt: Path, run: Run):
    """A word that is misspelt, in an entry of a section that is misspelt as well."""
    replace(COHORTS, "cohorts:\n", "cohrts:\n")
    for _time in range(3):
        answer = run("check", "--fix", "--yes")
    assert answer.code == 0, answer
    assert run("check").out == ""


def test_a_key_that_is_misspelt_is_another_and_all_comments_stay(workspace: Path, run: Run):
    before = COHORTS.read_bytes()
    COHORTS.write_bytes(before.replace(b"cohorts:", b"cohorst:"))
    assert run("check", "--fix", "--yes").code == 0
    assert COHORTS.read_bytes() == before
    COHORTS.write_bytes(before.replace(b"    participants:\n", b"    # Alla tre.\n    participant:  # av fyra\n"))
    assert run("check", "--fix", "--yes").code == 0
    assert b"    # Alla tre.\n    participants:  # av fyra\n" in COHORTS.read_bytes()


def test_where_nothing_can_be_written_without_her_it_says_how_much(workspace: Path, run: Run):
    replace(PEOPLE, "    name: Karin Exempelsson\n", "")
    answer = run("check", "--fix", "person-without-name", "--yes")
    assert "There is nothing here that `--fix` can fix." in answer.err
    assert "1 finding needs you to fix it; see its help" in answer.err


def test_a_rule_set_of_her_own_is_mended_too(workspace: Path, run: Run):
    folder = workspace / "rulesets"
    folder.mkdir()
    rules = folder / "egna.yaml"
    rules.write_text(
        "rulesets:\n  egna:\n    titel: Våra regler\n    url: https://regler.example\n    rules: {}\n", encoding="utf-8"
    )
    answer = run("check", "--fix", "unknown-field", "--yes")
    assert "1 finding would be fixed:" in answer.out, answer
    assert "    title: Våra regler\n" in rules.read_text(encoding="utf-8")


@pytest.mark.long
def test_the_way_out_of_every_example_can_be_written(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    class Day(date):
        @classmethod
        def today(cls) -> "Day":
            return cls(TODAY.year, TODAY.month, TODAY.day)

    monkeypatch.setattr("introplan.cli.today.date", Day)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "programmes/test/plan.yaml"
    file.parent.mkdir(parents=True)
    left = []
    for name, trial in examples():
        file.write_bytes(written(trial.files["test/plan.yaml"]))
        before = found_by(run, name)
        if not any(each["fix"] for each in before):
            continue
        told = run("check", name, "--fix", "--yes")
        after = found_by(run, name)
        if any(each["fix"] for each in after) or (after and all(each["fix"] for each in before)):
            left.append((name, told.out, told.err))
    assert left == []


def found_by(run: Run, name: str) -> list[dict[str, object]]:
    """What a check finds."""
    found: list[dict[str, object]] = json.loads(run("check", "--only", name, "--format", "json").out)
    return [each for each in found if each["name"] == name]
