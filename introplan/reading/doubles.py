"""What stands twice in a folder: an id here and there, or a whole file of which somebody has made a copy."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from introplan.diagnostics import Diagnostic, Label, _, _n, error
from introplan.model import Path
from introplan.reading.origins import Written
from introplan.reading.text import name_of

COPY = re.compile(
    r"\b(kopia|copy|konflikt\w*|conflict\w*)\b|\(\d+\)|_(LOCAL|REMOTE|BASE|BACKUP)_\d+"
    r"|-(DESKTOP|LAPTOP)-\w+",
    re.IGNORECASE,
)
"""How the Explorer, OneDrive, Dropbox and git call a copy that they make: `people - Kopia.yaml`, `people (1).yaml`."""
MANY = 3
"""From so many on, ids that one file has in common with another are told as one."""


class Double(NamedTuple):
    """An entry whose id stands already, and the first one; `sections` are the two that share their ids, if it is so."""

    path: Path
    template: str
    written: Written
    first: Written
    sections: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, str]:
        """Where the two stand."""
        return self.written.source.path, self.first.source.path


def is_named_as_copy(path: str) -> bool:
    """Whether a file is called as a program calls a copy that it makes."""
    return COPY.search(name_of(path)) is not None


def told_of(doubles: Iterable[Double]) -> Iterator[Diagnostic]:
    """Each double; all that one file has in common with another as one, where it is a copy or there are many."""
    of_files: dict[tuple[str, str], list[Double]] = defaultdict(list)
    for each in doubles:
        of_files[each.files].append(each)
    for (here, there), those in of_files.items():
        if here != there and (is_named_as_copy(here) or len(those) >= MANY):
            yield _copy(those)
        else:
            yield from map(_double, those)


def _copy(doubles: Sequence[Double]) -> Diagnostic:
    first, (here, there) = doubles[0], doubles[0].files
    return error(
        "copy-of-a-file",
        _n(
            "`{here}` looks like a copy of `{there}`: `{id}` is in both",
            "`{here}` looks like a copy of `{there}`: {count} entries are in both, such as `{id}`",
        ),
        at=first.written.at,
        also=[Label(first.first.at, _("first here"))],
        help=_("delete the copy, or move it out of the folder: every file in it that ends in `.yaml` is read"),
        values={"here": name_of(here), "there": name_of(there), "id": first.path[-1], "count": len(doubles)},
    )


def _double(double: Double) -> Diagnostic:
    path, written, first = double.path, double.written, double.first
    return error(
        "duplicate-id" if path[1:] else "two-programmes",
        double.template,
        at=written.at,
        also=[Label(first.at, _("first here"))],
        help=_("keep one of them, or give one another id")
        if path[1:]
        else _("keep one of them; another programme has a folder of its own"),
        values={"id": path[-1], "section": path[0], **dict(zip(("one", "other"), double.sections, strict=False))},
    )
