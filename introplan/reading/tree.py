"""From libyaml's nodes to plain text, lists and mappings: duplicate keys, tags and exploding anchors end here."""

import re

import yaml

from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error, warning
from introplan.model import EMPTY, Path, Session
from introplan.reading.complaints import SPECIAL_SPACE, missing_key, nested_too_deep, quoted, special_space
from introplan.reading.nodes import UNSEEN
from introplan.reading.origins import NOTHING, node_span
from introplan.reading.shape import entries_at, part_at, sections_at

DEEPEST = 40
_PLAIN_TAGS = frozenset(["tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"])
_CURLY = "“”„‟"
_HASH_IN_TEXT = re.compile(r" #(?=[^\s#])")


class TooMuchError(Exception):
    """The rest of a file is not worth reading: anchors that repeat without end, or a depth that no plan has."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


Pair = tuple[str, yaml.ScalarNode, yaml.Node]
"""A key of a mapping, as text and as a node, with its value."""


def _way_out_of_two(value: yaml.Node, path: Path) -> str:
    """What to do about a key that stands twice under the path: a field, an id, or what refers to one."""
    if isinstance(value, yaml.ScalarNode):
        return _("keep one of them")
    if not entries_at(path) or sections_at((*path, "[key]")):
        return _("put what stands under both of them under one")
    if part_at((*path, "")) is not Session or any(key.value == "of" for key, _value in value.value):
        return _("keep one of them, or give one another id")
    return _("give one of them another key, and a line `of: {key}`")


class Tree:
    """Turns the nodes of one file into values, and keeps what it finds on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        # What most files have none of, so that it need not be looked for node by node.
        self._has_anchors = "&" in source.text
        self._has_special_spaces = SPECIAL_SPACE.search(source.text) is not None
        self._has_curly = any(mark in source.text for mark in _CURLY)
        self._left = len(source.text) + 10_000
        self._open: set[int] = set()
        hashes = (source.position(match.end() - 1) for match in _HASH_IN_TEXT.finditer(source.text))
        self._hashes = {at.line: at for at in hashes}

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
        value: object
        if isinstance(node, yaml.SequenceNode):
            value = [self.plain(item, under, (*path, index)) for index, item in enumerate(node.value)]
        else:
            assert isinstance(node, yaml.MappingNode), node
            value = {word: self.plain(inner, under, (*path, word)) for word, _key, inner in self.pairs(node, path)}
        self._open.discard(id(node))
        return value

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> object:
        text: str = node.value
        if node.tag not in _PLAIN_TAGS:
            return self._tagged(node) or text
        if not node.style:  # plain, without quotation marks
            if text in NOTHING:
                return EMPTY
            if self._hashes:
                self._watch_comment(node, path)
            if self._has_curly and text[0] in _CURLY:
                return self._without_curly(node, text)
        elif node.style == '"' and (unseen := UNSEEN.search(text)):
            self.diagnostics.append(self._unseen(node, unseen[0]))
        return text

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

    def pairs(self, node: yaml.MappingNode, path: Path) -> list[Pair]:
        """Keys and values of a mapping, without those that no field or id can have; of a key that stands twice, one."""
        seen: dict[str, Pair] = {}
        for key, value in node.value:
            word = key.value
            if not isinstance(key, yaml.ScalarNode) or self._is_no_word(word):
                self.diagnostics.append(self._no_key(key))
            elif word in seen:
                self.diagnostics.append(
                    error(
                        "duplicate-key",
                        _("`{key}` is here twice"),
                        at=self.span(key),
                        also=[Label(self.span(seen[word][1]), _("first here"))],
                        help=_way_out_of_two(value, path),
                        values={"key": word},
                    )
                )
            else:
                seen[word] = (word, key, value)
        return list(seen.values())

    def _is_no_word(self, word: str) -> bool:
        return word in ("", "<<") or (self._has_special_spaces and SPECIAL_SPACE.search(word) is not None)

    def _no_key(self, key: yaml.Node) -> Diagnostic:
        at = self.span(key)
        if not isinstance(key, yaml.ScalarNode):
            return error(
                "key-not-text",
                _("before the colon stands a list, and there should be one word"),
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
        if found := SPECIAL_SPACE.search(self.source.line(at.start.line), at.start.column):
            return special_space(self.source, Position(at.start.line, found.start()))
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
        words = line.split(" #")[0].strip()
        is_text = isinstance(node, yaml.ScalarNode) and not node.style
        self.diagnostics.append(
            error(
                "tag",
                _("a value cannot begin with !"),
                at=Span.of(self.source, start, len(tag[0])),
                help=_("put the whole value in quotation marks: {quoted}") if is_text else _("remove `{tag}`"),
                values={"tag": tag[0], "quoted": quoted(words)},
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
        at = self._hashes.get(end.line)
        between = self.source.line(end.line)[end.column : at.column] if at else ""
        if at and between and not between.strip():
            self.diagnostics.append(
                warning(
                    "comment-in-text",
                    _("the text ends before `#`, which begins a comment"),
                    at=Span.of(self.source, at),
                    help=_("put the whole text in quotation marks, or write a space after `#` if it is a comment"),
                    about=("/".join(map(str, path)),),
                )
            )
