"""In a terminal no word is broken, and carets stand under their words whatever is cut."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from introplan.diagnostics import Diagnostic, Label, Message, Position, Source, Span, error
from introplan.diagnostics.full import full
from introplan.diagnostics.wrapping import wrapped
from introplan.language import fill

WIDTH = 80
LONG = "Ida Introdotter has agreed to support one participant at a time, and supports two from 1 September 2026 (v. 36)"


def say(message: Message) -> str:
    return fill(message.template, message.values, "en")


def finding(line: str, column: int, length: int, words: str = "", other: str = "mentor: 1") -> Diagnostic:
    label = Label(Span.of(Source("programmes/demo/people.yaml", f"{line}\n"), Position(0, column), length), words)
    also = Label(Span.of(Source("programmes/demo/pairings.yaml", f"{other}\n"), Position(0, 0)), LONG)
    return error("mentor-over-capacity", LONG, at=label, also=[also], help=LONG)


def lines(diagnostic: Diagnostic, width: int | None = WIDTH) -> list[str]:
    return full(diagnostic, say, width).plain.splitlines()


def test_a_sentence_goes_on_indented_on_the_next_line():
    assert lines(finding("mentor: 1", 8, 1, "agreed here"))[:5] == [
        "error[mentor-over-capacity]: Ida Introdotter has agreed to support one",
        "    participant at a time, and supports two from 1 September 2026 (v. 36)",
        " --> programmes/demo/people.yaml:1:9",
        "  |",
        "1 | mentor: 1",
    ]


def test_words_beside_a_caret_go_on_beside_it_or_beneath_it_when_there_is_no_room():
    beside = lines(finding("mentor: 1", 8, 1, LONG))
    assert beside[5:7] == [
        "  |         ^ Ida Introdotter has agreed to support one participant at a time,",
        "  |           and supports two from 1 September 2026 (v. 36)",
    ]
    beneath = lines(finding("x" * 70, 60, 5, "there is no room left for Bo Skissvik"))
    assert beneath[5:7] == [
        f"  | {' ' * 60}^^^^^",
        "  |                 there is no room left for Bo Skissvik",
    ]


def test_many_names_are_wrapped_too():
    rules = tuple(f"a-set/rule-number-{number}-of-the-same-kind" for number in range(3))
    head = lines(replace(finding("mentor: 1", 8, 1), also_named=rules))[:4]
    assert head == [
        "error[mentor-over-capacity, a-set/rule-number-0-of-the-same-kind,",
        "    a-set/rule-number-1-of-the-same-kind, a-set/rule-number-2-of-the-same-kind]:",
        "    Ida Introdotter has agreed to support one participant at a time, and",
        "    supports two from 1 September 2026 (v. 36)",
    ]


def test_redirected_nothing_is_wrapped():
    assert lines(finding("mentor: 1", 8, 1, LONG), None)[0] == f"error[mentor-over-capacity]: {LONG}"


@pytest.mark.parametrize(
    ("line", "column", "length"),
    [
        ("日本" * 50, 60, 4),
        ("日本" * 50, 0, 4),
        ("text: " + "å" * 200, 150, 3),
        ("text: " + "a b " * 50, 45, 70),
        ("e\u0301" * 120, 200, 2),
        ("short", 5, 1),
    ],
)
def test_a_long_line_is_cut_around_its_caret(line: str, column: int, length: int):
    shown, marked = lines(finding(line, column, length))[4:6]
    start = marked.index("^")
    before = max(index for index in range(len(shown) + 1) if cell_len(shown[:index]) <= start)
    assert shown[before:].startswith(line[column : column + min(length, 5)])
    assert cell_len(shown) <= WIDTH


words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=30).map(" ".join)


@given(sentences, st.integers(30, 120), st.integers(0, 20), st.integers(0, 20))
def test_no_word_is_broken_and_no_line_is_wider_than_it_may(sentence: str, width: int, beside: int, indent: int):
    first, *others = wrapped(sentence, width, beside=beside, indent=indent)
    assert [*first.split(), *(word for line in others for word in line.split())] == sentence.split()
    assert all(line.startswith(" " * indent) for line in others)
    bound = [part for part in sentence.split(" ") if part.endswith(("v.", "kl."))]
    if not bound:
        assert beside + cell_len(first) <= width or " " not in first
        assert all(cell_len(line) <= width or " " not in line.strip() for line in others)


@given(st.text(st.characters(exclude_characters="\r\n\x85\u2028\u2029"), max_size=300), st.data())
def test_whatever_the_author_wrote_it_fits_and_has_its_caret(line: str, data: st.DataObject):
    column = data.draw(st.integers(0, len(line)))
    length = data.draw(st.integers(1, max(1, len(line) - column)))
    for shown in lines(finding(line, column, length, LONG, other=line or "x")):
        assert cell_len(shown) <= WIDTH


def test_a_command_to_copy_stays_on_one_line_however_long():
    sentence = "flytta: `introplan move ht27/barnsamtal --to 2028-03-16` tar den första"
    command = "`introplan move ht27/barnsamtal --to 2028-03-16`"
    assert wrapped(sentence, 30, beside=4, indent=4) == ["flytta:", f"    {command}", "    tar den första"]


def test_a_week_stays_with_its_number():
    assert wrapped("on Monday (v. 36)", 14) == ["on Monday", "(v. 36)"]
    assert wrapped("möte kl. 9.00 där", 9) == ["möte", "kl. 9.00", "där"]
