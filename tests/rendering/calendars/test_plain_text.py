"""Markdown as it reads without its marks."""

import pytest

from introplan.rendering.calendars.plain_text import plain_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Ta med **tre** *modeller* och `koden`.", "Ta med tre modeller och koden."),
        ("En rad\nsom fortsätter.", "En rad som fortsätter."),
        ("En rad  \noch en till.", "En rad\noch en till."),
        ("Ett stycke.\n\nEtt till.", "Ett stycke.\n\nEtt till."),
        ("# Rubrik\n\nText.", "Rubrik\n\nText."),
        ("Före:\n\n- ett\n- två\n\nEfter.", "Före:\n\n- ett\n- två\n\nEfter."),
        ("- ett\n\n- två\n  med fler ord", "- ett\n- två med fler ord"),
        ("- ett\n\n  mer om ett\n- två", "- ett\n  mer om ett\n- två"),
        ("- ett\n  1. a\n  2. b\n- två", "- ett\n  1. a\n  2. b\n- två"),
        ("3. tre\n4. fyra", "3. tre\n4. fyra"),
        ("Läs [boken](https://bok.example/1).", "Läs boken (https://bok.example/1)."),
        ("<https://bok.example/1>", "https://bok.example/1"),
        ("<ada@kommunen.example>", "ada@kommunen.example"),
        ("[Ada](mailto:ada@kommunen.example)", "Ada (ada@kommunen.example)"),
        ("> Citat", "Citat"),
        ("```\nkod  här\n```", "kod  här"),
        ("<b>inte</b> märkord & inte HTML", "<b>inte</b> märkord & inte HTML"),
        ("ett\n\n---\n\ntvå", "ett\n\ntvå"),
        ("", ""),
    ],
)
def test_the_marks_go_and_the_words_stay(markdown, text):
    assert plain_text(markdown) == text
