"""The marks that git leaves in a file where it could not join two versions: told as what they are, and nothing else."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from introplan.diagnostics import Diagnostic, Label, Source, Span, _, _n, error
from introplan.reading.folder import Folder
from introplan.reading.text import name_of, read_text

_MARK = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?:[ \t]+(\S.*?))?[ \t]*$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
"""A block of Markdown, which may show what a conflict looks like."""


class ConflictMark(NamedTuple):
    """One line of git's: its sign, and the version that it names."""

    sign: str
    version: str
    at: Span


def conflict_in(source: Source) -> Diagnostic | None:
    """All conflicts of a file as one finding; None where there is none."""
    marks = list(_marks(source))
    return _told(source, marks) if marks else None


def _told(source: Source, marks: list[ConflictMark]) -> Diagnostic:
    count = max(1, sum(mark.sign == "<" for mark in marks))
    whole = _first_of(marks)
    if whole is None:
        return error(
            "merge-conflict",
            _("this line is a mark that git leaves where it could not join two versions of a file"),
            at=marks[0].at,
            help=_(
                "see that the lines around it are right, and delete it; then `git add .` and `git commit --no-edit`"
            ),
            about=(name_of(source.path),),
        )
    above, parted, below = whole
    return error(
        "merge-conflict",
        _n(
            "git could not join two versions of this file, and has left both in it",
            "git could not join two versions of this file, and has left both in it, in {count} places",
        ),
        at=Label(above.at, _("from here on it is as in `{above}`")),
        also=[Label(parted.at, _("from here on as in `{below}`")), Label(below.at, _("to here"))],
        help=_(
            "in each place choose what to keep, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`; "
            "then `git add .` and `git commit --no-edit`. To go back to before instead: `git merge --abort`"
        ),
        values={"count": count, "above": above.version or "HEAD", "below": below.version or "MERGE_HEAD"},
        about=(name_of(source.path),),
    )


def conflicts_in_texts(folder: Folder) -> Iterator[Diagnostic]:
    """The conflicts in files that are no YAML, such as templates.

    A row of `=` alone is none there: it is also how Markdown underlines a heading.
    """
    for file in folder.files:
        if not isinstance(file.content, bytes) or not any(sign * 7 in file.content for sign in (b"<", b">")):
            continue
        source, _found = read_text(file)
        if source is None:
            continue
        marks = _outside_examples(source)
        if any(mark.sign in "<>" for mark in marks):
            yield _told(source, marks)


def _outside_examples(source: Source) -> list[ConflictMark]:
    examples = [range(*found.span()) for found in _EXAMPLE.finditer(source.text)]
    starts = ((source.start_of(mark.at.start.line), mark) for mark in _marks(source))
    return [mark for start, mark in starts if not any(start in example for example in examples)]


def _marks(source: Source) -> Iterator[ConflictMark]:
    """The marks: nothing that a plan says begins in the first column with seven such signs, and has nothing else."""
    if not any(sign * 7 in source.text for sign in "<=>|"):
        return
    for number, line in enumerate(source.lines):
        if (found := _MARK.match(line)) and (found[1][0] != "=" or not found[2]):
            yield ConflictMark(found[1][0], found[2] or "", source.words(number))


def _first_of(marks: list[ConflictMark]) -> tuple[ConflictMark, ConflictMark, ConflictMark] | None:
    """Where the first conflict begins, where its second version does, and where it ends; None when some are gone."""
    first = next((number for number, mark in enumerate(marks) if mark.sign == "<"), None)
    if first is None:
        return None
    rest = marks[first:]
    parted = next((mark for mark in rest if mark.sign == "="), None)
    below = next((mark for mark in rest if mark.sign == ">"), None)
    return (rest[0], parted, below) if parted and below else None
