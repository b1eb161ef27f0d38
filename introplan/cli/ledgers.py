"""The ledgers of a workspace's programmes on disk, read as values."""

from typing import NamedTuple

from introplan.diagnostics import Diagnostic, Source, error
from introplan.reading.text import UNREAD
from introplan.releases import EMPTY, FILE_NAME, Ledger, read_ledger
from introplan.workspace.files import Workspace


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
