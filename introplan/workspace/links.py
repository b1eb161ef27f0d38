"""Links on the disk, symbolic ones and Windows' junctions: what is written stays in the folder that was asked for.

A folder that came by mail, or that others can write in, may hold a link to anywhere, and lists of paths that lead out
of it. So no file is written, moved or removed by a path that leads through a link, or upwards.
"""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

_ELSEWHERE = frozenset("\\:\0")
_NOWHERE = frozenset(("", ".", ".."))
JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
"""What Windows calls a folder that is really another; OneDrive's own marks are none."""


class LinkError(OSError):
    """A link stands where introplan would write."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, "a link", str(path))
        self.path = path


def is_link(path: Path | str) -> bool:
    """Whether something else stands behind a path."""
    try:
        told = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISLNK(told.st_mode) or (JUNCTION is not None and getattr(told, "st_reparse_tag", 0) == JUNCTION)


def must_be_no_link(path: Path) -> None:
    """Raise LinkError for a link."""
    if is_link(path):
        raise LinkError(path)


def must_have_no_link(folder: Path, path: str) -> None:
    """Raise LinkError for a link on the way from a folder to a path in it; the file itself may be one."""
    place = str(folder)  # as text, since each build asks this of every file several times
    for part in path.split("/")[:-1]:
        place = f"{place}/{part}"
        if is_link(place):
            raise LinkError(Path(place))


def must_be_reached(folder: Path, root: Path) -> None:
    """Raise LinkError for a folder that is a link, and in the workspace at `root` for one that a link leads to."""
    place, workspace = folder.absolute(), root.absolute()
    if place.is_relative_to(workspace):
        must_have_no_link(workspace, f"{place.relative_to(workspace).as_posix()}/.")
    must_be_no_link(place)


def is_ours(folder: Path, path: str) -> bool:
    """Whether a path, as somebody has listed it, leads to a place in the folder: neither upwards nor by a link."""
    if not stays_within(path):
        return False
    try:
        must_have_no_link(folder, path)
    except LinkError:
        return False
    return True


def those_of_ours(folder: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of some paths that `is_ours` holds of; each folder on the way is asked once."""
    reached: dict[str, bool] = {}
    found = []
    for path in filter(stays_within, paths):
        way = path.rpartition("/")[0]
        if way not in reached:
            reached[way] = is_ours(folder, path)
        if reached[way]:
            found.append(path)
    return frozenset(found)


def stays_within(path: str) -> bool:
    """Whether a path that somebody has listed stays in the folder that it starts from, on any computer."""
    return _ELSEWHERE.isdisjoint(path) and _NOWHERE.isdisjoint(path.split("/"))
