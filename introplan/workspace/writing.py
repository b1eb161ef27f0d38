"""The one way in which a file is written: whole or not at all, also after a crash, and patient with Windows."""

import os
import stat
import time
from pathlib import Path

HELD = (5, 32, 33)
"""On Windows, access denied, sharing violation, lock violation: somebody has it open, often for milliseconds only."""

FOR_ALL, FOR_THE_OWNER = 0o666, 0o600
"""Who may read a file, as far as the computer's own settings let them."""

PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between tries to replace a file that is held, such as by a virus scanner or by OneDrive."""


def replace_whole(path: Path, content: bytes, mode: int = FOR_ALL) -> None:
    """Put a file in place with these bytes: at any moment it is the old one or the new one, whole, also after a crash.

    `mode` says who may read it. Raises OSError when the disk will not have it; then the old one is as it was.
    """
    staged = staged_beside(path)
    try:
        staged.unlink(missing_ok=True)  # left by a run that was stopped, and perhaps for others' eyes
        _write_durably(staged, content, mode)
        put_in_place(staged, path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def mode_of(path: Path) -> int:
    """Who may read a file that is there, so that another in its place shows it to nobody else; else all."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return FOR_ALL


def is_write_protected(path: Path) -> bool:
    """Whether somebody has said that a file is not to be written, which the program's own rights do not change."""
    try:
        return not path.stat().st_mode & stat.S_IWUSR
    except OSError:
        return False


def staged_beside(path: Path) -> Path:
    """Where `replace_whole` writes what is to take a file's place, and where a run that was stopped has left it."""
    return path.with_name(f".{path.name}.new")


def _write_durably(path: Path, content: bytes, mode: int) -> None:
    """Write a file that nobody looks at yet, and have the disk keep it. Raises OSError."""
    binary = getattr(os, "O_BINARY", 0)  # on Windows, where lines would end otherwise
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode != FOR_ALL:
        path.chmod(mode)  # as it is said, whatever the settings take away from new files


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


def _settle(folder: Path) -> None:
    """Have the disk remember which names lead to which files in a folder; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
