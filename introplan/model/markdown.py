"""Markdown as it is read here, in every output alike: CommonMark with tables, boxes to tick and bare addresses.

Texts are pasted, mostly from Word. So a line that begins with one of its bullets is an item of a list, a box before a
text is a box, and an address is a link without brackets. HTML is never markup: `<br>` breaks the line, and another
tag or a comment is nothing; that it stands there is told where it is written. `<name>` in a text is no tag.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from introplan.model.addresses import link_to, mail_address

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "wbr",
    ]
)
BLOCK = frozenset(
    [
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "html",
        "iframe",
        "img",
        "input",
        "li",
        "meta",
        "ol",
        "p",
        "pre",
        "script",
        "style",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
TAG = re.compile(r"</?(?:(?P<prefix>o|w|v|m|st1):)?(?P<name>[a-z][a-z0-9]*)(?:\s[^<>]*)?/?>", re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?-->|<!\[[^\]]*\]>|<\?[^<>]*>", re.DOTALL)
"""Comments, and what Word leaves of its own: `<![endif]>`, `<?xml …>`."""
FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_ADDRESSED = re.compile(
    r"\([ \n]*(?:"
    r"(?=[^\s()]*[./:#@\\])[^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:[ \n]+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
    r"|<[^<>\n]*>"
    r"|[^()\n]*\.[A-Za-z][A-Za-z0-9]{1,4}"
    r")[ \n]*\)"
)
"""An address behind words in brackets: what has a sign that addresses have, or a file whose name has spaces.

`[name](title)` is words to be filled in.
"""
_TO_NOTHING = re.compile(r"\([ \n]*(?:<>)?[ \n]*\)")
_DEFINITION = re.compile(r"\[(?!\^)((?:\\.|[^\[\]\\])+)\]:[ \t]*", re.DOTALL)
_OF_A_FILE = re.compile(r"(?:<[^<>\n]*>|\S*\.[A-Za-z][A-Za-z0-9]{1,4})(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*$")
"""What stands behind `[words]:` and is no address that anybody could go to; `[Tid]: kl. 9.00` is a sentence."""
STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
BULLETS = "•·▪▫◦‣●○■□➢➤\uf0a7\uf0b7\uf0d8"
"""What Word begins the items of its lists with; the last three are letters of its own fonts for signs."""
DELIMITERS = re.compile(r"^[ ]{0,3}\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?[ ]*$")
UNTICKED, TICKED = "☐", "☑"
TASK = "task"
"""What a list item is called in its token's `meta` when it is a box to tick."""

_BULLET = re.compile(rf"^([ ]*)(?:[{BULLETS}][ \t\u00a0]+|o\t[ \t]*)(?=\S)", re.MULTILINE)
_BARE_BOX = re.compile(r"^([ ]*)(?=(?:\[[ xX]\]|[☐☑☒])[ \t\u00a0]+\S)", re.MULTILINE)
_BOX = re.compile(r"^(?:\[([ xX])\]|([☐☑☒]))[ \t\u00a0]+(?=\S)")
_TABBED = re.compile(
    rf"(?:(?<=\n\n)|\A)(?![ \t>#|]|[-*+{BULLETS}][ \t]|o\t|\d+[.)][ \t]).*\t.*(?:\n(?![ \t>#|]).*\t.*)+(?=\n*\Z|\n\n)"
)
"""Lines that each have tabs within, in a paragraph of their own."""
_FENCED = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*(?:\n.*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$\n?|\Z)|\Z)",
    re.MULTILINE | re.DOTALL,
)
_WITH_SPACE = re.compile(r"[ ]?<!--.*?-->", re.DOTALL)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_SPACE = re.compile(r"[ ]*\n?")
_WWW = "www."


class OddMark(NamedTuple):
    """What somebody has written as markup and is none here: of which kind, and the words of it."""

    kind: Literal[
        "tag", "comment", "picture", "lost_picture", "lost_link", "unused_link", "footnote", "struck", "table"
    ]
    words: str


def odd_in(text: str) -> list[OddMark]:
    """What is no markup here of all that a text has, in the order in which it is met; in code it is what it is."""
    found: dict[str, Any] = {}
    tokens_of(text, found)
    return list(found.get(ODD, ()))


