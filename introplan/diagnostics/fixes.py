"""The way out of a finding as a value, so that it can be tried before it is offered, and written by a program."""

from typing import NamedTuple

Where = tuple[str | int, ...]
"""Where something stands in the data of a plan: `("cohorts", "ht26", "sessions", "tolk", "date")`."""
Plain = str | list["Plain"] | dict[str, "Plain"] | None
"""What YAML holds before any field has read it: scalars are text, as the author would write them."""


class Remove(NamedTuple):
    """What stands at a path is to stand there no more: a field, an entry, an item of a list."""

    path: Where


class Set(NamedTuple):
    """A value is to stand at a path, in place of another or as a new one.

    A new field comes after the one called `after`, else last; a list whose length is the path's last part gets
    one item more. What is missing on the way there is made. A new entry of a section that follows none is put into the
    `file`, if there is one, by its path from the workspace.
    """

    path: Where
    value: Plain
    after: str = ""
    file: str = ""


class Rename(NamedTuple):
    """The field or entry at a path is to be called something else; all that stands under it stays as it is."""

    path: Where
    key: str


class Rewrite(NamedTuple):
    """A file that nobody writes by hand, by its path as the coordinator knows it, is to hold these bytes."""

    file: str
    content: bytes


class Retype(NamedTuple):
    """Signs of a file are to be others, from an index in its text: where they keep its data from being read."""

    file: str
    start: int
    old: str
    new: str


Edit = Remove | Set | Rename


class Fix(NamedTuple):
    """What would be changed so that a finding is gone and none comes: edits of the data, whole files, signs."""

    edits: tuple[Edit, ...] = ()
    files: tuple[Rewrite, ...] = ()
    signs: tuple[Retype, ...] = ()
