"""Everything that reading can find is explained, and nothing else is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from introplan.reading.explanations import EXPLANATIONS

PACKAGE = Path(__file__).parents[2] / "introplan"
FINDINGS = {"error", "warning", "note", "fault", "Form"}
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")

# Of these words with hyphens, none is ever printed as the name of a finding.
NO_NAMES = {
    "too-large",  # why a file was not fetched: `file-too-large`
    "wrong-ending",  # the same: `wrong-file-ending`
    "look-alike",  # a kind of character: `look-alike-character`
    "not-text",  # any text is text; the form only has the advice
    "utf-8-sig",  # how a file is read
    "utf-16",  # how a picture may be written
    "latin-1",  # the same
    "xml-stylesheet",  # what a picture may fetch
    "not-there",  # why there is no picture: `picture-missing`
}


def names_in_code(module: Path) -> Iterator[str]:
    """What a module calls its findings: the first word of each, and all other words with hyphens.

    The latter catch a name that is chosen before it is used. The examples of fields are left out.
    """
    tree = ast.parse(module.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    examples = {id(part) for call in calls if call.func.id == "about" for part in ast.walk(call)}
    for call in calls:
        if call.func.id in FINDINGS and call.args and isinstance(call.args[0], ast.Constant):
            yield call.args[0].value
    for node in ast.walk(tree):
        is_word = isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value)
        if is_word and id(node) not in examples:
            yield node.value


def test_every_name_in_the_code_is_explained_and_every_explanation_is_of_one():
    modules = [module for layer in ("reading", "model") for module in sorted((PACKAGE / layer).rglob("*.py"))]
    others = ("explanations", "own_schema")  # the editor's snippets have ids to type over
    modules = [module for module in modules if not {module.parent.name, module.stem}.intersection(others)]
    names = {word for module in modules for word in names_in_code(module)}
    assert names - NO_NAMES == set(EXPLANATIONS)
    assert names >= NO_NAMES


def test_what_and_why_are_sentences():
    for what, why in EXPLANATIONS.values():
        assert re.fullmatch(r"[A-Z`].*\.", what), what
        assert re.fullmatch(r"[A-Z`ÅÄÖ].*\.", why), why
