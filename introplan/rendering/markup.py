"""From an author's text to Typst and to HTML: plain text stays plain, and Markdown is all the markup there is."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from introplan.model.addresses import link_to
from introplan.model.markdown import TASK, reader, tokens_of
from introplan.rendering.breaks import LONG, WIDEST, is_address, letter_width, parts, pieces

if TYPE_CHECKING:
    from markdown_it.renderer import RendererProtocol
    from markdown_it.token import Token

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
_LONG_WORD = re.compile(r"[\S\u00a0\u2007\u202f]{7,}")
_NESTED = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]*){2}", re.MULTILINE)
SHORT = {"a4": 450, "a5": 200}
"""Letters that take less than half a page of a paper even as the widest and in the narrowest column."""
_CONTENT = re.compile(r'#"((?:[^"\\]|\\.)*)";')
_ESCAPED = re.compile(r"\\(.)")
_BEFORE_SIGN = re.compile(r"(?<= )(?=[^\w\s]|$)")
_BREAK = "#box();"  # nothing, and yet no letter: a line may break there, and what is copied is what was written
_ZERO_WIDTH = '#"\u200b";'
_IF_NARROW = '#metadata("break");'  # which `lib.typ` makes a break where lines are short
FITS = 28.0  # sizes of its letters, as wide as which an address has room on a line that is not short
_TABS = re.compile(r"[ ]*\t[ \t]*")
"""What has no width on paper, and would draw the words before and after it into one."""
TEXTS = 4096
"""How many texts are remembered as they are printed: most stand several times in a print, and in several prints."""
_HELD = frozenset("\"'’‘”“„«»‹›")


def typst_string(text: str) -> str:
    """A Typst string literal that holds exactly this text, without control characters."""
    escaped = _CONTROLS.sub("", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@lru_cache(maxsize=TEXTS)
def typst_text(text: str) -> str:
    """The text as Typst content: expressions that end by themselves, so what follows is not drawn into them.

    Words that no column may be wide enough for can be broken, without a trace in what is copied.
    """
    return _with_breaks(text, _plain, _broken)


def _plain(text: str) -> str:
    return f"#{typst_string(text)};"


def _broken(word: str) -> str:
    """A long word, in parts that a line may break between."""
    fits = is_address(word) and letter_width(word, 1) <= FITS
    content = _parted(parts(word), _plain, _IF_NARROW if fits else _BREAK)
    if is_address(word):  # a hyphen at a line's end would be taken for a part of it
        return f"#text(hyphenate: false)[{content}];"
    return f"#text(hyphenate: true)[{content}];" if len(word) >= LONG else content


def _parted(several: Sequence[str], written: Callable[[str], str], sign: str = _BREAK) -> str:
    """The parts with breaks between them, also within rows of signs that a line else holds together by all means."""
    breaks = [_ZERO_WIDTH if part[0] in _HELD or before[-1] in _HELD else sign for before, part in pairwise(several)]
    return "".join(written(part) + after for part, after in zip(several, [*breaks, ""], strict=True))


def with_all_words_broken(source: str) -> str:
    """Typst source whose long words break anywhere: for when one has no room, and no hyphen either.

    Nor does a line else break between a space and a full stop, as in rows of them to write on.
    """

    def broken(found: re.Match[str]) -> str:
        text = _BEFORE_SIGN.sub("\u200b", _ESCAPED.sub(r"\1", found[1]))
        return _with_breaks(text, _plain, _in_pieces)

    return _CONTENT.sub(broken, source)


def _in_pieces(word: str) -> str:
    return _parted(pieces(word), _plain)


def _code(line: str) -> str:
    """A line of code, in which nothing is hyphenated: so a long word breaks anywhere, be it of letters alone."""
    return _with_breaks(line, _raw, lambda word: _parted(parts(word) if is_address(word) else pieces(word), _raw))


def _raw(text: str) -> str:
    return f"#raw({typst_string(text)});"


def _with_breaks(text: str, plain: Callable[[str], str], broken: Callable[[str], str]) -> str:
    """The text with its words that are long written in the one way, and all between them in the other."""
    written, done = [], 0
    for found in _LONG_WORD.finditer(text):
        changed = broken(found[0]) if letter_width(found[0], 1) > WIDEST else ""
        if changed and changed != plain(found[0]):
            written += [plain(text[done : found.start()])] if found.start() > done else []
            written.append(changed)
            done = found.end()
    return "".join([*written, plain(text[done:])] if done < len(text) or not written else written)


def typst_literal(value: object) -> str:
    """A plain value as a Typst literal, for arguments: text, number, yes or no, nothing, lists and mappings."""
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return typst_string(value)
        case list() | tuple():
            return f"({''.join(f'{typst_literal(part)}, ' for part in value)})"
        case dict():
            pairs = (f"{typst_string(str(key))}: {typst_literal(part)}, " for key, part in value.items())
            return f"({''.join(pairs) or ':'})"
        case _:
            raise TypeError(f"a value of the kind {type(value).__name__} has no Typst literal")


def allowed_url(url: str) -> str:
    """The address, when it is one to a web page, a mailbox or a telephone; else nothing."""
    return link_to(url)


@lru_cache(maxsize=TEXTS)
def typst_of_markdown(text: str) -> str:
    """Typst content of Markdown. Every piece of text in it is a literal; HTML is left out, a picture is a link."""
    return "".join(_blocks(tokens_of(text)))


def is_short(texts: Iterable[str], paper: str = "a4") -> bool:
    """Whether the texts, as Markdown or not, are surely lower than half a page in print, in the narrowest column."""
    several = list(texts)
    lines = sum(text.strip().count("\n") for text in several)
    return sum(map(len, several)) + 40 * lines <= SHORT[paper] and not any(_NESTED.search(text) for text in several)


def markdown_text(text: str) -> str:
    """The text as Markdown that holds exactly it, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(_CONTROLS.sub("", text).split()))


