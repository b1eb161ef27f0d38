"""Several files are written as one, are completed after a kill, and are as they were after the line that is printed."""

import json
import os
import shlex
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from introplan.cli.rewrites import undoing, write_as_one
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.rewriting import MOST_KEPT, Kept, PlanRewrite, Rewriting, Rewritings, forget_before
from introplan.workspace.writing import FOR_ALL

OLD, NEW = b"people:\r\n  ada: {name: Ada}\r\n", b"people:\r\n  ada: {name: Ada B}\r\n"


@pytest.fixture(params=["plan", "min plan"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, the current folder; its path may have a space in it."""
    root = tmp_path / request.param
    (root / "programmes/a b/people").mkdir(parents=True)
    (root / "programmes/a b/people/ada.yaml").write_bytes(OLD)
    (root / "programmes/a b/people/bo.yaml").write_bytes(OLD)
    monkeypatch.chdir(root)
    return root


def rewriting(**files: tuple[bytes | None, bytes | None]) -> Rewriting:
    return Rewriting(
        {f"programmes/a b/people/{name}.yaml": PlanRewrite(*each) for name, each in files.items()}, command="x"
    )


ONE = rewriting(ada=(OLD, NEW))
ONE_GOES = rewriting(ada=(OLD, None))
ONE_NEW = rewriting(cy=(None, NEW))
SEVERAL = rewriting(ada=(OLD, NEW), bo=(OLD, None), cy=(None, NEW), dag=(None, OLD))


def contents(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "programmes").rglob("*.yaml")}


@pytest.mark.skipif(os.name == "nt", reason="the commands of a shell")
@pytest.mark.parametrize("here", [".", "programmes"])
@pytest.mark.parametrize("one", [ONE, ONE_GOES, ONE_NEW, SEVERAL], ids=["one", "one goes", "one new", "several"])
def test_the_line_that_is_printed_takes_every_byte_back(
    root: Path, one: Rewriting, here: str, monkeypatch: pytest.MonkeyPatch
):
    before, rewritings = contents(root), Rewritings(root)
    kept = rewritings.kept_to_go_back(one)
    rewritings.carry_out(one)
    assert rewritings.not_as_meant(one) is None
    assert contents(root) != before
    rewritings.drop()
    monkeypatch.chdir(root / here)
    [line] = undoing(Workspace(root), kept)
    subprocess.run(line, shell=True, check=True)
    assert contents(root) == before


def test_on_windows_the_words_are_those_of_its_own_shells(root: Path, monkeypatch: pytest.MonkeyPatch):
    kept = [Rewritings(root).kept_to_go_back(one) for one in (ONE, ONE_NEW, SEVERAL)]
    monkeypatch.setattr("introplan.cli.rewrites.is_windows", lambda: True)
    path = str(Path("programmes/a b/people/ada.yaml"))
    place = str(Path(".introplan/before-change/1/a b/ada.yaml"))
    workspace = Workspace(root)
    assert undoing(workspace, kept[0]) == [f'cmd /c copy /y "{place}" "{path}"']
    cy, dag = (path.replace("ada.yaml", name) for name in ("cy.yaml", "dag.yaml"))
    assert undoing(workspace, kept[1]) == [f'cmd /c del "{cy}"']
    assert undoing(workspace, kept[2]) == [
        'tar -xzf ".introplan/before-change/2/a b/before.tar.gz"',
        f'cmd /c del "{cy}" "{dag}"',
    ]


def test_what_was_stopped_at_any_file_is_completed(root: Path, monkeypatch: pytest.MonkeyPatch):
    from introplan.workspace import rewriting as module  # noqa: PLC0415 - what is stopped

    real, before = module.replace_whole, contents(root)
    for stop_at in range(1, 6):
        steps: list[Path] = []

        def stopping(
            path: Path, content: bytes, mode: int = FOR_ALL, *, steps: list[Path] = steps, stop_at: int = stop_at
        ) -> None:
            steps.append(path)
            if len(steps) == stop_at:
                raise KeyboardInterrupt
            real(path, content, mode)

        monkeypatch.setattr(module, "replace_whole", stopping)
        rewritings = Rewritings(root)
        with suppress(KeyboardInterrupt):
            rewritings.carry_out(SEVERAL)
        monkeypatch.setattr(module, "replace_whole", real)
        left = rewritings.complete()
        assert left in (None, []), left
        assert contents(root) == (before if left is None else {"ada.yaml": NEW, "cy.yaml": NEW, "dag.yaml": OLD})
        rewritings.drop()
        for path in (root / "programmes").rglob("*.yaml"):
            path.unlink()
        for name, content in before.items():
            (root / "programmes/a b/people" / name).write_bytes(content)


def test_what_somebody_has_saved_meanwhile_is_left_and_told(root: Path):
    rewritings = Rewritings(root)
    (root / "programmes/a b/people/cy.yaml").write_bytes(b"hers\n")
    (root / "programmes/a b/people/ada.yaml").write_bytes(b"hers\n")
    assert rewritings.changed_since(SEVERAL) == "programmes/a b/people/ada.yaml"
    rewritings.carry_out(SEVERAL)
    assert contents(root) == {"ada.yaml": b"hers\n", "cy.yaml": b"hers\n", "dag.yaml": OLD}


@pytest.mark.parametrize("path", ["templates/x.j2", "README.md", "programmes/../x.yaml", "programmes/.git/x", "/etc/x"])
def test_a_folder_that_was_sent_makes_no_file_outside_the_plans(root: Path, path: str):
    rewritings = Rewritings(root)
    rewritings.private.made()
    told = {"version": 1, "files": {path: [None, "YQ=="]}, "folders": [], "command": "set"}
    rewritings.file.write_text(json.dumps(told), encoding="utf-8")
    assert rewritings.is_from_elsewhere
    assert rewritings.complete() is None
    assert not (root / path).exists()


def test_a_folder_that_was_sent_prints_no_line_that_leads_elsewhere(root: Path):
    rewritings = Rewritings(root)
    rewritings.private.made()
    for kept in (["../x", "y", []], ["a", "/etc/passwd", []], ["", "", ["../../x"]], [1]):
        told = {"version": 1, "files": {}, "folders": [], "command": "set", "kept": kept}
        rewritings.file.write_text(json.dumps(told), encoding="utf-8")
        assert rewritings.is_from_elsewhere


def test_the_latest_changes_are_kept_and_those_of_long_ago_are_not(root: Path):
    places = [Rewritings(root).kept_to_go_back(ONE).place for _time in range(MOST_KEPT + 5)]
    assert len(set(places)) == len(places)
    there = [place for place in places if (root / place).is_file()]
    assert there == places[-MOST_KEPT:]


def test_what_is_given_out_is_not_kept_to_be_taken_back_and_its_number_is_no_other_change_s(root: Path):
    rewritings, other = Rewritings(root), Rewriting({"programmes/b/ada.yaml": PlanRewrite(OLD, NEW)})
    rules = Rewriting({**ONE.files, "rulesets/own.yaml": PlanRewrite(OLD, NEW)})
    (root / "programmes/b").mkdir()
    (root / "programmes/b/ada.yaml").write_bytes(OLD)
    own, others, several = (rewritings.kept_to_go_back(each).place for each in (ONE, other, rules))
    forget_before(rewritings.private, "a b")
    assert [(root / place).is_file() for place in (own, others, several)] == [False, True, False]
    assert rewritings.kept_to_go_back(ONE).place == ".introplan/before-change/4/a b/ada.yaml"


@pytest.mark.skipif(os.name == "nt", reason="who may read what")
@pytest.mark.parametrize("one", [ONE, SEVERAL], ids=["one", "several"])
def test_a_file_is_read_by_those_who_could_read_it_before(root: Path, one: Rewriting):
    path, rewritings = root / "programmes/a b/people/ada.yaml", Rewritings(root)
    for mode in (0o600, 0o664):
        path.chmod(mode)
        kept = rewritings.kept_to_go_back(one)
        assert (root / kept.place).stat().st_mode & 0o777 in (mode, 0o600)
        rewritings.carry_out(one)
        rewritings.drop()
        assert path.stat().st_mode & 0o777 == mode
        [line] = undoing(Workspace(root), kept)
        subprocess.run(line, shell=True, check=True)
        assert (path.stat().st_mode & 0o777, path.read_bytes()) == (mode, OLD)


@pytest.mark.parametrize("one", [ONE, ONE_GOES, SEVERAL], ids=["one", "one goes", "several"])
def test_a_file_that_is_write_protected_is_told_and_nothing_is_changed(root: Path, one: Rewriting):
    path, before = root / "programmes/a b/people/ada.yaml", contents(root)
    path.chmod(0o444)
    with pytest.raises(WorldError, match="write-protected"):
        write_as_one(Workspace(root), one, "")
    assert contents(root) == before
    assert not (root / ".introplan").exists()
    path.chmod(0o644)
    assert write_as_one(Workspace(root), one, "") == 0


@pytest.mark.skipif(os.name == "nt", reason="the words of a shell")
def test_a_name_with_signs_of_the_shell_is_quoted(root: Path):
    [line] = undoing(Workspace(root), Kept("", "", ("programmes/a b/$(x) 'y'.yaml",)))
    assert shlex.split(line) == ["rm", "programmes/a b/$(x) 'y'.yaml"]
