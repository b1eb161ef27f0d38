"""Whatever an author writes is printed as it is written: in Typst as in HTML, and Markdown is all that counts."""

import json
import re
from html import unescape

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from rendering.booklets.programmes import words

from introplan.model.markdown import tokens_of
from introplan.rendering import markup
from introplan.rendering.markup import (
    allowed_url,
    html_of_markdown,
    kept_in_html,
    kept_in_typst,
    typst_literal,
    typst_of_markdown,
    typst_text,
)

SPECIAL = st.text(st.sampled_from("#[]{}()$*_`<>@\\\"'/=-+~:;.,&%!?|^ abcåäö1\n\t"), max_size=40)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def read_back(source: str) -> object:
    """What Typst understands by an expression."""
    return json.loads(typst.query(f"#metadata({source}) <x>".encode(), "<x>", field="value", one=True))


def flat(content: object) -> str:
    """The text in content that Typst tells as JSON; rows of quotation marks are parted by something of no width."""
    match content:
        case {"func": "text" | "raw", "text": str(text)}:
            return text.replace("\u200b", "")
        case {"func": "space" | "linebreak" | "parbreak" | "v"}:
            return " "
        case dict():
            return "".join(flat(part) for key, part in content.items() if key in {"body", "children", "child"})
        case list():
            return "".join(map(flat, content))
        case _:
            return ""


# Plain text


@given(st.one_of(SPECIAL, ANYTHING))
def test_any_text_is_the_same_text_as_a_literal(text):
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "", text)
    assert read_back(typst_literal(text)) == kept


@given(SPECIAL.map(lambda text: f"x{text}x"))
def test_any_text_is_one_piece_of_text_between_others(text):
    content = read_back(f"[A{typst_text(text)}B]")
    assert flat(content) == f"A{text}B"


@pytest.mark.parametrize(
    "value", [None, True, False, 0, -3, 2.5, "", [], {}, ["a", 1, ["b"]], {"a": 1, "b c": ["d"], '"': "e"}]
)
def test_plain_values_are_literals(value):
    assert read_back(typst_literal(value)) == value


def test_a_list_of_one_is_a_list():
    assert read_back(typst_literal(("a",))) == ["a"]


def test_other_values_have_no_literal():
    with pytest.raises(TypeError):
        typst_literal(object())


# Markdown


@given(SPECIAL)
def test_markdown_says_the_same_in_typst_as_in_html(text):
    html = html_of_markdown(text)
    if "<a " in html:
        return  # paper shows the address as well, see below
    assert solid(flat(read_back(f"[{typst_of_markdown(text)}]"))) == solid(words(html))


PIECES = (
    "<br>",
    "<b>",
    "</b>",
    "<!-- a -->",
    "<!--",
    "![a](https://a.se)",
    "[a](b.pdf)",
    "[](https://a.se)",
    "[b][a]",
    "[a]: https://a.se\n",
    "[a]: c.pdf\n",
    "[^1]",
    "~~b~~",
    "<namn>",
    "☐ ",
    "• ",
    "[ ] ",
)
SIGNS = (
    "\n",
    "\n\n",
    "- ",
    "> ",
    "    ",
    "#ord",
    "$",
    "1. ",
    "\\",
    "|",
    "\t",
    '"',
    "]",
    "```",
    "```\n",
    "https://a.se/?x=#1 ",
)
ROWS = ("| a | *b* |", "|---|:-:|", "| www.a.se/å_b | `c|d` |", "a\tb\nc\td\n")
PASTED = st.lists(st.sampled_from(PIECES + SIGNS + ROWS), max_size=12).map("".join)


@given(PASTED)
def test_whatever_is_pasted_is_set_and_says_the_same_in_typst_as_in_html(text):
    source = typst_of_markdown(text)
    content = read_back(f"[{source}]")
    if "<a " not in html_of_markdown(text) and "<table" not in html_of_markdown(text):
        assert solid(flat(content)) == solid(words(html_of_markdown(text)))


def test_a_table_has_its_heads_and_cells_in_both():
    text = "| Tid | Vad |\n|---|--:|\n| 9 | **Kaffe** |"
    assert 'table.header([#strong[#"Tid";]]' in typst_of_markdown(text)
    assert "align: (left, right, )" in typst_of_markdown(text)
    assert words(html_of_markdown(text)) == "Tid Vad 9 Kaffe"
    assert '<td style="text-align: right;' in html_of_markdown(text)


def test_a_list_of_word_and_one_of_boxes_are_two():
    assert html_of_markdown("• ett\n\n- [ ] två").count("<ul>") == 2


