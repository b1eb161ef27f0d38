"""What a release was made of, kept whole in the private folder, so that it can be made again also without git.

One file a programme: `next` while its release is under way, and `last` from when it is given out.
"""

import shutil
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from introplan.workspace.contents import bytes_of
from introplan.workspace.private import Private
from introplan.workspace.writing import put_in_place, replace_whole

FilesByPath = Mapping[str, bytes]
LARGEST = 200_000_000
"""Bytes of all the files together; the largest real programme with its ledger and templates takes a hundredth."""

UNREADABLE = (OSError, ValueError, EOFError, RuntimeError, zlib.error)
"""What reading a damaged zip file may raise: RuntimeError for one that seems encrypted, or of an unknown kind."""


@dataclass(frozen=True)
class Makings:
    """The kept files of one programme."""

    private: Private
    programme: str

    def keep_next(self, files: FilesByPath) -> None:
        """Keep what the release that is begun is made of. Raises OSError."""
        self.private.made_within("next")
        replace_whole(self._file("next"), _packed(files))

    def is_given_out(self) -> None:
        """What was the next release is the last. Raises OSError."""
        if self._file("next").is_file():
            self.private.made_within("last")
            put_in_place(self._file("next"), self._file("last"))

    def forget_next(self) -> None:
        """The release that was begun is not to be."""
        self._file("next").unlink(missing_ok=True)

    def found(self) -> list[FilesByPath]:
        """What is kept, the latest first; what cannot be read is not."""
        return [files for which in ("next", "last") if (files := _unpacked(self._file(which))) is not None]

    def _file(self, which: str) -> Path:
        return self.private.folder / which / f"{self.programme}.zip"


def forget_next(private: Private) -> None:
    """No release is under way: what those that were begun were made of is of no more use."""
    if (private.folder / "next").is_dir():
        shutil.rmtree(private.folder / "next", ignore_errors=True)


def _packed(files: FilesByPath) -> bytes:
    """A zip file whose bytes tell of the files alone, and not of the moment."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.writestr(zipfile.ZipInfo(path), files[path], zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _unpacked(file: Path) -> FilesByPath | None:
    try:
        with zipfile.ZipFile(BytesIO(bytes_of(file) or b"")) as archive:
            if sum(about.file_size for about in archive.infolist()) > LARGEST:  # packed to fill the memory
                return None
            return {name: archive.read(name) for name in archive.namelist()}
    except (*UNREADABLE, zipfile.BadZipFile):
        return None