ODD = "odd"
"""Where rules put down what is no markup."""
_DEFINED = "defined"
"""Where they put down where links lead that stand elsewhere."""


def is_tag(found: re.Match[str]) -> bool:
    """Whether it is a tag that a page or Word could have, and no word in angle brackets."""
    return bool(found["prefix"]) or found["name"].lower() in INLINE | BLOCK


def tokens_of(text: str, found: dict[str, Any] | None = None) -> "list[Token]":
    """A text as tokens of markdown-it; what is no markup here is put down in `found`."""
    found = {} if found is None else found
    return reader().parse(_with_lists(text, found), found)


def _with_lists(text: str, found: dict[str, Any]) -> str:
    """The text with the lists of Word as those of Markdown, without comments that go on over an empty line.

    Blocks of code in it are left as they are.
    """
    if "```" in text or "~~~" in text:
        parts, done = [], 0
        for code in _FENCED.finditer(text):
            parts += [_outside_code(text[done : code.start()], found), code[0]]
            done = code.end()
        return "".join([*parts, _outside_code(text[done:], found)])
    return _outside_code(text, found)


def _outside_code(text: str, found: dict[str, Any]) -> str:
    if "<!--" in text:
        text = _WITH_SPACE.sub(lambda comment: _without_lines(comment[0], found), text)
    if "\t" in text:
        text = _TABBED.sub(_with_bars, text)
    with_items = _BULLET.sub(r"\1+ ", text)  # so that a list of hyphens after it is another
    return _BARE_BOX.sub(r"\1- ", with_items)


def _with_bars(found: re.Match[str]) -> str:
    """Rows of a table as Word and Excel give them, with tabs between the cells, as a table; else what they were."""
    rows = [[cell.strip().replace("|", r"\|") for cell in line.split("\t")] for line in found[0].splitlines()]
    if len({len(row) for row in rows}) > 1:
        return found[0]
    head, *others = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"|{'---|' * len(rows[0])}", *others])


def _without_lines(comment: str, found: dict[str, Any]) -> str:
    """Nothing in place of a comment that goes on over an empty line; another as it is."""
    if not _EMPTY_LINE.search(comment):
        return comment
    _put_down(found, "comment", comment.strip(" "))
    return ""


def _put_down(found: Any, kind: str, words: str) -> None:
    found.setdefault(ODD, []).append(OddMark(kind, words))  # type: ignore[arg-type]  # called with those words alone


