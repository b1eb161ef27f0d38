"""The catalogue chooses between one and several, by a number or a length: no code does, whatever language it reads."""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

import pytest
from language.catalogues import MARKS, PACKAGE, templates

# Choices by a number that are no plurals, as `module:function`, each with its reason.
NO_PLURALS: dict[str, str] = {
    "checks/clashes.py:_seen_there": "of several it is told that this is the first; of one, why it is on that day",
}


def choices_by_number(code: str) -> Iterator[tuple[str, int]]:
    """The function and the line of each choice between texts that goes by whether something is one."""
    if not any(f"{mark}(" in code for mark in MARKS):  # no text for a reader is in most modules
        return
    everything = list(ast.walk(ast.parse(code)))
    texts = _named_texts(everything)
    for function in [node for node in everything if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]:
        for node in _own(function):
            match node:
                case ast.IfExp(test, body, orelse) if _by_number(test):
                    if _is_text(body, texts) and _is_text(orelse, texts):
                        yield function.name, node.lineno
        for lines in _blocks(function):
            for place, line in enumerate(lines, start=1):
                if isinstance(line, ast.If) and _by_number(line.test):
                    further = takewhile(lambda each: isinstance(each, ast.If | ast.Return), lines[place:])
                    given = [_given(line.body, texts), _given(line.orelse or list(further), texts)]
                    if all(given) and given[0] == given[1]:
                        yield function.name, line.lineno


def _own(function: ast.AST) -> Iterator[ast.AST]:
    """What is in a function, and not in one inside it."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, ast.FunctionDef):
            yield child
            yield from _own(child)


def _blocks(function: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in [function, *_own(function)]:
        for name in ("body", "orelse"):
            lines = getattr(node, name, None)
            if isinstance(lines, list) and lines:
                yield lines


def _by_number(test: ast.expr) -> bool:
    """Whether a test compares a number with one, or with two."""
    for node in ast.walk(test):
        if isinstance(node, ast.Compare):
            numbers = [part.value for part in (node.left, *node.comparators) if isinstance(part, ast.Constant)]
            at_two = any(isinstance(sign, ast.Lt | ast.GtE) for sign in node.ops)
            if any(number == 1 or (number == 2 and at_two) for number in numbers if type(number) is int):
                return True
    return False


def _named_texts(everything: list[ast.AST]) -> set[str]:
    """The names of marked texts, such as a constant of the module or a template that is given by its name."""
    assigned = [node for node in everything if isinstance(node, ast.Assign) and _is_marked(node.value)]
    names = {part.id for node in assigned for part in node.targets if isinstance(part, ast.Name)}
    given = [node for node in everything if isinstance(node, ast.keyword) and _is_marked(node.value)]
    return names | {node.arg for node in given if node.arg}


def _is_marked(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS


def _is_text(node: ast.AST, texts: set[str]) -> bool:
    """Whether a marked text, or a name of one, is what a value is, or a part of it."""
    return any(
        (isinstance(part, ast.expr) and _is_marked(part)) or (isinstance(part, ast.Name) and part.id in texts)
        for part in ast.walk(node)
    )


def _given(lines: list[ast.stmt], texts: set[str]) -> str:
    """How the first line of a block that has a text gives it: as an answer, or under a name."""
    for line in lines:
        match line:
            case ast.Return(value) if value is not None and _is_text(value, texts):
                return "return"
            case ast.Expr(ast.Yield(value)) if value is not None and _is_text(value, texts):
                return "yield"
            case ast.Assign([ast.Name(name)], value) if _is_text(value, texts):
                return name
    return ""


@cache
def in_package() -> frozenset[str]:
    return frozenset(
        f"{module.relative_to(PACKAGE).as_posix()}:{function}"
        for module in PACKAGE.rglob("*.py")
        for function, _line in choices_by_number(module.read_text(encoding="utf-8"))
    )


def test_the_catalogue_chooses_between_one_and_several():
    """Write `_n(one, several, by="people")`, where the value `people` is a number, or holds so many."""
    assert sorted(in_package() - NO_PLURALS.keys()) == []


def test_nothing_is_excused_that_is_not_there():
    assert sorted(NO_PLURALS.keys() - in_package()) == []


@pytest.mark.parametrize(
    "choice",
    [
        'return _("a day") if len(days) == 1 else _("{count} days")',
        'return _("days") if len(days) > 1 else _("a day")',
        'return Message(_("a day"), {}) if count == 1 else Message(_("{count} days"), {})',
        'return _("a day") if count < 2 else _("days")',
        'return _("none") if not days else _("a day") if len(days) == 1 else _("days")',
        'if len(days) == 1:\n        return _("a day")\n    return _("days")',
        'if count != 1:\n        words = _("days")\n    else:\n        words = _("a day")',
        "return A_DAY if len(days) == 1 else DAYS",
    ],
)
def test_a_choice_in_code_is_found(choice):
    code = f'A_DAY = _("a day")\nDAYS = _("days")\n\n\ndef told(days, count):\n    {choice}\n'
    assert [function for function, _line in choices_by_number(code)] == ["told"]


@pytest.mark.parametrize(
    "choice",
    [
        'return _n("a day", "{count} days")',
        'return _("{people}") if len(people) <= 5 else _("{count} people")',
        'return _("until {day}") if day else _("for ever")',
        "return days[0] if len(days) == 1 else None",
    ],
)
def test_any_other_choice_is_none_of_it(choice):
    assert list(choices_by_number(f"def told(days, count, people, day):\n    {choice}\n")) == []


def test_no_text_stands_alone_and_for_one_of_several():
    """A catalogue has one entry for it, and then one of the two would lack its words."""
    ids = {template.id for template in templates()}
    ones = [id_[0] for id_ in ids if isinstance(id_, tuple)]
    assert sorted({one for one in ones if one in ids or ones.count(one) > 1}) == []
