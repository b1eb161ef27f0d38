"""Every text that a reader gets from introplan, with its language: catalogues, templates, rule sets, pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from jinja2 import Environment, nodes
from language.catalogues import CHECKOUT, LANGUAGES, PACKAGE, TEMPLATES, po_file, templates, texts_of, written

from introplan.language.marks import CONTEXT_ENDS

_SWEDISH = "och att det som är en ett du för med på inte till av den de om har kan ska från eller så när"
_ENGLISH = "the and of to is are a an you for with on not in from by it this that or so when as be"
SMALL_WORDS = {"sv": frozenset(_SWEDISH.split()), "en": frozenset(_ENGLISH.split())}
"""What tells a language, where two stand in one file."""
NOT_PROSE = re.compile(
    r"```.*?```|``.*?``|`[^`\n]*`"  # code
    r"|\{[^{}]*\}"  # holes
    r"|\]\([^)]*\)|<[^<>]*>|https?://\S+|[\w.-]+@[\w.-]+"  # addresses and tags
    r"|(?<!\w)--?[a-z][\w-]*|[\w/-]*\.(?:yaml|md|txt|ics|pdf|html|csv|ledger)\b",  # options and names of files
    re.DOTALL,
)


class ReadText(NamedTuple):
    """What somebody reads, in which language, and where it is written."""

    words: str
    language: str
    place: str


OF_THE_CODE = ("CONTEXT.md", "CONTEXT.en.md")
"""Pages that quote what the code says of its values; the rest of them stands in the catalogues."""


def texts() -> Iterator[ReadText]:
    """All of them; the English of the catalogues is what the code says."""
    yield from _of_catalogues()
    for path in sorted(TEMPLATES.rglob("*.j2")):
        yield from _in_print(path)
    for path in sorted((PACKAGE / "rulesets").glob("*.yaml")):
        yield from _of_rule_set(yaml.safe_load(path.read_text(encoding="utf-8")), _name(path))
    pages = (each for each in sorted((CHECKOUT / "programmes").glob("*.md")) if each.name not in OF_THE_CODE)
    for path in (CHECKOUT / "README.md", *pages):
        yield from page_texts(path.read_text(encoding="utf-8"), _name(path))


def prose(text: str) -> str:
    """A text without code, holes, addresses, options and names of files, which are nobody's wording."""
    return NOT_PROSE.sub("…", text)


def language_of(text: str) -> str | None:
    """Which language a text is in, by its small words; None when they do not tell."""
    words = re.findall(r"[a-zåäö]+", prose(text).lower())
    counts = {language: sum(word in small for word in words) for language, small in SMALL_WORDS.items()}
    first, second = sorted(counts, key=lambda language: -counts[language])
    return first if counts[first] > counts[second] else None


def page_texts(text: str, place: str) -> Iterator[ReadText]:
    """The paragraphs and rows of a page, not what is run, which is indented; a heading is in the language before it."""
    without_code = re.sub(r"^(?: {4}|\t).*$", "", re.sub(r"```.*?```", "", text, flags=re.DOTALL), flags=re.MULTILINE)
    language = language_of(without_code)
    for part in re.split(r"\n\s*\n|\n(?=\s*[|*-])", without_code):
        if language := language_of(part) or language:
            yield ReadText(" ".join(part.split()), language, place)


def _name(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def _of_catalogues() -> Iterator[ReadText]:
    for template in templates():
        for text in texts_of(template.id):
            yield ReadText(text.rpartition(CONTEXT_ENDS)[2], "en", template.place)
    for language in LANGUAGES:
        for id_, strings in written(po_file(language)).items():
            for string in strings:
                yield ReadText(string, language, f"{_name(po_file(language))}, {id_!r}")


def _in_print(path: Path) -> Iterator[ReadText]:
    """The texts of a Jinja template: what stands in it, and what its expressions quote."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for node in tree.find_all((nodes.TemplateData, nodes.Const)):
        content = node.data if isinstance(node, nodes.TemplateData) else node.value
        if isinstance(content, str):
            yield from page_texts(content, f"{_name(path)}:{node.lineno}")


def _of_rule_set(value: object, place: str) -> Iterator[ReadText]:
    if isinstance(value, dict):
        for key, inside in value.items():
            if key in SMALL_WORDS and isinstance(inside, str):
                yield ReadText(inside, key, place)
            else:
                yield from _of_rule_set(inside, f"{place}, {key}")