@lru_cache(maxsize=1)
def reader() -> "MarkdownIt":
    """The one way to read Markdown here, by rules of our own beside those of markdown-it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only what is given out needs it

    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True})
    markdown.enable(["table", "linkify"]).disable(["image", "html_block"])
    made = markdown.normalizeLink
    markdown.normalizeLink = lambda url: link_to(_whole(made(url)))  # type: ignore[method-assign]  # its documented hook
    markdown.validateLink = lambda url: bool(link_to(url))  # type: ignore[method-assign]  # as above
    linkifier: Any = markdown.linkify
    linkifier.set({"fuzzy_link": False})  # else `fil.md` and `enhet.nu` are addresses
    linkifier.add(_WWW, {"validate": _rest_of_www, "normalize": _with_scheme})
    markdown.inline.ruler.before("html_inline", "no_html", _no_html)
    markdown.inline.ruler.before("link", "picture", _picture)
    markdown.inline.ruler.before("link", "footnote", _footnote)
    markdown.inline.ruler.at("link", _link)
    markdown.inline.ruler.before("link", "struck", _struck)
    markdown.block.ruler.at("reference", _defined(_rule(markdown.block.ruler, "reference")), {"alt": ["paragraph"]})
    for ruler in (markdown.core.ruler, markdown.inline.ruler):
        ruler.at("linkify", _as_written(_rule(ruler, "linkify")))
    markdown.core.ruler.after("block", "broken_tables", _broken_tables)
    markdown.core.ruler.push("boxes", _boxes)
    markdown.core.ruler.push("links_used", _links_used)
    markdown.core.ruler.push("links_with_words", _links_with_words)
    return markdown


def _whole(address: str) -> str:
    """An address with the scheme that it was written without, behind words in brackets."""
    if address.lower().startswith(_WWW):
        return f"http://{address}"
    return f"mailto:{address}" if mail_address(address) else address


def _rest_of_www(linkifier: Any, text: str, start: int) -> int:
    """How long an address goes on behind its `www.`."""
    if _WWW not in linkifier.re:
        linkifier.re[_WWW] = re.compile(linkifier.re["src_host_port_strict"] + linkifier.re["src_path"], re.IGNORECASE)
    found = linkifier.re[_WWW].match(text, start)
    return len(found[0]) if found and "." in found[0] else 0


def _with_scheme(_linkifier: Any, match: Any) -> None:
    match.url = f"http://{match.url}"


def _rule(ruler: Any, name: str) -> Any:
    """The rule of that name that markdown-it comes with."""
    return ruler.__rules__[ruler.__find__(name)].fn


def _as_written(linkify: Any) -> Any:
    """Bare addresses as links, by a rule of markdown-it, whose words are as they are written."""

    def linkified(state: Any, *silent: bool) -> Any:
        shown = state.md.normalizeLinkText
        state.md.normalizeLinkText = lambda url: url
        try:
            return linkify(state, *silent)
        finally:
            state.md.normalizeLinkText = shown

    return linkified


def _no_html(state: "StateInline", silent: bool) -> bool:
    """A tag or a comment, of which nothing is shown but the line that `<br>` breaks."""
    if state.src[state.pos] != "<":
        return False
    tag = TAG.match(state.src, state.pos)
    found = tag if tag and is_tag(tag) else COMMENT.match(state.src, state.pos)
    if found is None:
        return False
    is_break = found is tag and tag["name"].lower() == "br"
    if not silent:
        _put_down(state.env, "tag" if found is tag else "comment", found[0])
    if is_break and not silent:
        state.pending = state.pending.rstrip(" ")
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    if is_break or not state.pending or state.pending.endswith(" "):
        state.pos = _SPACE.match(state.src, found.end()).end()  # type: ignore[union-attr]  # it matches nothing, too
    return True


def _picture(state: "StateInline", silent: bool) -> bool:
    """A picture is a link to it, without the sign before; one that is in a file is the words for it."""
    if not state.src.startswith("![", state.pos):
        return False
    at, state.pos = state.pos, state.pos + 1
    if not (found := _linked(state, silent)):
        state.pos = at
        return False
    if not silent:
        _put_down(state.env, "picture" if found == "link" else "lost_picture", state.src[at : state.pos])
    return True


def _link(state: "StateInline", silent: bool) -> bool:
    """A link to a file, or to another address that nobody who reads can go to, is the words of it."""
    at = state.pos
    found = _linked(state, silent)
    if found == "words" and not silent:
        _put_down(state.env, "lost_link", state.src[at : state.pos])
    return bool(found)


def _linked(state: "StateInline", silent: bool) -> Literal["link", "words", ""]:
    """What words in brackets and an address behind them have become."""
    from markdown_it.rules_inline import link  # noqa: PLC0415 - only what is given out needs it

    if _as_words(state, _TO_NOTHING, silent):
        return "words"
    if link(state, silent):
        return "link"
    return "words" if _as_words(state, _ADDRESSED, silent) else ""


def _as_words(state: "StateInline", address: re.Pattern[str], silent: bool) -> bool:
    """The words in brackets before an address in parentheses, and nothing of the address."""
    if state.src[state.pos] != "[":
        return False
    start, end = state.pos + 1, state.md.helpers.parseLinkLabel(state, state.pos)
    found = address.match(state.src, end + 1, state.posMax) if end >= start else None
    if found is None:
        return False
    if not silent:
        state.pos, state.posMax, whole = start, end, state.posMax
        state.md.inline.tokenize(state)
        state.posMax = whole
    state.pos = found.end()
    return True


def _footnote(state: "StateInline", silent: bool) -> bool:
    found = FOOTNOTE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.pending += f"[{found[1]}]"
        _put_down(state.env, "footnote", found[0])
    state.pos = found.end()
    return True


def _struck(state: "StateInline", silent: bool) -> bool:
    """Words that were to be struck through, which are words."""
    found = STRUCK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        _put_down(state.env, "struck", found[0])
        state.pos, state.posMax, whole = found.start(1), found.end(1), state.posMax
        state.md.inline.tokenize(state)
        state.posMax = whole
    state.pos = found.end()
    return True


def _defined(definition: Any) -> Any:
    """Where a link leads that stands elsewhere as `[words][a]`, by a rule of markdown-it: `[a]: https://…`.

    It may follow a line of text here, as people write it; one that leads to a file is put down.
    """

    def rule(state: "StateBlock", line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        found = _DEFINITION.match(state.src, start)
        if found is None or state.is_code_block(line):
            return False
        if definition(state, line, end, silent):
            if not silent:
                words = state.src[start : state.eMarks[state.line - 1]]
                state.env.setdefault(_DEFINED, {}).setdefault(_label(found[1]), words)
            return True
        words = state.src[start : state.eMarks[line]]
        if not _OF_A_FILE.match(words, found.end() - start):
            return False
        if not silent:
            nowhere = {"title": "", "href": "", "map": [line, line + 1]}
            state.env.setdefault("references", {}).setdefault(_label(found[1]), nowhere)
            _put_down(state.env, "lost_link", words)
            state.line = line + 1
        return True

    return rule


def _label(words: str) -> str:
    """What stands in brackets as both the link and where it leads name it."""
    from markdown_it.common.utils import normalizeReference  # noqa: PLC0415 - only what is given out needs it

    return normalizeReference(words)


def is_broken_table(lines: list[str]) -> bool:
    """Whether a paragraph was to be a table: a line that begins with a bar, or one of hyphens between bars."""
    return any(
        (line.lstrip().startswith("|") and line.count("|") > 1) or ("|" in line and DELIMITERS.match(line))
        for line in lines
    )


def _broken_tables(state: "StateCore") -> None:
    """What was to be a table, and is none: a line for each row, with a sign between its cells."""
    for token in state.tokens:
        lines = token.content.split("\n") if token.type == "inline" and "|" in token.content else []
        if is_broken_table(lines):
            _put_down(state.env, "table", token.content)
            rows = [line.strip().strip("|") for line in lines if not ("|" in line and DELIMITERS.match(line))]
            cells = ([cell.strip() for cell in re.split(r"(?<!\\)\|", row)] for row in rows)
            token.content = "  \n".join(" · ".join(filter(None, row)) for row in cells)


def _boxes(state: "StateCore") -> None:
    """The items of lists that begin with a box, marked as such, and with one sign for the box."""
    item: Token | None = None
    for token in state.tokens:
        if token.type == "list_item_open":
            item = token
        elif token.type == "inline" and item is not None:
            first = token.children[0] if token.children else None
            if first is not None and first.type == "text" and (found := _BOX.match(first.content)):
                ticked = found[1] in ("x", "X") or found[2] in ("☑", "☒")
                first.content = f"{TICKED if ticked else UNTICKED} {first.content[found.end() :]}"
                item.meta[TASK] = True
                item.attrSet("style", "list-style-type: none")
            item = None
        elif token.type != "paragraph_open":
            item = None


def _links_used(state: "StateCore") -> None:
    """Links that lead nowhere as their words; whatever leads somewhere, and no link does, is put down."""
    hrefs = set()
    for block in state.tokens:
        if any(token.type == "link_open" for token in block.children or ()):
            kept, opened = [], [""]
            for token in block.children or ():
                if token.type == "link_open":
                    opened.append(str(token.attrGet("href")))
                if opened[-1] or token.type not in ("link_open", "link_close"):
                    kept.append(token)
                if token.type == "link_close":
                    hrefs.add(opened.pop())
            block.children = kept
    references = state.env.get("references", {})
    for label, words in state.env.get(_DEFINED, {}).items():
        if references[label]["href"] not in hrefs:
            _put_down(state.env, "unused_link", words)


def _links_with_words(state: "StateCore") -> None:
    """A link without words has its address as such: nobody could see it, nor hear where it leads."""
    for block in state.tokens:
        opened: Token | None = None
        words = ""
        told: list[Token] = []
        for token in block.children or ():
            if token.type == "link_open":
                opened, words = token, ""
            elif token.type == "link_close" and opened is not None:
                if not words.strip():
                    address = str(opened.attrGet("href")).removeprefix("mailto:").removeprefix("tel:")
                    opened.markup = token.markup = "linkify"
                    told.append(token.copy(type="text", tag="", nesting=0, markup="", content=address))
                opened = None
            else:
                words += token.content
            told.append(token)
        if block.children:
            block.children = told
