"""A file that is read again is what it was, and what it was long ago takes no room."""

import yaml

from introplan.diagnostics import Source
from introplan.reading import File, Folder, gather
from introplan.reading.sections import KEPT

ALL = "programmes/demo/all.yaml"
SAID = "programme: {title: %d}"


def read(text: str, path: str = ALL) -> yaml.Node | None:
    """Read a file with this text, and say what it is kept as."""
    gather(Folder("programmes/demo", (File(path, text.encode()),)))
    return KEPT.of(Source(path, text))


def test_a_file_is_read_once_as_long_as_it_says_what_it_said_or_goes_back_to_what_it_said_before():
    before, after = read(SAID % 1), read(SAID % 2)
    assert before is not None
    assert read(SAID % 1) is before
    assert read(SAID % 2) is after


def test_of_a_file_that_is_saved_again_and_again_only_the_last_texts_are_kept():
    for number in range(10):
        read(SAID % number)
    assert [number for number in range(10) if KEPT.of(Source(ALL, SAID % number)) is not None] == [8, 9]


def test_another_file_that_says_the_same_is_another_one():
    one, other = read(SAID % 1), read(SAID % 1, "programmes/demo/other.yaml")
    assert None is not one is not other is not None


def test_a_file_with_a_fault_is_read_anew_so_that_it_is_told_each_time():
    assert read(SAID % 1 + "\nprogram: {}") is None
