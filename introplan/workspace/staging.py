"""What has been made and is not in its place yet: whole files in the private folder, on the workspace's own disk."""

import os
import re
import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from introplan.workspace.contents import digest_of
from introplan.workspace.private import Private

NAME = re.compile("[0-9a-f]{16}-[0-9]+")
"""What a staged file is called."""


@dataclass(frozen=True)
class Stage:
    """The folder `stage` of the private folder. A file there counts only when it has its digest, so none is half."""

    private: Private

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.private.folder / "stage"

    def put(self, content: bytes) -> str:
        """Put a file there; its name in the folder. Raises OSError."""
        folder, start = self.private.made_within("stage"), digest_of(content)[:16]
        name = next(name for number in count() if not os.path.lexists(folder / (name := f"{start}-{number}")))
        (folder / name).write_bytes(content)
        return name

    def clear(self) -> None:
        """Remove everything there, as far as the disk lets go of it."""
        if self.folder.is_dir():
            shutil.rmtree(self.folder, ignore_errors=True)
