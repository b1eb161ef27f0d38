"""Nodes that are kept for the next reading: as many as there is room for, those asked for last."""

import yaml

from introplan.diagnostics import Source
from introplan.reading.kept_nodes import KeptNodes

ONE, TWO, THREE = (Source(f"{name}.yaml", "a: 1\n") for name in ("one", "two", "three"))


def nodes() -> yaml.Node:
    """The nodes of such a text."""
    return yaml.compose("a: 1\n", Loader=yaml.CBaseLoader)


def test_what_nobody_has_asked_for_the_longest_makes_room():
    kept, first, second, third = KeptNodes(most=10), nodes(), nodes(), nodes()
    kept.keep(ONE, first)
    kept.keep(TWO, second)
    assert kept.of(ONE) is first
    kept.keep(ONE, first)  # what is there takes no room twice
    kept.keep(THREE, third)
    assert [kept.of(each) for each in (ONE, TWO, THREE)] == [first, None, third]


def test_another_text_of_a_file_has_other_nodes():
    kept = KeptNodes()
    kept.keep(ONE, nodes())
    assert kept.of(Source(ONE.path, "a: 2\n")) is None


def test_a_text_that_there_is_no_room_for_is_not_kept():
    kept = KeptNodes(most=4)
    kept.keep(ONE, nodes())
    assert kept.of(ONE) is None
