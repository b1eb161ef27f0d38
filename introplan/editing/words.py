"""Words as YAML: plain where they are proven to say the same, in quotation marks otherwise, or on lines under a pipe.

A plain word is proven, not judged: it is read in the places where it may come to stand, and has to say itself there.
"""

import re
from functools import lru_cache
from textwrap import wrap

import yaml

from introplan.reading.places import NOTHING

COMMON = re.compile(r"[A-Za-zÅÄÖåäö](?:[ .]?[A-Za-zÅÄÖåäö0-9/_-])*|\d(?:[.:-]?[A-Za-z0-9])*")
"""Ids, dates, times and common words, which say the same everywhere."""
CURLY = ("“", "”", "„", "‟")
"""Marks that reading takes for quotation marks of a text processor when a plain text begins with them."""
UNSEEN = re.compile("[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What does not stand as it is in a text of one line: line ends, tabs and what no editor shows."""
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}


def word(text: str, style: str | None = None, *, within: bool = False) -> str:
    """A text as YAML on one line: as `style` would have it, else plain, else in marks. `within` is in brackets."""
    if style == "'" and not UNSEEN.search(text):
        return _single(text)
    if style != '"' and is_plain(text, within=within):
        return text
    if style != '"' and re.search(r'["\\]', text) and not UNSEEN.search(text):
        return _single(text)
    return _double(text)


def key(text: str, style: str | None = None, *, within: bool = False) -> str:
    """A key as YAML."""
    if style == "'" and not UNSEEN.search(text):
        return _single(text)
    return text if style != '"' and is_plain_key(text, within=within) else _double(text)


@lru_cache(maxsize=4096)
def is_plain(text: str, *, within: bool) -> bool:
    """Whether a text says itself without quotation marks, as a value and as an item; in brackets also in lines.

    What stands in brackets may come to stand in lines, and does not always read so: `{a: -}` does, `a: -` does not.
    """
    if not _may_be_plain(text):
        return False
    lines = ((f"a b: {text}\na c: 1\n", {"a b": text, "a c": "1"}), (f"- {text}\n- 1\n", [text, "1"]))
    brackets = (
        (f"{{a b: {text}, a c: 1}}", {"a b": text, "a c": "1"}),
        (f"[{text}, 1]", [text, "1"]),
        (f"[1, {text}]", ["1", text]),
    )
    is_common = COMMON.fullmatch(text) is not None
    return is_common or all(says(probe, meant) for probe, meant in (*lines, *(brackets if within else ())))


@lru_cache(maxsize=4096)
def is_plain_key(text: str, *, within: bool) -> bool:
    """Whether a key says itself without quotation marks; in brackets also in lines."""
    if text == "<<" or not _may_be_plain(text):
        return False
    meant = {text: "1", f"{text}x": "2"}
    lines, brackets = f"{text}: 1\n{text}x: 2\n", f"{{{text}: 1, {text}x: 2}}"
    return COMMON.fullmatch(text) is not None or (says(lines, meant) and (not within or says(brackets, meant)))


def _may_be_plain(text: str) -> bool:
    return text not in NOTHING and not text.startswith(CURLY) and len(text.splitlines()) == 1


def says(probe: str, meant: object) -> bool:
    """Whether a text is YAML that says this, all of it plain words without anchors and tags."""
    try:
        node = yaml.compose(probe, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return node is not None and _said(node) == meant


def _said(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {str(_said(key)): _said(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_said(item) for item in node.value]
    return node.value if node.tag == "tag:yaml.org,2002:str" else None


def folded(text: str, indent: str, width: int) -> tuple[str, list[str]] | None:
    """A text of one line as a sign and the lines that it is folded into; None when it cannot be written so."""
    body = text.removesuffix("\n")
    if UNSEEN.search(body) or len(indent) + len(body) <= width:
        return None
    sign = ">" if text.endswith("\n") else ">-"
    lines = [
        f"{indent}{line}" for line in wrap(body, width - len(indent), break_on_hyphens=False, break_long_words=False)
    ]
    proof = "\n".join(f"  {line.removeprefix(indent)}" for line in lines)
    return (sign, lines) if says(f"a: {sign}\n{proof}\nb: 1\n", {"a": text, "b": "1"}) else None


def below(text: str, indent: str) -> tuple[str, list[str]] | None:
    """A text of several lines as a pipe and the lines under it; None when it cannot be written so."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    is_seen = not any(UNSEEN.search(line.replace("\t", "")) for line in lines)
    if not is_seen or not lines[0] or lines[0][0] in " \t" or not lines[-1].strip() or text.endswith("\n\n"):
        return None
    sign = "|" if text.endswith("\n") else "|-"
    found = [f"{indent}{line}" if line else "" for line in lines]
    proof = "\n".join(f"  {line}" if line else "" for line in lines)
    return (sign, found) if says(f"a: {sign}\n{proof}\nb: 1\n", {"a": text, "b": "1"}) else None


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + UNSEEN.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    code = ord(sign)
    return _ESCAPES.get(sign) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
