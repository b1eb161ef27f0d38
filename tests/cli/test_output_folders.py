"""Where a build goes: never among other files, never through a link, and nowhere because somebody has listed it."""

import json
import os
import shutil
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, git, replace

from introplan.workspace.intents import Intent, Intents
from introplan.workspace.private import Private

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
MANIFEST = ".introplan-manifest"
PUBLISH = ("publish", "-m", "Ny", "--yes", "--no-commit")
BY_BUILD_AND_PUBLISH = pytest.mark.parametrize("command", [("build",), PUBLISH], ids=["build", "publish"])
OWN = (".introplan", ".introplan/stage", ".introplan/next", ".introplan/last", ".introplan/given-out")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the workspace with something in it that is nobody else's."""
    folder = tmp_path / "utanför"
    for name in ("mitt.txt", "index.html", "booklets/ht27.pdf", "calendars/programme.ics", "people/mitt.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"mitt eget, {name}", encoding="utf-8")
    return folder


REFUSED = {
    "the root": "/",
    "the workspace": ".",
    "the workspace by its path": "{workspace}",
    "the workspace from within": "programmes/..",
    "the plans": "programmes",
    "a plan": "programmes/demo/ut",
    "templates": "templates",
    "rule sets": "rulesets/ut",
    "the key": "secret-links",
    "introplan's own": ".introplan/ut",
    "git's": ".git",
    "git's hooks": ".git/hooks",
    "git's of another": "{tmp}/annat/.git",
    "a bare repository": "{tmp}/bar.git",
    "in a bare repository": "{tmp}/bar.git/ut",
    "another way there": "build/../programmes",
    "other capitals": "Programmes",
    "other capitals of git": "{tmp}/annat/.GIT",
    "home": "{home}",
    "a file": "README.md",
    "where the workspace is called as a programme": "..",
    "what is shared": "build/demo",
    "in what is shared": "build/demo/calendars/ut",
    "in what is personal": "build/demo_private/ut",
}


@pytest.mark.parametrize("place", REFUSED.values(), ids=REFUSED)
def test_nothing_is_built_where_other_things_lie(
    repository: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, place: str
):
    git("init", "-q", str(tmp_path / "annat"))
    git("init", "-q", "--bare", str(tmp_path / "bar.git"))
    run("build")
    monkeypatch.setenv("HOME", str(tmp_path / "hemma"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "hemma"))
    (tmp_path / "hemma").mkdir()
    names = {"workspace": repository, "tmp": tmp_path, "home": tmp_path / "hemma"}
    before = files_in(tmp_path)
    answer = run("build", "-o", place.format(**names))
    assert (answer.code, answer.out) == (2, "")
    assert "choose" in answer.err
    assert files_in(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="names may be longer there")
def test_a_name_that_no_disk_takes_is_told(workspace: Path, run: Run):
    answer = run("build", "-o", "a" * 300)
    assert (answer.code, answer.out) == (2, "")
    assert "leads nowhere; choose another folder" in answer.err


@LINKS
@pytest.mark.parametrize("own", ["programmes", "programmes/demo", ".git", "templates", "secret-links"])
def test_nothing_is_built_there_by_a_link_either(repository: Path, tmp_path: Path, run: Run, own: str):
    (repository / own).mkdir(exist_ok=True)
    (tmp_path / "länk").symlink_to(repository / own)
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut/demo").symlink_to(repository / own)
    before = files_in(repository)
    assert run("build", "-o", str(tmp_path / "länk")).code == 2
    assert run("build", "-o", str(tmp_path / "länk/ut")).code == 2
    assert run("build", "-o", str(tmp_path / "ut")).code == 2
    assert files_in(repository) == before


def test_a_folder_with_other_files_in_it_keeps_them(workspace: Path, outside: Path, run: Run):
    before = files_in(outside)
    assert run("build", "-o", str(outside)).code == 0
    assert {path: files_in(outside)[path] for path in before} == before
    assert (outside / "demo/index.html").is_file()


LED = {
    "the build": "build",
    "what is shared": "build/demo",
    "what is personal": "build/demo_private",
    "a folder of it": "build/demo/booklets",
    "a folder deep in it": "build/demo/calendars/places",
    "a folder of people": "build/demo_private/calendars",
}


@LINKS
@BY_BUILD_AND_PUBLISH
@pytest.mark.parametrize("place", LED.values(), ids=LED)
def test_nothing_is_written_through_a_link(
    workspace: Path, outside: Path, run: Run, place: str, command: tuple[str, ...]
):
    before = files_in(outside)
    (workspace / place).parent.mkdir(parents=True, exist_ok=True)
    (workspace / place).symlink_to(outside)
    answer = run(*command)
    assert answer.code == 1
    assert f"{place} is a link to another place" in answer.err
    assert files_in(outside) == before
    assert [path for path in files_in(workspace) if path.endswith((".ics", ".pdf"))] == []
    assert not (workspace / "programmes/demo/releases.ledger").exists()


@LINKS
@pytest.mark.parametrize("place", ["build/demo", "build/demo/calendars"])
def test_nothing_is_removed_through_a_link(workspace: Path, outside: Path, run: Run, place: str):
    run("build")
    (outside / MANIFEST).write_text("mitt.txt\nindex.html\nprogramme.ics\n", encoding="utf-8")
    before = files_in(outside)
    shutil.rmtree(workspace / place)
    (workspace / place).symlink_to(outside)
    assert run("build").code == 1
    assert files_in(outside) == before


@LINKS
def test_a_link_in_the_place_of_a_file_is_replaced_and_not_what_it_leads_to(workspace: Path, outside: Path, run: Run):
    run("build")
    built, before = files_in(workspace / "build"), files_in(outside)
    for name in ("index.html", "booklets/ht27.pdf"):
        (workspace / "build/demo" / name).unlink()
        (workspace / "build/demo" / name).symlink_to(outside / name)
    (outside / "samma.ics").write_bytes(built["demo/calendars/programme.ics"])
    (workspace / "build/demo/calendars/programme.ics").unlink()
    (workspace / "build/demo/calendars/programme.ics").symlink_to(outside / "samma.ics")
    assert run("build").code == 0
    assert files_in(workspace / "build") == built
    assert [path for path in (workspace / "build").rglob("*") if path.is_symlink()] == []
    (outside / "samma.ics").unlink()
    assert files_in(outside) == before


@LINKS
@pytest.mark.parametrize("target", ["index.html", "finns inte"])
def test_a_link_that_introplan_has_not_made_is_never_replaced(workspace: Path, outside: Path, run: Run, target: str):
    (workspace / "build/demo").mkdir(parents=True)
    (workspace / "build/demo/index.html").symlink_to(outside / target)
    answer = run("build")
    assert answer.code == 1
    assert "index.html was not made by introplan" in answer.err
    assert (workspace / "build/demo/index.html").is_symlink()


@LINKS
def test_a_folder_that_is_asked_for_by_a_link_of_ones_own_is_built_in(workspace: Path, outside: Path, run: Run):
    (outside.parent / "webben").symlink_to(outside)
    assert run("build", "-o", str(outside.parent / "webben")).code == 0
    assert (outside / "demo/index.html").is_file()


HOSTILE = [
    "../../README.md",
    "../demo_private/README.txt",
    "/etc/hostname",
    "..",
    ".",
    "",
    "C:/mitt.txt",
    "..\\..\\README.md",
]


def test_a_manifest_that_lists_what_lies_elsewhere_removes_nothing(workspace: Path, outside: Path, run: Run):
    run("build")
    before = {**files_in(workspace / "build"), **files_in(outside), "": (workspace / "README.md").read_bytes()}
    manifest = workspace / "build/demo" / MANIFEST
    hostile = [*HOSTILE, str(outside / "mitt.txt"), f"../../../{outside.name}/mitt.txt"]
    manifest.write_text("".join(f"{line}\n" for line in [*hostile, *manifest.read_text().splitlines()]), "utf-8")
    replace(workspace / "programmes/demo/organisations.yaml", "title: Stora salen", "title: Lilla salen")
    assert run("build").code == 0
    replace(workspace / "programmes/demo/organisations.yaml", "title: Lilla salen", "title: Stora salen")
    assert run("build").code == 0
    after = {**files_in(workspace / "build"), **files_in(outside), "": (workspace / "README.md").read_bytes()}
    assert after == before


@LINKS
def test_a_manifest_that_hides_what_it_lists_removes_nothing_elsewhere(workspace: Path, outside: Path, run: Run):
    folder = workspace / "build/demo"
    folder.mkdir(parents=True)
    (folder / "people").symlink_to(outside)
    (folder / "booklets").symlink_to(outside / "booklets")
    (folder / MANIFEST).write_text(f"#{sha256(b'people/mitt.txt').hexdigest()}\nbooklets/ht27.pdf\n")
    before = files_in(outside)
    assert run("build").code == 1  # for the booklets would go through a link
    (folder / "booklets").unlink()
    assert run("build").code == 0
    assert files_in(outside) == before


def intent(workspace: Path, *placings: dict[str, object], **more: object) -> str:
    """What stands in a workspace where something has been begun, written in this very place."""
    intents = Intents(Private(workspace))
    intents.write(Intent())
    told = json.loads(intents.file.read_text(encoding="utf-8"))
    return json.dumps({**told, "placings": placings, **more})


def placing(folder: str, path: str, staged: str = "0123456789abcdef-0", **more: object) -> dict[str, object]:
    digest = sha256(b"ont").hexdigest()
    return {
        "folder": folder,
        "secret": "people/",
        "kind": "letters",
        "programme": "demo",
        "places": [[path, digest, staged]],
        **more,
    }


INTENTS = {
    "elsewhere": placing("{outside}", "mitt.txt"),
    "upwards": placing("../utanför", "mitt.txt"),
    "upwards from the build": placing("build/../../utanför", "mitt.txt"),
    "among the plans": placing("programmes/demo", "mitt.yaml"),
    "git's": placing(".git/hooks", "pre-commit"),
    "a path upwards": placing("build/demo_private/release-1", "../../../../utanför/mitt.txt"),
    "a path from the root": placing("build/demo_private/release-1", "{outside}/mitt.txt"),
    "what is taken": placing("build/demo_private/release-1", "ny.txt", "../../../utanför/ont.txt"),
    "a folder of secrets elsewhere": placing("build/demo", "ny.txt", secret="../../../utanför/"),
    "another kind": placing("build/demo", "ny.txt", kind="another"),
    "nonsense": {"folder": 7},
}


@BY_BUILD_AND_PUBLISH
@pytest.mark.parametrize("begun", INTENTS.values(), ids=INTENTS)
def test_an_intent_that_came_with_the_workspace_writes_and_takes_nothing_elsewhere(
    workspace: Path, outside: Path, run: Run, begun: dict[str, object], command: tuple[str, ...]
):
    (outside / "ont.txt").write_bytes(b"ont")
    stage = workspace / ".introplan/stage"
    stage.mkdir(parents=True)
    (stage / "0123456789abcdef-0").write_bytes(b"ont")
    text = intent(workspace, begun).replace("{outside}", outside.as_posix())
    (workspace / ".introplan/publish.json").write_text(text, encoding="utf-8")
    before = files_in(outside)
    assert run(*command).code == 0
    assert files_in(outside) == before
    assert [path for path, file in files_in(workspace).items() if file == b"ont"] == []
    assert not (workspace / ".introplan/publish.json").exists()


MINE = sha256(b"mitt eget, mitt.txt").hexdigest()
CLOSINGS = {
    "upwards": {"files": {"../utanför/mitt.txt": [MINE, "b250"]}},
    "upwards from the plans": {"files": {"programmes/../../utanför/mitt.txt": [MINE, "b250"]}},
    "from the root": {"files": {"{outside}/mitt.txt": [MINE, "b250"]}},
    "what stands there": {"files": {"../utanför/mitt.txt": [MINE, None]}},
    "git's": {"files": {".git/hooks/pre-commit": [MINE, "b250"]}},
    "git's below introplan's": {"files": {".introplan/.git/config": [MINE, "b250"]}},
    "a folder elsewhere": {"folders": ["../utanför"]},
    "a folder upwards from the build": {"folders": ["build/../../utanför"]},
    "a folder from the root": {"folders": ["{outside}"]},
    "the plans": {"folders": ["programmes"]},
    "the build itself": {"folders": ["build"]},
    "through a link": {"files": {"programmes/länk/mitt.txt": [MINE, "b250"]}},
    "a folder through a link": {"folders": ["build/länk/inre"]},
    "a link": {"folders": ["build/länk"]},
    "nonsense": {"files": 7, "folders": 7},
}


@LINKS
@BY_BUILD_AND_PUBLISH
@pytest.mark.parametrize("begun", CLOSINGS.values(), ids=CLOSINGS)
def test_a_closing_that_came_with_the_workspace_writes_and_takes_nothing_elsewhere(
    workspace: Path, outside: Path, run: Run, begun: dict[str, object], command: tuple[str, ...]
):
    (outside / "inre").mkdir()
    (outside / "inre/mitt.txt").write_bytes(b"mitt")
    (workspace / "build").mkdir()
    for place in ("programmes/länk", "build/länk"):
        (workspace / place).symlink_to(outside)
    for place in (".git/hooks/pre-commit", ".introplan/.git/config"):
        (workspace / place).parent.mkdir(parents=True)
        (workspace / place).write_text("mitt eget, mitt.txt", encoding="utf-8")
    told = json.dumps({"version": 1, "files": {}, "folders": [], **begun}).replace("{outside}", outside.as_posix())
    (workspace / ".introplan/rewriting.json").write_text(told, encoding="utf-8")
    before = files_in(outside)
    answer = run(*command)
    assert "begun in another place is not completed" in answer.err
    assert "is completed now" not in answer.err
    assert files_in(outside) == before
    assert [path for path, file in files_in(workspace).items() if file == b"ont"] == []
    assert not (workspace / ".introplan/rewriting.json").exists()
    assert (workspace / "programmes/demo").is_dir()


@pytest.mark.parametrize("name", ["../../utanför", "..", "/etc", "-x", 7, "demo"])
def test_a_release_that_came_with_the_workspace_writes_no_ledger_elsewhere(
    workspace: Path, outside: Path, run: Run, name: object
):
    ledger = b"ont\n"
    digest = sha256(ledger).hexdigest()
    begun = {"programme": name, "name": "1", "message": "", "before": None, "after": digest, "plan": "", "tag": "-x"}
    (workspace / ".introplan/next").mkdir(parents=True)
    with zipfile.ZipFile(workspace / ".introplan/next/demo.zip", "w") as kept:
        kept.writestr("after.ledger", ledger)
    (workspace / ".introplan/publish.json").write_text(intent(workspace, releases=[begun]), encoding="utf-8")
    before = files_in(outside)
    assert run("build").code == 0
    assert files_in(outside) == before
    assert not (workspace / "programmes/demo/releases.ledger").exists()


@LINKS
@pytest.mark.parametrize("place", OWN)
def test_introplan_s_own_folder_leads_nowhere_else(workspace: Path, outside: Path, run: Run, place: str):
    before = files_in(outside)
    shutil.rmtree(workspace / ".introplan", ignore_errors=True)
    (workspace / place).parent.mkdir(exist_ok=True)
    (workspace / place).symlink_to(outside)
    for command in (("build",), PUBLISH, ("check", "--fix", "--yes")):
        answer = run(*command)
        assert answer.code == 1
        assert f"{place} is a link to another place" in answer.err
    assert files_in(outside) == before


@LINKS
@pytest.mark.parametrize("name", ["lock", ".gitignore", "publish.json"])
def test_its_files_lead_nowhere_else_either(workspace: Path, outside: Path, run: Run, name: str):
    before = files_in(outside)
    shutil.rmtree(workspace / ".introplan", ignore_errors=True)
    (workspace / ".introplan").mkdir()
    (workspace / ".introplan" / name).symlink_to(outside / "mitt.txt")
    assert run("build").code == 1
    assert files_in(outside) == before


@LINKS
def test_the_folder_of_the_key_leads_nowhere_else(workspace: Path, outside: Path, run: Run):
    before = files_in(outside)
    (workspace / "secret-links").symlink_to(outside)
    answer = run("build", "--secret-links")
    assert answer.code == 1
    assert "secret-links is a link to another place" in answer.err
    assert files_in(outside) == before


@LINKS
def test_a_part_from_another_disk_is_not_written_through_a_link(
    workspace: Path, outside: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    run("build")
    before = files_in(outside)
    replace(workspace / "programmes/demo/organisations.yaml", "title: Stora salen", "title: Lilla salen")
    (workspace / "build/demo/.index.html.part").symlink_to(outside / "mitt.txt")
    real = os.replace

    def other_disk(self: Path, target: Path) -> Path:
        if "stage" in self.parts and "build" in target.parts:
            raise OSError(18, "another disk")
        real(self, target)
        return target

    monkeypatch.setattr(Path, "replace", other_disk)
    assert run("build").code == 0
    assert files_in(outside) == before
    assert b"Lilla salen" in (workspace / "build/demo/index.html").read_bytes()


def test_a_file_that_is_linked_hard_keeps_its_other_name(workspace: Path, outside: Path, run: Run):
    run("build")
    (workspace / "build/demo/index.html").unlink()
    os.link(outside / "mitt.txt", workspace / "build/demo/index.html")
    assert run("build").code == 0
    assert (outside / "mitt.txt").read_text(encoding="utf-8") == "mitt eget, mitt.txt"