@lru_cache(maxsize=TEXTS)
def html_of_markdown(text: str) -> str:
    """HTML of Markdown. HTML in it is left out, a picture is a link, a heading a paragraph in bold."""
    html: str = _renderer().render(tokens_of(text), reader().options, {})
    return html


@lru_cache(maxsize=1)
def _renderer() -> "RendererProtocol":
    # A heading inside a text would fall outside the levels of the page it is printed on.
    reader().add_render_rule("heading_open", lambda *_: "<p><strong>")
    reader().add_render_rule("heading_close", lambda *_: "</strong></p>\n")
    reader().add_render_rule("table_open", lambda *_: '<table style="border-collapse: collapse; margin: 1em 0">\n')
    for cell in ("th", "td"):
        reader().add_render_rule(f"{cell}_open", _cell)
    return reader().renderer


def _cell(_renderer: object, tokens: Sequence["Token"], place: int, *_: object) -> str:
    """How a cell of a table begins on a page, whose own styles know of no tables in texts."""
    token = tokens[place]
    return f'<{token.tag} style="text-align: {_aligned(token)}; {_CELL}">'


def _aligned(token: "Token") -> str:
    found = _ALIGNED.search(str(token.attrGet("style") or ""))
    return found[1] if found else "left"


DEEPEST = 3
"""How deep a list or a quotation stands in others, on paper: deeper, nothing is left of a narrow column."""

