import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Answer, Run, replace
from jsonschema import Draft4Validator

from introplan.cli.names import known_names


def test_a_clean_plan_has_nothing_to_remark_on(workspace: Path, run: Run):
    answer = run("check")
    assert answer == (0, "", "1 programme checked: no problems found\n")


def test_an_error_is_shown_in_full_and_ends_with_1(workspace: Path, run: Run):
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    answer = run("check")
    assert answer.code == 1
    assert answer.out.startswith("error[no-such-date]: there is no `2027-09-31`: that month has 30 days\n")
    assert "--> programmes/demo/cohorts.yaml:22:15\n" in answer.out
    assert answer.err == "1 programme checked: 1 error · the error: programmes/demo/cohorts.yaml:22\n"


def test_the_concise_form_is_one_line_a_finding(workspace: Path, run: Run):
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    assert run("check", "--format", "concise") == (
        1,
        "programmes/demo/cohorts.yaml:22:15: error[no-such-date] there is no `2027-09-31`: that month has 30 days\n",
        "",
    )


def test_the_json_form_is_json_also_when_all_is_well(workspace: Path, run: Run):
    assert json.loads(run("check", "--format", "json").out) == []
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    assert [finding["name"] for finding in json.loads(run("check", "--format", "json").out)] == ["no-such-date"]


def test_a_room_called_red_stays_a_room(workspace: Path, run: Run):
    file = workspace / "programmes/demo/organisations.yaml"
    replace(file, "title: Stora salen", "titel: '[red]'")
    assert "titel: '[red]'" in run("check").out


def test_an_unknown_programme_is_wrong_use(workspace: Path, run: Run):
    answer = run("check", "dem")
    assert answer.code == 2
    assert "there is no programme `dem`; did you mean `demo`?" in " ".join(answer.err.split())


def test_a_programme_may_be_given_by_its_path(workspace: Path, run: Run):
    assert run("check", "programmes/demo/").code == 0


def test_outside_a_workspace_the_way_in_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
    monkeypatch.chdir(tmp_path)
    answer = run("check")
    assert answer.code == 2
    assert "introplan new my-plan" in " ".join(answer.err.split())


