"""A type's name means one thing in the whole package, so that whoever meets it need not look where they are."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "introplan"

# Names that two modules have, and why they may.
TWICE = {
    "Origins": "the agenda knows by a protocol what reading makes, which it may not import",
    "Change": "a word of the language, in its schema, for how one meeting is changed; and what differs of an event",
}


def types_of(module: Path) -> Iterator[str]:
    """The public types that a module makes: classes, aliases and the like, which are all written `LikeThis`."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        match node:
            case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_") and not name.isupper() and name[0].isupper())


def test_each_type_has_a_name_of_its_own():
    found: dict[str, list[str]] = defaultdict(list)
    for module in sorted(PACKAGE.rglob("*.py")):
        for name in types_of(module):
            found[name].append(module.relative_to(PACKAGE).as_posix())
    several = {name: modules for name, modules in found.items() if len(modules) > 1}
    assert {name: modules for name, modules in several.items() if name not in TWICE} == {}
    assert several.keys() == TWICE.keys()
