"""Markdown as plain text, for calendar entries: Outlook shows what stands there, marks and all."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from introplan.rendering.markup import with_safe_links

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@lru_cache(maxsize=1024)
def plain_text(markdown: str) -> str:
    """Paragraphs with a blank line between, lists with hyphens or numbers, links with their address behind."""
    text, in_list, markers = "", False, _Markers()
    for token in _parser().parse(markdown):
        markers.see(token)
        words = _words(token.children) if token.type == "inline" and token.children else ""
        if token.type in ("fence", "code_block"):
            words = token.content.rstrip("\n")
        if words:
            apart = "\n" if in_list and markers.depth else "\n\n"
            text += (apart if text else "") + markers.indented(words)
            in_list = markers.depth > 0
    return text


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only needed when something is written

    return with_safe_links(MarkdownIt("commonmark", {"html": False}))


class _Markers:
    """Where in nested lists a text stands, and the hyphen or number that it gets."""

    def __init__(self) -> None:
        self.depth = 0
        self._marker = ""

    def see(self, token: "Token") -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.depth -= 1
        elif token.type == "list_item_open":
            self._marker = f"{token.info}. " if token.info else "- "

    def indented(self, words: str) -> str:
        if not self.depth:
            return words
        margin = "  " * (self.depth - 1)
        marker, self._marker = self._marker, ""
        return f"{margin}{marker or '  '}" + words.replace("\n", f"\n{margin}  ")


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
            if address and words[start:] not in (address, address.removeprefix("mailto:")):
                words += f" ({address.removeprefix('mailto:')})"
        else:
            words += token.content
    return words
