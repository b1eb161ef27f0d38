"""The message catalogues: what is to be translated, and what is. `python tests/language/catalogues.py --update`.

With `--update` it takes every template from the code into `introplan.po`, drops what the code no longer has, and
compiles the catalogue; without, it only says what is missing. An entry is two lines, in the order of the English
text, without places or dates, and never guessed: so branches that add entries merge line by line.
"""

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT))

from babel.messages.catalog import Catalog  # noqa: E402 - the checkout is on the path since the line above
from babel.messages.mofile import write_mo  # noqa: E402 - as above
from babel.messages.pofile import escape, write_po  # noqa: E402 - as above

from introplan.checks import EXPLAINED, explanation  # noqa: E402 - as above

PACKAGE = CHECKOUT / "introplan"
LANGUAGES = ("sv",)
MARKS = {"_": 1, "_n": 2}  # the function that marks a template, and how many templates it takes
HELPED = {"typer.Typer", "typer.Option", "typer.Argument"}
COMMANDS = (".command", ".callback")
HEADER = """\
# Swedish for introplan. Write only after msgstr; `python tests/language/catalogues.py --update` does the rest.
"""

Id = str | tuple[str, str]


class Template(NamedTuple):
    """A text for the reader, or one for one and one for several, and where the code has it."""

    id: Id
    place: str


def po_file(language: str) -> Path:
    """Where a language's catalogue lies; the compiled one lies beside it."""
    return PACKAGE / "language" / "catalogues" / language / "LC_MESSAGES" / "introplan.po"


def templates() -> Iterator[Template]:
    """Every text for the reader: what the code marks, and what the checks say about themselves."""
    for module in sorted(PACKAGE.rglob("*.py")):
        yield from templates_in(module.read_text(encoding="utf-8"), module.relative_to(CHECKOUT).as_posix())
    for check in EXPLAINED:
        for part in parts(explanation(check).text):
            yield Template(part, f"the explanation of {check.__name__}")


def templates_in(code: str, path: str) -> Iterator[Template]:
    """The marked templates of a module, and its commands' help. Raises ValueError for one that is not written out."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            texts = [
                part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None
                for part in node.args
            ]
            place = f"{path}:{node.lineno}"
            if len(texts) != MARKS[node.func.id] or None in texts:
                raise ValueError(f"{place}: `{ast.unparse(node)}` is not a text that is written out")
            if any("\n" in str(text) for text in texts):
                raise ValueError(f"{place}: `{ast.unparse(node)}` has more than one line")
            yield Template(str(texts[0]) if len(texts) == 1 else (str(texts[0]), str(texts[1])), place)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in HELPED:
            for keyword in node.keywords:
                if keyword.arg == "help" and isinstance(keyword.value, ast.Constant):
                    yield Template(str(keyword.value.value), f"{path}:{node.lineno}")
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith(COMMANDS) for mark in node.decorator_list
        ):
            for part in parts(ast.get_docstring(node) or ""):
                yield Template(part, f"{path}:{node.lineno}")


def parts(text: str) -> list[str]:
    """The paragraphs of an explanation, each on one line."""
    return [" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n")]


def written(path: Path) -> dict[Id, tuple[str, ...]]:
    """The translations that a `.po` file holds, by their English.

    Two branches that are merged may leave an entry twice, or without the line between; what is filled in wins.
    """
    found: dict[Id, tuple[str, ...]] = {}
    texts: dict[str, str] = {}

    def keep() -> None:
        if "msgid" in texts:
            several = texts.get("msgid_plural")
            id_ = texts["msgid"] if several is None else (texts["msgid"], several)
            strings = tuple(value for key, value in sorted(texts.items()) if key.startswith("msgstr"))
            if any(strings) or id_ not in found:
                found[id_] = strings
        texts.clear()

    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        key, _space, quoted = line.partition(" ")
        if key == "msgid":
            keep()
        if key.startswith("msg"):
            texts[key] = ast.literal_eval(quoted)
    keep()
    found.pop("", None)
    return found


class Bare(Catalog):
    """A catalogue whose header has no dates and no authors, since git knows both."""

    mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Language", "sv"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ]


def catalogue(language: str, strings: dict[Id, tuple[str, ...]]) -> Catalog:
    """The catalogue of everything that the code has, with the translations there are."""
    made = Bare(language, header_comment=HEADER.strip(), charset="utf-8", fuzzy=False)
    for template in templates():
        string = strings.get(template.id, ())
        made.add(template.id, (string or ("", "")) if isinstance(template.id, tuple) else (string or ("",))[0])
    return made


def as_po(made: Catalog) -> bytes:
    """The catalogue as text, an entry's every field on one line."""
    file = BytesIO()
    write_po(file, made, width=0, sort_output=True, no_location=True, include_previous=False)
    return file.getvalue()


def as_mo(made: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    file = BytesIO()
    write_mo(file, made)
    return file.getvalue()


def missing(language: str) -> list[Template]:
    """What the code says and the catalogue does not."""
    strings = written(po_file(language))
    lacking = {template.id: template for template in templates() if not all(strings.get(template.id, ("",)))}
    return list(lacking.values())


def holes(text: str) -> set[str]:
    """The names in braces that values take the place of; `{day:date}` is the day without its weekday."""
    return set(re.findall(r"\{(\w*)(?::date)?\}", text.replace("{{", "").replace("}}", "")))


def main() -> None:
    """Update the catalogues, or only tell what they lack."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the .po and .mo files")
    update = parser.parse_args().update
    for language in LANGUAGES:
        path = po_file(language)
        if update:
            made = catalogue(language, written(path))
            path.write_bytes(as_po(made))
            path.with_suffix(".mo").write_bytes(as_mo(made))
        for template in missing(language):
            print(f"{language}: {template.place}: {escape(str(template.id))}")


if __name__ == "__main__":
    main()
