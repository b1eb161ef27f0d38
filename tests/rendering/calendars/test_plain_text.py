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
        ("<b>inga</b> märkord & ingen HTML", "inga märkord & ingen HTML"),
        ("Ring <08-123>, <ditt namn> & a < b", "Ring <08-123>, <ditt namn> & a < b"),
        ("En rad <br> och <br/>en till.<!-- hemligt -->", "En rad\noch\nen till."),
        ("Ett. <!-- tomt\n\nhär --> Två. <o:p></o:p>", "Ett. Två. "),
        ("• ett\n·\ttvå\n▪ tre\n\uf0b7 fyra\no\tfem", "- ett\n- två\n- tre\n- fyra\n- fem"),
        ("Köp • sälj · byt", "Köp • sälj · byt"),
        ("- [ ] läs\n- [x] skriv", "☐ läs\n☑ skriv"),
        ("[ ] läs\n[X] skriv\n☐ gå", "☐ läs\n☑ skriv\n☐ gå"),
        ("Se https://a.example/%C3%A5_b_c.", "Se https://a.example/%C3%A5_b_c."),
        ("Se www.kommunen.se/å (eller fil.md).", "Se www.kommunen.se/å (eller fil.md)."),
        ("Mejla ada@kommunen.se.", "Mejla ada@kommunen.se."),
        (
            "Tider:\n\n| Tid | Vad |\n|---|--:|\n| 9 | **Kaffe** |\n| 10 | |",
            "Tider:\n\n- Tid: 9, Vad: Kaffe\n- Tid: 10",
        ),
        ("| Tid | Vad |\n| 9 | Kaffe |", "Tid · Vad\n9 · Kaffe"),
        ("Tid\tVad\n9\tKaffe\n10\tTe | kaka", "- Tid: 9, Vad: Kaffe\n- Tid: 10, Vad: Te | kaka"),
        ("Tid\tVad", "Tid\tVad"),
        ("•\tett\n•\ttvå", "- ett\n- två"),
        ("Rum A | Rum B", "Rum A | Rum B"),
        ("![Karta](https://a.example/k.png)", "Karta (https://a.example/k.png)"),
        ("Lagen[^1].\n\n[^1]: https://lagen.example", "Lagen[1].\n\n[1]: https://lagen.example"),
        ("`<br>` och `| a |`", "<br> och | a |"),
        ("ett\n\n---\n\ntvå", "ett\n\ntvå"),
        ("", ""),
    ],
)
def test_the_marks_go_and_the_words_stay(markdown, text):
    assert plain_text(markdown) == text
