"""The manifest of an output folder: which files in it introplan has made, so that it may replace and remove them.

It is written before the first of them is put in place, as the union of what stands and what comes. So a path that it
lists is introplan's whatever its bytes, also when the computer stops in between.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from introplan.workspace.contents import bytes_of
from introplan.workspace.links import those_of_ours

MANIFEST = ".introplan-manifest"


@dataclass(frozen=True)
class Manifest:
    """The manifest of `folder`. What lies beneath `secret`, such as `people/`, is listed so that nobody can read it."""

    folder: Path
    secret: str

    @property
    def file(self) -> Path:
        """Where it lies."""
        return self.folder / MANIFEST

    def paths(self) -> frozenset[str]:
        """The files that have been made, by their path in the folder; a path that leads elsewhere is never ours."""
        try:
            lines = frozenset((bytes_of(self.file) or b"").decode().splitlines())
        except UnicodeDecodeError:
            return frozenset()
        listed = {*lines, *(path for path in self._secret_files() if self._listed_as(path) in lines)}
        return those_of_ours(self.folder, listed)

    def _secret_files(self) -> Iterator[str]:
        """What lies beneath `secret`, by its path in the folder."""
        for place, folders, names in os.walk(self.folder / self.secret):
            here = Path(place).relative_to(self.folder).as_posix()
            yield from (f"{here}/{name}" for name in (*folders, *names))

    def listing(self, paths: Iterable[str]) -> bytes:
        """The bytes of a manifest that lists these files."""
        return "".join(f"{line}\n" for line in sorted(map(self._listed_as, paths))).encode()

    def _listed_as(self, path: str) -> str:
        """A path as the manifest has it; a secret one as what it can be known by again, but not be read from."""
        return f"#{sha256(path.encode()).hexdigest()}" if path.startswith(self.secret) else path
