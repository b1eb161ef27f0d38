"""Pictures on their way from the workspace to covers: where they may lie, and what a release keeps of them."""

import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, git, replace
from pictures import JPEG, png, svg

from introplan.cli.sources import release_source
from introplan.releases import FILE_NAME, read_ledger
from introplan.workspace.files import Workspace
from introplan.workspace.pictures import places

LOOK = "  look: {logo: {file: FILE, text: Kommunens märke}}\n\n  welcome: |\n"


def with_logo(workspace: Path, file: str) -> None:
    """Have the small programme name a logo."""
    replace(workspace / "programmes/demo/programme.yaml", "  welcome: |\n", LOOK.replace("FILE", file))


@pytest.mark.parametrize(
    ("written", "possible"),
    [
        ("logo.svg", ("programmes/demo/logo.svg", "logo.svg")),
        ("bilder/logo.svg", ("programmes/demo/bilder/logo.svg", "bilder/logo.svg")),
        (r"bilder\logo.svg", ("programmes/demo/bilder/logo.svg", "bilder/logo.svg")),
        ("./logo.svg", ("programmes/demo/logo.svg", "logo.svg")),
        ("../../logo.svg", ("logo.svg",)),
        ("../../../logo.svg", ()),
        ("/etc/logo.svg", ()),
        (r"C:\logo.svg", ()),
        ("c:logo.svg", ()),
        (".git/logo.svg", ()),
        ("build/logo.svg", ("programmes/demo/build/logo.svg",)),
        ("secret-links/key", ("programmes/demo/secret-links/key",)),
    ],
)
def test_a_picture_lies_in_the_programmes_folder_or_elsewhere_in_the_workspace(written, possible):
    assert places("demo", written) == possible


@pytest.mark.parametrize(
    ("written", "place"),
    [("logo.svg", "programmes/demo/logo.svg"), ("bilder/Vårt märke.svg", "bilder/Vårt märke.svg"), ("m.svg", "m.svg")],
)
def test_a_picture_is_found_wherever_it_lies(written: str, place: str, workspace: Path, run: Run):
    with_logo(workspace, written)
    assert "error[picture-missing]" in run("check").out
    (workspace / place).parent.mkdir(exist_ok=True)
    (workspace / place).write_bytes(svg())
    assert "picture" not in run("check").out


def test_the_one_that_was_meant_is_told_and_written(workspace: Path, run: Run):
    with_logo(workspace, "loggo.svg")
    (workspace / "programmes/demo/bilder").mkdir()
    (workspace / "programmes/demo/bilder/logo.svg").write_bytes(svg())
    assert "help: did you mean `bilder/logo.svg`?" in run("check").out
    assert run("check", "--fix", "--yes").code == 0
    assert "file: bilder/logo.svg" in (workspace / "programmes/demo/programme.yaml").read_text(encoding="utf-8")


def test_a_link_out_of_the_workspace_is_told_and_not_followed(workspace: Path, tmp_path: Path, run: Run):
    (tmp_path / "hemlig.svg").write_bytes(svg("<title>hemlig</title>"))
    (workspace / "programmes/demo/logo.svg").symlink_to(tmp_path / "hemlig.svg")
    with_logo(workspace, "logo.svg")
    answer = run("build")
    assert answer.code == 1
    assert "error[picture-missing]: `logo.svg` lies outside the workspace" in answer.out


def test_a_picture_of_more_than_ten_megabytes_is_not_read(workspace: Path, run: Run):
    (workspace / "programmes/demo/logo.png").write_bytes(png() + bytes(10_000_000))
    with_logo(workspace, "logo.png")
    assert "error[picture-not-printable]: `logo.png` is larger than 10 MB" in run("check").out


