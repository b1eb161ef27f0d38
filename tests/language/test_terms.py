"""A thing has one name: no text for a reader uses a word that `terms.yaml` says is not to be used."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from language.texts import ReadText, language_of, page_texts, prose, texts

TERMS = Path(__file__).parent / "terms.yaml"
PARTS = {"word", "never", "but", "unheld"}


class Term(NamedTuple):
    """A thing's word in one language, what it is never called, and where such a word means something else."""

    thing: str
    language: str
    word: str
    never: re.Pattern[str] | None
    but: re.Pattern[str] | None


@cache
def terms() -> tuple[Term, ...]:
    return tuple(
        Term(thing, language, said["word"], _any(said.get("never", ())), _any(said.get("but", ())))
        for thing, languages in yaml.safe_load(TERMS.read_text(encoding="utf-8")).items()
        for language, said in languages.items()
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str] | None:
    joined = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else None


@cache
def _any_never(language: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(term.never.pattern for term in terms() if term.language == language and term.never), re.IGNORECASE
    )


def wrong_words(text: ReadText) -> Iterator[str]:
    """Each word in a text that is not to be used, with the one that is."""
    read = prose(text.words)
    if not _any_never(text.language).search(read):  # as in most texts
        return
    for term in terms():
        if term.language == text.language and term.never:
            held = term.but.sub("…", read) if term.but else read
            for found in term.never.finditer(held):
                yield f"“{found[0]}” is {term.thing}, “{term.word}”: {text.words} ({text.place})"


def test_nothing_is_called_by_another_name():
    assert [wrong for text in texts() for wrong in wrong_words(text)] == []


@pytest.mark.parametrize(
    ("words", "language", "wrong"),
    [
        ("Version 2 av planen", "sv", ["Version"]),
        ("en nyare version av introplan", "sv", []),
        ("lägg till ett par för deltagaren", "sv", ["par"]),
        ("om ett par veckor", "sv", []),
        ("kör `git commit` och spara i git", "sv", []),
        ("sparat med commit", "sv", ["commit"]),
        ("i praktiken gör en praktikant sin praktik", "sv", ["praktikant", "praktik"]),
        ("Parkera vid kommunhuset", "sv", []),
        ("it can not be edited", "en", ["can not"]),
        ("kl. 9 (v. 36)", "sv", []),
        ("Thursday (v. 36)", "en", ["v. 36"]),
    ],
)
def test_a_word_is_found_whole_and_where_it_means_the_thing(words, language, wrong):
    found = [told.split("”")[0].removeprefix("“") for told in wrong_words(ReadText(words, language, "here"))]
    assert sorted(found) == sorted(wrong)


def test_every_term_has_its_parts_and_each_exception_its_reason():
    for thing, languages in yaml.safe_load(TERMS.read_text(encoding="utf-8")).items():
        assert set(languages) <= {"sv", "en"}, thing
        for said in languages.values():
            assert set(said) <= PARTS, thing
            assert said["word"], thing
            assert all(said.get("but", {}).values()), thing


def test_no_term_forbids_its_own_word():
    for term in terms():
        assert list(wrong_words(ReadText(term.word, term.language, term.thing))) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Skriv ett avsnitt i filen, eller ta bort den.", "sv"),
        ("Write a section in the file, or remove it.", "en"),
        ("Malmö 2027", None),
        ("`och att det som är`", None),
    ],
)
def test_the_language_of_a_paragraph_is_told_by_its_small_words(text, language):
    assert language_of(text) == language


def test_a_page_is_read_by_paragraph_and_row_and_a_heading_in_the_language_before_it():
    swedish = "Det här är för dig.\n\n## Arbetsyta\n\n    git commit\n\n| en lapp | som är kort |\n\n"
    page = swedish + "This is for you, in the\nworkspace.\n\n## Commits"
    assert [(text.words, text.language) for text in page_texts(page, "here")] == [
        ("Det här är för dig.", "sv"),
        ("## Arbetsyta", "sv"),
        ("| en lapp | som är kort |", "sv"),
        ("This is for you, in the workspace.", "en"),
        ("## Commits", "en"),
    ]
