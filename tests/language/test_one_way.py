"""Texts are worded in one way: in English where they are used, marked, and in Swedish in the catalogue alone."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from language.catalogues import CHECKOUT, PACKAGE, TEMPLATES
from language.texts import language_of

SWEDISH_BY_NATURE = {
    "amendments/cohort_titles.py": "seasons as they stand in the titles of cohorts",
    "checks/follow_up.py": "words that measures of goals have",
    "checks/leftovers.py": "weekdays as they stand in an author's text",
    "checks/private_data.py": "words for reasons of absence",
    "checks/said.py": "words around a date or a time in an author's text",
    "cli/answered.py": "seasons as they stand in the titles of cohorts",
    "cli/pasted_names.py": "headings and labels beside names",
    "cli/explain.py": "how a source is told, in either language",
    "days/sweden.py": "names of holidays, held to the package that has them",
    "language/holidays.py": "whom holidays are called after",
    "language/persons.py": "words and letters of names",
    "language/sorting.py": "letters",
    "model/dates.py": "weekdays as an author may write them",
    "model/numbers.py": "numbers as an author may write them",
    "model/times.py": "lengths and rhythms as an author may write them",
    "rendering/breaks.py": "letters",
    "sheets/columns.py": "headings as somebody may write them",
    "sheets/recognition.py": "headings as somebody may write them",
}
"""Where Swedish is what the code is about, and no text of ours, and what it is."""
EXAMPLES = "about"
"""The function whose second text is an example in a coordinator's own words."""
NAMES = {"Outlook": "a product", "ics": "a kind of file"}
"""What stands in templates without a mark, and why."""
TRANSLATED = {"aria-label", "title", "alt", "placeholder"}
"""Attributes that somebody reads or hears."""


def literals(code: str) -> Iterator[str]:
    """The texts of a module that are no docstrings and no examples."""
    everything = list(ast.walk(ast.parse(code)))
    silent = {id(node.value) for node in everything if isinstance(node, ast.Expr)}
    for call in everything:
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == EXAMPLES:
            silent |= {id(each) for part in call.args for each in ast.walk(part)}
    for node in everything:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


def is_swedish(text: str) -> bool:
    """Whether a text is Swedish words: by its letters, or by the small words of several."""
    has_letters = re.search(r"[a-zåäö]*[åäö][a-zåäö]*", text, re.IGNORECASE) is not None
    return language_of(text) != "en" if has_letters else len(text.split()) > 2 and language_of(text) == "sv"


@cache
def swedish_by_file() -> dict[str, list[str]]:
    by_file = {
        path.relative_to(PACKAGE).as_posix(): [
            text for text in literals(path.read_text(encoding="utf-8")) if is_swedish(text)
        ]
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    return {path: texts for path, texts in by_file.items() if texts}


def test_no_swedish_stands_in_the_code_but_where_it_is_what_the_code_is_about():
    assert {path: texts for path, texts in swedish_by_file().items() if path not in SWEDISH_BY_NATURE} == {}


def test_what_may_be_swedish_in_the_code_is():
    assert SWEDISH_BY_NATURE.keys() - swedish_by_file().keys() == set()


@pytest.mark.parametrize(
    ("text", "swedish"),
    [
        ("Inget i agendan är bokat än", True),
        ("Häfte", True),
        ("an å in a name", False),
        ("the plan", False),
        ("x-y", False),
    ],
)
def test_swedish_is_told_by_its_letters_and_its_small_words(text: str, swedish: bool):
    assert is_swedish(text) == swedish


class _Seen(HTMLParser):
    """What somebody sees or hears of a page: texts, and attributes that are said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("style", "script")
        self.said += [value for name, value in attrs if name in TRANSLATED and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def said_by(path: Path) -> list[str]:
    """The words that stand in a template outside its expressions."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    between = "".join(node.data for node in tree.find_all(nodes.TemplateData))
    if ".html" in path.name or ".svg" in path.name:
        page = _Seen()
        page.feed(between)
        between = re.sub(r"[\w-]+=\"[^\"]*\"", "", " ".join(page.said))  # a macro's, which gives attributes alone
    return [word for word in re.findall(r"[^\W\d_]{2,}", between) if word not in NAMES]


OURS = [
    path
    for path in sorted(TEMPLATES.rglob("*.j2"))
    if "workspace" not in path.relative_to(TEMPLATES).parts and not path.name.endswith(".typ.j2")
]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_no_text_of_a_template_stands_outside_a_mark(path: Path):
    assert said_by(path) == []


def test_no_template_of_ours_says_a_text_in_two_languages():
    """That is for a workspace's own, whose texts no catalogue has."""
    files = [path for path in TEMPLATES.rglob("*") if path.is_file()]
    assert [path.relative_to(CHECKOUT).as_posix() for path in files if "say(" in path.read_text(encoding="utf-8")] == []


def test_the_typeset_booklet_has_its_texts_by_its_words_alone():
    source = (TEMPLATES / "booklet.typ.j2").read_text(encoding="utf-8")
    data = "".join(node.data for node in Environment(autoescape=True).parse(source).find_all(nodes.TemplateData))
    in_brackets = re.findall(r"\[([^\[\]#{}]*[^\W\d_]{3,}[^\[\]#{}]*)\]", data)
    assert in_brackets == []