def test_a_picture_that_somebody_can_do_without_is_left_out_and_its_name_stands_there(workspace: Path, run: Run):
    """Tuned away, the check stops nothing; the print is made without the picture."""
    with_logo(workspace, "logo.png")
    checks = "  checks: {picture-missing: {severity: ignore, reason: Vi har ingen än.}}\n  welcome: |\n"
    replace(workspace / "programmes/demo/programme.yaml", "  welcome: |\n", checks)
    assert run("build").code == 0
    assert b"<img" not in (workspace / "build/demo/index.html").read_bytes()


@pytest.mark.long
@pytest.mark.parametrize("place", ["programmes/demo/logo.jpg", "bilder/logo.jpg"])
def test_a_release_is_made_again_with_the_picture_it_had(place: str, repository: Path, run: Run):
    (repository / place).parent.mkdir(exist_ok=True)
    (repository / place).write_bytes(JPEG)
    with_logo(repository, place)
    assert run("publish", "-m", "Med märke", "--yes").code == 0
    assert place in git("ls-files").splitlines()
    made = files_in(repository / "build/demo")
    assert b"data:image/jpeg;base64," in made["index.html"]
    (repository / place).unlink()
    shutil.rmtree(repository / ".introplan")
    git("commit", "-qam", "Utan märke")
    ledger, _faults = read_ledger(FILE_NAME, (repository / f"programmes/demo/{FILE_NAME}").read_bytes())
    source = release_source(Workspace(repository), "demo", ledger.releases[-1])
    assert source is not None
    plan = source.plan()
    assert plan is not None
    assert plan.pictures == {place: JPEG}


@pytest.mark.parametrize("again", [True, False])
def test_another_picture_under_the_same_name_is_seen_by_the_next_build(again: bool, workspace: Path, run: Run):
    logo = workspace / "programmes/demo/logo.svg"
    logo.write_bytes(svg())
    with_logo(workspace, "logo.svg")
    assert run("build").code == 0
    first = files_in(workspace / "build/demo")
    if not again:
        logo.write_bytes(svg('<path d="M20 2h9v9h-9z" fill="#d98e2b"/>'))
    assert run("build").code == 0
    changed = {path for path, content in files_in(workspace / "build/demo").items() if first[path] != content}
    assert any(path.endswith(".pdf") for path in changed) is not again
    assert ("index.html" in changed) is not again


@pytest.mark.parametrize("value", ["00649d", "#00649d"])
def test_a_colour_is_set_by_command(value: str, workspace: Path, run: Run):
    assert run("set", "programme.look.colour", value, "--yes").code == 0
    assert run("check").code == 0
    assert run("set", "programme", "look.paper", "a5", "--yes").code == 0
    text = (workspace / "programmes/demo/programme.yaml").read_text(encoding="utf-8")
    assert "paper: a5" in text


def test_the_starter_has_its_look_as_a_note_that_can_be_taken_up(workspace: Path, run: Run):
    file = workspace / "programmes/demo/programme.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    start = lines.index("  # look:")
    lines[start : start + 4] = [line.replace("# ", "", 1) for line in lines[start : start + 4]]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (file.parent / "logo.svg").write_bytes(svg())
    assert run("check") == (0, "", "1 programme checked: no problems found\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("booklet.typ.j2", '{% extends "builtin/booklet.typ.j2" %}'),
        ("look.typ", '#import "builtin/look.typ": *\n#let brand = rgb("#7a1f5c")\n'),
    ],
)
def test_templates_of_ones_own_have_the_logo_too(name: str, text: str, workspace: Path, run: Run):
    """They are set in a process of their own, which gets the pictures as it gets the words."""
    (workspace / "programmes/demo/logo.jpg").write_bytes(JPEG)
    with_logo(workspace, "logo.jpg")
    (workspace / "templates").mkdir()
    (workspace / "templates" / name).write_text(text, encoding="utf-8")
    answer = run("build")
    assert answer.code == 0, answer
    booklet = next((workspace / "build/demo/booklets").glob("*.pdf")).read_bytes()
    assert b"/Subtype/Image" in booklet
