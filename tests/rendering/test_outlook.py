"""How to get the dates into Outlook: the page and the booklet say the same."""

import pytest
from rendering.booklets.programmes import made, tiny, words
from rendering.site.pages import page, read

from introplan.rendering.markup import html_of_markdown
from introplan.rendering.outlook import outlook_in


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_and_the_booklet_give_the_same_advice(language):
    plan = tiny(("language: sv", f"language: {language}"))
    advice = outlook_in(language)
    marked = [html_of_markdown(text) for way in advice.ways for text in (way.text, way.warning)]
    texts = [advice.choose, advice.without, *(way.title for way in advice.ways), *map(words, marked)]
    said = [words(made(plan)["booklets/ht26.html"]), words(page(plan))]
    assert [[text for text in texts if text not in one] for one in said] == [[], []]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_has_no_instructions_to_whoever_puts_it_on_the_web(language):
    text = read(page(tiny(("language: sv", f"language: {language}")))).words
    assert [word for word in ("index.html", "skyddade", "protected", "calendars/") if word in text] == []
