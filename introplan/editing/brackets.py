"""Mappings and lists in brackets: what comes, goes and is another within them."""

import re
from collections.abc import Iterator, Sequence

from introplan.editing.marks import MarkedText
from introplan.editing.siblings import KeptSibling, New, Run, Sibling, gone_of, runs_of, together, without_comment
from introplan.editing.splices import Splice
from introplan.editing.styles import in_brackets, pair
from introplan.editing.traces import Fields, Items
from introplan.editing.words import word


def replaced(text: MarkedText, sibling: Sibling, value: object) -> Splice:
    """Another value in place of the one of a field or an item in brackets."""
    start, end = int(sibling.value.start_mark.index), text.end(sibling.value)
    without_comment(text, start, end, [sibling])
    style = getattr(sibling.value, "style", None)
    words = word(value, style, within=True) if isinstance(value, str) else in_brackets(value)
    if sibling.key and text.text[sibling.mark - 1] != ":":  # a key alone, as a list has words
        return Splice(sibling.end, sibling.end, f": {words}")
    is_close = start == end and text.text[start - 1] == ":"
    return Splice(start, end, f" {words}" if is_close else words)


def around(
    text: MarkedText, siblings: Sequence[Sibling], kept: Sequence[KeptSibling], new: Fields | Items
) -> Iterator[Splice]:
    """What comes and goes between the siblings that stay."""
    gone = gone_of(siblings, kept)
    runs = {run.before: run for run in runs_of(siblings, new)}
    for first, last in together(gone):
        before = first - 1 if first else None
        run = runs.pop(before, None)
        yield from _cut(text, siblings, first, last, run)
    for run in runs.values():
        yield from _put(text, siblings, run)


def _cut(text: MarkedText, siblings: Sequence[Sibling], first: int, last: int, run: Run | None) -> Iterator[Splice]:
    """Siblings that go, and what comes in their place: from the end of one that stays, or to the start of one."""
    words = ", ".join(map(_words, run.new)) if run else ""
    if first:
        start, end = _behind(siblings[first - 1]), siblings[last].end
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


def _put(text: MarkedText, siblings: Sequence[Sibling], run: Run) -> Iterator[Splice]:
    """What comes where nothing goes; on lines of its own, where the siblings have such."""
    words = list(map(_words, run.new))
    column = _own_column(text, siblings)
    if column is None:
        joined = ", ".join(words)
        if run.before is None:
            yield Splice(siblings[0].start, siblings[0].start, f"{joined}, ")
        else:
            at = _behind(siblings[run.before])
            yield Splice(at, at, f", {joined}")
        return
    break_ = text.ending(text.line(siblings[0].start)) + " " * column
    if run.after is not None:
        at = siblings[run.after].start
        yield Splice(at, at, "".join(f"{each},{break_}" for each in words))
        return
    assert run.before is not None
    end = _behind(siblings[run.before])
    at = text.stop(text.line(end)) if text.behind(end).lstrip(" \t,").startswith("#") else end
    has_comma = re.compile(r"[\s]*,").match(text.text, end)
    if at == end:
        yield Splice(end, end, "".join(f",{break_}{each}" for each in words))
        return
    if not has_comma:
        yield Splice(end, end, ",")
    yield Splice(at, at, ",".join(f"{break_}{each}" for each in words))


def _behind(sibling: Sibling) -> int:
    """Where a comma may stand behind a sibling: of one without a value, past the space behind its colon."""
    return max(sibling.end, int(sibling.value.start_mark.index))


def _own_column(text: MarkedText, siblings: Sequence[Sibling]) -> int | None:
    """The column of the siblings, when more than one stand and each begins a line, but maybe the first."""
    columns = {text.column(each.start) for each in siblings[1:]}
    are_own = all(not text.before(each.start).strip() for each in siblings[1:])
    return columns.pop() if are_own and len(columns) == 1 else None


def _words(new: New) -> str:
    return pair(new.step, new.value) if isinstance(new.step, str) else in_brackets(new.value)
