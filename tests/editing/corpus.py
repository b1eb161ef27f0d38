"""Every file of ours that an edit may meet, as it stands and as other editors would have saved it; and nasty words."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import yaml
from hypothesis import strategies as st

from introplan.diagnostics import Edit, Remove, Rename, Set
from introplan.diagnostics.fixes import Where
from introplan.reading.origins import NOTHING

ROOT = Path(__file__).parents[2]
BOMB = "anchor-bomb"
"""A file that is without end when its aliases are followed."""

COMMON = ("hej", "2026-10-06", "yes", "ada-testsson", "9.00", "Ada Testsson")
NASTY = (
    *(
        "- x",
        "-",
        "?",
        "? x",
        "--- x",
        "---",
        "...",
        "a: b",
        " #",
        "x # y",
        "x:",
        ":",
        "\t",
        "a\tb",
        "x\u2028y",
        "\u2028",
    ),
    *(
        "x\x85y",
        "",
        "~",
        "null",
        "<<",
        "”citat“",
        "“hej”",
        "&a",
        "*a",
        "!t",
        "@x",
        "`x`",
        "%x",
        "|",
        ">",
        "it's",
        '"q"',
    ),
    *('a"b\\c', "[x", "x]", "{a", "a}", "x, y", ",", "no", "13:00", "9.00", "10.30", "010", "1.10", " lead", "trail "),
    *("två\nrader", "en\ntvå\n", "\nx", "x\n\n", "x\n\n\ny", "  a\n b", "#", "#x", "a#b", "😀", "å 😀: x", "\ufeffx"),
    *(
        "x\u00a0y",
        "C:\\sti\\ny",
        "=",
        "k:v",
        "a\r\nb",
        "a\rb",
        "x\n# y\n",
        "- a\n- b",
        "\x07",
        "a: {b: c}",
        "k: |\n  x",
    ),
    "ett långt stycke " * 12 + "med slut",
)
KEYS = (
    "ny",
    "date",
    "title",
    "k:v",
    "#h",
    "a b",
    "2026-W41",
    "no",
    "?x",
    "-",
    "- a",
    "x:",
    "”a“",
    "{a",
    "a,b",
    "13:00",
    "~",
)

VARIANTS: dict[str, Callable[[str], str]] = {
    "as it stands": str,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: f"\ufeff{text}",
    "no last line end": lambda text: text.rstrip("\n"),
    "CRLF, no last line end": lambda text: text.rstrip("\n").replace("\n", "\r\n"),
    "tabs before comments": lambda text: re.sub(r"(?<=[\w,\]}]) +(?=# )", "\t", text),
    "beyond U+FFFF": lambda text: text.replace("å", "😀"),
}


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """The name and the text of every file that is YAML and a mapping, with no key that stands twice."""
    found = []
    for folder in ("programmes", "tests", "templates", "introplan"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            try:
                text = path.read_bytes().decode("utf-8-sig")
                node = None if BOMB in path.parts else yaml.compose(text, Loader=yaml.CBaseLoader)
            except (UnicodeDecodeError, yaml.YAMLError):
                continue
            if isinstance(node, yaml.MappingNode) and _keys_stand_once(node, []):
                found.append((path.relative_to(ROOT).as_posix(), text))
    return tuple(found)


def _keys_stand_once(node: yaml.Node, above: list[int]) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return True
    if id(node) in above:
        return False
    parts = [part for child in node.value for part in (child if isinstance(child, tuple) else (child,))]
    keys = [key for child in node.value if isinstance(child, tuple) for key in [child[0].value]]
    is_once = all(isinstance(key, str) for key in keys) and len(set(keys)) == len(keys)
    return is_once and all(_keys_stand_once(part, [*above, id(node)]) for part in parts)


def values(text: str) -> object:
    """What a text says, in plain words: read by itself, without what edits know of it."""

    def plain(node: yaml.Node | None) -> object:
        if isinstance(node, yaml.MappingNode):
            return {key.value: plain(value) for key, value in node.value} or None
        if isinstance(node, yaml.SequenceNode):
            return [plain(item) for item in node.value]
        return None if node is None or (node.value in NOTHING and not node.style) else node.value

    return plain(yaml.compose(text.removeprefix("\ufeff"), Loader=yaml.CBaseLoader))


def paths(value: object, here: Where = ()) -> Iterator[Where]:
    """All paths within values, those of containers as well."""
    if here:
        yield here
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in children:
        yield from paths(inner, (*here, key))


def at(value: object, path: Where) -> object:
    """What stands at a path."""
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


@st.composite
def saved(draw: st.DrawFn) -> str:
    """The text of one of the files, as somebody's editor has saved it."""
    _name, text = draw(st.sampled_from(texts()))
    return draw(st.sampled_from(list(VARIANTS.values())))(text)


WORDS = st.sampled_from(COMMON) | st.sampled_from(NASTY)
VALUES = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, min_size=1, max_size=3),
    max_leaves=5,
)


@st.composite
def edits(draw: st.DrawFn, said: object, most: int = 3) -> list[Edit]:
    """Any edits of what a text says, also of what goes with another of them."""
    return [draw(an_edit(said)) for _ in range(draw(st.integers(1, most)))]


@st.composite
def an_edit(draw: st.DrawFn, said: object) -> Edit:
    """An edit of something that is said, or something new beside it."""
    path = draw(st.sampled_from(list(paths(said))))
    kind = draw(st.sampled_from(("set", "remove", "rename", "new")))
    value = at(said, path)
    if kind == "remove":
        return Remove(path)
    if kind == "rename" and isinstance(path[-1], str):
        return Rename(path, draw(st.sampled_from(KEYS)))
    if kind == "new" and isinstance(value, dict):
        return Set((*path, draw(st.sampled_from(KEYS))), draw(VALUES), draw(st.sampled_from(["", *value])))
    if kind == "new" and isinstance(value, list):
        return Set((*path, len(value)), draw(VALUES))
    if kind == "new" and value is None:
        return Set((*path, "ny"), draw(VALUES))
    return Set(path, draw(VALUES))
