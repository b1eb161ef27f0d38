"""Where a line may break inside a word: nowhere that a hyphen can be, and never so that the word is another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.rendering.breaks import WIDEST, is_address, kept_together, letter_width, parts

WORDS = st.text(
    st.sampled_from("abcdeijlmnorstuwyåäöABCEMOWÅÄÖ0123456789-_./@:?&=()\"'…—\u0301\u00ad\u00a0"), max_size=120
)


@given(WORDS)
def test_the_parts_of_a_word_are_the_word(word):
    assert "".join(parts(word)) == word


@given(WORDS.filter(is_address))
def test_no_part_of_an_address_is_wider_than_the_narrowest_column_by_more_than_a_letter(word):
    assert max(letter_width(part, 1) for part in parts(word)) <= WIDEST + 1.04


@given(WORDS)
def test_a_mark_stays_with_its_letter(word):
    assert not any(part.startswith("\u0301") for part in parts(word)[1:] if not word.startswith("\u0301"))


@pytest.mark.parametrize(
    "word",
    [
        *("socialsekreterare", "Arbetsmarknadsförvaltningssamordningskonferensen", "SOCIALTJÄNSTUTREDNING"),
        *("9.00–12.00", "(13.00–15.30,", "040-34", "2027-03-04", "BBIC/SAS-utredning", "introduktör/handledare"),
    ],
)
def test_what_a_hyphen_can_break_or_a_column_has_room_for_is_left_alone(word):
    assert parts(word) == [word]


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("introduktion@malmo.example", "introduktion @malmo .example"),
        ("karin.exempelsson-bergstrand@malmo.example", "karin .exempelsson- bergstrand @malmo .example"),
        ("https://www.kommunen.example/lathund_ht26.pdf", "https:// www .kommunen .example/ lathund_ ht26 .pdf"),
        ("WWWWWWWWWWWWWWWWWWWW", "WWWWWWW WWWWWW WWWWWWW"),
        ("A1B2C3D4E5F6G7H8", "A1B2C3D4 E5F6G7H8"),
        ("Storgatan\u00a012\u00a0i\u00a0Malmö", "Storgatan\u00a0 12\u00a0 i\u00a0 Malmö"),
    ],
)
def test_an_address_breaks_at_its_signs_and_other_words_in_pieces_alike(word, broken):
    assert parts(word) == broken.split(" ")


def test_a_day_stays_with_its_month_and_a_week_with_its_number():
    date = "torsdag 3 september 2026 (v. 36)"
    assert kept_together(date) == "torsdag 3\u00a0september 2026 (v.\u00a036)"
    assert kept_together("Thu 3 Sep 2026") == "Thu 3\u00a0Sep 2026"
