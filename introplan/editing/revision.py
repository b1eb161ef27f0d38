"""Values into YAML text: what is to be another is spliced in, every other byte stays, and the result is read again.

One walk compares the nodes of the text with the values meant. An edit can so be any mixture of others.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import yaml

from introplan.diagnostics import Edit, Message, Set, Source, Span, _
from introplan.diagnostics.source import LINE_END
from introplan.editing import brackets, places
from introplan.editing.changes import traced
from introplan.editing.lines import Lines
from introplan.editing.marks import ALIAS, REPEATED, MarkedText, RefusedError, children, composed, is_flow, values_of
from introplan.editing.siblings import KeptSibling, Sibling, gone_of, kept_of, siblings_of
from introplan.editing.splices import Splice, spliced
from introplan.editing.styles import Habits, Style
from introplan.editing.traces import Fields, Items, untraced
from introplan.editing.width import in_lines, widened
from introplan.editing.words import key as key_word
from introplan.model import Path
from introplan.reading.characters import BYTE_ORDER_MARK


class EditRefusal(NamedTuple):
    """Why a file is not edited, the place that is in the way, and the lines to paste there instead."""

    message: Message
    at: Span
    paste: str = ""


def edited(source: Source, edits: Iterable[Edit], personal: Collection[str] = ()) -> str | EditRefusal:
    """The text of a file after the edits, or why they cannot be made without taking something else along.

    The file is one that reading has found to be whole. Comments that tell of somebody in `personal` go along with
    what stands below them. Raises KeyError for what is not there, as `changed` does.
    """
    those = list(edits)
    if not those:
        return source.text
    mark = BYTE_ORDER_MARK if source.text.startswith(BYTE_ORDER_MARK) else ""
    text = source.text.removeprefix(mark)
    is_open = bool(text) and LINE_END.match(text[-1]) is None
    ending = next(iter(LINE_END.findall(text)), "\n")
    whole = Source(source.path, f"{text}{ending}" if is_open else text)
    try:
        found = _Revision(whole, tuple(word.casefold() for word in personal)).after(those)
    except RefusedError as refused:
        at = source.position(min(refused.index + len(mark), len(source.text)))
        return EditRefusal(refused.message, source.words(at.line), refused.paste or "")
    return mark + (_left_open(text, found, those) if is_open else found)


def _left_open(before: str, after: str, edits: Iterable[Edit]) -> str:
    """A text without the last line end, as the file had none, unless a text in it would lose its own."""
    ending = LINE_END.findall(after)[-1] if after else ""
    found = after.removesuffix(ending)
    meant = traced(values_of(composed(before)[0]), edits)
    ends_with_text = not _says(found, meant) and _says(after, meant)
    return after if ends_with_text else found


def _says(text: str, meant: object) -> bool:
    """Whether a text says what is meant, in the same order."""
    try:
        node, _anchored = composed(text)
    except yaml.YAMLError:
        return False
    return repr(values_of(node)) == repr(untraced(meant))


class _Revision:
    """A text with its nodes, on the way to another."""

    def __init__(self, source: Source, personal: tuple[str, ...]) -> None:
        self.root, anchored = composed(source.text)
        self.text = MarkedText(source, anchored, personal)
        self.style = Style(Habits(self.root))

    def after(self, edits: list[Edit]) -> str:
        """The text after the edits. Raises RefusedError."""
        for edit in edits if self.text.anchored else ():
            self._must_be_reachable(edit)
        old = values_of(self.root)
        new = traced(old, edits)
        if new is old:
            return self.text.text
        splices = self._splices(old, new)
        found = spliced(self.text.text, splices)
        if found is None or not _says(found, new):
            raise self._refused(edits[0])
        wide = widened(self.text, found, splices)
        narrow = in_lines(found, wide, self.style.habits) if wide else found
        return narrow if narrow == found or _says(narrow, new) else found

    def _refused(self, edit: Edit) -> RefusedError:
        """The refusal of what came out otherwise than it is meant: at the place of an edit."""
        at = 0
        nodes = [self.root] if self.root else []
        for step in edit.path:
            nodes = [value for node in nodes for word, _key, value in children(node) if word == step]
            at = int(nodes[0].start_mark.index) if nodes else at
        paste = self._paste(edit.path, edit.value) if isinstance(edit, Set) else ""
        return RefusedError(Message(_("this cannot be changed without changing something else too")), at, paste)

    def _must_be_reachable(self, edit: Edit) -> None:
        """Raise RefusedError when the way to something leads through an alias, or something that has an anchor."""
        node = self.root
        for step in edit.path:
            if node is not None and node.start_mark.index in self.text.anchored:
                paste = self._paste(edit.path, edit.value) if isinstance(edit, Set) else ""
                raise RefusedError(Message(ALIAS), int(node.start_mark.index), paste)
            node = next((value for word, _key, value in children(node) if word == step), None) if node else None

    def _splices(self, old: object, new: object) -> list[Splice]:
        if self.root is not None and (meant := _inner(self.root, new)) is not None:
            return list(self._within(self.root, old, meant, ()))
        if isinstance(new, dict) and values_of(self.root) is None:
            return [self._of_nothing(new)]
        raise RefusedError(Message(_("the file contains something other than sections")), 0)

    def _of_nothing(self, new: dict[str, object]) -> Splice:
        """The first fields of a file, below its comments."""
        text = self.text
        last = max(0, len(text.source.lines) - 2)
        words = "".join(f"{line}{text.ending(last)}" for line in self.style.fields(new, (), 0))
        if isinstance(self.root, yaml.CollectionNode):
            return Splice(text.start(text.line(self.root.start_mark.index)), len(text.text), words)
        apart = text.ending(last) if text.is_comment(last) else ""
        return Splice(len(text.text), len(text.text), f"{apart}{words}")

    def _within(self, node: yaml.Node, old: object, new: Fields | Items, path: Path) -> Iterator[Splice]:
        """What comes, goes and is another in a mapping or a list."""
        with self._pasting(path, new):
            siblings = siblings_of(self.text, node)
            kept = kept_of(siblings, new)
            lines = None if is_flow(node) else Lines(self.text, self.style, node, siblings, path)
            for each in kept:
                was = old[siblings[each.sibling].step]  # type: ignore[index]
                with self._pasting((*path, each.step), each.value):
                    yield from self._kept(siblings, each, was, path, lines)
            for number in gone_of(siblings, kept):
                self._must_go_alone(siblings[number])
            if len(kept) < max(len(siblings), len(new)):
                yield from lines.around(kept, new) if lines else brackets.around(self.text, siblings, kept, new)

    def _must_go_alone(self, sibling: Sibling) -> None:
        """Raise RefusedError for what cannot go before something else in the file is written out."""
        try:
            self.text.must_be_free(sibling.start, sibling.end)
        except RefusedError as refused:
            refused.paste = ""
            raise

    @contextmanager
    def _pasting(self, path: Path, value: object) -> Iterator[None]:
        """Refuse with the lines to paste for what is refused."""
        try:
            yield
        except RefusedError as refused:
            if refused.paste is None:
                refused.paste = self._paste(path, value)
            raise

    def _kept(
        self, siblings: list[Sibling], kept: KeptSibling, old: object, path: Path, lines: Lines | None
    ) -> Iterator[Splice]:
        """Another key or another value of what stays."""
        sibling = siblings[kept.sibling]
        here = (*path, sibling.step)
        if sibling.key is not None and kept.step != sibling.step:
            self.text.must_be_free(sibling.start, sibling.start + 1)
            style = getattr(sibling.key, "style", None)
            yield Splice(
                sibling.start,
                int(sibling.key.end_mark.index),
                key_word(str(kept.step), style, within=lines is None),
            )
        if kept.value is old:
            return
        node = sibling.value
        inner = _inner(node, kept.value)
        if inner is not None and (inner or is_flow(node)):
            if node.start_mark.index in self.text.anchored:
                raise RefusedError(Message(ALIAS), int(node.start_mark.index))
            yield from self._within(node, old, inner, here)
            return
        self.text.must_be_free(sibling.start, sibling.end)
        if lines is None:
            yield brackets.replaced(self.text, sibling, kept.value)
        else:
            yield from places.replaced(lines, kept.sibling, kept.value, here)

    def _paste(self, path: Path, value: object) -> str:
        """The lines of a value, to be pasted by hand."""
        plain = untraced(value)
        if path:
            write = self.style.field if isinstance(path[-1], str) else self.style.item
            lines = write(plain, path, 0)
        else:
            lines = self.style.fields(plain, (), 0) if isinstance(plain, dict) else ()
        return "\n".join(lines).replace(REPEATED, "*")


def _inner(node: yaml.Node | None, value: object) -> Fields | Items | None:
    """What is to stand within a mapping or a list that has something in it; None when something else is to be there."""
    if isinstance(node, yaml.MappingNode) and node.value:
        return value if isinstance(value, Fields) else Fields.of({}, {}) if value is None else None
    if isinstance(node, yaml.SequenceNode) and node.value:
        return value if isinstance(value, Items) else Items.of([], []) if value == [] else None
    return None
