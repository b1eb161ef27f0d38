"""What reading is given: a programme's folder as a value, already fetched from the disk by `cli`."""

from dataclasses import dataclass
from typing import Literal

Unread = Literal["outside-workspace", "no-permission", "not-a-file", "too-large", "folder-too-large", "wrong-ending"]
"""Why a file was not fetched."""


@dataclass(frozen=True, slots=True)
class File:
    """One file: its path as the coordinator knows it, with forward slashes, and its bytes or why there are none."""

    path: str
    content: bytes | Unread


@dataclass(frozen=True, slots=True)
class Folder:
    """One programme's folder, its files in the order of their paths."""

    path: str
    files: tuple[File, ...]

    @property
    def name(self) -> str:
        """The folder's own name, which names the programme in commands and outputs."""
        return self.path.rstrip("/").rpartition("/")[2]
