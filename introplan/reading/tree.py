"""From libyaml's nodes to plain text, lists and mappings: duplicate keys, tags and exploding anchors end here."""

import re
from collections.abc import Iterator
from unicodedata import normalize

import yaml

from introplan.diagnostics import Diagnostic, Fix, Label, Position, Retype, Source, Span, _, error, warning
from introplan.model import EMPTY, Path
from introplan.reading.characters import MAY_LOOK_LIKE_OTHERS, ODD, Stray, plain_text, strays
from introplan.reading.complaints import missing_key, nested_too_deep, quoted, way_out_of_two
from introplan.reading.meanings import WordsUsed, as_meant
from introplan.reading.mendings import in_quotes
from introplan.reading.nodes import unseen_in
from introplan.reading.origins import Written, node_span
from introplan.reading.places import DEEPEST, NOTHING, Places, extent_of
from introplan.reading.shape import is_prose_at, lawful_in
from introplan.reading.strays import found_in
from introplan.reading.text import name_of

_PLAIN_TAGS = frozenset(["tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"])
_CURLY = "“”„‟‘’‚‛"
LAWFUL_DASH = re.compile(r"[–—−‑•] |\d{1,2}([.:]\d\d)?[–—]\d{1,2}([.:]\d\d)?$")
"""Of a list that was typed by hand, told by what should be there; and of a time, of which there are hundreds."""
SPACE_AROUND = re.compile(r"[\s\"']*(.*?)[\s\"']*", re.DOTALL)
_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")
_LONE_TAG = re.compile(r"[:\[,{?-][ ]+![ ]")
_PATH_OF_WINDOWS = re.compile(r"(?:\b[A-Za-z]:|\\\\\\\\[\w.-]+)(?:\\\\[\w .-]*)*?\\[nrtabfve0](?=\w)")
_COMMENT_BEHIND_STRAY = re.compile(rf"{ODD}+#")
_HASH_IN_TEXT = re.compile(r" #(?=[^\s#])")
_HASH_BEHIND = re.compile(rf"\s*{_HASH_IN_TEXT.pattern}")


