"""Changes spliced into the text of a YAML file. What is not named by them keeps every byte.

libyaml says where values begin; where they end has to be reckoned: a block collection ends, by its mark, where the
next word begins, past all comments. A removed entry takes along what belongs to it: the comment behind it, those
beneath it that are indented deeper, and those right above it that are a note to it. A note ends with a full stop, or
tells of somebody in `personal`; any other line above is a heading of what follows too, and stays.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from introplan.diagnostics import Edit, Message, Remove, Set, Source, Span, _
from introplan.diagnostics.source import LINE_END
from introplan.editing.changes import changed
from introplan.model import Path
from introplan.reading.origins import NOTHING

PLAIN = re.compile(r"[a-z][a-z0-9-]*")
"""Words that mean the same with quotation marks and without."""


class Refusal(NamedTuple):
    """Why a file is not edited, and the place that is in the way."""

    message: Message
    at: Span


class RefusedError(Exception):
    """A change can not be made in the text."""

    def __init__(self, message: Message, index: int) -> None:
        super().__init__(message.template)
        self.message, self.index = message, index


class Splice(NamedTuple):
    """Words in place of those from one index up to, not including, another."""

    start: int
    end: int
    words: str = ""


def edited(source: Source, changes: Iterable[Edit], personal: Collection[str] = ()) -> str | Refusal:
    """The text of a file after the changes, or why they can not be made without taking something else along.

    The file is one that reading has found to be whole. Changes within what is removed are made with it.
    """
    those = _outermost(list(changes))
    if not those:
        return source.text
    node = _composed(source.text)
    assert node is not None, "there is something to change"
    text = _Text(source, frozenset(_anchored(source.text)), tuple(word.casefold() for word in personal))
    try:
        splices = _merged(text, [splice for change in those for splice in text.splices(node, change, those)])
    except RefusedError as refused:
        at = source.position(min(refused.index, len(source.text)))
        return Refusal(refused.message, source.words(at.line))
    found = source.text
    for splice in reversed(splices):
        found = found[: splice.start] + splice.words + found[splice.end :]
    if not _is_as_meant(node, found, those):
        return Refusal(Message(_("this can not be changed without taking something else along")), source.words(0))
    return found


def _is_as_meant(before: yaml.Node, text: str, changes: Sequence[Edit]) -> bool:
    """Whether a new text says what the old one would after the changes, in the same order."""
    try:
        after = _composed(text)
    except yaml.YAMLError:
        return False
    meant = changed(_values(before), changes)
    return repr(_values(after) if after else None) == repr(meant)


def _composed(text: str) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    return node


def _values(node: yaml.Node) -> object:
    """What a node says, as plain words, lists and mappings."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _values(value) for key, value in node.value} or None
    if isinstance(node, yaml.SequenceNode):
        return [_values(item) for item in node.value]
    is_nothing = node.value in NOTHING and isinstance(node, yaml.ScalarNode) and not node.style
    return None if is_nothing else node.value


def _outermost(changes: list[Edit]) -> list[Edit]:
    """The changes without those in what another removes."""
    removed = {each.path for each in changes if isinstance(each, Remove)}
    within = (any(each.path[:length] in removed for length in range(len(each.path))) for each in changes)
    return list(dict.fromkeys(each for each, is_within in zip(changes, within, strict=True) if not is_within))


def _anchored(text: str) -> Iterator[int]:
    """Where anchors, aliases and tags stand."""
    if not re.search(r"[&*!]", text):
        return
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        has_tag = getattr(event, "tag", None) is not None
        if getattr(event, "anchor", None) is not None or has_tag:
            mark = event.start_mark
            assert mark is not None, "libyaml tells of every event where it stands"
            yield mark.index


def _merged(text: "_Text", splices: list[Splice]) -> list[Splice]:
    """Splices in order; removals that meet are one, and take the blank lines along that would be left doubled."""
    found: list[Splice] = []
    for splice in sorted(splices):
        before = found[-1] if found else None
        both_remove = before is not None and not before.words and not splice.words
        if before and both_remove and (splice.start < before.end or text.is_blank(before.end, splice.start)):
            found[-1] = Splice(before.start, max(before.end, splice.end))
        elif before and splice.start < before.end:
            raise RefusedError(Message(_("two changes meet here")), splice.start)
        else:
            found.append(splice)
    return [splice if splice.words else text.with_blank_lines(splice) for splice in found]


