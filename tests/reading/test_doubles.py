"""A copy of a file is one finding, whatever it is called and however many ids it has."""

import pytest

from introplan.reading import File, Folder
from tests.reading.pasted import SOUND, found_in

PLACES = "places:\n" + "".join(f"  sal-{number}: {{title: Sal {number}}}\n" for number in range(30))
ORIGINAL = "programmes/demo/places.yaml"


def names(*files: tuple[str, str]) -> list[tuple[str, str, object]]:
    folder = Folder(
        "programmes/demo",
        tuple(sorted((*SOUND, *(File(path, text.encode()) for path, text in files)), key=lambda file: file.path)),
    )
    return [(each.name, each.at.span.path, each.message.values.get("count")) for each in found_in(folder)]


@pytest.mark.parametrize(
    "name",
    [
        "places - Kopia.yaml",
        "places - Copy.yaml",
        "places - Kopia (2).yaml",
        "places (1).yaml",
        "Kopia av places.yaml",
        "places-LAPTOP-7ABC.yaml",
        "places (Karins konfliktkopia 2026-11-28).yaml",
        "places_LOCAL_4711.yaml",
        "platser.yaml",
        "gamla/places.yaml",
    ],
)
def test_a_copy_is_one_finding_at_the_copy(name):
    copy = f"programmes/demo/{name}"
    where = copy if name != "gamla/places.yaml" else ORIGINAL  # nothing tells which of two is the copy
    assert names((ORIGINAL, PLACES), (copy, PLACES)) == [("copy-of-a-file", where, 30)]


def test_a_copy_by_name_is_one_with_a_single_entry_and_with_one_that_is_new():
    one = "places:\n  sal-1: {title: Sal 1}\n  sal-99: {title: Sal 99}\n"
    copy = "programmes/demo/places - Kopia.yaml"
    assert names((ORIGINAL, PLACES), (copy, one)) == [("copy-of-a-file", copy, 1)]


def test_two_ids_that_happen_to_stand_in_two_files_are_told_each():
    some = "places:\n  sal-1: {title: Sal 1}\n  sal-2: {title: Sal 2}\n"
    found = names((ORIGINAL, PLACES), ("programmes/demo/utflykt.yaml", some))
    assert [name for name, _path, _count in found] == ["duplicate-id", "duplicate-id"]


def test_a_copy_of_a_file_with_faults_tells_each_of_them_once():
    faulty = PLACES + "  sal-30: {title: Sal, capacity: många}\n"
    copy = "programmes/demo/places - Kopia.yaml"
    assert names((ORIGINAL, faulty), (copy, faulty)) == [
        ("copy-of-a-file", copy, 31),
        ("not-a-number", ORIGINAL, None),
    ]


def test_what_a_program_leaves_beside_a_file_is_not_read(tmp_path, monkeypatch):
    from introplan.workspace.files import Workspace  # noqa: PLC0415 - the only test here of the disk

    folder = tmp_path / "programmes" / "demo"
    folder.mkdir(parents=True)
    for name in (
        "places.yaml",
        "~$places.yaml",
        "places.yaml.bak",
        "places.yaml~",
        ".places.yaml.swp",
        "places.yaml.orig",
    ):
        (folder / name).write_text(PLACES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [file.path for file in Workspace(tmp_path).folder("demo").files] == [ORIGINAL]
