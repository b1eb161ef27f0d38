"""A file that is read again is what it was, and what it was long ago takes no room."""

from weakref import ReferenceType, ref

import yaml

from introplan.reading import File, Folder, gather


def node(text: str, path: str = "programmes/demo/all.yaml") -> "ReferenceType[yaml.Node]":
    """What a file with this text has been read as, for as long as somebody keeps it."""
    return ref(gather(Folder("programmes/demo", (File(path, text.encode()),))).written["programme",].value)


SAID = "programme: {title: %d}"


def test_a_file_is_read_once_as_long_as_it_says_what_it_said_or_goes_back_to_what_it_said_before():
    before, after = node(SAID % 1), node(SAID % 2)
    assert before() is not None
    assert (node(SAID % 1)(), node(SAID % 2)()) == (before(), after())


def test_of_a_file_that_is_saved_again_and_again_only_the_last_texts_are_kept():
    saved = [node(SAID % number) for number in range(10)]
    assert [number for number, each in enumerate(saved) if each() is not None] == [8, 9]


def test_another_file_that_says_the_same_is_another_one():
    one, other = node(SAID % 1), node(SAID % 1, "programmes/demo/other.yaml")
    assert None is not one() is not other() is not None


def test_a_file_with_a_fault_is_read_anew_so_that_it_is_told_each_time():
    faulty = SAID % 1 + "\nprogram: {}"
    assert node(faulty)() is None
