"""No word that an author has written is left out by YAML without a word about it."""

import pytest

from tests.reading.pasted import found, mended, read

PLACE = "places:\n  sal-ost:\n    title: {}\n    capacity: 12\n"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("&Mer om barn", "anchor-in-text"),
        ("&Mer", "anchor-in-text"),
        ("&Mer # om barn", "anchor-in-text"),
        ("*Viktigt* om barn", "needs-quotes"),
        ("*Viktigt*", "needs-quotes"),
        ("*viktigt", "unknown-anchor"),
        ("!obs Kom i tid", "tag"),
        ("! Kom i tid", "tag"),
        ("% rabatt", "needs-quotes"),
        ("@home", "needs-quotes"),
        ("`kod`", "needs-quotes"),
        ("? Vad händer", "needs-quotes"),
        ("- punkt", "needs-quotes"),
        ("& Co", "needs-quotes"),
        ("Ja: nej", "colon-in-text"),
        ("Viktigt:", "colon-in-text"),
        ("Rum #3", "comment-in-text"),
        ("Rum #3 #4", "comment-in-text"),
        ("Rum #3 # vid trappan", "comment-in-text"),
    ],
)
def test_a_text_that_begins_or_goes_on_with_a_sign_is_told_and_mended_word_for_word(value, name):
    text = PLACE.format(value)
    assert [each.name for each in found(text)] == [name]
    assert found(mended(text)) == []
    assert read(mended(text)) == {"places": {"sal-ost": {"title": value.partition(" # ")[0], "capacity": "12"}}}


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('&mer "om barn"', "anchor-in-text"),
        ("&Mer\n      om barn", "anchor-in-text"),
        ("'Rum' #3", "comment-in-text"),
        ("Rum #tyst", "comment-in-text"),
        ("| Hej", "text-after-pipe"),
        ("> 18 år", "text-after-pipe"),
        (">18 år", "text-after-pipe"),
        ('"C:\\nya\\tider"', "unknown-escape"),
        ("[Utkast] Möte", "needs-quotes"),
        ("Vi ses i\n      sal #3 på tredje\n      våningen", "indentation"),
        ("~", "empty-value"),
    ],
)
def test_what_a_program_cannot_mend_for_her_is_told(value, name):
    assert [each.name for each in found(PLACE.format(value))] == [name]


def test_text_over_a_pipe_is_shown_in_quotation_marks():
    (only,) = found(PLACE.format("> 18 år"))
    assert only.message.values["quoted"] == '"> 18 år"'


def test_a_number_before_what_may_be_a_comment_is_left_to_her():
    (only,) = found(PLACE.format("Rum #3 #tyst"))
    assert (only.name, only.fix) == ("comment-in-text", None)


def test_a_value_that_is_all_comment_is_shown_in_quotation_marks_that_leave_its_own():
    first, _comment = found(PLACE.format('#3 "Öst"'))
    assert (first.name, first.message.values["quoted"]) == ("empty-value", "'#3 \"Öst\"'")


def test_a_number_sign_that_hides_a_bracket_is_told_as_that():
    text = "places:\n  sal-ost: {title: Sal #3, capacity: 12}\n"
    (only,) = found(text)
    assert (only.name, only.at.span.start.column, only.message.values["quoted"]) == ("unclosed-bracket", 23, '"Sal #3"')
    assert mended(text) == 'places:\n  sal-ost: {title: "Sal #3", capacity: 12}\n'
    assert found(mended(text)) == []


def test_an_anchor_within_brackets_keeps_its_words():
    text = "places:\n  sal-ost: {title: &Mer om barn, capacity: 12}\n"
    assert mended(text) == 'places:\n  sal-ost: {title: "&Mer om barn", capacity: 12}\n'


@pytest.mark.parametrize(
    "text",
    ["places: &Alla\n  a: {title: A}\n", "places:\n  a: &ett\n    title: A\n", "places:\n  &Mer a: {title: A}\n"],
)
def test_an_anchor_of_an_entry_that_nothing_refers_to_is_a_warning(text):
    assert [(each.name, each.severity) for each in found(text)] == [("unused-anchor", "warning")]


def test_an_anchor_that_something_refers_to_is_lawful():
    assert found("places:\n  a: &ett {title: &t A, capacity: 3}\n  b: *ett\n  c: {title: *t}\n") == []


def test_a_comment_with_a_space_is_a_comment():
    assert found(PLACE.format("Rum tre # vid trappan")) == []


def test_a_line_break_in_quotation_marks_is_meant():
    assert found(PLACE.format('"Rum\\nTre"')) == []