def test_a_folder_inside_the_workspace_does_as_well(workspace: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
    monkeypatch.chdir(workspace / "programmes" / "demo")
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    assert run("check", "--format", "concise").out.startswith("cohorts.yaml:22:15: ")


def test_a_link_out_of_the_workspace_is_not_followed(workspace: Path, tmp_path: Path, run: Run):
    (tmp_path / "elsewhere.yaml").write_text("people: {}\n")
    try:
        (workspace / "programmes/demo/linked.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    except OSError:
        pytest.skip("this account may not make links")
    answer = run("check", "--format", "concise")
    assert answer.code == 1
    assert "error[outside-workspace]" in answer.out


def test_a_file_saved_with_txt_at_its_end_is_told_of(workspace: Path, run: Run):
    (workspace / "programmes/demo/more.yaml.txt").write_text("people: {}\n")
    answer = run("check", "--format", "concise")
    assert (answer.code, answer.out.count("error[wrong-file-ending]")) == (1, 1)


def test_two_programmes_with_one_identity_are_told_apart_before_outlook_mixes_them_up(workspace: Path, run: Run):
    shutil.copytree(workspace / "programmes" / "demo", workspace / "programmes" / "kopia")
    answer = run("check", "--format", "concise")
    assert answer == (
        1,
        "programmes/kopia/programme.yaml:4:7: error[same-identity] the programmes demo and kopia have the same `id` "
        "and the same `domain`\n",
        "",
    )


def test_check_sees_the_characters_that_prints_leave_out(workspace: Path, run: Run):
    replace(workspace / "programmes/demo/lectures/barnsamtal.yaml", "title: Samtal med", "title: Samtal 🧒 med")
    assert "warning[character-not-in-font]" in run("check", "--format", "concise").out


def test_the_files_that_word_and_excel_lock_with_are_passed_over(workspace: Path, run: Run):
    (workspace / "programmes/demo/~$people.yaml").write_bytes(b"\x00\x01")
    assert run("check").code == 0


def mistaken(workspace: Path) -> None:
    """Two things that a check warns of, and one error."""
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-12-24  # 19121212-1212")
    replace(workspace / "programmes/demo/programme.yaml", "programme:\n", "programme:\n  rulesets: [mallmo]\n")


def names(answer: Answer) -> list[str]:
    return [finding["name"] for finding in json.loads(answer.out)]


def test_only_some_checks_are_asked_or_some_left_out(workspace: Path, run: Run):
    mistaken(workspace)
    everything = names(run("check", "--format", "json"))
    assert {"session-on-closed-day", "rule-set-unknown"} <= set(everything)
    assert names(run("check", "--format", "json", "--only", "rule-set-unknown")) == ["rule-set-unknown"]
    both = run("check", "--format", "json", "--only", "rule-set-unknown", "--only", "session-on-closed-day")
    assert sorted(set(names(both))) == ["rule-set-unknown", "session-on-closed-day"]
    left = names(run("check", "--format", "json", "--ignore", "rule-set-unknown"))
    assert left == [name for name in everything if name != "rule-set-unknown"]


def test_the_exit_code_goes_by_what_is_shown(workspace: Path, run: Run):
    mistaken(workspace)
    assert run("check").code == 1
    assert run("check", "--only", "rule-set-unknown").code == 0
    assert run("check", "--ignore", "personal-identity-number").code == 0
    assert run("check", "--severity", "error").code == 1


def test_what_is_less_grave_can_be_left_out_and_is_counted(workspace: Path, run: Run):
    mistaken(workspace)
    answer = run("check", "--severity", "error")
    assert "warning[" not in answer.out
    assert answer.out.startswith("error[personal-identity-number]")
    left_out, closing = answer.err.splitlines()
    assert left_out.endswith("left out, as you asked")
    assert closing == "1 programme checked: 1 error · the error: programmes/demo/cohorts.yaml:22"


def test_an_error_that_stops_the_reading_is_never_left_out(workspace: Path, run: Run):
    """No check has looked at a programme that cannot be read: silence would say that all is well."""
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    for wish in (["--only", "session-on-closed-day"], ["--ignore", "no-such-date"], ["--only", "no-such-date"]):
        answer = run("check", "--format", "json", *wish)
        assert (answer.code, names(answer)) == (1, ["no-such-date"])


@pytest.mark.parametrize("option", ["--only", "--ignore"])
def test_a_check_that_does_not_exist_is_wrong_use(option: str, workspace: Path, run: Run):
    answer = run("check", option, "session_on_closedday")
    assert (answer.code, answer.out) == (2, "")
    assert "did you mean `session-on-closed-day`?" in " ".join(answer.err.split())


def test_github_is_told_where_in_its_repository(workspace: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
    mistaken(workspace)
    (workspace.parent / ".git").mkdir()
    monkeypatch.chdir(workspace / "programmes")
    answer = run("check", "--format", "github", "--only", "personal-identity-number")
    assert answer.out.startswith(
        "::error title=personal-identity-number,file=demo/programmes/demo/cohorts.yaml,line=22,"
    )
    assert (answer.code, answer.err) == (1, "")


def test_code_scanning_gets_a_valid_log_with_a_rule_for_every_name(workspace: Path, run: Run):
    mistaken(workspace)
    log = json.loads(run("check", "--format", "sarif").out)
    schema = Path(__file__).parents[1] / "diagnostics" / "sarif-2.1.0.schema.json"
    Draft4Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(log)
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert rules == sorted(known_names())
    assert (
        "```yaml" in log["runs"][0]["tool"]["driver"]["rules"][rules.index("session-on-closed-day")]["help"]["markdown"]
    )
    for result in log["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.startswith("programmes/demo/")


@pytest.mark.parametrize(
    ("zone", "told"),
    [("Africa/Casablanca", True), ("Europe/London", False), ("Asia/Tokyo", False), ("UTC", False)],
)
def test_a_time_zone_that_outlook_has_no_rule_for_is_noted(workspace: Path, run: Run, zone: str, told: bool):
    file = workspace / "programmes/demo/programme.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  title:", f"  timezone: {zone}\n  title:", 1), encoding="utf-8")
    answer = run("check", "--format", "concise")
    assert answer.code == 0
    assert ("time-zone-without-yearly-rule" in answer.out) == told
    assert (f"the clocks in {zone} follow no yearly rule" in answer.out) == told


def test_of_very_many_findings_a_person_gets_the_gravest_and_a_program_all(workspace: Path, run: Run):
    people = workspace / "programmes/demo/people.yaml"
    with people.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"  p-{number}: {{name: P, organisation: okand-{number}}}\n" for number in range(300))
    (workspace / "programmes/demo/tom.yaml").write_text("", encoding="utf-8")
    answer = run("check")
    assert (answer.code, answer.out.count("error["), answer.out.count("warning[")) == (1, 50, 0)
    assert "`okand-0`" in answer.out  # the first in the file
    assert "… and 251 more. Fix these first" in answer.err
    assert "introplan check --format concise" in answer.err
    assert answer.err.splitlines()[-1].startswith("1 programme checked: 300 errors, 1 warning")
    assert len(run("check", "--format", "concise").out.splitlines()) == 301
    assert len(json.loads(run("check", "--format", "json").out)) == 301
    assert len(json.loads(run("check", "--format", "sarif").out)["runs"][0]["results"]) == 301


def test_of_fifty_findings_none_is_held_back(workspace: Path, run: Run):
    people = workspace / "programmes/demo/people.yaml"
    with people.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"  p-{number}: {{name: P, organisation: okand-{number}}}\n" for number in range(50))
    answer = run("check")
    assert (answer.out.count("error["), "more" in answer.err) == (50, False)