@dataclass(frozen=True)
class _Text:
    """The text of a file; `anchored` are the places of anchors, aliases and tags, `personal` names in small letters."""

    source: Source
    anchored: frozenset[int]
    personal: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.source.text

    def splices(self, root: yaml.Node, change: Edit, changes: Sequence[Edit]) -> Iterator[Splice]:
        """What a change does to the text."""
        node = self._at(root, change.path[:-1])
        if isinstance(change, Set):
            yield self._set(node, change)
            return
        gone = {each.path for each in changes if isinstance(each, Remove) and each.path[:-1] == change.path[:-1]}
        siblings = list(_children(node))
        index = next(number for number, (word, _key, _value) in enumerate(siblings) if word == change.path[-1])
        _word, key, value = siblings[index]
        self._must_be_free(key or value, value)
        if _in_brackets(node):
            yield self._out_of_brackets(node, index, [(*change.path[:-1], word) in gone for word, _key, _v in siblings])
            return
        yield self._lines(key or value, value, is_item=key is None, is_first=index == 0)
        if isinstance(node, yaml.SequenceNode) and len(gone) == len(siblings) and index == 0:
            above = self.text.rfind(":", 0, self._line_start(value.start_mark.index))
            yield Splice(above + 1, above + 1, " []")

    def _at(self, node: yaml.Node, path: Path) -> yaml.Node:
        """The node at a path, no part of which is an alias, or has an anchor or a tag."""
        for step in path:
            key, value = next((key, value) for word, key, value in _children(node) if word == step)
            if key and value.start_mark.index < key.end_mark.index:
                raise RefusedError(Message(ALIAS), key.start_mark.index)
            node = value
            if node.start_mark.index in self.anchored:
                raise RefusedError(Message(ALIAS), node.start_mark.index)
        return node

    def _must_be_free(self, first: yaml.Node, value: yaml.Node) -> None:
        """Raise RefusedError for what something else in the file repeats, or what is repeated from elsewhere."""
        start, end = first.start_mark.index, self._end(value)
        if value.start_mark.index < start:
            raise RefusedError(Message(ALIAS), start)
        for index in sorted(self.anchored):
            if start <= index <= max(end, start):
                raise RefusedError(Message(ALIAS), index)

    def _set(self, node: yaml.Node, change: Set) -> Splice:
        assert isinstance(change.value, str), change
        word = change.value if PLAIN.fullmatch(change.value) else f'"{change.value}"'
        there = {str(name): (key, value) for name, key, value in _children(node)}
        if found := there.get(str(change.path[-1])):
            key, value = found
            self._must_be_free(key or value, value)
            if not isinstance(value, yaml.ScalarNode) or value.style in ("|", ">") or not value.value:
                raise RefusedError(Message(_("here stands something else than one word")), value.start_mark.index)
            return Splice(value.start_mark.index, value.end_mark.index, word)
        key, value = there[change.after]
        assert key is not None, "a field has a key"
        end = max(self._end(value), key.end_mark.index)
        if _in_brackets(node):
            return Splice(end, end, f", {change.path[-1]}: {word}")
        line = self.source.position(end).line
        at, ending = self._line_end(line), self._ending(line)
        new = f"{' ' * key.start_mark.column}{change.path[-1]}: {word}"
        return (
            Splice(at, at, f"{new}{ending}")
            if self.text[:at].endswith(("\n", "\r"))
            else Splice(at, at, f"{ending}{new}")
        )

    def _out_of_brackets(self, node: yaml.Node, index: int, gone: Sequence[bool]) -> Splice:
        """What falls out of brackets: from the end of what is kept before it, or up to the start of what follows."""
        those = [(key or value, value) for _word, key, value in _children(node)]
        first, last = those[index]
        kept = next((number for number in reversed(range(index)) if not gone[number]), None)
        if kept is not None:
            start, end = self._end_within(*those[kept]), self._end_within(first, last)
        else:
            following = those[index + 1][0] if index + 1 < len(those) else None
            start = first.start_mark.index
            end = following.start_mark.index if following else self._end_within(first, last)
            if following is None and self.text[end:].lstrip().startswith(","):
                end = self.text.index(",", end) + 1
        if "#" in re.sub(r"\"[^\"]*\"|'[^']*'", "", self.text[start:end]):
            raise RefusedError(Message(_("a comment stands within the brackets, and would go along")), start)
        return Splice(start, end)

    def _end_within(self, key: yaml.Node, value: yaml.Node) -> int:
        """Where an item in brackets ends, also one without a value."""
        end = self._end(value)
        if isinstance(value, yaml.ScalarNode) and not value.style and not value.value and key is not value:
            end = self.text.index(":", key.end_mark.index) + 1
        return end

    def _lines(self, first: yaml.Node, value: yaml.Node, *, is_item: bool, is_first: bool) -> Splice:
        """The whole lines of an entry, with the comments that belong to it."""
        begins = first.start_mark.index
        start = self._line_start(begins)
        before = self.text[start:begins]
        if before.strip() != ("-" if is_item else "") or self.text[begins : begins + 1] == "?":
            raise RefusedError(Message(_("this begins on a line with something else")), begins)
        column = len(before) - len(before.lstrip()) if is_item else len(before)
        end = self._end(value) if is_item else max(self._end(value), first.end_mark.index)
        last = self.source.position(end).line
        rest = self.source.line(last)[self.source.position(end).column :].strip().removeprefix(":").lstrip()
        if rest and not rest.startswith("#"):
            raise RefusedError(Message(_("something else follows on the same line")), end)
        return Splice(self._above(start, column, is_first=is_first), self._line_end(self._beneath(last, column)))

    def _beneath(self, last: int, column: int) -> int:
        """The last line that belongs to an entry whose words end on a line: comments that are deeper than its start."""
        found = last
        for number in range(last + 1, len(self.source.lines)):
            line = self.source.lines[number]
            if not line.strip():
                continue
            if not line.lstrip().startswith("#") or _indent(line) <= column:
                break
            found = number
        return found

    def _above(self, start: int, column: int, *, is_first: bool) -> int:
        """Where an entry begins with its note: the lines of comment right above it, in its own column."""
        first = number = self.source.position(start).line
        while number and self.source.lines[number - 1].lstrip().startswith("#"):
            if _indent(self.source.lines[number - 1]) != column:
                break
            number -= 1
        note = self.source.lines[number:first]
        words = "\n".join(note).casefold()
        tells = any(name in words for name in self.personal)
        if not note or not (tells or (note[-1].rstrip().endswith(".") and not is_first)):
            return start
        return self._index(number)

    def with_blank_lines(self, splice: Splice) -> Splice:
        """A removal of whole lines with the blank ones that would be left beside each other, or at the end."""
        start, end = splice.start, splice.end
        if start != self._line_start(start) or end == start:
            return splice
        before, after = self.source.position(start).line, self.source.position(end).line
        is_end = end >= len(self.text)
        if before and not self.source.lines[before - 1].strip() and (is_end or not self.source.line(after).strip()):
            while before and not self.source.lines[before - 1].strip():
                before -= 1
            return Splice(self._index(before), end)
        if is_end or not before or not self.source.lines[before - 1].rstrip().endswith(":"):
            return splice
        following = next((line for line in self.source.lines[after:] if line.strip()), "")
        while _indent(following) >= _indent(self.source.line(before)) and not self.source.line(after).strip():
            after += 1  # what was the first below its heading is followed by another
        return Splice(start, self._index(after))

    def is_blank(self, start: int, end: int) -> bool:
        """Whether nothing stands between two places."""
        return not self.text[start:end].strip() and start <= end

    def _end(self, node: yaml.Node) -> int:
        """Where a node's last sign ends."""
        start, stop = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            if node.style not in ("|", ">"):
                return int(stop)
            keeps = "+" in LINE_END.split(self.text[start:stop], maxsplit=1)[0].split("#")[0]
            return int(start) + len(self.text[start:stop].rstrip("\r\n" if keeps else " \t\r\n\x85\u2028\u2029"))
        if _in_brackets(node) or not node.value:
            return int(stop)
        last = node.value[-1]
        if isinstance(last, tuple):
            return max(self._end(last[1]), int(last[0].end_mark.index))
        return self._end(last)

    def _line_start(self, index: int) -> int:
        return self._index(self.source.position(index).line)

    def _index(self, line: int) -> int:
        """Where a line begins; past the last one, where the text ends."""
        return self.source.start_of(line)

    def _line_end(self, line: int) -> int:
        """Where the line after this one begins."""
        return self._index(line + 1)

    def _ending(self, line: int) -> str:
        """What ends a line; as the first one ends where this one has no end."""
        start, end = self._index(line) + len(self.source.line(line)), self._line_end(line)
        found = LINE_END.search(self.text)
        return self.text[start:end] or (found[0] if found else "\n")


ALIAS = _("an anchor, an alias or a tag stands here, so that something else would change too")


def _in_brackets(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _children(node: yaml.Node) -> Iterator[tuple[str | int, yaml.Node | None, yaml.Node]]:
    """The fields of a mapping by their keys, or the items of a list by their numbers."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, key, value) for key, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        yield from ((index, None, item) for index, item in enumerate(node.value))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
