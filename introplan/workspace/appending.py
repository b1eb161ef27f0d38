"""A file that only grows: whole lines, each on the disk before the next thing is done."""

import os
from pathlib import Path

from introplan.workspace.output import explained
from introplan.workspace.writing import FOR_ALL


class GrowingFile:
    """A file of lines. A last line without an end, from a run that was killed, is taken away before the first one.

    Writing raises OutputError when the disk will not have it.
    """

    def __init__(self, path: Path, whole: int) -> None:
        """`whole` is how many of its bytes are whole lines."""
        self.path, self.whole = path, whole
        self._handle: int | None = None

    def append(self, line: str) -> None:
        """Write a line, and have the disk keep it."""
        try:
            self._append(line.encode())
        except OSError as fault:
            raise explained(fault, self.path) from fault

    def _append(self, content: bytes) -> None:
        if self._handle is None:
            binary = getattr(os, "O_BINARY", 0)
            self._handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | binary, FOR_ALL)
            os.ftruncate(self._handle, self.whole)
            os.lseek(self._handle, 0, os.SEEK_END)
        while content:
            content = content[os.write(self._handle, content) :]
        os.fsync(self._handle)

    @property
    def has_grown(self) -> bool:
        """Whether anything has been written."""
        return self._handle is not None

    def close(self) -> None:
        """Let go of it."""
        if self._handle is not None:
            os.close(self._handle)
