"""The marks that git leaves in a file where it could not join two versions: told as what they are, and nothing else."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from introplan.diagnostics import Diagnostic, Label, Source, Span, _, _n, error
from introplan.reading.folder import Folder
from introplan.reading.text import name_of, read_text

_MARK = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?:[ \t]+(\S.*?))?[ \t]*$", re.MULTILINE)
_SURE = re.compile(rb"^(?:<{7}|>{7})(?:[ \t]|\r?$)", re.MULTILINE)
"""What no text has but after a merge: a row of `=` is also how Markdown underlines a heading."""


_EXAMPLE = re.compile(rb"^```.*?^```", re.MULTILINE | re.DOTALL)
"""A block of Markdown, which may show what a conflict looks like."""


class ConflictMark(NamedTuple):
    """One line of git's: its sign, and the version that it names."""

    sign: str
    version: str
    at: Span


def conflict_in(source: Source) -> Diagnostic | None:
    """All conflicts of a file as one finding; None where there is none."""
    marks = list(_marks(source))
    if not marks:
        return None
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
    """The conflicts in files that are no YAML, such as templates."""
    for file in folder.files:
        if not isinstance(file.content, bytes) or not _SURE.search(_EXAMPLE.sub(b"", file.content)):
            continue
        source, _found = read_text(file)
        if source is not None and (found := conflict_in(source)) is not None:
            yield found


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
