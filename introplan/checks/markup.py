"""Checks on Markdown: what somebody has pasted or written as markup, and is none here."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.agenda.texts import markdown_texts
from introplan.diagnostics import Diagnostic, Fix, Label, Message, Set, _, finding
from introplan.diagnostics.diagnostic import WAYS
from introplan.model import Path
from introplan.model.markdown import DELIMITERS, TAG, OddMark, odd_in

PERHAPS = re.compile(r"<[!?/a-zA-Z]|\||\][(:]|\[\^|~~")
"""What a text has that has anything of the kind; few have."""
MOST_PLACES = 3
"""Of one text, where no more pieces of advice are given: each of them has a place that it is about."""

_SAID = {
    "tag": _("`{words}` is HTML, and no markup here"),
    "comment": _("a comment of HTML stands in a text; it is left out"),
    "picture": _("a text has no pictures: this one is given out as a link"),
    "lost_picture": _("a text has no pictures: of this one its words are given out, and nothing else"),
    "lost_link": _("this link leads nowhere: its words are given out, and no link"),
    "unused_link": _("no link of this text is called so: the address is not given out"),
    "footnote": _("a text has no footnotes: `{words}` is given out as it is written"),
    "struck": _("a text has no words struck through: these are given out as others"),
    "table": _("this was to be a table, and is none: its rows are given out as lines"),
}
_REMOVED = _("remove it")
_WAYS: dict[str, str] = {
    "comment": _("remove it; a note to yourself stands after `#`, outside the text"),
    "picture": _("take away the exclamation mark, and what is left is a link; or say in words what it shows"),
    "lost_picture": _(
        "say in words what it shows; a picture on a web page can be linked to: `[words](https://address)`"
    ),
    "lost_link": _("write the whole address of a web page, as `https://…`; of a file, say in words where it is"),
    "unused_link": _("write the link where it is to stand, as `[words](https://address)`, or the address by itself"),
    "footnote": _("write the note in brackets, where its number stands"),
    "struck": _("take away the tildes, or the words with them"),
    "table": _("write a line of hyphens under the first row, such as `|---|---|`, with as many columns as the row has"),
    "br": _("write `\\` at the end of the line, and go on in the next; an empty line begins a new paragraph"),
    "b": _("write `**` on both sides of what is to be bold"),
    "i": _("write `*` on both sides of what is to be in italics"),
    "a": _("write a link as `[words](https://address)`"),
    "li": _("begin each item of a list on a line of its own, with `- `"),
    "td": _("write a table with bars: `| Time | What |`, under it `|---|---|`, and then a line for each row"),
    "h": _("begin a heading on a line of its own, with `# `"),
}
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
    """Something that is no markup, where it stands in its text, how many like it stand before, and what to write."""

    odd: OddMark
    start: int
    before: int
    mended: tuple[int, int, str] | None


def markup_not_understood(plan: Plan) -> Iterator[Diagnostic]:
    """A text has HTML, a comment, a picture, a link to a file, a footnote, struck words, or bars of no table.

    It comes along when pasting from Word or a web page. Texts are Markdown, with tables, lists, boxes to tick and bare
    addresses; the rest is not printed, so that nobody reads `<br>` in Outlook. What stands in backticks is left alone,
    and so is `<name>` for a name. Source: CommonMark, and our own judgement.
    """
    for path, text in markdown_texts(plan):
        if PERHAPS.search(text) and (met := _met(text)):
            yield _told(plan, path, text, met)


def _told(plan: Plan, path: Path, text: str, met: Sequence[Met]) -> Diagnostic:
    """One finding for a text, since it is mended as one."""
    first = met[0]
    firsts = {_way(each.odd): each for each in reversed(met)}
    ways = tuple(Message(way) for way in dict.fromkeys(_way(each.odd) for each in met))
    others = [each for each in met if each not in firsts.values()][: max(MOST_PLACES - len(firsts), 0)]
    at, *also = (
        Label(plan.origins.words(path, _line(each.odd.words), each.before), _("and this"))
        for each in sorted((*firsts.values(), *others), key=lambda each: each.start)
    )
    mended = _mended(text, met)
    return finding(
        "markup-not-understood",
        _SAID[first.odd.kind],
        at=at.span,
        also=also,
        help=WAYS if len(ways) > 1 else ways[0].template,
        values={"words": _line(first.odd.words), "ways": ways},
        about=(str(path[1]),) if len(path) > 2 else (),
        fix=None if mended is None else Fix((Set(path, mended + _end(plan, path)),)),
    )


def _end(plan: Plan, path: Path) -> str:
    """The line breaks that a text ends with where it is written, so that its `|` stays as it is."""
    written = str(plan.origins.plain(path) or "")
    return written[len(written.rstrip("\n")) :]


def _line(words: str) -> str:
    return words.strip().split("\n", maxsplit=1)[0]


def _way(odd: OddMark) -> str:
    return _WAYS.get(_name(odd) if odd.kind == "tag" else odd.kind, _REMOVED)


def _name(odd: OddMark) -> str:
    """What a tag is called, or another that means the same."""
    found = TAG.match(odd.words)
    name = found["name"].lower() if found and not found["prefix"] else ""
    return _ALIKE.get(name, name)


def _met(text: str) -> list[Met]:
    """What is no markup in a text, by where it stands."""
    found, ends = [], dict[str, int]()
    visible = _without_code(text)
    for odd in odd_in(text):
        line = _line(odd.words)
        start = max(visible.find(line, ends.get(line, 0)), 0)
        ends[line] = start + len(line)
        whole = odd.words if text.startswith(odd.words, start) else line
        before = text[:start].count(line)
        found.append(Met(odd, start, before, _mend(text, start, start + len(whole), odd)))
    return sorted(found, key=lambda each: each.start)


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


def _mended(text: str, met: Sequence[Met]) -> str | None:
    """The text without any of it, when each can be mended in one way only and then nothing is left of the kind."""
    mended = text
    for each in reversed(met):
        if each.mended is None:
            return None
        start, end, words = each.mended
        mended = mended[:start] + words + mended[end:]
    return None if mended == text or odd_in(mended) else mended
