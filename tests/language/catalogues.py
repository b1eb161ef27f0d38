"""The message catalogues: what is to be translated, and what is. `python tests/language/catalogues.py --update`.

With `--update` it takes every template from code and templates into `introplan.po`, and drops what they no longer
have; without, it only says what is missing. Entries are in the order of the English text, without places or dates, and
never guessed. While git has the file in conflict, each entry is merged by its English, so no sentence comes to stand
under another: what one side has changed is taken, and what both have is told. The compiled catalogue is not in git;
here it is written for this checkout alone.
"""

import argparse
import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT))

from babel.messages.catalog import Catalog  # noqa: E402 - the checkout is on the path since the line above
from babel.messages.pofile import escape, write_po  # noqa: E402 - as above
from jinja2 import Environment, nodes  # noqa: E402 - as above

from introplan.checks import EXPLAINED, explanation  # noqa: E402 - as above
from introplan.language.compiling import compiled  # noqa: E402 - as above
from introplan.language.marks import CONTEXT_ENDS  # noqa: E402 - as above
from introplan.model.descriptions import described  # noqa: E402 - as above

PACKAGE = CHECKOUT / "introplan"
LANGUAGES = ("sv",)
TEMPLATES = CHECKOUT / "templates"
MARKS = {"_": 1, "_n": 2, "_p": 2}  # the function that marks a template, and how many texts it takes
HELPED = {"typer.Option", "typer.Argument", "choice", "whole_number"}
HELP = {"help", "metavar"}
COMMANDS, COMMAND = "introplan/cli/commands/", "command"
HEADER = """\
# Swedish for introplan. Write only after msgstr; `python tests/language/catalogues.py --update` does the rest.
"""

Id = str | tuple[str, str]
Strings = dict[Id, tuple[str, ...]]


class Template(NamedTuple):
    """A text for the reader, its context before it if it has one; or one for one and one for several; and where."""

    id: Id
    place: str


def texts_of(id_: Id) -> tuple[str, ...]:
    """The English of an entry: one text, or the one for one and the one for several."""
    return (id_,) if isinstance(id_, str) else id_


def po_file(language: str) -> Path:
    """Where a language's catalogue lies; the compiled one lies beside it."""
    return PACKAGE / "language" / "catalogues" / language / "LC_MESSAGES" / "introplan.po"


@cache
def templates() -> tuple[Template, ...]:
    """Every text for the reader: what the code marks, and what checks and models say about themselves."""
    return tuple(_templates())


def _templates() -> Iterator[Template]:
    for module in sorted(PACKAGE.rglob("*.py")):
        yield from templates_in(module.read_text(encoding="utf-8"), module.relative_to(CHECKOUT).as_posix())
    for check in EXPLAINED:
        for part in parts(explanation(check).text):
            yield Template(part, f"the explanation of {check.__name__}")
    for text in described():
        yield Template(text, "the model describes a field, a part or a value")
    for file in sorted(TEMPLATES.rglob("*.j2")):
        yield from templates_in_print(file.read_text(encoding="utf-8"), file.relative_to(CHECKOUT).as_posix())


