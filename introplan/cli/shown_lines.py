"""The lines of a file that come and go, each below the line of the plan that it belongs to."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from rich.text import Text

from introplan.cli.screen import news, several
from introplan.diagnostics import _n
from introplan.diagnostics.wrapping import seen

MOST_LINES = 20
WIDEST = 100
LONGEST = 5000
"""Lines of a file up to which each is shown in its place."""
MORE = _n("… and {count} more line", "… and {count} more lines")


class Line(NamedTuple):
    """A line that is shown: one that comes (`+`), one that goes (`-`), or one that tells where those stand."""

    sign: str
    words: str


def show_lines(path: str, before: bytes | None, after: bytes | None) -> None:
    """Show the lines of a file that come and go; of many, the first."""
    news().print(Text(f"  {path}", "bold"))
    told, changed = 0, 0
    for line in changed_lines(_lines(before), _lines(after)):
        changed += bool(line.sign.strip())
        if changed <= MOST_LINES:
            told = changed
            words = seen(line.words if len(line.words) <= WIDEST else f"{line.words[:WIDEST]}…")
            news().print(Text(f"    {line.sign} {words}", "" if line.sign.strip() else "dim"))
    if changed > told:
        news().print(Text(f"    {several(MORE, changed - told)}"))


def changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """What comes and goes, but for blank lines; in a file that is too long to be laid out, all that goes first."""
    if len(old) > LONGEST:
        known, wanted = set(old), set(new)
        yield from (Line("-", line) for line in old if line not in wanted)
        yield from (Line("+", line) for line in new if line not in known)
        return
    above: str | None = None
    for first, last, start, end in _stretches(old, new):
        gone, come = (
            [line for line in old[first:last] if line.strip()],
            [line for line in new[start:end] if line.strip()],
        )
        if not gone and not come:
            continue
        over = _line_over(new, start, come[0]) if come else _line_over(old, first, gone[0])
        if over is not None and over != above:
            yield Line(" ", over)
        above = over
        yield from (Line("-", line) for line in gone)
        yield from (Line("+", line) for line in come)


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where lines of the old text are in place of lines of the new one."""
    top = _alike(old, new)
    bottom = _alike(old[top:][::-1], new[top:][::-1])
    within = old[top : len(old) - bottom], new[top : len(new) - bottom]
    # What stands in many entries, such as a room, is no noise here: without it a whole entry seems to be another.
    parted = SequenceMatcher(None, *within, autojunk=False).get_opcodes()
    for place, (tag, *stretch) in enumerate(parted):
        first, last, start, end = (each + top for each in stretch)
        before = parted[place - 1][2] - parted[place - 1][1] if place else top
        after = parted[place + 1][2] - parted[place + 1][1] if place + 1 < len(parted) else bottom
        if tag == "insert":
            further = _further(new, start, end, range(-before, after + 1))
        elif tag == "delete":
            further = _further(old, first, last, range(-before, after + 1))
        else:
            further = 0
        if tag != "equal":
            yield first + further, last + further, start + further, end + further


def _further(lines: Sequence[str], start: int, end: int, reach: range) -> int:
    """How much further down, or up, the same comes or goes where it begins with the line that stands furthest out.

    An entry that comes after another with the same last line would else begin with that.
    """
    up = takewhile(lambda by: by == 0 or lines[start + by] == lines[end + by], range(0, reach.start - 1, -1))
    down = takewhile(lambda by: by == 0 or lines[start + by - 1] == lines[end + by - 1], range(reach.stop))
    return min((*down, *up), key=lambda by: (_outermost(lines[start + by : end + by]), abs(by)))


def _outermost(lines: Sequence[str]) -> int:
    """How far in the first line that is not blank stands."""
    return next((_indent(line) for line in lines if line.strip()), 0)


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """How many lines are the same from the first one on."""
    return sum(1 for _both in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


def _line_over(lines: Sequence[str], index: int, line: str) -> str | None:
    """The nearest line above that a line stands under; None for one at the margin."""
    indent = _indent(line)
    above = (each for each in reversed(lines[:index]) if each.strip() and not each.lstrip().startswith("#"))
    return next((each for each in above if _indent(each) < indent), None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8-sig", errors="replace").splitlines()
