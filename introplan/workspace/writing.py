"""The one way in which a file is written: whole or not at all, also after a crash, and patient with Windows."""

import os
import time
from pathlib import Path

HELD = (5, 32, 33)
"""On Windows, access denied, sharing violation, lock violation: somebody has it open, often for milliseconds only."""

PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between tries to replace a file that is held, such as by a virus scanner or by OneDrive."""


def replace_whole(path: Path, content: bytes) -> None:
    """Put a file in place with these bytes: at any moment it is the old one or the new one, whole, also after a crash.

    Raises OSError when the disk will not have it; then the old one is as it was.
    """
    staged = path.with_name(f".{path.name}.new")
    try:
        write_durably(staged, content)
        put_in_place(staged, path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    settle(path.parent)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file that nobody looks at yet, and have the disk keep it. Raises OSError."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def put_in_place(staged: Path, target: Path) -> None:
    """Let a written file take the place of another on the same disk. Raises OSError, PermissionError for a held one."""
    for pause in (*PATIENCE, None):
        try:
            staged.replace(target)
        except OSError as fault:
            if pause is None or getattr(fault, "winerror", None) not in HELD:
                raise
            time.sleep(pause)
        else:
            return


def settle(folder: Path) -> None:
    """Have the disk remember which names lead to which files in a folder; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
