"""The file of protected names: read in whatever set it was saved in, or known to be unread."""

import codecs
import os
from pathlib import Path

import pytest

from introplan.workspace.names_file import is_left_over, look_alikes, names_file

LINES = "# Skyddade\n\nÅsa Öberg  \nHemlig,\tEva  # slutar i maj\n"
READ = ((3, "Åsa Öberg"), (4, "Hemlig,\tEva"))


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode(),
        LINES.replace("\n", "\r\n").encode("utf-8-sig"),
        LINES.replace("\n", "\r").encode(),
        LINES.encode("utf-16"),
        codecs.BOM_UTF16_BE + LINES.encode("utf-16-be"),
        LINES.encode("utf-16-le"),
        LINES.encode("utf-16-be"),
        LINES.encode("cp1252"),
        LINES.encode("cp850"),
        LINES.encode() + b"\x1a",
    ],
)
def test_names_are_read_in_any_character_set(content: bytes, tmp_path: Path):
    (tmp_path / "protected-names.txt").write_bytes(content)
    file = names_file(tmp_path)
    assert file is not None
    assert (file.lines, file.fault) == (READ, None)


def test_a_comment_ends_a_line_and_an_entity_does_not(tmp_path: Path):
    (tmp_path / "protected-names.txt").write_text("&#197;sa &#214;berg # chef\n", encoding="utf-8")
    file = names_file(tmp_path)
    assert file is not None
    assert file.lines == ((1, "&#197;sa &#214;berg"),)


@pytest.mark.parametrize("name", ["Protected-Names.txt", "PROTECTED-NAMES.TXT"])
def test_large_letters_make_no_difference(name: str, tmp_path: Path):
    (tmp_path / name).write_text(LINES, encoding="utf-8")
    file = names_file(tmp_path)
    assert file is not None
    assert file.lines == READ


def test_without_a_file_there_is_none(tmp_path: Path):
    assert names_file(tmp_path) is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (bytes(range(256)), "no-text"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "no-text"),
        (b"\xff\xfeE\x00v", "no-text"),
        (b"Eva Hemlig\n" * 100_000, "too-large"),
        ("Eva Sjögård".encode("cp850"), "garbled"),
        ("Öjar Öberg".encode("mac-roman"), "garbled"),
        (rb"{\rtf1\ansi Eva Hemlig\par}", "no-text"),
    ],
)
def test_what_can_not_be_read_is_a_fault(content: bytes, fault: str, tmp_path: Path):
    (tmp_path / "protected-names.txt").write_bytes(content)
    file = names_file(tmp_path)
    assert file is not None
    assert file.fault == fault
    assert file.lines == ()


def test_a_folder_and_a_link_are_faults(tmp_path: Path):
    file = tmp_path / "protected-names.txt"
    file.mkdir()
    found = names_file(tmp_path)
    assert found is not None
    assert found.fault == "folder"
    file.rmdir()
    (tmp_path / "other.txt").write_text(LINES, encoding="utf-8")
    for target in ("other.txt", "gone.txt"):
        file.symlink_to(target)
        found = names_file(tmp_path)
        assert found is not None
        assert found.fault == "link"
        file.unlink()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may read everything")
def test_a_file_that_nobody_may_open_is_a_fault(tmp_path: Path):
    file = tmp_path / "protected-names.txt"
    file.write_text(LINES, encoding="utf-8")
    file.chmod(0)
    found = names_file(tmp_path)
    assert found is not None
    assert found.fault == "no-permission"


@pytest.mark.parametrize(
    "name",
    [
        "protected-names.txt.txt",
        "protected-names",
        "protected_names.txt",
        "Protected names.txt",
        "protectednames.txt",
        "protected-name.txt",
        "protected-names (1).txt",
        "protected-names - Kopia.txt",
        "protected-names.csv",
        "protected-names.docx",
    ],
)
def test_a_file_with_nearly_the_name_looks_alike(name: str):
    assert look_alikes(None, [Path(name)]) == [Path(name)]


@pytest.mark.parametrize("name", ["protected-names-howto.md", "unprotected.txt", "names.txt", "protected.yaml"])
def test_other_files_do_not_look_alike(name: str):
    assert look_alikes(None, [Path(name)]) == []


@pytest.mark.parametrize(
    "name",
    [
        "protected-names.txt~",
        ".protected-names.txt.swp",
        "#protected-names.txt#",
        "protected-names.txt.bak",
        "~$protected-names.docx",
    ],
)
def test_what_an_editor_leaves_is_known(name: str):
    assert is_left_over(Path(name))
    assert look_alikes(None, [Path(name)]) == []