_ITEM = frozenset({"list_item_open", "list_item_close"})
_OUTER = frozenset(
    f"{kind}_{end}" for kind in ("bullet_list", "ordered_list", "blockquote") for end in ("open", "close")
)
_TYPST = {
    "paragraph_open": "\n\n",
    "paragraph_close": "\n\n",
    "heading_open": "\n\n#strong[",
    "heading_close": "]\n\n",
    "bullet_list_open": "\n\n#list(",
    "bullet_list_close": ")\n\n",
    "ordered_list_close": ")\n\n",
    "list_item_open": "[",
    "list_item_close": "], ",
    "blockquote_open": "\n\n#quote(block: true)[",
    "blockquote_close": "]\n\n",
    "hr": "\n\n#v(1em)\n\n",
    "softbreak": " ",
    "hardbreak": "#linebreak();",
    "strong_open": "#strong[",
    "strong_close": "];",
    "em_open": "#emph[",
    "em_close": "];",
    "table_close": ");]\n\n",
    "thead_open": "table.header(",
    "thead_close": "), ",
    "tbody_open": "",
    "tbody_close": "",
    "tr_open": "",
    "tr_close": "",
    "th_open": "[#strong[",
    "th_close": "]], ",
    "td_open": "[",
    "td_close": "], ",
}
_LINE = "(x: none, top: none, bottom: 0.5pt + luma(75%))"
_CELL = "vertical-align: top; padding: 0.2em 0.8em 0.2em 0; border-bottom: 1px solid; overflow-wrap: anywhere"
_ALIGNED = re.compile(r"text-align:(left|center|right)")


def _blocks(tokens: Sequence["Token"]) -> Iterator[str]:
    depth = 0
    for place, token in enumerate(tokens):
        is_outer = token.type in _OUTER
        depth += is_outer and token.nesting == 1
        if depth > DEEPEST and (is_outer or token.type in _ITEM):
            yield "\n\n"
        elif token.type == "inline":
            yield from _inline(token.children or [])
        elif token.hidden:  # the paragraph of a tight list's item
            continue
        elif token.type in {"fence", "code_block"}:
            lines = map(_code, token.content.rstrip("\n").split("\n"))
            yield f"\n\n#block[{_TYPST['hardbreak'].join(lines)}]\n\n"
        elif token.type == "ordered_list_open":
            yield f"\n\n#enum(start: {int(token.attrGet('start') or 1)}, "
        elif token.type == "table_open":
            yield _table(tokens[place:])
        elif token.type == "bullet_list_open" and _has_boxes_alone(tokens[place:]):
            yield f"{_TYPST[token.type]}marker: [], body-indent: 0pt, "
        else:
            yield _TYPST[token.type]
        depth -= is_outer and token.nesting == -1


def _table(tokens: Sequence["Token"]) -> str:
    """How a table begins. Its columns may be narrow, so words have hyphens there, and addresses break."""
    heads = [_aligned(token) for token in _until(tokens, "thead_close", "th_open")]
    aligned = "".join(f"{each}, " for each in heads)
    narrow = 'set text(hyphenate: true);#show metadata.where(value: "break"): box();'
    look = f"columns: {len(heads)}, align: ({aligned}), stroke: {_LINE}, inset: (x: 4pt, y: 4pt), "
    return f"\n\n#[#{narrow}#table({look}"


def _has_boxes_alone(tokens: Sequence["Token"]) -> bool:
    """Whether the list that the tokens begin with has nothing but boxes to tick."""
    level = tokens[0].level
    inside = takewhile(lambda token: token.level > level, tokens[1:])
    return all(token.meta.get(TASK) for token in inside if token.type == "list_item_open" and token.level == level + 1)


def _until(tokens: Sequence["Token"], end: str, kind: str) -> Iterator["Token"]:
    return (token for token in takewhile(lambda token: token.type != end, tokens) if token.type == kind)


def _inline(tokens: Sequence["Token"]) -> Iterator[str]:
    url, words = "", ""
    for token in tokens:
        if token.type == "text":
            words += token.content
            yield typst_text(_TABS.sub(" ", token.content))
        elif token.type == "code_inline":
            words += token.content
            yield _code(token.content)
        elif token.type == "link_open":
            url, words = str(token.attrGet("href") or ""), ""
            yield f"#link({typst_string(url)})["
        elif token.type == "link_close":
            yield "];" + ("" if token.markup == "linkify" else _for_paper(url, words))
        else:
            yield _TYPST[token.type]


def _for_paper(url: str, words: str) -> str:
    """The address after a link, since paper cannot be clicked; nothing where the words say it already."""
    shown = re.sub(r"^(https?://|mailto:|tel:)", "", url, flags=re.IGNORECASE).rstrip("/")
    return "" if shown in words else typst_text(f" ({shown})")
