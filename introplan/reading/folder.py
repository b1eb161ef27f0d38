"""What reading is given: a programme's folder as a value, already fetched from the disk by `cli`."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

Unread = Literal["outside-workspace", "no-permission", "not-a-file", "too-large", "folder-too-large", "wrong-ending"]
"""Why a file was not fetched."""


class File(NamedTuple):
    """One file: its path as the coordinator knows it, with forward slashes, and its bytes or why there are none."""

    path: str
    content: bytes | Unread


class Folder(NamedTuple):
    """One programme's folder, its files in the order of their paths."""

    path: str
    files: tuple[File, ...]

    @property
    def name(self) -> str:
        """The folder's own name, which names the programme in commands and outputs."""
        return self.path.rstrip("/").rpartition("/")[2]

    @property
    def contents(self) -> dict[str, bytes | Unread]:
        """What each file says, or why it was not fetched, by its path."""
        return {file.path: file.content for file in self.files}

    def uses(self, word: str) -> bool:
        """Whether a word stands anywhere in its files, as an id or a part of a text."""
        alone = re.compile(rb"(?<![\w-])" + re.escape(word.encode()) + rb"(?![\w-])")
        return any(isinstance(file.content, bytes) and alone.search(file.content) for file in self.files)

    def bytes_of(self, path: str) -> bytes | None:
        """What a file says; None for one that is not there, or was not fetched."""
        content = self.contents.get(path)
        return content if isinstance(content, bytes) else None

    def after(self, contents: Mapping[str, bytes | None]) -> "Folder":
        """The folder with other files, by their paths; None for one that goes."""
        new = {path: File(path, content) for path, content in contents.items() if content is not None}
        stay = {file.path: file for file in self.files if file.path not in contents}
        return self._replace(files=tuple(sorted((stay | new).values(), key=lambda file: file.path)))
