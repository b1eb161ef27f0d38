"""What is no markup in a text: where it stands, what it is called, and how it is mended."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from introplan.model.markdown import DELIMITERS, TAG, OddMark, odd_in

_ALIKE = (
    {"strong": "b", "em": "i", "ul": "li", "ol": "li"}
    | dict.fromkeys(("table", "thead", "tbody", "tfoot", "tr", "th", "caption", "col", "colgroup"), "td")
    | {f"h{level}": "h" for level in range(1, 7)}
)
_MARKS = {"b": "**", "i": "*"}
_MEANINGLESS = frozenset(
    ["span", "font", "u", "small", "big", "ins", "mark", "abbr", "cite", "kbd", "tt", "wbr", "p", "div", "center"]
)


class Met(NamedTuple):
    """Something that is no markup, where it stands in its text, how many like it stand before, and what to write.

    `words` is the first line of it, `name` what it is called when it is a tag.
    """

    odd: OddMark
    words: str
    name: str
    start: int
    before: int
    mended: tuple[int, int, str] | None


def met_in(text: str) -> list[Met]:
    """What is no markup in a text, by where it stands."""
    found, ends = [], dict[str, int]()
    visible = _without_code(text)
    for odd in odd_in(text):
        line = odd.words.strip().split("\n", maxsplit=1)[0]
        start = max(visible.find(line, ends.get(line, 0)), 0)
        ends[line] = start + len(line)
        whole = odd.words if text.startswith(odd.words, start) else line
        before = text[:start].count(line)
        found.append(Met(odd, line, _name(odd), start, before, _mend(text, start, start + len(whole), odd)))
    return sorted(found, key=lambda each: each.start)


def mended_text(text: str, met: Sequence[Met]) -> str | None:
    """The text without any of it, when each can be mended in one way only and then nothing is left of the kind."""
    mended = text
    for each in reversed(met):
        if each.mended is None:
            return None
        start, end, words = each.mended
        mended = mended[:start] + words + mended[end:]
    return None if mended == text or odd_in(mended) else mended


def _name(odd: OddMark) -> str:
    """What a tag is called, or another that means the same."""
    found = TAG.match(odd.words)
    name = found["name"].lower() if found and not found["prefix"] else ""
    return _ALIKE.get(name, name)


def _without_code(text: str) -> str:
    """The text with as many signs in place of what stands in backticks, or behind a backslash."""
    code = re.compile(r"(?m:^[ ]*(```|~~~).*?^[ ]*\1)|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)|\\[<|!\[~]", re.DOTALL)
    return code.sub(lambda found: "\0" * len(found[0]), text)


def _mend(text: str, start: int, end: int, odd: OddMark) -> tuple[int, int, str] | None:
    """What is to stand in place of a part of the text, where it can be mended in one way only."""
    match odd.kind:
        case "comment":
            return start, end, ""
        case "picture" if not odd.words.startswith("![]"):
            return start, start + 1, ""
        case "struck":
            return start, end, text[start + 2 : end - 2]
        case "table":
            return _with_delimiters(text, start, odd)
        case "tag":
            return _tag_mended(text, start, end, _name(odd))
    return None


def _tag_mended(text: str, start: int, end: int, name: str) -> tuple[int, int, str] | None:
    before = text[text.rfind("\n", 0, start) + 1 : start]
    rest = text[end:].split("\n", maxsplit=1)[0]
    if name == "br":
        spaces = len(rest) - len(rest.lstrip(" "))
        if "|" in before + rest:
            return None
        if not before.strip() or not text[end:].strip() or "\n\n" in text[end : end + 2 + spaces]:
            return start, end, ""
        return start - (len(before) - len(before.rstrip(" "))), end + spaces, "\\" if rest.strip() == "" else "\\\n"
    if mark := _MARKS.get(name):
        inside = text[start - 1 : start] if text.startswith("</", start) else text[end : end + 1]
        return (start, end, mark) if inside.strip(" \n*<>") else None
    at_an_end = not before.strip() or not rest.strip()
    is_nothing = name in _MEANINGLESS and (name not in ("p", "div", "center") or at_an_end)
    return (start, end, "") if is_nothing or not name else None


def _with_delimiters(text: str, start: int, odd: OddMark) -> tuple[int, int, str] | None:
    """The line that a table lacks under its first row, when all its rows have as many cells."""
    rows = [line.strip() for line in odd.words.split("\n")]
    counts = {row.strip("|").count("|") for row in rows}
    if len(rows) < 2 or len(counts) > 1 or any(DELIMITERS.match(row) for row in rows):
        return None
    at = text.find("\n", start)
    indent = re.match(r"[ ]*", text[text.rfind("\n", 0, start) + 1 :])
    return at, at, f"\n{indent[0] if indent else ''}|{'---|' * (counts.pop() + 1)}"
