"""What is pasted and is no Markdown is told where it stands, with a way out that has been tried."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.plans import plan_from
from introplan.checks.markup import PERHAPS, markup_not_understood
from introplan.diagnostics import Diagnostic, Set
from introplan.model.markdown import odd_in
from introplan.rendering.calendars.plain_text import plain_text
from introplan.rendering.markup import html_of_markdown


def found(text: str) -> list:
    lines = "\n".join(f"      {line}" for line in text.split("\n"))
    plan = plan_from(f"lectures:\n  barnsamtal:\n    title: Samtal\n    text: |\n{lines}\n")
    return list(markup_not_understood(plan))


def mended(text: str) -> str | None:
    (one,) = found(text)
    if one.fix is None:
        return None
    (edit,) = one.fix.edits
    assert isinstance(edit, Set)
    return str(edit.value).rstrip("\n")


def test_html_in_a_text_is_told_with_its_line_and_column(assert_findings):
    assert_findings(
        markup_not_understood,
        """
        lectures:
          barnsamtal:
            title: Samtal <b>med</b> barn
            text: |
              Ta med `<br>` och penna.
              Och papper.<br> Sedan  # warning: `<br>` is HTML, and no markup here
              går vi.
          lagen: {title: Lagen, preparation: "Läs [lagen](https://lagen.se) & skriv <ditt namn>, a < b | c."}
        """,
    )
    ((one,),) = [found("Ta med `<br>` och penna.\nOch papper.<br> Sedan")]
    assert (one.at.span.start.line, one.at.span.start.column) == (5, 17)


MENDED = {
    "Ett.<br>Två.": "Ett.\\\nTvå.",
    "Ett. <br/>\nTvå.": "Ett.\\\nTvå.",
    "Ett.\n<br>\n<br>\nTvå.": "Ett.\n\n\nTvå.",
    "Ett.<br>": "Ett.",
    "<b>Ett</b> och <em>två</em>.": "**Ett** och *två*.",
    "<p class=MsoNormal>Ett <span lang=SV>två</span><o:p></o:p></p>": "Ett två",
    "Ett<!-- hemligt --> två.": "Ett två.",
    "Ett <!-- hemligt\n\nmer --> två.": "Ett  två.",
    "Se ![kartan](https://a.se/k.png).": "Se [kartan](https://a.se/k.png).",
    "Vi ~~ses~~ hörs.": "Vi ses hörs.",
    "| Tid | Vad |\n| 9 | Kaffe |\n| 10 | Te |": "| Tid | Vad |\n|---|---|\n| 9 | Kaffe |\n| 10 | Te |",
}


@pytest.mark.parametrize(("text", "after"), MENDED.items(), ids=list(map(ascii, MENDED)))
def test_what_can_be_mended_in_one_way_is(text, after):
    assert mended(text) == after
    assert found(after) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lagen[^1].\n\n[^1]: Lag (2001:453).",
        "<ul><li>Ett</li></ul>",
        "10 m<sup>2</sup>",
        "| Tid | Vad |\n| 9 |",
        "| ensam |",
        "Ett <b> två.",
        "![](https://a.se/k.png)",
        '<a href="https://a.se">här</a>',
        "Läs [schemat](Schema ht26.pdf).",
        "Läs [schemat](../schema.pdf).",
        "Se [rubriken](#tider).",
        "![](bild.png)",
        "![kartan](bilder/karta.png)",
        "[här]()",
        "Läs [schemat][a].\n[a]: schema.pdf",
        "[Boka här]: https://a.se",
        "```\nkod\n```\n\n[här](fil.pdf)",
    ],
)
def test_what_only_its_author_can_mend_has_advice_in_words(text):
    (one,) = found(text)
    assert one.fix is None
    assert one.help


@pytest.mark.parametrize(
    "text",
    [
        "Rum A | Rum B",
        "Skriv <ditt namn> eller <titel>.",
        "Ring <08-123> eller <https://a.se>.",
        "`<br>`, ``a ` <b>`` och `~~`",
        "```\n<br>\n| a | b |\n```",
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "| A |\n|:-:|",
        "- [ ] a\n• b\n☐ c",
        "www.kommunen.se ~ ungefär ~5",
        "Se [sidan](https://a.se) [1].",
        "\\<br> \\| x",
        "Läs [mer][A].\n[a]: https://a.se\n\n[Tid]: 9.00–12\n\n[Obs]: Ta med legitimation.",
        "Se [sidan](www.a.se), fråga [Ada](ada@a.se), skriv [namn](titel).",
        "`[här](fil.pdf)` och \\[här](fil.pdf)",
    ],
)
def test_what_is_markdown_or_a_word_in_brackets_is_no_matter(text):
    assert found(text) == []


def test_each_advice_has_a_place_and_of_one_advice_three_are_enough():
    (one,) = found("<b>Ett</b> <b>två</b>\n\n[^1]\n\n~~b~~ [a](b.pdf)\n\n![](c.png)")
    assert places(one) == [(5, 7), (7, 7), (9, 7), (9, 13), (11, 7)]
    (one,) = found("<b>Ett</b> <b>två</b>")
    assert places(one) == [(5, 7), (5, 13), (5, 18)]


def places(one: Diagnostic) -> list[tuple[int, int]]:
    """Where a finding points, as lines and columns are told."""
    return [(each.span.start.line + 1, each.span.start.column + 1) for each in (one.at, *one.also)]


PIECES = st.lists(
    st.sampled_from(
        [
            "<br>",
            "<b>",
            "</b>",
            "<o:p>",
            "<!-- a -->",
            "<!--",
            "![a](https://a.se)",
            "[^1]",
            "~~b~~",
            "| a | b |",
            "|---|",
            "`",
            "**",
            "\n",
            "\n\n",
            "- ",
            "> ",
            "    ",
            "ord",
            " ",
            "<namn>",
            "1. ",
            "[ ] ",
            "• ",
            "\\",
            "|",
            "www.a.se",
            "[a](b.pdf)",
            "![a](b.pdf)",
            "[ord][a]",
            "[a]: b.pdf\n",
            "[a]: https://a.se\n",
        ]
    ),
    max_size=14,
).map("".join)


@given(PIECES)
def test_whatever_is_told_can_be_pointed_at_and_whatever_is_mended_is_mended(text):
    for one in found(f"x {text}"):
        assert one.at.span.start.line >= 3
        if one.fix:
            (edit,) = one.fix.edits
            assert odd_in(str(edit.value)) == []


@given(PIECES)
def test_what_is_not_told_has_no_html_in_it_but_in_code_or_a_word(text):
    page = re.sub(r"(?s)<code>.*?</code>", "", html_of_markdown(text))
    assert "&lt;br&gt;" not in page.replace("\\&lt;", "") or "`" in text or "\\" in text or "    " in text
    if odd_in(text):
        assert PERHAPS.search(text)


@given(PIECES)
def test_what_is_pasted_twice_reads_the_same_twice(text):
    assert plain_text(text) == plain_text(text)
    assert html_of_markdown(text) == html_of_markdown(text)
    once = html_of_markdown(f"{text}\n\n---\n\n{text}").split("<hr />\n")
    if len(once) == 2 and not set("`-<[|>").intersection(text) and "    " not in text:
        assert once[0] == once[1]