def test_what_only_a_change_needs_is_imported_for_a_change_alone(workspace: Path):
    """`check` is run at every save; what writes files and renders pages would be a tenth of its time."""
    command = (sys.executable, "-X", "importtime", "-m", "introplan", "check")
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = {line.rpartition("|")[2].strip() for line in answer.stderr.splitlines()}
    assert "introplan.checks.table" in imported
    writing = ("introplan.editing", "introplan.amendments", "introplan.rendering.site", "introplan.workspace.rewriting")
    assert sorted(name for name in imported if name.startswith(writing)) == []
    typed = ("typer", "introplan.cli.app", "introplan.cli.wrong_use", "importlib.metadata")
    assert [name for name in typed if name in imported] == []  # without options there is nothing to read
    assert [name for name in imported if name.startswith("introplan.rendering.calendars")] == []
    released = ("introplan.changes.comparison", "introplan.cli.printed", "introplan.rendering.printing")
    assert [name for name in released if name in imported] == []
    screens = ("rich", "introplan.cli.names", "introplan.diagnostics.full", "introplan.cli.terminal")
    assert [name for name in screens if name in imported] == []  # nobody reads along, and nothing is found
    letters = ("introplan.language.persons", "html", "introplan.rendering.typesetting.characters")
    assert [name for name in letters if name in imported] == []  # no protected names, and no unusual letters
    faults = ("introplan.reading.faults", "introplan.checks.odd_markup", "introplan.model.markdown", "encodings.idna")
    assert [name for name in faults if name in imported] == []  # all can be read, and no text or domain is odd
    elsewhere = ("introplan.model.schema", "introplan.workspace.revisions")
    assert [name for name in elsewhere if name in imported] == []  # no editor, and nothing of an earlier plan
    others = (
        "asyncio",
        "http",
        "jinja2",
        "icalendar",
        "holidays",
        "babel",
        "markdown_it",
        "ortools",
        "openpyxl",
        "typst",
    )
    assert [name for name in others if name in imported] == []
