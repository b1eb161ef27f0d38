import json
import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, replace


def test_a_clean_plan_has_nothing_to_remark_on(workspace: Path, run: Run):
    answer = run("check")
    assert answer == (0, "", "1 programme checked: nothing to remark on\n")


def test_an_error_is_shown_in_full_and_ends_with_1(workspace: Path, run: Run):
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    answer = run("check")
    assert answer.code == 1
    assert answer.out.startswith("error[no-such-date]: there is no `2027-09-31`: that month has 30 days\n")
    assert "--> programmes/demo/cohorts.yaml:18:15\n" in answer.out
    assert answer.err == "1 programme checked: 1 error\n"


def test_the_concise_form_is_one_line_a_finding(workspace: Path, run: Run):
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    assert run("check", "--format", "concise") == (
        1,
        "programmes/demo/cohorts.yaml:18:15: error[no-such-date] there is no `2027-09-31`: that month has 30 days\n",
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
    assert run("check", "--format", "concise").out.startswith("cohorts.yaml:18:15: ")


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


def test_check_sees_the_characters_that_build_would_refuse(workspace: Path, run: Run):
    replace(workspace / "programmes/demo/lectures/barnsamtal.yaml", "title: Samtal med", "title: Samtal 🧒 med")
    assert "error[character-not-in-font]" in run("check", "--format", "concise").out


def test_the_files_that_word_and_excel_lock_with_are_passed_over(workspace: Path, run: Run):
    (workspace / "programmes/demo/~$people.yaml").write_bytes(b"\x00\x01")
    assert run("check").code == 0