def templates_in(code: str, path: str) -> Iterator[Template]:
    """The marked templates of a module, and its commands' help. Raises ValueError for one that is not written out."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            texts = [part.value if isinstance(part, ast.Constant) else None for part in node.args]
            yield _marked(node.func.id, texts, f"{path}:{node.lineno}", ast.unparse(node))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in HELPED:
            for keyword in node.keywords:
                if keyword.arg in HELP and isinstance(keyword.value, ast.Constant):
                    yield Template(str(keyword.value.value), f"{path}:{node.lineno}")
        if isinstance(node, ast.FunctionDef) and node.name == COMMAND and path.startswith(COMMANDS):
            for part in parts(docstring) if (docstring := ast.get_docstring(node)) else ():
                yield Template(part, f"{path}:{node.lineno}")


def templates_in_print(source: str, path: str) -> Iterator[Template]:
    """The texts that a Jinja template marks with `_`, `_n` and `_p`. Raises ValueError as `templates_in` does."""
    for call in Environment(autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in MARKS:
            texts = [part.value if isinstance(part, nodes.Const) else None for part in call.args]
            yield _marked(call.node.name, texts, f"{path}:{call.lineno}", call.node.name)


def _marked(mark: str, texts: list[object], place: str, written_as: str) -> Template:
    those = [text for text in texts[: MARKS[mark]] if isinstance(text, str)]
    if len(those) != MARKS[mark] or (len(texts) > len(those) and mark != "_n"):
        raise ValueError(f"{place}: `{written_as}` is not a text that is written out")
    if any("\n" in text for text in those):
        raise ValueError(f"{place}: `{written_as}` has more than one line")
    if mark == "_p":
        return Template(CONTEXT_ENDS.join(those), place)
    return Template(those[0] if mark == "_" else (those[0], those[1]), place)


def parts(text: str) -> list[str]:
    """The paragraphs of an explanation, each on one line."""
    return [" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n")]


def written(path: Path) -> Strings:
    """The translations that a `.po` file holds, by their English; merged by that while git has it in conflict."""
    stages = [_stage(path, number) for number in (1, 2, 3)]
    if stages[1] is None or stages[2] is None:
        return read(path.read_text(encoding="utf-8") if path.is_file() else "")
    return merged(*(read(stage or "") for stage in stages))


def _stage(path: Path, number: int) -> str | None:
    """What git has of a file that is in conflict: 1 before both sides, 2 ours, 3 theirs; None when it is in none."""
    shown = ["git", "show", f":{number}:./{path.name}"]
    done = subprocess.run(shown, cwd=path.parent, capture_output=True, check=False) if path.parent.is_dir() else None
    return done.stdout.decode() if done and done.returncode == 0 else None


def merged(before: Strings, ours: Strings, theirs: Strings) -> Strings:
    """Each entry as the side has it that changed it; where both did ours, which is told. What is filled in wins.

    Where one side reworded the English and the other its translation, it is told: a person puts the two together.
    """
    found: Strings = {}
    for id_ in ours | theirs:
        was, mine, other = (side.get(id_) for side in (before, ours, theirs))
        if mine and other and any(mine) and any(other) and mine != other and was not in (mine, other):
            print(f"both sides have changed {escape(str(id_))}: {mine} is kept, and not {other}")
        elif was and (mine is None or other is None) and (left := mine or other) and any(left) and left != was:
            print(f"one side has no {escape(str(id_))} any more, and the other has changed it: carry {left} along")
        changed = other if mine == was or not mine or not any(mine) else mine
        found[id_] = changed or mine or other or ()
    return found


def read(text: str) -> Strings:
    """The translations in the text of a `.po` file. An entry that is there twice is what is filled in."""
    found: Strings = {}
    texts: dict[str, str] = {}

    def keep() -> None:
        if "msgid" in texts:
            several = texts.get("msgid_plural")
            one = CONTEXT_ENDS.join(part for part in (texts.get("msgctxt"), texts["msgid"]) if part is not None)
            id_ = one if several is None else (one, several)
            strings = tuple(value for key, value in sorted(texts.items()) if key.startswith("msgstr"))
            if any(strings) or id_ not in found:
                found[id_] = strings
        texts.clear()

    for line in text.splitlines():
        key, _space, quoted = line.partition(" ")
        if key == "msgctxt" or (key == "msgid" and list(texts) != ["msgctxt"]):
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


def catalogue(language: str, strings: Strings) -> Catalog:
    """The catalogue of everything that the code has, with the translations there are."""
    made = Bare(language, header_comment=HEADER.strip(), charset="utf-8", fuzzy=False)
    for template in templates():
        string = strings.get(template.id, ())
        if isinstance(template.id, tuple):
            made.add(template.id, string or ("", ""))
        else:
            context, _ends, text = template.id.rpartition(CONTEXT_ENDS)
            made.add(text, (string or ("",))[0], context=context or None)
    return made


def as_po(made: Catalog) -> bytes:
    """The catalogue as text, an entry's every field on one line."""
    file = BytesIO()
    write_po(file, made, width=0, sort_output=True, no_location=True, include_previous=False)
    return file.getvalue()


def missing(language: str) -> list[Template]:
    """What the code says and the catalogue does not."""
    strings = written(po_file(language))
    lacking = {template.id: template for template in templates() if not all(strings.get(template.id, ("",)))}
    return list(lacking.values())


def holes(text: str) -> set[str]:
    """The names in braces that values take the place of; `{day:date}` is the day, in another form."""
    return set(re.findall(r"\{(\w*)(?::\w+)?\}", text.replace("{{", "").replace("}}", "")))


def main() -> None:
    """Update the catalogues, or only tell what they lack."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the files")
    update = parser.parse_args().update
    for language in LANGUAGES:
        path = po_file(language)
        if update:
            path.write_bytes(as_po(catalogue(language, written(path))))
            path.with_suffix(".mo").write_bytes(compiled(path.read_bytes()))
        for template in missing(language):
            print(f"{language}: {template.place}: {escape(str(template.id))}")


if __name__ == "__main__":
    main()
