"""Mappings and lists in brackets: what comes, goes and is another within them."""

import re
from collections.abc import Iterable, Iterator, Sequence

import yaml

from introplan.diagnostics import Message, _
from introplan.editing.marks import RefusedError, Text
from introplan.editing.siblings import Kept, New, Run, Sibling, gone_of, runs_of, together
from introplan.editing.splices import Splice
from introplan.editing.styles import in_brackets, pair
from introplan.editing.traces import Fields, Items

COMMENT_WITHIN = _("a comment stands within the brackets, and would go along")


def replaced(text: Text, sibling: Sibling, value: object) -> Splice:
    """Another value in place of the one of a field or an item in brackets."""
    start, end = int(sibling.value.start_mark.index), text.end(sibling.value)
    without_comment(text, start, end, [sibling])
    words = in_brackets(value)
    if sibling.key and text.text[sibling.mark - 1] != ":":
        raise RefusedError(Message(_("here stands a key without a colon")), sibling.start)
    is_close = start == end and text.text[start - 1] == ":"
    return Splice(start, end, f" {words}" if is_close else words)


def around(text: Text, siblings: Sequence[Sibling], kept: Sequence[Kept], new: Fields | Items) -> Iterator[Splice]:
    """What comes and goes between the siblings that stay."""
    gone = gone_of(siblings, kept)
    runs = {run.before: run for run in runs_of(siblings, new)}
    for first, last in together(gone):
        before = first - 1 if first else None
        run = runs.pop(before, None)
        yield from _cut(text, siblings, first, last, run)
    for run in runs.values():
        yield from _put(text, siblings, run)


def _cut(text: Text, siblings: Sequence[Sibling], first: int, last: int, run: Run | None) -> Iterator[Splice]:
    """Siblings that go, and what comes in their place: from the end of one that stays, or to the start of one."""
    words = ", ".join(map(_words, run.new)) if run else ""
    if first:
        start, end = siblings[first - 1].end, siblings[last].end
        words = f", {words}" if words else ""
    elif last + 1 < len(siblings):
        start, end = siblings[first].start, siblings[last + 1].start
        words = f"{words}, " if words else ""
    else:
        start, end = siblings[first].start, siblings[last].end
        comma = re.compile(r"\s*,").match(text.text, end)
        end = comma.end() if comma else end
    without_comment(text, start, end, siblings[first : last + 1])
    yield Splice(start, end, words)


def _put(text: Text, siblings: Sequence[Sibling], run: Run) -> Iterator[Splice]:
    """What comes where nothing goes; on lines of its own, where the siblings have such."""
    words = list(map(_words, run.new))
    column = _own_column(text, siblings)
    if column is None:
        joined = ", ".join(words)
        if run.before is None:
            yield Splice(siblings[0].start, siblings[0].start, f"{joined}, ")
        else:
            yield Splice(siblings[run.before].end, siblings[run.before].end, f", {joined}")
        return
    break_ = text.ending(text.line(siblings[0].start)) + " " * column
    if run.after is not None:
        at = siblings[run.after].start
        yield Splice(at, at, "".join(f"{each},{break_}" for each in words))
        return
    assert run.before is not None
    end = siblings[run.before].end
    at = text.stop(text.line(end)) if text.behind(end).lstrip(" \t,").startswith("#") else end
    has_comma = re.compile(r"[\s]*,").match(text.text, end)
    if at == end:
        yield Splice(end, end, "".join(f",{break_}{each}" for each in words))
        return
    if not has_comma:
        yield Splice(end, end, ",")
    yield Splice(at, at, ",".join(f"{break_}{each}" for each in words))


def _own_column(text: Text, siblings: Sequence[Sibling]) -> int | None:
    """The column of the siblings, when more than one stand and each begins a line, but maybe the first."""
    columns = {text.column(each.start) for each in siblings[1:]}
    are_own = all(not text.before(each.start).strip() for each in siblings[1:])
    return columns.pop() if are_own and len(columns) == 1 else None


def _words(new: New) -> str:
    return pair(new.step, new.value) if isinstance(new.step, str) else in_brackets(new.value)


def without_comment(text: Text, start: int, end: int, siblings: Iterable[Sibling]) -> None:
    """Raise RefusedError for a comment among siblings of which something goes."""
    last = start
    for node in (leaf for each in siblings for part in (each.key, each.value) if part for leaf in leaves(part)):
        if (at := text.text.find("#", last, max(last, int(node.start_mark.index)))) >= 0:
            raise RefusedError(Message(COMMENT_WITHIN), at)
        last = max(last, text.end(node))
    if (at := text.text.find("#", last, max(last, end))) >= 0:
        raise RefusedError(Message(COMMENT_WITHIN), at)


def leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """The words within a node."""
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from leaves(part)
