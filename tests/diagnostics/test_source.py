"""Lines and positions of a text, as libyaml counts them."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from introplan.diagnostics import Position, Source, Span


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_lines_end_where_yaml_ends_them(end):
    source = Source("a.yaml", f"a: 1{end}b: 2{end}")
    assert source.lines == ["a: 1", "b: 2", ""]
    node = yaml.compose(source.text, Loader=yaml.CBaseLoader)
    marks = [(key.start_mark.line, key.start_mark.column) for key, _value in node.value]
    assert marks == [(0, 0), (1, 0)]


def test_a_line_past_the_end_is_empty():
    assert Source("a.yaml", "a").line(7) == ""


@given(st.text(alphabet="ab\n\r日"), st.integers(0, 20))
def test_a_position_and_its_line_give_the_character_back(text, index):
    source = Source("a.yaml", text)
    if index < len(text) and text[index] not in "\r\n":
        line, column = source.position(index)
        assert source.line(line)[column] == text[index]


def test_the_words_of_a_line_are_without_the_space_around_them():
    source = Source("a.yaml", "a:\n   b: 1  \n")
    assert source.words(1) == Span(source, Position(1, 3), Position(1, 7))
