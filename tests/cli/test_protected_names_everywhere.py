"""Protected names in every kind of file, and a file of names that cannot be read: never silence."""

import os
import zipfile
from pathlib import Path

import pytest
from cli.conftest import Run, git, without_private

NAMES = "Åsa Öberg\nEva Hemlig\n"


@pytest.fixture
def named(workspace: Path) -> Path:
    """The small workspace, in which names are protected."""
    (workspace / "protected-names.txt").write_text(NAMES, encoding="utf-8")
    return workspace


def found(run: Run, *words: str) -> list[str]:
    """What `check` says of protected names, line by line."""
    answer = run("check", "--format", "concise", *words)
    return [line for line in answer.out.splitlines() if "[protected-name" in line]


@pytest.mark.long
@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_names_in_any_character_set_stop_check_build_and_publish(charset: str, workspace: Path, run: Run):
    (workspace / "protected-names.txt").write_bytes(NAMES.encode(charset))
    (workspace / "notes.md").write_text("Ring Åsa Öbergs chef.\n", encoding="utf-8")
    before = without_private(workspace)
    for command in (("check",), ("build",), ("publish", "--yes", "--no-commit", "-m", "Nytt")):
        answer = run(*command)
        assert answer.code == 1
        assert "[protected-name-written]" in answer.out
    assert without_private(workspace) == before


def test_a_name_file_that_can_not_be_read_stops_check_build_and_publish(workspace: Path, run: Run):
    (workspace / "protected-names.txt").mkdir()
    for command in (("check",), ("build",), ("publish", "--yes", "--no-commit", "-m", "Nytt")):
        answer = run(*command)
        assert answer.code == 1
        assert "[protected-names-unread]" in answer.out
    assert not (workspace / "build").exists()


@pytest.mark.parametrize("content", [bytes(range(256)), "Eva Sjögård".encode("cp850"), b"Eva\n" * 300_000])
def test_names_that_can_not_be_told_are_an_error(content: bytes, workspace: Path, run: Run):
    (workspace / "protected-names.txt").write_bytes(content)
    assert [line.partition("[")[2].partition("]")[0] for line in found(run)] == ["protected-names-unread"]


@pytest.mark.parametrize(
    "place",
    [
        "protected-names.txt.txt",
        "protected_names.txt",
        "programmes/protected-names.txt",
        "programmes/demo/protected-names.txt",
    ],
)
def test_a_file_that_is_taken_for_the_one_of_names_is_told(place: str, workspace: Path, run: Run):
    (workspace / place).write_text(NAMES, encoding="utf-8")
    assert [line.split(" ")[0] for line in found(run)] == [f"{place}:1:1:"]
    assert run("build").code == 1


def test_above_the_workspace_and_in_its_repository_too(own_git: None, workspace: Path, run: Run):
    os.chdir(workspace.parent)
    git("init", "-q")
    os.chdir(workspace)
    (workspace.parent / "protected-names.txt").write_text(NAMES, encoding="utf-8")
    assert [line.split(" ")[0] for line in found(run)] == ["../protected-names.txt:1:1:"]


def test_no_names_and_one_word_are_noted(workspace: Path, run: Run):
    file = workspace / "protected-names.txt"
    for empty in ("# Här skriver du namnen\n", "deltagare-7\n"):
        file.write_text(empty, encoding="utf-8")
        assert [line.split(" ")[1] for line in found(run)] == ["note[protected-names-empty]"]
    file.write_text("# Namn\nHemlig\nEva Hemlig\n", encoding="utf-8")
    assert ["protected-names-one-word" in line and "line 2" in line for line in found(run)] == [True]
    (workspace / "notes.md").write_text("Det är Hemligs bok.", encoding="utf-8")
    assert len(found(run, "--only", "protected-name-written")) == 1
    assert run("build").code == 1


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1252"])
def test_what_excel_saves_is_searched(charset: str, named: Path, run: Run):
    (named / "deltagare.csv").write_bytes("Namn;Ort\nÅsa Öberg;Malmö\n".encode(charset))
    assert [line.split(" ")[0] for line in found(run)] == ["deltagare.csv:2:1:"]


