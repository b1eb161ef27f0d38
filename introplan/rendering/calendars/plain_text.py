"""Markdown as plain text, for calendar entries: Outlook shows what stands there, marks and all."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from introplan.model.markdown import TASK, tokens_of

if TYPE_CHECKING:
    from markdown_it.token import Token


@lru_cache(maxsize=1024)
def plain_text(markdown: str) -> str:
    """Paragraphs with a blank line between, lists with hyphens, boxes or numbers, links with their address behind.

    A table has a line for each row, in which each cell follows what stands over it.
    """
    text, in_list, markers = "", False, _Markers()
    for token in _with_rows(tokens_of(markdown)):
        markers.see(token)
        in_list = in_list and token.tag != "table"
        words = _words(token.children) if token.type == "inline" and token.children else ""
        if token.type in ("fence", "code_block"):
            words = token.content.rstrip("\n")
        if words:
            apart = "\n" if in_list and markers.depth else "\n\n"
            text += (apart if text else "") + markers.indented(words)
            in_list = markers.depth > 0
    return text


def _with_rows(tokens: "Sequence[Token]") -> "Iterator[Token]":
    """The tokens with each table as a list of its rows: `Time: 9.00, What: Coffee`."""
    heads: list[str] = []
    cells: list[list[Token]] = []
    in_head = in_table = False
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            in_table = token.nesting == 1
            heads = []
            yield _listed(token, "bullet_list")
        elif token.type in ("thead_open", "thead_close"):
            in_head = token.nesting == 1
        elif token.type == "tr_open":
            cells = []
        elif token.type == "inline" and in_table:
            cells.append(token.children or [])
        elif token.type == "tr_close" and in_head:
            heads = [_words(cell) for cell in cells]
        elif token.type == "tr_close":
            yield from _row(token, heads, [_words(cell) for cell in cells])
        elif not in_table:
            yield token


def _row(token: "Token", heads: list[str], cells: list[str]) -> "Iterator[Token]":
    told = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, cells, strict=False) if cell]
    words = token.copy(type="text", nesting=0, content=", ".join(told))
    yield token.copy(type="list_item_open", nesting=1)
    yield token.copy(type="inline", nesting=0, children=[words])


def _listed(token: "Token", kind: str) -> "Token":
    return token.copy(type=f"{kind}_{'open' if token.nesting == 1 else 'close'}")


class _Markers:
    """Where in nested lists a text stands, and the hyphen or number that it gets."""

    def __init__(self) -> None:
        self.depth = 0
        self._marker = ""
        self._begins = False

    def see(self, token: "Token") -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.depth -= 1
        elif token.type == "list_item_open":
            self._marker = "" if token.meta.get(TASK) else f"{token.info}. " if token.info else "- "
            self._begins = True

    def indented(self, words: str) -> str:
        if not self.depth:
            return words
        margin = "  " * (self.depth - 1)
        marker = self._marker if self._begins else "  "
        self._marker, self._begins = "", False
        return f"{margin}{marker}" + words.replace("\n", f"\n{margin}  ")


def _words(tokens: "list[Token]") -> str:
    """The words of a paragraph, on one line unless the author breaks it."""
    words, addresses = "", []
    for token in tokens:
        if token.type == "softbreak":
            words += " "
        elif token.type == "hardbreak":
            words += "\n"
        elif token.type == "link_open":
            addresses.append((len(words), str(token.attrs["href"])))
        elif token.type == "link_close":
            start, address = addresses.pop()
            is_bare = token.markup == "linkify"
            if address and not is_bare and words[start:] not in (address, address.removeprefix("mailto:")):
                words += f" ({address.removeprefix('mailto:')})"
        else:
            words += token.content
    return words
