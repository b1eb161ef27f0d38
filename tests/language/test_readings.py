"""The normal forms of a text: what is dropped, what is read, and that each letter knows where it comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from introplan.language.readings import PIECES_APART, SEEN, WRITTEN, Way, readings

WAYS = (SEEN, PIECES_APART, WRITTEN)
PIECES = st.sampled_from(
    [
        *"aÅ ö-\n*`~_&;<>%=\\'\"",
        "A\u030a",
        "ß",
        "\u00ad",
        "\u200b",
        "\u2011",
        "ﬁ",
        "Ａ",
        "&Aring;",
        "&amp;nbsp;",
        "<b>",
        "</td>",
        "<asa@b>",
        "Ã…",
        "Â\u00a0",
        "%C3%85",
        "=C3=96",
        "\\u00c5",
        "\\'c5",
        "\\n",
        "=\n",
        "](a)",
        "\u00ad\n# ",
        "\\\n  ",
        "\\303\\205",
        "\x1f",
        "´",
        "#b[",
        "<p>",
        "-\n  # ",
        "\x00",
        "\ud800",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(WAYS))
def test_the_letters_of_a_form_are_the_form_and_come_from_the_text_in_order(text: str, way: Way):
    letters = way.letters(text)
    assert "".join(letter.folded for letter in letters) == way.normal(text)
    places = [(letter.start, letter.end) for letter in letters]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) or (start == end) for start, end in places)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_no_way_to_read_a_text_is_left_out_that_would_read_otherwise(text: str):
    found = {reading.normal for reading in readings(text)}
    left_out = {way.normal(text) for way in WAYS} - found
    spaceless = {"".join(normal.split()) for normal in found}
    assert all("".join(normal.split()) in spaceless for normal in left_out)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("ÅSA Öberg", "asa oberg"),
        ("A\u030asa", "asa"),
        ("Å\u00adsa\u2060", "asa"),
        ("Anna\u2011Karin\u00a0Ek", "anna-karin ek"),
        ("**Å**`s`a", "asa"),
        ("&Aring;sa&nbsp;&#214;berg", "asa oberg"),
        ("<b>Å</b>sa<br>Öberg", "asa\noberg"),
        ("Ö-\n  # berg", "oberg"),
        ("Ã…sa Ã–berg", "asa oberg"),
        ("Łódź Æbe Øst", "lodz aebe ost"),
        ("Ｅｖａ", "eva"),
    ],
)
def test_a_text_as_a_reader_sees_it(text: str, normal: str):
    assert SEEN.normal(text) == normal


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ('"\\u00c5sa \\xd6berg"', '"asa oberg"'),
        ("%C3%85sa%20%C3%96berg", "asa oberg"),
        ("=C3=85sa =D6berg", "asa oberg"),
        ("\\'c5sa", "asa"),
        ("MöteÅsaÖberg", "mote asa oberg"),
        ("<td>Nils</td><td>Åsa</td>", "|nils||asa|"),
    ],
)
def test_a_text_with_its_pieces_apart(text: str, normal: str):
    assert PIECES_APART.normal(text) == normal
