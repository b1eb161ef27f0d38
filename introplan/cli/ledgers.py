"""The ledgers of a workspace's programmes on disk: read as values, and written whole or not at all."""

import os
from pathlib import Path
from typing import NamedTuple

from introplan.cli.workspace import Workspace
from introplan.diagnostics import Diagnostic, Source, error
from introplan.publishing import EMPTY, FILE_NAME, Ledger, read_ledger
from introplan.reading.text import UNREAD


class LedgerFile(NamedTuple):
    """A programme's ledger as its file has it, what is wrong with the file, and its bytes; None without a file."""

    ledger: Ledger
    diagnostics: list[Diagnostic]
    content: bytes | None


NO_LEDGER = LedgerFile(EMPTY, [], None)


def ledger_file(workspace: Workspace, name: str) -> LedgerFile:
    """The ledger of a programme; an empty one before its first release."""
    file = workspace.file(name, FILE_NAME)
    if file is None:
        return NO_LEDGER
    if isinstance(file.content, str):
        fault, what, way_out = UNREAD[file.content]
        return LedgerFile(EMPTY, [error(fault, what, at=Source(file.path, "").words(0), help=way_out)], None)
    return LedgerFile(*read_ledger(file.path, file.content), file.content)


def replace_whole(path: Path, content: bytes) -> None:
    """Put a file in place with these bytes: at any moment it is the old one or the new one, whole, also after a crash.

    Raises OSError when the disk will not have it; then the old one is as it was.
    """
    staged = path.with_name(f".{path.name}.new")
    try:
        with staged.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the disk remember that the name leads to the new file; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
