"""The list of checks is whole: every check stands in it, explains itself and is tried."""

import ast
import inspect
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import introplan.checks
from introplan.checks import CHECKS, DATED, EXPLAINED, SUBJECTS, Check, DatedCheck, explanation, name_of, subject_of
from introplan.diagnostics import Diagnostic

TESTS = Path(__file__).parent


def checks_in_modules() -> set[Check | DatedCheck]:
    """Every public function of the layer that takes a plan, with or without the day, and yields diagnostics."""
    found = set()
    for module in pkgutil.iter_modules(introplan.checks.__path__, "introplan.checks."):
        for name, function in inspect.getmembers(import_module(module.name), inspect.isfunction):
            signature = inspect.signature(function)
            yields = Diagnostic.__name__ in str(signature.return_annotation)
            if not name.startswith("_") and yields and list(signature.parameters) in (["plan"], ["plan", "today"]):
                found.add(function)
    return found


def test_every_check_that_is_written_is_run():
    assert checks_in_modules() == {*CHECKS, *DATED}


def test_names_are_unique_and_words_with_hyphens():
    names = [name_of(check) for check in EXPLAINED]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", name) for name in names)


def test_every_check_says_what_it_finds_then_why_and_where_that_comes_from():
    for check in EXPLAINED:
        what, empty, *why = explanation(check).text.split("\n")
        assert (what[-1], empty) == (".", ""), check
        assert re.search(r"Sources?:|lagen", " ".join(why)), check


def test_every_check_is_tried_by_the_tests():
    tried = set()
    for file in TESTS.glob("test_*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_try = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "assert_findings"
            )
            if is_try and isinstance(node.args[0], ast.Name):
                tried.add(node.args[0].id)
    assert {check.__name__ for check in (*CHECKS, *DATED)} - tried == set()


def test_every_check_stands_under_a_heading():
    """A new module of checks gets its place in `introplan/checks/table.py`."""
    assert {check.__module__ for check in EXPLAINED if subject_of(check) not in SUBJECTS} == set()
