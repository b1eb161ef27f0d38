"""Folders and files that Windows cannot have, or takes for one another, are refused before anything is written."""

import shutil
import unicodedata
from pathlib import Path

import pytest
from cli.conftest import Run

DEMO = Path("programmes/demo")


@pytest.mark.parametrize(
    "name", ["CON", "nul", "aux.2027", "COM1", "malmö.", "malmö ", "a<b", "a:b", "vad?", 'd"d', "x|y", "a\\b"]
)
def test_a_programme_in_a_folder_that_windows_cannot_have_is_refused(workspace: Path, run: Run, name: str):
    DEMO.rename(DEMO.parent / name)
    answer = run("build")
    assert (answer.code, answer.out.count("error["), "error[name-not-in-windows]" in answer.out) == (1, 1, True), answer
    assert not Path("build").exists()
    assert "rename it, for example to `" in answer.out
    meant = answer.out.split("for example to `")[1].split("`")[0]
    (DEMO.parent / name).rename(DEMO.parent / meant)
    assert run("check").code == 0


@pytest.mark.parametrize("name", ["con.yaml", "aux .yaml", "vad?.yaml", "sub./people.yaml", "lpt1/people.yaml"])
def test_so_is_a_file_or_a_folder_in_it(workspace: Path, run: Run, name: str):
    target = DEMO / name
    target.parent.mkdir(exist_ok=True)
    (DEMO / "people.yaml").rename(target)
    answer = run("check")
    assert (answer.code, answer.out.count("error["), "error[name-not-in-windows]" in answer.out) == (1, 1, True), answer


@pytest.mark.parametrize("name", ["con-1", "malmö", "Malmö 2027", "conny", "com10", "ht26.v2"])
def test_all_other_names_are_lawful(workspace: Path, run: Run, name: str):
    DEMO.rename(DEMO.parent / name)
    assert run("check").out == ""


@pytest.mark.parametrize(("one", "other"), [("malmo", "Malmo"), ("malmö", unicodedata.normalize("NFD", "malmö"))])
def test_two_programmes_whose_folders_are_one_in_windows_are_refused(workspace: Path, run: Run, one: str, other: str):
    for number, name in enumerate((one, other)):
        shutil.copytree(DEMO, DEMO.parent / name)
        frame = DEMO.parent / name / "programme.yaml"
        frame.write_text(
            frame.read_text(encoding="utf-8").replace("  id: demo", f"  id: demo-{number}"), encoding="utf-8"
        )
    if len(list(DEMO.parent.iterdir())) < 3:
        pytest.skip("the disk takes the two for one")
    answer = run("build")
    assert (answer.code, answer.out.count("error[names-alike]"), Path("build").exists()) == (1, 1, False), answer
    assert run("check", "demo").code == 0
    assert run("check", one).code == 1


@pytest.mark.parametrize("here", ["programmes", "programmes/aux", "programmes/aux/lectures"])
def test_such_a_name_is_told_from_wherever_one_stands(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, here: str
):
    DEMO.rename(DEMO.parent / "aux")
    monkeypatch.chdir(workspace / here)
    assert run("check").out.count("error[") == run("check").out.count("error[name-not-in-windows]: `aux` ") == 1


@pytest.mark.parametrize("here", ["programmes", "programmes/Demo", "programmes/Demo/lectures"])
def test_two_that_are_alike_are_told_from_wherever_one_stands(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, here: str
):
    shutil.copytree(DEMO, DEMO.parent / "Demo")
    if len(list(DEMO.parent.iterdir())) < 2:
        pytest.skip("the disk takes the two for one")
    monkeypatch.chdir(workspace / here)
    assert run("check").out.count("error[names-alike]") == 1


def test_two_files_that_are_one_in_windows_are_refused(workspace: Path, run: Run):
    (DEMO / "Lokaler.yaml").write_text("places:\n", encoding="utf-8")
    (DEMO / "lokaler.yaml").write_text("units:\n", encoding="utf-8")
    if len([file for file in DEMO.iterdir() if file.name.casefold() == "lokaler.yaml"]) < 2:
        pytest.skip("the disk takes the two for one")
    answer = run("check")
    assert (answer.code, answer.out.count("error[names-alike]")) == (1, 1)


def test_a_new_workspace_in_a_folder_of_such_a_name_has_an_id_that_can_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
):
    (tmp_path / "Aux").mkdir()
    monkeypatch.chdir(tmp_path / "Aux")
    assert run("new", ".").code == 0
    assert [folder.name for folder in (tmp_path / "Aux" / "programmes").iterdir()] == ["aux-1"]