class TooMuchError(Exception):
    """The rest of a file is not worth reading: anchors that repeat without end, or a depth that no plan has."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


KeyAndValue = tuple[str, yaml.ScalarNode, yaml.Node]
"""A key of a mapping, as text and as a node, with its value."""


class Tree:
    """Turns the nodes of one file into values, and keeps what it finds on the way."""

    def __init__(self, source: Source, is_used: WordsUsed = lambda _word: False) -> None:
        """`is_used` answers whether a word stands anywhere in the folder."""
        self.source = source
        self._is_used = is_used
        self.diagnostics: list[Diagnostic] = []
        # What most files have none of, so that it need not be looked for node by node.
        self._has_anchors = "&" in source.text
        self._has_lone_tags = "! " in source.text and _LONE_TAG.search(source.text) is not None
        self._has_curly = any(mark in source.text for mark in _CURLY)
        self._has_codes = "\\" in source.text
        self._has_hashes = _HASH_IN_TEXT.search(source.text) is not None
        self._left = len(source.text) + 10_000
        self._open: set[int] = set()
        self._standing: list[Written] = []

    def written(self, key: yaml.Node, value: yaml.Node) -> Written:
        """A key of this file with its value."""
        written = Written(self.source, extent_of(key), value)
        self._standing.append(written)
        return written

    def settle(self) -> None:
        """Note where all that is written stands, so that the nodes can go. By now each key is the word it was meant."""
        places = Places(self.source)
        for written in self._standing:
            written.settle(places)

    def plain(self, node: yaml.Node, under: yaml.Node, path: Path = ()) -> object:
        """Text, `EMPTY`, a list or a dict; every scalar as it is written. Raises TooMuchError.

        `under` is the key of the entry that it all belongs to, where a fault of the whole is told; `path` leads here.
        """
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if node.tag not in _PLAIN_TAGS:
            self._tagged(node)
        if len(path) > DEEPEST:
            raise TooMuchError(nested_too_deep(Span.of(self.source, self.span(node).start)))
        if self._has_anchors:
            self._count(node, under)
        if isinstance(node, yaml.SequenceNode):
            self._watch_anchor(node)
            value: object = [self.plain(item, under, (*path, index)) for index, item in enumerate(node.value)]
        else:
            assert isinstance(node, yaml.MappingNode), node
            value = {word: self.plain(inner, under, (*path, word)) for word, _key, inner in self.pairs(node, path)}
        self._open.discard(id(node))
        return value

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> object:
        text: str = node.value
        if node.tag not in _PLAIN_TAGS or (self._has_lone_tags and self._sign(node) == "!"):
            return self._tagged(node) or text
        if self._has_anchors and (anchor := self._unused_anchor(node)):
            return self._begun_by_anchor(node, anchor)
        if self._has_hashes and node.style not in ("|", ">"):
            self._watch_comment(node, path)
        if not node.style:  # plain, without quotation marks
            if text in NOTHING:
                return EMPTY
            if self._has_curly and text[0] in _CURLY:
                return self._without_curly(node, text)
        elif node.style == '"' and self._has_codes:
            if unseen := unseen_in(text):
                self.diagnostics.append(self._unseen(node, unseen[0]))
            else:
                self.diagnostics += self._path_of_windows(node)
        return text if text.isascii() else self._in_usual_characters(node, text, path)

    def _in_usual_characters(self, node: yaml.ScalarNode, text: str, path: Path) -> str:
        """What is no text for people as it looks, once it has been told what only looks so."""
        if not MAY_LOOK_LIKE_OTHERS.search(text) or LAWFUL_DASH.match(text):
            return text
        if (lawful := lawful_in(text, path)) is None:  # an `å` from a Mac may be an `a` and a ring, and is the same
            return normalize("NFC", text)
        is_key = path[-1] == "[key]"
        bare = text if is_key else text.strip()
        if not node.style and not is_key and (comment := _COMMENT_BEHIND_STRAY.search(bare)):
            bare = bare[: comment.start()].rstrip()
        meant = plain_text(bare, lawful).strip()
        if bare == text.strip() == meant or not (those := self._strays(node, lawful, is_key=is_key)):
            return meant
        if bare == text.strip():
            those, meant = as_meant(bare, those, meant, path, self._is_used)
        else:
            those = [each if each.kind == "look-alike" else each._replace(plain=" ") for each in those]
        self.diagnostics.append(found_in(self.source, those, meant=meant))
        return meant

    def _strays(self, node: yaml.ScalarNode, lawful: str, *, is_key: bool) -> list[Stray]:
        """Where they are written; space around a value is none of them, nor what a code in quotation marks makes."""
        start, written = node.start_mark.index, self._written(node)
        edges = None if is_key else SPACE_AROUND.fullmatch(written)
        first, last = edges.span(1) if edges else (0, len(written))
        found = [each for each in strays(written, lawful) if each.kind != "space" or first <= each.at < last]
        return [each._replace(at=start + each.at) for each in found]

    def _written(self, node: yaml.Node) -> str:
        """What stands in the file for a node, with an anchor, a tag and quotation marks that it has."""
        return self.source.text[node.start_mark.index : node.end_mark.index]

    def _retyped(self, node: yaml.Node, new: str) -> Retype:
        return Retype(self.source.path, node.start_mark.index, self._written(node), new)

    def _sign(self, node: yaml.Node) -> str:
        """The first character of what stands there for a node."""
        return self.source.line(node.start_mark.line)[node.start_mark.column : node.start_mark.column + 1]

    def _unused_anchor(self, node: yaml.Node) -> str:
        """The anchor that a node begins with, when nothing in the file refers to it; nothing otherwise."""
        if self._sign(node) != "&" or (anchor := _ANCHOR.match(self._written(node))) is None:
            return ""
        is_used = re.search(rf"(?:^|[\s,\[{{])\*{re.escape(anchor[1])}(?![^\s,\]}}])", self.source.text)
        return "" if is_used else anchor[0]

    def _begun_by_anchor(self, node: yaml.ScalarNode, anchor: str) -> str:
        """The text as it was meant, its first word with it, which YAML would leave out."""
        words = self._written(node).strip() if not node.style else f"{anchor} {node.value}"
        at = Span.of(self.source, self.span(node).start, len(anchor))
        self.diagnostics.append(
            error(
                "anchor-in-text",
                _("`{anchor}` would be left out: a word that begins with `&` is an anchor in YAML"),
                at=at,
                help=_("put the whole text in quotation marks: {quoted}")
                if not node.style
                else _("put `{anchor}` within the quotation marks, or remove it"),
                values={"anchor": anchor, "quoted": quoted(words)},
                fix=in_quotes(self.source, at.start, words) if not node.style else None,
            )
        )
        return words

    def _watch_anchor(self, node: yaml.Node) -> None:
        """An anchor of several values or of a key takes no text with it, but may be a word that was meant."""
        if not self._has_anchors or not (anchor := self._unused_anchor(node)):
            return
        self.diagnostics.append(
            warning(
                "unused-anchor",
                _("nothing refers to the anchor `{anchor}`, and YAML leaves it out"),
                at=Span.of(self.source, self.span(node).start, len(anchor)),
                help=_("remove it; if it is a part of the text, put the whole text in quotation marks"),
                values={"anchor": anchor},
                about=(name_of(self.source.path),),
            )
        )

    def _path_of_windows(self, node: yaml.Node) -> Iterator[Diagnostic]:
        """`"C:\\nya"` is a C, a colon, a new line and `ya`."""
        if found := _PATH_OF_WINDOWS.search(self._written(node)):
            at = self.source.position(node.start_mark.index + found.end() - 2)
            yield error(
                "unknown-escape",
                _("in double quotation marks `{code}` is a sign that cannot be seen, and no part of a path"),
                at=Span.of(self.source, at, 2),
                help=_("use single quotation marks instead"),
                values={"code": found[0][-2:]},
            )

    def _count(self, node: yaml.Node, under: yaml.Node) -> None:
        self._left -= 1 + len(node.value)
        if id(node) in self._open:
            raise TooMuchError(
                error(
                    "too-many-aliases",
                    _("an alias in this entry repeats the entry itself, without end"),
                    at=self.span(under),
                    help=_("write it out; a plan needs no anchors"),
                )
            )
        if self._left < 0:
            raise TooMuchError(
                error(
                    "too-many-aliases",
                    _("the aliases of this file repeat far too much"),
                    at=self.span(under),
                    help=_("write the entries out; a plan needs no anchors"),
                )
            )
        self._open.add(id(node))

    def pairs(self, node: yaml.MappingNode, path: Path) -> list[KeyAndValue]:
        """Keys and values of a mapping, without those that no field or id can have; of a key that stands twice, one."""
        seen: dict[str, KeyAndValue] = {}
        self._watch_anchor(node)
        for key, value in node.value:
            is_word = isinstance(key, yaml.ScalarNode)
            if is_word and not key.value.isascii():
                # Whoever looks for the key from now on, looks for the word that it is.
                key.value = self._word(key, path)
            word = key.value
            if self._has_anchors:
                self._watch_anchor(key)
            if not is_word or word in ("", "<<"):
                self.diagnostics.append(self._no_key(key))
            elif word in seen:
                self.diagnostics.append(
                    error(
                        "duplicate-key",
                        _("`{key}` appears twice here"),
                        at=self.span(key),
                        also=[Label(self.span(seen[word][1]), _("first here"))],
                        help=way_out_of_two(value, path),
                        values={"key": word},
                    )
                )
            else:
                seen[word] = (word, key, value)
        return list(seen.values())

    def _word(self, key: yaml.ScalarNode, path: Path) -> str:
        """A key in usual characters, without quotation marks that are none."""
        if self._has_curly and not key.style and key.value[:1] in _CURLY and len(key.value) > 1:
            return self._without_curly(key, key.value)
        return self._in_usual_characters(key, key.value, (*path, "[key]"))

    def _no_key(self, key: yaml.Node) -> Diagnostic:
        at = self.span(key)
        if not isinstance(key, yaml.ScalarNode):
            return error(
                "key-not-text",
                _("there is a list before the colon, and it should be one word"),
                at=at,
                help=_("write one line for each of them, or put the text in quotation marks"),
            )
        if key.value == "<<":
            return error(
                "merge-key",
                _("`<<` does not copy fields here"),
                at=at,
                help=_("write the fields out, so that every entry can be read on its own"),
            )
        return missing_key(at)

    def span(self, node: yaml.Node) -> Span:
        """Where a node stands."""
        return node_span(self.source, node)

    def _tagged(self, node: yaml.Node) -> str:
        """Tell of the tag; gives the words as they were meant, for a text that only happens to begin like one."""
        start = self.span(node).start
        line = self.source.line(start.line)[start.column :]
        tag = re.match(r"![^\s,\]}]*", line)
        if tag is None:  # the alias of something that has been told of where it stands
            return ""
        is_text = isinstance(node, yaml.ScalarNode) and not node.style
        words = self._written(node).strip() if is_text else ""
        self.diagnostics.append(
            error(
                "tag",
                _("a value cannot begin with !"),
                at=Span.of(self.source, start, len(tag[0])),
                help=_("put the whole value in quotation marks: {quoted}") if is_text else _("remove `{tag}`"),
                values={"tag": tag[0], "quoted": quoted(words)},
                fix=in_quotes(self.source, start, words) if is_text else None,
            )
        )
        return words if is_text else ""

    def _without_curly(self, node: yaml.Node, text: str) -> str:
        """The text that Word's quotation marks were meant to stand around: to YAML they are letters of it."""
        inner = text[1:-1].strip()
        if not inner or text[-1] not in _CURLY or any(mark in inner for mark in _CURLY):
            return text
        self.diagnostics.append(
            error(
                "curly-quotes",
                _("these quotation marks are curly, and YAML takes them for a part of the text"),
                at=self.span(node),
                help=_("write straight ones, {quoted}, or none"),
                values={"quoted": quoted(inner)},
                fix=Fix(signs=(self._retyped(node, quoted(inner)),)),
            )
        )
        return inner

    def _unseen(self, node: yaml.Node, char: str) -> Diagnostic:
        return error(
            "control-character",
            _("a backslash in this text makes a character that cannot be seen, U+{code}"),
            at=self.span(node),
            help=_("use single quotation marks instead"),
            values={"code": f"{ord(char):04X}"},
        )

    def _watch_comment(self, node: yaml.ScalarNode, path: Path) -> None:
        """`Sal #3` is `Sal`, and the rest a comment: worth a word when no space follows the `#`."""
        end = node.end_mark
        if comment := _HASH_BEHIND.match(self.source.line(end.line), end.column):
            at = Position(end.line, comment.end() - 1)
            self.diagnostics.append(
                warning(
                    "comment-in-text",
                    _("the text ends before `#`, which begins a comment"),
                    at=Span.of(self.source, at),
                    help=_("put the whole text in quotation marks, or write a space after `#` if it is a comment"),
                    about=("/".join(map(str, path)),),
                    fix=self._numbered(node, at, path),
                )
            )

    def _numbered(self, node: yaml.ScalarNode, at: Position, path: Path) -> Fix | None:
        """The whole text in quotation marks where only numbers follow in a text for people, as in `Sal #3`.

        What stands behind a `#` and a space is a comment, and stays one.
        """
        start = self.span(node).start
        text = re.split(r"\s#(?:\s|$)", self.source.line(start.line)[start.column :])[0].rstrip()
        has_numbers_alone = not re.search(r"\s#(?!\d+(?:\s|$))", text)
        is_text = not node.style and start.line == at.line and is_prose_at(path)
        return in_quotes(self.source, start, text) if is_text and has_numbers_alone else None