def test_documents_are_searched(named: Path, run: Run):
    with zipfile.ZipFile(named / "brev.docx", "w") as document:
        document.writestr("word/document.xml", "<w:p><w:t>Hej Åsa</w:t><w:t> Öberg</w:t></w:p>")
    assert [line.split(" ")[0] for line in found(run)] == ["brev.docx:1:1:"]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Samtal Åsa Öberg.docx.md", ["Samtal Åsa Öberg.docx.md"]),
        ("A\u030asa O\u0308berg/a.md", ["A\u030asa O\u0308berg"]),
        ("underlag/asa-oberg/b/c.md", ["underlag/asa-oberg"]),
        ("Åsa/Öberg.md", ["Åsa/Öberg.md"]),
        ("programmes/demo/asa_oberg.txt", ["programmes/demo/asa_oberg.txt"]),
    ],
)
def test_names_of_files_and_folders_are_searched_and_told_once(place: str, told: list[str], named: Path, run: Run):
    (named / place).parent.mkdir(parents=True, exist_ok=True)
    (named / place).write_text("Inget här.", encoding="utf-8")
    lines = found(run)
    assert [line.partition(":1:1:")[0] for line in lines] == told


@pytest.mark.skipif(os.name == "nt", reason="only where a name is bytes")
def test_a_file_name_in_another_character_set_is_read_too(named: Path, run: Run):
    try:
        (Path(os.fsdecode(os.fsencode(named) + b"/\xc5sa \xd6berg.txt"))).write_text("", encoding="utf-8")
    except OSError:
        pytest.skip("this disk has names in UTF-8 alone")
    assert [line.partition(":1:1:")[0] for line in found(run)] == ["Åsa Öberg.txt"]


def test_links_are_searched_by_their_name_and_by_where_they_lead(named: Path, run: Run):
    (named / "asa-oberg.md").symlink_to("README.md")
    (named / "anteckning.md").symlink_to("../hemma/Åsa Öberg.md")
    assert [line.partition(":1:1:")[0] for line in found(run)] == ["anteckning.md", "asa-oberg.md"]


def test_what_could_not_be_searched_is_said_once_and_pictures_are_not(named: Path, run: Run):
    (named / "plan.pdf").write_bytes(b"%PDF-1.7 Eva Hemlig")
    (named / "gammal.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    (named / "stor.txt").write_bytes(b"x" * 20_000_001)
    (named / "bild.png").write_bytes(b"\x89PNG\x00\x01")
    (named / "film.MP4").write_bytes(b"\x00\x01")
    if hasattr(os, "mkfifo"):
        os.mkfifo(named / "fifo")
    lines = found(run)
    assert len(lines) == 1
    assert lines[0].endswith("not searched for protected names: gammal.doc, plan.pdf and stor.txt")
    for number in range(9):
        (named / f"bilaga{number}.pdf").write_bytes(b"%PDF-1.7")
    assert (
        found(run)[0]
        .partition(" note")[2]
        .startswith(
            "[protected-names-unsearched] 12 files are not searched for protected names, among them bilaga0.pdf,"
        )
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may read everything")
def test_a_closed_file_and_a_closed_folder_are_said(named: Path, run: Run):
    (named / "stängd.md").write_text("", encoding="utf-8")
    (named / "låst").mkdir()
    for path in (named / "stängd.md", named / "låst"):
        path.chmod(0)
    try:
        assert ["stängd.md" in line and "låst" in line for line in found(run)] == [True]
    finally:
        (named / "låst").chmod(0o755)


def test_what_git_would_take_is_searched_though_it_is_hidden(own_git: None, named: Path, run: Run):
    (named / ".github").mkdir()
    (named / ".github/plan.yaml").write_text("# Eva Hemlig", encoding="utf-8")
    (named / "build").mkdir()
    (named / "build/old.html").write_text("Eva Hemlig", encoding="utf-8")
    assert found(run) == []
    git("init", "-q")
    assert [line.split(" ")[0] for line in found(run)] == [".github/plan.yaml:1:3:"]
    (named / ".gitignore").write_text("protected-names.txt\n", encoding="utf-8")
    assert [line.split(" ")[0] for line in found(run)] == [".github/plan.yaml:1:3:", "build/old.html:1:1:"]


def test_what_an_editor_leaves_of_the_names_is_kept_out_of_git(own_git: None, named: Path, run: Run):
    (named / "protected-names.txt~").write_text("Eva", encoding="utf-8")
    assert found(run) == []
    git("init", "-q")
    assert ["[protected-names-in-git]" in line and "names.txt~" in line for line in found(run)] == [True]
