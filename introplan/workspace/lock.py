"""One command at a time writes in a workspace: a lock that the operating system lets go when its holder dies.

The file is never deleted, since whoever had it open would then hold a lock that nobody else sees. It binds the
programs of one computer; what two computers do to one folder is settled by what the ledgers say.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from introplan.diagnostics import Message, _
from introplan.workspace.contents import told_in
from introplan.workspace.faults import WorldError
from introplan.workspace.private import Private

FAR_BEYOND = 1 << 30
"""The byte that is locked on Windows, where a lock keeps others from reading: the text lies before it."""

BETWEEN_TRIES = 0.1  # seconds


class HeldError(WorldError):
    """Another command has the workspace."""


class Holder(NamedTuple):
    """Who has a lock: the person, the computer, the command, and since when by that computer's clock."""

    who: str
    computer: str
    command: str
    since: datetime


@contextmanager
def only_one(private: Private, holder: Holder, patience: float = 0) -> Iterator[None]:
    """Keep all others out while the block runs. Raises HeldError after `patience` seconds, OSError without a folder."""
    handle = os.open(private.made() / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        until = time.monotonic() + patience
        while not _is_ours(handle):
            if time.monotonic() >= until:
                raise _held(private.folder / "lock")
            time.sleep(BETWEEN_TRIES)
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps({**holder._asdict(), "since": holder.since.isoformat()}).encode())
        yield
    finally:
        os.close(handle)  # which lets go of the lock


def _is_ours(handle: int) -> bool:
    """Whether nobody else has the lock; so it is where the disk knows no locks."""
    try:
        _take(handle)
    except BlockingIOError:
        return False
    except PermissionError:  # what Windows says of a byte that another has
        return False
    except OSError:
        return True
    return True


def _take(handle: int) -> None:
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - only there on Windows

        os.lseek(handle, FAR_BEYOND, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # as above
    else:
        import fcntl  # noqa: PLC0415 - not there on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _held(file: Path) -> HeldError:
    way_out = Message(_("wait until that is done, and try again"))
    try:
        told = told_in(file)
        since = datetime.fromisoformat(told["since"])
        values = {"who": told["who"], "computer": told["computer"], "command": told["command"]}
    except (ValueError, KeyError, TypeError):
        return HeldError(Message(_("another introplan is writing in this workspace")), way_out)
    return HeldError(
        Message(
            _("{who} is running `introplan {command}` in this workspace, on {computer}, since {time} on {day}"),
            {**values, "day": since.date(), "time": since.time().replace(second=0, microsecond=0)},
        ),
        way_out,
    )