def test_boxes_alone_are_a_list_without_bullets():
    assert "#list(marker: [], " in typst_of_markdown("- [ ] ett\n- [x] två")
    assert "marker" not in typst_of_markdown("- [ ] ett\n- två")


PIECES = [*"ab1 .:–@<&()\u00a0", "13.00–14.00", "ada@kommunen.example", "3 sep"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_is_kept_on_a_line_says_the_same(text):
    html = re.sub(r"<wbr>|</?span[^>]*>", "", kept_in_html(text)).replace("\u00a0", " ")
    assert unescape(html) == text.replace("\u00a0", " ")
    literals = re.findall(r'#"((?:[^"\\]|\\.)*)"', kept_in_typst(text))
    assert "".join(literals).replace("\u00a0", " ") == text.replace("\u00a0", " ")


def test_a_time_and_a_date_are_on_one_line_and_an_address_breaks_between_its_parts():
    text = "tors 3 sep (v. 36), 13.00–14.00: programmet@kommunen.example"
    kept = 'tors 3\u00a0sep (v.\u00a036), <span class="kept">13.00–14.00:</span> programmet<wbr>@kommunen<wbr>.example'
    assert kept_in_html(text) == kept
    assert '#box[#"13.00–14.00";]' in kept_in_typst(text)


def test_a_tab_between_words_is_a_space_on_paper():
    assert typst_of_markdown("Tid:\t9.00") == typst_of_markdown("Tid: 9.00")
    assert typst_of_markdown("Bo \t\tChef **i\tdag**") == typst_of_markdown("Bo Chef **i dag**")


def test_a_link_that_leads_nowhere_is_its_words_and_one_without_words_its_address():
    assert html_of_markdown("Se [schemat](Schema 1.pdf) och ![kartan](karta.png)") == "<p>Se schemat och kartan</p>\n"
    link = '<a href="https://a.se/k.png">https://a.se/k.png</a>'
    assert html_of_markdown("![](https://a.se/k.png)") == f"<p>{link}</p>\n"
    assert html_of_markdown("[Ada](ada@a.se)") == '<p><a href="mailto:ada@a.se">Ada</a></p>\n'


def test_where_a_link_leads_may_stand_below_it_and_is_no_text_of_its_own():
    below = "Läs [mer][a], [schemat][b].\n[a]: https://a.se\n[b]: schema.pdf\n\n- Se [a].\n  [c]: b@a.se\n"
    link = '<a href="https://a.se">{}</a>'.format
    first = f"<p>Läs {link('mer')}, schemat.</p>\n"
    assert html_of_markdown(below) == first + f"<ul>\n<li>Se {link('a')}.</li>\n</ul>\n"


def test_lists_of_word_are_lists_also_beside_code():
    text = "• ett\n• två\n\n```\n• tre\n```\n• fyra\n~~~ \n• fem"
    assert html_of_markdown(text) == (
        "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>\n<pre><code>• tre\n</code></pre>\n"
        "<ul>\n<li>fyra</li>\n</ul>\n<pre><code>• fem</code></pre>\n"
    )


def solid(text: str) -> str:
    """Without spaces, of which Typst and HTML have their own ideas."""
    return "".join(text.split())


MARKDOWN = """
Ett *två* **tre** `fyra
fem` \\
sex

# Sju

- åtta
- nio

  tio

3. elva
4. tolv

> tretton

---

```
fjorton
```

<b>femton</b> ![bild](https://bilder.example/b.png) [här](https://lagen.example/sfs) <https://lagen.example/>
[skript](javascript:alert(1)) [post](mailto:ada@kommunen.example)
"""


def test_a_text_with_all_of_markdown(expected):
    expected("markdown.typ", typst_of_markdown(MARKDOWN))
    expected("markdown.html", html_of_markdown(MARKDOWN))


@pytest.mark.parametrize("url", ["https://a.example", "http://a.example", "mailto:a@b.example", "tel:010", "HTTPS://A"])
def test_addresses_that_paper_and_pages_may_lead_to(url):
    assert allowed_url(url) == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", "//a.example", "a"]
)
def test_other_addresses_lead_nowhere(url):
    assert allowed_url(url) == ""


def test_a_text_that_stands_in_many_prints_is_read_once(monkeypatch):
    """The phases and lectures stand in everybody's own print."""
    read = []
    monkeypatch.setattr(markup, "tokens_of", lambda text: read.append(text) or tokens_of(text))
    for written in (typst_of_markdown, html_of_markdown):
        assert written("Läs *detta* före dagen.") == written("Läs *detta* före dagen.")
    assert len(read) == 2
