"""Where the values of a YAML text begin and end, and the lines and comments between them.

libyaml says where values begin; where they end has to be reckoned: a block collection ends, by its mark, where the
next word begins, past all comments, and a text under a pipe after its blank lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from introplan.diagnostics import Message, Source, _
from introplan.diagnostics.source import LINE_END
from introplan.reading.places import NOTHING

ALIAS = _("there is an anchor, an alias or a tag here, so something else would change too")

REPEATED = "\ue000"
"""What stands in place of the star of an alias while a text is read: a letter that nobody types."""

ANCHORED = re.compile(r"(?<![^\s\[\]{},:])(?:[&*](?=\S)|!)")
"""Where an anchor, an alias or a tag may stand; most files have none, and need not be read for them."""


class RefusedError(Exception):
    """A change cannot be made in the text; `index` is the place in the way, and `paste` what is to stand there.

    Nothing is to be pasted where something is only to go; None for what whoever asked is to say.
    """

    def __init__(self, message: Message, index: int, paste: str | None = None) -> None:
        super().__init__(message.template)
        self.message, self.index, self.paste = message, index, paste


def composed(text: str) -> tuple[yaml.Node | None, frozenset[int]]:
    """The nodes of a text, and where anchors, aliases and tags stand.

    An alias is a word of its own here, as it is in the text, so that its marks are its own and nothing is repeated.
    """
    anchored: set[int] = set()
    if ANCHORED.search(text):
        letters = list(text)
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None:
                continue
            mark = event.start_mark
            assert mark is not None, "libyaml tells of every event where it stands"
            anchored.add(mark.index)
            if isinstance(event, yaml.AliasEvent):
                letters[mark.index] = REPEATED
        text = "".join(letters)
    return yaml.compose(text, Loader=yaml.CBaseLoader), frozenset(anchored)


def values_of(node: yaml.Node | None) -> object:
    """What a node says, as plain words, lists and mappings; None for a mapping without anything in it."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: values_of(value) for key, value in node.value} or None
    if isinstance(node, yaml.SequenceNode):
        return [values_of(item) for item in node.value]
    return None if node is None or is_empty(node) else node.value


def is_empty(node: yaml.Node) -> bool:
    """Whether a word stands for no value, or none stands there."""
    return isinstance(node, yaml.ScalarNode) and node.value in NOTHING and not node.style


def is_block(node: yaml.Node) -> bool:
    """Whether a node is a mapping or a list on lines of their own."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style and bool(node.value)


def is_flow(node: yaml.Node) -> bool:
    """Whether a node is a mapping or a list in brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def is_text_below(node: yaml.Node) -> bool:
    """Whether a node is a text on the lines under a sign: a pipe, or one for folded lines."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


@dataclass(frozen=True)
class MarkedText:
    """The text of a file by its lines; anchors, aliases and tags stand in `anchored`, names in small letters."""

    source: Source
    anchored: frozenset[int]
    personal: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole."""
        return self.source.text

    @cached_property
    def _anchors(self) -> list[int]:
        return sorted(self.anchored)

    def must_be_free(self, start: int, end: int) -> None:
        """Raise RefusedError for what something else in the file repeats, or what is repeated from elsewhere."""
        for index in self._anchors:
            if start <= index < max(end, start + 1):
                raise RefusedError(Message(ALIAS), index)

    def end(self, node: yaml.Node) -> int:
        """Where a node's last sign ends."""
        start, stop = int(node.start_mark.index), int(node.end_mark.index)
        if is_text_below(node):
            keeps = "+" in LINE_END.split(self.text[start:stop], maxsplit=1)[0].split("#")[0]
            return start + len(self.text[start:stop].rstrip("\r\n" if keeps else " \t\r\n\x85\u2028\u2029"))
        if not is_block(node):
            return stop
        last = node.value[-1]
        return self.field_end(*last) if isinstance(last, tuple) else self.end(last)

    def field_end(self, key: yaml.Node, value: yaml.Node) -> int:
        """Where a field's last sign ends, which is its colon when it has no value, if it has that."""
        if value.start_mark.index == value.end_mark.index and not is_block(value):
            end = int(key.end_mark.index)
            return max(end, self.text.find(":", end, value.start_mark.index) + 1)
        return self.end(value)

    def line(self, index: int) -> int:
        """The number of the line on which something stands."""
        return self.source.position(index).line

    def column(self, index: int) -> int:
        """The column in which something stands."""
        return self.source.position(index).column

    def start(self, line: int) -> int:
        """Where a line begins; past the last one, where the text ends."""
        return self.source.start_of(line)

    def stop(self, line: int) -> int:
        """Where the words of a line end, before what ends the line."""
        return self.start(line) + len(self.source.line(line))

    def before(self, index: int) -> str:
        """What stands before a place on its line."""
        return self.text[self.start(self.line(index)) : index]

    def behind(self, index: int) -> str:
        """What stands behind a place on its line."""
        return self.text[index : self.stop(self.line(index))]

    def ending(self, line: int) -> str:
        """What ends a line; as the first one ends where this one has no end."""
        found = LINE_END.search(self.text)
        return self.text[self.stop(line) : self.start(line + 1)] or (found[0] if found else "\n")

    def is_blank(self, line: int) -> bool:
        """Whether nothing stands on a line of the text."""
        return not self.source.line(line).strip()

    def is_past(self, line: int) -> bool:
        """Whether the text has ended before a line."""
        return self.start(line) >= len(self.text)

    def is_comment(self, line: int) -> bool:
        """Whether nothing but a comment stands on a line."""
        return self.source.line(line).lstrip().startswith("#")

    def indent(self, line: int) -> int:
        """The column in which the first word of a line stands."""
        words = self.source.line(line)
        return len(words) - len(words.lstrip())

    def beneath(self, last: int, column: int) -> int:
        """The last line of an entry whose words end on a line: comments that are deeper than its start belong to it."""
        found = last
        for number in range(last + 1, len(self.source.lines)):
            if self.is_blank(number):
                continue
            if not self.is_comment(number) or self.indent(number) <= column:
                break
            found = number
        return found

    def above(self, first: int, column: int) -> int:
        """The first line of the comments right above a line, in the same column; the line itself without any."""
        number = first
        while number and self.is_comment(number - 1) and self.indent(number - 1) == column:
            number -= 1
        return number

    def is_note(self, start: int, end: int) -> bool:
        """Whether the comments on these lines are a note to what stands below: a heading has no full stop."""
        return start < end and self.source.line(end - 1).rstrip().endswith(".")

    def tells(self, start: int, end: int) -> bool:
        """Whether the comments on these lines tell of somebody who goes."""
        words = "\n".join(self.source.lines[start:end]).casefold()
        return any(name in words for name in self.personal)

    def gap(self, line: int) -> int:
        """How many blank lines stand from a line on."""
        number = line
        while not self.is_past(number) and self.is_blank(number):
            number += 1
        return number - line


def children(node: yaml.Node) -> Iterator[tuple[str | int, yaml.Node | None, yaml.Node]]:
    """The fields of a mapping by their keys, or the items of a list by their numbers."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, key, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((index, None, item) for index, item in enumerate(node.value))
