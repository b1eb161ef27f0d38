"""Links on the disk, symbolic ones and Windows' junctions: what is written stays in the folder that was asked for.

A folder that came by mail, or that others can write in, may hold a link to anywhere. So no file is written, moved or
removed by a path that leads through one.
"""

import stat
from pathlib import Path

JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
"""What Windows calls a folder that is really another; OneDrive's own marks are none."""


def is_link(path: Path) -> bool:
    """Whether something else stands behind a path."""
    try:
        told = path.lstat()
    except (OSError, ValueError):
        return False
    return stat.S_ISLNK(told.st_mode) or (JUNCTION is not None and getattr(told, "st_reparse_tag", 0) == JUNCTION)


def link_on_the_way(folder: Path, path: str) -> Path | None:
    """The first link that one meets on the way from a folder to a path in it, the file itself left out."""
    place = folder
    for part in Path(path).parts[:-1]:
        place /= part
        if is_link(place):
            return place
    return None
